"""The command that shows how a document was read, for people to check before they trust the facts."""

from pathlib import Path

import click

from kg import api
from kg.cli.options import Command
from kg.exceptions import InputError
from kg.model import Document

_WIDE = 13


@click.command(cls=Command, examples=("kg read plan.pdf", "kg read notice.html --html notice-read.html"))
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--html",
    "page",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write a page instead, which also shows what was understood.",
)
def read(file: Path, page: Path | None) -> None:
    """Show how a document was read: its words by kind, columns and pages, and what was removed.

    Look at it before you trust the facts: wrong order, lost headings and stray menus are easy to see.
    """
    from kg.views.files import write_page  # noqa: PLC0415 - kg --help stays fast
    from kg.views.reading import reading_page  # noqa: PLC0415 - the same

    if page is not None and page.exists() and file.exists() and page.samefile(file):
        raise InputError("the page would take the place of the document", str(page), "Choose another name")
    documents = api.read_all(file)
    if page is None:
        for document in documents:
            _write(document)
        return
    if len(documents) > 1:
        names = ", ".join(d.name for d in documents[:5])
        raise InputError(f"it holds several documents ({names})", str(file), "Unpack it and name one of them")
    write_page(reading_page(documents[0], api.extract(documents[0])), page)
    click.echo(f"The page is in {click.format_filename(page)}; open it in a browser.")


def _write(document: Document) -> None:
    from kg.cli.output import QUIET, Screen  # noqa: PLC0415 - kg --help stays fast
    from kg.views.reading import GONE, facts_of, reading_rows  # noqa: PLC0415 - the same

    screen = Screen()
    screen.say(document.name, "bold")
    for heading, words in facts_of(document):
        screen.item(heading, words, _WIDE, (QUIET, ""))
    for note in document.notes:
        screen.item("Note", note, _WIDE, ("yellow", ""))
    page = None
    for row in reading_rows(document):
        if row.page and row.page != page:
            page = row.page
            screen.say()
            screen.say(f"— page {page} —", QUIET)
        mark = f"{row.kind} {row.level}" if row.kind in {"heading", "bullet"} else row.kind
        mark = f"{mark} ({row.column})" if row.column else mark
        reason = f"  [{row.runs[0].reason}]" if row.kind == GONE else ""
        words = "".join(_told(run.words, run.manner, run.opens) for run in row.runs)
        heads = row.kind in {"title", "heading"}
        style = "strike dim" if row.kind in {GONE, "boilerplate"} else "bold" if heads else ""
        screen.item(mark, f"{words}{reason}", _WIDE + 3, (QUIET, style))
    screen.say()


def _told(words: str, manner: str, opens: bool) -> str:
    if manner == "removed":
        return f" ~{words}~ "
    return f"| {words}" if opens else words
