"""A graph on a server, asked by SPARQL 1.1 Protocol as if it lay here."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from traceback import clear_frames
from types import MappingProxyType
from typing import IO, Final, cast
from urllib.parse import urlencode

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
)
from pyoxigraph import Store as Embedded

from kg.exceptions import QueryError, ServerError
from kg.graph import remote_text
from kg.graph.remote_address import Address, host_of
from kg.graph.remote_http import Client, NothingThereError, Reply
from kg.graph.remote_known import Known
from kg.graph.sparql import with_prefixes
from kg.graph.terms import TYPE
from kg.namespaces import KG, R

GRAPHS: Final = f"{R}graph-"
"""How the names of our graphs begin; those of others on the same server are not looked at."""
MANIFEST, TEXTS = NamedNode(f"{R}graph-manifest"), NamedNode(f"{R}graph-texts")
HIDDEN: Final = frozenset({MANIFEST.value, TEXTS.value})
"""Graphs that hold what comes with a graph: they are no part of it."""

_ROWS, _TRIPLES = "application/sparql-results+json", "application/n-triples"
_ACCEPT: Final[Mapping[str, str]] = MappingProxyType(
    {
        **dict.fromkeys(("SELECT", "ASK"), _ROWS),
        **dict.fromkeys(("CONSTRUCT", "DESCRIBE"), f"{_TRIPLES}, text/turtle;q=0.8"),
    }
)
# How servers are told to look at all named graphs together; the first that does it is used (see union()).
_UNIONS: Final = (
    (),
    (("union-default-graph", ""),),  # Oxigraph
    (("default-graph-uri", "urn:x-arq:UnionGraph"),),  # Jena
    (
        ("default-graph-uri", "tag:stardog:api:context:all"),
        ("named-graph-uri", "tag:stardog:api:context:all"),
    ),
)
_CUTS, _STOPPED = ("x-sparql-maxrows", "kg-cut-off"), "x-sql-state"  # of Virtuoso, and of kg serve
_PIECE: Final = 50_000
Parameters = tuple[tuple[str, str], ...]
_Node = NamedNode | BlankNode | Triple | None


class RemoteStore:
    """The quads of a graph on a server; what was read once is taken from memory.

    Args:
        address: where the server takes queries.
        client: sends the requests.
        union: the parameters that make the server look at all named graphs together; found out if None.
    """

    def __init__(self, address: Address, client: Client, union: Parameters | None = None) -> None:
        self.address = address
        self.client = client
        self._union = union
        self._seconds: float | None = None
        self._limit: int | None = None
        self._known = Known(self._lot)

    def within(self, seconds: float | None, limit: int | None = None) -> "RemoteStore":
        """Return the same store for queries that may take so long and give so many rows and one more."""
        made = RemoteStore(self.address, self.client, self.union)
        made._known, made._seconds, made._limit = self._known, seconds, limit
        return made

    def query(
        self,
        query: str,
        *,
        prefixes: dict[str, str] | None = None,
        use_default_graph_as_union: bool = False,
        parameters: Parameters = (),
    ) -> QuerySolutions | QueryBoolean | QueryTriples:
        """Return the answer to a SPARQL query, all of it.

        ``parameters`` of the protocol choose among the graphs, unless all are to be seen together.

        Raises:
            SyntaxError: if it does not parse.
            QueryError: if the server does not take it, or takes too long.
            ServerError: if the server cannot be reached, or does not answer with what was asked for.
        """
        Embedded().query(query, prefixes=prefixes)  # what is wrong is told here, with its place
        whole, form = with_prefixes(query), remote_text.form_of(query)
        if form == "SELECT" and self._limit is not None:
            whole = remote_text.page(whole, self._limit + 1)
        parameters = self.union if use_default_graph_as_union else parameters
        reply = self._ask(whole, form, parameters)
        if form in ("CONSTRUCT", "DESCRIBE"):
            return self._triples(reply)
        if form == "SELECT" and _cut(reply):
            reply = self._pages(whole, parameters, reply)
        self._note(reply)
        return _parsed(reply, self.address)

    def quads_for_pattern(
        self,
        subject: _Node,
        predicate: NamedNode | None,
        object: NamedNode | BlankNode | Literal | Triple | None,
        graph_name: NamedNode | BlankNode | DefaultGraph | None = None,
    ) -> Iterator[Quad]:
        """Return the quads of our graphs that fit; None fits everything.

        Raises:
            ServerError: if the server cannot be reached, or does not answer with what was asked for.
        """
        terms = (subject, predicate, object, graph_name)
        if any(isinstance(term, BlankNode | Triple | DefaultGraph) for term in terms):
            return iter(())  # servers give blank nodes other names each time, and our graphs have none
        if isinstance(subject, NamedNode):
            found = self._known.about(subject)
        elif predicate is not None and predicate != TYPE and _is_resource(object):
            found = self._known.pointing(predicate, cast("NamedNode", object))
        else:
            found = self._known.once(terms, self._select)
        return (quad for quad in found if _fits(quad, terms))

    def __iter__(self) -> Iterator[Quad]:
        """Return all quads of our graphs, each graph compared with the number that the server counts."""
        for names in _pieces(self.graphs()):
            wanted = sum(number for _, number in names)
            more = remote_text.values("g", [name for name, _ in names])
            number = 0
            for quad in self._quads(remote_text.pattern(None, None, None, None, more), (None,) * 4):
                number += 1
                yield quad
            if number != wanted:
                what = f"the server gave {number:,} statements of {wanted:,}"
                raise ServerError(
                    what, host_of(self.address.query), "See which limits it sets, and lift them"
                )

    def __len__(self) -> int:
        """Return how many quads our graphs hold."""
        return sum(number for _, number in self.graphs())

    def graphs(self, *, hidden: bool = False) -> tuple[tuple[NamedNode, int], ...]:
        """Return our named graphs, sorted, and how many quads each holds."""
        query = "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"
        rows = ((row[0], row[1]) for row in self.rows(query))
        found = {
            g.value: int(n.value) for g, n in rows if isinstance(g, NamedNode) and isinstance(n, Literal)
        }
        names = sorted(n for n in found if n.startswith(GRAPHS) and (hidden or n not in HIDDEN))
        return tuple((NamedNode(name), found[name]) for name in names)

    @property
    def union(self) -> Parameters:
        """The parameters that make the server look at all named graphs together.

        Raises:
            ServerError: if there is no way to make it do so.
        """
        if self._union is None:
            self._union = self._find_union()
        return self._union

    def _find_union(self) -> Parameters:
        """Try how a statement that stands in a named graph is found without naming the graph."""
        sample = next(iter(self.rows(f"SELECT ?s ?p ?o ?g WHERE {{ {_SAMPLE} }} LIMIT 1")), None)
        if sample is None:
            return ()
        said, graph = " ".join(map(str, sample[:3])), sample[3]
        test = f"ASK {{ {said} . GRAPH {graph} {{ {said} }} }}"  # some hide the named graphs in return
        for parameters in _UNIONS:
            try:
                if bool(_parsed(self._ask(test, "ASK", parameters), self.address)):
                    return parameters
            except QueryError:
                continue  # it does not know the parameter
        names = [name.value for name, _ in self.graphs()]
        return tuple((f"{kind}-graph-uri", name) for kind in ("default", "named") for name in names)

    def has(self, graph: NamedNode) -> bool:
        """Return whether a named graph is there and not empty."""
        return any(True for _ in self.rows(f"SELECT ?s WHERE {{ GRAPH {graph} {{ ?s ?p ?o }} }} LIMIT 1"))

    def fetch(self, query: str, parameters: Parameters) -> tuple[IO[bytes], str]:
        """Return the answer to a query as the server gives it, and its media type."""
        reply = self._ask(query, remote_text.form_of(query), parameters)
        return reply.body, reply.kind

    def rows(self, query: str) -> Iterator[Sequence[NamedNode | Literal | BlankNode | None]]:
        """Return the rows of a query of ours, which names its graphs itself; in pages if need be."""
        whole = with_prefixes(query)
        reply = self._ask(whole, "SELECT", ())
        if _cut(reply):
            reply = self._pages(whole, (), reply)
        answer = _parsed(reply, self.address)
        if isinstance(answer, QueryBoolean):
            raise _strange(self.address)
        try:
            for solution in answer:
                yield tuple(solution)
        except (SyntaxError, ValueError, OSError) as error:
            raise _strange(self.address) from error
        finally:
            del answer  # it must go on the thread that asked, not with an error that somebody keeps

    def _select(self, terms: Sequence[remote_text.Bound], more: str = "", limit: int = 0) -> list[Quad]:
        asked = remote_text.pattern(terms[0], terms[1], terms[2], terms[3], more)
        quads = list(self._quads(asked + (f" LIMIT {limit}" if limit else ""), terms))
        self._known.note(_things(quads))
        return quads

    def _quads(self, query: str, terms: Sequence[remote_text.Bound]) -> Iterator[Quad]:
        for row in self.rows(query):
            left = iter(row)
            s, p, o, g = (next(left) if term is None else term for term in terms)
            if isinstance(g, NamedNode) and g.value.startswith(GRAPHS) and g.value not in HIDDEN:
                yield Quad(cast("NamedNode", s), cast("NamedNode", p), cast("NamedNode", o), g)

    def _lot(
        self, side: str, things: Sequence[NamedNode], predicate: NamedNode | None, limit: int
    ) -> list[Quad]:
        return self._select((None, predicate, None, None), remote_text.values(side, things), limit)

    def _ask(self, query: str, form: str, parameters: Parameters) -> Reply:
        headers = {"Accept": _ACCEPT[form], "Content-Type": "application/x-www-form-urlencoded"}
        body = urlencode([("query", query), *parameters]).encode("ascii")
        reply = self.client.send("POST", self.address.query, headers, body, self._seconds)
        if _STOPPED in reply.headers:
            told = self.client.login.hidden(reply.headers.get("x-sql-message", ""))[:200]
            what = f"the server stopped before all was found{': ' + told if told else ''}"
            raise QueryError(what, host_of(self.address.query), "Ask for less, or have its limits lifted")
        if reply.kind in ("text/html", "application/xhtml+xml"):
            raise NothingThereError(
                "a web page stands there and no answer to SPARQL",
                host_of(self.address.query),
                "Check the address; docs/engines.md lists those of servers",
            )
        return reply

    def _pages(self, query: str, parameters: Parameters, first: Reply) -> Reply:
        """Return an answer that the server cut off as a whole: page by page, and counted."""
        size = int(_cut(first)) if _cut(first).isdigit() else 1000
        counted = _bindings(self._ask(remote_text.count(query), "SELECT", parameters), self.address)[1]
        wanted = int(counted[0]["rows"]["value"]) if counted else 0
        head: Sequence[str] = ()
        rows: list[Mapping[str, Mapping[str, str]]] = []
        for offset in range(0, max(wanted, 1), size):
            asked = remote_text.page(query, size, offset, ordered=True)
            head, some = _bindings(self._ask(asked, "SELECT", parameters), self.address)
            rows += some
        if len(rows) != wanted:
            what = f"the server cut the answer off: {len(rows):,} rows of {wanted:,}"
            raise ServerError(what, host_of(self.address.query), "Ask for less, or have its limits lifted")
        return _made({"head": {"vars": list(head)}, "results": {"bindings": rows}})

    def _triples(self, reply: Reply) -> QueryTriples:
        """Return triples as an answer, which only a store can give."""
        if _cut(reply):
            what = f"the server cut the answer off after {_cut(reply)} statements"
            raise ServerError(what, host_of(self.address.query), "Ask with SELECT, or for less at a time")
        held = Embedded()
        try:
            held.extend(
                parse(input=reply.body, format=RdfFormat.from_media_type(reply.kind) or RdfFormat.TURTLE)
            )
        except (SyntaxError, ValueError) as error:
            raise _strange(self.address) from error
        self._known.note(_things(held))
        found = held.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
        return cast("QueryTriples", found)

    def _note(self, reply: Reply) -> None:
        """Read an answer to its end, and note which things stand in it: each may be asked about next."""
        try:
            things = _named(_parsed(reply, self.address))
            self._known.note(things)
            for _ in things:
                pass
        except (SyntaxError, ValueError, OSError) as error:
            clear_frames(error.__traceback__)  # as in rows()
            raise _strange(self.address) from error
        reply.body.seek(0)


_SAMPLE: Final = (
    f"GRAPH ?g {{ ?s ?p ?o }} FILTER(STRSTARTS(STR(?g), '{GRAPHS}') && ISIRI(?o) && "
    f"?g != {MANIFEST} && ?g != {TEXTS})"
)


def _parsed(reply: Reply, address: Address) -> QuerySolutions | QueryBoolean:
    try:
        return parse_query_results(reply.body, format=QueryResultsFormat.JSON)
    except (SyntaxError, ValueError, OSError) as error:
        raise _strange(address) from error


def _named(answer: QuerySolutions | QueryBoolean) -> Iterator[str]:
    """Yield the IRIs that stand in an answer."""
    if isinstance(answer, QueryBoolean):
        return
    for row in answer:
        yield from (term.value for term in row if isinstance(term, NamedNode))


def _bindings(reply: Reply, address: Address) -> tuple[list[str], list[dict[str, dict[str, str]]]]:
    try:
        found = json.load(reply.body)
        return list(found["head"]["vars"]), list(found["results"]["bindings"])
    except (ValueError, KeyError, TypeError) as error:
        raise _strange(address) from error


def _made(content: object) -> Reply:
    from io import BytesIO  # noqa: PLC0415 - only for answers in parts

    data = json.dumps(content).encode("ascii")
    body: IO[bytes] = BytesIO(data)
    return Reply(body, len(data), _ROWS, {})


def _strange(address: Address) -> ServerError:
    hint = "Check the address; docs/engines.md lists those of servers"
    return ServerError("what comes back is no answer to SPARQL, or only a part", host_of(address.query), hint)


def _is_resource(term: object) -> bool:
    return isinstance(term, NamedNode) and term.value.startswith((R, KG))


def _fits(quad: Quad, terms: Sequence[object]) -> bool:
    return all(
        wanted is None or part == wanted
        for part, wanted in zip(
            (quad.subject, quad.predicate, quad.object, quad.graph_name), terms, strict=True
        )
    )


def _things(quads: Iterable[Quad]) -> Iterator[str]:
    for quad in quads:
        for term in (quad.subject, quad.object, quad.predicate):
            if isinstance(term, NamedNode):
                yield term.value


def _pieces(graphs: Iterable[tuple[NamedNode, int]]) -> Iterator[list[tuple[NamedNode, int]]]:
    """Yield graphs in lots that one answer can hold."""
    lot: list[tuple[NamedNode, int]] = []
    for one in graphs:
        if lot and sum(number for _, number in lot) + one[1] > _PIECE:
            yield lot
            lot = []
        lot.append(one)
    if lot:
        yield lot


def _cut(reply: Reply) -> str:
    """Return after how many rows a server cut its answer off; empty if it did not."""
    return next((reply.headers[name] for name in _CUTS if name in reply.headers), "")
