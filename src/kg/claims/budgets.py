"""Find state budgets named by their year: "the 1997 Polish state budget", "next year's budget" is none."""

from collections.abc import Iterator
from functools import cache

from kg import lazy_re as re
from kg.claims.programmes import LIKELY
from kg.claims.words import alternation, words
from kg.model import Mention

_YEAR = r"(?:19|20)\d\d(?:\s*[-–/]\s*(?:19|20)?\d\d)?"
# What is only a part or a figure of a budget.
_PART = (
    r"(?:deficits?|gap|shortfall|surplus|cuts?|year|years|target|targets|talks|debate|speech|figures?|estimates?|cycle|period|season|"
    r"session|proposals?|report|process|office|committee|allocation|allocations|of\s+(?:[$€£¥]|US\$|Rs|about|around|over|some|only|just|\d))"
)


@cache
def _pattern() -> re.Pattern[str]:
    nations = alternation(words().map("nationalities"))
    kinds = r"(?:state|federal|national|central|general|government|supplementary|draft|interim|public|municipal|city|provincial)"
    return re.compile(
        rf"(?<![\w-])((?:{nations}\s+)?(?:{kinds}\s+)?{_YEAR}\s+(?:fiscal\s+)?(?:{nations}\s+)?(?:{kinds}\s+){{0,2}}budget)(?![\w-]|\s+{_PART})"
        rf"|(?<![\w-])((?:{kinds}\s+){{0,2}}budget\s+for\s+(?:the\s+)?(?:fiscal\s+year\s+|financial\s+year\s+)?(?:(?:FY\s?)?{_YEAR}|FY\s?\d\d(?:[-–/]\d\d)?))(?![\w-])"
    )


def find_budgets(text: str) -> Iterator[Mention]:
    """Yield the budgets of states that are told by their year; that one is a policy is likely only.

    >>> [m.name for m in find_budgets("Parliament passed the 1996 budget; the 1997 budget deficit grew.")]
    ['1996 budget']
    """
    if "budget" not in text:
        return
    for match in _pattern().finditer(text):
        n = 1 if match[1] else 2
        yield Mention(match.start(n), match.end(n), "Strategy", match[n], LIKELY)
