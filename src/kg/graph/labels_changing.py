"""Change a label index where the quads of its graph changed: the names, the order and the counts of words.

The order of things is that of their numbers. A thing that is spoken of more often than before gets another
number, between those of its new neighbours; if no number is free there, the index is written anew.
"""

import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Final

from pyoxigraph import NamedNode, Quad

from kg.graph.labels_making import (
    FORMAT,
    GAP,
    Placed,
    add_thing,
    add_words,
    marks_of,
    tokens_of,
    words_in,
)
from kg.graph.labels_reading import FIGURE, IN_SCHEME, NAMING, Named, Readable, rank, read_one
from kg.graph.terms import ALT_LABEL, OBJECT, SUBJECT, TYPE

_TELLING: Final = frozenset({*NAMING, ALT_LABEL, TYPE, IN_SCHEME})
_SPEAKING: Final = frozenset({SUBJECT, OBJECT})
_FAR: Final = 2**62
"""Above the numbers of all things."""
_NEXT: Final = "SELECT id, types, spoken, label, iri FROM things WHERE id >= ? ORDER BY id LIMIT 1"

_OWN: Final = """SELECT id, folded FROM names
    WHERE id >= ? AND id < ifnull((SELECT min(id) FROM things WHERE id > ?), ?)"""


def change_labels(
    older: Path, new: Path, store: Readable, digest: str, gone: Iterable[Quad], come: Iterable[Quad]
) -> bool:
    """Write the label index of a store by changing a copy of an older one; return whether that was done.

    Args:
        older: the older file, which is left as it is.
        new: the new file.
        store: the quads as they are now.
        digest: that of the quads.
        gone: quads that the older graph held and this one does not.
        come: quads that this graph holds and the older one did not.

    Raises:
        OSError: if the file cannot be written.
    """
    try:
        shutil.copyfile(older, new)
        with closing(sqlite3.connect(new)) as database:
            database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
            with database:
                return _Change(database, store).make(gone, come, digest)
    except (FileNotFoundError, sqlite3.Error):
        return False


class _Change:
    """One change of a label index."""

    def __init__(self, database: sqlite3.Connection, store: Readable) -> None:
        self._database = database
        self._store = store
        self._marks = {str(iri): int(n) for n, iri in database.execute("SELECT id, iri FROM marks")}
        self._marked: Counter[str] = Counter()
        self._uses: Counter[str] = Counter()
        self._names = 0

    def make(self, gone: Iterable[Quad], come: Iterable[Quad], digest: str) -> bool:
        """Apply what changed; return whether there was room for it."""
        if [n for (n,) in self._database.execute("SELECT format FROM meta")] != [FORMAT]:
            return False
        told, spoken = _touched(gone, come)
        # All leave before any comes, so that those that change places do not meet.
        new = [self._taken_out(iri, iri in told, spoken[iri]) for iri in sorted(told | spoken.keys())]
        for one in new:
            if one is not None and not self._put(one):
                return False
        self._count_marks()
        self._count_words()
        self._database.execute("UPDATE meta SET digest = ?, names = names + ?", (digest, self._names))
        return True

    def _taken_out(self, iri: str, told: bool, more: int) -> Named | None:
        """Take out a thing, if it is there, and return it as it is now; None if it is to stay out or in."""
        row = self._database.execute("SELECT id, marks, spoken FROM things WHERE iri = ?", (iri,)).fetchone()
        if row is None:
            return read_one(self._store, iri) if told else None
        if not told and not more:
            return None
        number, marks, spoken = row
        self._remove(int(number), str(marks))
        return read_one(self._store, iri, int(spoken) + more)

    def _remove(self, number: int, marks: str) -> None:
        names = self._database.execute(_OWN, (number, number, _FAR)).fetchall()
        for at, folded in names:
            self._database.execute(
                "INSERT INTO found (found, rowid, name, marks) VALUES ('delete', ?, ?, ?)",
                (at, " ".join(tokens_of(folded)), marks),
            )
            self._uses.subtract(words_in(folded))
        self._names -= len(names)
        self._database.executemany("DELETE FROM names WHERE id = ?", [(at,) for at, _ in names])
        self._database.execute("DELETE FROM things WHERE id = ?", (number,))
        known = {f"m{n}": iri for iri, n in self._marks.items()}
        self._marked.subtract(known[mark] for mark in marks.split())

    def _put(self, one: Named) -> bool:
        number = self._free(one)
        if number is None:
            return False
        for mark in one.marks:
            self._marks.setdefault(mark, max(self._marks.values(), default=0) + 1)
        add_thing(self._database, Placed(number, one, marks_of(one, self._marks)))
        self._marked.update(one.marks)
        self._names += len(one.names)
        for name in one.names:
            self._uses.update(words_in(name.folded))
        return True

    def _free(self, one: Named) -> int | None:
        """Return the number for a thing at its place among the others; None if there is no room."""
        behind = self._behind(rank(one))
        (last,) = self._database.execute("SELECT max(id) FROM names WHERE id < ?", (behind,)).fetchone()
        before = int(last or 0)
        if behind == _FAR:
            return before // GAP * GAP + GAP
        spare = behind - before - 1 - len(one.names)
        return before + 1 + spare // 2 if spare >= 0 else None

    def _behind(self, key: tuple[bool, int, str, str]) -> int:
        """Return the number of the first thing behind a place in the order."""
        (most,) = self._database.execute("SELECT max(id) FROM things").fetchone()
        low, high = 0, int(most or 0) + 1
        found = _FAR
        while low < high:
            middle = (low + high) // 2
            row = self._database.execute(_NEXT, (middle,)).fetchone()
            if row is None:
                high = middle
            elif (FIGURE in str(row[1]).split(), -int(row[2]), str(row[3]), str(row[4])) > key:
                high, found = middle, int(row[0])
            else:
                low = int(row[0]) + 1
        return found

    def _count_marks(self) -> None:
        for mark, more in sorted(self._marked.items()):
            self._database.execute(
                "INSERT INTO marks VALUES (?, ?, ?) ON CONFLICT (iri) DO UPDATE SET things = things + ?",
                (self._marks[mark], mark, more, more),
            )
        self._database.execute("DELETE FROM marks WHERE things = 0")

    def _count_words(self) -> None:
        """Bring the counts of words up to date; words that stand in no name any more leave."""
        new: dict[str, int] = {}
        for word, more in sorted(self._uses.items()):
            known = self._database.execute(
                "SELECT id, uses FROM vocabulary WHERE word = ?", (word,)
            ).fetchone()
            if known is None:
                new |= {word: more} if more else {}
            elif known[1] + more:
                self._database.execute("UPDATE vocabulary SET uses = uses + ? WHERE id = ?", (more, known[0]))
            else:
                self._database.execute("DELETE FROM vocabulary WHERE id = ?", (known[0],))
                self._database.execute(
                    "INSERT INTO parts (parts, rowid, word) VALUES ('delete', ?, ?)", (known[0], word)
                )
        (most,) = self._database.execute("SELECT max(id) FROM vocabulary").fetchone()
        add_words(self._database, new, int(most or 0) + 1)


def _touched(gone: Iterable[Quad], come: Iterable[Quad]) -> tuple[set[str], Counter[str]]:
    """Return the things of which names or kinds changed, and how much more often things are spoken of."""
    told: set[str] = set()
    spoken: Counter[str] = Counter()
    for quad, more in _signed(gone, come):
        if quad.predicate in _TELLING and isinstance(quad.subject, NamedNode):
            told.add(quad.subject.value)
        elif quad.predicate in _SPEAKING and isinstance(quad.object, NamedNode):
            spoken[quad.object.value] += more
    return told, spoken


def _signed(gone: Iterable[Quad], come: Iterable[Quad]) -> Iterator[tuple[Quad, int]]:
    yield from ((quad, -1) for quad in gone)
    yield from ((quad, 1) for quad in come)
