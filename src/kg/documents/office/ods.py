"""The sheets of ODS files: the words of each cell are those that the program showed."""

from collections.abc import Iterator
from typing import Final

from kg.documents.office.odf_styles import Styles
from kg.documents.office.odt import refuse_locked, table_rows
from kg.documents.office.odt_runs import read_words
from kg.documents.office.safety import Node, Package
from kg.documents.office.sheet_rows import LONGEST_CELL, MOST_COLUMNS, Sheet
from kg.documents.office.sheet_values import shown
from kg.exceptions import UnreadableError

_MOST_REPEATS: Final = 1_000
_CELLS: Final = frozenset({"table-cell", "covered-table-cell"})


def ods_sheets(package: Package) -> Iterator[Sheet]:
    """Yield the sheets of a file in the order of their tabs.

    Raises:
        UnreadableError: if it holds no sheets or is damaged.
    """
    refuse_locked(package)
    root = package.xml("content.xml")
    body = root.find("body/spreadsheet")
    if body is None:
        raise UnreadableError("it holds no sheets", package.name, "Save it as ODS and try again")
    styles = Styles()
    styles.add(root)
    unseen = {
        node.get("name")
        for node in root.iter("style")
        if (look := node.find("table-properties")) is not None and look.get("display") == "false"
    }
    for node in body.findall("table"):
        sheet = Sheet(node.get("name"), node.get("style-name") in unseen)
        _fill(sheet, node, styles)
        yield sheet


def _fill(sheet: Sheet, table: Node, styles: Styles) -> None:
    for row in table_rows(table):
        cells = _cells(sheet, row, styles)
        if cells and row.get("visibility") in {"collapse", "filter"}:
            sheet.unseen.append((" | ".join(cells.values()), "hidden row"))
            continue
        times = _times(sheet, row.get("number-rows-repeated"), bool(cells))
        if not all(sheet.add(cells) for _ in range(times)):
            return


def _cells(sheet: Sheet, row: Node, styles: Styles) -> dict[int, str]:
    cells: dict[int, str] = {}
    column = 0
    for cell in row:
        if cell.tag not in _CELLS:
            continue
        words = _words(cell, styles) if cell.tag == "table-cell" else ""
        for note in cell.findall("annotation"):
            sheet.unseen.append((" ".join(p.text or "" for p in note.iter("p")), "comment"))
        repeats = cell.get("number-columns-repeated")
        if not words:
            column += min(int(repeats), MOST_COLUMNS) if repeats.isdecimal() and len(repeats) < 9 else 1
            continue
        for _ in range(_times(sheet, repeats, True)):
            cells[column] = words
            column += 1
    return cells


def _times(sheet: Sheet, repeats: str, filled: bool) -> int:
    """Return how often a row or cell is to be taken; a great many of them are cut with a note."""
    if not filled or not repeats.isdecimal():
        return 1
    if len(repeats) > 4 or int(repeats) > _MOST_REPEATS:
        sheet.note(f"the sheet {sheet.name!r} repeats the same words more than {_MOST_REPEATS:,} times")
        return _MOST_REPEATS
    return int(repeats)


def _words(cell: Node, styles: Styles) -> str:
    """Return what a cell shows; a day in ISO form."""
    if cell.get("value-type") == "date":
        day, _, clock = cell.get("date-value").partition("T")
        return f"{day} {clock[:5]}" if clock.strip("0:.") else day
    plain = styles.get("text", "")
    lines = [
        "".join(run.words for run in read_words(p, plain, styles).runs if not run.reason)
        for p in cell.findall("p")
    ]
    said = " ".join(line for line in lines if line.strip())[:LONGEST_CELL]
    if said:
        return said
    if cell.get("value-type") == "boolean":
        return cell.get("boolean-value").upper()
    if cell.get("value-type") == "percentage":
        return shown(cell.get("value"), "0.##%")
    return cell.get("string-value") or shown(cell.get("value"))[:LONGEST_CELL]
