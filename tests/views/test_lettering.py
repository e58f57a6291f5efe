"""Widths, cuts and line breaks of labels."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.views.lettering import cut, width, wrap


@given(st.text(max_size=80), st.floats(min_value=20, max_value=400))
def test_a_cut_text_fits(text: str, room: float) -> None:
    """What is cut fits, and what fits is not cut."""
    found = cut(text, 13, room)
    assert width(found, 13) <= room
    assert found == text or found.endswith("…")


@given(st.text(max_size=120), st.integers(min_value=1, max_value=4))
def test_wrapped_lines_fit(text: str, lines: int) -> None:
    """Text is broken into at most so many lines, each of which fits."""
    found = wrap(text, 13, 120, lines)
    assert len(found) <= lines
    assert all(width(line, 13) <= 120 for line in found)


WRAPPED = [
    ("Ministry of Tides", 200, ("Ministry of Tides",)),  # it fits
    ("Ministry of Tides and Harbours", 140, ("Ministry of Tides", "and Harbours")),  # two lines
    ("成都市天府新区管理委员会", 90, ("成都市天府新", "区管理委员会")),  # no blanks to break at
    ("", 90, ()),  # nothing
]


@pytest.mark.parametrize(("text", "room", "lines"), WRAPPED)
def test_wrap(text: str, room: float, lines: tuple[str, ...]) -> None:
    """Lines break at blanks, between Chinese characters, and the last is cut."""
    assert wrap(text, 13, room) == lines
