"""Search by name: whole names first, then beginnings, then words in any order; slips of the pen last."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Final

from pyoxigraph import NamedNode

from kg.graph.terms import ALT_LABEL
from kg.namespaces import KG
from kg.network.wording import local_name
from kg.questions.headings import clean
from kg.questions.kinds import ANY, fits, main_type, types_of
from kg.questions.names import fold, near
from kg.questions.source import Labels, values
from kg.server.pages.desk import Desk
from kg.server.pages.items import Item, item

MOST: Final = 300
"""So many things are found at most; a search that finds more is told to say more."""
_NEAR: Final = 8
_COUNTED: Final = 999
_OBJECT: Final = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#object")


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing that was found: itself, its other names, and in how many claims it is spoken of."""

    item: Item
    also: tuple[str, ...]
    spoken: int


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found.

    Attributes:
        groups: the class in words and its things, the class of the best match first.
        total: how many things there are in all.
        cut: whether more things have such a name than are shown.
        near: things with names like it, where nothing has the name.
    """

    groups: tuple[tuple[str, tuple[Hit, ...]], ...]
    total: int
    cut: bool
    near: tuple[Hit, ...]


def search(desk: Desk, asked: str, type_name: str = "") -> Found:
    """Return the things whose names hold what was asked, of one class (its local name) or of any."""
    labels = desk.labels()
    ranked = _of_class(desk, _ranked(desk, fold(asked)), type_name)
    kept = list(islice(ranked, MOST + 1))
    hits = [make_hit(desk, iri, labels) for iri in kept[:MOST]]
    groups: dict[str, list[Hit]] = {}
    for hit in hits:
        groups.setdefault(hit.item.kind or "other things", []).append(hit)
    close = (
        () if hits else tuple(make_hit(desk, one.iri, labels) for one in near(desk.names, asked, (), _NEAR))
    )
    told = tuple((kind, tuple(found)) for kind, found in groups.items())
    return Found(told, len(hits), len(kept) > MOST, close)


def make_hit(desk: Desk, iri: str, labels: Labels) -> Hit:
    """Return a thing as a search shows it."""
    one = item(desk.source, iri, labels)
    also = (clean(value.value) for value in values(desk.source, NamedNode(iri), ALT_LABEL))
    claims = desk.source.store.quads_for_pattern(None, _OBJECT, NamedNode(iri), None)
    spoken = sum(1 for _ in islice(claims, _COUNTED))
    return Hit(one, tuple(sorted({name for name in also if name and name != one.label}))[:4], spoken)


def _ranked(desk: Desk, asked: str) -> Iterable[str]:
    """Return the IRIs of all things that have a fitting name, the best matches first."""
    wanted = asked.split()
    best: dict[str, tuple[int, int, str]] = {}
    for name, bearers in desk.names.known.items():
        rank = _rank(name, asked, wanted)
        if rank is not None:
            for iri, how in bearers.items():
                key = (rank * 2 + (how > 1), len(name), name)
                if iri not in best or key < best[iri]:
                    best[iri] = key
    return sorted(best, key=lambda iri: (*best[iri], iri))


def _rank(name: str, asked: str, wanted: list[str]) -> int | None:
    """Return how well a name fits: itself, its beginning, the beginning of its words, a part of it."""
    if name == asked:
        return 0
    if not wanted or any(word not in name for word in wanted):
        return None
    if name.startswith(asked):
        return 1
    padded = f" {name}"
    return 2 if all(f" {word}" in padded for word in wanted) else 3


def _of_class(desk: Desk, iris: Iterable[str], type_name: str) -> Iterable[str]:
    for iri in iris:
        types = types_of(desk.source, iri)
        top = main_type(types)
        if fits(desk.source, iri, types, ANY) and (
            not type_name or (top.startswith(KG) and local_name(top) == type_name)
        ):
            yield iri
