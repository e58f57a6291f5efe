"""A graph that grows by a document keeps its shape: what was on the page before stays where it was."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import dist
from pathlib import Path

import pytest
from tests.collection.make import make_collection, write_collection

import kg
from kg import resources
from kg.network.layout import GAP
from kg.network.projection import to_networkx
from kg.views.placing import Places, read_pins

MOST = 0.02  # of the things may move
FAR = GAP / 2  # what moves less is found where one looked before
Make = Callable[[Path], kg.Graph]


@dataclass(frozen=True, slots=True)
class Grown:
    """Where things lie before and after a document came, and without pins; labels before and after by id."""

    before: Places
    after: Places
    free: Places
    names: Mapping[str, str]
    now: Mapping[str, str]

    def moved(self, places: Places) -> float:
        """Return the share of things that lie elsewhere; one that got another id counts by its name."""
        known = {name: node for node, name in sorted(self.now.items())}
        same = {n: n if n in places else known.get(self.names[n], "") for n in self.before}
        pairs = [(self.before[n], places[at]) for n, at in same.items() if at in places]
        return sum(dist(one, other) > FAR for one, other in pairs) / len(pairs)


def named(graph: kg.Graph) -> Mapping[str, str]:
    """Return the labels of all things of a page by id, those in dispute too."""
    network = to_networkx(graph.source, statuses=("accepted", "disputed", "proposed"))
    return {node: data["label"] for node, data in network.nodes(data=True)}


def example_before(at: Path) -> kg.Graph:
    """Build the example without its document on free ports."""
    files = sorted((resources.example_graph() / "documents").glob("*.txt"))
    rest = [file for file in files if file.stem != "uk-freeports-investment-zones"]
    assert len(rest) == len(files) - 1
    return kg.build(*rest, output=at / "before", parser=False)


def collected(at: Path, leave: int = 0) -> kg.Graph:
    """Build a graph of the made collection, without its first documents."""
    write_collection(make_collection(documents=24), at / "documents")
    files = sorted(file for file in (at / "documents").iterdir() if file.suffix != ".toml")
    return kg.build(*files[leave:], output=at / f"without-{leave}", parser=False)


# name: the graph before, the graph after, and how many things the first has at least
GROWING: dict[str, tuple[Make, Make, int]] = {
    "example": (example_before, lambda _: kg.open(kg.EXAMPLE), 300),
    "collection": (lambda at: collected(at, 1), collected, 60),
}


@pytest.fixture(scope="module", params=sorted(GROWING))
def grown(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Grown:
    """A graph before and after a document came."""
    at = tmp_path_factory.mktemp("pins")
    first, second, least = GROWING[request.param]
    with first(at) as graph:
        graph.view(at / "page.html", pins=at / "pins.json")
        before, names = read_pins(at / "pins.json"), named(graph)
    assert len(before) >= least
    with second(at) as graph:
        graph.view(at / "page.html", pins=at / "pins.json")
        graph.view(at / "page.html", pins=at / "free.json")
        now = named(graph)
    return Grown(before, read_pins(at / "pins.json"), read_pins(at / "free.json"), names, now)


def test_one_more_document_moves_little(grown: Grown) -> None:
    """With the pins of the graph before, at most two of a hundred things move; new things have a place."""
    assert set(grown.after) == set(grown.now)
    assert set(grown.after) - set(grown.before)
    assert grown.moved(grown.after) <= MOST


def test_without_pins_much_moves(grown: Grown) -> None:
    """It is the pins that hold things: a page that is laid out anew looks different."""
    assert grown.moved(grown.free) > MOST
