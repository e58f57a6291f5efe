"""Figures in the rows of a table: the cells above and in front tell what a bare number is and of what it is told."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg import lazy_re as re
from kg.claims.figures.indicators import meaning_of, plausible
from kg.claims.figures.keys import figure_key
from kg.claims.figures.main_things import main_thing
from kg.claims.figures.parts import parts_of
from kg.claims.gathering.collector import Collector
from kg.claims.gathering.registry import Registry
from kg.claims.tables.lines import Column, Line, evidence_of
from kg.claims.values.head_units import in_unit, split_head
from kg.claims.values.numbers import Figure, find_figures
from kg.model import Concept, Key, Literal, Tier

RULE = "figure-table"
_BARE = re.compile(r"(?:[\d,]+(?:\.\d+)?|\d{1,3}(?: \d{3})+)\s?%?")
_YEAR = re.compile(r"(?:FY\s?)?((?:19|20)\d\d)")
_VALUE = re.compile(r"(?:value|amount|figures?|total|number|data|quantity)\b.{0,20}", re.I)
_MARK = re.compile("‹N0›")
_PAIR = 2


def report_rows(lines: Iterable[Line], registry: Registry, collector: Collector) -> None:
    """Draw statistics from the bare numbers of tables that have a row of heads: candidates all."""
    for line in lines:
        _row(line, registry, collector)


def _is_number(cell: str) -> bool:
    return bool(_BARE.fullmatch(cell)) and not _YEAR.fullmatch(cell)


def _row(line: Line, registry: Registry, collector: Collector) -> None:
    heads, first = line.table.heads, line.columns[0]
    named = [m.name for m in first.of("ZAFP")]
    subject = named[0] if named else main_thing(registry)
    # The first cell names what the row is about, or what is measured; a name that is not known is neither.
    pair = len(heads) == _PAIR and bool(_VALUE.fullmatch(heads[1]))
    if not subject or not (named or pair or any(map(_YEAR.fullmatch, heads))):
        return
    for column in line.columns[1:]:
        year = _YEAR.fullmatch(column.head)
        if not _is_number(column.cell.text) or not (year or pair or named):
            continue
        # In a column of a year, the first cell says what is measured.
        told = first.cell.text if year or pair else column.head
        for indicator, figure in _read(told, column.cell.text):
            words = _words(told, column.cell.text, figure, year[1] if year else "")
            _say(
                (first, column),
                subject,
                indicator,
                figure,
                words,
                year[1] if year else "",
                registry,
                collector,
            )


def _words(head: str, cell: str, figure: Figure, year: str) -> str:
    """Return how a figure is called: what its head names, and its number with the unit, or with what it counts."""
    name, unit = split_head(head)
    whole = in_unit(cell, unit) if unit else f"{cell} {figure.noun}".strip()
    if name and name.casefold() != figure.noun.casefold() and not _VALUE.fullmatch(name):
        first = name if name[1:2].isupper() else name[0].lower() + name[1:]  # "GDP", but "leased area"
        whole = f"{first}, {whole}"
    return f"{whole} ({year})" if year else whole


def _read(head: str, cell: str) -> Iterator[tuple[str, Figure]]:
    """Yield what the number of a cell measures, and the figure, if head and unit tell."""
    name, unit = split_head(head)
    # "Jobs" over a number counts jobs.
    text = f"{name} {in_unit(cell, unit or name)}"
    figures = [f for f in find_figures(text) if f.start >= len(name)]
    if not figures:
        return
    figure = figures[0]
    if figure.unit == "unit:NUM" and not figure.noun and not figure.scaled:
        figure = replace(figure, noun=name.lower() if name.endswith("s") else "")
    masked = f"{name} ‹N0›"
    mark = _MARK.search(masked)
    meaning = meaning_of(masked, mark, figure) if mark else None
    if meaning and meaning.indicator and plausible(figure, meaning.indicator):
        yield meaning.indicator, replace(figure, value=-figure.value if meaning.falls else figure.value)


def _say(
    columns: tuple[Column, Column],
    subject: str,
    indicator: str,
    figure: Figure,
    words: str,
    year: str,
    registry: Registry,
    collector: Collector,
) -> None:
    key = figure_key(registry, subject, indicator, figure, year, columns[0].readings[0], False)
    registry.things[key].label = f"{registry.things[subject].label}: {words}"
    said: list[tuple[str, Key | Concept | Literal]] = [
        ("kg:observedEntity", Key(subject)),
        *parts_of(figure, indicator),
    ]
    if year:
        said.append(("kg:referenceYear", Literal(year, "xsd:integer")))
    for predicate, obj in said:
        collector.say(key, predicate, obj, evidence_of(*columns), RULE, tier=Tier.CANDIDATE)
