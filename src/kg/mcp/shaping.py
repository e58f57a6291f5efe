"""Answers of the tools: plain values of a bounded size, and the same as text to read."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from kg.namespaces import compact
from kg.questions.cells import Cell, shown
from kg.questions.headings import clean
from kg.questions.records import Quote

Json = dict[str, Any]
BYTES: Final = 60_000
"""An answer with more than so many bytes of JSON is cut, and says so."""
SENTENCE: Final = 600
QUOTES: Final = 3
"""So many passages stand with a fact; further ones are counted."""


def thing(label: str, kind: str, identifier: str) -> Json:
    """Return a thing: name, kind in words, id."""
    return {"name": words(label), "kind": words(kind), "id": identifier}


def cell(given: Cell) -> Any:
    """Return a value of a row: a thing with its id, else the plain value as it is told."""
    if given.iri:
        return {"name": words(given.label), "id": compact(given.iri)}
    return given.value if isinstance(given.value, int | bool | None) else words(given.label)


def evidence(quotes: Iterable[Quote]) -> list[Json]:
    """Return passages with their documents and places, the first few; a last entry tells how many more."""
    known = [quote for quote in quotes if quote.text or quote.record]
    made = [_passage(quote) for quote in known[:QUOTES]]
    return made if len(known) <= QUOTES else [*made, {"more_passages": len(known) - QUOTES}]


def _passage(quote: Quote) -> Json:
    place = {"start": quote.start, "end": quote.end, "page": quote.page, "record": quote.record or None}
    told = {key: value for key, value in place.items() if value is not None}
    words_ = {"sentence": words(quote.text, SENTENCE)} if quote.text else {}
    return {**words_, "document": words(quote.document), "document_id": compact(quote.document_iri), **told}


def words(text: object, most: int = 300) -> str:
    """Return text on one line without control characters, cut where it is too long."""
    told = clean(text if isinstance(text, str) else shown(text))  # type: ignore[arg-type]  # plain values
    return told if len(told) <= most else f"{told[: most - 1]}…"


def bounded(answer: Json, key: str) -> Json:
    """Return an answer whose list under a key is short enough, with a note if it was cut."""
    rows: Sequence[Any] = answer[key]
    room = BYTES - _size({**answer, key: []})
    kept: list[Any] = []
    for row in rows:
        room -= _size(row) + 2
        if room < 0:
            break
        kept.append(row)
    if len(kept) == len(rows):
        return answer
    note = f"cut: the first {len(kept)} of {len(rows)} are given; ask for less at once"
    return {**answer, key: kept, "note": " ".join(filter(None, (str(answer.get("note", "")), note)))}


def _size(value: object) -> int:
    return len(json.dumps(value, ensure_ascii=False, default=str).encode("utf-8", "replace"))


def as_text(answer: Mapping[str, Any]) -> str:
    """Return an answer as indented text: a line a value, lists with a dash."""
    return "\n".join(_lines(answer, 0))


def _lines(value: object, indent: int) -> list[str]:
    pad = "  " * indent
    if isinstance(value, Mapping):
        made = []
        for key, one in value.items():
            name = str(key).replace("_", " ")
            if one is None or one in ("", [], {}):
                continue
            if isinstance(one, Mapping) and set(one) <= {"name", "kind", "id"}:
                made.append(f"{pad}{name}: {_named(one)}")
            elif isinstance(one, Mapping | list):
                made += [f"{pad}{name}:", *_lines(one, indent + 1)]
            else:
                made.append(f"{pad}{name}: {one}")
        return made
    if isinstance(value, list):
        made = []
        for one in value:
            if isinstance(one, Mapping) and set(one) <= {"name", "kind", "id"}:
                made.append(f"{pad}- {_named(one)}")
                continue
            lines = _lines(one, indent + 1)
            made += [f"{pad}- {lines[0].strip()}", *lines[1:]] if lines else []
        return made
    return [f"{pad}{value}"]


def _named(one: Mapping[str, Any]) -> str:
    kind = ", ".join(str(one[key]) for key in ("kind", "id") if one.get(key))
    return f"{one.get('name', '')} ({kind})" if kind else str(one.get("name", ""))
