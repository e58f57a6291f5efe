"""What a request wishes for: words, numbers and a form, each checked before anything is done."""

import re
from dataclasses import dataclass
from typing import Final

from starlette.requests import Request

from kg.exceptions import InputError
from kg.questions.headings import clean

LONGEST: Final = 400
"""So many characters a name or a question may have."""
FORMS: Final = {"html": "text/html", "json": "application/json", "csv": "text/csv", "ttl": "text/turtle"}
_QUALITY: Final = re.compile(r"\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*", re.IGNORECASE)


def words(request: Request, name: str, longest: int = LONGEST) -> str:
    """Return a text that was given, on one line and without control characters; empty if none was.

    Raises:
        InputError: if it is too long.
    """
    given = request.query_params.get(name, "")
    if len(given) > longest:
        hint = f"Use at most {longest:,} characters"
        raise InputError(f"this is too long ({len(given):,} characters)", name, hint)
    return clean(given)


def number(request: Request, name: str, default: int = 1, most: int = 10**9) -> int:
    """Return a whole number from 1 on that was given, or the default.

    Raises:
        InputError: if it is none, or too large.
    """
    given = request.query_params.get(name, "")
    if not given:
        return default
    if not given.isascii() or not given.isdecimal():
        raise InputError("this is no whole number", name, f"Write digits only, from 1 to {most:,}")
    if len(given.lstrip("0")) > len(str(most)) or int(given) > most:
        raise InputError("this number is too large", name, f"It can be {most:,} at most")
    if not int(given):
        raise InputError("counting begins with 1 here", name, f"Write a number from 1 to {most:,}")
    return int(given)


@dataclass(frozen=True, slots=True)
class Leaf:
    """One of several pages of a list.

    Attributes:
        number: which one, from 1.
        size: how many items a page has.
        total: how many items there are.
    """

    number: int
    size: int
    total: int

    @property
    def last(self) -> int:
        """The number of the last page."""
        return max(1, -(-self.total // self.size))

    @property
    def slice(self) -> slice:
        """Which items the page has."""
        return slice((self.number - 1) * self.size, self.number * self.size)


def leaf(request: Request, total: int, size: int = 100) -> Leaf:
    """Return which page of a list is wished for.

    Raises:
        InputError: if there is no such page.
    """
    wished = Leaf(number(request, "page"), size, total)
    if wished.number > wished.last:
        there = "there is one page" if wished.last == 1 else f"there are {wished.last:,} pages"
        raise InputError(f"{there}, and no page {wished.number:,}", "page", "Go back")
    return wished


def form(request: Request) -> str:
    """Return in which form a request wants its answer: a key of ``FORMS``; a page where nothing else fits.

    Method: the qualities of RFC 9110, section 12.5.1; of forms that are wanted alike the page comes first.
    """
    accept = request.headers.get("accept", "*/*")[:1000]
    wanted = [_range(part) for part in accept.split(",")]
    scored = [(_quality(media, wanted), name) for name, media in FORMS.items()]
    best = max(quality for quality, _ in scored)
    return next(name for quality, name in scored if quality == best) if best > 0 else "html"


def _range(part: str) -> tuple[str, float]:
    media, *rest = part.split(";")
    found = (_QUALITY.fullmatch(one) for one in rest)
    return media.strip().lower(), next((float(match[1]) for match in found if match), 1.0)


def _quality(media: str, wanted: list[tuple[str, float]]) -> float:
    whole = dict(wanted)
    return whole.get(media, whole.get(f"{media.partition('/')[0]}/*", whole.get("*/*", 0.0)))
