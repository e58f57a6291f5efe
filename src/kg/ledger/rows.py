"""Whether a row of the ledger says something: every cell that its verdict needs, in the form it needs."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from kg.exceptions import InputError
from kg.judgements import ABOUT_CLAIMS, ABOUT_PAIRS, COLUMNS, Judgement, Verdict, parse_thing, row

_WORDS: Final = re.compile(r"(?:[0-9a-f]{4}){1,64}")
_PROPERTY: Final = re.compile(r"[A-Za-z][\w-]*:[^\s/#]+")
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
LONGEST: Final = 100_000
"""How many characters a cell may have; what reads CSV takes few more."""
TOO_LONG: Final = f"a cell has more than {LONGEST:,} characters"
_VALUES: Final[Mapping[Verdict, str]] = {
    Verdict.CORRECT: "what the object should be",
    Verdict.ALIAS: "the other name",
    Verdict.TYPE: "the class",
    Verdict.NOTE: "the words of the note",
}


def tidy(cell: str) -> str:
    r"""Return a cell on one line and without spaces at its ends, so that one judgement is one line.

    >>> tidy(" said twice\nin the text ")
    'said twice in the text'
    """
    return " ".join(cell.split())


def make_judgement(verdict: str, **cells: str) -> Judgement:
    """Return a judgement with tidy cells.

    Raises:
        InputError: if a cell is missing or malformed.
    """
    values = {name: tidy(cells.get(name, "")) for name in COLUMNS[1:]}
    return read_row((tidy(verdict), *(values[name] for name in COLUMNS[1:])))


def read_row(cells: Sequence[str]) -> Judgement:
    """Return the judgement of the cells of a row.

    Raises:
        InputError: if the row cannot be understood; the message says which cell.
    """
    if len(cells) != len(COLUMNS):
        raise InputError(f"there are {len(cells)} cells, not {len(COLUMNS)}", "", "Quote cells with commas")
    verdict = cells[0]
    if verdict not in list(Verdict):
        raise InputError(f"no such verdict: {verdict[:40]!r}", "", f"There are: {', '.join(Verdict)}")
    judgement = Judgement(Verdict(verdict), *cells[1:])
    problem = _problem(judgement)
    if problem:
        raise InputError(problem)
    return judgement


def _problem(judgement: Judgement) -> str:
    verdict = judgement.verdict
    if not _is_thing(judgement.subject):
        return "the column subject names no thing"
    if verdict in _VALUES and not judgement.value:
        return f"{verdict} needs, in the column value, {_VALUES[verdict]}"
    if verdict in ABOUT_PAIRS:
        return _pair_problem(judgement) or _form_problem(judgement)
    return _claim_problem(judgement) or _form_problem(judgement)


def _claim_problem(judgement: Judgement) -> str:
    verdict, predicate = judgement.verdict, judgement.predicate
    if verdict in (Verdict.ALIAS, Verdict.TYPE) and predicate:
        return f"{verdict} is about a thing, so the column predicate stays empty"
    if verdict in ABOUT_CLAIMS and not predicate:
        return f"{verdict} is about a claim, so the column predicate names its property (kg:issuedBy)"
    if predicate and not _PROPERTY.fullmatch(predicate):
        return f"{predicate[:40]!r} is no property; write it like kg:issuedBy"
    return (
        "the column object, the other end of the claim, is empty"
        if predicate and not judgement.object
        else ""
    )


def _pair_problem(judgement: Judgement) -> str:
    if judgement.predicate:
        return f"{judgement.verdict} is about two things, so the column predicate stays empty"
    if not _is_thing(judgement.object):
        return "the column object names no thing"
    if judgement.subject == judgement.object:
        return "the two things have one name; say in which file each is meant (kind: name @ file)"
    return ""


def _form_problem(judgement: Judgement) -> str:
    if any(len(cell) > LONGEST for cell in row(judgement)):
        return TOO_LONG
    if judgement.words and not _WORDS.fullmatch(judgement.words):
        return "the column words is no fingerprint of a passage (hexadecimal digits in fours)"
    if judgement.when and not _is_day(judgement.when):
        return f"{judgement.when[:40]!r} is no day; write it like 2025-03-31"
    return ""


def _is_day(text: str) -> bool:
    try:
        return bool(_DAY.fullmatch(text) and date.fromisoformat(text))
    except ValueError:
        return False


def _is_thing(words: str) -> bool:
    try:
        return bool(parse_thing(words))
    except ValueError:
        return False
