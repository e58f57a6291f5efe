"""Places that no table knows, which a zone is said to cover or to be made up of."""

from collections.abc import Iterator

from kg import lazy_re as re
from kg.claims.patterns.area_kinds import LEVEL, MANY, ONE
from kg.claims.places.unknown_places import CAPITALS, FIRM_END, NO_AREA, opens_no_place
from kg.model import Mention

_UNITS = (
    r"(?:areas?|districts?|counties|cities|towns?|townships|villages|provinces|states|regions|municipalities|islands?|communes|wards|boroughs|parts|"
    r"sites|zones|sections|blocks|nodes|hubs|clusters|components|quarters|sub-districts|subdistricts|parishes|prefectures|governorates|parks|places|locations|sub-?zones|sub-?areas|townships|counties)"
)
_VERB = (
    r"(?:covers?|spans?|comprises?|embrac(?:es|ing)|encompass(?:es|ing)?|consist(?:s|ing)?\s+of|made\s+up\s+of|composed\s+of|comprised\s+of|covering|comprising|spanning|"
    r"stretch(?:es|ing)?\s+across|tak(?:es|ing)\s+in|brings?\s+together|unites|extend(?:s|ing)?\s+(?:across|over|into)|(?:spread|distributed|scattered|dispersed)\s+(?:across|over|among|throughout)|reaches\s+into|"
    r"straddl(?:es|ing)|incorporat(?:es|ing)|involv(?:es|ing)|includes|divided\s+into|split\s+into|administers|governs|has\s+jurisdiction\s+over|ha(?:s|ve)|with|"
    r"formed\s+(?:of|by|from)|combin(?:es|ing)|contains|pass(?:es|ing)?\s+through|runs\s+through|traverses|(?:was|is|been|be)\s+(?:extended|expanded|enlarged)\s+(?:in\s+\d{4}\s+)?to)"
)
# "three areas – ", "the towns of ", "parts of ", "nine cities, namely "
_KIND = (
    rf"(?:(?:the\s+)?{LEVEL}\s+of\s+(?:the\s+)?|the\s+(?:city|town|capital|port)(?:\s+and\s+(?:its|the)\s+[a-z]+)?,?\s+as\s+well\s+as\s+|(?:[a-z]+\s+){{1,4}}(?:in|of|at|across|including|:)\s+(?:the\s+)?|(?:[a-z\d-]+\s+){{0,5}}{_UNITS}(?:\s+(?:in|of)\s+(?:the\s+)?{CAPITALS})?"
    r"(?:\s*[:(–—]\s*|\s+-\s+|,?\s+(?:namely,?|including|i\.e\.,?|viz\.?|among\s+them|among\s+which|that\s+is,?|as\s+follows:|which\s+are|at)\s+|,\s+|\s+of\s+)(?:namely\s+)?)"
)
# "Sana (60 sq km), Bara (20 sq km) and Rayo (40 sq km)"
_SIZE = r"(?:\s+\(\d[^()]{1,30}\))?"
_LIST = rf"(?P<list>(?:the\s+)?{CAPITALS}{_SIZE}(?:(?:,\s+(?:and\s+)?|\s+and\s+)(?:the\s+)?{CAPITALS}{_SIZE}){{1,14}})"
_ENDS = rf"(?=[.;)]|\s*$|\s+\([A-Z]|\s+[–—-]\s|,\s+(?:[a-z]|and\s+(?:is|was|has|lies))|,?\s+(?:as\s+well\s+as|along\s+with|together\s+with|plus|with|which|where|before|until)\s|\s+(?:{_UNITS}|coasts?|valleys?)\b|\s+(?:too|also|today|now|in|from|since)\b)"
_COVERED = re.compile(
    rf"\b(?:(?!(?:has|have|with)\b){_VERB}\s+{_KIND}?|(?:ha(?:s|ve)|with|includ(?:e|ing)|contain(?:ing)?|comprise|encompass|involve|consist\s+of|made\s+up\s+of|divided\s+into)\s+(?=[a-z\d]){_KIND}){_LIST}{_ENDS}"
)
# "the three districts of the Bay Zone, A, B and C," and "the Bay Zone (A, B and C)"
_OF = re.compile(rf"\b(?:{_UNITS}\s+(?:of|in|within)|(?:make|makes)\s+up|constitute|form)\s+(?:the\s+)?$")
_NAMED = re.compile(rf"(?:,|\s+\(|\s+[–—-]|:)\s*(?:namely\s+|including\s+)?{_LIST}{_ENDS}")
_BRACKET = re.compile(
    rf"\s+\((?:comprising\s+|covering\s+|namely\s+|including\s+|consisting\s+of\s+|made\s+up\s+of\s+)?{_LIST}\)"
)


def places_covered(text: str, zones: list[tuple[int, int]]) -> Iterator[Mention]:
    """Yield the capitalised names that a zone "covers"; the method is ``guess``, for they may be other things.

    >>> t = "Dhol Economic Zone covers Sana, Bara and Rayo."
    >>> [m.name for m in places_covered(t, [(0, 18)])]
    ['Sana', 'Bara', 'Rayo']
    >>> t = "Dhol Economic Zone (Sana, Bara and Rayo) is made up of three areas."
    >>> [m.name for m in places_covered(t, [(0, 18)])]
    ['Sana', 'Bara', 'Rayo']
    """
    if not zones:
        return
    match = _COVERED.search(text, zones[0][1]) or _before(text, zones[0][0])
    if match is None:
        match = next((m for start, end in zones if (m := _named(text, start, end))), None)
    for name in (
        re.finditer(r"[^,]+?(?=,|\s+and\s+|$)", match["list"]) if match and " and " in match["list"] else ()
    ):
        words = _LED_BY_KIND.sub("", name[0])
        start = match.start("list") + name.end() - len(words) if match else 0
        # "Sana of Kurala County" are two.
        words = _OF_ANOTHER.split(words)[0].partition(" (")[0].rstrip()
        if may_be_place(words):
            yield Mention(start, start + len(words), "Place", words, "guess")


def may_be_place(name: str) -> bool:
    """Return whether a capitalised name is neither that of a firm nor of something else that is no area.

    >>> may_be_place("Sana"), may_be_place("Sana Steel"), may_be_place("Sana Airport")
    (True, False, False)
    """
    return (
        name[:1].isupper()
        and not opens_no_place(name)
        and not NO_AREA.search(name)
        and not FIRM_END.search(name)
    )


# "and the District of Sana", "the States of Bara"
_LED_BY_KIND = re.compile(rf"^\s*(?:and\s+|the\s+)*(?:(?:{ONE}|{MANY})\s+of\s+(?:the\s+)?(?=[A-Z]))?")
_OF_ANOTHER = re.compile(r"\s+of\s+(?=[A-Z])")


# "Ayala, Boru and Cana are hereby grouped as the "
_FORM = re.compile(
    rf"(?:^|[.:;]\s+|\d\s+|\s[–—]\s){_LIST},?\s+(?:[–—]\s+)?(?:(?:together|jointly|now|hereby|have|has|been|are|were|was|is)\s+){{0,3}}"
    r"(?:form|make\s+up|constitute|(?:grouped|merged|united|joined|combined|designated|declared|consolidated|brought\s+together)\s+(?:as|into|in|to\s+form))\s+(?:the\s+|an?\s+)?(?:new\s+)?$"
)
# "Made up of Ayala and eleven villages, the "
_LED = re.compile(
    r"^\W*(?:Covering|Spanning|Comprising|Encompassing|Made\s+up\s+of|Consisting\s+of|Composed\s+of|Taking\s+in|Straddling|Uniting|Linking|Joining|Including)\s+"
    rf"(?:the\s+)?(?P<list>{CAPITALS}(?:(?:,\s+|,?\s+and\s+){CAPITALS}){{0,14}},?\s+and\s+(?:{CAPITALS}|[a-z\d][^,;.]{{3,40}})),\s+(?:the\s+)?$"
)


def _before(text: str, start: int) -> re.Match[str] | None:
    """Return the list before a zone that it is made of."""
    before = text[max(0, start - 240) : start]
    if " and " not in before:
        return None
    return _FORM.search(before) or _LED.search(before) if start <= len(before) else None


def _named(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the list behind a zone that names its parts."""
    if match := _BRACKET.match(text, end):
        return match
    return _NAMED.match(text, end) if _OF.search(text, max(0, start - 40), start) else None


_BETWEEN = re.compile(rf",\s+(?P<name>{CAPITALS}),\s+(?:the\s+)?")
_IN_BRACKET = re.compile(
    rf"(?:\s+{_UNITS}|\s+[A-Z][a-z]+)?\s+\((?:namely\s+|including\s+)?(?:the\s+)?{_LIST}\)"
)
_KIND_OF_AREA = re.compile(
    r"(?:^|\s)(?:County|District|Province|Prefecture|City|State|Municipality|county|district|province|prefecture|city|state|municipality)\b"
)


def places_between(
    text: str, zones: list[tuple[int, int]], areas: list[tuple[int, int]]
) -> Iterator[Mention]:
    """Yield the unknown place between a zone and a known area: "Dhol Industrial Park, Sana, Gujarat".

    >>> [m.name for m in places_between("Dhol Park, Sana, Gujarat", [(0, 9)], [(17, 24)])]
    ['Sana']
    """
    starts = {start for start, _ in areas}
    for _, end in zones:
        match = _BETWEEN.match(text, end)
        if (
            match
            and match.end() in starts
            and not opens_no_place(match["name"])
            and not NO_AREA.search(match["name"])
        ):
            yield Mention(match.start("name"), match.end("name"), "Place", match["name"], "pattern")


def places_in_brackets(text: str, areas: list[tuple[int, int]]) -> Iterator[Mention]:
    """Yield the unknown places listed in brackets behind an area: "towns in Kurala County (Sana, Bara and Rayo)".

    >>> [m.name for m in places_in_brackets("towns in Kurala County (Sana and Bara)", [(9, 22)])]
    ['Sana', 'Bara']
    """
    for start, end in areas:
        match = _IN_BRACKET.match(text, end) if "(" in text[end : end + 14] else None
        if match is None or not _KIND_OF_AREA.search(text[start : match.start("list")]):
            continue
        for name in re.finditer(r"[^,]+?(?=,|\s+and\s+|$)", match["list"]):
            words = _LED_BY_KIND.sub("", name[0]).rstrip()
            at = match.start("list") + name.start() + name[0].index(words)
            if words and not opens_no_place(words) and not NO_AREA.search(words):
                yield Mention(at, at + len(words), "Place", words, "pattern")
