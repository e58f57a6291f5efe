"""The few SVG elements that the pictures are made of; every text is escaped and every number is rounded."""

import re
from math import cos, pi, sin
from typing import Final

from markupsafe import Markup, escape

from kg.network.appearance import INK, OTHER, PAPER, STYLES, Style

NAMESPACE: Final = "http://www.w3.org/2000/svg"
FONT: Final = (
    "system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans','Noto Sans CJK SC','PingFang SC',"
    "'Microsoft YaHei',sans-serif"
)
# What XML 1.0 has no place for.
_FORBIDDEN: Final = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_QUIET: Final = ("#56616e", "#a5b0bd")
_LINE: Final = ("#c3cad3", "#3a4452")
_FAINT: Final = ("#eef1f5", "#1c222b")
_WARN: Final = ("#a3372b", "#ff9a8d")


def number(value: float) -> str:
    """Return a number with at most one decimal, so that the same picture has the same bytes everywhere.

    >>> number(12.04), number(-0.01)
    ('12', '0')
    """
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def tag(name: str, content: object = "", /, **attributes: object) -> Markup:
    """Return an element; ``class_`` stands for ``class``, and an underscore in a name for a hyphen.

    A content that is no Markup is escaped; attributes that are None are left out.
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_attribute(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    inner = escape(
        _clean(content) if isinstance(content, str) and not isinstance(content, Markup) else content
    )
    return Markup(f"<{name}{written}>{inner}</{name}>")  # noqa: S704 - both parts are escaped above


def join(*parts: Markup) -> Markup:
    """Return elements one after the other, each in a line of its own."""
    return Markup("\n").join(part for part in parts if part)


def words(text: str, x: float, y: float, class_: str = "t", anchor: str | None = None) -> Markup:
    """Return a line of text that begins, or is centred or ends, at a point."""
    return tag("text", text, class_=class_, x=x, y=y, text_anchor=anchor)


def hint(text: str) -> Markup:
    """Return what is shown when the pointer rests on the element that this stands in."""
    return tag("title", text)


def mark(type_name: str, x: float, y: float, radius: float = 6) -> Markup:
    """Return the sign of a class at a point: its shape in its colour."""
    shape = STYLES.get(type_name, OTHER).shape
    class_ = f"m {_class(type_name)}"
    if shape == "dot":
        return tag("circle", class_=class_, cx=x, cy=y, r=radius)
    return tag("path", class_=class_, d=_outline(shape, x, y, radius))


def picture(width: float, height: float, title: str, description: str, body: Markup) -> Markup:
    """Return a whole picture that explains itself: title, description, look and content."""
    head = join(tag("title", title), tag("desc", description), style())
    return tag(
        "svg",
        join(head, tag("rect", class_="paper", width=width, height=height), body),
        xmlns=NAMESPACE,
        viewBox=f"0 0 {number(width)} {number(height)}",
        width=width,
        height=height,
        role="img",
        aria_label=f"{title}. {description}",
        font_family=FONT,
    )


def style() -> Markup:
    """Return the look of all pictures, light and dark; the same text in every picture."""
    return Markup(f"<style>{look()}</style>")  # noqa: S704 - our own constants


def look() -> str:
    """Return the rules of the look as text, so that a page can admit them by their hash."""
    return _theme(0) + "@media (prefers-color-scheme:dark){" + _theme(1) + "}" + _FORMS


def _theme(n: int) -> str:
    def of(one: Style) -> str:
        return one.dark if n else one.light

    name = "dark" if n else "light"
    classes = "".join(f".{_class(t)}{{fill:{of(s)}}}" for t, s in {**STYLES, "Other": OTHER}.items())
    return (
        f"{classes}.paper{{fill:{PAPER[name]}}}.t,.h,.b{{fill:{INK[name]}}}.q{{fill:{_QUIET[n]}}}"
        f".l{{stroke:{_LINE[n]}}}.f{{fill:{_FAINT[n]}}}.w{{fill:{_WARN[n]}}}.wl{{stroke:{_WARN[n]}}}"
        f".m,.halo{{stroke:{PAPER[name]}}}.s{{stroke:{INK[name]}}}"
    )


_FORMS: Final = (
    ".t{font-size:13px}.q{font-size:12px}.h{font-size:15px;font-weight:650}.b{font-size:13px;font-weight:600}"
    ".w{font-size:12px}.m{stroke-width:1}.l,.wl,.s{fill:none;stroke-width:1.2}.d{stroke-dasharray:4 3}"
    ".halo{stroke-width:4;paint-order:stroke;stroke-linejoin:round}"
)


def _class(type_name: str) -> str:
    return f"k{type_name if type_name in STYLES else 'Other'}"


def _attribute(value: object) -> str:
    if isinstance(value, float | int) and not isinstance(value, bool):
        return number(value)
    return str(escape(_clean(str(value))))


def _clean(text: str) -> str:
    """Return a text without the characters that XML does not allow."""
    return _FORBIDDEN.sub("", text)


_CORNERS: Final = {
    "triangle": (3, -90.0),
    "triangleDown": (3, 90.0),
    "hexagon": (6, 0.0),
    "diamond": (4, 0.0),
    "square": (4, 45.0),
}


def _outline(shape: str, x: float, y: float, radius: float) -> str:
    if shape == "star":
        around = [(radius * (1.15 if n % 2 == 0 else 0.5), -90.0 + 36 * n) for n in range(10)]
    else:
        corners, first = _CORNERS[shape]
        around = [(radius * 1.12, first + 360 / corners * n) for n in range(corners)]
    points = (f"{number(x + r * cos(a * pi / 180))} {number(y + r * sin(a * pi / 180))}" for r, a in around)
    return "M" + "L".join(points) + "Z"
