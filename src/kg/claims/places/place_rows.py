"""Places that no table knows, in a row before or behind a word for their kind: "Ayala, Boru and Cana districts"."""

from collections.abc import Iterator
from functools import cache, lru_cache

from kg import lazy_re as re
from kg.claims.patterns.area_kinds import LEVEL, MANY
from kg.claims.patterns.cued import cued
from kg.claims.patterns.gates import only_where
from kg.claims.patterns.words import alternation, words
from kg.claims.places.unknown_places import FIRM_END, NAME, NO_AREA, opens_no_place
from kg.model import Mention

_KINDS = rf"(?:{MANY})"
_ROW = rf"{NAME}(?:,\s+{NAME}){{0,12}},?\s+and\s+(?:the\s+)?{NAME}"
_BEHIND = cued(rf"\s{_KINDS}\b(?!\s+(?:of|in)\s+[A-Z])")
_BEFORE = re.compile(rf"(?P<row>{_ROW})$")
# "Barangays Ayala and Boru", "over counties Ayala and Boru"
_LED = cued(rf"\b(?:{MANY})\s+(?P<row>{_ROW})(?![’'])")
# "The cities of the belt include Ayala, Boru and Cana."
_ARE = cued(
    rf"\b{_KINDS}\b(?:[^.;:]{{0,80}}?\s(?:include|are|were)\s+(?:(?:included|covered|found)\s[^.;:]{{0,60}}:\s+)?|\s+[–—-]\s+)(?:the\s+)?(?P<row>{_ROW})(?=[.;)]|\s+[–—-]\s|,\s+(?:which|with|while|where)\b|\s*$)"
)
# "It stretches from Ayala in the west to Boru in the east."
_FROM = cued(
    rf"\b(?:stretch|run|extend|span|go)(?:s|es|ing)?\s+(?:(?:about\s+|some\s+)?[\d,.]+\s*(?:km|kilomet\w+|miles)\s+)?from\s+(?P<one>{NAME})(?:\s+in\s+(?:the\s+)?[a-z-]+)?"
    rf"\s+to\s+(?P<two>{NAME})(?=[.,;)]|\s+(?:in|on|and|via|through|along|near|by)\b|\s*$)"
    # ", through Cana and Dhol"
    rf"(?:(?:\s+in\s+(?:the\s+)?[a-z-]+)?,?\s+(?:via|through|passing\s+through|by\s+way\s+of)\s+(?P<via>{NAME}(?:(?:,\s+|,?\s+and\s+){NAME}){{0,8}}))?"
)
# "It runs from Ayala through Boru and Cana to Dhol."
_THROUGH = cued(
    rf"\b(?:run|stretch|extend|span|go|lead)(?:s|es|ing)?\s+(?:(?:about\s+|some\s+)?[\d,.]+\s*(?:km|kilomet\w+|miles)\s+)?from\s+(?P<one>{NAME}),?\s+(?:via|through|passing\s+through|by\s+way\s+of)\s+(?:the\s+)?"
    rf"(?P<via>{NAME}(?:(?:,\s+|,?\s+and\s+){NAME}){{0,8}}),?\s+to\s+(?P<two>{NAME})"
)
# "the border between Ayala and Boru", "at the junction of Ayala, Boru and Cana"
_BORDER = cued(
    rf"\b(?:border|boundary|boundaries|junction|juncture)\s+(?:between|of)\s+(?:the\s+)?(?P<row>{_ROW})(?=[.,;)]|\s+[a-z]|\s*$)"
)
# "In Norland, the counties of Ayala and Boru"
_FRONT = cued(
    rf"\b[Ii]n\s+(?:the\s+)?(?:{LEVEL}\s+of\s+)?(?P<one>{NAME}),\s+(?:the\s+)?{_KINDS}\s+of\s+(?=[A-Z])"
)
# "counties …: Ayala at 178 percent, Boru and Cana both at 123 percent", "… Ayala (3 million), Boru (2 million)"
_MEASURED = cued(
    rf"(?P<row>{NAME}(?:(?:,\s+|,?\s+and\s+){NAME}){{0,3}})\s+(?:(?:each\s+|both\s+)?(?:at|with)\s+\d[\d.,]*\s*(?:%|per\s?cent)|\((?:[A-Za-z]{{1,4}}\.?\s?|[$€£¥₹])?\d[^()]{{0,30}}\))"
)
_COUNTED = re.compile(rf"\b{_KINDS}\b")
_FEWEST = 3
_WINDOW = 240
_MEMBER = re.compile(rf"(?:^|(?<=,\s)|(?<=\sand\s)|(?<=\sthe\s)){NAME}")


@lru_cache(maxsize=4096)
def places_in_rows(text: str) -> tuple[Mention, ...]:
    """Return the places of rows that a word for their kind closes, opens or introduces; kept, as sentences are read twice.

    >>> [m.name for m in places_in_rows("It takes in Ayala, Boru and New Cana districts.")]
    ['Ayala', 'Boru', 'New Cana']
    >>> [m.name for m in places_in_rows("Portions of Barangays Ayala and Boru; from Cana to Dora.")]
    ['Ayala', 'Boru']
    >>> [m.name for m in places_in_rows("It runs from Ayala through Boru to Cana, at the border of Dora and Esh.")]
    ['Dora', 'Esh', 'Ayala', 'Cana', 'Boru']
    >>> places_in_rows("Chinese and Korean cities, Science and Technology towns.")
    ()
    """
    return tuple(_in_rows(text))


@only_where(_BEHIND, _LED, _ARE, _FROM, _FRONT, _MEASURED, _THROUGH, _BORDER)
def _in_rows(text: str) -> Iterator[Mention]:
    for kind in _BEHIND.finditer(text):
        at = max(0, kind.start() - _WINDOW)
        if row := _BEFORE.search(text[at : kind.start()]):
            yield from _members(text, at + row.start("row"), kind.start())
    for pattern in (_LED, _ARE, _BORDER):
        for match in pattern.finditer(text):
            yield from _members(text, match.start("row"), match.end("row"))
    rows = list(_MEASURED.finditer(text)) if "(" in text or " at " in text or " with " in text else []
    if len(rows) >= _FEWEST and _COUNTED.search(text):
        for match in rows:
            yield from _members(text, *match.span("row"), rivers=True)
    for match in _FRONT.finditer(text):
        yield from _members(text, *match.span("one"))
    for match in (*_FROM.finditer(text), *_THROUGH.finditer(text)) if " from " in text else ():
        for part in ("one", "two"):
            if is_place(match[part]):
                yield Mention(match.start(part), match.end(part), "Place", match[part], "pattern")
        if match["via"]:
            yield from _members(text, match.start("via"), match.end("via"))


def _members(text: str, start: int, end: int, *, rivers: bool = False) -> Iterator[Mention]:
    found = [(start + m.start(), start + m.end()) for m in _MEMBER.finditer(text[start:end])]
    if all(is_place(_RIVER.sub("", text[a:b]) if rivers else text[a:b]) for a, b in found):
        for a, b in found:
            yield Mention(a, b, "Place", text[a:b], "pattern")


def is_place(name: str) -> bool:
    """Return whether a capitalised name may be that of a place: it begins as no other word and ends as no firm.

    >>> is_place("Ayala"), is_place("Chinese"), is_place("Ayala Park")
    (True, False, False)
    """
    return not (
        opens_no_place(name)
        or NO_AREA.search(_NEW.sub("", name))
        or FIRM_END.search(name)
        or _nation().fullmatch(name)
        or _ORDER.match(name)
    )


@cache
def _nation() -> re.Pattern[str]:
    return re.compile(alternation(words().map("nationalities")))


# "Old River county": in a row of counties it is one.
_RIVER = re.compile(r"\s(?:River|Lake|Bay|Valley|Hills?)$")
_NEW = re.compile(r"^(?:New|Old)\s+")
_ORDER = re.compile(
    r"(?:First|Second|Third|Fourth|Tier|Coastal|Inland|Urban|Rural|European|African|Asian|American|Arab|Member|Belt|Other|Many|Most|Some|All|Both|Several|"
    r"Smart|Green|Sister|Twin|Pilot|Major|Large|Small|Islamic|Baltic|Nordic|Balkan|(?:New\s+)?(?:Era|Age|Normal|Year|Deal|Pattern|Journey|Economy|Century|Decade))\b"
)
