"""The canonical text of a document and the map from its offsets back to the decoded source."""

import re
from dataclasses import dataclass
from typing import Final

from kg.model import OffsetMap

# Blanks at the end of a line are an accident of the copy, and would stand inside names that run over it.
_BREAK: Final = re.compile(r"(?<![ \t\xa0])[ \t\xa0]*(\r\n?|\n)")


@dataclass(frozen=True, slots=True)
class Canonical:
    """A canonical text and the map of its offsets."""

    text: str
    offsets: OffsetMap


def canonicalise(source: str) -> Canonical:
    r"""Return the canonical text: no byte order mark, every line break one ``\n`` with no blanks before it.

    Nothing else is changed; form feeds stay, since they mark pages.

    >>> canonicalise("one \r\ntwo").text
    'one\ntwo'
    """
    skip = 1 if source.startswith("\ufeff") else 0
    canonical, origin = [0], [skip]
    for found in _BREAK.finditer(source, skip):
        # Where the text stood without a change, the break would be at this offset.
        at = found.start() - origin[-1] + canonical[-1]
        if found.start(1) > found.start():
            canonical.append(at)
            origin.append(found.start(1))
        if found.end() - found.start(1) > 1:
            canonical.append(at + 1)
            origin.append(found.end())
    return Canonical(_BREAK.sub("\n", source[skip:]), OffsetMap(tuple(canonical), tuple(origin)))
