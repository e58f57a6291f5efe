"""Where the zone of a label lies: "Harbour Economic Zone: Located in Dhobi, it …"."""

import re
from collections.abc import Sequence

from kg.claims.collector import Collector
from kg.claims.reading import Reading
from kg.model import Key

RULE = "label-located"
_LOCATED = re.compile(
    r"\W*(?:[Ll]ocated|[Ss]ituated|[Bb]ased|[Ss]ited|[Ll]ying|[Ss]et up|[Ee]stablished|[Bb]eing (?:built|developed)|[Pp]lanned|[Dd]eveloped) "
    r"(?:in|at|within|on) (?:the )?(?:[a-z-]+ (?:of )?(?:the )?){0,3}‹[AZ](\d+)›"
)
_LABEL = re.compile(r"\W*(?:\d{1,2}\W+)?(?:The )?‹Z(\d+)›\W*")


def locate_labelled(readings: Sequence[Reading], collector: Collector) -> None:
    """Draw that a zone which is a label by itself lies where the words behind it say."""
    label, block = "", None
    for reading in readings:
        if reading.block is not block:
            label, block = "", reading.block
        text = reading.masked.text
        zone = _LABEL.fullmatch(text)
        if zone:
            label = reading.mentions[int(zone[1])].name
        elif label:
            if (place := _LOCATED.match(text)) and (name := reading.mentions[int(place[1])].name) != label:
                collector.say(label, "kg:within", Key(name), (reading.span,), RULE)
            label = ""
