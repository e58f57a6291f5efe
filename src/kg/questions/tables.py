"""Rows as CSV, JSON, Markdown or a pandas frame; nothing is printed here."""

import csv
import io
import json
import math
import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from kg.exceptions import KgError
from kg.questions.cells import Plain, shown

if TYPE_CHECKING:
    from pandas import DataFrame

Line = Sequence[Plain]

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_MARKS = re.compile(r"([\\`*_\[\]<>|~$#!])")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


def to_csv(columns: Sequence[str], lines: Iterable[Line]) -> str:
    """Return a table as CSV with a header and line feeds.

    Text that a spreadsheet would run as a formula gets an apostrophe in front.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([_cell(column) for column in columns])
    writer.writerows([[_cell(value) for value in line] for line in lines])
    return out.getvalue()


def to_json(columns: Sequence[str], lines: Iterable[Line]) -> str:
    """Return a table as a JSON list of objects; dates are ISO text, decimals are numbers."""
    table = [{column: _json(value) for column, value in zip(columns, line, strict=True)} for line in lines]
    return json.dumps(table, ensure_ascii=False, indent=2) + "\n"


def to_markdown(columns: Sequence[str], lines: Iterable[Line]) -> str:
    """Return a table in Markdown; whatever could be taken for markup is escaped."""
    head = [f"| {' | '.join(marked(c) for c in columns)} |", f"|{' --- |' * len(columns)}"]
    body = [f"| {' | '.join(marked(value) for value in line)} |" for line in lines]
    return "\n".join(head + body) + "\n"


def to_frame(columns: Sequence[str], lines: Iterable[Line]) -> "DataFrame":
    """Return a table as a pandas frame; whole decimals become integers, others floats.

    Raises:
        KgError: if pandas is not installed.
    """
    try:
        import pandas  # noqa: PLC0415  # an extra, and slow to import
    except ImportError as error:
        hint = "Install it with: pip install 'policy-kg[notebook]'"
        raise KgError("pandas is not installed", "DataFrame", hint) from error
    return pandas.DataFrame([[number(value) for value in line] for line in lines], columns=[*columns])


def _cell(value: Plain) -> str:
    if not isinstance(value, str):
        return shown(value)
    clean = visible(value)
    return f"'{clean}" if clean.lstrip(" ").startswith(_FORMULA) else clean


def marked(value: Plain) -> str:
    """Return a value as Markdown that shows it as it is: nothing in it is taken for markup."""
    text = " ".join(visible(shown(value)).split())
    return _MARKS.sub(r"\\\1", text.replace("&", "&amp;"))


def _json(value: Plain) -> Plain:
    return value.isoformat() if isinstance(value, date) else number(value)


def visible(text: str) -> str:
    """Return text without marks of control and without those that turn the line round."""
    return _CONTROL.sub("", text)


def number(value: Plain) -> Plain:
    """Return a value as JSON and frames take it: whole decimals as integers, others as floats."""
    if isinstance(value, float) and not math.isfinite(value):
        return None  # JSON has no word for it
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value
