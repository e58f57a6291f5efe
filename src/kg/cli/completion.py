"""What the shell offers when the tabulator key is pressed: ids, groups, parameters and names of things.

Nothing here may fail or print: where no graph can be opened, there is nothing to offer.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

import click
from click.shell_completion import CompletionItem

from kg.exceptions import KgError

if TYPE_CHECKING:
    from kg.questions.catalogue import Parameter, Question

_MOST: Final = 60


def questions(context: click.Context, parameter: click.Parameter, start: str) -> list[CompletionItem]:
    """Return the ids of the questions that begin so, with their words."""
    from kg.questions.catalogue import catalogue  # noqa: PLC0415 - kg --help stays fast

    found = (q for q in catalogue() if q.id.startswith(start.casefold()))
    return [CompletionItem(q.id, help=q.question) for q in found]


def groups(context: click.Context, parameter: click.Parameter, start: str) -> list[CompletionItem]:
    """Return the groups of questions that begin so."""
    from kg.questions.catalogue import catalogue  # noqa: PLC0415 - the same

    return _items(sorted({q.group for q in catalogue() if q.group.startswith(start.casefold())}))


def values(context: click.Context, parameter: click.Parameter, start: str) -> list[CompletionItem]:
    """Return names for the parameter that comes next."""
    asked = _asked(context)
    at = len(context.params.get("values") or ())
    if asked is None or at >= len(asked.parameters):
        return []
    return _items(_names(context, asked.parameters[at], start))


def params(context: click.Context, parameter: click.Parameter, start: str) -> list[CompletionItem]:
    """Return ``name=`` for each parameter of the question, and names of things behind the equals sign."""
    asked = _asked(context)
    if asked is None:
        return []
    name, equals, begun = start.partition("=")
    if not equals:
        return _items(f"{p.name}=" for p in asked.parameters if p.name.startswith(name))
    found = next((p for p in asked.parameters if p.name == name), None)
    return _items(f"{name}={told}" for told in _names(context, found, begun)) if found else []


def _items(told: Iterable[str]) -> list[CompletionItem]:
    return [CompletionItem(text) for text in told]


def _asked(context: click.Context) -> "Question | None":
    from kg.questions.catalogue import question  # noqa: PLC0415 - the same

    # While an option waits for its value, click keeps the words before it unread.
    named = context.params.get("question") or next(iter(context.args), "")
    try:
        return question(str(named))
    except KgError:
        return None


def _names(context: click.Context, parameter: "Parameter", start: str) -> list[str]:
    """Return the labels of the things of the right kind that begin so; numbers cannot be guessed."""
    from kg import api  # noqa: PLC0415 - the same
    from kg.cli.text import clean  # noqa: PLC0415 - the same

    if parameter.type.startswith("xsd:"):
        return []
    folder = context.params.get("folder")
    try:
        with api.open(folder or None) as graph:
            return [clean(name) for name in graph.names(parameter.type, start)[:_MOST]]
    except (KgError, OSError):
        return []
