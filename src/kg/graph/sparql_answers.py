"""A query answered in the bytes of the format that was asked for: what the processes of an endpoint do.

The engine writes the answer itself, so that a large one costs no detour over Python's objects.
"""

import gzip
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from types import MappingProxyType
from typing import Any, Final, Protocol

from pyoxigraph import (
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Triple,
    serialize,
)

from kg.exceptions import QueryError
from kg.graph.sparql import check_tokens
from kg.graph.sparql_limits import Limited, limited
from kg.graph.sparql_places import marked
from kg.graph.sparql_tokens import Token, tokens

TABLES: Final = MappingProxyType(
    {
        "json": QueryResultsFormat.JSON,
        "xml": QueryResultsFormat.XML,
        "csv": QueryResultsFormat.CSV,
        "tsv": QueryResultsFormat.TSV,
    }
)
"""How rows, and yes or no, can be written."""
GRAPHS: Final = MappingProxyType(
    {
        "ttl": RdfFormat.TURTLE,
        "nt": RdfFormat.N_TRIPLES,
        "jsonld": RdfFormat.JSON_LD,
        "rdf": RdfFormat.RDF_XML,
    }
)
"""How triples can be written."""
SHORT: Final = 2**14
"""What is known of queries with no more letters than these is kept for the next who ask the same."""
ABOUT_LIMITS: Final = "/about#limits"
"""Where the pages of a server tell how much it gives at once; a cut answer in JSON links to it."""
_ROW_MARKS: Final = MappingProxyType({"json": b"}", "xml": b"<result>", "csv": b"\n", "tsv": b"\n"})
"""What stands in an answer at least once for each row."""
_ALLOWED: Final = frozenset({"FROM"})
_UNSTEADY: Final = ("NOW", "RAND", "UUID", "STRUUID")
_SMALL: Final = 1024  # fewer bytes are not worth being compressed
_LEVEL: Final = 5
_NOT_FETCHED: Final = (
    "Nothing is fetched; SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } lists the graphs that there are"
)
_OTHER_FORMATS: Final = (
    b"no format that was asked for can hold this answer. SELECT and ASK give JSON, XML, CSV or TSV; "
    b"CONSTRUCT and DESCRIBE give Turtle, N-Triples, JSON-LD or RDF/XML\n"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A query and how its answer shall come.

    Attributes:
        query: SPARQL 1.1; the prefixes of the project need not be declared.
        table: the format for SELECT and ASK, a name in :data:`TABLES`; empty if none would be taken.
        graph: the format for CONSTRUCT and DESCRIBE, a name in :data:`GRAPHS`; empty if none would be taken.
        default: the graphs that are asked together; with ``named``, instead of those that the query names.
        named: the graphs that ``GRAPH`` may choose from; if both are empty, the query itself decides.
        limit: the largest number of rows or triples.
        zipped: whether the bytes may be compressed.
    """

    query: str
    table: str = "json"
    graph: str = "ttl"
    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    limit: int | None = None
    zipped: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gave.

    Attributes:
        status: 200; or 400 (malformed), 403 (refused), 406 (no format that was asked for).
        data: the bytes of the answer; else what is wrong, as text in UTF-8.
        form: the format of the answer, as in :class:`Asked`; empty for an error.
        truncated: whether the limit cut it off.
        steady: whether the same query will give the same answer again.
        zipped: whether the bytes are compressed.
    """

    status: int
    data: bytes
    form: str = ""
    truncated: bool = False
    steady: bool = False
    zipped: bool = False


class Answering(Protocol):
    """What is asked: a store of pyoxigraph, or a server that is asked as one."""

    def query(
        self,
        query: str,
        *,
        prefixes: dict[str, str] | None = None,
        use_default_graph_as_union: bool = False,
        default_graph: Any = None,
        named_graphs: Any = None,
    ) -> QuerySolutions | QueryBoolean | QueryTriples:
        """Return the answer to a query."""
        ...

    def contains_named_graph(self, graph_name: NamedNode) -> bool:
        """Return whether there is a graph of this name."""
        ...


def answer(store: Answering, asked: Asked, prefixes: Mapping[str, str]) -> Answer:
    """Return the answer of a store to a query; what is wrong with the query is an answer too."""
    try:
        short = len(asked.query) <= SHORT
        read = (_kept if short else _read)(asked.query, asked.limit)
        return read.refused or _solve(store, asked, read, prefixes)
    except QueryError as error:
        return Answer(400, told(error))
    except SyntaxError as error:
        return Answer(400, told(_explained(asked.query, error)))
    except (ValueError, RuntimeError) as error:
        return Answer(400, told(QueryError(f"the query cannot be worked out ({error})", "", "Simplify it")))
    except OSError:  # its words may name a place on the disk
        return Answer(400, told(QueryError("the query cannot be worked out", "", "Simplify it")))


@dataclass(frozen=True, slots=True)
class _Query:
    """What is known of a query from its text: why it is refused, its tokens, its form with a limit."""

    refused: Answer | None
    found: tuple[Token, ...]
    limited: Limited
    used: frozenset[str]
    from_graphs: tuple[int, ...]
    steady: bool


def _read(query: str, limit: int | None) -> _Query:
    found = tokens(query)
    return _Query(
        _refused(query, found),
        found,
        limited(query, found, limit),
        frozenset(token.text.partition(":")[0] for token in found if token.kind == "pname"),
        tuple(
            i + 1 + found[i + 1].is_word("NAMED")
            for i, token in enumerate(found[:-2])
            if token.is_word("FROM")
        ),
        not any(token.is_word(*_UNSTEADY) for token in found),
    )


# Clients ask the same again and again, and to read it takes as long as to answer it.
_kept: Final = lru_cache(maxsize=64)(_read)


def _refused(query: str, found: tuple[Token, ...]) -> Answer | None:
    try:
        check_tokens(query, found, _ALLOWED)
    except QueryError as error:
        return Answer(403, told(error))
    return None


def _explained(query: str, error: SyntaxError) -> QueryError:
    from kg.graph.sparql_errors import explain  # noqa: PLC0415 - most queries parse

    return explain(query, str(error))


def told(error: QueryError) -> bytes:
    """Return an error as lines of text: what is wrong, where, what to do; then the line with a mark in it."""
    return "\n".join([str(error), *getattr(error, "__notes__", ()), ""]).encode("utf-8", "replace")


def _solve(store: Answering, asked: Asked, read: _Query, prefixes: Mapping[str, str]) -> Answer:
    own = {name: prefixes[name] for name in read.used if name in prefixes}
    view = {"prefixes": own, **_view(store, asked, read, prefixes)}
    query = read.limited
    solved = store.query(query.text, **view)
    form = asked.graph if isinstance(solved, QueryTriples) else asked.table
    if not form:
        return Answer(406, _OTHER_FORMATS)
    truncated = False
    if isinstance(solved, QueryTriples):
        data, truncated = _triples(solved, form, asked.limit, prefixes)
    elif isinstance(solved, QueryBoolean):
        data = (solved.serialize(format=TABLES[form]) or b"") + (b"\n" if form in ("csv", "tsv") else b"")
    else:
        data = solved.serialize(format=TABLES[form]) or b""
        if query.rest and data.count(_ROW_MARKS[form]) >= (asked.limit or 0):
            rest = store.query(query.rest, **view)
            truncated = isinstance(rest, QuerySolutions) and next(rest, None) is not None
        if truncated and form == "json":
            data = data.replace(b'{"head":{', b'{"head":{"link":["%s"],' % ABOUT_LIMITS.encode("ascii"), 1)
    zipped = asked.zipped and len(data) >= _SMALL
    if zipped:
        data = gzip.compress(data, _LEVEL, mtime=0)
    return Answer(200, data, form, truncated, read.steady, zipped)


def _triples(
    found: QueryTriples, form: str, limit: int | None, prefixes: Mapping[str, str]
) -> tuple[bytes, bool]:
    data = write_triples(islice(found, limit), form, prefixes)
    truncated = limit is not None and next(found, None) is not None
    if truncated and form in ("ttl", "nt"):
        data += f"# Cut off after {limit} triples: {ABOUT_LIMITS}\n".encode("ascii")
    if form == "rdf" and b"<oxprefix: " in data:
        raise QueryError("RDF/XML cannot write one of these relations", "", "Ask for Turtle or N-Triples")
    return data, truncated


def write_triples(triples: Iterable[Triple], form: str, prefixes: Mapping[str, str]) -> bytes:
    """Return triples in one of :data:`GRAPHS`; the prefixes that are used are declared, in fixed order."""
    data = serialize(triples, format=GRAPHS[form], prefixes=dict(prefixes)) or b""
    if form == "ttl":
        head = _DECLARED.match(data)
        body = data[head.end() :] if head is not None else data
        lines = (f"@prefix {name}: <{base}> .\n".encode() for name, base in sorted(prefixes.items()))
        return b"".join(line for line in lines if line.split()[1] in body) + body
    if form == "rdf":
        return _ROOT.sub(
            lambda root: root[1] + b"".join(sorted(_SPACE.findall(root[2]))) + b">", data, count=1
        )
    return data


_DECLARED: Final = re.compile(rb"(?:@prefix [^\n]*\n)*")
_ROOT: Final = re.compile(rb"(<rdf:RDF)((?: xmlns:[^ >]+)*)>")
_SPACE: Final = re.compile(rb" xmlns:[^ >]+")


def _view(store: Answering, asked: Asked, read: _Query, prefixes: Mapping[str, str]) -> dict[str, Any]:
    """Return which graphs the engine shall look at: those of the request, else of the query, else all."""
    if asked.default or asked.named:
        for name in (*asked.default, *asked.named):
            if not _holds(store, name):
                raise QueryError(f"there is no graph {name} here", "", _NOT_FETCHED)
        return {
            "default_graph": [NamedNode(name) for name in asked.default],
            "named_graphs": [NamedNode(name) for name in asked.named],
        }
    names = read.from_graphs
    known = {**prefixes, **_declared(read.found)} if names else {}
    for token in (read.found[i] for i in names):
        iri = _iri(token, known)
        if iri and not _holds(store, iri):
            raise marked(f"there is no graph {iri} here", asked.query, token.start, _NOT_FETCHED)
    # The engine would ask all graphs even where the query names some.
    return {} if names else {"use_default_graph_as_union": True}


def _declared(found: tuple[Token, ...]) -> dict[str, str]:
    """Return the prefixes that a query declares in full, and what they stand for."""
    triples = zip(found, found[1:], found[2:], strict=False)
    return {b.text[:-1]: c.text[1:-1] for a, b, c in triples if a.is_word("PREFIX") and c.kind == "iri"}


def _iri(token: Token, prefixes: Mapping[str, str]) -> str:
    """Return the IRI that a token writes in full or by a known prefix; empty if it depends on more."""
    if token.kind == "iri":
        return token.text[1:-1] if ":" in token.text else ""
    prefix, _, name = token.text.partition(":")
    return prefixes[prefix] + name if token.kind == "pname" and prefix in prefixes else ""


def _holds(store: Answering, name: str) -> bool:
    try:
        return store.contains_named_graph(NamedNode(name))
    except ValueError:
        return False
