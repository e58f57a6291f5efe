"""Free SPARQL gives rows of plain values for every form of query."""

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from xml.etree.ElementTree import fromstring

import pytest
from rdflib import Literal, URIRef

from kg.exceptions import KgError, QueryError, QuestionError
from kg.graph.sparql import Term
from kg.namespaces import compact, expand
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


def test_terms_and_tuples(graph: Fixture) -> None:
    """Rows come as rdflib terms and as named tuples of plain values too, in step with the columns."""
    result = query(graph, "SELECT ?zone ?label (5 AS ?n) ?none WHERE { ?zone a kg:Zone ; rdfs:label ?label }")
    assert result.terms()[0][0] in {URIRef(iri) for iri in result.labels}
    assert [row[1].language for row in result.terms() if isinstance(row[1], Literal)] == ["en"] * len(result)
    assert [(row[2], row[3]) for row in result.terms()] == [(Literal(5), None)] * len(result)
    assert [row._fields for row in result.tuples()] == [("zone", "label", "n", "none")] * len(result)
    assert [(row.zone, row.n, row.none) for row in result.tuples()] == [(r["zone"], 5, None) for r in result]


def test_graph_of_triples(graph: Fixture) -> None:
    """CONSTRUCT gives an rdflib graph of the same triples; SELECT has none to give."""
    made = query(graph, "CONSTRUCT WHERE { ?s kg:spans ?o }")
    assert set(made.graph) == set(made.terms())
    assert "r:zone-blue-bay kg:spans" in made.graph.serialize(format="turtle")
    with pytest.raises(QueryError, match="SELECT gives no graph"):
        _ = query(graph, "SELECT ?s WHERE { ?s kg:spans ?o }").graph


def test_html(graph: Fixture) -> None:
    """The HTML table shows labels, numbers to the right, and nothing of a hostile text as markup."""
    hostile = query(
        graph, "SELECT ?z (12 AS ?n) WHERE { ?z a kg:Zone ; rdfs:label ?l FILTER(CONTAINS(?l, 'script')) }"
    )
    page = hostile.to_html()
    assert "Zone &quot;}} ; DROP ALL # &lt;script&gt;" in page
    assert "<script" not in page
    assert "href" not in page
    assert "http" not in page
    assert '<td style="text-align:right' in page
    assert (
        f'title="{compact(BAY)}">Blue Bay Zone<'
        in query(graph, "SELECT ?z { BIND(r:zone-blue-bay AS ?z) }")._repr_html_()
    )


def test_html_is_parsed_back(graph: Fixture) -> None:
    """The table is whole: a parser reads as many rows and cells as there are."""
    result = query(graph, "SELECT ?s ?p ?o WHERE { ?s ?p ?o } LIMIT 250")
    tree = fromstring(f"<div>{result.to_html()}</div>")  # noqa: S314 - our own text
    assert [len(row) for row in tree.iter("tr")] == [3] * 201
    assert tree[-1].text == "50 more rows are not shown."


def test_notes(graph: Fixture) -> None:
    """A result tells what a reader should know: rows cut off, unknown terms, values that nothing asks for."""
    assert query(graph, "SELECT ?s WHERE { ?s a kg:Zone }").notes == ()
    assert query(graph, "SELECT ?s WHERE { ?s ?p ?o }", limit=3).notes == (
        "the rows were cut off after 3; there are more",
    )
    assert query(graph, "SELECT ?s WHERE { ?s a kg:Zonne }").notes[0].endswith("did you mean kg:Zone?")
    assert query(graph, "SELECT ?s WHERE { ?s a kg:Zone }", {"z": 5}).notes == (
        "the query has no variable $z",
    )


def test_runner(graph: Fixture) -> None:
    """Whatever runs the query is given the query, the terms and the limit."""
    seen = []

    def runner(sparql: str, bindings: Mapping[str, Term], limit: int | None) -> bool:
        seen.append((sparql, dict(bindings), limit))
        return True

    assert bool(query(graph, "ASK { ?s ?p $v }", {"v": 2009}, 7, runner))
    assert [(sparql, limit) for sparql, _, limit in seen] == [("ASK { ?s ?p $v }", 7)]


def test_frame_without_pandas(graph: Fixture, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without pandas and polars the error tells how to get one and what goes without."""
    monkeypatch.setattr("kg.questions.results_frames.find_spec", lambda _: None)
    with pytest.raises(KgError, match="neither pandas nor polars is installed") as error:
        _ = query(graph, "SELECT ?s WHERE { ?s kg:spans ?o }").df
    assert "pip install" in error.value.hint


def test_frame_of_polars(graph: Fixture, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where only polars is installed the frame is one of polars, a column of mixed values being text."""
    polars = pytest.importorskip("polars")
    monkeypatch.setattr("kg.questions.results_frames.find_spec", lambda name: name == "polars" or None)
    mixed = "SELECT ?v (1 AS ?n) ?none { VALUES ?v { 'a' 2 '2020-01-02'^^xsd:date } }"
    frame = query(graph, mixed).df
    assert isinstance(frame, polars.DataFrame)
    assert frame.to_dict(as_series=False) == {
        "v": ["a", "2", "2020-01-02"],
        "n": [1, 1, 1],
        "none": [None, None, None],
    }
    assert query(graph, "SELECT ?v { ?v a kg:Nothing }").df.shape == (0, 1)
