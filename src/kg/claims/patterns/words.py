"""The word lists of ``data/words.toml``, compiled once into the patterns that the stage shares."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from kg.worked_out import texts

DATA = Path(__file__).parents[1] / "data"
APOSTROPHE = "['’‘ʼ]"
_MANY = 8


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists by table and key, as in the file."""

    tables: Mapping[str, Any]

    def list(self, table: str, key: str) -> tuple[str, ...]:
        """Return one list of words."""
        return tuple(self.tables[table][key])

    def lists(self, table: str, key: str) -> Mapping[str, tuple[str, ...]]:
        """Return one table of words and the lists that belong to them."""
        return {word: tuple(several) for word, several in self.tables[table][key].items()}

    def map(self, table: str, key: str = "") -> Mapping[str, str]:
        """Return one table of words and what they stand for."""
        found: Mapping[str, str] = self.tables[table][key] if key else self.tables[table]
        return found


@cache
def words() -> Words:
    """Return the word lists that come with this package."""
    return Words(texts().table(DATA / "words.toml"))


@cache
def sector_words(kind: str) -> tuple[str, ...]:
    """Return the sectors of ``data/sectors.toml``, of all areas: their ``names``, or the ``weak`` ones."""
    areas = texts().table(DATA / "sectors.toml").values()
    return tuple(name for area in areas for name in area[kind])


@cache
def column_heads(role: str) -> tuple[str, ...]:
    """Return the heads of ``data/columns.toml`` that tell that a column of a table holds something."""
    return tuple(texts().table(DATA / "columns.toml")[role])


def alternation(items: Iterable[str]) -> str:
    """Return a pattern that matches any of the words, the longest first; apostrophes of any kind.

    >>> alternation(["park", "park's"])
    "(?:park['’‘ʼ]s|park)"
    """
    ordered = sorted(set(items), key=lambda w: (-len(w), w))
    if len(ordered) <= _MANY or any(w[:1] in ("", "'") for w in ordered):
        return f"(?:{'|'.join(''.join(map(_token, w)) for w in ordered)})"
    return texts().text("alternation", "\x1f".join(ordered), lambda: sorted_out(ordered))


def sorted_out(ordered: Sequence[str]) -> str:
    """Return a pattern that matches any of many words, given with the longest first."""
    # One look at the first letter spares the many words that begin otherwise.
    first = "".join(sorted({re.escape(w[0]) for w in ordered}))
    return f"(?:(?=[{first}]){_tree(ordered)})"


@lru_cache(maxsize=512)
def _token(letter: str) -> str:
    return r"\s+" if letter == " " else APOSTROPHE if letter == "'" else re.escape(letter)


def _tree(tails: Sequence[str]) -> str:
    """Return a pattern for any of the words that reads what they begin with in common only once.

    A longer word is tried before one that it begins with, as if they stood side by side, the longest first.

    >>> _tree(["bar", "bark", "base", "to"])
    '(?:ba(?:r(?:k)?|se)|to)'
    """
    if len(tails) == 1:
        return "".join(map(_token, tails[0]))
    branches: dict[str, list[str]] = {}
    for tail in tails:
        branches.setdefault(tail[:1], []).append(tail[1:])
    ends = branches.pop("", None) is not None
    parts = [_token(letter) + _tree(branches[letter]) for letter in sorted(branches)]
    if ends:
        return f"(?:{'|'.join(parts)})?"
    return f"(?:{'|'.join(parts)})" if len(parts) > 1 else parts[0]


@lru_cache(maxsize=1024)
def lowered(text: str) -> str:
    """Return a text in small letters, each at its place.

    >>> lowered("The İzmir Port")
    'the İzmir port'
    """
    small = text.lower()
    return (
        small if len(small) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    )


@lru_cache(maxsize=4096)
def plural(noun: str) -> str:
    """Return the plural of an English noun or of the last word of a name.

    >>> [plural(n) for n in ("park", "city", "bridge", "Free Trade Port", "Opinions")]
    ['parks', 'cities', 'bridges', 'Free Trade Ports', 'Opinions']
    """
    if noun.endswith("s"):
        return noun
    if re.search(r"[^aeiou]y$", noun):
        return f"{noun[:-1]}ies"
    return f"{noun}es" if re.search(r"(?:x|ch|sh)$", noun) else f"{noun}s"


def singular(noun: str) -> str:
    """Return the singular of an English plural noun, or the noun itself.

    >>> [singular(n) for n in ("parks", "cities", "areas", "glass")]
    ['park', 'city', 'area', 'glass']
    """
    if noun.endswith("ies"):
        return f"{noun[:-3]}y"
    if re.search(r"(?:x|ch|sh)es$", noun):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun


def gerund(verb: str) -> str:
    """Return the -ing form of a base verb.

    >>> [gerund(v) for v in ("build", "create", "set", "cut", "open", "carry", "permit", "see")]
    ['building', 'creating', 'setting', 'cutting', 'opening', 'carrying', 'permiting', 'seeing']
    """
    if verb.endswith("e") and not verb.endswith("ee"):
        return f"{verb[:-1]}ing"
    if re.fullmatch(r"[^aeiou]*[aeiou][bdgklmnprt]", verb):
        return f"{verb}{verb[-1]}ing"
    return f"{verb}ing"
