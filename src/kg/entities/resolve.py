"""Referents of all documents to entities.

A link is made only if exactly one candidate remains: one reference entry, or one thing of the same class
and the same folded name in another document. What is described rather than named is never merged across
documents. The canonical id comes from a total order over the names, never from the order of documents.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from kg.entities.comparison import fold, fold_industry
from kg.identifiers import short_hash, slug
from kg.lexicon import Lexicon
from kg.model import Alias, Concept, Entity, Extraction, Key, Literal, Modality, Referent, Resolution, Unsure

PREFIX: Mapping[str, str] = MappingProxyType(
    {
        "PolicyDocument": "policy",
        "Strategy": "policy",
        "Policy": "policy",
        "PublicBody": "body",
        "Institution": "body",
        "UnnamedGroup": "body",
        "Zone": "zone",
        "AdministrativeArea": "place",
        "Place": "place",
        "Facility": "facility",
        "Industry": "industry",
        "Theme": "theme",
        "Event": "event",
        "Challenge": "challenge",
        "Measure": "measure",
        "Objective": "objective",
        "Target": "objective",
        "Statistic": "statistic",
    }
)
# Of two classes for one thing the more telling one is kept.
_ORDER = ("PolicyDocument", "Strategy", "Policy", "PublicBody", "Institution", "Target", "Objective")


@dataclass(frozen=True, slots=True)
class _Member:
    document: str
    referent: Referent


def resolve_entities(extractions: Sequence[Extraction], lexicon: Lexicon) -> Resolution:
    """Return the entities of all documents, which referent stands for which, and what is unsure."""
    members = sorted(
        (_Member(e.document, r) for e in extractions for r in e.referents),
        key=lambda m: (m.referent.key, m.document),
    )
    unsure: list[Unsure] = []
    groups: dict[tuple[str, str], list[_Member]] = {}
    aliases = _aliases(members)
    figures = [m for m in members if m.referent.kind == "Statistic"]
    for member in members:
        if member.referent.kind != "Statistic":
            groups.setdefault(_group(member, lexicon, aliases, unsure), []).append(member)
    entities = _distinct([_entity(key, group, lexicon) for key, group in sorted(groups.items())], lexicon)
    links = {m: e.id for e in entities for m in e.members}
    for entity in _statistics(figures, extractions, links):
        entities.append(entity)
        links.update(dict.fromkeys(entity.members, entity.id))
    ordered = tuple(sorted(entities, key=lambda e: e.id))
    return Resolution(ordered, MappingProxyType(dict(sorted(links.items()))), tuple(unsure))


def _distinct(entities: Sequence[Entity], lexicon: Lexicon) -> list[Entity]:
    """Return the entities with ids that no other entity and no reference entry has."""
    taken: set[str] = set(lexicon.entries)
    found = []
    for entity in entities:
        identifier = entity.id
        if not entity.reference and identifier in taken:
            identifier = f"{identifier}-{short_hash(entity.label, *map(str, entity.members), length=8)}"
        taken.add(identifier)
        found.append(replace(entity, id=identifier))
    return found


def _aliases(members: Sequence[_Member]) -> Mapping[tuple[str, str], frozenset[str]]:
    """Return the folded labels that a folded full name of another document may stand for, by prefix and name.

    A short name holds in its own document only, so an alias counts only if it has three words or more.
    """
    found: dict[tuple[str, str], set[str]] = {}
    for m in members:
        if m.referent.scoped or m.referent.candidates:
            continue
        for alias in m.referent.aliases:
            if len(alias.split()) >= 3:
                found.setdefault((PREFIX[m.referent.kind], fold(alias)), set()).add(fold(m.referent.label))
    return {k: frozenset(v) for k, v in found.items()}


def _group(
    member: _Member, lexicon: Lexicon, aliases: Mapping[tuple[str, str], frozenset[str]], unsure: list[Unsure]
) -> tuple[str, str]:
    """Return the key of the entity that a referent belongs to: ("id", …), ("own", …) or (prefix, name)."""
    referent, prefix = member.referent, PREFIX[member.referent.kind]
    known = tuple(c for c in referent.candidates if c in lexicon.entries)
    if len(known) == 1:
        return ("id", known[0])
    own = ("own", f"{prefix}-{slug(referent.label)}-{short_hash(member.document, referent.key, length=8)}")
    if len(known) > 1:
        unsure.append(
            Unsure(
                member.document, referent.key, known, f"{len(known)} entries bear the name {referent.label}"
            )
        )
        return own
    if referent.scoped:
        return own
    name = fold_industry(referent.label) if prefix == "industry" else fold(referent.label)
    fuller = aliases.get((prefix, name), frozenset())
    return (prefix, next(iter(fuller)) if len(fuller) == 1 else name)


def _entity(key: tuple[str, str], group: Sequence[_Member], lexicon: Lexicon) -> Entity:
    how, value = key
    members = tuple(sorted((m.document, m.referent.key) for m in group))
    names = sorted({m.referent.label for m in group}, key=lambda n: (-len(n), n))
    scopes: dict[str, set[str]] = {}
    for m in group:
        for alias in (m.referent.label, *m.referent.aliases):
            scopes.setdefault(alias, set()).add(m.document)
    kind = min(
        (m.referent.kind for m in group), key=lambda k: _ORDER.index(k) if k in _ORDER else len(_ORDER)
    )
    if how == "id":
        entry = lexicon.entries[value]
        label, kind, identifier, reference = entry.label, entry.kind, entry.id, entry.id
    else:
        label, reference = names[0], ""
        identifier = f"r:{value}" if how == "own" else f"r:{how}-{slug(label)}"
    aliases = tuple(Alias(n, tuple(sorted(d))) for n, d in sorted(scopes.items()) if n != label)
    return Entity(identifier, kind, label, aliases, reference, members)


def _statistics(
    figures: Sequence[_Member], extractions: Sequence[Extraction], links: Mapping[tuple[str, str], str]
) -> list[Entity]:
    """Return one entity for every figure: same thing, indicator, value, unit and year are one."""
    parts: dict[tuple[str, str], dict[str, str]] = {}
    wanted = {(m.document, m.referent.key) for m in figures}
    for e in extractions:
        for c in e.claims:
            if (e.document, c.subject) in wanted:
                said = parts.setdefault((e.document, c.subject), {})
                said["planned"] = said.get("planned", "") or ("yes" if c.modality is Modality.PLANNED else "")
                said[c.predicate] = _object(c.object, e.document, links)
    groups: dict[str, list[_Member]] = {}
    for m in figures:
        said = parts.get((m.document, m.referent.key), {})
        names = (
            "kg:observedEntity",
            "kg:indicator",
            "kg:value",
            "kg:unit",
            "kg:referenceYear",
            "kg:qualifier",
        )
        # Two planned figures of one value belong to the targets of their own documents.
        own = m.document if "kg:referenceYear" not in said and said.get("planned") else ""
        groups.setdefault(short_hash(own, *(said.get(n, "") for n in names), length=16), []).append(m)
    found = []
    for key, group in sorted(groups.items()):
        label = min((m.referent.label for m in group), key=lambda n: (len(n), n))
        members = tuple(sorted((m.document, m.referent.key) for m in group))
        found.append(Entity(f"r:statistic-{key}", "Statistic", label, (), "", members))
    return found


def _object(obj: Key | Concept | Literal, document: str, links: Mapping[tuple[str, str], str]) -> str:
    if isinstance(obj, Key):
        return links.get((document, obj.key), obj.key)
    return obj.curie if isinstance(obj, Concept) else obj.value
