"""What to take out of a graph and what to add so that it becomes another, as an RDF patch.

The form is the text form of https://afs.github.io/rdf-delta/: ``D`` and ``A`` lines between ``TX`` and
``TC``. The heads ``old`` and ``new`` are the digests of both graphs as sorted N-Quads, which is how a graph
folder keeps its quads: they are the digests of ``graph.nq`` in its manifest, but for graphs of more than 64
mebibytes, whose manifest has another one (:mod:`kg.graph.strips`).
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from kg.exceptions import InputError

_BATCH: Final = 4096
_HEAD: Final = re.compile(r'H (\w+) "?([^"]*)"? \.')


@dataclass(frozen=True, slots=True)
class LineChanges:
    """The lines that only the old and only the new graph has, sorted, and the digests of both."""

    removed: tuple[str, ...]
    added: tuple[str, ...]
    old: str
    new: str


class _Counted:
    """Passes lines on and works out their digest, many lines at a time."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._hash = hashlib.sha256()
        self.lines = self._pass(lines)

    def _pass(self, lines: Iterable[str]) -> Iterator[str]:
        source = iter(lines)
        while batch := list(islice(source, _BATCH)):
            text = "\n".join(batch) + "\n"
            self._hash.update(text.encode("utf-8", "surrogatepass"))
            yield from batch

    @property
    def digest(self) -> str:
        return f"sha256:{self._hash.hexdigest()}"


def line_changes(old: Iterable[str], new: Iterable[str]) -> LineChanges:
    """Return what differs between two sorted sequences of lines, in one pass over both."""
    before, after = _Counted(old), _Counted(new)
    removed: list[str] = []
    added: list[str] = []
    olds, news = before.lines, after.lines
    one, other = next(olds, None), next(news, None)
    while one is not None or other is not None:
        if other is None or (one is not None and one < other):
            removed.append(one or "")
            one = next(olds, None)
        elif one is None or other < one:
            added.append(other)
            other = next(news, None)
        else:
            one, other = next(olds, None), next(news, None)
    return LineChanges(tuple(removed), tuple(added), before.digest, after.digest)


def rdf_patch(changes: LineChanges) -> Iterator[str]:
    """Yield the lines of the patch, in a fixed order."""
    yield f'H old "{changes.old}" .'
    yield f'H new "{changes.new}" .'
    yield "TX ."
    yield from (f"D {line}" for line in changes.removed)
    yield from (f"A {line}" for line in changes.added)
    yield "TC ."


def apply_patch(lines: Iterable[str], patch: Iterable[str]) -> tuple[str, ...]:
    """Return the sorted lines of a graph after a patch.

    Raises:
        InputError: if the patch is malformed, or was made for another graph.
    """
    found = set(lines)
    heads: dict[str, str] = {}
    for line in patch:
        kind, _, rest = line.partition(" ")
        if kind == "H" and (match := _HEAD.fullmatch(line)):
            heads[match[1]] = match[2]
            if match[1] == "old" and digest_of(found) != match[2]:
                raise InputError("the patch was made for another graph", match[2][:20], "Make it anew")
        elif kind == "D" and rest in found:
            found.remove(rest)
        elif kind == "A" and rest not in found:
            found.add(rest)
        elif kind not in {"TX", "TC"}:
            raise InputError("the patch does not fit the graph", line[:80], "Make it anew with kg diff")
    if heads.get("new") not in (None, digest_of(found)):
        raise InputError("the patch does not lead to the graph that it names", heads["new"][:20])
    return tuple(sorted(found))


def digest_of(lines: Iterable[str]) -> str:
    """Return the digest of a graph as sorted N-Quads."""
    counted = _Counted(sorted(lines))
    for _ in counted.lines:
        pass
    return counted.digest
