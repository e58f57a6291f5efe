"""Things that a figure counts and that are listed behind it: "three zones in Norland: A, B and C"."""

from kg import lazy_re as re
from kg.claims.sentences.reading import Reading

# "13 zones in Norland: A, B and C", "three parks, namely A and B"
_LISTS = re.compile(
    r"(?:\s+(?:[\w’'/-]+\s+){0,5}?(?:[\w’'-]+|(?:in|of|across)\s+(?:the\s+)?‹A\d+›))?"
    r"(?:,?\s+(?:namely|which\s+are|that\s+is|as\s+follows):?|\s*[:–—]|\s+[-(])\s*(?:the\s+|in\s+)*(?=(?:‹[ZAF]|[A-Z])[^.;]{0,60}?(?:[,;]|\s+and)\s)"
)
_MENTION = re.compile(r"‹[ZPFA](\d+)›")


def counted_behind(reading: Reading, end: int) -> frozenset[str]:
    """Return the keys of the things that a figure counts, which are listed behind it: it is told of none of them.

    Args:
        reading: the sentence.
        end: where the figure ends in its masked text.
    """
    text = reading.masked.text
    lists = _LISTS.match(text, end)
    found = _MENTION.finditer(text, lists.end()) if lists else ()
    return frozenset(reading.mentions[int(m[1])].name for m in found)


__all__ = ["counted_behind"]
