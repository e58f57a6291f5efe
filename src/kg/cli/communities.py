"""The command that finds groups of things that are closely linked."""

import click

from kg.cli.options import Command, Place, graph_option, open_graph
from kg.cli.rows import rows_option


@click.command(
    cls=Command,
    examples=("kg communities", "kg communities --least 10 --members 3", "kg communities --format csv"),
)
@click.option("--least", default=3, show_default=True, metavar="N", help="Leave out smaller groups.")
@click.option(
    "--members", default=6, show_default=True, metavar="N", help="How many members are listed (in a table)."
)
@graph_option
@rows_option
def communities(*, least: int, members: int, folder: Place | None, syntax: str) -> None:
    """Find groups of things that facts link closely with one another.

    A group is named by its best linked members. csv, json and md list all members, one a row.
    """
    from kg.cli.network_text import write_communities  # noqa: PLC0415 - kg --help stays fast

    with open_graph(folder) as graph:
        write_communities(graph.communities(least=least), syntax, members=members)
