"""The catalogue of questions: its list, each question with its form and its answer, and plain sentences."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from types import MappingProxyType
from typing import Final

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from kg.exceptions import QuestionError
from kg.namespaces import expand
from kg.network.wording import spaced
from kg.questions.ask import Answer, ask
from kg.questions.catalogue import Parameter, Question, catalogue, question
from kg.questions.cells import Row
from kg.questions.headings import clean, heading
from kg.questions.names import beginning, find_relation
from kg.questions.plain import Reader
from kg.questions.plain_reading import Understood
from kg.questions.source import Labels
from kg.server.pages.addresses import local, with_query
from kg.server.pages.desk import Desk
from kg.server.pages.guard import UnknownError
from kg.server.pages.items import Item, Said, cell, passages
from kg.server.pages.naming import named, shown_name
from kg.server.pages.overview import START
from kg.server.pages.rendering import HEADERS, Crumb, page
from kg.server.pages.speech import for_pages, without_ids
from kg.server.pages.wishes import FORMS, leaf, words

THEMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "issuing": "Who issued what",
        "measures": "Measures, aims and money",
        "places": "Places and zones",
        "industries": "Industries and themes",
        "figures": "Figures",
        "sources": "Sources and how sure they are",
        "network": "How things are linked",
        "lineage": "What builds on what",
        "rankings": "Rankings",
        "gaps": "What is missing",
    }
)
ROWS: Final = 50
_SELECT: Final = 30
_LISTED: Final = 300
"""More names than these are no list to choose from."""
_SAID: Final = 3


@dataclass(frozen=True, slots=True)
class Field:
    """What a form asks for.

    Attributes:
        name: of the parameter.
        label: in words.
        kind: select, list, number, date or text.
        value: what stands in it.
        options: what there is to choose from.
        hint: what may be given.
    """

    name: str
    label: str
    kind: str
    value: str
    options: tuple[str, ...]
    hint: str


@dataclass(frozen=True, slots=True)
class Told:
    """One row of an answer: its cells, and the passages behind it (``more`` are not shown)."""

    cells: tuple[Item, ...]
    said: tuple[Said, ...]
    more: int


@dataclass(frozen=True, slots=True)
class More:
    """The rows of an answer that rest on claims not settled yet, as a table; ``total`` counts all of them."""

    told: str
    columns: tuple[str, ...]
    figures: tuple[bool, ...]
    rows: tuple[Told, ...]
    total: int


def index(desk: Desk, request: Request) -> Response:
    """Return the list of questions by theme; a plain sentence leads to the question that it asks."""
    asked = words(request, "ask")
    problem = None
    if asked:
        reader = desk.keep("reader", lambda: Reader(desk.names))
        try:
            return RedirectResponse(_address(reader.understand(asked), asked), 303)
        except QuestionError as error:
            problem = for_pages(error)
    themes: dict[str, list[Question]] = {}
    for one in catalogue():
        themes.setdefault(THEMES.get(one.group, one.group), []).append(one)

    return page(
        "questions.html.j2",
        "Questions",
        (START, Crumb("Questions")),
        site=desk.site.title,
        asked=asked,
        problem=problem,
        themes=themes,
        status=400 if problem else 200,
    )


def _address(found: Understood, asked: str) -> str:
    reading = found.reading
    values = {name: value.partition(":")[2] or value for name, value in reading.params.items()}
    return with_query(f"/questions/{reading.question.id}", **values, asked=asked)


def one(desk: Desk, request: Request) -> Response:
    """Return a question with its form and its answer; as ``.csv`` or ``.json`` the rows alone."""
    name = request.path_params["name"]
    kind = next((suffix for suffix in ("csv", "json") if name.endswith(f".{suffix}")), "")
    try:
        asked = question(name.removesuffix(f".{kind}") if kind else name)
    except QuestionError as error:
        raise UnknownError("There is no such question", "The catalogue lists all of them") from error
    given = {p.name: words(request, p.name) for p in asked.parameters if words(request, p.name)}
    answer = ask(desk.source, asked, _resolved(desk, asked, given), desk.names)
    if kind:
        body = answer.to_csv() if kind == "csv" else answer.to_json()
        return PlainTextResponse(body, headers=HEADERS, media_type=f"{FORMS[kind]}; charset=utf-8")
    return _page(desk, request, answer, given)


def _resolved(desk: Desk, asked: Question, given: Mapping[str, str]) -> dict[str, str]:
    """Return the values as the question takes them; a name of several things is asked back."""
    found = {}
    for parameter in asked.parameters:
        value = given.get(parameter.name, "")
        if not value:
            continue
        if parameter.type.startswith("xsd:") or parameter.type == "any":
            found[parameter.name] = value
        elif parameter.type == "property":
            found[parameter.name] = find_relation(desk.names, value)
        else:
            found[parameter.name] = _thing(desk, asked, parameter, given)
    return found


def _thing(desk: Desk, asked: Question, parameter: Parameter, given: Mapping[str, str]) -> str:
    def link(name: str) -> str:
        return with_query(f"/questions/{asked.id}", **{**given, parameter.name: name})

    value = given[parameter.name]
    starts = list(islice(beginning(desk.names, value, (parameter.type,)), 2)) if len(value) > 2 else []
    known = desk.names.known.get(value.casefold())
    if len(starts) == 1 and not known:
        return starts[0].iri
    return named(desk, value, (parameter.type,), link=link)


def _page(desk: Desk, request: Request, answer: Answer, given: Mapping[str, str]) -> Response:
    asked = answer.question
    believed = bool(words(request, "unsettled"))
    tried = believed or not answer.rows
    more = _more(desk, answer) if tried else None
    if not believed and more and not more.rows:
        more = None  # shown unasked only where it is better than nothing
    at = leaf(request, len(answer.rows), ROWS)
    labels = desk.labels()
    columns = _columns(answer)
    rows = [_row(desk, answer, row, columns, labels) for row in answer.rows[at.slice]]
    base = f"/questions/{asked.id}"
    values = {bound.name: _spelled(bound.term) for bound in answer.parameters}
    return page(
        "question.html.j2",
        asked.question,
        (START, Crumb("Questions", "/questions"), Crumb(THEMES.get(asked.group, asked.group))),
        site=desk.site.title,
        id=asked.id,
        asked=words(request, "asked"),
        fields=[_field(desk, parameter, answer) for parameter in asked.parameters],
        told=clean(answer.told),
        note=_note(answer, given),
        waiting=[
            (clean(str(one)), with_query("/conflicts", about=local(one.iri)) if one.disputed else "")
            for one in answer.waiting
        ],
        near=_near(answer),
        columns=[heading(column) for column in columns],
        figures=[_is_figure(answer.rows, column) for column in columns],
        rows=rows,
        total=len(answer.rows),
        sparql=answer.sparql,
        links=[(kind.upper(), with_query(f"{base}.{kind}", **values)) for kind in ("csv", "json")],
        leaf=at,
        base=with_query(base, **values),
        believe=with_query(base, **values, unsettled="yes") if desk.is_small and not tried else "",
        more=more,
    )


def _near(answer: Answer) -> tuple[str, str, str] | None:
    """Return how many rows a question near to one without rows has, its words and address; or None."""
    near = answer.elsewhere
    if near is None:
        return None
    values = {value.name: _spelled(value.term) for value in near.values}
    address = with_query(f"/questions/{near.question.id}", **values)
    return near.counted, clean(near.question.question), address


def _more(desk: Desk, answer: Answer) -> More | None:
    """Return what comes in if likely claims are believed; None where the graph is too large for that."""
    supposed = desk.supposed
    if supposed is None:
        return None
    found = answer.supposing(supposed)
    columns, labels = _columns(found), Labels(supposed)
    return More(
        clean(found.told) if found.rows else "",
        tuple(heading(column) for column in columns),
        tuple(_is_figure(found.rows, column) for column in columns),
        tuple(_row(desk, found, row, columns, labels) for row in found.rows[:ROWS]),
        len(found.rows),
    )


def _columns(answer: Answer) -> list[str]:
    chosen = answer.for_people()[0]
    return [
        column
        for column in chosen
        if any(row.label(column) for row in answer.rows)
        and not all(row.label(column).startswith("sha256:") for row in answer.rows)
    ]


def _row(desk: Desk, answer: Answer, row: Row, columns: Sequence[str], labels: Labels) -> Told:
    said = passages(quote for quote in answer.evidence(row) if not quote.record)
    cells = tuple(cell(desk.source, row.cell(column), column, labels, signs=False) for column in columns)
    return Told(
        tuple(replace(one, label=without_ids(one.label)) for one in cells),
        said[:_SAID],
        max(0, len(said) - _SAID),
    )


def _is_figure(rows: Sequence[Row], column: str) -> bool:
    found = [row[column] for row in rows if row[column] is not None]
    return bool(found) and all(not isinstance(value, str | bool) for value in found)


def _spelled(term: object) -> str:
    value = str(getattr(term, "value", ""))
    return local(value) or value


def _note(answer: Answer, given: Mapping[str, str]) -> str:
    """Return which value was taken where none was given and the usual one is not in this graph."""
    taken = [bound for bound in answer.parameters if bound.note]
    if not taken:
        return "" if answer.parameters or not answer.question.parameters else clean(without_ids(answer.note))
    told = []
    for bound in taken:
        word = _label(bound.name)
        if bound.name in given:
            told.append(f"“{given[bound.name]}” was taken for {bound.label}")
        else:
            told.append(f"no {word} was named; this is about {bound.label}")
    return clean("; ".join(told))


def _label(name: str) -> str:
    known = {"s": "thing", "o": "other thing", "p": "relation", "min": "at least"}
    return known.get(name, spaced(name))


def _field(desk: Desk, parameter: Parameter, answer: Answer) -> Field:
    bound = next((one for one in answer.parameters if one.name == parameter.name), None)
    value, label = bound.label if bound else "", _label(parameter.name)
    if parameter.type.startswith("xsd:"):
        kind = (
            "number"
            if parameter.type == "xsd:integer"
            else "date"
            if parameter.type == "xsd:date"
            else "text"
        )
        return Field(parameter.name, label, kind, value, (), "")
    if parameter.type == "any":
        return Field(parameter.name, label, "text", value, (), "a name, a number or a date")
    options = desk.keep(f"options {parameter.type}", lambda: _options(desk, parameter.type))
    if bound is not None and parameter.type != "property":
        value = shown_name(desk, bound.term.value)
    if value and value not in options and len(options) <= _SELECT:
        options = tuple(sorted({*options, value}))
    kind = "select" if 0 < len(options) <= _SELECT else "list" if options else "text"
    return Field(parameter.name, label, kind, clean(value), options, _kind_words(parameter.type))


def _kind_words(type_: str) -> str:
    told = spaced(expand(type_).rpartition("#")[2]) if type_.startswith("kg:") else ""
    return f"name of a {told}" if told and told[0] not in "aeiou" else f"name of an {told}" if told else ""


def _options(desk: Desk, type_: str) -> tuple[str, ...]:
    """Return the names to choose from; none where there are too many."""
    found = {clean(thing.label) for thing in islice(beginning(desk.names, "", (type_,)), _LISTED * 2)}
    return tuple(sorted(found, key=str.casefold)) if len(found) <= _LISTED else ()
