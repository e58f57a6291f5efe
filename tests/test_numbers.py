"""Many numbers at once are found as the library finds them, in less time."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.numbers import among, distinct, standing

# Few numbers, so that many are the same; some of the same last bits; the largest.
NUMBERS = st.lists(st.sampled_from([0, 1, 2, 2**16, 2**16 + 1, 2**63, 2**64 - 1]) | st.integers(0, 2**64 - 1))


@settings(max_examples=200, deadline=None, derandomize=True, database=None)
@given(NUMBERS, NUMBERS)
def test_as_the_library_does(one: Sequence[int], other: Sequence[int]) -> None:
    """Whatever the numbers, what is found is what sets would find."""
    few, many = np.array(one, dtype=np.uint64), np.array(other, dtype=np.uint64)
    assert distinct(many).tolist() == sorted(set(other))
    assert standing(few, many).tolist() == [n in set(other) for n in one]
    assert among(few, distinct(many)).tolist() == [n in set(other) for n in one]


@pytest.mark.parametrize("size", [0, 1, 70_000])
def test_sizes(size: int) -> None:
    """None, one, and more numbers than there are last bits."""
    many = np.arange(size, dtype=np.uint64) * np.uint64(7919)
    few = np.array([0, 7919, 7920], dtype=np.uint64)
    wanted = [size > 0, size > 1, False]
    assert standing(few, many).tolist() == among(few, many).tolist() == wanted
    assert distinct(np.concatenate([many, many])).tolist() == many.tolist()
