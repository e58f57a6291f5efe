"""The thing that an address or a person names: found, or asked back with what may be meant."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from pyoxigraph import NamedNode

from kg.graph.folding import fold
from kg.namespaces import KGT, R
from kg.questions.names import find, spelled
from kg.questions.search import search
from kg.questions.source import Labels, occurs
from kg.server.pages.addresses import local
from kg.server.pages.desk import Desk
from kg.server.pages.guard import UnknownError
from kg.server.pages.items import Item, item

_NEAR: Final = 6
_HINT: Final = "Look at these, or search for another name"


def by_id(desk: Desk, name: str) -> str:
    """Return the full IRI of the thing that a name in an address stands for.

    Raises:
        UnknownError: if there is none; it tells things with names like it.
    """
    for base in (R, KGT):
        iri = f"{base}{name}"
        if iri in spelled(iri) and occurs(desk.source, NamedNode(iri)):
            return iri
    said = name.partition("-")[2].replace("-", " ")[:120] or name[:120]
    hint = _HINT if (found := close(desk, said)) else "Search for a name"
    raise UnknownError("This graph has nothing under this address", hint, found)


def close(desk: Desk, name: str, kinds: Sequence[str] = ()) -> tuple[Item, ...]:
    """Return things whose names are like one, the nearest first."""
    labels = desk.labels()
    found = search(desk.source, name, kinds, _NEAR, labels)
    return tuple(item(desk.source, one.thing.iri, labels) for one in found)


def named(
    desk: Desk, name: str, kinds: Sequence[str] = (), *, link: Callable[[str], str] | None = None
) -> str:
    """Return the full IRI of the one thing that a person names, by its name or by its id.

    ``link`` gives the address by which one of several things is chosen, from its id; by default its own page.

    Raises:
        UnknownError: if there is none, or several; it tells things that may be meant.
    """
    found = find(desk.names, name, kinds) or (find(desk.names, name) if not kinds else ())
    labels = desk.labels()
    exact = [one for one in found if one.iri in spelled(name)]
    labelled = [one for one in found if desk.names.known.get(fold(name), {}).get(one.iri) == 1]
    for best in (exact, labelled, list(found)):
        if len(best) == 1:
            return best[0].iri
        if best:
            told = tuple(_linked(desk, one.iri, labels, link) for one in best[:20])
            raise UnknownError(f"{len(best)} things are called “{name}”", "Choose one of them", told)
    alike = search(desk.source, name, kinds, _NEAR, labels)
    near_by = tuple(_linked(desk, one.thing.iri, labels, link) for one in alike)
    hint = "Did you mean one of these?" if near_by else "Search for another name"
    raise UnknownError(f"Nothing here is called “{name}”", hint, near_by)


def _linked(desk: Desk, iri: str, labels: Labels, link: Callable[[str], str] | None) -> Item:
    one = item(desk.source, iri, labels)
    return replace(one, address=link(local(iri))) if link and local(iri) else one


def shown_name(desk: Desk, iri: str) -> str:
    """Return what stands in a form for a thing: its label, or its id where others are called so too."""
    label = desk.names.labels(iri)
    others = desk.names.known.get(fold(label), {})
    return label if len(others) < 2 else local(iri)
