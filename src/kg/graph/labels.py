"""Find things by what people type: whole names, beginnings, words in any order, Chinese, slips of the pen.

The index is an SQLite file in ``index/`` of a graph folder, a cache that is made anew when it is missing or
of another graph; a graph without a folder has one in memory.
"""

import sqlite3
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from kg.exceptions import GraphError
from kg.graph.folding import fold, pieces
from kg.graph.labels_making import FORMAT, labels_in_memory
from kg.graph.labels_matching import Expression, Pieces, beginning, begun, similar, words
from kg.graph.labels_reading import NAMED, THING, Readable, read_named
from kg.graph.labels_spelling import edits

EXACT, BEGINNING, WORDS, SIMILAR = "exact", "beginning", "words", "similar"
"""How a name fits what was typed, best first."""

LONGEST: Final = 200
"""Letters beyond these are not looked at."""
_FEW: Final = 3
_MANY: Final = 60
_MOST: Final = 400
_SOME: Final = 200
_LOT: Final = 500
"""So many things are asked for at once."""
_LAST: Final = "\U0010ffff"
_Row = tuple[int, str, str, str, int, str, str, str, int]
_ROW: Final = "SELECT t.id, t.iri, t.label, t.types, t.spoken, n.written, n.folded, t.marks, n.tokens"
_JOINED: Final = "names n CROSS JOIN things t ON t.id = n.thing"
_EXACT: Final = f"{_ROW} FROM {_JOINED} WHERE n.folded = ? ORDER BY n.how, n.id"
_BEGUN: Final = "SELECT id FROM names WHERE folded >= ? AND folded < ? LIMIT ?"
_ONE: Final = f"{_ROW} FROM {_JOINED} WHERE n.id = ?"
_BEARERS: Final = f"SELECT t.iri, n.how FROM {_JOINED} WHERE n.folded = ?"  # noqa: S608 - of constants, as below
# A thing has the number of its first name, which is its label unless it has none but other names.
_LABELS: Final = f"""SELECT t.iri, t.label FROM things t CROSS JOIN names n ON n.id = t.id
    WHERE n.how = {NAMED} AND t.iri IN """  # noqa: S608
_NAMES: Final = f"SELECT n.folded, t.iri, n.how FROM {_JOINED} ORDER BY n.id"  # noqa: S608
# The rows come in their own order, which is that of the names; so they can be left at any time.
_MATCHING: Final = f"""{_ROW} FROM (SELECT rowid AS row FROM found WHERE found MATCH ? ORDER BY rowid LIMIT ?)
    CROSS JOIN names n ON n.id = row CROSS JOIN things t ON t.id = n.thing"""  # noqa: S608


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing that was found.

    Attributes:
        iri: its IRI.
        label: how it is called.
        name: the name that fits what was typed, as it is written.
        how: exact, beginning, words or similar.
        asked: what was typed, folded.
        folded: the name, folded.
        types: IRIs of its classes.
        spoken: in how many claims it stands.
    """

    iri: str
    label: str
    name: str
    how: str
    asked: str
    folded: str
    types: tuple[str, ...]
    spoken: int

    @property
    def edits(self) -> int:
        """By how many letters the name differs from what was typed, both folded."""
        return edits(self.asked, self.folded[: 2 * LONGEST])

    @property
    def closeness(self) -> float:
        """1 less the share of letters that differ, so 1 for the same name, 0 for another one."""
        return max(1 - self.edits / max(len(self.asked), len(self.folded), 1), 0.0)


class LabelIndex:
    """The names of a graph, made to be searched; safe to use from several threads."""

    def __init__(self, database: sqlite3.Connection, where: str = "") -> None:
        self._database = database
        self._where = where
        self._lock = threading.Lock()

    def search(
        self, text: str, marks: Sequence[str] = (), limit: int = 20, *, things: bool = True
    ) -> tuple[Hit, ...]:
        """Return the things that a text may name, best first, each once by its best name.

        A whole name comes before the beginning of one, that before words in any order (fewest further words
        first); words with a slip or two are looked for only if there is nothing else. Then what is spoken of
        more often comes first, and a figure after what it is a figure of.

        Args:
            text: what was typed; more than :data:`LONGEST` letters are cut.
            marks: IRIs of classes or schemes of which a thing must have one; none means any thing.
            limit: how many things at most.
            things: whether to leave out claims, evidence, classes and properties.

        Raises:
            GraphError: if the index is damaged.
        """
        asked = fold(text[:LONGEST].encode("utf-8", "replace").decode("utf-8"))
        if not asked or limit < 1:
            return ()
        with self._lock:
            try:
                return self._search(asked, marks, limit, things=things)
            except sqlite3.Error as error:
                raise self._damaged(error) from error

    def _search(self, asked: str, marks: Sequence[str], limit: int, *, things: bool) -> tuple[Hit, ...]:
        wanted = self._numbers([*marks] or ([THING] if things else []))
        if wanted is None:
            return ()
        found: dict[int, Hit] = {}
        same = self._database.execute(_EXACT, (asked,))
        self._take(found, EXACT, asked, self._fitting(same, wanted), limit)
        typed = pieces(asked)
        if len(found) < limit:
            self._take(found, BEGINNING, asked, self._beginning(asked, typed, wanted), limit)
        for match in words(self._database, typed):
            if len(found) < limit:
                self._take(found, WORDS, asked, self._nearest(match, wanted), limit)
        each_begun = None if found else begun(self._database, typed)
        if each_begun is not None:
            self._take(found, WORDS, asked, self._nearest(each_begun, wanted), limit)
        if not found:
            self._take_similar(found, asked, typed, wanted, limit)
        return tuple(found.values())

    def _numbers(self, marks: Sequence[str]) -> tuple[str, ...] | None:
        """Return the tokens of marks, or None if the graph has nothing so marked."""
        if not marks:
            return ()
        signs = ", ".join("?" * len(marks))
        query = f"SELECT id FROM marks WHERE iri IN ({signs}) ORDER BY id"  # noqa: S608 - question marks
        return tuple(f"m{n}" for (n,) in self._database.execute(query, marks)) or None

    def _beginning(self, asked: str, typed: Pieces, wanted: tuple[str, ...]) -> Iterator[_Row]:
        """Yield the names that begin so: by the sorted names if they are few, else by their first words."""
        rows = self._database.execute(_BEGUN, (asked, asked + _LAST, _SOME + 1)).fetchall()
        if len(rows) > _SOME:
            yield from self._matching(beginning(typed), wanted) if typed else ()
            return
        for row in sorted(rows):
            yield from self._fitting(self._database.execute(_ONE, row), wanted)

    @staticmethod
    def _fitting(rows: Iterable[_Row], wanted: tuple[str, ...]) -> Iterator[_Row]:
        return (row for row in rows if not wanted or not set(wanted).isdisjoint(row[7].split()))

    def _take_similar(
        self, found: dict[int, Hit], asked: str, typed: Pieces, wanted: tuple[str, ...], limit: int
    ) -> None:
        for match in similar(self._database, typed):
            self._take(found, SIMILAR, asked, self._nearest(match, wanted), limit)
            if found:
                return

    def _nearest(self, match: Expression, wanted: tuple[str, ...]) -> Iterator[_Row]:
        """Yield the names that fit: fewest slips first, then fewest further words, then as they stand."""
        seen, rows = self._fit(match, wanted)
        if seen > _MANY and len(rows) < _FEW and match.text != match.whole.text:
            rows = self._fit(match.whole, wanted)[1]
        return iter([row for _, row in sorted(rows, key=lambda one: (one[0], one[1][8], one[1][0]))])

    def _fit(self, match: Expression, wanted: tuple[str, ...]) -> tuple[int, list[tuple[int, _Row]]]:
        """Return how many names were looked at, and those that fit with their slips."""
        seen, rows = 0, []
        for row in self._matching(match.text, wanted, _MOST):
            seen += 1
            slips = match.slips(row[6])
            if slips is not None:
                rows.append((slips, row))
            if len(rows) >= _MANY:
                break
        return seen, rows

    def _matching(self, text: str, wanted: tuple[str, ...], most: int = -1) -> Iterator[_Row]:
        chosen = " OR ".join(f'"{mark}"' for mark in wanted)
        whole = f"({text}) AND marks : ({chosen})" if chosen else text
        yield from self._database.execute(_MATCHING, (whole, most))

    @staticmethod
    def _take(found: dict[int, Hit], how: str, asked: str, rows: Iterator[_Row], limit: int) -> None:
        for row in rows:
            if len(found) >= limit:
                return
            number, iri, label, types, spoken, written, folded, _, _ = row
            if number not in found:
                found[number] = Hit(
                    str(iri),
                    str(label),
                    str(written),
                    how,
                    asked,
                    str(folded),
                    tuple(str(types).split()),
                    spoken,
                )

    def bearers(self, folded: str) -> Mapping[str, int]:
        """Return the IRIs of all that bear a folded name, each with how it bears it.

        Raises:
            GraphError: if the index is damaged.
        """
        return {str(iri): int(how) for iri, how in self._all(_BEARERS, folded)}

    def names(self) -> Iterator[tuple[str, str, int]]:
        """Return all names: folded, IRI of the thing that bears it, and how.

        Raises:
            GraphError: if the index is damaged.
        """
        return ((str(folded), str(iri), int(how)) for folded, iri, how in self._all(_NAMES))

    def thing(self, iri: str) -> Hit | None:
        """Return a thing by its IRI as an exact hit, or None if the index has none.

        Raises:
            GraphError: if the index is damaged.
        """
        for label, types, spoken in self._all("SELECT label, types, spoken FROM things WHERE iri = ?", iri):
            return Hit(iri, str(label), str(label), EXACT, "", "", tuple(str(types).split()), int(spoken))
        return None

    def labels(self, iris: Sequence[str]) -> Mapping[str, str]:
        """Return how things are called, by their IRIs; those that have no label are left out.

        Raises:
            GraphError: if the index is damaged.
        """
        found: dict[str, str] = {}
        for at in range(0, len(iris), _LOT):
            lot = iris[at : at + _LOT]
            found.update(self._all(f"{_LABELS}({', '.join('?' * len(lot))})", *lot))
        return found

    def marks(self) -> Mapping[str, int]:
        """Return the classes and schemes of the graph, with how many named things have each.

        Raises:
            GraphError: if the index is damaged.
        """
        return {str(iri): int(n) for iri, n in self._all("SELECT iri, things FROM marks ORDER BY iri")}

    def __len__(self) -> int:
        return int(self._all("SELECT names FROM meta")[0][0])

    def _all(self, query: str, *values: str) -> list[tuple[Any, ...]]:
        # No name of a graph holds bytes that are no UTF-8; a shell may hand them over.
        values = tuple(value.encode("utf-8", "replace").decode("utf-8") for value in values)
        with self._lock:
            try:
                return self._database.execute(query, values).fetchall()
            except sqlite3.Error as error:
                raise self._damaged(error) from error

    def _damaged(self, error: sqlite3.Error) -> GraphError:
        hint = "Delete the folder index/ of the graph, and it is made anew"
        return GraphError(f"the index of labels cannot be used ({error})", self._where, hint)

    def close(self) -> None:
        """Let go of the index; it cannot be used afterwards."""
        with self._lock:
            self._database.close()


def make_labels(store: Readable) -> LabelIndex:
    """Return a label index in memory of the names of a store."""
    return LabelIndex(labels_in_memory(read_named(store)))


def read_labels(path: Path, digest: str) -> LabelIndex | None:
    """Return the label index of a file, or None if there is none of these quads.

    Args:
        path: the file.
        digest: that of the quads of the graph.
    """
    if not path.is_file():
        return None
    try:
        address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        database = sqlite3.connect(address, uri=True, check_same_thread=False)
        try:
            fits = database.execute("SELECT format, digest FROM meta").fetchall() == [(FORMAT, digest)]
        except sqlite3.Error:
            fits = False
        if not fits:
            database.close()
            return None
    except sqlite3.Error:
        return None
    return LabelIndex(database, str(path))
