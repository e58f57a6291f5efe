"""What was read from a server, and what is read along with it: few requests instead of one for each thing.

Whoever got a list of things mostly asks next for each of them in turn. So the first of these questions is
asked for all the things that came in the same answer, and the others find their answers here.
"""

from collections.abc import Callable, Iterable, Sequence
from threading import RLock
from typing import Final

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple

from kg.namespaces import KG, R

Fetch = Callable[[str, Sequence[NamedNode], NamedNode | None, int], list[Quad]]
"""Reads quads of which one of some things is subject or object, by one predicate or any, up to so many."""

_Key = tuple[NamedNode | BlankNode | Literal | Triple | DefaultGraph | None, ...]

_TOGETHER: Final = 250
"""So many things are asked about at once."""
_MOST_ROWS: Final = 20_000
"""If more quads than that are found of several things, fewer things are asked about."""
_KEPT: Final = 400_000
"""So many quads are remembered; then all is forgotten and read anew."""
_NOTED: Final = 20_000
"""So many things of one answer are noted as having come together."""


class Known:
    """Quads by their subject, and by predicate and object, read in lots from a server.

    Args:
        fetch: reads quads.
    """

    def __init__(self, fetch: Fetch) -> None:
        self._fetch = fetch
        self._lock = RLock()
        self._lots: dict[str, list[str]] = {}
        self._about: dict[str, list[Quad]] = {}
        self._pointing: dict[tuple[NamedNode, str], list[Quad]] = {}
        self._patterns: dict[_Key, list[Quad]] = {}
        self._rows = 0

    def note(self, things: Iterable[str]) -> None:
        """Note that these things came in one answer, in this order."""
        with self._lock:
            lot: list[str] = []
            seen: set[str] = set()
            for thing in things:
                if thing in seen:
                    continue
                seen.add(thing)
                if len(seen) > _NOTED:
                    break
                if len(lot) == _TOGETHER:
                    lot = []
                lot.append(thing)
                self._lots[thing] = lot

    def once(self, terms: _Key, read: Callable[[_Key], list[Quad]]) -> list[Quad]:
        """Return the quads of a pattern, read now or before; long lists are read each time."""
        found = self._patterns.get(terms)
        if found is None:
            found = read(terms)
            if len(found) <= _MOST_ROWS:
                with self._lock:
                    self._make_room()
                    self._patterns[terms] = found
                    self._rows += len(found)
        return found

    def _make_room(self) -> None:
        if self._rows > _KEPT:
            self._about.clear()
            self._pointing.clear()
            self._patterns.clear()
            self._rows = 0

    def about(self, subject: NamedNode) -> list[Quad]:
        """Return the quads of which a thing is the subject."""
        with self._lock:
            found = self._about.get(subject.value)
            if found is None:
                self._read("s", subject.value, None, self._about)
                found = self._about[subject.value]
            return found

    def pointing(self, predicate: NamedNode, thing: NamedNode) -> list[Quad]:
        """Return the quads that have a thing as their object, by one predicate."""
        with self._lock:
            key = (predicate, thing.value)
            found = self._pointing.get(key)
            if found is None:
                read: dict[str, list[Quad]] = {
                    name: quads for (by, name), quads in self._pointing.items() if by == predicate
                }
                self._read("o", thing.value, predicate, read)
                self._pointing.update({(predicate, name): quads for name, quads in read.items()})
                found = self._pointing[key]
            return found

    def _read(
        self, side: str, wanted: str, predicate: NamedNode | None, known: dict[str, list[Quad]]
    ) -> None:
        """Read what is wanted, and the same for what came along with it."""
        self._make_room()
        # Only resources: all things of a class or with a status would be far too many.
        others = [t for t in self._lots.get(wanted, ()) if t not in known and t != wanted and _fits(side, t)]
        together = [wanted, *others]
        while True:
            limit = _MOST_ROWS if len(together) > 1 else 0
            quads = self._fetch(side, [NamedNode(iri) for iri in together], predicate, limit)
            if not limit or len(quads) < limit:
                break
            together = together[: max(1, len(together) // 8)]
        known.update({iri: [] for iri in together})
        for quad in quads:
            end = quad.subject if side == "s" else quad.object
            if isinstance(end, NamedNode) and end.value in known:
                known[end.value].append(quad)
        self._rows += len(quads)


def _fits(side: str, iri: str) -> bool:
    return side == "s" or iri.startswith((R, KG))
