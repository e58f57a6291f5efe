"""Write a label index: tables of SQLite with a full-text index, in a file or in memory."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from kg.graph.folding import pieces
from kg.graph.labels_reading import Named

FORMAT: Final = 1
SPELLED: Final = 4
"""Shorter words are never taken for misspelled ones."""

# The rows of names stand in the order of their things, most spoken of first: so the full-text index, which
# gives its rows in their order, can be left as soon as enough are found.
_TABLES: Final = """
CREATE TABLE meta (format INTEGER, digest TEXT, names INTEGER);
CREATE TABLE marks (id INTEGER PRIMARY KEY, iri TEXT UNIQUE, things INTEGER);
CREATE TABLE things
    (id INTEGER PRIMARY KEY, iri TEXT UNIQUE, label TEXT, types TEXT, marks TEXT, spoken INTEGER);
CREATE TABLE names
    (id INTEGER PRIMARY KEY, thing INTEGER, how INTEGER, written TEXT, folded TEXT, tokens INTEGER);
CREATE TABLE vocabulary
    (id INTEGER PRIMARY KEY, word TEXT UNIQUE, backwards TEXT, length INTEGER, uses INTEGER, letters INTEGER);
CREATE VIRTUAL TABLE found USING
    fts5(name, marks, content='', columnsize=0, tokenize='ascii', prefix='1 2 3 4');
CREATE VIRTUAL TABLE parts USING
    fts5(word, content='', columnsize=0, detail='none', tokenize='trigram case_sensitive 1');
"""
_INDEXES: Final = """
CREATE INDEX names_folded ON names (folded, id);
CREATE INDEX vocabulary_word ON vocabulary (length, word);
CREATE INDEX vocabulary_backwards ON vocabulary (length, backwards);
INSERT INTO found (found) VALUES ('optimize');
INSERT INTO parts (parts) VALUES ('optimize');
"""


def write_labels(path: Path, named: Sequence[Named], digest: str) -> None:
    """Write a label index into a new file.

    Args:
        path: the file, which must not exist.
        named: the things, in the order in which they shall be found.
        digest: that of the quads that they were read from.

    Raises:
        OSError: if the file cannot be written.
    """
    try:
        database = sqlite3.connect(path)
        try:
            _fill(database, named, digest)
        finally:
            database.close()
    except sqlite3.Error as error:
        raise OSError(f"the index of labels cannot be written ({error})") from error


def labels_in_memory(named: Sequence[Named]) -> sqlite3.Connection:
    """Return a label index in memory, which several threads may use one after another."""
    database = sqlite3.connect(":memory:", check_same_thread=False)
    _fill(database, named, "")
    return database


def _fill(database: sqlite3.Connection, named: Sequence[Named], digest: str) -> None:
    database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA page_size = 4096;")
    database.executescript(_TABLES)
    with database:
        numbers = {mark: n for n, mark in enumerate(sorted({m for one in named for m in one.marks}), 1)}
        counts = Counter(mark for one in named for mark in one.marks)
        database.executemany(
            "INSERT INTO marks VALUES (?, ?, ?)", ((n, mark, counts[mark]) for mark, n in numbers.items())
        )
        told = {one.iri: " ".join(f"m{numbers[mark]}" for mark in one.marks) for one in named}
        database.executemany(
            "INSERT INTO things VALUES (?, ?, ?, ?, ?, ?)",
            (
                (n, one.iri, one.label, " ".join(one.types), told[one.iri], one.spoken)
                for n, one in enumerate(named, 1)
            ),
        )
        database.executemany("INSERT INTO names VALUES (?, ?, ?, ?, ?, ?)", map(_counted, _rows(named)))
        database.executemany(
            "INSERT INTO found (rowid, name, marks) VALUES (?, ?, ?)",
            (
                (row, " ".join(_tokens(folded)), told[named[n - 1].iri])
                for row, n, _, _, folded in _rows(named)
            ),
        )
        _fill_vocabulary(database, named)
        names = sum(len(one.names) for one in named)
        database.execute("INSERT INTO meta VALUES (?, ?, ?)", (FORMAT, digest, names))
    database.executescript(_INDEXES)


def _rows(named: Sequence[Named]) -> Iterator[tuple[int, int, int, str, str]]:
    """Yield the rows of names; every thing's label stands before its other names."""
    row = 0
    for n, one in enumerate(named, 1):
        for name in one.names:
            row += 1
            yield row, n, name.how, _storable(name.written), _storable(name.folded)


def _counted(row: tuple[int, int, int, str, str]) -> tuple[int, int, int, str, str, int]:
    return (*row, len(_tokens(row[4])))


def _tokens(folded: str) -> list[str]:
    return [token for piece in pieces(folded) for token in piece]


def _storable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")  # halves of surrogate pairs become question marks


def _fill_vocabulary(database: sqlite3.Connection, named: Iterable[Named]) -> None:
    uses = Counter(
        piece[0] for one in named for name in one.names for piece in pieces(name.folded) if len(piece) == 1
    )
    words = sorted(uses)
    database.executemany(
        "INSERT INTO vocabulary VALUES (?, ?, ?, ?, ?, ?)",
        (
            (n, word, word[::-1], len(word) if spellable(word) else 0, uses[word], signature(word))
            for n, word in enumerate(words, 1)
        ),
    )
    database.executemany("INSERT INTO parts (rowid, word) VALUES (?, ?)", enumerate(words, 1))


def spellable(word: str) -> bool:
    """Return whether a word may be a misspelled one: long enough, and no year or number."""
    return len(word) >= SPELLED and not any(letter.isdigit() for letter in word)


def signature(word: str) -> int:
    """Return the letters of a word as bits; each letter that another word lacks makes it a slip further."""
    bits = 0
    for letter in word:
        bits |= 1 << ord(letter) % 61
    return bits
