"""Bring the steps beside a store up to date where a few of its statements changed."""

import os
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from pyoxigraph import NamedNode, Quad, Store

from kg.graph.walks_making import FORMAT, is_plain, relations

_Step = tuple[NamedNode, NamedNode, NamedNode]


def change_walks(older: Path, new: Path, store: Store, gone: Iterable[Quad], come: Iterable[Quad]) -> None:
    """Write the steps of a graph as those of an older one with the changes between them.

    None are written where they cannot be changed: then they are to be written anew.

    Args:
        older: the steps of the older graph, which stay as they are.
        new: where the new ones are written.
        store: the quads of the graph as it is now.
        gone: quads of the older graph that this one lacks.
        come: quads of this graph that the older one lacks.

    Raises:
        OSError: if the file cannot be written.
    """
    added = set(_steps(come))
    if not all(map(is_plain, (term for step in added for term in step))):
        return
    # A statement that left one graph may still stand in another.
    lost = [step for step in set(_steps(gone)) if not any(store.quads_for_pattern(*step, None))]
    if not added and not lost:
        # Where links are not to be had, the steps are written anew.
        with suppress(OSError):
            os.link(older, new)
        return
    shutil.copyfile(older, new)
    try:
        database = sqlite3.connect(new, isolation_level=None)
        try:
            _change(database, lost, sorted(added, key=str))
        finally:
            database.close()
    except sqlite3.Error:
        new.unlink(missing_ok=True)


def _steps(quads: Iterable[Quad]) -> Iterator[_Step]:
    return ((quad.subject, quad.predicate, quad.object) for quad in quads if quad.predicate in relations())  # type: ignore[misc]  # what is no IRI is not plain


def _change(database: sqlite3.Connection, lost: Iterable[_Step], added: Iterable[_Step]) -> None:
    ((known,),) = database.execute("SELECT format FROM meta").fetchall()
    if known != FORMAT:
        raise sqlite3.Error("these steps are kept in another way")
    database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN;")
    went = [row for step in lost for row in _rows(database, step)]
    database.executemany("DELETE FROM steps WHERE start = ? AND kind = ? AND stop = ?", went)
    came = [row for step in added for row in _rows(database, step)]
    database.executemany("INSERT OR IGNORE INTO steps VALUES (?, ?, ?)", came)
    # Every step is kept in both directions, so a thing with none begins none.
    alone = "DELETE FROM things WHERE id = ? AND NOT EXISTS (SELECT * FROM steps WHERE start = things.id)"
    database.executemany(alone, [(start,) for start, _, _ in went])
    database.execute("COMMIT")


def _rows(database: sqlite3.Connection, step: _Step) -> list[tuple[int, int, int]]:
    """Return a step as it is kept, forwards and backwards; its things get numbers if they have none."""
    start, relation, stop = step
    kind = 2 * relations().index(relation)
    one, other = (_number(database, term.value) for term in (start, stop))
    return [(one, kind, other), (other, kind + 1, one)]


def _number(database: sqlite3.Connection, iri: str) -> int:
    database.execute("INSERT OR IGNORE INTO things (iri) VALUES (?)", (iri,))
    ((number,),) = database.execute("SELECT id FROM things WHERE iri = ?", (iri,)).fetchall()
    return int(number)
