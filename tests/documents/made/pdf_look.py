"""How a made PDF looks: paper, fonts, spaces, and the style of each kind of item."""

from dataclasses import dataclass
from typing import Final, Literal

from kg.model import BlockKind

from .expected import Item
from .pdf_lines import Face

Align = Literal["left", "centre", "right"]

FACES: Final = {
    "sans": Face("Helvetica", "Helvetica-Bold", "Helvetica-Oblique"),
    "serif": Face("Times-Roman", "Times-Bold", "Times-Italic"),
    "mono": Face("Courier", "Courier-Bold", "Courier-Oblique"),
    "song": Face("STSong-Light", "STSong-Light", "STSong-Light"),
    "mixed": Face("STSong-Light", "STSong-Light", "STSong-Light", "Times-Roman"),
}


@dataclass(frozen=True, slots=True)
class Look:
    """Sizes in points. ``heads`` tells how headings stand out: size, weight, both, caps or centre."""

    wide: float
    high: float
    margin: float
    top: float
    bottom: float
    gutter: float
    face: Face
    size: float
    leading: float
    justified: bool = False
    indented: bool = False
    hyphens: bool = False
    by_word: bool = False
    ruled: bool = False
    split: bool = False
    heads: str = "both"
    glyph: str = "•"
    centred: bool = False

    @property
    def small(self) -> float:
        """The size of notes and captions."""
        return max(6.5, self.size - 2.0)


@dataclass(frozen=True, slots=True)
class Style:
    """How one item is set."""

    face: Face
    size: float
    leading: float
    before: float
    after: float = 0.0
    left: float = 0.0
    right: float = 0.0
    first: float = 0.0
    hang: float = 0.0
    glyph: str = ""
    glyph_font: str = ""
    align: Align = "left"
    justified: bool = False
    hyphens: bool = False
    by_word: bool = False
    keep: bool = False


def style_of(look: Look, item: Item) -> Style:
    """Return the style of an item in this look."""
    if item.kind is BlockKind.TITLE:
        size = look.size * 1.9
        bold = _all(look.face, look.face.bold)
        return Style(bold, size, size * 1.2, 0, 12, align="centre" if look.centred else "left", keep=True)
    if item.kind is BlockKind.HEADING:
        return _heading(look, item.level)
    if item.kind is BlockKind.BULLET:
        hang = 1.3 * look.size
        glyph = look.glyph if item.level == 1 else "–"
        font = look.face.regular
        left = hang * item.level + (4 if item.level > 1 else 0)
        return _text(look, 3, left=left, hang=hang, glyph=glyph, glyph_font=font)
    if item.kind is BlockKind.CLAUSE:
        hang = 0.0 if look.face.regular.startswith("STSong") else 1.6 * look.size
        return _text(look, 4, left=hang, first=-hang)
    if item.kind in {BlockKind.CAPTION, BlockKind.QUOTATION}:
        return _apart(look, item.kind)
    indent = (2.0 if look.face.regular.startswith("STSong") else 1.4) * look.size
    return _text(look, 0 if look.indented else 0.6 * look.leading, first=indent if look.indented else 0)


def _apart(look: Look, kind: BlockKind) -> Style:
    """Return the style of what is set apart from the text."""
    if kind is BlockKind.CAPTION:
        small = _all(look.face, look.face.italic)
        return Style(small, look.small, look.small * 1.25, 6, 8)
    inset = 2.2 * look.size
    return _text(look, 6, left=inset, right=inset)


def _text(
    look: Look, before: float, left: float = 0, right: float = 0, first: float = 0, hang: float = 0,
    glyph: str = "", glyph_font: str = "",
) -> Style:  # fmt: skip
    return Style(
        look.face, look.size, look.leading, before, 0, left, right, first, hang, glyph, glyph_font,
        justified=look.justified, hyphens=look.hyphens, by_word=look.by_word,
    )  # fmt: skip


def _heading(look: Look, level: int) -> Style:
    step = {2: 1.35, 3: 1.18, 4: 1.0}[min(level, 4)]
    size = look.size * (step if look.heads in {"size", "both", "centre"} else 1.0)
    weight = look.face.regular if look.heads == "size" else look.face.bold
    if look.heads == "weight" and level > 2:
        weight = look.face.italic if level == 4 else look.face.bold
    align: Align = "centre" if look.heads == "centre" and level == 2 else "left"
    space = look.leading * (1.2 if level == 2 else 0.9)
    return Style(_all(look.face, weight), size, size * 1.25, space, 3, align=align, keep=True)


def _all(face: Face, font: str) -> Face:
    return Face(font, font, font, "" if not face.latin else "Times-Bold")
