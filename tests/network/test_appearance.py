"""Colours, shapes and the legend."""

import itertools

import networkx as nx
import pytest

from kg.network.appearance import INK, OTHER, PAPER, STYLES, contrast, legend, style
from kg.network.names import NODE_CLASSES

# What red-green blind eyes see of a colour: rows of (red, green, blue), after Machado and others 2009.
BLINDNESS = {
    "protan": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
    "deutan": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
}


def seen(colour: str, kind: str) -> tuple[float, ...]:
    """Return a colour as red-green blind eyes see it, each channel from 0 to 255."""
    rgb = [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
    return tuple(sum(f * c for f, c in zip(row, rgb, strict=True)) for row in BLINDNESS[kind])


def test_every_class_of_things_has_a_look() -> None:
    """The look of all seventeen classes is laid down."""
    assert set(STYLES) == set(NODE_CLASSES)
    assert len(STYLES) == 17


def test_marks_stand_out_from_the_page() -> None:
    """Every mark has a contrast of at least 3 to the page, in both themes."""
    weak = [
        (name, theme)
        for name, look in (*STYLES.items(), ("other", OTHER))
        for theme, fill in (("light", look.light), ("dark", look.dark))
        if contrast(fill, PAPER[theme]) < 3
    ]
    assert weak == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_words_stand_out_from_the_page(theme: str) -> None:
    """Words have a contrast of at least 4.5 to the page."""
    assert contrast(INK[theme], PAPER[theme]) >= 4.5


@pytest.mark.parametrize("kind", ["protan", "deutan"])
def test_no_two_classes_look_alike_to_red_green_blind_eyes(kind: str) -> None:
    """Two classes differ in shape, or in a colour that red-green blind eyes tell apart."""
    alike = []
    for (a, one), (b, two) in itertools.combinations(STYLES.items(), 2):
        pairs = ((one.light, two.light), (one.dark, two.dark))
        apart = min(
            sum((x - y) ** 2 for x, y in zip(seen(p, kind), seen(q, kind), strict=True)) ** 0.5
            for p, q in pairs
        )
        if one.shape == two.shape and apart < 25:
            alike.append((a, b, round(apart)))
    assert alike == []


def test_the_legend_counts_the_classes_that_occur() -> None:
    """The legend has one line a class, in a fixed order, with unknown classes at the end."""
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node, kind in (("a", "Zone"), ("b", "Oddity"), ("c", "Policy"), ("d", "Zone")):
        network.add_node(node, type=kind, kind=kind.lower())
    assert [(e.kind, e.count) for e in legend(network)] == [("policy", 1), ("zone", 2), ("oddity", 1)]
    assert style("Oddity") == OTHER
