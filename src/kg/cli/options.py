"""What the commands share: a command with examples, the options for graph and format, opening a graph."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, TypeVar

import click

from kg import api
from kg.exceptions import KgError
from kg.opened import Graph

FORMATS: Final = ("table", "csv", "json")
_READ: Final = f"This is the example graph: there is no {api.DEFAULT} here (name a graph with --graph DIR)."
_ASKED: Final = f"(Asked was the example graph, as there is no {api.DEFAULT} here)"
_Function = TypeVar("_Function", bound=Callable[..., object])


class Command(click.Command):
    """A command whose help ends with examples, one command line each."""

    def __init__(self, *args: Any, examples: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.examples = tuple(examples)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples."""
        with formatter.section("Examples"):
            for example in self.examples:
                formatter.write(f"{'':>{formatter.current_indent}}{example}\n")


def graph_option(function: _Function) -> _Function:
    """Add ``--graph DIR`` to a command that reads a graph."""
    told = (
        "The graph to read, a folder or a bundle: by default kg-graph in this folder, else the example that "
        "comes along."
    )
    return click.option("--graph", "folder", type=click.Path(path_type=Path), metavar="DIR", help=told)(
        function
    )


def format_option(function: _Function) -> _Function:
    """Add ``--format`` to a command that gives rows."""
    told = "How rows are written."
    return click.option(
        "--format", "syntax", type=click.Choice(FORMATS), default="table", show_default=True, help=told
    )(function)


def rows_format_option(function: _Function) -> _Function:
    """Add ``--format`` to a command whose rows also come as a Markdown table (``md``)."""
    return click.option(
        "--format",
        "syntax",
        type=click.Choice((*FORMATS, "md")),
        default="table",
        show_default=True,
        help="How rows are written.",
    )(function)


@contextmanager
def open_graph(folder: Path | None) -> Iterator[Graph]:
    """Open the graph that a command shall read; if it is the example, say so on stderr.

    What goes wrong is told in one line, and so it names the example itself.

    Raises:
        GraphError: if the folder is missing or holds no graph.
    """
    is_example = folder is None and not Path(api.DEFAULT).is_dir()
    with api.open(folder) as graph:
        try:
            yield graph
        except KgError as error:
            if not is_example:
                raise
            hint = f"{error.hint}{'' if error.hint.endswith('?') else '.'} {_ASKED}".removeprefix(". ")
            told = type(error)(error.what, error.where, hint)
            for note in getattr(error, "__notes__", ()):
                told.add_note(note)
            raise told from error
    if is_example:
        click.echo(_READ, err=True)
