"""What stands before and behind every page: conditional requests, and errors as pages in words."""

from collections.abc import Callable
from functools import cache, partial
from importlib.metadata import PackageNotFoundError, version
from typing import Final

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from kg.exceptions import InputError, KgError, QueryError, QuestionError
from kg.identifiers import short_hash
from kg.server.pages.desk import Desk
from kg.server.pages.items import Item
from kg.server.pages.rendering import HEADERS, Crumb, page, templates_stamp
from kg.server.pages.speech import for_pages
from kg.server.pages.wishes import form

Page = Callable[[Desk, Request], Response]
_TITLES: Final = {
    400: "This cannot be asked so",
    404: "There is no such page",
    405: "Pages are only read here",
    503: "The graph cannot be read just now",
}
_WORDS: Final = {
    404: "The address leads nowhere. Search for a name, or begin at the overview.",
    405: "Nothing here can be changed: only GET and HEAD are answered.",
}


class UnknownError(KgError):
    """A thing, a document or a page is not there; ``near`` are some that may be meant."""

    def __init__(self, what: str, hint: str = "", near: tuple[Item, ...] = ()) -> None:
        super().__init__(what, "", hint)
        self.near = near


def guarded(make: Page, desk: Desk) -> Callable[[Request], Response]:
    """Return the endpoint of a page: unchanged pages are not made again, errors become pages."""
    return partial(_answer, make, desk)


def _answer(make: Page, desk: Desk, request: Request) -> Response:
    if request.method not in ("GET", "HEAD"):
        return refusal(desk.site.title, request, 405)
    tag = _tag(desk, request)
    if tag and _matches(tag, request.headers.get("if-none-match", "")):
        return Response(status_code=304, headers={**HEADERS, "ETag": tag, "Vary": "Accept"})
    try:
        reply = make(desk, request)
    except KgError as error:
        return error_page(desk.site.title, error)
    reply.headers["Vary"] = "Accept"
    if tag and reply.status_code == 200:
        reply.headers["ETag"] = tag
    return reply


def _tag(desk: Desk, request: Request) -> str:
    """Return what changes whenever the page changes: with the graph, the program, or what is asked."""
    if not desk.digest:
        return ""
    asked = (request.url.path, request.url.query, form(request), desk.site.title)
    return f'W/"{short_hash(desk.digest, program(), templates_stamp(), *asked, length=20)}"'


@cache
def program() -> str:
    """Return the version of this program; empty where it runs without having been installed."""
    try:
        return version("policy-kg")
    except PackageNotFoundError:
        return ""


def _matches(tag: str, given: str) -> bool:
    known = {one.strip().removeprefix("W/") for one in given[:4000].split(",")}
    return "*" in known or tag.removeprefix("W/") in known


def error_page(site: str, error: KgError) -> Response:
    """Return the page of an error, with the status that fits it."""
    status = 503
    if isinstance(error, UnknownError):
        status = 404
    elif isinstance(error, InputError | QueryError | QuestionError):
        status = 400
    told = for_pages(error)
    title = {404: "Not found", 400: _TITLES[400]}.get(status, _TITLES[503])
    near = error.near if isinstance(error, UnknownError) else ()
    return page(
        "error.html.j2",
        title,
        (Crumb(title),),
        site=site,
        status=status,
        what=told.what,
        hint=told.hint,
        links=told.links,
        near=near,
        place=told.place,
    )


def refusal(site: str, request: Request, status: int) -> Response:
    """Return what goes out where no page is: a page, or one line to a program that takes none."""
    headers = {"Allow": "GET, HEAD"} if status == 405 else {}
    if form(request) != "html":
        return PlainTextResponse(f"{_WORDS[status]}\n", status, {**HEADERS, **headers})
    title = _TITLES[status]
    reply = page(
        "error.html.j2",
        title,
        (Crumb(title),),
        site=site,
        status=status,
        what=_WORDS[status],
        hint="",
        links=(),
        near=(),
        place="",
    )
    reply.headers.update(headers)
    return reply


def nowhere(desk: Desk, request: Request) -> Response:
    """Return what an address gives that leads nowhere."""
    return refusal(desk.site.title, request, 404)
