"""Words broken at the end of a line: whether the hyphen there belongs to the word."""

import tomllib
from collections.abc import Iterator
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from kg import lazy_re as re

HYPHENS: Final = "-\u2010\u2011"
CORE: Final = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011'’][^\W\d_]+)*")
_SHORT: Final = 3
_DATA: Final = Path(__file__).with_name("hyphens.toml")
_BROKEN: Final = re.compile(rf"[^\W\d_][{HYPHENS}](?:[ \t]*\r?\n[ \t]*| )[^\W\d_]")
# What stands before a name: "the", "its", "14th", "Norvia's".
_LEADS: Final = re.compile(
    r"(?:the|this|that|an?|its|their|our|new|\d{1,3}(?:st|nd|rd|th)|.*['’]s?)", re.IGNORECASE
)


class Hyphen(Enum):
    """What becomes of a hyphen at the end of a line."""

    DROPPED = "dropped"  # develop-/ment
    KEPT = "kept"  # high-/speed
    APART = "apart"  # short- / and long-term


class _Lists(NamedTuple):
    first: frozenset[str]
    last: frozenset[str]
    suspended: frozenset[str]


@cache
def _lists() -> _Lists:
    content = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    return _Lists(*(frozenset(content[name].split()) for name in _Lists._fields))


def words_of(text: str) -> Iterator[str]:
    """Yield the words in a text in small letters, with plain hyphens."""
    for core in CORE.findall(text):
        yield core.casefold().replace("\u2010", "-").replace("\u2011", "-")


def vocabulary(text: str) -> frozenset[str]:
    """Return the words of a text; empty where no word of it is broken, since nobody will ask then."""
    return frozenset(words_of(text)) if _BROKEN.search(text) else frozenset()


def hyphen_before_blank(words: tuple[str, str, str, str], known: frozenset[str]) -> Hyphen:
    """Return what becomes of a hyphen with a blank behind it: a line ended there in an older file.

    Where nothing shows that both sides are one word, it stays: "pre- and post-war", "closed- The mayor".

    Args:
        words: the word before, the one with the hyphen, the one behind the blank, and the next.
        known: the words of the document (see :func:`vocabulary`).

    >>> hyphen_before_blank(("14th", "Five-", "Year", "Plan"), frozenset()).value
    'kept'
    >>> hyphen_before_blank(("with", "pre-", "and", "post-war"), frozenset()).value
    'apart'
    """
    before, last, first, after = words
    stems, tails = CORE.findall(last), CORE.findall(first)
    lists = _lists()
    if not stems or not tails or tails[0].casefold() in lists.suspended:
        return Hyphen.APART
    stem, tail = stems[-1].casefold(), tails[0].casefold()
    if f"{stem}-{tail}" in known or (stem in lists.first and tail.split("-")[0] in lists.last):
        return Hyphen.KEPT
    if first[0].islower():
        return Hyphen.DROPPED if stem + tail in known else Hyphen.APART
    name = stems[-1].istitle() and tails[0].istitle() and after[:1].isupper()
    return Hyphen.KEPT if name and _LEADS.fullmatch(before) else Hyphen.APART


def hyphen_between(last: str, first: str, known: frozenset[str], breaks: bool = True) -> Hyphen:
    """Return what becomes of the hyphen that ends the last word of a line.

    Args:
        last: the last word of the line, with its hyphen.
        first: the first word of the next line.
        known: the words of the document (see :func:`vocabulary`).
        breaks: whether the document breaks words at all, and not only compounds at their hyphen.
    """
    lists = _lists()
    if first.casefold().strip(".,;") in lists.suspended:
        return Hyphen.APART
    stems, tails = CORE.findall(last), CORE.findall(first)
    if not stems or not tails or not first[0].islower() or not last[-2:-1].isalpha():
        return Hyphen.KEPT
    if "/" in last and "." in last:  # an address
        return Hyphen.KEPT
    stem, tail = stems[-1].casefold(), tails[0].casefold()
    if stem + tail in known:
        return Hyphen.DROPPED
    if f"{stem}-{tail}" in known or (stems[-1].isupper() and len(stem) > 1):
        return Hyphen.KEPT
    inner = stem.rsplit("-", 1)
    compound = not breaks or (len(inner) > 1 and len(inner[1]) <= _SHORT)  # one-of-a-/kind
    compound = compound or stem.rsplit("-", 1)[-1] in lists.first or tail.split("-")[0] in lists.last
    return Hyphen.KEPT if compound else Hyphen.DROPPED
