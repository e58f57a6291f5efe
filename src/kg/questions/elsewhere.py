"""Where an answer may be if a question has none: a near one that has rows for the same values."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pyoxigraph import NamedNode

from kg.exceptions import QuestionError
from kg.namespaces import compact
from kg.questions.catalogue import Question, question
from kg.questions.parameters import Bound
from kg.questions.results import solve
from kg.questions.source import Labels, Source


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A question near to one without an answer, and how many rows it has.

    Attributes:
        question: the question.
        values: what is filled in: the values of the first question, by the names of this one.
        rows: the number of its rows.
    """

    question: Question
    values: tuple[Bound, ...]
    rows: int

    @property
    def command(self) -> str:
        """The command that asks it."""
        given = "".join(f" --param {v.name}={_written(v)}" for v in self.values)
        return f"kg ask {self.question.id}{given}"

    @property
    def counted(self) -> str:
        """How many rows it has, in words that the question may follow."""
        rows = "One row answers" if self.rows == 1 else f"{self.rows:,} rows answer"
        return f"{rows} a question near to it"

    def __str__(self) -> str:
        """Return where the answer may be, in words."""
        return f"{self.counted}: {self.question.question} ({self.command})"


def elsewhere(graph: Source, asked: Question, values: Sequence[Bound], labels: Labels) -> Elsewhere | None:
    """Return the first of the questions near to one that has rows for the same values, or None.

    The header of a question names them, line by line: ``# else: cq21 place=area`` is the question cq21 with
    the value of ``area`` as its ``place``; values of the same name are handed on as they are.
    """
    own = {value.name: value for value in values}
    for near in asked.instead:
        try:
            other = question(near.id)
        except QuestionError:
            continue  # a catalogue of one's own may lack it
        renamed = dict(near.values)
        taken = {p.name: own.get(renamed.get(p.name, p.name)) for p in other.parameters}
        bound = tuple(replace(value, name=name, note="") for name, value in taken.items() if value)
        if len(bound) < len(other.parameters):
            continue
        result = solve(graph, other.sparql, {value.name: value.term for value in bound}, labels)
        if result.rows:
            return Elsewhere(other, bound, len(result.rows))
    return None


def _written(value: Bound) -> str:
    return compact(value.term.value) if isinstance(value.term, NamedNode) else value.term.value


__all__ = ["Elsewhere", "elsewhere"]
