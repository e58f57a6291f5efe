"""Items of a list whose signs were lost: short lines under a line that ends in a colon."""

from typing import Final

from kg import lazy_re as re
from kg.documents.blocks import Draft, could_head, word_count
from kg.documents.lines import Style
from kg.model import BlockKind

_LEADS: Final = frozenset({BlockKind.PARAGRAPH, BlockKind.CLAUSE, BlockKind.BULLET})
_LEAST_LEAD: Final = 3  # words of a line that opens a list; "Contact:" and "Photo:" open none
_LEAST: Final = 2  # items of a list
_LONG_LOWER: Final = 400  # letters of an item that begins in lower case
_LONG_UPPER: Final = 25  # words of one that begins with a capital, as headings and sentences do
_LOWER: Final = re.compile(r"[(“‘\"']?(?:[a-z]|\d{1,3}(?:[a-z]{2})?\s+[a-z%])")
_UPPER: Final = re.compile(r"[(“‘\"']?[A-Z]")
_LABELLED: Final = re.compile(r"(?:[\w’'&-]+\s){1,6}[–—-]\s")
_FIELD: Final = re.compile(r"[A-Z][\w ]{1,24}:\s|.*https?://|.*@")


def mark_unmarked(text: str, drafts: list[Draft]) -> None:
    """Make items of at least two plain lines under a line that opens a list: "The plan aims to:".

    They all begin alike: in lower case, or with a capital and without a stop at the end.
    """
    at = 0
    while at < len(drafts):
        end = at + 1
        if _opens(text, drafts[at]):
            end = _end_of_items(text, drafts, at + 1)
            if end - at > _LEAST:
                for draft in drafts[at + 1 : end]:
                    draft.kind, draft.short = BlockKind.BULLET, False
            else:
                end = at + 1
        at = end


def _opens(text: str, draft: Draft) -> bool:
    lead = draft.kind in _LEADS and not draft.fixed and text[draft.end - 1] == ":"
    return lead and word_count(text[draft.body : draft.end]) >= _LEAST_LEAD


def _end_of_items(text: str, drafts: list[Draft], first: int) -> int:
    """Return the place after the last item of the list that may begin at ``first``."""
    if first >= len(drafts):
        return first
    lower = _LOWER.match(text, drafts[first].start) is not None
    loose = first + 1 < len(drafts) and drafts[first + 1].gap
    end = first
    while end < len(drafts) and (end == first or drafts[end].gap == loose):
        if not _is_item(text, drafts[end], lower):
            break
        end += 1
    if lower or not first < end < len(drafts):
        return end
    below = drafts[end]
    if _is_plain(text, below) and all(
        _LABELLED.match(text, d.start, d.end) for d in (*drafts[first:end], below)
    ):
        return end + 1  # the last of "Label – text" may close the list with a stop
    # A short line before prose without a gap of its own is more likely the heading of that prose.
    heads = below.kind is BlockKind.PARAGRAPH and below.gap == loose
    return end - (heads and could_head(text, drafts[end - 1]))


def _is_plain(text: str, draft: Draft) -> bool:
    """Return whether a block is a line without a sign of its own."""
    bare = draft.kind is BlockKind.PARAGRAPH and draft.style is Style.NONE and not draft.fixed
    return bare and "\n" not in text[draft.start : draft.end]


def _is_item(text: str, draft: Draft, lower: bool) -> bool:
    words = text[draft.start : draft.end]
    if not _is_plain(text, draft):
        return False
    if lower:
        return len(words) <= _LONG_LOWER and _LOWER.match(words) is not None
    closed = words.endswith((".", "!", "?", ":"))
    brief = word_count(words) <= _LONG_UPPER and not _FIELD.match(words)
    return brief and not closed and _UPPER.match(words) is not None
