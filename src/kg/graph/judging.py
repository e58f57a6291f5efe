"""Apply the judgements of people to claims: last, above the rules, and never without saying so.

Rejected claims leave before contradictions are looked for, so that what they disputed is free again.
Accepted claims win contradictions, and what contradicts them is disputed; but they do not break the ontology:
where they would, they are refused. A corrected claim is superseded by a new one with the same evidence.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from pyoxigraph import Literal, NamedNode

from kg.graph.acceptance import court
from kg.graph.contradictions import inner_and_outer
from kg.graph.matching import Matcher, quoter
from kg.graph.naming import Names, index_names
from kg.graph.rulings import Rulings, rule
from kg.graph.schema import Schema
from kg.graph.statements import MADE, Judged, statements
from kg.graph.terms import Term, text, typed
from kg.identifiers import claim_id
from kg.judgements import Judgement, Outcome, State, Verdict, row
from kg.lexicon import Lexicon
from kg.model import Document, Extraction, Resolution, Status, Tier
from kg.namespaces import KGT, PREFIXES, compact

OVERRULED: Final = "a person accepted a claim that says otherwise"
_ROUNDS: Final = 8
_FIRST: Final = 2.0
"""The confidence of an accepted claim while claims are weighed: above that of any rule."""

_STANDING: Final = frozenset({Status.ACCEPTED, Status.DISPUTED})

Weigh = Callable[[Iterable[Judged]], tuple[Judged, ...]]


@dataclass(frozen=True, slots=True)
class _Bench:
    """What is needed to apply judgements: names, vocabulary, tables, and which document repeats which."""

    names: Names
    schema: Schema
    lexicon: Lexicon
    works: Mapping[str, str]

    def work(self, claim: Judged) -> str:
        return self.works.get(claim.document, claim.document)


def judge_by_ledger(
    documents: Iterable[Document],
    extractions: Iterable[Extraction],
    resolution: Resolution,
    lexicon: Lexicon,
    schema: Schema,
    works: Mapping[str, str],
    judgements: Iterable[Judgement] = (),
) -> tuple[tuple[Judged, ...], tuple[Outcome, ...]]:
    """Return every claim with its status, sorted by id, and what became of each judgement, in their order."""
    claims = statements(extractions, resolution)
    documents = tuple(documents)
    files, texts = {d.id: d.name for d in documents}, {d.id: d.text for d in documents}
    return judge_claims(claims, files, texts, resolution, lexicon, schema, works, judgements)


def judge_claims(
    claims: Iterable[Judged],
    files: Mapping[str, str],
    texts: Mapping[str, str],
    resolution: Resolution,
    lexicon: Lexicon,
    schema: Schema,
    works: Mapping[str, str],
    judgements: Iterable[Judgement] = (),
) -> tuple[tuple[Judged, ...], tuple[Outcome, ...]]:
    """Return what :func:`judge_by_ledger` does for claims that bear the status of their tier, by id.

    ``files`` and ``texts`` are the names and the texts of the documents by their ids.
    """
    claims = tuple(claims)

    jury = court(resolution, lexicon, schema, works)

    def weighed(found: Iterable[Judged]) -> tuple[Judged, ...]:
        return jury.admit(jury.weigh(found))

    judgements = tuple(judgements)
    if not judgements:
        return weighed(claims), ()
    names = index_names(resolution, lexicon, dict(files))
    matcher = Matcher(claims, names, quoter(texts))
    rulings = rule(judgements, matcher)
    bench = _Bench(names, schema, lexicon, works)
    judged: tuple[Judged, ...] = ()
    refused = -1
    while refused != rulings.refused:  # what is refused changes nothing, so all is weighed again without it
        refused = rulings.refused
        judged = _impose(_decide(claims, rulings, bench), weighed, rulings, bench)
    _tell_contradictions(judged, matcher, rulings, bench)
    outcomes = sorted(rulings.outcomes.values(), key=lambda one: row(one.judgement))
    return judged, tuple(outcomes)


def _decide(claims: Iterable[Judged], rulings: Rulings, bench: _Bench) -> dict[str, Judged]:
    """Return the claims by id with the status that people gave them, corrected ones beside the new ones."""
    decided = {claim.id: claim for claim in claims}
    for name, notes in rulings.notes.items():
        decided[name] = replace(decided[name], reviews=notes)
    for name, judgement in sorted(rulings.decisions.items()):
        if rulings.is_refused(judgement):
            continue
        claim = decided[name]
        reviewed = replace(claim, reviews=(*claim.reviews, judgement))
        if judgement.verdict is Verdict.REJECT:
            decided[name] = replace(reviewed, status=Status.REJECTED, note="a person rejected it")
        elif judgement.verdict is Verdict.ACCEPT:
            decided[name] = replace(reviewed, status=Status.ACCEPTED, note="")
        else:
            _correct(reviewed, judgement, decided, rulings, bench)
    return decided


def _correct(
    claim: Judged, judgement: Judgement, decided: dict[str, Judged], rulings: Rulings, bench: _Bench
) -> None:
    value = _value(judgement.value, claim, bench)
    if isinstance(value, str):
        rulings.outcomes[judgement] = Outcome(judgement, State.REFUSED, value)
        return
    name = claim_id(claim.subject, claim.predicate, str(value), claim.document)
    if name == claim.id:
        decided[name] = replace(claim, status=Status.ACCEPTED, note="")
        return
    decided[claim.id] = replace(
        claim, status=Status.SUPERSEDED, note=f"a person corrected it to {judgement.value}"
    )
    known = decided.get(name)
    made = replace(
        known or claim,
        id=name,
        object=value,
        rules=tuple(sorted({MADE, *(known.rules if known else ())})),
        status=Status.ACCEPTED,
        tier=Tier.ASSERTED,
        confidence=1.0,
        bound=1.0,
        features=known.features if known else (),
        note="",
        reviews=(*(known.reviews if known else ()), judgement),
    )
    decided[name] = made
    rulings.tell(judgement, State.APPLIED, targets=[name])


def _value(words: str, claim: Judged, bench: _Bench) -> Term | str:
    """Return the corrected object of a claim, or why there is none, in words."""
    old = claim.object
    if isinstance(old, Literal):
        try:
            return text(words, old.language) if old.language else typed(words, compact(old.datatype.value))
        except ValueError:
            return f"{words!r} is no value of {compact(old.datatype.value)}"
    found = bench.names.things(words, claim.document)
    if len(found) > 1:
        return f"several things are called so: {', '.join(sorted(map(compact, found)))}"
    if not found:
        return f"no thing of this build is called {words}; give its id, or kind and name"
    iri = next(iter(found))
    foreign = not iri.startswith(tuple(PREFIXES[p] for p in ("unit", "currency")))
    if foreign and iri not in bench.names.labels and iri not in bench.schema.terms:
        return f"neither this build nor the vocabularies know {words}"
    return NamedNode(iri)


def _impose(
    decided: dict[str, Judged], weighed: Weigh, rulings: Rulings, bench: _Bench
) -> tuple[Judged, ...]:
    """Weigh the claims until what people accepted stands, wherever it can."""
    overruled: dict[str, set[str]] = {}
    found: dict[str, Judged] = {}
    for _ in range(_ROUNDS):
        found = {c.id: c for c in weighed(_ready(decided, overruled))}
        new = _rivals(found, overruled)
        if not new:
            break
        for rival, accepted in new.items():
            overruled.setdefault(rival, set()).update(accepted)
    for claim in [c for c in found.values() if c.imposed]:
        restored = replace(claim, confidence=decided[claim.id].confidence)
        found[claim.id] = restored
        if restored.status is not Status.ACCEPTED:
            _refuse_or_impose(restored, found, rulings, bench)
    return tuple(found[name] for name in sorted(found))


def _ready(decided: Mapping[str, Judged], overruled: Mapping[str, set[str]]) -> tuple[Judged, ...]:
    """Return the claims for one round: accepted ones first in weight, overruled ones disputed and linked."""
    against: dict[str, set[str]] = {}
    for rival, accepted in overruled.items():
        for name in accepted:
            against.setdefault(name, set()).add(rival)
            against.setdefault(rival, set()).add(name)
    ready = []
    for name in sorted(decided):
        claim = decided[name]
        if name in against:
            claim = replace(claim, conflicts=tuple(sorted({*claim.conflicts, *against[name]})))
        if name in overruled:
            claim = replace(claim, status=Status.DISPUTED, note=OVERRULED)
        elif claim.imposed:
            claim = replace(claim, confidence=_FIRST)
        ready.append(claim)
    return tuple(ready)


def _rivals(found: Mapping[str, Judged], overruled: Mapping[str, set[str]]) -> dict[str, set[str]]:
    """Return the claims of no person that stand against claims which a person accepted, with those claims."""
    rivals: dict[str, set[str]] = {}
    for claim in found.values():
        if not claim.imposed or claim.status is Status.ACCEPTED:
            continue
        for name in claim.conflicts:
            rival = found.get(name)
            if rival and rival.status in _STANDING and not rival.imposed and name not in overruled:
                rivals.setdefault(name, set()).add(claim.id)
    return rivals


def _refuse_or_impose(claim: Judged, found: dict[str, Judged], rulings: Rulings, bench: _Bench) -> None:
    """Accept a claim against the reference tables if the ontology bears it; else refuse its judgement."""
    judgement = next(one for one in claim.reviews if one.verdict in (Verdict.ACCEPT, Verdict.CORRECT))
    own = [name for name in claim.conflicts if name in found]
    if claim.status is not Status.DISPUTED or not claim.conflicts or any(found[n].imposed for n in own):
        rulings.outcomes[judgement] = Outcome(judgement, State.REFUSED, claim.note or "the rules forbid it")
        return
    if claim.predicate in bench.schema.functional or "circle" in claim.note or _is_upside_down(claim, bench):
        reason = f"it would break the ontology: {claim.note}"
        rulings.outcomes[judgement] = Outcome(judgement, State.REFUSED, reason, ())
        return
    found[claim.id] = replace(claim, status=Status.ACCEPTED, note="", conflicts=tuple(own))
    rulings.tell(judgement, State.CONTRADICTED, claim.note, [claim.id])


def _is_upside_down(claim: Judged, bench: _Bench) -> bool:
    """Return whether a claim puts an area into one that does not stand on a higher level."""
    inner, outer = map(compact, inner_and_outer(claim))
    entries = bench.lexicon.entries
    if inner not in entries or outer not in entries:
        return False
    low, high = (bench.schema.ranks.get(f"{KGT}{entries[one].level}") for one in (inner, outer))
    return low is None or high is None or high >= low


def _tell_contradictions(judged: Iterable[Judged], matcher: Matcher, rulings: Rulings, bench: _Bench) -> None:
    """Report evidence of other works against judgements that were applied all the same."""
    judged = tuple(judged)
    by_id = {claim.id: claim for claim in judged}
    same: dict[tuple[str, str, str], list[Judged]] = {}
    for claim in judged:
        if claim.status is Status.ACCEPTED and not claim.imposed:
            same.setdefault((claim.subject, claim.predicate, str(claim.object)), []).append(claim)
    for claim in judged:
        if claim.imposed and claim.status is Status.ACCEPTED:
            against = [by_id[n] for n in claim.conflicts if n in by_id]
            against = [c for c in against if c.tier is Tier.ASSERTED and c.status is Status.DISPUTED]
            _tell(claim, against, "says otherwise", matcher, rulings, bench)
        elif claim.status in (Status.REJECTED, Status.SUPERSEDED):
            others = same.get((claim.subject, claim.predicate, str(claim.object)), [])
            _tell(claim, others, "says it too", matcher, rulings, bench)


def _tell(
    claim: Judged, others: Iterable[Judged], how: str, matcher: Matcher, rulings: Rulings, bench: _Bench
) -> None:
    others = [one for one in others if bench.work(one) != bench.work(claim)]
    for judgement in claim.reviews if others else ():
        if judgement.verdict is not Verdict.NOTE:
            told = "; ".join(sorted({matcher.told(one) for one in others})[:3])
            rulings.tell(judgement, State.CONTRADICTED, f"another source {how}: {told}", [claim.id])
