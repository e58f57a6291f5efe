"""Files that hold several documents: archives, mails, mailboxes, and such in one another."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from kg.documents.formats import Format, format_of
from kg.documents.names import display_name
from kg.exceptions import UnreadableError
from kg.model import LeftOut

_DEEPEST: Final = 3
"""How many containers may stand in one another: a mail in an archive in an archive."""


class Member(NamedTuple):
    """A file in a container: its name, ``container/member``, and its bytes."""

    name: str
    data: bytes


def members(kind: Format, data: bytes, name: str, depth: int = 1) -> Iterator[Member | LeftOut]:
    """Yield the files in a container that hold one document each, and what was left out of it.

    Raises:
        UnreadableError: if the container itself is damaged or hostile.
    """
    for found in _opened(kind, data, name):
        if isinstance(found, LeftOut):
            yield LeftOut(f"{name}/{found.name}", found.reason)
            continue
        inner = f"{name}/{display_name(found.name)}"
        try:
            inside = format_of(found.data, inner)
            if not inside.holds:
                yield Member(inner, found.data)
            elif depth < _DEEPEST:
                yield from members(inside, found.data, inner, depth + 1)
            else:
                yield LeftOut(inner, "it lies too deep in other archives. Unpack it first")
        except UnreadableError as error:
            yield left_out(inner, error)


def _opened(kind: Format, data: bytes, name: str) -> Iterator[Member | LeftOut]:
    """Yield what a container holds, whatever its reader raises being told as a line."""
    raise NotImplementedError


def left_out(name: str, error: UnreadableError) -> LeftOut:
    """Return the line that tells why a file was not read."""
    reason = f"{error.what}. {error.hint}" if error.hint else error.what
    where = error.where
    return LeftOut(name, reason if where in {"", name, display_name(name)} else f"{where}: {reason}")
