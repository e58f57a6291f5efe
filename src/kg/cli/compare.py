"""The command that puts two things side by side."""

import click

from kg.cli.options import Command, Place, graph_option, open_graph
from kg.cli.rows import rows_option


@click.command(
    cls=Command,
    examples=(
        'kg compare "Chengdu-Chongqing Economic Circle" "Chongqing Metropolitan Area"',
        "kg compare Chengdu Chongqing --evidence --format json",
    ),
)
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@click.option("--evidence", is_flag=True, help="Add the sentences that say so.")
@graph_option
@rows_option
def compare(*, first: str, second: str, evidence: bool, folder: Place | None, syntax: str) -> None:
    """Put two things side by side: what they share, what only one has, their figures by year.

    A and B are names of things, or their ids; they need not be of one kind.
    """
    from kg.cli.compare_text import write_comparison  # noqa: PLC0415 - kg --help stays fast

    with open_graph(folder) as graph:
        write_comparison(graph.compare(first, second), syntax, evidence=evidence)
