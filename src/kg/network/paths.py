"""How two things are linked: the most telling paths between them, each step in words with its sentences."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from kg.exceptions import InputError
from kg.namespaces import compact
from kg.network.evidence import Passage
from kg.network.limits import Limits, left_out, open_arcs
from kg.network.links import DOUBTFUL, SCALE
from kg.network.search import Nodes, hops, routes
from kg.network.web import Stop, Web, passages_of, read_web


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of a path.

    Attributes:
        start, end: the things at its ends, in the direction walked.
        words: the relation as it stands between their names ("issued", "was issued by").
        predicate: compact IRI of the relation.
        forward: whether the step goes from the subject of the relation to its object.
        standing: accepted; reference or vocabulary if only the tables or the ontology say so; proposed or
            disputed in a path that is shown for want of a better one.
        passages: the sentences that bear it out, best first; their datasets for a reference table.
        also: other relations of the two, in the same words.
    """

    start: Stop
    end: Stop
    words: str
    predicate: str
    forward: bool
    standing: str
    passages: tuple[Passage, ...]
    also: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.start.label} {self.words} {self.end.label}"


@dataclass(frozen=True, slots=True)
class Path:
    """One path: its steps in the order walked, and its cost (see ``network/data/relations.toml``)."""

    hops: tuple[Hop, ...]
    cost: float

    @property
    def stops(self) -> tuple[Stop, ...]:
        """The things on the path, both ends among them."""
        return (self.hops[0].start, *(hop.end for hop in self.hops))

    @property
    def sentence(self) -> str:
        """The whole path as one sentence."""
        told = str(self.hops[0])
        return told + "".join(f", which {hop.words} {hop.end.label}" for hop in self.hops[1:]) + "."

    @property
    def is_sure(self) -> bool:
        """Whether every step is believed."""
        return not any(hop.standing in DOUBTFUL for hop in self.hops)

    def __str__(self) -> str:
        return self.sentence


@dataclass(frozen=True, slots=True)
class Paths(Sequence[Path]):
    """The paths between two things, best first, or why there are none.

    Attributes:
        start, end: the two things.
        found: the paths.
        steps: how long a path was allowed to be.
        reason: why there is none, in sentences; empty if there are.
        instead: a path that was not asked for, to show what stands in the way, or None.
    """

    start: Stop
    end: Stop
    found: tuple[Path, ...]
    steps: int
    reason: str = ""
    instead: Path | None = None

    def __getitem__(self, at):  # type: ignore[no-untyped-def]  # a path, or a tuple of them for a slice
        return self.found[at]

    def __len__(self) -> int:
        return len(self.found)

    def __iter__(self) -> Iterator[Path]:
        return iter(self.found)

    def __str__(self) -> str:
        return "\n".join(f"{n}. {path}" for n, path in enumerate(self.found, 1)) or self.reason


def find_paths(web: Web, source: str, target: str, *, k: int = 1, limits: Limits | None = None) -> Paths:
    """Return the k most telling paths between two things, without loops.

    A path is the more telling the fewer steps it has and the fewer other things are linked at its steps in
    the same way: a step through a hub says little. See :mod:`kg.network.links` for the weights
    and :func:`kg.network.search.routes` for the search. The same graph gives the same paths in one order.

    Args:
        web: the graph.
        source: full IRI of the thing where the paths begin.
        target: full IRI of the thing where they end.
        k: how many paths at most.
        limits: how long they may be and where they may go.

    Raises:
        InputError: if a thing has no place in the network, both are the same, an end is to be avoided, or
            a number is below one.
    """
    limits = limits or Limits()
    one, other = (_place(web, iri) for iri in (source, target))
    _reasonable(web, one, other, k, limits)
    ends = (web.stop(one), web.stop(other))
    nodes = list(islice(_walks(web, one, other, limits), k))
    if nodes:
        told = _told(web, nodes, limits)
        return Paths(*ends, told, limits.steps)
    found = _instead(web, one, other, limits)
    if found is None:
        return Paths(*ends, (), limits.steps, _apart(web, one, other))
    wider, way = found
    path = _told(wider, [way], None)[0]
    return Paths(*ends, (), limits.steps, _flaws(wider, way, path, limits), path)


def _place(web: Web, iri: str) -> int:
    if iri not in web.links.position:
        hint = "Paths go between policies, measures, bodies, places, industries and the like"
        raise InputError("this thing has no place in the network", compact(iri), hint)
    return web.links.position[iri]


def _reasonable(web: Web, one: int, other: int, k: int, limits: Limits) -> None:
    if one == other:
        raise InputError("both names mean the same thing", web.stop(one).label, "Name two things")
    for number, told in ((k, "the number of paths"), (limits.steps, "the number of steps")):
        if number < 1:
            raise InputError(f"{told} is below one", str(number), "Give a larger number")
    for end in (one, other):
        if web.links.things[end] in limits.no_things:
            raise InputError(
                "an end of the path cannot be avoided", web.stop(end).label, "Leave it out of --avoid"
            )


def _walks(web: Web, one: int, other: int, limits: Limits) -> Iterator[tuple[int, Nodes]]:
    shut = open_arcs(web.links, limits, one, other)
    for route in routes(web.links, one, other, steps=limits.steps, open_arcs=shut):
        yield route.cost, route.nodes


def _told(web: Web, ways: Sequence[tuple[int, Nodes]], limits: Limits | None) -> tuple[Path, ...]:
    """Return paths in words; the sentences of all are fetched at once."""
    steps = {pair: _rows(web, pair, limits) for _, nodes in ways for pair in pairwise(nodes)}
    claims = web.claims(rows[0] for rows in steps.values())

    def hop(pair: tuple[int, int]) -> Hop:
        first, *others = steps[pair]
        words, predicate, forward = _walked(web, first, pair[0])
        also = dict.fromkeys(_walked(web, row, pair[0])[0] for row in others)
        return Hop(
            web.stop(pair[0]),
            web.stop(pair[1]),
            words,
            compact(predicate),
            forward,
            web.links.standing(first),
            passages_of(web, claims, first),
            tuple(word for word in also if word != words),
        )

    return tuple(Path(tuple(map(hop, pairwise(nodes))), cost / SCALE) for cost, nodes in ways)


def _rows(web: Web, pair: tuple[int, int], limits: Limits | None) -> list[int]:
    """Return the links of a step: the believed before others, then the cheapest first."""
    rows = sorted(web.links.between(*pair), key=lambda row: web.links.standing(row) in DOUBTFUL)
    return [row for row in rows if limits is None or limits.walks(web.links.triple(row)[1])]


def _walked(web: Web, row: int, start: int) -> tuple[str, str, bool]:
    forward = int(web.links.subjects[row]) == start
    predicate = web.links.triple(row)[1]
    return web.words(predicate, forward=forward), predicate, forward


def _instead(web: Web, one: int, other: int, limits: Limits) -> tuple[Web, tuple[int, Nodes]] | None:
    """Return the first path that is found when the limits are let go of, one after another."""
    bare = Limits(limits.steps)
    for doubtful in (False, True):
        here = read_web(web.graph, doubtful=True) if doubtful else web
        for tried, longer in ((limits, False), (bare, False), (limits, True), (bare, True)):
            way = _try(here, one, other, tried, longer=longer)
            if way is not None:
                return here, way
    return None


def _try(web: Web, one: int, other: int, limits: Limits, *, longer: bool) -> tuple[int, Nodes] | None:
    steps = limits.steps
    if longer:
        away = hops(web.links, one, open_arcs(web.links, limits, one, other), other)
        steps = int(away[other])
    return next(_walks(web, one, other, limits.within(steps)), None) if steps > 0 else None


def _flaws(web: Web, way: tuple[int, Nodes], path: Path, limits: Limits) -> str:
    """Return in sentences why a path is not among those asked for."""
    things, relations = left_out(web.links, limits, way[1])
    told = []
    names = [web.stop(n).label for n in things] + [f"“{web.label(iri)}”" for iri in relations]
    if names:
        told.append(f"it goes through what was left out: {_listed(names)}")
    if len(path.hops) > limits.steps:
        told.append(f"it has {len(path.hops)} steps, more than the {limits.steps} allowed")
    if not path.is_sure:
        told.append("it rests on what is only proposed or disputed")
    return f"There is a path, but {' and '.join(told)}."


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _apart(web: Web, one: int, other: int) -> str:
    """Return in sentences that two things lie in different parts of the network."""
    sizes = [int((hops(web.links, end) >= 0).sum()) - 1 for end in (one, other)]
    labels = [web.stop(end).label for end in (one, other)]
    alone = [label for label, size in zip(labels, sizes, strict=True) if not size]
    if alone:
        verb = "has" if len(alone) == 1 else "have"
        return f"Nothing links them: {_listed(alone)} {verb} no link to any other thing."
    parts = [
        f"{label} to {size:,} other {'thing' if size == 1 else 'things'}"
        for label, size in zip(labels, sizes, strict=True)
    ]
    return f"Nothing links them: links lead from {parts[0]} and from {parts[1]}, none of them the same."
