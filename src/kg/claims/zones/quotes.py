"""Zones whose own name stands in quotation marks beside their kind: 'free zone "Harbour"', '"Harbour" FEZ'."""

from collections.abc import Iterator
from functools import cache

from kg import lazy_re as re
from kg.claims.patterns.cued import Cued, cued
from kg.claims.patterns.words import alternation, words
from kg.model import Mention

_NAME = r"(?:“[A-Z][^“”\n]{2,50}”|«[A-Z][^«»\n]{2,50}»|‘[A-Z][^‘’\n]{2,50}’|\"[A-Z][^\"\n]{2,50}\")"
_QUOTES = cued(r"[a-zA-Z]\s[“«\"‘][A-Z]|[”»\"’]\s[a-zA-Z]")
_INNER = re.compile(r"[“«\"‘](?P<inner>[^“”«»\"‘’]{3,52})[”»\"’]")


@cache
def _patterns() -> tuple[Cued, Cued]:
    """Return the patterns of a kind before a quoted name and of one behind it."""
    table = words()
    heads = alternation([*table.map("zone", "heads"), *table.list("zone", "lower_heads")])
    words_of_kind = (*table.list("zone", "kinds"), *table.list("zone", "kinds_of_many"))
    kind = rf"(?:(?i:{alternation(words_of_kind)})\s+){{0,4}}(?:{heads}|{alternation(table.map('zone', 'acronyms'))})"
    return (
        cued(rf"(?<![\w-])(?P<kind>{kind})\s{_NAME}"),
        cued(rf"{_NAME}\s(?P<kind>{kind})(?![\w-])(?!\s+[A-Z])"),
    )


@cache
def _names_zone() -> re.Pattern[str]:
    """Return the pattern of a quoted name that is that of a zone by itself, with its kind."""
    table = words()
    heads = alternation([*table.map("zone", "heads"), *table.list("zone", "lower_heads")])
    return re.compile(
        rf"[“«\"‘](?:(?!\S+\s+(?:[–—-]|an?)\s)[A-Z][^“”«»\"‘’]{{2,50}}\s(?:{heads}|{alternation(table.map('zone', 'acronyms'))}))[”»\"’]"
    )


def find_quoted_zones(text: str) -> Iterator[Mention]:
    """Yield the zones whose name is quoted, before or behind their kind.

    >>> [m.name for m in find_quoted_zones("The free economic zone “Ayala” and the “Boru” FEZ grow.")]
    ['free economic zone “Ayala”', '“Boru” FEZ']
    >>> [m.name for m in find_quoted_zones("The “Sana Valley economic zone” industrial park grows.")]
    []
    >>> [m.name for m in find_quoted_zones("The “Clean Quays” campaign of the zone began.")]
    []
    """
    marked = '"' in text or not text.isascii()
    for pattern in _patterns() if marked and _QUOTES.search(text) else ():
        for match in pattern.finditer(text):
            # What names a zone by itself, with its kind, is found without the quotation marks.
            if not _names_zone().search(match[0]):
                yield Mention(match.start(), match.end(), "Zone", match[0], "head noun")


def quoted_part(name: str) -> str:
    """Return what is quoted in the name of a zone, or "".

    >>> quoted_part("FEZ “Ayala”"), quoted_part("Ayala Free Zone")
    ('Ayala', '')
    """
    match = _INNER.search(name)
    return match["inner"] if match else ""
