"""Footnotes: small raised numbers in the text, and the notes at the foot of a page or column."""

from typing import Final

from kg import lazy_re as re
from kg.documents.pdf.marks import NOTE_MARK, NOTE_NUMBER
from kg.documents.pdf.words import Line, Page, Rule, Table, Word, common_size

_SMALL: Final = 0.86
_MOST_SEARCHES: Final = 60
_UNITS: Final = re.compile(r"(?:.*[\d/·.(])?(?:[kcm]?m|ha|ft|mi|yd)\Z")
_POWERS: Final = {"2": "²", "3": "³"}
_LABEL: Final = re.compile(r"\w+|[*†‡§¶‖]+")


def settle_raised(page: Page) -> None:
    """Put small letters on the line of their neighbours; mark those that are numbers of footnotes."""
    body = common_size(page.words)
    words = page.words
    searches = 0
    for i, word in enumerate(words):
        if word.size > 0.9 * body and (i == 0 or word.size > _SMALL * words[i - 1].size):
            continue
        before = words[i - 1] if i else None
        after = words[i + 1] if i + 1 < len(words) else None
        left = before if before is not None and _close(word, before, before=True) else None
        numbered = NOTE_NUMBER.fullmatch(word.text) is not None
        if left is None and numbered and searches < _MOST_SEARCHES:
            searches += 1
            near = (one for one in words if abs(word.base - one.base) < abs(one.size))
            left = next((other for other in near if _close(word, other, before=True)), None)
        if left is not None:
            words[i] = _lowered(word, left)
        elif numbered and after is not None and _close(word, after, before=False):
            words[i] = word._replace(base=after.base)


def _lowered(word: Word, left: Word) -> Word:
    up = word.base - left.base
    lowered = word._replace(base=left.base)
    if up <= 0 or not NOTE_NUMBER.fullmatch(word.text):
        return lowered
    if word.text in _POWERS and _UNITS.match(left.text):
        return lowered._replace(text=_POWERS[word.text])
    return lowered._replace(raised=True)


def _close(word: Word, other: Word, before: bool) -> bool:
    gap = word.left - other.right if before else other.left - word.right
    # A number may be set over the full stop or the last letters of the word that it follows.
    if (
        not -max(0.45 * other.size, 0.8 * (other.right - other.left)) <= gap <= 0.4 * other.size
        or word.size > _SMALL * other.size
    ):
        return False
    up = word.base - other.base
    return 0.1 * other.size < up < 0.75 * other.size or -0.4 * other.size < up < -0.05 * other.size


def label_of(text: str) -> str:
    """Return the bare number or sign of a footnote."""
    found = _LABEL.search(text)
    return found.group() if found else text


def references(words: list[Word]) -> list[str]:
    """Return the numbers of the footnotes that words refer to."""
    return [label for w in words if w.raised for label in _LABEL.findall(w.text)]


def split_notes(
    items: list[Line | Table], page: Page, body: float, pending: set[str]
) -> tuple[list[Line | Table], list[list[Line]]]:
    """Return the items of a page without its footnotes, and the footnotes, each a list of lines.

    ``pending`` are the numbers referred to so far; a first note without a number goes on with the last
    note of an earlier page.
    """
    for item in items:
        if isinstance(item, Line):
            pending.update(references(item.words))
    kept: list[Line | Table] = []
    notes: list[list[Line]] = []
    for lines in _regions(items):
        at = _foot(lines, page, body, pending)
        kept.extend(lines[:at])
        for line in lines[at:]:
            if isinstance(line, Line):
                if notes and not _begins(line, pending):
                    notes[-1].append(line)
                else:
                    notes.append([line])
    return kept, notes


def _regions(items: list[Line | Table]) -> list[list[Line | Table]]:
    regions: list[list[Line | Table]] = []
    for item in items:
        if regions and regions[-1][-1].region == item.region:
            regions[-1].append(item)
        else:
            regions.append([item])
    return regions


def _begins(line: Line, pending: set[str]) -> bool:
    first = line.words[0]
    return NOTE_MARK.fullmatch(first.text) is not None and (
        label_of(first.text) in pending or first.size < _SMALL * line.size
    )


def _foot(lines: list[Line | Table], page: Page, body: float, pending: set[str]) -> int:
    """Return where the footnotes of a region begin; its length where it has none."""
    at = len(lines)
    low = page.sides[1] + 0.6 * (page.sides[3] - page.sides[1])
    for i, line in enumerate(lines):
        # Under a short rule a number that the text refers to begins notes, whatever their size.
        if not isinstance(line, Line) or line.base > low or line.size > 1.2 * body:
            continue
        if _begins(line, pending) and _ruled(page.rules, line, lines[i - 1] if i else None):
            return i
    for i in range(len(lines) - 1, -1, -1):
        line = lines[i]
        if not isinstance(line, Line) or line.base > low:
            break
        above = lines[i - 1] if i else None
        ruled = _ruled(page.rules, line, above)
        if line.size > 0.94 * body and not (ruled and _begins(line, pending)):
            if line.size > 1.03 * body or not _begins(line, pending):
                break
            continue
        if _begins(line, pending) or (ruled and line.size <= 0.94 * body):
            at = i
        if ruled:
            break
    return at


def _ruled(rules: list[Rule], line: Line, above: Line | Table | None) -> bool:
    """Return whether a short drawn line stands over a line of words."""
    top = line.base + 0.6 * line.size
    ceiling = top + 3 * line.size
    if isinstance(above, Line):
        ceiling = min(ceiling, above.base)
    width = line.edges[1] - line.edges[0]
    return any(
        rule.level
        and top <= rule.bottom <= ceiling
        and abs(rule.left - line.left) < 3 * line.size
        and rule.right - rule.left < 0.7 * max(width, 1.0)
        for rule in rules
    )
