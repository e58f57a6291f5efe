"""Clauses of a masked sentence, and the candidates that stand in them: single names and lists of them.

A relation between two things needs no wording of its own if a clause holds a verb that can say it and only one thing
of the wanted kind on the side of the verb where it must stand.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from kg import lazy_re as re
from kg.claims.patterns.cued import Cued, cued
from kg.claims.patterns.words import DATA

_KEPT: Final = 256
"""How many clauses are kept with their candidates: several readings ask for those of the same one."""
# What is longer is no clause, and looking at it verb by verb would take too long.
_LONGEST = 1_000
_PIECE = re.compile(r"\{([a-z_]+)\}")
_END = re.compile(
    r"; |(?<=[.!?]) (?=[A-Z‹“])|,? (?=(?:while|whereas|although|though|but|because) )|: (?=[A-Z“][^‹]*,)"
)
_JOIN = r"(?:, and|, as well as|,| and| as well as| together with| along with| &) (?:(?:all|parts?|most|much|the whole) of )?(?:the |by the |by |in |of |both )?"
# What makes the thing behind it a part of another phrase: "the head of the Ministry".
_GOVERNED = re.compile(
    r"\b(?:of|with|to|from|by|for|in|at|on|under|into|against|between|among|amongst|through|than|like|unlike|per|via|behind|within|inside|near|outside|about|across|over|around|and)"
    r" (?:(?:the|its|their|this|that|a|an|both|new|‹A\d+›[’']s?) )*[“‘\"]?$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Group:
    """Mentions that stand for one candidate: a single one, or a list joined by "and" and commas.

    Attributes:
        numbers: their numbers in the masked sentence.
        start: where the first one begins in the clause.
        end: where the last one ends.
    """

    numbers: tuple[int, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a masked sentence that says one thing.

    Attributes:
        text: the words, with the marks of the mentions.
    """

    text: str

    def groups(self, letter: str) -> tuple[Group, ...]:
        """Return the candidates whose mark has the letter, in order; a list of them is one."""
        return _groups(self.text, letter)

    def free(self, letter: str, before: int) -> tuple[Group, ...]:
        """Return the candidates before a place that no preposition governs and that own nothing."""
        return tuple(
            g
            for g in self.groups(letter)
            if g.end <= before
            and not _GOVERNED.search(self.text[max(0, g.start - 40) : g.start])
            and self.text[g.end : g.end + 1] not in ("'", "’", "-")
        )


@lru_cache(_KEPT)
def _groups(text: str, letter: str) -> tuple[Group, ...]:
    found: list[Group] = []
    for row in _lists(letter).finditer(text):
        marks = [
            (int(m[1]), row.start() + m.start(), row.start() + m.end()) for m in _NUMBER.finditer(row[0])
        ]
        # "With help from X, Y issued": without an "and" bodies are no list.
        if letter in "AZ" or _CONJOINED.search(row[0]):
            found.append(Group(tuple(n for n, _, _ in marks), row.start(), row.end()))
        else:
            found += [Group((n,), start, end) for n, start, end in marks]
    return tuple(found)


_CONJOINED = re.compile(r"\b(?:and|as well as|together with|along with)\b|&")
_NUMBER = re.compile(r"‹[A-Z](\d+)›")


@cache
def _lists(letter: str) -> re.Pattern[str]:
    one = rf"‹[{letter}]\d+›(?: \([^()‹›]{{1,40}}\))?"
    return re.compile(rf"{one}(?:{_JOIN}{one})*")


def clauses(masked: str) -> Iterator[Clause]:
    """Yield the clauses of a masked sentence: it is cut at semicolons and before "while" and its like.

    What is longer than a clause can be is left out.

    >>> [c.text for c in clauses("The ‹B0› met; the ‹B1› issued the ‹P2›, but ‹B3› left.")]
    ['The ‹B0› met', 'the ‹B1› issued the ‹P2›', 'but ‹B3› left.']
    """
    at = 0
    for start, end in (*(cut.span() for cut in _END.finditer(masked)), (len(masked), len(masked))):
        if at < start <= at + _LONGEST:
            yield Clause(masked[at:start])
        at = end


@cache
def word_class(name: str) -> str:
    """Return a class of words of ``data/clauses.toml`` as a piece of a regular expression."""
    raw: Mapping[str, str] = tomllib.loads((DATA / "clauses.toml").read_text(encoding="utf-8"))
    return _PIECE.sub(lambda m: word_class(m[1]) if m[1] in raw else m[0], raw[name])


@cache
def verb(name: str) -> Cued:
    """Return a class of words as a pattern between word borders."""
    # A noun may open a sentence.
    flags = re.IGNORECASE if name == "issue_noun" else re.NOFLAG
    return cued(rf"(?<![\w-]){word_class(name)}(?![\w-])", flags)


def is_untrue(text: str) -> bool:
    """Return whether words before a verb deny it, or make it a hope, a demand or an opinion.

    >>> is_untrue("The ministry has not yet"), is_untrue("The ministry has")
    (True, False)
    """
    return verb("untrue").search(text) is not None
