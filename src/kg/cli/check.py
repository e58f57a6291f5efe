"""The commands that prove a graph: passages against texts, and the graph against shapes and rules."""

from pathlib import Path
from typing import Final

import click

from kg.cli.options import Command, format_option, graph_option, open_graph

FAILED: Final = 1


@click.command(
    cls=Command, examples=("kg verify", "kg verify my-documents", "kg verify --graph my-graph --format csv")
)
@click.argument("sources", nargs=-1)
@graph_option
@format_option
@click.pass_context
def verify(ctx: click.Context, sources: tuple[str, ...], folder: Path | None, syntax: str) -> None:
    """Cut every passage out of its text again; fail on any mismatch.

    Digests of files and texts, every passage and the evidence of every claim are looked at anew. Name
    the SOURCES (files, folders, patterns), and those that the graph was built from are read again: text,
    offsets and bytes must be as they were. The exit code is 1 if anything does not hold.
    """
    from kg.cli.output import Screen, machine  # noqa: PLC0415 - kg --help stays fast
    from kg.cli.text import count  # noqa: PLC0415 - the same

    with open_graph(folder) as graph:
        outcome = graph.verify(*sources)
    if syntax != "table":
        machine(syntax, ("where", "what"), [(m.where, m.what) for m in outcome.mismatches])
    else:
        screen = Screen()
        for mismatch in outcome.mismatches:
            screen.say(f"{mismatch.where}: {mismatch.what}")
        parts: tuple[str, ...] = (
            count(outcome.files, "file"),
            count(outcome.spans, "passage"),
            count(outcome.claims, "claim"),
        )
        if sources:
            parts = (*parts, count(outcome.sources, "source file"))
        looked_at = f"Looked at {', '.join(parts)}"
        found = count(len(outcome.mismatches), "mismatch", "mismatches")
        screen.say(f"{looked_at}: {'all hold' if outcome.ok else found}.", "green" if outcome.ok else "red")
    if not outcome.ok:
        ctx.exit(FAILED)


@click.command(cls=Command, examples=("kg check", "kg check --graph my-graph --format json"))
@graph_option
@format_option
@click.pass_context
def check(ctx: click.Context, folder: Path | None, syntax: str) -> None:
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
