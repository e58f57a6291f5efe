"""What this site is: its graph with digest and counts, its limits and addresses, how quality was measured."""

import itertools
import re
from functools import cache
from typing import Final

from markdown_it import MarkdownIt
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from kg import resources
from kg.exceptions import DataError
from kg.server.pages.assets import reply
from kg.server.pages.desk import Desk
from kg.server.pages.guard import UnknownError, program
from kg.server.pages.overview import START
from kg.server.pages.rendering import HEADERS, Crumb, page

_FRAME: Final = '<div class="table" tabindex="0" role="region" aria-label="Table {}"><table>'
_ROBOTS: Final = (
    "User-agent: *\nDisallow: /query\nDisallow: /sparql\nDisallow: /path\nDisallow: /questions/\n"
)


def about(desk: Desk, _request: Request) -> Response:
    """Return what the site is, what it holds and by which limits it goes."""
    manifest = desk.source.manifest
    return page(
        "about.html.j2",
        "About this site",
        (START, Crumb("About")),
        site=desk.site.title,
        version=program(),
        built=manifest.version,
        digest=desk.digest,
        counts=sorted(manifest.counts.items()),
        documents=len(manifest.documents),
        newest=desk.newest,
        limits=desk.site.limits,
        quality=bool(quality_words()),
    )


def quality(desk: Desk, _request: Request) -> Response:
    """Return the quality card: how right the claims are, measured against texts that a person read."""
    words = quality_words()
    if not words:
        raise UnknownError(
            "The quality card does not come with this installation", "See the project's docs folder"
        )
    return page(
        "quality.html.j2",
        "Quality",
        (START, Crumb("About", "/about"), Crumb("Quality")),
        site=desk.site.title,
        words=words,
    )


@cache
def quality_words() -> Markup:
    """Return the quality card as HTML; empty where it is not at hand. HTML in it stays text."""
    try:
        path = resources.folder("docs") / "quality.md"
    except DataError:
        return Markup("")
    if not path.is_file():
        return Markup("")
    text = path.read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith(("<!--", "# "))]
    made = MarkdownIt("commonmark", {"html": False}).enable("table").disable(["link", "autolink"])
    body = made.render("\n".join(lines).replace("\n\n\n", "\n\n"))
    body = body.replace(' style="text-align:right"', ' class="number"')
    count = itertools.count(1)
    body = re.sub("<table>", lambda _: _FRAME.format(next(count)), body)
    return Markup(body.replace("</table>", "</table></div>"))  # noqa: S704 - our own file, HTML switched off


def robots(_desk: Desk, _request: Request) -> Response:
    """Return what robots should leave alone: pages that are without end."""
    return PlainTextResponse(_ROBOTS, headers=HEADERS)


def static(_desk: Desk, request: Request) -> Response:
    """Return the stylesheet or the icon."""
    found = reply(request.url.path)
    if found is None:
        raise UnknownError("There is no such file", "Load the page again: it names the files that there are")
    return found
