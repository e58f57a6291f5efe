"""What a text must hold, or a pattern cannot match in it.

Most patterns say nothing about most sentences. What a pattern cannot do without is read off its wording, so that
a look at the words of a text spares the search (as the prefilter of RE2 does, see "Regular Expression Matching with
a Trigram Index", R. Cox, 2012). Only what is certain counts: a form that is not known needs nothing.

A need is a set of cues of which a text must hold one. A cue is a word or a part of one, with ``EDGE`` where the word
begins or ends; or one sign that is no letter; or ``DIGIT``, any digit.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from kg import lazy_re as re

EDGE, DIGIT = "‖", "⌗"
_MOST = 6000
# So many strings are followed through a pattern; beyond that, its parts are looked at one by one.
_FEW = 256
_MANY = 6000
# A need that about every text meets tells nothing; of the others, so many are enough.
_COMMONEST = 3.0
_NEEDS = 4
# Letters in a row, or one sign.
_RUN = re.compile(rf"[\w{DIGIT}]+|[^\w\s{DIGIT}{EDGE}]")
_CLASSES = frozenset("SDwW")
_ZERO_WIDTH = ("(?=", "(?!", "(?<=", "(?<!")
# "(?<![\\w-])", "(?!\\w)": no letter stands on that side.
_NO_WORD = re.compile(r"\(\?<?!(?:\\w|\[(?!\^)(?:[^\]\\]|\\.)*?\\w(?:[^\]\\]|\\.)*\])[|)]")
_GROUP = re.compile(r"\((?:\?(?:P<\w+>|:|i:|>))?(?!\?)")
# How a list of many words begins (see alternation in kg.claims.patterns.words).
_LIST = "(?:(?=["
_PLAIN = re.compile(r"[A-Za-z0-9 ,;:'-]+")
_COUNT = re.compile(r"\{(\d*)(,?)(\d*)\}")
# Brackets that open and close, past classes and escaped signs.
_BRACKET = re.compile(r"\\.|\[\^?\]?(?:[^\]\\]|\\.)*\]|[()]", re.S)
_CLASS_END = re.compile(r"\[\^?\]?(?:[^\]\\]|\\.)*\]", re.S)
# The commonest letters of English first: what is rare tells most.
_COMMON = " etaoinsrhldcumfpgwybvkxjqz"
# Letters that stand for another one where case does not matter.
_TWINS = (("İ", "i"), ("ı", "i"), ("ſ", "s"), ("\u212a", "k"))

Need = frozenset[str]


def folded(text: str) -> str:
    """Return a text in small letters, as a pattern reads it to which case does not matter.

    >>> folded("The \u212aey Port")
    'the key port'
    """
    if not text.isascii():
        for twin, letter in _TWINS:
            text = text.replace(twin, letter)
    return text.lower()


def needs(pattern: str, *, any_case: bool = False) -> tuple[Need, ...]:
    r"""Return what a text must hold for a pattern to match in it: of each need one cue; none, if none can be told.

    ``any_case`` is for patterns to which case does not matter: look for the cues in the folded text.

    >>> [sorted(need) for need in needs(r"\b(?:harbours?|sea\s+ports)\b")]
    [['‖harbours‖', '‖harbour‖', '‖ports‖'], ['‖harbours‖', '‖harbour‖', '‖sea‖']]
    >>> needs(r"(?:Port)?\s+\w+")
    ()
    """
    try:
        part, end = _branches(pattern, 0, any_case)
    except _UnknownFormError:
        return ()
    found = _needs(part) if end == len(pattern) else ()
    return found if all(len(need) <= _MOST for need in found) else ()


class _UnknownFormError(Exception):
    """A form that this module does not read."""


@dataclass(frozen=True, slots=True)
class _Part:
    """What a part of a pattern is known to match: ``exact``, all its strings, or ``needs``, what they all hold."""

    exact: frozenset[str] | None = None
    needs: tuple[Need, ...] = ()


_ANY = _Part()
_EMPTY = _Part(exact=frozenset({""}))
_BORDER = _Part(exact=frozenset({EDGE}))
_BLANK = _Part(exact=frozenset({" "}))
_NUMERAL = _Part(exact=frozenset({DIGIT}))


def _needs(part: _Part) -> tuple[Need, ...]:
    return part.needs if part.exact is None else _needs_of(part.exact)


def _needs_of(strings: Iterable[str]) -> tuple[Need, ...]:
    """Return what every one of the strings holds: their rarest cues, their first ones, their last ones."""
    rows = [_cues_of(string) for string in strings]
    if not rows or not all(rows):
        return ()
    picks: tuple[Callable[[list[str]], str], ...] = (_rarest, lambda row: row[0], lambda row: row[-1])
    return _rarer(frozenset(map(pick, rows)) for pick in picks)


def _rarest(row: list[str]) -> str:
    return min(row, key=lambda cue: (_weight(cue), cue))


def _cues_of(string: str) -> list[str]:
    """Return the cues of a string in order."""
    plain = string.replace(EDGE, " ")
    if plain.replace(" ", "").isalpha():
        return _words_of(plain)
    found: list[str] = []
    for match in _RUN.finditer(string):
        first, *more = match[0].split(DIGIT)
        if not match[0][0].isalnum() and match[0][0] not in (DIGIT, "_"):
            found.append(first)  # a sign
            continue
        # What is no letter parts words, and so does an edge; what stands around the string is not known.
        pieces = [first, *more]
        pieces[0] = pieces[0] and (EDGE if match.start() else "") + pieces[0]
        pieces[-1] = pieces[-1] and pieces[-1] + (EDGE if match.end() < len(string) else "")
        found += [piece for piece in pieces if piece] + [DIGIT] * bool(more)
    return found


def _words_of(string: str) -> list[str]:
    """Return the cues of a string of nothing but words; what stands around it is not known."""
    found = [f"{EDGE}{word}{EDGE}" for word in string.split(" ") if word]
    if string[0] != " ":
        found[0] = found[0][1:]
    if string[-1] != " ":
        found[-1] = found[-1][:-1]
    return found


@lru_cache(maxsize=2**15)
def _weight(cue: str) -> float:
    """Return about how likely a sentence holds a cue."""
    weight = 20.0
    for letter in cue:
        at = _COMMON.find(letter)
        weight *= 0.3 if letter == EDGE else 1 / (2 + at) if at >= 0 else 0.02
    return 0.4 if cue == DIGIT else weight


def _rarer(found: Iterable[Need]) -> tuple[Need, ...]:
    """Return the few needs that the fewest texts will meet."""
    weights = {need: sum(map(_weight, need)) for need in found}
    ordered = sorted(weights, key=lambda need: (weights[need], len(need), sorted(need)))
    return tuple(need for need in ordered if weights[need] < _COMMONEST)[:_NEEDS]


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
    if len(parts) == 1:
        return parts[0]
    exact: set[str] = set()
    for part in parts:
        if part.exact is None:
            break
        exact |= part.exact
    else:
        if len(exact) <= _MANY:
            return _Part(exact=frozenset(exact))
    each = [_needs(part) for part in parts]
    if not all(each):
        return _ANY
    return _Part(needs=_rarer([frozenset().union(*(needs[0] for needs in each))]))


def _sequence(pattern: str, at: int, any_case: bool) -> tuple[_Part, int]:
    """Return what a row of parts matches, and where it ends."""
    run: frozenset[str] = frozenset({""})
    met: list[Need] = []
    whole = True
    while at < len(pattern) and pattern[at] not in "|)":
        part, at = _item(pattern, at, any_case)
        part, at = _repeated(pattern, at, part)
        if part.exact is not None and len(run) * len(part.exact) <= max(_FEW, len(run), len(part.exact)):
            run = frozenset([a + b for a in run for b in part.exact])
            continue
        whole = False
        met += (*_needs_of(run), *part.needs)
        run = part.exact if part.exact is not None else frozenset({""})
    if whole:
        return _Part(exact=run), at
    return _Part(needs=_rarer([*met, *_needs_of(run)])), at


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
    if once or (least and part in (_BLANK, _NUMERAL)):
        return part, end
    if least:
        return _Part(needs=_needs(part)), end
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
        return (_ANY if sign == "." else _BORDER), at + 1
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
    if any_case and not all(map(_is_told, letters)):
        return _ANY  # what else it may stand for is not told
    if EDGE in letters or DIGIT in letters:
        raise _UnknownFormError
    return _Part(exact=frozenset(letters.lower() if any_case else letters))


def _is_told(sign: str) -> bool:
    """Return whether a sign stands for itself, in small and in capitals, and for nothing else where case does not matter."""
    return sign.isascii() or sign.lower() == sign.upper() or "à" <= sign.lower() <= "þ"


def _group(pattern: str, at: int, any_case: bool) -> tuple[_Part, int]:
    if pattern.startswith(_ZERO_WIDTH, at):
        return (_BORDER if _NO_WORD.match(pattern, at) else _EMPTY), _past(pattern, at)
    opened = _GROUP.match(pattern, at)
    if not opened or (pattern.startswith("(?i:", at) and not any_case):
        raise _UnknownFormError
    if pattern.startswith(_LIST, at):
        end = _past(pattern, at)
        return _listed(pattern[at:end], any_case), end
    part, end = _branches(pattern, opened.end(), any_case)
    if end >= len(pattern):
        raise _UnknownFormError
    return part, end + 1


@lru_cache(maxsize=256)
def _listed(group: str, any_case: bool) -> _Part:
    """Return what a group matches that begins as a list of words does: one list stands in many patterns."""
    return _branches(group, len("(?:"), any_case)[0]


def _past(pattern: str, at: int) -> int:
    """Return the end of a group that only looks around."""
    depth = 0
    for sign in _BRACKET.finditer(pattern, at):
        depth += {"(": 1, ")": -1}.get(sign[0], 0)
        if not depth:
            return sign.end()
    raise _UnknownFormError


def _class(pattern: str, at: int, any_case: bool) -> tuple[_Part, int]:
    found = _CLASS_END.match(pattern, at)
    if not found:
        raise _UnknownFormError
    inside = found[0][1:-1]
    few = len(inside) <= 6 and not inside.startswith("^") and not any(c in inside for c in "\\-[")
    return (_literal(inside, any_case) if few else _ANY), found.end()


# White space of any kind parts words.
_ESCAPED = {
    **dict.fromkeys("snt", _BLANK),
    **dict.fromkeys("bAZ", _BORDER),
    "B": _EMPTY,
    "d": _NUMERAL,
}


def _escaped(pattern: str, at: int, any_case: bool) -> tuple[_Part, int]:
    letter = pattern[at + 1]
    known = _ESCAPED.get(letter)
    if known:
        return known, at + 2
    if letter in _CLASSES:
        return _ANY, at + 2
    if letter.isalnum():
        raise _UnknownFormError
    return _literal(letter, any_case), at + 2
