"""Slips of the pen are counted, and forgiven by the length of a name."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.questions.closeness import allowed, slips

# (one, other, slips)
CASES: tuple[tuple[str, str, int | None], ...] = (
    ("shapingba", "shapingba", 0),
    ("shapinba", "shapingba", 1),  # a letter left out
    ("shapinngba", "shapingba", 1),  # a letter too many
    ("shapimgba", "shapingba", 1),  # another letter
    ("shapnigba", "shapingba", 1),  # two swapped
    ("sapimgba", "shapingba", 2),
    ("beibei", "shapingba", None),  # no likeness
    ("", "abc", 3),
    ("", "abcd", None),  # too short by more than the most
)


@pytest.mark.parametrize(("one", "other", "expected"), CASES)
def test_slips(one: str, other: str, expected: int | None) -> None:
    """Letters added, dropped, changed and swapped count one each."""
    assert slips(one, other) == slips(other, one) == expected


def test_cases_collected() -> None:
    """All cases were collected."""
    assert len(CASES) == 9


@settings(max_examples=80, deadline=None)
@given(st.text("abc", max_size=8), st.text("abc", max_size=8))
def test_symmetric_and_bounded(one: str, other: str) -> None:
    """Slips are the same either way, nothing only between equals, and at least the difference in length."""
    found = slips(one, other, 8)
    assert found == slips(other, one, 8)
    assert found is not None
    assert (found == 0) is (one == other)
    assert abs(len(one) - len(other)) <= found <= max(len(one), len(other))
    assert allowed(one) <= allowed(one + other)
