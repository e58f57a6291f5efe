"""The ring: one thing in the middle, and around it all that it is related to, relation by relation."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Final

import networkx as nx
from markupsafe import Markup

from kg.counting import counted
from kg.views import svg
from kg.views.lettering import bold, cut, wrap
from kg.views.parts import Item, Part, parts
from kg.views.picture import Picture, Row
from kg.views.relations import Link, label, links, type_of

_WIDTH: Final = 1180.0
_LINE: Final = 21.0
_GAP: Final = 12.0  # between two relations
_REACH: Final = 215.0  # from the middle to the farthest sign
_NEAR: Final = 120.0  # from the middle to the nearest sign, at top and bottom
_FOLD: Final = 12  # more things of one relation than these are folded to one line
_COLUMNS: Final = ("relation", "thing", "kind", "status")


@dataclass(frozen=True, slots=True)
class _Wing:
    """The relations on one side, each with the things at its other end."""

    groups: tuple[tuple[str, tuple[Link, ...]], ...]

    @property
    def height(self) -> float:
        """How high the side is, in pixels."""
        lines = sum(1 + min(len(found), _FOLD) for _, found in self.groups)
        return lines * _LINE + max(len(self.groups) - 1, 0) * _GAP


def ring(network: "nx.MultiDiGraph[str]", about: str) -> Picture:
    """Return the picture of one thing of a network (its id) with its neighbours.

    Relations stand together, with their name in the direction seen. Nothing overlaps, as each thing has
    a line of its own; where one relation leads to more than twelve things the rest is counted, and the
    table of the picture names them all.
    """
    found = links(network, about)
    left, right = _sides(_by_relation(found))
    height = max(left.height, right.height, 160.0) + 72
    name = label(network, about)
    body = svg.join(
        _wing(network, left, -1, height),
        _wing(network, right, 1, height),
        _centre(name, type_of(network, about), _kind(network, about), height),
    )
    title = f"What {name} is related to"
    description = _told(network, name, found)
    rows = tuple(_row(network, link) for link in found)
    hidden = sum(max(len(group) - _FOLD + 1, 0) for _, group in _by_relation(found) if len(group) > _FOLD)
    notes = (f"{hidden:,} more in the table.",) if hidden else ()
    drawing = svg.picture(_WIDTH, height, title, description, body)
    return Picture(title, description, drawing, _COLUMNS, rows, notes, _parts(network, found))


def _parts(network: "nx.MultiDiGraph[str]", found: Iterable[Link]) -> tuple[Part, ...]:
    return parts((words, _items(network, group)) for words, group in _by_relation(found))


def _items(network: "nx.MultiDiGraph[str]", group: Sequence[Link]) -> list[Item]:
    """Return the things of one relation; their kinds are told where they are of several."""
    kinds = {k.other: _kind(network, k.other) for k in group}
    several = len(set(kinds.values())) > 1
    return [
        Item(type_of(network, k.other), label(network, k.other), kinds[k.other] if several else "", k.status)
        for k in group
    ]


def _kind(network: "nx.MultiDiGraph[str]", thing: str) -> str:
    return str(network.nodes[thing]["kind"])


def _by_relation(found: Iterable[Link]) -> list[tuple[str, tuple[Link, ...]]]:
    groups: dict[str, list[Link]] = {}
    for link in found:
        groups.setdefault(link.words, []).append(link)
    return sorted(((w, tuple(g)) for w, g in groups.items()), key=lambda pair: (-len(pair[1]), pair[0]))


def _sides(groups: Sequence[tuple[str, tuple[Link, ...]]]) -> tuple[_Wing, _Wing]:
    """Return the relations in two halves of like height, the largest first on the right."""
    left, right = _Wing(()), _Wing(())
    for group in groups:
        if right.height <= left.height:
            right = _Wing((*right.groups, group))
        else:
            left = _Wing((*left.groups, group))
    return left, right


def _wing(network: "nx.MultiDiGraph[str]", wing: _Wing, side: int, height: float) -> Markup:
    parts: list[Markup] = []
    y = (height - wing.height) / 2
    for relation, found in wing.groups:
        x, anchor = _place(y + _LINE, side, height)
        parts.append(svg.words(relation, x + side * 12, y + 14, "q", anchor))
        y += _LINE
        shown = found if len(found) <= _FOLD else found[: _FOLD - 1]
        for link in shown:
            parts.append(_spoke(y, side, height, link.status))
            parts.append(_neighbour(network, link, y, side, height))
            y += _LINE
        if len(found) > len(shown):
            x, anchor = _place(y, side, height)
            parts.append(svg.words(f"and {len(found) - len(shown)} more", x + side * 12, y + 14, "q", anchor))
            y += _LINE
        y += _GAP
    return svg.join(*parts)


def _place(y: float, side: int, height: float) -> tuple[float, str]:
    """Return where a line begins: on an arc around the middle."""
    off = (y + _LINE / 2 - height / 2) / (height / 2)
    x = _WIDTH / 2 + side * max(_NEAR, _REACH * sqrt(max(0.0, 1 - off * off)))
    return x, "start" if side > 0 else "end"


def _spoke(y: float, side: int, height: float, status: str) -> Markup:
    x, _ = _place(y, side, height)
    middle, edge = height / 2, _WIDTH / 2 + side * 60
    to = y + _LINE / 2
    bend = (edge + x) / 2
    curve = " ".join(svg.number(n) for n in (bend, middle, bend, to, x, to))
    class_ = {"disputed": "wl", "proposed": "l d", "rejected": "wl d"}.get(status, "l")
    return svg.tag("path", class_=class_, d=f"M{svg.number(edge)} {svg.number(middle)}C{curve}")


def _neighbour(network: "nx.MultiDiGraph[str]", link: Link, y: float, side: int, height: float) -> Markup:
    x, anchor = _place(y, side, height)
    text, room = label(network, link.other), _WIDTH / 2 - abs(x - _WIDTH / 2) - 30
    said = f"{text} ({network.nodes[link.other]['kind']})" + "".join(
        f"\n“{s}” {d}" for s, d in link.sentences
    )
    return svg.tag(
        "g",
        svg.join(
            svg.hint(said),
            svg.mark(type_of(network, link.other), x, y + _LINE / 2),
            svg.words(cut(text, 13, room), x + side * 12, y + 15, "t", anchor),
        ),
    )


def _centre(name: str, type_name: str, kind: str, height: float) -> Markup:
    lines = wrap(name, bold(15), 190, 4)
    middle, tall = height / 2, len(lines) * 20 + 44
    top = middle - tall / 2
    box = svg.tag("rect", class_="f", x=_WIDTH / 2 - 104, y=top, width=208, height=tall, rx=10)
    text = [svg.words(line, _WIDTH / 2, top + 46 + 20 * n, "h", "middle") for n, line in enumerate(lines)]
    below = svg.words(kind, _WIDTH / 2 + 10, top + 24, "q", "middle")
    sign = svg.mark(type_name, _WIDTH / 2 + 10 - 3.4 * len(kind) - 12, top + 20, 6)
    return svg.join(box, sign, below, *text)


def _told(network: "nx.MultiDiGraph[str]", name: str, found: Sequence[Link]) -> str:
    if not found:
        return f"Nothing is related to {name} in this graph."
    groups = ", ".join(f"{words}: {len(group):,}" for words, group in _by_relation(found))
    return f"{name} is related to {counted(len({k.other for k in found}), 'thing')} ({groups})."


def _row(network: "nx.MultiDiGraph[str]", link: Link) -> Row:
    cells = (link.words, label(network, link.other), _kind(network, link.other), link.status)
    return Row(cells, link.sentences)
