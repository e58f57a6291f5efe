"""Sending a graph: only what is missing, going on where it stopped, and never a part taken for the whole."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store
from tests.servers import faulty, oxigraph
from tests.servers.faulty import Answer, Asked

from kg.exceptions import GraphError, InputError, ServerError
from kg.graph.manifest import DocumentRow, Manifest
from kg.graph.remote_address import Address, find_address
from kg.graph.remote_files import content_of, held, statement
from kg.graph.remote_graph import open_at
from kg.graph.remote_http import Client
from kg.graph.remote_store import RemoteStore
from kg.graph.remote_upload import Sent, digest_of, push
from kg.graph.store import GraphFolder
from kg.graph.terms import FACTS, LABEL, REFERENCE, VOCABULARY, claims_graph, resource
from kg.identifiers import sha256

TEXTS = (
    "The Harbour Ministry issued the plan.\n",
    "Tabs\tand \r returns, bell \x07, half \ud800 one.\n",
)
ROWS = tuple(
    DocumentRow(f"source-{n}", f"{n}.txt", f"Text {n}", f"sha256:{sha256(text)}", "sha256:" + "0" * 64)
    for n, text in enumerate(TEXTS)
)


def graph_of(*more: Quad, without: frozenset[NamedNode] = frozenset()) -> GraphFolder:
    """Return a small graph in memory: five named graphs, one of them of 50 statements."""
    graphs = (FACTS, REFERENCE, VOCABULARY, *(claims_graph(row.id) for row in ROWS))
    quads = [Quad(resource(f"thing-{n}"), LABEL, Literal(f"Thing {n}"), g) for g in graphs for n in range(50)]
    store = Store()
    store.extend([quad for quad in (*quads, *more) if quad.graph_name not in without])
    texts = {row.digest: text for row, text in zip(ROWS, TEXTS, strict=True)}
    return GraphFolder(Path("nowhere"), Manifest("", ROWS, {"documents": 2}, {}), store, texts)


MORE = Quad(resource("thing-new"), LABEL, Literal('quote " and \\ and\nline'), FACTS)


@pytest.fixture
def address() -> Iterator[Address]:
    """An Oxigraph server with nothing in it."""
    with oxigraph.running() as url:
        yield find_address(url)


def send(graph: GraphFolder, address: Address, *, texts: bool = True) -> Sent:
    """Send a graph as nobody in particular."""
    return push(graph, address, client=Client(tries=1), texts=texts)


def quads_at(address: Address) -> set[Quad]:
    """Return the quads of our graphs on a server."""
    return set(RemoteStore(address, Client()))


def test_only_what_differs_is_sent(address: Address) -> None:
    """Each named graph is sent once; later only those that changed, and those that went away are removed."""
    gone = claims_graph(ROWS[1].id)
    assert send(graph_of(), address) == Sent(5, 250, 0, 0, 2, 0)
    assert send(graph_of(), address) == Sent(0, 0, 5, 0, 0, 2)
    assert send(graph_of(MORE), address) == Sent(1, 51, 4, 0, 0, 2)
    assert quads_at(address) == set(graph_of(MORE).store)
    assert send(graph_of(without=frozenset({gone})), address) == Sent(1, 50, 3, 1, 0, 2)
    assert quads_at(address) == set(graph_of(without=frozenset({gone})).store)


def test_what_others_keep_there_stays(address: Address) -> None:
    """Named graphs that are not ours are neither removed nor looked at."""
    theirs = f"{address.store}?graph=http://example.org/theirs"
    Client().send("PUT", theirs, {"Content-Type": "text/turtle"}, b"<x:a> <x:b> <x:c> .")
    send(graph_of(), address)
    assert quads_at(address) == set(graph_of().store)
    assert b"x:a" in Client().send("GET", theirs, {"Accept": "application/n-triples"}).body.read()


def test_texts_come_back_as_they_were(address: Address) -> None:
    """A text is the same on the other side, whatever its characters; without texts it is told as missing."""
    send(graph_of(), address)
    with open_at(address, Client()) as graph:
        assert tuple(graph.text(row.digest) for row in ROWS) == TEXTS
        assert graph.manifest.documents == ROWS
    assert send(graph_of(), address, texts=False).texts == 0
    with open_at(address, Client()) as graph, pytest.raises(GraphError, match="not kept there"):
        graph.text(ROWS[0].digest)


class StoppedError(Exception):
    """The upload was killed."""


@pytest.mark.parametrize("writes", range(1, 12))
def test_going_on_after_a_stop(writes: int, address: Address) -> None:
    """Wherever an upload stops, the server says that it is incomplete, and the next one makes it whole."""
    send(graph_of(), address)
    client = Client(tries=1)
    counted: list[str] = []
    real = client.send

    def until(method: str, url: str, *rest: object, **more: object) -> object:
        if method != "POST" or "/query" not in url:
            counted.append(method)
            if len(counted) > writes:
                raise StoppedError
        return real(method, url, *rest, **more)  # type: ignore[arg-type]  # handed on as they are

    class Killed(Client):
        send = staticmethod(until)  # type: ignore[assignment]  # the same, until it is killed

    other = graph_of(MORE, Quad(resource("a"), LABEL, Literal("b"), REFERENCE))
    try:
        push(other, address, client=Killed(tries=1), texts=True)
        stopped = False
    except StoppedError:
        stopped = True
    if stopped:
        with pytest.raises(GraphError, match="incomplete"):
            open_at(address, Client())
    sent = send(other, address)
    assert quads_at(address) == set(other.store)
    assert sent.graphs <= 2
    with open_at(address, Client()) as graph:
        assert graph.text(ROWS[0].digest) == TEXTS[0]


def test_by_updates(address: Address) -> None:
    """Where a server takes no graphs, SPARQL updates do the same."""
    only_updates = replace(address, store="")
    assert send(graph_of(MORE), only_updates) == Sent(5, 251, 0, 0, 2, 0)
    assert quads_at(address) == set(graph_of(MORE).store)
    assert send(graph_of(), only_updates) == Sent(1, 50, 4, 0, 0, 2)
    assert quads_at(address) == set(graph_of().store)


def test_batches() -> None:
    """A graph of many statements is put in its place with the first batch, and the others are added to it."""
    many = [Quad(resource(f"t-{n}"), LABEL, Literal("x"), FACTS) for n in range(45_000)]

    def answer(asked: Asked, n: int) -> Answer:
        body = b'{"head":{"vars":[]},"results":{"bindings":[]}}'
        return Answer(200, {"Content-Type": "application/sparql-results+json"}, body)

    with faulty.running(answer) as server:
        told: list[tuple[int, int]] = []
        to = Address("a test", f"{server.address}/query", store=f"{server.address}/store")
        push(graph_of(*many), to, client=Client(), tell=lambda done, total: told.append((done, total)))
    facts = [one for one in server.asked if "graph-facts" in one.path]
    sizes = [(one.method, one.body.count(b" .\n")) for one in facts]
    assert sizes == [("PUT", 20_000), ("POST", 20_000), ("POST", 5050)]
    assert told[-1] == (45_250, 45_250)
    assert told == sorted(told)
    assert len(told) > 40


def test_nowhere_to_send_to() -> None:
    """A server of which neither address is known is told before anything is sent."""
    with pytest.raises(InputError, match="--store-url"):
        send(graph_of(), Address("a test", "http://127.0.0.1:9/"))


def test_a_server_that_lets_nobody_write() -> None:
    """A refusal to write is one clear error."""

    def answer(asked: Asked, n: int) -> Answer:
        body = b'{"head":{"vars":["s"]},"results":{"bindings":[]}}'
        good = Answer(200, {"Content-Type": "application/sparql-results+json"}, body)
        return good if asked.method == "POST" and asked.path == "/query" else Answer(403)

    with faulty.running(answer) as server, pytest.raises(ServerError, match="wants to know who asks"):
        send(graph_of(), Address("a test", f"{server.address}/query", store=f"{server.address}/store"))


def test_digest_and_names() -> None:
    """The digest of a graph does not hang on its order but on each statement; names become safe IRIs."""
    one, other = graph_of(), graph_of(MORE)
    assert digest_of(one.store, FACTS) == digest_of(graph_of().store, FACTS)
    assert digest_of(one.store, FACTS) != digest_of(other.store, FACTS)
    assert held("texts/ä b.txt").value.endswith("/held-texts~2f~~e4~~20~b.txt")
    for content in ("plain", "json:no", "\r", "\x00", "\ud800", "", "a\nb\tc"):
        value = statement("x", content).object
        assert isinstance(value, Literal)
        assert content_of(value.value) == content
