"""A page that is too large for a notebook: a file of its own, to which the output links."""

import tempfile
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from kg.exceptions import InputError
from kg.identifiers import short_hash, slug
from kg.views.files import write_page


@dataclass(frozen=True, slots=True)
class Beside:
    """Where a page was written: the address that a link takes, and the file in words."""

    address: str
    file: str


def put_beside(page: str, title: str, folder: Path) -> Beside | None:
    """Write a page beside the notebook and return where; into the folder for temporary files if need be.

    Its name is made of the title and of what is in it: the same page is one file, and another page never
    replaces it. None is returned where nothing can be written.
    """
    name = f"{slug(title)[:60].strip('-') or 'graph'}-{short_hash(page, length=8)}.html"
    for place in (folder, Path(tempfile.gettempdir())):
        try:
            write_page(page, place / name)
        except InputError:
            continue
        near = place == folder
        return Beside(quote(name) if near else (place / name).as_uri(), name if near else str(place / name))
    return None
