"""Tests of the lines that documents share, of which only those are made that may differ."""

import hashlib
import tempfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TypeVar

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.graph.blocks import Older
from kg.graph.common import Late, changed
from kg.graph.lines import StaleError
from kg.graph.sorting import Sorter
from kg.graph.sources import SharedLines, Source
from kg.identifiers import number

T = TypeVar("T")
LINES = st.frozensets(st.integers(0, 12), max_size=8)
SOURCES = st.lists(LINES, max_size=4)


class Kept:
    """A keeper that knows the lines of some sources, and makes nothing."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self._known: Mapping[str, SharedLines] = {one.key: one.load() for one in sources}

    def recall(self, kind: type[T], key: str, make: Callable[[], T]) -> T:
        """Return what is known."""
        found = self._known.get(key)
        return found if isinstance(found, kind) else make()

    def hold(self, kind: type[object], *keys: str) -> None:
        """Do nothing."""


def texts(numbers: Iterable[int]) -> tuple[str, ...]:
    """Return a line for each number, in order."""
    return tuple(f"<r:{n:02d}> <kg:says> “{n}” .\n" for n in sorted(numbers))


def source(numbers: Iterable[int]) -> Source:
    """Return a source of some lines, whose key tells these."""
    found = texts(numbers)
    key = hashlib.sha256("".join(found).encode()).hexdigest()
    return Source(key, np.array(list(map(number, found)), dtype=np.uint64), lambda: SharedLines(found))


def every(rest: Iterable[int], sources: Iterable[Iterable[int]]) -> set[bytes]:
    """Return all lines of a rest and of sources."""
    return {one.encode() for some in (rest, *sources) for one in texts(some)}


def sorter(rest: Iterable[int]) -> Sorter:
    """Return the lines of a rest."""
    found = Sorter()
    found.add(one.encode() for one in texts(rest))
    return found


@settings(max_examples=400, deadline=None, derandomize=True, database=None)
@given(LINES, SOURCES, LINES, SOURCES)
def test_changed(
    rest: frozenset[int], others: list[frozenset[int]], now: frozenset[int], sources: list[frozenset[int]]
) -> None:
    """Wherever lines come from and go to, what differs is told, and how many lines there are."""
    before, after = every(rest, others), every(now, sources)
    old, new = list(map(source, others)), list(map(source, sources))
    with tempfile.TemporaryDirectory() as place:
        shared = Path(place) / "shared.nq"
        shared.write_bytes(b"".join(sorter(rest)))
        keys = tuple(sorted({one.key for one in old}))
        older = Older("code", "graph", shared, sources=keys, lines=len(before))
        found = changed(sorter(now), new, older, Kept(old))
    assert found.gone == sorted(before - after)
    assert found.new == sorted(after - before)
    assert found.total == len(after)
    assert list(Late(sorter(now), new)) == sorted(after)
    assert set(found.sources) == {one.key for one in new}


def test_what_is_not_kept(tmp_path: Path) -> None:
    """Where it is not known what the older graph was made of, that is said, and nothing is guessed."""
    shared = tmp_path / "shared.nq"
    shared.write_bytes(b"")
    gone, there = source([1]), source([2])
    known = Older("code", "graph", shared, sources=(gone.key, there.key), lines=2)
    with pytest.raises(StaleError, match="not known"):
        changed(sorter([]), [there], known, Kept([there]))
    assert changed(sorter([]), [there], known, Kept([gone])).gone == [texts([1])[0].encode()]
    with pytest.raises(StaleError, match="not known"):
        changed(sorter([]), [there], Older("code"), Kept([]))
    with pytest.raises(StaleError, match="not known"):
        changed(sorter([]), [Source("", there.numbers, there.load)], known, Kept([gone, there]))
