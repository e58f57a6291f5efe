"""The stylesheet and the icon of the pages, under names that change with their content."""

from functools import cache
from pathlib import Path
from typing import Final

from starlette.responses import Response

from kg.identifiers import sha256
from kg.views import svg

STATIC: Final = Path(__file__).resolve().parent / "static"
_TYPES: Final = {"style.css": "text/css; charset=utf-8", "icon.svg": "image/svg+xml"}
_FOREVER: Final = "public, max-age=31536000, immutable"


@cache
def content(name: str) -> bytes:
    """Return an asset; with the stylesheet comes the look of all drawings.

    Raises:
        KeyError: if there is no such asset.
    """
    if name not in _TYPES:
        raise KeyError(name)
    words = (STATIC / name).read_text(encoding="utf-8")
    return f"{words}\n{svg.look()}\n".encode() if name == "style.css" else words.encode()


@cache
def address(name: str) -> str:
    """Return the address of an asset, which holds its digest."""
    stem, _, suffix = name.rpartition(".")
    return f"/static/{stem}-{sha256(content(name))[:12]}.{suffix}"


def reply(path: str) -> Response | None:
    """Return the asset of an address as it goes out, or None if there is none."""
    for name, media in _TYPES.items():
        if path == address(name):
            headers = {"Cache-Control": _FOREVER, "X-Content-Type-Options": "nosniff"}
            return Response(content(name), headers=headers, media_type=media)
    return None
