"""Forms that unseen texts showed to be lacking or wrong, case by case: the newest."""

from pathlib import Path
from typing import Any

import pytest

from kg.claims.extract import Extractor
from kg.evaluation.cases import read_cases, tally

CASES = read_cases(Path(__file__).with_name("cases") / "fresh_forms.toml")


def test_all_cases_were_collected() -> None:
    """There are fifty-one cases, twenty-two of which forbid facts."""
    assert (len(CASES), sum("never" in c for c in CASES)) == (51, 22)


@pytest.mark.parametrize("case", CASES, ids=[c["id"] for c in CASES])
def test_a_text_gives_what_it_says(extractor: Extractor, case: dict[str, Any]) -> None:
    """Every expected fact is found, and none that the case forbids."""
    found = tally(extractor, [case])[case["family"]]
    assert found.wrong == []
