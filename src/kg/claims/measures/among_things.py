"""Steps that stand among things in a list: "focuses on growth, strong towns, training divers and lending nets"."""

from collections.abc import Iterator
from functools import cache

from kg import lazy_re as re
from kg.claims.actions.cutting import Action, clean_end
from kg.claims.actions.ing_leads import GERUNDS
from kg.claims.actions.verbs import forms, word_set
from kg.claims.patterns.cued import Cued, cued
from kg.claims.patterns.words import alternation, words

_COMMA = re.compile(r"\s*[,;]\s+(?:and\s+|as\s+well\s+as\s+)?|\s+and\s+|\s+as\s+well\s+as\s+")
_GERUND = re.compile(r"(?P<verb>[a-z-]{3,20}ing)\s+(?!(?:of|is|are|was|were|by|and|or|to)\b)\S")
# Where the list ends: a finite verb, or the end of the clause.
_END = re.compile(
    r"[.;:?!](?:\s|$)|\s(?:is|are|was|were|will|shall|has|have|had|can|may|which|that|who|while|so)\s|\s+and\s+(?:also\s+)?[a-z]{3,}(?:es|izes|ises|s)\s+(?=(?:the|an?|its|quality)\b)"
)
# What a word that may be a noun is done to: "training young divers", not "housing needs".
_OBJECT = re.compile(
    r"\s+(?:the|an?|its|our|their|more|all|new|local|young|old|\d[\d.,]*|[a-z-]+(?:al|ive|ed|er|ic|ous|ing))\s"
)
_FEWEST = 2  # steps in such a list


@cache
def _leads() -> Cued:
    return cued(rf"\b{alternation(words().list('leads', 'lists'))}:?\s+(?P<rest>(?=[a-z]))")


def among_things(text: str) -> Iterator[Action]:
    """Yield the forms in -ing of a list that opens with a thing, if there are two or more.

    >>> t = "The plan focuses on growth, new homes, training young divers and lending nets."
    >>> [t[a.start:a.end] for a in among_things(t)]
    ['training young divers', 'lending nets']
    >>> list(among_things("The plan includes forty roads, widening the network."))
    []
    """
    for match in _leads().finditer(text):
        at = match.start("rest")
        if _is_step(text, at):
            continue  # a list of steps only is read elsewhere
        stop = _END.search(text, at)
        end = stop.start() if stop else len(text)
        joins = [m for m in _COMMA.finditer(text, at, end) if _is_step(text, m.end())]
        if len(joins) < _FEWEST:
            continue
        ends = [*(m.start() for m in joins[1:]), end]
        for join, close in zip(joins, ends, strict=True):
            verb = text[join.end() :].split(maxsplit=1)[0]
            yield Action(join.end(), clean_end(text, join.end(), close), GERUNDS, verb)


def _is_step(text: str, at: int) -> bool:
    """Return whether a form in -ing of a verb of action stands at an offset, with what it is done to."""
    match = _GERUND.match(text, at)
    if match is None or match["verb"] not in forms().ing:
        return False
    if match["verb"] in word_set("effect_ing") or match["verb"] in word_set("ing_adjective"):
        return False
    return match["verb"] not in forms().nouns or _OBJECT.match(text, match.end("verb")) is not None
