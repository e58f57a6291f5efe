"""What a search found, written as a table for people or as rows."""

from collections.abc import Sequence
from typing import Final

from kg.cli.layout import write_rows
from kg.cli.output import QUIET, Screen
from kg.cli.rows import write_plain
from kg.cli.text import clean, count
from kg.questions import search
from kg.questions.search import Found

# What stands between what is surely meant and what is only like it.
_LIKE: Final = "No name has these words; these are spelled much like it:"


def write_found(found: Sequence[Found], asked: str, syntax: str, *, most: int) -> None:
    """Write things that were found as ``table``, ``csv``, ``json`` or ``md``."""
    if syntax != "table":
        write_plain(syntax, search.COLUMNS, [one.line for one in found])
        return
    screen = Screen()
    if not found:
        screen.say(f"Nothing in this graph is called anything like “{clean(asked)}”.")
        return
    if found[0].how == "similar":
        screen.say(_LIKE, "yellow")
        screen.say()
    also = any(one.name != one.thing.label for one in found)
    columns = ("thing", "kind", *(("found by",) if also else ()), "claims")
    write_rows(screen, columns, [_line(one, also=also) for one in found])
    screen.say()
    full = len(found) >= most
    screen.say(f"{count(len(found), 'thing')}{'; there may be more (--limit)' if full else ''}", QUIET)


def _line(found: Found, *, also: bool) -> list[str]:
    by = [] if not also else [clean(found.name) if found.name != found.thing.label else ""]
    where = f" ({found.where})" if found.where else ""
    return [clean(f"{found.thing.label}{where}"), clean(found.thing.kind), *by, f"{found.spoken:,}"]
