"""Portions of a file, cut at the ends of lines and read as files of their own, never held as a whole."""

from collections.abc import Iterator
from pathlib import Path
from typing import IO


class Portion:
    """The next so many bytes of an open file, as a file that can only be read."""

    def __init__(self, source: IO[bytes], length: int) -> None:
        self._source = source
        self._left = length

    def read(self, size: int = -1) -> bytes:
        """Return so many bytes or fewer, all that are left if that is negative; none at the end."""
        data = self._source.read(self._left if size < 0 else min(size, self._left))
        self._left -= len(data)
        return data


def portions(path: Path, size: int) -> Iterator[Portion]:
    """Yield the portions of a file: whole lines of together hardly more bytes than ``size``.

    Each must be read, or left, before the next is asked for.

    Raises:
        OSError: if the file cannot be read.
    """
    end = path.stat().st_size
    with path.open("rb") as source:
        start = 0
        while start < end:
            source.seek(min(start + size, end))
            source.readline()
            stop = source.tell()
            source.seek(start)
            yield Portion(source, stop - start)
            start = stop
