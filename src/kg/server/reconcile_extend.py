"""Fetch the values of properties for things: facts and reference data, no mere claims."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from itertools import islice
from typing import Any, Final

from pyoxigraph import BlankNode, Literal, NamedNode

from kg.graph.terms import FACTS, REFERENCE
from kg.namespaces import compact, expand
from kg.questions.cells import Cell, make_cell
from kg.questions.source import quads
from kg.server.reconcile_terms import INCOMING, Desk, RequestError

IDS: Final = 200
PROPERTIES: Final = 20
VALUES: Final = 100
"""So many things, properties, and values of one property of one thing are fetched at most."""


def values_of(desk: Desk, iri: str, pid: str, most: int = VALUES) -> tuple[Cell, ...]:
    """Return the values of a property of a thing, by label, each once; from its object with ``^``."""
    incoming = pid.startswith(INCOMING)
    predicate, thing = NamedNode(expand(pid.removeprefix(INCOMING))), NamedNode(iri)

    def found() -> Iterator[NamedNode | BlankNode | Literal]:
        for place in (FACTS, REFERENCE):
            ends = (None, thing) if incoming else (thing, None)
            for quad in quads(desk.graph, ends[0], predicate, ends[1], place):
                other = quad.subject if incoming else quad.object
                if isinstance(other, NamedNode | Literal):
                    yield other

    terms = dict.fromkeys(islice(found(), 10 * VALUES))
    cells = sorted((make_cell(term, desk.labels) for term in terms), key=lambda c: (c.label, c.iri))
    return tuple(cells[: min(most, VALUES)])


def extend(desk: Desk, asked: Mapping[str, object]) -> dict[str, Any]:
    """Return the answer to a data extension query.

    Raises:
        RequestError: if it is malformed, too large, or names a property that there is not.
    """
    ids, properties = asked.get("ids"), asked.get("properties")
    if not isinstance(ids, list) or not all(isinstance(one, str) for one in ids):
        raise RequestError("extend: ids must be a list of texts")
    if not isinstance(properties, list) or not all(isinstance(one, dict) for one in properties):
        raise RequestError("extend: properties must be a list of objects with an id")
    if len(ids) > IDS or len(properties) > PROPERTIES:
        raise RequestError(f"extend: at most {IDS} ids and {PROPERTIES} properties in one request", 413)
    known = desk.properties()
    wanted = {_pid(one, known): _limit(one) for one in properties}
    rows = {}
    for given in ids:
        iri = desk.iri(given)
        rows[given] = {
            pid: [_json(cell) for cell in values_of(desk, iri, pid, most)] if iri else []
            for pid, most in wanted.items()
        }
    return {"meta": [{"id": pid, "name": known[pid]} for pid in wanted], "rows": rows}


def _pid(one: Mapping[str, object], known: Mapping[str, str]) -> str:
    pid = one.get("id")
    if not isinstance(pid, str) or pid not in known:
        raise RequestError(f"extend: there is no property {str(pid)[:60]}; /properties lists them")
    return pid


def _limit(one: Mapping[str, object]) -> int:
    settings = one.get("settings")
    limit = settings.get("limit") if isinstance(settings, dict) else None
    try:
        number = int(str(limit or 0)[:9])
    except ValueError:
        number = 0
    return number if number > 0 else VALUES


def _json(cell: Cell) -> dict[str, Any]:
    value = cell.value
    if cell.iri:
        return {"id": compact(cell.iri), "name": cell.label}
    if isinstance(value, int) and not isinstance(value, bool):
        return {"int": value}
    if isinstance(value, Decimal | float):
        return {"float": float(value)}
    if isinstance(value, datetime):
        return {"date": value.isoformat()}
    if isinstance(value, date):
        return {"date": f"{value.isoformat()}T00:00:00"}
    return {"str": cell.label}


def proposed(desk: Desk, given: Mapping[str, str]) -> dict[str, Any]:
    """Return the properties that can be fetched for things of a type."""
    found = [{"id": pid, "name": name} for pid, name in desk.properties().items()]
    limit = given.get("limit", "")
    most = int(limit) if limit.isascii() and limit.isdigit() and len(limit) < 7 else len(found)
    return {"type": given.get("type", "")[:300], "properties": found[: most or len(found)]}
