"""The marks of RTF: how a file falls into words and commands, and how its bytes become characters."""

import codecs
from collections.abc import Iterator
from typing import Final, NamedTuple

from kg import lazy_re as re

TOKEN: Final = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\(\r\n|[^a-zA-Z])|([{}])|([^\\{}\r\n]+)"
)
_BRACE: Final = re.compile(rb"\\bin(\d{1,9}) ?|\\[{}\\]|([{}])")

# Numbers of character sets in the table of fonts, and the encoding of each.
CHARSETS: Final = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gb18030", 136: "big5hkscs",
    161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257",
    204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
_PAGES: Final = {936: "gb18030", 950: "big5hkscs", 10000: "mac_roman", 65001: "utf-8", 54936: "gb18030"}
SIGNS: Final = {
    "tab": "\t", "line": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ", "softline": "\n",
}  # fmt: skip


class Token(NamedTuple):
    """A command with its number, a byte, a sign, a brace or plain bytes; ``end`` is where it ends."""

    sort: str
    word: str
    number: int | None
    raw: bytes
    end: int


def tokens(data: bytes, at: int = 0) -> Iterator[Token]:
    """Yield the marks of a file from an offset on; binary data in it is passed over."""
    while at < len(data):
        found = TOKEN.search(data, at)
        if found is None:
            return
        at = found.end()
        word, number, byte, sign, brace, raw = found.groups()
        if word is not None:
            value = int(number) if number is not None else None
            if word == b"bin":
                at += max(0, min(value or 0, len(data)))
                continue
            yield Token("command", word.decode("ascii"), value, b"", at)
        elif byte is not None:
            yield Token("byte", "", None, bytes([int(byte, 16)]), at)
        elif sign is not None:
            yield Token("sign", sign[:1].decode("latin-1"), None, b"", at)
        elif brace is not None:
            yield Token(brace.decode("ascii"), "", None, b"", at)
        else:
            yield Token("words", "", None, raw, at)


def group_end(data: bytes, at: int) -> int:
    """Return where the group ends in which an offset stands, its closing brace included."""
    depth = 1
    while depth:
        found = _BRACE.search(data, at)
        if found is None:
            return len(data)
        at = found.end()
        if found.group(1):
            at += int(found.group(1))
        elif found.group(2):
            depth += 1 if found.group(2) == b"{" else -1
    return at


def encoding_of(page: int | None) -> str:
    """Return the encoding that the number of a code page stands for."""
    if page is None:
        return "cp1252"
    name = _PAGES.get(page, f"cp{page}")
    try:
        codecs.lookup(name)
    except LookupError:
        return "cp1252"
    return name


def decode_bytes(raw: bytes, encoding: str) -> str:
    """Return the characters of bytes; those that do not fit are shown as the sign for lost ones."""
    try:
        return raw.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        pass
    return raw.decode("cp1252" if encoding in {"cp1252", "utf-8"} else encoding, "replace")
