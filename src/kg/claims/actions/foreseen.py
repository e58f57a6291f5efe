"""What is only foreseen, and no step: how things move that nobody steers, and what onlookers reckon with."""

from functools import cache

from kg import lazy_re as re
from kg.claims.actions.cutting import Action
from kg.claims.patterns.cued import Cued, cued
from kg.claims.patterns.words import alternation, plural, words

_NEAR = 180  # letters before a verb in which its subject stands
_WILL = r"(?:will|would)\s+(?:also\s+|[a-z]+ly\s+)?"


@cache
def _moves() -> frozenset[str]:
    return frozenset(words().list("no_target", "moves"))


@cache
def _before() -> Cued:
    """Return the pattern of "demand for nets will |" and "the IMF predicted the deficit would |"."""
    lists = words()
    things = alternation(lists.list("no_target", "moves_itself"))
    foresee = alternation(lists.list("foreseen", "verbs"))
    who = [w for key in ("commentators", "onlookers") for w in lists.list("no_target", key)]
    of = r"(?:\s+(?:of|for|in)\s+(?:the\s+)?[\w’'-]+(?:\s+[\w’'-]+){0,3})?"
    # No second clause begins before the verb: "… sees risks and the ministry will".
    clause = r"(?:(?!\b(?:and|to)\b)[^.;:,]){3,60}?"
    return cued(
        rf"(?<!\bits )(?<!\btheir )(?<!['’]s )\b(?P<thing>{things}){of}\s+{_WILL}\Z"
        rf"|\b{alternation([*who, *map(plural, who)])}\s+(?:also\s+)?{foresee}\s+(?:that\s+)?(?=(?:the|its|their|an?|[a-z]+s)\s){clause}\s{_WILL}(?:[^.;:,]{{3,80}}\sand\s+)?\Z"
        # "According to traffic projections, the road will", "planners doubt that new towns will"
        rf"|\baccording\s+to\s+(?:[\w’'-]+\s+){{0,4}}(?:projections|forecasts|estimates|analysts|experts|economists)\b[^.;]{{3,140}}?\s{_WILL}\Z"
        rf"|\b(?:doubt|doubts|doubted|question|questioned|unlikely)\s+(?:that|whether|if)\s{clause}\s{_WILL}\Z",
        re.I,
    )


def is_foreseen(text: str, action: Action) -> bool:
    """Return whether an action behind "will" or "would" is what somebody foresees, or how a thing moves by itself.

    >>> t = "The IMF predicted the deficit would stay large. The council said the port would open a school."
    >>> is_foreseen(t, Action(36, 46, "modal", "stay")), is_foreseen(t, Action(80, 93, "modal", "open"))
    (True, False)
    >>> t = "Demand for small boats will grow. The minister said prices will be capped."
    >>> is_foreseen(t, Action(28, 32, "modal", "grow")), is_foreseen(t, Action(64, 73, "modal", "capped"))
    (True, False)
    >>> t = "According to traffic projections, the road will handle 900 carts. Planners doubt that towns will grow."
    >>> is_foreseen(t, Action(48, 64, "modal", "handle")), is_foreseen(t, Action(97, 101, "modal", "grow"))
    (True, True)
    >>> t = "The World Bank project in Alvor will build roads. Banks see risks and the ministry will insure boats."
    >>> is_foreseen(t, Action(38, 49, "modal", "build")), is_foreseen(t, Action(87, 99, "modal", "insure"))
    (False, False)
    """
    found = _before().search(text, max(0, action.start - _NEAR), action.start)
    return found is not None and (found["thing"] is None or action.verb in _moves())
