"""On which policies a decree rests: "Pursuant to the Ports Act of 2020;" between its title and what it decides."""

from collections.abc import Iterator, Sequence

from kg import lazy_re as re
from kg.claims.gathering.collector import Collector
from kg.claims.gathering.registry import Registry
from kg.claims.issuing.decree_heads import own_title
from kg.claims.patterns.cued import cued
from kg.claims.sentences.reading import Reading
from kg.model import Document, Key, Mention, Tier

RULE = "decree-grounds"
# So many sentences the grounds of a decree may take.
_HEAD = 60
_GROUND = cued(
    r"^\W*(?:\(?\w{1,3}[.)]\s+)?(?:Pursuant\s+to|Based\s+(?:up)?on|On\s+the\s+basis\s+of|In\s+(?:accordance|compliance|conformity|line)\s+with|Having\s+regard\s+to"
    r"|In\s+(?:pursuance|exercise|execution|implementation|application)\s+of|By\s+virtue\s+of|In\s+view\s+of|Under|Guided\s+by|To\s+implement|For\s+the\s+implementation\s+of)\s"
)
_DECIDED = re.compile(
    r"^\W*(?:(?:IT\s+IS\s+)?(?:HAS|HAVE|HEREBY|It\s+is\s+hereby|[Hh]as|[Hh]ereby)\s+)?(?:DECIDE[SD]?|DECREE[SD]?|RESOLVE[SD]?|ORDER(?:S|ED)|ORDAINS?|ADOPTED|ENACTS?|PROMULGATES?|PRESCRIBES?|NOTIFIES"
    r"|[Dd]ecide[sd]|[Dd]ecree[sd]|[Rr]esolve[sd]|[Oo]rder(?:s|ed)|[Ee]nacts|[Pp]romulgates)\s*[:,—–-]?\s*(?:\Z|as\s+follows|that\b|to\b|the\b|TO\b|THE\b)"
    r"|^\W*(?:(?:Article|ARTICLE|Art\.|Section|SECTION|Chapter|CHAPTER|Regulation|Rule)\s+(?:1|I|one|ONE)\b|1[.)](?=\s|\Z))"
)
# "Pursuant to Article 4 (2) of the Ports Act"
_NEAR = re.compile(
    r"(?:the\s+|provisions\s+of\s+|requirements\s+of\s+)*(?:[\w(][^.;]{0,40}\bof\s+)?(?:the\s+)?"
)
# "… the Ports Act and the Dues Act": what is named beside the first; what stands further on only tells of it.
_AND = re.compile(
    r"(?:\s*\([^()]*\))?(?:\s*,)?(?:\s*(?:and|or|as\s+well\s+as|together\s+with))?\s+(?:the\s+|of\s+the\s+)?"
)


def draw_grounds(
    document: Document, readings: Sequence[Reading], registry: Registry, collector: Collector
) -> None:
    """Draw that a decree builds on the policies that it names as its grounds before it decides.

    Nothing is drawn where no words say that it decides: what stands under a title may be a report on the decree.
    """
    own = own_title(document, registry)
    begun = False
    grounds: list[tuple[str, Reading]] = []
    for reading in readings[:_HEAD] if own else ():
        begun = begun or any(m.name == own for m in reading.mentions)
        if begun and _DECIDED.match(reading.text):
            for name, told in grounds:
                collector.say(own, "kg:buildsOn", Key(name), (told.span,), RULE, tier=Tier.CANDIDATE)
            return
        if begun and (ground := _GROUND.search(reading.text)):
            grounds += [(m.name, reading) for m in _beside(reading, ground.end()) if m.name != own]


def _beside(reading: Reading, start: int) -> Iterator[Mention]:
    """Yield the policy right behind the words of a ground, and those joined to it."""
    text, at, first = reading.text, start, True
    for mention in reading.of("P"):
        begin = mention.start
        if begin < at or mention.method == "coreference":
            continue
        between = text[at:begin]
        if not (_NEAR.fullmatch(between) if first else _AND.fullmatch(between)):
            return
        yield mention
        at, first = mention.end, False
