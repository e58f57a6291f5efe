"""Which things stand in the middle of the network: ranked by links, by PageRank or by betweenness."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from kg.exceptions import InputError
from kg.network.analytics import EXACT, PIVOTS, Scores, betweenness, degree, pagerank
from kg.network.kinds import kind_named
from kg.network.mesh import Mesh, mesh_of
from kg.network.web import Stop, Web

COLUMNS: Final = ("rank", "thing", "kind", "score", "links", "id")
_DIGITS: Final = 9  # figures that agree so far are equal
_MEASURES: Final[Mapping[str, Callable[[Mesh], Scores]]] = MappingProxyType(
    {"degree": degree, "pagerank": pagerank, "betweenness": betweenness}
)
MEASURES: Final = tuple(_MEASURES)
_TOLD: Final[Mapping[str, str]] = MappingProxyType(
    {
        "degree": "the number of other things that facts link to it",
        "pagerank": "its share of a walk along the facts that goes on for ever",
        "betweenness": "the share of the shortest ways between other things that lead through it",
    }
)


@dataclass(frozen=True, slots=True)
class Ranked:
    """One thing and its place: things with the same score share a rank.

    Attributes:
        rank: from 1.
        thing: the thing.
        score: by the measure; a count for degree, a share from 0 to 1 for the others.
        links: how many other things facts link to it.
    """

    rank: int
    thing: Stop
    score: float
    links: int

    @property
    def line(self) -> tuple[int | float | str, ...]:
        """The row, in step with :data:`COLUMNS`."""
        score = int(self.score) if self.score == int(self.score) else self.score
        return self.rank, self.thing.label, self.thing.kind, score, self.links, self.thing.id


@dataclass(frozen=True, slots=True)
class Ranking:
    """Things, the most central first.

    Attributes:
        rows: the things.
        by: the measure.
        told: what the measure means, in words.
        among: how many things of the kind have links at all.
    """

    rows: tuple[Ranked, ...]
    by: str
    told: str
    among: int

    @property
    def lines(self) -> tuple[tuple[int | float | str, ...], ...]:
        """The rows, in step with :data:`COLUMNS`."""
        return tuple(row.line for row in self.rows)

    def __len__(self) -> int:
        return len(self.rows)


def central(web: Web, *, kind: str | None = None, by: str = "degree", top: int | None = 20) -> Ranking:
    """Return the things that are most central in the network of the facts.

    What only the reference tables say does not count, for it would put provinces before everything else.
    The figures are those of the whole network; ``kind`` only chooses which things are listed. Ties stand
    in the order of labels. Sources of the measures: :mod:`kg.network.analytics`.

    Args:
        web: the graph.
        kind: list only things of this kind ("zone", "public bodies"); all by default.
        by: degree, pagerank or betweenness.
        top: how many; all if None.

    Raises:
        InputError: if there is no such kind or measure, or ``top`` is below one.
    """
    if by not in _MEASURES:
        raise InputError("there is no such measure", by, f"Measures: {', '.join(MEASURES)}")
    if top is not None and top < 1:
        raise InputError("the number of rows is below one", str(top), "Give a larger number")
    kinds = kind_named(kind) if kind else None
    mesh = mesh_of(web.links)
    scores, links = _MEASURES[by](mesh).round(_DIGITS), mesh.degrees
    listed = [n for n in range(mesh.size) if links[n] and (kinds is None or web.links.kind(n) in kinds)]
    order = sorted((-float(scores[n]), web.stop(n).label, n) for n in listed)
    rows: list[Ranked] = []
    for at, (score, _, n) in enumerate(order[:top], 1):
        rank = rows[-1].rank if rows and rows[-1].score == -score else at
        rows.append(Ranked(rank, web.stop(n), -score, int(links[n])))
    estimated = by == "betweenness" and mesh.size > EXACT
    told = _TOLD[by] + (f", estimated from {PIVOTS} things" if estimated else "")
    return Ranking(tuple(rows), by, told, len(listed))
