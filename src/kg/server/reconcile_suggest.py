"""Suggest things, kinds and properties while somebody types."""

from collections.abc import Mapping
from typing import Any, Final

from kg.exceptions import QuestionError
from kg.graph.folding import fold
from kg.questions.search import search
from kg.server.reconcile_terms import Desk, RequestError

MOST: Final = 20
_FURTHEST: Final = 500


def suggest_entities(desk: Desk, given: Mapping[str, str]) -> dict[str, Any]:
    """Return things that a text may name, with their kinds."""
    kinds = [given["type"]] if given.get("type") else []
    start = _cursor(given)
    try:
        found = search(desk.graph, given.get("prefix", ""), kinds, start + MOST, desk.labels)
    except QuestionError as error:
        raise RequestError(str(error)) from error
    return {
        "result": [
            {
                "id": one.thing.id,
                "name": one.thing.label,
                "description": one.thing.kind
                if one.name == one.thing.label
                else f"{one.thing.kind}; found by “{one.name}”",
                "notable": desk.types(one.types),
            }
            for one in found[start:]
        ]
    }


def suggest_types(desk: Desk, given: Mapping[str, str]) -> dict[str, Any]:
    """Return kinds of things whose name or id has the text typed."""
    return _of([(one["id"], one["name"]) for one in desk.kinds()], given)


def suggest_properties(desk: Desk, given: Mapping[str, str]) -> dict[str, Any]:
    """Return properties whose name or id has the text typed."""
    return _of([*desk.properties().items()], given)


def _of(known: list[tuple[str, str]], given: Mapping[str, str]) -> dict[str, Any]:
    asked, start = fold(given.get("prefix", "")[:200]), _cursor(given)
    fits = [
        (not fold(name).startswith(asked), at, key, name)
        for at, (key, name) in enumerate(known)
        if asked in fold(name) or asked in key.casefold()
    ]
    chosen = sorted(fits)[start : start + MOST]
    return {"result": [{"id": key, "name": name} for _, _, key, name in chosen]}


def _cursor(given: Mapping[str, str]) -> int:
    text = given.get("cursor", "0")
    return min(int(text), _FURTHEST) if text.isascii() and text.isdigit() and len(text) < 7 else 0
