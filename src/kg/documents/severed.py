"""Paragraphs that an empty line has cut within a sentence, as in texts taken out of PDF files."""

from collections.abc import Iterator
from statistics import median
from typing import Final

from kg.documents.blocks import Draft
from kg.documents.lines import Style, closed, ends_item
from kg.model import BlockKind

_OPEN: Final = frozenset({BlockKind.PARAGRAPH, BlockKind.BULLET, BlockKind.CLAUSE})
_LEAST: Final = 30  # letters of a line that goes on below
_HABIT: Final = 3  # a text with so many cuts before small letters is cut before capitals, too
_FULL: Final = 0.9
_COMMAS: Final = ",，、"
# A line that ends with one of these goes on below.
_GLUE_WORDS: Final = """a an and are as at be by for from in into is its of on or than that the their to was
    were which will with"""
_GLUE: Final = frozenset(_GLUE_WORDS.split())


def join_severed(text: str, drafts: list[Draft]) -> list[Draft]:
    """Return the drafts with those joined that an empty line has cut within a sentence.

    What begins with a small letter goes on with an open line above it, unless such lines stand under each
    other as the items of a list. Where that is the habit of a text, a line that is full, or ends with a small
    word, goes on before a capital, too.
    """
    small = set(_before_small(text, drafts))
    if not small:
        return drafts
    widths = [_last_line(text, drafts[i]) for i in small]
    full = _FULL * median(widths) if len(small) >= _HABIT else 0.0
    joined: list[Draft] = []
    at = -1
    for i, draft in enumerate(drafts):
        if joined and (i - 1 in small or (full and at == i - 1 and _runs_on(text, joined[-1], draft, full))):
            joined[-1].end, joined[-1].short = draft.end, False
        else:
            joined.append(draft)
        at = i
    return joined


def _before_small(text: str, drafts: list[Draft]) -> Iterator[int]:
    """Yield the places of the drafts that go on below in small letters."""
    i = 0
    while i + 1 < len(drafts):
        run = 0
        while i + run + 1 < len(drafts) and _is_small(text, drafts[i + run], drafts[i + run + 1]):
            run += 1
        commas = any(text[draft.end - 1] in _COMMAS for draft in drafts[i : i + run])
        if run == 1 or (run and not commas and closed(text, drafts[i + run].end)):
            yield from range(i, i + run)
        i += max(run, 1)


def _is_small(text: str, above: Draft, below: Draft) -> bool:
    goes_on = above.end - above.body >= _LEAST or _ends_small(text, above)
    return goes_on and text[below.start].islower() and _may_go_on(text, above, below)


def _may_go_on(text: str, above: Draft, below: Draft) -> bool:
    return (
        above.kind in _OPEN
        and below.gap
        and below.kind is BlockKind.PARAGRAPH
        and below.style is Style.NONE
        and above.column == below.column
        and not closed(text, above.end)
    )


def _ends_small(text: str, draft: Draft) -> bool:
    words = text[max(draft.body, draft.end - 24) : draft.end].split()
    return len(words) > 1 and words[-1].lower() in _GLUE and not ends_item(text, draft.end)


def _last_line(text: str, draft: Draft) -> int:
    return draft.end - max(draft.start, text.rfind("\n", draft.start, draft.end) + 1)


def _runs_on(text: str, above: Draft, below: Draft, full: float) -> bool:
    """Return whether a line goes on before a capital: it ends with a small word, or is full."""
    if not _may_go_on(text, above, below) or text[above.end - 1] in _COMMAS:
        return False
    whole = closed(text, below.end) and not below.short
    return _ends_small(text, above) or (whole and _last_line(text, above) >= full)
