"""What is kept of judged claims: it comes back as it was, and what nothing new touches is not read."""

from collections.abc import Callable
from typing import TypeVar

import numpy as np

from kg.cache.codec import decode, encode
from kg.graph.cases import Case, Change, Inside, Ruling, applied, changes_between
from kg.graph.contradictions import WITHIN, Pair
from kg.graph.families import brief_of
from kg.graph.sheaves import Sheaf
from kg.graph.summaries import Summary
from kg.graph.trial import Trial
from kg.model import Status

from .test_trial import sheaves

T = TypeVar("T")


class Written:
    """A keeper that writes and reads again what it keeps."""

    def __init__(self) -> None:
        self.kept: dict[tuple[type, str], str] = {}

    def recall(self, kind: type[T], key: str, make: Callable[[], T]) -> T:
        """Return a value as it is read."""
        if (kind, key) not in self.kept:
            self.kept[kind, key] = encode(make())
        return decode(self.kept[kind, key], kind)

    def hold(self, kind: type[object], *keys: str) -> None:
        """Do nothing: all is kept."""


class Counted:
    """Sheaves that are there, under keys of their own; those that were read are noted."""

    def __init__(self, given: tuple[Sheaf, ...]) -> None:
        self._sheaves = {one.document: one for one in given}
        self.read: list[str] = []

    def key(self, document: str) -> str:
        """Return a key."""
        return f"key of {document}"

    def told(self, document: str) -> str:
        """Return what stands for names and classes."""
        return "told"

    def load(self, document: str) -> Sheaf:
        """Return a sheaf."""
        self.read.append(document)
        return self._sheaves[document]


def test_there_and_back() -> None:
    """A case, a ruling and a summary that were written as JSON are what they were."""
    given, jury = sheaves()
    brief = brief_of(given[0].claims, jury.schema.functional)
    change = Change("disputed", "a note", ("claim-1", "claim-2"), 0.75)
    case = Case(brief, {3: change}, (Pair("claim-3", WITHIN, 0.5, "a", "b"),))
    again = decode(encode(case), Case)
    assert (again.changes, again.inside, again.brief.odd) == (case.changes, case.inside, brief.odd)
    for name in ("statements", "families", "keys", "owners", "woven"):
        assert np.array_equal(getattr(again.brief, name), getattr(brief, name)), name
    ruling = Ruling(({0: change}, {}), (5, 2**64 - 1))
    assert decode(encode(ruling), Ruling) == ruling
    assert decode(encode(Inside(case.inside)), Inside) == Inside(case.inside)
    summary = Trial([given[0].document], Counted(given[:1]), jury).summary(0)
    assert encode(decode(encode(summary), Summary)) == encode(summary)


def test_changes() -> None:
    """Claims that were changed are made of those that were given and of what changed."""
    given, jury = sheaves()
    claims = tuple(sorted((c for one in given for c in one.claims), key=lambda c: c.id))
    after = jury.weigh(claims)
    changes = changes_between(claims, after)
    assert applied(claims, changes) == list(after)
    assert 0 < len(changes) < len(claims) / 2
    assert applied(claims, {0: Change("rejected", "", (), 0.5)})[0].status is Status.REJECTED


def test_one_more() -> None:
    """Where a document comes to many, only those are read that share something with it; all is as it was."""
    given, jury = sheaves()
    names = sorted(one.document for one in given)
    keeper = Written()
    before = Trial(names[:-1], Counted(given), jury, keeper=keeper)
    for n in range(len(names) - 1):
        before.summary(n)
    one_more, anew = Counted(given), Counted(given)
    trial = Trial(names, one_more, jury, keeper=keeper)
    for n in range(len(names)):
        trial.glimpse(n)
    assert set(one_more.read) >= {names[-1]}
    assert len(set(one_more.read)) <= len(names) // 9
    whole = Trial(names, anew, jury)
    assert [trial.claims(n) for n in range(len(names))] == [whole.claims(n) for n in range(len(names))]
    assert set(anew.read) == set(names)


def test_a_court_knows_all_things() -> None:
    """A court knows the classes of entities and of reference entries, and the names of entities."""
    _, jury = sheaves()
    assert jury.kinds.get("https://w3id.org/policykg/id/place-chongqing", "").endswith("AdministrativeArea")
    assert jury.kinds.get("https://w3id.org/policykg/id/no-such-thing") is None
    assert set(jury.names) <= set(jury.kinds)
    assert len(jury.kinds) == len(list(jury.kinds)) > len(jury.names) > 0
    assert all(jury.names[iri] for iri in jury.names)
