"""Many numbers at once: which there are, which of a few stand among them, and how they are kept as text.

The library finds distinct numbers by a table of their hashes, which for a million takes ten times as long as
to sort them, and sorts all of a million to find a hundred.
"""

from binascii import a2b_base64, b2a_base64
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.uint64]
_LOW: Final = 2**16 - 1


def distinct(numbers: Numbers) -> Numbers:
    """Return numbers in order, each once.

    >>> distinct(np.array([3, 1, 3], dtype=np.uint64)).tolist()
    [1, 3]
    """
    found: Numbers = np.sort(numbers)
    is_first = np.ones(len(found), dtype=bool)
    np.not_equal(found[1:], found[:-1], out=is_first[1:])
    return found[is_first]


def standing(few: Numbers, many: Numbers) -> NDArray[np.bool_]:
    """Return of each of a few numbers whether it is one of many.

    >>> standing(np.array([3, 1], dtype=np.uint64), np.array([5, 3, 5], dtype=np.uint64)).tolist()
    [True, False]
    """
    # The last bits tell most numbers apart, so that few are looked for.
    likely = np.zeros(_LOW + 1, dtype=bool)
    likely[few & np.uint64(_LOW)] = True
    return np.isin(few, many[likely[many & np.uint64(_LOW)]])


def among(numbers: Numbers, ordered: Numbers) -> NDArray[np.bool_]:
    """Return of each number whether it is one of others that are in order.

    >>> among(np.array([3, 1, 7], dtype=np.uint64), np.array([3, 5], dtype=np.uint64)).tolist()
    [True, False, False]
    """
    if not len(ordered):
        return np.zeros(len(numbers), dtype=bool)
    places = np.minimum(np.searchsorted(ordered, numbers), len(ordered) - 1)
    found: NDArray[np.bool_] = ordered[places] == numbers
    return found


def packed(numbers: NDArray[Any]) -> str:
    """Return numbers as text."""
    return b2a_base64(numbers.astype(numbers.dtype.newbyteorder("<")).tobytes(), newline=False).decode(
        "ascii"
    )


def unpacked(text: str, kind: str) -> NDArray[Any]:
    """Return the numbers that were written as text; ``kind`` is what they are, as ``<u8``."""
    return np.frombuffer(a2b_base64(text), dtype=kind)
