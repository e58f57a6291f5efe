"""Makes ten workbooks with openpyxl and ten e-mails by hand."""

import datetime
import re
from email.header import Header
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from typing import Any

from kg.model import Metadata

from .archive import read_zip, write_zip
from .expected import Item, Made, blocks, paragraph, row, title
from .html_parts import markup, story
from .plain import table_rows
from .sentences import Words

_BOOKS = ("", "two", "chinese", "dates", "numbers", "hidden", "offset", "title", "wide", "empty")
_MAILS = ("plain", "quoted", "html", "both", "attached", "encoded", "chinese", "latin", "inline", "nested")


def make_books(folder: Path) -> list[Made]:
    """Return ten workbooks."""
    return [_book(folder / f"made-{n:02d}.xlsx", n, has) for n, has in enumerate(_BOOKS)]


def _book(path: Path, number: int, has: str) -> Made:
    import openpyxl  # noqa: PLC0415 - slow to import

    words = Words(f"book {number}")
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.title = "Berths"
    items: list[Item] = []
    rows = table_rows(words, "chinese" if has == "chinese" else "")
    if has == "title":
        sheet.append(["Berths and wages, counted at the end of the year"])
        sheet.append([])
        items.append(title("Berths and wages, counted at the end of the year"))
    items += _fill(sheet, rows, has)
    if has in {"two", "hidden"}:
        other = book.create_sheet("Second tally")
        more = _fill(other, table_rows(Words(f"second {number}")), "")
        if has == "hidden":
            other.sheet_state = "hidden"
            other.append(["Lines that nobody is shown", "17"])
        else:
            items += more
    book.save(str(path))
    _still(path)
    gone = ("Lines that nobody is shown",) if has == "hidden" else ()
    return Made(path, "xlsx", blocks(items), gone, optional=("Berths", "Second tally"))


def _still(path: Path) -> None:
    """Take the hour of writing out of a workbook."""
    parts = read_zip(path)
    name = "docProps/core.xml"
    parts[name] = re.sub(rb"20\d\d-\d\d-\d\dT[\d:]+Z", b"2031-01-01T00:00:00Z", parts[name])
    write_zip(path, parts)


def _fill(sheet: Any, rows: list[list[str]], has: str) -> list[Item]:
    made = []
    for at, cells in enumerate(rows):
        shown = list(cells)
        values: list[Any] = [int(c) if c.isdigit() else c for c in cells]
        if has == "dates":
            day = datetime.date(2031, 1 + at % 12, 3 + at)
            values, shown = (
                [*values, "Due" if at == 0 else day],
                [*shown, "Due" if at == 0 else day.isoformat()],
            )
        elif has == "numbers":
            values, shown = (
                [*values, "Mean" if at == 0 else at + 0.25],
                [*shown, "Mean" if at == 0 else f"{at}.25"],
            )
        elif has == "wide":
            values, shown = [*values, *values], [*shown, *shown]
        elif has == "empty" and at % 3 == 1:
            values[3], shown[3] = None, ""
        sheet.append([None, None, *values] if has == "offset" else values)
        made.append(row(*shown))
    if has == "dates":
        for cell in sheet["F"]:
            cell.number_format = "yyyy-mm-dd"
    return made


def make_mails(folder: Path) -> list[Made]:
    """Return ten e-mails."""
    return [_mail(folder / f"made-{n:02d}.eml", n, has) for n, has in enumerate(_MAILS)]


def _mail(path: Path, number: int, has: str) -> Made:
    words = Words(f"mail {number}", "zh" if has == "chinese" else "en")
    name = str(words.deal("title"))
    texts = [words.prose(2, 4) for _ in range(5)]
    if has in {"latin", "encoded", "quoted"}:
        texts = [text.replace("'", "’").replace("Orme", "Ormé") + " Señor Peña agrees." for text in texts]
    items = [title(name), *(paragraph(text) for text in texts)]
    message = EmailMessage(policy=SMTP)
    message["From"] = "Ida Quill <ida@works.example>"
    message["To"] = "panel@quay.example"
    message["Date"] = "Tue, 05 Nov 2030 10:15:00 +0000"
    message["Subject"] = str(Header(name, "utf-8")) if has == "encoded" else name
    plain = "\n\n".join(texts) + "\n"
    extra = _body(message, has, plain, items)
    for at, part in enumerate(part for part in message.walk() if part.is_multipart()):
        part.set_boundary(f"made-part-{at}")
    path.write_bytes(message.as_bytes())
    heads = (
        "From: Ida Quill <ida@works.example>",
        "To: panel@quay.example",
        "Date: Tue, 05 Nov 2030 10:15:00 +0000",
    )
    every = [*items, *extra]
    gone = ("boundary=", "Content-Type", "quoted-printable", "wharf secrets", "MIME-Version")
    meta = Metadata(title=name, date="2030-11-05")
    return Made(path, "eml", blocks(every), gone, meta, (*heads, f"Subject: {name}", "2030-11-05"))


def _body(message: EmailMessage, has: str, plain: str, items: list[Item]) -> list[Item]:
    """Fill the message and return what stands in it besides the given items."""
    page = f"<html><body>{markup(items[1:])}</body></html>"
    if has == "html":
        more = story(Words("mail html"), 1, "bullets")[2:]
        message.set_content(f"<html><body>{markup(items[1:])}{markup(more)}</body></html>", subtype="html")
        return more
    if has == "chinese":
        message.set_content(plain, charset="gb18030", cte="base64")
    elif has == "latin":
        message.set_content(plain, charset="windows-1252", cte="8bit")
    elif has == "quoted":
        message.set_content(plain, charset="utf-8", cte="quoted-printable")
    else:
        message.set_content(plain)
    if has in {"both", "inline", "nested"}:
        message.add_alternative(page, subtype="html")
    if has == "inline":
        part: Any = message.get_payload()
        part[1].add_related(b"\x89PNG\r\n", "image", "png", cid="<pic@works.example>")
    if has in {"attached", "nested"}:
        message.add_attachment(
            b"%PDF-1.4 wharf secrets", maintype="application", subtype="pdf", filename="a.pdf"
        )
        message.add_attachment("wharf secrets,1\n", subtype="csv", filename="table.csv")
    return []
