"""Figures that a page sets in large type above or below what they count: "40+", then "Partner nations"."""

from typing import Final

from kg import lazy_re as re
from kg.documents.blocks import Draft, is_field, word_count
from kg.documents.lines import Style
from kg.model import BlockKind

_FIGURE: Final = re.compile(
    r"(?:[A-Z]{0,3}[$€£¥₹]|(?:USD|EUR|GBP|RMB|CNY|SAR|AED|Rs\.?)\s)?\s?\d[\d.,]*\s?"
    r"(?:[KMBT]|bn|mn|m|tn|hundred|thousand|million|billion|trillion|crore|lakh)?\s?"
    r"(?:%|percent|per\ cent)?\s?\+?"
    r"(?:\s?(?:ha|Ha|HA|hectares?|acres?|(?:sq\.?|square)\s?(?:km|m|ft|miles?|kilomet(?:re|er)s|met(?:re|er)s)|km²|m²|km2|m2|km"
    r"|[MGTk]W(?:[hp]|e)?|tonnes|tons|people|persons|inhabitants|jobs|units|beds|euros?|dollars|yuan))?$"
)
# "Total area of the park (in ha)"
_UNIT_TOLD: Final = re.compile(
    r"\((?:in\s+)?(?:(?:USD|EUR|RMB|INR|Rs\.?|[$€£¥₹])?\s?(?:million|billion|crores?|lakhs?|thousands?)(?:\s(?:USD|EUR|RMB|INR|dollars|euros|yuan))?|[Hh][Aa]|hectares?|acres?|sq\.?\s?(?:km|m|ft)|km2?|MW|GW|tonnes|[Nn]os?\.?|persons)\)$"
)
_YEAR: Final = re.compile(r"(?:19|20)\d\d$")
_LABEL: Final = re.compile(r"[^\W\d_][^\d:;.!?]{2,60}$")
_MOST_WORDS: Final = 8
_LEAST: Final = 2  # figures beside each other
_PAIR: Final = 2  # drafts: a figure and its label
_KINDS: Final = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING})


def join_tiles(text: str, drafts: list[Draft]) -> list[Draft]:
    """Return the drafts in which the figures of a row stand in one block with what they count.

    A row has two of them, or one whose label is a known field. The figure comes first in each, or last in
    each, as the first of the row shows.
    """
    joined: list[Draft] = []
    at = 0
    while at < len(drafts):
        end = _end_of_row(text, drafts, at)
        # A number alone may be that of a page.
        paged = any(draft.kind is BlockKind.BOILERPLATE for draft in drafts[at:end])
        known = any(_is_known_field(text, drafts, n, end) for n in range(at, end, _PAIR)) if paged else True
        if not known or (end - at < _LEAST * _PAIR and not _is_known_field(text, drafts, at, end)):
            joined.append(drafts[at])
            at += 1
            continue
        for first, second in zip(drafts[at:end:_PAIR], drafts[at + 1 : end : _PAIR], strict=True):
            first.end, first.kind, first.short, first.fixed = second.end, BlockKind.PARAGRAPH, False, True
            joined.append(first)
        at = end
    return joined


def _end_of_row(text: str, drafts: list[Draft], at: int) -> int:
    """Return the place after the last pair of a figure and its label that begins at ``at``."""
    figure_first = _is_figure(text, drafts[at])
    end = at
    while end + 1 < len(drafts):
        first, second = drafts[end], drafts[end + 1]
        figure, label = (first, second) if figure_first else (second, first)
        if not (_is_figure(text, figure) and _is_label(text, label)):
            break
        end += _PAIR
    return end


def _is_known_field(text: str, drafts: list[Draft], at: int, end: int) -> bool:
    """Return whether a pair that stands alone is a label with its figure: "Total area", then "99 ha"."""
    if end - at < _PAIR:
        return False
    first, second = (text[d.start : d.end] for d in drafts[at : at + _PAIR])
    figure_first = _is_figure(text, drafts[at])
    label, figure = (second, first) if figure_first else (first, second)
    # A figure right above a label is that label's, whatever stands below.
    above = text[drafts[at - 1].start : drafts[at - 1].end] if at else ""
    if not figure_first and at + _PAIR == end and _FIGURE.match(above):
        return False
    return _UNIT_TOLD.search(label) is not None or is_field(f"{label}: {figure}")


_SHORT_NUMBER: Final = re.compile(r"\d{2,3}$")


def _is_figure(text: str, draft: Draft) -> bool:
    words = text[draft.start : draft.end]
    paged = draft.kind is BlockKind.BOILERPLATE and _SHORT_NUMBER.match(words) is not None
    return (
        (paged or _is_line(draft))
        and len(words) <= 24
        and bool(_FIGURE.match(words))
        and not _YEAR.match(words)
    )


def _is_label(text: str, draft: Draft) -> bool:
    words = text[draft.start : draft.end]
    return _is_line(draft) and bool(_LABEL.match(words)) and word_count(words) <= _MOST_WORDS


def _is_line(draft: Draft) -> bool:
    return draft.kind in _KINDS and draft.style is Style.NONE
