"""Pages of pictures: one picture with its table, or many with a table of contents, each one HTML file."""

from collections.abc import Sequence
from typing import Final

from markupsafe import Markup

from kg.counting import counted
from kg.views.files import asset, render, source_hash
from kg.views.picture import Picture
from kg.views.svg import look, mark, tag

_POLICY: Final = "default-src 'none'; style-src {styles}; base-uri 'none'; form-action 'none'"
_CLOSING: Final = "Made by policy-kg from the documents of the graph; the page loads nothing from elsewhere."


def picture_page(pictures: Sequence[Picture], title: str = "", subtitle: str = "") -> str:
    """Return pictures as one self-contained HTML text, which needs no script and prints well.

    Beside each drawing the same facts stand as a table, with their sentences. The title is by default that
    of the first picture. The same pictures give the same bytes.
    """
    style = asset("picture.css")
    return render(
        "picture.html.j2",
        title=title or (pictures[0].title if pictures else "Nothing to show"),
        subtitle=subtitle,
        pictures=[_shown(one) for one in pictures],
        style=Markup(style),  # noqa: S704 - our own file
        csp=_POLICY.format(styles=f"{source_hash(style)} {source_hash(look())}"),
        closing=_CLOSING,
    )


def _shown(picture: Picture) -> dict[str, object]:
    return {
        "title": picture.title,
        "description": picture.description,
        "svg": picture.svg,
        "parts": [(part, [_sign(item.type_name) for item in part.items]) for part in picture.parts],
        "notes": picture.notes,
        "columns": picture.columns,
        "rows": picture.rows,
        "count": counted(len(picture.rows), "row"),
        "proved": any(row.sentences for row in picture.rows),
    }


def _sign(type_name: str) -> Markup:
    """Return the sign of a class by itself, for a list."""
    box = {"class_": "sign", "viewBox": "0 0 14 14", "width": 14, "height": 14, "aria_hidden": "true"}
    return tag("svg", mark(type_name, 7, 7, 5.5), **box)
