"""Put the rows of an answer in the order that the query asks for, here instead of in the engine.

An engine on disk reads both texts anew each time it compares two rows, which can take longer than finding
them. Where the order is that of plain columns, the rows are fetched as they come and sorted once, by the
rules of SPARQL 1.1 (section 15.1), and rows alike in those columns by the others, so that any engine gives
them alike.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any, Final, TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.graph.sparql_tokens import Token, tokens
from kg.namespaces import PREFIXES

Value: TypeAlias = NamedNode | Literal | BlankNode | Triple | None
Row: TypeAlias = tuple[Value, ...]
_Key: TypeAlias = tuple[int, str | int | Decimal]

MOST: Final = 50_000
"""So many rows are sorted here; of a longer answer the engine need not hand over all before it is cut off."""
_XSD: Final = PREFIXES["xsd"]
_FORMS: Final = ("SELECT", "CONSTRUCT", "ASK", "DESCRIBE")
_UNBOUND, _IRI, _LITERAL, _OTHER = range(4)
_COMPARED: Final[dict[str, Callable[[str], str | int | Decimal]]] = {
    _XSD + "string": str,
    _XSD + "integer": int,
    _XSD + "decimal": Decimal,
}
_NUMBERS: Final = frozenset((_XSD + "integer", _XSD + "decimal"))


@dataclass(frozen=True, slots=True)
class Order:
    """The order that a query asks for.

    Attributes:
        query: the query without it.
        keys: the columns, most weighty first, each with whether it runs downwards.
        added: how many columns the query has more for it, at its end.
        once: whether the answer holds each row once.
    """

    query: str
    keys: tuple[tuple[str, bool], ...]
    added: int = 0
    once: bool = False


def order_of(query: str) -> Order | None:
    """Return the order in which a SELECT ends, or None if it has none or not one of plain variables.

    >>> order_of("SELECT * WHERE { ?s ?p ?o } ORDER BY DESC(?o) ?s").keys
    (('o', True), ('s', False))
    >>> order_of("SELECT * WHERE { ?s ?p ?o } ORDER BY ?s LIMIT 3") is None
    True

    Raises:
        QueryError: if something in the query is no token.
    """
    found = tokens(query)
    form = next((token for token in found if token.is_word(*_FORMS)), None)
    at = _last(found)
    if at is None or form is None or not form.is_word("SELECT"):
        return None
    keys = _keys(found[at + 2 :])
    return _order(query, found[:at], found[at].start, keys) if keys else None


def _order(query: str, found: Sequence[Token], end: int, keys: tuple[tuple[str, bool], ...]) -> Order | None:
    """Return an order; columns that it needs and the answer has not are asked for, too, if they can be."""
    begin = next(n for n, token in enumerate(found) if token.is_word("SELECT")) + 1
    stop = next((n for n, token in enumerate(found) if n >= begin and _ends_columns(token)), len(found))
    columns = found[begin:stop]
    told = {token.text[1:] for token in columns if token.kind == "var"}
    more = [name for name, _ in keys if name not in told]
    if not more or any(token.text == "*" for token in columns[:2]):
        return Order(query[:end], keys)
    # A column that is worked out of many rows has no others beside it.
    if any(token.is_word("GROUP", "REDUCED") for token in found) or any(
        token.text == "(" for token in columns
    ):
        return None
    at = found[stop].start
    asked = f"{query[:at]}{''.join(f'?{name} ' for name in dict.fromkeys(more))}{query[at:end]}"
    return Order(asked, keys, len(dict.fromkeys(more)), columns[0].is_word("DISTINCT"))


def _ends_columns(token: Token) -> bool:
    return token.text == "{" or token.is_word("WHERE", "FROM")


def _last(found: Sequence[Token]) -> int | None:
    """Return where ORDER BY stands outside all brackets."""
    depth = 0
    for at in range(len(found) - 1, -1, -1):
        token = found[at]
        if token.kind == "mark":
            depth += (token.text in "})") - (token.text in "{(")
        if token.text == "}":
            return None
        if not depth and token.is_word("ORDER") and at + 1 < len(found) and found[at + 1].is_word("BY"):
            return at
    return None


def _keys(found: Sequence[Token]) -> tuple[tuple[str, bool], ...]:
    """Return the columns of an order; none if anything else stands among them."""
    keys: list[tuple[str, bool]] = []
    at = 0
    while at < len(found):
        if found[at].kind == "var":
            keys.append((found[at].text[1:], False))
            at += 1
        elif found[at].is_word("ASC", "DESC") and _is_bracketed(found[at + 1 : at + 4]):
            keys.append((found[at + 2].text[1:], found[at].is_word("DESC")))
            at += 4
        else:
            return ()
    return tuple(keys)


def _is_bracketed(found: Sequence[Token]) -> bool:
    return len(found) == 3 and found[0].text == "(" and found[1].kind == "var" and found[2].text == ")"


def without_added(
    columns: Sequence[str], rows: Sequence[Row], order: Order
) -> tuple[tuple[str, ...], list[Row]]:
    """Return columns and rows in order without what was asked for only for the order."""
    if not order.added:
        return tuple(columns), list(rows)
    cut = [row[: -order.added] for row in rows]
    return tuple(columns[: -order.added]), list(dict.fromkeys(cut)) if order.once else cut


def in_order(columns: Sequence[str], rows: Sequence[Row], order: Order) -> list[Row] | None:
    """Return the rows in an order; None if a column of it holds what only the engine can compare.

    Compared here are IRIs, plain texts, whole numbers and decimals, and unbound cells, which come first.
    """
    places = {name: at for at, name in enumerate(columns)}
    cells = list(zip(*rows, strict=True)) if rows else [()] * len(columns)
    keys: list[list[int]] = []
    for name, downwards in order.keys:
        found = _ranks(cells[places[name]], downwards=downwards)
        if found is None:
            return None
        keys.append(found)
    whole = list(zip(*keys, strict=True))
    sorted_rows = sorted(range(len(rows)), key=whole.__getitem__)
    if len(set(whole)) == len(whole):
        return [rows[at] for at in sorted_rows]
    alike = groupby(sorted_rows, whole.__getitem__)
    return [row for _, group in alike for row in _settled([rows[at] for at in group])]


def _ranks(cells: Sequence[Value], *, downwards: bool) -> list[int] | None:
    """Return the places of cells among the different ones of their column; None if they have no sure order.

    Most are there many times, and numbers are compared sooner than long texts.
    """
    keys: Sequence[Any] | None = _iris(cells) or _keys_of(cells)
    if keys is None:
        return None
    ranks = {key: n for n, key in enumerate(sorted(set(keys), reverse=downwards))}
    return [ranks[key] for key in keys]


def _settled(rows: list[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: tuple(map(str, row))) if len(rows) > 1 else rows


def _iris(cells: Sequence[Value]) -> list[str] | None:
    """Return the texts of cells that are all IRIs, which is the usual and the quickest to compare."""
    found = [cell.value for cell in cells if isinstance(cell, NamedNode)]
    return found if len(found) == len(cells) else None


def _keys_of(cells: Sequence[Value]) -> list[_Key] | None:
    """Return what cells are compared by; None if they have no order that every engine agrees on."""
    known = {cell: _key(cell) for cell in dict.fromkeys(cells)}
    if any(rank == _OTHER for rank, _ in known.values()):
        return None
    kinds = {cell.datatype.value in _NUMBERS for cell in known if isinstance(cell, Literal)}
    return [known[cell] for cell in cells] if len(kinds) < 2 else None


def _key(value: Value) -> _Key:
    if value is None:
        return _UNBOUND, ""
    if isinstance(value, NamedNode):
        return _IRI, value.value
    if isinstance(value, Literal) and not value.language:
        read = _COMPARED.get(value.datatype.value)
        if read is not None:
            try:
                return _LITERAL, read(value.value)
            except (ArithmeticError, ValueError):
                pass
    return _OTHER, str(value)
