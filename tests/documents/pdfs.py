"""Small PDF files made for the tests of the PDF reader."""

import io
from collections.abc import Sequence
from typing import Any, NamedTuple

from reportlab.pdfbase.pdfmetrics import stringWidth
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

    ``settings`` may hold ``title``, ``rotate`` (degrees), ``lines`` (drawn on every page, each by the
    x and y of both ends) and ``dots`` (filled rounds on every page, each by the x and y of its middle).
    """
    buffer = io.BytesIO()
    sheet = canvas.Canvas(buffer, pagesize=(595, 842), invariant=1)
    sheet.setTitle(settings.get("title", "untitled"))
    for page in pages:
        sheet.setPageRotation(settings.get("rotate", 0))
        for line in settings.get("lines", ()):
            sheet.line(*line)
        for x, y in settings.get("dots", ()):
            sheet.circle(x, y, 1.5, stroke=0, fill=1)
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


def justified(x: float, y: float, lines: Sequence[str], width: float, size: float = 10) -> list[Put]:
    """Return lines drawn word by word, their blanks stretched to a width, but not those of the last line."""
    puts: list[Put] = []
    for i, line in enumerate(lines):
        words = line.split()
        inked = sum(stringWidth(word, "Helvetica", size) for word in words)
        last = i + 1 == len(lines)
        blank = 0.28 * size if last else (width - inked) / max(1, len(words) - 1)
        at = x
        for word in words:
            puts.append(Put(at, y - 12 * i, word, size))
            at += stringWidth(word, "Helvetica", size) + blank
    return puts
