"""Write a file of pieces: bytes, or stretches of another file, which the system copies by itself if it can.

A graph of 10,000 documents holds a gigabyte of lines, of which a build changes a few. To copy them through
the memory of a process takes twice the time that the system needs.
"""

import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

_WINDOW: Final = 2**26
"""So many bytes are copied at a time."""
_BLOCK: Final = 2**18
"""So many bytes are copied at a time where the system does not copy."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Bytes of a file, from one place to before another."""

    path: Path
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Taken:
    """A stretch that was copied: where it stands now, where it stood, and how long it is."""

    at: int
    start: int
    length: int


def write_pieces(path: Path, pieces: Iterable[bytes | Stretch], size: int = 0) -> tuple[Taken, ...]:
    """Write a file piece by piece, bring it to the disk, and return the stretches that were copied, in order.

    Args:
        path: the file.
        pieces: what it is to hold.
        size: how many bytes that will be, if that is known: the system finds room for all of them at once.

    Raises:
        OSError: if it cannot be written, or a stretch is not there as a whole.
    """
    taken: list[Taken] = []
    with path.open("wb") as target:
        if size >= _WINDOW:
            # Where the system does not do it, or there is no room, is seen when the pieces are written.
            with suppress(AttributeError, OSError):
                os.posix_fallocate(target.fileno(), 0, size)
        for piece in pieces:
            if isinstance(piece, Stretch):
                taken.append(_copy(piece, target))
            else:
                target.write(piece)
        target.truncate()
        os.fsync(target.fileno())
    return tuple(taken)


def _copy(stretch: Stretch, target: IO[bytes]) -> Taken:
    target.flush()
    begin = target.tell()
    with stretch.path.open("rb") as source:
        at, left = stretch.start, stretch.end - stretch.start
        while left:
            copied = _copied(source, target, at, min(left, _WINDOW))
            if not copied:
                raise OSError(f"{stretch.path} ends too early")
            at, left = at + copied, left - copied
    target.seek(begin + at - stretch.start)
    return Taken(begin, stretch.start, at - stretch.start)


def _copied(source: IO[bytes], target: IO[bytes], at: int, length: int) -> int:
    """Copy bytes from a place of a file to the end of another one; return how many there were."""
    try:
        return os.copy_file_range(source.fileno(), target.fileno(), length, offset_src=at)
    except (AttributeError, OSError):  # the system, or the file system, does not do it
        source.seek(at)
        return os.write(target.fileno(), source.read(min(length, _BLOCK)))
