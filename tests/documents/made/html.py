"""Writes the 30 made web pages into a folder."""

from pathlib import Path

from . import html_more, html_pages
from .expected import Made, blocks
from .sentences import Words


def make_pages(folder: Path) -> list[Made]:
    """Return the pages, one of each template."""
    made = []
    for number, template in enumerate((*html_pages.PAGES, *html_more.PAGES), 1):
        sheet = template(Words(f"page {number}"))
        path = folder / f"{number:02d}-{template.__name__.replace('_', '-')}.html"
        path.write_bytes(sheet.html.encode(sheet.encoding))
        wanted = blocks(list(sheet.items))
        made.append(Made(path, "html", wanted, sheet.forbidden, sheet.metadata, sheet.optional))
    return made
