"""What the commands share: a command with examples, the options for graph and format, opening a graph."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final, TypeVar

import click

from kg import api

FORMATS: Final = ("table", "csv", "json")
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
    told = "The graph to read: by default kg-graph in this folder, else the example that comes along."
    return click.option("--graph", "folder", type=click.Path(path_type=Path), metavar="DIR", help=told)(
        function
    )


def format_option(function: _Function) -> _Function:
    """Add ``--format`` to a command that gives rows."""
    told = "How rows are written."
    return click.option(
        "--format", "syntax", type=click.Choice(FORMATS), default="table", show_default=True, help=told
    )(function)


def open_graph(folder: Path | None) -> api.Graph:
    """Open the graph that a command shall read; if it is the example, say so on stderr.

    Raises:
        GraphError: if the folder is missing or holds no graph.
    """
    graph = api.open(folder)
    if folder is None and not Path(api.DEFAULT).is_dir():
        told = f"Reading the example graph: there is no {api.DEFAULT} here (name one with --graph DIR)."
        click.echo(told, err=True)
    return graph
