"""Places in the columns of tables whose heads say that they hold places: "Zone | Province | Area"."""

from collections.abc import Iterator

from kg import lazy_re as re
from kg.claims.area_kinds import ANY_ONE
from kg.claims.collector import Collector
from kg.claims.place_rows import is_place
from kg.claims.reading import Reading
from kg.claims.unknown_places import NAME
from kg.model import BlockKind, Document, Key, Mention, Sentence, Tier

RULE = "zone-row"
_SITE = re.compile(rf"\W*(?:{ANY_ONE}|[Ll]ocations?|[Ss]ites?|[Pp]laces?|[Ww]here|[Ss]ited in|[Cc]ountry)\W*")
_NAME = re.compile(rf"\s*(?:[Tt]he\s+)?(?P<name>{NAME})(?:\s*\([^()]{{1,40}}\))?\s*")
_MARK = re.compile(r"\W*(?:[Tt]he\s+)?‹([A-Z])(\d+)›(?:\s*\([^()]{1,40}\))?(?:,\s*‹A\d+›)*\W*")
_BAR = " | "
_FEWEST = 2


def place_cells(document: Document) -> Iterator[tuple[Sentence, Mention]]:
    """Yield the places that stand in the columns of places, each with the row that it stands in."""
    columns: list[int] = []
    for sentence in document.sentences:
        text = document.text[sentence.start : sentence.end]
        if document.blocks[sentence.block].kind is not BlockKind.TABLE_ROW or _BAR not in text:
            columns = []
            continue
        if heads := site_columns(text):
            columns = heads
            continue
        at = 0
        for n, cell in enumerate(text.split(_BAR)):
            found = _NAME.fullmatch(cell) if n in columns else None
            if found and is_place(found["name"]):
                start = at + found.start("name")
                yield sentence, Mention(start, start + len(found["name"]), "Place", found["name"], "pattern")
            at += len(cell) + len(_BAR)


def site_columns(row: str) -> list[int]:
    """Return the numbers of the cells of a row that are heads of columns of places, none if it is no head of a table.

    >>> site_columns("Zone | Province | Area (ha)"), site_columns("Ayala Free Zone | Boru | 90")
    ([1], [])
    """
    cells = row.strip("| ").split(_BAR)
    return [n for n, cell in enumerate(cells) if _SITE.fullmatch(cell)] if len(cells) >= _FEWEST else []


def locate_rows(readings: list[Reading], collector: Collector) -> None:
    """Draw that the zone of a row lies in the place that a column of places gives it."""
    columns: list[int] = []
    for reading in readings:
        if reading.block.kind is not BlockKind.TABLE_ROW or _BAR not in reading.text:
            columns = []
            continue
        if heads := site_columns(reading.text):
            columns = heads
            continue
        cells = [_MARK.fullmatch(c) for c in reading.masked.text.split(_BAR)]
        zones = [m for m in cells if m and m[1] == "Z"]
        places = [cells[n] for n in columns if n < len(cells)]
        for place in places if len(zones) == 1 else ():
            if place and place[1] == "A":
                zone, area = (reading.mentions[int(m[2])].name for m in (zones[0], place))
                collector.say(zone, "kg:within", Key(area), (reading.span,), RULE, tier=Tier.CANDIDATE)
