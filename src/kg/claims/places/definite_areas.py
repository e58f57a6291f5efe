"""Places told for an area that is only referred to: "in parts of the province including Ayala", "the provincial capital"."""

from collections.abc import Iterator, Sequence

from kg import lazy_re as re
from kg.claims.gathering.collector import Collector
from kg.claims.gathering.registry import Registry, Thing
from kg.claims.gathering.where_named import sentence_of
from kg.claims.patterns.cued import cued
from kg.claims.sentences.reading import Reading
from kg.lexicon import Lexicon
from kg.model import Document, Key, Tier

RULE = "listed-in-the-area"
_FIRST = frozenset({"province", "state", "region", "emirate", "governorate", "prefecture"})
_STATES = frozenset({"country", "nation", "kingdom", "republic"})
_LEVELS = {
    "level-province": _FIRST,
    "level-country": _STATES,
    "level-county": frozenset({"county", "district"}),
}
_PARTS = r"(?:areas|parts|places|cities|towns|districts|counties|locations|corners|villages|regions|localities|municipalities|sites)"
_LISTED = cued(
    rf"\b(?i:{_PARTS}) (?:of|in|across|throughout|within) (?:the|this|that) (?P<kind>{'|'.join(sorted(_FIRST | _STATES))}|county|district|city|island),? "
    r"(?:including|such as|like|namely|especially|notably|among them) (?:in )?(?:the )?(?P<row>‹A\d+›(?:(?:, (?:and )?| and |, as well as | as well as )(?:the )?‹A\d+›)*)"
)
# "the provincial capital Ayala"
_CAPITAL = cued(
    r"\b(?:[Tt]he|its) (?P<kind>provincial|state|regional) capital,? (?:city,? )?(?:of )?(?P<row>‹A\d+›)(?!,? (?:the )?‹A)"
)
_KINDS = {"provincial": "province", "regional": "region"}
_MARK = re.compile(r"‹A(\d+)›")


def locate_referred(
    document: Document,
    readings: Sequence[Reading],
    registry: Registry,
    lexicon: Lexicon,
    collector: Collector,
) -> None:
    """Draw that places listed for "the province" lie in the only province that the document names (a candidate)."""
    sentences = [(s.start, s.end) for s in document.sentences]
    for reading in readings:
        text = reading.masked.text
        for match in (*_LISTED.finditer(text), *_CAPITAL.finditer(text)):
            kind = _KINDS.get(match["kind"], match["kind"])
            listed = {reading.mentions[int(m[1])].name for m in _MARK.finditer(match["row"])}
            areas = [t for t in _of_kind(kind, registry, lexicon) if t.key not in listed]
            if len(areas) != 1:
                continue
            evidence = (reading.span, *sentence_of(sentences, areas[0].mentions)[:1])
            for key in sorted(listed):
                collector.say(key, "kg:within", Key(areas[0].key), evidence, RULE, tier=Tier.CANDIDATE)


def _of_kind(kind: str, registry: Registry, lexicon: Lexicon) -> Iterator[Thing]:
    """Yield the areas that a document names and that are of a kind, by the tables or by their own name."""
    for place in registry.of("place"):
        levels = {lexicon.entries[c].level for c in place.candidates}
        known = any(kind in _LEVELS.get(level, frozenset()) for level in levels)
        if place.mentions and (known or place.label.casefold().endswith(f" {kind}")):
            yield place
