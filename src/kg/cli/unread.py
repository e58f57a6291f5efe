"""The command that lists what was not understood, so that nobody takes silence for absence."""

from itertools import groupby
from typing import TYPE_CHECKING, Final

import click
from rich.text import Text

from kg import api
from kg.cli.options import Command, Place, format_option, graph_option, open_graph

if TYPE_CHECKING:
    from kg.cli.output import Screen
    from kg.leftover import Leftover, UnreadSentence

COLUMNS: Final = ("document", "start", "end", "page", "policy words", "numbers", "language", "sentence")
_NUMBERS: Final = ("sentences", "telling", "read", "numbers", "claimed")


@click.command(
    cls=Command,
    examples=("kg unread", "kg unread plan.pdf notices/", "kg unread --document hainan --format csv"),
)
@click.argument("files", nargs=-1)
@click.option("--document", metavar="WORDS", help="Only documents whose name holds these letters.")
@click.option("--coverage", is_flag=True, help="Only how much of each document was understood.")
@graph_option
@format_option
def unread(
    files: tuple[str, ...], document: str | None, coverage: bool, folder: Place | None, syntax: str
) -> None:
    """List the sentences and numbers that were not understood, and how much of each document was.

    A sentence is listed if it holds a policy word but bears out no claim, if one of its numbers stands in
    no claim, or if no rule reads its language. FILES are read anew; without them the list is that of a
    graph.
    """
    if files:
        found = api.unread(*files)
        for item in found.left_out:
            click.echo(f"Left out: {item.name}: {item.reason}", err=True)
    else:
        with open_graph(folder) as graph:
            found = graph.unread()
    _write(_only(found, document or ""), syntax, coverage)


def _only(found: "Leftover", words: str) -> "Leftover":
    from kg.leftover import Leftover  # noqa: PLC0415 - kg --help stays fast

    name = words.casefold()
    return Leftover(
        tuple(s for s in found.sentences if name in s.document.casefold()),
        tuple(c for c in found.coverage if name in c[0].casefold()),
    )


def _write(found: "Leftover", syntax: str, coverage_only: bool) -> None:
    from kg.cli.output import machine  # noqa: PLC0415 - kg --help stays fast

    if syntax != "table" and coverage_only:
        rows = [[name, *(getattr(c, n) for n in _NUMBERS)] for name, c in found.coverage]
        machine(syntax, ("document", *_NUMBERS), rows)
    elif syntax != "table":
        machine(syntax, COLUMNS, [_line(s) for s in found.sentences])
    else:
        _tell(found, coverage_only)


def _line(s: "UnreadSentence") -> list[str | int | None]:
    return [s.document, s.start, s.end, s.page, "; ".join(s.cues), "; ".join(s.numbers), s.language, s.text]


def _tell(found: "Leftover", coverage_only: bool) -> None:
    from kg.cli.output import QUIET, Screen  # noqa: PLC0415 - kg --help stays fast
    from kg.cli.text import count  # noqa: PLC0415 - the same

    screen = Screen()
    if not coverage_only:
        for name, group in groupby(found.sentences, key=lambda s: s.document):
            rows = list(group)
            screen.say(name, "bold")
            if foreign := sum(bool(row.language) for row in rows):
                screen.say(f"{count(foreign, 'sentence')} in a writing that no rule reads", "yellow", 2)
            for row in rows:
                _tell_sentence(screen, row)
            screen.say()
    screen.say("How much was understood", "bold")
    for name, c in found.coverage:
        told = f"{c.read:,} of {c.telling:,} telling sentences, {c.claimed:,} of {c.numbers:,} numbers"
        screen.item("", f"{name}: {told}", 2)
    screen.say("A telling sentence holds a policy word, a number, or a writing that no rule reads.", QUIET)


def _tell_sentence(screen: "Screen", row: "UnreadSentence") -> None:
    from kg.cli.output import QUIET  # noqa: PLC0415 - kg --help stays fast
    from kg.cli.text import clean  # noqa: PLC0415 - the same

    why = [f"no claim ({', '.join(row.cues)})"] if row.cues else []
    why += [f"numbers left over: {', '.join(row.numbers)}"] if row.numbers else []
    told = "; ".join([*([f"page {row.page}"] if row.page else []), *why])
    screen.write(Text(clean(row.text)), 2)
    if told:
        screen.write(Text(clean(told), f"{QUIET} italic"), 4)
