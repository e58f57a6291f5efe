"""What the graph page knows: nodes, relations, sentences and legend as plain data."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Final

import networkx as nx

from kg.namespaces import compact
from kg.network.appearance import OTHER, STYLES, legend
from kg.network.evidence import Passage
from kg.questions.conflicts import Conflict
from kg.questions.records import Quote
from kg.views.groups import Group

# A policy's date of issue, and what links it to the measures and aims that came with it.
_ISSUED: Final = ("kg:issuedOn", "kg:issuedInMonth", "kg:year")
_PARTS: Final = frozenset({"kg:hasMeasure", "kg:hasObjective"})
_ESCAPES = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


class _Table:
    """Numbers values in the order in which they come, each kept once."""

    def __init__(self) -> None:
        self.rows: list[Any] = []
        self._index: dict[Any, int] = {}

    def add(self, key: Any, row: Any) -> int:
        if key not in self._index:
            self._index[key] = len(self.rows)
            self.rows.append(row)
        return self._index[key]


class _Passages:
    """The passages and documents of a page; relations refer to them by number."""

    def __init__(self) -> None:
        self.documents = _Table()
        self.passages = _Table()

    def numbers(self, passages: Iterable[Passage]) -> list[int]:
        return [self.passages.add(p, self._row(p)) for p in passages]

    def quotes(self, quotes: Iterable[Quote]) -> list[int]:
        return [self.passages.add(quote, self._quote(quote)) for quote in quotes]

    def _quote(self, quote: Quote) -> dict[str, Any]:
        source = self.documents.add(compact(quote.document_iri), quote.document)
        extra = {"p": quote.page, "r": quote.record}
        return {"d": source, "s": quote.text, "m": []} | {k: v for k, v in extra.items() if v}

    def _row(self, passage: Passage) -> dict[str, Any]:
        row: dict[str, Any] = {
            "d": self.documents.add(passage.source, passage.document),
            "s": passage.sentence,
            "m": [list(mark) for mark in passage.marks],
            "c": passage.confidence,
        }
        extra = {"p": passage.page, "r": passage.record}
        row |= {key: value for key, value in extra.items() if value}
        return row if passage.status == "accepted" else row | {"st": passage.status}


def payload(
    network: "nx.MultiDiGraph[str]",
    model: Any,
    sure: Collection[str],
    conflicts: Sequence[Conflict] = (),
    gathered: Sequence[Group] = (),
) -> dict[str, Any]:
    """Return the data of the page: ``nodes``, ``edges``, ``passages``, ``documents``, ``legend`` and others.

    ``conflicts`` are what sources say against one another, ``groups`` what is drawn as one mark.

    ``sure`` are the things that are shown from the start; ``model`` is the pyvis model of the same
    network; positions, shapes, sizes and dashes are its own.
    Edges name their nodes, and nodes and edges their passages, by number.
    """
    kept = _Passages()
    order = {options["id"]: i for i, options in enumerate(model.nodes)}
    nodes = [
        _node(options, network.nodes[options["id"]], kept, sure=options["id"] in sure)
        for options in model.nodes
    ]
    edges = [
        _edge(options, data, order, kept)
        for options, (_, _, data) in zip(model.edges, network.edges(data=True), strict=True)
    ]
    return {
        "nodes": nodes,
        "edges": edges,
        "conflicts": [_conflict(one, kept) for one in conflicts],
        "groups": [
            {"key": g.key, "label": g.label, "m": [order[member] for member in g.members]} for g in gathered
        ],
        "passages": kept.passages.rows,
        "documents": kept.documents.rows,
        "legend": [
            {
                "type": e.type,
                "kind": e.kind,
                "count": e.count,
                "shape": e.style.shape,
                "light": e.style.light,
                "dark": e.style.dark,
            }
            for e in legend(network)
        ],
    }


def _node(
    options: Mapping[str, Any], data: Mapping[str, Any], kept: _Passages, *, sure: bool
) -> dict[str, Any]:
    look = STYLES.get(options["type"], OTHER)
    node = {
        "id": options["id"],
        "label": options["label"],
        "type": options["type"],
        "x": options["x"],
        "y": options["y"],
        "size": options["size"],
        "shape": look.shape,
    }
    if sure:
        node["sure"] = True
    if (year := issued_in(data)) is not None:
        node["year"] = year
    if data["aliases"]:
        node["aliases"] = list(data["aliases"])
    if data["details"]:
        node["details"] = [
            {"k": d.label, "v": d.value, "st": d.status, "e": kept.numbers(d.passages)}
            for d in data["details"]
        ]
    return node


def _edge(
    options: Mapping[str, Any], data: Mapping[str, Any], order: Mapping[str, int], kept: _Passages
) -> dict[str, Any]:
    edge: dict[str, Any] = {
        "from": order[options["from"]],
        "to": order[options["to"]],
        "label": options["label"],
        "inverse": data["inverse"],
        "p": data["predicate"],
        "st": data["status"],
        "e": kept.numbers(data["passages"]),
    }
    if data["predicate"] in _PARTS:
        edge["part"] = True
    return edge | ({"dashes": True} if options["dashes"] else {})


def _conflict(conflict: Conflict, kept: _Passages) -> dict[str, Any]:
    """Return a conflict with its sides: what each says, its standing and where it stands."""
    return {
        "a": compact(conflict.about.iri),
        "k": conflict.kind,
        "s": [
            {
                "v": side.says.label,
                "t": compact(side.says.iri) if side.says.iri else "",
                "r": side.relation,
                "st": side.status,
                "w": side.works,
                "why": side.reason,
                "e": kept.quotes(side.quotes),
            }
            for side in conflict.sides
        ],
    }


def issued_in(data: Mapping[str, Any]) -> int | None:
    """Return the year in which a policy was issued, as its node tells it, or None."""
    dates = [d.value for name in _ISSUED for d in data["details"] if d.predicate == name]
    years = [int(date[:4]) for date in dates if date[:4].isdecimal()]
    return years[0] if years else None


def as_json(data: Mapping[str, Any]) -> str:
    r"""Return data as JSON that can stand inside a script element: no ``<``, ``>`` or ``&``.

    >>> as_json({"a": "</script>"})
    '{"a":"\\u003c/script\\u003e"}'
    """
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
