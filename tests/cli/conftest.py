"""Three small documents of our own, the graph built from them, and a way to run commands."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli.group import cli

Run = Callable[..., Result]

CIRCLE = """A circle of cities

On October 20, 2021, the State Council issued the Twin Rivers Development Plan.
The Chengdu-Chongqing Economic Circle covers more than 185,000 square kilometers.
The Chengdu-Chongqing Economic Circle takes in Chongqing and Chengdu.
"""
SCIENCE = """A city for science

The Western (Chongqing) Science City covers 1,198 square kilometers and takes in Shapingba and Beibei.
By 2035, the Western (Chongqing) Science City is to be a center of research.
"""
# A title and words that try to command the terminal, or to be taken for markup.
HOSTILE = (
    "The Chengdu-Chongqing Economic Circle takes in \x1b[31mChongqing\x1b[0m and [bold]Mianyang[/bold].\n"
)
TITLE = 'title = "A \\u001b[31mred\\u001b[0m [bold]title[/bold]\\u202e"\n'


def write_documents(folder: Path) -> Path:
    """Write the documents into a folder and return it."""
    folder.mkdir(parents=True)
    (folder / "circle.txt").write_text(CIRCLE, encoding="utf-8")
    (folder / "science.txt").write_text(SCIENCE, encoding="utf-8")
    (folder / "hostile.txt").write_text(HOSTILE, encoding="utf-8")
    (folder / "hostile.toml").write_text(TITLE, encoding="utf-8")
    return folder


def run(*args: str | Path, stdin: str | None = None) -> Result:
    """Run a command in this process and return what it wrote and its exit code."""
    return CliRunner().invoke(cli, [str(arg) for arg in args], input=stdin, prog_name="kg")


@pytest.fixture(scope="session")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the documents."""
    return write_documents(tmp_path_factory.mktemp("cli") / "documents")


@pytest.fixture(scope="session")
def graph(documents: Path) -> Path:
    """Return the folder of the graph, built once by the command itself."""
    folder = documents.parent / "graph"
    assert run("build", documents, "-o", folder).exit_code == 0
    return folder


@pytest.fixture
def ask(graph: Path) -> Run:
    """Return a function that runs a command on the graph."""

    def on_graph(command: str, *args: str | Path, stdin: str | None = None) -> Result:
        return run(command, *args, "--graph", graph, stdin=stdin)

    return on_graph
