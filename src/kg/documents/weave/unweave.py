"""Puts text in order whose lines each hold a line of the left column, a blank, and one of the right."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Final, NamedTuple

from kg.documents.weave.detect import FEWEST_ROWS, Block, read_blocks, suspect
from kg.documents.weave.fit import HOPELESS, Fit, filled, fit, plain_cost, with_full_rows
from kg.documents.weave.rows import MOST_WORDS, Row, Text, read_rows, read_text
from kg.documents.weave.search import FULL
from kg.documents.weave.sure import confidences
from kg.documents.weave.words import Kinds, english

Range = tuple[int, int]

_ODDEST: Final = 2.4  # what a row may cost, on average, when read in two columns
_GAIN: Final = 1.0  # by how much a row must read better in two columns than as it stands, on average
_ALIKE: Final = 0.2  # share of rows that must have words in both columns


class Cuts(NamedTuple):
    """Where each row is cut, and how likely that is right."""

    places: tuple[int, ...]
    sure: list[float]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a source text, in its place.

    Attributes:
        start: where it begins.
        end: where it ends.
        columns: the left and the right column where it was woven, else empty. Each holds a range of the
            source for every row, an empty one where the column has no words in that row.
        sure: for every row, how likely it was cut in the right place, from 0 to 1.
    """

    start: int
    end: int
    columns: tuple[tuple[Range, ...], ...] = ()
    sure: tuple[float, ...] = ()

    @property
    def confidence(self) -> float:
        """Return the share of rows that are likely in order; 1 for what was not woven."""
        return sum(self.sure) / len(self.sure) if self.sure else 1.0


def unweave(source: str) -> tuple[Stretch, ...] | None:
    """Return the stretches of a text with the columns of those that were woven, or None for ordinary text.

    The stretches follow each other without a gap and cover the whole text. Within a woven one, every
    character other than white space is in exactly one range. Page numbers and lines that run across both
    columns are stretches of their own, without columns.

    >>> unweave("An ordinary text.") is None
    True
    """
    kinds = english()
    found: list[Stretch] = []
    for block in read_blocks(source):
        for stretch in _read(source, block, kinds):
            if found and not stretch.columns and not found[-1].columns:
                found[-1] = Stretch(found[-1].start, stretch.end)
            else:
                found.append(stretch)
    return tuple(found) if any(stretch.columns for stretch in found) else None


def _read(source: str, block: Block, kinds: Kinds) -> list[Stretch]:
    """Return the stretches of one block."""
    plain = [Stretch(block.start, block.end)]
    odd = suspect(source, block, kinds)
    if odd is None:
        return plain
    rows = read_rows(source, odd.start, odd.end)
    if any(len(row.words) > MOST_WORDS for row in rows):
        return plain
    cuts = _cuts(source, rows, kinds)
    if all(cut == FULL for cut in cuts.places):
        return plain
    before, after = Stretch(block.start, odd.start), Stretch(odd.end, block.end)
    return [s for s in (before, *_stretches(odd, rows, cuts), after) if s.start < s.end]


def _cuts(source: str, rows: list[Row], kinds: Kinds) -> Cuts:
    """Return the cut of each row and how sure it is; where two columns explain little, all rows run across.

    Where some rows run across both columns, the widths of the columns are taken from the longest stretch
    of the others alone.
    """
    text = read_text(source, rows, kinds)
    found = fit(text)
    full = Cuts((FULL,) * len(rows), [1.0] * len(rows))
    if found.path.cost > HOPELESS * filled(text):
        return full
    cuts = with_full_rows(text, found).cuts
    alone = text
    across = [i for i, cut in enumerate(cuts) if cut == FULL and rows[i].words]
    if across:
        start, end = max(_runs(across, len(rows)), key=lambda r: (r[1] - r[0], -r[0]), default=(0, 0))
        alone = read_text(source, rows[start:end], kinds)
        if filled(alone) < FEWEST_ROWS:
            return full
        found = fit(alone)
        cuts = with_full_rows(text, found).cuts
    if not _is_sure(alone, found):
        return full
    return Cuts(cuts, confidences(found.search(text, 1), cuts))


def _is_sure(text: Text, found: Fit) -> bool:
    """Return whether rows read well in two columns, and better than as they stand."""
    both = sum(1 for words, cut in zip(text.words, found.path.cuts, strict=True) if 0 < cut < len(words))
    count = filled(text)
    return (
        both >= _ALIKE * count
        and found.path.cost <= _ODDEST * count
        and plain_cost(text) - found.path.cost >= _GAIN * count
    )


def _runs(across: list[int], count: int) -> list[Range]:
    """Return the ranges of rows between those that run across."""
    edges = [-1, *across, count]
    return [(low + 1, high) for low, high in pairwise(edges) if high > low + 1]


def _stretches(block: Block, rows: list[Row], cuts: Cuts) -> list[Stretch]:
    """Return the rows that run across and those in two columns as stretches, in order."""
    groups: list[tuple[bool, list[int]]] = []
    for i, cut in enumerate(cuts.places):
        full = cut == FULL if rows[i].words or not groups else groups[-1][0]
        if groups and groups[-1][0] == full:
            groups[-1][1].append(i)
        else:
            groups.append((full, [i]))
    starts = [block.start] + [rows[group[0]].start for _, group in groups[1:]] + [block.end]
    found = []
    for n, (full, group) in enumerate(groups):
        columns = () if full else _columns([(rows[i], cuts.places[i]) for i in group])
        sure = () if full else tuple(cuts.sure[i] for i in group)
        found.append(Stretch(starts[n], starts[n + 1], columns, sure))
    return found


def _columns(rows: list[tuple[Row, int]]) -> tuple[tuple[Range, ...], ...]:
    left, right = [], []
    for row, cut in rows:
        words = row.words
        left.append((row.start, words[cut - 1][1]) if cut > 0 else (row.start, row.start))
        right.append((words[cut][0], row.end) if cut < len(words) else (row.end, row.end))
    return tuple(left), tuple(right)
