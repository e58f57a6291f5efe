"""Parts of a country that are told by the compass: "Magallanes, in southern Chile"."""

from collections.abc import Iterator
from dataclasses import dataclass

from kg import lazy_re as re
from kg.claims.gathering.collector import Collector
from kg.claims.gathering.registry import Registry, Thing
from kg.claims.gathering.where_named import sentence_of
from kg.claims.places.home_country import is_country
from kg.lexicon import Lexicon
from kg.model import Document, Key, Span

PART, LIES = "compass-part", "in-compass-part"
_POINT = r"(?:north|south|east|west|central|northern|southern|eastern|western|(?:north|south)[- ]?(?:east|west)(?:ern)?)"
_BEFORE = re.compile(rf"(?<![\w-])(?:far\s+)?{_POINT}\s+$", re.I)
# "which lies in", ", located in", ", ": between what lies there and the part.
_IN = re.compile(
    r"(?:\s+(?:[Pp]rovince|[Cc]ity|[Dd]istrict|[Cc]ounty|[Pp]refecture|[Rr]egion|[Ss]tate|[Mm]unicipality|[Gg]overnorate))?"
    r"(?:,?\s+(?:(?:which|that|is|are|was|were|lies|lie|sits|all|both|also|located|situated|based|nestled|built|developed|set\s+up|established|a|the|new|port|coastal|city|town|province|region)\s+){0,4}in\s+(?:the\s+)?|,\s+)"
)
_OWNS = re.compile(r"['’]s?\s+(?:(?:[a-z]+\s+){0,3}of\s+)?")
_GROUPS = ("zone", "place", "facility")
_FAR = 60


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A part of a country in the text: where it stands and the country."""

    start: int
    end: int
    country: Thing


def split_by_compass(document: Document, registry: Registry, lexicon: Lexicon, collector: Collector) -> None:
    """Draw which places, zones and facilities lie in a part of a country, and the part in the country."""
    text = document.text
    stretches = list(_stretches(text, registry, lexicon))
    if not stretches:
        return
    sentences = [(s.start, s.end) for s in document.sentences]
    things = [(m, t) for g in _GROUPS for t in registry.of(g) for m in t.mentions]
    for one in stretches:
        lying = [
            t
            for m, t in things
            if t is not one.country
            and (
                (0 < one.start - m.end < _FAR and _lies_before(text, m.end, one))
                or (0 < m.start - one.end < _FAR and _OWNS.fullmatch(text, one.end, m.start))
            )
        ]
        evidence = tuple(sentence_of(sentences, [Span(one.start, one.end)]))
        if lying and evidence:
            part = registry.add("Place", text[one.start : one.end], Span(one.start, one.end))
            collector.say(part, "kg:within", Key(one.country.key), evidence, PART)
            for thing in lying:
                if thing.key != part:
                    collector.say(thing.key, "kg:within", Key(part), evidence, LIES)


def _lies_before(text: str, end: int, part: _Stretch) -> bool:
    """Return whether a thing that ends at an offset lies in the part behind it.

    "Ayala, southern Chile" does; in "Ayala, southern Chile's Boru" the next of a row begins.
    """
    if _IN.fullmatch(text, end, part.start) is None:
        return False
    return not (_OWNS.match(text, part.end) and text[end : part.start].strip() == ",")


def _stretches(text: str, registry: Registry, lexicon: Lexicon) -> Iterator[_Stretch]:
    for thing in registry.of("place"):
        if not any(is_country(lexicon.entries[c]) for c in thing.candidates):
            continue
        for mention in thing.mentions:
            point = _BEFORE.search(text, max(0, mention.start - 24), mention.start)
            if point and not re.match(r"\s+[A-Z]|-\w", text[mention.end : mention.end + 3]):
                yield _Stretch(point.start(), mention.end, thing)
