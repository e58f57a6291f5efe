"""Parameters as nobody should give them: no page fails, none is markup, all are bounded."""

from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from .markup import read

MARKUP = '"><script>alert(1)</script><img src=x onerror=alert(2)>'
ADDRESSES = (
    "/search?q={}",
    "/search?kind={}",
    "/search?q=a&page={}",
    "/documents?page={}",
    "/document/{}",
    "/document/source-{}?claim={}",
    "/thing/{}",
    "/thing/place-chongqing?relation={}",
    "/thing/{}.json",
    "/id/{}",
    "/terms/{}",
    "/questions?ask={}",
    "/questions/{}",
    "/questions/cq06?place={}",
    "/questions/cq06?page={}",
    "/questions/cq08?year={}",
    "/questions/cq14?s={}&p={}&o={}",
    "/path?from={}&to=Chongqing",
    "/path?from=Chongqing&to={}",
    "/path?from=Chongqing&to=Beijing&paths={}",
    "/ring?about={}",
    "/lanes?about={}",
    "/matrix?rows={}&columns={}",
    "/timeline?about={}",
    "/map?about={}",
    "/conflicts?about={}",
    "/conflicts?kind={}",
    "/query?query={}",
    "/static/{}",
    "/{}",
)
VALUES = (
    MARKUP,
    "\x00",
    "a\x1b[31m\r\nSet-Cookie: x=1",
    "\u202eevil",
    "../../../../etc/passwd",
    "%2e%2e%2fmanifest.json",
    "' OR 1=1 --",
    "} ; DROP ALL #",
    "https://w3id.org/policykg/id/place-chongqing",
    "r:place-chongqing",
    "<r:x>",
    "-1",
    "0",
    "1e999",
    "99999999999999999999",
    "٣",
    "\ud7ff\ufffe\U0010ffff",
    "x" * 5000,
    "重" * 900,
    "=cmd|' /C calc'!A0",
    "",
)


def ask(client: TestClient, address: str, value: str) -> int:
    """Ask for an address with a value, see that the answer is a whole page, and return its status."""
    reply = client.get(address.replace("{}", quote(value, safe="")), headers={"accept": "text/html"})
    assert reply.status_code in (200, 400, 404), (address, value[:40], reply.status_code)
    assert "set-cookie" not in reply.headers
    assert "site-packages" not in reply.text
    assert "Traceback" not in reply.text
    if reply.headers["content-type"].startswith("text/html"):
        assert read(reply.text).faults == []
        assert MARKUP not in reply.text
        assert len(reply.content) < 2_000_000
    return reply.status_code


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_value_breaks_a_page(client: TestClient, address: str) -> None:
    """Whatever stands in an address, the answer is a page in words with a status that fits."""
    assert len(ADDRESSES) * len(VALUES) == 630
    statuses = [ask(client, address, value) for value in VALUES]
    assert len(statuses) == len(VALUES)


anything = st.text(st.characters(codec="utf-8"), max_size=60)


@settings(max_examples=60)
@given(st.sampled_from(ADDRESSES), anything)
def test_no_text_breaks_a_page(client: TestClient, address: str, value: str) -> None:
    """Any text in any place of an address gives a page."""
    ask(client, address, value)


@pytest.mark.parametrize(
    "header", ["", "*", "text/html;q=x", "a" * 3000, ",;,;q=,", "text/csv;q=0, */*;q=0.1"]
)
def test_headers_break_nothing(client: TestClient, header: str) -> None:
    """What a client accepts or has may be nonsense: it gets the page."""
    reply = client.get("/thing/place-chongqing", headers={"accept": header, "if-none-match": header})
    assert reply.status_code in (200, 304)
