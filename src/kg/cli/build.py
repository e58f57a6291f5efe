"""The commands that build a graph: from the documents of the user, or the example."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from kg import api, resources
from kg.cli.options import Command
from kg.exceptions import InputError

if TYPE_CHECKING:
    from kg.engines import Engine

# Questions that show what the graph is for: places, bodies, deadlines.
QUESTIONS: Final = ("cq06", "cq01", "cq08")
_ROWS, _SENTENCES = 3, 2


@click.command(
    cls=Command,
    examples=(
        "kg build documents",
        "kg build plan.txt 'news/*.txt' -o my-graph",
        "kg build archive --jobs 2",
        "kg build documents --ledger judgements.csv",
        "kg build documents --fresh",
        "kg build documents --to http://localhost:7878",
        "kg build /shared/archive -o /shared/graph --engine spark --master spark://HOST:7077",
    ),
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option(
    "-o", "--output", default=api.DEFAULT, show_default=True, metavar="DIR", help="The graph's folder."
)
@click.option("--jobs", type=click.IntRange(min=1), default=1, show_default=True, help="Processes at work.")
@click.option(
    "--parser/--no-parser",
    default=True,
    show_default=True,
    help="Check the subjects of claims by grammar, where the extra nlp is installed.",
)
@click.option(
    "--ledger",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The judgements to apply: by default ledger.csv in this folder, if it is there.",
)
@click.option("--fresh", is_flag=True, help="Read all documents anew, also those that did not change.")
@click.option(
    "--engine",
    type=click.Choice(["local", "spark"]),
    default="local",
    show_default=True,
    help="What reads and draws claims: processes of this machine, or Apache Spark (extra spark).",
)
@click.option(
    "--master", metavar="URL", help="Where Spark runs, by default on all cores here: see docs/cluster.md."
)
@click.option(
    "--to",
    "url",
    default="",
    metavar="URL",
    help="A server to send the graph to, as kg push does.",
)
def build(
    paths: Sequence[str],
    output: str,
    jobs: int,
    parser: bool,
    ledger: Path | None,
    fresh: bool,
    engine: str,
    master: str | None,
    url: str,
) -> None:
    """Build a graph from documents: files, folders or patterns.

    A graph that is already in the folder is replaced as a whole. What was read and drawn for it lies in its
    folder cache/ and is used again for files that did not change, so that only new and changed ones are read;
    the result is the same as with --fresh. Files that cannot be read are listed
    with the reason and the others are built; the exit code is 2 only if nothing could be read.
    """
    from kg.cli.building import build_graph, default_ledger, write_summary  # noqa: PLC0415 - kg --help stays fast

    if not output.strip():
        raise InputError("the name of the graph's folder is empty", "-o", "Name a folder")

    if url:
        from kg.graph.remote_address import find_address  # noqa: PLC0415 - only who sends it needs it

        find_address(url)  # what is no address is told before the work and not after it
    found = ledger or default_ledger(output)
    spark = _spark(engine, master)
    with build_graph(paths, output, jobs, parser, found, fresh=fresh, engine=spark) as graph:
        write_summary(graph, output)
        if url:
            from kg.cli.pushing import send  # noqa: PLC0415 - only who sends it needs it

            send(graph, url)


def _spark(engine: str, master: str | None) -> "Engine | None":
    """Return Spark as the engine, if that is wanted.

    Raises:
        InputError: if a master is named for another engine.
    """
    if engine == "spark":
        from kg.spark.engine import LOCAL, Spark  # noqa: PLC0415 - kg --help stays fast

        return Spark(master or LOCAL)
    if master is not None:
        raise InputError("a master is Spark's", "--master", "Add --engine spark")
    return None


@click.command(cls=Command, examples=("kg demo", "kg demo -o example --page example.html"))
@click.option(
    "-o", "--output", default=api.DEFAULT, show_default=True, metavar="DIR", help="The graph's folder."
)
@click.option(
    "--page",
    type=click.Path(path_type=Path),
    default="kg-graph.html",
    show_default=True,
    metavar="FILE",
    help="The graph page.",
)
def demo(output: str, page: Path) -> None:
    """Build the example graph and answer three questions from it.

    The documents come with the package; each answer is shown with the sentences that bear it out, and
    the graph is written as a page too. A graph of other documents is never replaced.
    """
    from kg.cli.building import build_graph, refuse_other_graph, write_demo  # noqa: PLC0415 - the same

    documents = resources.example_graph() / "documents"
    refuse_other_graph(Path(output), documents)
    files = [str(path) for path in sorted(documents.glob("*.txt"))]
    with build_graph(files, output, 1, parser=False) as graph:
        write_demo(graph, output, page, QUESTIONS, rows=_ROWS, sentences=_SENTENCES)
