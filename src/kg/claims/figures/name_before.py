"""What names right before a figure what it is of: "raise the share of ferries to 30 percent", "a road network of 3,000 km"."""

from kg import lazy_re as re
from kg.claims.figures.name_parts import HEDGE, LONG_NAME, NAME, WORD
from kg.claims.figures.trims import is_vague

REACH = 160  # letters
# "raise the share of ferries in the trade of the ports from 20 to 30 percent"
_MOVES = r"rais(?:e[sd]?|ing)|reduc(?:e[sd]?|ing)|cut(?:s|ting)?|slash(?:es|ed|ing)?|increas(?:e[sd]?|ing)|bring(?:s|ing)?|lower(?:s|ed|ing)?|lift(?:s|ed|ing)?|boost(?:s|ed|ing)?|expand(?:s|ed|ing)?|limit(?:s|ed|ing)?|diminish(?:es|ed|ing)?|keep(?:s|ing)?|push(?:es|ed|ing)?|(?:doubl|tripl|quadrupl|halv)(?:e[sd]?|ing)|grow(?:s|ing)?|shorten(?:s|ed|ing)?|narrow(?:s|ed|ing)?"
MOVED = re.compile(
    rf"(?:\b(?:{_MOVES})|\A\W*(?i:{_MOVES}))\s+{LONG_NAME},?\s+(?:from\s+(?:\S+\s+){{1,5}}?to|to|by|from|at|below|above|under)\s+{HEDGE}$"
)
# "rice production of 7 million tonnes", "contracts worth up to $3 billion"
OF_BEFORE = re.compile(rf"(?<![\w-]){NAME}\s+of\s+{HEDGE}$")
# "a subsidy on boats of 15,000 shillings": what is paid, with what for
PAID_FOR = re.compile(
    rf"(?<![\w-])(?P<what>(?:{WORD}\s+){{0,2}}?(?:subsid(?:y|ies)|grants?|rebates?|fees?|lev(?:y|ies)|tax(?:es)?|fines?|bonus(?:es)?|prices?|dut(?:y|ies)|loans?|awards?|allowances?|tolls?|vouchers?)"
    rf"\s+(?:on|for|to|in)\s+{WORD}(?:\s+{WORD}){{0,3}})\s+of\s+{HEDGE}$"
)
# "a small amount of trade at $3 billion"
AMOUNT_OF = re.compile(
    rf"\b(?:amount|volume|value|quantity|level)\s+of\s+(?P<what>{WORD}(?:\s+{WORD}){{0,3}})\s+(?:at|of|was|were|is|reached|stood\s+at|(?:rose|fell|grew|climbed)\s+(?:to|by))\s+{HEDGE}$"
)
# "increase the amount of tilled land to 3 hectares"
AMOUNT_TO = re.compile(
    rf"\b(?:amount|extent|stock|supply)\s+of\s+(?P<what>{WORD}(?:\s+{WORD}){{0,3}})\s+(?:from\s+(?:\S+\s+){{1,4}}?to|to|by)\s+{HEDGE}$"
)


def names_before(text: str, start: int, since: int) -> bool:
    """Return whether the words before a figure name what it is of: "a road network of 3,000 km"."""
    left = max(since, start - REACH)
    found = MOVED.search(text, left, start) or OF_BEFORE.search(text, left, start)
    return found is not None and not is_vague(found["what"].strip())
