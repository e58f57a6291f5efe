"""Files that hold other files: archives, letters, boxes of letters, and such in one another."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from kg.documents.formats import Format, format_of
from kg.documents.names import display_name
from kg.documents.office.unpack import Unpacked
from kg.exceptions import UnreadableError
from kg.model import LeftOut

_DEEPEST: Final = 3
"""How many containers may stand in one another: a mail in an archive in an archive."""


class Member(NamedTuple):
    """A file in a container: its name, ``container/member``, and its bytes."""

    name: str
    data: bytes


def members(kind: Format, data: bytes, name: str, depth: int = 1) -> Iterator[Member | LeftOut]:
    """Yield the documents in a container as files, itself first if it is one, and what was left out.

    Raises:
        UnreadableError: if the container itself is damaged or hostile.
    """
    if kind.reader:
        yield Member(name, data)
    if not kind.unpacker:
        return
    if depth > _DEEPEST:
        yield LeftOut(name, "it lies too deep in other archives. Unpack it first")
        return
    found = kind.load(kind.unpacker)(data, name)
    if not isinstance(found, Unpacked):
        raise TypeError(kind.unpacker)
    for path, held in found.members:
        inner = f"{name}/{_shown(path)}"
        try:
            yield from members(format_of(held, inner), held, inner, depth + 1)
        except UnreadableError as error:
            yield left_out(inner, error)
    for item in found.refused:
        yield LeftOut(f"{name}/{_shown(item.name)}", item.reason)


def _shown(path: str) -> str:
    """Return the name of a member with its folders, each part made fit to be shown."""
    return "/".join(part if part in {"", ".", ".."} else display_name(part) for part in path.split("/"))


def left_out(name: str, error: UnreadableError) -> LeftOut:
    """Return the line that tells why a file was not read."""
    reason = f"{error.what}. {error.hint}" if error.hint else error.what
    where = error.where
    return LeftOut(name, reason if where in {"", name, display_name(name)} else f"{where}: {reason}")
