"""The commands that prove a graph: passages against texts, and the graph against shapes and rules."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from kg import api
from kg.cli.options import Command, Place, format_option, graph_option, open_graph
from kg.exceptions import InputError

if TYPE_CHECKING:
    from kg.graph.verification import Verification

FAILED: Final = 1
MOST: Final = 60
"""So many mismatches are listed on a terminal; all of them as CSV and JSON."""


@click.command(
    cls=Command, examples=("kg verify", "kg verify my-documents", "kg verify --graph my-graph --format csv")
)
@click.argument("sources", nargs=-1)
@graph_option
@format_option
@click.pass_context
def verify(ctx: click.Context, sources: tuple[str, ...], folder: Place | None, syntax: str) -> None:
    """Cut every passage out of its text again; fail on any mismatch.

    Every byte of every file of the graph, every passage and the evidence of every claim are looked at anew,
    and it is told how many claims and facts rest on what does not hold. Name the SOURCES (files, folders,
    patterns), and those that the graph was built from are read again: text, offsets and bytes must be as they
    were. Else the texts that the graph keeps are taken. The exit code is 1 if anything does not hold.
    """
    outcome = _verified(folder, sources)
    if syntax != "table":
        from kg.cli.output import machine  # noqa: PLC0415 - kg --help stays fast

        words = {one.document: str(one) for one in outcome.affected}
        rows = [(m.where, m.what, words.get(m.document, "")) for m in outcome.mismatches]
        machine(syntax, ("where", "what", "affected"), rows)
    else:
        _write(outcome)
    if not outcome.ok:
        ctx.exit(FAILED)


def _verified(folder: Place | None, sources: tuple[str, ...]) -> "Verification":
    graphs = [source for source in sources if (Path(source) / "manifest.json").is_file()]
    if graphs:
        raise InputError("this is a graph and no source", graphs[0], f"Write --graph {graphs[0]}")
    place = folder or Path(api.DEFAULT)
    if isinstance(place, Path) and (place / "manifest.json").is_file():
        return api.verify(place, *sources)  # not opened, so that a broken graph is told in full
    if folder is None and sources:
        # The example was not built from them: every one of its files would be a mismatch.
        what = f"there is no {api.DEFAULT} here that could have been built from this"
        raise InputError(what, sources[0], "Name the graph with --graph DIR")
    with open_graph(folder) as graph:
        return graph.verify(*sources)


def _write(outcome: "Verification") -> None:
    from kg.cli.output import Screen  # noqa: PLC0415 - kg --help stays fast
    from kg.cli.text import count  # noqa: PLC0415 - the same

    screen = Screen()
    for mismatch in outcome.mismatches[:MOST]:
        screen.say(f"{mismatch.where}: {mismatch.what}")
    if len(outcome.mismatches) > MOST:
        screen.say(f"… and {count(len(outcome.mismatches) - MOST, 'more mismatch', 'more mismatches')}")
    if outcome.affected:
        screen.say()
        screen.say("Affected", "bold")
        for one in outcome.affected:
            screen.say(f"{one.name}: {one}.", "yellow", 2)
        screen.say()
    parts = [
        count(outcome.files, "file"),
        count(outcome.spans, "passage"),
        f"{count(outcome.claims, 'claim')} (tables included)",
    ]
    if outcome.sources:
        parts.append(count(outcome.sources, "source file"))
    found = count(len(outcome.mismatches), "mismatch", "mismatches")
    told = f"Looked at {', '.join(parts)}: {'all hold' if outcome.ok else found}."
    screen.say(told, "green" if outcome.ok else "red")


@click.command(cls=Command, examples=("kg check", "kg check --graph my-graph --format json"))
@graph_option
@format_option
@click.pass_context
def check(ctx: click.Context, folder: Place | None, syntax: str) -> None:
    """Check the graph against the shapes and integrity rules.

    Violations must be mended and make the exit code 1; warnings are worth a look.
    """
    from kg.cli.findings import write_findings  # noqa: PLC0415 - kg --help stays fast
    from kg.graph.findings import Severity  # noqa: PLC0415 - the same

    with open_graph(folder) as graph:
        found = graph.check()
    write_findings(found, syntax)
    if any(finding.severity is Severity.VIOLATION for finding in found):
        ctx.exit(FAILED)
