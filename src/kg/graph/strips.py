"""The digest of the quads of a graph, made of the digests of strips of them where they are many.

To digest a gigabyte again for the lines of one more document takes longer than to make them. So a file of
more than 64 mebibytes is cut into strips, and its digest is that of the list of their lengths and digests.
Where a strip ends is told by its lines alone: with the first line that begins half a mebibyte or more behind
its beginning and whose CRC-32 can be divided by 2048. A line more changes the strip that it stands in, and
seldom more than a few others: where strips end elsewhere than before, they soon end at the same lines again,
since it is as far to the next line that can be the last as a strip is at least.

The digest of a smaller file is the SHA-256 of its bytes; that of a larger one begins with ``strips:``, and is
the SHA-256 of lines that hold for each strip its length, a space, and the SHA-256 of its bytes.
"""

import hashlib
import os
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from io import BufferedReader
from pathlib import Path
from typing import Final, NamedTuple
from zlib import crc32

from kg.graph.copying import Taken
from kg.identifiers import file_digest, sha256

MARK: Final = "strips:"
"""How a digest begins that is made of several."""
_WHOLE: Final = 2**26
"""A file of so many bytes, or fewer, is one strip."""
_LEAST: Final = 2**19
"""How many bytes a strip has at least, but for the last one."""
_MORE: Final = 2**16
"""Lines of so many bytes are looked at at a time to find where a strip ends."""
_ONE_OF: Final = 2048
"""Of so many lines one can be the last of a strip."""


class Strip(NamedTuple):
    """Some lines of a file: how many bytes they are, and their SHA-256."""

    length: int
    digest: str


def strips_of(path: Path, taken: Sequence[Taken] = (), older: Sequence[Strip] = ()) -> tuple[Strip, ...]:
    """Return the strips of a file of lines, in order.

    Args:
        path: the file.
        taken: the stretches of an older file of which it is known that they stand in it, in order.
        older: the strips of that file; those that stand in a stretch as a whole are not read again.

    Raises:
        OSError: if it cannot be read.
    """
    size = path.stat().st_size
    if size <= _WHOLE:
        return (Strip(size, file_digest(path)),)
    with path.open("rb") as file:
        return tuple(_cut(file, _Known(taken, older)))


def _cut(file: BufferedReader, known: "_Known") -> Iterator[Strip]:
    start, size = 0, os.fstat(file.fileno()).st_size
    while start < size:
        strip = known.at(start) or _read(file, start)
        yield strip
        start += strip.length


def _read(file: BufferedReader, start: int) -> Strip:
    """Return the strip that begins at a place."""
    file.seek(start)
    part = file.read(_LEAST - 1) + file.readline()
    length, digest = len(part), hashlib.sha256(part)
    if not part:
        raise OSError(f"{file.name!r} ends too early")
    end = 0
    while not end and (lines := file.readlines(_MORE)):
        end = next((n for n, one in enumerate(lines, 1) if crc32(one) % _ONE_OF == 0), 0)
        part = b"".join(lines[:end] if end else lines)
        length += len(part)
        digest.update(part)
    return Strip(length, digest.hexdigest())


class _Known:
    """The strips that were taken over from an older file as a whole."""

    def __init__(self, taken: Sequence[Taken], older: Sequence[Strip]) -> None:
        self._taken = taken
        self._starts = [one.at for one in taken]
        self._strips: dict[int, Strip] = {}
        at = 0
        # Where the last one ends is told by the end of the file.
        for strip in older[:-1]:
            self._strips[at] = strip
            at += strip.length

    def at(self, start: int) -> Strip | None:
        """Return the strip that begins at a place of the new file, if it is known."""
        n = bisect_right(self._starts, start) - 1
        if n < 0:
            return None
        one = self._taken[n]
        strip = self._strips.get(start - one.at + one.start)
        return strip if strip and start + strip.length <= one.at + one.length else None


def digest_of(strips: Sequence[Strip]) -> str:
    """Return the digest of a file of some strips."""
    if len(strips) == 1:
        return strips[0].digest
    told = sha256("".join(f"{length} {digest}\n" for length, digest in strips))
    return f"{MARK}{told}"


def has_digest(path: Path, digest: str) -> bool:
    """Return whether a file has a digest, all of whose bytes are read.

    Raises:
        OSError: if it cannot be read.
    """
    return (digest_of(strips_of(path)) if digest.startswith(MARK) else file_digest(path)) == digest
