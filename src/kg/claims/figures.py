"""Statistics: one referent for every figure that says something about a thing, with its year and unit."""

import re
from dataclasses import dataclass
from decimal import Decimal

from kg.claims.collector import Collector
from kg.claims.indicators import FUTURE, indicator_of, is_conversion, loosely, plausible, subjects_of
from kg.claims.numbers import Figure
from kg.claims.reading import Reading
from kg.claims.registry import Registry
from kg.identifiers import short_hash
from kg.model import Concept, Key, Literal, Modality, Tier

RULE = "figure"
LOOSE = "figure-loose"
PRONOUN = "figure-pronoun"


@dataclass(frozen=True, slots=True)
class Reported:
    """A statistic as drawn: the key of its referent, its figure and where it stands in the mask."""

    key: str
    figure: Figure
    indicator: str
    subject: str
    future: bool
    sure: bool = True


@dataclass(frozen=True, slots=True)
class _Told:
    """What a figure tells: of which things, by which indicator, how surely, and which figure it restates."""

    indicator: str
    subjects: tuple[str, ...]
    rule: str = RULE
    first: Figure | None = None


def report_figures(
    reading: Reading,
    registry: Registry,
    collector: Collector,
    zone_of: dict[str, str],
    topic: str | None = "",
) -> tuple[Reported, ...]:
    """Draw the statistics of a sentence and return them.

    ``topic`` is what the passage is about; None says that the document is not about policy, so that counts
    and shares are left alone.
    """
    drawn: list[Reported] = []
    previous: tuple[int, Figure, _Told] | None = None
    text = reading.masked.text
    for mark in re.finditer(r"‹N(\d+)›", text):
        mention = reading.mentions[int(mark[1])]
        figure = reading.figures[mention.start, mention.end]
        told = _told(reading, mark, figure, zone_of, topic, previous)
        previous = None
        if told.indicator and told.subjects and plausible(figure, told.indicator):
            previous = (mark.end(), figure, told)
            drawn += [
                _draw(reading, registry, collector, subject, told, figure, mark) for subject in told.subjects
            ]
    return tuple(d for d in drawn if d.sure)


def _told(
    reading: Reading,
    mark: re.Match[str],
    figure: Figure,
    zone_of: dict[str, str],
    topic: str | None,
    previous: tuple[int, Figure, _Told] | None,
) -> _Told:
    text = reading.masked.text
    if previous and is_conversion(text[previous[0] : mark.start()], previous[1], figure):
        return _Told(previous[2].indicator, previous[2].subjects, previous[2].rule, previous[1])
    indicator = indicator_of(reading, mark, figure)
    subjects = subjects_of(reading, mark, indicator, zone_of) if indicator else ()
    if indicator and subjects:
        return _Told(indicator, subjects)
    likely, about = loosely(reading, mark, figure, topic)
    return _Told(indicator or likely, about, LOOSE)


def _draw(
    reading: Reading,
    registry: Registry,
    collector: Collector,
    subject: str,
    told: _Told,
    figure: Figure,
    mark: re.Match[str],
) -> Reported:
    year = _year(reading, mark)
    future = bool(FUTURE.search(reading.masked.text[: mark.start()])) or bool(
        re.match(r"[^‹›,;.]{0,40}by (?:the end of )?‹D", reading.masked.text[mark.end() :])
    )
    key = _key(registry, subject, told.indicator, figure, year, reading, future)
    said: list[tuple[str, Key | Concept | Literal]] = [
        ("kg:observedEntity", Key(subject)),
        ("kg:indicator", Concept(f"kgt:{told.indicator}")),
        ("kg:value", Literal(_decimal(figure.value), "xsd:decimal")),
        ("kg:unit", Concept(figure.unit)),
        ("kg:qualifier", Concept(f"kgt:{figure.qualifier}")),
    ]
    if year and not future:
        said.append(("kg:referenceYear", Literal(year, "xsd:integer")))
    if told.first:
        first = _key(registry, subject, told.indicator, told.first, year, reading, future)
        said.append(("kg:conversionOf", Key(first)))
    back = any(m.name == subject and m.method == "coreference" for m in reading.mentions)
    pronoun = any(
        m.name == subject and m.end - m.start <= 3 for m in reading.mentions if m.method == "coreference"
    )
    sure = told.rule == RULE
    for predicate, obj in said:
        collector.say(
            key,
            predicate,
            obj,
            (reading.span,),
            PRONOUN if pronoun and told.rule == RULE else told.rule,
            tier=Tier.ASSERTED if sure else Tier.CANDIDATE,
            modality=Modality.PLANNED if future else Modality.STATED,
            features=("coreference",) if back else (),
        )
    return Reported(key, figure, told.indicator, subject, future, sure)


def _key(
    registry: Registry,
    subject: str,
    indicator: str,
    figure: Figure,
    year: str,
    reading: Reading,
    future: bool,
) -> str:
    words = " ".join(reading.text[figure.start : figure.end].split())
    name = f"{subject} {indicator} {_decimal(figure.value)} {figure.unit} {figure.qualifier} {year} {'planned' if future else ''}"
    label = f"{registry.things[subject].label}: {words}{f' {figure.noun}' if figure.noun else ''}{f' ({year})' if year else ''}"
    key = registry.add("Statistic", f"figure {short_hash(name)}", reading.span)
    registry.things[key].label = label
    return key


def _decimal(value: Decimal) -> str:
    plain = format(value.normalize(), "f")
    return plain if "." in plain else f"{plain}.0"


_BEFORE = re.compile(
    r"\b(?:In|in|At the end of|at the end of|as of|As of|by the end of|for|For|since|during|During)\s+(?:the\s+year\s+|mid-|early\s+|late\s+)?‹D(\d+)›"
)


def _year(reading: Reading, mark: re.Match[str]) -> str:
    """Return the year that a figure refers to: one named just after it, else one that opens the clause."""
    text = reading.masked.text
    after = re.match(r"[^‹›;.]{0,40}?\b(?:in|as of|at the end of|for)\s+‹D(\d+)›", text[mark.end() :])
    found = after or next(iter(reversed(list(_BEFORE.finditer(text, 0, mark.start())))), None)
    return reading.mentions[int(found[1])].name[:4] if found else ""
