"""What a zone takes in as its core: "the New Area, with A Park and B Park as the main body"."""

from collections.abc import Sequence

from kg import lazy_re as re
from kg.claims.gathering.collector import Collector
from kg.claims.patterns.cued import cued
from kg.claims.sentences.reading import Reading
from kg.claims.territory.coverage import members_after
from kg.model import Key, Mention, Tier

RULE = "zone-core"
_CUE = cued(r"\bas (?:the|its|their) ")
# "a cluster with A as its partner" has no part in A.
_WITH = re.compile(
    r"‹Z(?P<zone>\d+)›,? (?:which |that )?(?:with|has|takes|having|taking) (?=(?:the )?‹[AZ])(?P<said>(?:[^.;]){4,400}?)\bas (?:the|its|their) "
    r"(?:[a-z]+ )?(?:main bod(?:y|ies)|bod(?:y|ies)|cores?|hearts?|nucle(?:us|i)|starting (?:areas?|zones?)|(?:core|main|key|central) (?:areas?|zones?|parts?|sites?|cities|districts))\b"
)


def draw_cores(readings: Sequence[Reading], collector: Collector) -> None:
    """Draw that a zone takes in the areas and zones that are told as its core."""
    for reading in readings:
        text = reading.masked.text
        if "‹Z" not in text or not _CUE.search(text):
            continue
        for match in _WITH.finditer(text):
            zone = reading.mentions[int(match["zone"])].name
            for item in members_after(reading, match.start("said")):
                if item.name != zone:
                    _say(reading, collector, zone, item)


def _say(reading: Reading, collector: Collector, zone: str, item: Mention) -> None:
    evidence = (reading.span,)
    collector.say(zone, "kg:contains", Key(item.name), evidence, RULE, tier=Tier.CANDIDATE)
    if item.kind == "Zone":
        collector.say(item.name, "kg:within", Key(zone), evidence, RULE, tier=Tier.CANDIDATE)
