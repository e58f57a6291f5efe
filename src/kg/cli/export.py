"""The command that takes the graph elsewhere: files for other programs."""

from io import BytesIO
from pathlib import Path
from typing import Final

import click

from kg.cli.options import Command, graph_option, open_graph
from kg.exceptions import InputError

FORMATS: Final = ("ttl", "trig", "nq", "jsonld", "graphml", "gexf", "csv")


@click.command(
    cls=Command,
    examples=(
        "kg export -f ttl -o graph.ttl",
        "kg export -f graphml > graph.graphml",
        "kg export -f csv -o tables",
    ),
)
@click.option("-f", "--format", "syntax", type=click.Choice(FORMATS), required=True, help="What to write.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Where to; by default to stdout.")
@graph_option
def export(syntax: str, output: Path | None, folder: Path | None) -> None:
    """Write the graph as RDF, GraphML, GEXF or CSV tables.

    The csv format is three tables (things, statements between them, claims): -o names a folder, or an
    archive if it ends in .zip. The same graph gives the same bytes.
    """
    if output is None and syntax == "csv":
        raise InputError("csv is three tables", "kg export", "Name a folder or a .zip file with -o")
    from kg.cli.output import write_bytes  # noqa: PLC0415 - kg --help stays fast

    content = BytesIO()
    with open_graph(folder) as graph:
        graph.export(syntax, output or content)
    if output is None:
        write_bytes(content.getvalue())
    else:
        click.echo(f"Written: {click.format_filename(output)}", err=True)
