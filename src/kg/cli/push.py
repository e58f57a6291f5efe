"""The command that sends a graph to a server."""

import click

from kg.cli.options import Command, Place, graph_option, open_graph


@click.command(
    cls=Command,
    examples=(
        "kg push --to http://localhost:7878",
        "kg push --graph my-graph --to https://example.org/repositories/policy",
        "kg push --graph my-graph --to https://example.org/sparql --no-texts",
    ),
)
@click.option("--to", "url", required=True, metavar="URL", help="The SPARQL endpoint, or the server itself.")
@click.option("--store-url", default="", metavar="URL", help="Where it takes graphs, if that is not found.")
@click.option("--update-url", default="", metavar="URL", help="Where it takes updates, if that is not found.")
@click.option(
    "--texts/--no-texts", default=True, show_default=True, help="Whether the documents' texts go along."
)
@graph_option
def push(url: str, store_url: str, update_url: str, texts: bool, folder: Place | None) -> None:
    """Send a graph to a server, where others can ask it.

    Any server with the SPARQL 1.1 Protocol and its Graph Store Protocol will do. Only what is not there yet
    is sent; if it is broken off, the same command goes on where it stopped. Graphs of an earlier version
    that are no longer needed are removed; those of others are left alone.

    A name and password are taken from KG_USER and KG_PASSWORD in the environment, a token from KG_TOKEN.
    """
    from kg.cli.pushing import send  # noqa: PLC0415 - kg --help stays fast

    with open_graph(folder) as graph:
        send(graph, url, store_url, update_url, texts=texts)
