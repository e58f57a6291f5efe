"""Zones whose name holds no word for a zone, by what a text says that they are: "Ayala is a new industrial city"."""

from collections.abc import Iterator
from functools import cache

from kg import lazy_re as re
from kg.claims.patterns.cued import Cued, cued
from kg.claims.patterns.gates import only_where
from kg.claims.patterns.months import MONTH, WEEKDAY
from kg.claims.patterns.words import alternation, plural, words
from kg.claims.places.unknown_places import NAME, opens_no_place
from kg.model import Mention

METHOD = "described"
_DET = r"(?:an?|the|one\s+of\s+the|(?:[A-Z][\w-]+|its|the\s+[a-z]+)['’]s?)"
_IS = r"(?:\s+(?:is|was|will\s+be|remains|became|has\s+become)\s+(?:also\s+|now\s+|to\s+be\s+|to\s+become\s+)?|\s*,\s+|\s+[–—-]\s+)"
_WORDS = (
    r"(?:(?!(?:of|in|at|for|to|from|with|by|near|on|that|which|and\s+the)\s)[\w$€£%.,’'&-]*[\w’'-]\s+){0,7}?"
)
# Behind the head the phrase must end: an "industrial park operator" is no park.
_ENDS = (
    r"(?=\s*[.,;:)(]|\s+[–—-]\s|\s+(?:in|at|on|near|off|outside|within|with|that|which|where|whose|covering|spanning|comprising|of|for|located|situated|being|under|to|"
    r"and|built|set|designed|planned|dedicated|run|project|developed|established|stretching|spread|along|between)\b|\s*$)"
)
_CALLED = r"(?:(?:\s+\([^()]{3,50}\))?,?\s+(?:to\s+be\s+|now\s+|also\s+|later\s+)?(?:called|named|known\s+as|dubbed|christened)\s+(?:[Tt]he\s+|as\s+)?[“‘\"']?)"
# "Ayala in Norland", "Boru (planned)" in a list
_MEMBER = rf"{NAME}(?:\s+&\s+{NAME})?(?:\s+in\s+(?:the\s+)?{NAME})?(?:\s+\([^()]{{1,60}}\))?"
_NEXT = r"(?:[,;]\s+(?:and\s+|as\s+well\s+as\s+)?|\s+and\s+|\s+as\s+well\s+as\s+)(?:the\s+)?(?:(?:soon-to-be|recently|newly|planned|upcoming|proposed|new|old)[a-z -]*\s)?"
_ONE = re.compile(
    rf"(?:^|(?<=[,;]\s)|(?<=\sand\s)|(?<=\sas\s)|(?<=\sthe\s)|(?<=[a-z]\s))(?<!\sin\s)(?<!\sin\sthe\s)(?P<name>{NAME}(?:\s+&\s+{NAME})?)"
)


_COUNT = r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en)"


@cache
def _listed() -> Cued:
    """Return the pattern of zones in the plural and a list of what they are called: "zones such as A and B"."""
    several = [plural(h) for h in words().list("zone", "lower_heads") if not h.endswith("area")]
    heads = alternation([*several, *(h.title() for h in several if "port" in h or " " in h)])
    short = r"(?:SEZs|EPZs|FTZs|FEZs|(?:designated|new|planned|approved|free|economic|special)\s+zones)"
    where = rf"(?:\s+in\s+(?:the\s+(?:country|province|state|region|nation|kingdom)|{NAME}))?"
    # "Four free zones have been created in Norland: Ayala, …"
    made = (
        r"\s+(?:(?:will|shall|are\s+to|would)\s+be|(?:has|have)\s+been|were|are)\s+(?:[a-z]+ly\s+)?"
        rf"(?:created|established|designated|approved|set\s+up|planned|launched|opened|selected|announced|gazetted|operating|proposed){where}"
    )
    # "five special economic zones that are meant for firms with rail nearby: Ayala, …"
    counted = rf"\b(?:{_COUNT}|several|some|many|numerous|various|\d{{1,2}})\s+(?:[“”\w-]+\s+){{0,4}}?(?:{heads}|{short})\b[^.;:]{{0,140}}:\s*"
    return cued(
        rf"(?:{counted}|\b(?:{heads}|{short}){where}(?:\s*[:–—]\s*|\s+-\s+|{made}\s*:\s*|,?\s+(?:namely|including|such\s+as|like|called|are)[,:]?\s+))(?:the\s+)?"
        rf"(?P<row>{_MEMBER}(?:{_NEXT}{_MEMBER}){{1,14}})"
    )


@cache
def _patterns() -> tuple[Cued, Cued, Cued]:
    heads = [*words().list("zone", "lower_heads"), *words().list("zone", "described_heads")]
    one = alternation([*heads, *(h.title() for h in heads if " " in h)])
    return (
        cued(rf"(?P<name>{NAME})(?:\s+\([A-Z][\w-]{{1,11}}\))?{_IS}{_DET}\s+{_WORDS}{one}{_ENDS}"),
        cued(
            rf"\b(?:{one}|(?:IT|Information\s+Technology|Business|Industrial|Economic|Science)\s+(?:Park|Zone)|{alternation(plural(h) for h in heads)}){_CALLED}(?P<name>{NAME})"
        ),
        # "its first industrial park, Ayala, opened in 2015"
        cued(
            rf"\b(?:first|second|third|new|newest|oldest|earliest|latest|largest|biggest|only|main|flagship)\s+(?:[a-z-]+\s+){{0,2}}{one},\s+(?P<name>{NAME})(?:\s+in\s+(?:the\s+)?{NAME})?,\s+(?:was|is|has|had|will|which|opened|covers|lies|began|started|hosts)\b"
        ),
    )


@only_where(lambda: (*_patterns(), _listed()))
def find_described_zones(text: str) -> Iterator[Mention]:
    """Yield the names of which a text says that they are a zone, or which it gives to one.

    >>> [m.name for m in find_described_zones("Ayala (AYL) is a 900-hectare free zone near Boru.")]
    ['Ayala']
    >>> [m.name for m in find_described_zones("He leads Ayala, an industrial park operator; a smart city called Cana grew.")]
    ['Cana']
    >>> [m.name for m in find_described_zones("Three free zones, namely Ayala in Norland, Boru (new) and Cana.")]
    ['Ayala', 'Boru', 'Cana']
    """
    found = [
        (m.start("name"), m["name"]) for p in _patterns() for m in p.finditer(text) if not _is_site(text, m)
    ]
    for row in _listed().finditer(text):
        base = row.start("row")
        found += [(base + m.start("name"), m["name"]) for m in _ONE.finditer(_unbracketed(row["row"]))]
    for start, name in found:
        person = _TITLE_OF.search(text, max(0, start - 12), start)
        if (_LETTERS.fullmatch(name) or not opens_no_place(name)) and not (person or _NO_ZONE.search(name)):
            yield Mention(start, start + len(name), "Zone", name, METHOD)


_AT = re.compile(r"\b(?:at|in|near|for|from|to|[A-Z][\w’'-]+\s+of)\s+(?:the\s+)?$")
_GOES_ON = re.compile(r"[^.;]{0,120}?(?:,|\s)\s*(?:and|or)\s+(?:an?|the|two|three|new)\s")


def _is_site(text: str, match: re.Match[str]) -> bool:
    """Return whether a name is the site of the first of a list: "a mill at Ayala, an industrial park in Boru and a road"."""
    return (
        text[match.end("name") : match.end("name") + 1] == ","
        and _AT.search(text, max(0, match.start() - 24), match.start("name")) is not None
        and _GOES_ON.match(text, match.end()) is not None
    )


def _unbracketed(row: str) -> str:
    """Return a row of the same length in which what stands in brackets cannot be read."""
    return re.sub(r"\([^()]*\)", lambda m: "-" * len(m[0]), row)


# "the chairperson, Hon. Ayala Boru, the team saw the Industrial Park"
_TITLE_OF = re.compile(
    r"\b(?:Hon|Mr|Mrs|Ms|Dr|Prof|Eng|Engr|Sir|Dame|Lord|Lady|Sheikh|Gen|Col|Sen|Gov)\.?\s$"
)
# "NEOM", but not "SEZ"
_LETTERS = re.compile(r"[A-Z]{4,8}")
_NO_ZONE = re.compile(
    rf"(?:['’]s?|\b(?:{MONTH}|{WEEKDAY}|"
    r"Group|Ltd|Limited|Inc|Corp|Corporation|Company|Bank|Holdings?|Authority|Ministry|Council|Commission|Government|Agency|Board|Committee|Minister|President|"
    r"Act|Law|Plan|Programme|Program|Strategy|Initiative|Policy|Vision|Decree|Order|Agreement|Project|Phase|Mr|Ms|Dr|University|Institute|Association|Chamber|Fund|Forum|River|Lake|Sea|Province|District|County|State))$"
    r"|^(?:Located|Situated|Once|Today|Mr|Ms|Dr|Sir|King|Queen|President|Minister|According|Phase|As|For|Of|By|Under|Along|About|Some|Plans|Work|Construction)\b"
)
