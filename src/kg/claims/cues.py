"""The strings of which a text must hold one, or a pattern cannot match in it.

Most patterns say nothing about most sentences. What a pattern cannot do without is read off its wording, so that
a look for a few strings spares the search (as the prefilter of RE2 does, see "Regular Expression Matching with a
Trigram Index", R. Cox, 2012). Only what is certain counts: a form that is not known has no cues.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

# Shorter strings occur everywhere, and to look for more of them takes as long as the search itself.
_SHORTEST = 2
_MOST = 60
# So many strings are followed through a pattern; beyond that, its parts are looked at one by one.
_FEW = 64
_MANY = 1500
_ANCHORS = frozenset("bBAZ")
_CLASSES = frozenset("sSdDwW")
_ZERO_WIDTH = ("(?=", "(?!", "(?<=", "(?<!")
_GROUP = re.compile(r"\((?:\?(?:P<\w+>|:|i:|>))?(?!\?)")
_PLAIN = re.compile(r"[A-Za-z0-9 ,;:'-]+")
_COUNT = re.compile(r"\{(\d*)(,?)(\d*)\}")
_CLASS_END = re.compile(r"\[\^?\]?(?:[^\]\\]|\\.)*\]", re.S)
# The commonest letters of English first: what is rare tells most.
_COMMON = " etaoinsrhldcumfpgwybvkxjqz"
# Letters that stand for another one where case does not matter.
_TWINS = (("İ", "i"), ("ı", "i"), ("ſ", "s"), ("\u212a", "k"))


@lru_cache(maxsize=64)
def folded(text: str) -> str:
    """Return a text in small letters, as a pattern reads it to which case does not matter.

    >>> folded("The \u212aey Port")
    'the key port'
    """
    if not text.isascii():
        for twin, letter in _TWINS:
            text = text.replace(twin, letter)
    return text.lower()


def cues(pattern: str, *, any_case: bool = False) -> tuple[str, ...]:
    r"""Return strings of which every match holds one; none, if none can be told or they are too many to help.

    ``any_case`` is for patterns to which case does not matter: look for them in the folded text.

    >>> cues(r"\b(?:harbours?|sea\s+ports)\b")
    ('harbour', 'ports')
    >>> cues(r"(?:Port)?\s+\w+")
    ()
    """
    try:
        part, end = _branches(pattern, 0, any_case)
    except _UnknownFormError:
        return ()
    found = _need(part) if end == len(pattern) else None
    # "harbours" need not be looked for beside "harbour".
    few = sorted(c for c in found or () if not any(o in c for o in found or () if o != c))
    return tuple(few) if len(few) <= _MOST else ()


class _UnknownFormError(Exception):
    """A form that this module does not read."""


@dataclass(frozen=True, slots=True)
class _Part:
    """What a part of a pattern is known to match: ``exact``, all its strings, or ``need``, what they all hold."""

    exact: frozenset[str] | None = None
    need: frozenset[str] | None = None


_ANY = _Part()
_EMPTY = _Part(exact=frozenset({""}))


def _need(part: _Part) -> frozenset[str] | None:
    return _best(part.exact) if part.exact is not None else part.need


def _best(strings: Iterable[str]) -> frozenset[str] | None:
    """Return strings that are long enough to tell something."""
    found = frozenset(strings)
    return found if all(len(string) >= _SHORTEST for string in found) else None


def _weight(string: str) -> float:
    """Return about how common a string is."""
    weight = 1.0
    for letter in string:
        at = _COMMON.find(letter)
        weight *= 1 / (2 + at) if at >= 0 else 0.02
    return weight


def _rarer(one: frozenset[str] | None, other: frozenset[str] | None) -> frozenset[str] | None:
    """Return the strings that fewer texts will hold."""
    if one is None or other is None:
        return other if one is None else one
    return min((one, other), key=lambda some: sum(map(_weight, some)))


def _branches(pattern: str, at: int, any_case: bool) -> tuple[_Part, int]:
    """Return what an alternation matches, and where it ends."""
    parts = []
    while True:
        part, at = _sequence(pattern, at, any_case)
        parts.append(part)
        if at >= len(pattern) or pattern[at] == ")":
            return _either(parts), at
        at += 1


def _either(parts: list[_Part]) -> _Part:
    exact: set[str] = set()
    for part in parts:
        if part.exact is None:
            break
        exact |= part.exact
    else:
        if len(exact) <= _MANY:
            return _Part(exact=frozenset(exact))
    needs = [_need(part) for part in parts]
    if any(need is None for need in needs):
        return _ANY
    return _Part(need=frozenset().union(*(need for need in needs if need)))


def _sequence(pattern: str, at: int, any_case: bool) -> tuple[_Part, int]:
    """Return what a row of parts matches, and where it ends."""
    run, need, whole = frozenset({""}), None, True
    while at < len(pattern) and pattern[at] not in "|)":
        part, at = _item(pattern, at, any_case)
        part, at = _repeated(pattern, at, part)
        if part.exact is not None and len(run) * len(part.exact) <= max(_FEW, len(run), len(part.exact)):
            run = frozenset(a + b for a in run for b in part.exact)
            continue
        whole, need = False, _rarer(_rarer(need, _best(run)), part.need)
        run = part.exact if part.exact is not None else frozenset({""})
    if whole:
        return _Part(exact=run), at
    return _Part(need=_rarer(need, _best(run))), at


def _repeated(pattern: str, at: int, part: _Part) -> tuple[_Part, int]:
    """Return a part with the sign behind it that says how often it stands."""
    sign = pattern[at : at + 1]
    if count := _COUNT.match(pattern, at) if sign == "{" else None:
        least, end = int(count[1] or 0), count.end()
        once = count[1] == "1" and (not count[2] or count[3] == "1")
    elif sign and sign in "*+?":
        least, end, once = int(sign == "+"), at + 1, False
    else:
        return part, at
    end += pattern[end : end + 1] in ("?", "+")
    if once:
        return part, end
    if least:
        return _Part(need=_need(part)), end
    if sign == "?" and part.exact is not None:
        return _Part(exact=part.exact | {""}), end
    return _ANY, end


def _item(pattern: str, at: int, any_case: bool) -> tuple[_Part, int]:
    """Return what one part matches, and where it ends."""
    sign = pattern[at]
    if sign == "(":
        return _group(pattern, at, any_case)
    if sign == "[":
        return _class(pattern, at, any_case)
    if sign == "\\":
        return _escaped(pattern, at, any_case)
    if sign in "^$.":
        return (_ANY if sign == "." else _EMPTY), at + 1
    return _letters(pattern, at, any_case)


def _letters(pattern: str, at: int, any_case: bool) -> tuple[_Part, int]:
    """Return the letters that stand for themselves, and where they end."""
    plain = _PLAIN.match(pattern, at)
    if not plain:
        return _literal(pattern[at], any_case), at + 1
    end = plain.end()
    # What stands behind a letter says how often it stands.
    end -= end - at > 1 and pattern[end : end + 1] in ("*", "+", "?", "{")
    letters = pattern[at:end]
    return _Part(exact=frozenset({letters.lower() if any_case else letters})), end


def _literal(letters: str, any_case: bool) -> _Part:
    """Return the part that matches one of the letters."""
    if any_case and not letters.isascii():
        return _ANY  # what else it may stand for is not told
    return _Part(exact=frozenset(letters.lower() if any_case else letters))


def _group(pattern: str, at: int, any_case: bool) -> tuple[_Part, int]:
    zero = next((z for z in _ZERO_WIDTH if pattern.startswith(z, at)), "")
    opened = _GROUP.match(pattern, at)
    if not zero and not opened:
        raise _UnknownFormError
    start = at + len(zero) if zero else opened.end() if opened else at
    if pattern.startswith("(?i:", at) and not any_case:
        raise _UnknownFormError
    part, end = _branches(pattern, start, any_case)
    if end >= len(pattern):
        raise _UnknownFormError
    return (_EMPTY if zero else part), end + 1


def _class(pattern: str, at: int, any_case: bool) -> tuple[_Part, int]:
    found = _CLASS_END.match(pattern, at)
    if not found:
        raise _UnknownFormError
    inside = found[0][1:-1]
    few = len(inside) <= 6 and not inside.startswith("^") and not any(c in inside for c in "\\-[")
    return (_literal(inside, any_case) if few else _ANY), found.end()


def _escaped(pattern: str, at: int, any_case: bool) -> tuple[_Part, int]:
    letter = pattern[at + 1]
    if letter in _ANCHORS:
        return _EMPTY, at + 2
    if letter in _CLASSES:
        return _ANY, at + 2
    if letter.isalnum():
        raise _UnknownFormError
    return _literal(letter, any_case), at + 2
