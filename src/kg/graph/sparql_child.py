"""The process in which a free query runs, so that it can be ended: Oxigraph cannot be stopped in the middle.

It is started by its path and needs nothing but pyoxigraph, so it is there at once. It reads one line of
JSON that says which store to open, then one line for each query, and answers each with one line. A query of
an endpoint says which formats it takes; to it the line only tells what the bytes behind it are.
"""

import json
import sys
from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QuerySolutions,
    RdfFormat,
    Store,
    Triple,
)

# Seconds after which it ends itself, should nobody do so; whoever does so late, on a busy machine, must not
# take that for a lack of memory.
_GRACE = 10


def main() -> None:
    """Open the store and answer queries until there are no more."""
    lines, out = sys.stdin.buffer, sys.stdout.buffer
    head = json.loads(lines.readline())
    _limit_memory(head["memory"])
    store = _open(head, lines.read(head["bytes"]))
    _write(out, {"ready": True})
    for line in lines:
        asked = json.loads(line)
        if "table" in asked:
            _write_bytes(out, store, asked, head["prefixes"])
        else:
            _write(out, answer(store, asked, head["prefixes"]))


def _write_bytes(out: Any, store: Store, asked: dict[str, Any], prefixes: Mapping[str, str]) -> None:
    from kg.graph.sparql_answers import Asked, answer  # noqa: PLC0415 - only an endpoint needs it

    _limit_time(asked.pop("seconds"))
    default, named = tuple(asked.pop("default")), tuple(asked.pop("named"))
    found = answer(store, Asked(**asked, default=default, named=named), prefixes)
    _limit_time(0)
    told = {name: getattr(found, name) for name in ("status", "form", "truncated", "steady", "zipped")}
    out.write(b"".join((json.dumps({**told, "bytes": len(found.data)}).encode("ascii"), b"\n", found.data)))
    out.flush()


def _open(head: Mapping[str, Any], quads: bytes) -> Store:
    if head["index"]:
        return Store.read_only(head["index"])
    store = Store()
    store.bulk_load(input=quads, format=RdfFormat.N_QUADS)
    return store


def answer(store: Store, asked: Mapping[str, Any], prefixes: Mapping[str, str]) -> dict[str, Any]:
    """Return the answer to a query, or what went wrong, as plain lists and texts.

    Terms are spelled as :func:`encode` does; one row more than the limit is no longer fetched but told.
    """
    _limit_time(asked["seconds"])
    try:
        return _solve(store, asked["query"], asked["limit"], prefixes)
    except SyntaxError as error:
        return {"syntax": _of_original(asked, prefixes) or str(error)}
    except (OSError, ValueError, RuntimeError) as error:
        return {"failed": str(error)}
    except MemoryError:
        return {"memory": True}
    finally:
        _limit_time(0)


def _solve(store: Store, query: str, limit: int | None, prefixes: Mapping[str, str]) -> dict[str, Any]:
    found = store.query(query, prefixes=dict(prefixes), use_default_graph_as_union=True)
    if isinstance(found, QueryBoolean):
        return {"boolean": bool(found)}
    if isinstance(found, QuerySolutions):
        columns = [variable.value for variable in found.variables]
        rows, truncated = _take((tuple(solution) for solution in found), limit)
        return {"columns": columns, "rows": rows, "truncated": truncated}
    triples, truncated = _take(((t.subject, t.predicate, t.object) for t in found), limit)
    return {"triples": triples, "truncated": truncated}


def _take(items: Iterable[tuple[Any, ...]], limit: int | None) -> tuple[list[list[Any]], bool]:
    left = iter(items)
    kept = [[encode(term) for term in item] for item in islice(left, limit)]
    return kept, limit is not None and next(left, None) is not None


def _of_original(asked: Mapping[str, Any], prefixes: Mapping[str, str]) -> str:
    """Return what is wrong with the query as it was written, before values were put in place."""
    try:
        Store().query(asked["original"], prefixes=dict(prefixes))
    except SyntaxError as error:
        return str(error)
    return ""


def encode(term: Any) -> Any:
    """Return a term as JSON can hold it: IRI as text, literal as three texts, blank node as one in a list.

    >>> encode(Literal("a", language="en"))
    ['a', 'http://www.w3.org/1999/02/22-rdf-syntax-ns#langString', 'en']
    """
    if isinstance(term, NamedNode):
        return term.value
    if isinstance(term, Literal):
        return [term.value, term.datatype.value, term.language or ""]
    if isinstance(term, BlankNode):
        return [term.value]
    if isinstance(term, Triple):
        return {"triple": [encode(term.subject), encode(term.predicate), encode(term.object)]}
    return None


def decode(term: Any) -> Any:
    """Return the term that :func:`encode` spelled.

    >>> decode(encode(NamedNode("http://example.org/a"))).value
    'http://example.org/a'
    """
    match term:
        case str():
            return NamedNode(term)
        case [value, _, str(language)] if language:
            return Literal(value, language=language)
        case [value, datatype, _]:
            return Literal(value, datatype=NamedNode(datatype))
        case [value]:
            return BlankNode(value)
        case {"triple": [subject, predicate, obj]}:
            return Triple(decode(subject), decode(predicate), decode(obj))
    return None


def _write(out: Any, answered: Mapping[str, Any]) -> None:
    out.write(json.dumps(answered).encode("ascii") + b"\n")
    out.flush()


def _limit_memory(size: int) -> None:
    try:
        import resource  # noqa: PLC0415 - not every system has it

        resource.setrlimit(resource.RLIMIT_AS, (size, size))
    except (ImportError, OSError, ValueError):
        return


def _limit_time(seconds: float | None) -> None:
    """Let the system end this process by itself: whoever started it may be gone by then."""
    try:
        import signal  # noqa: PLC0415 - a timer is not to be had everywhere

        signal.setitimer(signal.ITIMER_REAL, seconds + _GRACE if seconds else 0)
    except (ImportError, AttributeError, OSError):
        return


if __name__ == "__main__":
    main()
