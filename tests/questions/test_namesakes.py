"""Tests that things of one name are told apart, and that a name that stands alone is left as it is."""

import pytest
from pyoxigraph import Literal, Quad

from kg.exceptions import QuestionError
from kg.graph.terms import FACTS, SUBJECT, claims_graph, node
from kg.questions.cells import Cell, Row
from kg.questions.names import resolve
from kg.questions.namesakes import namesakes, told_apart
from kg.questions.source import Labels

from .conftest import Fixture

# (thing, label, class, place above, document that speaks of it)
THINGS = (
    ("r:body-a", "government", "kg:PublicBody", "", "source-north"),
    ("r:body-b", "government", "kg:PublicBody", "", "source-south"),  # told by documents
    ("r:zone-a", "Industrial Park", "kg:Zone", "r:place-north", "source-north"),
    ("r:zone-b", "Industrial Park", "kg:Zone", "r:place-south", "source-north"),  # told by places
    ("r:policy-a", "master plan", "kg:Policy", "", "source-north"),
    ("r:policy-b", "master plan", "kg:Policy", "", "source-north"),  # only the ids differ
    ("r:policy-c", "Hydrogen Valley", "kg:Policy", "", "source-north"),
    ("r:zone-c", "Hydrogen Valley", "kg:Zone", "", "source-south"),  # another kind is no namesake
    ("r:place-north", "Northshire", "kg:Place", "", ""),
    ("r:place-south", "Southshire", "kg:Place", "", ""),
)
TOLD = {
    "r:body-a": "in North Gazette",
    "r:body-b": "in South Gazette",
    "r:zone-a": "in Northshire",
    "r:zone-b": "in Southshire",
    "r:policy-a": "r:policy-a",
    "r:policy-b": "r:policy-b",
}


@pytest.fixture
def graph() -> Fixture:
    """Return a graph of namesakes."""
    made = Fixture()
    for document, title in (("source-north", "North Gazette"), ("source-south", "South Gazette")):
        made.store.add(Quad(node(f"r:{document}"), node("dcterms:title"), Literal(title), FACTS))
    for thing, label, kind, above, document in THINGS:
        made.store.add(Quad(node(thing), node("rdfs:label"), Literal(label, language="en"), FACTS))
        made.store.add(Quad(node(thing), node("rdf:type"), node(kind), FACTS))
        if above:
            made.store.add(Quad(node(thing), node("kg:within"), node(above), FACTS))
        if document:
            claim = node(f"r:claim-{thing.partition(':')[2]}")
            made.store.add(Quad(claim, SUBJECT, node(thing), claims_graph(document)))
    return made


def test_namesakes_are_told_apart(graph: Fixture) -> None:
    """The place above comes first, then the document, then the id; a thing of another kind is no namesake."""
    found = namesakes(graph, (node(thing[0]).value for thing in THINGS), Labels(graph))
    assert found == {node(name).value: told for name, told in TOLD.items()}
    assert (len(THINGS), len(TOLD)) == (10, 6)


def test_a_name_that_stands_alone_is_left_as_it_is(graph: Fixture) -> None:
    """One of two namesakes alone needs no words that tell it apart."""
    assert not namesakes(graph, [node("r:body-a").value, node("r:zone-a").value], Labels(graph))


def test_rows_show_it(graph: Fixture) -> None:
    """In rows the label is told apart; value and IRI stay."""
    rows = [Row(("body",), (Cell(node(name).value, "government", node(name).value),)) for name in TOLD][:2]
    shown = told_apart(graph, rows, Labels(graph))
    assert [row.label("body") for row in shown] == [
        "government (in North Gazette)",
        "government (in South Gazette)",
    ]
    assert [row["body"] for row in shown] == [row["body"] for row in rows]


def test_an_ambiguous_name_is_refused_with_what_tells_them_apart(graph: Fixture) -> None:
    """Who names two things is told where each of them is spoken of."""
    with pytest.raises(QuestionError, match=r"r:body-a\) in North Gazette; .*r:body-b\) in South Gazette"):
        resolve(graph, "government")
