"""Measures how plain questions are understood: ``python tests/questions/plain/measure.py [PART]``.

The sentences in ``cases.toml`` (work, shut) and ``cases2.toml`` (work2, shut2) were written by others who
did not know the matcher. Those marked ``shut`` in the second file are kept apart: of them only totals are
printed. ``ours`` were written while it was made, and only the question is looked at.
"""

import sys
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import kg
from kg.exceptions import QuestionError
from kg.namespaces import expand
from kg.questions.names import Names, read_names
from kg.questions.plain import Reader
from kg.questions.plain_reading import Reading
from kg.questions.words import outgoing

CASES = Path(__file__).with_name("cases.toml")
MORE = CASES.with_name("cases2.toml")
FILES = {"work": CASES, "shut": CASES, "work2": MORE, "shut2": MORE, "ours": CASES.with_name("ours.toml")}
OPEN = "work"
SHUT = "shut2"


@dataclass(frozen=True, slots=True)
class Case:
    """One sentence: the question that it asks (none if it must not be answered), others as good, values."""

    text: str
    question: str
    also: tuple[str, ...]
    params: Mapping[str, str]
    split: str


@dataclass(frozen=True, slots=True)
class Figures:
    """Totals: sentences, of which askable; rightly answered, rightly refused; wrongly answered."""

    cases: int
    askable: int
    right: int
    refused: int
    wrong: int
    missed: tuple[str, ...]

    def __str__(self) -> str:
        return (
            f"{self.cases} sentences: {self.right} of {self.askable} answered rightly "
            f"({self.right / self.askable:.1%}); {self.refused} of {self.cases - self.askable} rightly not "
            f"answered; {self.wrong} answered wrongly ({self.wrong / self.cases:.1%})"
        )


def read_cases(split: str) -> tuple[Case, ...]:
    """Return the sentences of one part."""
    rows = tomllib.loads(FILES[split].read_text(encoding="utf-8"))["case"]
    return tuple(
        Case(
            row["text"],
            row["question"],
            tuple(row.get("also", ())),
            {name: str(value) for name, value in row.get("params", {}).items()},
            row["split"],
        )
        for row in rows
        if row["split"] == split.removesuffix("2")
    )


def measure(names: Names, cases: Sequence[Case]) -> Figures:
    """Return how the sentences are understood."""
    reader = Reader(names)
    right = refused = wrong = 0
    missed: list[str] = []
    for case in cases:
        try:
            reading = reader.understand(case.text).reading
        except QuestionError as error:
            refused += not case.question
            missed += [f"not answered: {case.text} ({error.what})"] if case.question else []
            continue
        if case.question and is_right(reading, case, names):
            right += 1
        else:
            wrong += 1
            missed.append(f"wrong: {case.text} ({reading.command})")
    askable = sum(bool(case.question) for case in cases)
    return Figures(len(cases), askable, right, refused, wrong, tuple(missed))


def is_right(reading: Reading, case: Case, names: Names) -> bool:
    """Return whether the question is one of those asked; for the first the values must be right too."""
    if reading.question.id != case.question:
        return reading.question.id in case.also
    return all(wanted in _told(reading.params.get(name, ""), names) for name, wanted in case.params.items())


def _told(value: str, names: Names) -> tuple[str, ...]:
    if ":" not in value:
        return (value,)
    return value, names.labels(expand(value)), outgoing(expand(value), names.labels)


def main() -> None:
    """Print the figures of one part; of the open one also what was missed."""
    split = sys.argv[1] if len(sys.argv) > 1 else OPEN
    with kg.open(kg.EXAMPLE) as graph:
        found = measure(read_names(graph._folder), read_cases(split))
    print(f"{split}: {found}")  # noqa: T201 - a script that reports
    if split != SHUT:
        print("\n".join(found.missed))  # noqa: T201 - the same


if __name__ == "__main__":
    main()
