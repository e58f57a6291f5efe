"""The words of a sentence: cut, brought to their stems, and grouped by what they mean to the catalogue."""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Final

from kg.graph.folding import fold

_WORD: Final = re.compile(
    r"\d[\d,]*(?:\.\d+)?(?!\d)|[^\W\d_]+(?:['’‘`´][^\W\d_]+)*|[£€$%]|(?P<stop>[,;:?!()\[\]|]|\.(?=\s|$))"
)
_SQUARE: Final = re.compile(r"(?<![^\W\d_])(km|m)[2²](?!\w)", re.IGNORECASE)
_OWNER: Final = re.compile(r"['’‘`´]s$", re.IGNORECASE)
_VOWEL: Final = re.compile(r"[aeiouy]")
_ENDINGS: Final = (("ies", "y"), ("sses", "ss"), ("ings", ""), ("ing", ""), ("ed", ""), ("ly", ""))
_SHORT: Final = 3
"""A stem has at least so many letters."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a sentence.

    Attributes:
        raw: as typed.
        form: as names are compared, see :func:`kg.questions.names.fold`.
        bare: the same without the ending of an owner ("Vietnam's" is ``vietnam``).
        stem: what the forms of a word share.
        opens: whether a mark such as a comma stands before it.
    """

    raw: str
    form: str
    bare: str = field(compare=False)
    stem: str = field(compare=False)
    opens: bool = field(default=False, compare=False)


def read_words(text: str) -> tuple[Word, ...]:
    """Return the words of a sentence.

    >>> [word.bare for word in read_words("Vietnam's 2,000 chip-makers, please")]
    ['vietnam', '2,000', 'chip', 'makers', 'please']
    """
    found: list[Word] = []
    opens = False
    for match in _WORD.finditer(_SQUARE.sub(r"sq \1", text.replace("&", " and "))):
        if match["stop"]:
            opens = True
            continue
        raw = match[0].rstrip(",")
        form, bare = fold(raw), fold(_OWNER.sub("", raw))
        if form:
            found.append(Word(raw, form, bare, stem(bare), opens))
            opens = False
    return tuple(found)


def name_key(name: str) -> str:
    """Return a name as the words of a sentence are compared with it.

    >>> name_key("western (chongqing) science city")
    'western chongqing science city'
    """
    return " ".join(word.form for word in read_words(name))


def stem(word: str) -> str:
    """Return what the forms of an English word share; ours, far simpler than Porter's (1980).

    >>> stem("policies"), stem("planned"), stem("measures"), stem("issuing") == stem("issue")
    ('policy', 'plan', 'measur', True)
    """
    if not word.isascii() or len(word) <= _SHORT:
        return word
    word = _forms().get(word, word)
    for ending, instead in _ENDINGS:
        root = word.removesuffix(ending)
        if root != word and len(root) >= _SHORT and _VOWEL.search(root):
            word = root + instead
            break
    else:
        if word.endswith("s") and not word.endswith(("ss", "us", "is")):
            word = word[:-1]
    if len(word) > _SHORT + 1 and word[-1] == word[-2] and word[-1] not in "aeiouls":
        word = word[:-1]
    return word.removesuffix("e") if len(word) > _SHORT + 1 else word


@cache
def _forms() -> Mapping[str, str]:
    """Return the forms of words that follow no rule, each with the word it is a form of."""
    text = files("kg.questions").joinpath("data", "forms.toml").read_text(encoding="utf-8")
    forms: Mapping[str, str] = tomllib.loads(text)["forms"]
    return forms


@dataclass(frozen=True, slots=True)
class Term:
    """What counts of a sentence: a stem (of one word or a phrase) and the groups that it is in."""

    stem: str
    groups: frozenset[str] = frozenset()
    raw: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Thesaurus:
    """Which words say nothing, and which mean the same.

    Attributes:
        small: words that say nothing.
        groups: groups of each stem or phrase (its stems with blanks between).
        longest: words in the longest phrase.
    """

    small: frozenset[str]
    groups: Mapping[str, frozenset[str]]
    longest: int

    def terms(self, words: Sequence[Word]) -> tuple[Term, ...]:
        """Return what counts of some words; of phrases the longest is taken, from left to right."""
        found: list[Term] = []
        at = 0
        while at < len(words):
            length = self._phrase(words, at)
            joined = " ".join(word.stem for word in words[at : at + length])
            if length > 1 or words[at].form not in self.small:
                raw = " ".join(word.raw for word in words[at : at + length])
                found.append(Term(joined, self.groups.get(joined, frozenset()), raw))
            at += length
        return tuple(found)

    def _phrase(self, words: Sequence[Word], at: int) -> int:
        for length in range(min(self.longest, len(words) - at), 1, -1):
            part = words[at : at + length]
            if " ".join(word.stem for word in part) in self.groups and not any(w.opens for w in part[1:]):
                return length
        return 1


def make_thesaurus(small: Iterable[str], groups: Mapping[str, Iterable[str]]) -> Thesaurus:
    """Return a thesaurus of small words and of groups of words and phrases."""
    known: dict[str, set[str]] = {}
    for group, members in groups.items():
        for member in members:
            known.setdefault(phrase(member), set()).add(group)
    longest = max((len(key.split()) for key in known), default=1)
    found = {key: frozenset(value) for key, value in sorted(known.items())}
    return Thesaurus(frozenset(small), found, longest)


def phrase(text: str) -> str:
    """Return the stems of a text with blanks between.

    >>> phrase("carried out")
    'carri out'
    """
    return " ".join(word.stem for word in read_words(text))
