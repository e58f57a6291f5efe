"""Makes the PDFs of the corpus: lays out, then draws every page with its running heads."""

from pathlib import Path
from typing import Any, Final

from .expected import Item, Made, blocks, heading, paragraph, title
from .pdf_content import body, body_zh, opening
from .pdf_look import FACES, Look
from .pdf_press import Press, Section, Stroke, ordered
from .pdf_running import Running, running
from .pdf_specs import SPECS, Spec
from .sentences import Words

STAMP: Final = "Registry of Dellmoor · received on the 9th · copy for the reading room"


def make_pdfs(folder: Path) -> list[Made]:
    """Return the 60 PDFs, written into a folder."""
    from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415 - slow to import
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont  # noqa: PLC0415 - slow to import

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    return [_make(folder / f"made-{number:02d}.pdf", number, spec) for number, spec in enumerate(SPECS, 1)]


def _make(path: Path, number: int, spec: Spec) -> Made:
    has = frozenset(spec.has.split())
    words = Words(f"pdf {number}", "zh" if "zh" in has else "en")
    name, house = str(words.deal("title")), str(words.deal("body"))
    if "flow" in has:
        from .pdf_flow import flow  # noqa: PLC0415 - slow to import

        items = [*opening(words, "byline" in has, name), *body(words, spec.parts, has)]
        heads = flow(path, spec, has, items, name, house)
    else:
        sections = _sections(words, spec, has, name, house)
        items = [item for section in sections for item in section.items]
        heads = _draw(path, spec, has, sections, name, house)
    forbidden = tuple(dict.fromkeys([*(head.text for head in heads), *([STAMP] if "stamp" in has else [])]))
    return Made(path, "pdf", blocks(items), forbidden)


def look_of(spec: Spec, has: frozenset[str]) -> Look:
    """Return how the pages of a file look."""
    wide, high = spec.paper
    margin = 48.0 if spec.columns != "1" else 64.0 + (spec.size - 9) * 3
    face = FACES[spec.face]
    if "twice" in has:
        face = face._replace(bold=face.regular)
    leading = spec.size * (1.5 if "zh" in has else 1.22)
    return Look(
        wide, high, margin, 68.0, 66.0, 22.0, face, spec.size, leading, justified="just" in has,
        indented="indent" in has, hyphens="hyphens" in has, by_word="byword" in has,
        ruled="ruled" in has, split="wrapped" in has,
        heads=spec.heads, glyph="•" if "nested" in has or spec.size > 9 else "–", centred="centred" in has,
    )  # fmt: skip


def _sections(words: Words, spec: Spec, has: frozenset[str], name: str, house: str) -> list[Section]:
    if "cover" in has:
        front = [
            title(name),
            paragraph(f"Published by the {house}"),
            paragraph(f"Dellmoor, {words.deal('year')}"),
        ]
    else:
        front = opening(words, "byline" in has, name)
    text = body_zh(words, spec.parts, has) if "zh" in has else body(words, spec.parts, has)
    first = Section((1.0,), tuple(front))
    if spec.columns == "1":
        return [first, Section((1.0,), tuple(text))]
    if spec.columns == "span":
        half = _middle(text)
        across = (heading(str(words.deal("heading"))), paragraph(words.prose(3, 4)))
        return [
            first, Section((1.0, 1.0), tuple(text[:half]), True), Section((1.0,), across),
            Section((1.0, 1.0), tuple(text[half:])),
        ]  # fmt: skip
    if spec.columns == "mix":
        half = _middle(text)
        return [first, Section((1.0,), tuple(text[:half])), Section((1.0, 1.0), tuple(text[half:]))]
    shares = {"2": (1.0, 1.0), "3": (1.0, 1.0, 1.0), "1:2": (1.0, 2.0), "2:1": (2.0, 1.0)}[spec.columns]
    return [first, Section(shares, tuple(text))]


def _middle(items: list[Item]) -> int:
    """Return where the middle part begins."""
    heads = [i for i, item in enumerate(items) if item.level == 2 and item.kind.value == "heading"]
    return heads[len(heads) // 2]


def _draw(
    path: Path, spec: Spec, has: frozenset[str], sections: list[Section], name: str, house: str
) -> list[Running]:
    press = Press(look_of(spec, has))
    for i, section in enumerate(sections):
        if i == 0 and "cover" in has:
            press.y = press.top = press.lowest = press.look.high * 0.62
        elif (i == 1 and "cover" in has) or (i == 2 and spec.columns == "mix"):
            press.new_page()
        press.set_section(section)
    strokes = ordered(press.strokes, "rows" in has)
    return _write(path, spec, has, press, strokes, name, house)


def _write(
    path: Path, spec: Spec, has: frozenset[str], press: Press, strokes: list[Stroke], name: str, house: str
) -> list[Running]:
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415 - slow to import

    turn = 90 if "turn90" in has else 270 if "turn270" in has else 0
    wide, high = spec.paper
    # The library turns the paper itself: its size is that of the page as shown.
    canvas = Canvas(str(path), pagesize=spec.paper, invariant=1)
    canvas.setTitle(f"file {path.stem}")
    all_heads: list[Running] = []
    for page in range(1, press.page + 1):
        if turn:
            canvas.setPageRotation(turn)
            canvas.translate(*((high, 0) if turn == 90 else (0, wide)))
            canvas.rotate(90 if turn == 90 else -90)
        heads = running(spec.running, page, press.page, name, house)
        all_heads.extend(heads)
        mine = [stroke for stroke in strokes if stroke.page == page]
        if page % 2:
            draw_heads(canvas, heads, press.look)
        for stroke in mine:
            _stroke(canvas, stroke, "twice" in has and stroke.size > spec.size)
        if page % 2 == 0:
            draw_heads(canvas, heads, press.look)
        if "stamp" in has:
            _stamp(canvas)
        canvas.showPage()
    canvas.save()
    return all_heads


def draw_heads(canvas: Any, heads: tuple[Running, ...], look: Look) -> None:
    """Draw what stands at the head and the foot of a page."""
    for head in heads:
        canvas.setFont(look.face.regular, 8)
        y = look.high - 40 if head.where.startswith("top") else 34
        if head.where.endswith("left"):
            canvas.drawString(look.margin, y, head.text)
        elif head.where.endswith("right"):
            canvas.drawRightString(look.wide - look.margin, y, head.text)
        else:
            canvas.drawCentredString(look.wide / 2, y, head.text)


def _stamp(canvas: Any) -> None:
    canvas.saveState()
    canvas.translate(24, 210)
    canvas.rotate(90)
    canvas.setFont("Helvetica", 9)
    canvas.drawString(0, 0, STAMP)
    canvas.restoreState()


def _stroke(canvas: Any, stroke: Stroke, twice: bool) -> None:
    if stroke.text:
        for shift in (0.0, 0.35) if twice else (0.0,):
            text = canvas.beginText(stroke.x + shift, stroke.y + stroke.rise)
            text.setFont(stroke.font, stroke.size)
            if stroke.spacing:
                text.setWordSpace(stroke.spacing)
            text.textOut(stroke.text)
            canvas.drawText(text)
        return
    canvas.setLineWidth(0.5)
    if stroke.high < 0:
        canvas.rect(stroke.x, stroke.y, stroke.to, -stroke.high)
    elif stroke.high > 0:
        canvas.rect(stroke.x, stroke.y, stroke.to, stroke.high)
        for i in range(5):
            canvas.rect(stroke.x + 20 + i * stroke.to / 6, stroke.y + 8, 14, 12 + 11 * i, fill=1)
    else:
        canvas.line(stroke.x, stroke.y, stroke.to, stroke.y)
