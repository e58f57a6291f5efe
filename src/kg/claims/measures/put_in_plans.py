"""Works that are told by what is decided of them: "the building of A was included in the plan", "approved A to be built"."""

from collections.abc import Iterator
from functools import cache

from kg import lazy_re as re
from kg.claims.actions.acting import OTHER, clause_before, is_policy
from kg.claims.actions.cutting import Action, clean_end
from kg.claims.actions.nominal import nominal_list, opens_nominal
from kg.claims.actions.verbs import participles
from kg.claims.patterns.cued import Cued, cued
from kg.claims.patterns.words import alternation, plural, words

# "three piers to be built in Alvor"
_MOST = 12  # words of what is to be done


@cache
def _put() -> Cued:
    """Return the pattern of "was formally included in the outline of the plan"."""
    verbs, plans = (alternation(words().list("put_in_plans", key)) for key in ("verbs", "plans"))
    return cued(
        rf"\s(?:is|are|was|were|(?:has|have|had)\s+(?:also\s+|now\s+)?been|will\s+be)\s+(?:[a-z]+ly\s+|also\s+|now\s+)?{verbs}\s+(?:in|into|on|among|to|under)\s+(?:[\w’'-]+\s+){{0,8}}?(?i:{plans})\b"
    )


@cache
def _decided() -> Cued:
    """Return the pattern of "decided on three piers to be built", "identified sites to be cleared"."""
    told = alternation(words().list("put_in_plans", "decides"))
    things = alternation([plural(one) for one in words().list("put_in_plans", "no_works")])
    return cued(
        rf"\b{told}\s+(?:the\s+)?(?P<rest>(?!(?:that|to|what|who|how|in|on|by|for|the|it|as)\b)(?:(?!(?:that|which|who|to|is|are|was|were|will|has|have|{things})\b)[\w’'%.-]+\s+){{1,{_MOST}}}to\s+be\s+(?:[a-z]+ly\s+)?(?P<word>[a-z]+)\b)"
    )


_TO_BE = re.compile(r"\s+to\s+be\s")


def put_in_plans(text: str) -> Iterator[Action]:
    """Yield the works that are put into a plan, or of which a decision says that they are to be done.

    >>> t = "The widening of the quay was formally included in the outline of the plan."
    >>> [t[a.start:a.end] for a in put_in_plans(t)]
    ['The widening of the quay']
    >>> t = "The cabinet decided on the three piers to be built in Alvor."
    >>> [t[a.start:a.end] for a in put_in_plans(t)]
    ['three piers to be built in Alvor']
    >>> list(put_in_plans("The quay was included in the list of old works."))
    []
    """
    for match in _put().finditer(text):
        at = clause_before(text, match.start() + 1)
        at += len(text[at : match.start()]) - len(text[at : match.start()].lstrip())
        if opens_nominal(text, at):
            for start, end in nominal_list(text, at, match.start()):
                yield Action(start, end, "nominal", "put")
    for match in _decided().finditer(text):
        # "approved a river plan to be carried out": what becomes of a plan is no step of it.
        if match["word"] in participles() and not is_policy(_TO_BE.split(match["rest"])[0]):
            start = match.start("rest")
            end = max(match.end(), clean_end(text, start, len(text)))
            yield Action(start, end, "passive", match["word"], OTHER + "?")
