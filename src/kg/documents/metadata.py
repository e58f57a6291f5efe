"""The side file of a document: ``plan.toml`` beside ``plan.txt``."""

import tomllib
from datetime import date, datetime
from pathlib import Path
from typing import Final

from kg.exceptions import UnreadableError
from kg.model import Metadata

GENRES: Final = ("news", "analysis", "plan", "decree", "page", "unknown")
FIELDS: Final = ("title", "publisher", "date", "language", "address", "licence", "sources", "genre")


def read_side_file(document: Path) -> tuple[Metadata, str]:
    """Return the metadata of a document and its genre; both are empty without a side file.

    Raises:
        UnreadableError: if the side file cannot be read, or holds a field that is not known.
    """
    side = document.with_suffix(".toml")
    try:
        raw = side.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Metadata(), ""
    except (OSError, ValueError) as error:
        raise _bad(side, "it cannot be read as UTF-8 text") from error
    try:
        values = tomllib.loads(raw)
    except tomllib.TOMLDecodeError as error:
        raise _bad(side, f"it is not TOML ({error})") from error
    unknown = sorted(set(values) - set(FIELDS))
    if unknown:
        raise _bad(side, f"it holds the unknown field {unknown[0]!r}")
    genre = _text(values, "genre", side)
    if genre and genre not in GENRES:
        raise _bad(side, f"its genre {genre!r} is none of {', '.join(GENRES)}")
    texts = {name: _text(values, name, side) for name in FIELDS if name not in {"genre", "sources"}}
    return Metadata(**texts, sources=_sources(values, side)), genre


def _text(values: dict[str, object], name: str, side: Path) -> str:
    value = values.get(name, "")
    if isinstance(value, datetime | date):
        return value.isoformat()
    if not isinstance(value, str):
        raise _bad(side, f"its {name} is not a text in quotes")
    return value.strip()


def _sources(values: dict[str, object], side: Path) -> tuple[str, ...]:
    value = values.get("sources", [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise _bad(side, "its sources are not a list of texts")
    return tuple(value)


def _bad(side: Path, what: str) -> UnreadableError:
    return UnreadableError(
        f"the side file is not right: {what}", side.name, f"Known fields: {', '.join(FIELDS)}"
    )
