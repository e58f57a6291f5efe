"""Lines in order, each once, however many there are: sorted runs in files, merged when they are read.

What does not fit in memory is sorted in pieces, and the pieces are merged (external merge sort; Knuth, The
Art of Computer Programming, volume 3, section 5.4). Lines are bytes in UTF-8, which sort as characters do.
"""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from heapq import merge
from pathlib import Path
from typing import Final

_MEMORY: Final = 2**26
"""So many bytes of lines are held before they are written as a run."""
_WIDE: Final = 64
"""So many runs are merged at a time."""


class Sorter:
    """Takes lines in any order and gives them back sorted, each once.

    Args:
        folder: where runs may be written; without one all is held in memory.
        memory: how many bytes of lines are held.
    """

    def __init__(self, folder: Path | None = None, memory: int = _MEMORY) -> None:
        self._folder = folder
        self._memory = memory
        self._held: list[bytes] = []
        self._size = 0
        self._runs: list[Path] = []
        self._made = 0
        self._settled = False

    def add(self, lines: Iterable[bytes]) -> None:
        """Take in some lines, each of which ends with a line break."""
        found = list(lines)
        self._held += found
        self._size += sum(map(len, found))
        self._settled = False
        if self._folder is not None and self._size > self._memory:
            self._spill(self._folder)

    def _spill(self, folder: Path) -> None:
        self._write(_once(sorted(self._held)), folder)
        self._held.clear()
        self._size = 0
        if len(self._runs) >= _WIDE:
            runs, self._runs = self._runs, []
            self._write(_merged(runs), folder)
            for run in runs:
                run.unlink()

    def _write(self, lines: Iterable[bytes], folder: Path) -> None:
        path = folder / f"run-{self._made}"
        self._made += 1
        with path.open("wb") as target:
            target.writelines(lines)
        self._runs.append(path)

    def __iter__(self) -> Iterator[bytes]:
        """Yield all lines in order; this can be done again and again."""
        if not self._settled:
            # What has runs already is large, and is often kept longer than it is read: no part of it is held.
            if self._runs and self._held and self._folder is not None:
                self._spill(self._folder)
            self._held = sorted(set(self._held))
            self._settled = True
        return _merged(self._runs) if self._runs else iter(self._held)

    def count(self) -> int:
        """Return how many lines there are."""
        every = iter(self)
        return sum(1 for _ in every) if self._runs else len(self._held)

    def clear(self) -> None:
        """Forget all lines and remove the runs."""
        for run in self._runs:
            run.unlink(missing_ok=True)
        self._runs.clear()
        self._held.clear()


def _once(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Yield sorted lines, each once."""
    last = b""
    for line in lines:
        if line != last:
            yield line
            last = line


def _merged(runs: Iterable[Path]) -> Iterator[bytes]:
    with ExitStack() as stack:
        files = [stack.enter_context(run.open("rb", buffering=2**18)) for run in runs]
        yield from _once(merge(*files))
