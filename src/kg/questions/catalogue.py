"""The catalogue of questions: ``ontology/questions/*.rq``, each with its header read and checked."""

import itertools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kg import resources
from kg.exceptions import DataError, QuestionError

_HEADER = re.compile(r"#\s*(\w[\w-]*)\s*:\s*(.*?)\s*$")
_PARAMETER = re.compile(r"(\w+)\s*:\s*(\S+)\s*=\s*(\S+)")
_NEAR = re.compile(r"(cq\d+)((?:\s+\w+=\w+)*)")
_TYPES = re.compile(
    r"any|property|xsd:(?:integer|decimal|date|string)|concept:\w+:[\w-]+|(?!xsd:|concept:)\w+:\w+"
)
_SEE = "See ontology/README.md, section on questions"


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question leaves open.

    Attributes:
        name: the name of the variable, without its mark.
        type: a class (compact IRI), ``concept:<scheme>``, ``property``, ``any`` or a datatype.
        default: the value if none is given: a compact IRI, an IRI in brackets, or a number.
    """

    name: str
    type: str
    default: str


@dataclass(frozen=True, slots=True)
class Near:
    """A question that may have an answer where another one has none.

    Attributes:
        id: its id.
        values: pairs of its parameter and the parameter of the other question whose value it takes,
            where that has another name.
    """

    id: str
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the catalogue.

    Attributes:
        id: such as ``cq06``.
        question: the question in English.
        group: under which head it is listed.
        parameters: what it leaves open.
        sparql: the whole file, header and query.
        answer: what one row says, a sentence with slots; see :mod:`kg.questions.telling`.
        whole: what all rows together say, a sentence with slots.
        none: what an empty answer says, a sentence with slots for parameters.
        because: patterns of statements that bear out a row; see :mod:`kg.questions.because`.
        wordings: other ways to ask the same.
        instead: questions near to it, for where it has no answer.
    """

    id: str
    question: str
    group: str
    parameters: tuple[Parameter, ...]
    sparql: str
    answer: str = ""
    whole: str = ""
    none: str = ""
    because: tuple[str, ...] = ()
    wordings: tuple[str, ...] = ()
    instead: tuple[Near, ...] = ()


def catalogue(place: Path | None = None) -> tuple[Question, ...]:
    """Return all questions in order of their ids.

    Args:
        place: the folder of the ``.rq`` files; by default the one that comes with the package.

    Raises:
        DataError: if a header is incomplete or a parameter is not used by its query.
    """
    folder = place or resources.ontology() / "questions"
    return tuple(_read(path) for path in sorted(folder.glob("*.rq")))


def question(name: str, place: Path | None = None) -> Question:
    """Return one question by its id, in either case; ``6`` and ``cq6`` stand for ``cq06``.

    Raises:
        QuestionError: if the catalogue has no such question.
    """
    known = {item.id.casefold(): item for item in catalogue(place)}
    asked = re.sub(r"^(?:cq)?0*(\d{1,2})$", lambda m: f"cq{int(m[1]):02d}", name.strip().casefold())
    found = known.get(asked)
    if found is None:
        ids = sorted(known)
        told = f"{ids[0]} to {ids[-1]}; kg ask lists them" if ids else "none"
        raise QuestionError("no such question", name, f"The catalogue has {told}")
    return found


def _read(path: Path) -> Question:
    text = path.read_text(encoding="utf-8")
    fields, parameters = _header(text, path)
    for key in ("id", "question", "group"):
        if not fields.get(key):
            raise DataError(f"the header has no line '# {key}:'", path.name, _SEE)
    if fields["id"] != path.stem:
        raise DataError(f"its id is {fields['id']}, not its file name", path.name, _SEE)
    for parameter in parameters:
        if not re.search(rf"[$?]{parameter.name}\b", _body(text)):
            raise DataError(f"the query does not use ${parameter.name}", path.name, _SEE)
    return Question(
        fields["id"],
        fields["question"],
        fields["group"],
        parameters,
        text,
        fields.get("answer", ""),
        fields.get("whole", ""),
        fields.get("none", ""),
        _repeated(text, "because"),
        _repeated(text, "ask"),
        tuple(_near(line, path) for line in _repeated(text, "else")),
    )


def _near(line: str, path: Path) -> Near:
    """Return the question that a line ``cq21 place=area`` names."""
    match = _NEAR.fullmatch(line)
    if not match:
        raise DataError(f"cannot read the near question '{line}'", path.name, _SEE)
    pairs = (pair.partition("=") for pair in match[2].split())
    return Near(match[1], tuple((own, other) for own, _, other in pairs))


def _repeated(text: str, key: str) -> tuple[str, ...]:
    """Return the values of all header lines of a key that may be given several times, in their order."""
    head = itertools.takewhile(lambda line: line.startswith("#"), text.splitlines())
    found = [match[2] for line in head if (match := _HEADER.match(line)) and match[1] == key]
    return tuple(value for value in found if value)


def _header(text: str, path: Path) -> tuple[Mapping[str, str], tuple[Parameter, ...]]:
    fields: dict[str, str] = {}
    parameters: list[Parameter] = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        match = _HEADER.match(line)
        if match and match[1] == "param":
            parameters.append(_parameter(match[2], path))
        elif match:
            fields.setdefault(match[1], match[2])
    names = [parameter.name for parameter in parameters]
    if len(set(names)) < len(names):
        raise DataError("two parameters share a name", path.name, _SEE)
    return fields, tuple(parameters)


def _parameter(text: str, path: Path) -> Parameter:
    match = _PARAMETER.fullmatch(text)
    if not match or not _TYPES.fullmatch(match[2]):
        raise DataError(f"cannot read the parameter '{text}'", path.name, _SEE)
    return Parameter(match[1], match[2], match[3])


def _body(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if not line.startswith("#"))
