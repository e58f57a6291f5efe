"""Tests of lines as a short text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.graph.pressed import press, unpress

LINES = st.lists(st.text(st.characters(exclude_characters="\n"), max_size=12).map(lambda one: f"{one}\n"))


@settings(max_examples=200, deadline=None, derandomize=True, database=None)
@given(LINES)
def test_there_and_back(lines: list[str]) -> None:
    """Whatever signs stand in lines, also such at which texts are split elsewhere, they come back."""
    found = press(lines)
    assert found.isascii()
    assert unpress(found) == tuple(lines)


WRONG = (
    ("no base 64 é", "ASCII"),
    ("AAAA", "unknown|incorrect"),
    (press(["one\n"])[:-8], "incomplete"),
)


@pytest.mark.parametrize(("text", "why"), WRONG)
def test_what_was_not_pressed(text: str, why: str) -> None:
    """A text that is none of pressed lines is an error that a cache knows."""
    with pytest.raises(ValueError, match=why):
        unpress(text)
