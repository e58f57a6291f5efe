"""Neo4j: the tables that ``neo4j-admin database import`` takes, with typed columns.

The header form is that of the Operations Manual (section "CSV header format"): ``:ID``, ``:LABEL``,
``:START_ID``, ``:END_ID``, ``:TYPE``, ``name:type`` and ``name:type[]``. Every text is quoted, so that an
empty text and a missing value differ; nothing is guarded against spreadsheets, for here a table is data and
any change of it would be wrong. The elements of an array are parted by U+001F, which none of them holds.
"""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from kg.exports.plain import DAY, Cell, Column, Edge, Node, Plain, plain
from kg.exports.tables import CLAIM_COLUMNS, claim_rows
from kg.graph.snapshot import Snapshot, take_snapshot
from kg.graph.store import GraphFolder
from kg.graph.terms import node, ours
from kg.namespaces import compact

PART: Final = "\x1f"
"""What stands between the elements of an array."""

_TYPES: Final[Mapping[str, str]] = MappingProxyType(
    {"text": "string", "integer": "long", "decimal": "double", "date": "date"}
)
_PICTURE: Final = "␟"
_DOCUMENT: Final = (Column("name"), Column("title"), Column("publisher"), Column("date", "date"))
_LINKS: Final = (("subject", "SUBJECT"), ("object", "OBJECT"), ("document", "STATED_IN"))
_CLAIM: Final = tuple(c for c in CLAIM_COLUMNS if c.name not in ("id", "document", "subject"))
_README: Final = """\
A policy knowledge graph for Neo4j.

Things, source documents and claims are nodes; facts are relationships between things, and a claim is linked
to its subject, its object (where that is a thing) and the document that makes it. With the database stopped,
in this folder:

  neo4j-admin database import full neo4j --overwrite-destination --multiline-fields=true \\
    --array-delimiter=U+001F \\
    --nodes=things.csv --nodes=documents.csv --nodes=claims.csv \\
    --relationships=facts.csv --relationships=claim_links.csv

Then start it and ask, for example:

  MATCH (plan)-[:ISSUED_BY]->(body:PublicBody) RETURN plan.name, body.name ORDER BY body.name;
  MATCH (c:Claim)-[:STATED_IN]->(d) WHERE c.status = 'disputed' RETURN c.quote, d.title;

These tables are data for a database, not for a spreadsheet: cells that begin with =, +, - or @ stand as they
are.
"""


def to_neo4j(graph: GraphFolder) -> dict[str, bytes]:
    """Return the files of an import folder by name, with a README that tells the command."""
    snapshot = take_snapshot(graph.store)
    simple = plain(snapshot)
    claims = claim_rows(snapshot, graph.text)
    documents = snapshot.all_of(ours("SourceDocument"))
    known = {compact(iri) for iri in documents}
    things = tuple(one for one in simple.nodes if one.id not in known)
    ids = known | {one.id for one in things}
    files = {
        "README.txt": _README,
        "things.csv": _things(simple, things),
        "documents.csv": _documents(snapshot, documents),
        "claims.csv": _claims(claims),
        "facts.csv": _facts(simple),
        "claim_links.csv": _links(claims, ids),
    }
    return {name: text.encode() for name, text in files.items()}


def _things(graph: Plain, things: Iterable[Node]) -> str:
    columns = (Column("name"), *(c for c in graph.node_columns if c.name != "class"))
    rows = (({"name": one.label, **one.cells}, (one.id, _labels(one))) for one in things)
    return _table(("id:ID", ":LABEL"), columns, rows)


def _labels(one: Node) -> str:
    kind = re.split(r"[#/:]", str(one.cells.get("class", "")))[-1]
    return PART.join(name for name in (kind, "Thing") if name)


def _documents(snapshot: Snapshot, documents: Iterable[str]) -> str:
    rows: list[tuple[dict[str, Cell], tuple[str, str]]] = []
    for iri in documents:
        cells: dict[str, Cell] = {"name": snapshot.name(iri)}
        for name in ("title", "publisher", "date"):
            cells[name] = min((t.value for t in snapshot.of(iri, node(f"dcterms:{name}"))), default="")
        if not DAY.fullmatch(str(cells["date"])):
            cells["date"] = ""  # a month or a year is no date to Neo4j
        rows.append((cells, (compact(iri), "SourceDocument")))
    return _table(("id:ID", ":LABEL"), _DOCUMENT, rows)


def _claims(claims: Iterable[Mapping[str, Cell]]) -> str:
    rows = ((row, (str(row["id"]), "Claim")) for row in claims)
    return _table(("id:ID", ":LABEL"), _CLAIM, rows)


def _facts(graph: Plain) -> str:
    head = (":START_ID", ":END_ID", ":TYPE")
    rows = ((edge.cells, (edge.source, edge.target, relation_type(edge))) for edge in graph.edges)
    return _table(head, graph.edge_columns, rows)


def relation_type(edge: Edge) -> str:
    """Return the type of a relationship: the last part of its predicate, in capitals as Neo4j has it."""
    name = re.split(r"[#/:]", str(edge.cells["predicate"]))[-1]
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).upper() or "RELATED_TO"


def _links(claims: Iterable[Mapping[str, Cell]], ids: set[str]) -> str:
    found = ((row, name, kind) for row in claims for name, kind in _LINKS if row[name] in ids)
    rows = ((row, (str(row["id"]), str(row[name]), kind)) for row, name, kind in found)
    return _table((":START_ID", ":END_ID", ":TYPE"), (), rows)


def _table(
    head: tuple[str, ...],
    columns: Iterable[Column],
    rows: Iterable[tuple[Mapping[str, Cell], tuple[str, ...]]],
) -> str:
    columns = tuple(columns)
    names = [f"{c.name}:{_TYPES[c.kind]}{'[]' if c.many else ''}" for c in columns]
    lines = [",".join((*head, *names))]
    for cells, fixed in rows:
        found = (_field(cells.get(column.name, ""), column) for column in columns)
        lines.append(",".join((*(_quoted(text) for text in fixed), *found)))
    return "\n".join((*lines, ""))


def _field(value: Cell, column: Column) -> str:
    if not value:
        return ""
    if isinstance(value, tuple):
        return _quoted(PART.join(one.replace(PART, _PICTURE) for one in value))
    return _quoted(value) if column.kind == "text" else value


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
