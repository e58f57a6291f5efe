"""Write a file of pieces: bytes, or stretches of another file, which the system copies by itself if it can.

A graph of 10,000 documents holds a gigabyte of lines, of which a build changes a few. To copy them through
the memory of a process takes twice the time that the system needs.
"""

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from io import BufferedRandom
from mmap import ACCESS_READ, ALLOCATIONGRANULARITY, mmap
from pathlib import Path
from typing import IO, Any, Final

_WINDOW: Final = 2**26
"""So many bytes are copied and looked at at a time."""
_BLOCK: Final = 2**18
"""So many bytes are copied at a time where the system does not copy."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Bytes of a file, from one place to before another."""

    path: Path
    start: int
    end: int


def write_pieces(path: Path, pieces: Iterable[bytes | Stretch]) -> str:
    """Write a file piece by piece, bring it to the disk, and return the digest of its bytes.

    Raises:
        OSError: if it cannot be written, or a stretch is not there as a whole.
    """
    digest = hashlib.sha256()
    with path.open("w+b") as target:
        for piece in pieces:
            if isinstance(piece, Stretch):
                _copy(piece, target, digest)
            else:
                digest.update(piece)
                target.write(piece)
        target.flush()
        os.fsync(target.fileno())
    return digest.hexdigest()


def _copy(stretch: Stretch, target: BufferedRandom, digest: Any) -> None:
    target.flush()
    begin = target.tell()
    with stretch.path.open("rb") as source:
        at, left = stretch.start, stretch.end - stretch.start
        while left:
            copied = _copied(source, target, at, min(left, _WINDOW))
            if not copied:
                raise OSError(f"{stretch.path} ends too early")
            _look(target, begin, copied, digest)
            at, left, begin = at + copied, left - copied, begin + copied
    target.seek(begin)


def _copied(source: IO[bytes], target: IO[bytes], at: int, length: int) -> int:
    """Copy bytes from a place of a file to the end of another one; return how many there were."""
    try:
        return os.copy_file_range(source.fileno(), target.fileno(), length, offset_src=at)
    except (AttributeError, OSError):  # the system, or the file system, does not do it
        source.seek(at)
        return os.write(target.fileno(), source.read(min(length, _BLOCK)))


def _look(target: IO[bytes], start: int, length: int, digest: Any) -> None:
    """Add bytes of a file that was just written to its digest."""
    before = start % ALLOCATIONGRANULARITY
    reach = before + length
    with (
        mmap(target.fileno(), reach, access=ACCESS_READ, offset=start - before) as content,
        memoryview(content) as whole,
        whole[before:] as seen,
    ):
        digest.update(seen)
