"""Numbers that laws write twice, in words and in digits: only the digits are read.

"three thousand two hundred hectares (3,200 has.)", "812.40 (eight hundred twelve point forty) ha".
"""

from kg import lazy_re as re
from kg.claims.patterns.cued import cued
from kg.claims.values.numerals import WORDS

_WORD = rf"(?:{'|'.join(WORDS)}|zero|hundred|thousand|million|billion)"
_JOINT = r"(?:[\s-]+(?:(?:and|point|comma)\s+)?|\s*,\s*)"
# With the rest behind it: "seven and a half hectares (7.5 has.)".
_BEFORE = re.compile(
    rf"\b{_WORD}(?:{_JOINT}{_WORD})*(?:\s+and\s+(?:a|one)\s+(?:half|third|quarter))?(?:\s+[A-Za-z]+){{0,2}}\s*(?=\(\s*(?:[A-Z][A-Za-z]{{0,2}})?[$€£₱]?\.?\s?\d)",
    re.I,
)
_INSIDE = cued(rf"(?<=\d)\s*\(\s*{_WORD}(?:{_JOINT}{_WORD})*\s*\)", re.I)
_TWICE = re.compile(r"\(\s*(?:[A-Z][A-Za-z]{0,2})?[$€£₱]?\.?\s?\d")
# "three thousand two hundred hectares", "seven and a half hectares": more than one word.
_LARGE = re.compile(rf"{_WORD}{_JOINT}{_WORD}|\band\s+(?:a|one)\s", re.I)
# "(3,200 has.)": the short form of hectares that also is a verb.
HAS = re.compile(r"\s?(?:has?|hecs?)\.?\s*(?=\))")


def written_out(text: str) -> tuple[tuple[int, int], ...]:
    """Return where words stand that only say once more what digits beside them say.

    >>> t = "It has three thousand two hundred hectares (3,200 has.) and 12.5 (twelve point five) ha."
    >>> [t[slice(*span)].strip() for span in written_out(t)]
    ['three thousand two hundred hectares', '(twelve point five)']
    >>> written_out("Two hundred firms (40 in Kolari) and 3 (three) towns")
    ((38, 46),)
    """
    if "(" not in text:
        return ()
    found = [m.span() for m in _INSIDE.finditer(text)]
    if _TWICE.search(text):
        found += [m.span() for m in _BEFORE.finditer(text) if _same(text, *m.span())]
    return tuple(sorted(found))


_CLOSED = re.compile(r"\(\s*[^()\d]{0,5}\d[\d.,\s]*(?:[A-Za-z]{1,8}\.?)?\s*\)")


def _same(text: str, start: int, end: int) -> bool:
    """Return whether a bracket with a number and its unit only says the words before it once more."""
    return _LARGE.search(text, start, end) is not None and _CLOSED.match(text, end) is not None
