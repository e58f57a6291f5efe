"""Makes pages of two columns, joined line by line as in text copied from a page, with the truth beside them.

A page is made from its number alone: the same number gives the same page on every machine.
"""

import hashlib
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

from kg.documents.weave.widths import FACES, Face

WORDS = Path(__file__).parent / "cases" / "weave_sentences.toml"
TUNED = 100  # pages up to this number were looked at while the search was tuned
T = TypeVar("T")


class Dice:
    """Draws numbers from a hash of a seed and a count, so that no state of the program matters."""

    def __init__(self, seed: str) -> None:
        self.seed = seed
        self.count = 0

    def below(self, limit: int) -> int:
        """Return a number from 0 to ``limit - 1``."""
        self.count += 1
        drawn = hashlib.sha256(f"{self.seed}:{self.count}".encode()).digest()
        return int.from_bytes(drawn[:8], "big") % limit

    def between(self, low: int, high: int) -> int:
        """Return a number from ``low`` to ``high``, both included."""
        return low + self.below(high - low + 1)

    def one_in(self, chances: int) -> bool:
        """Return whether a draw with this many chances is won."""
        return self.below(chances) == 0

    def pick(self, things: Sequence[T]) -> T:
        """Return one of the things."""
        return things[self.below(len(things))]

    def shuffled(self, things: Sequence[T]) -> list[T]:
        """Return all things in another order."""
        rest = list(things)
        return [rest.pop(self.below(len(rest))) for _ in things]


class Page(NamedTuple):
    """A woven page: its text, and for every row what stands in the left and in the right column."""

    text: str
    rows: tuple[tuple[str, str], ...]
    face: str


class Style(NamedTuple):
    """How a page is set."""

    face: Face
    name: str
    widths: tuple[int, int]
    spaced: bool
    flows: bool
    keeps_empty: bool
    indent: int


def pools() -> dict[str, dict[str, list[str]]]:
    """Return the sentences, headings and bullets of both pools."""
    with WORDS.open("rb") as file:
        read = tomllib.load(file)
    return {
        name: {kind: text.strip().splitlines() for kind, text in pool.items()} for name, pool in read.items()
    }


def wrap(words: str, width: int, face: Face) -> list[str]:
    """Return the lines of a paragraph: each takes as many words as fit."""
    lines: list[str] = []
    for word in words.replace("-", "-\u200b").split():
        pieces = word.split("\u200b")
        for i, piece in enumerate(pieces):
            joined = (lines[-1] + ("" if i else " ") + piece) if lines else piece
            if lines and face.measure(joined) <= width:
                lines[-1] = joined
            else:
                lines.append(piece)
    return lines


def blocks(dice: Dice, pool: dict[str, list[str]]) -> Iterator[tuple[str, bool]]:
    """Yield headings, paragraphs and bullets until the sentences run out, and whether a blank follows."""
    sentences, headings = iter(dice.shuffled(pool["sentences"])), iter(dice.shuffled(pool["headings"]))
    bullets = iter(dice.shuffled(pool["bullets"]))
    since = 0
    while True:
        size = dice.between(1, 4)
        taken = [sentence for sentence, _ in zip(sentences, range(size), strict=False)]
        if not taken:
            return
        if since >= 2 and dice.one_in(3) and (heading := next(headings, "")):
            since = 0
            yield heading, dice.one_in(2)
        since += 1
        yield " ".join(taken), True
        if dice.one_in(6):
            for _ in range(dice.between(2, 4)):
                if bullet := next(bullets, ""):
                    yield f"• {bullet}", dice.one_in(2)


def style_of(dice: Dice) -> Style:
    """Return how the page is set: a known face, or (one page in eight) one between two known ones."""
    name = dice.pick(("sans", "sans", "sans", "serif", "serif", "serif", "mono", "other"))
    face = FACES[name] if name in FACES else mixed(dice)
    left = dice.between(40, 60)
    right = left if dice.one_in(2) else dice.between(40, 60)
    letter = face.measure("the plan of a town on a river, and its port") / 43
    return Style(
        face,
        name,
        (round(left * letter), round(right * letter)),
        not dice.one_in(4),
        dice.one_in(2),
        not dice.one_in(4),
        round(dice.between(2, 4) * letter) if dice.one_in(2) else 0,
    )


def mixed(dice: Dice) -> Face:
    """Return a face that the search does not know: letters between sans and serif, each a little off."""
    sans, serif = FACES["sans"].ascii, FACES["serif"].ascii
    return Face(tuple((a + b) // 2 + dice.between(-15, 15) for a, b in zip(sans, serif, strict=True)))


def fill(dice: Dice, style: Style, pool: dict[str, list[str]]) -> tuple[list[str], list[str]]:
    """Return the lines of both columns; a paragraph that does not fit goes on in the right column."""
    height = dice.between(38, 58)
    columns: list[list[str]] = []
    stream = blocks(dice, pool)
    over: str = ""
    for width in style.widths:
        whole = not dice.one_in(8) if not columns else dice.one_in(2)
        limit = height if whole else dice.between(height // 2, height)
        lines = wrap(over, width, style.face) if over else []
        if lines and style.spaced:
            lines.append("")
        over = ""
        for words, blank in stream:
            wrapped = wrap(words, width - style.indent * words.startswith("•"), style.face)
            room = limit - len(lines)
            if len(wrapped) > room and not (style.flows and room > 2 and words[0] != "•"):
                break
            lines += wrapped[:room]
            if len(wrapped) > room:
                over = " ".join(wrapped[room:]).replace("- ", "-")
                break
            if style.spaced and blank:
                lines.append("")
        while lines and not lines[-1]:
            lines.pop()
        columns.append(lines)
    return columns[0], columns[1]


def right_rows(page: Page, found: Iterable[tuple[int, str, str]]) -> int:
    """Return how many rows with words are cut where they should be.

    ``found`` holds for each row that was cut where it begins in the text, and what stands in both columns.
    """
    at, right = 0, 0
    read = {start: (left, right_words) for start, left, right_words in found}
    for row in page.rows:
        if any(row):
            right += read.get(at) == row
        at += len(" ".join(filter(None, row))) + 1
    return right


def make_page(number: int) -> Page:
    """Return the woven page with a number."""
    dice = Dice(f"page {number}")
    style = style_of(dice)
    left, right = fill(dice, style, pools()["first" if number <= TUNED else "second"])
    size = max(len(left), len(right))
    rows = zip(left + [""] * (size - len(left)), right + [""] * (size - len(right)), strict=True)
    kept = tuple(row for row in rows if style.keeps_empty or any(row))
    return Page("\n".join(" ".join(filter(None, row)) for row in kept) + "\n", kept, style.name)
