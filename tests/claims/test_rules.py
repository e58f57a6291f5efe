"""Every rule draws a claim from each of its examples and none from its counter-examples."""

import pytest

from kg.claims.extract import Extractor
from kg.claims.rules.declarative import Rule, members, rules
from kg.documents.load import read_bytes
from kg.exceptions import DataError

EXAMPLES = [(r, text) for r in rules() for text in r.examples]
COUNTEREXAMPLES = [(r, text) for r in rules() for text in r.counterexamples]


def test_there_are_rules_with_examples_of_both_kinds() -> None:
    """Each of the thirty-odd rules has at least one example and one counter-example."""
    assert len(rules()) >= 30
    assert all(r.examples and r.counterexamples for r in rules())
    assert len(EXAMPLES) >= len(rules())
    assert len(COUNTEREXAMPLES) >= len(rules())


def rules_that_fire(extractor: Extractor, text: str) -> set[str]:
    """Return the ids of the rules that draw something from a text."""
    return {c.rule for c in extractor.extract(read_bytes(text.encode(), "case.txt")).claims}


@pytest.mark.parametrize(("rule", "text"), EXAMPLES, ids=[f"{r.id}-{n}" for n, (r, _) in enumerate(EXAMPLES)])
def test_a_rule_fires_on_its_example(extractor: Extractor, rule: Rule, text: str) -> None:
    """A rule draws a claim from its example."""
    assert rule.id in rules_that_fire(extractor, text)


@pytest.mark.parametrize(
    ("rule", "text"), COUNTEREXAMPLES, ids=[f"{r.id}-{n}" for n, (r, _) in enumerate(COUNTEREXAMPLES)]
)
def test_a_rule_keeps_off_its_counterexample(extractor: Extractor, rule: Rule, text: str) -> None:
    """A rule draws nothing from its counter-example."""
    assert rule.id not in rules_that_fire(extractor, text)


def test_rule_ids_are_unique_and_told_in_a_sentence() -> None:
    """No two rules share an id, and each says in a sentence what it reads."""
    ids = [r.id for r in rules()]
    assert len(set(ids)) == len(ids)
    assert all(r.says.endswith(".") and len(r.says.split()) > 4 for r in rules())


def test_members_of_a_slot_are_numbers_of_mentions() -> None:
    """A list slot gives the numbers of all its mentions."""
    assert members("‹B0›, the ‹B12› and ‹U3›") == (0, 12, 3)


def test_a_rule_without_a_field_is_a_data_error() -> None:
    """A rule that lacks a field is refused with the file and the id."""
    from kg.claims.rules.declarative import _rule  # noqa: PLC0415 - the reader of one row is private

    with pytest.raises(DataError, match="some\\.toml, broken"):
        _rule({"id": "broken", "pattern": "<P:s>"}, {}, "some.toml")
