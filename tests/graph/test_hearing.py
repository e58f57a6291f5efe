"""Claims that people judged: weighed where they touch others, the same as all together."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from random import Random
from types import MappingProxyType

import pytest
from pyoxigraph import Literal
from tests.graph.test_cases import Counted, Written
from tests.graph.test_trial import Given, changed, sheaves

from kg.graph.acceptance import Court
from kg.graph.hearing import Hearing
from kg.graph.judging import judge_claims
from kg.graph.sheaves import Sheaf
from kg.graph.statements import Judged
from kg.judgements import Judgement, Outcome, State, Verdict
from kg.model import Resolution, Status
from kg.namespaces import compact


class Together:
    """All claims of a build, weighed together; stands for a hearing, for what it gives and for a trial."""

    def __init__(self, given: Mapping[str, Sheaf], court: Court) -> None:
        self.documents, self.court = sorted(given), court
        self._first = {claim.id: claim for one in given.values() for claim in one.claims}
        self._found: dict[str, Judged] = {}

    @property
    def trial(self) -> "Together":
        """Return what holds the claims."""
        return self

    def claims(self, _: object) -> dict[str, Judged]:
        """Return all claims as they were drawn."""
        return self._first

    def weigh(self, claims: Iterable[Judged] = ()) -> "Together":
        """Weigh all claims."""
        every = {**self._first, **{claim.id: claim for claim in claims}}
        weighed = self.court.admit(self.court.weigh([every[name] for name in sorted(every)]))
        self._found = {claim.id: claim for claim in weighed}
        return self

    def overrule(self, claims: Iterable[Judged]) -> None:
        """Let claims be as they are given."""
        self._found |= {claim.id: claim for claim in claims}

    def reviewed(self) -> list[Judged]:
        """Return the claims that people judged."""
        return [claim for claim in self.every() if claim.reviews]

    def every(self) -> list[Judged]:
        """Return all claims, sorted by id."""
        return [self._found[name] for name in sorted(self._found)]

    def against(self, claim: Judged) -> dict[str, Judged]:
        """Return the claims that conflict with a claim."""
        return {name: self._found[name] for name in claim.conflicts if name in self._found}

    def saying(self, claim: Judged) -> Iterator[Judged]:
        """Yield the accepted claims that say the same."""
        said = (claim.subject, claim.predicate, str(claim.object))
        for one in self.every():
            if (one.subject, one.predicate, str(one.object)) == said and one.status is Status.ACCEPTED:
                yield one


def judgement(claim: Judged, verdict: Verdict, value: str = "", *, file: bool = True) -> Judgement:
    """Return a judgement on a claim, in its file or wherever it is said."""
    said = claim.object
    told = " ".join(said.value.split()) if isinstance(said, Literal) else compact(said.value)
    document = claim.document if file else ""
    return Judgement(verdict, compact(claim.subject), compact(claim.predicate), told, document, value=value)


def ledger(claims: Iterable[Judged], seed: int) -> list[Judgement]:
    """Return judgements on some claims: most on those that stand against others or are held back."""
    chance = Random(seed)  # noqa: S311 - the same each time
    every = list(claims)
    quarrels = [claim for claim in every if claim.conflicts]
    held = [claim for claim in every if claim.note.startswith("held back: ")]
    picked = [chance.choice(some) for some in (quarrels, quarrels, held or every, every) for _ in range(3)]
    found = []
    for claim in picked:
        verdict = chance.choice((Verdict.ACCEPT, Verdict.ACCEPT, Verdict.REJECT, Verdict.CORRECT))
        others = [c for c in every if c.predicate == claim.predicate]
        value = judgement(chance.choice(others), verdict).object if verdict is Verdict.CORRECT else ""
        found.append(judgement(claim, verdict, value, file=chance.random() < 0.8))
    return found


Found = tuple[list[Judged], tuple[Outcome, ...]]


def both(kind: str, seed: int) -> tuple[Found, Found]:
    """Return what becomes of claims and judgements: weighed all together, and where they touch each other."""
    given, (_, jury) = {one.document: one for one in changed(kind)}, sheaves()
    links = {
        (one.document, f"{n}"): compact(c.subject) for one in given.values() for n, c in enumerate(one.claims)
    }
    resolution = Resolution((), MappingProxyType(links), ())
    together = Together(given, jury)
    judged = ledger(together.weigh().every(), seed)
    files = {name: name for name in given}
    _, told = judge_claims(together, files, {}, resolution, judged)  # type: ignore[arg-type]  # stands for one
    hearing = Hearing(sorted(given), Given(given), jury)
    trial, outcomes = judge_claims(hearing, files, {}, resolution, judged)
    apart = [claim for n in range(len(given)) for claim in trial.claims(n)]
    return (together.every(), told), (sorted(apart, key=lambda c: c.id), outcomes)


# what is done to the documents before, and which judgements are drawn by lot
CASES = [(kind, seed) for kind in ("as they are", "doubts", "woven") for seed in range(5)]


@pytest.mark.parametrize(("kind", "seed"), CASES)
def test_as_all_together(kind: str, seed: int) -> None:
    """Status, notes, conflicts, reviews and what is told of judgements are those of all claims together."""
    (claims, told), (apart, outcomes) = both(kind, seed)
    assert outcomes == told
    assert apart == claims


def test_what_is_met() -> None:
    """The judgements drawn by lot are applied, refused and contradicted."""
    states = {one.state for kind, seed in CASES[::3] for one in both(kind, seed)[1][1]}
    assert states >= {State.APPLIED, State.REFUSED, State.CONTRADICTED}


def test_only_what_is_touched_is_read() -> None:
    """A judgement reads the documents that speak of its thing and those whose claims touch these, no more."""
    given, (_, jury) = {one.document: one for one in changed("as they are")}, sheaves()
    keeper = Written()
    every = tuple(given.values())
    Hearing(sorted(given), Counted(every), jury, keeper).weigh()
    nothing, one = Counted(every), Counted(every)
    Hearing(sorted(given), nothing, jury, keeper).weigh()
    assert nothing.read == []
    claim = next(c for name in sorted(given) for c in given[name].claims)
    weighed = Hearing(sorted(given), one, jury, keeper).weigh([replace(claim, status=Status.REJECTED)])
    at = weighed.trial.documents.index(claim.document)
    assert {c.id: c.status for c in weighed.trial.claims(at)}[claim.id] is Status.REJECTED
    assert claim.document in one.read
    assert len(set(one.read)) <= len(given) / 9
