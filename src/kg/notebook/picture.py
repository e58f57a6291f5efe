"""A still picture of a network as SVG: what stays where an interactive page cannot run."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from unicodedata import east_asian_width

import networkx as nx
from markupsafe import Markup

from kg.network.appearance import INK, PAPER, legend, style
from kg.network.layout import layout
from kg.questions.headings import clean

MOST: Final = 40
"""So many things are drawn at most; the best linked ones."""
_BESIDE: Final = 5
"""So many neighbours come along with a thing whose peers are no neighbours of it."""
_WIDTH, _HEIGHT, _EDGE, _FOOT = 860, 480, 70, 34
_FONT, _LONGEST, LINE = 12, 34, "#8b97a5"


@dataclass(frozen=True, slots=True)
class _Box:
    """Room that is taken, from corner to corner."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "_Box") -> bool:
        aside = self.right <= other.left or other.right <= self.left
        return not (aside or self.bottom <= other.top or other.bottom <= self.top)


def foremost(network: "nx.MultiDiGraph[str]", most: int = MOST) -> "nx.MultiDiGraph[str]":
    """Return the best linked things of a network, at most so many, with the relations between them.

    If things must be left out, those go too that have no relation to another one that stays. Where the
    best linked things hang together through lesser ones only, each brings along a few of those.
    """
    order = sorted(network, key=lambda node: (-network.degree(node), node))
    part = network.subgraph(order[:most])
    if len(network) <= most:
        return part
    if 2 * len(_linked(part)) < most:
        part = network.subgraph(_with_neighbours(network, order, most))
    return network.subgraph(_linked(part) or part)


def _linked(network: "nx.MultiDiGraph[str]") -> list[str]:
    return [node for node in network if network.degree(node)]


def _with_neighbours(network: "nx.MultiDiGraph[str]", order: Sequence[str], most: int) -> list[str]:
    """Return the best linked things with neighbours; those that link it to others of them come first."""
    hubs, ranks = set(order[:most]), {node: rank for rank, node in enumerate(order)}
    kept: dict[str, None] = {}
    for hub in order:
        if len(kept) >= most:
            break
        beside = _beside(network, hub) - kept.keys() - {hub}
        shared = {node: len(hubs & _beside(network, node)) for node in beside}
        nearest = sorted(beside, key=lambda node: (-shared[node], ranks[node]))[:_BESIDE]
        if nearest:
            kept |= dict.fromkeys([hub, *nearest])
    return list(kept)[:most] or list(order[:most])


def _beside(network: "nx.MultiDiGraph[str]", node: str) -> set[str]:
    return {*network.predecessors(node), *network.successors(node)}


def picture(network: "nx.MultiDiGraph[str]", most: int = MOST) -> str:
    """Return a picture of a network as an SVG text of 860 by 480 units, on light paper.

    Of a network with more than ``most`` things the best linked ones are drawn. The same network gives
    the same picture.
    """
    part = foremost(network, most)
    places = _places(part)
    lines = [_line(places[a], places[b]) for a, b in sorted(set(part.edges())) if a != b]
    marks = [mark(part.nodes[node]["type"], places[node]) for node in sorted(part)]
    inside = Markup("\n").join([*lines, *marks, *_labels(part, places), *_legend(part)])
    return draw(_WIDTH, _HEIGHT, inside)


def draw(width: int, height: int, inside: Markup) -> str:
    """Return an SVG text of marks on light paper with round corners."""
    paper = Markup('<rect x="0.5" y="0.5" width="{}" height="{}" rx="8" fill="{}" stroke="#c5ccd4"/>').format(
        width - 1, height - 1, PAPER["light"]
    )
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {1}" width="{0}" height="{1}" '
        'font-family="system-ui,sans-serif" font-size="{2}">{3}{4}</svg>'
    ).format(width, height, _FONT, paper, inside)


def _places(part: "nx.MultiDiGraph[str]") -> dict[str, tuple[float, float]]:
    """Return where each thing lies, the whole scaled to the picture."""
    found = layout(part).positions
    if not found:
        return {}
    xs, ys = [x for x, _ in found.values()], [y for _, y in found.values()]
    wide = (_WIDTH - 2 * _EDGE) / max(max(xs) - min(xs), 1)
    high = (_HEIGHT - _FOOT - _EDGE) / max(max(ys) - min(ys), 1)
    scale = {"x": min(wide, 2 * high, 2.0), "y": min(high, 2 * wide, 2.0)}
    across = _WIDTH / 2 - scale["x"] * (max(xs) + min(xs)) / 2
    down = (_HEIGHT - _FOOT) / 2 - scale["y"] * (max(ys) + min(ys)) / 2
    return {node: (across + scale["x"] * x, down + scale["y"] * y) for node, (x, y) in found.items()}


def _line(one: tuple[float, float], other: tuple[float, float]) -> Markup:
    line = Markup('<line x1="{:.1f}" y1="{:.1f}" x2="{:.1f}" y2="{:.1f}" stroke="{}" stroke-opacity="0.55"/>')
    return line.format(*one, *other, LINE)


def mark(type_name: str, place: tuple[float, float], size: float = 7.0) -> Markup:
    """Return the mark of a class (its local name), in its shape and colour."""
    x, y = place
    look = style(type_name)
    outline: Mapping[str, Iterable[tuple[float, float]]] = {
        "square": ((-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)),
        "diamond": ((0, -1.2), (1.2, 0), (0, 1.2), (-1.2, 0)),
        "triangle": ((0, -1.15), (1.1, 0.85), (-1.1, 0.85)),
        "triangleDown": ((0, 1.15), (1.1, -0.85), (-1.1, -0.85)),
        "hexagon": ((-0.55, -0.95), (0.55, -0.95), (1.1, 0), (0.55, 0.95), (-0.55, 0.95), (-1.1, 0)),
        "star": (
            *((0, -1.3), (0.35, -0.45), (1.25, -0.4), (0.55, 0.2), (0.8, 1.1)),
            *((0, 0.6), (-0.8, 1.1), (-0.55, 0.2), (-1.25, -0.4), (-0.35, -0.45)),
        ),
    }
    if look.shape not in outline:
        return Markup('<circle cx="{:.1f}" cy="{:.1f}" r="{:.1f}" fill="{}"/>').format(x, y, size, look.light)
    points = " ".join(f"{x + size * a:.1f},{y + size * b:.1f}" for a, b in outline[look.shape])
    return Markup('<polygon points="{}" fill="{}"/>').format(points, look.light)


def _labels(part: "nx.MultiDiGraph[str]", places: Mapping[str, tuple[float, float]]) -> Iterable[Markup]:
    """Yield the names of the things, the best linked first, where they hide neither marks nor other names."""
    taken = [_Box(x - 8, y - 8, x + 8, y + 8) for x, y in places.values()]
    for node in sorted(part, key=lambda n: (-part.degree(n), n)):
        label = shortened(str(part.nodes[node]["label"]))
        x, y = places[node]
        half = text_width(label) / 2
        for across, down in ((0, 21), (0, -12), (half + 11, 4), (-half - 11, 4), (0, 33), (0, -24)):
            middle = min(max(x + across, half + 4), _WIDTH - half - 4)
            box = _Box(middle - half, y + down - 11, middle + half, y + down + 3)
            if box.top > 2 and box.bottom < _HEIGHT - _FOOT + 6 and not any(box.meets(one) for one in taken):
                taken.append(box)
                yield text(label, middle, y + down)
                break


def text(words: str, x: float, y: float, anchor: str = "middle") -> Markup:
    """Return words with a rim of paper, so that they are read across lines."""
    line = Markup(
        '<text x="{:.1f}" y="{:.1f}" text-anchor="{}" fill="{}" stroke="{}" stroke-width="3" '
        'stroke-linejoin="round" paint-order="stroke">{}</text>'
    )
    safe = words.replace("\ufffe", "").replace("\uffff", "")  # XML has no way to hold these
    return line.format(x, y, anchor, INK["light"], PAPER["light"], safe)


def _legend(part: "nx.MultiDiGraph[str]") -> Iterable[Markup]:
    """Yield the kinds that occur, in one line at the foot, as many as there is room for."""
    x, y = 18.0, _HEIGHT - 14
    for entry in legend(part):
        if x + 24 + text_width(entry.kind) > _WIDTH:
            break
        yield mark(entry.type, (x, y), 5.5)
        yield text(entry.kind, x + 11, y + 4, "start")
        x += 32 + text_width(entry.kind)


def shortened(label: str, longest: int = _LONGEST) -> str:
    """Return a name of at most so many characters, cut at a word if there is one.

    >>> shortened("Opinions on the Western Science City", 16)
    'Opinions on…'
    """
    name = clean(label)
    if len(name) <= longest:
        return name
    cut = name[: longest - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[longest // 2 :] else cut).rstrip() + "…"


def text_width(words: str) -> float:
    """Return about how wide a text is drawn, in units of the picture."""
    return sum(_FONT if east_asian_width(c) in "WF" else 0.56 * _FONT for c in words)
