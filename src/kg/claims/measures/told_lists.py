"""Actions that stand in a list behind a colon or between dashes: "Its task is simple: open a port and train divers"."""

from collections.abc import Iterator
from functools import cache

from kg import lazy_re as re
from kg.claims.actions.cutting import Action, clean_end, pieces
from kg.claims.actions.nominal import nominal_list, opens_nominal
from kg.claims.actions.verbs import ADVERB, forms, word_set
from kg.claims.patterns.cued import Cued, cued
from kg.claims.patterns.gates import only_where
from kg.claims.patterns.words import alternation, plural, words

_FIRST = re.compile(rf"(?:to\s+)?(?P<rest>{ADVERB}(?P<verb>[a-z-]{{3,24}}))\b(?P<after>\s+\S+)")
_NEVER_AFTER = re.compile(r"\s+(?:of|is|are|was|were|by|and|or)\b")


@cache
def _opens() -> Cued:
    """Return the pattern of what announces steps, up to the colon or the dash behind it."""
    heads = words().list("told_list", "heads")
    nouns = alternation([*heads, *map(plural, heads)])
    simple = alternation(words().list("told_list", "simple"))
    return cued(
        rf"\b(?i:{nouns})\b[^:;.–—]{{0,70}}?(?P<sign>:|\s[–—-])\s+(?=[a-z])|\b(?:is|are)\s+{simple}\s*(?P<colon>:)\s+(?=[a-z])"
    )


@only_where(lambda: (_opens(),))
def told_lists(text: str) -> Iterator[Action]:
    """Yield the actions of such a list, each on its own.

    >>> t = "Its tasks are clear: widen two quays, train divers and repair the quay."
    >>> [t[a.start:a.end] for a in told_lists(t)]
    ['widen two quays', 'train divers', 'repair the quay']
    >>> t = "Key actions – mapping the reefs, training divers – will be funded."
    >>> [t[a.start:a.end] for a in told_lists(t)]
    ['mapping the reefs', 'training divers']
    >>> list(told_lists("The tasks are old: ports, quays and piers."))
    []
    """
    match = _opens().search(text)
    if match is None:
        return
    at, end = match.end(), len(text)
    if match["sign"] and ":" not in match["sign"]:
        closes = _DASH.search(text, at)
        end = closes.start() if closes else end
    if opens_nominal(text, at):
        for start, stop in nominal_list(text, at, clean_end(text, at, end)):
            yield Action(start, clean_end(text, start, stop), "phrase", "list")
        return
    first = _FIRST.match(text, at)
    verb = first["verb"] if first else ""
    if first is None or _NEVER_AFTER.match(first["after"]):
        return
    if verb in forms().base and verb not in word_set("base_or_noun"):
        yield from pieces(text, first.start("rest"), "modal", stop=end)
    elif verb in forms().ing and verb not in forms().nouns and verb not in word_set("ing_adjective"):
        yield from pieces(text, first.start("rest"), "ing", stop=end)


_DASH = re.compile(r"\s[–—-]\s")
