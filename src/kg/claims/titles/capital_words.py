"""Laws whose names are written with capitals throughout: "Quay Development Authority Of Norvia Act No. 26 of 2031"."""

from collections.abc import Iterator
from functools import cache

from kg import lazy_re as re
from kg.claims.patterns.cued import Cued, cued
from kg.claims.patterns.name_patterns import CAP
from kg.claims.titles.cuts import PUTS_OUT
from kg.model import Mention

_SMALL = r"(?:Of|And|For|In|The|On|To|By|With|&)"
_PUTS = re.compile(rf"\s{PUTS_OUT}\s")
_INNER = re.compile(r"\s(?:Of|And|For|In|The|On|To|By|With)\s")


@cache
def _acts() -> Cued:
    """Return the pattern of such a name, which its number or its year ends."""
    word = rf"(?:{CAP}|{_SMALL})(?:\s+\([A-Z][^()]{{1,40}}\))?,?"
    year = r"(?:18|19|20)\d\d(?![\d/-])"
    return cued(
        rf"(?<![\w’'-])(?P<name>{CAP}(?:\s+{word}){{2,16}}?\s+(?:Act|Bill|Ordinance)(?:,?\s+No\.?\s*\d{{1,4}}\s+(?:of|Of)\s+{year}|,?\s+(?:of\s+|Of\s+)?{year}))"
    )


def find_capital_words(text: str) -> Iterator[Mention]:
    """Yield the laws with a number or year in whose names small words too have a capital.

    >>> [m.name for m in find_capital_words("See the Quay Board Of Norvia Act No. 26 of 2031.")]
    ['Quay Board Of Norvia Act No. 26 of 2031']
    >>> [m.name for m in find_capital_words("See the Quay Board of Norvia Act No. 26 of 2031.")]
    []
    >>> [m.name for m in find_capital_words("The Cabinet Of Ministers Approves Quay Bill 2031")]
    []
    """
    for match in _acts().finditer(text) if _INNER.search(text) else ():
        if _INNER.search(match["name"]) and not _PUTS.search(match["name"]):
            yield Mention(match.start("name"), match.end("name"), "PolicyDocument", match["name"], "numbered")


__all__ = ["find_capital_words"]
