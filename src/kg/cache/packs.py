"""Entries under keys in files of lines, which are written once and never changed.

A line holds a key, the digest of key and content, and the content. A build writes its new entries into new
files, one a process, and links the older files into the new folder; when more than half of them is of no
use, or there are many, it writes one file anew. What is of use is counted only where much may have got out of
use: when the files have grown by a quarter since it was counted last, or files were changed or are gone. A
line that is not as it was written is no entry.

Beside each file its entries are listed: one that is as it was (:mod:`kg.marks`) is not read through, and its
lines are checked when they are asked for. Of any other file all lines are checked, so that what was changed
is found even if nobody asks for it. Of an entry only its place is held in memory: a number that tells file,
line and length.
"""

import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from io import BufferedWriter
from pathlib import Path
from struct import pack, unpack_from
from typing import Final, NamedTuple

from kg.identifiers import sha256
from kg.marks import Known, marked, read_marks, write_marks

SUFFIX: Final = ".entries"
_KEYS: Final = ".keys"
"""How the names of the lists of entries end."""
_MARKS: Final = "packs.json"
COUNTED: Final = "counted.json"
"""Tells how many bytes there were when it was counted what is of use."""
_GROWTH: Final = 1.25
"""When there are so many times as many, it is counted again."""
_MOST: Final = 24
"""How many files there may be before they become one."""
_SMALL: Final = 2**24
"""New files of fewer bytes become one."""
_SHORT: Final = 16
"""So many bytes of the digest in a key tell it from all others."""
KEY_BYTES: Final = 1 + _SHORT
"""How many bytes a key is in its short form."""
_ROW: Final = KEY_BYTES + 16
"""How many bytes an entry is in a list: its key, where it begins and its length."""
_LENGTH, _START = 40, 56
"""How many bits tell the length of a line and where it begins."""


class Place(NamedTuple):
    """Where an entry stands: a file, where its line begins in it, and how long that is."""

    file: str
    start: int
    length: int


def line(key: str, content: str) -> bytes:
    """Return the line of an entry; the content has no line break."""
    return f"{key} {sha256(f'{key} {content}')} {content}\n".encode("ascii")


def parse(data: bytes) -> tuple[str, bytes] | None:
    """Return key and content of a line, or None if it was changed."""
    parts = data.removesuffix(b"\n").split(b" ", 2)
    if len(parts) != 3:
        return None
    digest = hashlib.sha256(parts[0])
    digest.update(b" ")
    digest.update(parts[2])
    if digest.hexdigest().encode("ascii") != parts[1]:
        return None
    return parts[0].decode("ascii", "replace"), parts[2]


def content_at(place: Place) -> bytes:
    """Return the content of an entry; empty if it is there no more, or not as it was written."""
    try:
        with Path(place.file).open("rb") as source:
            data = os.pread(source.fileno(), place.length, place.start)
    except OSError:
        return b""
    found = parse(data)
    return found[1] if found else b""


class Writer:
    """Writes entries into a new file of a folder.

    Args:
        folder: where the file is made; it must exist.
        name: what tells the file from those that others write into the folder at the same time.
    """

    def __init__(self, folder: Path, name: str) -> None:
        self.path = folder / f"{name}{SUFFIX}"
        self._file: BufferedWriter | None = None
        self._at = 0

    def add(self, key: str, content: str) -> Place:
        """Write an entry and return its place; it can be read once the file was flushed."""
        if self._file is None:
            self._file = self.path.open("wb")
        data = line(key, content)
        self._file.write(data)
        place = Place(str(self.path), self._at, len(data))
        self._at += len(data)
        return place

    def flush(self) -> None:
        """Let all that was added be readable."""
        if self._file is not None:
            self._file.flush()

    def close(self) -> None:
        """End the file."""
        if self._file is not None:
            self._file.close()
            self._file = None


class Places:
    """Where entries stand, by key: two numbers an entry."""

    def __init__(self) -> None:
        self.files: list[str] = []
        self._numbers: dict[str, int] = {}
        self._places: dict[bytes, int] = {}

    def __contains__(self, key: str) -> bool:
        return short(key) in self._places

    def __len__(self) -> int:
        return len(self._places)

    def put(self, key: str, place: Place) -> None:
        """Note the place of an entry."""
        self._places[short(key)] = self._number(place.file) | place.start << _LENGTH | place.length

    def put_all(self, file: str, listed: bytes) -> None:
        """Note the places of the entries of a file, as they are listed."""
        number = self._number(file)
        for at in range(0, len(listed), _ROW):
            start, length = unpack_from("<QQ", listed, at + KEY_BYTES)
            self._places[listed[at : at + KEY_BYTES]] = number | start << _LENGTH | length

    def _number(self, file: str) -> int:
        number = self._numbers.setdefault(file, len(self.files))
        if number == len(self.files):
            self.files.append(file)
        return number << _START + _LENGTH

    def get(self, key: str) -> Place | None:
        """Return the place of an entry, if there is one."""
        found = self._places.get(short(key))
        return None if found is None else self._place(found)

    def drop(self, key: str) -> None:
        """Forget an entry."""
        self._places.pop(short(key), None)

    def of(self, keys: set[bytes]) -> Iterator[Place]:
        """Yield the places of some entries (by the short forms of their keys) in order of the keys."""
        return (self._place(self._places[key]) for key in sorted(keys) if key in self._places)

    def size(self, keys: set[bytes]) -> int:
        """Return how many bytes some entries are."""
        return sum(self._places.get(key, 0) & (1 << _LENGTH) - 1 for key in keys)

    def has_all(self, keys: Iterable[bytes]) -> bool:
        """Return whether there are entries under all of some keys, given in their short form."""
        return all(map(self._places.__contains__, keys))

    def _place(self, number: int) -> Place:
        file, start = divmod(number >> _LENGTH, 1 << _START)
        return Place(self.files[file], start, number & (1 << _LENGTH) - 1)


def short(key: str) -> bytes:
    """Return a key in the form in which it is held: fewer bytes that tell it from all others."""
    try:
        return key[:1].encode() + bytes.fromhex(key[2 : 2 + 2 * _SHORT])
    except ValueError:
        return key.encode("ascii", "replace")[:KEY_BYTES].ljust(KEY_BYTES)


class Packs:
    """The entries in the files of a folder, by key."""

    def __init__(self, folder: Path) -> None:
        self._sizes: dict[str, int] = {}
        self._places = Places()
        self._used: set[bytes] = set()
        self._broken: set[str] = set()
        self._open: dict[str, int] = {}
        self._checked: set[str] = set()
        self._marks = read_marks(folder / _MARKS)
        self._counted = _number(folder / COUNTED)
        self._is_worn = False
        self.damaged: set[str] = set()
        for path in sorted(folder.glob(f"*{SUFFIX}")) if folder.is_dir() else ():
            with suppress(OSError):
                if not self._is_listed(path):
                    self._scan(path)

    def _is_listed(self, path: Path) -> bool:
        """Return whether a file is as it was when its entries were listed; then these are known now."""
        beside = path.with_suffix(_KEYS)
        known, keys = self._marks.known(path.name, path), self._marks.known(beside.name, beside)
        if known is None or keys is None:
            return False
        listed = beside.read_bytes()
        if sha256(listed) != keys.digest or len(listed) % _ROW:
            return False
        self._places.put_all(str(path), listed)
        self._sizes[str(path)] = known.mark.size
        return True

    def _scan(self, path: Path) -> None:
        at = 0
        with path.open("rb") as lines:
            for one in lines:
                found = parse(one)
                if found:
                    self._places.put(found[0], Place(str(path), at, len(one)))
                else:
                    self._broken.add(one.partition(b" ")[0].decode("ascii", "replace"))
                at += len(one)
        self._sizes[str(path)] = at
        self._checked.add(str(path))

    def __len__(self) -> int:
        return len(self._places)

    def use(self, key: str) -> bool:
        """Count an entry as used and return whether it is there; one that was damaged is counted as such."""
        one = short(key)
        if self._places.has_all((one,)):
            self._used.add(one)
            return True
        if key in self._broken:
            self.damaged.add(key)
        return False

    def use_all(self, keys: Sequence[bytes]) -> bool:
        """Count entries as used if all are there, and return whether they are; keys are in short form."""
        if not self._places.has_all(keys):
            return False
        self._used.update(keys)
        return True

    def place(self, key: str) -> Place | None:
        """Return where an entry stands and count it as used; None if there is none."""
        return self._places.get(key) if self.use(key) else None

    def get(self, key: str) -> bytes | None:
        """Return the content under a key; None if there is none, or it was damaged."""
        place = self.place(key)
        if place is None or place.file in self._checked:
            return None if place is None else self.read(place)
        found = parse(self._line(place))
        if found is None or short(found[0]) != short(key):
            self.refuse(key)
            return None
        return found[1]

    def read(self, place: Place) -> bytes:
        """Return the content of an entry; empty if it is there no more."""
        return self._line(place).removesuffix(b"\n").split(b" ", 2)[-1]

    def _line(self, place: Place) -> bytes:
        try:
            if place.file not in self._open:
                self._open[place.file] = os.open(place.file, os.O_RDONLY)
            return os.pread(self._open[place.file], place.length, place.start)
        except OSError:
            return b""

    def close(self) -> None:
        """Close all files."""
        for number in self._open.values():
            os.close(number)
        self._open.clear()

    def refuse(self, key: str) -> None:
        """Count an entry as damaged; it is not written again."""
        self._places.drop(key)
        self._used.discard(short(key))
        self.damaged.add(key)

    @property
    def is_much_the_same(self) -> bool:
        """Return whether there is hardly more than when it was counted last what is of use."""
        if self.damaged or self._broken or len(self._sizes) >= _MOST:
            return False
        return sum(self._sizes.values()) <= _GROWTH * self._counted

    def count(self) -> None:
        """Find out whether the files are worth to be kept, when all that is used was counted as used."""
        used, total = self._places.size(self._used), sum(self._sizes.values())
        much = bool(self.damaged or self._broken) or len(self._sizes) >= _MOST
        self._is_worn = much or 2 * used < total
        self._counted = 0

    def hand_on(self, folder: Path) -> None:
        """Give a new folder the entries that were used: as the files that they stand in, or as one new file.

        Beside each file of the new folder its entries are listed then.

        Raises:
            OSError: if the folder cannot be written.
        """
        if not self._is_worn:
            for path in map(Path, self._sizes):
                _link(path, folder / path.name)
                if self._marks.known(path.name, path):
                    _link(path.with_suffix(_KEYS), folder / f"{path.stem}{_KEYS}")
        else:
            self._join(folder)
        self._list(folder)
        counted = self._counted or sum(path.stat().st_size for path in folder.glob(f"*{SUFFIX}"))
        (folder / COUNTED).write_text(str(counted), encoding="ascii")

    def _join(self, folder: Path) -> None:
        used = list(self._places.of(self._used))
        if used:
            joined = folder / f"joined{SUFFIX}"
            with joined.open("wb") as target:
                for place in used:
                    data = self._line(place)
                    target.write(data if data.endswith(b"\n") else data + b"\n")
            settle({joined})

    def _list(self, folder: Path) -> None:
        found: dict[str, Known] = {}
        for path in sorted(folder.glob(f"*{SUFFIX}")):
            beside = path.with_suffix(_KEYS)
            known = self._marks.known(beside.name, beside)
            if known is None:
                listed = listing(path)
                beside.unlink(missing_ok=True)
                beside.write_bytes(listed)
                found |= marked(folder, [(beside.name, sha256(listed))])
            else:
                found[beside.name] = known
            found |= marked(folder, [(path.name, path.stem)])
        write_marks(folder / _MARKS, found)


def _number(path: Path) -> int:
    """Return the number that a file holds; 0 if it holds none."""
    try:
        return int(path.read_bytes())
    except (OSError, ValueError):
        return 0


def listing(path: Path) -> bytes:
    """Return the entries of a file of entries as bytes: of each its key, where it begins and its length."""
    found = []
    at = 0
    with path.open("rb") as lines:
        for one in lines:
            key = short(one[: one.find(b" ")].decode("ascii", "replace"))
            found.append(key + pack("<QQ", at, len(one)))
            at += len(one)
    return b"".join(found)


def _link(old: Path, new: Path) -> None:
    try:
        os.link(old, new)
    except FileNotFoundError:
        return
    except OSError:
        shutil.copyfile(old, new)


def settle(paths: Iterable[Path]) -> None:
    """Make one file of the small ones among new files of a folder, and name all by what they hold.

    Raises:
        OSError: if one cannot be read or written.
    """
    paths = set(paths)
    small = [path for path in sorted(paths) if path.stat().st_size < _SMALL]
    for path in small[1:]:
        with path.open("rb") as source, small[0].open("ab") as target:
            shutil.copyfileobj(source, target)
        path.unlink()
    for path in sorted(paths - set(small[1:])):
        with path.open("rb") as data:
            digest = hashlib.file_digest(data, "sha256").hexdigest()
        path.rename(path.with_name(f"{digest[:32]}{SUFFIX}"))
