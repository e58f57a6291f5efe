"""What is wrong with a query, told so that it can be mended: the place, the line with a mark, near words."""

import difflib
import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Final

from pyoxigraph import NamedNode

from kg.exceptions import QueryError
from kg.graph.sparql_places import marked, position
from kg.graph.sparql_tokens import Token, tokens
from kg.graph.stores import Store
from kg.graph.terms import VOCABULARY
from kg.namespaces import KG, KGT, PREFIXES, compact

_PLACE = re.compile(r"error at (\d+):(\d+): ")
_EXPECTED = re.compile(r"expected (?:one of )?(.*)", re.DOTALL)
_CLOSE: Final = 0.7


def explain(query: str, message: str) -> QueryError:
    """Return the error for a query that does not parse, from what the engine said of it.

    The line of the query with a mark under the place hangs on the error as a note, which tracebacks,
    notebooks and the command line show.
    """
    unknown = _unknown_prefix(query) if "Prefix not found" in message else None
    if unknown is not None:
        name = unknown.text.partition(":")[0]
        near = difflib.get_close_matches(name.lower(), PREFIXES, 1)
        hint = f"Did you mean {near[0]}:? " if near else ""
        return marked(
            f"the prefix {name}: is not known", query, unknown.start, f"{hint}Declare others with PREFIX"
        )
    found = _PLACE.match(message)
    if not found:
        return QueryError(f"the query does not parse ({_short(message)})", "", "See the SPARQL 1.1 grammar")
    at = _offset(query, int(found[1]), int(found[2]))
    return marked(f"the query does not parse ({_short(message)})", query, at, "See the SPARQL 1.1 grammar")


def _offset(query: str, line: int, column: int) -> int:
    start = 0
    for _ in range(line - 1):
        start = query.find("\n", start) + 1
    return min(start + column - 1, len(query))


def _short(message: str) -> str:
    found = _EXPECTED.search(message)
    if "Prefix not found" in message:
        return "an unknown prefix"
    if "variable that is unbound" in message:
        return "a selected variable is neither grouped nor set"
    if not found:
        return message
    wanted = [word.strip() for word in found[1].split(", ")]
    words = [w for w in wanted if re.fullmatch(r'[A-Z]+|"[^"]+"', w) and w not in ("SERVICE", "LATERAL")]
    return f"expected {' or '.join(words[:4])}" if words else "something is missing or out of place here"


def _unknown_prefix(query: str) -> Token | None:
    found = tokens(query)
    known = {f"{name}:" for name in PREFIXES} | set(_declared(found)) | {"_:"}
    names = (token for token in found if token.kind == "pname")
    return next((token for token in names if f"{token.text.partition(':')[0]}:" not in known), None)


def _declared(found: tuple[Token, ...]) -> dict[str, str]:
    """Return the prefixes that a query declares, each with its colon, and what they stand for."""
    made: dict[str, str] = {}
    for (a, b), (_, c) in pairwise(pairwise(found)):
        if a.is_word("PREFIX") and c.kind == "iri":
            made[b.text] = c.text[1:-1]
    return made


def unknown_terms(store: Store, query: str) -> tuple[str, ...]:
    """Return a sentence for each class, property or term of ours in a query that the ontology does not have.

    Such a query runs and finds nothing, which looks like an answer. A term counts as known if it stands in
    any statement of the store.
    """
    found = tokens(query)
    prefixes = {**{f"{name}:": base for name, base in PREFIXES.items()}, **_declared(found)}
    said: dict[str, None] = {}
    for token, iri in _iris(found, prefixes):
        if iri.startswith((KG, KGT)) and iri not in (KG, KGT) and not _occurs(store, iri):
            said[f"{position(query, token.start)}: {_told(store, iri)}"] = None
    return tuple(said)


def _iris(found: tuple[Token, ...], prefixes: Mapping[str, str]) -> Iterator[tuple[Token, str]]:
    for before, token in pairwise((Token("mark", "", 0), *found)):
        if token.kind == "iri":
            yield token, token.text[1:-1]
        elif token.kind == "pname" and not before.is_word("PREFIX"):
            prefix, _, name = token.text.partition(":")
            if f"{prefix}:" in prefixes and name:
                yield token, prefixes[f"{prefix}:"] + name.replace("\\", "")


def _occurs(store: Store, iri: str) -> bool:
    term = NamedNode(iri)
    return any(
        True
        for pattern in ((term, None, None), (None, term, None), (None, None, term))
        for _ in store.quads_for_pattern(*pattern)
    )


def _told(store: Store, iri: str) -> str:
    space = KG if iri.startswith(KG) else KGT
    terms = {
        quad.subject.value.removeprefix(space)
        for quad in store.quads_for_pattern(None, None, None, VOCABULARY)
        if isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(space)
    }
    folded = {term.casefold(): term for term in sorted(terms)}
    near = difflib.get_close_matches(iri.removeprefix(space).casefold(), folded, 2, _CLOSE)
    known = " or ".join(compact(space + folded[name]) for name in near)
    hint = f"did you mean {known}?" if known else "ontology/README.md lists what there is"
    return f"the ontology has no {compact(iri)}; {hint}"
