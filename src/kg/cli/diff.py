"""The command that tells what differs between two versions of a graph."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from kg import api
from kg.cli.options import Command
from kg.exceptions import InputError

if TYPE_CHECKING:
    from kg.graph.difference import Difference

FORMATS: Final = ("text", "json", "patch")


@click.command(
    cls=Command,
    examples=(
        "kg diff old-graph new-graph",
        "kg diff HEAD~1:graph/policy.trig graph/policy.trig",
        "kg diff old-graph new-graph --format patch -o changes.rdfp",
    ),
)
@click.argument("old")
@click.argument("new")
@click.option(
    "--format",
    "syntax",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="Sentences, JSON, or an RDF patch that makes OLD into NEW.",
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Where to; by default to stdout.")
def diff(old: str, new: str, syntax: str, output: Path | None) -> None:
    """Tell what differs between two versions of a graph, and why.

    OLD and NEW are graph folders, .trig or .nq files, or files and folders of a commit, as git names them
    (HEAD~1:graph/policy.trig). Facts that came, went or changed are told in sentences, by their cause: a new
    document, a changed text, a rule, a judgement … Things that were merged, split or renamed and claims that
    stand otherwise are told as well.
    """
    found = api.diff(old, new)
    if syntax == "text" and output is None:
        _write(found)
        return
    from kg.cli.output import write_bytes  # noqa: PLC0415 - kg --help stays fast

    data = _content(found, syntax).encode("utf-8", "replace")
    if output is None:
        write_bytes(data)
        return
    try:
        output.write_bytes(data)
    except OSError as error:
        hint = "Choose a file in a folder that exists and can be written"
        raise InputError(f"the file cannot be written ({error.strerror})", str(output), hint) from error
    click.echo(f"Written: {click.format_filename(output)}", err=True)


def _content(found: "Difference", syntax: str) -> str:
    import json  # noqa: PLC0415 - kg --help stays fast

    from kg.cli.text import clean  # noqa: PLC0415 - the same
    from kg.graph.patch import rdf_patch  # noqa: PLC0415 - the same
    from kg.questions.changes import Teller  # noqa: PLC0415 - the same

    teller = Teller(found)
    if syntax == "json":
        return json.dumps(teller.as_json(), ensure_ascii=False, indent=1) + "\n"
    if syntax == "patch":
        return "".join(f"{line}\n" for line in rdf_patch(found.lines))
    lines: list[str] = []
    for heading, changes in teller.sections():
        lines += [heading, *(f"  {change.mark} {clean(str(change))}" for change in changes), ""]
    return "\n".join([*lines, _total(found), ""])


def _write(found: "Difference") -> None:
    from kg.cli.output import Screen  # noqa: PLC0415 - kg --help stays fast
    from kg.questions.changes import Teller  # noqa: PLC0415 - the same

    screen = Screen()
    styles = {"+": "green", "-": "red", "~": "yellow"}
    for heading, changes in Teller(found).sections():
        screen.say(heading, "bold")
        for change in changes:
            screen.item(f"  {change.mark}", str(change), 4, (styles[change.mark], ""))
        screen.say()
    screen.say(_total(found))


def _total(found: "Difference") -> str:
    from kg.cli.text import count  # noqa: PLC0415 - kg --help stays fast

    if found.is_empty:
        return "Nothing differs: both hold the same quads."
    kinds = [change.kind for change in found.facts]
    facts = ", ".join(f"{kinds.count(kind):,} {kind}" for kind in ("added", "removed", "changed"))
    parts = [f"Facts: {facts}", count(len(found.things), "change of things", "changes of things")]
    parts.append(f"{count(len(found.statuses), 'claim')} with another standing")
    parts.append(f"quads: {len(found.lines.added):,} added, {len(found.lines.removed):,} removed")
    if sum(found.tables):
        parts[-1] += f" (of the reference tables {found.tables[1]:,} and {found.tables[0]:,})"
    if found.releases[0] != found.releases[1]:
        parts.append(
            f"drawn by {found.releases[1] or 'an unknown program'}, before {found.releases[0] or 'unknown'}"
        )
    return "; ".join(parts) + "."
