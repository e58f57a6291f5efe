"""Acts whose number stands behind their day: "Order of the Minister of Ports of 3 May 2019 No. 45"."""

from collections.abc import Iterator

from kg import lazy_re as re
from kg.claims.patterns.cued import cued
from kg.claims.patterns.gates import only_where
from kg.claims.patterns.months import MONTH
from kg.claims.patterns.name_patterns import CAP
from kg.model import Mention

_KINDS = (
    r"(?:Law|Decree|Resolution|Order|Code|Decision|Edict|Directive|Ordinance|Instruction|Regulation|Ukase|Ukaz|Circular|Notice|Notification|"
    r"Government\s+Resolution|decree|resolution|order|decision)"
)
DAY = rf"(?:\d{{1,2}}(?:\s?(?:st|nd|rd|th))?(?:\s+of)?\s+{MONTH},?\s+(?:19|20)\d\d|{MONTH}\s+\d{{1,2}}(?:,\s*|\s+)(?:19|20)\d\d|\d{{1,2}}\.\d{{1,2}}\.(?:19|20)\d\d)"
# "No. UP-4931", "N 213-FZ", "№ 12"
CODE = r"(?:No\.?|Nr\.?|N|№|#)\s?(?P<code>[A-ZА-Я]{0,4}[-/]?\d{1,5}(?:[-/][\wА-Яа-я]{1,8}){0,2})(?!\w)"
_OWNER = rf"(?:of|by)\s+(?:the\s+)?(?:{CAP}(?:\s+|,\s+|\s+and\s+(?:the\s+)?|\s+(?:of|for|on|under)\s+(?:the\s+)?)){{1,10}}"
_ACT = cued(
    rf"(?<![\w-])(?:(?:Presidential|Government|Federal|Constitutional|Ministerial|Royal|Joint)\s+)?{_KINDS}\s+(?:{_OWNER})?(?:of|dated|from|as\s+of)\s+(?:the\s+)?{DAY},?\s+(?:the\s+)?(?:under\s+)?{CODE}"
    r"(?:,?\s+[“\"«](?:On|About|Concerning|Regarding)\s[^“”\"«»\n]{4,160}[”\"»])?"
    # "Edict of the President of Norvia No 93": its day may follow.
    rf"|(?<![\w-])(?:(?:Presidential|Government|Federal|Constitutional|Ministerial|Royal|Joint)\s+)?{_KINDS}\s+{_OWNER}{CODE.replace('<code>', '<behind>')}"
)
_PARTS = re.compile(rf"(?P<kind>{_KINDS})\b.*?{DAY},?\s+(?:the\s+)?(?:under\s+)?(?P<number>{CODE})", re.S)
_BEFORE_DAY = re.compile(rf",?\s+(?:of|dated|from|as\s+of)\s+(?:the\s+)?{DAY}")


@only_where(_ACT)
def find_dated_numbers(text: str) -> Iterator[Mention]:
    """Yield the acts that are named by their kind, often their issuer, their day and then their number.

    >>> [m.name for m in find_dated_numbers("Under the Order of the Minister of Ports of 3 May 2019 No. 45 it sails.")]
    ['Order of the Minister of Ports of 3 May 2019 No. 45']
    >>> list(find_dated_numbers("The order of 3 May 2019 for 45 boats was late."))
    []
    """
    for match in _ACT.finditer(text):
        yield Mention(match.start(), match.end(), "PolicyDocument", match[0], "numbered")


def names_without_day(name: str) -> tuple[str, ...]:
    """Return the other names of an act that is named by its day and number: its kind with the number, and without the day.

    >>> names_without_day("Order of the Minister of Ports of 3 May 2019 No. 45")
    ('Order No. 45', 'No. 45', 'Order of the Minister of Ports of 3 May 2019')
    >>> names_without_day("Order No. 45")
    ()
    """
    match = _PARTS.search(name)
    day = _BEFORE_DAY.search(name)
    if match is None or day is None or match.start("number") < day.start():
        return ()
    number = " ".join(match["number"].split())
    return (f"{match['kind']} {number}", number, name[: day.end()])


__all__ = ["CODE", "DAY", "find_dated_numbers", "names_without_day"]
