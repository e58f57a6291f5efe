"""Search the names of a graph as people type them, and tell what was found in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from pyoxigraph import NamedNode

from kg.exceptions import QuestionError
from kg.graph.folding import fold
from kg.graph.labels import LabelIndex
from kg.graph.terms import TYPE, node
from kg.namespaces import KG, compact
from kg.questions import words
from kg.questions.kinds import MACHINERY, PROPERTIES, main_type, read_kind
from kg.questions.names import Thing, spelled
from kg.questions.namesakes import namesakes
from kg.questions.source import Labels, Source, subjects

COLUMNS: Final = ("thing", "kind", "id", "found_by", "match", "claims")
MOST: Final = 1_000
"""How many things a search gives at most."""
_CLASS: Final = node("owl:Class")
_PLURALS: Final = (("", ""), ("ies", "y"), ("es", ""), ("s", ""))


class Searchable(Source, Protocol):
    """A graph whose names can be searched."""

    @property
    def labels(self) -> LabelIndex:
        """The names of the graph."""
        ...


@dataclass(frozen=True, slots=True)
class Found:
    """A thing that was found.

    Attributes:
        thing: the thing, with its kind in words.
        name: the name of it that fits, as it is written.
        how: exact, beginning, words (all of them, in any order) or similar (with a slip or two).
        closeness: how alike the name and what was typed are: 1 for the same, 0 for nothing in common.
        types: IRIs of its classes.
        spoken: in how many claims it stands.
        where: what tells it from things of its kind with the same name that were found too, or empty.
    """

    thing: Thing
    name: str
    how: str
    closeness: float
    types: tuple[str, ...]
    spoken: int
    where: str = ""

    @property
    def line(self) -> tuple[str | int, ...]:
        """The thing as a line, in step with ``COLUMNS``."""
        return self.thing.label, self.thing.kind, self.thing.id, self.name, self.how, self.spoken

    def __str__(self) -> str:
        also = "" if self.name == self.thing.label else f", found by “{self.name}”"
        return f"{self.thing}{also}"


def search(
    graph: Searchable, text: str, kinds: Sequence[str] = (), limit: int = 20, labels: Labels | None = None
) -> tuple[Found, ...]:
    """Return the things that a text may name, best first (order: :meth:`kg.graph.labels.LabelIndex.search`).

    An id (``r:place-…``) or a whole IRI finds its thing.

    Args:
        graph: the graph.
        text: what was typed.
        kinds: of which kinds a thing may be, each in words ("zone", "public bodies"), as a class
            (``kg:Zone``), ``concept:<scheme>`` or ``property``; none means any thing.
        limit: how many things at most, :data:`MOST` if more.
        labels: the labels of this reading.

    Raises:
        QuestionError: if there is no such kind in the graph; the kinds that there are are told.
    """
    known = labels or Labels(graph)
    marks = tuple(sorted({mark for kind in kinds for mark in marks_of(graph, kind, known)}))
    limit = min(limit, MOST)
    hits = [hit for iri in spelled(text) if (hit := graph.labels.thing(iri)) is not None]
    if not hits:
        hits = [*graph.labels.search(text, marks, limit)]
    apart = namesakes(graph, (hit.iri for hit in hits[: max(limit, 0)]), known)
    return tuple(
        Found(
            Thing(hit.label, _kind(hit.types, known), compact(hit.iri), hit.iri),
            hit.name,
            hit.how,
            hit.closeness,
            hit.types,
            hit.spoken,
            apart.get(hit.iri, ""),
        )
        for hit in hits[: max(limit, 0)]
    )


def _kind(types: Sequence[str], labels: Labels) -> str:
    return words.kind(main_type(types), labels) if types else ""


def marks_of(graph: Searchable, kind: str, labels: Labels) -> tuple[str, ...]:
    """Return the IRIs of the classes, or of the scheme, by which things of a kind are marked; none for any.

    Raises:
        QuestionError: if there is no such kind in the graph; the kinds that there are are told.
    """
    named = kind.strip()
    if ":" not in named and named not in ("any", "property"):
        told = classes_told(graph, labels)
        asked = fold(named)
        singular = (asked.removesuffix(end) + new for end, new in _PLURALS if asked.endswith(end))
        named = next((told[one] for one in singular if one in told), named)
    try:
        read = read_kind(graph, compact(named), labels)
    except (QuestionError, ValueError) as error:  # no such class, or no name that a class can have
        raise _unknown(graph, kind, labels) from error
    found = sorted(PROPERTIES if read.properties else read.classes or {read.scheme} - {""})
    if found and not set(found) & graph.labels.marks().keys() and not labels.read(found[0]):
        raise _unknown(graph, kind, labels)
    return tuple(found)


def classes_told(graph: Source, labels: Labels) -> Mapping[str, str]:
    """Return the classes of things by their folded names in words."""
    return {fold(words.kind(iri, labels)): iri for iri in classes(graph)}


def classes(graph: Source) -> tuple[str, ...]:
    """Return the IRIs of the classes of things that the ontology has, in order."""
    found = (one.value for one in subjects(graph, TYPE, _CLASS) if isinstance(one, NamedNode))
    return tuple(iri for iri in found if iri.startswith(KG) and iri not in MACHINERY)


def _unknown(graph: Searchable, kind: str, labels: Labels) -> QuestionError:
    used = graph.labels.marks()
    told = sorted(words.kind(iri, labels) for iri in classes(graph) if iri in used)
    return QuestionError(
        "there is no such kind of things in this graph", kind[:80], f"Kinds: {', '.join(told)}"
    )
