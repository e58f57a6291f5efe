"""Zones, what they take in and what lies in what, case by case."""

from pathlib import Path
from typing import Any

import pytest

from kg.claims.extract import Extractor
from kg.claims.territory.containment import is_below
from kg.evaluation.cases import read_cases, tally
from kg.lexicon import reference

CASES = read_cases(Path(__file__).with_name("cases") / "territory.toml")


def test_all_cases_were_collected() -> None:
    """Every case is collected."""
    assert len(CASES) == 135


@pytest.mark.parametrize("case", CASES, ids=[c["id"] for c in CASES])
def test_a_text_gives_what_it_says_and_no_more(extractor: Extractor, case: dict[str, Any]) -> None:
    """Every expected fact is found and no forbidden one."""
    found = tally(extractor, [case])[case["family"]]
    assert found.wrong == []


def test_the_tables_say_what_lies_below() -> None:
    """An area is below those above it, not below its neighbours; of unknown ones nothing is said."""
    lexicon = reference()
    assert is_below(lexicon, ("r:place-surat",), ("r:place-india",)) is True
    assert is_below(lexicon, ("r:place-surat",), ("r:place-kenya",)) is False
    assert is_below(lexicon, (), ("r:place-kenya",)) is None
