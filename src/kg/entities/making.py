"""Groups of units to entities: label, class, other names, and an id made of names, never of an order."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.entities.atlas import Atlas
from kg.entities.deciding import Group
from kg.entities.units import PREFIX
from kg.identifiers import short_hash, slug
from kg.model import Alias, Entity

# Of two classes for one thing the more telling one is kept.
_ORDER = ("PolicyDocument", "Strategy", "Policy", "PublicBody", "Institution", "Target", "Objective")


@dataclass(frozen=True, slots=True)
class Settled:
    """A group with what people decided about it: its class, more names and where they hold."""

    group: Group
    kind: str = ""
    names: tuple[Alias, ...] = ()


def entities_of(settled: Sequence[Settled], atlas: Atlas) -> list[Entity]:
    """Return an entity for every group, in the order of the groups, each with an id of its own."""
    made = [_entity(one, atlas) for one in settled]
    bearers: dict[str, list[int]] = {}
    for n, entity in enumerate(made):
        if not entity.reference:
            bearers.setdefault(entity.id, []).append(n)
    taken = set(atlas.lexicon.entries)
    for identifier, numbers in sorted(bearers.items()):
        if len(numbers) > 1 or identifier in taken:
            marks = [_mark(settled[n].group, atlas) for n in numbers]
            for n, mark in zip(numbers, marks, strict=True):
                alone = mark and marks.count(mark) == 1 and f"{identifier}-{mark}" not in bearers
                made[n] = replace(made[n], id=f"{identifier}-{mark if alone else _hash(settled[n].group)}")
    return made


def _entity(one: Settled, atlas: Atlas) -> Entity:
    group = one.group
    labels = {name for unit in group.units for name in unit.names}
    label = min(labels, key=lambda n: (-len(n), n)) if labels else ""
    kind = one.kind or min((u.kind for u in group.units), key=_rank, default="")
    if group.row:
        entry = atlas.lexicon.entries[group.row]
        label, kind, identifier = entry.label, entry.kind, entry.id
    else:
        named = f"r:{PREFIX[kind]}-{slug(label)}"
        identifier = f"{named}-{_hash(group)}" if group.own else named
    members = tuple(sorted(m for unit in group.units for m in unit.members))
    aliases = _aliases(one, label)
    return Entity(identifier, kind, label, aliases, group.row, members, group.reasons)


def _rank(kind: str) -> tuple[int, str]:
    return (_ORDER.index(kind) if kind in _ORDER else len(_ORDER), kind)


def _aliases(one: Settled, label: str) -> tuple[Alias, ...]:
    scopes: dict[str, set[str]] = {}
    for unit in one.group.units:
        for name in (*unit.names, *unit.aliases):
            scopes.setdefault(name, set()).add(unit.document)
    everywhere = {a.name for a in one.names if not a.documents}
    for alias in one.names:
        scopes.setdefault(alias.name, set()).update(alias.documents)
    return tuple(
        Alias(name, () if name in everywhere else tuple(sorted(documents)))
        for name, documents in sorted(scopes.items())
        if name != label
    )


def _mark(group: Group, atlas: Atlas) -> str:
    """Return what tells a group from its namesakes: the area that it is tied to, or nothing."""
    said = atlas.narrow(area for unit in group.units for area in unit.said)
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
