"""The N-Quads lines of a graph, in order, made of the lines of an older graph and what differs.

A build makes the lines of the shared graphs (facts, reference, vocabulary) and of the documents whose claims
are not as they were; all other lines are those of the older graph. Since both are sorted, new lines are put
between stretches of the old ones, which are only copied. Nothing but the lines that differ is held in memory.
"""

import os
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Final

from pyoxigraph import Quad

from kg.exceptions import GraphError
from kg.graph.copying import Stretch
from kg.graph.strips import has_digest

_GRAPH: Final = re.compile(rb"(<[^<>\s]*>) \.\n")
_LOT: Final = 2**12
"""So many lines are compared at a time."""
_JOINED: Final = 2**11
"""So many lines are joined to a block."""
_SHORT: Final = 2**18
"""Stretches of so many bytes are read; the system copies what is longer."""


class StaleError(GraphError):
    """The older graph is not the one whose lines are known."""


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a graph, and in what they differ from those of an older one.

    Attributes:
        pieces: stretches of all lines, in order; they can be taken once.
        total: how many lines there are; known for new lines only when all pieces were taken.
        older: the digest of the older lines; empty if it is not known how they differ.
        gone: lines that the older graph holds and this one does not.
        new: lines that this graph holds and the older one does not.
        size: how many bytes all lines are; 0 if that is not known.
    """

    pieces: Iterable[bytes | Stretch]
    total: int
    older: str = ""
    gone: frozenset[bytes] = frozenset()
    new: frozenset[bytes] = frozenset()
    size: int = 0


def line(quad: Quad) -> str:
    """Return the N-Quads line of a quad."""
    return f"{quad} .\n"


def blocks(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Yield lines joined to blocks of some hundred kilobytes."""
    left = iter(lines)
    while lot := list(islice(left, _JOINED)):
        yield b"".join(lot)


def all_lines(made: Iterable[bytes], total: int) -> Lines:
    """Return the lines of a graph that takes over nothing; they are sorted."""
    return Lines(blocks(made), total)


def merge_lines(
    parts: Iterable[tuple[Iterable[bytes], Iterable[bytes]]],
    total: int,
    older: Path,
    digest: str,
    *,
    sure: bool = False,
) -> Lines:
    """Return the lines that were made and those of an older file, but for those in whose place they stand.

    Args:
        parts: lines of the older file that belong to what was made anew or is gone, and the lines that were
            made of that; both sorted, and no line stands in two parts.
        total: how many lines there are with those that are taken over.
        older: the older file.
        digest: the digest of the older file.
        sure: whether the digest of the older file is known to hold.

    Raises:
        OSError: if the older file cannot be read.
        StaleError: while the pieces are taken, if the older file is not that of the digest.
    """
    found = [differences(before, made) for before, made in parts]
    gone = frozenset[bytes]().union(*(one for one, _ in found))
    new = frozenset[bytes]().union(*(one for _, one in found))
    pieces = _spliced(older, "" if sure else digest, sorted(gone), sorted(new))
    size = older.stat().st_size - sum(map(len, gone)) + sum(map(len, new))
    return Lines(pieces, total, digest, gone, new, size)


def differences(before: Iterable[bytes], now: Iterable[bytes]) -> tuple[frozenset[bytes], frozenset[bytes]]:
    """Return the lines that are only in the first and those only in the second; both sorted, each once."""
    gone: set[bytes] = set()
    new: set[bytes] = set()
    old, left = iter(before), iter(now)
    ones, others = list(islice(old, _LOT)), list(islice(left, _LOT))
    # A lot of lines is mostly the same on both sides, which is seen at one look.
    while ones and others:
        if ones == others:
            ones, others = [], []
        else:
            last = min(ones[-1], others[-1])
            a, b = bisect_right(ones, last), bisect_right(others, last)
            gone.update(set(ones[:a]).difference(others[:b]))
            new.update(set(others[:b]).difference(ones[:a]))
            ones, others = ones[a:], others[b:]
        ones += islice(old, _LOT - len(ones))
        others += islice(left, _LOT - len(others))
    return frozenset(gone.union(ones, old)), frozenset(new.union(others, left))


def lines_of_graphs(path: Path, graphs: Iterable[str]) -> Iterator[bytes]:
    """Yield the lines of some graphs in a file, in order."""
    wanted = {f"<{name}>".encode() for name in graphs}
    with path.open("rb") as lines:
        for one in lines if wanted else ():
            # A line break stands in no literal, so this is the end of a line and no words of a document.
            found = _GRAPH.match(one, one.rfind(b"<"))
            if found and found[1] in wanted:
                yield one


def _spliced(older: Path, digest: str, gone: list[bytes], new: list[bytes]) -> Iterator[bytes | Stretch]:
    """Yield the content of a file without some lines and with others at their places.

    If a digest is given, it is seen whether the file has it.
    """
    with older.open("rb") as source:
        changes = _places(source.fileno(), gone, new)
        if digest and not has_digest(older, digest):
            raise StaleError("the graph was changed while it was built anew", str(older), "Build it again")
        done, size = 0, os.fstat(source.fileno()).st_size
        # A line that goes and those that come at its place: which is first makes no difference.
        for start, end, one in (*changes, (size, size, b"")):
            if start - done > _SHORT:
                yield Stretch(older, done, start)
            elif start > done:
                source.seek(done)
                yield source.read(start - done)
            if one:
                yield one
            done = max(done, start, end)


def _places(file: int, gone: Iterable[bytes], new: Iterable[bytes]) -> list[tuple[int, int, bytes]]:
    """Return where lines go and come, in order: start and end of what goes, and what comes there."""
    gone, new = list(gone), list(new)
    if not gone and not new:
        return []
    try:
        content = mmap(file, 0, access=ACCESS_READ)
    except ValueError:  # an empty file
        return [(0, 0, one) for one in new]
    with content:
        changes = [(at, at + len(one), b"") for one in gone for at in [_place(content, one)]]
        if any(content[start:end] != one for (start, end, _), one in zip(changes, gone, strict=True)):
            raise StaleError("a line of the graph is not where it was", "", "Build it again")
        changes += [(at, at, one) for one in new for at in [_place(content, one)]]
    return sorted(changes)


def _place(content: mmap, line_: bytes) -> int:
    """Return where a line belongs among the sorted lines of the content."""
    low, high = 0, len(content)
    while low < high:
        start = content.rfind(b"\n", low, (low + high) // 2) + 1 or low
        end = content.find(b"\n", start) + 1 or high
        if content[start:end] < line_:
            low = end
        else:
            high = start
    return low
