"""What a zone, a fund or another thing that a plan laid out is said to provide: "the fund offers cheap loans"."""

from collections.abc import Iterator, Sequence
from functools import cache

from kg import lazy_re as re
from kg.claims.actions import acting
from kg.claims.actions.acting import clause_before, subject_kind
from kg.claims.actions.cutting import Action, pieces
from kg.claims.actions.verbs import ADVERB, word_set
from kg.claims.patterns.cued import Cued, cued
from kg.claims.patterns.words import alternation
from kg.model import Mention

_PROVIDES = re.compile(
    rf"(?:^|(?<=[\s,)”’\"']))(?P<adv>{ADVERB})(?P<verb>[a-z]{{3,20}}s)\s+(?!(?:to|of|in|that|and|are|is|for|on|by|with|as|from|at|or|upon|up|out)\b)\S"
)
# A subject so long is read wrongly as often.
_LONGEST = 9
# "supports public services" says too little to be a step.
_SHORTEST = 4
_KINDS = frozenset({acting.POLICY, acting.AREA, acting.PLACE})


@cache
def _verbs() -> Cued:
    """Return the pattern of the verbs, without one of which nothing is provided."""
    return cued(rf"\b{alternation(word_set('provides') | word_set('zone_roles'))}\b")


def providing_actions(text: str, mentions: Sequence[Mention], it: str = "") -> Iterator[Action]:
    """Yield what is provided in the present tense; ``it`` is the kind that "it" stands for.

    >>> t = "The fund also provides cheap loans to growers and supports young fishers at sea."
    >>> [t[a.start:a.end] for a in providing_actions(t, ())]
    ['provides cheap loans to growers', 'supports young fishers at sea']
    >>> list(providing_actions("The shop provides cheap loans to growers.", ()))
    []
    """
    for match in _PROVIDES.finditer(text) if _verbs().search(text) else ():
        role = match["verb"] in word_set("zone_roles")
        if not (role or match["verb"] in word_set("provides")):
            continue
        at = match.start("verb")
        before = text[clause_before(text, at) : at]
        if len(before.split()) > _LONGEST or re.search(r"\b(?:which|that|who|and|or)\s*$", before):
            continue
        kind = subject_kind(text, match.start("adv"), mentions)
        kind = it if kind == acting.IT else kind
        if kind in _KINDS and (not role or _is_zone(text, match.start("adv"), kind, mentions)):
            yield from (
                a
                for a in pieces(text, at, "present", kind)
                if len(text[a.start : a.end].split()) >= _SHORTEST
            )
            return


def _is_zone(text: str, at: int, kind: str, mentions: Sequence[Mention]) -> bool:
    """Return whether the subject that ends at an offset is a zone, by its name or its head."""
    return kind == acting.AREA or any(
        m.kind == "Zone" and m.end <= at and not text[m.end : at].strip() for m in mentions
    )
