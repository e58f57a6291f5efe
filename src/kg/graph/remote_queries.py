"""Free queries on a server: under limits of time and rows, and with errors that show the place."""

from collections.abc import Mapping
from types import MappingProxyType

from kg.graph import ordering, sparql
from kg.graph.remote_store import RemoteStore
from kg.graph.sparql import Rows, Term, Triples


class RemoteQueries:
    """Runs queries on a server as :class:`kg.graph.sparql_worker.QueryWorker` does in a process here."""

    def __init__(self, store: RemoteStore) -> None:
        self._store = store

    def run(
        self,
        query: str,
        bindings: Mapping[str, Term] = MappingProxyType({}),
        limit: int | None = None,
        seconds: float | None = 30.0,
    ) -> Rows | Triples | bool:
        """Run a query and return its answer; after so many seconds it is no longer waited for.

        Raises:
            QueryError: if the query is refused, does not parse, or takes too long.
            ServerError: if the server cannot be reached, or does not answer as it should.
        """
        most = limit
        if limit is not None and ordering.order_of(query):
            most = max(limit, ordering.MOST)  # they are put in order here, and then cut off
        return sparql.run(self._store.within(seconds, most), query, bindings, limit)

    def close(self) -> None:
        """Do nothing: there is no process to end."""
