"""Write the steps of a graph beside its store: the statements of a few relations, to be walked quickly."""

import re
import sqlite3
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from pyoxigraph import NamedNode, Store

from kg.graph.terms import node

FORMAT: Final = 1
_DATA: Final = Path(__file__).parent / "data" / "walks.toml"
_SAFE: Final = re.compile(r"[^\x00-\x20<>\"{}|^`\\]+")
"""What an IRI may hold to be written into a query as it is."""
# A step is kept in both directions, so that a walk, whichever way it goes, reads one list for each thing.
_TABLES: Final = """
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
CREATE TABLE meta (format INTEGER);
CREATE TABLE kinds (id INTEGER PRIMARY KEY, relation TEXT, backwards INTEGER);
CREATE TABLE things (id INTEGER PRIMARY KEY, iri TEXT UNIQUE);
CREATE TABLE steps (start INTEGER, kind INTEGER, stop INTEGER, PRIMARY KEY (start, kind, stop)) WITHOUT ROWID;
"""


@cache
def relations() -> tuple[NamedNode, ...]:
    """Return the relations whose statements are kept, in order."""
    return tuple(map(node, tomllib.loads(_DATA.read_text(encoding="utf-8"))["relations"]))


def write_walks(path: Path, store: Store) -> None:
    """Write the steps of a store into a new file; none is written if a step does not lead from IRI to IRI.

    Raises:
        OSError: if the file cannot be written.
    """
    found = [_pairs(store, relation) for relation in relations()]
    if not all(is_plain(one) for pairs in found for pair in pairs for one in pair):
        return
    try:
        database = sqlite3.connect(path)
        try:
            _fill(database, [[(str(a.value), str(b.value)) for a, b in pairs] for pairs in found])
        finally:
            database.close()
    except sqlite3.Error as error:
        raise OSError(f"the steps cannot be written ({error})") from error


def _pairs(store: Store, relation: NamedNode) -> list[tuple[NamedNode, NamedNode]]:
    query = f"SELECT DISTINCT ?a ?b WHERE {{ ?a {relation} ?b }}"
    return [(a, b) for a, b in store.query(query, use_default_graph_as_union=True)]  # type: ignore[union-attr]


def is_plain(term: object) -> bool:
    """Return whether a term is an IRI that may be written into a query as it is."""
    return isinstance(term, NamedNode) and _SAFE.fullmatch(term.value) is not None


def _fill(database: sqlite3.Connection, found: Sequence[Sequence[tuple[str, str]]]) -> None:
    database.executescript(_TABLES)
    names = sorted({name for pairs in found for pair in pairs for name in pair})
    numbers = {name: n for n, name in enumerate(names)}
    with database:
        database.execute("INSERT INTO meta VALUES (?)", (FORMAT,))
        database.executemany(
            "INSERT INTO kinds VALUES (?, ?, ?)",
            ((2 * n + b, relation.value, b) for n, relation in enumerate(relations()) for b in (0, 1)),
        )
        database.executemany("INSERT INTO things VALUES (?, ?)", ((n, name) for name, n in numbers.items()))
        steps = sorted((numbers[a], kind, numbers[b]) for kind, pairs in _ways(found) for a, b in pairs)
        database.executemany("INSERT INTO steps VALUES (?, ?, ?)", steps)


def _ways(found: Sequence[Sequence[tuple[str, str]]]) -> Iterator[tuple[int, list[tuple[str, str]]]]:
    """Yield the steps of each relation with their kind, forwards (even) and backwards (odd)."""
    for n, pairs in enumerate(found):
        yield 2 * n, list(pairs)
        yield 2 * n + 1, [(b, a) for a, b in pairs]
