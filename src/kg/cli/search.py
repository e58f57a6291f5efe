"""The command that finds things by what is typed of their names."""

from pathlib import Path

import click

from kg.cli.options import Command, graph_option, open_graph
from kg.cli.rows import rows_option


@click.command(
    cls=Command,
    examples=(
        "kg search science city",
        "kg search shapinba",
        "kg search 重庆 --kind body",
        "kg search plan --kind policy --limit 5 --format csv",
    ),
)
@click.argument("text", nargs=-1, required=True)
@click.option("--kind", metavar="KIND", help="Only things of this kind: body, zone, policy, indicator …")
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=20,
    show_default=True,
    metavar="N",
    help="How many rows at most.",
)
@graph_option
@rows_option
def search(*, text: tuple[str, ...], kind: str | None, limit: int, folder: Path | None, syntax: str) -> None:
    """Find things by their names, whole or in part, also with a slip or two.

    TEXT is what you know of a name: its beginning, some of its words in any order, an alias, an acronym, a
    part of a Chinese name, or an id. Whole names come first, then beginnings, then words, then what is
    merely similar; of these the things of which the documents say most.
    """
    from kg.cli.search_text import write_found  # noqa: PLC0415 - kg --help stays fast

    asked = " ".join(text)
    with open_graph(folder) as graph:
        write_found(graph.search(asked, kind, limit), asked, syntax, most=limit)
