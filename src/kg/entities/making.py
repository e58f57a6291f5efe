"""Groups of units to entities: label, class, other names, and an id made of names, never of an order."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from sys import intern
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from kg.entities.atlas import Atlas
from kg.entities.deciding import Group
from kg.entities.units import PREFIX
from kg.identifiers import number, short_hash, slug
from kg.model import Alias, Entity

Numbers = NDArray[np.uint64]
_PLAIN, _MARKED, _DIGESTED = range(3)
"""An entity is told apart by nothing, by its mark, or by its digest."""
_STEP: Final = np.uint64(0x9E3779B97F4A7C15)
# Of two classes for one thing the more telling one is kept.
_ORDER = ("PolicyDocument", "Strategy", "Policy", "PublicBody", "Institution", "Target", "Objective")


@dataclass(frozen=True, slots=True)
class Made:
    """An entity before it is known which others bear its id.

    Attributes:
        entity: the entity with the id of its name.
        mark: the area that tells it from its namesakes, or empty.
        digest: tells it from all others.
    """

    entity: Entity
    mark: str
    digest: str

    def to_row(self) -> list[object]:
        """Return it as JSON."""
        e = self.entity
        aliases = [[alias.name, alias.documents] for alias in e.aliases]
        return [e.id, e.kind, e.label, aliases, e.reference, e.members, e.reasons, self.mark, self.digest]

    @classmethod
    def from_row(cls, row: list[Any]) -> "Made":
        """Return what was written as JSON."""
        identifier, kind, label, aliases, reference, members, reasons, mark, digest = row
        # Ids of documents and classes stand in many entities: each is held once.
        names = tuple([Alias(name, tuple(map(intern, documents))) for name, documents in aliases])
        told = tuple([(intern(document), key) for document, key in members]), tuple(reasons)
        return cls(Entity(identifier, intern(kind), label, names, reference, *told), intern(mark), digest)


@dataclass(frozen=True, slots=True)
class Settled:
    """A group with what people decided about it: its class, more names and where they hold."""

    group: Group
    kind: str = ""
    names: tuple[Alias, ...] = ()


def entities_of(settled: Sequence[Settled], atlas: Atlas) -> list[Entity]:
    """Return an entity for every group, in the order of the groups, each with an id of its own."""
    return told_apart([_made(one, atlas) for one in settled], atlas.lexicon.entries)


def made_of(group: Group, atlas: Atlas) -> Made:
    """Return the entity of a group of which nobody judged."""
    return _made(Settled(group), atlas)


def _made(one: Settled, atlas: Atlas) -> Made:
    digest = _hash(one.group)
    return Made(_entity(one, atlas, digest), _mark(one.group, atlas), digest)


def told_apart(made: Sequence[Made], taken: Container[str]) -> list[Entity]:
    """Return entities in their order, each with an id of its own; ``taken`` are ids of reference entries."""
    entities = [one.entity for one in made]
    bearers: dict[str, list[int]] = {}
    for n, entity in enumerate(entities):
        if not entity.reference:
            bearers.setdefault(entity.id, []).append(n)
    for identifier, numbers in sorted(bearers.items()):
        if len(numbers) > 1 or identifier in taken:
            marks = [made[n].mark for n in numbers]
            for n, mark in zip(numbers, marks, strict=True):
                alone = mark and marks.count(mark) == 1 and f"{identifier}-{mark}" not in bearers
                entities[n] = called(made[n], _MARKED if alone else _DIGESTED)
    return entities


def called(made: Made, how: int) -> Entity:
    """Return an entity with the id by which it is told apart (see :func:`ways_to_tell`)."""
    if how == _PLAIN:
        return made.entity
    return replace(made.entity, id=f"{made.entity.id}-{made.mark if how == _MARKED else made.digest}")


def numbers_of(made: Made) -> tuple[int, int, int]:
    """Return what :func:`ways_to_tell` looks at: numbers for the id, the mark, and the id with the mark."""
    if not made.mark:
        return number(made.entity.id), 0, 0
    return number(made.entity.id), number(made.mark), number(f"{made.entity.id}-{made.mark}")


def ways_to_tell(names: Numbers, taken: Numbers) -> NDArray[np.uint8]:
    """Return by what each of some entities is told from all others, as :func:`told_apart` does.

    Args:
        names: three numbers for each (:func:`numbers_of`).
        taken: numbers of the ids of reference entries.
    """
    ids, marks, marked = names.reshape(-1, 3).T
    several = (_times(ids) > 1) | np.isin(ids, taken)
    alone = (marks != 0) & (_times(ids * _STEP ^ marks) == 1) & ~np.isin(marked, ids)
    return np.where(several, np.where(alone, _MARKED, _DIGESTED), _PLAIN).astype(np.uint8)


def _times(numbers: Numbers) -> NDArray[np.int64]:
    """Return how often each of some numbers stands among them."""
    _, places, counts = np.unique(numbers, return_inverse=True, return_counts=True)
    found: NDArray[np.int64] = counts[places.reshape(-1)]
    return found


def _entity(one: Settled, atlas: Atlas, digest: str) -> Entity:
    group = one.group
    label = _label(group)
    kind = one.kind or min((u.kind for u in group.units), key=_rank, default="")
    if group.row:
        entry = atlas.lexicon.entries[group.row]
        label, kind, identifier = entry.label, entry.kind, entry.id
    else:
        named = f"r:{PREFIX[kind]}-{slug(label)}"
        identifier = f"{named}-{digest}" if group.own else named
    members = tuple(sorted(m for unit in group.units for m in unit.members))
    aliases = _aliases(one, label)
    return Entity(identifier, kind, label, aliases, group.row, members, group.reasons)


def _label(group: Group) -> str:
    """Return the longest name; one in capitals, as at the head of a page, as it is written elsewhere."""
    labels = {name for unit in group.units for name in unit.names}
    label = min(labels, key=lambda n: (" " in n and n.isupper(), -len(n), n), default="")
    if " " in label and label.isupper():
        alike = {name for unit in group.units for name in unit.aliases if name.casefold() == label.casefold()}
        return min(alike - {label}, default=label)
    return label


def _rank(kind: str) -> tuple[int, str]:
    return (_ORDER.index(kind) if kind in _ORDER else len(_ORDER), kind)


def _aliases(one: Settled, label: str) -> tuple[Alias, ...]:
    """Return the other names: a full name holds everywhere, a short one in the documents that define it."""
    if not one.names and all(unit.names == (label,) and not unit.aliases for unit in one.group.units):
        return ()
    scopes: dict[str, set[str]] = {}
    for unit in one.group.units:
        for name in (*unit.names, *unit.aliases):
            scopes.setdefault(name, set()).add(unit.document)
    everywhere = {a.name for a in one.names if not a.documents}
    everywhere |= {name for unit in one.group.units for name in unit.names if " " in name}
    for alias in one.names:
        scopes.setdefault(alias.name, set()).update(alias.documents)
    # A name in capitals, as at the head of a page, is none beside the same name as it is written elsewhere.
    written = {name.casefold() for name in (label, *scopes) if not name.isupper()}
    return tuple(
        Alias(name, () if name in everywhere else tuple(sorted(documents)))
        for name, documents in sorted(scopes.items())
        if name != label and not (name.isupper() and " " in name and name.casefold() in written)
    )


def _mark(group: Group, atlas: Atlas) -> str:
    """Return what tells a group from its namesakes: the area that it is tied to, or nothing."""
    areas = {area for unit in group.units for area in unit.said}
    if not areas:
        return ""
    said = atlas.narrow(areas)
    above = [frozenset(atlas.chain(area)) for area in said]
    shared = frozenset.intersection(*above) if above else frozenset[str]()
    nearest = max(shared, key=lambda a: (len(atlas.chain(a)), a), default="")
    return nearest.removeprefix("r:place-")


def _hash(group: Group) -> str:
    first = min(m for unit in group.units for m in unit.members)
    return short_hash(*first, length=8)


def links_of(entities: Iterable[Entity]) -> Mapping[tuple[str, str], str]:
    """Return the id of the entity of every referent."""
    return {member: entity.id for entity in entities for member in entity.members}
