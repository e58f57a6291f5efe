"""Every row of every question leads back to the text of a document, or to a reference table that says so."""

from collections.abc import Iterator

import pytest

import kg
from kg.graph.verification import verify_open
from kg.questions.catalogue import catalogue

IDS = [question.id for question in catalogue()]
FOLLOWED = 10
EMPTY = {"cq19"}  # no document of the example reports a challenge
REFERENCE = {"cq07"}  # which area lies in which is told by the reference tables
THEMSELVES = {"cq53"}  # its rows are the documents: where they come from, no sentence of theirs says


@pytest.fixture(scope="module")
def example() -> Iterator[kg.Graph]:
    """The example graph."""
    with kg.open(kg.EXAMPLE) as graph:
        yield graph


def test_all_were_collected() -> None:
    """There are fifty-eight questions."""
    assert len(IDS) == 58


@pytest.mark.parametrize("name", IDS)
def test_rows_lead_to_sentences(name: str, example: kg.Graph) -> None:
    """Up to ten rows are followed: each has a passage that stands in its document, word for word."""
    answer = example.ask(name)
    assert bool(answer.rows) is (name not in EMPTY)
    assert answer.note == ""  # the defaults fit the example
    assert answer.told.endswith(".")
    for row in answer.rows[:FOLLOWED]:
        quotes = answer.evidence(row)
        told = [quote for quote in quotes if quote.text]
        by_table = name in REFERENCE and any(quote.record for quote in quotes)
        assert told or by_table or name in THEMSELVES, answer.sentence(row)
        assert answer.sentence(row).endswith(".")
        assert "kg:" not in answer.sentence(row)
        for quote in told:
            assert quote.start is not None
            assert quote.end is not None
            assert len(quote.text) == quote.end - quote.start


def test_the_texts_are_those_of_the_documents(example: kg.Graph) -> None:
    """The passages are cut from texts whose digests the graph names."""
    assert verify_open(example._folder).mismatches == ()


def test_the_unit_follows_the_indicator(example: kg.Graph) -> None:
    """Who names an indicator and no unit is answered in the unit that the graph has for it, and told so."""
    answer = example.ask("cq10", indicator="population", min=1_000_000)
    assert [bound.term.value for bound in answer.parameters if bound.name == "unit"] == [
        "http://qudt.org/vocab/unit/NUM"
    ]
    assert answer.rows
    assert "no unit was named" in answer.note
