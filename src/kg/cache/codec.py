"""Documents and extractions as JSON and back: rows of values in the order of the fields.

The rows name no fields: a key of the cache holds the digest of the code, so that rows are read by the code
that wrote them.
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


def encode(value: Document | LeftOut | Extraction) -> str:
    """Return a value as JSON, in ASCII and on one line."""
    return json.dumps(_row(value), separators=(",", ":"))


def decode_document(text: str | bytes) -> Document:
    """Return the document that was written as JSON."""
    return _read(text, Document)


def decode_extraction(text: str | bytes) -> Extraction:
    """Return the extraction that was written as JSON."""
    return _read(text, Extraction)


def _read(text: str | bytes, kind: type[T]) -> T:
    decode = _decoder(kind)  # type: ignore[arg-type]  # a class can be hashed
    found = decode(json.loads(text)) if decode else None
    if not isinstance(found, kind):
        raise TypeError(f"this is no {kind.__name__}")
    return found


def _row(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_row(one) for one in value]
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
    names = kind._fields if issubclass(kind, tuple) else [field.name for field in fields(kind)]
    tagged = kind.__name__ in TAGGED
    special = [(n, made) for n, name in enumerate(names, tagged) if (made := _decoder(hints[name]))]

    def decode(row: list[Any]) -> Any:
        for n, made in special:
            row[n] = made(row[n])
        return kind(*row[1:]) if tagged else kind(*row)

    return decode
