"""Rows as a data frame: of pandas if it is installed, else of polars."""

from collections.abc import Iterable, Sequence
from datetime import date
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from kg.exceptions import KgError
from kg.questions import tables
from kg.questions.cells import Plain, shown

if TYPE_CHECKING:
    from pandas import DataFrame


def to_frame(columns: Sequence[str], lines: Iterable[Sequence[Plain]]) -> "DataFrame":
    """Return rows as a pandas frame, or a polars one where only that is installed.

    Things are their IRIs as text; whole decimals become integers, other decimals floats; dates stay dates;
    what is not bound is missing. The frame has a column for each column and a row for each row.

    Raises:
        KgError: if neither is installed.
    """
    if find_spec("pandas"):
        return tables.to_frame(columns, lines)
    if find_spec("polars"):
        return _polars(columns, lines)
    hint = (
        "Install one with: pip install 'policy-kg[notebook]' or pip install polars; .to_csv() needs neither"
    )
    raise KgError("neither pandas nor polars is installed", "DataFrame", hint)


def _polars(columns: Sequence[str], lines: Iterable[Sequence[Plain]]) -> Any:
    import polars  # noqa: PLC0415  # an extra, and slow to import

    values = zip(*lines, strict=True)
    held = {column: list(map(tables.number, cells)) for column, cells in zip(columns, values, strict=False)}
    return polars.DataFrame({column: _alike(held.get(column, [])) for column in columns}, strict=False)


def _alike(values: list[Plain]) -> list[Any]:
    """Return the values of a column, all as text if they are of several kinds, as polars wants them."""
    kinds = {type(value) for value in values if value is not None}
    if kinds <= {int, float} or len(kinds) < 2:
        return values
    return [value.isoformat() if isinstance(value, date) else shown(value) for value in values]
