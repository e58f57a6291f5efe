"""A query of an endpoint answered by a server, in the bytes of the format that was asked for.

It is read, refused and limited here as a query on a graph of this machine is; only what is left of it is
sent on. The server is asked for no graph that it does not hold, so that it has nothing to fetch.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus

from pyoxigraph import NamedNode, QueryBoolean, QuerySolutions, QueryTriples

from kg.exceptions import ServerError
from kg.graph.remote_http import LateError
from kg.graph.remote_store import RemoteStore
from kg.graph.sparql_answers import Answer, Asked, answer


def answer_from(store: RemoteStore, asked: Asked, prefixes: Mapping[str, str], seconds: float) -> Answer:
    """Return the answer of a server to a query; that none came is an answer too.

    It is never said to be steady: who else changes what the server holds is not known here.

    Args:
        store: the graph on the server.
        asked: the query.
        prefixes: those that it need not declare.
        seconds: how long the server may take.
    """
    try:
        found = answer(_View(store.within(seconds)), asked, prefixes)
    except _TooLateError:
        told = (
            f"the query was stopped after {seconds:g} seconds. Ask for less: begin with a thing that is known"
        )
        return Answer(HTTPStatus.UNPROCESSABLE_ENTITY, f"{told}\n".encode())
    except ServerError as error:
        return Answer(HTTPStatus.BAD_GATEWAY, f"{error}\n".encode("utf-8", "replace"))
    return Answer(found.status, found.data, found.form, found.truncated, steady=False, zipped=found.zipped)


class _TooLateError(Exception):
    pass


@dataclass(frozen=True, slots=True)
class _View:
    """A graph on a server, asked as a store of pyoxigraph is."""

    store: RemoteStore

    def query(
        self,
        query: str,
        *,
        prefixes: dict[str, str] | None = None,
        use_default_graph_as_union: bool = False,
        default_graph: Sequence[NamedNode] | None = None,
        named_graphs: Sequence[NamedNode] | None = None,
    ) -> QuerySolutions | QueryBoolean | QueryTriples:
        """Return the answer to a query.

        Raises:
            SyntaxError: if it does not parse.
            QueryError: if the server does not take it.
            ServerError: if the server cannot be reached.
        """
        chosen = (("default-graph-uri", default_graph), ("named-graph-uri", named_graphs))
        try:
            return self.store.query(
                query,
                prefixes=prefixes,
                use_default_graph_as_union=use_default_graph_as_union,
                parameters=tuple((name, graph.value) for name, graphs in chosen for graph in graphs or ()),
            )
        except LateError as error:
            raise _TooLateError from error

    def contains_named_graph(self, graph_name: NamedNode) -> bool:
        """Return whether the server holds a graph of this name."""
        return self.store.has(graph_name)
