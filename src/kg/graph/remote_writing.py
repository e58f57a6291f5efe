"""Write named graphs on a server: by the Graph Store Protocol, else by SPARQL Update."""

from collections.abc import Iterable, Iterator
from urllib.parse import urlencode

from pyoxigraph import NamedNode, RdfFormat, Triple, serialize

from kg.exceptions import InputError
from kg.graph.remote_address import Address, host_of
from kg.graph.remote_http import Client

_ROWS, _BYTES = 20_000, 4 * 2**20


class Writer:
    """Puts, adds to and removes named graphs; each of these may be repeated without harm.

    Args:
        address: where the server takes graphs or updates.
        client: sends the requests.

    Raises:
        InputError: if it is not known where the server takes either.
    """

    def __init__(self, address: Address, client: Client) -> None:
        if not address.store and not address.update:
            hint = "Tell it with --store-url (Graph Store Protocol) or --update-url (SPARQL Update)"
            raise InputError("it is not known where this server takes graphs", host_of(address.query), hint)
        self._address = address
        self._client = client

    def put(self, graph: NamedNode, triples: Iterable[Triple]) -> int:
        """Put statements in the place of all that a graph holds, in batches; return how many there were."""
        number = 0
        for n, batch in enumerate(_batches(triples)):
            number += len(batch)
            self._send("POST" if n else "PUT", graph, batch)
        if not number:
            self.drop(graph)
        return number

    def add(self, graph: NamedNode, triples: Iterable[Triple]) -> None:
        """Add statements to a graph."""
        for batch in _batches(triples):
            self._send("POST", graph, batch)

    def drop(self, graph: NamedNode) -> None:
        """Remove a graph; one that is not there is no error."""
        if self._address.store:
            url = f"{self._address.store}?{urlencode({'graph': graph.value})}"
            self._client.send("DELETE", url, missing=True)
        else:
            self._update(f"DROP SILENT GRAPH {graph}")

    def _send(self, method: str, graph: NamedNode, batch: list[Triple]) -> None:
        # N-Triples are Turtle too, and not every server takes them under a name of their own.
        data = serialize(batch, format=RdfFormat.N_TRIPLES) or b""
        if self._address.store:
            url = f"{self._address.store}?{urlencode({'graph': graph.value})}"
            self._client.send(method, url, {"Content-Type": "text/turtle; charset=utf-8"}, data)
        else:
            clear = f"DROP SILENT GRAPH {graph} ;\n" if method == "PUT" else ""
            self._update(f"{clear}INSERT DATA {{ GRAPH {graph} {{\n{data.decode()}}} }}")

    def _update(self, text: str) -> None:
        headers = {"Content-Type": "application/sparql-update; charset=utf-8"}
        self._client.send("POST", self._address.update, headers, text.encode())


def _batches(triples: Iterable[Triple]) -> Iterator[list[Triple]]:
    """Yield statements in lots that a server takes in one piece."""
    batch: list[Triple] = []
    size = 0
    for triple in triples:
        batch.append(triple)
        size += len(str(triple.object)) + 160
        if len(batch) >= _ROWS or size >= _BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
