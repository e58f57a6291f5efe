"""Small PDF files made for the tests of the PDF reader."""

import io
from collections.abc import Sequence
from typing import Any, NamedTuple

from reportlab.pdfgen import canvas


class Put(NamedTuple):
    """Words on a page: where their base line begins, in points, their size, font and angle."""

    x: float
    y: float
    words: str
    size: float = 10
    font: str = "Helvetica"
    angle: float = 0


def make_pdf(pages: Sequence[Sequence[Put]], **settings: Any) -> bytes:
    """Return a PDF file with these words on its pages, in the order in which they are given.

    ``settings`` may hold ``title``, ``rotate`` (degrees) and ``lines`` (drawn on every page, each by the
    x and y of both ends).
    """
    buffer = io.BytesIO()
    sheet = canvas.Canvas(buffer, pagesize=(595, 842), invariant=1)
    sheet.setTitle(settings.get("title", "untitled"))
    for page in pages:
        sheet.setPageRotation(settings.get("rotate", 0))
        for line in settings.get("lines", ()):
            sheet.line(*line)
        for put in page:
            sheet.saveState()
            sheet.translate(put.x, put.y)
            sheet.rotate(put.angle)
            sheet.setFont(put.font, put.size)
            sheet.drawString(0, 0, put.words)
            sheet.restoreState()
        sheet.showPage()
    sheet.save()
    return buffer.getvalue()


def column(x: float, y: float, lines: Sequence[str], size: float = 10, step: float = 12) -> list[Put]:
    """Return lines of one column, from a base line downwards."""
    return [Put(x, y - i * step, words, size) for i, words in enumerate(lines)]
