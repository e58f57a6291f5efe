"""Answers in the bytes of a format: limits put into queries, graphs chosen, prefixes in fixed order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, Store

from kg.graph.sparql_answers import Asked, answer, write_triples
from kg.graph.sparql_limits import limited
from kg.graph.sparql_tokens import tokens
from kg.namespaces import PREFIXES

ROWS = 20
STORE = Store()
STORE.extend(
    Quad(NamedNode(f"urn:{n}"), NamedNode("urn:p"), Literal(n), NamedNode("urn:g")) for n in range(ROWS)
)
PATTERNS = (
    "SELECT ?o {{ ?s ?p ?o }} ORDER BY ?o {}",
    "SELECT ?o WHERE {{ ?s ?p ?o FILTER(?o >= 0) }} GROUP BY ?o HAVING (COUNT(*) > 0) ORDER BY (?o) {}",
    "SELECT ?o {{ {{ SELECT ?o {{ ?s ?p ?o }} ORDER BY ?o LIMIT 15 OFFSET 2 }} }} ORDER BY ?o {} # LIMIT 1",
    "SELECT ?o {{ ?s ?p ?o }} ORDER BY ?o {} VALUES ?p {{ <urn:p> }}",
)
modifiers = st.one_of(
    st.just(""),
    st.integers(0, 25).map("LIMIT {}".format),
    st.integers(0, 25).map("offset {}".format),
    st.tuples(st.integers(0, 25), st.integers(0, 25)).map(lambda n: f"LIMIT {n[0]} OFFSET {n[1]}"),
    st.tuples(st.integers(0, 25), st.integers(0, 25)).map(lambda n: f"OFFSET {n[0]}\nLIMIT {n[1]}"),
)


def rows(query: str) -> list[str]:
    """Return the rows of a query on all graphs."""
    found = STORE.query(query, use_default_graph_as_union=True)
    assert isinstance(found, QuerySolutions)
    return [str(row) for row in found]


@given(st.sampled_from(PATTERNS), modifiers, st.integers(1, 25))
def test_a_limit_keeps_the_first_rows(pattern: str, modifier: str, limit: int) -> None:
    """A query with a limit put in gives the first of its own rows, and tells rightly if there are more."""
    query = pattern.format(modifier)
    made, whole = limited(query, tokens(query), limit), rows(query)
    assert rows(made.text) == whole[:limit]
    assert bool(made.rest and rows(made.rest)) == (len(whole) > limit)


@given(st.sampled_from(("json", "xml", "csv", "tsv")), st.integers(1, 25))
def test_cut_off_is_told(form: str, limit: int) -> None:
    """Whatever the format, an answer tells that it was cut off just when it was."""
    found = answer(STORE, Asked("SELECT * { ?s ?p ?o }", table=form, limit=limit), PREFIXES)
    assert (found.status, found.form, found.truncated) == (200, form, limit < ROWS)


# Query, default graphs, named graphs, how many rows.
VIEWS = (
    ("SELECT * { ?s ?p ?o }", (), (), ROWS),  # all graphs together
    ("SELECT * FROM <urn:g> { ?s ?p ?o }", (), (), ROWS),  # one by the query
    ("SELECT * FROM NAMED <urn:g> { ?s ?p ?o }", (), (), 0),  # a named graph is no default graph
    ("SELECT * FROM NAMED <urn:g> { GRAPH ?g { ?s ?p ?o } }", (), (), ROWS),
    ("SELECT * { GRAPH ?g { ?s ?p ?o } }", ("urn:g",), (), 0),  # a default graph is no named graph
    ("PREFIX u: <urn:> SELECT * FROM u:g { ?s ?p ?o }", (), (), ROWS),  # a prefix of its own
)


@pytest.mark.parametrize(("query", "default", "named", "number"), VIEWS)
def test_graphs(query: str, default: tuple[str, ...], named: tuple[str, ...], number: int) -> None:
    """The graphs of the request or of the query are asked, and no others."""
    found = answer(STORE, Asked(query, "csv", default=default, named=named), PREFIXES)
    assert len(found.data.splitlines()) - 1 == number


# Query, status, a text of the reply.
WRONG = (
    ("SELECT * FROM <urn:none> { ?s ?p ?o }", 400, "there is no graph urn:none here"),
    ("PREFIX u: <urn:> SELECT * FROM NAMED u:none { ?s ?p ?o }", 400, "line 1, column 38"),
    ("SELECT * { SERVICE <urn:x> { ?s ?p ?o } }", 403, "SERVICE is refused"),
    ("DROP ALL", 403, "DROP is refused"),
    ("SELECT ?s { ?s ?p }", 400, "does not parse"),
    ("SELECT ?s { 'open }", 400, "line 1, column 13"),
    ("SELECT (<urn:f>(1) AS ?x) {}", 400, "cannot be worked out"),
    ("CONSTRUCT { <urn:a> <urn:1/> 1 } {}", 400, "RDF/XML cannot write"),
)


@pytest.mark.parametrize(("query", "status", "words"), WRONG)
def test_wrong(query: str, status: int, words: str) -> None:
    """What is wrong with a query is told in words, with its place."""
    found = answer(STORE, Asked(query, graph="rdf"), PREFIXES)
    assert (found.status, words in found.data.decode("utf-8")) == (status, True), found.data


def test_prefixes_in_order() -> None:
    """Triples are always written alike: the prefixes that are used, sorted, and no others."""
    found = answer(STORE, Asked("CONSTRUCT { r:b a kg:Zone . r:a rdfs:label 'a' } {}"), PREFIXES)
    head = [line.split()[1] for line in found.data.decode().splitlines() if line.startswith("@prefix")]
    assert head == ["kg:", "r:", "rdfs:"]
    assert write_triples([], "ttl", PREFIXES) == b""
    xml = {answer(STORE, Asked("DESCRIBE <urn:1>", graph="rdf"), PREFIXES).data for _ in range(5)}
    assert len(xml) == 1


def test_steady() -> None:
    """An answer that depends on the clock or on chance is told to be so; a word in a text does not count."""
    assert not answer(STORE, Asked("SELECT (now() AS ?t) {}"), PREFIXES).steady
    assert answer(STORE, Asked("SELECT ('NOW' AS ?t) {}"), PREFIXES).steady
