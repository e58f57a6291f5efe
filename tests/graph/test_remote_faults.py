"""Servers that misbehave: one clear error each, nothing taken for an answer that is none, no secret told."""

import base64
import gc
import json
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import pytest
from pyoxigraph import NamedNode
from tests.servers import faulty
from tests.servers.faulty import Answer, Asked

from kg.exceptions import KgError, QueryError, ServerError
from kg.graph.remote_address import Address
from kg.graph.remote_http import Client
from kg.graph.remote_login import Login
from kg.graph.remote_store import RemoteStore
from kg.graph.sparql import run

SECRET = "correct-horse"  # noqa: S105 - no secret, only looked for where none may be
JSON = {"Content-Type": "application/sparql-results+json"}
ROWS = b'{"head":{"vars":["s"]},"results":{"bindings":[{"s":{"type":"uri","value":"http://x.org/a"}}]}}'
QUERY = "SELECT ?s WHERE { GRAPH ?g { ?s ?p ?o } }"


def client(pauses: list[float] | None = None, *, login: Login | None = None, tries: int = 5) -> Client:
    """Return a client that does not wait but notes how long it would have waited."""
    waited = [] if pauses is None else pauses
    return Client(login or Login(), seconds=5, tries=tries, pause=waited.append)


def store_at(url: str, **more: object) -> RemoteStore:
    """Return the store of a server at an address."""
    return RemoteStore(Address("a test", f"{url}/query", store=f"{url}/store"), client(**more), ())  # type: ignore[arg-type]  # options of the client


@dataclass(frozen=True, slots=True)
class Case:
    """A way to go wrong: what the server answers, what is told, and how often it was asked."""

    name: str
    answer: Callable[[Asked, int], Answer]
    told: str
    times: int = 1
    error: type[KgError] = ServerError


CASES = (
    # a password is wanted, and the wrong one was given
    Case("password", lambda asked, n: Answer(401, {"WWW-Authenticate": "Basic"}), "does not let you"),
    # the server lets nobody in, whatever the password
    Case("forbidden", lambda asked, n: Answer(403), "does not let you do this"),
    # a server that is overloaded for good: asked as often as allowed, then told
    Case("busy", lambda asked, n: Answer(503), "cannot be used now (status 503)", 5),
    # rows are missing at the end, though the server told how long the answer is
    Case("cut", lambda asked, n: Answer(200, JSON, ROWS[:60], len(ROWS)), "cut off", 5),
    # rows are missing, and the length that is told is that of the rest
    Case("half", lambda asked, n: Answer(200, JSON, ROWS[:60]), "only a part"),
    # an error page of some machine in between, with a good status
    Case("page", lambda asked, n: Answer(200, {"Content-Type": "text/html"}, b"<h1>Hi"), "a web page"),
    # an error page with a bad status: its markup is not repeated
    Case("broken", lambda asked, n: Answer(500, {"Content-Type": "text/html"}, b"<h1>x"), "status 500"),
    # another host, which must not get the password
    Case("elsewhere", lambda asked, n: Answer(307, {"Location": "http://192.0.2.1/"}), "192.0.2.1"),
    # the same host, but round and round
    Case("round", lambda asked, n: Answer(307, {"Location": "/again"}), "from one address to the next", 4),
    # not SPARQL
    Case("words", lambda asked, n: Answer(200, JSON, b"all is well"), "no answer to SPARQL"),
    # the server does not understand the query, and repeats the password in its answer
    Case(
        "refused",
        lambda asked, n: Answer(400, {"Content-Type": "text/plain"}, f"no {SECRET} here".encode()),
        "does not take this (no … here)",
        error=QueryError,
    ),
    # nothing takes queries at this address
    Case("nothing", lambda asked, n: Answer(404), "there is nothing that takes this at /query"),
    # a time limit of Virtuoso ended the search, with a good status and a part of the rows
    Case(
        "stopped",
        lambda asked, n: Answer(200, {**JSON, "X-SQL-State": "S1TAT"}, ROWS),
        "stopped before",
        error=QueryError,
    ),
)


def test_the_cases_are_all_there() -> None:
    """No case was lost."""
    assert len(CASES) == 13


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_one_clear_error(case: Case) -> None:
    """Each fault is one error that says what, where and what to do, and no password or token."""
    with faulty.running(case.answer) as server:
        store = store_at(server.address, login=Login("me", SECRET))
        with pytest.raises(case.error) as caught:
            list(store.rows(QUERY))
    assert case.told in caught.value.what
    assert caught.value.where.startswith("127.0.0.1:")
    assert caught.value.hint
    assert SECRET not in f"{caught.value!r}{caught.value.__cause__!r}{store.client!r}"
    assert len(server.asked) == case.times


# ways to read an answer
WAYS: tuple[Callable[[RemoteStore], object], ...] = (
    lambda store: list(store.rows(QUERY)),
    lambda store: store.query(QUERY),
    lambda store: run(store, QUERY),
)


@pytest.mark.parametrize("way", WAYS, ids=["rows", "query", "run"])
def test_an_error_keeps_nothing_of_the_engine(
    way: Callable[[RemoteStore], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The answer that broke off goes on the thread that asked, even if the error is kept on another one."""
    told: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", lambda one: told.append(one.exc_value))
    with (
        faulty.running(lambda asked, n: Answer(200, JSON, ROWS[:60])) as server,
        ThreadPoolExecutor(1) as thread,
    ):
        error = thread.submit(way, store_at(server.address)).exception()
        assert isinstance(error, ServerError)
        del error
        gc.collect()
    assert told == []


def test_nobody_named() -> None:
    """Where a password is wanted and none was given, the variables to set are told."""
    with faulty.running(lambda asked, n: Answer(401)) as server, pytest.raises(ServerError) as caught:
        list(store_at(server.address).rows(QUERY))
    assert "KG_USER and KG_PASSWORD, or KG_TOKEN" in caught.value.hint


# what comes before the good answer, and what is waited for each
AGAIN: tuple[tuple[list[Answer], list[float]], ...] = (
    ([Answer(503), Answer(429)], [0.5, 1.0]),  # twice as long each time
    ([Answer(503, {"Retry-After": "7"})], [7.0]),  # the server says how long
    ([Answer(503, {"Retry-After": "99999"})], [30.0]),  # but not for ever
    ([Answer(200, JSON, ROWS[:9], len(ROWS))], [0.5]),  # the line broke
    ([], []),  # nothing went wrong
)


@pytest.mark.parametrize(("bad", "waited"), AGAIN, ids=["twice", "told", "bounded", "cut", "well"])
def test_tried_again(bad: list[Answer], waited: list[float]) -> None:
    """What may pass is tried again after a pause, and then the answer is whole."""
    pauses: list[float] = []
    with faulty.running(lambda a, n: bad[n] if n < len(bad) else Answer(200, JSON, ROWS)) as server:
        assert list(store_at(server.address, pauses=pauses).rows(QUERY)) == [(NamedNode("http://x.org/a"),)]
    assert pauses == waited


def test_no_server() -> None:
    """Where nothing listens, that is told after some tries."""
    with faulty.running(lambda asked, n: Answer()) as server:
        address = server.address
    with pytest.raises(ServerError, match="no connection"):
        list(store_at(address, tries=2).rows(QUERY))


def test_slow_server() -> None:
    """A server that takes too long is not waited for, and not asked again."""
    go = threading.Event()

    def answer(asked: Asked, n: int) -> Answer:
        go.wait(10)
        return Answer(200, JSON, ROWS)

    with faulty.running(answer) as server:
        with pytest.raises(QueryError, match=r"did not answer within 0\.2 seconds"):
            list(store_at(server.address).within(0.2).rows(QUERY))
        go.set()
    assert len(server.asked) == 1


def test_moved_within_a_host() -> None:
    """A new place on the same host is followed, with the same query and password."""

    def answer(asked: Asked, n: int) -> Answer:
        return Answer(307, {"Location": "/new"}) if asked.path == "/query" else Answer(200, JSON, ROWS)

    with faulty.running(answer) as server:
        assert len(list(store_at(server.address, login=Login(token=SECRET)).rows(QUERY))) == 1
    assert [one.path for one in server.asked] == ["/query", "/new"]
    assert {one.headers["authorization"] for one in server.asked} == {f"Bearer {SECRET}"}
    assert server.asked[0].body == server.asked[1].body


def test_who_asks() -> None:
    """A name and its password are sent as RFC 7617 has it."""
    with faulty.running(lambda asked, n: Answer(200, JSON, ROWS)) as server:
        list(store_at(server.address, login=Login("jürgen", SECRET)).rows(QUERY))
    scheme, _, pair = server.asked[0].headers["authorization"].partition(" ")
    assert (scheme, base64.b64decode(pair).decode()) == ("Basic", f"jürgen:{SECRET}")


def test_pages_of_a_server_that_cuts_off() -> None:
    """Where a server says that it cut off, the rest is fetched; if that is short too, it is told."""
    names = [f'{{"s":{{"type":"uri","value":"http://x.org/{n}"}}}}' for n in range(5)]

    def answer_with(held: int) -> Callable[[Asked, int], Answer]:
        def answer(asked: Asked, n: int) -> Answer:
            if b"COUNT" in asked.body:
                counted = {"rows": {"type": "literal", "value": "5"}}
                found = {"head": {"vars": ["rows"]}, "results": {"bindings": [counted]}}
                return Answer(200, JSON, json.dumps(found).encode())
            start = int(asked.body.rpartition(b"OFFSET+")[2] or 0) if b"OFFSET" in asked.body else 0
            rows = ",".join(names[:held][start : start + 2])
            body = f'{{"head":{{"vars":["s"]}},"results":{{"bindings":[{rows}]}}}}'.encode()
            return Answer(200, {**JSON, "X-SPARQL-MaxRows": "2"}, body)

        return answer

    with faulty.running(answer_with(5)) as server:
        assert len(list(store_at(server.address).rows(QUERY))) == 5
    assert b"ORDER+BY" in server.asked[-1].body
    with faulty.running(answer_with(4)) as server, pytest.raises(ServerError, match="4 rows of 5"):
        list(store_at(server.address).rows(QUERY))


def test_the_challenge_of_a_digest() -> None:
    """A challenge is answered as RFC 7616 has it, and also if it is kept from those who send a password."""
    challenge = 'Digest realm="r", nonce="n1", qop="auth", algorithm="MD5", opaque="o"'

    def answer(asked: Asked, n: int) -> Answer:
        sent = asked.headers.get("authorization", "")
        if sent.startswith("Digest"):
            return Answer(200, JSON, ROWS)
        return Answer(401, {} if sent else {"WWW-Authenticate": challenge})

    with faulty.running(answer) as server:
        store = store_at(server.address, login=Login("me", SECRET))
        for _ in range(2):
            assert len(list(store.rows(QUERY))) == 1
    kinds = [one.headers.get("authorization", "nobody").partition(" ")[0] for one in server.asked]
    assert kinds == ["Basic", "nobody", "Digest", "nobody", "Digest"]
    assert [bool(one.body) for one in server.asked] == [True, False, True, False, True]


def test_a_known_digest() -> None:
    """The example of RFC 7616 without a number of the client (as in RFC 2069) comes out as computed there."""
    login = Login("Mufasa", "CircleOfLife")
    told = 'Digest realm="testrealm@host.com", nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093", opaque="x"'
    header = login.digest(told, "GET", "http://www.nowhere.org/dir/index.html")["Authorization"]
    assert 'response="1949323746fe6a43ef61f9606e7febea"' in header
    assert login.digest("Basic realm=x", "GET", "http://x.org/") == {}
