"""Sites of a zone that stand as items below it: "• Harbour Freeport:" above "• East Quay" and "• Boru"."""

from collections.abc import Iterator, Sequence

from kg import lazy_re as re
from kg.claims.gathering.collector import Collector
from kg.claims.places.place_rows import is_place
from kg.claims.places.unknown_places import NAME
from kg.claims.sentences.reading import Reading
from kg.claims.structure.frame import ITEMS
from kg.claims.zones.names import find_zones
from kg.model import Block, Document, Key, Mention, Sentence, Tier

RULE = "item-of-zone"
_HEAD = re.compile(r"\W*(?:[Tt]he\s+)?‹Z(\d+)›(?:\s*\([^()]{1,40}\))?\s*:\s*")
_SITE = re.compile(r"\W*(?:[Tt]he\s+)?‹[AZF](\d+)›(?:\s*\([^()]{1,40}\))?\W*")
_NAME = re.compile(rf"\W*(?P<name>{NAME}|[A-Z]{{3,6}})(?:\s*\([^()]{{1,40}}\))?[\s;,.]*")
_FILLED = re.compile(r"\W*(?:[Tt]he\s+)?")


def listed_sites(document: Document) -> Iterator[tuple[Sentence, Mention]]:
    """Yield the names that stand alone in items below an item which is a zone and a colon, each with its sentence."""
    head: Block | None = None
    for sentence in document.sentences:
        block = document.blocks[sentence.block]
        text = document.text[sentence.start : sentence.end]
        head = _below(head, block)
        if block.kind in ITEMS and text.rstrip().endswith(":"):
            bare = text.rstrip(" :\n")
            zones = [z for z in find_zones(bare) if _FILLED.fullmatch(bare[: z.start]) and z.end == len(bare)]
            head = block if zones else head
        elif head is not None and (found := _NAME.fullmatch(text)) and is_place(found["name"]):
            yield sentence, Mention(found.start("name"), found.end("name"), "Place", found["name"], "pattern")


def _below(head: Block | None, block: Block) -> Block | None:
    """Return the item at the head if a block stands below it, one step in."""
    return head if head is not None and block.kind in ITEMS and block.level > head.level else None


def locate_items(readings: Sequence[Reading], collector: Collector) -> None:
    """Draw that the places and zones which stand alone in items below a zone lie in it, as candidates."""
    head: Reading | None = None
    zone = ""
    for reading in readings:
        if head is not None and _below(head.block, reading.block) is None:
            head = None
        if reading.block.kind in ITEMS and (named := _HEAD.fullmatch(reading.masked.text)):
            head, zone = reading, reading.mentions[int(named[1])].name
        elif head is not None and (site := _SITE.fullmatch(reading.masked.text)):
            key = reading.mentions[int(site[1])].name
            if key != zone:
                evidence = (head.span, reading.span)
                collector.say(key, "kg:within", Key(zone), evidence, RULE, tier=Tier.CANDIDATE)
