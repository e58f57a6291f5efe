"""Bring files to the disk for good, many at once: alone each waits for the disk, together they wait once."""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Final

_MANY: Final = 512
"""So many files are written before they are brought to the disk."""
_AT_ONCE: Final = 8
"""So many wait for the disk at the same time."""


class Settling:
    """Files that are written, but may not be on the disk yet; see :func:`settling`."""

    def __init__(self) -> None:
        self._waiting: list[Path] = []

    def add(self, path: Path) -> None:
        """Take up a file that is written and closed.

        Raises:
            OSError: if it, or one before it, cannot be brought to the disk.
        """
        self._waiting.append(path)
        if len(self._waiting) >= _MANY:
            self.settle()

    def settle(self) -> None:
        """Bring all files that wait to the disk.

        Raises:
            OSError: as :meth:`add` does.
        """
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            for _ in pool.map(_settle, self._waiting):
                pass
        self._waiting.clear()


@contextmanager
def settling() -> Iterator[Settling]:
    """Yield what takes up files; when the block ends without an error, all of them are on the disk."""
    found = Settling()
    yield found
    found.settle()


def _settle(path: Path) -> None:
    with path.open("r+b") as file:
        os.fsync(file.fileno())
