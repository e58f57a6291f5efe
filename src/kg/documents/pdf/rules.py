"""Takes drawn lines, drawn bullets and pictures from a page."""

import ctypes
from typing import Any, Final

from kg.documents.pdf.calls import Calls
from kg.documents.pdf.words import Dot, Page, Rule

_MOST_OBJECTS: Final = 20_000
_MOST_POINTS: Final = 4_000
_THIN: Final = 3.0
_LONG: Final = 4.0
_DOT: Final = (1.0, 7.0)  # least and greatest width of a drawn bullet
_FEW: Final = 6  # points of a square; a round shape has more


def read_rules(raw: Any, calls: Calls, handle: Any, page: Page) -> None:
    """Set the drawn lines of a page, turned as its words are, and whether it holds a picture."""
    found: list[Rule] = []
    dots: list[Dot] = []
    points = 0
    count = min(raw.FPDFPage_CountObjects(handle), _MOST_OBJECTS)
    for kind, address in calls.drawn(handle, count):
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            page.pictured = True
        elif kind == raw.FPDF_PAGEOBJ_FORM:
            page.pictured = page.pictured or not page.words
        elif kind == raw.FPDF_PAGEOBJ_PATH and points < _MOST_POINTS:
            drawn = ctypes.cast(address, raw.FPDF_PAGEOBJECT)
            count = raw.FPDFPath_CountSegments(drawn)
            points += count
            if 2 <= count <= _MOST_POINTS:
                dot = _dot(raw, drawn, count)
                if dot is not None:
                    dots.append(dot)
                found.extend(_path(raw, drawn, count))
    if page.turn == 0:
        page.dots = dots
    page.rules = sorted({_turn(rule, page.turn) for rule in found})


def _dot(raw: Any, drawn: Any, count: int) -> Dot | None:
    """Return a small shape that is about as wide as high, or None for any other path."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if count < 4 or not raw.FPDFPageObj_GetBounds(drawn, left, bottom, right, top):
        return None
    width, height = right.value - left.value, top.value - bottom.value
    if not (
        _DOT[0] <= min(width, height) and max(width, height) <= _DOT[1] and width < 1.3 * height < 1.7 * width
    ):
        return None
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(drawn, fill, stroke)
    sign = "▪" if count <= _FEW else "•" if fill.value else "◦"
    return Dot(left.value, bottom.value, right.value, top.value, sign)


def _path(raw: Any, drawn: Any, count: int) -> list[Rule]:
    """Return the straight level and upright lines of a path; a thin box is one line."""
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(drawn, matrix)
    x, y = ctypes.c_float(), ctypes.c_float()
    corners: list[tuple[int, float, float]] = []
    for i in range(count):
        segment = raw.FPDFPath_GetPathSegment(drawn, i)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        across = matrix.a * x.value + matrix.c * y.value + matrix.e
        up = matrix.b * x.value + matrix.d * y.value + matrix.f
        corners.append((raw.FPDFPathSegment_GetType(segment), across, up))
    if count in {4, 5} and sum(1 for kind, _, _ in corners if kind == raw.FPDF_SEGMENT_MOVETO) == 1:
        xs, ys = [c[1] for c in corners], [c[2] for c in corners]
        if min(max(xs) - min(xs), max(ys) - min(ys)) <= _THIN:
            whole = Rule(min(xs), min(ys), max(xs), max(ys))
            return [whole] if max(whole.right - whole.left, whole.top - whole.bottom) >= _LONG else []
    return _sides(raw, corners)


def _sides(raw: Any, corners: list[tuple[int, float, float]]) -> list[Rule]:
    rules: list[Rule] = []
    begin = (0.0, 0.0)
    old = (0.0, 0.0)
    ends = [*corners[1:], (raw.FPDF_SEGMENT_MOVETO, 0.0, 0.0)]
    for (kind, x, y), (following, _, _) in zip(corners, ends, strict=True):
        if kind == raw.FPDF_SEGMENT_MOVETO:
            begin = old = (x, y)
            continue
        if kind == raw.FPDF_SEGMENT_LINETO:
            rules.extend(_straight(old, (x, y)))
        old = (x, y)
        if following == raw.FPDF_SEGMENT_MOVETO and old != begin:
            rules.extend(_straight(old, begin) if len(corners) > 2 and _closes(old, begin, rules) else [])
    return rules


def _closes(old: tuple[float, float], begin: tuple[float, float], rules: list[Rule]) -> bool:
    """Return whether a path of a box comes back to its beginning without saying so."""
    level = abs(old[1] - begin[1]) < 0.5 and len(rules) >= 3
    upright = abs(old[0] - begin[0]) < 0.5 and len(rules) >= 3
    return level or upright


def _straight(one: tuple[float, float], other: tuple[float, float]) -> list[Rule]:
    left, right = sorted((one[0], other[0]))
    bottom, top = sorted((one[1], other[1]))
    if min(right - left, top - bottom) > 0.5 or max(right - left, top - bottom) < _LONG:
        return []
    return [Rule(left, bottom, right, top)]


def _turn(rule: Rule, turn: int) -> Rule:
    left, bottom, right, top = rule
    turns = (rule, Rule(bottom, -right, top, -left), Rule(-right, -top, -left, -bottom),
             Rule(-top, left, -bottom, right))  # fmt: skip
    return turns[turn]
