"""The whole server over the example graph: every part answers, behind one door."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from tests.server.serving import served

import kg
from kg.server.app import make_app
from kg.server.settings import Settings
from kg.server.site import Limits, Site


@pytest.fixture(scope="module")
def client(example_folder: Path) -> Iterator[httpx.Client]:
    """A client of the whole server."""
    settings = Settings(cors=("*",), url="https://policies.example.org")
    with kg.open(example_folder) as graph:
        app = make_app(Site(graph, limits=Limits(body=5_000)), settings)
        with served(app) as port, httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as client:
            yield client


# Address, status, type, a text in it.
PLACES = {
    "/": (200, "text/html", "<h1"),
    "/about": (200, "text/html", 'id="limits"'),
    "/search?q=Chongqing": (200, "text/html", "Chongqing"),
    "/query": (200, "text/html", "<textarea"),
    "/robots.txt": (200, "text/plain", "Disallow"),
    "/sparql": (200, "text/turtle", "<https://policies.example.org/sparql>"),
    "/sparql?query=ASK%7B?z%20a%20kg:Zone%7D": (200, "application/sparql-results+json", "true"),
    "/.well-known/void": (200, "text/turtle", "void:sparqlEndpoint"),
    "/reconcile": (200, "application/json", "identifierSpace"),
    "/nowhere": (404, "text/html", "leads nowhere"),
    "/sparql/": (404, "text/html", "leads nowhere"),
}


@pytest.mark.parametrize("place", PLACES)
def test_places(place: str, client: httpx.Client) -> None:
    """Each part answers where it should, and every answer carries the headers of the door."""
    status, kind, has = PLACES[place]
    got = client.get(place)
    assert (got.status_code, got.headers["content-type"].partition(";")[0]) == (status, kind), got.text[:300]
    assert has in got.text
    assert got.headers["x-content-type-options"] == "nosniff"
    assert "frame-ancestors" in got.headers["content-security-policy"]
    assert got.headers["access-control-allow-origin"] == "*"
    assert "server" not in got.headers


def test_pages_come_compressed(client: httpx.Client) -> None:
    """A page is compressed for those who take it so."""
    assert client.get("/").headers["content-encoding"] == "gzip"
    assert "content-encoding" not in client.get("/", headers={"accept-encoding": "identity"}).headers


def test_hosts_hold_for_pages(client: httpx.Client) -> None:
    """Pages too are given only under known names; that of the public address is one."""
    assert client.get("/", headers={"host": "evil.example"}).status_code == 421
    assert client.get("/", headers={"host": "policies.example.org"}).status_code == 200


def test_bodies_are_bounded_everywhere(client: httpx.Client) -> None:
    """A form larger than allowed is refused by every part, also if it does not tell its size."""
    form = {"queries": "x" * 6_000}
    assert client.post("/reconcile", data=form).status_code == 413
    pieces = (b"queries=" + b"x" * 1_000 for _ in range(9))
    kind = {"content-type": "application/x-www-form-urlencoded"}
    assert client.post("/reconcile", content=pieces, headers=kind).status_code == 413


def test_a_browser_that_comes_to_the_endpoint_sees_the_page(client: httpx.Client) -> None:
    """Who opens the endpoint in a browser is led to the page for queries, which shows the answer."""
    headers = {"accept": "text/html,application/xhtml+xml"}
    got = client.get(
        "/sparql", params={"query": "ASK { ?z a kg:Zone }"}, headers=headers, follow_redirects=True
    )
    assert (got.url.path, got.status_code) == ("/query", 200)
    assert "kg:Zone" in got.text
