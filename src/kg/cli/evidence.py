"""The command that writes an evidence pack."""

from pathlib import Path
from typing import Final

import click

from kg.cli.options import Command, Place, graph_option, open_graph
from kg.exceptions import InputError

ENDINGS: Final = (".html", ".htm", ".md")


@click.command(
    cls=Command,
    examples=(
        'kg evidence "Western Science City" -o city.html',
        'kg evidence "Western Science City contains Western (Chongqing) Science City" -o fact.html',
        "kg evidence r:claim-0123456789abcdef0123 -o claim.md",
    ),
)
@click.argument("what")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The file to write: .html to read, print or send, .md for plain text; by default .md to stdout.",
)
@graph_option
def evidence(what: str, output: Path | None, folder: Place | None) -> None:
    """Write the evidence for a claim, a fact or a thing, to be handed to others.

    WHAT is the id of a claim, a fact in words, or the name of a thing (then all its facts are told). The pack
    holds the passages in their context, the documents with their digests, the rules in words, how sure
    the reading is, what people judged, what speaks against it, how to prove it again and how to cite it. It
    is one file that needs nothing else.
    """
    if output is not None and output.suffix.lower() not in ENDINGS:
        raise InputError(
            "a pack is a page or a plain text", str(output), "Name a file that ends in .html or .md"
        )
    from kg.cli.output import write_bytes  # noqa: PLC0415 - kg --help stays fast
    from kg.views.evidence import evidence_page  # noqa: PLC0415 - the same
    from kg.views.evidence_markdown import evidence_markdown  # noqa: PLC0415 - the same
    from kg.views.files import write_page  # noqa: PLC0415 - the same

    with open_graph(folder) as graph:
        pack = graph.evidence(what)
    if output is None:
        write_bytes(evidence_markdown(pack).encode("utf-8", "replace"))
        return
    is_page = output.suffix.lower() != ".md"
    write_page(evidence_page(pack) if is_page else evidence_markdown(pack), output)
    click.echo(f"Written: {click.format_filename(output)}", err=True)
