"""Answers told in words: the sentences that a question has for a row, for all rows, and for none.

A template is a sentence with slots. ``{zone}`` is what a column or parameter shows; for all rows together
it lists what stands in the column, and ``{^zone}`` is the first of it. ``{value unit}`` is a figure with its
unit. ``{#zone zone takes/zones take}`` is a number with the words for one or for many: the number itself
where the column holds numbers and one row is told, else how many different things stand in the column;
``{# row/rows}`` counts rows. A part in square brackets is left out if one of its slots is empty or, where
one row is told, repeats a parameter.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from kg.namespaces import compact
from kg.questions.cells import Cell, Row
from kg.questions.figures import in_words
from kg.questions.sentences import VERBS, listed, named

_SLOT: Final = re.compile(r"\{([#^]?)(\w*)(?: ([^{}]*))?\}")
_PART: Final = re.compile(r"\[([^\[\]]*)\]")
_LISTED: Final = 5


@dataclass(frozen=True, slots=True)
class Said:
    """What the slots of a template stand for.

    Attributes:
        rows: the rows that are told, one or all of them.
        given: the values of the parameters, by name.
        is_one: whether a single row is told.
    """

    rows: Sequence[Row]
    given: Mapping[str, Cell]
    is_one: bool = False

    def cells(self, name: str) -> tuple[Cell, ...]:
        """Return what a slot stands for: different cells of a column, or the value of a parameter."""
        if name in self.given:
            return (self.given[name],)
        found = [row.cell(name) for row in self.rows if name in row.columns]
        return tuple(dict.fromkeys(cell for cell in found if cell.label))


def tell(template: str, said: Said) -> str:
    """Return the sentence of a template, with a full stop; an empty template gives an empty text."""
    if not template:
        return ""
    text = _PART.sub(lambda part: _optional(part[1], said), template)
    text = " ".join(_filled(text, said, is_optional=False).split())
    text = re.sub(r" ([,;:.])", r"\1", text).replace(":,", ":").rstrip(".")
    is_file = re.match(r"\S+\.\w", text)
    return f"{text if is_file else text[:1].upper() + text[1:]}."


def _optional(part: str, said: Said) -> str:
    filled = [_fill(slot, said, is_optional=True) for slot in _SLOT.finditer(part)]
    return _filled(part, said, is_optional=True) if all(filled) else ""


def _filled(text: str, said: Said, *, is_optional: bool) -> str:
    """Return a text with its slots filled; "a" before a slot becomes "an" before a vowel."""
    parts: list[str] = []
    at = 0
    for slot in _SLOT.finditer(text):
        told, before = _fill(slot, said, is_optional=is_optional), text[at : slot.start()]
        article = told[:1].lower() in tuple("aeiou") and re.search(r"\ba $", before)
        parts += [f"{before[:-1]}n " if article else before, told]
        at = slot.end()
    return "".join([*parts, text[at:]])


def _fill(slot: re.Match[str], said: Said, *, is_optional: bool) -> str:
    is_count, name, more = slot[1] == "#", slot[2], slot[3] or ""
    cells = said.cells(name)
    if is_count:
        return "" if is_optional and name and not cells else _counted(said, name, cells, more)
    if is_optional and said.is_one and name not in said.given:
        cells = tuple(cell for cell in cells if cell not in said.given.values())
    if slot[1] == "^":
        cells = cells[:1]
    if more:
        units = said.cells(more)
        return ", ".join(in_words(cell.value, units[0] if units else Cell()) for cell in cells[:_LISTED])
    return listed([_name(cell) for cell in cells], _LISTED)


def _counted(said: Said, name: str, cells: Sequence[Cell], more: str) -> str:
    number = len(cells) if name else len(said.rows)
    if said.is_one and cells and isinstance(cells[0].value, int):
        number = cells[0].value
    one, _, many = more.partition("/")
    return f"{number:,} {one if number == 1 else many}".strip()


def _name(cell: Cell) -> str:
    if isinstance(cell.value, Decimal):
        return in_words(cell.value, Cell())
    return VERBS.get(compact(cell.iri)) or named(cell.label, cell.iri) if cell.iri else cell.label
