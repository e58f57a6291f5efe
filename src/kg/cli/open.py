"""The command that unpacks a bundle that somebody else made."""

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg import api
from kg.cli.options import Command

if TYPE_CHECKING:
    from kg.exports.opening import Unpacked


@click.command(cls=Command, examples=("kg open graph.zip", "kg open graph.zip -o their-graph"))
@click.argument("bundle", type=click.Path(path_type=Path), metavar="BUNDLE")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="A new folder; by default BUNDLE's name.",
)
def open(bundle: Path, output: Path | None) -> None:
    """Unpack a bundle: check every file, and tell what to do with it.

    Nothing is written if a file is missing, was changed or is not known to the bundle's own list, or if the
    archive is unsafe. To look into a bundle without unpacking it, name it with --graph in any other command.
    """
    folder = output or bundle.with_suffix("")
    _write(api.unpack(bundle, folder), str(folder))


def _write(found: "Unpacked", folder: str) -> None:
    from kg.cli.output import QUIET, Screen  # noqa: PLC0415 - kg --help stays fast
    from kg.cli.text import count  # noqa: PLC0415 - the same

    screen, place = Screen(), shlex.quote(folder)
    counts = found.manifest.counts
    held = [
        count(counts.get(name, 0), name[:-1]) for name in ("documents", "claims", "facts") if name in counts
    ]
    files = count(found.files, "file")
    screen.say(f"Unpacked into {folder}: {files}, each with the digest that it had when packed.", "green")
    screen.say(f"A graph of {', '.join(held)}." if held else "A graph.")
    if not found.texts:
        screen.say("The texts of the documents are not in it, so that nothing can be quoted.", "yellow")
    screen.say()
    screen.say("Next", "bold")
    verify = f"kg verify --graph {place}" if found.texts else ""
    for line in (f"kg ask --graph {place}", f'kg show "NAME" --graph {place}', verify):
        if line:
            screen.say(line, indent=2)
    screen.say(f"Open {found.folder.name}/graph.html in a browser, or explore.ipynb in Jupyter.", QUIET, 2)
