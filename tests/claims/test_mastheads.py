"""Heads of official texts, case by case: titles, makers, days and numbers on lines of their own."""

from pathlib import Path
from typing import Any

import pytest

from kg.claims.extract import Extractor
from kg.evaluation.cases import read_cases, tally

CASES = read_cases(Path(__file__).with_name("cases") / "mastheads.toml")


def test_there_are_cases_that_forbid_and_cases_that_expect() -> None:
    """At least a quarter of the cases forbid something."""
    assert sum("never" in c for c in CASES) * 4 >= len(CASES)


@pytest.mark.parametrize("case", CASES, ids=[c["id"] for c in CASES])
def test_a_head_gives_what_it_says_and_no_more(extractor: Extractor, case: dict[str, Any]) -> None:
    """Every expected fact is found and no forbidden one."""
    found = tally(extractor, [case])[case["family"]]
    assert found.wrong == []
