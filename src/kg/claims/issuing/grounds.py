"""On which policies a decree rests: "Pursuant to the Ports Act of 2020;" between its title and what it decides."""

from collections.abc import Sequence

from kg import lazy_re as re
from kg.claims.gathering.collector import Collector
from kg.claims.gathering.registry import Registry
from kg.claims.issuing.decree_heads import own_title
from kg.claims.patterns.cued import cued
from kg.claims.sentences.reading import Reading
from kg.model import Document, Key

RULE = "decree-grounds"
# So many sentences the grounds of a decree may take.
_HEAD = 60
_GROUND = cued(
    r"^\W*(?:\(?\w{1,3}[.)]\s+)?(?:Pursuant\s+to|Based\s+(?:up)?on|On\s+the\s+basis\s+of|In\s+(?:accordance|compliance|conformity|line)\s+with|Having\s+regard\s+to"
    r"|In\s+(?:pursuance|exercise|execution|implementation|application)\s+of|By\s+virtue\s+of|In\s+view\s+of|Under|Guided\s+by|To\s+implement|For\s+the\s+implementation\s+of)\s"
)
_DECIDED = re.compile(
    r"^\W*(?:(?:HAS|HAVE|HEREBY)\s+)?(?:DECIDES?|DECREES?|RESOLVES?|ORDERS?|ADOPTED|PROMULGATES?|Article\s+1|ARTICLE\s+(?:1|I)|Section\s+1|Chapter\s+(?:1|I)|CHAPTER\s+(?:1|I)|1\.)\b"
)


def draw_grounds(
    document: Document, readings: Sequence[Reading], registry: Registry, collector: Collector
) -> None:
    """Draw that a decree builds on the policies that it names as its grounds before it decides."""
    own = own_title(document, registry)
    if not own:
        return
    begun = False
    for reading in readings[:_HEAD]:
        begun = begun or any(m.name == own for m in reading.mentions)
        if begun and _DECIDED.match(reading.text):
            return
        if begun and _GROUND.search(reading.text):
            for m in reading.of("P"):
                if m.name != own and m.method != "coreference":
                    collector.say(own, "kg:buildsOn", Key(m.name), (reading.span,), RULE)
