"""What the commands share: a command with examples, the options for graph and format, opening a graph."""

import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, TypeAlias, TypeVar

import click
from click.shell_completion import CompletionItem

from kg import api
from kg.exceptions import KgError
from kg.opened import Graph

FORMATS: Final = ("table", "csv", "json")
_READ: Final = f"This is the example graph: there is no {api.DEFAULT} here (name a graph with --graph DIR)."
_ASKED: Final = f"(Asked was the example graph, as there is no {api.DEFAULT} here)"
Place: TypeAlias = Path | str
"""Where a graph is: a folder or file, or the address of a server."""
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


class GraphPlace(click.ParamType):  # type: ignore[type-arg]  # only newer versions know what it gives
    """A graph to read: the folder or bundle of a path, or the address of a server as it is."""

    name = "graph"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Place:
        """Return a path or an address."""
        from kg.graph.remote_address import is_address  # noqa: PLC0415 - kg --help stays fast

        return value if isinstance(value, Path) or is_address(value) else Path(value)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Let the shell complete names of files."""
        return [CompletionItem(incomplete, type="file")]


def graph_option(function: _Function) -> _Function:
    """Add ``--graph DIR`` to a command that reads a graph."""
    told = (
        "The graph to read, a folder, a bundle or the address of a server: by default kg-graph in this "
        "folder, else the example that comes along."
    )
    return click.option("--graph", "folder", type=GraphPlace(), metavar="DIR|URL", help=told)(function)


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
def warned() -> Iterator[None]:
    """Tell warnings in one line each, and not as a programmer would see them."""
    with warnings.catch_warnings(record=True) as found:
        warnings.simplefilter("always", UserWarning)
        yield
    for one in found:
        click.echo(f"Warning: {one.message}", err=True)


@contextmanager
def open_graph(folder: Place | None) -> Iterator[Graph]:
    """Open the graph that a command shall read; if it is the example, say so on stderr.

    What goes wrong is told in one line, and so it names the example itself.

    Raises:
        GraphError: if the folder is missing or holds no graph.
    """
    is_example = folder is None and not Path(api.DEFAULT).is_dir()
    with warned():
        opened = api.open(folder)
    with opened as graph:
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
