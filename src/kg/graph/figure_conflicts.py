"""Figures of one thing that cannot all be right: same indicator, year and part, another number."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from kg.graph.comparison import Comparison
from kg.graph.contradictions import Docket
from kg.graph.statements import Judged
from kg.model import Modality, Status
from kg.namespaces import KG, PREFIXES

VALUE, UNIT, YEAR, QUALIFIER = (KG + name for name in ("value", "unit", "referenceYear", "qualifier"))
OBSERVED, INDICATOR, CONVERSION = (KG + name for name in ("observedEntity", "indicator", "conversionOf"))
PART = PREFIXES["dcterms"] + "spatial"
_LINKS = frozenset({CONVERSION, KG + "quantifiedBy"})
_TOPIC = (OBSERVED, INDICATOR, YEAR, PART)
Parts = dict[str, list[Judged]]
BETTER = "a figure that more independent works give says otherwise"
OPEN = "another figure says otherwise, and no more works bear out the one than the other"


@dataclass(frozen=True, slots=True)
class Figure:
    """An accepted figure: what it is of, between which numbers it lies, and the claims that give its value.

    ``low`` and ``high`` are in the first unit of the dimension; None is open.
    """

    iri: str
    topic: tuple[str, ...]
    low: Decimal | None
    high: Decimal | None
    claims: tuple[Judged, ...]

    def excludes(self, other: "Figure") -> bool:
        """Return whether no number lies in both."""
        return _below(self.high, other.low) or _below(other.high, self.low)

    @property
    def passages(self) -> set[tuple[str, int]]:
        """Return where the passages begin that give the value: document and offset."""
        return {(claim.document, span.start) for claim in self.claims for span in claim.evidence}


def _below(high: Decimal | None, low: Decimal | None) -> bool:
    return high is not None and low is not None and high < low


def differing_figures(docket: Docket, comparison: Comparison) -> None:
    """Dispute figures that contradict each other; all that is said of a disputed figure is disputed.

    Two figures contradict each other if they are of one thing, indicator, year and part, both stated or both
    planned, in units of one dimension, and no number is in the range of both: that of a figure reaches as far
    as its rounding and its qualifier let it. What one sentence gives side by side (from 15 to 120, 26
    districts and 8 counties) is told apart there and is no contradiction. The figure that more independent
    works give stays; where none has more, all are disputed, because nothing in the sources decides.
    """
    for rivals in _rivals(docket, comparison):
        for one, other in combinations(rivals, 2):
            if one.excludes(other) and _are_apart(docket, one, other, comparison):
                _decide(docket, one, other)


def _rivals(docket: Docket, comparison: Comparison) -> Iterator[list[Figure]]:
    """Yield the figures of one topic, where there are several."""
    alike: dict[tuple[str, ...], list[tuple[str, Parts]]] = {}
    for iri, parts in sorted(_parts(docket)):
        alike.setdefault(tuple(_value(parts, name) for name in _TOPIC), []).append((iri, parts))
    topics: dict[tuple[str, ...], list[Figure]] = {}
    for several in alike.values():
        for iri, parts in several if len(several) > 1 else ():
            if figure := _figure(iri, parts, comparison):
                topics.setdefault(figure.topic, []).append(figure)
    yield from (topics[topic] for topic in sorted(topics, key=lambda one: topics[one][0].iri))


def _are_apart(docket: Docket, one: Figure, other: Figure, comparison: Comparison) -> bool:
    """Return whether two figures stand neither side by side in a sentence nor as total and part in a work."""
    if one.passages & other.passages:
        return False
    works = [{docket.work(claim) for claim in figure.claims} for figure in (one, other)]
    return one.topic[1] not in comparison.totals or not works[0] & works[1]


def _decide(docket: Docket, one: Figure, other: Figure) -> None:
    first, second = docket.weight(one.claims), docket.weight(other.claims)
    if first <= second:
        _dispute(docket, one, BETTER if first < second else OPEN, other)
    if second <= first:
        _dispute(docket, other, BETTER if second < first else OPEN, one)


def _dispute(docket: Docket, figure: Figure, note: str, rival: Figure) -> None:
    for claim in figure.claims:
        docket.dispute(claim, note, [one.id for one in rival.claims])
    for claim in docket.about(figure.iri):
        if claim.status is Status.ACCEPTED and (claim.subject == figure.iri or claim.predicate in _LINKS):
            docket.dispute(claim, note)


def figures(docket: Docket, comparison: Comparison) -> Iterator[Figure]:
    """Yield the accepted figures of indicators of which a thing has one value only."""
    for iri, parts in _parts(docket):
        figure = _figure(iri, parts, comparison)
        if figure:
            yield figure


def _parts(docket: Docket) -> list[tuple[str, Parts]]:
    """Return what is said of each figure: accepted claims by their properties."""
    said: dict[str, Parts] = {}
    for claim in docket.accepted((VALUE, UNIT, YEAR, QUALIFIER, OBSERVED, INDICATOR, PART)):
        said.setdefault(claim.subject, {}).setdefault(claim.predicate, []).append(claim)
    return list(said.items())


def _value(parts: Parts, name: str) -> str:
    return parts[name][0].object.value if name in parts else ""


def _figure(iri: str, parts: Parts, comparison: Comparison) -> Figure | None:
    thing, indicator, unit, year, part, qualifier, value = (
        _value(parts, name) for name in (OBSERVED, INDICATOR, UNIT, YEAR, PART, QUALIFIER, VALUE)
    )
    if not (thing and value and unit):
        return None
    dated = year and indicator in comparison.yearly | comparison.totals
    if not dated and indicator not in comparison.steady:
        return None
    dimension, size = comparison.size(unit)
    claims = tuple(sorted(parts[VALUE], key=lambda claim: claim.id))
    planned = "" if any(claim.modality is Modality.STATED for claim in claims) else "planned"
    low, high = reach(Decimal(value), qualifier, comparison)
    topic = (thing, indicator, year, part, dimension, planned)
    return Figure(iri, topic, low and low * size, high and high * size, claims)


def reach(value: Decimal, qualifier: str, comparison: Comparison) -> tuple[Decimal | None, Decimal | None]:
    """Return the smallest and the largest number that a figure as written leaves open; None has no end.

    A number may be rounded to its last digit that is not zero, though never by more than a fixed share. The
    number of an open figure ("more than 200") is its end.
    """
    digits = value.normalize().as_tuple()
    last = Decimal(1).scaleb(int(digits.exponent)) if value else Decimal(0)
    size = abs(value)
    slack = min(last / 2, size * comparison.rounding)
    slack = max(slack, min(last * comparison.digits, size * comparison.slack.get(qualifier, Decimal(0))))
    way = comparison.opens.get(qualifier, "")
    if way:
        return (value, None) if way == "up" else (None, value)
    return value - slack, value + slack
