"""Who issued a text by what stands about its own title: a line that is only a body, or "Published by: …"."""

from collections.abc import Iterator

from kg import lazy_re as re
from kg.claims.gathering.collector import Collector
from kg.claims.gathering.registry import Registry, Thing
from kg.claims.names.bodies import find_bodies
from kg.claims.names.governments import find_governments
from kg.claims.patterns.capitals import cased
from kg.model import BlockKind, Document, Key, Sentence, Span, Tier

RULE = "imprint"
# How many sentences the head of a text may take, and how many words a line of it.
_HEAD, _WORDS = 10, 14
_FIELD = re.compile(
    r"(?:[Ii]ssued|[Pp]ublished|[Rr]eleased|[Aa]dopted|[Aa]pproved|[Pp]romulgated)\s+by\s*:?\s+(?:the\s+)?"
    r"|(?:[Ii]ssuing\s+(?:[Bb]ody|[Aa]uthority|[Aa]gency|[Oo]ffice|[Dd]epartment)|[Pp]ublisher|[Ii]ssuer|[Aa]uthor|[Pp]romulgating\s+[Bb]ody)\s*:\s+(?:the\s+)?"
)
_TRIMS = " \t\n#*_.,;:|–—-()[]"
# "the Ministry of Canals, Government of Norvia", "Ministry of Canals (MoC)"
_REST = re.compile(r"(?:\s*\([A-Z][\w&-]{1,12}\))?(?:,\s+[A-Z][\w .’'-]{2,60})?")
# Who prints and keeps laws makes none.
PRINTER = re.compile(
    r"\b(?:Law\s+(?:Reporting|Revision|Reform)|Legal\s+Information|Print(?:er|ers|ing)|Publications?|Publishing|Press|Library|Archives?|Gazette|Stationery)\b"
)
# Above the title stands whose text it is; in running text a title of several words is one among others.
_FILLS = 0.6


def read_imprint(document: Document, registry: Registry, collector: Collector) -> None:
    """Draw that the bodies about the title of a text issued the policy which the title names (candidates)."""
    head = document.sentences[:_HEAD]
    own = _own(document, head, registry)
    if own is None:
        return
    for sentence in head:
        for name, start in _bodies(document.text[sentence.start : sentence.end]):
            span = Span(sentence.start + start, sentence.start + start + len(name))
            key = registry.add("PublicBody", name, span)
            evidence = (Span(sentence.start, sentence.end),)
            collector.say(own.key, "kg:issuedBy", Key(key), evidence, RULE, tier=Tier.CANDIDATE)


def _own(document: Document, head: tuple[Sentence, ...], registry: Registry) -> Thing | None:
    """Return the policy whose name fills a title or heading at the head of a text."""
    for sentence in head:
        if document.blocks[sentence.block].kind not in (BlockKind.TITLE, BlockKind.HEADING):
            continue
        length = len(document.text[sentence.start : sentence.end].strip(_TRIMS))
        for thing in registry.of("policy"):
            if any(
                sentence.start <= m.start < m.end <= sentence.end and m.end - m.start >= _FILLS * length
                for m in thing.mentions
            ):
                return thing
    return None


def _bodies(text: str) -> Iterator[tuple[str, int]]:
    """Yield the body that a line consists of, or that a field of it names, and where it begins."""
    if len(text.split()) > _WORDS:
        return
    plain = cased(text)
    begin = len(plain) - len(plain.lstrip(_TRIMS))
    field = _FIELD.match(plain, begin)
    at = field.end() if field else begin
    at += len(m[0]) if (m := re.compile(r"[Tt]he\s+").match(plain, at)) else 0
    for body in (*find_bodies(plain), *find_governments(plain)):
        if PRINTER.search(body.name):
            continue
        rest = _REST.match(plain, body.end)
        if body.start == at and rest and not plain[rest.end() :].strip(_TRIMS):
            yield text[body.start : body.end], body.start
            return


__all__ = ["PRINTER", "RULE", "read_imprint"]
