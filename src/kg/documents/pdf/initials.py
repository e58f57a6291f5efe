"""Drop capitals: a large first letter beside the first lines of a paragraph goes back to its word."""

from typing import Final

from kg.documents.pdf.words import Page, Word, common_size, rows_of

_LARGE: Final = 1.7  # letter size, in parts of that of the text
_REACH: Final = 2.0
_WORDS: Final = frozenset("AIÀÉOY")  # letters that are words by themselves in some language
_MOST: Final = 40


def settle_initials(page: Page) -> None:
    """Join large first letters with the words that they begin; let the lines beside begin where they do."""
    body = common_size(page.words)
    initials = [w for w in page.words if w.size > _LARGE * body and _is_initial(w.text)]
    if not initials or len(initials) > _MOST:
        return
    known = frozenset(w.text.casefold().strip(".,;:") for w in page.words)
    rows = rows_of([w for w in page.words if w.size <= _LARGE * body])
    changed: dict[int, Word] = {}
    for initial in initials:
        beside = [first for row in rows for first in _beside(initial, row)]
        if len(beside) >= 2:
            changed.update(_settled(initial, beside, known))
    if changed:
        settled = [changed.get(w.start, w) for w in page.words]
        page.words = [w for w in settled if w.end > w.start]


def _is_initial(text: str) -> bool:
    letters = text.lstrip("\"“‘«'")
    return len(letters) == 1 and letters.isupper()


def _beside(initial: Word, row: list[Word]) -> list[Word]:
    """Return the word of a row that stands right after a large letter."""
    # A line under the letter may be kept clear of it as well.
    inside = initial.base - 1.6 * row[0].size <= row[0].base <= initial.base + 0.9 * initial.size
    if not inside:
        return []
    first = next((w for w in row if w.left > initial.left), None)
    near = first is not None and -2 <= first.left - initial.right <= _REACH * first.size
    return [first] if first is not None and near else []


def _settled(initial: Word, beside: list[Word], known: frozenset[str]) -> dict[int, Word]:
    """Return the words that change: the first one with its letter, those below it moved to its side."""
    first, *others = beside
    changed = {word.start: word._replace(left=initial.left) for word in others}
    letter, rest = initial.text, first.text
    alone = letter[-1] in _WORDS and rest.casefold().strip(".,;:") in known
    joined = not (alone and (letter + rest).casefold() not in known)
    if joined and 0 <= first.start - initial.end <= 2:
        changed[initial.start] = first._replace(start=initial.start, left=initial.left, text=letter + rest)
        changed[first.start] = first._replace(end=first.start)
        return changed
    right = first.left if joined else min(initial.right, first.left - 0.25 * first.size)
    left = min(initial.left, right)
    changed[initial.start] = initial._replace(
        left=left, right=right, base=first.base, size=first.size, bold=first.bold
    )
    return changed
