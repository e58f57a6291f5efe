"""Drafts of blocks: from the lines of a text, or from what the format of the file tells of it."""

from collections.abc import Sequence
from typing import Final

from kg.documents.blocks import Draft, draft_blocks, join_lines
from kg.documents.compose import Hint
from kg.documents.inlined import inlined
from kg.documents.lines import Style, read_lines, single_spaced, wrap_width
from kg.model import BlockKind

_OPEN: Final = frozenset({BlockKind.PARAGRAPH, BlockKind.CLAUSE})
_NARROW: Final = 80  # letters of a line
_HEADS: Final = frozenset({BlockKind.HEADING, BlockKind.TITLE})


def draft_lines(text: str, start: int, end: int) -> list[Draft]:
    """Return the blocks between two offsets of which nothing is known but their lines."""
    lines = single_spaced(text, list(read_lines(text, start, end)))
    width = wrap_width(lines, text)
    # In narrow columns every line is short.
    joined = inlined(text, lines) if not 0 < width <= _NARROW else frozenset()
    return draft_blocks(text, join_lines(text, lines, width, joined))


def draft_hinted(text: str, hints: Sequence[Hint]) -> list[Draft]:
    """Return the blocks of a text whose format tells what they are.

    Where the format tells no heading, short paragraphs and numbered lines may still turn out to be some.
    """
    headed = any(hint.kind in _HEADS and hint.level > 1 for hint in hints)
    drafts: list[Draft] = []
    for hint in hints:
        if hint.kind is None:
            new = draft_lines(text, hint.start, hint.end)
        else:
            new = [_hinted(text, hint, hint.kind, headed)]
        for draft in new:
            draft.column, draft.lead = hint.column, hint.lead
        drafts.extend(new)
    return drafts


def _hinted(text: str, hint: Hint, kind: BlockKind, headed: bool) -> Draft:
    lines = list(read_lines(text, hint.start, hint.end))
    if not lines:  # nothing but signs: a row of dashes in a cell
        return Draft(hint.start, hint.end, hint.start, Style.NONE, 0, BlockKind.BOILERPLATE, False, True)
    draft = draft_blocks(text, [(lines[0], hint.end, 1)])[0]
    draft.fixed = headed or kind not in _OPEN
    if kind is BlockKind.PARAGRAPH:
        _keep_paragraph(draft)
    elif kind in _HEADS:
        draft.kind, draft.level = kind, hint.level
    else:
        draft.kind = kind
        if kind is BlockKind.BULLET:
            draft.level = hint.level
        elif kind is not BlockKind.CLAUSE:
            draft.body, draft.style = draft.start, Style.NONE
    return draft


def _keep_paragraph(draft: Draft) -> None:
    """Let a marker say that a paragraph is an item or a heading, but nothing else make it another thing."""
    if draft.style is Style.NONE and draft.kind is not BlockKind.CAPTION:
        draft.kind = BlockKind.PARAGRAPH
