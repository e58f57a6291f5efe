"""Tests of the support of a statement."""

import pytest

from kg.graph.support import Support, support

CASES: tuple[tuple[list[tuple[str, float]], dict[str, str], Support], ...] = (
    # Nobody says it.
    ([], {}, Support(0, 0.0)),
    # One work.
    ([("a", 0.7)], {}, Support(1, 0.7)),
    # Two independent works: the doubts are multiplied.
    ([("a", 0.7), ("b", 0.5)], {}, Support(2, 0.85)),
    # A copy adds nothing.
    ([("a", 0.7), ("b", 0.5)], {"b": "a"}, Support(1, 0.7)),
    # A copy that is read better than its original lends its confidence.
    ([("a", 0.5), ("b", 0.7)], {"b": "a"}, Support(1, 0.7)),
)


@pytest.mark.parametrize(("said", "works", "expected"), CASES)
def test_support(said: list[tuple[str, float]], works: dict[str, str], expected: Support) -> None:
    """Independent works add to each other, copies do not."""
    assert support(said, works) == expected


def test_order_does_not_matter() -> None:
    """The same claims in another order give the same support."""
    said = [("c", 0.31), ("a", 0.72), ("b", 0.53)]
    assert support(said, {}) == support(sorted(said), {})
