"""FollowTheMoney: the graph as entities in JSON lines, for the tools that data journalists use.

The schema is that of https://followthemoney.tech, version 4; ``data/followthemoney.toml`` tells what becomes
of what. Relations of a policy with a body become ``ProjectParticipant``, what a document talks of
``Documentation``, and all other relations ``UnknownLink`` with their words as ``role``; each has the
documents that say so as ``proof``.
"""

import json
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from pyoxigraph import NamedNode

from kg.exports.plain import best_name, kind_of, relations, sources, support
from kg.exports.tables import claim_rows
from kg.graph.snapshot import Snapshot, Statement, take_snapshot
from kg.graph.store import GraphFolder
from kg.graph.terms import node, ours
from kg.identifiers import short_hash
from kg.namespaces import KG, R, compact

_DATA: Final = Path(__file__).resolve().parent / "data" / "followthemoney.toml"
_ID: Final = re.compile(r"[0-9a-zA-Z]([0-9a-zA-Z.-]*[0-9a-zA-Z])?")
_LONGEST: Final = 150
# What the values of these properties look like there; others are left out.
_SHAPES: Final[Mapping[str, re.Pattern[str]]] = {
    "publishedAt": re.compile(r"\d{4}(-\d\d(-\d\d)?)?"),
    "sourceUrl": re.compile(r"https?://[^\s<>\"]+"),
    "startDate": re.compile(r"\d{4}(-\d\d(-\d\d)?)?"),
}
_BODIES: Final = frozenset({"PublicBody", "Organization"})
_ISO: Final = KG + "ISO3166"
_ABOVE: Final = tuple(node(n) for n in ("kg:adminParent", "kg:within"))

Properties = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Entities:
    """The graph as FollowTheMoney has it.

    Attributes:
        lines: one entity a line: its id, schema and properties; things first, then relations, sorted by id.
        notes: what was left out, in words.
    """

    lines: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Work:
    """What is needed while entities are made."""

    snapshot: Snapshot
    schemas: Mapping[str, str]
    behind: Mapping[Statement, tuple[str, ...]]
    quotes: Mapping[str, str]

    def add(self, made: Properties, name: str, *values: str) -> None:
        """Add values to a property; empty ones and ones that are there already are left away."""
        known, shape = made.setdefault(name, []), _SHAPES.get(name)
        fitting = (value for value in dict.fromkeys(values) if not shape or shape.fullmatch(value))
        known.extend(value for value in fitting if value and value not in known)


def to_entities(graph: GraphFolder) -> Entities:
    """Return the things and relations of a graph that FollowTheMoney has a schema for."""
    snapshot = take_snapshot(graph.store)
    table = _table()["schemas"]
    kinds = {iri: kind_of(snapshot, iri).removeprefix(KG) for iri in _met(snapshot)}
    work = _Work(
        snapshot,
        {iri: table[kind] for iri, kind in kinds.items() if kind in table and _named(snapshot, iri)},
        support(snapshot),
        {str(row["id"]): str(row["quote"]) for row in claim_rows(snapshot, graph.text)},
    )
    files = {R + row.id: row.name for row in graph.manifest.documents}
    things = [_thing(iri, schema, work, files) for iri, schema in work.schemas.items()]
    links = [link for _, statement in relations(snapshot) for link in _links(statement, work)]
    lines = {json.dumps(one, ensure_ascii=False) for one in links}
    ordered = sorted(things, key=lambda one: str(one["id"]))
    text = [*(json.dumps(one, ensure_ascii=False) for one in ordered), *sorted(lines)]
    return Entities("".join(f"{line}\n" for line in text), _notes(snapshot, kinds, work))


def entity_id(iri: str) -> str:
    """Return the id of an entity: the local name of the IRI, or a hash of it where that is no id there.

    >>> entity_id("https://w3id.org/policykg/id/body-state-council")
    'body-state-council'
    """
    local = iri.removeprefix(R)
    return local if _ID.fullmatch(local) and len(local) <= _LONGEST else f"id-{short_hash(iri, length=20)}"


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads(_DATA.read_text(encoding="utf-8"))


def _met(snapshot: Snapshot) -> list[str]:
    """Return the things of facts and reference data, and the source documents."""
    found = {subject.value for subject, _, _ in (*snapshot.facts, *snapshot.reference)}
    return sorted(found | set(snapshot.all_of(ours("SourceDocument"))))


def _named(snapshot: Snapshot, iri: str) -> bool:
    return bool(snapshot.labels.get(iri, "").strip())


def _thing(iri: str, schema: str, work: _Work, files: Mapping[str, str]) -> dict[str, object]:
    snapshot = work.snapshot
    name, aliases = best_name(snapshot, iri)
    made: Properties = {"name": [name]}
    work.add(made, "alias", *aliases)
    for curie, prop in _table()["values"].get(schema, {}).items():
        work.add(made, prop, *sorted(t.value for t in snapshot.of(iri, node(curie))))
    _ADD.get(schema, _nothing)(iri, made, work)
    if schema == "Document":
        work.add(made, "fileName", files.get(iri) or name)
    return _entity(entity_id(iri), schema, made)


def _nothing(iri: str, made: Properties, work: _Work) -> None:
    """Add nothing: the schema has no more."""


def _project(iri: str, made: Properties, work: _Work) -> None:
    if not made.get("startDate"):
        told = work.snapshot.of(iri, ours("issuedInMonth")) or work.snapshot.of(iri, ours("year"))
        work.add(made, "startDate", *sorted(t.value for t in told))
    for curie, prop in _table()["words"].items():
        objects = sorted(t.value for t in work.snapshot.of(iri, node(curie)) if isinstance(t, NamedNode))
        facts = {str(value.value) for s, p, value in work.behind if s.value == iri and p == node(curie)}
        work.add(made, prop, *(work.snapshot.name(value) for value in objects if value in facts))


def _address(iri: str, made: Properties, work: _Work) -> None:
    work.add(made, "full", made["name"][0])
    work.add(made, "keywords", work.snapshot.name(kind_of(work.snapshot, iri)))
    work.add(made, "country", _country(work.snapshot, iri))


def _document(iri: str, made: Properties, work: _Work) -> None:
    languages = _table()["languages"]
    found = sorted(t.value for t in work.snapshot.of(iri, node("dcterms:language")))
    work.add(made, "language", *(languages.get(one[:2].lower(), "") for one in found))


_ADD: Final[Mapping[str, Callable[[str, Properties, _Work], None]]] = {
    "Project": _project,
    "Address": _address,
    "Document": _document,
}


def _country(snapshot: Snapshot, iri: str) -> str:
    """Return the two letters of the country that a place lies in, by the codes of what is above it."""
    seen: set[str] = set()
    while iri and iri not in seen:
        seen.add(iri)
        codes = sorted(t.value for t in snapshot.of(iri, node("skos:notation")) if _is_iso(t))
        if codes:
            return codes[0][:2].lower()
        above = sorted(t.value for p in _ABOVE for t in snapshot.of(iri, p) if isinstance(t, NamedNode))
        iri = above[0] if len(above) == 1 else ""
    return ""


def _is_iso(term: object) -> bool:
    return getattr(getattr(term, "datatype", None), "value", "") == _ISO


def _links(statement: Statement, work: _Work) -> Iterator[dict[str, object]]:
    subject, predicate, value = statement
    one, other = work.schemas.get(subject.value), work.schemas.get(value.value)
    if not one or not other or subject.value == value.value:
        return
    claims = work.behind.get(statement, ())
    made: Properties = {"role": [work.snapshot.name(predicate.value)]}
    proofs = [entity_id(s) for s in sources(work.snapshot, claims) if work.schemas.get(s) == "Document"]
    work.add(made, "proof", *proofs)
    work.add(made, "description", *(work.quotes.get(compact(claim), "") for claim in claims))
    ends = [entity_id(subject.value)], [entity_id(value.value)]
    schema, names = "UnknownLink", ("subject", "object")
    if one == "Project" and other in _BODIES:
        schema, names = "ProjectParticipant", ("project", "participant")
    elif one == "Document":
        schema, names = "Documentation", ("document", "entity")
    made |= dict(zip(names, ends, strict=True))
    link = f"link-{short_hash(subject.value, predicate.value, value.value, length=20)}"
    yield _entity(link, schema, made)


def _entity(identifier: str, schema: str, properties: Properties) -> dict[str, object]:
    kept = {name: values for name, values in sorted(properties.items()) if values}
    return {"id": identifier, "schema": schema, "properties": kept}


def _notes(snapshot: Snapshot, kinds: Mapping[str, str], work: _Work) -> tuple[str, ...]:
    """Return which kinds of things were left out, with their numbers."""
    asserted = {subject.value for subject, _, _ in snapshot.facts}
    left: dict[str, int] = {}
    for iri in asserted:
        if iri not in work.schemas and kinds.get(iri, "") not in ("", "Claim", "Evidence", "Extractor"):
            left[kinds[iri]] = left.get(kinds[iri], 0) + 1
    if not left:
        return ()
    told = ", ".join(f"{snapshot.name(KG + kind)} ({left[kind]})" for kind in sorted(left))
    return (f"Left out, since FollowTheMoney has no schema for it: {told}",)
