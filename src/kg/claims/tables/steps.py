"""Measures of the rows of tables: "Measure | Responsible | Deadline | Budget"."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kg import lazy_re as re
from kg.claims.actions.nominal import opens_nominal
from kg.claims.figures.keys import figure_key
from kg.claims.figures.parts import parts_of
from kg.claims.gathering.collector import Collector
from kg.claims.gathering.registry import Registry
from kg.claims.sentences.masks import mask
from kg.claims.sentences.reading import Reading
from kg.claims.tables.lines import Column, Line, evidence_of
from kg.claims.values.head_units import in_unit, split_head
from kg.claims.values.numbers import Figure, find_figures
from kg.model import BlockKind, Concept, Key, Literal, Modality, Span, Tier

ACTOR, DUE, MONEY, OWNER = "table-actor", "table-deadline", "table-budget", "table-measure"
# What a column of measures announces for each of its cells.
LEAD = "The measures are:"
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_SHORT_YEAR = re.compile(r"(?<=20\d\d)\s*[-–/]\s*(\d\d)(?!\d)")
_FEWEST = 2  # words of a measure


@dataclass(frozen=True, slots=True)
class Step:
    """A sentence of a cell of measures as a reading of its own, with its row."""

    reading: Reading
    column: Column
    line: Line

    @property
    def lead(self) -> str:
        """What its column announces: of goals and works not all are measures."""
        return LEAD if self.column.role == "measure" else ""

    @property
    def is_owned(self) -> bool:
        """Whether its row tells the policy that it belongs to."""
        return any(told.main("P") for told in self.line.of("policy"))


def find_steps(lines: Iterable[Line]) -> dict[Span, list[Step]]:
    """Return the sentences of the cells of measures by the sentence of the text that they stand in.

    A row of such a table whose sentence holds no measure has an empty list.
    """
    found: dict[Span, list[Step]] = {}
    for line in lines:
        measures = _measures(line)
        if not measures:
            continue
        for column in line.columns:
            for reading in column.readings:
                found.setdefault(reading.span, [])
        for column in measures:
            for reading in column.readings:
                if step := _cut(reading, column):
                    found[reading.span].append(Step(step, column, line))
    return found


def _measures(line: Line) -> list[Column]:
    """Return the columns of a row that state what is done: goals only where somebody is to reach them or by a day."""
    measures = list(line.of("measure"))
    works = [c for c in line.of("facility") if opens_nominal(c.cell.text, 0)]
    goals = list(line.of("goal")) if any(line.of("actor", "deadline")) and not measures else []
    return [*measures, *works, *goals]


def _cut(reading: Reading, column: Column) -> Reading | None:
    """Return the part of a sentence that stands in a cell, as a reading of an item."""
    start, end = max(reading.span.start, column.cell.start), min(reading.span.end, column.cell.end)
    a, b = start - reading.span.start, end - reading.span.start
    text = reading.text[a:b]
    if len(text.split()) < _FEWEST:
        return None
    inside = [m for m in reading.mentions if a <= m.start and m.end <= b]
    moved = [m._replace(start=m.start - a, end=m.end - a) for m in inside]
    figures = {
        (s - a, e - a): replace(f, start=f.start - a, end=f.end - a) for (s, e), f in reading.figures.items()
    }
    block = replace(reading.block, kind=BlockKind.BULLET, start=start, body=start, label=None)
    return Reading(Span(start, end), text, block, mask(text, moved), figures)


def tie_cells(step: Step, keys: Sequence[str], registry: Registry, collector: Collector) -> None:
    """Draw of the measures of a cell who carries them out, by when and with what money, as their row says."""
    for key in keys:
        for told in step.line.of("actor"):
            for body in told.of("BU"):
                _say(key, "kg:implementedBy", Key(body.name), ACTOR, (step.column, told), collector)
        for told in step.line.of("deadline"):
            if year := _last_year(told.cell.text):
                value = Literal(str(year), "xsd:integer")
                _say(key, "kg:deadlineYear", value, DUE, (step.column, told), collector)
        for told in step.line.of("site"):
            for area in told.of("A"):
                _say(key, "kg:appliesTo", Key(area.name), OWNER, (step.column, told), collector)
        for told in step.line.of("policy"):
            if policy := told.main("P"):
                _say(policy.name, "kg:hasMeasure", Key(key), OWNER, (step.column, told), collector)
        for told in step.line.of("budget") if len(keys) == 1 else ():
            _spend(key, told, step, registry, collector)


def _last_year(text: str) -> int:
    """Return the last year that a cell names.

    >>> _last_year("Q4 2026"), _last_year("2024–27"), _last_year("ongoing")
    (2026, 2027, 0)
    """
    years = [int(y[0]) for y in _YEAR.finditer(text)]
    years += [2000 + int(y[1]) for y in _SHORT_YEAR.finditer(text)]
    return max(years, default=0)


def _spend(key: str, told: Column, step: Step, registry: Registry, collector: Collector) -> None:
    """Draw the sum that a cell sets aside for a measure."""
    words, sums = _sums(told)
    if len(sums) != 1 or not told.readings:
        return
    figure, reading = sums[0], told.readings[0]
    offset = told.cell.start - reading.span.start
    moved = replace(figure, start=figure.start + offset, end=figure.end + offset)
    statistic = figure_key(registry, key, "ind-budget", moved, "", reading, True)
    if words != told.cell.text:
        registry.things[statistic].label = f"{registry.things[key].label}: {words}"
    for predicate, value in parts_of(moved, "ind-budget"):
        _say(statistic, predicate, value, MONEY, (step.column, told), collector)
    _say(statistic, "kg:observedEntity", Key(key), MONEY, (step.column, told), collector)


def _sums(told: Column) -> tuple[str, list[Figure]]:
    """Return the sums of a cell and their words, with the unit of its head: "45" below "Budget (EUR million)"."""
    text = told.cell.text
    whole = in_unit(text, split_head(told.head)[1]) if _BARE.fullmatch(text) else text
    found = [f for f in find_figures(whole) if f.money]
    return whole, found if whole == text else [replace(f, start=0, end=len(text)) for f in found]


_BARE = re.compile(r"\d[\d.,]*")


def _say(
    subject: str,
    predicate: str,
    obj: Key | Concept | Literal,
    rule: str,
    columns: tuple[Column, Column],
    collector: Collector,
) -> None:
    collector.say(
        subject,
        predicate,
        obj,
        evidence_of(*columns),
        rule,
        tier=Tier.CANDIDATE,
        modality=Modality.PLANNED,
    )


__all__ = ["Step", "find_steps", "tie_cells"]
