"""The command that serves a graph to assistants."""

import click

from kg import api
from kg.cli.options import Command, GraphPlace, Place
from kg.exceptions import InputError


@click.command(cls=Command, examples=("kg mcp my-graph", "kg mcp"))
@click.argument("folder", required=False, type=GraphPlace(), metavar="[DIR|URL]")
def mcp(folder: Place | None) -> None:
    """Serve a graph to an assistant over the Model Context Protocol, on standard input and output.

    DIR is a graph folder or a bundle: by default kg-graph in this folder, else the example. Instead of a
    folder, the address of a server can stand that a graph was sent to. The assistant starts this command
    itself: name it in its configuration (docs/assistants.md). It offers search, describe, ask, path,
    conflicts, query, list_questions, list_documents and document_passage; all of them only read, and nothing
    else goes online. Needs the extra: pip install "policy-kg[mcp]".
    """
    try:
        from kg.mcp.server import make_server  # noqa: PLC0415 - an extra
    except ModuleNotFoundError as error:
        raise InputError(
            f"the package {error.name} is not installed", "kg mcp", 'Run: pip install "policy-kg[mcp]"'
        ) from error
    with api.open(folder) as graph:
        make_server(graph).run("stdio")
