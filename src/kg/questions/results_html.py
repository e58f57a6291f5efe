"""Rows as an HTML table that needs nothing from outside: labels for things, figures right, all escaped."""

from collections.abc import Sequence
from decimal import Decimal
from html import escape
from typing import Final

from kg.namespaces import compact
from kg.questions.cells import Cell, Row
from kg.questions.tables import visible

SHOWN: Final = 200
_STYLE: Final = "text-align:{side};vertical-align:top;padding:.25em .75em;max-width:32em"
_HEAD: Final = "border-bottom:1px solid currentColor"


def to_html(columns: Sequence[str], rows: Sequence[Row], limit: int = SHOWN) -> str:
    """Return rows as an HTML table: labels in place of IRIs, which show when the pointer rests on them.

    Nothing in it is a link, nothing is loaded, and text of documents stays text. Rows after ``limit`` are
    counted under the table.
    """
    right = [_is_figures([row.cell(column) for row in rows]) for column in columns]
    head = "".join(_cell("th", escape(visible(c)), r, _HEAD) for c, r in zip(columns, right, strict=True))
    body = "".join(f"<tr>{''.join(_row(row, columns, right))}</tr>\n" for row in rows[:limit])
    more = f"<p>{len(rows) - limit:,} more rows are not shown.</p>\n" if len(rows) > limit else ""
    table = '<table style="border-collapse:collapse">\n'
    return f"{table}<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody>\n</table>\n{more}"


def _row(row: Row, columns: Sequence[str], right: Sequence[bool]) -> list[str]:
    cells = [row.cell(column) for column in columns]
    return [_cell("td", _shown(cell), is_right) for cell, is_right in zip(cells, right, strict=True)]


def _shown(cell: Cell) -> str:
    told = escape(visible(cell.label))
    return f'<span title="{escape(visible(compact(cell.iri)))}">{told}</span>' if cell.iri else told


def _cell(tag: str, content: str, right: bool, style: str = "") -> str:
    sides = _STYLE.format(side="right" if right else "left")
    return f'<{tag} style="{sides}{";" if style else ""}{style}">{content}</{tag}>'


def _is_figures(cells: Sequence[Cell]) -> bool:
    values = [cell.value for cell in cells if cell.value is not None]
    return bool(values) and all(
        isinstance(value, int | float | Decimal) and not isinstance(value, bool) for value in values
    )
