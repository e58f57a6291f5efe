"""A thousand requests that mean no good change nothing, learn nothing and stop nothing."""

import random
import socket
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import closing, suppress
from hashlib import sha256
from http.client import HTTPException
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.server.serving import PATIENCE, admitted, served

import kg
from kg.server import connections
from kg.server.app import make_app
from kg.server.settings import Settings
from kg.server.site import Limits, Site

REQUESTS: list[Mapping[str, Any]] = tomllib.loads(
    Path(__file__).with_name("hostile.toml").read_text(encoding="utf-8")
)["request"]
WORDS = ("Traceback", 'File "', "/src/kg", "site-packages", "root:", "pyoxigraph", "sparql_child")
METHODS = ("PUT", "DELETE", "PATCH", "TRACE", "CONNECT", "PROPFIND", "get", "G\u00ebT", "X" * 300)
SEED = 8


@pytest.fixture(scope="module")
def graph(example_folder: Path) -> Iterator[kg.opened.Graph]:
    """The example, built."""
    with kg.open(example_folder) as graph:
        yield graph


@pytest.fixture(scope="module")
def port(graph: kg.opened.Graph) -> Iterator[int]:
    """The port of the whole server, with tight limits."""
    limits = Limits(seconds=1.0, rows=1000, memory=2**30, body=200_000, workers=2)
    with served(make_app(Site(graph, limits=limits), Settings())) as port:
        yield port


@pytest.fixture(scope="module")
def hasty_port(graph: kg.opened.Graph) -> Iterator[int]:
    """The port of a server that waits one second for the body of a request."""
    with served(make_app(Site(graph), Settings(body_seconds=1.0))) as port:
        yield port


def exchange(port: int, method: str, path: str, headers: Mapping[str, str], body: bytes) -> tuple[int, bytes]:
    """Send a request as it is, and return the status and all that came back; 0 if the server hung up."""
    lines = [f"{method} {path} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items())]
    head = "\r\n".join([*lines, "connection: close", f"content-length: {len(body)}", "", ""])
    with closing(socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)) as line:
        with suppress(OSError):
            line.sendall(head.encode("latin-1", "replace") + body)
        got = b""
        with suppress(OSError):
            while part := line.recv(65536):
                got += part
    return (int(got.split(b" ", 2)[1]) if got.startswith(b"HTTP/1.1 ") else 0), got


def exchange_admitted(
    port: int, method: str, path: str, headers: Mapping[str, str], body: bytes
) -> tuple[int, bytes]:
    """Exchange once there is a process for the query: one that a query before ended may still be starting."""
    return admitted(lambda: exchange(port, method, path, headers, body), lambda got: got[0])


def look(port: int, told: str, status: int, got: bytes) -> None:
    """Look at a reply: no error of the server, nothing of its inside, no header that was smuggled in."""
    assert status < 500 or status == 503, (told, got[:500])
    text = got.decode("utf-8", "replace")
    assert not [word for word in WORDS if word in text], (told, text[:500])
    assert b"\r\nset-cookie" not in got.partition(b"\r\n\r\n")[0].lower()


def still_answers(port: int) -> None:
    """The server answers a plain question rightly."""
    path = f"/sparql?query={quote('ASK { ?zone a kg:Zone }')}&format=csv"
    _, got = exchange_admitted(port, "GET", path, {"host": "localhost"}, b"")
    assert got.endswith(b"\r\n\r\ntrue\n"), got[:500]


def test_listed_requests(port: int) -> None:
    """Each request of the list gets an answer that it may get, and the server goes on."""
    assert len(REQUESTS) == 36
    for request in REQUESTS:
        path = request.get("path") or f"/sparql?query={quote(request['query'])}"
        path += request.get("repeat", "") * request.get("times", 0)
        headers = {"host": f"127.0.0.1:{port}", **request.get("headers", {})}
        headers = {name: "x" * 80_000 if value == "REPEAT" else value for name, value in headers.items()}
        body = request.get("body", "").encode() * (request.get("times", 1) if "body" in request else 1)
        status, got = exchange_admitted(port, request.get("method", "GET"), path, headers, body)
        look(port, request["name"], status, got)
        assert status in request.get("status", range(500)), (request["name"], status, got[-300:])
    still_answers(port)


def made() -> Iterator[tuple[str, str, Mapping[str, str], bytes]]:
    """Yield about a thousand hostile requests: the same ones in every run."""
    chance = random.Random(SEED)  # noqa: S311 - for variety, not for secrets
    form = {"content-type": "application/x-www-form-urlencoded"}
    direct = {"content-type": "application/sparql-query"}
    words = (
        "SELECT",
        "*",
        "{",
        "}",
        "?s",
        "<urn:p>",
        "(",
        ")",
        "SERVICE",
        "'",
        "\\",
        "#",
        "\x00",
        "LOAD",
        "^",
        "/",
    )
    for _ in range(300):  # words in any order
        query = " ".join(chance.choices(words, k=chance.randrange(1, 30)))
        yield "GET", f"/sparql?query={quote(query)}", {}, b""
    for _ in range(200):  # any bytes as a query, as a form, as a type
        junk = chance.randbytes(chance.randrange(1, 200))
        yield "POST", "/sparql", chance.choice((form, direct, {"content-type": junk.hex()})), junk
    for _ in range(200):  # paths that lead elsewhere
        parts = chance.choices(("..", "%2e%2e", ".", "", "static", "etc", "%00", "%c0%ae", "thing", "~"), k=6)
        yield "GET", "/" + "/".join(parts), {}, b""
    for _ in range(100):  # words that change or fetch, well hidden
        word = chance.choice(
            ("INSERT DATA", "DELETE WHERE", "DROP ALL", "LOAD <http://127.0.0.1:9/>", "CLEAR ALL")
        )
        cased = "".join(chance.choice((c.lower(), c.upper())) for c in word)
        yield "POST", "/sparql", direct, f"#{cased}\n{cased} {{ <urn:a> <urn:b> <urn:c> }}".encode()
    for method in METHODS * 5:
        yield method, "/sparql?query=ASK%7B%7D", {}, b""
    for _ in range(100):  # headers of all kinds
        name = chance.choice(
            ("accept", "accept-encoding", "if-none-match", "origin", "range", "te", "expect")
        )
        value = chance.randbytes(20).decode("latin-1").translate(dict.fromkeys((0, 10, 13)))
        yield "GET", "/sparql?query=ASK%7B%7D", {name: value}, b""
    for depth in (100, 1_000, 10_000, 60_000):  # nested ever deeper
        yield "POST", "/sparql", direct, b"ASK " + b"{" * depth + b"}" * depth
        yield "POST", "/sparql", direct, b"ASK { FILTER(" + b"(" * depth + b"1" + b")" * depth + b") }"
        yield "POST", "/sparql", direct, b"ASK { ?s " + b"^" * depth + b"<urn:p> ?o }"
    values = " ".join(f"<urn:{n}>" for n in range(12_000))
    yield "POST", "/sparql", direct, f"SELECT * {{ VALUES ?s {{ {values} }} ?s ?p ?o }}".encode()


def contents(folder: Path) -> Mapping[str, str]:
    """Return the digest of every file of a folder."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path): sha256(path.read_bytes()).hexdigest() for path in files}


def test_made_requests(port: int, graph: kg.opened.Graph) -> None:
    """A thousand requests of a generator get no error of the server and change nothing in the graph."""
    before, files = sorted(map(str, graph._folder.store)), contents(graph.folder)
    requests = list(made())
    assert len(requests) + len(REQUESTS) >= 990
    for number, (method, path, headers, body) in enumerate(requests):
        status, got = exchange(port, method, path, {"host": "localhost", **headers}, body)
        look(port, f"{number}: {method} {path[:80]} {body[:80]!r}", status, got)
    still_answers(port)
    assert sorted(map(str, graph._folder.store)) == before
    assert contents(graph.folder) == files


SLOW = {
    "silence": [b""],  # connects and says nothing
    "a head that never ends": [b"GET /sparql HTTP/1.1\r\nhost: localhost\r\n"] + [b"x: y\r\n"] * 3,
    "a body that never ends": [
        b"POST /sparql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/sparql-query\r\n"
        b"content-length: 100\r\n\r\n",
        b"ASK",
    ],
}


@pytest.mark.parametrize("kind", SLOW)
def test_slow_senders_are_let_go(kind: str, hasty_port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever sends too slowly is let go, and others are answered meanwhile."""
    monkeypatch.setattr(connections, "SECONDS", 1.0)
    with closing(socket.create_connection(("127.0.0.1", hasty_port), timeout=PATIENCE)) as line:
        with suppress(ConnectionError):  # on a busy machine it may be let go before all is sent
            for part in SLOW[kind]:
                line.sendall(part)
        still_answers(hasty_port)
        got = b""
        with suppress(ConnectionError):
            while part := line.recv(4096):
                got += part
    assert got == b"" or got.startswith(b"HTTP/1.1 408 ")


def test_twenty_slow_queries_at_once(port: int) -> None:
    """Many endless queries at once are all ended or refused, and then the server answers as before."""
    endless = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"?a{n} ?p{n} ?o{n} ." for n in range(30)) + " }"
    lines = [socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) for _ in range(12)]
    for number, line in enumerate(lines):
        request = f"GET /sparql?query={quote(endless)}%23{number} HTTP/1.1\r\nhost: localhost\r\n\r\n"
        line.sendall(request.encode())
    for line in lines[4:]:
        line.close()  # they do not wait
    for line in lines[:4]:
        assert line.recv(4096)[9:12] in (b"422", b"503")
        line.close()
    still_answers(port)


@settings(max_examples=60)
@given(
    name=st.sampled_from(("query", "default-graph-uri", "named-graph-uri", "format", "update", "x")),
    value=st.text(max_size=40),
    header=st.sampled_from(("accept", "content-type", "origin", "if-none-match", "accept-encoding")),
    told=st.text(st.characters(min_codepoint=32, max_codepoint=255), max_size=40),
    method=st.sampled_from(("GET", "POST", "HEAD")),
)
def test_no_value_is_an_error_of_the_server(
    port: int, name: str, value: str, header: str, told: str, method: str
) -> None:
    """No parameter and no header, whatever stands in it, is an error of the server."""
    pair = f"{quote(name)}={quote(value.encode('utf-8', 'surrogatepass'))}"
    headers = {"host": "localhost", "content-type": "application/x-www-form-urlencoded", header: told}
    path = f"/sparql?query=ASK%7B%7D&{pair}" if method != "POST" else "/sparql"
    with suppress(HTTPException):
        look(port, pair, *exchange(port, method, path, headers, pair.encode() if method == "POST" else b""))
