"""Apply the judgements of people to claims: last, above the rules, and never without saying so.

Rejected claims leave before contradictions are looked for, so that what they disputed is free again.
Accepted claims win contradictions, and what contradicts them is disputed; but they do not break the ontology:
where they would, they are refused. A corrected claim is superseded by a new one with the same evidence.
"""

from collections import ChainMap
from collections.abc import Container, Iterable, Mapping, MutableMapping
from dataclasses import dataclass, replace
from typing import Final

from pyoxigraph import Literal, NamedNode

from kg.graph.acceptance import court
from kg.graph.contradictions import inner_and_outer
from kg.graph.hearing import Hearing, Weighed
from kg.graph.matching import Matcher, quoter
from kg.graph.naming import SOURCE, Names, index_names
from kg.graph.rulings import Rulings, rule
from kg.graph.schema import Schema
from kg.graph.sheaves import Sheaves, links_by_document
from kg.graph.statements import MADE, Judged
from kg.graph.terms import Term, text, typed
from kg.graph.trial import Trial
from kg.identifiers import claim_id
from kg.judgements import Judgement, Outcome, State, Verdict, parse_thing, row
from kg.keeping import FORGETFUL, drawn
from kg.lexicon import Lexicon
from kg.model import Document, Extraction, Resolution, Status, Tier
from kg.namespaces import KGT, PREFIXES, compact

OVERRULED: Final = "a person accepted a claim that says otherwise"
_ROUNDS: Final = 8
_FIRST: Final = 2.0
"""The confidence of an accepted claim while claims are weighed: above that of any rule."""

_STANDING: Final = frozenset({Status.ACCEPTED, Status.DISPUTED})


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
    documents, found = tuple(documents), tuple(extractions)
    files, texts = {d.id: d.name for d in documents}, {d.id: d.text for d in documents}
    sheaves = Sheaves(map(drawn, found), resolution, FORGETFUL)
    places = sorted({*files, *(one.document for one in found)})
    hearing = Hearing(places, sheaves, court(resolution, lexicon, schema, works))
    trial, outcomes = judge_claims(hearing, files, texts, resolution, judgements)
    judged = (claim for n in range(len(places)) for claim in trial.claims(n))
    return tuple(sorted(judged, key=lambda claim: claim.id)), outcomes


def judge_claims(
    hearing: Hearing,
    files: Mapping[str, str],
    texts: Mapping[str, str],
    resolution: Resolution,
    judgements: Iterable[Judgement] = (),
) -> tuple[Trial, tuple[Outcome, ...]]:
    """Return the claims of all documents as they are judged, and what became of each judgement, in order.

    ``files`` and ``texts`` are the names and the texts of the documents by their ids. Only the documents are
    read that judgements may be about, and those whose claims touch these.
    """
    judgements = tuple(judgements)
    if not judgements:
        return hearing.weigh().trial, ()
    jury = hearing.court
    names = index_names(resolution, jury.lexicon, dict(files))
    claims = hearing.claims(_meant(judgements, names, resolution, hearing.documents))
    matcher = Matcher([claims[name] for name in sorted(claims)], names, quoter(texts))
    rulings = rule(judgements, matcher)
    bench = _Bench(names, jury.schema, jury.lexicon, jury.works)
    weighed = _imposed(claims, hearing, rulings, bench)
    _tell_contradictions(weighed, matcher, rulings, bench)
    outcomes = sorted(rulings.outcomes.values(), key=lambda one: row(one.judgement))
    return weighed.trial, tuple(outcomes)


def _meant(
    judgements: Iterable[Judgement], names: Names, resolution: Resolution, documents: Iterable[str]
) -> set[str]:
    """Return the documents that speak of what judgements are about, or bear the names of their files."""
    about = {compact(iri) for one in judgements for iri in names.bearing(one.subject)}
    files = {one.document for one in judgements}
    if any(_is_of_a_file(one) and one.document not in names.files.values() for one in judgements):
        return set(documents)
    links = links_by_document(resolution)
    here = {name for name in documents if names.files.get(name) in files or f"r:{name}" in about}
    return here | {name for name, keys in links.items() if not about.isdisjoint(keys.values())}


def _is_of_a_file(judgement: Judgement) -> bool:
    """Return whether a judgement is about a claim on a document itself, whichever that is."""
    try:
        return parse_thing(judgement.subject).kind == SOURCE
    except ValueError:
        return False


def _imposed(claims: Mapping[str, Judged], hearing: Hearing, rulings: Rulings, bench: _Bench) -> Weighed:
    """Return what becomes of all claims; ``claims`` are those that judgements may be about."""
    refused = -1
    while True:  # what is refused changes nothing, so all is weighed again without it
        refused = rulings.refused
        decided = _decide(claims, rulings, bench)
        weighed = _weigh(decided, hearing)
        last = _impose(decided, weighed, rulings, bench)
        if refused == rulings.refused:
            weighed.overrule(last.values())
            return weighed


def _decide(claims: Mapping[str, Judged], rulings: Rulings, bench: _Bench) -> dict[str, Judged]:
    """Return the claims of which people judged, with the status that these gave them, and the new ones."""
    new: dict[str, Judged] = {}
    decided = ChainMap(new, dict(claims))
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
    return new


def _correct(
    claim: Judged, judgement: Judgement, decided: MutableMapping[str, Judged], rulings: Rulings, bench: _Bench
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


def _weigh(decided: dict[str, Judged], hearing: Hearing) -> Weighed:
    """Weigh claims until what people accepted stands, wherever it can; rivals are added to those decided."""
    overruled: dict[str, set[str]] = {}
    weighed = hearing.weigh(_ready(decided, overruled))
    for _ in range(_ROUNDS - 1):
        new = _rivals(weighed, overruled)
        if not new:
            break
        for rival, accepted in new:
            overruled.setdefault(rival.id, set()).add(accepted)
            decided.setdefault(rival.id, hearing.claims({rival.document}).get(rival.id, rival))
        weighed = hearing.weigh(_ready(decided, overruled))
    return weighed


def _impose(
    decided: Mapping[str, Judged], weighed: Weighed, rulings: Rulings, bench: _Bench
) -> dict[str, Judged]:
    """Return what people accepted as it stands in the end."""
    last: dict[str, Judged] = {}
    for claim in weighed.reviewed():
        if claim.imposed:
            restored = replace(claim, confidence=decided[claim.id].confidence)
            last[claim.id] = restored
            if restored.status is not Status.ACCEPTED:
                _refuse_or_impose(restored, weighed, last, rulings, bench)
    return last


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


def _rivals(weighed: Weighed, overruled: Container[str]) -> list[tuple[Judged, str]]:
    """Return the claims of no person that stand against claims which people accepted, with one of those."""
    return [
        (rival, claim.id)
        for claim in weighed.reviewed()
        if claim.imposed and claim.status is not Status.ACCEPTED
        for name, rival in weighed.against(claim).items()
        if rival.status in _STANDING and not rival.imposed and name not in overruled
    ]


def _refuse_or_impose(
    claim: Judged, weighed: Weighed, last: dict[str, Judged], rulings: Rulings, bench: _Bench
) -> None:
    """Accept a claim against the reference tables if the ontology bears it; else refuse its judgement."""
    judgement = next(one for one in claim.reviews if one.verdict in (Verdict.ACCEPT, Verdict.CORRECT))
    rivals = weighed.against(claim)
    if claim.status is not Status.DISPUTED or not claim.conflicts or any(c.imposed for c in rivals.values()):
        rulings.outcomes[judgement] = Outcome(judgement, State.REFUSED, claim.note or "the rules forbid it")
        return
    if claim.predicate in bench.schema.functional or "circle" in claim.note or _is_upside_down(claim, bench):
        reason = f"it would break the ontology: {claim.note}"
        rulings.outcomes[judgement] = Outcome(judgement, State.REFUSED, reason, ())
        return
    last[claim.id] = replace(claim, status=Status.ACCEPTED, note="", conflicts=tuple(rivals))
    rulings.tell(judgement, State.CONTRADICTED, claim.note, [claim.id])


def _is_upside_down(claim: Judged, bench: _Bench) -> bool:
    """Return whether a claim puts an area into one that does not stand on a higher level."""
    inner, outer = map(compact, inner_and_outer(claim))
    entries = bench.lexicon.entries
    if inner not in entries or outer not in entries:
        return False
    low, high = (bench.schema.ranks.get(f"{KGT}{entries[one].level}") for one in (inner, outer))
    return low is None or high is None or high >= low


def _tell_contradictions(weighed: Weighed, matcher: Matcher, rulings: Rulings, bench: _Bench) -> None:
    """Report evidence of other works against judgements that were applied all the same."""
    for claim in weighed.reviewed():
        if claim.imposed and claim.status is Status.ACCEPTED:
            rivals = weighed.against(claim).values()
            against = [c for c in rivals if c.tier is Tier.ASSERTED and c.status is Status.DISPUTED]
            _tell(claim, against, "says otherwise", matcher, rulings, bench)
        elif claim.status in (Status.REJECTED, Status.SUPERSEDED):
            others = [one for one in weighed.saying(claim) if not one.imposed]
            _tell(claim, others, "says it too", matcher, rulings, bench)


def _tell(
    claim: Judged, others: Iterable[Judged], how: str, matcher: Matcher, rulings: Rulings, bench: _Bench
) -> None:
    others = [one for one in others if bench.work(one) != bench.work(claim)]
    for judgement in claim.reviews if others else ():
        if judgement.verdict is not Verdict.NOTE:
            told = "; ".join(sorted({matcher.told(one) for one in others})[:3])
            rulings.tell(judgement, State.CONTRADICTED, f"another source {how}: {told}", [claim.id])
