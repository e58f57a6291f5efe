"""Scores of many texts by family, genre and tier, with intervals from resampled documents."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kg.evaluation.facts import Facts
from kg.evaluation.measure import Figures
from kg.evaluation.placing import PARTS, measures_by_place
from kg.evaluation.score import FAMILIES, Score, score
from kg.model import Document

RESAMPLES = 1000
SEED = 20240229
ALL = "all"
_WORD = 2**64 - 1
_AT = FAMILIES.index("measures") + 1
_WITH_PARTS = (*FAMILIES[:_AT], *PARTS, *FAMILIES[_AT:], ALL)


@dataclass(frozen=True, slots=True)
class Result:
    """How one text was met in one tier: its name, genre and the scores of all families.

    ``parts`` are the figures of parts of a family (see ``placing``), which count in no sum.
    """

    name: str
    genre: str
    tier: str
    scores: tuple[Score, ...]
    parts: Mapping[str, Figures] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Line:
    """The figures of a family in a tier and a genre, and the middle 95 % of resampled F1.

    ``low`` and ``high`` are equal to F1 where there is one text only: it cannot be resampled.
    """

    family: str
    tier: str
    genre: str
    texts: int
    figures: Figures
    low: float
    high: float


def result(document: Document, tier: str, gold: Facts, found: Facts) -> Result:
    """Return how one text was met."""
    parts = measures_by_place(document, gold, found)
    return Result(document.name, document.genre, tier, score(gold, found), parts)


def lines(results: Sequence[Result], resamples: int = RESAMPLES) -> tuple[Line, ...]:
    """Return a line for every tier and family over all texts, then by genre for all families together.

    Below the measures stand those of lists and those of running text, where any text tells them apart.

    Documents are drawn with replacement by a generator of its own with a fixed seed, so that the same
    results always give the same intervals.
    """
    found: list[Line] = []
    for tier in dict.fromkeys(r.tier for r in results):
        mine = [r for r in results if r.tier == tier]
        families = (*FAMILIES, ALL) if not any(r.parts for r in mine) else _WITH_PARTS
        found += [_line(family, tier, ALL, mine, resamples) for family in families]
        genres = sorted({r.genre for r in mine})
        if len(genres) > 1:
            for genre in genres:
                found.append(_line(ALL, tier, genre, [r for r in mine if r.genre == genre], resamples))
    return tuple(found)


def _line(family: str, tier: str, genre: str, results: Sequence[Result], resamples: int) -> Line:
    none = Figures(0, 0, 0, 0)
    if family in PARTS:
        counts = [r.parts.get(family, none) for r in results]
    else:
        counts = [figures_of(r.scores)[family] for r in results]
    whole = total(counts)
    low, high = interval(counts, resamples)
    return Line(family, tier, genre, len(results), whole, low, high)


def figures_of(scores: Iterable[Score]) -> Mapping[str, Figures]:
    """Return the counts of one text by family, and of all families together."""
    by = {s.family: Figures(s.right, s.found, s.matched, s.gold) for s in scores}
    return {**by, ALL: total(by.values())}


def total(counts: Iterable[Figures]) -> Figures:
    """Return the sum of counts."""
    whole = Figures(0, 0, 0, 0)
    for one in counts:
        whole += one
    return whole


def interval(counts: Sequence[Figures], resamples: int = RESAMPLES) -> tuple[float, float]:
    """Return between which values the middle 95 % of the F1 of resampled texts lie."""
    if len(counts) < 2 or resamples < 1:
        return (total(counts).f1,) * 2
    draw = _numbers(len(counts))
    tries = sorted(total(counts[next(draw)] for _ in counts).f1 for _ in range(resamples))
    cut = round(resamples * 0.025)
    return tries[cut], tries[-1 - cut]


def _numbers(below: int) -> Iterator[int]:
    """Yield numbers without end, all equally often: SplitMix64 from a fixed seed, the same everywhere."""
    state = SEED
    while True:
        state = (state + 0x9E3779B97F4A7C15) & _WORD
        mixed = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & _WORD
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & _WORD
        yield (mixed ^ (mixed >> 31)) % below
