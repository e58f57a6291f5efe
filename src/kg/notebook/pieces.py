"""Pieces of HTML for a notebook: tables, quotations, pictures, and a page in a frame above what stays.

A notebook that is not trusted keeps plain elements and inline styles, and loses scripts, frames and style
sheets. So every piece is plain and its colours are the reader's own (inherited, or grey that shows
on light and dark paper); only the interactive page stands in a frame, laid over a picture and a table.
"""

import base64
from collections.abc import Iterable, Sequence
from typing import Final

from markupsafe import Markup

from kg.questions.headings import clean

_LINE: Final = "border:1px solid rgba(128,128,128,0.35)"
_CELL: Final = f"{_LINE};text-align:left;vertical-align:top;padding:4px 8px;white-space:normal"
_HEIGHT: Final = 640


def element(name: str, inside: object, style: str = "") -> Markup:
    """Return an element with a text (escaped) or with other elements in it.

    >>> element("p", "1 < 2")
    Markup('<p>1 &lt; 2</p>')
    """
    look = Markup(' style="{}"').format(style) if style else Markup()
    return Markup("<{0}{1}>{2}</{0}>").format(name, look, _shown(inside))


def _shown(inside: object) -> Markup:
    if isinstance(inside, Markup):
        return inside
    text = str(inside)
    before, after = (" " if part != part.strip() else "" for part in (text[:1], text[-1:]))
    return Markup.escape(f"{before}{clean(text)}{after if text.strip() else ''}")


def join(parts: Iterable[object]) -> Markup:
    """Return pieces one after the other; plain text is escaped."""
    return Markup().join(_shown(part) for part in parts)


def table(columns: Sequence[str], lines: Iterable[Sequence[object]]) -> Markup:
    """Return a table; cells are texts (escaped) or elements."""
    head = element("tr", join(element("th", column, _CELL) for column in columns))
    body = join(element("tr", join(element("td", cell, _CELL) for cell in line)) for line in lines)
    whole = join((element("thead", head), element("tbody", body)))
    return element("table", whole, "border-collapse:collapse;margin:8px 0")


def fold(summary: str, inside: object) -> Markup:
    """Return a part that is closed until the reader opens it."""
    return element("details", join((element("summary", summary, "white-space:nowrap"), inside)))


def quotation(words: str, source: str) -> Markup:
    """Return the words of a document and where they stand."""
    said = join(("“", words, "” ", element("em", source)))
    return element("div", said, "border-left:3px solid rgba(128,128,128,0.5);padding-left:8px;margin:4px 0")


def anchor(words: str, address: str) -> Markup:
    """Return a link that opens beside the notebook."""
    link = Markup('<a href="{}" target="_blank" rel="noopener">{}</a>')
    return link.format(address, clean(words))


def image(svg: str, alternative: str) -> Markup:
    """Return a picture that carries its own data; nothing in it can run."""
    data = base64.b64encode(svg.encode("utf-8")).decode("ascii")
    return Markup('<img alt="{}" style="max-width:100%" src="data:image/svg+xml;base64,{}">').format(
        clean(alternative), data
    )


def framed(page: str, title: str, beneath: Markup) -> Markup:
    """Return a whole page in a frame of its own, laid over what is seen where frames are dropped.

    The frame may run its scripts and hand out files; it has no other rights, not even its own origin.
    """
    frame = Markup(
        '<iframe title="{}" sandbox="allow-scripts allow-downloads" '
        'style="position:absolute;left:0;top:0;width:100%;height:100%;border:0;z-index:1;background:#fff" '
        'srcdoc="{}"></iframe>'
    ).format(clean(title), page)
    below = element("div", beneath, f"height:{_HEIGHT}px;overflow:auto")
    return element("div", join((frame, below)), f"position:relative;min-height:{_HEIGHT}px")
