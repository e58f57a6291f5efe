"""The map: where the places of a graph lie, and the zones as the hulls of what they take in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor
from typing import Final

import networkx as nx
from markupsafe import Markup

from kg.counting import counted
from kg.views import svg
from kg.views.geography import WIDTH, Frame, Point, convex_hull, frame_of, near_groups
from kg.views.lettering import bold, cut, width
from kg.views.picture import Picture, Row
from kg.views.relations import label, order, type_of

_MEMBERS: Final = ("kg:contains", "kg:spans")
_ROOM: Final = 150
_KM_PER_DEGREE: Final = 111.32
_LABEL: Final = 12.0
# Where places lie in several parts of the world, each part with so many places is also drawn by itself.
_REACH, _WORTH = 4.0, 3
_COLUMNS: Final = ("place", "kind", "latitude", "longitude")


def place_map(
    network: "nx.MultiDiGraph[str]",
    points: Mapping[str, Point],
    about: str | None = None,
    outlines: Sequence[Sequence[Point]] = (),
) -> Picture:
    """Return the picture of the places of a network at the centre points of the reference tables.

    A zone is drawn as the dashed hull of the places that it takes in, and is marked approximate; no
    national borders are drawn. ``points`` are (latitude, longitude) in degrees by id of the thing;
    ``outlines`` are lines of such points that the user wants beneath. With ``about`` only the thing,
    what it is related to and what that takes in are drawn.
    """
    near = set(network) if about is None else _near(network, about)
    found = sorted((n for n in near if n in points), key=lambda n: order(network, n))
    shown = found[:_ROOM]
    hulls = _hulls(network, points, near)
    name = f" around {label(network, about)}" if about else ""
    title = f"Map of the places{name}"
    description = (
        counted(len(shown), "place at its centre point", "places at their centre points")
        + (f"; {counted(len(hulls), 'zone')} as hulls of their parts." if hulls else ".")
        if shown
        else "No place of this graph has a point in the reference tables."
    )
    notes = ["Points are centres from the reference tables; zones are approximate, and no borders are drawn."]
    if len(found) > _ROOM:
        notes.append(f"The {_ROOM} best connected of {len(found):,} places; the table has all.")
    parts = [_panel(network, points, panel, hulls, outlines) for panel in _panels(network, points, shown)]
    body, height = _stack(parts)
    picture = svg.picture(WIDTH, height, title, description, body)
    rows = tuple(_row(network, n, points[n]) for n in sorted(found, key=lambda n: (label(network, n), n)))
    return Picture(title, description, picture, _COLUMNS, rows, tuple(notes))


def _near(network: "nx.MultiDiGraph[str]", about: str) -> set[str]:
    near = {about, *network.successors(about), *network.predecessors(about)}
    for one in sorted(near):
        near |= {o for _, o, data in network.out_edges(one, data=True) if data["predicate"] in _MEMBERS}
    return near


def _hulls(
    network: "nx.MultiDiGraph[str]", points: Mapping[str, Point], near: set[str]
) -> list[tuple[str, tuple[Point, ...]]]:
    found = []
    for zone in sorted(n for n in near if type_of(network, n) == "Zone"):
        members = {o for _, o, data in network.out_edges(zone, data=True) if data["predicate"] in _MEMBERS}
        hull = convex_hull([points[m] for m in members if m in points])
        if hull:
            found.append((zone, hull))
    return found


@dataclass(frozen=True, slots=True)
class _Panel:
    """A part of the map: its heading, its places, and those of them that are named."""

    heading: str
    things: tuple[str, ...]
    named: tuple[str, ...]


def _panels(
    network: "nx.MultiDiGraph[str]", points: Mapping[str, Point], shown: Sequence[str]
) -> list[_Panel]:
    groups = [[shown[n] for n in group] for group in near_groups([points[n] for n in shown], _REACH)]
    if len(groups) < 2:
        return [_Panel("", tuple(shown), tuple(shown))]
    parts = [g for g in groups if len(g) >= _WORTH]
    heads = tuple(g[0] for g in parts) + tuple(n for g in groups if len(g) < _WORTH for n in g)
    whole = _Panel(f"All {len(shown):,} places", tuple(shown), heads)
    return [
        whole,
        *(
            _Panel(f"Around {label(network, g[0])}: {counted(len(g), 'place')}", tuple(g), tuple(g))
            for g in parts
        ),
    ]


def _panel(
    network: "nx.MultiDiGraph[str]",
    points: Mapping[str, Point],
    panel: _Panel,
    hulls: Sequence[tuple[str, tuple[Point, ...]]],
    outlines: Sequence[Sequence[Point]],
) -> tuple[Markup, float]:
    if not panel.things:
        text = "No place of this graph has a point in the reference tables."
        return svg.words(text, WIDTH / 2, 110, "t", "middle"), 220
    places = {points[n] for n in panel.things}
    inside = [(zone, hull) for zone, hull in hulls if places.issuperset(hull)]
    frame = frame_of(sorted(places))
    whole = len(panel.named) == len(panel.things)
    ground = [
        svg.tag("path", class_="l", d=_path(frame, line, closed=False)) for line in outlines if len(line) > 1
    ]
    areas = [_area(network, zone, hull, frame) for zone, hull in inside]
    taken: list[tuple[float, float, float, float]] = []
    signs = [_sign(network, n, frame.at(points[n]), taken) for n in panel.things]
    zones = [_zone_name(network, z, hull, frame, taken) for z, hull in inside if whole]
    names = [_name(network, n, frame.at(points[n]), frame, taken) for n in panel.named]
    return svg.join(
        _grid(frame), _heading(panel), *ground, *areas, *signs, *names, *zones, _bar(frame)
    ), frame.height


def _stack(parts: Sequence[tuple[Markup, float]]) -> tuple[Markup, float]:
    """Return panels beneath one another, each cut at its edges, and their height."""
    y, placed = 0.0, []
    for content, height in parts:
        placed.append(
            svg.tag(
                "svg",
                content,
                x=0,
                y=y,
                width=WIDTH,
                height=height,
                viewBox=f"0 0 {svg.number(WIDTH)} {svg.number(height)}",
            )
        )
        y += height
    return svg.join(*placed), y


def _grid(frame: Frame) -> Markup:
    """Return lines of equal latitude and longitude with their degrees, on a tinted ground."""
    parts = [
        svg.tag("rect", class_="f", x=8, y=8, width=WIDTH - 16, height=frame.height - 16, rx=8, opacity="0.5")
    ]
    (north, west), (south, east) = frame.corners
    for n in range(ceil(south / frame.step), floor(north / frame.step) + 1):
        y = frame.at((n * frame.step, west))[1]
        parts.append(svg.tag("path", class_="l", d=f"M8 {svg.number(y)}H{WIDTH - 8:g}", opacity="0.45"))
        if y > 44:
            parts.append(svg.words(_degrees(n * frame.step, "N", "S"), WIDTH - 14, y - 4, "q", "end"))
    for n in range(ceil(west / frame.step), floor(east / frame.step) + 1):
        x = frame.at((south, n * frame.step))[0]
        parts.append(
            svg.tag(
                "path", class_="l", d=f"M{svg.number(x)} 8V{svg.number(frame.height - 8)}", opacity="0.45"
            )
        )
        if 250 < x < WIDTH - 90:
            parts.append(svg.words(_degrees(n * frame.step, "E", "W"), x + 4, frame.height - 14, "q"))
    return svg.join(*parts)


def _degrees(value: float, positive: str, negative: str) -> str:
    return f"{round(abs(value), 1):g}° {positive if value >= 0 else negative}"


def _heading(panel: _Panel) -> Markup:
    return svg.words(panel.heading, 24, 26, "h") if panel.heading else svg.join()


def _sign(
    network: "nx.MultiDiGraph[str]", thing: str, at: Point, taken: list[tuple[float, float, float, float]]
) -> Markup:
    x, y = at
    taken.append((x - 7, y - 7, x + 7, y + 7))
    return svg.tag("g", svg.join(svg.hint(_hint(network, thing)), svg.mark(type_of(network, thing), x, y, 5)))


def _hint(network: "nx.MultiDiGraph[str]", thing: str) -> str:
    return f"{label(network, thing)} ({network.nodes[thing]['kind']})"


def _path(frame: Frame, line: Sequence[Point], *, closed: bool) -> str:
    corners = (" ".join(map(svg.number, frame.at(point))) for point in line)
    return "M" + "L".join(corners) + ("Z" if closed else "")


def _area(network: "nx.MultiDiGraph[str]", zone: str, hull: Sequence[Point], frame: Frame) -> Markup:
    said = svg.hint(f"{label(network, zone)} (approximate)")
    if len(hull) == 1:
        x, y = frame.at(hull[0])
        return svg.tag("circle", said, class_="s d", cx=x, cy=y, r=15, opacity="0.75")
    return svg.tag(
        "path",
        said,
        class_="kZone s d",
        d=_path(frame, hull, closed=True),
        fill_opacity="0.1",
        stroke_linejoin="round",
        stroke_opacity="0.75",
    )


def _name(
    network: "nx.MultiDiGraph[str]",
    thing: str,
    at: Point,
    frame: Frame,
    taken: list[tuple[float, float, float, float]],
) -> Markup:
    """Return the label of a point at the first free side, or nothing: its name shows on pointing."""
    text = cut(label(network, thing), _LABEL, 170)
    wide, (x, y) = width(text, _LABEL), at
    for anchor, left, top in (
        ("start", x + 9, y - 8),
        ("end", x - 9 - wide, y - 8),
        ("middle", x - wide / 2, y - 24),
        ("middle", x - wide / 2, y + 8),
    ):
        box = (left, top, left + wide, top + 16)
        if (
            box[0] < 4
            or box[2] > WIDTH - 64
            or box[1] < 34
            or box[3] > frame.height - 34
            or _meets(box, taken)
        ):
            continue
        taken.append(box)
        start = {"start": left, "end": left + wide, "middle": left + wide / 2}[anchor]
        return svg.words(text, start, top + 12, "q halo", anchor)
    return svg.join()


def _zone_name(
    network: "nx.MultiDiGraph[str]",
    zone: str,
    hull: Sequence[Point],
    frame: Frame,
    taken: list[tuple[float, float, float, float]],
) -> Markup:
    text = cut(label(network, zone), bold(13), 280)
    wide = width(text, bold(13))
    corners = sorted((frame.at(point) for point in hull), key=lambda p: (p[1], p[0]))
    for x, y in (corners[0], corners[-1]):
        for top in (y - 30, y + 16, y - 48, y + 34):
            left = min(max(x - wide / 2, 6), WIDTH - wide - 70)
            box = (left, top, left + wide, top + 16)
            if box[1] >= 34 and box[3] <= frame.height - 34 and not _meets(box, taken):
                taken.append(box)
                return svg.words(text, left, top + 12, "b halo")
    return svg.join()


def _meets(
    box: tuple[float, float, float, float], taken: Iterable[tuple[float, float, float, float]]
) -> bool:
    return any(box[0] < b[2] and b[0] < box[2] and box[1] < b[3] and b[1] < box[3] for b in taken)


def _bar(frame: Frame) -> Markup:
    """Return a scale bar of a round length, at the lower left."""
    per_pixel = _KM_PER_DEGREE / frame.scale
    length = next(
        n
        for n in (10000, 5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1)
        if n / per_pixel <= 180 or n == 1
    )
    end, y = 24 + length / per_pixel, frame.height - 20
    line = svg.tag(
        "path", class_="s", d=f"M24 {svg.number(y - 5)}V{svg.number(y)}H{svg.number(end)}V{svg.number(y - 5)}"
    )
    return svg.join(line, svg.words(f"{length} km", end + 8, y + 1, "q"))


def _row(network: "nx.MultiDiGraph[str]", thing: str, point: Point) -> Row:
    latitude, longitude = point
    return Row(
        (label(network, thing), str(network.nodes[thing]["kind"]), f"{latitude:.2f}", f"{longitude:.2f}")
    )
