"""The reader of plain text: its characters, its pages, and its columns where they were woven together."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from typing import Final, NamedTuple

from kg import lazy_re as re
from kg.documents.emphasis import apart, find_marks
from kg.documents.encodings import decode
from kg.documents.hyphens import HYPHENS, Hyphen, hyphen_before_blank, hyphen_between, vocabulary
from kg.documents.mending import MOST_DOUBLED, count_doubled, mend_doubled, open_entities
from kg.documents.office.front import read_front, to_metadata
from kg.documents.reading import Part, Piece, Reading
from kg.documents.weave import Stretch, unweave
from kg.documents.wiki_headings import find_wiki_headings
from kg.places import Removed

_BROKEN: Final = re.compile(
    rf"(?<=[^\W\d_])[{HYPHENS}](?:[ \t]*(?P<line>\r?\n)(?P<gap>[ \t]*\r?\n(?=[ \t]*[a-zà-ÿ]))?[ \t]*"
    r"(?=[a-zà-ÿ]|(?P<capital>[A-Z]))| (?=[^\W\d_]))"
)
# Tags that texts saved from web pages and Markdown keep; other words between "<" and ">" are left alone.
_TAG: Final = re.compile(
    r"</?(?:a|b|br|center|div|em|font|h[1-6]|i|img|li|mark|ol|p|small|span|strong|sub|sup|table|tbody|td|th|thead|tr|u|ul)"
    r"(?:\s[^<>]{0,300})?/?>|<!--(?:[^-]|-(?!->)){0,2000}-->",
    re.IGNORECASE,
)
_ROW: Final = re.compile(r"^[ \t]{0,9}\|[^\n]+$", re.MULTILINE)
_BLANK: Final = re.compile(r"\s")
_LONGEST: Final = 60  # letters of a word that are looked at
_FEW: Final = 3  # a line of so many words may be a heading


def read_plain(data: bytes, name: str) -> Reading:
    """Return the reading of a plain text file; form feeds stand between its pages.

    A head of ``key: value`` lines between dashes is taken out, and what it says becomes metadata.

    Raises:
        UnreadableError: if the bytes are not text, or in no encoding known here.
    """
    text, encoding = decode(data, name)
    front = read_front(text)
    begin = max(front.end, 1 if text.startswith("\ufeff") else 0)
    woven = unweave(text)
    parts = (Part((Piece(begin, len(text)),)),) if woven is None else tuple(_in_order(woven, begin))
    known = vocabulary(text)
    parts = tuple(replace(part, pieces=tuple(_mended(text, part.pieces, known))) for part in parts)
    return Reading(
        source=text,
        parts=parts,
        encoding=encoding,
        reconstructed=woven is not None,
        pages=_pages(text),
        removed=(Removed(0, front.end, "head of the file"),) if front.end else (),
        metadata=to_metadata(front.fields),
    )


class _Change(NamedTuple):
    """A stretch of a text that is left out, or stands as other words."""

    start: int
    end: int
    words: str = ""


def _mended(text: str, pieces: tuple[Piece, ...], known: frozenset[str]) -> Iterator[Piece]:
    """Yield the pieces without tags and marks, words broken at the end of a line put together."""
    whole = "".join(text[p.start : p.end] if p.text is None else p.text for p in pieces)
    changes = _changes(whole, known)
    at, i = 0, 0
    for piece in pieces:
        size = piece.end - piece.start if piece.text is None else len(piece.text)
        begin = at
        while i < len(changes) and changes[i].start < at + size:
            change = changes[i]
            if begin < change.start:
                yield _cut(piece, begin - at, change.start - at)
            if change.words and begin <= change.start:
                yield _cut(piece, change.start - at, change.end - at)._replace(text=change.words)
            begin = max(begin, min(change.end, at + size))
            if change.end > at + size:
                break
            i += 1
        if begin < at + size:
            yield _cut(piece, begin - at, size)
        at += size


def _changes(text: str, known: frozenset[str]) -> list[_Change]:
    """Return what is left out, in order and apart; a line that lends a word to the one above ends there."""
    gone: list[tuple[int, int]] = []
    turns: list[int] = []
    for found in _BROKEN.finditer(text):
        hyphen = _hyphen(text, found, known)
        if hyphen is Hyphen.APART:
            continue
        gone.append((found.start() + (hyphen is Hyphen.KEPT), found.end()))
        blank = (
            _BLANK.search(text, found.end(), found.end() + _LONGEST)
            if found["line"] and not found["gap"]
            else None
        )
        if blank and blank[0] == " ":
            turns.append(blank.start())
    if "<" in text:
        gone.extend(found.span() for found in _TAG.finditer(text))
    gone.extend(_last_bars(text))
    kept = [_Change(*span) for span in apart(sorted({*gone, *find_marks(text)}))]
    doubled = mend_doubled(text, 0, len(text)) if count_doubled(text) < MOST_DOUBLED else ()
    others = [_Change(turn, turn + 1, "\n") for turn in turns]
    written = (*open_entities(text), *doubled, *find_wiki_headings(text))
    return _beside(kept, [*others, *map(_Change._make, written)])


def _last_bars(text: str) -> Iterator[tuple[int, int]]:
    """Yield the bars that close rows of a table which bars open, too."""
    for found in _ROW.finditer(text) if "|" in text else ():
        row = found[0].rstrip()
        last = row.rstrip("| \t")
        if row.endswith("|") and last.count("|") > 1 and last[-1].isalnum():
            yield found.start() + len(last), found.end()


def _beside(kept: list[_Change], others: list[_Change]) -> list[_Change]:
    """Return changes with those of others that do not touch them, in order."""
    starts = [change.start for change in kept]
    free = []
    for other in others:
        i = bisect_left(starts, other.end) - 1
        if i < 0 or kept[i].end <= other.start:
            free.append(other)
    return sorted([*kept, *free])


def _hyphen(text: str, found: re.Match[str], known: frozenset[str]) -> Hyphen:
    """Return what becomes of a hyphen that ends a line, or has a blank behind it."""
    lasts = text[max(0, found.start() - _LONGEST) : found.start() + 1].rpartition("\n")[2].split()
    firsts = text[found.end() : found.end() + _LONGEST].partition("\n")[0].split()
    if not found["line"]:
        around = ["", *lasts][-2:] + [*firsts, ""][:2]
        return hyphen_before_blank((around[0], around[1], around[2], around[3]), known)
    if found["capital"] and not (len(lasts) > _FEW and lasts[-1][:1].isupper()):
        return Hyphen.APART  # a heading with a dash behind it
    return hyphen_between(lasts[-1], firsts[0], known)


def _cut(piece: Piece, start: int, end: int) -> Piece:
    if piece.text is None:
        return Piece(piece.start + start, piece.start + end)
    return piece._replace(text=piece.text[start:end])


def _in_order(stretches: tuple[Stretch, ...], begin: int) -> Iterator[Part]:
    """Yield the stretches of a woven text, each column by itself, from an offset on."""
    for stretch in stretches:
        if not stretch.columns:
            yield Part((Piece(max(begin, stretch.start), max(begin, stretch.end)),))
        for number, lines in enumerate(stretch.columns, 1):
            pieces: list[Piece] = []
            for start, end in lines:
                pieces += [Piece(start, end), Piece(end, end, "\n")]
            yield Part(tuple(pieces), column=number)


def _pages(text: str) -> tuple[int, ...]:
    """Return where the pages begin; nothing for a text without form feeds between words."""
    if "\f" not in text.strip():
        return ()
    last = len(text.rstrip())
    return (0, *(found.end() for found in re.finditer("\f", text) if found.end() < last))
