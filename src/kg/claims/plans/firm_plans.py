"""Strategies and plans of firms, which are no policies: "Ayala Motors announced its Clean Cars Strategy"."""

from functools import cache

from kg import lazy_re as re
from kg.claims.gathering.registry import Registry
from kg.claims.patterns.words import alternation, words
from kg.model import Document

_FORM = (
    r"(?:Motors?|Holdings?|Ltd|Limited|Inc|Corp|PLC|plc|LLC|GmbH|AG|SpA|Airlines?|Airways|Steel|Electronics|Foods?|Pharmaceuticals?|Pharma|Chemicals|Automotive|"
    r"Breweries|Cement|Textiles|Shipping|Semiconductors?|(?<!Working )(?<!Bank )(?<!Steering )(?<!Expert )(?<!Advisory )(?<!Contact )Group)"
)
_NAMED = rf"(?:[A-Z][\w&.’-]*\s+){{1,4}}{_FORM}\b\.?"
_KIND = (
    r"(?:company|airline|carmaker|automaker|chipmaker|steelmaker|shipbuilder|retailer|brewer|utility|conglomerate|firm|start-?up|supermarket|oil\s+major|"
    r"shipping\s+line|manufacturer|lender|insurer|tech\s+giant|multinational)"
)
_FIRM = rf"(?:{_NAMED}|\b(?:[Tt]he|[Aa]n?|[Oo]ur)\s+(?:[a-z-]+\s+){{0,2}}{_KIND}\b)"
_WORDS = r"(?:(?:the|a|an|its|their|own|new|first|[a-z-]+)\s+){0,4}"
_AROUND = 120


@cache
def _before() -> re.Pattern[str]:
    """Return the pattern of a firm that owns or puts out what follows."""
    issue = alternation(words().list("verbs", "issue"))
    return re.compile(
        rf"{_FIRM}(?:['’]s?\s+(?:[a-z-]+\s+){{0,2}}|,?\s+(?:(?:has|have|had|also|recently|today|yesterday)\s+){{0,3}}{issue}\s+{_WORDS})[“‘\"]?$"
    )


_BEHIND = re.compile(
    rf"[”’\"]?\s+(?:of|by)\s+(?:the\s+)?{_NAMED}|[”’\"]?,?\s+(?:(?:was|is|has\s+been)\s+)?[a-z]+ed\s+by\s+{_FIRM}"
)


def is_of_firm(text: str, start: int, end: int) -> bool:
    """Return whether the words about a plan say that it is that of a firm.

    >>> t = "Ayala Motors announced its Clean Cars Strategy; the ministry announced its Clean Ports Strategy."
    >>> is_of_firm(t, 27, 46), is_of_firm(t, t.index("Clean Ports"), len(t) - 1)
    (True, False)
    """
    if _BEHIND.match(text, end) or re.search(rf"\s(?:of|by)\s+(?:the\s+)?{_NAMED}$", text[start:end]):
        return True
    return _before().search(text, max(0, start - _AROUND), start) is not None


def forget_firms(document: Document, registry: Registry) -> None:
    """Drop the plans that a document gives to a firm wherever it names them for the first time."""
    for thing in registry.of("policy"):
        first = min(thing.mentions, default=None)
        if first is None:
            continue
        low, high = max(0, first.start - _AROUND), first.end + _AROUND
        around = document.text[low:high]
        # Words of another sentence or block do not count.
        cut = max(around.rfind(mark, 0, first.start - low) for mark in (". ", "\n\n", "! ", "? ")) + 1
        if is_of_firm(around[cut:], first.start - low - cut, first.end - low - cut):
            registry.drop(thing.key)
