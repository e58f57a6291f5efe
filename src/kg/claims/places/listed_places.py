"""Places that no table knows, in lists that can only be lists of places."""

from collections.abc import Iterator

from kg import lazy_re as re
from kg.claims.patterns.area_kinds import ANY_MANY, MANY
from kg.claims.patterns.cued import cued
from kg.claims.places.covered_places import may_be_place
from kg.claims.places.unknown_places import NAME
from kg.model import Mention

_BRACKET = r"(?:\s+\([^()]{1,80}\))?"
_NEXT = r"(?:[,;]\s+(?:and\s+|or\s+)?(?:in\s+)?(?:the\s+)?|\s+and\s+(?:in\s+)?(?:the\s+)?)"
_ITEM = rf"{NAME}{_BRACKET}"
# "seven states: Ayala (rice, maize); Boru (cattle) and Cana (cotton)", "areas including Ayala, Boru and Cana"
_LIST = cued(
    rf"\b(?=\w)(?P<kind>{ANY_MANY}|authorities|councils|areas|sites|locations|places|parts|freeports|zones|parks|hubs|nodes|clusters|corridors|countries|"
    r"economies|centres|centers)"
    r"(?:\s*[:–—]\s*|,?\s+(?:including|such\s+as|namely|like|of|are|are\s+in|in)\s+)(?:in\s+)?(?:the\s+)?"
    rf"(?P<list>{_ITEM}(?:{_NEXT}{_ITEM}){{1,25}})(?![\w-])(?!\s+[A-Z])"
)
_LIST_CUE = cued(r"(?:s|ties|ies)(?:\s*[:–—]|,?\s+(?:including|such|namely|like|of|are|in)\b)")
# These words say by themselves that what follows are places.
_SURE = re.compile(MANY)
_MEMBER = re.compile(
    rf"(?:^|(?<=[,;]\s)|(?<=\sand\s)|(?<=\sthe\s)|(?<=\sin\s)|(?<=\sor\s))(?P<name>{NAME}){_BRACKET}"
)
# "in Khalu in Gujarat, Boru and Dhol in Punjab and Sana in Kerala": pairs of a town and its state.
_PAIR = cued(
    rf"(?P<one>{NAME})(?:(?:,\s+|\s+and\s+)(?P<two>{NAME}))?,?\s+(?:in|\()\s*(?:the\s+)?(?P<area>{NAME})\)?(?=[,;.]|\s+and\s|\s*$)"
)
_PAIRS_LEAD = re.compile(
    r"\b(?:located|situated|based|built|developed|set\s+up|established|planned|proposed|sited|come\s+up|coming\s+up|opened|approved|zones?|parks?|sites?|"
    r"nodes?|cities|towns?|hubs?|areas?|corridors?|ports?|clusters?|places|locations?|freeports?|estates?)\b[^.;:]{0,50}?(?:\b(?:in|at|are|including|include|as|of|namely,?)|:)\s+(?:the\s+)?$"
)
# Beside a known area: "in Oslo and Boru are", "in Oslo, Boru and Cana".
_AFTER = re.compile(
    rf"(?P<row>(?:,\s+{NAME}){{0,8}},?\s+and\s+(?:the\s+)?{NAME})(?=[.,;)]|\s+(?:have|are|were|will|for|on|by|that|which|with|as)\b|\s*$)"
)
_IN = re.compile(r"\b(?:in|across|throughout)\s+(?:the\s+)?$")
_FEWEST = 2


def listed_places(text: str, areas: list[tuple[int, int]]) -> Iterator[Mention]:
    """Yield unknown places of lists; ``areas`` are the (start, end) of the known areas in the text.

    >>> t = "It works in three states: Ayala (rice, maize); Boru (cattle) and Cana."
    >>> [m.name for m in listed_places(t, [])]
    ['Ayala', 'Boru', 'Cana']
    >>> t = "Yards are planned in Khalu in Gujarat, Boru and Dhol in Punjab and Sana in Kerela."
    >>> [m.name for m in listed_places(t, [(30, 37), (56, 62)])]
    ['Khalu', 'Boru', 'Dhol', 'Sana', 'Kerela']
    >>> t = "Pilots run in Gujarat, Boru, Dhol and Sana Bay."
    >>> [m.name for m in listed_places(t, [(14, 21)])]
    ['Boru', 'Dhol', 'Sana Bay']
    """
    if _LIST.may_match(text) and _LIST_CUE.search(text):
        for match in _LIST.finditer(text):
            yield from _members(match, areas)
    if areas:
        for place in (*_pairs(text, areas), *_beside(text, areas)):
            if not any(place.start < end and start < place.end for start, end in areas):
                yield place


def _members(match: re.Match[str], areas: list[tuple[int, int]]) -> Iterator[Mention]:
    base = match.start("list")
    found = [
        (base + m.start("name"), base + m.end("name"), m["name"]) for m in _MEMBER.finditer(match["list"])
    ]
    known = [f for f in found if any(s <= f[0] < e for s, e in areas)]
    if len(found) < _FEWEST or not (known or _SURE.fullmatch(match["kind"])):
        return
    for start, end, name in found:
        if _is_place(name):
            yield Mention(start, end, "Place", name, "pattern")


def _pairs(text: str, areas: list[tuple[int, int]]) -> Iterator[Mention]:
    pairs = list(_PAIR.finditer(text)) if areas else []
    known = [p for p in pairs if any(s <= p.start("area") < e for s, e in areas)]
    if not known or len(pairs) < _FEWEST or not _PAIRS_LEAD.search(text[: pairs[0].start()]):
        return
    for pair in pairs:
        for part in ("one", "two", "area"):
            if pair[part] and _is_place(pair[part]):
                yield Mention(pair.start(part), pair.end(part), "Place", pair[part], "pattern")


def _beside(text: str, areas: list[tuple[int, int]]) -> Iterator[Mention]:
    for start, end in areas:
        if _IN.search(text[max(0, start - 24) : start]) and (match := _AFTER.match(text, end)):
            row = [(end + m.start("name"), m["name"]) for m in _MEMBER.finditer(match["row"], 1)]
            for at, name in row if all(_is_place(name) for _, name in row) else ():
                yield Mention(at, at + len(name), "Place", name, "pattern")


def _is_place(name: str) -> bool:
    return may_be_place(name) and not name.endswith(("'s", "’s"))
