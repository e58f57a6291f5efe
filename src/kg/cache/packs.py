"""Entries under keys in files of lines, which are written once and never changed.

A line holds a key, the digest of key and content, and the content. A build writes its new entries as a new
file and links the older files into the new folder; when more than half of them is of no use, or there are
many, it writes one file anew. A line that is not as it was written is no entry; all lines are checked when
the files are read, so that what was changed is found even if nobody asks for it.
"""

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from kg.identifiers import sha256

SUFFIX: Final = ".entries"
_MOST: Final = 24
"""How many files there may be before they become one."""


class Place(NamedTuple):
    """Where an entry stands: the content of a file, and the ends of its line in it."""

    data: memoryview
    start: int
    end: int


def line(key: str, content: str) -> bytes:
    """Return the line of an entry; the content has no line break."""
    return f"{key} {sha256(f'{key} {content}')} {content}\n".encode("ascii")


def parse(data: bytes) -> tuple[str, bytes] | None:
    """Return key and content of a line, or None if it was changed."""
    parts = data.removesuffix(b"\n").split(b" ", 2)
    if len(parts) != 3 or sha256(parts[0] + b" " + parts[2]).encode() != parts[1]:
        return None
    return parts[0].decode("ascii", "replace"), parts[2]


class Packs:
    """The entries in a folder, by key."""

    def __init__(self, folder: Path) -> None:
        self._files: dict[Path, int] = {}
        self._places: dict[str, Place] = {}
        self._used: set[str] = set()
        self._broken: set[str] = set()
        self.damaged: set[str] = set()
        for path in sorted(folder.glob(f"*{SUFFIX}")) if folder.is_dir() else ():
            with suppress(OSError):
                self._scan(path)

    def _scan(self, path: Path) -> None:
        data = path.read_bytes()
        view = memoryview(data)
        at = 0
        while at < len(data):
            end = data.find(b"\n", at) + 1 or len(data)
            found = parse(data[at:end])
            if found:
                self._places[found[0]] = Place(view, at, end)
            else:
                self._broken.add(data[at:end].partition(b" ")[0].decode("ascii", "replace"))
            at = end
        self._files[path] = len(data)

    def __len__(self) -> int:
        return len(self._places)

    def use(self, key: str) -> bool:
        """Count an entry as used and return whether it is there; one that was damaged is counted as such."""
        if key in self._places:
            self._used.add(key)
        elif key in self._broken:
            self.damaged.add(key)
        return key in self._places

    def get(self, key: str) -> bytes | None:
        """Return the content under a key; None if there is none, or it was damaged."""
        if not self.use(key):
            return None
        data, start, end = self._places[key]
        return data[start:end].tobytes().split(b" ", 2)[2].removesuffix(b"\n")

    def refuse(self, key: str) -> None:
        """Count an entry as damaged; it is not written again."""
        self._places.pop(key, None)
        self._used.discard(key)
        self.damaged.add(key)

    def write(self, folder: Path, new: Mapping[str, str]) -> None:
        """Write the entries that were used, and new ones, into an empty folder.

        Raises:
            OSError: if the folder cannot be written.
        """
        if self._is_worn():
            _write(folder, (*self._lines(), *(line(key, new[key]) for key in sorted(new))))
            return
        for path in self._files:
            _link(path, folder / path.name)
        _write(folder, (line(key, new[key]) for key in sorted(new)))

    def _is_worn(self) -> bool:
        live = sum(self._places[key].end - self._places[key].start for key in self._used)
        return bool(self.damaged) or len(self._files) >= _MOST or 2 * live < sum(self._files.values())

    def _lines(self) -> Iterator[bytes]:
        for key in sorted(self._used):
            data, start, end = self._places[key]
            whole = data[start:end].tobytes()
            yield whole if whole.endswith(b"\n") else whole + b"\n"


def _link(old: Path, new: Path) -> None:
    try:
        os.link(old, new)
    except FileNotFoundError:
        return
    except OSError:
        shutil.copyfile(old, new)


def _write(folder: Path, lines: Iterable[bytes]) -> None:
    data = b"".join(lines)
    if data:
        (folder / f"{sha256(data)[:32]}{SUFFIX}").write_bytes(data)
