"""Where the zones of items lie: by the words behind a label, or by the line above the list.

"Harbour Economic Zone: Located in Dhobi, it …"; "Zones in Kenya:" above a list of zones.
"""

from collections.abc import Sequence

from kg import lazy_re as re
from kg.claims.gathering.collector import Collector
from kg.claims.patterns.cued import cued
from kg.claims.sentences.reading import Reading
from kg.model import BlockKind, Key, Tier

RULE, LISTED, FIELD = "label-located", "zones-under", "field-location"
_ITEMS = (BlockKind.BULLET, BlockKind.CLAUSE)
_KINDS = r"(?:[Zz]ones|[Pp]arks|[Cc]orridors|[Ff]reeports|SEZs|EPZs|FTZs|[Ee]states|[Cc]lusters|[Hh]ubs|[Aa]reas|[Cc]ities)"
_ABOVE = cued(
    rf"\b{_KINDS}(?:\s[a-z]+){{0,3}} in (?:the )?(?:[a-z-]+ (?:of )?){{0,2}}‹A(\d+)›(?:[^‹›]{{0,30}}:)?\W*$"
)
# "In Kenya there are four special zones:", "Kenya has four free zones (FZs):"
_HAS_ABOVE = cued(
    rf"^\W*(?:(?:[Ii]n|[Ww]ithin|[Aa]cross|[Oo]n the territory of|[Ii]n the territory of) (?:the )?‹A(\d+)›(?: [a-z]+)?,? (?:there are|there were|lie)|(?:[Tt]he )?‹A(\d+)›(?: [a-z]+)? (?:has|hosts|offers|boasts)) (?:[^‹›:.;]|‹N\d+›){{0,60}}?{_KINDS}\b[^‹›:]{{0,20}}:\W*$"
)
_FIRST = re.compile(r"\W*(?:\d{1,3}\W+)?(?:[Tt]he )?‹Z(\d+)›")
_LOCATED = re.compile(
    r"\W*(?:(?:[\w-]+ )?(?:[Oo]wned|[Rr]un|[Mm]anaged|[Bb]uilt|[Ee]stablished)(?: in ‹D\d+›)? and )?(?:[Ll]ocated|[Ss]ituated|[Bb]ased|[Ss]ited|[Ll]ying|[Ss]et up|[Ee]stablished|[Bb]eing (?:built|developed)|[Pp]lanned|[Dd]eveloped) "
    r"(?:in|at|within|on) (?:the )?(?:(?:[a-z-]+ (?:of )?(?:the )?){0,3}|‹A\d+› (?:in|of) )‹[AZ](\d+)›"
)
# "Location: Dhobi, Kenya", also as the row of a table
_FIELD = re.compile(
    r"\W*(?:[Ll]ocation|[Aa]ddress|[Ss]ite|[Cc]ountry|[Pp]rovince|[Ss]tate|[Cc]ity|[Rr]egion|[Dd]istrict|[Cc]ounty|[Ww]here)\W{1,6}(?:[\w,. -]{0,40}?\b(?:in|at|of) )?(?:the )?‹A(\d+)›"
)
_HEADS = (BlockKind.HEADING, BlockKind.TITLE)
_HEAD = re.compile(
    r"\W*(?:\d{1,2}\W+)?(?:‹A\d+›['’]s? )?(?:The |the )?‹Z(\d+)›(?: ?\([^()]{1,30}\))?(?: ?[:–—-][^‹›]{0,60})?\W*"
)
_LABEL = re.compile(r"\W*(?:\d{1,2}\W+)?(?:The )?‹Z(\d+)›\W*")


def locate_labelled(readings: Sequence[Reading], collector: Collector) -> None:
    """Draw that a zone which is a label or a heading by itself lies where the words behind it say."""
    label, block = "", None
    for reading in readings:
        heading = block is not None and block.kind in _HEADS
        if reading.block is not block:
            label, block = label if heading else "", reading.block
        text = reading.masked.text
        zone = (_HEAD if block.kind in _HEADS else _LABEL).fullmatch(text)
        if zone:
            label = reading.mentions[int(zone[1])].name
        elif label:
            if (place := _LOCATED.match(text)) and (name := reading.mentions[int(place[1])].name) != label:
                collector.say(label, "kg:within", Key(name), (reading.span,), RULE)
            label = ""


def locate_fields(readings: Sequence[Reading], collector: Collector) -> None:
    """Draw that the zone spoken of last may lie where a field of its profile says: "Location: Dhobi, Kenya"."""
    zone, label = "", ""
    for reading in readings:
        # The name of a field may stand in a passage of its own.
        said = f"{label}: {reading.masked.text}" if label else reading.masked.text
        field = _FIELD.match(said) if zone and "‹A" in said else None
        label = reading.text.strip(" :*-") if reading.is_label else ""
        if field:
            place = reading.mentions[int(field[1])].name
            collector.say(zone, "kg:within", Key(place), (reading.span,), FIELD, tier=Tier.CANDIDATE)
        zones = [m.name for m in reading.mentions if m.kind == "Zone"]
        zone = zones[0] if zones else zone


def locate_listed(readings: Sequence[Reading], collector: Collector) -> None:
    """Draw that the zones of a list may lie in the place that the line above names: "Zones in Kenya:"."""
    place, where = "", None
    for reading in readings:
        if reading.block.kind in _ITEMS:
            first = _FIRST.match(reading.masked.text) if place else None
            if first and where:
                zone = reading.mentions[int(first[1])].name
                spans = (where, reading.span)
                collector.say(zone, "kg:within", Key(place), spans, LISTED, tier=Tier.CANDIDATE)
            continue
        text = reading.masked.text
        above = _ABOVE.search(text) or _HAS_ABOVE.search(text) if "‹A" in text else None
        place = reading.mentions[int(next(g for g in above.groups() if g))].name if above else ""
        where = reading.span
