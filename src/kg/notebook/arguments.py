"""What is typed after a magic: options, names and values, and Python variables that stand for values.

A variable is written ``$name`` or ``{name}``. Its value is handed on as a value, never written into the
text, so that nothing in it can be taken for a part of a query or for another argument.
"""

import re
import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from kg.exceptions import InputError
from kg.questions.cells import Cell, Plain
from kg.questions.names import Thing
from kg.questions.show import Description

_VARIABLE: Final = re.compile(r"(?:\$([A-Za-z_]\w*)|\{([A-Za-z_]\w*)\})")
_PAIR: Final = re.compile(r"([A-Za-z_]\w*)=(.*)", re.DOTALL)
# Strings, addresses and comments of a query come first, so that nothing inside them is a variable.
_QUERY: Final = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""|\'\'\'(?:[^\'\\]|\\.|\'(?!\'\'))*\'\'\''
    r'|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'|<[^<>"{}|^`\\\s]*>|#[^\n]*'
    r"|\$(?P<marked>[A-Za-z_]\w*)|\{(?P<braced>[A-Za-z_]\w*)\}",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed after a magic.

    Attributes:
        options: values by the name of the option, without its dashes.
        words: the words that are neither options nor pairs, in their order.
        pairs: the values of ``name=value``.
    """

    options: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    words: tuple[Plain, ...] = ()
    pairs: Mapping[str, Plain] = field(default_factory=lambda: MappingProxyType({}))


def split(line: str, variables: Mapping[str, object], options: Sequence[str] = ()) -> Typed:
    """Return a line taken apart as a shell would; variables are replaced by their values.

    Raises:
        InputError: if a quotation is not closed, an option is unknown or lacks its value, or a variable
            is unknown or holds what cannot stand for a value.
    """
    try:
        rest = shlex.split(line, posix=True)
    except ValueError as error:
        raise InputError("a quotation mark is not closed", line[:60], "Put names in double quotes") from error
    found: dict[str, str] = {}
    words: list[Plain] = []
    pairs: dict[str, Plain] = {}
    while rest:
        part = rest.pop(0)
        pair = _PAIR.fullmatch(part)
        if part.startswith("--"):
            name, given, value = part[2:].partition("=")
            found[name] = _option(name, value if given else None, rest, options)
        elif pair:
            pairs[pair[1]] = _value(pair[2], variables)
        else:
            words.append(_value(part, variables))
    return Typed(MappingProxyType(found), tuple(words), MappingProxyType(pairs))


def _option(name: str, value: str | None, rest: list[str], options: Sequence[str]) -> str:
    if name not in options:
        known = ", ".join(f"--{one}" for one in options)
        raise InputError("there is no such option", f"--{name}"[:60], f"Known: {known}" if known else "")
    if value is None and not rest:
        raise InputError("a value is missing", f"--{name}", f"Write it behind: --{name} VALUE")
    return rest.pop(0) if value is None else value


def _value(text: str, variables: Mapping[str, object]) -> Plain:
    match = _VARIABLE.fullmatch(text)
    return plain_value(match[1] or match[2], variables) if match else text


def plain_value(name: str, variables: Mapping[str, object]) -> Plain:
    """Return the value of a variable: text, number or date; for a thing or a cell, its IRI or value.

    Raises:
        InputError: if there is no such variable, or it holds something else.
    """
    if name not in variables:
        raise InputError("there is no such variable", f"${name}", f'Set it first: {name} = "…"')
    value = variables[name]
    if isinstance(value, Description):
        value = value.thing
    if isinstance(value, Thing):
        return value.iri
    if isinstance(value, Cell):
        return value.iri or value.value
    item = getattr(value, "item", None)  # numbers of numpy and pandas
    value = item() if callable(item) and not isinstance(value, str) else value
    if isinstance(value, str | int | float | Decimal | date):
        return value
    hint = "It must hold text, a number, a date or a thing; take one row and column of an answer"
    raise InputError(f"a {type(value).__name__} cannot stand for a value", f"${name}", hint)


def bound(query: str, variables: Mapping[str, object]) -> tuple[str, dict[str, Plain]]:
    """Return a query and the values of the Python variables that it names as ``$name`` or ``{name}``.

    ``{name}`` becomes a variable of the query and must be known; ``$name`` is an ordinary variable of
    the query unless Python knows it. Nothing of a value goes into the text.

    Raises:
        InputError: if ``{name}`` is unknown, or a variable holds what cannot stand for a value.
    """
    values: dict[str, Plain] = {}

    def seen(match: "re.Match[str]") -> str:
        name = match["marked"] or match["braced"]
        if not name or (match["marked"] and name not in variables):
            return match[0]
        values[name] = plain_value(name, variables)
        return f"${name}"

    return _QUERY.sub(seen, query), values
