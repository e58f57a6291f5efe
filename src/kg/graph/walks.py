"""What can be reached from a thing by any number of steps, found beside the store instead of in it.

An engine on disk looks up every step of a path anew, which for all that lies in a country takes longer than
all else in a question. The steps of a few relations (``data/walks.toml``) are therefore kept once more in
``index/walks.sqlite`` of a graph folder, and a path such as ``<country> (^kg:adminParent|^kg:within)+ ?part``
is put into the query as the things that it leads to. The answer is the same; the store holds nothing more,
so no count and no query sees the steps. Where there are none, the engine walks by itself.
"""

import sqlite3
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kg.exceptions import QueryError
from kg.graph.sparql_tokens import Token, tokens
from kg.graph.walks_making import FORMAT
from kg.namespaces import PREFIXES

MOST: Final = 50_000
"""A walk to more things than these is left to the engine."""
_FURTHER: Final = "UNION SELECT stop FROM reached CROSS JOIN steps ON start = thing WHERE +kind IN ({kinds})"
_BEGINNINGS: Final = (
    "SELECT stop FROM steps WHERE start = (SELECT id FROM things WHERE iri = ?) AND +kind IN ({kinds})",
    "SELECT id FROM things WHERE iri = ?",
)
"""Where a walk is after its first step, and before it."""
_TOLD: Final = "SELECT COUNT(*), GROUP_CONCAT(iri, '> <') FROM reached CROSS JOIN things ON id = thing"
_Step = tuple[str, bool]


@dataclass(frozen=True, slots=True)
class _Path:
    """A path in a query: where it stands, from what it starts, its steps, where it leads to.

    ``itself`` says whether it may have no step at all.
    """

    begin: int
    end: int
    start: str
    steps: tuple[_Step, ...]
    itself: bool
    variable: str


class Walks:
    """The steps of a graph; safe to use from several threads."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._lock = threading.Lock()
        rows = database.execute("SELECT relation, backwards, id FROM kinds")
        self._kinds: Mapping[_Step, int] = {(one, bool(back)): int(kind) for one, back, kind in rows}

    def reached(self, start: str, steps: Sequence[_Step], *, itself: bool = False) -> str | None:
        """Return the IRIs that steps lead to from an IRI, each once, as they are written in a query.

        Args:
            start: the IRI.
            steps: relations that a step may follow, each with whether backwards.
            itself: whether there may be no step at all, else one or more.

        Returns:
            None if a relation is not kept, or if they lead nowhere or to more things than :data:`MOST`.
        """
        if any(step not in self._kinds for step in steps):
            return None
        walk = f"WITH RECURSIVE reached (thing) AS ({_BEGINNINGS[itself]} {_FURTHER}) {_TOLD}"
        kinds = ", ".join(str(self._kinds[step]) for step in steps)
        with self._lock:
            ((number, found),) = self._database.execute(walk.format(kinds=kinds), (start,)).fetchall()
        # A thing without steps is left to the engine, which finds that at once and plans better without lists
        return f"<{found}>" if 0 < number <= MOST else None

    def expanded(self, query: str) -> str:
        """Return a query with what its paths from one thing lead to in place of the paths.

        Any other query, and one that asks single graphs, comes back as it is.
        """
        try:
            paths = tuple(_paths(query))
            parts: list[str] = []
            at = 0
            for path in paths:
                found = self.reached(path.start, path.steps, itself=path.itself)
                if found is not None:
                    parts += [query[at : path.begin], f"VALUES {path.variable} {{ {found} }}"]
                    at = path.end
            return "".join((*parts, query[at:]))
        except (QueryError, sqlite3.Error):
            return query

    def close(self) -> None:
        """Let go of the steps; they cannot be used afterwards."""
        with self._lock:
            self._database.close()


def _paths(query: str) -> Iterator[_Path]:
    """Yield the paths of a query that start from an IRI and repeat steps in brackets."""
    found = tokens(query)
    if any(token.is_word("GRAPH", "BASE", "FROM", "SERVICE") for token in found):
        return
    heads = (
        (b.text[:-1], c.text[1:-1])
        for a, b, c in zip(found, found[1:], found[2:], strict=False)
        if a.is_word("PREFIX")
    )
    known = {**PREFIXES, **dict(heads)}
    for at in range(1, len(found)):
        if found[at - 1].text in ("{", ".", "}") and found[at].kind in ("iri", "pname"):
            path = _path(found, at, known)
            if path is not None:
                yield path


def _path(found: Sequence[Token], at: int, known: Mapping[str, str]) -> _Path | None:
    start = _iri(found[at], known)
    steps: list[_Step] = []
    end = at + 1
    while end < len(found) and found[end].text == ("|" if steps else "("):
        back = end + 1 < len(found) and found[end + 1].text == "^"
        end += 1 + back
        relation = _iri(found[end], known) if end < len(found) else ""
        if not relation:
            return None
        steps.append((relation, back))
        end += 1
    rest = found[end : end + 4]
    if not steps or not start or len(rest) < 4 or rest[0].text != ")" or rest[1].text not in ("+", "*"):
        return None
    if rest[2].kind != "var" or rest[3].text not in (".", "}"):
        return None
    last = rest[2].start + len(rest[2].text)
    return _Path(found[at].start, last, start, tuple(steps), rest[1].text == "*", rest[2].text)


def _iri(token: Token, known: Mapping[str, str]) -> str:
    """Return the IRI that a token writes; empty if it is none, or one with anything to unescape."""
    if token.kind == "iri":
        return token.text[1:-1]
    prefix, _, name = token.text.partition(":")
    return known[prefix] + name if token.kind == "pname" and prefix in known and "\\" not in name else ""


def read_walks(path: Path) -> Walks | None:
    """Return the steps in a file, or None if there are none that can be read."""
    if not path.is_file():
        return None
    try:
        address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        database = sqlite3.connect(address, uri=True, check_same_thread=False)
        try:
            if database.execute("SELECT format FROM meta").fetchall() == [(FORMAT,)]:
                return Walks(database)
        except sqlite3.Error:
            pass
        database.close()
    except sqlite3.Error:
        pass
    return None
