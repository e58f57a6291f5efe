"""Templates filled in, and the headers under which a page goes out."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.responses import Response

from kg.counting import counted, plural
from kg.identifiers import short_hash
from kg.network.appearance import STYLES
from kg.questions.headings import clean, grouped
from kg.server.pages.assets import address
from kg.views import svg

TEMPLATES: Final = Path(__file__).resolve().parent / "templates"
POLICY: Final = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
HEADERS: Final = {
    "Content-Security-Policy": POLICY,
    "Cache-Control": "no-cache",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
_STILL: Final = f"<style>{svg.look()}</style>"


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the way to a page: its words and its address, empty for the page itself."""

    words: str
    address: str = ""


@cache
def environment() -> Environment:
    """Return the templates of the pages; every text is escaped, and a missing value is an error."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["grouped"] = grouped
    made.filters["clean"] = clean
    made.filters["plural"] = plural
    made.filters["counted"] = counted
    made.filters["capital"] = capital
    made.globals["icon"] = icon
    made.globals["asset"] = address
    return made


def page(
    template: str,
    title: str,
    crumbs: Sequence[Crumb] = (),
    *,
    site: str,
    status: int = 200,
    **values: object,
) -> Response:
    """Return a page as it goes out; the crumbs lead from the first page to it."""
    words = (
        environment()
        .get_template(template)
        .render(title=clean(title), crumbs=crumbs, site=site, here=template, **values)
    )
    return html(words, status)


def html(words: str, status: int = 200, policy: str = POLICY) -> Response:
    """Return a text of HTML as it goes out."""
    headers = {**HEADERS, "Content-Security-Policy": policy}
    body = words.encode("utf-8", "replace")
    return Response(body, status, headers, media_type="text/html; charset=utf-8")


@cache
def icon(type_name: str) -> Markup:
    """Return the small sign of a class, as the pictures have it."""
    sign = svg.mark(type_name, 7, 7, 5.6)
    return Markup(f'<svg class="icon" viewBox="0 0 14 14" aria-hidden="true">{sign}</svg>')  # noqa: S704 - escaped


def still(picture: Markup) -> Markup:
    """Return a drawing for a page whose stylesheet has the look of all drawings already."""
    return Markup(str(picture).replace(_STILL, "", 1))  # noqa: S704 - made by kg.views, which escapes


def capital(words: str) -> str:
    """Return words with a capital in front, the others as they are."""
    return words[:1].upper() + words[1:]


@cache
def templates_stamp() -> str:
    """Return a digest of templates and assets, so that a page that was changed is not taken as the old."""
    parts = [path.read_text(encoding="utf-8") for path in sorted(TEMPLATES.iterdir())]
    return short_hash(*parts, address("style.css"), *STYLES)
