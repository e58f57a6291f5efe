"""Export a graph: the formats by name; the same bytes for the same graph."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO, Final, TypeAlias

from kg.exceptions import InputError
from kg.exports.archive import pack
from kg.exports.followthemoney import to_entities
from kg.exports.jsonld import to_jsonld
from kg.exports.markup import gexf, graphml
from kg.exports.neo4j import to_neo4j
from kg.exports.plain import Plain, plain
from kg.exports.projected import write_projection
from kg.exports.rdf import to_nquads, to_trig, to_trig12, to_turtle
from kg.exports.tables import tables
from kg.graph.snapshot import take_snapshot
from kg.graph.store import GraphFolder

Files: TypeAlias = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Written:
    """What an export holds.

    Attributes:
        content: the bytes, or the files of a folder by their paths.
        notes: what the format has no place for, in words.
    """

    content: bytes | Files
    notes: tuple[str, ...] = ()


def export(graph: GraphFolder, syntax: str, target: BinaryIO | Path, projection: str = "") -> tuple[str, ...]:
    """Write a graph in one of :data:`FORMATS` and return what the format has no place for, in words.

    ``csv`` and ``neo4j`` are several files: a folder if the target is a path without the ending ``.zip``,
    else a zip archive. With a ``projection`` (:mod:`kg.network.bipartite`) only that network is written, as
    graphml, gexf or csv.

    Raises:
        InputError: if the format or projection is not known, or the target cannot be written.
    """
    if syntax not in FORMATS:
        raise InputError("this format is not known", syntax, f"Use one of {', '.join(FORMATS)}")
    written = Written(write_projection(graph, projection, syntax)) if projection else FORMATS[syntax](graph)
    put(written.content, target)
    return written.notes


def put(content: bytes | Files, target: BinaryIO | Path) -> None:
    """Write bytes to a file, or files into a folder or zip archive.

    Raises:
        InputError: if the target cannot be written.
    """
    try:
        if isinstance(target, Path) and isinstance(content, Mapping) and target.suffix != ".zip":
            _write_folder(target, content)
            return
        data = content if isinstance(content, bytes) else pack(content)
        if isinstance(target, Path):
            target.write_bytes(data)
        else:
            target.write(data)
    except OSError as error:
        raise InputError(
            f"the export cannot be written ({error.strerror})", str(target), "Choose another place"
        ) from error


def _write_folder(folder: Path, files: Files) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)


def _plainly(write: Callable[[Plain], str]) -> Callable[[GraphFolder], Written]:
    return lambda graph: Written(write(plain(take_snapshot(graph.store))).encode())


def _tables(graph: GraphFolder) -> Written:
    found = tables(take_snapshot(graph.store), graph.text)
    return Written({name: table.encode() for name, table in found.items()})


def _entities(graph: GraphFolder) -> Written:
    entities = to_entities(graph)
    return Written(entities.lines.encode(), entities.notes)


FORMATS: Final[Mapping[str, Callable[[GraphFolder], Written]]] = MappingProxyType(
    {
        "ttl": lambda graph: Written(to_turtle(graph.store)),
        "trig": lambda graph: Written(to_trig(graph.store)),
        "trig12": lambda graph: Written(to_trig12(graph.store)),
        "nq": lambda graph: Written(to_nquads(graph.store)),
        "jsonld": lambda graph: Written(to_jsonld(graph.store)),
        "graphml": _plainly(graphml),
        "gexf": _plainly(gexf),
        "csv": _tables,
        "neo4j": lambda graph: Written(to_neo4j(graph)),
        "ftm": _entities,
    }
)
