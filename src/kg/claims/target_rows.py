"""Targets in tables: a column headed by a target and a year sets what the rows below it are to reach by then."""

from collections.abc import Iterator, Sequence

from kg import lazy_re as re
from kg.claims.collector import Collector
from kg.claims.reading import Reading
from kg.claims.registry import Registry
from kg.claims.table_rows import cells_of
from kg.claims.targets import tie
from kg.model import BlockKind, Literal, Modality, Span, Tier

RULE = "target-in-table"
_AIM = re.compile(r"\b(?:targets?|goals?|planned|objectives?|milestones?)\b", re.I)
_BASE = re.compile(r"\b(?:baseline|actual|current|status|base\s+year|latest|achieved)\b", re.I)
_YEAR = re.compile(r"(?<![\d-])(?:FY\s?)?(20\d\d)(?:\s*[-–/]\s*(?:20)?(\d\d))?(?!\d)")
_VALUE = re.compile(r"\d")


def find_target_rows(
    readings: Sequence[Reading], policy: str, registry: Registry, collector: Collector, home_year: int
) -> None:
    """Draw the rows of tables with columns of targets as likely targets, each with its year."""
    years: dict[int, int] = {}
    last: Reading | None = None
    for reading in readings:
        if reading.block.kind is not BlockKind.TABLE_ROW:
            last = None
            continue
        cells = cells_of(reading.text)
        if last is None:
            years = dict(_columns(cells, home_year))
        elif years and len(cells) > max(years):
            for column, year in years.items():
                if _VALUE.search(cells[column]) and re.search(r"[A-Za-z]{3}", cells[0]):
                    _say(reading, f"{cells[0]}: {cells[column]}", year, policy, registry, collector)
        last = reading


def _columns(heads: Sequence[str], home_year: int) -> Iterator[tuple[int, int]]:
    """Yield the columns of targets with their years: "Target (2030)", or "2030" beside a "Baseline 2020"."""
    base = any(_BASE.search(head) for head in heads)
    for n, head in enumerate(heads[1:], 1):
        found = _YEAR.search(head)
        if found is None or _BASE.search(head):
            continue
        year = int(found[1][:2] + found[2]) if found[2] else int(found[1])
        if year >= home_year and (_AIM.search(head) or (base and _YEAR.fullmatch(head.strip()))):
            yield n, year


def _say(
    reading: Reading, words: str, year: int, policy: str, registry: Registry, collector: Collector
) -> None:
    span = Span(reading.span.start, reading.span.end)
    key = registry.add("Target", " ".join(words.split()), span, scoped=True)
    collector.say(
        key,
        "kg:deadlineYear",
        Literal(str(year), "xsd:integer"),
        (reading.span,),
        RULE,
        tier=Tier.CANDIDATE,
        modality=Modality.PLANNED,
    )
    tie(reading, key, policy, registry, collector, Modality.PLANNED, rule=RULE)
