"""For which area or zone a policy is, case by case."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from kg.claims.extract import Extractor
from kg.documents.load import read_bytes

CASES: tuple[dict[str, Any], ...] = tuple(
    tomllib.loads(Path(__file__).with_name("cases").joinpath("policy_scope.toml").read_text("utf-8"))["case"]
)


def test_all_cases_were_collected() -> None:
    """There are fifteen cases, four of which forbid any scope."""
    assert (len(CASES), sum(not case["says"] for case in CASES)) == (15, 4)


@pytest.mark.parametrize("case", CASES, ids=[str(n) for n in range(len(CASES))])
def test_a_policy_is_for_the_area_of_its_title(extractor: Extractor, case: dict[str, Any]) -> None:
    """A policy is for the area or zone of its title, its owner or its issuer, as sure as that tells it."""
    found = extractor.extract(read_bytes(case["text"].encode(), "case.txt"))
    names = {thing.key: thing.label for thing in found.referents}
    policies = {t.key for t in found.referents if t.kind in ("PolicyDocument", "Strategy")}
    said = [
        f"{c.tier.name.lower()} {names[c.subject]} > {names[getattr(c.object, 'key', '')]}"
        for c in found.claims
        if c.predicate == "kg:appliesTo" and c.subject in policies
    ]
    assert said == case["says"]
