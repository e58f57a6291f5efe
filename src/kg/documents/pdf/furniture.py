"""Page headers, footers and page numbers: what comes back on page after page at the same height."""

from typing import Final, NamedTuple

from kg import lazy_re as re
from kg.documents.pdf.marks import ADDRESS, PAGE_NUMBER, ROMAN, STAMP, is_caption
from kg.documents.pdf.words import Page, Word, common_size, rows_of
from kg.places import Removed

_ZONE: Final = 0.18  # part of the page, at its head and foot, where they stand
_ROWS: Final = 5
_SAME: Final = 5.0  # points between heights that count as the same
_DIGITS: Final = re.compile(r"\d+")
_EDGE: Final = 0.055  # part of the page, at its head and foot, where programs put their own lines
_LOW: Final = 0.11
_NUMBER: Final = "it is a page number"
_HEAD: Final = "it is a page header"
_FOOT: Final = "it is a page footer"
_PRINTED: Final = "it was put into the margin by the program that printed the page"
_WATERMARK: Final = "it is a watermark"
_SIDEWAYS: Final = "it stands sideways in the margin"
_SLANTED: Final = "it stands at a slant, as a watermark does"


_NUMBERED: Final = re.compile(
    r"(?:chapter|part|article|section|annex|appendix|schedule)\s+[\divxlc]+\b|第\s?[\d一二三四五六七八九十百]{1,4}\s?[章条节部]"
)


class _Strip(NamedTuple):
    """Words of one row at the head or foot of a page that stand together.

    ``off`` is how far they are from that edge of the page, in parts of its height.
    """

    page: int
    row: int
    foot: bool
    base: float
    key: str
    text: str
    words: list[Word]
    size: float
    alone: bool
    clear: float
    off: float


class _Facts(NamedTuple):
    """What tells furniture from text in one document.

    ``known`` are strips that come back, ``numbers`` how often page numbers keep step with the pages,
    ``placed`` heights at which most pages have a line of its own, ``titles`` the large lines at the start,
    ``body`` the letter size of the text.
    """

    known: set[tuple[str, bool, int]]
    numbers: dict[tuple[bool, int], int]
    placed: set[tuple[bool, int]]
    titles: frozenset[str]
    body: float


def _titles(page: Page, body: float) -> frozenset[str]:
    """Return the large lines of the first page and all of them together, in small letters."""
    large = [w for w in page.words if w.size > 1.1 * body]
    lines = [" ".join(w.text for w in row).casefold() for row in rows_of(large)]
    return frozenset([*lines, " ".join(lines), *(" ".join(lines[:n]) for n in (2, 3))])


def drop_furniture(pages: list[Page]) -> None:
    """Take page headers, footers, page numbers and watermarks out of the words of the pages."""
    sizes = [word for page in pages[:40] for word in page.words]
    body = common_size(sizes)
    strips = [strip for page in pages for strip in _strips(page)]
    facts = _Facts(
        _repeated(strips, len(pages), body),
        _numbers(strips),
        _placed(strips, len(pages), body),
        _titles(pages[0], body) if pages else frozenset(),
        body,
    )
    by_page: dict[int, list[_Strip]] = {}
    for strip in strips:
        by_page.setdefault(strip.page, []).append(strip)
    marks = _watermarks(pages, body)
    peeled = {page.number: _peel(by_page.get(page.number, []), facts) for page in pages}
    if all(len(peeled[page.number]) == len(page.words) for page in pages):
        peeled = {}  # lines that are all there is are no furniture
    for page in pages:
        gone = peeled.get(page.number, {})
        if marks:
            gone.update({w.start: _WATERMARK for w in page.words if _place(w) in marks})
        _take_out(page, gone)
        _settle_aside(page)


def _take_out(page: Page, gone: dict[int, str]) -> None:
    if not gone:
        return
    page.removed.extend(Removed(w.start, w.end, gone[w.start]) for w in page.words if w.start in gone)
    page.words = [w for w in page.words if w.start not in gone]


def _strips(page: Page) -> list[_Strip]:
    """Return the strips of the outermost rows of a page."""
    _, bottom, _, top = page.sides
    zone = _ZONE * (top - bottom)
    strips: list[_Strip] = []
    for foot in (False, True):
        near = [w for w in page.words if (w.base < bottom + zone if foot else w.base > top - zone)]
        rows = rows_of(near)
        if foot:
            rows.reverse()
        for i, row in enumerate(rows[:_ROWS]):
            clear = abs(row[0].base - rows[i + 1][0].base) if i + 1 < len(rows) else 1e9
            parts = _apart(row)
            if i + 1 < len(rows) and len(parts) > 1 and _heads_table(parts, _apart(rows[i + 1])):
                parts = []
            height = row[0].base - bottom if foot else top - row[0].base
            off = height / (top - bottom)
            strips.extend(_strip(page.number, i, foot, part, len(parts) == 1, clear, off) for part in parts)
    return strips


def _strip(
    page: int, row: int, foot: bool, words: list[Word], alone: bool, clear: float, off: float
) -> _Strip:
    text = " ".join(w.text for w in words)
    # A heading with a number is another one on each page; a running head repeats it letter by letter.
    key = text.casefold()
    key = key if _NUMBERED.match(key) else _DIGITS.sub("#", key)
    key = "#" if ROMAN.fullmatch(key) else key
    return _Strip(page, row, foot, words[0].base, key, text, words, words[0].size, alone, clear, off)


def _apart(row: list[Word]) -> list[list[Word]]:
    parts = [[row[0]]]
    for word in row[1:]:
        if word.left - parts[-1][-1].right > 0.7 * word.size:
            parts.append([word])
        else:
            parts[-1].append(word)
    return parts


def _heads_table(parts: list[list[Word]], below: list[list[Word]]) -> bool:
    """Return whether strips stand over the cells of the row below them."""

    def meets(part: list[Word], other: list[Word]) -> bool:
        return part[0].left < other[-1].right and other[0].left < part[-1].right

    over = sum(1 for part in parts if any(meets(part, other) for other in below))
    near = parts[0][0].base - below[0][0].base
    return (
        len(below) > 1
        and over >= 2
        and 0 < near < 3 * parts[0][0].size
        and (len(parts) > 2 or len(below) == len(parts))
    )


def _repeated(strips: list[_Strip], pages: int, body: float) -> set[tuple[str, bool, int]]:
    """Return the keys of strips that come back at the same height on enough pages."""
    places: dict[tuple[str, bool], dict[int, list[tuple[int, float]]]] = {}
    for strip in strips:
        if any(c.isalpha() for c in strip.key):
            places.setdefault((strip.key, strip.foot), {}).setdefault(round(strip.base / _SAME), []).append(
                (strip.page, strip.size)
            )
    known: set[tuple[str, bool, int]] = set()
    for (key, foot), heights in places.items():
        for height, seen in heights.items():
            near = [*seen, *heights.get(height - 1, []), *heights.get(height + 1, [])]
            count = len({page for page, _ in near})
            large = max(size for _, size in near) > 1.35 * body
            least = max(3, int(0.6 * pages)) if large else 2 if pages <= 12 else 3
            if count >= least:
                known.add((key, foot, height))
    return known


def _numbers(strips: list[_Strip]) -> dict[tuple[bool, int], int]:
    """Return by how much page numbers differ from the count of pages, and on how many pages they do."""
    steps: dict[tuple[bool, int], set[int]] = {}
    for strip in strips:
        value = _value(strip.text)
        if value is not None:
            steps.setdefault((_is_roman(strip.text), value - strip.page), set()).add(strip.page)
    return {key: len(pages) for key, pages in steps.items()}


def _is_roman(text: str) -> bool:
    return not _DIGITS.search(text)


def _value(text: str) -> int | None:
    """Return the number of a page that a strip tells, or None where it is something else."""
    found = PAGE_NUMBER.fullmatch(text)
    if found is None:
        return None
    digits = next((group for group in found.groups() if group), "")
    if digits.isdecimal():
        return int(digits)
    return _roman(digits.lower())


def _roman(text: str) -> int:
    values = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
    total = 0
    for letter, following in zip(text, [*text[1:], ""], strict=True):
        value = values.get(letter, 0)
        total += -value if value < values.get(following, 0) else value
    return total


def _placed(strips: list[_Strip], pages: int, body: float) -> set[tuple[bool, int]]:
    """Return the heights at which most pages have a line of its own, well apart from the text."""
    heights: dict[tuple[bool, int], set[int]] = {}
    for strip in strips:
        if strip.row == 0 and strip.clear > 1.9 * strip.size and strip.size <= 1.05 * body:
            heights.setdefault((strip.foot, round(strip.base)), set()).add(strip.page)
    found: set[tuple[bool, int]] = set()
    for (foot, height), seen in heights.items():
        near = seen | heights.get((foot, height - 1), set()) | heights.get((foot, height + 1), set())
        if pages >= 4 and len(near) >= 0.6 * pages:
            found.add((foot, height))
    return found


def _peel(
    strips: list[_Strip],
    facts: _Facts,
) -> dict[int, str]:
    """Return the words that are furniture, row by row from the edge until a row holds none."""
    gone: dict[int, str] = {}
    for foot in (False, True):
        rows: list[tuple[bool, list[tuple[_Strip, str]]]] = []
        for row in range(_ROWS):
            here = [s for s in strips if s.foot is foot and s.row == row]
            reasons = [_reason(s, facts) for s in here]
            if (_NUMBER in reasons and len(here) <= 3) or _PRINTED in reasons:
                # What stands beside a page number belongs to it.
                beside = _FOOT if foot else _HEAD
                reasons = [reason or beside for reason in reasons]
            taken = [(s, reason) for s, reason in zip(here, reasons, strict=True) if reason]
            if taken:
                sure = _NUMBER in reasons or _PRINTED in reasons
                rows.append((sure or here[0].clear > 1.35 * here[0].size, taken))
            if not taken or len(taken) < len(here):
                break
        # A line that stands as close to the text as its lines do to each other is text that comes back.
        while rows and not rows[-1][0]:
            rows.pop()
        for _, taken in rows:
            gone.update({word.start: reason for strip, reason in taken for word in strip.words})
    return gone


def _reason(
    strip: _Strip,
    facts: _Facts,
) -> str:
    if (
        strip.off < _EDGE
        and strip.row == 0
        and (STAMP.fullmatch(strip.text) or ADDRESS.fullmatch(strip.text))
    ):
        return _PRINTED
    value = _value(strip.text)
    if value is not None and _is_page(strip, value, facts.numbers):
        return _NUMBER
    if (strip.key, strip.foot, round(strip.base / _SAME)) in facts.known:
        return _FOOT if strip.foot else _HEAD
    heading = not strip.foot and _NUMBERED.match(strip.key)
    here = strip.row == 0 and strip.clear > 1.9 * strip.size and not heading
    numbered = strip.foot and strip.off < _LOW and _tells_page(strip, facts.body)
    if numbered or (here and (strip.foot, round(strip.base)) in facts.placed):
        return _FOOT if strip.foot else _HEAD
    small = strip.size < 0.93 * facts.body or strip.text.casefold() in facts.titles
    if here and small and not strip.foot and strip.alone and (strip.page > 1 or strip.off < _EDGE):
        return _HEAD
    return ""


def _tells_page(strip: _Strip, body: float) -> bool:
    """Return whether a line far below the text holds words and, first or last, the number of its page."""
    words = strip.text.split()
    near = strip.alone and strip.row == 0 and strip.clear > 2.5 * strip.size and strip.size <= 1.05 * body
    few = 3 <= len(words) <= 14 and not is_caption(strip.text) and words[-1][-1] not in ".;,"
    return near and few and str(strip.page) in (words[0], words[-1])


def _is_page(strip: _Strip, value: int, numbers: dict[tuple[bool, int], int]) -> bool:
    """Return whether a number at the head or foot counts the pages."""
    if numbers.get((_is_roman(strip.text), value - strip.page), 0) >= 2:
        return True
    told = not strip.text.isalnum() or "页" in strip.text
    near = strip.alone and strip.clear > 1.7 * strip.size
    return near and (told or (strip.foot and 0 <= value - strip.page <= 2 and not _is_roman(strip.text)))


def _place(word: Word) -> tuple[str, int, int]:
    return word.text, round(word.left / 3), round(word.base / 3)


def _watermarks(pages: list[Page], body: float) -> set[tuple[str, int, int]]:
    """Return very large words that stand in the same place of most pages."""
    counts: dict[tuple[str, int, int], int] = {}
    for page in pages:
        for place in {_place(w) for w in page.words if w.size > 2.5 * body}:
            counts[place] = counts.get(place, 0) + 1
    return {place for place, count in counts.items() if count >= max(3, 0.5 * len(pages))}


def _settle_aside(page: Page) -> None:
    """Set aside turned words in the margin and slanted ones; keep turned words within the text."""
    kept: list[tuple[int, Word]] = []
    for turn, word in page.aside:
        if turn == 4:
            page.removed.append(Removed(word.start, word.end, _SLANTED))
        elif _in_margin(page, turn, word):
            page.removed.append(Removed(word.start, word.end, _SIDEWAYS))
        else:
            kept.append((turn, word))
    page.aside = kept


def _in_margin(page: Page, turn: int, word: Word) -> bool:
    """Return whether a turned word stands beside everything that runs with the page."""
    if not page.words or (turn - page.turn) % 2 == 0:
        return False
    # Turned by one or three quarters: its base line is an upright of the page.
    across = word.base if (turn - page.turn) % 4 == 3 else -word.base
    left = min(w.left for w in page.words)
    right = max(w.right for w in page.words)
    return across <= left + 1 or across >= right - 1
