"""Rarer forms of names, days and years, broad forms of all texts, and what only looks like one, by case."""

from pathlib import Path
from typing import Any

import pytest

from kg.claims.extract import Extractor
from kg.evaluation.cases import read_cases, tally

PLACE = Path(__file__).with_name("cases")
CASES = [*read_cases(PLACE / "rare_forms.toml"), *read_cases(PLACE / "broad_forms.toml")]


def test_all_cases_were_collected() -> None:
    """There are 96 rarer and 118 broad cases."""
    assert len(CASES) == 96 + 118


@pytest.mark.parametrize("case", CASES, ids=[c["id"] for c in CASES])
def test_a_text_gives_what_it_says_and_no_more(extractor: Extractor, case: dict[str, Any]) -> None:
    """Every expected fact is found and no forbidden one."""
    found = tally(extractor, [case])[case["family"]]
    assert found.wrong == []
