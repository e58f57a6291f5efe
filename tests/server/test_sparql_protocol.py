"""The endpoint keeps to the SPARQL 1.1 Protocol: requests as data, each with what must come back."""

import tomllib
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import pytest
from pyoxigraph import Literal, NamedNode, Quad
from tests.server.serving import PATIENCE, admitted, graph_of, served

from kg.server.app import join
from kg.server.settings import Settings
from kg.server.site import Limits, Site

CASES: list[Mapping[str, Any]] = tomllib.loads(
    Path(__file__).with_name("sparql_protocol.toml").read_text(encoding="utf-8")
)["case"]
P = NamedNode("urn:p")
QUADS = tuple(
    Quad(NamedNode(f"urn:{name}"), P, Literal(number), NamedNode(f"urn:g{number}"))
    for number, name in enumerate("abc", start=1)
)
ENDLESS = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"?a{n} ?p{n} ?o{n} ." for n in range(40)) + " }"


@contextmanager
def asking(seconds: float, settings: Settings) -> Iterator[httpx.Client]:
    """Yield a client of an endpoint over three small graphs with one process and a limit of time."""
    site = Site(graph_of(QUADS), limits=Limits(seconds=seconds, rows=2, workers=1))
    with (
        served(join(site, settings)) as port,
        httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=PATIENCE) as client,
    ):
        yield client


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    """A client of an endpoint over three small graphs, which gives no more than two rows.

    No query runs into its limit of time, however slow the machine is.
    """
    with asking(2 * PATIENCE, Settings(cors=("https://friend.example",))) as client:
        yield client


def test_cases_are_collected() -> None:
    """All cases are there, and those of the W3C's list that are about queries are named."""
    assert len(CASES) == 47
    assert len({case["name"] for case in CASES}) == len(CASES)
    assert sum("w3c" in case for case in CASES) == 21


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(case: Mapping[str, Any], client: httpx.Client) -> None:
    """A request gets the status, type and content that the protocol asks for."""
    sent = case["sent"].encode(case.get("coded", "utf-8")) if "sent" in case else None
    posted = "sent" in case or "form" in case
    headers = {"accept": case.get("accept", "*/*")}
    headers |= {"content-type": case["type"]} if "type" in case else {}
    headers |= {"content-encoding": case["coding"]} if "coding" in case else {}
    method = case.get("method", "POST" if posted else "GET")
    got = client.request(
        method, "/sparql", params=case.get("query"), content=sent, data=case.get("form"), headers=headers
    )
    assert got.status_code == case.get("status", 200), got.text
    if "kind" in case:
        assert got.headers["content-type"].partition(";")[0] == case["kind"]
    assert case.get("has", "") in got.text
    assert got.headers["x-content-type-options"] == "nosniff"


def ask(client: httpx.Client, query: str, **headers: str) -> httpx.Response:
    """Return the reply to a query."""
    return client.get("/sparql", params={"query": query}, headers=headers)


def ask_admitted(client: httpx.Client, query: str) -> httpx.Response:
    """Return the reply to a query, once there is a process for it."""
    return admitted(lambda: ask(client, query), lambda got: got.status_code)


def test_cut_off_is_told(client: httpx.Client) -> None:
    """An answer that the limit of rows cut off says so in a header, and in the formats that have a place."""
    cut = ask(client, "SELECT ?s { ?s ?p ?o }")
    assert (cut.headers["kg-cut-off"], len(cut.json()["results"]["bindings"])) == ("2", 2)
    assert cut.json()["head"]["link"] == ["/about#limits"]
    triples = ask(client, "CONSTRUCT WHERE { ?s ?p ?o }")
    assert triples.headers["kg-cut-off"] == "2"
    assert triples.text.endswith("# Cut off after 2 triples: /about#limits\n")


# Queries whose answers are whole: their own limit, as many rows as there may be, a limit in a part.
WHOLE = (
    "SELECT ?s { ?s ?p ?o } LIMIT 2",
    "SELECT ?s { ?s ?p ?o } OFFSET 1",
    "SELECT ?s { { SELECT ?s { ?s ?p ?o } LIMIT 2 } }",
    "SELECT ?s { ?s ?p ?o } VALUES ?s { <urn:a> <urn:b> }",
    "SELECT ?s { ?s ?p ?o FILTER(?o < 3) } ORDER BY DESC(?o) # LIMIT 9",
    "CONSTRUCT WHERE { ?s ?p ?o } LIMIT 2",
)


@pytest.mark.parametrize("query", WHOLE)
def test_whole_answers_are_not_cut_off(query: str, client: httpx.Client) -> None:
    """An answer with just as many rows as there may be is whole, and is not told to be cut off."""
    got = ask(client, query, accept="text/csv, application/n-triples")
    assert (got.status_code, "kg-cut-off" in got.headers) == (200, False)
    assert len(got.text.splitlines()) == 2 + got.headers["content-type"].startswith("text/csv")


def test_slow_query_is_stopped_and_the_next_works() -> None:
    """A query that takes too long is stopped with its process, and the next one is answered by another."""
    with asking(1.0, Settings()) as client:
        stopped = ask_admitted(client, ENDLESS)
        assert (stopped.status_code, "stopped after 1 seconds" in stopped.text) == (422, True)
        assert ask_admitted(client, "ASK {}").json()["boolean"] is True


def test_client_that_leaves_frees_the_process(client: httpx.Client) -> None:
    """When a client goes away its query ends, and the next client is answered long before the limit."""
    with pytest.raises(httpx.ReadTimeout):
        client.get("/sparql", params={"query": f"{ENDLESS} #"}, timeout=httpx.Timeout(PATIENCE, read=0.2))
    assert ask(client, "ASK { ?s ?p ?o }").status_code == 200


def test_entity_tags(client: httpx.Client) -> None:
    """The same question has the same mark, with which it is not answered twice; what changes has none."""
    first = ask(client, "SELECT ?o { <urn:a> ?p ?o }")
    again = ask(client, "SELECT ?o { <urn:a> ?p ?o }", **{"if-none-match": f'"x", {first.headers["etag"]}'})
    assert (again.status_code, again.content) == (304, b"")
    other = ask(client, "SELECT ?o { <urn:a> ?p ?o }", accept="text/csv")
    assert other.headers["etag"] != first.headers["etag"]
    changing = ask(client, "SELECT (RAND() AS ?r) {}")
    assert ("etag" in changing.headers, changing.headers["cache-control"]) == (False, "no-store")


def test_head_has_the_headers_only(client: httpx.Client) -> None:
    """HEAD tells what GET would, without the content."""
    got = client.head("/sparql", params={"query": "ASK {}"})
    assert (got.status_code, got.content, got.headers["content-length"]) == (200, b"", "26")


def test_gzip(client: httpx.Client) -> None:
    """A large answer comes compressed to those who take it so; the mark is another one."""
    query = f"SELECT ('{'long ' * 1000}' AS ?text) {{}}"
    zipped, plain = ask(client, query), ask(client, query, **{"accept-encoding": "identity"})
    assert (zipped.headers["content-encoding"], "content-encoding" in plain.headers) == ("gzip", False)
    assert zipped.json() == plain.json()
    assert zipped.headers["etag"] != plain.headers["etag"]


def test_origins(client: httpx.Client) -> None:
    """Only a page of a welcome origin may read an answer."""
    friend = ask(client, "ASK {}", origin="https://friend.example")
    assert friend.headers["access-control-allow-origin"] == "https://friend.example"
    assert "access-control-allow-origin" not in ask(client, "ASK {}", origin="https://other.example").headers
    asks = {"origin": "https://friend.example", "access-control-request-method": "POST"}
    assert (
        client.options("/sparql", headers=asks).headers["access-control-allow-methods"] == "GET, HEAD, POST"
    )


HOSTS = {"localhost:1": 200, "127.0.0.1": 200, "[::1]:80": 200, "evil.example": 421, "": 400, "a/b": 400}


@pytest.mark.parametrize("host", HOSTS)
def test_hosts(host: str, client: httpx.Client) -> None:
    """The server answers only for names of this machine, whatever a page makes the browser believe."""
    assert ask(client, "ASK {}", host=host).status_code == HOSTS[host]


def test_void(client: httpx.Client) -> None:
    """What the graph holds is told in VoID, at the place where programs look for it."""
    got = client.get("/.well-known/void", headers={"accept": "application/n-triples"})
    assert '<http://rdfs.org/ns/void#triples> "3"' in got.text
    assert client.post("/.well-known/void").status_code == 405
    assert client.get("/.well-known/void", headers={"accept": "image/png"}).status_code == 406


def test_a_full_queue_is_told() -> None:
    """When the one process is taken and one more waits, the next is asked to come again, and told when."""
    with asking(2.0, Settings(waiting=1)) as client, ExitStack() as stack:
        assert ask_admitted(client, "ASK {}").status_code == 200
        # The lines are open before any query is sent, so that all three arrive at once.
        place = (client.base_url.host, client.base_url.port)
        lines = [stack.enter_context(closing(HTTPConnection(*place, timeout=PATIENCE))) for _ in range(3)]
        for line in lines:
            line.connect()
        for number, line in enumerate(lines):
            line.request("GET", f"/sparql?query={quote(ENDLESS)}%23{number}")
        got = [line.getresponse() for line in lines]
    assert sorted(reply.status for reply in got) in ([422, 422, 503], [422, 503, 503])
    assert all(reply.headers["retry-after"] == "2" for reply in got if reply.status == 503)
