"""The query tests of the W3C's SPARQL 1.0 and 1.1 suites, asked of the endpoint over loopback.

The suites are not part of the project: they are fetched from the package index, inside the sources of rdflib.
"""

import os
import tomllib
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import httpx
import pytest
from pyoxigraph import NamedNode, QueryResultsFormat, RdfFormat, parse
from tests.server.serving import graph_at, served, store_at
from tests.server.w3c_results import Comparable, csv_rows, expected, graph, table
from tests.server.w3c_suite import Case, cases, download, load_data, place

from kg.server.app import join
from kg.server.settings import Settings
from kg.server.site import Site

DEPARTURES: dict[str, str] = tomllib.loads(
    Path(__file__).with_name("w3c_departures.toml").read_text(encoding="utf-8")
)
EMPTY = "urn:empty"
CASES = 727


@pytest.fixture(scope="module")
def suite(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the suites, kept for the next run; skipped without an index, an error with CI=true."""
    cache = getattr(request.config, "cache", None)
    folder = Path(cache.mkdir("w3c-suite")) if cache else tmp_path_factory.mktemp("w3c-suite")
    try:
        return download(folder)
    except OSError as error:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(f"the W3C's tests cannot be fetched: {error}")


@pytest.fixture(scope="module")
def client(suite: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A client of an endpoint over all data of the suites on disk, each file a graph."""
    folder = tmp_path_factory.mktemp("w3c")
    store = store_at(folder)
    load_data(suite, store)
    store.add_graph(NamedNode(EMPTY))
    store.flush()
    del store
    with ExitStack() as stack:
        site = Site(graph_at(folder))
        port = stack.enter_context(served(join(site, Settings())))
        yield stack.enter_context(httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60))


def ask(client: httpx.Client, suite: Path, case: Case, accept: str) -> httpx.Response:
    """Return the reply to the query of a test."""
    query = f"BASE <{case.query}>\n{place(suite, case.query).read_text(encoding='utf-8')}"
    default, named = case.default, case.named
    if not default and not named and "from" not in query.lower():
        default = (EMPTY,)
    form = {"query": query, "default-graph-uri": list(default), "named-graph-uri": list(named)}
    return client.post("/sparql", data=form, headers={"accept": accept})


def wrong(client: httpx.Client, suite: Path, case: Case) -> str:
    """Return what is wrong with the answer to a test; empty if it is right."""
    suffix = Path(case.result).suffix
    kinds = {".csv": "text/csv", ".tsv": "text/tab-separated-values"}
    accept = kinds.get(suffix, "application/sparql-results+json")
    got = ask(client, suite, case, f"{accept}, application/n-triples;q=0.9")
    if "NegativeSyntax" in case.kind:
        return "" if got.status_code == 400 else f"it is not refused ({got.status_code})"
    if got.status_code != 200:
        return got.text
    if "PositiveSyntax" in case.kind:
        return ""
    answered: Comparable
    if got.headers["content-type"] == "application/n-triples":
        answered = graph(quad.triple for quad in parse(input=got.content, format=RdfFormat.N_TRIPLES))
    elif suffix == ".csv":
        answered = csv_rows(got.text)
    else:
        form = QueryResultsFormat.TSV if suffix == ".tsv" else QueryResultsFormat.JSON
        answered = table(got.content, form)
    return "" if answered == expected(place(suite, case.result), case.result) else "another answer"


def test_query_suites(client: httpx.Client, suite: Path) -> None:
    """Every test of queries gives the expected answer, but for those listed, each with its reason."""
    found = list(cases(suite))
    wrongs = {case.name: told for case in found if (told := wrong(client, suite, case))}
    assert {name: told for name, told in wrongs.items() if name not in DEPARTURES} == {}
    assert DEPARTURES.keys() - wrongs.keys() == set()
    assert len(found) == CASES
