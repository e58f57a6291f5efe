"""A description tells all statements about a thing, each with its standing, documents and sentences."""

import pytest

from kg.exceptions import QuestionError
from kg.graph.terms import FACTS, REFERENCE, text
from kg.questions.show import COLUMNS, Description, Statement, describe

from .conftest import Fixture


def told(description: Description) -> dict[tuple[str, str], Statement]:
    """Return the statements by relation in words and label of the other end."""
    return {(r.words, s.other.label): s for r in description.relations for s in r.statements}


def test_own_and_incoming(graph: Fixture) -> None:
    """A thing's own relations come first, then those that point at it, told from its side."""
    description = describe(graph, "blue bay zone")
    assert (description.thing.id, description.kinds) == ("r:zone-blue-bay", ("zone",))
    assert [(r.words, r.incoming) for r in description.relations] == [
        ("lies within", False),
        ("takes in all or part of", False),
        ("contains", True),
        ("has the figure", True),
    ]


def test_figures_are_told(graph: Fixture) -> None:
    """A statistic is told with its value and year."""
    assert ("has the figure", "population of the Blue Bay Zone: 1.2 million (2020)") in told(
        describe(graph, "Blue Bay Zone")
    )


def test_documents_and_sentences(graph: Fixture) -> None:
    """A statement that two documents make has the sentences of both."""
    statement = told(describe(graph, "Harbour Board"))["issued", "Lagoon Plan"]
    assert statement.status == "accepted"
    assert statement.documents == ("Brief on the lagoon", "Columnist's note")
    assert [quote.document for quote in statement.quotes] == list(statement.documents)
    assert not statement.reference


def test_standing(graph: Fixture) -> None:
    """Disputed and proposed claims are told as such, rejected ones not at all, tables by name."""
    northport = told(describe(graph, "Northport"))
    assert northport["lies within", "Southmoor"].status == "disputed"
    parent = northport["administrative parent", "São Costa"]
    assert (parent.status, parent.reference) == ("reference", True)
    assert parent.documents == ("Gazetteer of Tideland",)
    assert told(describe(graph, "Harbour Board"))["issued", "Old Quay Strategy"].status == "proposed"
    assert not [s for (_, other), s in told(describe(graph, "Southmoor")).items() if other == "Blue Bay Zone"]


def test_names(graph: Fixture) -> None:
    """Other names are listed; those that a document gives have their sentence too."""
    assert describe(graph, "Northport").aliases == ("Port o’ the North",)
    plan = describe(graph, "Lagoon Plan")
    assert plan.aliases == ("Plan of the Lagoon",)
    assert told(plan)["is also called", "Plan of the Lagoon"].quotes


def test_terms_and_documents(graph: Fixture) -> None:
    """Terms of the vocabulary and source documents are described as well."""
    term = told(describe(graph, "kgt:doc-plan"))
    assert term["is document type of", "Lagoon Plan"].status == "accepted"
    assert {s.status for (words, _), s in term.items() if words == "takes in"} == {"vocabulary"}
    document = told(describe(graph, "Brief on the lagoon"))
    assert document["discusses", "Lagoon Plan"].status == "metadata"


def test_machinery_is_not_told(graph: Fixture) -> None:
    """Claims and passages are not told as things that point at a thing."""
    for name in ("Northport", "Lagoon Plan", "Gazetteer of Tideland"):
        ends = {other.split(":")[0] for _, other in told(describe(graph, name))}
        assert "r" not in ends


def test_nothing_known() -> None:
    """A thing of which only the name is known has no relations."""
    made = Fixture()
    made.add("r:zone-reef", "rdf:type", "kg:Zone", FACTS)
    made.add("r:zone-reef", "rdfs:label", text("Reef"), FACTS)
    assert describe(made, "Reef").relations == ()


def test_incoming_without_words() -> None:
    """A relation without a phrase of its own is told with "is … of" from its object."""
    made = Fixture()
    for iri in ("r:zone-a", "r:zone-b"):
        made.add(iri, "rdf:type", "kg:Zone", REFERENCE)
        made.add(iri, "rdfs:label", text(iri), REFERENCE)
    made.add("r:zone-a", "kg:hasSisterTown", "r:zone-b", REFERENCE)
    assert [r.words for r in describe(made, "r:zone-b").relations] == ["is sister town of"]
    assert [r.words for r in describe(made, "r:zone-a").relations] == ["has sister town"]


@pytest.mark.parametrize("name", ["Eastwick", "Nowhere", "", '"}} DROP ALL'])
def test_refused(graph: Fixture, name: str) -> None:
    """An ambiguous or unknown name is an error."""
    with pytest.raises(QuestionError):
        describe(graph, name)


def test_lines(graph: Fixture) -> None:
    """A description can be written as a table of text."""
    lines = describe(graph, "Northport").lines
    assert all(len(line) == len(COLUMNS) for line in lines)
    assert ("lies within", "Southmoor", "disputed", "Columnist's note") in [line[:4] for line in lines]


def test_printed(graph: Fixture) -> None:
    """Printed, a description tells the thing, each statement and its sentence."""
    description = describe(graph, "Lagoon Plan")
    lines = str(description).splitlines()
    assert lines[0].startswith("Lagoon Plan (")
    assert sum(": " in line and not line.startswith("    ") for line in lines) >= len(description.lines)
    assert sum(line.startswith("    “") for line in lines) == sum(
        bool(line[-1]) for line in description.lines
    )
    assert description.to_markdown().count("\n") == len(description.lines) + 2
