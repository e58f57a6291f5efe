"""Quotations that are set off by indentation, and the notes under a drawn rule."""

from typing import Final

from kg import lazy_re as re
from kg.documents.blocks import Draft
from kg.documents.lines import Style
from kg.model import BlockKind

_RULE: Final = re.compile(r"^[ \t]*[_—-]{3,}[ \t]*$", re.MULTILINE)
_NOTE: Final = re.compile(r"(\d{1,3})[.)]?\s+(?=\S)")
_REACH: Final = 6_000
"""How many characters above a note its mark is looked for."""
_DEEPER: Final = 3
_FEWEST_WORDS: Final = 12


def mark_asides(text: str, drafts: list[Draft]) -> None:
    """Make quotations and notes of the paragraphs that their place on the page shows as such."""
    for i, draft in enumerate(drafts):
        if draft.fixed:
            continue
        if i and _RULE.search(text, drafts[i - 1].end, draft.start):
            _mark_notes(text, drafts, i)
        if draft.kind is BlockKind.PARAGRAPH and draft.style is Style.NONE and draft.indent >= _DEEPER:
            _mark_quotation(text, drafts, i)


def _mark_notes(text: str, drafts: list[Draft], i: int) -> None:
    """Make notes of numbered paragraphs; the text above must bear the first number as a mark."""
    found = _NOTE.match(text, drafts[i].start, drafts[i].end)
    if found is None or not _is_marked(text, drafts[i].start, found.group(1)):
        return
    number = int(found.group(1))
    for draft in drafts[i:]:
        found = _NOTE.match(text, draft.start, draft.end)
        if found is None or int(found.group(1)) != number or draft.fixed:
            return
        draft.kind, draft.style, draft.body, draft.level = BlockKind.FOOTNOTE, Style.NOTE, found.end(), 1
        number += 1


def _is_marked(text: str, end: int, number: str) -> bool:
    """Return whether a number stands in brackets or glued to a word or a stop."""
    mark = rf"(?<=[A-Za-z.,;:”\"’)。，；]){number}(?![\d.,%A-Za-z])|[\[^]{number}(?!\d)"
    return re.search(mark, text[max(0, end - _REACH) : end]) is not None


def _mark_quotation(text: str, drafts: list[Draft], i: int) -> None:
    """Make a quotation of a paragraph all lines of which stand deeper than those around it."""
    draft = drafts[i]
    above = next((d for d in reversed(drafts[:i][-4:]) if d.kind is not BlockKind.BOILERPLATE), None)
    if above is None or not draft.gap:
        return
    if above.kind is BlockKind.QUOTATION:
        quoted = above.indent == draft.indent
    else:
        below = next((d for d in drafts[i + 1 : i + 40] if d.indent != draft.indent), None)
        level = max(above.indent, below.indent if below else 0)
        quoted = above.kind is BlockKind.PARAGRAPH and draft.indent >= level + _DEEPER
        quoted = quoted and (below is None or below.gap)
    lines = text[text.rfind("\n", 0, draft.start) + 1 : draft.end].split("\n")
    block = (
        len(lines) > 1
        or text[draft.start] in "“\"‘'「"
        or text[above.start : above.end].endswith((":", "："))
    )
    deep = all(len(line) - len(line.lstrip()) >= draft.indent for line in lines)
    if quoted and block and deep and len(text[draft.start : draft.end].split()) >= _FEWEST_WORDS:
        draft.kind = BlockKind.QUOTATION
