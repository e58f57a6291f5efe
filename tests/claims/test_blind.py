"""The blind cases: sentences that were written without sight of the rules."""

from pathlib import Path

from kg.claims.extract import Extractor
from kg.evaluation.cases import read_cases, tally

CASES = read_cases(Path(__file__).with_name("cases") / "blind.toml")
# Reached on sentences that no rule was made for; only ever raised, by better rules, not by other cases.
FOUND_AT_LEAST = 194
FORBIDDEN_AT_MOST = 2


def test_all_cases_were_collected() -> None:
    """There are 177 cases with 239 expected facts and 190 forbidden ones."""
    assert len(CASES) == 177
    assert sum(len(c.get("expect", [])) for c in CASES) == 239
    assert sum(len(c.get("never", [])) for c in CASES) == 190


def test_the_share_of_facts_found_does_not_fall(extractor: Extractor) -> None:
    """As many expected facts are found, and as few forbidden ones, as were reached before."""
    found = tally(extractor, CASES).values()
    assert sum(t.found for t in found) >= FOUND_AT_LEAST
    assert sum(t.broken for t in found) <= FORBIDDEN_AT_MOST
