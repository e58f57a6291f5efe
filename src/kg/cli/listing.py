"""The catalogue of questions as a list: by group, each with what it leaves open."""

from collections.abc import Iterable, Mapping
from itertools import groupby

from kg.cli.output import QUIET, Screen, machine
from kg.cli.text import clean, count
from kg.exceptions import InputError
from kg.opened import Graph
from kg.questions.catalogue import Parameter, Question, catalogue
from kg.questions.names import spelled

_INDENT = 8
COLUMNS = ("id", "group", "question", "parameters")


def write_questions(syntax: str, graph: Graph | None = None, group: str | None = None) -> None:
    """Write the questions, all or those of a group.

    In machine formats each parameter is ``name:type=default``; for people the defaults are told by the
    names that a graph has for them, and without a graph by ids.

    Raises:
        InputError: if there is no such group.
    """
    questions = sorted(_of_group(group), key=lambda q: (q.group, q.id))
    if syntax != "table":
        machine(syntax, COLUMNS, [_line(question) for question in questions])
        return
    screen = Screen()
    names = None if graph is None else _names(graph, questions)
    for head, members in groupby(questions, key=lambda q: q.group):
        screen.say(head.capitalize(), "bold")
        for question in members:
            _write(screen, question, names)
        screen.say()
    screen.say(f"{count(len(questions), 'question')}. Ask one: kg ask ID VALUE --evidence", QUIET)


def _of_group(group: str | None) -> tuple[Question, ...]:
    questions = catalogue()
    if group is None:
        return questions
    asked = group.strip().casefold()
    groups = sorted({question.group for question in questions})
    found = [name for name in groups if name == asked] or [n for n in groups if asked and n.startswith(asked)]
    if len(found) != 1:
        raise InputError("no such group of questions", clean(group)[:60], f"There are: {', '.join(groups)}")
    return tuple(question for question in questions if question.group == found[0])


def _names(graph: Graph, questions: Iterable[Question]) -> Mapping[str, str]:
    """Return the labels that the graph has for the defaults, by full IRI."""
    defaults = {iri for q in questions for p in q.parameters for iri in spelled(p.default)[:1]}
    values = " ".join(f"<{iri}>" for iri in sorted(defaults))
    found = graph.query(f"SELECT DISTINCT ?thing WHERE {{ VALUES ?thing {{ {values} }} ?thing ?p ?o }}")
    return found.labels


def _write(screen: Screen, question: Question, names: Mapping[str, str] | None) -> None:
    screen.item(f"  {question.id}", question.question, _INDENT, ("cyan", ""))
    for parameter in question.parameters:
        told = f"{parameter.name}: {kind(parameter)}, by default {_default(parameter, names)}"
        screen.say(told, QUIET, _INDENT)


def _default(parameter: Parameter, names: Mapping[str, str] | None) -> str:
    """Return what stands in by default: by its name, or that the graph's own things do."""
    named = {} if names is None else names
    iris = spelled(parameter.default)
    if names is not None and parameter.default.startswith("r:") and iris[0] not in named:
        return "one of the best told in this graph"
    return next((named[iri] for iri in iris[:1] if iri in named), example(parameter))


def _line(question: Question) -> list[str]:
    parameters = [f"{p.name}:{p.type}={p.default}" for p in question.parameters]
    return [question.id, question.group, question.question, "; ".join(parameters)]


def kind(parameter: Parameter) -> str:
    """Return what a parameter wants, in words.

    >>> kind(Parameter("year", "xsd:integer", "2035")), kind(Parameter("body", "kg:PublicBody", ""))
    ('a whole number', 'a public body')
    """
    fixed = {
        "any": "any thing or value",
        "property": "a relation",
        "xsd:integer": "a whole number",
        "xsd:decimal": "a number",
        "xsd:date": "a date",
        "xsd:string": "a text",
    }
    if parameter.type in fixed:
        return fixed[parameter.type]
    name = parameter.type.rpartition(":")[2]
    words = "".join(f" {c.lower()}" if c.isupper() else c for c in name).replace("-", " ").strip()
    words = words.removesuffix("s") if parameter.type.startswith("concept:") else words
    return f"{'an' if words[:1] in 'aeiou' else 'a'} {words}"


def example(parameter: Parameter) -> str:
    """Return the default of a parameter as a person could type it.

    >>> example(Parameter("place", "kg:Place", "r:place-shapingba"))
    'place-shapingba'
    """
    prefix, _, name = parameter.default.partition(":")
    return name if prefix in ("r", "kgt") else parameter.default
