"""The pictures by name: which there are, and how one is made of an open graph."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import networkx as nx

from kg.exceptions import InputError
from kg.views.geography import Point
from kg.views.lanes import lanes
from kg.views.matrix import matrix
from kg.views.picture import Picture
from kg.views.place_map import place_map
from kg.views.relations import order, type_of
from kg.views.ring import ring
from kg.views.timeline import timeline

_REPORT_RINGS: Final = ("Zone", "PolicyDocument", "PublicBody", "AdministrativeArea")


@dataclass(frozen=True, slots=True)
class Subject:
    """What a picture is made of.

    Attributes:
        network: the graph as :func:`kg.network.projection.to_networkx` gives it.
        points: latitude and longitude of places, in degrees, by id.
        about: id of the thing that the picture is about, or None.
        rows: family of the rows of a matrix; if neither is given, those that are linked most.
        columns: family of its columns.
        outlines: lines to draw beneath a map, of (latitude, longitude).
    """

    network: "nx.MultiDiGraph[str]"
    points: Mapping[str, Point]
    about: str | None = None
    rows: str = ""
    columns: str = ""
    outlines: tuple[tuple[Point, ...], ...] = ()


def _ring(subject: Subject) -> Picture:
    if subject.about is None:
        raise InputError("a ring is about one thing", "ring", "Name it: --about NAME")
    return ring(subject.network, subject.about)


_MAKERS: Final[Mapping[str, Callable[[Subject], Picture]]] = MappingProxyType(
    {
        "ring": _ring,
        "lanes": lambda s: lanes(s.network, s.about),
        "matrix": lambda s: matrix(s.network, s.rows, s.columns),
        "timeline": lambda s: timeline(s.network, s.about),
        "map": lambda s: place_map(s.network, s.points, s.about, s.outlines),
    }
)
VIEWS: Final = tuple(_MAKERS)


def draw(view: str, subject: Subject) -> Picture:
    """Return the picture of a name: ring, lanes, matrix, timeline or map.

    Raises:
        InputError: if there is no such picture, or it cannot be made of the subject.
    """
    if view not in _MAKERS:
        raise InputError("no such view", view, f"Known: {', '.join(VIEWS)}")
    if subject.about is not None and subject.about not in subject.network:
        raise InputError("it is not in the network", subject.about, "Only things that facts touch are drawn")
    return _MAKERS[view](subject)


def report(subject: Subject) -> tuple[Picture, ...]:
    """Return the main pictures of a graph: lanes, matrices, timeline, map, and the best connected things.

    Pictures that would show nothing are left out.
    """
    network = subject.network
    found = [
        lanes(network),
        matrix(network, "bodies", "industries"),
        matrix(network, "places", "industries"),
        timeline(network),
        place_map(network, subject.points),
    ]
    for kind in _REPORT_RINGS:
        members = sorted((n for n in network if type_of(network, n) == kind), key=lambda n: order(network, n))
        found.extend(ring(network, n) for n in members[:1] if network.degree(n))
    return tuple(one for one in found if one.rows)
