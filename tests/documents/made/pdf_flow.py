"""PDFs set by the layout of the library itself: frames, flowing paragraphs, lists and tables."""

from itertools import groupby
from pathlib import Path
from typing import Any, Final, Literal
from xml.sax.saxutils import escape

from reportlab.graphics.shapes import Drawing, Rect
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, Spacer, Table

from kg.model import BlockKind

from .expected import Item
from .pdf_look import Look, Style, style_of
from .pdf_running import Running, running
from .pdf_specs import Spec

_ALIGN: Final[dict[str, Literal[0, 1, 2, 4]]] = {"left": 0, "centre": 1, "right": 2, "justify": 4}


def flow(
    path: Path, spec: Spec, has: frozenset[str], items: list[Item], name: str, house: str
) -> list[Running]:
    """Write the file and return the running heads of its pages."""
    pages = _build(path, spec, has, items, name, house, 0)
    _build(path, spec, has, items, name, house, pages)
    return [head for page in range(1, pages + 1) for head in running(spec.running, page, pages, name, house)]


def _build(
    path: Path, spec: Spec, has: frozenset[str], items: list[Item], name: str, house: str, pages: int
) -> int:
    from .pdf import draw_heads, look_of  # noqa: PLC0415 - the two modules need each other

    look = look_of(spec, has)

    def on_page(canvas: Any, document: Any) -> None:
        draw_heads(canvas, running(spec.running, document.page, pages, name, house), look)

    document = BaseDocTemplate(str(path), pagesize=spec.paper, invariant=1, title=path.stem)
    document.addPageTemplates([PageTemplate(frames=_frames(look, int(spec.columns)), onPage=on_page)])
    document.build(
        [flowable for _, group in groupby(items, key=_in_table) for flowable in _flow(look, list(group))]
    )
    return int(document.page)


def _frames(look: Look, columns: int) -> list[Frame]:
    width = (look.wide - 2 * look.margin - look.gutter * (columns - 1)) / columns
    high = look.high - look.top - look.bottom
    return [
        Frame(
            look.margin + i * (width + look.gutter), look.bottom, width, high,
            leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0,
        )
        for i in range(columns)
    ]  # fmt: skip


def _in_table(item: Item) -> bool:
    return item.kind is BlockKind.TABLE_ROW


def _flow(look: Look, items: list[Item]) -> list[Flowable]:
    if _in_table(items[0]):
        grid = [("GRID", (0, 0), (-1, -1), 0.5, "black")] if look.ruled else []
        rows = [list(item.cells) for item in items]
        style = [("FONT", (0, 0), (-1, -1), look.face.regular, look.size), *grid]
        return [Spacer(1, 4), Table(rows, style=style, hAlign="LEFT"), Spacer(1, 6)]
    made: list[Flowable] = []
    for i, item in enumerate(items):
        if item.kind is BlockKind.CAPTION and item.text.startswith("Figure"):
            made.append(_box())
        made.append(_paragraph(look, item, i))
    return made


def _box() -> Flowable:
    drawing = Drawing(180, 84)
    drawing.add(Rect(0, 0, 180, 80))
    drawing.add(Rect(20, 10, 30, 44))
    return drawing


def _paragraph(look: Look, item: Item, number: int) -> Paragraph:
    style = style_of(look, item)
    made = _style(style, f"{item.kind}-{item.level}-{number}")
    if style.glyph:
        return Paragraph(escape(item.text), made, bulletText=style.glyph)
    return Paragraph(escape(item.text), made)


def _style(style: Style, name: str) -> ParagraphStyle:
    return ParagraphStyle(
        name, fontName=style.face.regular, fontSize=style.size, leading=style.leading,
        alignment=_ALIGN["justify" if style.justified else style.align],
        leftIndent=style.left, rightIndent=style.right, firstLineIndent=style.first, spaceBefore=style.before,
        spaceAfter=style.after, bulletIndent=style.left - style.hang, bulletFontName=style.face.regular,
        bulletFontSize=style.size, keepWithNext=int(style.keep),
    )  # fmt: skip
