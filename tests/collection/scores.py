"""Compare what a graph says with what is true of the made collection."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from .sightings import Unit
from .values import Collection, Conflict


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of names: those of one thing in truth and in the graph, in the graph only, in truth only."""

    both: int = 0
    wrong: int = 0
    parted: int = 0

    @property
    def precision(self) -> float:
        """How many of the graph's pairs are right."""
        return self.both / (self.both + self.wrong) if self.both + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """How many of the true pairs the graph has."""
        return self.both / (self.both + self.parted) if self.both + self.parted else 1.0


def _choose(counts: Iterable[int]) -> int:
    return sum(n * (n - 1) // 2 for n in counts)


def pairs(units: Iterable[Unit]) -> Pairs:
    """Count the pairs among names."""
    units = tuple(units)
    both = _choose(Counter((u.truth, u.found) for u in units).values())
    found = _choose(Counter(u.found for u in units).values())
    true = _choose(Counter(u.truth for u in units).values())
    return Pairs(both, found - both, true - both)


def pairs_of(units: Iterable[Unit], things: frozenset[str]) -> Pairs:
    """Count the pairs of which at least one name stands for one of some things."""
    units = tuple(units)
    all_of, rest = pairs(units), pairs(u for u in units if u.truth not in things)
    return Pairs(all_of.both - rest.both, all_of.wrong - rest.wrong, all_of.parted - rest.parted)


@dataclass(frozen=True, slots=True, order=True)
class Clash:
    """A conflict that the graph tells: its kind and the documents that disagree (one: with the tables)."""

    kind: str
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ConflictScore:
    """Planted conflicts that were found and missed (some of them ``unread``), and conflicts that are none.

    ``unread`` lack a claim of one side, so that no comparison could find them.
    """

    found: tuple[Conflict, ...]
    missed: tuple[Conflict, ...]
    unread: tuple[Conflict, ...]
    false: tuple[Clash, ...]

    @property
    def false_share(self) -> float:
        """How many of the conflicts that the graph tells are none."""
        told = len(self.found) + len(self.false)
        return len(self.false) / told if told else 0.0


def score_conflicts(
    collection: Collection, clashes: Iterable[Clash], read: Mapping[str, frozenset[tuple[str, str]]]
) -> ConflictScore:
    """Compare the conflicts of a graph with those that were planted.

    Args:
        collection: the truth.
        clashes: what the graph tells.
        read: for each document the kinds of conflict and the things for which it has a claim.
    """
    told = {Clash(c.kind, tuple(sorted({collection.work(d) for d in c.documents}))) for c in clashes}
    true: dict[Clash, Conflict] = {}
    for conflict in collection.conflicts:
        works = sorted({collection.work(d) for d in conflict.documents})
        sides = combinations(works, 2) if len(works) > 1 else [tuple(works)]
        true |= {Clash(conflict.kind, tuple(side)): conflict for side in sides}
    # Of two sources that put a city into a wrong province, each is one planted conflict; a pair tells both.
    singles = {Clash(c.kind, (d,)) for c in told if c.kind == "place" for d in c.documents}
    found = {true[clash] for clash in told | singles if clash in true}
    missed = [c for c in collection.conflicts if c not in found]
    unread = [
        c for c in missed if any((c.kind, c.entity) not in read.get(d, frozenset()) for d in c.documents)
    ]
    false = sorted(
        c for c in told if c not in true and not any(Clash(c.kind, (d,)) in true for d in c.documents)
    )
    return ConflictScore(tuple(sorted(found, key=repr)), tuple(missed), tuple(unread), tuple(false))


@dataclass(frozen=True, slots=True)
class WorkScore:
    """Copies that were seen as such, and corroborations.

    Attributes:
        copies: pairs of copies in truth; ``seen`` of them are known to the graph, ``wrong`` pairs are none.
        doubled: corroborations between copies of one work: there should be none.
        planted: statements of independent works; ``found`` of them are corroborated in the graph.
        missing: properties of planted statements that are not corroborated, with their number.
    """

    copies: int
    seen: int
    wrong: int
    doubled: int
    planted: int
    found: int
    missing: Mapping[str, int]


def score_works(
    collection: Collection,
    works: Mapping[str, str],
    corroborations: Iterable[tuple[str, str, str]],
) -> WorkScore:
    """Compare works and corroborations; these are (property, document, document), works copy to original."""
    names = [document.name for document in collection.documents]
    true = {pair for pair in combinations(names, 2) if collection.work(pair[0]) == collection.work(pair[1])}
    told = {
        pair for pair in combinations(names, 2) if works.get(pair[0], pair[0]) == works.get(pair[1], pair[1])
    }
    doubled, found = 0, set()
    for name, one, other in corroborations:
        pair = tuple(sorted((collection.work(one), collection.work(other))))
        doubled += pair[0] == pair[1]
        found.add((name, pair))
    planted = collection.corroborated
    missing = [
        statement.property
        for statement in planted
        if (statement.property, tuple(sorted(map(collection.work, statement.documents)))) not in found
    ]
    return WorkScore(
        copies=len(true),
        seen=len(true & told),
        wrong=len(told - true),
        doubled=doubled,
        planted=len(planted),
        found=len(planted) - len(missing),
        missing=dict(sorted(Counter(missing).items())),
    )
