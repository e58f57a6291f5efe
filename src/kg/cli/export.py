"""The command that takes the graph elsewhere: files for other programs."""

import shlex
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import click
from click.core import ParameterSource

from kg.cli.options import Command, Place, graph_option, open_graph
from kg.cli.text import clean
from kg.exceptions import InputError

FORMATS: Final = (
    *("ttl", "trig", "trig12", "nq", "jsonld"),
    *("graphml", "gexf", "csv", "neo4j", "ftm", "bundle"),
)
PROJECTIONS: Final = ("co-issuing", "body-industry", "plan-place", "measure-instrument", "plan-instrument")
_FOLDERS: Final = {
    "csv": "csv is three tables",
    "neo4j": "neo4j is a folder of tables",
}


@click.command(
    cls=Command,
    examples=(
        "kg export -f ttl -o graph.ttl",
        "kg export -f graphml > graph.graphml",
        "kg export -f csv -o tables",
        "kg export -f gexf --projection co-issuing -o bodies.gexf",
        "kg export -f neo4j -o import",
        "kg export -f bundle -o graph.zip --no-texts",
    ),
)
@click.option(
    "-f", "--format", "syntax", type=click.Choice(FORMATS), required=True, help="What to write; see above."
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Where to; by default to stdout.")
@click.option(
    "--projection", type=click.Choice(PROJECTIONS), help="Of graphml, gexf and csv: write only this network."
)
@click.option("--texts/--no-texts", default=True, help="Of a bundle: whether the documents' texts go along.")
@click.option("--title", help="Of a bundle: what it is called.")
@click.option("--licence", help="Of a bundle: under what it may be used, an address or words.")
@click.option("--date", help="Of a bundle: its day; by default that of the latest document.")
@graph_option
@click.pass_context
def export(
    ctx: click.Context,
    syntax: str,
    output: Path | None,
    projection: str | None,
    texts: bool,
    title: str | None,
    licence: str | None,
    date: str | None,
    folder: Place | None,
) -> None:
    """Write the graph for other programs, or as a bundle for other people.

    \b
    ttl, trig, nq  RDF; trig and nq keep who says what
    trig12         RDF 1.2, where a claim names its triple
    jsonld         RDF as JSON, by the names of the ontology
    graphml, gexf  networks for networkx, yEd, Gephi
    csv            three tables: things, relations, claims
    neo4j          the tables that neo4j-admin database import takes
    ftm            FollowTheMoney entities, one a line
    bundle         all in one zip file, which "kg open" takes

    csv and neo4j are several files: -o names a folder, or an archive if it ends in .zip. The same graph gives
    the same bytes.
    """  # noqa: D301 - the \b keeps the lines of the list apart
    wishes = {"texts": texts, "title": title, "licence": licence, "date": date}
    if projection and syntax not in ("graphml", "gexf", "csv"):
        raise InputError("a projection is a network", f"-f {syntax}", "Write -f graphml, gexf or csv")
    if syntax == "bundle":
        _bundle(output, folder, wishes)
        return
    if foreign := [name for name in wishes if _given(ctx, name)]:
        option = "--no-texts" if foreign[0] == "texts" and not texts else f"--{foreign[0]}"
        raise InputError("this is for bundles only", option, "Leave it away, or write -f bundle")
    if output is None and syntax in _FOLDERS:
        raise InputError(_FOLDERS[syntax], "kg export", "Name a folder or a .zip file with -o")
    from kg.cli.output import write_bytes  # noqa: PLC0415 - kg --help stays fast

    content = BytesIO()
    with open_graph(folder) as graph:
        notes = graph.export(syntax, output or content, projection or "")
    if output is None:
        write_bytes(content.getvalue())
    else:
        click.echo(f"Written: {click.format_filename(output)}", err=True)
    for note in notes:
        click.echo(clean(note), err=True)


def _given(ctx: click.Context, name: str) -> bool:
    return ctx.get_parameter_source(name) is ParameterSource.COMMANDLINE


def _bundle(output: Path | None, folder: Place | None, wishes: Mapping[str, Any]) -> None:
    if output is None or output.suffix.lower() != ".zip":
        where = "kg export" if output is None else str(output)
        raise InputError("a bundle is a zip file", where, "Name it with -o, as in -o graph.zip")
    with open_graph(folder) as graph:
        graph.bundle(output, **{name: value for name, value in wishes.items() if value is not None})
    click.echo(f"Written: {click.format_filename(output)}", err=True)
    click.echo(f"Whoever gets it opens it with: kg open {shlex.quote(output.name)}", err=True)
