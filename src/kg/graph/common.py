"""The lines that documents share, of which a build makes only those that may differ from the older graph.

They come from sources: bundles of documents, whose lines are kept under a key, and the rest, which is made at
each build. Lines of sources that both builds have are only looked at as numbers: to see whether a line that
went elsewhere still stands there, and one that came stood there already.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from kg.graph.blocks import Older
from kg.graph.families import Numbers
from kg.graph.lines import StaleError, differences
from kg.graph.sorting import Sorter
from kg.graph.sources import SharedLines, Source
from kg.identifiers import number
from kg.keeping import Keeper
from kg.numbers import standing


@dataclass(frozen=True, slots=True)
class Common:
    """The lines that documents share.

    Attributes:
        rest: those that come from no source, in order.
        sources: the keys of the sources.
        total: how many lines there are.
        gone, new: in what they differ from those of the older graph, in order; None if that is not known.
    """

    rest: Iterable[bytes]
    sources: tuple[str, ...]
    total: int
    gone: Sequence[bytes] | None = None
    new: Sequence[bytes] | None = None


def changed(rest: Sorter, sources: Sequence[Source], older: Older, keeper: Keeper) -> Common:
    """Return the lines that documents share, made of those of an older graph.

    Raises:
        StaleError: if it is not known, or not kept any more, what the older graph was made of.
    """
    keys = {one.key for one in sources}
    if older.shared is None or "" in keys:
        raise _stale()
    before = frozenset(older.sources)
    came = _lines(one.load() for one in sources if one.key not in before)
    went = _lines(_kept(key, keeper) for key in sorted(before - keys))
    with older.shared.open("rb") as lines:
        gone, new = differences(lines, rest)
    here = [one.numbers for one in sources if one.key in before]
    stays = came.union(_standing(went | gone, here), _among(rest, went))
    with older.shared.open("rb") as lines:
        stood = went.union(_standing(came | new, here), _among(lines, came))
    gone, new = (went | gone) - stays, (came | new) - stood
    total = older.lines + len(new) - len(gone)
    return Common(rest, tuple(sorted(keys)), total, sorted(gone), sorted(new))


def _lines(found: Iterable[SharedLines]) -> frozenset[bytes]:
    return frozenset(one.encode() for some in found for one in some.lines)


def _kept(key: str, keeper: Keeper) -> SharedLines:
    def make() -> SharedLines:
        raise _stale()

    return keeper.recall(SharedLines, key, make)


def _stale() -> StaleError:
    return StaleError("it is not known what the older graph was made of", "", "Build it again")


def _standing(lines: Iterable[bytes], numbers: Sequence[Numbers]) -> Iterator[bytes]:
    """Yield those of some lines that stand in sources, whose lines are given as numbers."""
    wanted = sorted(lines)
    own = np.array([number(one.decode()) for one in wanted], dtype=np.uint64)
    every = np.concatenate([np.zeros(0, dtype=np.uint64), *numbers])
    yield from (one for one, stands in zip(wanted, standing(own, every).tolist(), strict=True) if stands)


def _among(lines: Iterable[bytes], wanted: frozenset[bytes]) -> Iterator[bytes]:
    """Yield those of some lines that stand among others."""
    yield from (one for one in lines if one in wanted)


class Late:
    """All lines that documents share, put together when they are asked for."""

    def __init__(self, rest: Iterable[bytes], sources: Sequence[Source]) -> None:
        self._rest = rest
        self._sources = sources

    def __iter__(self) -> Iterator[bytes]:
        made = (line.encode() for one in self._sources for line in one.load().lines)
        yield from sorted(set(chain(self._rest, made)))
