"""Bytes of a page to characters: marks, declarations, and what to do where these are wrong."""

import codecs
from typing import Final

from kg import lazy_re as re
from kg.documents.encodings import decode
from kg.exceptions import UnreadableError

_HEAD: Final = 8_192
_DECLARED: Final = re.compile(
    rb"""<meta\b[^>]{0,400}?\bcharset\s*=\s*["']?\s*([a-zA-Z0-9_:-]{2,30})""", re.IGNORECASE
)
_XML: Final = re.compile(rb"""^\s*<\?xml[^>]{0,200}?\bencoding\s*=\s*["']([a-zA-Z0-9_:-]{2,30})""")
# What browsers take a label for: the older names stand for their larger successors.
_LABELS: Final = {
    "ascii": "cp1252", "us-ascii": "cp1252", "iso-8859-1": "cp1252", "iso8859-1": "cp1252",
    "iso_8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "l1": "cp1252",
    "windows-1252": "cp1252", "x-cp1252": "cp1252", "gb2312": "gb18030", "gb_2312-80": "gb18030",
    "gbk": "gb18030", "x-gbk": "gb18030", "gb18030": "gb18030", "hz-gb-2312": "gb18030",
    "big5": "big5hkscs", "big5-hkscs": "big5hkscs", "shift_jis": "cp932", "shift-jis": "cp932",
    "sjis": "cp932", "x-sjis": "cp932", "euc-kr": "cp949", "ks_c_5601-1987": "cp949",
    "iso-8859-9": "cp1254", "tis-620": "cp874", "utf8": "utf-8", "utf-8": "utf-8", "unicode": "utf-8",
    "utf-16": "utf-8", "utf-16le": "utf-8", "utf-16be": "utf-8",
}  # fmt: skip
_OTHERS: Final = re.compile(
    r"(?:windows-125\d|cp125\d|cp866|iso-?8859-\d{1,2}|koi8-[ru]|euc-jp|iso-2022-jp|macintosh|gbk)$"
)
_HIGH: Final = re.compile("[\x80-\uffff]{2,}")
_ANY_HIGH: Final = re.compile("[\x80-\uffff]")
_HINT: Final = "Save it as UTF-8 and try again"


def decode_page(data: bytes, name: str) -> tuple[str, str, tuple[str, ...]]:
    """Return the characters of a page, their encoding, and notes where that had to be guessed.

    Raises:
        UnreadableError: if the bytes are no text, or no encoding fits them.
    """
    if (
        data[:2] in {b"\xff\xfe", b"\xfe\xff"}
        or data[:3] == b"\xef\xbb\xbf"
        or data[:4] == b"\x00\x00\xfe\xff"
    ):
        return *decode(data, name), ()
    if b"\x00" in data:
        return *_wide(data, name), ("Its encoding is not stated; it was taken for UTF-16",)
    stated = _stated(data[:_HEAD])
    declared = _codec(stated)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _older(data, name, stated, declared)
    wrong = declared not in {"", "utf-8"} and not text.isascii()
    return text, "utf-8", (f"It states its encoding as {stated}, but it is UTF-8",) if wrong else ()


def _wide(data: bytes, name: str) -> tuple[str, str]:
    """Return the text of UTF-16 without a mark."""
    for at, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        sample = data[at:2_000:2]
        if sample and sample.count(0) > 0.6 * len(sample):
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError:
                break
            if "\x00" not in text:
                return text, encoding
    return decode(data, name)


def _stated(head: bytes) -> str:
    """Return the encoding that a page states, in small letters, or ""."""
    found = _XML.search(head) or _DECLARED.search(head)
    return found.group(1).decode("ascii").lower() if found else ""


def _codec(stated: str) -> str:
    if stated in _LABELS:
        return _LABELS[stated]
    if _OTHERS.match(stated):
        try:
            return codecs.lookup(stated).name
        except LookupError:
            return ""
    return ""


def _older(data: bytes, name: str, stated: str, declared: str) -> tuple[str, str, tuple[str, ...]]:
    """Return the text of bytes that are not UTF-8."""
    if declared not in {"", "utf-8"}:
        text = _strict(data, declared)
        if text is not None and not (declared.startswith("cp125") and _foreign(text)):
            return text, declared, ()
    try:
        text, encoding = decode(data, name)
    except UnreadableError:
        return _patched(data, name, declared or "utf-8")
    said = (
        f"It states its encoding as {stated}, but that does not fit"
        if stated
        else "Its encoding is not stated"
    )
    return text, encoding, (f"{said}; it was taken for {encoding}",)


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _foreign(text: str) -> bool:
    """Return whether western letters stand in rows, as when another script was read as western."""
    total = len(_ANY_HIGH.findall(text))
    in_rows = sum(len(row) for row in _HIGH.findall(text))
    return total > 20 and in_rows > 0.6 * total


def _patched(data: bytes, name: str, encoding: str) -> tuple[str, str, tuple[str, ...]]:
    """Return text with signs for the few bytes that do not fit."""
    for tried in dict.fromkeys((encoding, "utf-8")):
        text = data.decode(tried, errors="replace")
        bad = text.count("\ufffd")
        if bad <= max(2, len(text) // 200):
            return text, tried, (f"{bad} characters do not fit its encoding and were replaced",)
    raise UnreadableError("its encoding could not be told", name, _HINT)
