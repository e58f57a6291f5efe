"""A picture as a list: what a narrow screen shows in place of a drawing that is wider than it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from kg.counting import counted

_ITEMS: Final = 12  # of one part
_PARTS: Final = 40


@dataclass(frozen=True, slots=True)
class Item:
    """One thing of a list: its class (local name; empty for none), its name, and what is said beside it."""

    type_name: str
    text: str
    note: str = ""
    status: str = "accepted"


@dataclass(frozen=True, slots=True)
class Part:
    """Things under a heading; ``more`` tells how many others there are."""

    heading: str
    items: tuple[Item, ...]
    more: str = ""


def parts(found: Iterable[tuple[str, Sequence[Item]]]) -> tuple[Part, ...]:
    """Return groups of things as parts, as many as a reader scrolls through; the rest is counted."""
    groups = [(heading, tuple(items)) for heading, items in found if items]
    made = [
        Part(head, items[:_ITEMS], f"and {len(items) - _ITEMS:,} more" if len(items) > _ITEMS else "")
        for head, items in groups[:_PARTS]
    ]
    if len(groups) > _PARTS:
        left = counted(sum(len(items) for _, items in groups[_PARTS:]), "more", "more")
        made[-1] = replace(made[-1], more="; ".join(filter(None, (made[-1].more, f"{left} in the table"))))
    return tuple(made)
