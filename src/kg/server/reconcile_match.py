"""Answer reconciliation queries: candidates for a name, how alike they are, and whether one is sure.

The score says how alike the names are, not how likely it is that the thing is meant: 100 is the same name
(case, accents, widths and dashes aside), 50 a name half of whose letters differ. Properties that were given
and do not hold take their share off. Only one thing in all may be matched: the only one of the kinds asked
for that bears exactly this name and has all properties given.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from kg.exceptions import QuestionError
from kg.graph.folding import fold
from kg.namespaces import compact
from kg.questions.search import Found, marks_of, search
from kg.server.reconcile_extend import values_of
from kg.server.reconcile_terms import Desk, RequestError

BATCH: Final = 50
"""So many queries are answered in one request."""
MOST: Final = 25
_USUAL: Final = 5
_PROPERTIES: Final = 10
_VALUES: Final = 20


@dataclass(frozen=True, slots=True)
class _Query:
    text: str
    kinds: tuple[str, ...]
    limit: int
    properties: tuple[tuple[str, tuple[str, ...]], ...]


def match(desk: Desk, batch: Mapping[str, object]) -> dict[str, Any]:
    """Return the result batch of a query batch.

    Raises:
        RequestError: if a query is malformed or names a kind or property that there is not.
    """
    return {key: {"result": _candidates(desk, _read(desk, key, asked))} for key, asked in batch.items()}


def _read(desk: Desk, key: str, asked: object) -> _Query:
    if not isinstance(asked, dict):
        raise RequestError(f"query {key[:40]} must be a JSON object")
    text, kinds, limit = asked.get("query", ""), asked.get("type") or [], asked.get("limit", _USUAL)
    kinds = [kinds] if isinstance(kinds, str) else kinds
    if not isinstance(text, str) or not _are_texts(kinds) or len(kinds) > _PROPERTIES:
        raise RequestError(f"query {key[:40]}: query must be a text, type a text or a list of some")
    if isinstance(limit, bool) or not isinstance(limit, int | float) or not 0 < limit < 10**6:
        raise RequestError(f"query {key[:40]}: limit must be a positive number")
    if not text.strip():
        raise RequestError(f"query {key[:40]}: a name is needed; properties alone are not looked for")
    return _Query(text, tuple(kinds), min(int(limit), MOST), _properties(desk, key, asked.get("properties")))


def _are_texts(given: object) -> bool:
    return isinstance(given, list) and all(isinstance(one, str) for one in given)


def _properties(desk: Desk, key: str, given: object) -> tuple[tuple[str, tuple[str, ...]], ...]:
    if given is None:
        return ()
    if not isinstance(given, list) or len(given) > _PROPERTIES:
        raise RequestError(f"query {key[:40]}: properties must be a list of at most {_PROPERTIES}")
    known = desk.properties() if given else {}
    found = []
    for one in given:
        if not isinstance(one, dict) or one.get("pid") not in known or "v" not in one:
            raise RequestError(
                f"query {key[:40]}: a property needs a pid that this service has, and a value v"
            )
        wanted = one["v"] if isinstance(one["v"], list) else [one["v"]]
        found.append((str(one["pid"]), tuple(_value(v) for v in wanted[:_VALUES])))
    return tuple(found)


def _value(given: object) -> str:
    if isinstance(given, dict):
        return str(given.get("id") or given.get("name") or "")
    return str(given)


def _candidates(desk: Desk, query: _Query) -> list[dict[str, Any]]:
    try:
        marks = {mark for kind in query.kinds for mark in marks_of(desk.graph, kind, desk.labels)}
        found = search(desk.graph, query.text, query.kinds, MOST, desk.labels)
    except QuestionError as error:
        raise RequestError(str(error)) from error
    kept = [one for one in found if not marks or marks & set(one.types) or one.how != "exact"]
    held = [_held(desk, one.thing.iri, query.properties) for one in kept]
    sure = [
        one for one, n in zip(kept, held, strict=True) if one.how == "exact" and n == len(query.properties)
    ]
    made = [_candidate(desk, one, n, query, is_sure=sure == [one]) for one, n in zip(kept, held, strict=True)]
    return sorted(made, key=lambda one: -float(one["score"]))[: query.limit]


def _candidate(desk: Desk, one: Found, held: int, query: _Query, *, is_sure: bool) -> dict[str, Any]:
    share = (1 + held) / (1 + len(query.properties))
    features: list[dict[str, Any]] = [
        {"id": "name_similarity", "value": round(100 * one.closeness, 1)},
        {"id": "same_name", "value": one.how == "exact"},
        {"id": "claims", "value": one.spoken},
    ]
    if query.properties:
        features.append({"id": "properties_held", "value": held})
    also = "" if one.name == one.thing.label else f"; found by “{one.name}”"
    return {
        "id": one.thing.id,
        "name": one.thing.label,
        "description": f"{one.thing.kind}{also}",
        "type": desk.types(one.types),
        "score": round(100 * one.closeness * share, 1),
        "features": features,
        "match": is_sure,
    }


def _held(desk: Desk, iri: str, properties: Sequence[tuple[str, tuple[str, ...]]]) -> int:
    """Return how many of the properties given hold of a thing, by id or folded name of a value."""
    number = 0
    for pid, wanted in properties:
        values = values_of(desk, iri, pid)
        known = {fold(text) for value in values for text in (value.label, str(value.value))}
        known |= {compact(value.iri) for value in values if value.iri}
        number += any(one in known or fold(one) in known for one in wanted)
    return number
