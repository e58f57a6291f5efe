"""The title of a page: what it states, without the name of the site, and in the words of its heading."""

from typing import Final

from kg import lazy_re as re
from kg.documents.html.flow import Block
from kg.documents.html.furniture import HEADER, HIDDEN
from kg.model import BlockKind

_BETWEEN: Final = re.compile(r"\s*(?:\s[|–—·»«:-]+\s|[|_｜»]|——)\s*")
_NOT_WORDS: Final = re.compile(r"\W+")
_WIDE: Final = re.compile("[\u3400-\u9fff]")
_SHORT: Final = 8


def choose_title(page: str, stated: str, site: str, headings: list[str]) -> str:
    """Return the title of a page, or "" where it has none.

    ``page`` is its title element, ``stated`` what its metadata say, ``site`` the name of the site;
    ``headings`` are its upper headings. A heading that both agree with is preferred.
    """
    plain = without_site(page, site, headings)
    if stated:
        shorter = without_site(stated, site, headings)
        known = {_same(heading) for heading in headings}
        return plain if _same(shorter) not in known and _same(plain) in known else shorter
    return plain


def without_site(title: str, site: str, headings: list[str]) -> str:
    """Return a title without the name of the site before or after it.

    A part that is a heading of the page is the title; otherwise the name of the site, where it is known,
    or a short last part is left out.
    """
    parts = [part for part in _BETWEEN.split(title) if part]
    if len(parts) < 2:
        return title
    return _by_heading(title, parts, site, headings) or _by_site(title, parts, site) or title


def _by_heading(title: str, parts: list[str], site: str, headings: list[str]) -> str:
    """Return the heading that is the title or a part of it, or ""."""
    known = {_same(heading): heading for heading in reversed(headings) if _same(heading) != _same(site)}
    whole = _same(title)
    if whole in known:
        return title
    named = [known[_same(part)] for part in parts if _same(part) in known]
    held = [heading for same, heading in known.items() if len(same) > _SHORT and same in whole]
    return (named or held or [""])[0]


def _by_site(title: str, parts: list[str], site: str) -> str:
    """Return the title without its first or last part where that names the site, or ""."""
    if site and _same(parts[-1]) == _same(site):
        return title[: title.rfind(parts[-1])].rstrip(" |–—·»«:-_｜")
    if site and _same(parts[0]) == _same(site):
        return title[title.find(parts[1], len(parts[0])) :]
    if _width(parts[-1]) <= 40 and _width(parts[0]) >= _width(parts[-1]) / 2 and _width(parts[0]) > _SHORT:
        return title[: title.rfind(parts[-1])].rstrip(" |–—·»«:-_｜")
    return ""


def find_title(blocks: list[Block], stated: str, publisher: str) -> Block | None:
    """Return the block that is the title; it is taken back where it was left out.

    Before others comes what the page states as its title, then the first heading above the text, then a
    heading of the first level in the head of the page.
    """
    heads = [b for b in blocks if b.kind is BlockKind.HEADING and b.words and b.reason != HIDDEN]
    tops = [b for b in heads if b.level == 1 and _same(b.words) != _same(publisher)]
    end = _first_prose(blocks)
    opening = {id(block) for block in blocks[:end]}
    kept = [b for b in heads if not b.reason and not b.aside and b.level]
    lines = [b for b in blocks[: end + 1] if not b.reason]
    named = [b for b in [*tops, *heads, *lines] if stated and _same(b.words) == _same(stated)]
    ranks = [b.level for b in kept]
    top = min(ranks, default=0)
    near = [
        b for b in kept if id(b) in opening and (b.level == 1 or (b.level == top and ranks.count(top) == 1))
    ]
    # A single heading of the first level is the title wherever it stands.
    found = [*named, *(b for b in near if b.level == 1), *near, *(tops if len(tops) == 1 else [])]
    found += [b for b in kept if b.level == 1]
    for block in blocks:
        if block.aside and not block.reason and not (found and block is found[0]):
            block.reason = HEADER
    if found:
        found[0].reason = ""
    return found[0] if found else None


def _first_prose(blocks: list[Block]) -> int:
    """Return where the first kept block stands that is neither a heading nor a short line."""
    prose = (i for i, b in enumerate(blocks) if not b.reason and len(b.words) > 60)
    return next((i for i in prose if blocks[i].kind is not BlockKind.HEADING), len(blocks))


def leave_out_repeats(blocks: list[Block], title: Block | None) -> None:
    """Leave out the title where it stands again before the text begins, in a box or a list of places."""
    if title is None:
        return
    words, passed, prose = _same(title.words), False, 0
    for block in blocks:
        passed = passed or block is title
        prose += passed and not block.reason and len(block.words) > 60 and block is not title
        if prose:
            return
        if block is not title and not block.reason and _same(block.words) == words:
            block.reason = "repeats the title"


def _width(words: str) -> int:
    """Return the width of words; a Chinese character is as wide as two letters."""
    return len(words) + len(_WIDE.findall(words))


def _same(words: str) -> str:
    return _NOT_WORDS.sub("", words).lower()
