"""Find state budgets named by their year, and what is read out with them: "the 1997 Polish state budget", "Budget Speech 2021"."""

from collections.abc import Iterator
from functools import cache

from kg import lazy_re as re
from kg.claims.patterns.words import alternation, words
from kg.claims.plans.programmes import LIKELY
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


# "2031-2032 Budgetary Statement", "Budget Speech for the Financial Year 2031/32", "the Financial Statement and Budgetary Proposals"
_SPOKEN = re.compile(
    rf"(?<![\w'’-])(?:(?P<ahead>{_YEAR})\s+)?(?:(?:National|Annual|Supplementary|State)\s+)?(?:Budget(?:ary)?\s+(?:Speech|Statement|Address|Policy\s+Statement|Framework\s+Paper)|Financial\s+Statement\s+and\s+Budget(?:ary)?\s+Proposals)"
    rf"(?P<behind>,?\s+(?:(?:of|for)\s+(?:the\s+)?)?(?:(?:[Ff]iscal|[Ff]inancial)\s+[Yy]ear\s+|FY\s?)?{_YEAR})?(?![\w-]|/\d)"
)
# "delivered the Budget Speech": without a year an act shows that one text is meant.
_DELIVERED = re.compile(
    r"\b(?:deliver(?:ed|s|ing)?|present(?:ed|s|ing)?|tabl(?:ed|es|ing)|read(?:ing)?|[Tt]he|this\s+year['’]s)\s+(?:(?:the|his|her|its|this\s+year['’]s)\s+)?$"
)


def _spoken(text: str) -> Iterator[Mention]:
    for match in _SPOKEN.finditer(text):
        if match["ahead"] or match["behind"]:
            yield Mention(match.start(), match.end(), "PolicyDocument", match[0], "capitalised")
        elif _DELIVERED.search(text, max(0, match.start() - 40), match.start()):
            yield Mention(match.start(), match.end(), "PolicyDocument", match[0], LIKELY)


def find_budgets(text: str) -> Iterator[Mention]:
    """Yield the budgets of states that are told by their year; that one is a policy is likely only.

    >>> [m.name for m in find_budgets("Parliament passed the 1996 budget; the 1997 budget deficit grew.")]
    ['1996 budget']
    >>> [m.name for m in find_budgets("The 2031-2032 Budget Statement was read; a Budget Speech is long.")]
    ['2031-2032 Budget Statement']
    """
    if "Budget" in text:
        yield from _spoken(text)
    if "budget" not in text:
        return
    for match in _pattern().finditer(text):
        n = 1 if match[1] else 2
        yield Mention(match.start(n), match.end(n), "Strategy", match[n], LIKELY)
