"""The pages of the server in a browser: axe, narrow screens, and the whole journey without script."""

import socket
import threading
import time
from collections.abc import Iterator
from typing import Any
from urllib.request import urlopen

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from starlette.applications import Starlette

import kg
from kg.server.pages import routes
from kg.server.site import Site

DOCUMENT = "/document/source-5de7facd8f2afe34"
# One address of each kind of page.
KINDS = (
    "/",
    "/search?q=science",
    "/search?q=Shapngba",
    "/search?kind=facility",
    "/documents",
    DOCUMENT,
    f"{DOCUMENT}?at=0-90",
    "/thing/place-shapingba",
    "/thing/zone-western-science-city?relation=contains",
    "/questions",
    "/questions/cq06",
    "/questions/cq16",
    "/path",
    "/path?from=Shapingba&to=State+Council",
    "/ring?about=Chongqing",
    "/lanes?about=Shapingba",
    "/matrix?rows=zones&columns=themes",
    "/timeline?about=Shapingba",
    "/map?about=Shapingba",
    "/conflicts",
    "/query?query=SELECT+*+%7B+%3Fs+kg:issuedBy+%3Fo+%7D",
    "/query?query=SELECT+%2A+%7B+%3Fs+",
    "/about",
    "/nowhere",
    "/search?kind=nonsense",
)
WIDTH = "document.documentElement.scrollWidth"
ONLY = {"resultTypes": ["violations"]}


@pytest.fixture(scope="module")
def served() -> Iterator[str]:
    """The pages of the example graph on a free port of this machine; the address of the first."""
    with kg.open(kg.EXAMPLE) as graph, socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        app = Starlette(routes=routes(Site(graph)))
        server = uvicorn.Server(uvicorn.Config(app, log_config=None, lifespan="off", ws="none"))
        work = threading.Thread(target=server.run, kwargs={"sockets": [door]}, daemon=True)
        work.start()
        address = f"http://127.0.0.1:{door.getsockname()[1]}"
        while not server.started and work.is_alive():
            time.sleep(0.02)
        # The example has no report: the first page of a document reads all of them, which may take long.
        with urlopen(address + DOCUMENT, timeout=300) as reply:  # noqa: S310 - our own address
            reply.read()
        yield address
        server.should_exit = True
        work.join(10)


@pytest.mark.parametrize(("dark", "width"), [(False, 1280), (True, 360)], ids=["light wide", "dark narrow"])
def test_axe_finds_nothing_and_nothing_sticks_out(browser: Any, served: str, dark: bool, width: int) -> None:
    """On no kind of page axe-core finds a violation, in either theme; none is wider than its window."""
    assert len(KINDS) == 25
    context = browser.new_context(
        viewport={"width": width, "height": 860}, color_scheme="dark" if dark else "light", bypass_csp=True
    )
    page = context.new_page()
    found: list[tuple[object, ...]] = []
    for address in KINDS:
        page.goto(served + address)
        found += [(address, "too wide")] if page.evaluate(WIDTH) > width else []
        for one in Axe().run(page, options=ONLY).response["violations"]:
            found.append((address, one["id"], [node["html"][:120] for node in one["nodes"][:2]]))
    context.close()
    assert found == []


@pytest.mark.parametrize("address", ["/", "/lanes", "/matrix", "/quality", "/thing/place-chongqing"])
def test_large_pages_do_not_stick_out(browser: Any, served: str, address: str) -> None:
    """Wide drawings and tables move inside their frames; the page itself is as narrow as a phone."""
    context = browser.new_context(viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(served + address)
    assert page.evaluate(WIDTH) == 360
    context.close()


def test_no_page_asks_elsewhere_or_complains(browser: Any, served: str) -> None:
    """All that a page asks for comes from the server itself, and its policy stops nothing that it needs."""
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    for address in (*KINDS, "/graph"):
        if address not in ("/nowhere", "/search?kind=nonsense", "/query?query=SELECT+%2A+%7B+%3Fs+"):
            page.goto(served + address)
    context.close()
    assert len(asked) > len(KINDS)
    assert [url for url in asked if not url.startswith(served)] == []
    assert complaints == []


def test_the_journey_without_script(browser: Any, served: str) -> None:
    """Search, thing, sentence in its document, path to a ministry: all of it with script switched off."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served)
    page.locator(".find input").fill("shapingb")
    page.locator(".find button").click()
    page.locator(".hits a", has_text="Shapingba").first.click()
    assert page.locator("h1").inner_text() == "Shapingba"
    page.locator(".lines a", has_text="Western (Chongqing) Science City").first.click()
    assert page.locator("h1").inner_text() == "Western (Chongqing) Science City"
    quote = page.locator(".lines blockquote").first
    words = quote.locator("p").inner_text()
    quote.locator("footer a").click()
    page.wait_for_load_state()
    marked = "".join(page.locator("mark.wanted").all_inner_texts())
    assert "".join(marked.split()) in "".join(words.split())
    assert page.url.endswith("#here")
    page.locator(".notes a", has_text="Science City").first.click()
    page.locator(".acts a", has_text="Path from here").click()
    page.locator("input[name=to]").fill("State Council")
    page.locator("main form button").click()
    page.wait_for_load_state()
    assert "State Council" in page.locator("h1").inner_text()
    assert page.locator(".steps > li").count() >= 2
    assert page.locator(".steps blockquote").count() >= 1
    context.close()
