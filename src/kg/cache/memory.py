"""What was worked out before: readings by files, extractions by documents, what stages made of them."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Protocol, TypeVar

from kg.cache.codec import decode, encode, value_of
from kg.cache.packs import SUFFIX, Packs, Place, Places, Writer, content_at, settle
from kg.cache.versions import reader_version, rules_version, stage_version
from kg.exceptions import GraphError
from kg.identifiers import sha256
from kg.keeping import Head
from kg.model import Document, Extraction

T = TypeVar("T")
_BROKEN = (ValueError, TypeError, KeyError, IndexError, AttributeError)


def reading_key(name: str, data: bytes, side: bytes) -> str:
    """Return the key of a reading: the name of the file, its bytes and those of its side file."""
    parts = (reader_version(), sha256(name), sha256(data), sha256(side))
    return f"r-{sha256(' '.join(parts))}"


def document_key(digest: str) -> str:
    """Return the key of a document, of all of which the digest is given."""
    return f"d-{digest}"


def extraction_key(digest: str, parser: bool) -> str:
    """Return the key of an extraction: a digest of its document, the rules and the tables."""
    return f"x-{sha256(f'{rules_version(parser)} {digest}')}"


def value_key(kind: type[object], key: str) -> str:
    """Return the key of what a stage made: its class, the code of the stage, and the key that it gave."""
    return value_keys(kind, [key])[0]


def value_keys(kind: type[object], keys: Iterable[str]) -> list[str]:
    """Return the keys of several values of a class (see :func:`value_key`)."""
    stage = kind.__module__.split(".")[1]
    told = f"{kind.__qualname__} {stage_version(stage)}"
    return [f"k-{sha256(f'{told} {key}')}" for key in keys]


class Entries(Protocol):
    """Contents by key."""

    def has(self, key: str) -> bool:
        """Return whether there is a content under a key."""

    def use_all(self, keys: Sequence[bytes]) -> bool:
        """Count older contents as used if all are there, and return whether they are; keys in short form."""

    def get(self, key: str) -> bytes | None:
        """Return the content under a key, or None."""

    def put(self, key: str, content: str) -> None:
        """Keep a content under a key."""

    def hold(self, keys: Callable[[], Sequence[str]]) -> None:
        """Say that contents are still of use; ``keys`` is asked if that makes a difference."""

    def refuse(self, key: str) -> None:
        """Say that a content cannot be read."""


class Loan:
    """The entries that a process at work was lent, and a file into which it writes new ones.

    Attributes:
        written: the places of the entries that were written since this was emptied last.
    """

    def __init__(self, writer: Writer) -> None:
        self.known: Mapping[str, Place] = {}
        self.written: list[tuple[str, Place]] = []
        self._own: dict[str, str] = {}
        self._writer = writer

    def lend(self, known: Mapping[str, Place]) -> None:
        """Begin the work on another file, of which some entries are known."""
        self.known = known
        self.written.clear()
        self._own.clear()

    def has(self, key: str) -> bool:
        """Return whether there is a content under a key."""
        return key in self._own or key in self.known

    def use_all(self, keys: Sequence[bytes]) -> bool:
        """Return no, since nothing is counted here."""
        return False

    def get(self, key: str) -> bytes | None:
        """Return the content under a key, or None."""
        if key in self._own:
            return self._own[key].encode("ascii")
        return content_at(self.known[key]) if key in self.known else None

    def put(self, key: str, content: str) -> None:
        """Keep a content under a key."""
        if key not in self._own:
            self.written.append((key, self._writer.add(key, content)))
        self._own[key] = content

    def hold(self, keys: Callable[[], Sequence[str]]) -> None:
        """Do nothing, since nothing is counted here."""

    def refuse(self, key: str) -> None:
        """Say that a content cannot be read; it is passed over."""

    def done(self) -> tuple[tuple[str, Place], ...]:
        """Return where the entries of this file stand; they can be read now."""
        self._writer.flush()
        return tuple(self.written)


class Recall:
    """Documents, extractions and values under their keys in some entries."""

    def __init__(self, entries: Entries, *, parser: bool = False) -> None:
        self.entries = entries
        self.parser = parser

    def heads(self, key: str) -> tuple[Head, ...] | None:
        """Return what is known of the documents in a file, if it was read before."""
        content = self.entries.get(key)
        if content is None:
            return None
        try:
            return tuple(value_of(one, Head) for one in json.loads(content))
        except _BROKEN:
            self.entries.refuse(key)
            return None

    def keep_heads(self, key: str, heads: Sequence[Head]) -> None:
        """Remember which documents a file holds."""
        self.entries.put(key, f"[{','.join(map(encode, heads))}]")

    def keep_document(self, text: str, digest: str) -> None:
        """Remember a document, which is given as JSON, with the digest of that."""
        self.entries.put(document_key(digest), text)

    def document(self, head: Head) -> Document:
        """Return a document that was read.

        Raises:
            GraphError: if it cannot be read.
        """
        return self._needed(document_key(head.key), Document, head)

    def extraction(self, head: Head) -> Extraction:
        """Return what was drawn from a document.

        Raises:
            GraphError: if it cannot be read.
        """
        return self._needed(extraction_key(head.key, self.parser), Extraction, head)

    def has_document(self, digest: str) -> bool:
        """Return whether a document is known."""
        return self.entries.has(document_key(digest))

    def has_extraction(self, digest: str) -> bool:
        """Return whether it is known what was drawn from a document."""
        return self.entries.has(extraction_key(digest, self.parser))

    def has(self, kind: type[object], key: str) -> bool:
        """Return whether the value of a class is known."""
        return self.entries.has(value_key(kind, key))

    def keep_extraction(self, digest: str, found: Extraction) -> None:
        """Remember what was drawn from a document."""
        self.entries.put(extraction_key(digest, self.parser), encode(found))

    def recall(self, kind: type[T], key: str, make: Callable[[], T]) -> T:
        """Return the value of a class under a key, or make and keep it (see :class:`kg.keeping.Keeper`)."""
        found = self.find(kind, key)
        if found is None:
            found = make()
            self.entries.put(value_key(kind, key), encode(found))
        return found

    def hold(self, kind: type[object], *keys: str) -> None:
        """Say that values of a class are still of use."""
        self.entries.hold(partial(value_keys, kind, keys))

    def find(self, kind: type[T], key: str) -> T | None:
        """Return the value of a class under a key, if it is known."""
        name = value_key(kind, key)
        content = self.entries.get(name)
        return None if content is None else self._decoded(name, content, kind)

    def ensure(self, kind: type[T], key: str, make: Callable[[], T]) -> None:
        """Make the value of a class under a key and keep it, if it is not known."""
        name = value_key(kind, key)
        if not self.entries.has(name):
            self.entries.put(name, encode(make()))

    def _needed(self, key: str, kind: type[T], head: Head) -> T:
        found = self._decoded(key, self.entries.get(key) or b"", kind)
        if found is None:
            hint = "Build once with --fresh"
            raise GraphError("what was read and drawn from it before cannot be read", head.name, hint)
        return found

    def _decoded(self, key: str, content: bytes, kind: type[T]) -> T | None:
        try:
            return decode(content, kind)
        except _BROKEN:
            self.entries.refuse(key)
            return None


class Cache:
    """The entries of an older graph, and those that this build writes into a new folder.

    Args:
        older: where the older entries lie; the folder need not exist.
        new: where new ones are written; the folder must exist and is empty.

    Attributes:
        older, folder: these two folders.
        only_grows: whether all that was read before is as it was, so that little of it gets out of use.
    """

    def __init__(self, older: Path, new: Path) -> None:
        self.folder = new
        self.older = older
        self._packs = Packs(older)
        self._new = Places()
        self._writer = Writer(new, "own")
        self._held: list[Callable[[], Sequence[str]]] = []
        self.only_grows = False

    @property
    def damaged(self) -> int:
        """Return how many entries had been changed since they were written, and were worked out anew."""
        return len(self._packs.damaged)

    def has(self, key: str) -> bool:
        """Return whether there is a content under a key; it is counted as used."""
        return key in self._new or self._packs.use(key)

    def use_all(self, keys: Sequence[bytes]) -> bool:
        """Count older contents as used if all are there, and return whether they are; keys in short form."""
        return self._packs.use_all(keys)

    def hold(self, keys: Callable[[], Sequence[str]]) -> None:
        """Count contents as used, if it is counted what is used."""
        self._held.append(keys)

    def get(self, key: str) -> bytes | None:
        """Return the content under a key; None if there is none, or it was damaged."""
        place = self._new.get(key)
        if place is None:
            return self._packs.get(key)
        if place.file == str(self._writer.path):
            self._writer.flush()
        return self._packs.read(place)

    def put(self, key: str, content: str) -> None:
        """Keep a content under a key."""
        self._new.put(key, self._writer.add(key, content))

    def refuse(self, key: str) -> None:
        """Count an entry as damaged."""
        self._packs.refuse(key)

    def place(self, key: str) -> Place | None:
        """Return where an entry stands, old or new; None if there is none."""
        return self._new.get(key) or self._packs.place(key)

    def adopt(self, written: Sequence[tuple[str, Place]]) -> None:
        """Take over entries that other processes wrote into the new folder."""
        for key, place in written:
            self._new.put(key, place)

    def finish(self) -> None:
        """Put the new entries in order and add the older ones that were used to the new folder.

        Raises:
            OSError: if the folder cannot be written.
        """
        self._writer.close()
        settle(set(self.folder.glob(f"*{SUFFIX}")))
        if not (self.only_grows and self._packs.is_much_the_same):
            for keys in self._held:
                for key in keys():
                    self.has(key)
            self._packs.count()
        self._packs.hand_on(self.folder)

    def close(self) -> None:
        """Close all files."""
        self._writer.close()
        self._packs.close()
