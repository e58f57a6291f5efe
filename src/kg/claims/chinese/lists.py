"""The word lists of ``data/chinese.toml`` and patterns made of them."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from kg import lazy_re as re
from kg.claims.patterns.words import DATA
from kg.worked_out import texts

HAN = "一-鿿"


@cache
def table() -> Mapping[str, Any]:
    """Return the word lists by table and key, as in the file."""
    return texts().table(DATA / "chinese.toml")


def listed(name: str, key: str) -> tuple[str, ...]:
    """Return one list of words."""
    return tuple(table()[name][key])


def any_of(items: Iterable[str]) -> str:
    """Return a pattern that matches any of the words, the longest first.

    >>> any_of(["园", "园区"])
    '(?:园区|园)'
    """
    return f"(?:{'|'.join(re.escape(i) for i in sorted(set(items), key=lambda i: (-len(i), i)))})"
