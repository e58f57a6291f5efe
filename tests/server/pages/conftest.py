"""The pages of the example graph behind a test client, and graphs of hostile words."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

import kg
from kg.opened import Graph
from kg.server.pages import routes
from kg.server.site import Site

HOSTILE = '<img src=x onerror=alert(1)> "=1+1" Authority'
TEXT = f"""Notice on the Harbour Zone

The {HOSTILE} issued the Harbour Development Plan on 4 May 2021. The Harbour Development Plan takes in it.
</mark><script>alert(2)</script> The plan promotes the shipbuilding industry & ports by 2030.
"""


def client_of(graph: Graph) -> TestClient:
    """Return a client of the pages of a graph; what goes wrong in a page fails the test."""
    return TestClient(Starlette(routes=routes(Site(graph))))


@pytest.fixture(scope="session")
def example() -> Iterator[Graph]:
    """The example graph, open."""
    with kg.open(kg.EXAMPLE) as graph:
        yield graph


@pytest.fixture(scope="session")
def client(example: Graph) -> TestClient:
    """A client of the pages of the example graph."""
    return client_of(example)


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A client of the pages of a graph that was built from a hostile text."""
    place: Path = tmp_path_factory.mktemp("hostile")
    (place / "a.txt").write_text(TEXT, encoding="utf-8")
    with kg.build(place / "a.txt", output=place / "graph") as graph:
        yield client_of(graph)
