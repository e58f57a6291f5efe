"""The files that a build read, with what tells that they were not changed, so that they are not read again.

Of a file its number on the disk, its size and both its times are kept (:mod:`kg.marks`), of its side file as
well, or that there is none. Beside them stand the key of its reading and those of all that was made of it. A
file counts as it was only if it was last changed well before the build that read it began.
"""

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from kg.cache.packs import KEY_BYTES, short
from kg.identifiers import sha256

FILE: Final = "sources.json"
TICK: Final = 2_000_000_000
"""So many nanoseconds may lie between two times that a file system tells apart (FAT: two seconds)."""
Look = tuple[list[int], list[int] | None]
"""What a file and its side file look like: number on the disk, size, when it was changed, and its status."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was read.

    Attributes:
        reading: the key of its reading.
        keys: the keys of all that was made of it, in their short form.
    """

    reading: str
    keys: tuple[bytes, ...]


def look(path: Path) -> Look | None:
    """Return what a file and its side file look like; None if the file cannot be looked at."""
    name = str(path)
    stem = name[: len(name) - len(path.suffix)] if path.suffix else name
    own, side = _look(name), f"{stem}.toml"
    # Most files have none beside them, which is sooner told than tried.
    return (own, _look(side) if os.access(side, os.F_OK) else None) if own else None


def _look(name: str) -> list[int] | None:
    try:
        about = os.stat(name)  # noqa: PTH116 - tens of thousands of files
    except OSError:
        return None
    return [about.st_ino, about.st_size, about.st_mtime_ns, about.st_ctime_ns]


class Sources:
    """What the build before this one read, and what this one reads.

    Args:
        older: the folder of its cache.
        new: the folder of the cache of this build, which was made just now.
        version: a digest of all that a reading and what is made of it depend on besides the file.
    """

    def __init__(self, older: Path, new: Path, version: str) -> None:
        self._version = version
        self._path = new / FILE
        self._began = new.stat().st_mtime_ns
        self._before, self._older = _read(older / FILE, version)
        self._rows: dict[str, list[Any]] = {}

    def known(self, path: Path, now: Look | None) -> Source | None:
        """Return what is known of a file that looks as it did, and keep it for the next build; else None."""
        name = os.path.abspath(path)  # noqa: PTH100 - as it was given, links and all
        row = self._older.get(name)
        if now is None or row is None or row[:2] != [*now] or _last(now) >= self._before:
            return None
        self._rows[name] = row
        keys = bytes.fromhex(row[3])
        step = KEY_BYTES
        return Source(row[2], tuple([keys[at : at + step] for at in range(0, len(keys), step)]))

    def note(self, path: Path, then: Look | None, reading: str, keys: Iterable[str]) -> None:
        """Keep what a file looked like before it was read, the key of its reading and those of the rest."""
        if then is not None:
            told = b"".join(map(short, (reading, *keys))).hex()
            self._rows[os.path.abspath(path)] = [*then, reading, told]  # noqa: PTH100 - as above

    @property
    def only_grow(self) -> bool:
        """Return whether of all files that were read before the same was made as before."""
        return all(
            (now := self._rows.get(name)) is row or (now is not None and now[2:] == row[2:])
            for name, row in self._older.items()
        )

    def write(self) -> None:
        """Write what is kept for the next build.

        Raises:
            OSError: if that cannot be done.
        """
        rows = dict(sorted(self._rows.items()))
        body = json.dumps({"version": self._version, "before": self._began - TICK, "files": rows})
        self._path.write_text(f"{body}\n{sha256(body)}\n", encoding="ascii", newline="\n")


def _last(seen: Look) -> int:
    """Return when a file or its side file was last touched in any way."""
    return max(time for one in seen if one for time in one[2:])


def _read(path: Path, version: str) -> tuple[int, dict[str, list[Any]]]:
    try:
        body, _, seal = path.read_bytes().removesuffix(b"\n").rpartition(b"\n")
        if sha256(body).encode("ascii") != seal:
            return 0, {}
        content = json.loads(body)
        if content["version"] != version:
            return 0, {}
        return int(content["before"]), dict(content["files"])
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return 0, {}
