"""Reads letters (EML) and boxes of letters (MBOX): the words as a person reads them, and what is attached."""

from collections.abc import Iterator
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from email.utils import parseaddr, parsedate_to_datetime
from typing import Final, NamedTuple

from kg import lazy_re as re
from kg.documents.encodings import decode
from kg.documents.office.mail_text import TextBody, read_plain
from kg.documents.office.safety import reading_of
from kg.documents.office.unpack import Unpacked
from kg.documents.reading import Part, Piece, Reading
from kg.exceptions import UnreadableError
from kg.model import BlockKind, LeftOut, Metadata
from kg.places import Removed

MEDIA_TYPE: Final = "message/rfc822"
MOST_LETTERS: Final = 10_000
"""The most letters that are taken from one box."""

_MOST_PARTS: Final = 2_000
_HEADS: Final = ("From", "Date", "To", "Cc")
_ANY_HEAD: Final = (*_HEADS, "Subject", "MIME-Version", "Received", "Message-ID")
_HINT: Final = "Save the message as EML and try again"
_FROM: Final = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\n]*(?:\n|\Z)")
_QUOTED_FROM: Final = re.compile(rb"^>(>*From )", re.MULTILINE)
_UNSAFE: Final = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]+')
_CHARSETS: Final = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "iso-8859-1": "cp1252",
                    "us-ascii": "utf-8", "ascii": "utf-8", "ks_c_5601-1987": "cp949"}  # fmt: skip
_ENDINGS: Final = {
    "text/plain": ".txt", "text/html": ".html", "text/csv": ".csv", "text/markdown": ".md",
    "application/pdf": ".pdf", "application/rtf": ".rtf", "text/rtf": ".rtf", "application/zip": ".zip",
    "application/epub+zip": ".epub", "message/rfc822": ".eml", "image/png": ".png", "image/jpeg": ".jpg",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.oasis.opendocument.spreadsheet": ".ods",
}  # fmt: skip


class _Letter(NamedTuple):
    """The parts of a letter: what is read as its words, and what is attached to it."""

    body: tuple[Message, ...]
    attached: tuple[Message, ...]


def read_mail(data: bytes, name: str) -> Reading:
    """Return the reading of a letter: its subject as title, who wrote when to whom, and its words.

    The sender's name is the publisher. Quoted replies are quotations, a signature stands in ``removed``.
    What is attached is not part of it: see :func:`unpack_mail`.

    Raises:
        UnreadableError: if it is no letter, encrypted, or holds no words.
    """
    with reading_of(name):
        message = _parse(data, name)
        subject, lines = _head(message, "Subject"), _head_lines(message)
        head = "\n".join([subject, *lines] if subject else lines)
        body = _read_body(_letter(message), len(head) + 2, name)
        if body is None and not subject:
            raise UnreadableError("it holds no words", name, _HINT)
        body = body or TextBody("", (), ())
        sender = parseaddr(_head(message, "From"))[0]
        return Reading(
            source=f"{head}\n\n{body.source}",
            parts=(*_head_parts(subject, lines), *body.parts),
            media_type=MEDIA_TYPE,
            removed=body.removed,
            metadata=Metadata(title=subject, publisher=sender, date=_day(message)),
            notes=body.notes,
        )


def unpack_mail(data: bytes, name: str) -> Unpacked:
    """Return the files attached to a letter under their own names, and those that could not be decoded.

    The letter's own words are not among them: see :func:`read_mail`.

    Raises:
        UnreadableError: if it is no letter.
    """
    with reading_of(name):
        members: list[tuple[str, bytes]] = []
        refused: list[LeftOut] = []
        names: set[str] = set()
        for number, part in enumerate(_letter(_parse(data, name)).attached, 1):
            shown = _file_name(part, number, names)
            held = _attached(part)
            if held:
                members.append((shown, held))
            else:
                refused.append(LeftOut(shown, "it is empty or cannot be decoded"))
        return Unpacked(tuple(members), tuple(refused))


def unpack_mbox(data: bytes, name: str) -> Unpacked:
    """Return the letters of a box in their order, named ``0001.eml`` and so on.

    Raises:
        UnreadableError: if it is no box of letters.
    """
    starts = list(_FROM.finditer(data))
    if not starts or data[: starts[0].start()].strip():
        raise UnreadableError("it is no box of letters", name, "Save the messages as EML or MBOX")
    refused: list[LeftOut] = []
    if len(starts) > MOST_LETTERS:
        refused.append(LeftOut(name, f"it holds more than {MOST_LETTERS:,} letters; the rest was left out"))
    ends = [*(found.start() for found in starts[1:]), len(data)]
    members = tuple(
        (f"{number:04d}.eml", _QUOTED_FROM.sub(rb"\1", data[found.end() : end]))
        for number, (found, end) in enumerate(zip(starts, ends, strict=True), 1)
        if number <= MOST_LETTERS
    )
    return Unpacked(members, tuple(refused))


def _parse(data: bytes, name: str) -> Message:
    message = BytesParser(policy=compat32).parsebytes(data.lstrip(b"\r\n\xef\xbb\xbf"))
    if not any(head in message for head in _ANY_HEAD):
        raise UnreadableError("it is no letter", name, _HINT)
    return message


def _head(message: Message, field: str) -> str:
    """Return a field of the head in one line, its encoded words decoded."""
    words: list[str] = []
    try:
        coded = decode_header(str(message.get(field, ""))[:10_000])
    except (MessageError, ValueError, LookupError):
        coded = [(str(message.get(field, "")), None)]
    for part, charset in coded:
        words.append(part if isinstance(part, str) else _text(part, charset or "")[0])
    return " ".join("".join(words).split())


def _head_lines(message: Message) -> list[str]:
    said = ((field, _head(message, field)) for field in _HEADS)
    return [f"{field}: {words}" for field, words in said if words]


def _head_parts(subject: str, lines: list[str]) -> Iterator[Part]:
    at = 0
    for words in [subject, *lines] if subject else lines:
        title = at == 0 and bool(subject)
        yield Part((Piece(at, at + len(words)),), BlockKind.TITLE if title else BlockKind.PARAGRAPH)
        at += len(words) + 1


def _day(message: Message) -> str:
    try:
        return parsedate_to_datetime(_head(message, "Date")).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""


def _letter(message: Message) -> _Letter:
    """Return the parts of a letter that hold its words, and those that are attached."""
    body: list[Message] = []
    attached: list[Message] = []
    queue = [message]
    for _ in range(_MOST_PARTS):
        if not queue:
            break
        part = queue.pop(0)
        inner = part.get_payload()
        parts = [p for p in inner if isinstance(p, Message)] if isinstance(inner, list) else []
        kind = part.get_content_type()
        if kind == "message/rfc822" or part.get_content_disposition() == "attachment" or part.get_filename():
            attached.append(part)
        elif kind == "multipart/alternative":
            queue[:0] = _best(parts)
        elif parts:
            queue[:0] = parts
        elif kind in {"text/plain", "text/html"}:
            body.append(part)
        elif not kind.startswith(("image/", "multipart/")):
            attached.append(part)
    return _Letter(tuple(body), tuple(attached))


def _best(parts: list[Message]) -> list[Message]:
    """Return the richest of the alternatives that holds words: the web page, where it is not empty."""

    def rank(part: Message) -> int:
        leaves = list(part.walk())
        if any(p.get_content_type() == "text/html" and _words(p)[0].strip() for p in leaves):
            return 2
        return int(any(p.get_content_type() == "text/plain" for p in leaves))

    return sorted(parts, key=rank, reverse=True)[:1]


def _words(part: Message) -> tuple[str, str]:
    raw = part.get_payload(decode=True)
    return _text(raw if isinstance(raw, bytes) else b"", str(part.get_content_charset() or ""))


def _text(raw: bytes, charset: str) -> tuple[str, str]:
    """Return the words of bytes and a note if their encoding was not the one that was named."""
    named = charset.lower()
    for candidate in (_CHARSETS.get(named, named), "utf-8"):
        try:
            return raw.decode(candidate), ""
        except (UnicodeDecodeError, LookupError, ValueError):
            continue
    try:
        return decode(raw)[0], "the characters are not in the encoding that is named"
    except UnreadableError:
        return raw.decode("cp1252", "replace"), "some characters could not be decoded"


def _read_body(letter: _Letter, start: int, name: str) -> TextBody | None:
    """Return the words of a letter, placed from an offset on; None where it has none."""
    bodies: list[TextBody] = []
    for part in letter.body:
        words, note = _words(part)
        if not words.strip():
            continue
        if part.get_content_type() == "text/html":
            body = _read_html(words, start, name)
        else:
            flowed = str(part.get_param("format", "")).lower() == "flowed"
            body = read_plain(words, start, flowed)
        if body is not None:
            bodies.append(body._replace(notes=(*body.notes, note) if note else body.notes))
            start += len(body.source) + 1
    if not bodies:
        return None
    return TextBody(
        "\n".join(body.source for body in bodies),
        tuple(part for body in bodies for part in body.parts),
        tuple(removed for body in bodies for removed in body.removed),
        tuple(note for body in bodies for note in body.notes),
    )


def _read_html(source: str, start: int, name: str) -> TextBody | None:
    from kg.documents.html.read import read_page  # noqa: PLC0415 - large, not needed for plain letters

    try:
        page = read_page(source, name, whole=True)
    except UnreadableError:
        return None
    parts = []
    for part in page.parts:
        kind = BlockKind.HEADING if part.kind is BlockKind.TITLE else part.kind
        level = max(2, part.level) if kind is BlockKind.HEADING else part.level
        pieces = tuple(Piece(p.start + start, p.end + start, p.text) for p in part.pieces)
        parts.append(Part(pieces, kind, level))
    removed = tuple(Removed(r.start + start, r.end + start, r.reason) for r in page.removed)
    return TextBody(source, tuple(parts), removed, page.notes)


def _attached(part: Message) -> bytes:
    inner = part.get_payload()
    if isinstance(inner, list):
        held = [p for p in inner if isinstance(p, Message)]
        try:
            return held[0].as_bytes() if held else b""
        except (UnicodeError, LookupError, ValueError, KeyError):
            return b""
    raw = part.get_payload(decode=True)
    return raw if isinstance(raw, bytes) else b""


def _file_name(part: Message, number: int, names: set[str]) -> str:
    """Return the name of an attached file, without its folders, once only."""
    given = _head_text(part.get_filename() or "")
    base = _UNSAFE.sub("_", re.split(r"[/\\]", given)[-1]).strip(" ._")[:200]
    ending = _ENDINGS.get(part.get_content_type(), "")
    shown = base or f"attachment-{number}{ending}"
    if "." not in shown:
        shown += ending
    if shown in names:
        shown = f"{number}-{shown}"
    names.add(shown)
    return shown


def _head_text(words: str) -> str:
    message = Message(policy=compat32)
    message["X"] = words.replace("\n", " ").replace("\r", " ")
    return _head(message, "X")
