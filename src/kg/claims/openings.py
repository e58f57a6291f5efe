r"""The words with which a match of a pattern begins.

Many patterns can match only where a word of the text is one of a few. Those words are read off the wording of a
pattern, so that it is tried at these places alone instead of at every letter. Only what is certain counts: a
pattern that may begin in another way has no openings.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kg.claims import cues
from kg.claims.cues import DIGIT, EDGE, folded

# What holds only where no letter stands before: a word begins or none is near.
_NO_LETTER_BEFORE = re.compile(r"\(\?<!\[(?!\^)[^\]]*\\w[^\]]*\]\)|\(\?<!\\w\)")
# So many beginnings are followed through a pattern.
_MOST = 6000
_FIRST = re.compile(r"\w+")
_LONGEST = 1000


@dataclass(frozen=True, slots=True)
class Openings:
    """The first words of all matches: whole ones, and such as are known by their beginning only.

    ``any_case`` is for patterns to which case does not matter: the words are in folded letters.
    """

    whole: frozenset[str]
    begun: tuple[str, ...]
    any_case: bool

    def fit(self, word: str) -> bool:
        """Return whether a match may begin with a word."""
        plain = folded(word) if self.any_case else word
        return plain in self.whole or plain.startswith(self.begun)


def openings(pattern: str, *, any_case: bool = False) -> Openings | None:
    r"""Return the words with which every match of a pattern begins, or None if they are not known.

    >>> found = openings(r"\b(?:harbours?\b|sea\s+port|pier)")
    >>> sorted(found.whole), found.begun
    (['harbour', 'harbours', 'sea'], ('pier',))
    >>> openings(r"\w+ port"), openings(r"(?:old )?port")
    (None, None)
    """
    try:
        read, end = _branches(pattern, 0, any_case)
    except (cues.UnknownFormError, _TooManyError):
        return None
    return _words(read.open | read.ended, any_case) if end == len(pattern) else None


def _words(found: Iterable[str], any_case: bool) -> Openings | None:
    whole: set[str] = set()
    begun: set[str] = set()
    for string in found:
        first = _FIRST.match(string.lstrip(EDGE))
        if first is None or string[0] != EDGE:
            return None
        behind = string.lstrip(EDGE)[first.end() : first.end() + 1]
        # A numeral may belong to the word, and so may what follows the end of a match.
        (begun if behind in ("", DIGIT) else whole).add(first[0])
    if len(begun) > _LONGEST:
        return None
    return Openings(frozenset(whole), tuple(sorted(begun)), any_case)


class _TooManyError(Exception):
    """There are too many beginnings to follow."""


@dataclass(frozen=True, slots=True)
class _Read:
    """How what a part matches begins: ``ended`` are whole strings, ``open`` such as go on in an unknown way."""

    ended: frozenset[str]
    open: frozenset[str] = frozenset()


_UNKNOWN = _Read(frozenset(), frozenset({""}))


def _branches(pattern: str, at: int, any_case: bool) -> tuple[_Read, int]:
    """Return how the matches of an alternation begin, and where it ends."""
    ended: set[str] = set()
    more: set[str] = set()
    while True:
        read, at = _sequence(pattern, at, any_case)
        ended |= read.ended
        more |= read.open
        if at >= len(pattern) or pattern[at] == ")":
            return _Read(frozenset(ended), frozenset(more)), at
        at += 1


def _sequence(pattern: str, at: int, any_case: bool) -> tuple[_Read, int]:
    """Return how the matches of a row of parts begin, and where it ends."""
    runs, more = frozenset({""}), set[str]()
    while at < len(pattern) and pattern[at] not in "|)":
        read, at = _item(pattern, at, any_case)
        read, at = _repeated(pattern, at, read)
        if len(runs) * (len(read.ended) + len(read.open)) > _MOST:
            raise _TooManyError
        more |= {run + string for run in runs for string in read.open}
        runs = frozenset(run + string for run in runs for string in read.ended)
        # What tells its first word already is followed no further.
        done = {run for run in runs if _is_told(run)}
        more |= done
        runs -= done
    return _Read(runs, frozenset(more)), at


def _is_told(string: str) -> bool:
    first = _FIRST.match(string.lstrip(EDGE))
    return first is not None and string.lstrip(EDGE)[first.end() : first.end() + 1] not in ("", DIGIT)


def _item(pattern: str, at: int, any_case: bool) -> tuple[_Read, int]:
    opened = cues.GROUP.match(pattern, at) if pattern[at] == "(" else None
    if opened and not pattern.startswith(cues.ZERO_WIDTH, at):
        if pattern.startswith("(?i:", at) and not any_case:
            raise cues.UnknownFormError
        read, end = _branches(pattern, opened.end(), any_case)
        if end >= len(pattern):
            raise cues.UnknownFormError
        return read, end + 1
    if before := _NO_LETTER_BEFORE.match(pattern, at):
        return _Read(frozenset({EDGE})), before.end()
    exact, end = cues.strings_of(pattern, at, any_case=any_case)
    return (_UNKNOWN if exact is None else _Read(exact)), end


_COUNT = re.compile(r"\{(\d*)(,?)(\d*)\}")


def _repeated(pattern: str, at: int, read: _Read) -> tuple[_Read, int]:
    """Return a part with the sign behind it that says how often it stands."""
    sign = pattern[at : at + 1]
    count = _COUNT.match(pattern, at) if sign == "{" else None
    if count is None and (not sign or sign not in "*+?"):
        return read, at
    least = int(count[1] or 0) if count else int(sign == "+")
    end = count.end() if count else at + 1
    end += pattern[end : end + 1] in ("?", "+")
    if sign == "?":
        return _Read(read.ended | {""}, read.open), end
    # It may stand once more: what follows is not known.
    return _Read(frozenset() if least else frozenset({""}), read.open | read.ended), end
