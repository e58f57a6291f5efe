"""Plans of some years that are told by their count, in small letters: "the sixth five-year plan of Ayala"."""

from collections.abc import Iterator

from kg import lazy_re as re
from kg.claims.patterns.cued import cued
from kg.claims.patterns.months import MONTH, WEEKDAY
from kg.claims.patterns.name_patterns import CAP
from kg.claims.plans.programmes import COMPLEMENT, NO_DAY

# "the outline of the sixth five-year plan"
_OUTLINE_OF = re.compile(r"\b[Tt]he\s+(?P<outline>outline\s+of\s+(?:the\s+)?)$")
# "sixth five-year plan"
_COUNTED = cued(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|\d{1,2}(?:st|nd|rd|th))"
    r"\s+(?:(?:three|four|five|six|seven|ten)-year[\s-]+(?:(?:national|economic|development|social)\s+){0,2}(?:plan|programme|program)|(?:Three|Four|Five|Six|Seven|Ten)-Year-(?:Plan|Programme|Program))(?![\w-])"
    # "of Ayala Province": whose it is
    rf"(?:\s+of\s+(?:the\s+)?(?!{MONTH}|{WEEKDAY}){CAP}(?:\s+{CAP}){{0,3}}(?:\s+(?:province|city|state|region|prefecture|county|district|municipality))?(?![\w’'-])"
    # "for the shipping trade": what it is for
    rf"|\s+for\s+(?!the\s+(?:periods?|country|nation|years?|first|second|next|coming|future|region|city|province|area|zone)\b){NO_DAY}{COMPLEMENT})?"
)


def find_nth(text: str) -> Iterator[tuple[int, int]]:
    """Yield where such a plan begins and ends, with its outline before it and whose or what it is for behind it.

    >>> t = "It follows the outline of the sixth five-year plan of Ayala and the fifth five-year plan for the port trade."
    >>> [t[a:b] for a, b in find_nth(t)]
    ['outline of the sixth five-year plan of Ayala', 'fifth five-year plan for the port trade']
    """
    for match in _COUNTED.finditer(text):
        outline = _OUTLINE_OF.search(text, max(0, match.start() - 24), match.start())
        start = outline.start("outline") if outline else match.start()
        yield start, start + len(text[start : match.end()].rstrip(" ,"))


__all__ = ["find_nth"]
