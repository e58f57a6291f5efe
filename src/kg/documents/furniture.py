"""What stands around a document on its page: menus, contents, running heads, names of writers."""

from collections import Counter
from itertools import pairwise
from typing import Final

from kg import lazy_re as re
from kg.documents.blocks import Draft, could_head, is_byline
from kg.documents.lines import Style, closed
from kg.model import BlockKind

_CONTENTS: Final = re.compile(
    r"(?:(?:table\ of\ )?contents|on\ this\ page|in\ this\ (?:article|section|document|report|guide)"
    r"|目\s*[录次]|本页内容|文章目录)[:：]?$",
    re.VERBOSE | re.IGNORECASE,
)
_LEADER: Final = re.compile(r".{2,120}?(?:\.{4,}|(?:\s\.){4,}|…{2,}|·{4,})\s*\d{1,4}$")
_NUMBERED: Final = re.compile(
    r"(?:[\dIVX]{1,4}(?:\.\d{1,3})*[.)]?\s+|[（(]?[一二三四五六七八九十]{1,3}[）)、]\s*)"
)
_PAGED: Final = re.compile(r"[\s.…·]*\d{0,4}$")
_CRUMBS: Final = frozenset({">", "»", "›"})
_WRITER: Final = re.compile(
    r"By(?:\s[A-Z][\w.'’-]*){2,4}(?:,?\s(?:and|in|for|with|at)(?:\s[A-Z][\w.'’-]*){1,4}|,\s[\w\s.&-]{2,40})*$"
    r"|[（(]?(?:文|图|撰文|作者|编辑|记者|通讯员|责编|校对|稿件来源|文章来源)\s?[:：/|丨]\s?[^\d。]{1,30}[）)]?$"
)
_ACT: Final = re.compile(
    r"\b(?:Order|Decree|Act|Law|Resolution|Authority|Command|Government|Minist\w+|Council)\b"
)
# The office that decides stands above the number of its decree, and below it once more.
_OFFICE: Final = re.compile(
    r"\b(?:MINIST(?:ER|RY)|PRESIDENT|GOVERNMENT|COUNCIL|PARLIAMENT|CABINET|ASSEMBLY|GOVERNOR|KING|COMMISSION)\b"
)
_TOP: Final = 12
_LONG: Final = 120


def mark_furniture(text: str, drafts: list[Draft]) -> None:
    """Set aside what stands around the document and is known by its place, not by its words alone."""
    _mark_crumbs(text, drafts)
    _mark_contents(text, drafts)
    _mark_running(text, drafts)
    _mark_cut_pages(text, drafts)
    _mark_repeated_title(text, drafts)
    for draft in drafts[1:_TOP]:
        words = text[draft.start : draft.end]
        if _is_plain(draft) and len(words) <= _LONG and _WRITER.match(words) and not _ACT.search(words):
            draft.kind = BlockKind.BOILERPLATE


_NOT_LETTERS: Final = re.compile(r"[\W_]+")


def _is_plain(draft: Draft) -> bool:
    return draft.kind is BlockKind.PARAGRAPH and draft.style is Style.NONE and not draft.fixed


def _key(words: str) -> str:
    """Return what two copies of a heading have in common: its letters, without number and page."""
    if len(words) > 2 * _LONG:
        return ""
    found = _NUMBERED.match(words)
    bare = _PAGED.sub("", words[found.end() :] if found else words) or words
    return _NOT_LETTERS.sub("", bare.casefold())


def _mark_crumbs(text: str, drafts: list[Draft]) -> None:
    """Set aside a trail of short lines with a lone ``>`` between them."""
    for above, below in pairwise(drafts):
        pair = (above, below)
        short = all(d.style is Style.NONE and not d.fixed and d.end - d.start <= 40 for d in pair)
        if short and text[above.end : min(below.start, above.end + 20)].strip() in _CRUMBS:
            above.kind = below.kind = BlockKind.BOILERPLATE


def _mark_contents(text: str, drafts: list[Draft]) -> None:
    """Set aside lines that lead to a page number, and a list of headings that come again further down."""
    last: dict[str, int] = {}
    for i, draft in enumerate(drafts):
        last[_key(text[draft.start : draft.end])] = i
        if not draft.fixed and _LEADER.match(text, draft.start, min(draft.end, draft.start + 2 * _LONG)):
            draft.kind = BlockKind.BOILERPLATE
    end = 0
    for i, draft in enumerate(drafts):
        if i < end or draft.fixed or not _CONTENTS.match(text[draft.body : draft.end][:40].strip(" *_#")):
            continue
        end = i + 1
        while end < len(drafts) and not drafts[end].fixed:
            key = _key(text[drafts[end].start : drafts[end].end])
            if drafts[end].kind is not BlockKind.BOILERPLATE and (not key or last.get(key, 0) <= end):
                break
            end += 1
        # The first that does not come again ends the list; so does the first heading of the text itself.
        if end - i > 2:
            for entry in drafts[i:end]:
                entry.kind, entry.level = BlockKind.BOILERPLATE, 1


def _is_page(text: str, draft: Draft) -> bool:
    words = text[draft.start : draft.end]
    return draft.kind is BlockKind.BOILERPLATE and len(words) <= 20 and any(map(str.isdigit, words))


def _mark_running(text: str, drafts: list[Draft]) -> None:
    """Set aside a short line that stands at the edge of at least three pages."""
    edges: list[tuple[str, Draft]] = []
    for i, draft in enumerate(drafts[1:], 1):
        if not _is_plain(draft) or draft.end - draft.start > 80:
            continue
        below = drafts[i + 1] if i + 1 < len(drafts) else None
        edge = _is_page(text, drafts[i - 1]) or _turns(text, drafts[i - 1].end, draft.start)
        if below is not None:
            edge = edge or _is_page(text, below) or _turns(text, draft.end, below.start)
        if edge:
            edges.append((re.sub(r"\d+", "0", text[draft.start : draft.end]), draft))
    often = Counter(words for words, _ in edges)
    for words, draft in edges:
        if often[words] >= 3:
            draft.kind = BlockKind.BOILERPLATE


def _turns(text: str, start: int, end: int) -> bool:
    """Return whether a page ends between two blocks; Markdown made of PDF has five dashes there."""
    between = text[start:end]
    return "\f" in between or "\n-----\n" in between


def _mark_cut_pages(text: str, drafts: list[Draft]) -> None:
    """Set aside a short line between the number of a page and the sentence that the page break cut."""
    for above, page, draft in zip(drafts, drafts[1:], drafts[2:], strict=False):
        open_end = above.kind in {BlockKind.PARAGRAPH, BlockKind.BULLET, BlockKind.CLAUSE} and (
            above.end - above.start > 80 and not closed(text, above.end)
        )
        if open_end and _is_page(text, page) and not draft.fixed and could_head(text, draft):
            draft.kind = BlockKind.BOILERPLATE


def _mark_repeated_title(text: str, drafts: list[Draft]) -> None:
    """Set aside a title that comes again near the top, and the menu that stands between the two."""
    first = next((i for i, d in enumerate(drafts) if d.kind is not BlockKind.BOILERPLATE), len(drafts))
    if first == len(drafts) or not drafts[first].short or drafts[first].fixed:
        return
    title = text[drafts[first].body : drafts[first].end]
    key = _key(title)
    if len(key) < 8 or (title.isupper() and _OFFICE.search(title)):
        return
    for i in range(first + 1, min(len(drafts), first + _TOP)):
        draft = drafts[i]
        if not _is_plain(draft):
            if draft.kind is not BlockKind.BOILERPLATE and draft.style is not Style.HASH:
                return
        elif _key(text[draft.start : draft.end]) == key:
            for between in drafts[first + 1 : i]:
                if could_head(text, between):
                    between.kind = BlockKind.BOILERPLATE
            draft.kind = BlockKind.BOILERPLATE
            return
        elif not draft.short and not is_byline(text[draft.start : draft.end]):
            return
