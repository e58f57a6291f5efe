"""Groups of things that facts link closely with one another, named by their best known members."""

from collections import Counter
from dataclasses import dataclass
from typing import Final

from kg.exceptions import InputError
from kg.network.analytics import Engine, communities, modularity
from kg.network.mesh import Mesh, mesh_of
from kg.network.web import Stop, Web

COLUMNS: Final = ("group", "name", "thing", "kind", "links", "id")
_NAMES: Final = 2  # by how many members a group is named
# What is told by a whole phrase names no group as long as there is anything else.
_WORDY: Final = frozenset({"Measure", "Objective", "Target", "Challenge"})


@dataclass(frozen=True, slots=True)
class Member:
    """A thing in a group, and to how many things of the group facts link it."""

    thing: Stop
    links: int


@dataclass(frozen=True, slots=True)
class Community:
    """One group.

    Attributes:
        number: from 1, the largest first.
        name: its best known members.
        members: the best linked first.
        kinds: how many members are of each kind, in words, the most first.
        inside: how many pairs of members are linked.
        outside: how many pairs of a member and a stranger are linked.
    """

    number: int
    name: str
    members: tuple[Member, ...]
    kinds: tuple[tuple[str, int], ...]
    inside: int
    outside: int


@dataclass(frozen=True, slots=True)
class Communities:
    """The groups of a network, the largest first.

    Attributes:
        groups: the groups.
        modularity: how much more than by chance the links lie inside the groups, from -0.5 to 1.
        things: how many things are in groups.
    """

    groups: tuple[Community, ...]
    modularity: float
    things: int

    @property
    def lines(self) -> tuple[tuple[int | str, ...], ...]:
        """One row a member, in step with :data:`COLUMNS`."""
        return tuple(
            (group.number, group.name, m.thing.label, m.thing.kind, m.links, m.thing.id)
            for group in self.groups
            for m in group.members
        )

    def __len__(self) -> int:
        return len(self.groups)


def find_communities(web: Web, *, least: int = 3, engine: Engine | None = None) -> Communities:
    """Return the groups of things that facts link closely, by Louvain's method.

    Which method and why: :func:`kg.network.analytics.communities`. What only the reference tables say does
    not count. The same graph gives the same groups.

    Args:
        web: the graph.
        least: groups with fewer members are left out.
        engine: networkx or networkit; chosen by size by default.

    Raises:
        InputError: if ``least`` is below one.
    """
    if least < 1:
        raise InputError("the least number of members is below one", str(least), "Give a larger number")
    mesh = mesh_of(web.links)
    found = communities(mesh, engine)
    kept = [members for members in found if len(members) >= least]
    groups = tuple(_group(web, mesh, n, members) for n, members in enumerate(kept, 1))
    return Communities(groups, round(modularity(mesh, found), 6), sum(map(len, kept)))


def _group(web: Web, mesh: Mesh, number: int, numbers: tuple[int, ...]) -> Community:
    own = frozenset(numbers)
    links = {n: _inside(mesh, n, own) for n in numbers}
    order = sorted(numbers, key=lambda n: (-links[n], web.stop(n).label, n))
    best = sorted(order, key=lambda n: web.links.kind(n) in _WORDY)[:_NAMES]
    kinds = Counter(web.stop(n).kind for n in order)
    touching = sum(int(mesh.degrees[n]) for n in numbers)
    inside = sum(links.values()) // 2
    return Community(
        number,
        " · ".join(web.stop(n).label for n in best),
        tuple(Member(web.stop(n), links[n]) for n in order),
        tuple(sorted(kinds.items(), key=lambda item: (-item[1], item[0]))),
        inside,
        touching - 2 * inside,
    )


def _inside(mesh: Mesh, n: int, own: frozenset[int]) -> int:
    return sum(end in own for end in mesh.ends[mesh.starts[n] : mesh.starts[n + 1]].tolist())
