"""The codes of compiled patterns, kept so that a pattern is compiled only once and not by every program.

To compile the rules takes longer than to read a short document with them. What ``re`` makes of the wording
of a pattern is a row of numbers, its code, of which the pattern is then made in no time. Python has no public
way to get at it: what is used here of the insides of ``re`` is tried on a first pattern, and where it is not
as expected, patterns are compiled as usual. A code is of use only to the very Python that made it, and Python
checks that each code is one before it takes it. In the head of a code ``re`` tells the first letters of some
patterns, to which a search leaps; here they are told of most (:mod:`kg.first_letters`).
"""

import json
import re
import sys
from array import array
from binascii import a2b_base64, b2a_base64
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from importlib import import_module
from typing import Any, AnyStr, Final, NamedTuple
from zlib import compress, decompress, error

from kg.first_letters import first_letters

_NUMBER: Final = "I"
"""The type of the numbers of a code."""
_MOST: Final = 4096
"""So many codes are held at most: some patterns hold words of a document."""
_EFFORT: Final = 3
"""How hard it is tried to make the text short: a fifth of the time of the best, and a quarter longer."""


class Code(NamedTuple):
    """What a pattern is made of besides its wording: its flags, its groups, their names and its numbers."""

    flags: int
    groups: int
    names: Mapping[str, int]
    numbers: bytes


@dataclass(frozen=True, slots=True)
class KnownCodes:
    """The codes of patterns by a digest of each pattern, and the Python that made them."""

    python: str
    codes: Mapping[str, Code]

    def to_row(self) -> str:
        """Return them as text."""
        known = sorted(self.codes.items())
        rows = [[name, *code[:3], len(code.numbers)] for name, code in known]
        head = json.dumps([self.python, rows]).encode("ascii")
        whole = b"".join((b"%d\n" % len(head), head, *(code.numbers for _, code in known)))
        return b2a_base64(compress(whole, _EFFORT), newline=False).decode("ascii")

    @classmethod
    def from_row(cls, row: str) -> "KnownCodes":
        """Return what was written as text."""
        try:
            size, whole = decompress(a2b_base64(row)).split(b"\n", 1)
        except error as fault:
            raise ValueError("this is no compressed text") from fault
        python, rows = json.loads(whole[: int(size)])
        codes, at = {}, int(size)
        for name, flags, groups, names, length in rows:
            codes[name] = Code(flags, groups, names, whole[at : at + length])
            at += length
        return cls(python, codes)


class Codes:
    """The codes of the patterns that were compiled here, and those that are known from elsewhere.

    Attributes:
        news: how many were compiled here since they were told last.
    """

    def __init__(self) -> None:
        self._known: dict[str, Code] = {}
        self._inside = _inside()
        self.news = 0

    def compiled(self, pattern: AnyStr, flags: int) -> re.Pattern[AnyStr]:
        """Return the pattern that ``re.compile`` returns."""
        if self._inside is None or not isinstance(pattern, str):
            return re.compile(pattern, flags)
        name = blake2b(f"{flags} {pattern}".encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
        code = self._known.get(name)
        if code is None and len(self._known) >= _MOST:
            return re.compile(pattern, flags)
        if code is None:
            code = self._known[name] = self._inside.code(pattern, flags)
            self.news += 1
        try:
            return self._inside.pattern(pattern, code)
        except Exception:  # what was learned is no code
            return re.compile(pattern, flags)

    def learn(self, known: KnownCodes) -> None:
        """Take in codes that the same Python made before."""
        if known.python == _python():
            self._known.update(known.codes)

    def told(self) -> KnownCodes:
        """Return all codes that are known."""
        self.news = 0
        return KnownCodes(_python(), dict(self._known))


@dataclass(frozen=True, slots=True)
class _Inside:
    """What is inside of ``re``: the parser, the compiler, and what makes patterns of codes."""

    parser: Any
    compiler: Any
    maker: Any

    def code(self, pattern: str, flags: int) -> Code:
        """Return the code of a pattern, as ``re`` makes it, with the letters that a match can begin with."""
        parsed = self.parser.parse(pattern, flags)
        state = parsed.state
        made = self._with_start(list(self.compiler._code(parsed, flags)), parsed, flags | state.flags)
        numbers = array(_NUMBER, made).tobytes()
        return Code(flags | state.flags, state.groups - 1, dict(state.groupdict), numbers)

    def _with_start(self, numbers: list[int], parsed: Any, flags: int) -> list[int]:
        """Return a code of which the head tells the first letters, if it does not tell of a start yet."""
        length, told, least = numbers[1:4]
        # With first letters a search takes for granted that a match is not empty.
        letters = first_letters(parsed, flags) if least and not told else ()
        if not letters:
            return numbers
        plain = flags & ~re.IGNORECASE
        one = self.parser.parse("a", plain)
        one.data = [(self.compiler.IN, list(letters))]
        _, size, kind, *known = self.compiler._code(one, plain)
        if kind != self.compiler.SRE_INFO_CHARSET:
            return numbers
        # Head, its length, what it tells, the least and the most letters of a match, and the first ones.
        return [numbers[0], size, kind, *numbers[3:5], *known[2 : size - 2], *numbers[1 + length :]]

    def pattern(self, pattern: str, code: Code) -> re.Pattern[str]:
        """Return a pattern of its code."""
        names: list[str | None] = [None] * (code.groups + 1)
        for name, group in code.names.items():
            names[group] = name
        numbers = array(_NUMBER, code.numbers).tolist()
        made: re.Pattern[str] = self.maker.compile(
            pattern, code.flags, numbers, code.groups, dict(code.names), tuple(names)
        )
        return made


_TRIED: Final = r"pier(?P<last>s?|[a-z]{2,}?)(?:\s+(\d+))?(?i:quay)"
_SOUGHT: Final = (r"\b(?:(?i:p)iers?|[x-z]+)(?=\s)", "a Pier, Piers and piers or zz top")


def _inside() -> _Inside | None:
    """Return the insides of ``re`` if they are as expected."""
    try:
        found = _Inside(import_module("re._parser"), import_module("re._compiler"), import_module("_sre"))
        made = found.pattern(_TRIED, found.code(_TRIED, int(re.MULTILINE)))
        started = found.pattern(_SOUGHT[0], found.code(_SOUGHT[0], 0)).findall(_SOUGHT[1])
        if made != re.compile(_TRIED, re.MULTILINE) or started != ["Piers", "piers", "zz"]:
            return None
    except Exception:  # whatever it is: it is not as expected
        return None
    return found


@cache
def codes() -> Codes:
    """Return the one memory of codes of this process, as ``re`` has one of patterns."""
    return Codes()


def _python() -> str:
    return f"{sys.implementation.cache_tag} {sys.byteorder} {array(_NUMBER).itemsize} {sys.version}"
