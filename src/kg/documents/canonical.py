"""The canonical text of a document and the map from its offsets back to the decoded source."""

import re
from dataclasses import dataclass
from typing import Final

from kg.model import OffsetMap

_BREAK: Final = re.compile(r"\r\n?")


@dataclass(frozen=True, slots=True)
class Canonical:
    """A canonical text and the map of its offsets."""

    text: str
    offsets: OffsetMap


def canonicalise(source: str) -> Canonical:
    r"""Return the canonical text: no byte order mark, every line break one ``\n``.

    Nothing else is changed; form feeds stay, since they mark pages.

    >>> canonicalise("one\r\ntwo").text
    'one\ntwo'
    """
    skip = 1 if source.startswith("\ufeff") else 0
    if "\r" not in source:
        return Canonical(source[skip:], OffsetMap((0,), (skip,)))
    canonical, origin = [0], [skip]
    shift = skip
    for found in _BREAK.finditer(source):
        if found.end() - found.start() == 2:
            shift += 1
            canonical.append(found.end() - shift)
            origin.append(found.end())
    text = _BREAK.sub("\n", source[skip:])
    return Canonical(text, OffsetMap(tuple(canonical), tuple(origin)))
