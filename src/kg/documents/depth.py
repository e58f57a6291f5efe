"""How deep numbered headings stand: chapters under parts, a plan under the notice that issues it."""

from typing import Final

from kg import lazy_re as re
from kg.documents.blocks import Draft
from kg.documents.lines import Style
from kg.model import BlockKind

_ISSUES: Final = re.compile("(?:印发|转发|批转|发布|公布).*(?:通知|决定|公告|令)")
_NAME: Final = 6
# The kinds of numbering, the outermost first; a text has those of one language.
_RANKS: Final[tuple[str, ...]] = ("part", "title", "chapter", "编", "篇", "章", "节", "一、", "（一）")


def nest_numbering(text: str, drafts: list[Draft]) -> None:
    """Let numbered headings stand under the outer kinds of numbering that the text has, too.

    A plan that comes with the notice that issues it has a heading of its own, above all of its numbering.
    """
    ranks = [(draft, _rank(text, draft)) for draft in drafts]
    known = {rank for _, rank in ranks}
    present = [rank for rank in _RANKS if rank in known]
    title = next((text[d.start : d.end] for d in drafts if d.kind is BlockKind.TITLE), "")
    depth = 0
    for draft, rank in ranks:
        if rank:
            draft.level = max(draft.level, 2 + present.index(rank)) + depth
        elif draft.kind is BlockKind.HEADING and draft.style is Style.ARTICLE and not draft.fixed:
            draft.level = max(draft.level, 2 + len(present))
        elif not depth and _is_issued(text, draft, title):
            draft.level, depth = 2, 1


def _is_issued(text: str, draft: Draft, title: str) -> bool:
    """Return whether a heading is the name of the plan that the title of a notice speaks of."""
    words = text[draft.start : draft.end]
    heading = draft.kind is BlockKind.HEADING and draft.level == 0 and not draft.fixed
    return heading and len(words) >= _NAME and words in title and _ISSUES.search(title) is not None


def _rank(text: str, draft: Draft) -> str:
    """Return the kind of numbering of a heading, or nothing."""
    if draft.kind is not BlockKind.HEADING or draft.fixed:
        return ""
    if draft.style is Style.ZH_CHAPTER:
        return next((char for char in text[draft.start : draft.start + 9] if char in _RANKS), "")
    if draft.style is Style.CHAPTER:
        word = text[draft.start : draft.start + 9].split(maxsplit=1)[0].casefold()
        return word if word in _RANKS else ""
    return {Style.ZH_ONE: "一、", Style.ZH_PAREN: "（一）"}.get(draft.style, "")
