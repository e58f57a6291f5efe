"""Export a graph: RDF in four syntaxes, GraphML, GEXF, and CSV tables; the same bytes for the same graph."""

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import astuple, fields
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO

from pyoxigraph import Quad, RdfFormat, Store, serialize

from kg.exceptions import InputError
from kg.graph.edges import ClaimRow, Edge, Node, claim_rows, edges, nodes
from kg.graph.markup import gexf, graphml
from kg.graph.serialisation import trig, turtle
from kg.graph.snapshot import Snapshot, take_snapshot
from kg.graph.store import GraphFolder
from kg.namespaces import PREFIXES

_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")
_RISKY = ("=", "+", "-", "@", "\t", "\r")


def export(graph: GraphFolder, syntax: str, target: BinaryIO | Path) -> None:
    """Write a graph in one of :data:`FORMATS`.

    ``csv`` holds three tables (nodes, edges, claims): as a folder if the target is a path without the
    ending ``.zip``, else as a zip archive.

    Raises:
        InputError: if the format is not known, or the target cannot be written.
    """
    if syntax not in FORMATS:
        raise InputError("this format is not known", syntax, f"Use one of {', '.join(FORMATS)}")
    try:
        if syntax == "csv" and isinstance(target, Path) and target.suffix != ".zip":
            _write_folder(target, tables(take_snapshot(graph.store)))
        elif isinstance(target, Path):
            target.write_bytes(FORMATS[syntax](graph.store))
        else:
            target.write(FORMATS[syntax](graph.store))
    except OSError as error:
        raise InputError(
            f"the export cannot be written ({error.strerror})", str(target), "Choose another place"
        ) from error


def _sorted(store: Store) -> list[Quad]:
    return sorted(store, key=str)


def _turtle(store: Store) -> bytes:
    return turtle(quad.triple for quad in store).encode()


def _trig(store: Store) -> bytes:
    return trig(store).encode()


def _nquads(store: Store) -> bytes:
    return serialize(_sorted(store), format=RdfFormat.N_QUADS) or b""


def _jsonld(store: Store) -> bytes:
    quads = sorted(store, key=lambda q: (str(q.graph_name), str(q)))
    return serialize(quads, format=RdfFormat.JSON_LD, prefixes=dict(PREFIXES)) or b""


def _markup(write: Callable[[Iterable[Node], Iterable[Edge]], str]) -> Callable[[Store], bytes]:
    def written(store: Store) -> bytes:
        snapshot = take_snapshot(store)
        return write(nodes(snapshot), edges(snapshot)).encode()

    return written


def tables(snapshot: Snapshot) -> dict[str, str]:
    """Return the CSV tables by file name; a cell that a spreadsheet would run begins with an apostrophe."""
    rows: dict[str, tuple[type[Node | Edge | ClaimRow], Iterable[Node | Edge | ClaimRow]]] = {
        "nodes.csv": (Node, nodes(snapshot)),
        "edges.csv": (Edge, edges(snapshot)),
        "claims.csv": (ClaimRow, claim_rows(snapshot)),
    }
    return {name: _table(kind, found) for name, (kind, found) in rows.items()}


def _table(kind: type[Node | Edge | ClaimRow], rows: Iterable[Node | Edge | ClaimRow]) -> str:
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(field.name for field in fields(kind))
    for row in rows:
        writer.writerow(cell("; ".join(v) if isinstance(v, tuple) else str(v)) for v in astuple(row))
    return target.getvalue()


def cell(value: str) -> str:
    """Return the value of a CSV cell, made harmless if a spreadsheet would take it for a formula.

    >>> cell("=1+1"), cell("-5.2")
    ("'=1+1", '-5.2')
    """
    risky = value.lstrip(" \n").startswith(_RISKY) and not _NUMBER.fullmatch(value)
    return f"'{value}" if risky else value


def _zip(store: Store) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in tables(take_snapshot(store)).items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type, entry.create_system, entry.external_attr = (
                zipfile.ZIP_DEFLATED,
                3,
                0o644 << 16,
            )
            archive.writestr(entry, content)
    return target.getvalue()


def _write_folder(folder: Path, content: Mapping[str, str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, table in content.items():
        (folder / name).write_text(table, encoding="utf-8", newline="")


FORMATS: Mapping[str, Callable[[Store], bytes]] = MappingProxyType(
    {
        "ttl": _turtle,
        "trig": _trig,
        "nq": _nquads,
        "jsonld": _jsonld,
        "graphml": _markup(graphml),
        "gexf": _markup(gexf),
        "csv": _zip,
    }
)
