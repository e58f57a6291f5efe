"""Adverbs that open a sentence and tie it to the one before: "Consequently", "Moreover"."""

from functools import cache

from kg.claims.patterns.words import alternation, words

# How adverbs end that no name of a place, a body or a work ends in ("Family", "Assembly" are none).
_ENDS = "ally|ently|antly|ately|itely|ively|ously|edly|ingly|ably|ibly|ularly|ilarly"


@cache
def opening_adverb() -> str:
    """Return the pattern of such a word, capitalised, without what follows it.

    >>> import re
    >>> [w for w in ("Consequently", "Additionally", "Moreover", "Family", "Italy") if re.fullmatch(opening_adverb(), w)]
    ['Consequently', 'Additionally', 'Moreover']
    """
    return rf"(?:{alternation(words().list('adverbs', 'opening'))}|[A-Z][a-z]+(?:{_ENDS}))\b"


__all__ = ["opening_adverb"]
