"""Words to lines: where a line breaks, how a long word is cut, and where each run of a line stands."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from .expected import MARK

_PART: Final = re.compile(r"\S+?-(?=[A-Za-z]{2})|\S+")
_ZH: Final = re.compile("[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
_RUN: Final = re.compile(
    "[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]|[^\\s\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]+"
)
_NO_START: Final = frozenset("，。、；：！？）》”」%")
_NO_END: Final = frozenset("（《“「")
_CUT: Final = re.compile(
    r"(?<=[a-z][aeiou][b-df-hj-np-tv-z])(?=[b-df-hj-np-tv-z][aeiou][a-z])|(?<=[a-z]{3})(?=tion|ment)"
)


class Face(NamedTuple):
    """The fonts of a family; ``latin`` sets Latin words inside Chinese, where it is not the same font."""

    regular: str
    bold: str
    italic: str
    latin: str = ""


class Token(NamedTuple):
    """What is never broken: a word, half of a compound, a Chinese character; ``gap``: a blank before it."""

    text: str
    gap: bool
    note: str = ""


class Run(NamedTuple):
    """Words drawn in one go."""

    x: float
    text: str
    font: str
    size: float
    spacing: float = 0.0
    rise: float = 0.0


def tokens(text: str) -> list[Token]:
    """Return the tokens of an item's words; a call of a note hangs on the token before it."""
    found: list[Token] = []
    for word in text.split():
        gap = True
        for part in re.split(r"(\[\[\d+\]\])", word):
            called = MARK.fullmatch(part)
            if called and found:
                found[-1] = found[-1]._replace(note=called.group(1))
            elif part:
                pattern = _RUN if _ZH.search(part) else _PART
                for piece in pattern.findall(part):
                    found.append(Token(piece, gap))
                    gap = False
    return found


def width_of(line: Sequence[Token], face: Face, size: float) -> float:
    """Return how wide a line is in points."""
    total = 0.0
    for i, token in enumerate(line):
        total += _wide(" ", face.regular, size) if token.gap and i else 0.0
        total += _wide(token.text, _font(token.text, face), size)
        total += _wide(token.note, face.regular, size * 0.6) if token.note else 0.0
    return total


def take_line(
    rest: Sequence[Token], width: float, face: Face, size: float, hyphens: bool
) -> tuple[list[Token], list[Token]]:
    """Return the tokens that fill one line, and the others; a word that does not fit may be cut."""
    count, used = 0, 0.0
    while count < len(rest):
        used += width_of(rest[count : count + 1], face, size)
        used += _wide(" ", face.regular, size) if rest[count].gap and count else 0.0
        if used > width and count:
            break
        count += 1
    if count < len(rest) and _ZH.search(rest[count].text):
        while count < len(rest) and rest[count].text in _NO_START:
            count += 1
        while count > 1 and rest[count - 1].text in _NO_END:
            count -= 1
    line, after = list(rest[:count]), list(rest[count:])
    if hyphens and after:
        _cut(line, after, width, face, size)
    return line, after


def _cut(line: list[Token], after: list[Token], width: float, face: Face, size: float) -> None:
    word = after[0].text
    free = width - width_of(line, face, size)
    if not word.strip(".,;").isalpha() or (not word[1:].islower() and not word[1:-1].islower()):
        return
    for found in reversed(list(_CUT.finditer(word))):
        at = found.start()
        head = Token(word[:at] + "-", after[0].gap)
        if 3 <= at <= len(word.strip(".,;")) - 3 and width_of([Token("", False), head], face, size) <= free:
            line.append(head)
            after[0] = Token(word[at:], False, after[0].note)
            return


def spread(
    line: Sequence[Token],
    x: float,
    width: float,
    face: Face,
    size: float,
    full: bool,
    align: str,
    by_word: bool,
) -> list[Run]:
    """Return the runs of a line: justified by wider blanks if it is full, word by word if asked."""
    natural = width_of(line, face, size)
    gaps = sum(1 for token in line[1:] if token.gap)
    extra = (width - natural) / gaps if full and gaps and 0 < width - natural < width / 3 else 0.0
    at = x + {"left": 0.0, "centre": (width - natural) / 2, "right": width - natural}[align]
    runs: list[Run] = []
    for i, token in enumerate(line):
        font = _font(token.text, face)
        joined = runs and runs[-1].rise == 0 and runs[-1].font == font and not (by_word and token.gap)
        blank = " " if token.gap and i else ""
        gap = _wide(blank, face.regular, size) + (extra if blank else 0.0)
        if joined:
            runs[-1] = runs[-1]._replace(text=runs[-1].text + blank + token.text)
        else:
            runs.append(Run(at + gap, token.text, font, size, extra))
        at += gap + _wide(token.text, font, size)
        if token.note:
            runs.append(Run(at, token.note, face.regular, size * 0.6, 0.0, size * 0.35))
            at += _wide(token.note, face.regular, size * 0.6)
    return runs


def _font(text: str, face: Face) -> str:
    return face.latin if face.latin and not _ZH.search(text) else face.regular


def _wide(text: str, font: str, size: float) -> float:
    from reportlab.pdfbase.pdfmetrics import stringWidth  # noqa: PLC0415 - slow to import

    return float(stringWidth(text, font, size))
