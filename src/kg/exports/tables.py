"""CSV tables for spreadsheets: nodes, edges and claims; no cell is one that a spreadsheet would run."""

import csv
import io
import re
from collections.abc import Iterable, Mapping
from typing import Final

from kg.exceptions import GraphError
from kg.exports.plain import Cell, Column, Plain, TextOf, plain
from kg.graph.snapshot import CLAIM, Snapshot
from kg.graph.terms import OBJECT, PREDICATE, SUBJECT, node, ours
from kg.namespaces import compact

CLAIM_COLUMNS: Final = (
    Column("id"),
    Column("document"),
    Column("title"),
    Column("subject"),
    Column("subject_label"),
    Column("predicate"),
    Column("predicate_label"),
    Column("object"),
    Column("object_label"),
    Column("status"),
    Column("confidence", "decimal"),
    Column("rule", many=True),
    Column("passages", many=True),
    Column("quote"),
)
_NUMBER: Final = re.compile(r"[+-]?\d+(?:\.\d+)?")
_RISKY: Final = ("=", "+", "-", "@", "\t", "\r")
_EVIDENCE, _START, _END = (node(n) for n in ("kg:hasEvidence", "oa:start", "oa:end"))
_GAP: Final = " … "


def tables(snapshot: Snapshot, text: TextOf | None) -> dict[str, str]:
    """Return the CSV tables by file name.

    A cell that a spreadsheet would run begins with an apostrophe; several values stand in one cell, parted
    by ``; ``. ``quote`` are the words that bear a claim out, if ``text`` gives the text of a digest.
    """
    simple = plain(snapshot)
    return {
        "nodes.csv": node_table(simple),
        "edges.csv": edge_table(simple),
        "claims.csv": write(CLAIM_COLUMNS, claim_rows(snapshot, text)),
    }


def node_table(graph: Plain) -> str:
    """Return the nodes of a graph as CSV for a spreadsheet."""
    columns = (Column("id"), Column("label"), *graph.node_columns)
    return write(columns, ({**n.cells, "id": n.id, "label": n.label} for n in graph.nodes))


def edge_table(graph: Plain) -> str:
    """Return the edges of a graph as CSV for a spreadsheet."""
    columns = (Column("source"), Column("target"), Column("label"), *graph.edge_columns)
    rows = ({**e.cells, "source": e.source, "target": e.target, "label": e.label} for e in graph.edges)
    return write(columns, rows)


def write(columns: Iterable[Column], rows: Iterable[Mapping[str, Cell]]) -> str:
    """Return rows as CSV for a spreadsheet."""
    columns = tuple(columns)
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(cell(column.name) for column in columns)
    for row in rows:
        found = (row.get(column.name, "") for column in columns)
        writer.writerow(cell(v if isinstance(v, str) else "; ".join(v)) for v in found)
    return target.getvalue()


def cell(value: str) -> str:
    """Return the value of a CSV cell, made harmless if a spreadsheet would take it for a formula.

    >>> cell("=1+1"), cell("-5.2")
    ("'=1+1", '-5.2')
    """
    risky = value.lstrip(" \n").startswith(_RISKY) and not _NUMBER.fullmatch(value)
    return f"'{value}" if risky else value


def claim_rows(snapshot: Snapshot, text: TextOf | None) -> tuple[dict[str, Cell], ...]:
    """Return every claim as a row (:data:`CLAIM_COLUMNS`), sorted by id.

    Args:
        snapshot: the graph.
        text: gives the text of a digest, to quote from; None for no quotes.
    """
    texts: dict[str, str] = {}
    return tuple(_claim_row(snapshot, claim, text, texts) for claim in snapshot.all_of(CLAIM))


def _claim_row(snapshot: Snapshot, claim: str, text: TextOf | None, texts: dict[str, str]) -> dict[str, Cell]:
    def one(subject: str, predicate: str) -> str:
        return min((t.value for t in snapshot.of(subject, node(predicate))), default="")

    evidence = sorted(e.value for e in snapshot.of(claim, _EVIDENCE))
    source = min((one(e, "oa:hasSource") for e in evidence), default="")
    spans = _spans(snapshot, evidence)
    row: dict[str, Cell] = {
        "id": compact(claim),
        "document": compact(source),
        "title": snapshot.name(source) if source else "",
        "status": compact(one(claim, "kg:reviewStatus")).removeprefix("kgt:status-"),
        "confidence": one(claim, "kg:confidence"),
        "rule": tuple(sorted(t.value for t in snapshot.of(claim, ours("rule")))),
        "passages": tuple(f"{start}-{end}" for start, end in spans),
        "quote": _quote(one(source, "kg:textDigest") if source else "", spans, text, texts),
    }
    for name, predicate in (("subject", SUBJECT), ("predicate", PREDICATE), ("object", OBJECT)):
        value = min((t.value for t in snapshot.of(claim, predicate)), default="")
        row[name] = compact(value)
        row[f"{name}_label"] = snapshot.name(value) if value in snapshot.labels else ""
    return row


def _spans(snapshot: Snapshot, evidence: Iterable[str]) -> list[tuple[int, int]]:
    found = set()
    for one in evidence:
        starts = [t.value for t in snapshot.of(one, _START) if t.value.isdecimal()]
        ends = [t.value for t in snapshot.of(one, _END) if t.value.isdecimal()]
        if starts and ends:
            found.add((int(min(starts)), int(min(ends))))
    return sorted(found)


def _quote(digest: str, spans: list[tuple[int, int]], text: TextOf | None, texts: dict[str, str]) -> str:
    if text is None or not digest or not spans:
        return ""
    if digest not in texts:
        try:
            texts[digest] = text(digest)
        except GraphError:
            texts[digest] = ""  # a missing text is for `kg verify` to report
    return _GAP.join(" ".join(texts[digest][start:end].split()) for start, end in spans).strip(" …")
