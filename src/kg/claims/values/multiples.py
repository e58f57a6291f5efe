"""Verbs that tell by how much something grows: "exports doubled", "will triple its output"."""

from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from kg import lazy_re as re
from kg.claims.patterns.cued import cued

TIMES: Final = MappingProxyType({"doubl": 2, "tripl": 3, "trebl": 3, "quadrupl": 4, "quintupl": 5})
"""How many fold the stem of a verb tells."""

MULTIPLE: Final = "multiple"
"""What a figure of such a verb measures, whatever its words: a growth factor."""
_STEM = "doubl|tripl|trebl|quadrupl|quintupl"
# "to double the output", "will triple": not "a double track", "more than double the figure" or "doubled as a school".
_VERB: Final = cued(
    rf"(?:\b(?<!\bplans\s)(?<!\bPlans\s)(?:to|will|shall)\s+(?:also\s+)?(?:(?:more\s+than|nearly|almost|roughly|about)\s+)?(?P<base>(?:{_STEM})e)"
    # "trebling in five years": of what is told further on
    rf"|(?<![\w-])(?P<past>(?:{_STEM})(?:ed|ing(?!\s+(?:in|by|from|since|over|between|within)\b))))(?![\w-])(?!\s+(?:as|up|down|back|over|or|that|this|it|them|these|those)\b)"
    # "the doubling of the railway line": a second track
    r"(?!\s+(?:of\s+)?(?:the\s+|its\s+)?(?:[\w-]+\s+){0,4}?(?:lines?|tracks?|railways?|rails?|carriageways?|roads?|taxation)\b)"
    # "will double its sales from $3 million to $6 million": both ends are told.
    r"(?![^.;]{0,90}\b(?:from|to)\s+(?:(?:about|almost|nearly|over|around)\s+)?(?:[$€£¥₹]|[A-Z]{2,3}\$?\s?)?\d)"
)
# "failed to double", "if rents double": denied, supposed or feared
_UNTRUE: Final = re.compile(
    r"\b(?:[Ff]ail(?:s|ed|ing)?|never|not|denie[sd]|deny|[Ii]f|[Uu]nless|without|would|could|might|may|fear(?:s|ed)?|warn(?:s|ed|ing)?|[Cc]ritics|risks?)\b|n[’']t\b"
)
_BEFORE: Final = 90  # letters


def is_multiple(words: str) -> bool:
    """Return whether a figure is such a verb: "doubled", not "threefold"."""
    return words.startswith(tuple(TIMES))


def find_multiples(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield where such a verb begins and ends, and how many fold it tells.

    >>> t = "Exports doubled; the double track will more than triple output. Rents never doubled."
    >>> [(t[a:b], n) for a, b, n in find_multiples(t)]
    [('doubled', 2), ('triple', 3)]
    """
    for match in _VERB.finditer(text):
        group = "base" if match["base"] else "past"
        clause = max(text.rfind(sign, 0, match.start()) for sign in ".;") + 1
        if _UNTRUE.search(text, max(clause, match.start() - _BEFORE), match.start()):
            continue
        yield *match.span(group), TIMES[next(stem for stem in TIMES if match[group].startswith(stem))]


__all__ = ["MULTIPLE", "TIMES", "find_multiples", "is_multiple"]
