"""The addresses of servers: those that belong together, those that are none, and those that are not safe."""

import pytest

from kg.exceptions import InputError
from kg.graph.remote_address import find_address, host_of, insecurity, is_address

# what is given, the server that it looks like, and where queries and graphs go
KNOWN = (
    # Oxigraph by its root, and by each of its own addresses
    ("http://localhost:7878", "Oxigraph", "http://localhost:7878/query", "http://localhost:7878/store"),
    ("http://localhost:7878/", "Oxigraph", "http://localhost:7878/query", "http://localhost:7878/store"),
    ("http://localhost:7878/query", "Oxigraph", "http://localhost:7878/query", "http://localhost:7878/store"),
    # Virtuoso: another address for those who write
    ("http://h:8890/sparql", "Virtuoso", "http://h:8890/sparql", "http://h:8890/sparql-graph-crud-auth"),
    # Fuseki: by its data set, by its query address, behind another server
    ("http://h:3030/policy", "Fuseki", "http://h:3030/policy/query", "http://h:3030/policy/data"),
    ("http://h:3030/policy/sparql", "Fuseki", "http://h:3030/policy/query", "http://h:3030/policy/data"),
    ("https://h/jena/policy/query", "Fuseki", "https://h/jena/policy/query", "https://h/jena/policy/data"),
    # GraphDB and RDF4J
    (
        "https://h:7200/repositories/policy",
        "GraphDB or RDF4J",
        "https://h:7200/repositories/policy",
        "https://h:7200/repositories/policy/rdf-graphs/service",
    ),
    # Stardog and Neptune by their ports
    ("http://h:5820/policy", "Stardog", "http://h:5820/policy/query", "http://h:5820/policy"),
    ("https://h:8182/sparql", "Neptune", "https://h:8182/sparql", "https://h:8182/sparql/gsp/"),
    # QLever has one address for everything
    ("http://h:7001", "QLever", "http://h:7001/", "http://h:7001/"),
    # nothing is known of this one but that it is asked there
    ("https://h/ask/me", "an unknown server", "https://h/ask/me", ""),
)


def test_the_cases_are_all_there() -> None:
    """No case was lost."""
    assert len(KNOWN) == 12
    assert len(REFUSED) == 8


@pytest.mark.parametrize(("url", "server", "query", "store"), KNOWN, ids=[k[0] for k in KNOWN])
def test_addresses_that_belong_together(url: str, server: str, query: str, store: str) -> None:
    """From one address of a server the others are found, unless they are told."""
    found = find_address(url)
    assert (found.server, found.query, found.store) == (server, query, store)
    told = find_address(url, "https://h/u", "https://h/s")
    assert (told.query, told.update, told.store) == (query, "https://h/u", "https://h/s")


REFUSED = (
    "",  # nothing
    "ftp://h/x",  # another protocol
    "http://",  # no host
    "http://me:secret@h/sparql",  # a password that others could read in a list of processes
    "http://me@h/sparql",  # a name, which goes with one
    "http://h/sparql?query=x",  # not an address but a request
    "http://h/a b",  # a space
    "http://h:port/",  # no port
)


@pytest.mark.parametrize("url", REFUSED)
def test_no_addresses(url: str) -> None:
    """What is no address, or has a password in it, is refused, and the password is not repeated."""
    with pytest.raises(InputError) as caught:
        find_address(url)
    assert "secret" not in str(caught.value)


def test_address_or_path() -> None:
    """Paths and addresses are told apart, whatever the case of letters."""
    assert [is_address(x) for x in ("https://h", "HTTP://h", "http:", "kg-graph", None)] == [True, True] + [
        False
    ] * 3


def test_plain_http_is_told() -> None:
    """Plain http is warned of, but for this machine."""
    assert "plain http" in insecurity("http://example.org/sparql")
    for url in ("https://example.org/", "http://localhost:1/", "http://127.0.0.1:1/", "http://[::1]:1/"):
        assert insecurity(url) == ""
    assert "plain http" in insecurity("http://127.0.0.1.example.org/")
    assert host_of("http://[::1]:1/x") == "[::1]:1"
