"""What an Accept header asks for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.graph.sparql_answers import GRAPHS, TABLES, Answer
from kg.server.hosts import allowed_hosts, name_of
from kg.server.settings import Settings
from kg.server.sparql.cache import AnswerCache
from kg.server.sparql.formats import by_name, taken, takes_gzip

# Header: format of rows, format of triples, whether a page is preferred.
ACCEPTED = {
    "": ("json", "ttl", False),  # nothing said: anything
    "*/*": ("json", "ttl", False),
    "text/csv": ("csv", "", False),
    "text/turtle": ("", "ttl", False),
    "application/json": ("json", "jsonld", False),  # JSON in either case
    "application/xml": ("xml", "rdf", False),
    "text/csv;q=0.2, application/sparql-results+xml;q=0.7": ("xml", "", False),  # the better liked
    "*/*;q=0.1, text/tab-separated-values": ("tsv", "ttl", False),  # the more specific
    "application/sparql-results+json;q=0, */*": ("json", "ttl", False),  # another type of the same format
    "text/*": ("xml", "ttl", False),  # the first of a kind
    "text/html,application/xml;q=0.9,*/*;q=0.8": ("xml", "rdf", True),  # a browser
    "text/html;q=0.5, text/csv": ("csv", "", False),  # a page, but rather not
    "image/png": ("", "", False),
    "text/csv;q=x": ("", "", False),  # a weight that is none
    "TEXT/CSV ; Q=1": ("csv", "", False),
}


@pytest.mark.parametrize("accept", ACCEPTED)
def test_taken(accept: str) -> None:
    """The best liked format is taken, of equals the first of the server's; what is refused is not."""
    found = taken(accept)
    assert (found.table, found.graph, found.page) == ACCEPTED[accept]


@given(st.text(max_size=60))
def test_no_header_is_an_error(text: str) -> None:
    """Whatever stands in a header, a known format or none comes out."""
    found = taken(text)
    assert found.table in ("", *TABLES)
    assert found.graph in ("", *GRAPHS)
    assert takes_gzip(text) in (True, False)
    assert name_of(text) == name_of(text).lower()


def test_formats_by_name() -> None:
    """Each format can be asked for by its name, and no other."""
    for name in (*TABLES, *GRAPHS):
        found = by_name(name)
        assert found is not None
        assert name in (found.table, found.graph)
    assert by_name("exe") is None


def test_hosts() -> None:
    """A server answers for this machine, for what it is bound to and told, and for its address."""
    settings = Settings("192.0.2.7", allow_hosts=("A.example:80",), url="https://b.example/")
    assert allowed_hosts(settings) == {
        "localhost",
        "127.0.0.1",
        "[::1]",
        "192.0.2.7",
        "a.example",
        "b.example",
    }
    assert "0.0.0.0" not in allowed_hosts(Settings("0.0.0.0"))  # noqa: S104 - nothing is bound


def test_cache_is_bounded() -> None:
    """The store of answers never holds more than it may, and forgets what was not asked for longest."""
    cache = AnswerCache(80)
    for n in range(10):
        cache.put(str(n), Answer(200, b"x" * 10))
        cache.get("0")
    assert [n for n in range(10) if cache.get(str(n))] == [0, 3, 4, 5, 6, 7, 8, 9]
    cache.put("large", Answer(200, b"x" * 11))
    assert cache.get("large") is None
