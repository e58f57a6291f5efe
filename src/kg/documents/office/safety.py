"""Looks at packed files and their XML before anything else does: bombs and traps are refused."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final, Protocol, cast

from kg import lazy_re as re
from kg.exceptions import UnreadableError

MOST_MEMBERS: Final = 10_000
"""The most files that a packed file may hold."""
MOST_BYTES: Final = 200_000_000
"""The most bytes that all files in a packed file may have together when unpacked."""
MOST_RATIO: Final = 100
"""How many times larger than packed a file of more than ``FREE_BYTES`` may be."""
FREE_BYTES: Final = 10_000_000
MOST_XML: Final = 48_000_000
"""The largest XML file that is read, in bytes."""

PACKED_ERRORS: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    KeyError,
    IndexError,
    OverflowError,
    NotImplementedError,
    RuntimeError,
)
"""What the standard library raises on a damaged or protected packed file."""

_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_METHODS: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_ENTITY: Final = re.compile(rb"<!ENTITY|<!DOCTYPE[^>\[]*\[")
_WIDE: Final = {
    b"\xff\xfe": "utf-16-le",
    b"\xfe\xff": "utf-16-be",
    b"<\x00": "utf-16-le",
    b"\x00<": "utf-16-be",
}
_HINT: Final = "Open it in the program that made it and save it again"


class Node(Protocol):
    """An element of an XML file; its name and those of its attributes are without their namespaces."""

    text: str | None
    tail: str | None

    @property
    def tag(self) -> str:
        """The plain name."""

    def get(self, key: str, default: str = "", /) -> str:
        """Return an attribute."""

    def find(self, path: str, /) -> "Node | None":
        """Return the first element below that fits."""

    def findall(self, path: str, /) -> "list[Node]":
        """Return all elements below that fit."""

    def iter(self, *tags: str) -> "Iterator[Node]":
        """Yield this element and all below it."""

    def __iter__(self) -> "Iterator[Node]": ...

    def __len__(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Package:
    """A packed file that was looked at and found harmless."""

    name: str
    archive: zipfile.ZipFile
    known: Mapping[str, str] = field(default_factory=dict)

    @property
    def members(self) -> tuple[str, ...]:
        """The names of the members, in the order of the file."""
        return tuple(self.known)

    def __contains__(self, member: str) -> bool:
        return member in self.known

    def read(self, member: str) -> bytes:
        """Return the bytes of a member.

        Raises:
            UnreadableError: if it is not there, damaged, or not as large as it says.
        """
        try:
            return self.archive.read(self.known[member])
        except PACKED_ERRORS as error:
            raise UnreadableError(f"it is damaged: {member} cannot be unpacked", self.name, _HINT) from error

    def xml(self, member: str) -> Node:
        """Return the root of an XML member.

        Raises:
            UnreadableError: if it is not there, damaged, too large, or declares entities.
        """
        return parse_xml(self.read(member), self.name, member)


def open_package(data: bytes, name: str) -> Package:
    """Return the members of an office file or book after a look at their number, sizes and ways of packing.

    Raises:
        UnreadableError: if it is no packed file, damaged, protected by a password, or a bomb.
    """
    if data.startswith(_OLD_OFFICE):
        raise UnreadableError(
            "it is protected by a password, or made by an old office program",
            name,
            "Save it in a newer format",
        )
    archive = open_archive(data, name)
    infos = archive.infolist()
    if fault := bomb(infos):
        raise UnreadableError(fault, name, "Do not open it")
    for info in infos:
        if info.flag_bits & 0x1:
            raise UnreadableError("it is protected by a password", name, "Save it without a password")
        if info.compress_type not in _METHODS:
            raise UnreadableError("it is packed in a way that is not read here", name, _HINT)
    # Some old programs wrote backslashes between folders.
    return Package(name, archive, {info.filename.replace("\\", "/"): info.filename for info in infos})


def open_archive(data: bytes, name: str) -> zipfile.ZipFile:
    """Return the packed file in the bytes.

    Raises:
        UnreadableError: if the bytes are no packed file, or a damaged one.
    """
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except PACKED_ERRORS as error:
        what = "it is damaged or cut off" if data.startswith(b"PK") else "it is not what its name says"
        raise UnreadableError(what, name, _HINT) from error


def bomb(infos: list[zipfile.ZipInfo]) -> str:
    """Return what is wrong with the number and sizes of the members, or an empty text."""
    if len(infos) > MOST_MEMBERS:
        return f"it holds more than {MOST_MEMBERS:,} files"
    if sum(info.file_size for info in infos) > MOST_BYTES:
        return f"it unpacks to more than {MOST_BYTES // 1_000_000} MB"
    whole, packed = sum(i.file_size for i in infos), sum(i.compress_size for i in infos)
    if whole > FREE_BYTES and whole > MOST_RATIO * max(1, packed):
        return f"it unpacks to more than {MOST_RATIO} times its size, as a bomb does"
    for info in infos:
        if info.file_size > FREE_BYTES and info.file_size > MOST_RATIO * max(1, info.compress_size):
            return f"it unpacks to more than {MOST_RATIO} times its size, as a bomb does"
    return ""


def refuse_entities(data: bytes, name: str) -> None:
    """Raise UnreadableError if an XML file declares entities, which could name files or grow large."""
    head = data
    if encoding := _WIDE.get(data[:2]):
        head = data.decode(encoding, "ignore").encode("utf-8", "ignore")
    if _ENTITY.search(head):
        raise UnreadableError("it declares entities of its own: external entities are refused", name, _HINT)


def parse_xml(data: bytes, name: str, member: str = "") -> Node:
    """Return the root of an XML file, with plain names of elements and attributes.

    Raises:
        UnreadableError: if it is damaged, too large, nested too deep, or declares entities.
    """
    from lxml import etree  # noqa: PLC0415 - large, needed for these formats only

    if len(data) > MOST_XML:
        raise UnreadableError(
            f"it holds more than {MOST_XML // 1_000_000} MB of text", name, "Cut it into parts"
        )
    refuse_entities(data, name)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=_element_class(etree)))
    what = f"it is damaged: {member} is not well-formed" if member else "it is not well-formed"
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise UnreadableError(what, name, _HINT) from error
    if root is None:
        raise UnreadableError(what, name, _HINT)
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        raise UnreadableError("it declares entities of its own: external entities are refused", name, _HINT)
    return cast(Node, root)


def _element_class(etree: Any) -> type:
    """Return a class of elements that go by their plain names: one thing has several namespaces here.

    An attribute that is not there is an empty text.
    """
    base = etree.ElementBase
    full = base.tag.__get__

    class Element(etree.ElementBase):  # type: ignore[misc]  # the library has no types
        @property
        def tag(self) -> str:
            return _local(full(self))

        def get(self, key: str, default: str = "") -> str:
            value = base.get(self, key)
            if value is None:
                for name, held in self.items():
                    if name[0] == "{" and name.rpartition("}")[2] == key:
                        return str(held)
                return default
            return str(value)

        def find(self, path: str) -> Any:
            return base.find(self, _anywhere(path))

        def findall(self, path: str) -> Any:
            return base.findall(self, _anywhere(path))

        def iter(self, *tags: str) -> Any:
            return base.iter(self, *map(_anywhere, tags)) if tags else base.iter(self, etree.Element)

    return Element


@lru_cache(maxsize=4096)
def _local(name: str) -> str:
    return name.rpartition("}")[2]


@lru_cache(maxsize=512)
def _anywhere(path: str) -> str:
    """Return a path to elements in any namespace."""
    return "/".join(step if step == "*" else f"{{*}}{step}" for step in path.split("/"))


@contextmanager
def reading_of(name: str) -> Iterator[None]:
    """Refuse a file whose parts are nested deeper than any real one; other errors pass.

    Raises:
        UnreadableError: if the nesting is too deep, or the memory does not suffice.
    """
    try:
        yield
    except RecursionError as error:
        raise UnreadableError("its parts are nested too deep", name, _HINT) from error
    except MemoryError as error:
        raise UnreadableError(
            "it is too large to be held in memory", name, "Cut it into several files"
        ) from error
