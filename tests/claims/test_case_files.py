"""Extraction, case by case: what each text of a file of ``cases/`` must give, and what it must not."""

from pathlib import Path
from typing import Any

import pytest

from kg.claims.extract import Extractor
from kg.evaluation.cases import read_cases, tally

PLACE = Path(__file__).with_name("cases")
# Each file with the number of its cases, and of those that forbid facts.
FILES = {
    "broad_forms.toml": (118, 59),
    "families.toml": (30, 14),
    "figures.toml": (108, 43),
    "forms.toml": (58, 18),
    "fresh_forms.toml": (55, 24),
    "issuing.toml": (103, 18),
    "late_forms.toml": (75, 40),
    "mastheads.toml": (19, 8),
    "measures.toml": (163, 66),
    "name_edges.toml": (40, 19),
    "named_acts.toml": (59, 16),
    "naming.toml": (147, 64),
    "policies.toml": (41, 10),
    "policy_forms.toml": (83, 37),
    "probed.toml": (36, 13),
    "rare_forms.toml": (96, 50),
    "sites.toml": (62, 26),
    "tables.toml": (19, 17),
    "territory.toml": (135, 54),
    "title_edges.toml": (57, 27),
    "told_issues.toml": (89, 43),
    "unseen_acts.toml": (29, 16),
}
CASES = [case for name in FILES for case in read_cases(PLACE / name)]


@pytest.mark.parametrize("name", FILES)
def test_all_cases_were_collected(name: str) -> None:
    """A file has so many cases, so many of which forbid facts."""
    cases = read_cases(PLACE / name)
    assert (len(cases), sum("never" in case for case in cases)) == FILES[name]


def test_no_two_cases_have_one_id() -> None:
    """An id tells which case of which file it is."""
    assert len({case["id"] for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_a_text_gives_what_it_says_and_no_more(extractor: Extractor, case: dict[str, Any]) -> None:
    """Every expected fact is found, and none that the case forbids."""
    assert tally(extractor, [case])[case["family"]].wrong == []
