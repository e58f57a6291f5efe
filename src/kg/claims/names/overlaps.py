"""Mentions of a sentence that overlap or stand side by side for one thing: which of them stay."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from kg import lazy_re as re
from kg.claims.patterns.words import alternation, words
from kg.model import Mention


def with_more(found: tuple[Mention, ...], more: Iterable[Mention]) -> tuple[Mention, ...]:
    """Return mentions that do not overlap together with more, if there are any."""
    added = tuple(more)
    return without_overlap([*found, *added]) if added else found


def without_overlap(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Return the mentions that are left when longer ones push out shorter ones."""
    plain = sorted(set(mentions))
    if all(one.end <= other.start for one, other in pairwise(plain)):
        return tuple(plain)
    ordered = sorted(plain, key=lambda m: (m.start - m.end, m.start, _order(m), m.name, m.kind, m.method))
    taken = bytearray(max((m.end for m in ordered), default=0))
    kept: list[Mention] = []
    for m in ordered:
        if taken.find(1, m.start, m.end) < 0:
            taken[m.start : m.end] = b"\x01" * (m.end - m.start)
            kept.append(m)
    return tuple(sorted(kept))


_OF_TITLE = re.compile(r"\s+of\s+(?:the\s+|its\s+|an?\s+)?$")


@cache
def _organ() -> re.Pattern[str]:
    """Return the pattern of bodies whose name is whole without "of": "Senate", but not "Ministry"."""
    table = words()
    organs = alternation([*table.list("title_maker", "organs"), *table.list("title_maker", "chambers")])
    return re.compile(rf"(?:[A-Z][\w’'-]+\s+){{0,2}}?{organs}")


def before_titles(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield mentions, a body cut before the title that goes on where it ends: "the Senate of the | Free Ports Act".

    >>> body = Mention(0, 24, "PublicBody", "Senate of the Free Ports", "pattern")
    >>> [m.name for m in before_titles((body, Mention(14, 28, "PolicyDocument", "Free Ports Act", "capitalised")))]
    ['Senate', 'Free Ports Act']
    >>> body = Mention(0, 24, "PublicBody", "Ministry of the Interior", "pattern")
    >>> [m.name for m in before_titles((body, Mention(16, 30, "PolicyDocument", "Interior Order", "capitalised")))]
    ['Ministry of the Interior', 'Interior Order']
    """
    titles = [m for m in mentions if m.kind in ("PolicyDocument", "Strategy")]
    for m in mentions:
        inside = (
            t.start - m.start for t in titles if m.kind == "PublicBody" and m.start < t.start < m.end < t.end
        )
        at = next(inside, 0)
        of = _OF_TITLE.search(m.name, 0, at) if at else None
        whole = of is not None and _organ().fullmatch(m.name, 0, of.start()) is not None
        yield m._replace(end=m.start + of.start(), name=m.name[: of.start()]) if of and whole else m


_APPOSED = re.compile(
    r"\s*[(（]\s*(?:(?:hereinafter|hereafter|referred\s+to|known|called|abbreviated|as|or|the)[\s,]+)*[“‘\"']?"
)


def without_appositions(text: str, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Return the mentions without a short name in brackets right after the name that it stands for."""
    kept: list[Mention] = []
    for m in mentions:
        before = kept[-1] if kept and m.kind != "Figure" else None
        if before and before.name == m.name and _APPOSED.fullmatch(text, before.end, m.start):
            continue
        if before and before.kind == "PublicBody" and _is_shortened(text, before, m):
            continue
        kept.append(m)
    return tuple(kept)


def _is_shortened(text: str, body: Mention, m: Mention) -> bool:
    """Return whether an area is only a short form in brackets: "the Council of the Kingdom of Norvia (KN)"."""
    return (
        m.kind == "AdministrativeArea"
        and text[m.start : m.end].isupper()
        and text[body.end : m.start] == " ("
        and text[m.end : m.end + 1] == ")"
    )


def _order(mention: Mention) -> int:
    return _METHODS.index(mention.method) if mention.method in _METHODS else len(_METHODS)


_METHODS = ("name", "government", "capital", "reference")
