"""Drawing at the command line: the page, the pictures, the report."""

from pathlib import Path

import pytest

from .conftest import Run

# (options, what the file must hold)
DRAWN = [
    (("--view", "ring", "--about", "Shapingba"), "What Shapingba is related to"),  # one thing
    (("--view", "lanes"), "Who orders what for whom"),  # the whole graph
    (("--view", "lanes", "--about", "Shapingba"), "the lanes of Shapingba"),  # a part
    (("--view", "matrix", "--rows", "places"), "Places and industries"),  # two families
    (("--view", "timeline"), "Timeline"),  # dates
    (("--view", "map"), "Map of the places"),  # points
    (
        ("--view", "path", "--about", "Shapingba", "--to", "Chongqing"),
        "How Shapingba and Chongqing are linked",
    ),  # two
]
REFUSED = [
    (("--view", "ring"), "a ring is about one thing"),  # which?
    (("--view", "ring", "--about", "Atlantis"), "Atlantis"),  # unknown
    (("--view", "path", "--about", "Shapingba"), "a path has two ends"),  # to where?
    (("--view", "matrix", "--rows", "boats"), "unknown family"),  # no such family
    (("--view", "graph", "--about", "Shapingba"), "the graph page shows everything"),  # a page has no subject
    (("--view", "map", "--outlines", "nowhere.json"), "it cannot be read"),  # no such file
    (("--view", "lanes", "--pins", "places.json"), "only the graph page keeps places"),  # nothing is kept
]


@pytest.mark.parametrize(("options", "held"), DRAWN)
def test_pages_and_drawings(options: tuple[str, ...], held: str, ask: Run, tmp_path: Path) -> None:
    """A picture is written as a page, or as a bare drawing where the file ends in .svg."""
    page, drawing = tmp_path / "x.html", tmp_path / "x.svg"
    for file in (page, drawing):
        result = ask("view", *options, "-o", file)
        assert result.exit_code == 0
        assert result.stdout.startswith(f"The picture is in {file}; open it in a browser.")
        assert held in file.read_text(encoding="utf-8")
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert drawing.read_text(encoding="utf-8").startswith("<svg")


def test_an_empty_picture_says_so(ask: Run, tmp_path: Path) -> None:
    """Where there is nothing to draw, the command does not only report a file."""
    file = tmp_path / "x.html"
    result = ask("view", "--view", "matrix", "--rows", "events", "--columns", "challenges", "-o", file)
    assert result.stdout.endswith(" It shows nothing: Nothing links events and challenges in this graph.\n")


@pytest.mark.parametrize(("options", "told"), REFUSED)
def test_refused(options: tuple[str, ...], told: str, ask: Run, tmp_path: Path) -> None:
    """What cannot be drawn is told in one line, and no file is written."""
    file = tmp_path / "x.html"
    result = ask("view", *options, "-o", file)
    assert result.exit_code == 2
    assert told in result.stderr
    assert not file.exists()


@pytest.mark.parametrize("content", ["{", "[1]", '"x"'])
def test_outlines_that_are_none(content: str, ask: Run, tmp_path: Path) -> None:
    """A file that is no GeoJSON is told with its name."""
    file = tmp_path / "lines.json"
    file.write_text(content, encoding="utf-8")
    result = ask("view", "--view", "map", "--outlines", file, "-o", tmp_path / "x.html")
    assert result.exit_code == 2
    assert "lines.json" in result.stderr


def test_report(ask: Run, tmp_path: Path) -> None:
    """The report is one page with contents, pictures and tables."""
    file = tmp_path / "report.html"
    result = ask("report", "-o", file, "--title", "Zones & plans")
    assert (result.exit_code, result.stdout) == (
        0,
        f"The report is in {file}; open or print it in a browser.\n",
    )
    page = file.read_text(encoding="utf-8")
    assert "<h1>Zones &amp; plans</h1>" in page
    assert page.count("<svg xmlns") >= 7


# (command, name of the file): no page is written under a name that promises something else
MISNAMED = [
    (("view",), "graph.pdf"),
    (("view",), "graph.svg"),  # the interactive page is no drawing
    (("view", "--view", "lanes"), "lanes.png"),
    (("report",), "report.pdf"),  # it is printed in a browser
]


@pytest.mark.parametrize(("command", "name"), MISNAMED)
def test_misnamed(command: tuple[str, ...], name: str, ask: Run, tmp_path: Path) -> None:
    """A file that ends in what is not written is refused before anything is drawn; how to name it is told."""
    result = ask(*command, "-o", tmp_path / name)
    assert result.exit_code == 2
    assert "Choose a name that ends in .html" in result.stderr
    assert not (tmp_path / name).exists()


def test_cases() -> None:
    """Seven pictures, seven refusals and four wrong names are tried."""
    assert (len(DRAWN), len(REFUSED), len(MISNAMED)) == (7, 7, 4)
