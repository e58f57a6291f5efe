"""The command that tells how two things are linked, step by step, with the sentences that say so."""

import click

from kg.cli.options import Command, Place, graph_option, open_graph

FORMATS = ("text", "json", "md")


@click.command(
    cls=Command,
    examples=(
        'kg path "State Council" Shapingba',
        "kg path Chengdu Chongqing --k 3 --avoid China",
        'kg path "State Council" Shapingba --only zones,policies,areas',
    ),
)
@click.argument("source", metavar="A")
@click.argument("target", metavar="B")
@click.option("--k", "-k", default=1, show_default=True, metavar="N", help="How many paths at most.")
@click.option(
    "--avoid", multiple=True, metavar="NAME", help="Go round a thing, a kind or a relation (repeatable)."
)
@click.option(
    "--only",
    multiple=True,
    metavar="NAMES",
    help="Pass only through these kinds of things, or walk only these relations: zones,policies.",
)
@click.option(
    "--max-hops", default=6, show_default=True, metavar="N", help="The largest number of steps of a path."
)
@click.option(
    "--sentences", default=1, show_default=True, metavar="N", help="How many sentences a step (as text)."
)
@click.option(
    "--format",
    "syntax",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="How paths are written.",
)
@graph_option
def path(
    *,
    source: str,
    target: str,
    k: int,
    avoid: tuple[str, ...],
    only: tuple[str, ...],
    max_hops: int,
    sentences: int,
    syntax: str,
    folder: Place | None,
) -> None:
    """Tell how two things are linked, each step with its sentence.

    A and B are names of things, or their ids. The paths that come first have few steps and lead through
    things that few others are linked to: a way through a ministry that issues everything says little.
    If there is no path within the limits, the command says why, and shows the nearest.
    """
    from kg.cli.path_text import write_paths  # noqa: PLC0415 - kg --help stays fast

    wanted = [word.strip() for words in only for word in words.split(",") if word.strip()]
    with open_graph(folder) as graph:
        found = graph.path(source, target, k=k, avoid=avoid, only=wanted, max_hops=max_hops)
        write_paths(found, syntax, sentences=sentences)
