"""The facilities that a stretch of a sentence plans, as things of the registry."""

import re
from collections.abc import Iterable, Iterator

from kg.claims.building import Built, find_built, find_listed
from kg.claims.collector import Collector
from kg.claims.reading import Reading
from kg.claims.registry import Registry
from kg.claims.told import Told
from kg.model import Concept, Key, Modality, Span, Tier

RULE = "facility-planned"
# What bears a name of another kind is no facility.
_OTHERS = frozenset({"Zone", "PolicyDocument", "Strategy", "PublicBody", "Institution", "Event"})


def draw_built(
    reading: Reading, start: int, end: int, registry: Registry, *, item: bool = False
) -> Iterator[tuple[str, bool]]:
    """Yield the key of each facility that is to be built in a stretch of a sentence, and whether that is sure.

    In an ``item`` of a list of measures a firm wording is enough.
    """
    yield from _drawn(reading, start, find_built(reading.text[start:end]), registry, item=item)


def _drawn(
    reading: Reading, start: int, found: Iterable[Built], registry: Registry, *, item: bool = False
) -> Iterator[tuple[str, bool]]:
    for built in found:
        a, b = start + built.start, start + built.end
        over = [m for m in reading.mentions if m.start < b and a < m.end]
        head = start + built.head
        if any(m.kind in _OTHERS and m.end >= head for m in over):
            continue
        named = [m for m in over if m.kind == "Facility" and m.end >= head]
        name = reading.text[a:b]
        if not built.sure and name[:1].isupper() and _ACADEMIC.search(name):
            continue
        sure = (built.sure or (item and built.firm)) and reading.modality() is not Modality.HOPED
        yield (named[0].name if named else _thing(reading, a, b, registry)), sure


def _thing(reading: Reading, start: int, end: int, registry: Registry) -> str:
    name = reading.text[start:end]
    span = Span(reading.span.start + start, reading.span.start + end)
    return registry.add("Facility", name, span, scoped=_unnamed(name))


def _unnamed(name: str) -> bool:
    """Return whether a facility is described in lower case, so that its name holds in its document only."""
    return not re.search(r"\b[A-Z][a-z]", name)


# What announces a list of things to build.
_PROJECTS = re.compile(
    r"\b(?:projects?|infrastructure|facilities|works|investments?|buildings|schemes)\b", re.I
)
# Where a university or a school is only named, people work there.
_ACADEMIC = re.compile(
    r"\b(?:Universit(?:y|ies)|Colleges?|Institutes?|Academ(?:y|ies)|Schools?|Polytechnics?)\b"
)


def draw_planned(told: Told, registry: Registry, collector: Collector) -> None:
    """Draw the facilities that a sentence plans outside its measures .

    They belong to the policy that the passage is about; without one they are only said to be facilities.
    """
    reading, policy = told.reading, told.policy
    for m in reading.mentions:
        if m.kind == "Facility" and not _ACADEMIC.search(registry.things[m.name].label):
            collector.say(
                m.name,
                "rdf:type",
                Concept("kg:Facility"),
                (reading.span,),
                "facility-named",
                tier=Tier.CANDIDATE,
            )
    listed = find_listed(reading.text) if told.is_item and _PROJECTS.search(told.lead) else ()
    for key, sure in (
        *draw_built(reading, 0, len(reading.text), registry),
        *_drawn(reading, 0, listed, registry),
    ):
        at = registry.things[key].mentions[-1]
        if any(s.start <= at.start and at.end <= s.end for s in told.measures):
            continue
        if policy:
            collector.say(
                policy,
                "kg:establishes",
                Key(key),
                (reading.span,),
                RULE,
                tier=Tier.ASSERTED if sure else Tier.CANDIDATE,
                modality=reading.modality(),
            )
        else:
            collector.say(key, "rdf:type", Concept("kg:Facility"), (reading.span,), RULE, tier=Tier.CANDIDATE)
