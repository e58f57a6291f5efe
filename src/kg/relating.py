"""Paths, figures and comparisons between things that a person names: where names and the network meet."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from kg.exceptions import InputError, QuestionError
from kg.graph.folding import fold
from kg.network.compare import Comparison, compare
from kg.network.evidence import GraphSource
from kg.network.kinds import find_kind
from kg.network.limits import STEPS, Limits
from kg.network.paths import Paths, find_paths
from kg.network.web import Web, read_web
from kg.questions.names import Names, find, find_relation, read_names, resolve

_KINDS: Final = (
    "Policy",
    "Measure",
    "Objective",
    "Institution",
    "Place",
    "Industry",
    "Theme",
    "Event",
    "Challenge",
)


@dataclass(frozen=True, slots=True, eq=False)
class Ready:
    """A graph made ready for all that follows, so that links and names are read once."""

    web: Web
    names: Names


def make_ready(graph: GraphSource) -> Ready:
    """Return a graph made ready: its links now, its names when the first is looked for."""
    return Ready(read_web(graph), read_names(graph))


def paths_between(
    ready: Ready,
    source: str,
    target: str,
    *,
    k: int = 1,
    avoid: Iterable[str] = (),
    only: Iterable[str] = (),
    steps: int = STEPS,
) -> Paths:
    """Return the most telling paths between two things that are named.

    ``avoid`` holds names of things, kinds and relations; ``only`` names of kinds that may be passed
    through and of relations that may be walked.

    Raises:
        QuestionError: if a name is unknown or ambiguous.
        InputError: if a thing has no place in the network or the limits make no sense.
    """
    web, names = ready.web, ready.names
    ends = [named(names, name) for name in (source, target)]
    return find_paths(web, *ends, k=k, limits=_limits(web, names, avoid, only, steps))


def comparison(ready: Ready, one: str, other: str) -> Comparison:
    """Return two things that are named side by side.

    Raises:
        QuestionError: if a name is unknown or ambiguous.
        InputError: if a thing has no place in the network or both are the same.
    """
    return compare(ready.web, named(ready.names, one), named(ready.names, other))


def named(names: Names, name: str) -> str:
    """Return the full IRI of the thing that a name stands for, things of the network before others.

    Raises:
        QuestionError: if there is none, or several.
    """
    return resolve(names, name, _KINDS if find(names, name, _KINDS) else ()).iri


def _limits(web: Web, names: Names, avoid: Iterable[str], only: Iterable[str], steps: int) -> Limits:
    kinds, relations, things = _sorted_out(web, names, avoid, things=True)
    passed, walked, _ = _sorted_out(web, names, only, things=False)
    return Limits(steps, passed, walked, things, kinds, relations)


def _sorted_out(
    web: Web, names: Names, words: Iterable[str], *, things: bool
) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return the kinds, the relations and the things that words stand for."""
    kinds: set[str] = set()
    relations: set[str] = set()
    found: set[str] = set()
    for word in words:
        of_kind, walked = find_kind(word), _relations(web, names, word)
        kinds |= of_kind
        if not of_kind:
            relations |= walked
        if not of_kind and not walked:
            found.add(named(names, word) if things else _neither(web, word))
    return frozenset(kinds), frozenset(relations), frozenset(found)


def _relations(web: Web, names: Names, word: str) -> frozenset[str]:
    """Return the relations that a word stands for: an id, a label, or the words of either direction."""
    asked = fold(word)
    found = set()
    for iri in web.links.predicates:
        told = (web.label(iri), web.words(iri, forward=True), web.words(iri, forward=False))
        if asked in map(fold, told):
            found.add(iri)
    if not found:
        try:
            found = {find_relation(names, word)}  # of the ontology, though nothing here is so related
        except QuestionError:
            found = set()
    return frozenset(found)


def _neither(web: Web, word: str) -> str:
    told = ", ".join(sorted(web.label(iri) for iri in web.links.predicates))
    hint = f"Kinds are such as zone, policy, public body. Relations here: {told}"
    raise InputError("this is neither a kind nor a relation", word, hint)
