"""Areas told in a row with the larger area that holds them all: "the towns of Ayala and Boru, in Cana Province".

And those told with the years in which the parts of a zone open there: "in 2030 (Ayala) and 2032 (Boru)".
"""

from collections.abc import Iterator, Sequence

from kg import lazy_re as re
from kg.claims.gathering.collector import Collector
from kg.claims.patterns.area_kinds import ANY_MANY, ANY_ONE, LEVEL, MANY, ONE, SITED
from kg.claims.patterns.cued import cued
from kg.claims.sentences.reading import Reading
from kg.claims.territory.containment import is_below
from kg.claims.territory.headed_rows import draw_headed_rows
from kg.lexicon import Lexicon
from kg.model import Key, Mention

TOLD = "area-row-told"
ROW, BRACKET, PHASED = "area-row", "area-row-bracket", "sites-by-year"
KINDS, UNDER, CONSISTS = "area-row-kinds", "area-under", "area-consists"
# "Ayala (400 hectares)": what is said of a member in passing.
_ITEM = r"‹A\d+›(?:\s+\((?:[^()‹›]|‹[NDT]\d+›){1,60}\))?"
_MEMBERS = rf"{_ITEM}(?:,\s+(?:the\s+)?{_ITEM}){{0,20}},?\s+and\s+(?:the\s+)?{_ITEM}"
_LED = rf"\b(?:{ANY_MANY})\s+of\s+(?:the\s+)?"
_HOLDER = rf"(?:the\s+)?(?:{LEVEL}\s+of\s+(?:the\s+)?)?(?P<holder>‹A\d+›)(?!['’]s?\s+‹A)"
# "P district consists of ‹N› communes and ‹N› town: A, B and C"
_CONSISTS = cued(
    rf"(?P<holder>‹A\d+›)(?:\s+(?:{ONE}))?,?\s+(?:which\s+)?(?:consists?\s+of|comprises?|includes?|contains?|has|covers?|is\s+(?:divided|split)\s+into|is\s+made\s+up\s+of|with)\s+(?:the\s+|all\s+)?"
    rf"(?:following\s+(?:{MANY})|‹N\d+›\s+(?:[a-z-]+\s+){{0,2}}(?:{MANY})(?:,?\s+(?:and\s+)?‹N\d+›\s+(?:{MANY}|{ONE})){{0,3}})(?:\s*[:–—]|,\s+namely|,\s+that\s+is,?|\s+\()\s*"
    rf"(?P<row>(?:(?:,\s+|;\s+|,?\s+and\s+)?(?:(?:{MANY})(?::|\s+of)?\s+)?‹A\d+›(?:\s+(?:{ONE}))?){{2,60}})"
)
_DIRECTION = r"(?:the\s+)?(?:(?:north|south|east|west|centre|center|heart|interior)\s+of\s+(?:the\s+)?|(?:far\s+)?(?:[a-z-]+ern|central|coastal|(?:north|south)-?(?:east|west))\s+)?"
_LYING = r"(?:located\s+|situated\s+|lying\s+)?(?:in|within)\s+"
# "the towns of A and B, in P", "A, B and C, all in P"
_IN = cued(
    rf"(?:{_LED}(?P<row>{_MEMBERS}),?\s+(?:(?:all|both)\s+)?{_LYING}|(?P<all>{_MEMBERS}|{_ITEM}\s+and\s+{_ITEM}),\s+(?:all|both|each)\s+(?:(?:of\s+)?(?:them|which)\s+)?(?:are\s+)?{_LYING}){_DIRECTION}{_HOLDER}"
)
# "There are seven zones in P: in A, B and C", "three towns in P, namely A and B"
_ARE_IN = cued(
    rf"\b(?:{ANY_MANY}|{SITED})\s+(?:in|of|across|within)\s+{_DIRECTION}{_HOLDER}"
    rf"(?:\s+(?:{ONE}))?(?:,?\s+(?:namely|that\s+is),?\s+(?:in\s+)?|:\s+in\s+)(?:the\s+)?(?P<row>{_MEMBERS})"
)
# "In the P region, docks will be built in A, B and C"
_OPENED = cued(
    rf"^\W*In\s+{_DIRECTION}{_HOLDER}(?:\s+(?:{ANY_ONE}))?,\s+(?:(?!\b(?:that|which|who|from|made|sold|like|said|says)\b)(?:[^‹›;:.]|‹[NFZDT]\d+›)){{3,120}}?\s(?:in|at)\s+(?:the\s+)?(?:(?:[a-z-]+\s+){{0,2}}(?:{ANY_MANY})\s+of\s+)?(?P<row>{_MEMBERS})(?=[.;]|\s*$|,\s+(?:which|with|while|where|as)\b)"
)
# "A Municipality, B Village and C Ward of P District": each with a kind of its own
_OWN_KINDS = cued(
    rf"(?P<row>‹A\d+›(?:\s+(?:{ONE}))?(?:,\s+(?:the\s+)?‹A\d+›(?:\s+(?:{ONE}))?){{0,12}},?\s+and\s+(?:the\s+)?‹A\d+›(?:\s+(?:{ONE}|[Aa]rea))?)\s+(?:of|in)\s+(?:the\s+)?(?P<holder>‹A\d+›)(?!['’])(?!(?:\s+(?:{ONE}))?,?\s+and\s+(?:the\s+)?‹A)"
)
# "in P, the counties of A and B"
_FRONTED = cued(
    rf"\b[Ii]n\s+(?:the\s+)?(?:{LEVEL}\s+of\s+(?:the\s+)?)?(?P<holder>‹A\d+›),?\s+(?:the\s+)?{_LED}(?P<row>{_MEMBERS})(?!,?\s+(?:in|of)\s)"
)
# "A, B and C communes and parts of D and E communes of P", "A and B communes, P district": the kind is told behind.
_KINDS = rf"(?P<kinds>{MANY})"
_BEHIND = cued(
    rf"(?P<row>{_MEMBERS}\s+{_KINDS}(?:(?:,|,?\s+(?:and|as\s+well\s+as|plus))\s+(?:(?:a\s+|the\s+)?(?:[a-z]+\s+)?(?:parts?|portions?|sections?)\s+of\s+)?(?:the\s+)?{_MEMBERS}\s+(?P=kinds)){{0,3}})"
    rf"(?:\s+(?:of|in|within)\s+{_HOLDER}(?!(?:\s+(?:{ONE}))?,\s+(?:the\s+)?‹A)|,\s+(?:in\s+)?(?P<above>‹A\d+›))(?!(?:\s+(?:{ONE}))?(?:,\s+‹A\d+›)*,?\s+and\s+(?:the\s+)?‹A)"
)
# "Barangays A and B, P", "Communes A, B and C of P": the kind of many leads without "of"
_LEADS = cued(
    rf"\b(?:{MANY})\s+(?P<row>{_MEMBERS})(?:\s+(?:of|in)\s+{_HOLDER}|,\s+(?P<above>‹A\d+›))(?!(?:\s+(?:{ONE}))?,?\s+and\s+(?:the\s+)?‹A)"
)
# "A County and B County under C City": offices of the one answer to the other; the kinds may stand inside the names
_UNDER = cued(
    rf"(?P<row>(?:‹A\d+›(?:\s+(?:{ONE}))?\s+and\s+)?‹A\d+›(?:\s+(?:{ONE}))?)\s+under\s+(?:the\s+(?:direct\s+)?(?:jurisdiction|administration)\s+of\s+)?(?:the\s+)?(?P<holder>‹A\d+›)"
)
_KIND_END = re.compile(rf"\b(?:{ONE})\Z")
_KIND_NEXT = re.compile(rf"\s+(?:{ONE})\b")
# "the towns of A and B (P), C, D and E (Q)": group after group, each with its own area in brackets
_GROUPS = cued(rf"{_LED}(?=‹A)")
_GROUP = re.compile(
    rf"(?:,?\s+and\s+(?:the\s+)?|,\s+(?:the\s+)?)?(?P<row>‹A\d+›(?:(?:,\s+|,?\s+and\s+)(?:the\s+)?‹A\d+›){{0,20}})\s+\((?:in\s+)?(?:the\s+)?(?P<holder>‹A\d+›)(?:\s+(?:{ANY_ONE}))?\)"
)
# "Three batches of sites for the park will open in 2030 (A), 2032 (B)": where the parts of a zone are.
_PARTS = cued(
    r"\b(?:sites?|phases?|stages?|sections?|parts?|plots?|land|areas?|blocks?|parcels?)\s+(?:of|for|in)\s+(?:the\s+)?‹Z(?P<zone>\d+)›(?P<rest>[^;.]*‹D\d+›\s+\((?:the\s+)?‹[AZ]\d+›\).*)"
)
_IN_YEAR = re.compile(r"‹D\d+›\s+\((?:the\s+)?‹[AZ](\d+)›\)")
_SEVERAL = 2
_MANY = cued(rf"›\s+(?:{MANY})\b")
_AREA = re.compile(r"‹A(\d+)›")


def draw_rows(readings: Sequence[Reading], lexicon: Lexicon, collector: Collector) -> None:
    """Draw that every area of a row lies in the area told for all of them, unless the tables know better."""
    draw_headed_rows(readings, lexicon, collector)
    for reading in readings:
        if "‹A" not in reading.masked.text or reading.text.rstrip().endswith("?"):
            continue
        for row, holder, rule in (*_told_behind(reading), *_with_kinds(reading), *_in_brackets(reading)):
            below = [is_below(lexicon, low.candidates, holder.candidates) for low in row]
            # Of a row that is told without its kind, one that lies elsewhere shows that none is meant to lie here.
            if False in below and rule == TOLD:
                continue
            for low, known in zip(row, below, strict=True):
                if low.name != holder.name and known is not False:
                    collector.say(low.name, "kg:within", Key(holder.name), (reading.span,), rule)
        _phased(reading, collector)


def _told_behind(reading: Reading) -> Iterator[tuple[list[Mention], Mention, str]]:
    for match in _IN.finditer(reading.masked.text):
        yield _areas(reading, match["row"] or match["all"]), _areas(reading, match["holder"])[0], ROW
    for match in _FRONTED.finditer(reading.masked.text):
        yield _areas(reading, match["row"]), _areas(reading, match["holder"])[0], ROW
    for pattern in (_ARE_IN, _OPENED):
        for match in pattern.finditer(reading.masked.text):
            yield _areas(reading, match["row"]), _areas(reading, match["holder"])[0], TOLD


def _with_kinds(reading: Reading) -> Iterator[tuple[list[Mention], Mention, str]]:
    text = reading.masked.text
    for match in _BEHIND.finditer(text) if _MANY.search(text) else ():
        (holder,) = _areas(reading, match["holder"] or match["above"])
        if match["holder"] or _has_kind(reading, holder):
            yield _areas(reading, match["row"]), holder, KINDS
    for match in _LEADS.finditer(text):
        yield _areas(reading, match["row"]), _areas(reading, match["holder"] or match["above"])[0], KINDS
    for match in _OWN_KINDS.finditer(text):
        row, (holder,) = _areas(reading, match["row"]), _areas(reading, match["holder"])
        if all(_has_kind(reading, area) for area in (*row, holder)):
            yield row, holder, KINDS
    for match in _CONSISTS.finditer(text) if "‹N" in text or "ollowing" in text else ():
        yield _areas(reading, match["row"]), _areas(reading, match["holder"])[0], CONSISTS
    for match in _UNDER.finditer(text) if " under " in text else ():
        row, (holder,) = _areas(reading, match["row"]), _areas(reading, match["holder"])
        if all(_has_kind(reading, area) for area in (*row, holder)):
            yield row, holder, UNDER


def _has_kind(reading: Reading, area: Mention) -> bool:
    """Return whether an area is told with its kind: "Ayala County", "the county of Ayala"."""
    return _KIND_END.search(reading.text, area.start, area.end) is not None or (
        _KIND_NEXT.match(reading.text, area.end) is not None
    )


def _in_brackets(reading: Reading) -> Iterator[tuple[list[Mention], Mention, str]]:
    text = reading.masked.text
    for lead in _GROUPS.finditer(text):
        at = lead.end()
        while group := _GROUP.match(text, at):
            yield _areas(reading, group["row"]), _areas(reading, group["holder"])[0], BRACKET
            at = group.end()


def _phased(reading: Reading, collector: Collector) -> None:
    for match in _PARTS.finditer(reading.masked.text):
        zone = reading.mentions[int(match["zone"])].name
        sites = [reading.mentions[int(n)].name for n in _IN_YEAR.findall(match["rest"])]
        for site in sites if len(sites) >= _SEVERAL else ():
            if site != zone:
                collector.say(zone, "kg:spans", Key(site), (reading.span,), PHASED)


def _areas(reading: Reading, row: str) -> list[Mention]:
    return [reading.mentions[int(n)] for n in _AREA.findall(row)]
