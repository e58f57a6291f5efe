"""Places by their sites, zones by what they are said to be, tables and facilities, case by case."""

from pathlib import Path
from typing import Any

import pytest

from kg.claims.extract import Extractor
from kg.claims.facilities.building import find_built
from kg.evaluation.cases import read_cases, tally

CASES = read_cases(Path(__file__).with_name("cases") / "sites.toml")


def test_all_cases_were_collected() -> None:
    """There are 60 cases."""
    assert len(CASES) == 62


@pytest.mark.parametrize("case", CASES, ids=[c["id"] for c in CASES])
def test_a_text_gives_what_it_says_and_no_more(extractor: Extractor, case: dict[str, Any]) -> None:
    """Every expected fact is found and no forbidden one."""
    found = tally(extractor, [case])[case["family"]]
    assert found.wrong == []


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        # what is let by the metre
        ("The port will build new office space.", [False]),
        # one thing that is built
        ("The port will build a new office tower.", [True]),
    ],
)
def test_space_is_less_sure_than_a_building(text: str, sure: list[bool]) -> None:
    """Space and developments that are built are only likely facilities."""
    assert [b.sure for b in find_built(text)] == sure
