"""Search by name: whole names first, then beginnings, then words in any order; slips of the pen last."""

from dataclasses import dataclass, replace
from typing import Final

from pyoxigraph import NamedNode

from kg.graph.labels import SIMILAR
from kg.graph.terms import ALT_LABEL
from kg.questions.headings import clean
from kg.questions.search import search as look_up
from kg.questions.source import Labels, values
from kg.server.pages.desk import Desk
from kg.server.pages.items import Item, item

MOST: Final = 300
"""So many things are found at most; a search that finds more is told to say more."""
_NEAR: Final = 8


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
    kinds = (f"kg:{type_name}",) if type_name else ()
    found = look_up(desk.source, asked, kinds, MOST + 1, labels)
    close = [one for one in found if one.how == SIMILAR]
    named = [one for one in found if one.how != SIMILAR]
    groups: dict[str, list[Hit]] = {}
    for one in named[:MOST]:
        hit = make_hit(desk, one.thing.iri, labels, one.spoken, one.where)
        groups.setdefault(hit.item.kind or "other things", []).append(hit)
    told = tuple((kind, tuple(hits)) for kind, hits in groups.items())
    near = tuple(make_hit(desk, one.thing.iri, labels, one.spoken) for one in close[:_NEAR])
    return Found(told, len(named[:MOST]), len(named) > MOST, () if named else near)


def make_hit(desk: Desk, iri: str, labels: Labels, spoken: int | None = None, where: str = "") -> Hit:
    """Return a thing as a search shows it.

    ``spoken`` is in how many claims it stands, ``where`` what tells it from others of its name.
    """
    one = item(desk.source, iri, labels)
    also = (clean(value.value) for value in values(desk.source, NamedNode(iri), ALT_LABEL))
    if spoken is None:
        known = desk.source.labels.thing(iri)
        spoken = known.spoken if known else 0
    others = tuple(sorted({name for name in also if name and name != one.label}))[:4]
    shown = replace(one, label=f"{one.label} ({clean(where)})") if where else one
    return Hit(shown, others, spoken)
