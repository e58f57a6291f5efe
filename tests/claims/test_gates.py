"""Finders are asked only where one of their patterns may match, and find there what they find anyway."""

from collections.abc import Iterator

import pytest

from kg.claims.patterns.cued import cued
from kg.claims.patterns.gates import Gate, only_where

PIER, QUAY, ANY = cued(r"\bpiers?\b"), cued(r"\bquays?\s+\d"), cued(r"\w+")
# (patterns of a gate, text, whether it is open)
GATES: list[tuple[Gate, str, bool]] = [
    (Gate(PIER), "two piers", True),  # a word of the pattern
    (Gate(PIER), "two pierced halls", False),  # only a part of another word
    (Gate(PIER, QUAY), "the quay of 2031", True),  # of several patterns the second
    (Gate(PIER, QUAY), "the quay", False),  # of what it needs only a half
    (Gate(lambda: (PIER, QUAY)), "a pier", True),  # patterns that are made late
    (Gate(lambda: (PIER, QUAY)), "a hall", False),  # and do not fit
    (Gate(PIER, ANY), "a hall", True),  # a pattern that needs nothing
    (Gate(PIER, ANY), "", True),  # and no text is too short for it
]


@pytest.mark.parametrize(("gate", "text", "is_open"), GATES)
def test_a_gate_tells_where_a_pattern_may_match(gate: Gate, text: str, is_open: bool) -> None:
    """A gate is open where one of its patterns may match, the first time and again."""
    assert gate.is_open(text) is is_open
    assert gate.is_open(text) is is_open


def test_a_finder_is_asked_only_where_it_may_find_something() -> None:
    """Where no pattern may match a finder does not run; elsewhere it runs with all that it is given."""
    asked: list[str] = []

    @only_where(PIER)
    def find(text: str, least: int, *, loud: bool = False) -> Iterator[str]:
        """Yield the piers."""
        asked.append(text)
        found = (m[0] for m in PIER.finditer(text) if len(m[0]) >= least)
        yield from (one.upper() for one in found) if loud else found

    assert list(find("a hall", 1)) == []
    assert list(find("a pier and two piers", 5, loud=True)) == ["PIERS"]
    assert asked == ["a pier and two piers"]
    assert (find.__name__, find.__doc__) == ("find", "Yield the piers.")
