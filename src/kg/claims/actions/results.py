"""What comes of steps and is none itself: jobs that a work creates, targets that are met, goals that are reached."""

from functools import cache

from kg import lazy_re as re
from kg.claims.actions import acting
from kg.claims.actions.cutting import Action
from kg.claims.patterns.words import alternation, plural, words

_COMES = re.compile(
    r"\b(?:will|would|could|can|(?:is|are)\s+(?:set|expected|likely|estimated)\s+to)\s+(?:also\s+)?$"
)
# What jobs are expected of is a work, whoever else the sentence names: "approved yards that are expected to …".
_EXPECTED = re.compile(r"\b(?:expected|estimated|likely|projected|forecast)\s+to\s+(?:also\s+)?$")
# "It will create 180 jobs": what "it" stands for is not known well enough.
_IT_WILL = re.compile(r"\b[Ii]t\s+(?:will|would)\s+(?:also\s+)?$")
# "will build wealth and | open new markets"
_IN_ROW = re.compile(
    r"\b(?:will|would|could|can)\s+(?:also\s+|[a-z]+ly\s+)?(?:[^.;:]{2,110}?(?:,|\band)\s+)?$"
)
_ROW = 140
_BEFORE = 40  # letters in which the verb that announces a result has to stand


@cache
def _jobs() -> re.Pattern[str]:
    """Return the pattern of "create 180 direct jobs"."""
    creates = alternation(words().list("results", "creates"))
    figure = r"(?:[a-z]+\s+){0,3}[A-Z$€£¥]{0,4}\d[\d.,]*(?:[\s-]+[\w$,-]+){0,8}?"
    return re.compile(rf"{creates}\s+{figure}\s+{alternation(words().list('results', 'jobs'))}\b")


@cache
def _leads() -> re.Pattern[str]:
    """Return the pattern of "lead to more trade"."""
    return re.compile(rf"{alternation(words().list('results', 'leads'))}\s")


@cache
def _effects() -> re.Pattern[str]:
    """Return the pattern of "unlock new opportunities", "transform the local economy", "strengthen its position"."""
    table = words()
    opens, gains, boosts, standing, changes, whole, phrases = (
        alternation(table.list("effects", key))
        for key in ("opens", "gains", "boosts", "standing", "changes", "whole", "phrases")
    )
    some = r"(?:[\w’'-]+\s+)"
    return re.compile(
        rf"(?:also\s+|further\s+|[a-z]+ly\s+)?(?:{opens}\s+{some}{{0,4}}?{gains}|{boosts}\s+{some}{{0,5}}?{standing}|{changes}\s+{some}{{1,4}}?{whole}|{phrases})\b"
    )


@cache
def _reached() -> re.Pattern[str]:
    """Return the pattern of "the targets will be met", "300 jobs are expected to be created"."""
    table = words()
    singular = table.list("results", "reached")
    goals = [*singular, *map(plural, singular)]
    met, made = (alternation(table.list("results", key)) for key in ("met", "made"))
    jobs = alternation(table.list("results", "jobs"))
    be = r"\sbe\s+(?:[a-z]+ly\s+)?"
    return re.compile(
        rf"\b(?:{alternation(goals)}\b(?:\s[^,;]{{0,90}})?{be}{met}|{jobs}\b(?:\s[^,;]{{0,60}})?{be}{made})\b"
    )


@cache
def _its_goals() -> re.Pattern[str]:
    """Return the pattern of "meet its goals", "reaching our full potential"."""
    meets, goals = words().list("results", "meets"), words().list("results", "its")
    return re.compile(
        rf"{alternation(meets)}\s+(?:our|its|their|these|those|all|the)\s+(?:[a-z-]+\s+){{0,2}}{alternation([*goals, *map(plural, goals)])}\b"
    )


def is_reached(said: str) -> bool:
    """Return whether what will be done is that a goal is reached, or that jobs come of it.

    >>> is_reached("targets of the plan will be met"), is_reached("two piers will be met by a road")
    (True, False)
    """
    return " be " in said and _reached().search(said) is not None


def meets_goals(text: str, action: Action) -> bool:
    """Return whether an action is no more than that somebody's goals are reached.

    >>> meets_goals("meet its goals", Action(0, 14, "modal", "meet"))
    True
    """
    return _its_goals().fullmatch(text, action.start, action.end) is not None


def is_result(text: str, action: Action) -> bool:
    """Return whether what "will" follow are the jobs of a work, a plan or a firm, or what a thing leads to.

    >>> t = "The mill will create 180 direct jobs."
    >>> is_result(t, Action(14, 36, "modal", "create", acting.OTHER))
    True
    >>> is_result(t, Action(14, 36, "modal", "create", acting.ACTOR))
    False
    >>> t = "The bridge will open up new markets."
    >>> is_result(t, Action(16, 35, "modal", "open", acting.OTHER))
    True
    >>> t = "The cabinet approved yards that are expected to create 180 direct jobs."
    >>> is_result(t, Action(48, 70, "modal", "create", acting.ACTOR))
    True
    """
    start, kind = action.start, action.subject.rstrip("?")
    if kind not in (acting.ACTOR, acting.WE) and _leads().match(text, start):
        return _COMES.search(text, max(0, start - _BEFORE), start) is not None
    if kind not in (acting.ACTOR, acting.WE, acting.POLICY) and _effects().match(text, start):
        figure = any(c.isdigit() for c in text[start : action.end])
        return not figure and _IN_ROW.search(text, max(0, start - _ROW), start) is not None
    if not _jobs().match(text, start):
        return False
    if _EXPECTED.search(text, max(0, start - _BEFORE), start):
        return True
    governs = kind in (acting.ACTOR, acting.WE, acting.PLACE)
    if governs and not _IT_WILL.search(text, max(0, start - _BEFORE), start):
        return False
    return _COMES.search(text, max(0, start - _BEFORE), start) is not None
