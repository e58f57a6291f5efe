"""Documents, extractions and what stages make of them as JSON and back: rows in the order of the fields.

The rows name no fields: a key of the cache holds the digest of the code, so that rows are read by the code
that wrote them. A class that packs itself has the methods ``to_row`` and ``from_row``.
"""

import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Final, TypeVar, Union, get_args, get_origin, get_type_hints

from kg.model import Concept, Document, Extraction, Key, LeftOut, Literal

T = TypeVar("T")
Decode = Callable[[Any], Any]
TAGGED: Final = {kind.__name__: kind for kind in (Key, Concept, Literal, Document, LeftOut)}
"""Classes that stand for one another: their rows begin with their name."""
_PLAIN: Final = (str, int, float, bool, NoneType)


def encode(value: object) -> str:
    """Return a value as JSON, in ASCII and on one line."""
    return json.dumps(_row(value), separators=(",", ":"))


def decode_document(text: str | bytes) -> Document:
    """Return the document that was written as JSON."""
    return decode(text, Document)


def decode_extraction(text: str | bytes) -> Extraction:
    """Return the extraction that was written as JSON."""
    return decode(text, Extraction)


def decode(text: str | bytes, kind: type[T]) -> T:
    """Return the value of a class that was written as JSON.

    Raises:
        TypeError, ValueError, KeyError, IndexError, AttributeError: if it is none.
    """
    return value_of(json.loads(text), kind)


def value_of(row: Any, kind: type[T]) -> T:
    """Return the value of a class of which the parsed JSON is given.

    Raises:
        TypeError, ValueError, KeyError, IndexError, AttributeError: if it is none.
    """
    made = _decoder(kind)  # type: ignore[arg-type]  # a class can be hashed
    found = made(row) if made else None
    if not isinstance(found, kind):
        raise TypeError(f"this is no {kind.__name__}")
    return found


def _row(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_row(one) for one in value]
    if isinstance(value, frozenset):
        return sorted(value)
    if hasattr(value, "to_row"):
        return value.to_row()
    if not is_dataclass(value):
        return value
    row = [_row(getattr(value, field.name)) for field in fields(value)]
    return [type(value).__name__, *row] if type(value).__name__ in TAGGED else row


@cache
def _decoder(hint: Any) -> Decode | None:
    """Return what makes a value of its row; None where the row is the value."""
    if hint in _PLAIN:
        return None
    if get_origin(hint) is tuple:
        return _tuple(hint)
    if get_origin(hint) in (Union, UnionType):
        return _union(hint)
    return _class(hint)


def _class(hint: Any) -> Decode:
    if get_origin(hint) is frozenset:
        return frozenset
    if hasattr(hint, "from_row"):
        return hint.from_row  # type: ignore[no-any-return]  # the hint of its result is not known here
    if isinstance(hint, type) and issubclass(hint, Enum):
        return {member.value: member for member in hint}.__getitem__
    return _record(hint)


def _tuple(hint: Any) -> Decode:
    kind, more = get_args(hint)
    if more is not Ellipsis:
        raise TypeError(f"no decoder for {hint}")
    inner = _decoder(kind)
    return tuple if inner is None else lambda row: tuple([inner(one) for one in row])


def _union(hint: Any) -> Decode | None:
    kinds = [kind for kind in get_args(hint) if kind is not NoneType]
    if all(kind in _PLAIN for kind in kinds):
        return None
    if len(kinds) > 1 and all(kind.__name__ in TAGGED for kind in kinds):
        by_name = {kind.__name__: _decoder(kind) for kind in kinds}
        return lambda row: by_name[row[0]](row)  # type: ignore[misc]  # tagged classes have decoders
    raise TypeError(f"no decoder for {hint}")


def _record(kind: Any) -> Decode:
    hints = get_type_hints(kind)
    tagged = kind.__name__ in TAGGED
    fields_ = kind._fields if issubclass(kind, tuple) else [field.name for field in fields(kind)]
    names = list(enumerate(fields_, tagged))

    def again(rows: list[Any]) -> Any:
        return tuple([record(row) for row in rows])

    # A record may hold records of its own class, of which the decoder is not yet known here.
    made = [(n, again if hints[name] == tuple[kind, ...] else _decoder(hints[name])) for n, name in names]
    special = [(n, one) for n, one in made if one]

    def record(row: list[Any]) -> Any:
        for n, one in special:
            row[n] = one(row[n])
        return kind(*row[1:]) if tagged else kind(*row)

    return record if special or tagged else lambda row: kind(*row)
