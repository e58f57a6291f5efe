"""What every answer made of rows can do: be iterated over, written, printed, and handed to pandas."""

from collections import namedtuple
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from kg.questions import results_frames, results_html, tables
from kg.questions.cells import Plain, Row

if TYPE_CHECKING:
    from pandas import DataFrame


class Tabular:
    """Columns and rows in many forms; a class that has both inherits the rest."""

    __slots__ = ()

    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __getitem__(self, place: int) -> Row:
        return self.rows[place]

    def __str__(self) -> str:
        """Return the Markdown table."""
        return self.to_markdown()

    def _repr_markdown_(self) -> str:
        """Return what Jupyter shows where it takes no HTML."""
        return self.to_markdown()

    def _repr_html_(self) -> str:
        """Return what Jupyter shows."""
        return self.to_html()

    @property
    def df(self) -> "DataFrame":
        """The rows as a pandas frame, or a polars one where only that is installed.

        Raises:
            KgError: if neither is installed.
        """
        return results_frames.to_frame(self.columns, _lines(self.rows))

    def to_csv(self) -> str:
        """Return the rows as CSV, with IRIs in full."""
        return tables.to_csv(self.columns, _lines(self.rows))

    def to_json(self) -> str:
        """Return the rows as a JSON list of objects, with IRIs in full."""
        return tables.to_json(self.columns, _lines(self.rows))

    def to_markdown(self) -> str:
        """Return the rows as a Markdown table, with labels in place of IRIs."""
        return tables.to_markdown(*self.for_people())

    def to_html(self) -> str:
        """Return the rows as an HTML table, with labels in place of IRIs and all text escaped."""
        return results_html.to_html(self.for_people()[0], self.rows)

    def tuples(self) -> list[Any]:
        """Return the rows as named tuples of plain values; a name that Python does not allow becomes ``_2``.

        >>> import kg
        >>> with kg.open(kg.EXAMPLE) as graph:
        ...     [row.n for row in graph.query("SELECT (COUNT(*) AS ?n) { ?zone a kg:Challenge }").tuples()]
        [0]
        """
        made = namedtuple("Row", self.columns, rename=True)  # type: ignore[misc]  # known when it is run
        return [made(*line) for line in _lines(self.rows)]

    def for_people(self) -> tuple[tuple[str, ...], list[list[str]]]:
        """Return columns and lines of text for people: labels in place of IRIs, and nothing told twice.

        A column goes if another one, of things, shows the same in every row: a query that asks for a
        thing and for its label gives one column of labels. Rows that become equal stay.
        """
        told = [column for column in self.columns if not _repeats(column, self.columns, self.rows)]
        return tuple(told), [[row.label(column) for column in told] for row in self.rows]


def _lines(rows: tuple[Row, ...]) -> list[list[Plain]]:
    """Return rows as lists of plain values."""
    return [[cell.value for cell in row.cells] for row in rows]


def _repeats(column: str, columns: tuple[str, ...], rows: tuple[Row, ...]) -> bool:
    if any(row.cell(column).iri for row in rows):
        return False
    return any(
        all(row.label(column) == row.label(other) for row in rows)
        for other in columns
        if column == f"{other}Label" or any(row.cell(other).iri for row in rows)
    )
