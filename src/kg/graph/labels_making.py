"""Write a label index: tables of SQLite with a full-text index, in a file or in memory."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from kg.graph.folding import pieces
from kg.graph.labels_reading import Named

FORMAT: Final = 2
GAP: Final = 2**12
"""So many numbers are left free before each thing, for those that come between later."""
SPELLED: Final = 4
"""Shorter words are never taken for misspelled ones."""

# The rows of names stand in the order of their things, most spoken of first: so the full-text index, which
# gives its rows in their order, can be left as soon as enough are found. A thing has the number of its first
# name; between things numbers are left free (see labels_changing).
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
        put(database, placed(named), numbers)
        _fill_vocabulary(database, named)
        names = sum(len(one.names) for one in named)
        database.execute("INSERT INTO meta VALUES (?, ?, ?)", (FORMAT, digest, names))
    database.executescript(_INDEXES)


def placed(named: Iterable[Named]) -> Iterator[tuple[int, Named]]:
    """Yield things with the numbers that they get in a new index."""
    last = 0
    for one in named:
        yield last + GAP, one
        last += GAP + len(one.names)


def put(
    database: sqlite3.Connection, things: Iterable[tuple[int, Named]], numbers: Mapping[str, int]
) -> None:
    """Add things with their names, each from a number on that is free; their words are not counted.

    Args:
        database: the index.
        things: each with the number of its first name.
        numbers: the number of each mark.
    """
    for start, one in things:
        told = " ".join(f"m{numbers[mark]}" for mark in one.marks)
        row = (start, one.iri, one.label, " ".join(one.types), told, one.spoken)
        database.execute("INSERT INTO things VALUES (?, ?, ?, ?, ?, ?)", row)
        for at, name in enumerate(one.names, start):
            folded = storable(name.folded)
            signs = tokens(folded)
            names = (at, start, name.how, storable(name.written), folded, len(signs))
            database.execute("INSERT INTO names VALUES (?, ?, ?, ?, ?, ?)", names)
            database.execute(
                "INSERT INTO found (rowid, name, marks) VALUES (?, ?, ?)", (at, " ".join(signs), told)
            )


def tokens(folded: str) -> list[str]:
    """Return the tokens of a folded name, by which the full-text index finds it."""
    return [token for piece in pieces(folded) for token in piece]


def words_of(folded: str) -> Iterator[str]:
    """Yield the words of a folded name that may be misspelled: no runs of Chinese."""
    return (piece[0] for piece in pieces(folded) if len(piece) == 1)


def storable(text: str) -> str:
    """Return a text as it can be stored."""
    return text.encode("utf-8", "replace").decode("utf-8")  # halves of surrogate pairs become question marks


def _fill_vocabulary(database: sqlite3.Connection, named: Iterable[Named]) -> None:
    uses = Counter(word for one in named for name in one.names for word in words_of(storable(name.folded)))
    put_words(database, ((word, uses[word]) for word in sorted(uses)))


def put_words(database: sqlite3.Connection, uses: Iterable[tuple[str, int]], first: int = 1) -> None:
    """Add words, each with the number of names that have it, under numbers from the first on."""
    for n, (word, times) in enumerate(uses, first):
        length = len(word) if spellable(word) else 0
        row = (n, word, word[::-1], length, times, signature(word))
        database.execute("INSERT INTO vocabulary VALUES (?, ?, ?, ?, ?, ?)", row)
        database.execute("INSERT INTO parts (rowid, word) VALUES (?, ?)", (n, word))


def spellable(word: str) -> bool:
    """Return whether a word may be a misspelled one: long enough, and no year or number."""
    return len(word) >= SPELLED and not any(letter.isdigit() for letter in word)


def signature(word: str) -> int:
    """Return the letters of a word as bits; each letter that another word lacks makes it a slip further."""
    bits = 0
    for letter in word:
        bits |= 1 << ord(letter) % 61
    return bits
