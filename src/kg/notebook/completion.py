"""Completion after ``%ask`` and ``%kg_show``: ids of questions, their parameters, names of things."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final, Protocol

from kg.exceptions import KgError
from kg.notebook.bundles import Bundle, bundle
from kg.notebook.pieces import table
from kg.questions import tables

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell
    from networkx import MultiDiGraph

    from kg.questions.catalogue import Question

_MOST: Final = 40
_PAIR: Final = re.compile(r"""\w=(["']?)((?:(?<=["'])[^"']*|[^"'\s]*))$""")


class Known(Protocol):
    """What completion needs of an open graph."""

    def questions(self) -> "tuple[Question, ...]":
        """Return the catalogue."""

    def network(self) -> "MultiDiGraph[str]":
        """Return the things and their relations."""


def listed(questions: "Sequence[Question]") -> Bundle:
    """Return the catalogue as a table: id, group, question, what to fill in."""
    columns = ("id", "group", "question", "fill in")
    lines = [(q.id, q.group, q.question, ", ".join(p.name for p in q.parameters)) for q in questions]
    markdown = tables.to_markdown(columns, lines)
    return bundle(table(columns, lines), markdown, "\n".join(f"{q.id}  {q.question}" for q in questions))


def complete(line: str, graph: Known) -> tuple[str, list[str]]:
    """Return what may stand at the end of a line, and the end of the line that each of it begins with.

    After ``%ask`` these are ids, then parameters of the question, then names of things (those with blanks
    only after an opening quotation mark); after ``%kg_show`` names of things.
    """
    command, _, rest = line.lstrip().partition(" ")
    if command.lstrip("%") == "kg_show":
        return rest, _names(graph, rest)
    words, last = rest.split(), re.split(r"\s", rest)[-1]
    if len(words) < 2 and rest == last:
        return rest, [q.id for q in graph.questions() if q.id.startswith(rest)]
    pair = _PAIR.search(rest)
    if pair:
        return pair[2], [name for name in _names(graph, pair[2]) if pair[1] or " " not in name]
    asked = [q for q in graph.questions() if q.id == words[0]]
    return last, [f"{p.name}=" for q in asked for p in q.parameters if p.name.startswith(last)]


def _names(graph: Known, beginning: str) -> list[str]:
    network = graph.network()
    labels: Iterable[str] = {str(data["label"]) for _, data in network.nodes(data=True)}
    fits = (label for label in labels if label.casefold().startswith(beginning.casefold()))
    return sorted(label for label in fits if label.isprintable() and '"' not in label)[:_MOST]


def register(shell: "InteractiveShell", graph: Callable[[], Known]) -> None:
    """Let a shell complete after ``%ask`` and ``%kg_show``."""

    def completed(_: object, event: Any) -> list[str]:
        try:
            typed, found = complete(event.text_until_cursor, graph())
            skip = max(len(typed) - len(event.symbol), 0)  # IPython replaces the last word only
            return [one[skip:] for one in found]
        except KgError:
            return []  # no graph, nothing to complete; the magic itself says why

    for name in ("ask", "kg_show"):
        shell.set_hook("complete_command", completed, str_key=f"%{name}")  # type: ignore[no-untyped-call]  # IPython has no types here
