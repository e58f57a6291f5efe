"""One cell and one row of an answer: plain Python values, with the IRI and the label kept beside them."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from itertools import chain
from types import MappingProxyType

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.namespaces import expand
from kg.questions.source import Labels

Plain = str | int | float | bool | Decimal | date | datetime | None

_XSD = expand("xsd:")
_INTEGERS = frozenset(
    {"integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger", "unsignedInt"}
    | {"negativeInteger", "nonPositiveInteger", "unsignedLong", "unsignedShort", "unsignedByte"}
)


@dataclass(frozen=True, slots=True)
class Cell:
    """One value of a row.

    Attributes:
        value: the value as plain Python (the IRI itself, for a thing).
        label: how it is shown to people.
        iri: the IRI, if the value is a thing; else empty.
    """

    value: Plain = None
    label: str = ""
    iri: str = ""


@dataclass(frozen=True, slots=True)
class Row(Mapping[str, Plain]):
    """One row: a mapping from column to plain value; ``cells`` keeps labels and IRIs."""

    columns: tuple[str, ...]
    cells: tuple[Cell, ...]

    def __getitem__(self, column: str) -> Plain:
        return self.cell(column).value

    def __iter__(self) -> Iterator[str]:
        return iter(self.columns)

    def __len__(self) -> int:
        return len(self.columns)

    def cell(self, column: str) -> Cell:
        """Return the cell of a column.

        Raises:
            KeyError: if there is no such column.
        """
        if column not in self.columns:
            raise KeyError(column)
        return self.cells[self.columns.index(column)]

    def label(self, column: str) -> str:
        """Return what a column shows to people."""
        return self.cell(column).label

    @property
    def iris(self) -> tuple[str, ...]:
        """The IRIs among the cells, each once, in order of the columns."""
        return tuple(dict.fromkeys(cell.iri for cell in self.cells if cell.iri))


def make_cell(term: object, labels: Labels) -> Cell:
    """Return the cell of a term of the store; an unbound one (None) makes an empty cell."""
    if isinstance(term, NamedNode):
        return Cell(term.value, labels(term.value), term.value)
    if isinstance(term, Literal):
        value = plain(term)
        return Cell(value, shown(value))
    if isinstance(term, BlankNode | Triple):
        return Cell(str(term), str(term))
    return Cell()


def make_rows(
    columns: tuple[str, ...], solutions: Iterable[Iterable[Hashable]], labels: Labels
) -> tuple[Row, ...]:
    """Return the rows of a list of solutions, each in step with the columns.

    Most terms are there many times: labels are read for all of them together, and a term has one cell.
    """
    found = [tuple(terms) for terms in solutions]
    terms = dict.fromkeys(chain.from_iterable(found))
    labels.gather([term.value for term in terms if isinstance(term, NamedNode)])
    cells = {term: make_cell(term, labels) for term in terms}
    return tuple(Row(columns, tuple([cells[term] for term in row])) for row in found)


def plain(literal: Literal) -> Plain:
    """Return the Python value of a literal; one that does not parse stays text.

    >>> plain(Literal("7", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#integer")))
    7
    """
    datatype = literal.datatype.value
    read = _READERS.get(datatype.removeprefix(_XSD)) if datatype.startswith(_XSD) else None
    try:
        return read(literal.value.strip()) if read else literal.value
    except (ValueError, InvalidOperation):
        return literal.value


def _decimal(lexical: str) -> Decimal:
    number = Decimal(lexical)
    if not number.is_finite():
        raise ValueError(lexical)
    return number


def _boolean(lexical: str) -> bool:
    if lexical not in {"true", "false", "1", "0"}:
        raise ValueError(lexical)
    return lexical in {"true", "1"}


_READERS: Mapping[str, Callable[[str], Plain]] = MappingProxyType(
    {
        **dict.fromkeys(_INTEGERS, int),
        "boolean": _boolean,
        "date": date.fromisoformat,
        "dateTime": datetime.fromisoformat,
        "decimal": _decimal,
        "double": float,
        "float": float,
    }
)


_LONGEST = 10  # decimals that a text may have; more come out of a division
_SHOWN = Decimal("0.0001")


def at_length(value: Decimal) -> Decimal:
    """Return a number that was worked out with four decimals, and one that was read as it is.

    >>> at_length(Decimal(1) / Decimal(3)), at_length(Decimal("2.345678"))
    (Decimal('0.3333'), Decimal('2.345678'))
    """
    exponent = value.as_tuple().exponent
    return value.quantize(_SHOWN) if isinstance(exponent, int) and exponent < -_LONGEST else value


def shown(value: Plain) -> str:
    """Return a value as it is shown to people, without superfluous zeros.

    >>> shown(Decimal("185000.0")), shown(True), shown(None)
    ('185000', 'yes', '')
    """
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case Decimal():
            text = format(at_length(value), "f")
            return text.rstrip("0").rstrip(".") if "." in text else text
        case float():
            return format(value, ".12g")
        case _:
            return str(value)
