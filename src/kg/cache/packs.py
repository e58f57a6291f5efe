"""Entries under keys in files of lines, which are written once and never changed.

A line holds a key, the digest of key and content, and the content. A build writes its new entries as a new
file and links the older files into the new folder; when more than half of them is of no use, or there are
many, it writes one file anew. A line that is not as it was written is no entry.
"""

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kg.identifiers import sha256

SUFFIX: Final = ".entries"
_MOST: Final = 24
"""How many files there may be before they become one."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entry stands: a file, and the bytes of its line."""

    file: Path
    start: int
    length: int


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
    """The entries in a folder, by key; read from disk one by one when they are asked for."""

    def __init__(self, folder: Path) -> None:
        self._files: dict[Path, int] = {}
        self._places: dict[str, Place] = {}
        self._used: set[str] = set()
        self.damaged: set[str] = set()
        for path in sorted(folder.glob(f"*{SUFFIX}")) if folder.is_dir() else ():
            with suppress(OSError):
                self._scan(path)

    def _scan(self, path: Path) -> None:
        at = 0
        with path.open("rb") as lines:
            for data in lines:
                key = data[: data.find(b" ") + 1].rstrip()
                if key:
                    self._places[key.decode("ascii", "replace")] = Place(path, at, len(data))
                at += len(data)
        self._files[path] = at

    def __len__(self) -> int:
        return len(self._places)

    def get(self, key: str) -> bytes | None:
        """Return the content under a key; None if there is none, or it was damaged (then it is counted)."""
        place = self._places.get(key)
        if place is None:
            return None
        found = None
        with suppress(OSError), place.file.open("rb") as file:
            file.seek(place.start)
            found = parse(file.read(place.length))
        if found is None or found[0] != key:
            self.refuse(key)
            return None
        self._used.add(key)
        return found[1]

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
        live = sum(self._places[key].length for key in self._used)
        return bool(self.damaged) or len(self._files) >= _MOST or 2 * live < sum(self._files.values())

    def _lines(self) -> Iterator[bytes]:
        for key in sorted(self._used):
            content = self.get(key)
            if content is not None:
                yield line(key, content.decode("ascii"))


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
