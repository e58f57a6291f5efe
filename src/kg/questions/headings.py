"""Headings and cells as people read them: hostile characters taken out, figures and units in words."""

import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from kg.questions.cells import Cell

# Whole escape sequences, so that nothing of them is left: commands, then titles and links.
_ESCAPES: Final = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"
    r"|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)"
    r"|\x1b[ -/]*[0-~]"
)
_JOINERS: Final = frozenset("\u200c\u200d")  # some scripts and emoji need them
_HEADINGS: Final[Mapping[str, str]] = MappingProxyType({"s": "subject", "p": "relation", "o": "object"})
_YEARS: Final = frozenset({"year", "due", "from", "to", "start", "end", "page", "code"})


def clean(text: str) -> str:
    r"""Return text on one line, without anything that a terminal would obey or that turns the line round.

    >>> clean("a \x1b[31mred\x1b[0m\nline")
    'a red line'
    """
    if not text.isprintable():
        text = "".join(map(_shown, _ESCAPES.sub("", text)))
    return " ".join(text.split())


def _shown(character: str) -> str:
    if character.isspace():
        return " "
    category = unicodedata.category(character)
    if category == "Cs":
        return "\N{REPLACEMENT CHARACTER}"
    return character if character in _JOINERS or category not in {"Cc", "Cf"} else ""


def heading(column: str) -> str:
    """Return the name of a column in words.

    >>> heading("impliedRate"), heading("p2"), heading("typeLabel")
    ('implied rate', 'relation 2', 'type')
    """
    name = column.rstrip("0123456789")
    words = re.sub(r"(?<=[a-z])(?=[A-Z])|_", " ", name).lower().removesuffix(" label")
    return f"{_HEADINGS.get(words, words)} {column[len(name) :]}".strip()


def grouped(number: int | Decimal | float) -> str:
    """Return a number with its thousands set apart and without superfluous zeros.

    >>> grouped(Decimal("185000.0")), grouped(0.75), grouped(-1234)
    ('185,000', '0.75', '-1,234')
    """
    digits = f"{number:,}" if isinstance(number, int) else f"{number:,.12g}"
    if isinstance(number, Decimal):
        digits = f"{number:,f}"
    return digits.rstrip("0").rstrip(".") if "." in digits and "e" not in digits else digits


def told(cell: "Cell", column: str) -> str:
    """Return a cell as a person wants to read it: labels, words for relations and units, grouped figures.

    Years and the like, known by the name of their column or relation, are not grouped.
    """
    value = cell.value
    if cell.iri:
        return clean(_name(cell))
    if isinstance(value, bool) or not isinstance(value, int | Decimal | float):
        return clean(cell.label)
    is_name = column.rstrip("0123456789").lower() in _YEARS or column.lower().endswith("year")
    # A free query may call its columns as it likes; a bare whole number of this size is a year.
    maybe_year = isinstance(value, int) and 1500 <= value <= 2150
    if is_name or maybe_year:
        return cell.label
    return _in_words(value) if column == "value" and isinstance(value, Decimal) else grouped(value)


def _in_words(value: Decimal) -> str:
    from kg.questions.cells import Cell  # noqa: PLC0415 - kg --help needs none of this
    from kg.questions.figures import in_words  # noqa: PLC0415 - the same

    return in_words(value, Cell())


def _name(cell: "Cell") -> str:
    from kg.namespaces import compact  # noqa: PLC0415 - kg --help needs none of this
    from kg.questions.units import UNITS, unit_in_words  # noqa: PLC0415 - the same
    from kg.questions.words import OUTGOING  # noqa: PLC0415 - the same

    curie = compact(cell.iri)
    if cell.label != curie:
        return cell.label
    return unit_in_words(curie) if curie in UNITS else OUTGOING.get(curie, curie)
