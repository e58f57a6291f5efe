"""The path between two things: every step in words with its sentences, drawn and told."""

from dataclasses import dataclass
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from kg.exceptions import KgError
from kg.namespaces import expand
from kg.network.evidence import Passage
from kg.network.paths import Hop, Path
from kg.questions.headings import clean
from kg.relating import named as related
from kg.server.pages.addresses import local, of_document, of_thing, with_query
from kg.server.pages.desk import Desk
from kg.server.pages.items import Said
from kg.server.pages.naming import named, shown_name
from kg.server.pages.overview import START
from kg.server.pages.rendering import Crumb, page, still
from kg.server.pages.told import STANDINGS
from kg.server.pages.wishes import number, words
from kg.views.route import route

_SAID: Final = 4
_MOST: Final = 5


@dataclass(frozen=True, slots=True)
class Step:
    """One step: both ends with their addresses, the words between them, how it stands, its passages."""

    start: tuple[str, str]
    words: str
    end: tuple[str, str]
    standing: str
    status: str
    said: tuple[Said, ...]


def path(desk: Desk, request: Request) -> Response:
    """Return the page on how two things are linked, or the form that asks for them."""
    given = words(request, "from"), words(request, "to")
    k = number(request, "paths", 1, _MOST)
    ends = tuple(_end(desk, name, n, given) if name else "" for n, name in enumerate(given))
    found = desk.graph.path(*(_id(end) for end in ends), k=k) if all(ends) else None
    title = f"How {found.start.label} and {found.end.label} are linked" if found is not None else "Path"
    told = (
        [*found, *([found.instead] if found.instead and not len(found) else [])] if found is not None else []
    )
    return page(
        "path.html.j2",
        title,
        (START, Crumb("Path", "/path" if found is not None else "")),
        site=desk.site.title,
        start=shown_name(desk, ends[0]) if ends[0] else given[0],
        end=shown_name(desk, ends[1]) if ends[1] else given[1],
        k=k,
        most=_MOST,
        found=found,
        reason=clean(found.reason) if found is not None else "",
        paths=[_told(one) for one in told],
        svg=still(route(found).svg) if found is not None and told else "",
        back=_address(ends[1], ends[0], k) if found is not None else "",
    )


def _address(start: str, end: str, k: int) -> str:
    return with_query("/path", from_=local(start), to=local(end), paths=k if k > 1 else None)


def _end(desk: Desk, name: str, n: int, given: tuple[str, ...]) -> str:
    def link(chosen: str) -> str:
        both = [chosen if at == n else one for at, one in enumerate(given)]
        return with_query("/path", from_=both[0], to=both[1])

    try:
        return related(desk.names, name)
    except KgError:
        return named(desk, name, link=link)


def _id(iri: str) -> str:
    return f"<{iri}>"


def _told(one: Path) -> dict[str, object]:
    return {"sentence": clean(one.sentence), "steps": [_step(hop) for hop in one.hops]}


def _step(hop: Hop) -> Step:
    said = tuple(dict.fromkeys(_said(passage) for passage in hop.passages))[:_SAID]
    start, end = ((clean(s.label), of_thing(expand(s.id))) for s in (hop.start, hop.end))
    return Step(start, clean(hop.words), end, STANDINGS.get(hop.standing, hop.standing), hop.standing, said)


def _said(passage: Passage) -> Said:
    source = expand(passage.source) if ":" in passage.source else passage.source
    claim = expand(passage.claim) if passage.sentence else ""
    address = of_document(source, claim=claim) if claim else of_thing(source)
    return Said(clean(passage.sentence), clean(passage.document), passage.page, address)
