"""The command that ranks things by how they stand in the network."""

import click

from kg.cli.options import Command, Place, graph_option, open_graph
from kg.cli.rows import rows_option

MEASURES = ("degree", "pagerank", "betweenness")


@click.command(
    cls=Command,
    examples=("kg central --kind body", "kg central --kind zone --by betweenness --top 5 --format csv"),
)
@click.option("--kind", metavar="KIND", help="List only things of this kind: body, zone, policy, industry …")
@click.option(
    "--by", type=click.Choice(MEASURES), default="degree", show_default=True, help="What is measured."
)
@click.option("--top", default=20, show_default=True, metavar="N", help="How many rows.")
@graph_option
@rows_option
def central(*, kind: str | None, by: str, top: int, folder: Place | None, syntax: str) -> None:
    """Rank things by how they stand in the network of facts.

    degree counts the things that facts link to it; pagerank weighs them by how central they are
    themselves; betweenness finds those through which others are linked. What only the reference
    tables say does not count.
    """
    from kg.cli.network_text import write_ranking  # noqa: PLC0415 - kg --help stays fast

    with open_graph(folder) as graph:
        write_ranking(graph.central(kind, by=by, top=top), syntax)
