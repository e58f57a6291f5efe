"""Which files are as they were when their bytes were last read, told without reading them.

The idea is that of git's index (its documentation ``racy-git``): beside the digest of a file its size, its
number on the disk and the time of its last change are kept. A file of which these are the same has the same
bytes, unless it was changed again within the same tick of the clock; so they count only where the file is
older than the list in which they stand. Whoever sets a time back by hand deceives this; ``kg verify`` and a
build with ``--fresh`` read all bytes.
"""

import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from kg.identifiers import file_digest, sha256


class Mark(NamedTuple):
    """What tells that a file was not changed: its number on the disk, its size, and when it was changed."""

    inode: int
    size: int
    changed: int


class Known(NamedTuple):
    """A file whose bytes were read: their digest and the mark of the file at that time."""

    digest: str
    mark: Mark


def mark_of(path: str | Path) -> Mark | None:
    """Return the mark of a file; None if it cannot be looked at."""
    try:
        about = os.lstat(path)
    except OSError:
        return None
    return Mark(about.st_ino, about.st_size, about.st_mtime_ns)


class Marks:
    """Digests of files with the marks that they had, of which those count that are older than the list.

    Args:
        known: the files by their names.
        before: a file counts if it was last changed before this time, in nanoseconds.
    """

    def __init__(self, known: Mapping[str, Known] | None = None, before: int = 0) -> None:
        self._known = known or {}
        self._before = before

    def known(self, name: str, path: str | Path) -> Known | None:
        """Return what is known of a file under a name, if it stands at a place as it was; else None."""
        one = self._known.get(name)
        if one is None or one.mark.changed >= self._before or one.mark != mark_of(path):
            return None
        return one

    def digest(self, name: str, path: Path) -> str:
        """Return the digest of a file, which is read unless it is known.

        Raises:
            OSError: if it has to be read and cannot be.
        """
        one = self.known(name, path)
        return one.digest if one else file_digest(path)


def read_marks(path: Path) -> Marks:
    """Return the marks that a file lists; none if it is not as it was written."""
    try:
        before = path.stat().st_mtime_ns
        body, _, seal = path.read_bytes().removesuffix(b"\n").rpartition(b"\n")
        if sha256(body).encode("ascii") != seal:
            return Marks()
        rows = json.loads(body)
        return Marks({name: Known(row[0], Mark(*row[1:])) for name, row in rows.items()}, before)
    except (OSError, ValueError, TypeError, KeyError, IndexError, AttributeError):
        return Marks()


def write_marks(path: Path, known: Mapping[str, Known]) -> None:
    """Write the marks of files, after all that is done to these.

    Raises:
        OSError: if the file cannot be written.
    """
    body = json.dumps({name: [one.digest, *one.mark] for name, one in sorted(known.items())})
    path.write_text(f"{body}\n{sha256(body)}\n", encoding="ascii", newline="\n")


def marked(folder: Path, digests: Iterable[tuple[str, str]]) -> dict[str, Known]:
    """Return files of a folder, given with their digests, with the marks that they have now."""
    found = ((name, digest, mark_of(folder / name)) for name, digest in digests)
    return {name: Known(digest, mark) for name, digest, mark in found if mark}
