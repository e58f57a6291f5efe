"""What a figure is of where that is told by a relative clause, by what it equals or behind the other end of a range."""

from collections.abc import Iterator

from kg import lazy_re as re
from kg.claims.figures.name_parts import HEDGE, LONG_NAME, NAME, WORD
from kg.claims.patterns.cued import cued

# "a net debt equivalent to 3 percent"
_EQUALS = cued(
    rf"(?<![\w-]){LONG_NAME}(?:,?\s+(?:which|that)\s+is)?,?\s+(?:(?:equivalent|equal|corresponding|amounting)\s+to|totall?ing)\s+{HEDGE}$"
)
# "exports of nets, which reached 3 million"
_WHICH = cued(
    rf"(?<![\w-]){NAME},?\s+(?:which|that)\s+(?:had\s+|has\s+|have\s+|now\s+|already\s+|currently\s+)?(?:reached|hit|exceed(?:s|ed)?|total(?:s|led|ed)?|(?:stands?|stood)(?:\s+at)?|amount(?:s|ed)?\s+to|account(?:s|ed)?\s+for|ma[dk]es?\s+up|represent(?:s|ed)?|(?:rose|grew|fell|rises?|grows?|falls?|increased|decreased|declined|went(?:\s+up)?|climbed|dropped)(?:\s+[a-z]+ly)?\s+(?:from|to|by))\s+{HEDGE}$"
)
# "subsidies ranging from 12 to 40 percent"
_LED = rf"(?:\b(?:the|an?|its|their|our|with|of|for|and|in|pays?|offers?|gives?|grants?|provides?|involves?|includes?|has|have|had)|,)\s+(?P<what>{WORD}(?:\s+{WORD}){{0,2}})"
_RANGING = cued(rf"{_LED}\s+(?:ranging|varying|going)\s+(?:from|between)\s+{HEDGE}$")
# "a boat subsidy of a tenth of the price, capped at 3 million"
_CAPPED = cued(
    rf"(?<![\w-])(?P<what>(?:{WORD}\s+){{0,2}}(?:subsid(?:y|ies)|grants?|reimbursements?|assistance|incentives?|rebates?|loans?|support|funding|aid|allowances?|concessions?))\b[^.;]{{0,140}},?\s+(?:capped\s+at|subject\s+to\s+a\s+(?:maximum|ceiling|cap|limit)\s+of|with\s+a\s+(?:maximum|ceiling|cap|limit)\s+of|up\s+to\s+a\s+(?:maximum|ceiling|limit)\s+of)\s+{HEDGE}$"
)
# "two rounds of bids ($150m)"
_BRACKET = cued(rf"{_LED}\s+\({HEDGE}$")
# "60 percent of whom are women"
_OF_WHOM = re.compile(
    r"\s+of\s+(?:whom|which|them|these)\s+(?:are|were|is|was|will\s+be)\s+(?P<what>(?!(?:in|at|on|from|to|by|under|the|now|also|still|being|not|expected|located|based|planned|[a-z]+ed)\b)[\w’'-]+(?:\s+(?!(?:in|at|on|from|to|by|and|who|which|that|with)\b)[\w’'-]+){0,3})(?=[,.;]|\s+(?:and|in|at|from|who|which|with)\b|\s*$)"
)
# "between 30% and 50% of mooring costs"
_RANGE = re.compile(
    rf"\s*(?:%|per\s?cent)?\s*(?:and|to|-|–)\s*\d[\d.,]*\s*(?:%|per\s?cent)\s+of\s+{NAME}", re.I
)


def further_names(text: str, start: int, end: int, left: int) -> Iterator[re.Match[str] | None]:
    """Yield what may name what the figure at ``start`` to ``end`` is of; ``left`` is how far back it may stand.

    >>> t = "It has a fleet of old boats, 60 percent of whom are ferries."
    >>> [m["what"] for m in further_names(t, 29, 39, 0) if m]
    ['ferries']
    >>> t = "It pays between 30% and 50% of mooring costs."
    >>> [m["what"] for m in further_names(t, 16, 19, 0) if m]
    ['mooring costs']
    """
    yield _OF_WHOM.match(text, end)
    yield _RANGING.search(text, left, start)
    yield _CAPPED.search(text, left, start)
    yield _RANGE.match(text, end) if text[end - 1 : end] in "%t0123456789" else None
    yield _EQUALS.search(text, left, start)
    yield _WHICH.search(text, left, start)
    yield _BRACKET.search(text, left, start) if text[end : end + 1] == ")" else None


__all__ = ["further_names"]
