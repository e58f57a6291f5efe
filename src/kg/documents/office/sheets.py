"""Reads sheets: XLSX, XLS and ODS, row by row, with the names of the sheets where there are several."""

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from kg.documents.office.gather import Gathering, Run, join_cells, make_reading
from kg.documents.office.ods import ods_sheets
from kg.documents.office.odt import read_meta
from kg.documents.office.safety import Package, open_package, reading_of
from kg.documents.office.shapes import settle_headings, shape_of, without_marker
from kg.documents.office.sheet_rows import MOST_CELLS, Sheet
from kg.documents.office.sheet_values import plain
from kg.documents.office.xlsx import xlsx_sheets
from kg.documents.reading import Reading
from kg.exceptions import UnreadableError
from kg.model import BlockKind, Metadata

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
XLS: Final = "application/vnd.ms-excel"
ODS: Final = "application/vnd.oasis.opendocument.spreadsheet"
MOST_PLACES: Final = 4_000_000
"""The most places for cells, empty or not, that are looked at in the sheets of an old file."""

_OLD: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HINT: Final = "Save it as XLSX or CSV and try again"
_SENTENCE: Final = (".", "。", ":", "：", "!", "?")


def read_sheet(data: bytes, name: str) -> Reading:
    """Return the reading of an XLSX, XLS or ODS file: a part for every row that is seen.

    The file is told by its bytes, not by its name. Hidden sheets, rows and columns and comments stand in
    ``removed``; what was cut is told in the notes.

    Raises:
        UnreadableError: if it is no such file, damaged, protected or hostile, or holds no words.
    """
    with reading_of(name):
        if data.startswith(_OLD):
            sheets, media_type, metadata = _few(_old_sheets(data, name)), XLS, Metadata()
        else:
            package = open_package(data, name)
            sheets, media_type, metadata = _packed(package)
        gathering = Gathering()
        seen = [sheet for sheet in sheets if not sheet.hidden and sheet.rows]
        for sheet in sheets:
            _gather(sheet, gathering, named=len(seen) > 1)
        return make_reading(settle_headings(gathering.blocks), name, media_type, metadata, gathering.notes)


def _few(sheets: Iterable[Sheet]) -> list[Sheet]:
    """Return the first sheets, as many as hold the cells that are read; the last one notes what follows."""
    kept: list[Sheet] = []
    for sheet in sheets:
        if sum(sheet.cells for sheet in kept) >= MOST_CELLS:
            kept[-1].note(f"the sheet {sheet.name!r} and those that follow were left out: too many cells")
            break
        kept.append(sheet)
    return kept


def _packed(package: Package) -> tuple[list[Sheet], str, Metadata]:
    if "content.xml" in package:
        return _few(ods_sheets(package)), ODS, read_meta(package)
    title = ""
    if "docProps/core.xml" in package:
        found = package.xml("docProps/core.xml").find("title")
        title = (found.text or "").strip() if found is not None else ""
    return _few(xlsx_sheets(package)), XLSX, Metadata(title=title)


def _old_sheets(data: bytes, name: str) -> Iterator[Sheet]:
    """Yield the sheets of an XLS file, which the library reads."""
    import python_calamine  # noqa: PLC0415 - needed for this format only

    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        left = MOST_PLACES
        for about in book.sheets_metadata:
            hidden = about.visible != python_calamine.SheetVisibleEnum.Visible
            sheet = Sheet(about.name, hidden)
            if about.typ == python_calamine.SheetTypeEnum.WorkSheet:
                left -= _fill(sheet, book.get_sheet_by_name(about.name).iter_rows(), left)
            yield sheet
            if left < 0:
                break
    except UnreadableError:
        raise
    except BaseException as error:
        # Where a file is damaged the library may also raise an error that is no Exception.
        if isinstance(error, KeyboardInterrupt | SystemExit | GeneratorExit):
            raise
        raise UnreadableError("it is damaged, protected or no sheet", name, _HINT) from error


def _fill(sheet: Sheet, rows: Iterable[Sequence[object]], most: int) -> int:
    """Take in rows until so many places were looked at, and return how many: one more if there are more."""
    looked = 0
    for row in rows:
        looked += len(row)
        if looked > most:
            sheet.note(
                f"the sheet {sheet.name!r} is too wide and long; its rest and what follows were left out"
            )
            return most + 1
        if not sheet.add({i: plain(value) for i, value in enumerate(row) if value != ""}):
            break
    return looked


def _gather(sheet: Sheet, gathering: Gathering, named: bool) -> None:
    """Gather the rows of a sheet under its name; a hidden one is set aside."""
    for note in sheet.notes:
        gathering.note(note)
    if sheet.hidden:
        lines = (" | ".join(row.values()) for row in sheet.rows)
        gathering.remove("\n".join(lines), "hidden sheet")
        return
    if named and sheet.rows:
        gathering.add(BlockKind.HEADING, sheet.name, 1)
    columns = sorted({column for row in sheet.rows for column in row})
    first = next((i for i, row in enumerate(sheet.rows) if len(row) > 1), len(sheet.rows))
    for i, row in enumerate(sheet.rows):
        if len(columns) == 1 or (len(row) == 1 and _stands_alone(i, first, row)):
            _line(gathering, next(iter(row.values())), heads=len(columns) > 1 and i == 0 and first > 0)
        else:
            cells = [[Run(row[column])] if column in row else [] for column in columns]
            gathering.add(BlockKind.TABLE_ROW, join_cells(cells))
    for words, reason in sheet.unseen:
        gathering.remove(words, reason)


def _stands_alone(i: int, first: int, row: Mapping[int, str]) -> bool:
    """Return whether the only words of a row are a line above or below the table, such as a note."""
    return i < first or next(iter(row.values())).rstrip().endswith(_SENTENCE)


def _line(gathering: Gathering, words: str, heads: bool) -> None:
    words = words.strip()
    if heads and any(map(str.isalpha, words)) and not words.endswith(_SENTENCE) and len(words) <= 200:
        gathering.add(BlockKind.HEADING, words, 2)
        return
    shape = shape_of(words)
    gathering.add(shape.kind, without_marker([Run(words)], shape.marker), shape.level)
