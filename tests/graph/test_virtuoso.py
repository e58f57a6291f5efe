"""Virtuoso gives the same answers to the whole catalogue as the embedded store, row by row."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from pyoxigraph import Literal, QueryResultsFormat, QuerySolutions, RdfFormat, parse_query_results, serialize
from tests.servers.virtuoso import Virtuoso, require_virtuoso, running

import kg
from kg.graph.ordering import Value, in_order, order_of, without_added
from kg.graph.sparql import Rows, run
from kg.namespaces import PREFIXES
from kg.questions.catalogue import catalogue

IDS = [question.id for question in catalogue()]
NUMBERS = frozenset(PREFIXES["xsd"] + name for name in ("integer", "decimal"))


@pytest.fixture(scope="module")
def example() -> Iterator[kg.Graph]:
    """The example graph in the embedded store."""
    with kg.open(kg.EXAMPLE) as graph:
        yield graph


@pytest.fixture(scope="module")
def server(example: kg.Graph, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Virtuoso]:
    """A Virtuoso that holds the example graph."""
    require_virtuoso()
    quads = tmp_path_factory.mktemp("virtuoso") / "example.nq"
    serialize(example._folder.store, str(quads), format=RdfFormat.N_QUADS)
    with running([quads.parent], buffers=20_000) as virtuoso:
        virtuoso.load(quads)
        yield virtuoso


def worth(value: Value) -> object:
    """Return a term so that both engines can be compared: numbers by what they are worth."""
    if isinstance(value, Literal) and value.datatype.value in NUMBERS:
        return value.datatype.value, Decimal(value.value).normalize()
    return str(value)


def answer(server: Virtuoso, sparql: str) -> Rows:
    """Return the answer of Virtuoso, in the order of the query where that is one that we sort by."""
    order = order_of(sparql)
    told = server.query(order.query if order else sparql)
    found = parse_query_results(told, format=QueryResultsFormat.JSON)
    assert isinstance(found, QuerySolutions)
    columns = tuple(variable.value for variable in found.variables)
    rows = [tuple(row) for row in found]
    is_sorted = order is not None and all(name in columns for name, _ in order.keys)
    ordered = in_order(columns, rows, order) if order and is_sorted else None
    if order and ordered is not None:
        columns, ordered = without_added(columns, ordered, order)
    return Rows(columns, tuple(rows if ordered is None else ordered))


def test_cases_collected() -> None:
    """The whole catalogue is asked."""
    assert len(IDS) == 58


@pytest.mark.parametrize("name", IDS)
def test_answers_are_equal(name: str, example: kg.Graph, server: Virtuoso) -> None:
    """Columns and rows are those of the embedded store."""
    sparql = example.ask(name).sparql
    ours, theirs = run(example._folder.store, sparql), answer(server, sparql)
    assert isinstance(ours, Rows)
    assert theirs.columns == ours.columns
    assert Counter(tuple(map(worth, row)) for row in theirs) == Counter(tuple(map(worth, r)) for r in ours)


def test_graphs_are_put_over_the_protocol(server: Virtuoso) -> None:
    """The Graph Store Protocol replaces a graph, letters of any script among it."""
    server.open_to_all()
    for text in ("first", "第二"):
        server.put(
            "http://example.org/g", f'<http://example.org/a> <http://example.org/b> "{text}" .'.encode()
        )
    found = answer(server, "SELECT ?o WHERE { GRAPH <http://example.org/g> { ?s ?p ?o } } ORDER BY ?o")
    assert found.rows == ((Literal("第二"),),)


def test_errors_are_told(server: Virtuoso, tmp_path: Path) -> None:
    """A file that is not there, and a query that does not parse, are errors and not empty answers."""
    with pytest.raises(Exception, match="was not loaded"):
        server.load(tmp_path / "none.nq")
    with pytest.raises(Exception, match="37000"):
        server.query("SELECT WHERE")
