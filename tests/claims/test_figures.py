"""Figures and targets, case by case."""

from pathlib import Path
from typing import Any

import pytest

from kg.claims.extract import Extractor
from kg.evaluation.cases import read_cases, tally

CASES = read_cases(Path(__file__).with_name("cases") / "figures.toml")


def test_all_cases_were_collected() -> None:
    """There are 81 cases."""
    assert len(CASES) == 82


@pytest.mark.parametrize("case", CASES, ids=[c["id"] for c in CASES])
def test_a_text_gives_its_figures_and_targets_and_no_more(extractor: Extractor, case: dict[str, Any]) -> None:
    """Every expected fact is found and no forbidden one."""
    assert tally(extractor, [case])[case["family"]].wrong == []
