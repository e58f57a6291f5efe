"""Paths written as text along a line from thing to thing, as JSON or as Markdown."""

import json
from typing import Final

from rich.text import Text

from kg.cli.output import QUIET, Screen, write_bytes
from kg.cli.text import clean, count
from kg.network.evidence import Passage
from kg.network.paths import Hop, Path, Paths
from kg.network.web import Stop
from kg.views.path_markdown import MARKS, paths_markdown
from kg.views.path_records import paths_record

_DOT: Final = "● "
_RAIL: Final = "│   "
_INDENT: Final = 3
_MEASURE: Final = 100  # sentences wider than this are hard to read
_STYLES: Final = {"disputed": "red", "proposed": "yellow"}


def write_paths(found: Paths, syntax: str, *, sentences: int = 1) -> None:
    """Write paths as ``text``, ``json`` or ``md``; ``sentences`` is how many stand under a step of a text."""
    if syntax == "json":
        text = json.dumps(paths_record(found), ensure_ascii=False, indent=2) + "\n"
        write_bytes(text.encode("utf-8", "replace"))
        return
    if syntax == "md":
        write_bytes(paths_markdown(found).encode("utf-8", "replace"))
        return
    screen = Screen()
    screen.say(f"{found.start.label} → {found.end.label}", "bold")
    if found.reason:
        screen.say(found.reason, "yellow")
    for n, path in enumerate(found or filter(None, (found.instead,)), 1):
        screen.say()
        _write_path(screen, path, f"{n}." if found else "", sentences)
    if found:
        screen.say()
        told = count(len(found), "path")
        screen.say(f"{told} of at most {count(found.steps, 'step')}", QUIET)


def _write_path(screen: Screen, path: Path, mark: str, sentences: int) -> None:
    screen.item(mark, path.sentence, _INDENT, ("bold cyan", "bold"))
    screen.say()
    for hop in path.hops:
        _write_stop(screen, hop.start)
        _write_hop(screen, hop, sentences)
    _write_stop(screen, path.hops[-1].end)


def _write_stop(screen: Screen, stop: Stop) -> None:
    told = Text.assemble((clean(stop.label), "bold"), "  ", (clean(stop.kind), QUIET))
    _railed(screen, told, (_DOT, "  "))


def _write_hop(screen: Screen, hop: Hop, sentences: int) -> None:
    mark = MARKS.get(hop.standing, "")
    words = Text.assemble((clean(hop.words), "cyan"))
    if hop.also:
        words = Text.assemble(words, (f"  (also {', '.join(map(clean, hop.also))})", QUIET))
    if mark:
        words = Text.assemble(words, (f"  [{mark}]", _STYLES.get(hop.standing, QUIET)))
    _railed(screen, words)
    for passage in hop.passages[:sentences]:
        if passage.sentence:
            _railed(screen, Text(clean(passage.sentence), QUIET))
        _railed(screen, Text(f"— {source(passage)}", f"{QUIET} italic"))
    left = len(hop.passages) - sentences
    if 0 < left < len(hop.passages):
        _railed(screen, Text(f"… and {count(left, 'more passage')}", QUIET))


def source(passage: Passage) -> str:
    """Return the document of a passage, with the page or the record of a table."""
    page = f", page {passage.page}" if passage.page else ""
    record = f", record {clean(passage.record)}" if passage.record else ""
    return f"{clean(passage.document)}{page}{record}"


def _railed(screen: Screen, text: Text, lead: tuple[str, str] = (_RAIL, _RAIL)) -> None:
    """Write a text, wrapped, along the line that joins the things."""
    width = min(screen.width, _MEASURE) - _INDENT - len(lead[0])
    for n, line in enumerate(text.wrap(screen, max(width, 20), overflow="fold")):
        line.rstrip()
        screen.put(Text.assemble(" " * _INDENT, (lead[min(n, 1)], QUIET), line))
