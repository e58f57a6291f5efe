"""Tests of writing plain values as JSON with indents."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.graph.indented import Written, indented

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner)
        | st.lists(inner).map(tuple)
        | st.dictionaries(st.text() | st.integers() | st.booleans() | st.none(), inner)
    ),
)


@settings(max_examples=300, deadline=None, derandomize=True, database=None)
@given(VALUES)
def test_as_the_library_does(value: object) -> None:
    """Whatever the value, the text is that of the library."""
    assert indented(value) == json.dumps(value, indent=1, ensure_ascii=False)


class Name(str):
    """A text of a class of its own."""


CASES = (
    # Signs that are escaped, and signs that are not.
    {'quote " back \\ line \n': "Büro 局 \x00 \u2028 \ud800"},
    # Nothing inside.
    {"a": [], "b": {}, "c": (), "d": ""},
    # Classes that the library takes for plain ones.
    {Name("name"): Name("text")},
    [True, 1, 1.5, -0.0, None, 10**30],
)


@pytest.mark.parametrize("value", CASES)
def test_cases(value: object) -> None:
    """Signs, empty values and subclasses are written as the library does."""
    assert indented(value) == json.dumps(value, indent=1, ensure_ascii=False)


def test_written_already() -> None:
    """What is written already is taken as it is; a text that looks like it is not."""
    inner = Written("[\n  1\n ]")
    assert indented({"a": inner, "b": str(inner)}) == json.dumps(
        {"a": [1], "b": "[\n  1\n ]"}, indent=1, ensure_ascii=False
    )


def test_what_cannot_be_written() -> None:
    """What is no plain value is refused."""
    with pytest.raises(TypeError):
        indented({"a": [object()]})
