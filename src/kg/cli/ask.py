"""The command that asks a question of the catalogue."""

from collections.abc import Sequence
from pathlib import Path

import click

from kg import api
from kg.cli.options import Command, format_option, graph_option, open_graph
from kg.exceptions import InputError, KgError


@click.command(
    cls=Command,
    examples=(
        "kg ask",
        "kg ask cq06 --param place=Shapingba --evidence",
        "kg ask cq08 --param year=2030 --format csv",
    ),
)
@click.argument("question", required=False, metavar="[ID]")
@click.option(
    "--param", "params", multiple=True, metavar="NAME=VALUE", help="A value; names stand for things."
)
@click.option("--sparql", is_flag=True, help="Show the query too.")
@click.option("--evidence", is_flag=True, help="Show under each row the sentences that bear it out.")
@graph_option
@format_option
def ask(
    *,
    question: str | None,
    params: Sequence[str],
    sparql: bool,
    evidence: bool,
    folder: Path | None,
    syntax: str,
) -> None:
    """Answer a question of the catalogue, or list the questions.

    Without an ID all questions are listed, each with what it leaves open. With one it is answered;
    what --param does not give has a default.
    """
    from kg.cli.answers import write_answer  # noqa: PLC0415 - kg --help stays fast

    if question is None:
        if params or sparql or evidence:
            raise InputError("no question is named", "kg ask", "Give its id; `kg ask` alone lists them")
        _list(folder, syntax)
        return
    given = dict(map(pair, params))
    with open_graph(folder) as graph:
        write_answer(graph.ask(question, **given), syntax, evidence=evidence, sparql=sparql)


def _list(folder: Path | None, syntax: str) -> None:
    """List the questions; that needs no graph, but one has names for the defaults."""
    from kg.cli.listing import write_questions  # noqa: PLC0415 - kg --help stays fast

    try:
        graph = api.open(folder)
    except KgError:
        if folder is not None:
            raise
        write_questions(syntax)
        return
    with graph:
        write_questions(syntax, graph)


def pair(text: str) -> tuple[str, str]:
    """Return name and value of a parameter.

    Raises:
        InputError: if one of them is missing.
    """
    name, equals, value = text.partition("=")
    if not equals or not name.strip() or not value.strip():
        raise InputError(
            "a parameter needs a name and a value", text or "--param", "Write --param name=value"
        )
    return name.strip(), value.strip()
