"""Write a label index: tables of SQLite with a full-text index, in a file or in memory."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kg.graph.folding import pieces
from kg.graph.labels_reading import Named

FORMAT: Final = 2
GAP: Final = 2**8
"""So far apart are the numbers of things, so that others can be put between them later."""
SPELLED: Final = 4
"""Shorter words are never taken for misspelled ones."""

# The rows of names stand in the order of their things, most spoken of first: so the full-text index, which
# gives its rows in their order, can be left as soon as enough are found. The number of a thing is that of its
# first name; behind its names numbers are left free.
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
        for row in placed(named, numbers):
            add_thing(database, row)
        add_words(database, words_of(named), 1)
        names = sum(len(one.names) for one in named)
        database.execute("INSERT INTO meta VALUES (?, ?, ?)", (FORMAT, digest, names))
    database.executescript(_INDEXES)


@dataclass(frozen=True, slots=True)
class Placed:
    """A thing with its number and the tokens of its marks."""

    number: int
    thing: Named
    marks: str


def placed(named: Iterable[Named], numbers: Mapping[str, int]) -> Iterator[Placed]:
    """Yield the things with their numbers; ``numbers`` are those of the marks."""
    number = GAP
    for one in named:
        yield Placed(number, one, marks_of(one, numbers))
        number = (number + len(one.names) + GAP - 1) // GAP * GAP + GAP


def marks_of(one: Named, numbers: Mapping[str, int]) -> str:
    """Return the tokens of the marks of a thing."""
    return " ".join(f"m{numbers[mark]}" for mark in one.marks)


def add_thing(database: sqlite3.Connection, row: Placed) -> None:
    """Add a thing with its names, of which its label stands before the others."""
    one, number = row.thing, row.number
    database.execute(
        "INSERT INTO things VALUES (?, ?, ?, ?, ?, ?)",
        (number, one.iri, _storable(one.label), " ".join(one.types), row.marks, one.spoken),
    )
    for at, name in enumerate(one.names, number):
        folded = _storable(name.folded)
        tokens = tokens_of(folded)
        database.execute(
            "INSERT INTO names VALUES (?, ?, ?, ?, ?, ?)",
            (at, number, name.how, _storable(name.written), folded, len(tokens)),
        )
        database.execute(
            "INSERT INTO found (rowid, name, marks) VALUES (?, ?, ?)", (at, " ".join(tokens), row.marks)
        )


def words_of(named: Iterable[Named]) -> Counter[str]:
    """Return the words of all names, with how often each stands in one."""
    return Counter(word for one in named for name in one.names for word in words_in(name.folded))


def words_in(folded: str) -> list[str]:
    """Return the words of a folded name; a run of Chinese is none."""
    return [piece[0] for piece in pieces(folded) if len(piece) == 1]


def add_words(database: sqlite3.Connection, uses: Mapping[str, int], first: int) -> None:
    """Add words that the index does not hold, under numbers from the first one on."""
    words = sorted(uses)
    database.executemany(
        "INSERT INTO vocabulary VALUES (?, ?, ?, ?, ?, ?)",
        (
            (n, word, word[::-1], len(word) if spellable(word) else 0, uses[word], signature(word))
            for n, word in enumerate(words, first)
        ),
    )
    database.executemany("INSERT INTO parts (rowid, word) VALUES (?, ?)", enumerate(words, first))


def tokens_of(folded: str) -> list[str]:
    """Return what the full-text index holds of a folded name."""
    return [token for piece in pieces(folded) for token in piece]


def _storable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")  # halves of surrogate pairs become question marks


def spellable(word: str) -> bool:
    """Return whether a word may be a misspelled one: long enough, and no year or number."""
    return len(word) >= SPELLED and not any(letter.isdigit() for letter in word)


def signature(word: str) -> int:
    """Return the letters of a word as bits; each letter that another word lacks makes it a slip further."""
    bits = 0
    for letter in word:
        bits |= 1 << ord(letter) % 61
    return bits
