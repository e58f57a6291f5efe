"""National plans that only their letters and a count name: "NDP 11", "the 8NDP", "MTP III", "the 13th FYP"."""

from collections.abc import Iterator
from functools import cache

from kg import lazy_re as re
from kg.claims.patterns.cued import Cued, cued
from kg.claims.patterns.gates import only_where
from kg.claims.patterns.words import alternation, words
from kg.model import Mention


@cache
def _pattern() -> tuple[Cued, re.Pattern[str]]:
    letters = alternation(words().list("policy", "plan_letters"))
    return cued(rf"{letters}"), re.compile(
        rf"(?<![\w-])(?:{letters}[\s-]?(?:[1-9]\d?|(?:I|II|III|IV|V|VI|VII|VIII|IX|X))(?![\w%]|[.,]\d|\s?%|\s+and\s+[IVX\d])"
        rf"|(?:[1-9]\d?(?:st|nd|rd|th)\s|[1-9]\d?){letters}(?![\w-]))"
    )


@only_where(lambda: _pattern()[:1])
def find_counted_letters(text: str) -> Iterator[Mention]:
    """Yield the plans that letters with a count name.

    >>> [m.name for m in find_counted_letters("Money in NDP 11 and the 8NDP, none in HBC 11; NDPs are many.")]
    ['NDP 11', '8NDP']
    """
    cue, pattern = _pattern()
    for match in pattern.finditer(text) if cue.search(text) else ():
        yield Mention(match.start(), match.end(), "PolicyDocument", match[0], "capitalised")
