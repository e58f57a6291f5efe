"""Every rule written in code draws a claim from each of its examples and none from its counter-examples."""

from importlib.util import find_spec

import pytest

from kg.claims.extract import Extractor
from kg.claims.gathering.coded import CodedRule, _coded, coded_rules
from kg.claims.rules.declarative import rules
from kg.documents.load import load_documents, read_bytes
from kg.exceptions import DataError
from kg.resources import example_graph

EXAMPLES = [(r, text) for r in coded_rules() for text in r.examples]
COUNTEREXAMPLES = [(r, text) for r in coded_rules() for text in r.counterexamples]


def predicates_of(extractor: Extractor, rule: CodedRule, text: str) -> set[str]:
    """Return the properties of the claims that a rule draws from a text."""
    claims = extractor.extract(read_bytes(text.encode(), "case.txt")).claims
    return {c.predicate for c in claims if c.rule == rule.id}


def test_each_has_examples_of_both_kinds_and_an_id_of_its_own() -> None:
    """Ids are unique over both kinds of rule; each has a sentence, a module and cases of both kinds."""
    ids = [r.id for r in coded_rules()] + [r.id for r in rules()]
    assert len(set(ids)) == len(ids)
    assert coded_rules()
    for rule in coded_rules():
        assert rule.examples
        assert rule.counterexamples
        assert rule.says.endswith(".")
        assert find_spec(f"kg.claims.{rule.module}")


@pytest.mark.parametrize(("rule", "text"), EXAMPLES, ids=[f"{r.id}-{n}" for n, (r, _) in enumerate(EXAMPLES)])
def test_it_draws_from_its_example(extractor: Extractor, rule: CodedRule, text: str) -> None:
    """A rule draws from its example at least one claim, and only with properties that it lists."""
    drawn = predicates_of(extractor, rule, text)
    assert drawn
    assert drawn <= set(rule.predicates)


@pytest.mark.parametrize(
    ("rule", "text"), COUNTEREXAMPLES, ids=[f"{r.id}-{n}" for n, (r, _) in enumerate(COUNTEREXAMPLES)]
)
def test_it_keeps_off_its_counterexample(extractor: Extractor, rule: CodedRule, text: str) -> None:
    """A rule draws nothing from its counter-example."""
    assert predicates_of(extractor, rule, text) == set()


def test_a_row_without_a_field_is_a_data_error() -> None:
    """A row that lacks a field is refused with the file and the id."""
    with pytest.raises(DataError, match="some\\.toml, broken"):
        _coded({"id": "broken"}, "some.toml")


def test_every_rule_that_draws_is_described(extractor: Extractor) -> None:
    """The id of every claim of the example documents stands in a file of rules, with its examples."""
    described = {r.id for r in coded_rules()} | {r.id for r in rules()}
    documents, _ = load_documents([example_graph() / "documents"])
    drawn = {c.rule for document in documents for c in extractor.extract(document).claims}
    assert len(drawn) > 50
    assert drawn - described == set()
