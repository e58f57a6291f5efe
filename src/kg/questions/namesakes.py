"""What tells things of one name apart for a reader: the place above each, or the document that speaks of it.

Two documents may each have a "government" or a "master plan" that are not the same; in a list they would look
like one thing told twice.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from pyoxigraph import NamedNode

from kg.graph.terms import CLAIMS, OBJECT, SUBJECT, ours
from kg.namespaces import R, compact
from kg.questions.cells import Row
from kg.questions.kinds import main_type, types_of
from kg.questions.source import Labels, Source, quads, values

_ABOVE: Final = tuple(ours(name) for name in ("adminParent", "within"))


def namesakes(graph: Source, iris: Iterable[str], labels: Labels) -> Mapping[str, str]:
    """Return, for each thing that shares label and kind with another one, what tells it from that.

    That is the place above it or else the document that says most of it, if all of one name have one and
    these differ; else its id. Things whose name stands alone are left out.

    >>> import kg
    >>> with kg.open(kg.EXAMPLE) as graph:
    ...     namesakes(graph._folder, ["https://w3id.org/policykg/id/place-beibei"], Labels(graph._folder))
    {}
    """
    named: dict[str, list[str]] = {}
    for iri in dict.fromkeys(iris):
        named.setdefault(labels(iri), []).append(iri)
    found: dict[str, str] = {}
    for several in named.values():
        if len(several) > 1:
            for alike in _of_one_kind(graph, several):
                found.update(_told(graph, alike, labels))
    return found


def told_apart(graph: Source, rows: Sequence[Row], labels: Labels) -> tuple[Row, ...]:
    """Return rows in whose labels the things of one name are told apart."""
    told = namesakes(graph, (iri for row in rows for iri in row.iris), labels)
    if not told:
        return tuple(rows)
    return tuple(
        replace(
            row,
            cells=tuple(
                replace(cell, label=f"{cell.label} ({told[cell.iri]})") if cell.iri in told else cell
                for cell in row.cells
            ),
        )
        for row in rows
    )


def _of_one_kind(graph: Source, iris: Sequence[str]) -> Iterable[Sequence[str]]:
    kinds: dict[str, list[str]] = {}
    for iri in iris:
        kinds.setdefault(main_type(types_of(graph, iri)), []).append(iri)
    return [alike for kind, alike in sorted(kinds.items()) if kind and len(alike) > 1]


def _told(graph: Source, iris: Sequence[str], labels: Labels) -> Mapping[str, str]:
    for way in (_place, _document):
        told = {iri: way(graph, iri, labels) for iri in iris}
        if all(told.values()) and len(set(told.values())) == len(iris):
            return {iri: f"in {where}" for iri, where in told.items()}
    return {iri: compact(iri) for iri in iris}


def _place(graph: Source, iri: str, labels: Labels) -> str:
    places = (one for predicate in _ABOVE for one in values(graph, NamedNode(iri), predicate))
    return next((labels(one.value) for one in places if isinstance(one, NamedNode)), "")


def _document(graph: Source, iri: str, labels: Labels) -> str:
    """Return the title of the document in most of whose claims a thing stands."""
    count: dict[str, int] = {}
    for side in (SUBJECT, OBJECT):
        for quad in quads(graph, None, side, NamedNode(iri)):
            name = quad.graph_name.value if isinstance(quad.graph_name, NamedNode) else ""
            if name.startswith(CLAIMS):
                count[name] = count.get(name, 0) + 1
    if not count:
        return ""
    most = min(count, key=lambda name: (-count[name], name))
    return labels(f"{R}{most.removeprefix(CLAIMS)}")
