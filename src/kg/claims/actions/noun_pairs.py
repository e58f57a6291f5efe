"""Words that are verbs elsewhere and nouns here: "pilot zones", "review mechanisms", "the Boats and Support Office"."""

from functools import cache

from kg import lazy_re as re
from kg.claims.patterns.words import alternation, words

# A word of a name, in a text that is no title.
_OF_NAME = re.compile(r"[A-Z][\w’'-]*\s+(?:and|&)\s+$")
_SMALL = re.compile(r"\b(?!with|from|into|over)[a-z]{4,}\b")
# "the reform and opening up": one thing that a country does.
_REFORM = re.compile(r"\breforms?\s+and\s+$")
_NEAR = 40  # letters before such a word in which a small one shows that the text is no title


def is_noun_here(text: str, at: int, after: str) -> bool:
    """Return whether the word at an offset, before the word ``after``, belongs to a pair of nouns or to a name.

    >>> t = "open schools and pilot zones"
    >>> is_noun_here(t, t.index("pilot"), " zones"), is_noun_here("and pilot rafts", 4, " rafts")
    (True, False)
    >>> t = "the work of the Boats and Support Office"
    >>> is_noun_here(t, t.index("Support"), " Office"), is_noun_here("Mend Boats and Support Towns", 15, " Towns")
    (True, False)
    >>> is_noun_here("promoting reform and opening up", 21, " up")
    True
    """
    if text.startswith("opening", at) and _REFORM.search(text, max(0, at - _NEAR), at):
        return True
    if _pair().match(text, at):
        return True
    if not (text[at].isupper() and after.lstrip()[:1].isupper()):
        return False
    before = text[max(0, at - _NEAR) : at]
    return _OF_NAME.search(before) is not None and _SMALL.search(before) is not None


@cache
def _pair() -> re.Pattern[str]:
    first, second = (alternation(words().list("verbs", key)) for key in ("noun_first", "noun_second"))
    ends = r"\s*[,.;:)]|\s*$|\s+(?:and|or|in|for|on|at|of|to|with|by|from|are|is|that|which)\b"
    return re.compile(rf"{first}\s+{second}(?={ends})")
