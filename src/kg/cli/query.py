"""The command that runs SPARQL: from the command line, a file or standard input, under limits."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import click

from kg.cli.ask import pair
from kg.cli.options import Command, Place, graph_option, open_graph, rows_format_option
from kg.exceptions import InputError

SECONDS: Final = 30.0
ROWS: Final = 100_000


@click.command(
    cls=Command,
    examples=(
        "kg query 'SELECT ?zone WHERE { ?zone a kg:Zone }'",
        "kg query 'SELECT ?plan WHERE { ?plan kg:issuedBy $body }' --param body='State Council'",
        "kg query @zones.rq --format csv --limit 0 > zones.csv",
        "kg query - < zones.rq",
    ),
)
@click.argument("sparql", required=False, metavar="[SPARQL|@FILE|-]")
@click.option("-f", "--file", type=click.Path(path_type=Path), help="Read the query from a file.")
@click.option(
    "--param",
    "params",
    multiple=True,
    metavar="NAME=VALUE",
    help="What $NAME stands for: the name of a thing, a number, a date, or text in double quotes.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=SECONDS,
    show_default=True,
    metavar="SECONDS",
    help="Stop the query after this time.",
)
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=ROWS,
    show_default=True,
    metavar="ROWS",
    help="Stop after so many rows; 0 means all.",
)
@graph_option
@rows_format_option
def query(
    *,
    sparql: str | None,
    file: Path | None,
    params: Sequence[str],
    timeout: float,
    limit: int,
    folder: Place | None,
    syntax: str,
) -> None:
    """Run a SPARQL query on the graph.

    SELECT, ASK, CONSTRUCT and DESCRIBE are run, on all named graphs together; the prefixes of the
    project (kg:, kgt:, r:, rdfs:, skos: …) need not be declared. Nothing can be changed or fetched.
    """
    from kg.cli.answers import write_result  # noqa: PLC0415 - kg --help stays fast
    from kg.cli.text import clean  # noqa: PLC0415 - the same

    text = _query_text(sparql, file)
    given = dict(map(pair, params))
    with open_graph(folder) as graph:
        result = graph.query(text, limit or None, timeout, given)
        for note in result.notes:
            click.echo(f"Note: {clean(note)}", err=True)
        write_result(result, syntax)


def _query_text(sparql: str | None, file: Path | None) -> str:
    if (sparql is None) is (file is None):
        what = "there is no query" if sparql is None else "there are two queries"
        raise InputError(what, "kg query", "Give one as an argument, with -f FILE, or - for stdin")
    if sparql is not None and sparql.startswith("@"):
        file = Path(sparql[1:])
    if file is not None:
        return _read(file)
    return sys.stdin.read() if sparql == "-" else sparql or ""


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(
            f"the query cannot be read ({error.strerror})", str(file), "Check the path"
        ) from error
    except UnicodeDecodeError as error:
        raise InputError("the query is not UTF-8 text", str(file), "Save it as UTF-8") from error
