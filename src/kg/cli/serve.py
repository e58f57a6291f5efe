"""The command that serves a graph over HTTP: pages for people, an endpoint and services for programs."""

from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg import api
from kg.cli.options import Command, open_graph
from kg.cli.text import clean
from kg.exceptions import InputError

if TYPE_CHECKING:
    from kg.opened import Graph
    from kg.server.settings import Settings
    from kg.server.site import Site


@click.command(
    cls=Command,
    examples=(
        "kg serve",
        "kg serve my-graph --port 8080 --title 'Policies of the Western Science City'",
        "kg serve my-graph --host 0.0.0.0 --allow-host policies.example.org",
        "kg serve my-graph --cors https://notebooks.example.org --timeout 10 --max-rows 10000",
    ),
)
@click.argument("place", required=False, metavar="[DIR|URL]")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="The port; 0: any free one.",
)
@click.option(
    "--allow-host",
    "allow_hosts",
    multiple=True,
    metavar="NAME",
    help="A name under which others may ask for it, besides this machine's own; * means any.",
)
@click.option(
    "--cors", multiple=True, metavar="ORIGIN", help="A site whose pages may read the answers; * means any."
)
@click.option("--url", default="", metavar="URL", help="The address under which a proxy makes it known.")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=30.0,
    show_default=True,
    metavar="SECONDS",
    help="Stop a query after this time.",
)
@click.option(
    "--max-rows",
    type=click.IntRange(min=1),
    default=100_000,
    show_default=True,
    metavar="ROWS",
    help="How many rows or triples an answer may have.",
)
@click.option(
    "--memory",
    type=click.FloatRange(min=0.25),
    default=4.0,
    show_default=True,
    metavar="GB",
    help="How much memory each process of the queries may take.",
)
@click.option(
    "--workers",
    type=click.IntRange(1, 256),
    default=2,
    show_default=True,
    help="How many queries may run side by side.",
)
@click.option("--title", default="Policy knowledge graph", show_default=True, help="How the pages call it.")
def serve(
    *,
    place: str | None,
    host: str,
    port: int,
    allow_hosts: Sequence[str],
    cors: Sequence[str],
    url: str,
    timeout: float,
    max_rows: int,
    memory: float,
    workers: int,
    title: str,
) -> None:
    """Serve a graph over HTTP until Ctrl-C: pages, SPARQL endpoint, reconciliation.

    DIR is a graph folder or a bundle; by default kg-graph in this folder, else the example. A graph that is
    built anew meanwhile is noticed and served. Instead of a folder, the address of a server can stand that a
    graph was sent to: queries are passed on to it. Nothing can be changed through it. Only this machine can
    reach it unless --host says otherwise.
    """
    _need("starlette", "uvicorn", "multipart")
    from kg.graph.remote_address import is_address  # noqa: PLC0415 - kg --help stays fast
    from kg.server.settings import Settings  # noqa: PLC0415 - the same
    from kg.server.site import Limits, Site  # noqa: PLC0415 - the same

    settings = Settings(host, port, tuple(allow_hosts), tuple(_origin(origin) for origin in cors), url)
    limits = Limits(timeout, max_rows, int(memory * 2**30), workers=workers)
    where = place if is_address(place) else Path(place) if place else None
    with open_graph(where) as graph:
        _run(Site(graph, title, limits), settings, lambda: api.open(where))


def _run(site: "Site", settings: "Settings", reopen: "Callable[[], Graph]") -> None:
    from kg.server.app import make_app  # noqa: PLC0415 - kg --help stays fast
    from kg.server.running import listen, make_server  # noqa: PLC0415 - the same

    with closing(listen(settings)) as socket:
        host, port = socket.getsockname()[:2]
        shown = "127.0.0.1" if host in ("0.0.0.0", "::") else host  # noqa: S104 - compared, not bound
        address = f"http://[{shown}]:{port}" if ":" in shown else f"http://{shown}:{port}"

        def tell() -> None:
            click.echo(f"Serving {clean(site.graph.place)}")
            click.echo(f"  Pages      {address}/")
            click.echo(f"  SPARQL     {address}/sparql")
            click.echo(f"  OpenRefine {address}/reconcile")
            click.echo("Ctrl-C ends it.")

        def renewed(graph: "Graph") -> None:
            many = graph.counts.get("claims", 0)
            click.echo(f"The graph was built anew: it is served now, with {many:,} claims.")

        app = make_app(site, settings, reopen, renewed)
        server = make_server(app, settings, tell)
        with suppress(KeyboardInterrupt):
            server.run(sockets=[socket])
    click.echo("Ended.")


def _need(*modules: str) -> None:
    missing = [name for name in modules if find_spec(name) is None]
    if missing:
        hint = 'Install them with: pip install "policy-kg[serve]"'
        raise InputError(f"the packages of the server are missing ({', '.join(missing)})", "kg serve", hint)


def _origin(origin: str) -> str:
    scheme, separator, rest = origin.partition("://")
    if origin != "*" and (scheme not in ("http", "https") or not separator or not rest or "/" in rest):
        hint = "An origin is a scheme, a name and perhaps a port: https://notebooks.example.org"
        raise InputError("this is no origin", origin, hint)
    return origin
