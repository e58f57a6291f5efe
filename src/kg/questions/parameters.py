"""Values for what a question leaves open: names become IRIs, numbers are checked, defaults are filled in."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from types import MappingProxyType

from pyoxigraph import Literal, NamedNode

from kg.exceptions import QuestionError
from kg.graph.folding import fold
from kg.graph.terms import OBJECT, PREDICATE, REFERENCE, SUBJECT, node
from kg.namespaces import expand
from kg.questions import words
from kg.questions.catalogue import Parameter, Question
from kg.questions.cells import Plain, shown
from kg.questions.kinds import ANY, fits, read_kind, types_of
from kg.questions.names import Names, Thing, complete, find_relation, is_relation, resolve, spelled
from kg.questions.records import ACCEPTED, REVIEW_STATUS
from kg.questions.source import Node, Source, occurs, quads, subjects, values
from kg.questions.units import find_unit, unit_in_words

# A parameter of this name is looked for on this side of a claim only.
_SIDES: Mapping[str, tuple[NamedNode, ...]] = MappingProxyType(
    {"s": (SUBJECT,), "subject": (SUBJECT,), "p": (PREDICATE,), "o": (OBJECT,), "object": (OBJECT,)}
)
_PYTHON: tuple[tuple[type, str], ...] = (
    (bool, "xsd:boolean"),
    (int, "xsd:integer"),
    (Decimal, "xsd:decimal"),
    (float, "xsd:double"),
    (datetime, "xsd:dateTime"),
    (date, "xsd:date"),
)
_INDICATOR, _UNIT, _OBSERVED = node("kg:indicator"), node("kg:unit"), node("kg:observedEntity")
# By parameter: beside which other one it is that of the figures in the graph, and their property.
_FIGURES: Mapping[str, tuple[str, NamedNode]] = MappingProxyType(
    {"unit": ("indicator", _UNIT), "indicator": ("entity", _INDICATOR)}
)
_INTEGER = re.compile(r"[+-]?\d{1,18}", re.ASCII)
_DECIMAL = re.compile(r"[+-]?\d{1,30}(?:\.\d{1,18})?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Bound:
    """One value as it goes into the query, and as it is told to people.

    Attributes:
        name: the parameter.
        term: the term of the store.
        label: the value in words.
        note: why this value was taken, if the person gave none and the graph does not know the default.
    """

    name: str
    term: NamedNode | Literal
    label: str
    note: str = ""


def choices(names: Names, question: Question, given: Mapping[str, str]) -> Iterator[tuple[Bound, ...]]:
    """Yield values for all parameters of a question, the best first.

    Where every value is given or has a default that fits, that is the only choice. Otherwise the
    things of the right kind come in, those with the most claims first. Nothing comes if the graph
    has no such thing.

    Raises:
        QuestionError: if a given parameter is not one of the question, or its value does not fit.
    """
    fixed = _fixed(names, question, given)
    missing = [parameter for parameter in question.parameters if parameter.name not in fixed]
    for chosen in _filled(names, missing, fixed):
        yield tuple(chosen[parameter.name] for parameter in question.parameters)


def check(question: Question, given: Mapping[str, str]) -> None:
    """Refuse what is wrong whatever the graph holds.

    Raises:
        QuestionError: if a given parameter is not one of the question, or a value is not of its type.
    """
    known = [parameter.name for parameter in question.parameters]
    for name in sorted(set(given) - set(known)):
        hint = f"It has: {', '.join(known)}" if known else "It has no parameters"
        raise QuestionError("the question has no such parameter", f"{question.id} {name[:80]}", hint)
    for parameter in question.parameters:
        if parameter.name in given and parameter.type.startswith("xsd:"):
            _typed(parameter, given[parameter.name].strip())


def _fixed(names: Names, question: Question, given: Mapping[str, str]) -> dict[str, Bound]:
    check(question, given)
    found: dict[str, Bound] = {}
    for parameter in question.parameters:
        if parameter.name in given:
            found[parameter.name] = _given(names, parameter, given[parameter.name])
        elif _holds(names.graph, parameter) and not _hangs_on(parameter, given):
            found[parameter.name] = _kept(_default(names, parameter), parameter, given)
    return found


def _hangs_on(parameter: Parameter, given: Mapping[str, str]) -> bool:
    """Return whether a default says nothing beside what was given: yuan for the population."""
    beside, _ = _FIGURES.get(parameter.name, ("", None))
    return bool(given) and (_is_of_a_claim(parameter) or beside in given)


def _is_of_a_claim(parameter: Parameter) -> bool:
    """Return whether a default is a part of one claim: beside another subject it would say nothing."""
    return parameter.name in _SIDES or parameter.type == "property"


def _kept(bound: Bound, parameter: Parameter, given: Mapping[str, str]) -> Bound:
    """Return a default; beside values that were given it is told that nobody named it."""
    told = given and not parameter.type.startswith("xsd:")
    return replace(bound, note=_why(parameter, bound.label)) if told else bound


def _filled(
    names: Names, missing: Sequence[Parameter], fixed: Mapping[str, Bound]
) -> Iterator[dict[str, Bound]]:
    """Yield the values with the missing ones filled in; only the first of those is varied."""
    if not missing:
        yield dict(fixed)
        return
    first, rest = missing[0], missing[1:]
    for bound in _candidates(names, first, fixed.values()):
        more = _first(names, rest, {**fixed, first.name: bound})
        if more is not None:
            yield more


def free_value(names: Names, name: str, value: Plain, *, is_start: bool = False) -> Bound:
    """Return the term that a value of any kind stands for.

    Text is a number or a date if it looks like one, a string if it stands in double quotes, and
    else the name or id of a thing; with ``is_start`` the beginning of a name is enough, if there is only one.

    Raises:
        QuestionError: if a name is unknown or ambiguous, or there is no value.
    """
    if value is None or value == "":
        raise QuestionError("there is no value", name, "Give a name, a number or a date")
    if isinstance(value, str):
        text = value.strip()
        quoted = re.fullmatch(r'"(.*)"', text, re.DOTALL)
        literal = Literal(quoted[1]) if quoted else _literal(text)
        return (
            Bound(name, literal, literal.value)
            if literal is not None
            else _anything(names, name, text, is_start)
        )
    for kind, curie in _PYTHON:
        if isinstance(value, kind):
            spelled_out = str(value).lower() if isinstance(value, bool) else _written(value)
            return Bound(name, Literal(spelled_out, datatype=node(curie)), shown(value))
    raise QuestionError(f"a {type(value).__name__} cannot stand in a query", name, "Give text or a number")


def _written(value: Plain) -> str:
    if isinstance(value, Decimal):
        return format(value, "f")
    return value.isoformat() if isinstance(value, date) else str(value)


def _anything(names: Names, name: str, value: str, is_start: bool) -> Bound:
    for iri in spelled(value):
        if occurs(names.graph, NamedNode(iri)) or is_relation(names.graph, iri):
            return Bound(name, NamedNode(iri), names.labels(iri))
    thing = complete(names, value) if is_start else resolve(names, value)
    return Bound(name, NamedNode(thing.iri), thing.label, _completed(names, value, thing))


def _completed(names: Names, value: str, thing: Thing) -> str:
    """Return the note that a value was the beginning of a name only, or an empty text."""
    if thing.iri in names.known.get(fold(value), {}) or thing.iri in spelled(value):
        return ""
    return f"{value.strip()[:80]} was taken for {thing.label}, the only name that begins so"


def _given(names: Names, parameter: Parameter, value: str) -> Bound:
    if parameter.type.startswith("xsd:"):
        return Bound(parameter.name, _typed(parameter, value.strip()), value.strip())
    if parameter.name == "unit" and ":" not in value:
        return _unit(parameter, value)
    if parameter.type == "any":
        return free_value(names, parameter.name, value, is_start=True)
    if parameter.type == "property":
        return _relation(names, parameter, value)
    thing = complete(names, value, (parameter.type,))
    return Bound(parameter.name, NamedNode(thing.iri), thing.label, _completed(names, value, thing))


def _unit(parameter: Parameter, value: str) -> Bound:
    unit = find_unit(value)
    if not unit:
        hint = "Give it in words or letters: hectares, megawatts, euros, EUR"
        raise QuestionError(f"no unit is known as '{value[:40]}'", parameter.name, hint)
    return Bound(parameter.name, NamedNode(expand(unit)), unit_in_words(unit) or unit)


def _relation(names: Names, parameter: Parameter, value: str) -> Bound:
    iri = find_relation(names, value)
    return Bound(parameter.name, NamedNode(iri), words.outgoing(iri, names.labels))


def _typed(parameter: Parameter, value: str) -> Literal:
    kind = parameter.type.removeprefix("xsd:")
    if kind == "integer" and not _INTEGER.fullmatch(value):
        raise QuestionError(f"'{value[:40]}' is not a whole number", parameter.name, "Write digits only")
    if kind == "decimal" and not _DECIMAL.fullmatch(value):
        raise QuestionError(f"'{value[:40]}' is not a number", parameter.name, "Write it like 1234.5")
    if kind == "date" and not _is_date(value):
        raise QuestionError(f"'{value[:40]}' is not a date", parameter.name, "Write it like 2023-03-31")
    return Literal(value, datatype=NamedNode(expand(parameter.type)))


def _literal(value: str) -> Literal | None:
    """Return a number or a date as a literal, anything else as None."""
    if _INTEGER.fullmatch(value):
        return Literal(value, datatype=node("xsd:integer"))
    if _DECIMAL.fullmatch(value):
        return Literal(value, datatype=node("xsd:decimal"))
    return Literal(value, datatype=node("xsd:date")) if _is_date(value) else None


def _is_date(value: str) -> bool:
    try:
        return bool(re.fullmatch(r"\d{4}-\d\d-\d\d", value, re.ASCII) and date.fromisoformat(value))
    except ValueError:
        return False


def _holds(graph: Source, parameter: Parameter) -> bool:
    """Return whether the default of a parameter means something in this graph.

    A value such as a number or a unit always does; only things are of one graph and not of another.
    """
    if parameter.type.startswith("xsd:") or (parameter.type == "any" and not _is_thing(parameter.default)):
        return True
    return any(occurs(graph, NamedNode(iri)) for iri in spelled(parameter.default))


def _is_thing(default: str) -> bool:
    return default.startswith("r:")


def _default(names: Names, parameter: Parameter) -> Bound:
    if parameter.type.startswith("xsd:"):
        return Bound(parameter.name, _typed(parameter, parameter.default), parameter.default)
    literal = _literal(parameter.default) if parameter.type == "any" else None
    if literal is not None:
        return Bound(parameter.name, literal, parameter.default)
    spellings = spelled(parameter.default)
    iri = next((i for i in spellings if occurs(names.graph, NamedNode(i))), spellings[0])
    return Bound(parameter.name, NamedNode(iri), names.labels(iri))


def _first(names: Names, missing: Sequence[Parameter], fixed: Mapping[str, Bound]) -> dict[str, Bound] | None:
    """Return the values with each missing one filled in by the thing with the most claims."""
    found = dict(fixed)
    for parameter in missing:
        bound = next(_candidates(names, parameter, found.values()), None)
        if bound is None:
            return None
        found[parameter.name] = bound
    return found


def _candidates(names: Names, parameter: Parameter, beside: Iterable[Bound]) -> Iterator[Bound]:
    """Yield the things of the wanted kind, those with the most claims first."""
    kind = read_kind(names.graph, parameter.type, names.labels)
    beside = tuple(beside)
    known = [bound.term for bound in beside if isinstance(bound.term, NamedNode)]
    count = _of_figures(names.graph, parameter, beside) or _claims_of(names.graph, parameter, beside)
    for _, iri in sorted((-n, iri) for iri, n in count.items() if NamedNode(iri) not in known):
        types = types_of(names.graph, iri)
        if fits(names.graph, iri, types, kind) or (kind is ANY and not types):
            label = names.labels(iri)
            yield Bound(parameter.name, NamedNode(iri), label, _why(parameter, label))


def _why(parameter: Parameter, label: str) -> str:
    return f"no {parameter.name} was named; this is about {label}"


def _of_figures(graph: Source, parameter: Parameter, beside: Sequence[Bound]) -> Counter[str]:
    """Return the units of the figures of a given indicator, or the indicators of those of a given thing."""
    given, wanted = _FIGURES.get(parameter.name, ("", _UNIT))
    at = {"indicator": _INDICATOR, "entity": _OBSERVED}
    known = [bound.term for bound in beside if bound.name == given]
    figures = [one for term in known for one in subjects(graph, at[given], term)]
    found = (value for one in figures for value in values(graph, one, wanted))
    return Counter(value.value for value in found if isinstance(value, NamedNode))


def _claims_of(graph: Source, parameter: Parameter, beside: Sequence[Bound]) -> Counter[str]:
    """Return how many accepted claims of documents speak of each thing, on the sides where it may stand.

    For a parameter that is a part of a claim, only claims count whose other parts are the known values.
    """
    sides = (PREDICATE,) if parameter.type == "property" else _SIDES.get(parameter.name, (SUBJECT, OBJECT))
    accepted = quads(graph, None, REVIEW_STATUS, ACCEPTED)
    counted: frozenset[object] = frozenset(q.subject for q in accepted if q.graph_name != REFERENCE)
    if _is_of_a_claim(parameter):
        for bound in beside:
            counted = counted & _claims_with(graph, bound)
    count: Counter[str] = Counter()
    for side in sides:
        for quad in quads(graph, None, side):
            if isinstance(quad.object, NamedNode) and quad.subject in counted:
                count[quad.object.value] += 1
    return count


def _claims_with(graph: Source, bound: Bound) -> frozenset[Node]:
    """Return the claims that have a value on the side of which its parameter is."""
    sides = _SIDES.get(bound.name, (SUBJECT, PREDICATE, OBJECT))
    return frozenset(c for side in sides for c in subjects(graph, side, bound.term))
