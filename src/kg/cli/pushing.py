"""Sending a graph with a progress bar, and what is told afterwards."""

import shlex
from collections.abc import Iterator

from kg.cli.options import warned
from kg.cli.output import QUIET, Screen
from kg.cli.progress import counted
from kg.cli.text import count
from kg.graph.remote_upload import Sent
from kg.opened import Graph


def send(graph: Graph, url: str, store_url: str = "", update_url: str = "", *, texts: bool = True) -> None:
    """Send a graph to a server and write what was sent and how to ask it there.

    Raises:
        InputError: if this is no address, or it is not known where the server takes graphs.
        ServerError: if the server cannot be reached, or refuses.
    """
    with warned(), counted("Sending", "statements") as tell:
        sent = graph.push(url, store_url=store_url, update_url=update_url, texts=texts, progress=tell)
    screen = Screen()
    screen.say(f"The graph is at {url}", "bold")
    for line in _lines(sent, texts=texts):
        screen.say(line, indent=2)
    screen.say()
    screen.say("Next", "bold")
    place = shlex.quote(url)
    for command in (f"kg ask --graph {place}", f'kg show "NAME" --graph {place}'):
        screen.say(command, indent=2)
    if not texts:
        screen.say("Without the texts nothing can be quoted there.", QUIET, indent=2)


def _lines(sent: Sent, *, texts: bool) -> Iterator[str]:
    new = f"{count(sent.statements, 'statement')} sent in {count(sent.graphs, 'named graph')}"
    old = f"{count(sent.kept, 'named graph')} already there"
    yield new if not sent.kept else f"{new}; {old}" if sent.graphs else f"nothing to send: {old}"
    if sent.dropped:
        yield f"{count(sent.dropped, 'named graph')} removed"
    if texts:
        told = f"; {sent.texts_kept:,} already there" if sent.texts_kept else ""
        yield f"{count(sent.texts, 'text')} sent{told}"
