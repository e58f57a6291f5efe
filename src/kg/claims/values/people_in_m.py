"""Millions that newspapers write with one letter where people are counted: "a city of 6m"."""

from kg import lazy_re as re

_HEDGE = r"(?:(?:about|around|some|over|nearly|almost|roughly|just|under|more\s+than|fewer\s+than)\s+)*"
# What may stand between a population and its number: how it moves, and since when.
_MOVES = (
    r"(?:(?:has|had|have|will|would|is|was|are|were|been|be|expected|projected|estimated|forecast|set|likely|to|by|from|and|now|already|currently|then|today"
    r"|grow|grew|grown|growing|rise|rose|risen|rising|swell|swelled|swollen|fall|fell|fallen|shrink|shrank|shrunk|increased?|doubled?|tripled?|quadrupled|quintupled"
    r"|over|the|past|last|next|in|since|decades?|years?|reach|reached|reaches|reaching|hit|hits|topped|exceeds?|exceeded|at|stands|stood|\d{1,4}|\d[\d.,]*m),?\s+){1,14}"
)
_OF_PEOPLE = re.compile(
    rf"(?:\b(?:city|town|country|nation|region|state|province|metropolis|island)\s+of\s+"
    # "the population of the towns that it hopes to build is 110m"
    rf"|\bpopulations?\s+of\s+(?!fish|cattle|deer|birds|seals|whales)(?:(?!\b(?:height|level|distance|altitude|depth|length|width|liv))[^.;:,]){{2,70}}\s(?:is|was|reached|exceeds|exceeded)\s+"
    rf"|\bpopulations?\s+of\s+|\bpopulations?\s+(?:of\s+(?!fish|cattle|deer|birds|seals|whales)(?:the\s+|its\s+)?[\w’'-]+(?:\s+[\w’'-]+){{0,4}}?\s+)?{_MOVES}){_HEDGE}$",
    re.I,
)
_GLUED = re.compile(r"\d$")
_OF_LENGTH = re.compile(
    r"\s+(?:wide|long|tall|high|deep|thick|above|below|from|away|walk|underground|elevation|altitude|depth|height|width|radius|of\s)"
)
_NEAR = 130  # letters


def counts_people(text: str, start: int, end: int) -> bool:
    """Return whether the "m" that ends a figure is short for a million, as people are counted.

    >>> t = "Vale, a city of 6m, has a wall of 3m, and its population reached 110m."
    >>> [counts_people(t, t.index(n), t.index(n) + len(n)) for n in ("6m", "3m", "110m")]
    [True, False, True]
    """
    if not _GLUED.search(text, start, end - 1) or _OF_LENGTH.match(text, end):
        return False
    return _OF_PEOPLE.search(text, max(0, start - _NEAR), start) is not None
