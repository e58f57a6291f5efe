"""Free SPARQL gives rows of plain values for every form of query."""

import json
from datetime import date
from decimal import Decimal

import pytest

from kg.exceptions import QueryError, QuestionError
from kg.namespaces import expand
from kg.questions.cells import Plain
from kg.questions.results import query

from .conftest import Fixture

BAY = expand("r:zone-blue-bay")


def test_select(graph: Fixture) -> None:
    """SELECT gives rows that are mappings, in the order of the query, with labels at hand."""
    result = query(graph, "SELECT ?zone ?value WHERE { ?s kg:observedEntity ?zone ; kg:value ?value }")
    assert (result.form, result.columns, len(result)) == ("SELECT", ("zone", "value"), 1)
    assert [dict(row) for row in result] == [{"zone": BAY, "value": Decimal(1200000)}]
    assert result[0].label("zone") == "Blue Bay Zone"
    assert result.labels == {BAY: "Blue Bay Zone"}
    assert list(result.df["value"]) == [1200000]
    assert result.to_csv() == f"zone,value\n{BAY},1200000\n"
    assert json.loads(result.to_json()) == [{"zone": BAY, "value": 1200000}]
    assert "Blue Bay Zone" in result.to_markdown()


def test_ask(graph: Fixture) -> None:
    """ASK gives one row that is yes or no, and a result that is true or false."""
    yes, no = query(graph, "ASK { ?s kg:spans ?o }"), query(graph, "ASK { ?s kg:faces ?o }")
    assert (bool(yes), bool(no)) == (True, False)
    assert [row["answer"] for row in (*yes, *no)] == [True, False]
    assert no.to_csv() == "answer\nno\n"


@pytest.mark.parametrize("form", ["CONSTRUCT WHERE { ?s kg:spans ?o }", "DESCRIBE r:place-northport"])
def test_triples(graph: Fixture, form: str) -> None:
    """CONSTRUCT and DESCRIBE give triples as rows and as N-Triples, sorted."""
    result = query(graph, form)
    assert result.columns == ("subject", "predicate", "object")
    lines = result.ntriples.splitlines()
    assert len(lines) == len(result) > 0
    assert lines == sorted(lines)


def test_empty(graph: Fixture) -> None:
    """No rows still have columns, and are false."""
    result = query(graph, "SELECT ?a WHERE { ?a kg:faces ?b }")
    assert (len(result), bool(result), result.to_csv()) == (0, False, "a\n")
    assert query(graph, "CONSTRUCT WHERE { ?a kg:faces ?b }").ntriples == ""


def test_limit(graph: Fixture) -> None:
    """A limit cuts the rows and says so."""
    assert query(graph, "SELECT ?s WHERE { ?s ?p ?o }", limit=3).truncated
    assert not query(graph, "SELECT ?s WHERE { ?s kg:spans ?o }", limit=3).truncated


# (value of ?v, rows expected)
VALUES: tuple[tuple[Plain, int], ...] = (
    ("Blue Bay Zone", 2),  # a name
    ("r:zone-blue-bay", 2),  # an id
    (2009, 1),  # numbers and dates of Python
    (Decimal(1200000), 1),
    (date(2021, 5, 4), 1),
    ("2021-05-04", 1),  # a date as text
    ("2009", 1),  # a number as text
    ('"Plan of the Lagoon"', 1),  # a string in quotes
    ('"} ; DROP ALL # \\"', 0),  # and whatever else it holds
    (True, 0),
    (1.5, 0),
)


@pytest.mark.parametrize(("value", "rows"), VALUES)
def test_parameters(graph: Fixture, value: Plain, rows: int) -> None:
    """A value is bound as a term, whatever it is."""
    facts = "SELECT ?s ?p WHERE { GRAPH r:graph-facts { ?s ?p $v } }"
    assert len(query(graph, facts, {"v": value})) == rows


@pytest.mark.parametrize("value", ["Eastwick", "nothing of the name", "", None])
def test_refused_parameters(graph: Fixture, value: Plain) -> None:
    """A name that is ambiguous or unknown, or no value, is an error."""
    with pytest.raises(QuestionError):
        query(graph, "SELECT ?s WHERE { ?s ?p $v }", {"v": value})


@pytest.mark.parametrize(
    "sparql",
    ["DROP ALL", "SELECT ?s WHERE { SERVICE <http://e/> { ?s ?p ?o } }", "SELECT ?s WHERE {", "", "hello"],
)
def test_refused_queries(graph: Fixture, sparql: str) -> None:
    """A query that changes, reaches out or does not parse is refused."""
    before = len(graph.store)
    with pytest.raises(QueryError):
        query(graph, sparql)
    assert len(graph.store) == before


def test_values_collected() -> None:
    """All values were collected."""
    assert len(VALUES) == 11
