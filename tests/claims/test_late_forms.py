"""Forms that unseen texts showed to be lacking or wrong, case by case."""

from pathlib import Path
from typing import Any

import pytest

from kg.claims.extract import Extractor
from kg.evaluation.cases import read_cases, tally

CASES = read_cases(Path(__file__).with_name("cases") / "late_forms.toml")


def test_all_cases_were_collected() -> None:
    """There are twenty-eight cases, fifteen of which must give nothing of their kind."""
    assert (len(CASES), sum("never" in c for c in CASES)) == (28, 15)


@pytest.mark.parametrize("case", CASES, ids=[c["id"] for c in CASES])
def test_a_text_gives_what_it_says_and_no_more(extractor: Extractor, case: dict[str, Any]) -> None:
    """Every expected fact is found and no forbidden one."""
    found = tally(extractor, [case])[case["family"]]
    assert found.wrong == []
