"""Which units of one name are one thing: a link is made only where exactly one candidate remains.

Units that share the words of a name stand in one block. Inside it those are joined first for which something
speaks besides the name, then those that have only the name, if all that it may mean agree with each other.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from kg.entities.reasons import Comparer, Comparison, spoken
from kg.entities.units import Unit

_SHOWN = 5
_MANY = 300


@dataclass(frozen=True, slots=True)
class Group:
    """Units that are one thing.

    ``row`` is its reference entry or empty, ``reasons`` say why they are one. What is ``own`` bears a name
    that may mean something else in another document.
    """

    units: tuple[Unit, ...]
    row: str = ""
    reasons: tuple[str, ...] = ()
    own: bool = False

    @property
    def place(self) -> tuple[str, tuple[str, ...]]:
        """Return the place of its first unit, by which a group is known."""
        return self.units[0].place


@dataclass(frozen=True, slots=True)
class Question:
    """A unit that may be one of others (places of units or ids of rows), and why that is open."""

    unit: Unit
    others: tuple[tuple[str, tuple[str, ...]] | str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Decision:
    """Groups and what remained open."""

    groups: tuple[Group, ...]
    questions: tuple[Question, ...] = ()


def decide(units: Sequence[Unit], comparer: Comparer) -> Decision:
    """Return the groups of the units of one block, whatever their order."""
    if len(units) == 1:
        return Decision((Group(tuple(units), own=units[0].form.vague),))
    return _Block(units, comparer).decide()


class _Block:
    """The units of one block in classes of like ones, and which classes must stay apart (bit masks)."""

    def __init__(self, units: Sequence[Unit], comparer: Comparer) -> None:
        self.classes, wide = _classes(units)
        self.comparer = comparer
        heads = [
            replace(one[0], around=frozenset(), beside=frozenset()) if wide else one[0]
            for one in self.classes
        ]
        self.documents = [frozenset(u.document for u in units) for units in self.classes]
        self.pairs: dict[tuple[int, int], Comparison] = {}
        self.against = [0] * len(heads)
        for i, j in combinations(range(len(heads)), 2):
            found = self.pairs[i, j] = self._compare(heads, i, j)
            if found.against or found.doubt:
                self.against[i] |= 1 << j
                self.against[j] |= 1 << i
        self.parent = list(range(len(heads)))
        self.mask = [1 << n for n in range(len(heads))]
        self.hostile = list(self.against)
        self.reasons: dict[int, list[str]] = {n: [] for n in range(len(heads))}

    def _compare(self, heads: list[Unit], i: int, j: int) -> Comparison:
        found = self.comparer.compare(heads[i], heads[j])
        if self.documents[i] & self.documents[j]:
            side = ("one document names both side by side",)
            return Comparison(found.named, found.support, (*found.against, *side), found.doubt)
        return found

    def decide(self) -> Decision:
        order = sorted(self.pairs.items(), key=lambda item: (-len(item[1].support), item[0]))
        for (i, j), found in order:
            if found.links and found.support:
                self._unite(i, j, found)
        ambiguous = self._by_name()
        groups = {root: self._group(root) for root in self._roots()}
        found_groups: list[Group] = []
        questions: list[Question] = []
        unsettled = self._open()
        for root, group in groups.items():
            parts = self._parts(root, group, root in ambiguous)
            found_groups.extend(parts)
            questions.extend(self._questions(root, parts, groups, ambiguous, unsettled[root]))
        return Decision(tuple(sorted(found_groups, key=lambda g: g.place)), tuple(questions))

    def _root(self, n: int) -> int:
        while self.parent[n] != n:
            n = self.parent[n]
        return n

    def _roots(self) -> list[int]:
        return [n for n in range(len(self.parent)) if self.parent[n] == n]

    def _unite(self, i: int, j: int, found: Comparison) -> None:
        one, other = sorted((self._root(i), self._root(j)))
        if one == other or self.mask[one] & self.hostile[other]:
            return
        self.parent[other] = one
        self.mask[one] |= self.mask[other]
        self.hostile[one] |= self.hostile[other]
        self.reasons[one] += self.reasons.pop(other)
        self.reasons[one].append(spoken(self.classes[i][0], self.classes[j][0], found))

    def _by_name(self) -> dict[int, list[int]]:
        """Join what the name alone speaks for; return what may be several things, with those."""
        roots = self._roots()
        linked: dict[int, set[int]] = {n: set() for n in roots}
        for (i, j), found in self.pairs.items():
            one, other = self._root(i), self._root(j)
            if one != other and found.named and not self.mask[one] & self.hostile[other]:
                linked[one].add(other)
                linked[other].add(one)
        ambiguous = {
            n: sorted(others)
            for n, others in linked.items()
            if any(self.mask[a] & self.hostile[b] for a, b in combinations(sorted(others), 2))
        }
        for (i, j), found in sorted(self.pairs.items()):
            # Not the root of now: what was ambiguous before stays so.
            if found.named and not {self._first(i, roots), self._first(j, roots)} & ambiguous.keys():
                self._unite(i, j, found)
        return {self._root(n): [self._root(o) for o in others] for n, others in ambiguous.items()}

    def _first(self, n: int, roots: list[int]) -> int:
        known = set(roots)
        while n not in known:
            n = self.parent[n]
        return n

    def _group(self, root: int) -> Group:
        members = [n for n in range(len(self.parent)) if self._root(n) == root]
        units = sorted((u for n in members for u in self.classes[n]), key=lambda u: u.place)
        return Group(tuple(units), "", tuple(dict.fromkeys(self.reasons[root])))

    def _parts(self, root: int, group: Group, ambiguous: bool) -> list[Group]:
        """Return a group, or each of its units alone if its name means too much to make them one."""
        alone = self.mask[root] == 1 << root
        if alone and (ambiguous or not self._holds(group.units[0])):
            return [Group((unit,), own=True) for unit in group.units]
        return [replace(group, own=ambiguous)]

    def _holds(self, unit: Unit) -> bool:
        return self.comparer.compare(unit, unit).links

    def _questions(
        self,
        root: int,
        parts: list[Group],
        groups: dict[int, Group],
        ambiguous: dict[int, list[int]],
        open_: list[int],
    ) -> Iterator[Question]:
        if root in ambiguous:
            others = tuple(groups[n].place for n in ambiguous[root][:_SHOWN])
            for part in parts:
                yield Question(
                    part.units[0], others, f"{len(ambiguous[root])} things are called {part.units[0].label}"
                )
            return
        # Each question is asked once: of the smaller of two groups.
        size = (len(groups[root].units), groups[root].place)
        asked = [n for n in open_ if n not in ambiguous and size <= (len(groups[n].units), groups[n].place)]
        others = tuple(groups[n].place for n in asked[:_SHOWN])
        for part in parts:
            rest = others or tuple(p.place for p in parts if p is not part)[:_SHOWN]
            if rest:
                yield Question(part.units[0], rest, self._why(root, asked))

    def _open(self) -> dict[int, list[int]]:
        """Return, by root, the groups with which it may be one though only the likeness of names says so."""
        found: dict[int, set[int]] = {n: set() for n in self._roots()}
        denied: dict[int, int] = dict.fromkeys(found, 0)
        for (i, j), pair in self.pairs.items():
            one, other = self._root(i), self._root(j)
            if pair.against:
                denied[one] |= 1 << other
                denied[other] |= 1 << one
            elif one != other:
                found[one].add(other)
                found[other].add(one)
        return {n: sorted(o for o in others if not denied[n] >> o & 1) for n, others in found.items()}

    def _why(self, root: int, others: Iterable[int]) -> str:
        for (i, j), found in sorted(self.pairs.items()):
            if {self._root(i), self._root(j)} <= {root, *others} and found.doubt:
                return f"like names, but {found.doubt[0]}"
        return "like names, and nothing else speaks for one thing"


def _classes(units: Sequence[Unit]) -> tuple[list[list[Unit]], bool]:
    """Return the units in classes of those that are compared alike, and whether that was done widely."""
    found: dict[tuple[object, ...], list[Unit]] = {}
    for unit in sorted(units, key=lambda u: u.place):
        found.setdefault(_signature(unit, wide=False), []).append(unit)
    wide = len(found) > _MANY
    if wide:
        # What so many documents speak of is not told apart by what else they are about.
        found = {}
        for unit in sorted(units, key=lambda u: u.place):
            found.setdefault(_signature(unit, wide=True), []).append(unit)
    return list(found.values()), wide


def _signature(unit: Unit, *, wide: bool) -> tuple[object, ...]:
    around = frozenset() if wide else unit.around
    long = tuple(n for n in unit.aliases if len(n.split()) >= 3)
    beside = frozenset() if wide else unit.beside
    names = unit.names if len(unit.names) > 1 else ()
    told = unit.said, around, unit.dates, unit.issuers, unit.codes, unit.about, beside
    return unit.form, names, long, *told
