"""The commands that keep the ledger: add, list, explain, check and drop judgements."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import click

from kg.cli.options import Command, format_option
from kg.exceptions import InputError

LEDGER = "ledger.csv"
_Function = TypeVar("_Function", bound=Callable[..., object])


def ledger_option(function: _Function) -> _Function:
    """Add ``--ledger FILE`` to a command that reads or writes the ledger."""
    return click.option(
        "--ledger",
        "path",
        type=click.Path(path_type=Path),
        default=LEDGER,
        show_default=True,
        metavar="FILE",
        help="The ledger.",
    )(function)


def graph_option(function: _Function) -> _Function:
    """Add ``--graph DIR`` to a command that judges a graph (not the example, which has no files)."""
    told = "The graph that is judged: by default kg-graph in this folder."
    return click.option("--graph", "folder", type=click.Path(path_type=Path), metavar="DIR", help=told)(
        function
    )


def signature_options(function: _Function) -> _Function:
    """Add ``--who``, ``--when`` and ``--why`` to a command that passes judgements."""
    who = click.option("--who", envvar="KG_USER", metavar="NAME", help="Who decides: KG_USER or your login.")
    when = click.option("--when", metavar="DAY", help="The day, like 2025-03-31: today if left out.")
    why = click.option("--why", default="", metavar="WORDS", help="The reason, in words.")
    return who(when(why(function)))


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
def ledger() -> None:
    """Keep the judgements of people, which every build applies last.

    The ledger is a text file for version control: a line for each judgement on a thing or a claim. It
    names them by what is said, where and in which words, so that it outlives new builds and small edits.
    """


@ledger.command(
    cls=Command,
    examples=(
        'kg ledger add accept r:claim-0123456789abcdef0123 --why "The notice says the same"',
        'kg ledger add reject "Tidal Flats Zone" "lies within" Northport --document note.txt',
        "kg ledger add correct r:claim-0123456789abcdef0123 2031",
        'kg ledger add same "Tidal Flats Zone" "Tidal Zone"',
        'kg ledger add different "Jiangbei @ a.txt" "Jiangbei @ b.txt"',
        'kg ledger add note "Tidal Flats Zone" "Ask the ministry for the map"',
    ),
)
@click.argument("verdict", metavar="VERDICT")
@click.argument("what", nargs=-1, required=True, metavar="WHAT…")
@click.option("--document", default="", metavar="FILE", help="The file that makes the claim; else any.")
@signature_options
@graph_option
@ledger_option
def add(
    *,
    verdict: str,
    what: Sequence[str],
    document: str,
    who: str | None,
    when: str | None,
    why: str,
    folder: Path | None,
    path: Path,
) -> None:
    """Write a judgement into the ledger.

    \b
    VERDICT WHAT…
    accept, reject    a claim: its id, or subject, relation and object
    correct           a claim, and what its object should be
    same, different,
    unsure            two things by name or id, or NAME @ FILE
    alias             a thing and another name of it
    type              a thing and its class (Zone, PublicBody …)
    note              a claim or a thing, and the words of the note

    Names are looked up in the graph. Your own earlier judgement of the same matter is replaced.
    """  # noqa: D301 - click wants the backspace itself
    from kg.cli.judging import make_judgements, signature, write_down  # noqa: PLC0415 - kg --help stays fast

    signed = signature(who, when, why)
    write_down(path, make_judgements(folder, verdict, what, document, signed))


@ledger.command("list", cls=Command, examples=("kg ledger list", "kg ledger list --format csv"))
@graph_option
@ledger_option
@format_option
def list_(folder: Path | None, path: Path, syntax: str) -> None:
    """List the judgements, numbered, with what became of each in the graph."""
    from kg.cli.judgement_text import open_view, write_list  # noqa: PLC0415 - the same

    with open_view(path, folder) as view:
        write_list(view, syntax)


@ledger.command(cls=Command, examples=("kg ledger explain 3", 'kg ledger explain "Tidal Flats Zone"'))
@click.argument("what", required=False, metavar="[ROW|NAME]")
@graph_option
@ledger_option
def explain(what: str | None, folder: Path | None, path: Path) -> None:
    """Tell what judgements decide, on which sentences they rest, and what became of them.

    All judgements, or that with a number of the list, or those that speak of a name.
    """
    from kg.cli.judgement_text import open_view, write_explanations  # noqa: PLC0415 - the same

    with open_view(path, folder) as view:
        write_explanations(view, what)


@ledger.command(cls=Command, examples=("kg ledger check", "kg ledger check --graph my-graph"))
@graph_option
@ledger_option
@click.pass_context
def check(context: click.Context, folder: Path | None, path: Path) -> None:
    """Check the ledger: exit code 1 if a judgement is lost, contested, contradicted or refused.

    What became of each is what the last build of the graph found; lines that cannot be read count too.
    """
    from kg.cli.judgement_text import open_view, write_check  # noqa: PLC0415 - the same

    with open_view(path, folder) as view:
        if not write_check(view):
            context.exit(1)


@ledger.command(cls=Command, examples=("kg ledger drop 3", "kg ledger drop 2 5 7"))
@click.argument("rows", nargs=-1, required=True, type=click.IntRange(min=1), metavar="ROW…")
@ledger_option
def drop(rows: Sequence[int], path: Path) -> None:
    """Take judgements out of the ledger, by their numbers in the list."""
    from kg.cli.judgement_text import told  # noqa: PLC0415 - the same
    from kg.cli.output import Screen  # noqa: PLC0415 - the same
    from kg.ledger.changes import Change  # noqa: PLC0415 - the same
    from kg.ledger.file import change_ledger, read_ledger  # noqa: PLC0415 - the same

    known = read_ledger(path).judgements
    missing = [row for row in rows if row > len(known)]
    if missing:
        hint = "kg ledger list numbers the judgements"
        raise InputError(f"there is no judgement {missing[0]}, only {len(known)}", str(path), hint)
    gone = tuple(known[row - 1] for row in sorted(set(rows)))
    change_ledger(path, Change(removed=gone).apply)
    screen = Screen()
    for judgement in gone:
        screen.item("Dropped  ", " ".join(told(judgement)), 9)
