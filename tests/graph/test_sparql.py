"""Tests of running SPARQL."""

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.exceptions import QueryError
from kg.graph.sparql import Rows, Triples, bind, check, run, with_prefixes
from kg.graph.sparql_tokens import tokens
from kg.graph.terms import FACTS, LABEL, TYPE, node, ours

ZONE, PLACE = node("r:zone-a"), node("r:place-b")


@pytest.fixture(scope="module")
def store() -> Store:
    """A zone and a place, in two graphs."""
    store = Store()
    store.extend(
        [
            Quad(ZONE, TYPE, ours("Zone"), FACTS),
            Quad(ZONE, LABEL, Literal("Zone A"), FACTS),
            Quad(ZONE, ours("spans"), PLACE, FACTS),
            Quad(PLACE, LABEL, Literal("Place B"), node("r:graph-reference")),
        ]
    )
    return store


def test_select_over_all_graphs(store: Store) -> None:
    """SELECT sees all graphs together, and the project's prefixes need no declaration."""
    answer = run(store, "SELECT ?z ?l ?none { ?z kg:spans/rdfs:label ?l }")
    assert isinstance(answer, Rows)
    assert answer.columns == ("z", "l", "none")
    assert answer.rows == ((ZONE, Literal("Place B"), None),)


def test_own_prefix_wins(store: Store) -> None:
    """A prefix that the query declares means what the query says."""
    answer = run(
        store, "PREFIX kg: <http://www.w3.org/2000/01/rdf-schema#> SELECT ?s { ?s kg:label 'Zone A' }"
    )
    assert isinstance(answer, Rows)
    assert len(answer) == 1


def test_ask(store: Store) -> None:
    """ASK gives a truth value."""
    assert run(store, "ASK { ?z a kg:Zone }") is True
    assert run(store, "ASK { ?z a kg:Policy }") is False


def test_construct_and_describe(store: Store) -> None:
    """CONSTRUCT and DESCRIBE give triples, sorted and each once."""
    built = run(store, "CONSTRUCT { ?s a kg:Place } { ?s rdfs:label ?l }")
    assert isinstance(built, Triples)
    assert [triple.subject for triple in built] == [PLACE, ZONE]
    told = run(store, "DESCRIBE $what", {"what": ZONE})
    assert isinstance(told, Triples)
    assert len(told) == 3


def test_limit(store: Store) -> None:
    """A limit cuts the answer off and says so; a limit that is large enough does not."""
    query = "SELECT * { ?s rdfs:label ?l } ORDER BY ?l"
    cut, whole = run(store, query, limit=1), run(store, query, limit=2)
    assert isinstance(cut, Rows)
    assert isinstance(whole, Rows)
    assert (len(cut), cut.truncated) == (1, True)
    assert (len(whole), whole.truncated) == (2, False)


REFUSED = {
    "SELECT * { SERVICE <http://x.org/> { ?s ?p ?o } }": "line 1, column 12",  # asks a server
    "select * {\n  service silent ?x { ?s ?p ?o } }": "line 2, column 3",  # in small letters
    "SELECT * FROM <http://x.org/> { ?s ?p ?o }": "line 1, column 10",  # another graph
    "SELECT *\nFROM NAMED <http://x.org/> { ?s ?p ?o }": "line 2, column 1",  # another named graph
    "LOAD <http://x.org/>": "line 1, column 1",  # loads
    "INSERT DATA { <a:a> <a:b> <a:c> }": "line 1, column 1",  # changes
    "DELETE WHERE { ?s ?p ?o }": "line 1, column 1",  # removes
    "CLEAR ALL": "line 1, column 1",  # removes everything
    "SELECT * { ?s ?p 'a'SERVICE<http://x.org/>{} }": "line 1, column 21",  # without blanks
    'SELECT * { ?s ?p """a"b""" .SERVICE <http://x.org/> {} }': "line 1, column 29",  # after a long string
    "SELECT * { FILTER(1<2) SERVICE <http://x.org/> {} FILTER(2>1) }": "line 1, column 24",  # < is no bracket
    "# hint\nSELECT * { SERVICE <http://x.org/> {} }": "line 2, column 12",  # after a comment
}
HARMLESS = [
    "SELECT ?service ?load { ?service ?load 'SERVICE' }",  # names and strings
    'SELECT * { ?s ?p "FROM" . # SERVICE <http://x.org/>\n ?s ?p ?o }',  # a comment
    "SELECT * { <http://x.org/SERVICE> ?p '''it's FROM''' }",  # an IRI and a long string
    "SELECT * { ?s kg:from ?o . ?o kg:load.insert 'x' }",  # names with a prefix
    "SELECT * { ?s ?p ?o FILTER(?o < 5 && ?s > 3) FILTER NOT EXISTS { ?o ?p '\\'FROM' } }",  # operators
    "SELECT * { ?s rdfs:label ?l FILTER(LANGMATCHES(LANG(?l), 'from')) } LIMIT 1",  # functions
]
BROKEN = {
    "SELECT * { ?s ?p 'abc }": "line 1, column 18",  # a string without end
    "SELECT * { ?s ?p }": "line 1",  # a missing object
    "SELECT *\n{ ?s nope:x ?o }": "line 2",  # an unknown prefix
    "": "line 1",  # nothing at all
    "SELECT * { ?s ?p ?o } } ": "line 1",  # too many brackets
    "\\u0053ELECT * { ?s ?p ?o }": "line 1, column 1",  # an escaped letter outside strings
    "SELECT ?s (COUNT(?o) AS ?n) { ?s ?p ?o }": "line 1",  # not grouped
}


@pytest.mark.parametrize("query", REFUSED)
def test_refused(query: str, store: Store) -> None:
    """A query that reaches outside or changes something is refused, with the place."""
    with pytest.raises(QueryError, match="refused") as error:
        run(store, query)
    assert error.value.where == REFUSED[query]


@pytest.mark.parametrize("query", HARMLESS)
def test_harmless(query: str, store: Store) -> None:
    """The same words as names, strings, comments or parts of IRIs are no reason to refuse a query."""
    check(query)
    assert isinstance(run(store, query), Rows)


@pytest.mark.parametrize("query", BROKEN)
def test_broken(query: str, store: Store) -> None:
    """A query that does not parse gives the line and a short reason."""
    with pytest.raises(QueryError) as error:
        run(store, query)
    assert error.value.where.startswith(BROKEN[query])
    assert len(error.value.what) < 120


def test_cases_collected() -> None:
    """No case of the tables above got lost."""
    assert (len(REFUSED), len(HARMLESS), len(BROKEN), len(HOSTILE)) == (12, 6, 7, 6)


HOSTILE = [
    'a" } SERVICE <http://x.org/> { ?s ?p "',  # tries to close the string
    "a' . ?s ?p ?o . #",  # the other quote and a comment
    "a\\",  # a backslash at the end
    'line\nbreak\ttab"""',  # control characters and a long quote
    "?place $place {} <x>",  # names of variables
    "\u202e😀\u0000",  # a mark that turns the text, an emoji and NUL
]


@pytest.mark.parametrize("value", HOSTILE)
def test_bound_text_stays_data(value: str) -> None:
    """A bound text is compared as it stands, whatever characters it holds."""
    store = Store()
    store.add(Quad(ZONE, LABEL, Literal(value), FACTS))
    answer = run(
        store,
        "SELECT ?s ?name { ?s rdfs:label ?name FILTER(STR(?name) = STR($name)) }",
        {"name": Literal(value)},
    )
    assert isinstance(answer, Rows)
    assert answer.rows == ((ZONE, Literal(value)),)


def test_variables_in_strings_are_no_variables() -> None:
    """Only variables are replaced, not their names in strings and comments, nor longer names."""
    query = "SELECT * { ?s ?p '$place' . # $place\n ?s ?p ?placement }"
    assert bind(query, {"place": PLACE}) == query


def test_bound_variable_stays_a_column(store: Store) -> None:
    """A bound variable may be selected, grouped by, ordered by and asked for."""
    where = "{ ?z kg:spans $place FILTER(BOUND(?place)) }"
    query = f"SELECT $place (COUNT(?z) AS ?n) {where} GROUP BY $place ORDER BY ?place"
    answer = run(store, query, {"place": PLACE})
    assert isinstance(answer, Rows)
    assert answer.columns == ("place", "n")
    assert answer.rows[0][0] == PLACE


def test_bound_inside_paths_and_subqueries(store: Store) -> None:
    """A binding reaches into subqueries, unions and paths."""
    query = "SELECT ?z { { SELECT ?z { ?z kg:spans|kg:contains $p } } UNION { $p ^kg:spans ?z } }"
    answer = run(store, query, {"p": PLACE})
    assert isinstance(answer, Rows)
    assert set(answer) == {(ZONE,)}


@pytest.mark.parametrize(
    "query", ["SELECT ?x { BIND(1 AS ?x) }", "SELECT (1 AS ?x) {}", "SELECT ?x { VALUES ?x { 1 } }"]
)
def test_bound_and_set(query: str, store: Store) -> None:
    """A variable that the query sets itself cannot be bound from outside."""
    with pytest.raises(QueryError, match="cannot be set"):
        run(store, query, {"x": Literal("1")})


def test_errors_of_bound_queries_point_into_the_query(store: Store) -> None:
    """An error of a query with bindings is told by its place in the query as written."""
    with pytest.raises(QueryError) as error:
        run(store, "SELECT ?s { $place ?p ?s .\n ?s }", {"place": PLACE})
    assert error.value.where.startswith("line 2")


def test_with_prefixes() -> None:
    """Prefixes that are used and not declared are declared, and no others."""
    query = "PREFIX kg: <http://x.org/>\nSELECT * { ?s kg:a rdfs:label ; nope:x 'skos:y' }"
    first, *rest = with_prefixes(query).splitlines()
    assert first == "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>"
    assert "\n".join(rest) == query


def test_tokens_cover_the_query() -> None:
    """Tokens know where they stand."""
    query = "SELECT ?x { ?x kg:a \"b\"@en-GB, 5.0e3 ; <http://x.org/> '''c'd''' }"
    found = tokens(query)
    assert all(query.startswith(token.text, token.start) for token in found)
    assert [token.kind for token in found if token.kind not in ("mark", "var")] == [
        *("word", "pname", "string", "tag", "number", "iri", "string")
    ]


def test_long_queries_are_quick() -> None:
    """A hostile query of 200,000 characters is refused at once."""
    for query in (
        '"' + "\\a" * 100_000,
        "<" * 200_000,
        '"""' + '""a' * 60_000,
        "a:" * 100_000,
        "{" * 200_000,
    ):
        try:
            check(query)
        except QueryError:
            continue


def test_terms_are_written_in_full(store: Store) -> None:
    """Numbers, languages and IRIs keep what they are when they are bound."""
    for term in (Literal(5), Literal("a", language="en"), NamedNode("http://x.org/é%20")):
        answer = run(store, "SELECT $x {}", {"x": term})
        assert isinstance(answer, Rows)
        assert answer.rows == ((term,),)
