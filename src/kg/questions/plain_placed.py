"""Words of a question that only say where what it asks about lies: "the Alvor Industrial Park in Norvia"."""

from collections.abc import Iterable, Iterator
from typing import Final

from pyoxigraph import NamedNode

from kg.namespaces import expand
from kg.questions.plain_fill import Sentence, Value
from kg.questions.plain_names import Mention, NameFinder
from kg.questions.source import Source, quads

_FURTHEST: Final = 6
"""So many steps up are walked, from a park to its country."""
_UP: Final = tuple(NamedNode(expand(c)) for c in ("kg:within", "kg:adminParent"))
_SPANS: Final = NamedNode(expand("kg:spans"))
_DOWN: Final = NamedNode(expand("kg:contains"))
_IN: Final = frozenset({"in", "of", "at", "within"})
_PLACE: Final = "kg:Place"
_OURS: Final = "r:"


def placed(said: Sentence, used: Iterable[Value], finder: NameFinder) -> frozenset[int]:
    """Return the words right behind the name of a place that name another one in which it lies, or may lie.

    A place of which the graph knows that it lies elsewhere is asked about in its own right.
    """
    return frozenset(
        n
        for value in used
        if len(value.options) == 1 and value.options[0].startswith(_OURS)
        if finder.fits(expand(value.options[0]), _PLACE)
        for mention in _behind(said, value)
        if _may_lie(finder.names.graph, expand(value.options[0]), mention.things)
        for n in range(value.end, mention.end)
    )


def _behind(said: Sentence, value: Value) -> Iterator[Mention]:
    for one in said.mentions:
        between = said.words[value.end : one.start]
        near = one.start > value.end and len(between) == 1 and between[0].form in _IN
        if one.exact and one.is_name and near:
            yield one


def _may_lie(graph: Source, thing: str, places: Iterable[str]) -> bool:
    """Return whether a thing lies in one of some places, or nothing is known of where it lies."""
    wanted, seen, edge = set(places), {thing}, {thing}
    for step in range(_FURTHEST):
        up = _UP if step else (*_UP, _SPANS)  # what it takes in part of may be named, too
        edge = {iri for one in edge for iri in _around(graph, NamedNode(one), up)} - seen
        if not edge:
            return len(seen) == 1
        if edge & wanted:
            return True
        seen |= edge
    return False


def _around(graph: Source, thing: NamedNode, up: Iterable[NamedNode]) -> Iterator[str]:
    for predicate in up:
        for quad in quads(graph, thing, predicate):
            if isinstance(quad.object, NamedNode):
                yield quad.object.value
    for quad in quads(graph, None, _DOWN, thing):
        if isinstance(quad.subject, NamedNode):
            yield quad.subject.value
