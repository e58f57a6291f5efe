"""The command that asks a question of the catalogue."""

from collections.abc import Sequence

import click

from kg import api
from kg.cli import completion
from kg.cli.options import Command, Place, graph_option, open_graph, rows_format_option
from kg.exceptions import InputError, KgError


@click.command(
    cls=Command,
    examples=(
        "kg ask",
        "kg ask --group places",
        "kg ask cq06 Shapingba --evidence",
        'kg ask "which zones take in Shapingba?"',
        "kg ask cq08 --param year=2030 --format csv",
        "kg ask cq23 tourism --unsettled",
    ),
)
@click.argument("question", required=False, metavar="[ID|SENTENCE]", shell_complete=completion.questions)
@click.argument("values", nargs=-1, metavar="[VALUE]...", shell_complete=completion.values)
@click.option(
    "--param",
    "params",
    multiple=True,
    metavar="NAME=VALUE",
    help="A value by name; names stand for things.",
    shell_complete=completion.params,
)
@click.option("--group", metavar="GROUP", help="List one group only.", shell_complete=completion.groups)
@click.option("--sparql", is_flag=True, help="Show the query too.")
@click.option("--evidence", is_flag=True, help="Show for each row the sentences that bear it out.")
@click.option(
    "--unsettled", is_flag=True, help="Add the rows that rest on claims not settled yet, marked as such."
)
@graph_option
@rows_format_option
def ask(
    *,
    question: str | None,
    values: Sequence[str],
    params: Sequence[str],
    group: str | None,
    sparql: bool,
    evidence: bool,
    unsettled: bool,
    folder: Place | None,
    syntax: str,
) -> None:
    """Answer a question of the catalogue or a plain one, or list the questions.

    A plain question is an English sentence; if it is not clear which question of the catalogue it asks,
    and of what, nothing is answered and what to add is told.

    Without an ID the questions are listed by group, each with what it leaves open. With one it is
    answered; values behind the ID are taken in the order of that list, or by name ("year=2030"), and what
    is not given has a default. The beginning of a name is enough where only one name begins so.

    Answers rest on accepted claims. With --unsettled, claims that wait for a judgement and are more likely
    right than wrong are believed as well; what comes in by them is told apart. A table shows it unasked where
    there is nothing else.
    """
    from kg.cli.answers import write_answer  # noqa: PLC0415 - kg --help stays fast
    from kg.questions.plain import is_plain  # noqa: PLC0415 - the same

    if question is None:
        if params or sparql or evidence or unsettled:
            raise InputError("no question is named", "kg ask", "Give its id; `kg ask` alone lists them")
        _list(folder, syntax, group)
        return
    if group is not None:
        raise InputError("a group is for the list of questions", "--group", "Leave out the id, or the group")
    if is_plain(question):
        question, values = " ".join([question, *values]), ()
    given = _values(question, values, params)
    with open_graph(folder) as graph:
        answer, more = (
            graph.ask_both(question, **given) if unsettled else (graph.ask(question, **given), None)
        )
        if more is None and syntax == "table":
            more = answer.likely  # better than nothing, and told apart
        write_answer(answer, syntax, evidence=evidence, sparql=sparql, more=more)


def _values(name: str, values: Sequence[str], params: Sequence[str]) -> dict[str, str]:
    """Return the values by the names of the parameters; those without a name in the order of the question."""
    from kg.questions.catalogue import question  # noqa: PLC0415 - kg --help stays fast

    given = dict(map(pair, params))
    if not values:
        return given
    asked = question(name)
    known = {parameter.name for parameter in asked.parameters}
    # "from=2020" can only be meant as --param from=2020.
    named = [text for text in values if "=" in text and text.partition("=")[0].strip() in known]
    given |= dict(map(pair, named))
    values = [text for text in values if text not in named]
    free = [parameter.name for parameter in asked.parameters if parameter.name not in given]
    if len(values) > len(free):
        takes = f"It takes {', '.join(free)}" if free else "It leaves nothing open"
        told = " ".join(values[len(free) :])[:80]
        raise InputError(
            "there is a value too many", f"{asked.id} {told}", f"{takes}; put quotes around names"
        )
    return {**given, **dict(zip(free, values, strict=False))}


def _list(folder: Place | None, syntax: str, group: str | None) -> None:
    """List the questions; that needs no graph, but one has names for the defaults."""
    from kg.cli.listing import write_questions  # noqa: PLC0415 - kg --help stays fast

    try:
        graph = api.open(folder)
    except KgError:
        if folder is not None:
            raise
        write_questions(syntax, group=group)
        return
    with graph:
        write_questions(syntax, graph, group)


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
