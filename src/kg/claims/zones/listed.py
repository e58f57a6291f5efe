"""Zones that a list names: "The designated zones are as follows:" above "1. East Quay (Dhobi)", "2. Boru"."""

from collections.abc import Iterator, Sequence

from kg import lazy_re as re
from kg.claims.patterns.cued import cued
from kg.claims.places.place_rows import is_place
from kg.claims.places.unknown_places import NAME
from kg.claims.structure.frame import ITEMS
from kg.claims.zones.names import find_zones
from kg.model import BlockKind, Document, Mention, Sentence

METHOD = "listed"
# Kinds of zones of which a list is likely to give names that say nothing of the kind.
_KINDS = (
    r"(?:[Ss]pecial\s+[Ee]conomic\s+[Zz]ones|(?:[Ff]ree|[Ii]ndustrial|[Dd]evelopment|[Ee]conomic|[Ee]nterprise|[Ii]nvestment|[Ee]xport|[Tt]rade|[Pp]rocessing|[Tt]echnology|[Ii]nnovation|[Pp]riority|[Tt]ax)\s+(?:[Tt]rade\s+|[Pp]rocessing\s+|[Ee]conomic\s+)?[Zz]ones"
    r"|[A-Z]{1,4}Zs|[Ff]ree\s?ports|[Zz]ones|(?:[Ii]ndustrial|[Ss]cience|[Tt]echnology|[Ee]co-industrial)\s+[Pp]arks)"
)
# "The list of designated SDZs is as follows:", "The free zones in operation are:"
_LEAD = cued(
    rf"(?:^|\b(?:is|are|include|list\s+of)\s|[:,]\s)\W*(?:The\s+)?(?:(?:list\s+of|following|these|designated|existing|active|approved|operational|operating|current|new|planned|our|the|The|The\s+following|Our|These|\w+)\s+)(?:[a-z-]+\s+){{0,3}}?{_KINDS}(?:\s+\([A-Z]+s?\))?"
    r"(?:\s+(?!(?:for|who|whose|such|includ\w*|provid\w*|offer\w*|will|must|shall|may|should|ha(?:ve|s)(?!\s+been\b))\b)[a-z-]+){0,8}?\s*:\s*$"
)
# "Heads of the zones:": of the zones, not the zones themselves
_OF_ZONES = re.compile(
    r"\b(?:of|in|for|from|by|with|to|at|within|across|under)\s+(?:(?:the|our|these|all|its|each)\s+)?(?:[a-z-]+\s+){0,3}?$"
)
_ZONES = re.compile(_KINDS)
_HEADING = cued(
    rf"^\W*(?:List\s+of\s+)?(?:[Dd]esignated|[Ee]xisting|[Aa]ctive|[Aa]pproved|[Oo]perational|[Oo]perating|[Cc]urrent|[Oo]ur)\s+{_KINDS}\W*$"
)
_ITEM = re.compile(
    rf"\W*(?:\d{{1,2}}[.)]\s+)?(?P<name>{NAME}(?:\s+[–—-]\s+{NAME})?)(?:\s+\((?P<place>{NAME})\))?[\s;,.]*"
)
_FEWEST, _LONGEST = 3, 60


def listed_zones(document: Document) -> Iterator[tuple[Sentence, Mention]]:
    """Yield the zones and places that stand alone in the items of a list of zones, each with its sentence."""
    items: list[Sentence] = []
    open_ = False
    for sentence in document.sentences:
        text = document.text[sentence.start : sentence.end]
        block = document.blocks[sentence.block]
        if _leads(text) or (block.kind is BlockKind.HEADING and _HEADING.search(text)):
            yield from _named(document, items)
            items, open_ = [], True
        elif open_ and block.kind in ITEMS:
            items.append(sentence)
        elif open_:
            yield from _named(document, items)
            items, open_ = [], False
    yield from _named(document, items)


def _leads(text: str) -> bool:
    """Return whether a line announces zones: they are what is listed, not where something else is.

    >>> _leads("The designated free zones are:"), _leads("The heads of the free zones are:")
    (True, False)
    """
    led = _LEAD.search(text)
    zones = _ZONES.search(text, led.start()) if led else None
    if led is None or zones is None:
        return False
    before = text[: zones.start()]
    return _LIST_OF.search(before) is not None or _OF_ZONES.search(before) is None


_LIST_OF = re.compile(r"\blist\s+of\s+(?:(?:the|our|all)\s+)?(?:[a-z-]+\s+){0,3}?$")


def _named(document: Document, items: Sequence[Sentence]) -> Iterator[tuple[Sentence, Mention]]:
    """Yield the names of items, if nearly all of them are short names and nothing else."""
    texts = [document.text[s.start : s.end] for s in items]
    found = [_ITEM.fullmatch(t) if len(t) <= _LONGEST else None for t in texts]
    if len(items) < _FEWEST or sum(map(bool, found)) < len(items) - 1:
        return
    for sentence, match in zip(items, found, strict=True):
        if match is None:
            continue
        name = match["name"]
        if not any(find_zones(name)) and is_place(name):
            yield sentence, Mention(*match.span("name"), "Zone", name, METHOD)
        if match["place"] and is_place(match["place"]):
            yield sentence, Mention(*match.span("place"), "Place", match["place"], METHOD)
