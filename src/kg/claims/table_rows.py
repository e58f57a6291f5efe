"""Figures in the rows of a table: the cells above and in front tell what a bare number is and of what it is told."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg import lazy_re as re
from kg.claims.collector import Collector
from kg.claims.figures import decimal, figure_key
from kg.claims.indicators import meaning_of, plausible
from kg.claims.numbers import Figure, find_figures
from kg.claims.observed import main_thing
from kg.claims.reading import Reading
from kg.claims.registry import Registry
from kg.model import BlockKind, Concept, Key, Literal, Tier

RULE = "figure-table"
_CELLS = re.compile(r"\s*\|\s*|\t+|\s{3,}")
_BARE = re.compile(r"(?:[\d,]+(?:\.\d+)?|\d{1,3}(?: \d{3})+)\s?%?")
_YEAR = re.compile(r"(?:FY\s?)?((?:19|20)\d\d)")
_UNIT = re.compile(r"\(([^()]{1,30})\)")
# "in million euros" after the name of a column.
_IN = re.compile(r",?\s+in\s+([\w$€£ ²%]{1,30})$")
_VALUE = re.compile(r"(?:value|amount|figures?|total|number|data|quantity)\b.{0,20}", re.I)
_MARK = re.compile("‹N0›")
_LARGEST = 40


def report_rows(readings: Sequence[Reading], registry: Registry, collector: Collector) -> None:
    """Draw statistics from the bare numbers of tables that have a row of heads: candidates all."""
    heads: list[str] = []
    last: Reading | None = None
    for reading in readings:
        if reading.block.kind is not BlockKind.TABLE_ROW:
            last = None
            continue
        cells = cells_of(reading.text)
        if last is None or reading.block is last.block:
            heads = cells if last is None and not any(_is_number(c) for c in cells) else []
        elif len(cells) == len(heads) and not re.fullmatch(r"[-:\s|]+", reading.text):
            _row(reading, heads, cells, registry, collector)
        last = reading


def cells_of(row: str) -> list[str]:
    """Return the cells of a row of a table.

    >>> cells_of("| Quays | 10 |")
    ['Quays', '10']
    """
    return [c.strip() for c in _CELLS.split(row.strip().strip("|"))]


def _is_number(cell: str) -> bool:
    return bool(_BARE.fullmatch(cell)) and not _YEAR.fullmatch(cell)


def _row(
    reading: Reading, heads: list[str], cells: list[str], registry: Registry, collector: Collector
) -> None:
    first = len(cells[0]) + 4
    named = [m.name for m in reading.of("ZAFP") if m.start < first]
    subject = named[0] if named else main_thing(registry)
    # The first cell names what the row is about, or what is measured; a name that is not known is neither.
    pair = len(heads) == len(("Item", "Value")) and bool(_VALUE.fullmatch(heads[1]))
    if not subject or len(cells) > _LARGEST or not (named or pair or any(map(_YEAR.fullmatch, heads))):
        return
    for head, cell in zip(heads[1:], cells[1:], strict=True):
        if not _is_number(cell):
            continue
        year = _YEAR.fullmatch(head)
        # In a column of a year, the first cell says what is measured.
        told = cells[0] if year or pair else head
        if not (year or pair or named):
            continue
        for indicator, figure in _read(told, cell):
            _say(reading, subject, indicator, figure, year[1] if year else "", registry, collector)


def _read(head: str, cell: str) -> Iterator[tuple[str, Figure]]:
    """Yield what the number of a cell measures, and the figure, if head and unit tell."""
    unit = _UNIT.search(head) or _IN.search(head)
    name = head[: unit.start()] if unit else head
    measured = unit[1].removeprefix("in ") if unit else ""
    # "Jobs" over a number counts jobs.
    text = f"{name} {cell} {measured or name}"
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
    reading: Reading,
    subject: str,
    indicator: str,
    figure: Figure,
    year: str,
    registry: Registry,
    collector: Collector,
) -> None:
    key = figure_key(registry, subject, indicator, figure, year, reading, False)
    registry.things[key].label = f"{registry.things[subject].label}: {decimal(figure.value)}"
    said: list[tuple[str, Key | Concept | Literal]] = [
        ("kg:observedEntity", Key(subject)),
        ("kg:indicator", Concept(f"kgt:{indicator}")),
        ("kg:value", Literal(decimal(figure.value), "xsd:decimal")),
        ("kg:unit", Concept(figure.unit)),
        ("kg:qualifier", Concept(f"kgt:{figure.qualifier}")),
    ]
    if year:
        said.append(("kg:referenceYear", Literal(year, "xsd:integer")))
    for predicate, obj in said:
        collector.say(key, predicate, obj, (reading.span,), RULE, tier=Tier.CANDIDATE)
