"""The command that shows where sources disagree."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click
from rich.text import Text

from kg.cli.options import Command, Place, format_option, graph_option, open_graph

if TYPE_CHECKING:
    from kg.cli.output import Screen
    from kg.questions.conflicts import Conflict, Side
    from kg.questions.rates import Rate


@click.command(
    cls=Command,
    examples=(
        "kg conflicts",
        'kg conflicts "Western Science City"',
        "kg conflicts --kind figures --format csv",
        "kg conflicts --rates",
    ),
)
@click.argument("name", required=False)
@click.option("--kind", metavar="KIND", help="Only figures, dates, issuers, places or values.")
@click.option("--rates", "rated", is_flag=True, help="Instead, the exchange rates that the sources imply.")
@graph_option
@format_option
def conflicts(name: str | None, kind: str | None, rated: bool, folder: Place | None, syntax: str) -> None:
    """Show where the sources disagree, each side with its sentences.

    Everything, or only what concerns the thing that NAME stands for. A side that more independent works bear
    out is believed; where none has more, all are disputed and none of them is a fact of the graph.
    """
    with open_graph(folder) as graph:
        if rated:
            _write_rates(graph.rates(), syntax)
        else:
            _write(graph.conflicts(name, kind=kind), syntax)


def _write(found: Sequence["Conflict"], syntax: str) -> None:
    from kg.cli.output import QUIET, Screen, machine  # noqa: PLC0415 - kg --help stays fast
    from kg.cli.text import count  # noqa: PLC0415 - the same
    from kg.questions import conflicts as questions  # noqa: PLC0415 - the same

    if syntax != "table":
        machine(syntax, questions.COLUMNS, [line for n, one in enumerate(found, 1) for line in one.lines(n)])
        return
    screen = Screen()
    for number, conflict in enumerate(found, 1):
        screen.write(Text.assemble((f"{number}  ", QUIET), _heading(conflict)))
        reasons = {side.reason for side in conflict.sides}
        for side in conflict.sides:
            _tell(screen, side, conflict.kind, side.reason if len(reasons) > 1 else "")
        if len(reasons) == 1:
            screen.say(_sentence(min(reasons)), QUIET, 3)
        screen.say()
    told = (
        f"{count(len(found), 'conflict')}."
        if found
        else "Nothing found: no two claims contradict each other."
    )
    screen.say(told, "" if found else "green")


def _heading(conflict: "Conflict") -> Text:
    from kg.cli.text import clean  # noqa: PLC0415 - kg --help stays fast

    return Text.assemble((clean(conflict.about.label), "bold"), (f"  ({conflict.kind})", "dim"))


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}." if words else ""


def _tell(screen: "Screen", side: "Side", kind: str, reason: str) -> None:
    from kg.cli.text import clean, count  # noqa: PLC0415 - kg --help stays fast

    says = side.says.label if kind == "figures" else f"{side.relation} {side.says.label}"
    believed = side.status == "accepted"
    style = "green" if believed else "yellow"
    mark = "believed" if believed else side.status
    works = f", {count(side.works, 'independent work')}"
    screen.write(Text.assemble(clean(says), (f"  [{mark}{works}]", style)), 3)
    if reason:
        screen.say(_sentence(reason), "dim", 5)
    screen.sentences(side.quotes, 5, 4)


def _write_rates(found: Sequence["Rate"], syntax: str) -> None:
    from kg.cli.output import Screen, machine  # noqa: PLC0415 - kg --help stays fast
    from kg.cli.text import clean, count  # noqa: PLC0415 - the same
    from kg.questions import rates as questions  # noqa: PLC0415 - the same

    if syntax != "table":
        machine(syntax, questions.COLUMNS, [one.line for one in found])
        return
    screen = Screen()
    for one in found:
        year = f" in {one.year}" if one.year else ""
        screen.write(Text.assemble((f"{one.rate:f} {one.original} for 1 {one.other}{year}", "bold")))
        screen.say(clean(one.of.label), "", 3)
        if one.note:
            screen.say(_sentence(one.note), "yellow", 3)
        screen.sentences(one.quotes, 5, 2)
        screen.say()
    screen.say(f"{count(len(found), 'conversion')}.")
