"""Geometry of the map: the projection, hulls, groups of near points, and the lines of a user's GeoJSON."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import cos, hypot, radians
from typing import Any, Final

Point = tuple[float, float]

WIDTH: Final = 960.0
_STEPS: Final = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 30.0)
_MARGIN, _TALLEST, _LOWEST = 74.0, 560.0, 340.0


@dataclass(frozen=True, slots=True)
class Frame:
    """What of the earth is drawn, and how large: an equirectangular projection about the middle latitude."""

    west: float
    north: float
    squeeze: float
    scale: float
    height: float

    @property
    def step(self) -> float:
        """How many degrees lie between the lines of the grid: a round number, at least 110 pixels."""
        return next((s for s in _STEPS if s * self.scale >= 110), _STEPS[-1])

    @property
    def corners(self) -> tuple[Point, Point]:
        """The upper left and the lower right corner, as points."""
        west, east = (self.west + (x - _MARGIN) / self.squeeze / self.scale for x in (0, WIDTH))
        return (self.north + _MARGIN / self.scale, west), (
            self.north - (self.height - _MARGIN) / self.scale,
            east,
        )

    def at(self, point: Point) -> Point:
        """Return where a point (latitude, longitude) stands in the picture."""
        latitude, longitude = point
        return (
            _MARGIN + (longitude - self.west) * self.squeeze * self.scale,
            _MARGIN + (self.north - latitude) * self.scale,
        )


def read_outlines(data: Mapping[str, Any]) -> tuple[tuple[Point, ...], ...]:
    """Return the lines and rings of a GeoJSON object as (latitude, longitude) in degrees.

    Points and what is not a geometry are passed over.
    """
    if "features" in data:
        return tuple(line for feature in data["features"] for line in read_outlines(feature))
    if "geometries" in data:
        return tuple(line for geometry in data["geometries"] for line in read_outlines(geometry))
    if data.get("geometry"):
        return read_outlines(data["geometry"])
    return tuple(_lines(data.get("coordinates")))


def _lines(coordinates: Any) -> Iterable[tuple[Point, ...]]:
    if not isinstance(coordinates, list) or not coordinates or not isinstance(coordinates[0], list):
        return
    if coordinates[0] and isinstance(coordinates[0][0], int | float):
        yield tuple((float(point[1]), float(point[0])) for point in coordinates)
    else:
        for part in coordinates:
            yield from _lines(part)


def convex_hull(points: Iterable[Point]) -> tuple[Point, ...]:
    """Return the corners of the convex hull, by the monotone chain of Andrew (1979).

    >>> convex_hull([(0, 0), (2, 0), (1, 1), (1, 3)])
    ((0, 0), (2, 0), (1, 3))
    """
    ordered = sorted(set(points))
    if len(ordered) < 3:
        return tuple(ordered)
    return (*_chain(ordered), *_chain(ordered[::-1]))


def _chain(points: Sequence[Point]) -> list[Point]:
    chain: list[Point] = []
    for point in points:
        while len(chain) > 1 and _turn(chain[-2], chain[-1], point) <= 0:
            chain.pop()
        chain.append(point)
    return chain[:-1]


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def frame_of(points: Sequence[Point]) -> Frame:
    """Return the projection that shows all points, as large as fits."""
    latitudes, longitudes = [p[0] for p in points] or [0.0], [p[1] for p in points] or [0.0]
    north, south, west, east = max(latitudes), min(latitudes), min(longitudes), max(longitudes)
    squeeze = max(cos(radians((north + south) / 2)), 0.1)
    wide, high = max((east - west) * squeeze, 0.5), max(north - south, 0.4)
    scale = min((WIDTH - 2 * _MARGIN) / wide, (_TALLEST - 2 * _MARGIN) / high)
    height = max(high * scale + 2 * _MARGIN, _LOWEST)
    slack_x, slack_y = (WIDTH - 2 * _MARGIN) / scale - wide, (height - 2 * _MARGIN) / scale - high
    middle_x = (east + west) / 2 - (wide + slack_x) / 2 / squeeze
    return Frame(middle_x, (north + south) / 2 + (high + slack_y) / 2, squeeze, scale, height)


def near_groups(points: Sequence[Point], reach: float) -> list[list[int]]:
    """Return the indices of points in groups whose members are joined by steps of at most ``reach`` degrees.

    The largest group comes first; this is single-linkage clustering, cut at ``reach``.

    >>> near_groups([(0, 0), (0, 1), (50, 50)], 5)
    [[0, 1], [2]]
    """
    left = list(range(len(points)))
    groups: list[list[int]] = []
    while left:
        group = [left.pop(0)]
        for member in group:
            close = [n for n in left if _degrees(points[member], points[n]) <= reach]
            group.extend(close)
            left = [n for n in left if n not in close]
        groups.append(sorted(group))
    return sorted(groups, key=lambda group: (-len(group), group))


def _degrees(one: Point, other: Point) -> float:
    squeeze = cos(radians((one[0] + other[0]) / 2))
    return hypot(one[0] - other[0], (one[1] - other[1]) * squeeze)
