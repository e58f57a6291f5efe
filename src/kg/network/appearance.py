"""How each class looks: a colour for its family, a shape inside the family, and the legend."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import networkx as nx


@dataclass(frozen=True, slots=True)
class Style:
    """The look of a class: fill on a light and on a dark page, and a shape of vis-network."""

    light: str
    dark: str
    shape: str


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One line of the legend: a class, how it looks and how many nodes have it."""

    type: str
    kind: str
    style: Style
    count: int


# Pages of the two themes: what the marks and the words lie on, and the words themselves.
PAPER: Final[Mapping[str, str]] = MappingProxyType({"light": "#ffffff", "dark": "#12161c"})
INK: Final[Mapping[str, str]] = MappingProxyType({"light": "#1a2129", "dark": "#e9edf2"})

_POLICY = ("#0a6cc0", "#4a9fec")
_MEASURE = ("#a63d00", "#f49a5b")
_AIM = ("#008660", "#45d1a2")
_BODY = ("#5f2580", "#d6aaf0")
_PLACE = ("#947000", "#e3c455")
_FIELD = ("#3c4858", "#b4bfcc")
_OCCASION = ("#6b0f36", "#ffd3df")

STYLES: Final[Mapping[str, Style]] = MappingProxyType(
    {
        "PolicyDocument": Style(*_POLICY, "square"),
        "Strategy": Style(*_POLICY, "hexagon"),
        "Policy": Style(*_POLICY, "dot"),
        "Measure": Style(*_MEASURE, "dot"),
        "Objective": Style(*_AIM, "diamond"),
        "Target": Style(*_AIM, "star"),
        "PublicBody": Style(*_BODY, "square"),
        "Institution": Style(*_BODY, "diamond"),
        "UnnamedGroup": Style(*_BODY, "triangleDown"),
        "Zone": Style(*_PLACE, "hexagon"),
        "AdministrativeArea": Style(*_PLACE, "square"),
        "Place": Style(*_PLACE, "triangleDown"),
        "Facility": Style(*_PLACE, "triangle"),
        "Industry": Style(*_FIELD, "square"),
        "Theme": Style(*_FIELD, "diamond"),
        "Event": Style(*_OCCASION, "star"),
        "Challenge": Style(*_OCCASION, "triangleDown"),
    }
)
OTHER: Final = Style("#4d5b6b", "#a9b6c5", "dot")


def style(type_name: str) -> Style:
    """Return the look of a class given by its local name; unknown classes look like plain dots."""
    return STYLES.get(type_name, OTHER)


def legend(network: "nx.MultiDiGraph[str]") -> tuple[LegendEntry, ...]:
    """Return the classes that occur in a network with their counts, in the order of STYLES."""
    counts = Counter(data["type"] for _, data in network.nodes(data=True))
    words = {data["type"]: data["kind"] for _, data in network.nodes(data=True)}
    known = [name for name in STYLES if name in counts]
    others = sorted(set(counts) - set(STYLES))
    return tuple(LegendEntry(name, words[name], style(name), counts[name]) for name in (*known, *others))


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour ``#rrggbb``, as WCAG 2 defines it.

    >>> luminance("#ffffff")
    1.0
    """
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return round(0.2126 * red + 0.7152 * green + 0.0722 * blue, 6)


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21.

    >>> contrast("#000000", "#ffffff")
    21.0
    """
    low, high = sorted((luminance(one), luminance(other)))
    return round((high + 0.05) / (low + 0.05), 3)
