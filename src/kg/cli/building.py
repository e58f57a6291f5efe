"""Building with a progress bar, and what is told afterwards."""

import os
import shlex
import signal
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from kg import api
from kg.cli.answers import write_answer
from kg.cli.output import QUIET, Screen
from kg.cli.progress import counted
from kg.cli.text import clean, count
from kg.engines import Engine
from kg.exceptions import GraphError, InputError
from kg.graph.manifest import LEDGER, read_manifest
from kg.judgements import State
from kg.opened import Graph
from kg.pipeline import Changes
from kg.pipeline import Progress as Tell


def default_ledger(output: str) -> Path | None:
    """Return the ledger in this folder, if there is one.

    Raises:
        InputError: if there is none, but the graph that would be replaced was built with one.
    """
    path, used = Path(LEDGER), Path(output) / LEDGER
    if path.exists():
        return path
    if used.is_file():
        hint = f"Name it with --ledger FILE; {used} is a copy. Without judgements: build into another folder"
        raise InputError("the graph there was built with a ledger, and none is in this folder", output, hint)
    return None


def build_graph(
    paths: Sequence[str],
    output: str,
    jobs: int,
    parser: bool,
    ledger: Path | None = None,
    *,
    fresh: bool = False,
    engine: Engine | None = None,
) -> Graph:
    """Build a graph with a progress bar on stderr, and list there what was left out.

    Raises:
        NothingReadError: if no document could be read.
        InputError: if the ledger cannot be read.
        GraphError: if the folder cannot be written.
    """
    with _interruptible(), _progress() as tell:
        graph = api.build(
            *paths,
            output=output,
            jobs=jobs,
            progress=tell,
            parser=parser,
            ledger=ledger,
            fresh=fresh,
            engine=engine,
        )
    if graph.changes and graph.changes.damaged:
        told = count(graph.changes.damaged, "entry", "entries")
        click.echo(f"The cache was damaged: {told} of it worked out anew", err=True)
    for fault in _rows(graph, "ledger_faults"):
        click.echo(f"Not applied: {ledger}, line {fault['line']}: {clean(str(fault['reason']))}", err=True)
    for item in graph.left_out:
        click.echo(f"Left out: {clean(item.name)}: {clean(item.reason)}", err=True)
    return graph


@contextmanager
def _interruptible() -> Iterator[None]:
    """Let Ctrl-C stop this process only: a worker that stops halfway would leave the others waiting."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    here = os.getpid()

    def stop(number: int, frame: object) -> None:
        if os.getpid() == here:
            raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _progress() -> Iterator[Tell | None]:
    with counted("Drawing claims", after="Putting it together") as tell:
        # The builder also names the step, of which one is counted.
        yield None if tell is None else lambda _, done, total: tell(done, total)


def write_summary(graph: Graph, output: str) -> None:
    """Write where the graph is, what it holds, what was not read, and what to do next."""
    screen = Screen()
    write_counts(graph, output, screen)
    option = graph_words(output)
    screen.say("Next", "bold")
    for command in ("kg ask", 'kg show "NAME"', "kg view -o graph.html"):
        screen.say(f"{command}{option}", indent=2)


def write_counts(graph: Graph, output: str, screen: Screen) -> None:
    """Write where the graph is and how much it holds."""
    counts, report = graph.counts, graph.report
    unread = report.get("unread")
    screen.say(f"The graph is in {output}", "bold")
    disputed = counts.get("claims disputed", 0)
    lines = [
        f"{count(counts.get('documents', 0), 'document')}{_changed(graph.changes)}",
        f"{count(counts.get('facts', 0), 'fact')} about {count(counts.get('entities', 0), 'thing')}",
        f"{count(counts.get('claims', 0), 'claim')}, of which {disputed:,} disputed",
    ]
    if isinstance(unread, list) and unread:
        lines.append(f"{count(len(unread), 'sentence')} with a figure or a policy word not understood")
    if graph.left_out:
        lines.append(f"{count(len(graph.left_out), 'file')} left out")
    lines += _judged(graph)
    for line in lines:
        screen.say(line, indent=2)
    screen.say(f"Particulars: {Path(output) / 'report.json'}", QUIET, indent=2)
    screen.say()


def _changed(changes: Changes | None) -> str:
    """Return how many documents are new, changed, kept and gone, if there was a graph before."""
    if changes is None or not changes.changed + changes.kept + changes.gone:
        return ""
    told = (
        ("new", changes.new),
        ("changed", changes.changed),
        ("kept", changes.kept),
        ("gone", changes.gone),
    )
    return f": {', '.join(f'{n:,} {word}' for word, n in told)}"


def _judged(graph: Graph) -> list[str]:
    """Return what became of the judgements of the ledger, if there are any."""
    states = [str(one["state"]) for one in _rows(graph, "judgements")]
    if not states:
        return []
    bad = sum(state not in {State.APPLIED, State.SUPERSEDED} for state in states)
    told = f", {bad:,} to look at: kg ledger check" if bad else ""
    return [f"{count(len(states), 'judgement')} applied last{told}"]


def _rows(graph: Graph, section: str) -> list[dict[str, object]]:
    rows = graph.report.get(section)
    return rows if isinstance(rows, list) else []


def graph_words(output: str) -> str:
    """Return the option that names a graph, with a space before it; nothing for the default."""
    return "" if output == api.DEFAULT else f" --graph {shlex.quote(output)}"


def refuse_other_graph(folder: Path, documents: Path) -> None:
    """Refuse to put the example in place of a graph of other documents.

    Raises:
        GraphError: if the folder holds a graph with a document that is not of the example.
    """
    if not (folder / "manifest.json").is_file():
        return
    known = {path.name for path in documents.iterdir()}
    if any(row.name not in known for row in read_manifest(folder).documents):
        hint = "Name another folder for the example with -o DIR"
        raise GraphError("the folder holds a graph of your own documents", str(folder), hint)


def write_demo(
    graph: Graph, output: str, page: Path, questions: Sequence[str], *, rows: int, sentences: int
) -> None:
    """Write counts, the answers to some questions with their sentences, the page, and what to do next."""
    screen = Screen()
    write_counts(graph, output, screen)
    option = graph_words(output)
    for question in questions:
        answer = graph.ask(question)
        given = "".join(f" --param {shlex.quote(f'{p.name}={p.label}')}" for p in answer.parameters)
        screen.say(f"$ kg ask {question}{given} --evidence{option}", "green")
        write_answer(answer, evidence=True, rows=rows, sentences=sentences)
        screen.say()
    graph.view(page, "Example: policies, zones and places")
    screen.say(f"The page of the graph is in {page}; open it in a browser.", "bold")
    screen.say("Next", "bold")
    for command in (f"kg ask{option}", f'kg show "Chongqing"{option}', "kg build PATH -o my-graph"):
        screen.say(command, indent=2)
