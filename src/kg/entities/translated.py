"""Chinese names of zones put into English word by word: "海南自由贸易港" meets "Hainan Free Trade Port".

A name is translated only if all of it is areas that the reference tables know, short forms of several areas,
and words for kinds of zones (``data/names.toml``); the English is used to compare names and never shown.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from kg import lazy_re as re
from kg.entities.spelling import table
from kg.lexicon import Lexicon

_LONGEST = 16
# What joins or ranks and is no area.
_JOINING = frozenset({"", "National"})
_LONGEST_NAME = 40
_MARKS = re.compile(r"[（）()·・\s“”\"-]+")
_HAN = re.compile(r"[\u3400-\u9fff]{2,}")
_AREAS = ("AdministrativeArea", "Place")


@dataclass(frozen=True, slots=True)
class Translated:
    """Words of Chinese names with their English; ``areas`` are the names that mean just one area."""

    areas: Mapping[str, str]

    def zone(self, name: str) -> str:
        """Return the English of the name of a zone, or nothing if a part of it is not known.

        >>> words = Translated({"中国": "China", "云水": "Yunshui"})
        >>> words.zone("中国（云水）自由贸易试验区"), words.zone("云水红桥试验区"), words.zone("云水")
        ('China Yunshui Pilot Free Trade Zone', '', '')
        """
        plain = _MARKS.sub("", name)
        if len(plain) > _LONGEST_NAME:
            return ""
        known = table().zones
        kind = next((n for n in range(len(plain)) if plain[n:] in known), 0)
        parts = self._parts(plain[:kind]) if kind else None
        told = [part for part in parts or () if part]
        return " ".join((*told, known[plain[kind:]])) if any(part not in _JOINING for part in told) else ""

    def _parts(self, rest: str) -> tuple[str, ...] | None:
        """Return the English of what stands before the kind, longest words first; None if a part has none."""
        if not rest:
            return ()
        for word, english in self._words_at(rest):
            further = self._parts(rest[len(word) :])
            if further is not None:
                return (english, *further)
        return None

    def _words_at(self, rest: str) -> Iterator[tuple[str, str]]:
        several = table().several_areas
        for size in range(min(_LONGEST, len(rest)), 0, -1):
            word = rest[:size]
            if word in several or word in self.areas:
                yield word, several[word] if word in several else self.areas[word]


def translated(lexicon: Lexicon) -> Translated:
    """Return the words by which Chinese names are compared, with the areas of a lexicon."""
    meant: dict[str, set[str]] = {}
    for name, ids in lexicon.names.items():
        if _HAN.fullmatch(name):
            meant.setdefault(name, set()).update(i for i in ids if lexicon.entries[i].kind in _AREAS)
    one = {name: next(iter(ids)) for name, ids in meant.items() if len(ids) == 1}
    return Translated(MappingProxyType({name: lexicon.entries[key].label for name, key in one.items()}))
