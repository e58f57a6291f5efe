"""The N-Quads lines of a graph, in order, made of the lines of an older graph and what differs.

A build makes the lines of the shared graphs (facts, reference, vocabulary) and of the documents whose claims
are not as they were; all other lines are those of the older graph. Since both are sorted, new lines are put
between stretches of the old ones, which are not even looked at one by one.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pyoxigraph import Quad

from kg.exceptions import GraphError
from kg.identifiers import sha256

_FEW: Final = 8
"""Up to so many graphs are each looked for by itself, which is faster than to look at all lines once."""
_GRAPH: Final = re.compile(rb"(<[^<>\s]*>) \.\n")
Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a graph, and in what they differ from those of an older one.

    Attributes:
        pieces: stretches of all lines, in order.
        total: how many lines there are.
        older: the digest of the older lines; empty if it is not known how they differ.
        gone: lines that the older graph holds and this one does not.
        new: lines that this graph holds and the older one does not.
    """

    pieces: Sequence[bytes | memoryview]
    total: int
    older: str = ""
    gone: frozenset[bytes] = frozenset()
    new: frozenset[bytes] = frozenset()


def line(quad: Quad) -> str:
    """Return the N-Quads line of a quad."""
    return f"{quad} .\n"


def all_lines(made: Sequence[str]) -> Lines:
    """Return the lines of a graph that takes over nothing; they are sorted."""
    return Lines(("".join(made).encode(),), len(made))


def merge_lines(made: Iterable[str], total: int, older: Path, digest: str, anew: Iterable[str]) -> Lines:
    """Return the lines that were made and those of an older file, but for the graphs that were made anew.

    Args:
        made: the lines that were made.
        total: how many lines there are with those that are taken over.
        older: the older file.
        digest: the digest of the older file.
        anew: the names of the graphs of which all lines were made, or that are gone.

    Raises:
        OSError: if the older file cannot be read.
        GraphError: if it is not that of the digest.
    """
    content = older.read_bytes()
    if sha256(content) != digest:
        raise GraphError("the graph was changed while it was built anew", str(older), "Build it again")
    now = {one.encode() for one in made}
    before = {content[a:b]: (a, b) for a, b in _stretches(content, {f"<{name}>".encode() for name in anew})}
    gone, new = frozenset(before.keys() - now), frozenset(now - before.keys())
    pieces = tuple(_pieces(content, [before[one] for one in gone], sorted(new)))
    return Lines(pieces, total, digest, gone, new)


def _stretches(content: bytes, graphs: set[bytes]) -> Iterator[Stretch]:
    """Yield where the lines of some graphs stand."""
    for at in _ends(content, graphs):
        yield content.rfind(b"\n", 0, at - 1) + 1, at


def _ends(content: bytes, graphs: set[bytes]) -> Iterator[int]:
    if len(graphs) > _FEW:
        yield from (match.end() for match in _GRAPH.finditer(content) if match[1] in graphs)
        return
    for graph in graphs:
        # A line break stands in no literal, so this is the end of a line and no words of a document.
        wanted = graph + b" .\n"
        at = content.find(wanted)
        while at >= 0:
            yield at + len(wanted)
            at = content.find(wanted, at + len(wanted))


def _pieces(content: bytes, gone: Iterable[Stretch], new: Iterable[bytes]) -> Iterator[bytes | memoryview]:
    """Yield the content without some lines and with others at their places."""
    changes = [(a, b, b"") for a, b in gone]
    changes += [(at, at, one) for one in new for at in [_place(content, one)]]
    whole = memoryview(content)
    done = 0
    # A line that goes and those that come at its place: which is first makes no difference.
    for start, end, one in sorted(changes):
        if start > done:
            yield whole[done:start]
        if one:
            yield one
        done = max(done, end)
    if done < len(content):
        yield whole[done:]


def _place(content: bytes, line_: bytes) -> int:
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
