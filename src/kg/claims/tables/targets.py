"""Targets in tables: a column headed by a target and a year sets what the rows below it are to reach by then."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from kg import lazy_re as re
from kg.claims.gathering.collector import Collector
from kg.claims.gathering.registry import Registry
from kg.claims.tables.lines import Line
from kg.claims.targets.objectives import set_year
from kg.model import Span, Tier

RULE = "target-in-table"
_AIM = re.compile(r"\b(?:targets?|goals?|planned|objectives?|milestones?)\b", re.I)
_BASE = re.compile(r"\b(?:baseline|actual|current|status|base\s+year|latest|achieved)\b", re.I)
_YEAR = re.compile(r"(?<![\d-])(?:FY\s?)?(20\d\d)(?:\s*[-–/]\s*(?:20)?(\d\d))?(?!\d)")
_VALUE = re.compile(r"\d")


def find_target_rows(
    lines: Iterable[Line], policy: str, registry: Registry, collector: Collector, home_year: int
) -> None:
    """Draw the rows of tables with columns of targets as likely targets, each with its year."""
    for table, rows in groupby(lines, key=lambda line: line.table):
        years = dict(_columns(table.heads, home_year))
        for line in rows if years else ():
            told = line.columns[0].cell.text
            for column, year in years.items():
                cell = line.columns[column].cell.text if column < len(line.columns) else ""
                if _VALUE.search(cell) and re.search(r"[A-Za-z]{3}", told) and line.columns[0].readings:
                    reading = line.columns[0].readings[0]
                    words, span = f"{told}: {cell}", Span(reading.span.start, reading.span.end)
                    set_year(reading, span, words, year, policy, registry, collector, RULE, Tier.CANDIDATE)


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
