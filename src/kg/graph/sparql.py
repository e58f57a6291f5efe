"""The one place that runs SPARQL: read only, nothing from elsewhere, parameters bound as terms."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, pairwise
from traceback import clear_frames
from types import MappingProxyType
from typing import TypeAlias, TypeVar

from pyoxigraph import Literal, NamedNode, QueryBoolean, QuerySolutions, QueryTriples, Triple
from pyoxigraph import Store as Embedded

from kg.exceptions import QueryError
from kg.graph import ordering
from kg.graph.sparql_errors import explain
from kg.graph.sparql_places import marked
from kg.graph.sparql_tokens import Token, tokens
from kg.graph.stores import Store
from kg.graph.walks import Walks
from kg.namespaces import PREFIXES

Term: TypeAlias = NamedNode | Literal
_Item = TypeVar("_Item")
Value: TypeAlias = ordering.Value

REFUSED: Mapping[str, str] = MappingProxyType(
    {
        "SERVICE": "a query may not ask another server",
        "LOAD": "a query may not load anything",
        "FROM": "a query runs on the whole graph and may not name another one",
        **dict.fromkeys(
            ("INSERT", "DELETE", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH", "USING"),
            "a query may not change the graph",
        ),
    }
)
_READING = (
    "Ask with SELECT, ASK, CONSTRUCT or DESCRIBE; what is wrong in the graph is corrected in the ledger"
)
_INSTEAD: Mapping[str, str] = MappingProxyType(
    {
        "SERVICE": "Fetch the other data first and build a graph of it; nothing leaves this machine",
        "LOAD": "Build a graph of the other data first; nothing is fetched",
        "FROM": "It sees all graphs; write GRAPH r:graph-facts { ... } to ask one of them",
    }
)


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer to SELECT: names of the columns, rows of terms (None where unbound), in order.

    ``truncated`` says whether a limit cut it off.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    truncated: bool = False

    def __iter__(self) -> Iterator[tuple[Value, ...]]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)


@dataclass(frozen=True, slots=True)
class Triples:
    """The answer to CONSTRUCT and DESCRIBE: triples, each once, sorted; ``truncated`` as in :class:`Rows`."""

    triples: tuple[Triple, ...]
    truncated: bool = False

    def __iter__(self) -> Iterator[Triple]:
        return iter(self.triples)

    def __len__(self) -> int:
        return len(self.triples)


def run(
    store: Store,
    query: str,
    bindings: Mapping[str, Term] = MappingProxyType({}),
    limit: int | None = None,
    walks: Walks | None = None,
) -> Rows | Triples | bool:
    """Run a query on all graphs of a store together and return its answer.

    Args:
        store: where to look.
        query: SPARQL 1.1; the prefixes of the project need not be declared.
        bindings: terms by the names of the variables that they stand for.
        limit: the largest number of rows or triples to return.
        walks: steps of this store that are kept beside it, to answer sooner.

    Raises:
        QueryError: if the query is refused, does not parse or cannot be worked out.
    """
    check(query)
    bound = bind(query, bindings) if bindings else query
    try:
        order = ordering.order_of(bound)
        sorted_here = _sorted(store, order, limit, walks) if order else None
        if sorted_here is not None:
            return sorted_here
        return _read(_answer(store, bound, walks), limit)
    except SyntaxError as error:
        raise _explain(query, bound, error) from error
    except (OSError, ValueError, RuntimeError) as error:
        # An answer of the engine must go on the thread that asked, not with an error that somebody keeps.
        clear_frames(error.__traceback__)
        raise QueryError(f"the query cannot be worked out ({error})", "", "Simplify the query") from error


def _answer(store: Store, query: str, walks: Walks | None) -> QuerySolutions | QueryBoolean | QueryTriples:
    if walks is not None:
        query = walks.expanded(query)
    return store.query(query, prefixes=dict(PREFIXES), use_default_graph_as_union=True)


def _read(answer: QuerySolutions | QueryBoolean | QueryTriples, limit: int | None) -> Rows | Triples | bool:
    if isinstance(answer, QueryBoolean):
        return bool(answer)
    return _rows(answer, limit) if isinstance(answer, QuerySolutions) else _triples(answer, limit)


def _sorted(store: Store, order: ordering.Order, limit: int | None, walks: Walks | None) -> Rows | None:
    """Return the rows put in order by :mod:`kg.graph.ordering`, or None if the engine has to do that."""
    answer = _answer(store, order.query, walks)
    if not isinstance(answer, QuerySolutions):
        return None
    columns = tuple(variable.value for variable in answer.variables)
    if any(name not in columns for name, _ in order.keys):
        return None
    rows, is_longer = _take((tuple(solution) for solution in answer), ordering.MOST)
    found = None if is_longer else ordering.in_order(columns, rows, order)
    if found is None:
        return None
    columns, found = ordering.without_added(columns, found, order)
    return Rows(columns, tuple(found[:limit]), limit is not None and len(found) > limit)


def _rows(answer: QuerySolutions, limit: int | None) -> Rows:
    columns = tuple(variable.value for variable in answer.variables)
    rows, truncated = _take((tuple(solution) for solution in answer), limit)
    return Rows(columns, tuple(rows), truncated)


def _triples(answer: Iterable[Triple], limit: int | None) -> Triples:
    found, truncated = _take(iter(answer), limit)
    return Triples(tuple(sorted(set(found), key=str)), truncated)


def _take(items: Iterator[_Item], limit: int | None) -> tuple[list[_Item], bool]:
    if limit is None:
        return list(items), False
    kept = list(islice(items, limit))
    return kept, next(items, None) is not None


def check(query: str, allowed: frozenset[str] = frozenset()) -> None:
    """Refuse a query that reaches outside the graph or changes it.

    Keywords count only where they are keywords: not in strings, comments, IRIs or names; those in ``allowed``
    are let through.

    Raises:
        QueryError: with the place of the first such word.
    """
    check_tokens(query, tokens(query), allowed)


def check_tokens(query: str, found: Iterable[Token], allowed: frozenset[str] = frozenset()) -> None:
    """Refuse a query as :func:`check` does, by its tokens.

    Raises:
        QueryError: with the place of the first word that is refused.
    """
    for token in found:
        word = token.text.upper() if token.kind == "word" else ""
        if word in REFUSED and word not in allowed:
            raise marked(
                f"{word} is refused: {REFUSED[word]}", query, token.start, _INSTEAD.get(word, _READING)
            )


def with_prefixes(query: str) -> str:
    """Return the query with declarations of the project's prefixes that it uses without declaring them."""
    found = tokens(query)
    declared = {b.text for a, b in pairwise(found) if a.is_word("PREFIX")}
    used = {token.text.partition(":")[0] for token in found if token.kind == "pname"}
    missing = sorted(name for name in used if name in PREFIXES and f"{name}:" not in declared)
    return "".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in missing) + query


def variables(query: str) -> frozenset[str]:
    """Return the names of the variables of a query, without their marks."""
    return frozenset(token.text[1:] for token in tokens(query) if token.kind == "var")


def bind(query: str, bindings: Mapping[str, Term]) -> str:
    """Return the query with terms in place of variables.

    A term is written in full with every special character escaped, so that no text of a document
    or of a user can become part of the query. A bound variable of the SELECT clause stays a column.

    Raises:
        QueryError: if a variable that is bound is also set by the query itself.
    """
    found = tokens(query)
    parts: list[str] = []
    at = 0
    for i, token in enumerate(found):
        name = token.text[1:]
        if token.kind == "var" and name in bindings:
            start, end, new = _replacement(query, found, i, bindings[name])
            parts += [query[at:start], new]
            at = end
    return "".join([*parts, query[at:]])


def _replacement(query: str, found: tuple[Token, ...], i: int, term: Term) -> tuple[int, int, str]:
    token = found[i]
    end = token.start + len(token.text)
    before = found[i - 1] if i else None
    if before is not None and before.is_word("AS", "VALUES"):
        raise marked(f"{token.text} is bound and cannot be set here", query, token.start, "Rename it")
    if i > 1 and before is not None and before.text == "(" and found[i - 2].is_word("BOUND"):
        return found[i - 2].start, found[i + 1].start + 1, " true "
    clause = _clause(found, i)
    if clause == "SELECT":
        return token.start, end, f"({term} AS ?{token.text[1:]})"
    return token.start, end, f"({term})" if clause == "BY" else f" {term} "


def _clause(found: tuple[Token, ...], i: int) -> str:
    depth = 0
    for token in reversed(found[:i]):
        depth += (token.text == ")") - (token.text == "(") if token.kind == "mark" else 0
        if depth < 0 or token.text in ("{", "}"):
            return ""
        if token.is_word("SELECT", "BY"):
            return token.text.upper()
        if token.is_word("WHERE", "HAVING", "LIMIT", "OFFSET", "VALUES", "DESCRIBE", "CONSTRUCT", "ASK"):
            return ""
    return ""


def _explain(query: str, bound: str, error: SyntaxError) -> QueryError:
    """Return the error of the query as it was written, before values were put in place."""
    told = str(error)
    if bound != query:
        try:
            Embedded().query(query, prefixes=dict(PREFIXES))
        except SyntaxError as first:
            told = str(first)
    return explain(query, told)
