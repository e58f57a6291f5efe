"""Zones by what a whole document says of them: two names of one zone, zones inside names, zones named together."""

from functools import cache

from kg import lazy_re as re
from kg.claims.gathering.registry import Registry, Thing, fold
from kg.claims.patterns.name_patterns import CAP, patterns
from kg.claims.patterns.words import alternation, plural, words
from kg.claims.zones.quotes import quoted_part
from kg.model import Document, Span

_HEAD_FIRST = re.compile(r"(?P<head>.+?) (?:in|at|of) (?:the )?(?P<place>[A-Z].+)")
_PART_OF = re.compile(r".{3,60}? [A-Za-z-]+ of (?:the )?(?P<whole>.{5,})")


@cache
def _together() -> re.Pattern[str]:
    """Return the pattern of "Special Economic Zones in A, B and C"."""
    heads = [plural(h) for h in words().map("zone", "heads") if " " in h or h == "Freeport"]
    name = rf"{CAP}(?:\s+{CAP}){{0,2}}"
    return re.compile(
        rf"(?<![A-Z]\w\s)(?<![\w'’-])(?P<name>{alternation(heads)})(?=\s+(?:in|across|that|including|such\s+as)\b)"
        rf"(?P<places>\s+in\s+{name}(?:,\s+{name}){{0,8}},?\s+and\s+{name})?"
    )


def collect_zones(document: Document, registry: Registry) -> None:
    """Join names of one zone and add zones that stand in names of others or are named together.

    "Special Economic Zone in Dhobi" and "Dhobi Special Economic Zone" are one zone.
    """
    _join_quoted(registry)
    _part_two(registry)
    for zone in registry.of("zone"):
        _same_zone(zone, registry)
        _inner(zone, registry)
    for zone in registry.of("zone"):
        # What is a zone in one sentence is none the less a park in the next.
        if (park := registry.find("Facility", zone.label)) and park.startswith("facility"):
            registry.join(park, zone.key)
        # So is what only the words around it made a place.
        if (place := registry.find("Place", zone.label)) and not registry.things[place].candidates:
            registry.join(place, zone.key)
    if any(
        plural_cue in document.text
        for plural_cue in ("Zones ", "Freeports ", "Areas ", "Parks ", "Corridors ")
    ):
        _named_together(document, registry)


def _join_quoted(registry: Registry) -> None:
    """Let "free economic zone “Dhobi”" and "“Dhobi” FEZ" be one zone."""
    first: dict[str, Thing] = {}
    for zone in registry.of("zone"):
        inner = fold(quoted_part(zone.label))
        if not inner:
            continue
        if (known := first.setdefault(inner, zone)) is not zone:
            registry.join(zone.key, known.key)


def _part_two(registry: Registry) -> None:
    """Let "Ayala and Boru Free Zones" be the two zones that the text also calls by their own names."""
    zones = registry.of("zone")
    for both in (zone for zone in zones if " and " in zone.label):
        for second in zones:
            end = f" and {plural(second.label)}"
            if not both.label.endswith(end):
                continue
            first, kind = both.label.removesuffix(end), second.label.split()
            names = (f"{first} {' '.join(kind[n:])}" for n in range(1, len(kind)))
            if key := next((k for name in names if (k := registry.find("Zone", name))), None):
                for mention in both.mentions:
                    registry.things[key].mark(mention)
                    second.mark(mention)
                registry.drop(both.key)
                break


def _same_zone(zone: Thing, registry: Registry) -> None:
    match = _HEAD_FIRST.fullmatch(zone.label)
    if match is None or not patterns().zone_end.search(match["head"]):
        return
    front, head = fold(match["place"]), fold(match["head"])
    same = [
        z
        for z in registry.of("zone")
        if z is not zone and (kind := _kind_behind(z.label, front)) and head.endswith(kind)
    ]
    if len(same) == 1:
        registry.join(same[0].key, zone.key)


def _kind_behind(label: str, front: str) -> str:
    """Return the kind of a zone whose name begins so, its acronym spelt out, or nothing: "Dhobi SEZ" behind "dhobi"."""
    if not fold(label).startswith(front):
        return ""
    kind = fold(label)[len(front) :].strip()
    return fold(words().map("zone", "acronyms").get(kind.upper(), kind))


def _inner(zone: Thing, registry: Registry) -> None:
    """Add the zone at the end of "Harbour area of the Bay Zone" or "Special Economic Zone in Bay City"."""
    match = _HEAD_FIRST.fullmatch(zone.label) or _PART_OF.fullmatch(zone.label)
    name = match[match.lastgroup or 0] if match else ""
    # "Internet of Ships Industrial Park" is one name.
    if match is None or not _PART.search(zone.label, 0, match.start(match.lastgroup or 0)):
        return
    if name and patterns().zone_end.search(name) and not patterns().plain_zone.fullmatch(name):
        span = zone.mentions[0]
        registry.add("Zone", name, Span(max(span.start, span.end - len(name)), span.end))


_PART = re.compile(
    r"\b(?:[Aa]rea|[Ss]ection|[Pp]ark|[Bb]lock|[Zz]one|[Dd]istrict|[Bb]ase|[Cc]ore|[Pp]hase|[Pp]ortion|[Ss]ector|[Hh]ub|[Cc]luster|[Pp]ort|[Cc]ity|[Rr]egion|[Cc]orridor|[Bb]elt|[Cc]entre|[Cc]enter|[Pp]art|[Ww]ing|[Ee]state)s?\s+(?:in|at|of)\s+(?:the\s+)?$"
)
# "Green Freeports in Ayala and Boru": a word before the kind says which of them are meant.
# A name goes on to the left, or they are counted, so that each is a zone of its own.
_LED = re.compile(
    r"(?:[A-Z][\w-]*|\d|\b(?:new|more|several|many|other|two|three|four|five|six|seven|eight|nine|ten))\s$"
)


def _named_together(document: Document, registry: Registry) -> None:
    for match in _together().finditer(document.text):
        name = " ".join(match["name"].split())
        group = [z for z in registry.of("zone") if z.label.endswith(f" {name}")]
        often = max((len(z.mentions) for z in group), default=0)
        if len(most := [z for z in group if len(z.mentions) == often]) == 1:
            registry.alias(most[0].key, name, match.start())
        elif (
            match["places"]
            and not group
            and not _LED.search(document.text, max(0, match.start() - 24), match.start())
        ):
            key = registry.add("Zone", name, Span(match.start("name"), match.end("name")))
            registry.things[key].sure = False
