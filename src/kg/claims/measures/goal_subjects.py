"""Steps that a sentence names first and then calls a goal: "Widening the quay is one of the aims of the plan"."""

from collections.abc import Iterator
from functools import cache

from kg import lazy_re as re
from kg.claims.actions.cutting import Action
from kg.claims.actions.nominal import nominal_list, opens_nominal
from kg.claims.actions.verbs import ADVERB, forms, word_set
from kg.claims.patterns.cued import Cued, cued
from kg.claims.patterns.gates import only_where
from kg.claims.patterns.words import alternation, plural, words

GOAL_SUBJECT = "goal-subject"
"""The form of a step that is the subject of "is a goal"."""
_LONGEST = 260  # letters of such a step
# Where the clause begins that names the step; a place or a time may stand before it.
_CLAUSE = re.compile(
    r"(?:^|[;:.]\s+|,\s+(?:and|while|whereas|but)\s+|\bthat\s+)[“\"‘]?(?:(?:For\s+(?:example|instance)|In|Under|Meanwhile|Also|Moreover|Furthermore|Finally|Thus|However)\b[^,;:.]{0,60},\s+)?(?:[Tt]he\s+)?(?=\w)"
)
_FINITE = re.compile(r"\s(?:is|are|was|were|will|would|has|have|had|shall|can|could|may|might|must|should)\s")


@cache
def _is_goal() -> Cued:
    """Return the pattern of "is one of the key goals of the plan", "remains a priority"."""
    singular = words().list("leads", "goals")
    goal, goals = (
        alternation(singular),
        alternation([*map(plural, singular), *words().list("leads", "many_goals")]),
    )
    ranks = rf"(?:{alternation(words().list('leads', 'ranks'))},?\s+(?:and\s+)?){{0,3}}"
    whose = r"[“\"‘]?(?:(?:the|its|our|their|an?|this|another|(?:the\s+)?[A-Za-z-]+(?:\s[A-Z]\w+){0,3}[’']s?)\s+)?"
    some = rf"(?:one|some|two|three|part|among)\s+(?:of\s+)?{whose}{ranks}{goals}"
    plans = r"(?:an?\s+)?(?:[a-z]+\s+)?part\s+of\s+the\s+(?:plan|strategy|programme|program|scheme)"
    return cued(
        rf"\s(?:is|are|will\s+be|remains?|forms?)\s+(?:also\s+|thus\s+)?(?:{some}|{plans}|{whose}{ranks}{goal})"
        rf"(?=\s*[,.;]|\s+(?:of|for|in|under|being|that|set|named|pursued)\b|\W*$)"
    )


@only_where(lambda: (_is_goal(),))
def goal_subjects(text: str) -> Iterator[Action]:
    """Yield the steps that stand as subjects of "is a goal".

    >>> t = "For example, widening the inner bay is one of the key goals of the plan."
    >>> [t[a.start:a.end] for a in goal_subjects(t)]
    ['widening the inner bay']
    >>> list(goal_subjects("Widening the inner bay is a challenge."))
    []
    """
    for match in _is_goal().finditer(text):
        low = max(0, match.start() - _LONGEST)
        starts = [m.end() for m in _CLAUSE.finditer(text, low, match.start())]
        # The clause begins where a deed is named and no other verb comes before "is".
        for start in starts:
            if _names_deed(text, start) and not _FINITE.search(text, start, match.start() + 1):
                verb = text[start:].split(maxsplit=1)[0].lower()
                bounds = tuple(nominal_list(text, start, match.start())) or ((start, match.start()),)
                yield from (Action(a, b, GOAL_SUBJECT, verb) for a, b in bounds)
                break


_FIRST_WORD = re.compile(rf"{ADVERB}(?P<verb>[A-Za-z-]{{4,24}})\b(?=\s+\S)", re.I)
_FEWEST = 3  # words


def _names_deed(text: str, at: int) -> bool:
    """Return whether a form in -ing with its object, or a noun of action, stands at an offset."""
    first = _FIRST_WORD.match(text, at)
    verb = first["verb"].lower() if first else ""
    acts = verb in forms().ing and verb not in forms().nouns and verb not in word_set("ing_adjective")
    return (acts or opens_nominal(text, at)) and len(text[at : at + _LONGEST].split()) >= _FEWEST
