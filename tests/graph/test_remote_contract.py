"""One graph in memory, on disk and on servers: whatever is asked of it, the answers are the same."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode
from tests.servers import oxigraph

import kg
from kg.graph import remote_store
from kg.graph.remote_address import find_address
from kg.graph.remote_graph import open_remote
from kg.graph.remote_http import Client
from kg.graph.remote_login import Login
from kg.graph.remote_upload import push
from kg.graph.snapshot import take_snapshot
from kg.graph.terms import FACTS, LABEL, TYPE, VOCABULARY, ours
from kg.opened import Graph
from kg.questions.catalogue import catalogue

DOCUMENTS = kg.resources.example_graph() / "documents"
ZONES = "SELECT ?z { ?z a <https://w3id.org/policykg/ontology#Zone> }"
LABELS = "SELECT DISTINCT ?z { ?z a kg:Zone ; rdfs:label ?l } ORDER BY ?z"
QUESTIONS = tuple(question.id for question in catalogue())


@dataclass(frozen=True, slots=True)
class Asked:
    """Something that a graph is asked, as values that can be compared; how many requests it may cost."""

    name: str
    of: Callable[[Graph], object]
    requests: int


def evidence(graph: Graph, question: str, **params: str) -> object:
    """Return the passages behind each row of an answer."""
    answer = graph.ask(question, **params)
    return [answer.evidence(row) for row in answer]


def exported(graph: Graph, syntax: str) -> bytes:
    """Return an export that is one file."""
    content = BytesIO()
    graph.export(syntax, content)
    return content.getvalue()


ASKED = (
    # a question with its values told, and one with its defaults
    Asked("ask", lambda g: str(g.ask("cq06", place="Shapingba")), 20),
    Asked("evidence", lambda g: evidence(g, "cq06", place="Shapingba"), 30),
    # a plain sentence, which goes through all names
    Asked("plain", lambda g: str(g.ask("which zones take in Shapingba?")), 60),
    # one thing with all that is said of it: more than a hundred claims
    Asked("show", lambda g: str(g.show("Chongqing")), 40),
    # the network and a way through it
    Asked("path", lambda g: g.path("Shapingba", "State Council")[0].sentence, 80),
    Asked("network", lambda g: sorted(map(str, g.network().edges(data=True))), 60),
    Asked("picture", lambda g: g.picture("timeline").svg, 60),
    # everything that disagrees, and every claim
    Asked("conflicts", lambda g: g.conflicts(), 60),
    Asked("claims", lambda g: g.claims(), 60),
    # free SPARQL: rows, rows cut off in order, yes or no, triples
    Asked("select", lambda g: str(g.query(LABELS)), 10),
    Asked("limit", lambda g: str(g.query(LABELS, limit=3)), 10),
    Asked("boolean", lambda g: bool(g.query("ASK { GRAPH r:graph-facts { ?z a kg:Zone } }")), 10),
    Asked("triples", lambda g: g.query("CONSTRUCT WHERE { ?z kg:issuedBy ?b }").ntriples, 10),
    Asked("unknown", lambda g: g.query("SELECT ?s { ?s a kg:Zne }").notes, 10),
    # all quads, in order
    Asked("quads", lambda g: exported(g, "nq"), 10),
    # a query through rdflib
    Asked("rdflib", lambda g: len(g.rdflib.query(ZONES)), 10),
    # all that the shapes and rules are checked on
    Asked("snapshot", lambda g: take_snapshot(g.source.store), 10),
    Asked("verified", lambda g: g.verify(DOCUMENTS).ok, 60),
)


COSTLY = ("evidence", "plain", "show", "path", "claims", "triples")  # which could ask for each row


@pytest.fixture(scope="module")
def memory() -> Iterator[Graph]:
    """The example in memory."""
    with kg.open(kg.EXAMPLE) as graph:
        yield graph


@pytest.fixture(scope="module")
def disk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    """The example built into a folder, with its index on disk."""
    with kg.build(DOCUMENTS, output=tmp_path_factory.mktemp("disk") / "graph", parser=False) as graph:
        yield graph


@pytest.fixture(scope="module")
def remote(memory: Graph) -> Iterator[Graph]:
    """The example on an Oxigraph server."""
    with oxigraph.running() as url:
        push(memory.source, find_address(url), client=Client())
        with kg.open(url) as graph:
            yield graph


@pytest.fixture(scope="module")
def answers(memory: Graph) -> dict[str, object]:
    """The answers of the graph in memory, each worked out when it is first wanted."""
    return {}


def test_everything_is_asked() -> None:
    """No case was lost, and the whole catalogue is asked."""
    assert len(ASKED) == 18
    assert len(QUESTIONS) == 58


@pytest.mark.parametrize("home", ["disk", "remote"])
@pytest.mark.parametrize("asked", ASKED, ids=[one.name for one in ASKED])
def test_the_same_everywhere(
    asked: Asked, home: str, memory: Graph, answers: dict[str, object], request: pytest.FixtureRequest
) -> None:
    """A graph on disk or on a server answers as one in memory does."""
    graph = request.getfixturevalue(home)
    if asked.name not in answers:
        answers[asked.name] = asked.of(memory)
    assert asked.of(graph) == answers[asked.name]
    assert answers[asked.name]


@pytest.mark.parametrize("home", ["disk", "remote"])
def test_the_catalogue(home: str, memory: Graph, request: pytest.FixtureRequest) -> None:
    """Every question of the catalogue has the same rows everywhere, in the same order."""
    graph = request.getfixturevalue(home)
    wanted = {name: memory.ask(name).rows for name in QUESTIONS}
    assert {name: graph.ask(name).rows for name in QUESTIONS} == wanted
    assert sum(map(len, wanted.values())) > 100


def test_few_requests(remote: Graph) -> None:
    """A server is not asked once for each row: answers come with few requests, however much they tell."""
    cost: dict[str, int] = {}
    for asked in (one for one in ASKED if one.name in COSTLY):
        with open_remote(remote.place, Client()) as fresh, Graph(fresh) as graph:
            asked.of(graph)
            cost[asked.name] = fresh.requests
    assert len(cost) == len(COSTLY)
    assert {name: n for name, n in cost.items() if n > limit_of(name)} == {}


def limit_of(name: str) -> int:
    """Return how many requests something may cost."""
    return next(one.requests for one in ASKED if one.name == name)


def test_patterns(memory: Graph, remote: Graph) -> None:
    """Quads are found by each of their parts and by several together, as in a store here."""
    here, there = memory.source.store, remote.source.store
    named = (q for q in here.quads_for_pattern(None, LABEL, None, FACTS))
    quad = next(q for q in named if isinstance(q.subject, NamedNode))
    tricky = Literal('quote " backslash \\ line\nend')
    patterns = [
        (quad.subject, None, None, None),
        (quad.subject, LABEL, None, None),
        (quad.subject, LABEL, quad.object, FACTS),
        (quad.subject, None, None, VOCABULARY),
        (None, LABEL, quad.object, None),
        (None, None, quad.object, None),
        (None, TYPE, ours("Zone"), FACTS),
        (None, ours("issuedBy"), None, None),
        (None, None, NamedNode("https://w3id.org/policykg/id/body-state-council"), FACTS),
        (None, None, tricky, None),
        (NamedNode("http://example.org/nothing"), None, None, None),
        (None, None, None, NamedNode("http://example.org/nothing")),
    ]
    for pattern in patterns:
        assert set(there.quads_for_pattern(*pattern)) == set(here.quads_for_pattern(*pattern))
    assert len(there) == len(here)
    assert set(there) == set(here)


def files_of(folder: Path) -> dict[str, bytes]:
    """Return the files of a graph folder, without index and cache."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    names = ((path.relative_to(folder).as_posix(), path) for path in found)
    return {name: p.read_bytes() for name, p in names if not name.startswith(("index/", "cache/"))}


def test_all_files_come_back(disk: Graph) -> None:
    """A graph that was sent with all its files comes back with all of them, byte for byte."""
    with oxigraph.running() as url:
        sent = disk.push(url)
        assert (sent.texts, sent.kept) == (12, 0)
        with kg.open(url) as graph:
            assert files_of(graph.source.kept().folder) == files_of(disk.folder)
            assert graph.report == disk.report
            assert graph.unread().coverage == disk.unread().coverage
            outcome = graph.verify()
        assert (outcome.ok, outcome.files) == (True, 27)


def test_the_index_of_a_folder_under_a_server(disk: Graph) -> None:
    """Oxigraph's server on the index of a folder, read only, answers as the folder does; texts stay here."""
    with oxigraph.running(disk.folder / "index" / "oxigraph", read_only=True) as url, kg.open(url) as graph:
        assert graph.ask("cq06").rows == disk.ask("cq06").rows
        assert graph.counts["documents"] == 12
        assert len(graph.source.store) == disk.counts["quads"]
        answer = graph.ask("cq06")
        assert {quote.text for quote in answer.evidence(answer.rows[0])} == {""}


def test_every_graph_named(remote: Graph, memory: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that knows no union of all graphs is told each of them, and then answers the same."""
    monkeypatch.setattr(remote_store, "_UNIONS", ((),))
    with open_remote(remote.place, Client()) as fresh, Graph(fresh) as graph:
        store = fresh.store
        assert isinstance(store, remote_store.RemoteStore)
        assert len(store.union) == 2 * 15  # as default graphs and as named ones
        assert graph.ask("cq06").rows == memory.ask("cq06").rows


def test_rdflib_reads_only(remote: Graph) -> None:
    """The rdflib Dataset of a server finds triples and graphs, and cannot be written to."""
    from rdflib import RDF, URIRef  # noqa: PLC0415 - heavy, and for this test only

    dataset = remote.rdflib
    zones = set(dataset.subjects(RDF.type, URIRef(ours("Zone").value)))
    assert len(zones) == remote.query("SELECT DISTINCT ?z { ?z a kg:Zone }").rows.__len__()
    assert len(dataset.graph(URIRef(FACTS.value))) > 1000
    with pytest.raises(TypeError, match="read only"):
        dataset.add((URIRef("http://x.org/a"), RDF.type, URIRef("http://x.org/b")))


# What Virtuoso 7.2.5 answers otherwise than the standard has it; docs/engines.md tells more.
DEPARTING = frozenset({"cq04", "cq12", "cq24", "cq33", "cq34"})


def test_virtuoso(memory: Graph) -> None:
    """Virtuoso takes the graph by its authenticated address and answers the same, but for what is known."""
    from tests.servers import virtuoso  # noqa: PLC0415 - only where it is installed

    virtuoso.require_virtuoso()
    with ExitStack() as held:
        server = held.enter_context(virtuoso.running(rows=5000))
        client = Client(Login(virtuoso.USER, server.password))
        address = find_address(server.address)
        assert address.store == server.store_address
        push(memory.source, address, client=client)
        graph = held.enter_context(Graph(open_remote(server.address, client)))
        assert set(graph.source.store) == set(memory.source.store)  # 35,721 quads, 5,000 at a time
        other = {name for name in QUESTIONS if graph.ask(name).rows != memory.ask(name).rows}
        assert other <= DEPARTING
        for asked in ASKED:
            if asked.name in ("ask", "show", "conflicts", "select", "limit", "boolean", "triples"):
                assert asked.of(graph) == asked.of(memory), asked.name
        push_again = push(memory.source, address, client=client)
        assert (push_again.graphs, push_again.texts) == (0, 0)
