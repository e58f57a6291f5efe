"""The sheets of XLSX files as a person sees them: shares in per cent, days as dates, hidden sheets set apart.

The XML is walked here: the library for sheets gives plain values without their formats (0.25 for 25 %),
and lays out every cell up to the last one, which a hostile file puts at the far corner of a sheet.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kg import lazy_re as re
from kg.documents.office.safety import Node, Package
from kg.documents.office.sheet_rows import LONGEST_CELL, Sheet
from kg.documents.office.sheet_values import BUILT_IN, shown
from kg.exceptions import UnreadableError

_PLACE: Final = re.compile(r"([A-Z]{1,3})\d{1,7}")
# Signs that XML does not allow are written so.
_ESCAPED: Final = re.compile(r"_x(00[01][0-9A-Fa-f])_")
_YES: Final = frozenset({"1", "true"})
_NO_VALUE: Final = "formulas without a stored value were left out; open and save the file to store them"


def xlsx_sheets(package: Package) -> Iterator[Sheet]:
    """Yield the sheets of a workbook in the order of their tabs.

    Raises:
        UnreadableError: if the workbook is damaged.
    """
    main = _workbook(package)
    folder = main.rpartition("/")[0]
    book = package.xml(main)
    targets = _targets(package, folder, main.rpartition("/")[2])
    properties = book.find("workbookPr")
    values = _Values(
        _strings(package, targets.get("sharedStrings", "")),
        _formats(package, targets.get("styles", "")),
        properties is not None and properties.get("date1904") in _YES,
    )
    for node in book.findall("sheets/sheet"):
        member = targets.get(node.get("id"), "")
        if member not in package or "/worksheets/" not in f"/{member}":
            continue
        sheet = Sheet(node.get("name"), node.get("state", "visible") != "visible")
        _fill(sheet, package.xml(member), values)
        for comment in _comments(package, member):
            sheet.unseen.append((comment, "comment"))
        yield sheet


def _workbook(package: Package) -> str:
    for node in package.xml("_rels/.rels") if "_rels/.rels" in package else ():
        target = node.get("Target").lstrip("/")
        if node.get("Type").endswith("/officeDocument") and target in package:
            return target
    if "xl/workbook.xml" in package:
        return "xl/workbook.xml"
    raise UnreadableError("it holds no sheets", package.name, "Save it as XLSX and try again")


def _targets(package: Package, folder: str, main: str) -> Mapping[str, str]:
    """Return the members by their ids in the workbook, and by their sort where there is one of it."""
    found: dict[str, str] = {}
    member = f"{folder}/_rels/{main}.rels".lstrip("/")
    for node in package.xml(member) if member in package else ():
        target = node.get("Target")
        path = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}".lstrip("/")
        found[node.get("Id")] = path
        found.setdefault(node.get("Type").rpartition("/")[2], path)
    return found


def _strings(package: Package, member: str) -> list[str]:
    if member not in package:
        return []
    return [_text(node) for node in package.xml(member).findall("si")]


def _text(node: Node) -> str:
    """Return the words of a string; those that tell how to pronounce it are left out."""
    words = [part.text or "" for part in node.findall("t")]
    words += [part.text or "" for part in node.findall("r/t")]
    said = "".join(words)[:LONGEST_CELL]
    return _ESCAPED.sub(lambda found: chr(int(found.group(1), 16)), said) if "_x" in said else said


def _formats(package: Package, member: str) -> list[str]:
    """Return the code of the number format of every style of a cell."""
    if member not in package:
        return []
    root = package.xml(member)
    codes = {node.get("numFmtId"): node.get("formatCode") for node in root.findall("numFmts/numFmt")}
    formats: list[str] = []
    for node in root.findall("cellXfs/xf"):
        key = node.get("numFmtId", "0")
        built_in = BUILT_IN.get(int(key), "General") if key.isdecimal() and len(key) < 5 else "General"
        formats.append(codes.get(key, built_in))
    return formats


@dataclass(frozen=True, slots=True)
class _Values:
    """What the cells of a workbook share."""

    strings: Sequence[str]
    formats: Sequence[str]
    from_1904: bool

    def words(self, cell: Node) -> str:
        """Return what a cell shows."""
        sort = cell.get("t", "n")
        if sort == "inlineStr":
            held = cell.find("is")
            return _text(held) if held is not None else ""
        stored = cell.find("v")
        value = (stored.text or "") if stored is not None else ""
        if sort == "s":
            index = int(value) if value.isdecimal() and len(value) < 9 else -1
            return self.strings[index] if 0 <= index < len(self.strings) else ""
        if sort == "b":
            return {"1": "TRUE", "0": "FALSE"}.get(value, value)
        if sort == "n" and len(value) < 60:
            style = cell.get("s", "0")
            index = int(style) if style.isdecimal() and len(style) < 9 else 0
            code = self.formats[index] if index < len(self.formats) else "General"
            return shown(value, code, self.from_1904)
        return value[:LONGEST_CELL] if sort != "e" else ""


def _fill(sheet: Sheet, root: Node, values: _Values) -> None:
    """Take in the rows of a sheet; what stands in hidden rows and columns is not seen."""
    hidden = _hidden_columns(root)
    for row in root.findall("sheetData/row"):
        cells: dict[int, str] = {}
        column = -1
        for cell in row.findall("c"):
            column = _column(cell.get("r"), column + 1)
            words = values.words(cell)
            if words:
                cells[column] = words
            elif cell.find("f") is not None and cell.get("t") != "str":
                sheet.note(_NO_VALUE)
        if row.get("hidden") in _YES:
            sheet.unseen.append((" | ".join(cells.values()), "hidden row"))
            continue
        gone = [words for column, words in cells.items() if _within(column, hidden)]
        if gone:
            sheet.unseen.append((" | ".join(gone), "hidden column"))
            cells = {column: words for column, words in cells.items() if not _within(column, hidden)}
        if not sheet.add(cells):
            return


def _column(place: str, default: int) -> int:
    """Return the index of the column in a place such as ``AB12``."""
    found = _PLACE.fullmatch(place)
    if found is None:
        return default
    index = 0
    for letter in found.group(1):
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1


def _hidden_columns(root: Node) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for node in root.findall("cols/col"):
        first, last = node.get("min"), node.get("max")
        if node.get("hidden") in _YES and first.isdecimal() and last.isdecimal() and len(first + last) < 16:
            spans.append((int(first) - 1, int(last) - 1))
    return spans


def _within(column: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(first <= column <= last for first, last in spans)


def _comments(package: Package, member: str) -> Iterator[str]:
    """Yield the comments on the cells of a sheet."""
    folder, _, file = member.rpartition("/")
    relations = f"{folder}/_rels/{file}.rels"
    for node in package.xml(relations) if relations in package else ():
        target = node.get("Target").replace("../", "")
        path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if node.get("Type").endswith("/comments") and path in package:
            for comment in package.xml(path).iter("text"):
                yield _text(comment)
