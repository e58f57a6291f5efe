"""Let Python look for cycles of values seldom where millions of values are made and hardly a cycle."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from threading import Lock
from typing import Final

_VALUES: Final = 4_000_000
"""So many values are made between two looks."""


@dataclass(slots=True)
class _Work:
    """What goes on unhurried in this process, in all its threads, and how it looked for cycles before."""

    going_on: int = 0
    before: tuple[int, int, int] = (0, 0, 0)
    lock: Lock = field(default_factory=Lock)

    def begin(self) -> None:
        """Look seldom from now on, where nothing of the kind goes on yet."""
        with self.lock:
            if not self.going_on:
                self.before = first, *others = gc.get_threshold()
                gc.set_threshold(first and max(first, _VALUES), *others)
            self.going_on += 1

    def end(self) -> None:
        """Look as often as before, if nothing else of the kind goes on."""
        with self.lock:
            self.going_on -= 1
            if not self.going_on:
                gc.set_threshold(*self.before)


@cache
def _work() -> _Work:
    """Return the one work of this process, as Python has one collector of cycles."""
    return _Work()


@contextmanager
def unhurried() -> Iterator[None]:
    """Look for cycles seldom as long as this lasts, and in the processes that are forked meanwhile.

    Cycles are looked for by going through values again and again: a tenth of the time to draw claims.
    Where that was turned off it stays so. It may be asked within itself and by several threads at once: what
    was before comes back when the last of them ends.
    """
    work = _work()
    work.begin()
    try:
        yield
    finally:
        work.end()
