"""Forms of titles, voices of issuing, places of dates and links between policies, case by case."""

from pathlib import Path
from typing import Any

import pytest

from kg.claims.extract import Extractor
from kg.evaluation.cases import read_cases, tally

CASES = read_cases(Path(__file__).with_name("cases") / "policy_forms.toml")


def test_all_cases_were_collected() -> None:
    """There are 83 cases of four families, with 91 expected facts and 42 forbidden ones."""
    assert len(CASES) == 83
    assert {c["family"] for c in CASES} == {"policies", "issuers", "dates", "links"}
    assert sum(len(c.get("expect", [])) for c in CASES) == 91
    assert sum(len(c.get("never", [])) for c in CASES) == 42


@pytest.mark.parametrize("case", CASES, ids=[c["id"] for c in CASES])
def test_a_text_gives_what_it_says_and_no_more(extractor: Extractor, case: dict[str, Any]) -> None:
    """Every expected fact is found and no forbidden one."""
    found = tally(extractor, [case])[case["family"]]
    assert found.wrong == []
