"""Members of a row of facilities whose own head nouns no list knows: "villas, eco-huts, day spas and hotels"."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg import lazy_re as re
from kg.claims.actions.phrases import patterns
from kg.claims.actions.verbs import forms
from kg.claims.facilities.building import Built

_LONGEST = 3
# Those who work there, and what moves, grows or is done: as often in such a row, and never built.
_PEOPLE = re.compile(
    r"(?:\w{3,}(?:ists|ees|ants|ians|ners|kers|cers|hers|vers|ters|tors|sors)|doctors|nurses|jobs|\w*services|trees|plants|vehicles|buses|cars|trains|ships|boats|"
    r"ambulances|activities|events|programmes|programs|projects|skills|goods|products|opportunities|standards|rules|measures|incentives|taxes|subsidies|grants|loans|"
    r"systems|technologies|tools|materials|crops|animals|companies|firms|businesses|enterprises|investments|costs|homes for \w+|ideas|policies|plans|strategies)$"
)
_MEMBER = re.compile(r"[a-z][a-z’'-]*(?:\s+[a-z][a-z’'-]*){0,2}s")
# What parts the members of a row, and what ends it.
_PART = re.compile(r"\s*,\s*(?:(?:and|or)\s+)?|\s+(?:and|or)\s+")
_LAST = re.compile(
    r"\s*,?\s+(?:and|or)\s+(?P<name>[a-z][\w’'-]*(?:\s+[a-z][\w’'-]*){0,2}s)(?=\s*(?:[.;]|$|in\s|at\s|near\s|on\s))"
)


def find_beside(text: str, found: Sequence[Built]) -> Iterator[Built]:
    """Yield what stands between two facilities of one row, and behind two of them as its last member.

    >>> from kg.claims.facilities.building import find_built
    >>> t = "The board will build beach hotels, eco-huts, cultural centres and day retreats in the bay."
    >>> [t[b.start:b.end] for b in find_beside(t, find_built(t))]
    ['eco-huts', 'day retreats']
    """
    for one, other in pairwise(found):
        yield from _between(text, one.end, other.full if other.full >= 0 else other.start)
    rows = [n for n in range(1, len(found)) if _is_row(text, found[n - 1].end, found[n].start)]
    if rows and rows[-1] == len(found) - 1 and (last := _LAST.match(text, found[-1].end)):
        yield from _member(text, last.start("name"), last.end("name"))


def _is_row(text: str, end: int, start: int) -> bool:
    """Return whether only members of a row stand between two facilities, with a comma before the first."""
    between = text[end:start]
    return between.lstrip().startswith(",") and all(
        not piece or len(piece.split()) <= _LONGEST for piece in _PART.split(between)
    )


def _between(text: str, end: int, start: int) -> Iterator[Built]:
    """Yield the plain members that fill the whole of a row between two offsets."""
    if not _is_row(text, end, start):
        return
    at, pieces = end, []
    for part in (*_PART.finditer(text, end, start), None):
        stop = part.start() if part else start
        if text[at:stop].strip():
            pieces.append((at, stop))
        at = part.end() if part else start
    members = [m for a, b in pieces for m in _member(text, a, b)]
    if len(members) == len(pieces):
        yield from members


def _member(text: str, start: int, end: int) -> Iterator[Built]:
    """Yield a plural of one to three plain words none of which is a verb or a function word."""
    name = text[start:end].rstrip()
    words = name.split()
    plain = all(w not in patterns().stop and w not in forms().third for w in words) and not _PEOPLE.search(
        name
    )
    if _MEMBER.fullmatch(name) and plain and not words[0].endswith(("ly", "ing")):
        yield Built(start, start + len(name), False, start + len(name), "facility-beside")
