"""Tells how well two English words stand next to each other, from the kinds of words that they are."""

import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final

from kg import lazy_re as re

_DATA: Final = Path(__file__).with_name("english.toml")
_STOP: Final = re.compile(r"[.!?…][)\]\"”’']*$")
_SHORT: Final = re.compile(r"^(?:(?:[A-Z]\.)+|(?:No|NO|Nos|NOS|Dr|Mr|Mrs|Ms|St|Art|vs|cf|approx)\.)$")
_MONEY: Final = re.compile(r"[A-Z]{0,3}[$€£¥]\d|[A-Z]{2,3}\d[\d.,]*$")
_YEAR: Final = re.compile(r"(?:1[5-9]|20)\d\d")
_EDGES: Final = "()[]“”\"'‘’,.;:!?…"
_MARKS: Final = {",": "COMMA", ";": "COLON", ":": "COLON", ")": "CLOSE", "]": "CLOSE"}
_MOST_MET: Final = 20_000
_PHRASE: Final = 1.5  # what a phrase adds
_NAMING: Final = frozenset({"the", "a", "its", "this", "some"})


@dataclass(frozen=True, slots=True)
class Kinds:
    """The kinds of words of a language, and how they follow each other.

    Attributes:
        words: the kind of each word that is named.
        endings: endings of other words with their kinds; the first that fits decides.
        after: for a kind and the kind of the next word, how much oftener they stand together than by
            chance: the natural logarithm, above 0 where they like each other.
        over: the same for kinds with one word between them.
        phrases: pairs of words that stand together much oftener than their kinds tell.
    """

    words: dict[str, str]
    endings: tuple[tuple[str, str], ...]
    after: dict[tuple[str, str], float]
    over: dict[tuple[str, str], float]
    phrases: frozenset[tuple[str, str]]
    _closed: frozenset[str] = field(default_factory=frozenset)
    # Words met so far, each with its kind as seen from the next one and from the one before.
    _met: dict[str, tuple[str, str]] = field(default_factory=dict, compare=False)

    def strength(self, before: str, after: str) -> float:
        """Return how well a word follows another."""
        known = self.after.get((self.ending(before), self.opening(after)), 0.0)
        if before[-1].isalnum() and (core_of(before), core_of(after)) in self.phrases:
            return known + _PHRASE
        return known

    def strength_over(self, before: str, after: str) -> float:
        """Return how well a word follows another with one word between them."""
        return self.over.get((self.ending(before), self.opening(after)), 0.0)

    def ending(self, word: str) -> str:
        """Return the kind of a word as seen from the next one; a mark at its end comes first."""
        return (self._met.get(word) or self._meet(word))[0]

    def opening(self, word: str) -> str:
        """Return the kind of a word as seen from the one before."""
        return (self._met.get(word) or self._meet(word))[1]

    def _meet(self, word: str) -> tuple[str, str]:
        kind = self._kind(word)
        ending = "STOP" if ends_sentence(word) else _MARKS.get(word[-1]) or kind
        if len(self._met) >= _MOST_MET:
            self._met.clear()
        self._met[word] = found = ending, "OPEN" if word[0] in "([" else kind
        return found

    def is_plain(self, word: str) -> bool:
        """Return whether a word is an article, a preposition or the like, which stands anywhere."""
        return word.strip(_EDGES).lower() in self._closed

    def _kind(self, word: str) -> str:
        core = word.strip(_EDGES)
        if not core:
            return "MARK"
        if _MONEY.match(core):
            return "MONEY"
        if core[0].isdigit():
            return "YEAR" if _YEAR.fullmatch(core) else "PCT" if core[-1] == "%" else "NUM"
        if not core[0].isalpha():
            return "MARK"
        return self._capital(core) if core[0].isupper() else self._lower(core)

    def _capital(self, core: str) -> str:
        lower = core.lower()
        kind = self.words.get(lower, "") if lower in self._closed else ""
        if kind == "month":
            return kind
        if kind:
            return "I" if kind == "it" else "StartThe" if kind in _NAMING else "StartIn"
        return "ABBR" if len(core) > 1 and core.isupper() else "Cap"

    def _lower(self, core: str) -> str:
        if core in self.words:
            return self.words[core]
        for ending, kind in self.endings:
            if core.endswith(ending) and len(core) > len(ending) + 2:
                return kind
        return "other"


@cache
def english() -> Kinds:
    """Return the kinds of English words."""
    with _DATA.open("rb") as file:
        data = tomllib.load(file)
    closed = _listed(data["closed"])
    following = data["pairs"]["next"].split()
    endings = tuple((e, kind) for kind, row in data["endings"].items() for e in row.split())
    phrases = frozenset((a, b) for a, row in data["phrases"].items() for b in row.split())
    return Kinds(
        _listed(data["common"]) | closed,
        endings,
        _figures(data["pairs"]["after"], following),
        _figures(data["pairs"]["over"], following),
        phrases,
        frozenset(closed),
    )


def _figures(table: dict[str, str], following: list[str]) -> dict[tuple[str, str], float]:
    return {
        (kind, to): int(figure) / 10
        for kind, row in table.items()
        for to, figure in zip(following, row.split(), strict=True)
    }


def _listed(table: dict[str, Any]) -> dict[str, str]:
    return {word: kind for kind, words in table.items() for word in words.split()}


def ends_sentence(word: str) -> bool:
    """Return whether a word carries the mark that ends a sentence."""
    return _STOP.search(word) is not None and _SHORT.match(word) is None


def core_of(word: str) -> str:
    """Return a word in lower case, without the marks around it."""
    return word.strip(_EDGES).lower()
