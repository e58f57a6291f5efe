"""The still pictures: what they hold, what they leave out and say so, and that no word is lost or run."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree

import networkx as nx
import pytest

from kg.exceptions import InputError
from kg.network.projection import Detail
from kg.views.drawing import VIEWS, Subject, draw, report
from kg.views.geography import convex_hull, near_groups, read_outlines
from kg.views.lanes import lanes
from kg.views.lettering import width
from kg.views.matrix import FAMILIES, SINGULAR, matrix
from kg.views.picture import Picture
from kg.views.picture_pages import picture_page
from kg.views.place_map import place_map
from kg.views.ring import ring
from kg.views.timeline import timeline

from .conftest import add_node, passage

SVG = "{http://www.w3.org/2000/svg}"
POINTS = {"r:place-a": (10.0, 20.0), "r:place-b": (11.0, 21.0), "r:place-c": (13.0, 23.0)}
# Words that try to become markup, script or a broken file.
HOSTILE = (
    "</title><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "a\x00b\x1bc\ufffe",
    "]]>&amp;",
    "𝒜 成都",
)


def tie(network: Any, one: str, other: str, key: str, label: str, sentence: str) -> None:
    """Add a relation as the projection makes it."""
    said = (passage(sentence),)
    network.add_edge(
        one, other, key, label=label, inverse=f"← {label}", status="accepted", passages=said, predicate=key
    )


def made(measures: int = 3, name: str = "Reed Bay Zone") -> Any:
    """Return a network of one body, policy and zone, with some measures, places, industries and dates."""
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    add_node(network, "r:body", "PublicBody", "Ministry of Tides")
    add_node(network, "r:policy", "PolicyDocument", "Reed Bay Plan")
    add_node(network, "r:zone", "Zone", name)
    for place in POINTS:
        add_node(network, place, "AdministrativeArea", f"Town {place[-1].upper()}")
    add_node(network, "r:industry", "Industry", "ship repair")
    network.nodes["r:policy"]["details"] = (Detail("kg:issuedOn", "issued on", "2021-06-30", "accepted", ()),)
    tie(network, "r:policy", "r:body", "kg:issuedBy", "issued by", "The ministry issued the plan.")
    tie(network, "r:policy", "r:zone", "kg:appliesTo", "applies to", "The plan is for the zone.")
    for place in ("r:place-a", "r:place-b"):
        tie(network, "r:zone", place, "kg:contains", "contains", "The zone takes in two towns.")
    for n in range(measures):
        add_node(network, f"r:measure-{n:02d}", "Measure", f"mend pier {n:02d}")
        due = Detail("kg:deadlineYear", "deadline year", str(2025 + n % 3), "accepted", ())
        network.nodes[f"r:measure-{n:02d}"]["details"] = (due,)
        tie(network, "r:policy", f"r:measure-{n:02d}", "kg:hasMeasure", "has measure", "It mends piers.")
        tie(network, f"r:measure-{n:02d}", "r:industry", "kg:addressesIndustry", "is for", "Piers serve.")
    return network


def subject(network: Any, about: str | None = "r:zone") -> Subject:
    """Return what the pictures are made of."""
    return Subject(network, POINTS, about)


class Tags(HTMLParser):
    """The names of all elements and attributes of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names |= {tag, *(name for name, _ in attrs)}


def texts(picture: Picture) -> list[str]:
    """Return all the words that are drawn."""
    root = ElementTree.fromstring(str(picture.svg))  # noqa: S314 - our own picture
    return ["".join(node.itertext()) for node in root.iter(f"{SVG}text")]


DRAWN: dict[str, Callable[[Any], Picture]] = {
    "ring": lambda n: ring(n, "r:policy"),
    "lanes": lanes,
    "matrix": matrix,
    "timeline": timeline,
    "map": lambda n: place_map(n, POINTS),
}
# What must be readable in each picture.
SEEN = {
    "ring": {"Reed Bay Plan", "issued by", "Ministry of Tides", "applies to", "mend pier 02"},
    "lanes": {"Bodies", "Policies", "Ministry of Tides", "mend pier 01", "ship repair", "Reed Bay Zone"},
    "matrix": {"Ministry of Tides", "ship repair", "3"},
    "timeline": {"Reed Bay Plan", "2021-06-30", "mend pier 00", "2025"},
    "map": {"Town A", "Town B", "Reed Bay Zone"},
}


@pytest.mark.parametrize("view", DRAWN)
def test_a_picture_is_a_whole_svg_that_tells_what_it_shows(view: str) -> None:
    """A picture is well-formed, has title and description in words, and the words that it must show."""
    picture = DRAWN[view](made())
    root = ElementTree.fromstring(str(picture.svg))  # noqa: S314 - our own picture
    assert root.findtext(f"{SVG}title") == picture.title
    assert root.findtext(f"{SVG}desc") == picture.description
    assert root.get("role") == "img"
    assert SEEN[view] <= set(texts(picture))


def test_every_view_is_drawn_here() -> None:
    """The cases are the views that the commands offer."""
    assert tuple(DRAWN) == VIEWS == tuple(SEEN)


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("view", VIEWS)
def test_hostile_words_stay_words(view: str, words: str) -> None:
    """A name that looks like markup stays a name, in the picture and on its page."""
    picture = draw(view, subject(made(name=words)))
    root = ElementTree.fromstring(str(picture.svg))  # noqa: S314 - our own picture
    assert {node.tag.removeprefix(SVG) for node in root.iter()} <= {
        *("svg", "title", "desc", "style", "rect", "path", "circle", "g", "text")
    }
    page = Tags()
    page.feed(picture_page([picture]))
    assert "svg" in page.names
    assert not {"script", "img", "onerror", "onload", "src"} & page.names


@pytest.mark.parametrize("words", HOSTILE)
def test_no_attribute_runs_anything(words: str) -> None:
    """No element has an event handler or an address."""
    for view in VIEWS:
        root = ElementTree.fromstring(str(draw(view, subject(made(name=words))).svg))  # noqa: S314 - our own
        names = {name for node in root.iter() for name in node.attrib}
        assert not {n for n in names if n.startswith("on") or "href" in n or n == "style"}


def test_a_page_loads_nothing_and_runs_nothing() -> None:
    """The page admits its two styles by their hashes, and nothing else."""
    page = picture_page([draw(view, subject(made())) for view in VIEWS], "Bay", "for a test")
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy is not None
    assert policy[1].startswith("default-src &#39;none&#39;; style-src &#39;sha256-")
    assert "script" not in policy[1]
    assert not re.findall(r'(?:src|href)="(?!#)', page)


def test_a_page_has_each_fact_as_a_row() -> None:
    """The table beside a drawing names every relation, with the sentence and its document."""
    page = picture_page([ring(made(), "r:zone")])
    assert "The zone takes in two towns." in page
    assert page.count("<tr>") == 1 + 3


def test_what_has_no_room_is_counted() -> None:
    """Thirty measures of one relation are folded in the ring, counted beneath it, and all in its table."""
    picture = ring(made(30), "r:policy")
    assert "and 19 more" in texts(picture)
    assert picture.notes == ("19 more in the table.",)
    assert len(picture.rows) == 32


def test_lanes_say_what_they_leave_out() -> None:
    """A lane holds 26 things and says of how many; the table has all relations."""
    picture = lanes(made(30))
    assert picture.notes == ("Measures and aims: 26 of 30 are drawn, in whole chains; the table has all.",)
    assert sum(text.startswith("mend pier") for text in texts(picture)) == 26
    assert len(picture.rows) == 62


def test_lanes_are_full_of_whole_chains() -> None:
    """Of forty policies the lanes draw chains: every measure that is drawn has its policy beside it."""
    network = made(0)
    for n in range(40):
        add_node(network, f"r:plan-{n:02d}", "PolicyDocument", f"Plan {n:02d}")
        add_node(network, f"r:step-{n:02d}", "Measure", f"step {n:02d}")
        tie(network, f"r:plan-{n:02d}", "r:body", "kg:issuedBy", "issued by", "It issued them.")
        tie(network, f"r:plan-{n:02d}", f"r:step-{n:02d}", "kg:hasMeasure", "has measure", "It has one.")
        tie(network, f"r:step-{n:02d}", "r:industry", "kg:addressesIndustry", "is for", "It serves.")
    seen = set(texts(lanes(network)))
    steps = {words[-2:] for words in seen if words.startswith("step ")}
    plans = {words[-2:] for words in seen if words.startswith("Plan ")}
    assert len(steps) >= 25
    assert steps <= plans


def test_a_matrix_is_of_what_is_linked_most() -> None:
    """Without families the matrix takes those of which most pairs are linked."""
    network = made()
    for n in range(5):
        add_node(network, f"r:field-{n}", "Industry", f"field {n}")
        tie(network, "r:zone", f"r:field-{n}", "kg:hosts", "hosts", "The zone hosts it.")
    assert matrix(network).title == "Places and industries: what links them"
    assert matrix(nx.MultiDiGraph()).title == "Bodies and industries: what links them"


def test_lanes_about_one_thing() -> None:
    """Lanes about a measure show what is before and behind it, and no other measure."""
    seen = set(texts(lanes(made(), "r:measure-01")))
    assert {"Ministry of Tides", "Reed Bay Plan", "mend pier 01", "ship repair"} <= seen
    assert "mend pier 00" not in seen


def test_the_timeline_says_what_it_leaves_out() -> None:
    """Seventy dates do not fit; the rest is counted, and the table has all."""
    picture = timeline(made(70))
    assert picture.notes == ("11 more in the table.",)
    assert len(picture.rows) == 71


def test_what_has_a_beginning_and_an_end_comes_first() -> None:
    """Among eighty policies with a date the one with deadlines is drawn, though it is the latest."""
    network = made(3)
    for n in range(80):
        add_node(network, f"r:old-{n:02d}", "PolicyDocument", f"Old plan {n:02d}")
        issued = Detail("kg:issuedOn", "issued on", "2001-02-03", "accepted", ())
        network.nodes[f"r:old-{n:02d}"]["details"] = (issued,)
    picture = timeline(network)
    assert {"Reed Bay Plan", "mend pier 00"} <= set(texts(picture))
    assert picture.notes == ("24 more in the table.",)


def test_the_end_of_a_policy_stands_in_its_own_row() -> None:
    """A policy that falls due itself is no aim without a policy: issue and end stand together."""
    network = made(0)
    end = Detail("kg:deadlineYear", "deadline year", "2030", "accepted", ())
    network.nodes["r:policy"]["details"] += (end,)
    picture = timeline(network)
    assert "(no policy is named)" not in texts(picture)
    assert "until 2030" in texts(picture)
    assert [row.cells[0] for row in picture.rows] == ["2021-06-30", "2030"]


def test_a_matrix_counts_what_links_a_pair() -> None:
    """Three measures of the ministry's plan address one industry: the row names all three."""
    (row,) = matrix(made()).rows
    assert row.cells == ("Ministry of Tides", "ship repair", "mend pier 00; mend pier 01; mend pier 02")
    assert ("Piers serve.", "Coast news") in row.sentences


def test_families_have_a_singular() -> None:
    """Every family that a matrix can have is told in the singular too."""
    assert SINGULAR.keys() == FAMILIES.keys()


@pytest.mark.parametrize(
    ("view", "asked", "reason"),
    [
        ("ring", Subject(made(), POINTS), "a ring is about one thing"),  # no thing is named
        ("pie", subject(made()), "no such view"),  # an unknown view
        ("ring", subject(made(), "r:nowhere"), "it is not in the network"),  # a thing that no fact touches
        ("matrix", Subject(made(), POINTS, None, "bodies", "bodies"), "rows and columns are the same"),
        ("matrix", Subject(made(), POINTS, None, "bodies", "boats"), "unknown family"),
    ],
)
def test_what_cannot_be_drawn_is_told(view: str, asked: Subject, reason: str) -> None:
    """What cannot be drawn is one clear error."""
    with pytest.raises(InputError, match=reason):
        draw(view, asked)


@pytest.mark.parametrize("view", ["lanes", "matrix", "timeline", "map"])
def test_an_empty_graph_is_told_in_words(view: str) -> None:
    """A picture of nothing is a picture that says so."""
    picture = draw(view, Subject(nx.MultiDiGraph(), {}))
    assert picture.rows == ()
    assert picture.description
    ElementTree.fromstring(str(picture.svg))  # noqa: S314 - our own picture


def test_a_report_has_only_pictures_that_show_something() -> None:
    """The report leaves out the matrix of places and industries, which nothing fills here."""
    titles = [one.title for one in report(subject(made(), None))]
    assert titles[0] == "Who orders what for whom"
    assert "What Reed Bay Zone is related to" in titles
    assert report(Subject(nx.MultiDiGraph(), {})) == ()


def boxes(picture: Picture) -> list[tuple[float, float, float, float, str]]:
    """Return where the unturned words of a picture stand, by the widths that the drawing itself assumes."""
    found = []
    root = ElementTree.fromstring(str(picture.svg))  # noqa: S314 - our own picture
    sizes = {"q": 12.0, "t": 13.0, "b": 14.3, "h": 16.5}
    for node in root.iter(f"{SVG}text"):
        if node.get("transform"):
            continue
        text, size = "".join(node.itertext()), sizes.get((node.get("class") or "t").split()[0], 13.0)
        wide, x, y = width(text, size), float(node.get("x", 0)), float(node.get("y", 0))
        left = x - {"end": wide, "middle": wide / 2}.get(node.get("text-anchor") or "", 0)
        found.append((left, y - size * 0.8, left + wide, y + size * 0.2, text))
    return found


@pytest.mark.parametrize("count", [3, 26, 60])
@pytest.mark.parametrize("view", ["ring", "lanes", "matrix", "timeline"])
def test_no_words_overlap(view: str, count: int) -> None:
    """No two labels of a picture lie on one another, however many things there are."""
    found = boxes(DRAWN[view](made(count)))
    hits = [
        (a[4], b[4])
        for n, a in enumerate(found)
        for b in found[n + 1 :]
        if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
    ]
    assert len(found) >= 2
    assert hits == []


def test_the_hash_seed_does_not_matter() -> None:
    """Three hash seeds give the same pictures, byte for byte."""
    code = (
        "import hashlib, kg\n"
        "from dataclasses import replace\n"
        "from kg.views.drawing import VIEWS, draw, report\n"
        "with kg.open(kg.EXAMPLE) as graph:\n"
        "    made = graph._subject()\n"
        "    about = next(n for n, d in made.network.nodes(data=True) if d['type'] == 'Zone')\n"
        "    pictures = [*report(made), *(draw(v, replace(made, about=about)) for v in VIEWS)]\n"
        "    pictures.append(graph.path_picture('Shapingba', 'State Council'))\n"
        "print(hashlib.sha256(''.join(str(p.svg) + repr(p.rows) for p in pictures).encode()).hexdigest())\n"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("0", "1", "4242")
    }
    assert len(seen) == 1


@pytest.mark.parametrize(
    ("points", "hull"),
    [
        ([], ()),  # nothing
        ([(1, 1)], ((1, 1),)),  # a point is its own hull
        ([(0, 0), (1, 1), (2, 2)], ((0, 0), (2, 2))),  # points in a line have two ends
        ([(0, 0), (0, 2), (2, 2), (2, 0), (1, 1)], ((0, 0), (2, 0), (2, 2), (0, 2))),  # the middle is inside
    ],
)
def test_hulls(points: list[tuple[float, float]], hull: tuple[tuple[float, float], ...]) -> None:
    """The hull of points is the corners around them."""
    assert convex_hull(points) == hull


def test_places_far_apart_are_groups() -> None:
    """Places joined by short steps are one group, though its ends lie far apart."""
    assert near_groups([(0, 0), (0, 3), (0, 6), (40, 0)], 4) == [[0, 1, 2], [3]]


def test_outlines_of_geojson() -> None:
    """Lines and rings are read from features, collections and bare geometries; points are passed over."""
    line = {"type": "LineString", "coordinates": [[20, 10], [21, 11]]}
    ring_of = {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [0, 0]]]}
    data = {
        "type": "FeatureCollection",
        "features": [
            {"type": "Feature", "geometry": line},
            {"type": "Feature", "geometry": {"type": "Point", "coordinates": [5, 5]}},
            {"type": "Feature", "geometry": None},
            {"type": "GeometryCollection", "geometries": [ring_of]},
        ],
    }
    assert read_outlines(data) == (((10.0, 20.0), (11.0, 21.0)), ((0.0, 0.0), (0.0, 1.0), (0.0, 0.0)))
