"""Which units of the documents a judgement names."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kg.entities.comparison import fold
from kg.entities.deciding import Group
from kg.entities.units import Unit
from kg.judgements import Thing
from kg.lexicon import Lexicon

Place = tuple[str, tuple[str, ...]]
Node = Place | str
"""A unit by its place, or a reference entry by its id."""


@dataclass(frozen=True, slots=True)
class Side:
    """What a thing of a judgement stands for: nodes, or why for none; ``note`` is told with the outcome."""

    nodes: frozenset[Node] = frozenset()
    lost: str = ""
    note: str = ""


@dataclass(slots=True)
class Register:
    """The units of all groups by kind and folded name."""

    lexicon: Lexicon
    files: Mapping[str, str]
    labels: dict[tuple[str, str], list[Unit]] = field(default_factory=dict)
    aliases: dict[tuple[str, str], list[Unit]] = field(default_factory=dict)
    group: dict[Place, int] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    groups: Sequence[Group] = ()

    def enter(self, groups: Sequence[Group]) -> None:
        """Take in the units of groups, each wording of a document by itself."""
        self.groups = groups
        for n, group in enumerate(groups):
            if group.row:
                self.rows[group.row] = n
            for unit in single_units(group):
                self.group[unit.place] = n
                for name in unit.names:
                    self.labels.setdefault((unit.prefix, fold(name)), []).append(unit)
                for name in unit.aliases:
                    self.aliases.setdefault((unit.prefix, fold(name)), []).append(unit)

    def call(self, prefix: str, units: Iterable[Unit]) -> None:
        """Let units be found by another kind, too."""
        for unit in sorted(units, key=lambda u: u.place):
            for table, names in ((self.labels, unit.names), (self.aliases, unit.aliases)):
                for name in names:
                    bearers = table.setdefault((prefix, fold(name)), [])
                    if unit not in bearers:
                        bearers.append(unit)

    def find(self, thing: Thing, taken: frozenset[Place]) -> Side:
        """Return what a thing stands for; ``taken`` are units that others name by their file."""
        if thing.name in self.lexicon.entries:
            return self._row(thing)
        named = self._named(thing)
        if thing.document:
            return self._in_file(thing, named)
        left = [u for u in named if u.place not in taken]
        if not named:
            return Side(lost=f"no document names {_told(thing)}")
        if not left:
            return Side(
                lost=f"other judgements name each document of {_told(thing)}; name the file here, too"
            )
        return self._one_group(thing, left)

    def _one_group(self, thing: Thing, units: Sequence[Unit], note: str = "") -> Side:
        groups = sorted({self.group[u.place] for u in units})
        if len(groups) > 1:
            where = sorted({self.files.get(u.document, u.document) for u in units})
            files = ", ".join(where[:5])
            return Side(lost=f"{len(groups)} things are called {_told(thing)}; add one of the files: {files}")
        return Side(frozenset(u.place for u in units), note=note)

    def _named(self, thing: Thing) -> list[Unit]:
        folded = fold(thing.name)
        for table in (self.labels, self.aliases):
            found = [u for (kind, name), us in _looked_up(table, thing.kind, folded) for u in us]
            if found:
                return found
        return []

    def _in_file(self, thing: Thing, named: Sequence[Unit]) -> Side:
        inside = [u for u in named if self.files.get(u.document, u.document) == thing.document]
        if not inside:
            inside = [
                u
                for (_, _), us in _looked_up(self.aliases, thing.kind, fold(thing.name))
                for u in us
                if self.files.get(u.document, u.document) == thing.document
            ]
        if inside:
            return self._one_group(thing, inside)
        bearers = sorted({self.group[u.place] for u in named})
        there = [
            u.place
            for n in bearers
            for u in single_units(self.groups[n])
            if self.files.get(u.document, u.document) == thing.document
        ]
        if there and len(bearers) == 1:
            return Side(frozenset(there))  # the file calls it otherwise; the name is that of the whole thing
        if thing.document in self.files.values():
            return Side(lost=f"{thing.document} does not name {_told(thing)}")
        documents = {u.document for u in named}
        if len(documents) == 1:
            now = self.files.get(next(iter(documents)), next(iter(documents)))
            return self._one_group(thing, named, f"{thing.document} is not in this build; {now} names it now")
        return Side(lost=f"{thing.document} is not in this build")

    def _row(self, thing: Thing) -> Side:
        if not thing.document:
            return Side(frozenset({thing.name}))
        n = self.rows.get(thing.name)
        units = single_units(self.groups[n]) if n is not None else ()
        found = [u.place for u in units if self.files.get(u.document) == thing.document]
        if not found:
            return Side(lost=f"{thing.document} names nothing that is {thing.name}")
        return Side(frozenset(found))


def _looked_up(
    table: Mapping[tuple[str, str], list[Unit]], kind: str, name: str
) -> Iterable[tuple[tuple[str, str], list[Unit]]]:
    if kind:
        return [((kind, name), table[kind, name])] if (kind, name) in table else []
    return [(key, units) for key, units in sorted(table.items()) if key[1] == name]


def _told(thing: Thing) -> str:
    return str(Thing(thing.kind, thing.name))


def single_units(group: Group) -> tuple[Unit, ...]:
    """Return the units of a group, joined wordings of a document each by itself."""
    return tuple(part for unit in group.units for part in (unit.parts or (unit,)))
