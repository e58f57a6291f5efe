"""Find texts that are one work: a text of which at least half also stands in another one.

Texts are compared by their runs of five words. A text that shares at least half of its runs with another one
shares one of its rarest runs with it, if one more than half of them are looked at (the prefix filter of
Chaudhuri, Ganti and Kaushik 2006). Rare runs stand in few texts, so that few pairs are counted.
"""

import re
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from kg.numbers import distinct

SHARE: Final = 0.5
WORDS: Final = 5
Runs = NDArray[np.uint64]
"""The digests of the runs of a text, each once, sorted."""
_WORD: Final = re.compile(r"[\u3400-\u9fff]|[^\W_\u3400-\u9fff]+")
_FEW: Final = 64
"""So many new texts are compared one by one."""
_LOW: Final = 2**16 - 1
_STEP: Final = np.uint64(0x9E3779B97F4A7C15)


def near_duplicates(texts: Mapping[str, str]) -> dict[str, str]:
    """Return, for each text that repeats another one, the id of that other text.

    Texts are compared by runs of five words (of five characters in Chinese); two texts are one
    work if they share at least half of the runs of the smaller. The larger text stands for the work, and
    of equals the one with the smaller id; a text that stands for a work never repeats another, so
    that following one link is enough.
    """
    return repeated({name: sketch(text).runs for name, text in texts.items()})


@dataclass(frozen=True, slots=True)
class Sketch:
    """The runs of a text."""

    runs: Runs

    def to_row(self) -> str:
        """Return the runs as text."""
        return b64encode(self.runs.astype("<u8").tobytes()).decode("ascii")

    @classmethod
    def from_row(cls, row: str) -> "Sketch":
        """Return the sketch that was written as text."""
        return cls(np.frombuffer(b64decode(row), dtype="<u8"))


@dataclass(frozen=True, slots=True)
class Sketches:
    """The runs of several texts: how many each has, and all of them one text after another."""

    sizes: tuple[int, ...]
    runs: Runs

    def each(self) -> Iterator[Runs]:
        """Yield the runs of each text."""
        at = 0
        for size in self.sizes:
            yield self.runs[at : at + size]
            at += size

    def to_row(self) -> list[object]:
        """Return the sketches as JSON."""
        return [self.sizes, Sketch(self.runs).to_row()]

    @classmethod
    def from_row(cls, row: list[Any]) -> "Sketches":
        """Return the sketches that were written as JSON."""
        return cls(tuple(row[0]), Sketch.from_row(row[1]).runs)


def sketches(found: Iterable[Sketch]) -> Sketches:
    """Return several sketches as one."""
    runs = [one.runs for one in found]
    return Sketches(tuple(map(len, runs)), np.concatenate(runs))


def sketch(text: str) -> Sketch:
    """Return the sketch of a text."""
    numbers = np.array([_number(word) for word in _WORD.findall(text.casefold())], dtype=np.uint64)
    found = np.zeros(max(0, len(numbers) - WORDS + 1), dtype=np.uint64)
    for at in range(WORDS):
        found = found * _STEP + numbers[at : at + len(found)]
    return Sketch(distinct(found))


@lru_cache(2**16)
def _number(word: str) -> int:
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def repeated(runs: Mapping[str, Runs]) -> dict[str, str]:
    """Return what :func:`near_duplicates` does for texts of which the runs are known."""
    names = sorted(runs, key=lambda name: (-len(runs[name]), name))
    table = _Table([runs[name] for name in names])
    works: dict[str, str] = {}
    for n in table.likely():
        if others := table.nearest(n):
            works[names[n]] = min(names[other] for other in others)
    return dict(sorted(works.items()))


def repeated_with(runs: Mapping[str, Runs], before: Mapping[str, str]) -> dict[str, str]:
    """Return what :func:`repeated` does, where it is known what the texts of an older build repeat.

    A text that repeats another has no say in what others repeat. So if none is gone that others repeated, and
    none came that stands for a work and that holds enough of a smaller one, all repeat what they did.

    Args:
        runs: the runs of the texts, by their names.
        before: of each text that was there what it repeats; empty if it repeats none.
    """
    new = sorted((name for name in runs if name not in before), key=lambda name: (-len(runs[name]), name))
    works = {name: other for name, other in before.items() if other and name in runs}
    if len(new) > _FEW or any(other not in runs for other in works.values()):
        return repeated(runs)
    texts = _Texts(runs)
    there = runs.keys() - set(new)
    for name in new:
        shared = {other: held for other, held in texts.sharing(name).items() if other in there}
        larger = {other: held for other, held in shared.items() if held and other not in works}
        if larger:
            works[name] = min(other for other, held in larger.items() if held == max(larger.values()))
        elif not all(shared.values()):
            return repeated(runs)
        there.add(name)
    return dict(sorted(works.items()))


class _Texts:
    """Texts of which one is compared with all others."""

    def __init__(self, runs: Mapping[str, Runs]) -> None:
        self._names = sorted(runs, key=lambda name: (-len(runs[name]), name))
        self._runs = [runs[name] for name in self._names]
        sizes = list(map(len, self._runs))
        self._enough = np.ceil(SHARE * np.array(sizes))
        self._owners = np.repeat(np.arange(len(sizes)), sizes)
        self._every = np.concatenate(self._runs) if runs else np.zeros(0, dtype=np.uint64)

    def sharing(self, name: str) -> dict[str, int]:
        """Return the texts that share enough with one: of a larger how many runs, of a smaller none."""
        place = self._names.index(name)
        own = self._runs[place]
        # The last bits tell most runs apart, so that few are looked for.
        likely = np.zeros(_LOW + 1, dtype=bool)
        likely[own & np.uint64(_LOW)] = True
        found = np.flatnonzero(likely[self._every & np.uint64(_LOW)])
        found = found[np.isin(self._every[found], own)]
        shared = np.bincount(self._owners[found], minlength=len(self._names))
        enough = self._enough.copy()
        enough[:place] = enough[place]
        near = np.flatnonzero((shared >= enough) & (shared > 0)).tolist()
        return {self._names[n]: int(shared[n]) if n < place else 0 for n in near if n != place}


class _Table:
    """The texts in falling order of their size, and in which of them each run stands."""

    def __init__(self, runs: list[Runs]) -> None:
        self._bounds = np.concatenate(([0], np.cumsum([len(one) for one in runs], dtype=np.int64)))
        owners = np.repeat(np.arange(len(runs)), np.diff(self._bounds))
        every = np.concatenate(runs) if runs else np.zeros(0, dtype=np.uint64)
        # Sorted once: the places of the runs tell both their numbers and the texts that have each.
        order = np.argsort(every, kind="stable")
        same = every[order]
        numbers = np.cumsum(np.concatenate((np.zeros(1, dtype=bool), same[1:] != same[:-1])))[: len(same)]
        self._ids = np.empty(len(same), dtype=np.int64)
        self._ids[order] = numbers
        self._counts = np.bincount(numbers)
        self._texts = owners[order]
        self._ends = np.cumsum(self._counts)
        self._alone = np.ones(len(runs), dtype=bool)
        self._wanted = np.zeros(len(self._counts), dtype=bool)
        # How many runs of each text stand in others, too.
        met = np.concatenate(([0], np.cumsum(self._counts[self._ids] > 1)))
        self._met = np.diff(met[self._bounds])

    def likely(self) -> list[int]:
        """Return the texts of which enough runs stand in others, too; no other text repeats one."""
        sizes = np.diff(self._bounds)
        found: list[int] = np.flatnonzero((self._met >= np.ceil(SHARE * sizes)) & (sizes > 0)).tolist()
        return found

    def nearest(self, text: int) -> list[int]:
        """Return the texts of which a text repeats most, if any; it is asked for the larger ones first."""
        ids = self._ids[self._bounds[text] : self._bounds[text + 1]]
        enough = int(np.ceil(SHARE * len(ids)))
        rarest = ids[np.argsort(self._counts[ids], kind="stable")[: len(ids) - enough + 1]]
        others = np.unique(self._larger(rarest, text))
        if not len(others):
            return []
        shared = self._shared(ids, others)
        most = int(shared.max())
        self._alone[text] = most < enough
        return [] if most < enough else others[shared == most].tolist()

    def _shared(self, ids: NDArray[np.int64], others: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return how many of some runs, which are sorted, stand in each of some texts."""
        pieces = [self._ids[self._bounds[n] : self._bounds[n + 1]] for n in others.tolist()]
        self._wanted[ids] = True
        met = self._wanted[np.concatenate(pieces)]
        self._wanted[ids] = False
        starts = np.cumsum([0, *map(len, pieces[:-1])])
        return np.add.reduceat(met, starts, dtype=np.int64)

    def _larger(self, ids: NDArray[np.int64], text: int) -> NDArray[np.int64]:
        """Return the larger texts that stand for a work, as often as one of the runs stands in them."""
        ids = ids[self._counts[ids] > 1]
        if not len(ids):
            return ids
        ends = self._ends[ids]
        pieces = [self._texts[a:b] for a, b in zip(ends - self._counts[ids], ends, strict=True)]
        found = np.concatenate(pieces)
        return found[(found < text) & self._alone[found]]
