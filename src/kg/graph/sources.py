"""Lines that documents share, by the bundles of documents from which they come."""

from collections.abc import Callable
from dataclasses import dataclass

from kg.graph.families import Numbers
from kg.graph.pressed import press, unpress


@dataclass(frozen=True, slots=True)
class SharedLines:
    """Lines of a source, as they are kept."""

    lines: tuple[str, ...]

    def to_row(self) -> str:
        """Return the lines as JSON."""
        return press(self.lines)

    @classmethod
    def from_row(cls, row: str) -> "SharedLines":
        """Return what was written as JSON."""
        return cls(unpress(row))


@dataclass(frozen=True, slots=True)
class Source:
    """Lines that come from a bundle of documents.

    Attributes:
        key: under which they are kept; empty if they are not.
        numbers: the lines as numbers.
        load: returns the lines.
    """

    key: str
    numbers: Numbers
    load: Callable[[], SharedLines]
