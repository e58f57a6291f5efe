"""Free queries run in a process that is ended when they go too far, and give the same answers as here."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store, Triple

from kg.exceptions import QueryError
from kg.graph.sparql import Rows, Triples, run
from kg.graph.sparql_child import decode, encode
from kg.graph.sparql_worker import QueryWorker
from kg.graph.terms import FACTS, LABEL, TYPE, node, ours

ZONE = node("r:zone-a")
# Every thing with every other and every third: no end to be waited for.
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?p ?b . ?c ?q ?d . ?e ?r ?f . ?g ?s ?h }"
QUADS = tuple(
    quad
    for n in range(300)
    for quad in (
        Quad(node(f"r:zone-{n}"), TYPE, ours("Zone"), FACTS),
        Quad(node(f"r:zone-{n}"), LABEL, Literal(f"Zone {n}", language="en"), FACTS),
    )
)


@pytest.fixture(scope="module")
def store() -> Store:
    """Three hundred zones."""
    store = Store()
    store.extend(QUADS)
    return store


@pytest.fixture(scope="module")
def worker(store: Store) -> Iterator[QueryWorker]:
    """A process that holds them."""
    worker = QueryWorker(store)
    yield worker
    worker.close()


SAME = (
    "SELECT ?z ?l ?none { ?z a kg:Zone ; rdfs:label ?l } ORDER BY ?l",  # IRIs, languages, nothing
    "SELECT ?n { VALUES ?n { 1 2.5 1e3 true '2024-01-01'^^xsd:date 'a\\n\"b\"' } }",  # every kind of literal
    "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",  # an aggregate
    "ASK { ?z a kg:Zone }",  # yes
    "ASK { ?z a kg:Policy }",  # no
    "CONSTRUCT { ?z a kg:Place } { ?z a kg:Zone }",  # triples
    "DESCRIBE r:zone-7",
    "SELECT ?z { ?z a kg:Nothing }",  # no rows
)


@pytest.mark.parametrize("query", SAME)
def test_same_as_here(query: str, store: Store, worker: QueryWorker) -> None:
    """The process gives the very answer that the store gives here."""
    assert worker.run(query) == run(store, query)


def test_values_and_limit(worker: QueryWorker) -> None:
    """Values are put in place, and a limit cuts the answer off and says so."""
    found = worker.run("SELECT ?l { $z rdfs:label ?l }", {"z": node("r:zone-7")})
    assert isinstance(found, Rows)
    assert found.rows == ((Literal("Zone 7", language="en"),),)
    cut = worker.run("CONSTRUCT WHERE { ?z a kg:Zone }", limit=5)
    assert isinstance(cut, Triples)
    assert (len(cut), cut.truncated) == (5, True)


def test_limit_ends_the_work(worker: QueryWorker) -> None:
    """When the rows wanted are there, the rest of an endless answer is not worked out."""
    found = worker.run("SELECT * { ?a ?p ?b . ?c ?q ?d . ?e ?r ?f . ?g ?s ?h }", limit=10, seconds=60)
    assert isinstance(found, Rows)
    assert (len(found), found.truncated) == (10, True)


def test_time_limit_ends_the_work(store: Store) -> None:
    """A query that takes too long is stopped, its process is gone, and the next one is answered."""
    worker = QueryWorker(store)
    assert worker.run("ASK {}") is True
    process = worker._process
    with pytest.raises(QueryError, match=r"stopped after 0\.5 seconds"):
        worker.run(ENDLESS, seconds=0.5)
    assert process is not None
    assert process.poll() is not None
    assert worker._process is None
    assert worker.run("ASK { ?z a kg:Zone }") is True
    worker.close()


def test_memory_limit(store: Store) -> None:
    """A query that wants more memory than there is for it is an error, and the next one is answered."""
    pytest.importorskip("resource")
    worker = QueryWorker(store, memory=256 * 2**20)
    greedy = "SELECT * { ?a ?p ?b . ?c ?q ?d . ?e ?r ?f } ORDER BY ?f ?d ?b"
    with pytest.raises(QueryError, match="more memory"):
        worker.run(greedy, seconds=120)
    assert worker.run("ASK { ?z a kg:Zone }") is True
    worker.close()


def test_process_that_dies(store: Store) -> None:
    """If the process was ended by somebody else, the next query starts another one."""
    worker = QueryWorker(store)
    worker.run("ASK {}")
    assert worker._process is not None
    worker._process.kill()
    worker._process.wait()
    assert worker.run("ASK {}") is True
    worker.close()


def test_close(store: Store) -> None:
    """Closing ends the process and may be done twice."""
    worker = QueryWorker(store)
    worker.run("ASK {}")
    process = worker._process
    worker.close()
    worker.close()
    assert process is not None
    assert process.poll() is not None


def test_index_on_disk(tmp_path: Path) -> None:
    """With an index the process opens that, beside whoever reads it already."""
    made = Store(str(tmp_path / "index"))
    made.extend(QUADS)
    made.flush()
    del made
    store = Store.read_only(str(tmp_path / "index"))
    worker = QueryWorker(store, tmp_path / "index")
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    assert worker.run(count) == run(store, count)
    worker.close()


REFUSED = {
    "SELECT * { SERVICE <http://x.org/> { ?s ?p ?o } }": "SERVICE is refused",  # asks a server
    "SELECT * FROM <http://x.org/> { ?s ?p ?o }": "FROM is refused",  # another graph
    "INSERT DATA { <a:a> <a:b> <a:c> }": "INSERT is refused",  # changes
    "SELECT ?s { ?s ?p }": "does not parse",
    "SELECT ?s { $z nope:p ?s }": "nope: is not known",
}


@pytest.mark.parametrize("query", REFUSED)
def test_refused(query: str, worker: QueryWorker) -> None:
    """What is refused or wrong is told with the place in the query as it was written, and a mark under it."""
    with pytest.raises(QueryError, match=REFUSED[query]) as error:
        worker.run(query, {"z": ZONE})
    assert error.value.where.startswith("line 1, column ")
    assert error.value.__notes__[0].startswith(query)
    assert worker.run("ASK {}") is True


TERMS = (
    NamedNode("http://example.org/é"),
    Literal("a\n\u202e\U0001f600"),
    Literal("a", language="zh-Hant"),
    Literal(5),
    BlankNode("b"),
    Triple(ZONE, TYPE, Literal("x", language="en")),
    None,
)


@pytest.mark.parametrize("term", TERMS)
def test_terms_come_back(term: object) -> None:
    """A term that is sent comes back the same."""
    assert decode(encode(term)) == term


def test_cases_collected() -> None:
    """No case got lost."""
    assert (len(SAME), len(REFUSED), len(TERMS)) == (8, 5, 7)
