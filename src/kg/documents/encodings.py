"""Bytes to text: byte order marks, strict UTF-8, and a guess among a few older encodings."""

from typing import Final

from kg import lazy_re as re
from kg.exceptions import UnreadableError

# Longer marks first: that of UTF-32 LE begins with that of UTF-16 LE.
_MARKS: Final = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_OLDER: Final = ["gb18030", "big5", "cp1252"]
_SAMPLE: Final = 65_536
_CONTROL: Final = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")
# Controls left of a sign that was encoded twice ("â" and two of them): they are mended later.
_TWICE: Final = re.compile("[\xc2-\xdf][\x80-\x9f]|[\xe0-\xef][\x80-\xbf\u2010-\u2122]?[\x80-\x9f]{1,2}")
_ODD: Final = re.compile("[^\x00-\x7f]")
# First bytes of the punctuation and the common characters in the two Chinese encodings.
_COMMON: Final = {"gb18030": (0xA1, 0xA3, 0xB0, 0xD7), "big5": (0xA1, 0xA3, 0xA4, 0xC6)}
# What the non-ASCII part of a western text is made of.
_WESTERN: Final = re.compile("[\xa0-\xff\u2010-\u203a\u20ac\u2122\u0152-\u0178]")
_LONE: Final = re.compile("(?<![^\x00-\x7f])[^\x00-\x7f]{1,3}(?![^\x00-\x7f])")
_BAD: Final = re.compile("[\udc80-\udcff]")
_FEW: Final = 20
# What prose in any script known here mostly consists of.
_USUAL: Final = re.compile(
    "[\t\n\r -~\xa0-\u024f\u2010-\u203a\u3000-\u3002\u300a-\u300f\u4e00-\u9fff\uff01-\uff1f]"
)
_PROSE: Final = 0.97
_HINT: Final = "Save it as UTF-8 and try again"


def decode(data: bytes, name: str = "") -> tuple[str, str]:
    """Return the text of the bytes, a byte order mark included, and the name of the encoding.

    A few bytes that are no UTF-8 amid much that is do not spoil a text: each becomes a lone surrogate, as
    ``surrogateescape`` makes them (see :func:`bad_bytes`).

    Raises:
        UnreadableError: if the bytes are not text, or no encoding fits them well enough.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _checked(_decode_marked(data, mark, encoding, name), name)
            return text, f"{encoding}{_order(mark, encoding)}"
    if b"\x00" in data:
        encoding = _unmarked(data)
        if not encoding:
            raise UnreadableError("this is not a text file (it holds NUL bytes)", name, _HINT)
        return _checked(data.decode(encoding), name), encoding
    try:
        return _checked(data.decode("utf-8"), name), "utf-8"
    except UnicodeDecodeError:
        if _few_are_bad(data):
            return _checked(data.decode("utf-8", "surrogateescape"), name), "utf-8"
        encoding = _guess(data, name)
    try:
        return _checked(data.decode(encoding), name), encoding
    except UnicodeDecodeError as error:
        raise UnreadableError("its encoding could not be told", name, _HINT) from error


def _decode_marked(data: bytes, mark: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding + _order(mark, encoding))
    except UnicodeDecodeError as error:
        raise UnreadableError(f"it is marked as {encoding} but is not", name, _HINT) from error


def bad_bytes(text: str) -> str:
    """Return what a person should know of bytes that could not be decoded, or an empty text."""
    first = None if text.isascii() else _BAD.search(text)
    if first is None:
        return ""
    line, count = text.count("\n", 0, first.start()) + 1, len(_BAD.findall(text))
    what = "1 byte is" if count == 1 else f"{count} bytes are"
    return f"{what} no UTF-8, the first in line {line}; a sign of replacement stands for each"


def _few_are_bad(data: bytes) -> bool:
    """Return whether nearly all of the bytes beyond ASCII are UTF-8, and more than a handful."""
    text = data.decode("utf-8", "surrogateescape")
    bad = len(_BAD.findall(text))
    good = len(_ODD.findall(text)) - bad
    return bad <= _FEW and (good >= 20 * bad or (bad <= 2 and len(data) > 2_000 * bad and good > 0))


def _unmarked(data: bytes) -> str:
    """Return ``utf-16-le`` or ``utf-16-be`` if the bytes are prose in it, though no mark says so."""
    best = ("", _PROSE)
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data[: _SAMPLE - _SAMPLE % 2].decode(encoding)
        except UnicodeDecodeError:
            continue
        share = len(_USUAL.findall(text)) / max(1, len(text))
        if len(data) % 2 == 0 and share > best[1]:
            best = (encoding, share)
    return best[0]


def _order(mark: bytes, encoding: str) -> str:
    """Return what a name of an encoding needs behind it so that the mark stays in the text."""
    return "" if encoding == "utf-8" else ("-le" if mark[0] == 0xFF else "-be")


def _checked(text: str, name: str) -> str:
    if "\x00" in text:
        raise UnreadableError("this is not a text file (it holds NUL characters)", name, _HINT)
    allowed = len(text) // 500 + 2 * len(_TWICE.findall(text))
    for count, _ in enumerate(_CONTROL.finditer(text), 1):
        if count > allowed + 2:
            raise UnreadableError("this is not a text file (too many control characters)", name, _HINT)
    return text


def _guess(data: bytes, name: str) -> str:
    """Return the one older encoding whose reading of the bytes looks like prose."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 - slow to import, seldom needed

    sample = data[:_SAMPLE]
    if len(data) > _SAMPLE:
        sample = sample[: sample.rfind(b"\n") + 1] or sample
    fits = {e: _plausibility(sample, e) for e in _OLDER}
    likely = [e for e in _OLDER if fits[e] >= 0.9]
    if len(likely) > 1:
        best = from_bytes(sample, cp_isolation=likely, threshold=0.5).best()
        likely = [best.encoding] if best is not None and best.encoding in likely else []
    if not likely:
        raise UnreadableError("its encoding could not be told", name, _HINT)
    return likely[0]


def _plausibility(sample: bytes, encoding: str) -> float:
    """Return the share of non-ASCII characters that prose in this encoding would hold."""
    try:
        text = sample.decode(encoding)
    except UnicodeDecodeError as error:
        if len(sample) < _SAMPLE - 4 or error.start < len(sample) - 4:
            return 0.0
        text = sample[: error.start].decode(encoding)
    odd = len(_ODD.findall(text))
    if not odd or _CONTROL.search(text):
        return 0.0
    if encoding in _COMMON:
        return _common_share(text, encoding) / odd
    # Western accents stand alone among ASCII letters; long runs are a sign of another script.
    lone = sum(len(run) for run in _LONE.findall(text))
    return min(len(_WESTERN.findall(text)), lone) / odd


def _common_share(text: str, encoding: str) -> int:
    """Return how many characters are punctuation or among those that prose mostly consists of."""
    low, high, first, last = _COMMON[encoding]
    leads = [c.encode(encoding)[0] for c in _ODD.findall(text)]
    return sum(1 for lead in leads if low <= lead <= high or first <= lead <= last)
