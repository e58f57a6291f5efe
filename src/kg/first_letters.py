r"""With which letters a match of a pattern can begin, so that a search need not try the others.

What ``re`` compiles goes through a text letter by letter unless the pattern opens with letters: of
``(?:pier|quay)`` it knows that a match begins with "p" or "q" and leaps there, of ``\b(?:pier|quay)`` it does
not. Here what takes no room at the front (``\b``, what must stand before or may not follow) is passed over.
All of this is read off the parsed pattern; the letters may be too many, never too few.
"""

from collections.abc import Iterable
from re import IGNORECASE, LOCALE
from typing import Any, Final, NamedTuple

Item = tuple[Any, Any]
"""A letter, range or class of letters, as the parser of ``re`` has it."""

# Letters that are one letter to the Latin one if case does not matter.
_SAME: Final = {"i": "\u0130\u0131", "k": "\u212a", "s": "\u017f"}
_LAST_LATIN: Final = 127


class Starts(NamedTuple):
    """The letters with which a piece of a pattern can begin, and whether it may take no room at all."""

    items: tuple[Item, ...]
    empty: bool


_NO_ROOM: Final = Starts((), True)


def first_letters(parsed: Iterable[Item], flags: int) -> tuple[Item, ...]:
    r"""Return the letters with which a match can begin, or nothing where this is not known.

    >>> from re import _parser
    >>> [chr(letter) for _, letter in first_letters(_parser.parse(r"\b(?:pier|quay)s?"), 0)]
    ['p', 'q']
    >>> first_letters(_parser.parse(r"\b.pier"), 0)
    ()
    """
    for ahead in (False, True):
        try:
            found = _of_all(parsed, bool(flags & IGNORECASE), ahead) if not flags & LOCALE else _NO_ROOM
        except ValueError:
            continue
        if not found.empty:
            return tuple(dict.fromkeys(found.items))
    return ()


def _of_all(parsed: Iterable[Item], any_case: bool, ahead: bool) -> Starts:
    """Return the starts of pieces in a row; with ``ahead`` what must follow counts as one of them."""
    items: list[Item] = []
    for kind, given in parsed:
        found = _of_piece(kind.name, kind, given, any_case, ahead)
        items += found.items
        if not found.empty:
            return Starts(tuple(items), False)
    return Starts(tuple(items), True)


def _of_piece(name: str, kind: Any, given: Any, any_case: bool, ahead: bool) -> Starts:
    found = _NO_ROOM
    match name:
        case "ASSERT":
            side, inner = given
            found = _of_all(inner, any_case, ahead) if ahead and side > 0 else _NO_ROOM
        case "LITERAL" | "IN":
            members = given if name == "IN" else [(kind, given)]
            found = Starts(tuple(one for k, g in members for one in _letters(k, g, any_case)), False)
        case "SUBPATTERN":
            _, added, taken, inner = given
            if (added | taken) & ~IGNORECASE:
                raise ValueError("letters that depend on other flags")
            found = _of_all(inner, (any_case or bool(added)) and not taken, ahead)
        case "ATOMIC_GROUP":
            found = _of_all(given, any_case, ahead)
        case "BRANCH":
            ways = [_of_all(way, any_case, ahead) for way in given[1]]
            found = Starts(tuple(one for way in ways for one in way.items), any(way.empty for way in ways))
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            least, _, inner = given
            once = _of_all(inner, any_case, ahead)
            found = Starts(once.items, once.empty or not least)
        case "AT" | "ASSERT_NOT":
            pass
        case _:
            raise ValueError(f"what {name} begins with is not known")
    return found


def _letters(kind: Any, given: Any, any_case: bool) -> Iterable[Item]:
    """Return a member of a class of letters, with the letters that differ from it by case only.

    Raises:
        ValueError: if they are not known.
    """
    if kind.name == "CATEGORY" or (kind.name in ("LITERAL", "RANGE") and not any_case):
        return [(kind, given)]
    if kind.name not in ("LITERAL", "RANGE"):
        raise ValueError("letters that are told by what they are not")
    first, last = given if kind.name == "RANGE" else (given, given)
    if last > _LAST_LATIN:
        raise ValueError("letters of which the other case is not known here")
    plain = [chr(number) for number in range(first, last + 1)]
    cases = {case for one in plain for case in (one, one.lower(), one.upper(), *_SAME.get(one.lower(), ""))}
    return [(kind, (ord(one), ord(one)) if kind.name == "RANGE" else ord(one)) for one in sorted(cases)]
