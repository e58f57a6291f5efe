"""Let Python look for cycles of values seldom where millions of values are made and hardly a cycle."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

_VALUES: Final = 4_000_000
"""So many values are made between two looks."""


@contextmanager
def unhurried() -> Iterator[None]:
    """Look for cycles seldom as long as this lasts, and in the processes that are forked meanwhile.

    Cycles are looked for by going through values again and again: a tenth of the time to draw claims.
    Where that was turned off it stays so.
    """
    before = gc.get_threshold()
    gc.set_threshold(before[0] and max(before[0], _VALUES), *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
