"""Words of a name in one spelling: marks, apostrophes, British and American forms, numerals."""

import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType

from kg import lazy_re as re

_TABLE = Path(__file__).parent / "data" / "names.toml"
_APOSTROPHES = re.compile(r"['’‘ʼ`´]")
_WORD = re.compile(r"[^\W_]+")
# "Xi-an", "Chang-an": no article.
_SYLLABLE = re.compile(r"(?<=\w)[-–]an\b")
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")
# "Lvliang", "Lyuliang", "Lüliang": three ways to write one syllable of Pinyin.
_UMLAUT = re.compile(r"\b([ln])(?:v|yu)(?=[a-z]|\b)")


@dataclass(frozen=True, slots=True)
class NameTable:
    """What ``data/names.toml`` says of words."""

    small: frozenset[str]
    join: frozenset[str]
    letters: dict[int, str]
    spelling: Mapping[str, tuple[str, ...]]
    ordinals: Mapping[str, str]
    generic: frozenset[str]
    kinds: frozenset[str]
    bodies: frozenset[str]
    several: frozenset[str]
    families: Mapping[str, str]
    zones: Mapping[str, str]
    several_areas: Mapping[str, str]
    nationalities: Mapping[str, str]


@cache
def table() -> NameTable:
    """Return the table of words, read once."""
    raw = tomllib.loads(_TABLE.read_text(encoding="utf-8"))
    words = raw["words"]
    return NameTable(
        small=frozenset(raw["small"]),
        join=frozenset(raw["join"]),
        letters={ord(one): plain for one, plain in raw["letters"].items()},
        spelling=MappingProxyType({one: tuple(other.split()) for one, other in raw["spelling"].items()}),
        ordinals=MappingProxyType(raw["ordinals"]),
        generic=frozenset(words["generic"]),
        kinds=frozenset(words["kinds"]),
        bodies=frozenset(words["bodies"]),
        several=frozenset(words["several"]),
        families=MappingProxyType({w: name for name, listed in raw["families"].items() for w in listed}),
        zones=MappingProxyType(raw["zones"]),
        several_areas=MappingProxyType(raw["several_areas"]),
        nationalities=MappingProxyType(raw["nationalities"]),
    )


@lru_cache(maxsize=65536)
def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a name as they are compared, small words and all.

    >>> words_of("Xi’an Harbour & Trade Centre") == words_of("Xian harbor and trade center")
    True
    >>> words_of("Fourteenth Five-Year Plan") == words_of("14th Five Year Plan")
    True
    """
    return tuple(_words(name))


def _words(name: str) -> Iterator[str]:
    known = table()
    plain = _SYLLABLE.sub("an", _APOSTROPHES.sub("", name.casefold())).translate(known.letters)
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    plain = _UMLAUT.sub(r"\1u", plain)
    for match in _WORD.finditer(plain):
        word = match[0]
        if word in known.ordinals:
            yield known.ordinals[word]
        elif ordinal := _ORDINAL.fullmatch(word):
            yield ordinal[1]
        else:
            yield from known.spelling.get(word, (word,))


def singular(word: str) -> str:
    """Return a word without the s of its plural.

    >>> singular("zones"), singular("process"), singular("opinions"), singular("us")
    ('zone', 'process', 'opinion', 'us')
    """
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    plural = len(word) > 3 and word.endswith("s") and word[-2] not in "suia"
    return word[:-1] if plural else word
