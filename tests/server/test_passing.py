"""A graph that lies on another server is served: its pages, and queries passed on under our limits."""

import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from tests.server.serving import served
from tests.servers import faulty, oxigraph

import kg
from kg.graph.remote_address import find_address
from kg.graph.remote_answers import answer_from
from kg.graph.remote_http import Client
from kg.graph.remote_store import RemoteStore
from kg.graph.sparql_answers import Asked
from kg.server.app import make_app
from kg.server.settings import Settings
from kg.server.site import Limits, Site

CONSTRUCT = "CONSTRUCT { ?z a kg:Zone } WHERE { ?z a kg:Zone }"
# (query, format): the same is asked of both
ASKED = (
    ("SELECT ?z ?l { ?z a kg:Zone ; rdfs:label ?l } ORDER BY ?z ?l", "csv"),  # rows in order
    ("SELECT (COUNT(*) AS ?n) { GRAPH r:graph-facts { ?s ?p ?o } }", "json"),  # one graph
    ("ASK { ?z a kg:Zone }", "json"),  # yes or no
    ("SELECT ?z FROM r:graph-reference { ?z a kg:PublicBody } ORDER BY ?z", "tsv"),  # a graph that is named
)


@dataclass(frozen=True, slots=True)
class Pair:
    """Clients of two servers: of a graph in a folder, and of the same on a server."""

    near: httpx.Client
    far: httpx.Client


@pytest.fixture(scope="module")
def pair(example_folder: Path) -> Iterator[Pair]:
    """The example served from its folder, and from an Oxigraph server to which it was sent."""
    limits = Limits(rows=400, seconds=60)
    with ExitStack() as stack:
        url = stack.enter_context(oxigraph.running())
        near = stack.enter_context(kg.open(example_folder))
        near.push(url)
        clients = []
        for graph in (near, stack.enter_context(kg.open(url))):
            port = stack.enter_context(served(make_app(Site(graph, limits=limits), Settings())))
            clients.append(stack.enter_context(httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60)))
        yield Pair(*clients)


@pytest.mark.parametrize(("query", "form"), ASKED)
def test_queries_are_passed_on(pair: Pair, query: str, form: str) -> None:
    """The same query has the same answer, whether the graph lies here or on a server."""
    asked = {"query": query, "format": form}
    near, far = pair.near.get("/sparql", params=asked), pair.far.get("/sparql", params=asked)
    assert (near.status_code, far.status_code) == (200, 200), far.text
    assert far.headers["content-type"] == near.headers["content-type"]
    told = [one.json() if form == "json" else one.text for one in (near, far)]
    assert told[0] == told[1]
    assert "etag" not in far.headers  # whoever else writes there is not known here


def test_triples_are_passed_on(pair: Pair) -> None:
    """Triples come as well, in whatever order."""
    asked = {"query": CONSTRUCT, "format": "nt"}
    near, far = pair.near.get("/sparql", params=asked), pair.far.get("/sparql", params=asked)
    assert sorted(near.text.splitlines()) == sorted(far.text.splitlines())
    assert near.text.count("\n") > 3


# (query, status, words): what may not be asked
REFUSED = (
    ("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", 403, "SERVICE is refused"),
    ("SELECT * FROM <http://127.0.0.1:1/x> { ?s ?p ?o }", 400, "there is no graph"),  # nothing is fetched
    ("SELECT * { ?s ?p", 400, "line 1"),
    ("INSERT DATA { <urn:a> <urn:b> 1 }", 403, "may not change"),
)


@pytest.mark.parametrize(("query", "status", "words"), REFUSED)
def test_limits_hold(pair: Pair, query: str, status: int, words: str) -> None:
    """What is refused here is refused before it is passed on, in the same words."""
    near, far = (one.get("/sparql", params={"query": query}) for one in (pair.near, pair.far))
    assert (far.status_code, far.text) == (near.status_code, near.text)
    assert far.status_code == status
    assert words in far.text


def test_rows_are_cut_off(pair: Pair) -> None:
    """No more rows come than are allowed, and the answer says so."""
    far = pair.far.get("/sparql", params={"query": "SELECT * { ?s ?p ?o }", "format": "json"})
    assert len(far.json()["results"]["bindings"]) == 400
    assert far.headers["kg-cut-off"] == "400"


PAGES = (
    "/",
    "/search?q=Chongqing",
    "/thing/place-shapingba",
    "/questions/cq06?place=Shapingba",
    "/documents",
    "/path?from=Shapingba&to=State+Council",
    "/conflicts",
    "/about",
)


@pytest.mark.parametrize("page", PAGES)
def test_pages_are_the_same(pair: Pair, page: str) -> None:
    """A page of a graph on a server shows what that of the folder shows."""
    near, far = pair.near.get(page), pair.far.get(page)
    assert (near.status_code, far.status_code) == (200, 200)
    assert far.text == near.text


def test_a_server_of_ours_is_asked_by_its_bare_address(pair: Pair) -> None:
    """Where pages stand at the address of a server, its endpoint beside them is found; elsewhere none is."""
    with kg.open(str(pair.near.base_url)) as graph:
        assert "Western Science City" in str(graph.ask("cq06", place="Shapingba"))
    with pytest.raises(kg.exceptions.ServerError, match="nothing that takes this at /nowhere"):
        kg.open(f"{pair.near.base_url}/nowhere")


# (answer of the server, seconds it takes, status, words): one comment each
TROUBLES = (
    (faulty.Answer(500, {}, b"out of memory"), 0.0, 502, "status 500: out of memory"),  # it breaks
    (faulty.Answer(200, {"content-type": "text/html"}, b"<p>Hello"), 0.0, 502, "a web page"),  # another thing
    (faulty.Answer(200, {}, b"{}"), 0.8, 422, "stopped after 0.3 seconds"),  # it takes too long
    (faulty.Answer(200, {}, b"{" + b" " * 2000), 0.0, 400, "too large"),  # more than may be held
)


@pytest.mark.parametrize(("answer", "seconds", "status", "words"), TROUBLES)
def test_a_server_in_trouble(answer: faulty.Answer, seconds: float, status: int, words: str) -> None:
    """What goes wrong on the server is told as such, and is no fault of ours."""

    def late(*_: object) -> faulty.Answer:
        time.sleep(seconds)
        return answer

    with faulty.running(late) as server:
        client = Client(tries=1, most=1000)
        store = RemoteStore(find_address(f"{server.address}/sparql"), client, ())
        # Only where time is what runs out may a slow machine make it run out.
        most = 0.3 if seconds else 60.0
        found = answer_from(store, Asked("SELECT * { ?s ?p ?o }", limit=10), {}, most)
        client.close()
    assert (found.status, words in found.data.decode()) == (status, True), found.data


def test_the_cases_are_there() -> None:
    """As many cases as were written are run."""
    assert (len(ASKED), len(REFUSED), len(PAGES), len(TROUBLES)) == (4, 4, 8, 4)
