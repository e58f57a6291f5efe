"""Refuses PDF files that unpack to far more than a document can hold."""

import zlib
from typing import Final

from kg import lazy_re as re
from kg.exceptions import UnreadableError

_MOST_STREAM: Final = 48_000_000
_MOST_WHOLE: Final = 600_000_000
_PACKED: Final = re.compile(rb"/Fl(?:ateDecode)?\b")
_STREAM: Final = re.compile(rb"stream\r?\n")
_PICTURE: Final = re.compile(rb"/Subtype\s*/Image\b|/FontFile|/Length1\b")
_HINT: Final = "Save it anew in a PDF program, or leave it out"


def check_streams(data: bytes, name: str) -> None:
    """Check how large the packed parts of a PDF file are.

    Raises:
        UnreadableError: if one of them, or all together, unpack to more than any document needs.
    """
    whole = 0
    for found in _STREAM.finditer(data):
        head = data[max(0, found.start() - 400) : found.start()]
        head = head[head.rfind(b"obj") + 1 :]
        packed = len(_PACKED.findall(head))
        if not packed or _PICTURE.search(head):
            continue
        size = _unpacked(data[found.end() : _end(data, found.end())], packed, name)
        whole += size
        if whole > _MOST_WHOLE:
            raise UnreadableError("it unpacks to far more than a document holds", name, _HINT)


def _end(data: bytes, start: int) -> int:
    end = data.find(b"endstream", start)
    return len(data) if end < 0 else end


def _unpacked(packed: bytes, times: int, name: str) -> int:
    """Return to how many bytes a stream unpacks, packed several times over or once."""
    content = packed
    for _ in range(min(times, 3)):
        machine = zlib.decompressobj()
        try:
            content = machine.decompress(content, _MOST_STREAM)
        except zlib.error:
            return 0
        if len(content) >= _MOST_STREAM:
            raise UnreadableError("a part of it unpacks to far more than a page holds", name, _HINT)
    return len(content)
