"""Actions that are no deeds: times, words of a speaker, what comes about, qualities that look like commands, old merits.

The words stand in ``data/words.toml`` under ``no_deeds``.
"""

from functools import cache
from typing import NamedTuple

from kg import lazy_re as re
from kg.claims.actions.cutting import Action
from kg.claims.actions.denied_steps import is_denied_step
from kg.claims.patterns.cued import Cued, cued
from kg.claims.patterns.months import MONTH
from kg.claims.patterns.words import alternation, words

# How far before an action its lead may stand.
_NEAR = 150


class _Patterns(NamedTuple):
    """What an action may begin with, what may stand right before it, and what opens a list of troubles."""

    opens: Cued
    before: Cued
    troubles: Cued
    effects: Cued


@cache
def _patterns() -> _Patterns:
    said = {
        key: alternation(words().list("no_deeds", key))
        for key in (
            *("times", "speeches", "befalls", "qualities", "qualified", "verdicts", "praise", "praised"),
            *("tools", "merits", "forecasts", "guides", "troubles", "solves", "steps", "effects", "measured"),
        )
    }
    opens = (
        # "starting in 2030", "ending by 5 May"
        rf"{said['times']}\s+(?:in|from|on|at|by|with|until|till|through)\s+(?:the\s+)?(?:(?:fiscal|financial|calendar)\s+|year\s+|FY\s*|early\s+|late\s+|mid-?\s*|end\s+of\s+|{MONTH})*\d"
        rf"|{said['speeches']}\s|(?:continue\s+to\s+)?{said['befalls']}\s"
        # "Lower dues mean …", "Direct access to the bay"
        rf"|{said['qualities']}\s+(?:[a-z]+\s+){{1,3}}{said['verdicts']}\s|[Dd]irect\s+(?:[a-z]+\s+)?{said['qualified']}\b"
        rf"|{said['praise']}\s+{said['praised']}\b"
        # "Housing finance", "lay two", "top 3 percent", "formulate this plan"
        r"|[Hh]ousing\s+(?:finance|surveys?|markets?|sector|stock|loans?|polic(?:y|ies)|units?|data|needs|associations?|authority|costs?|prices?|estates?|conditions)\b"
        r"|[a-z]+\s+(?:one|two|three|four|five|\d{1,3})(?=\s*(?:[;.](?!\d)|,\s|$))|\W*[)\]]|[Dd]efines?\s"
        r"|(?:top|exceed|surpass|account\s+for|total|average|stand\s+at)\s+(?:the\s+)?(?:(?:about|some|around|over|at\s+least)\s+)?[$€£]?\d"
        r"|(?:formulate|issue|publish|adopt|promulgate|enact|make)\s+this\s+(?:action\s+)?(?:plan|notice|opinion|decree|law|circular|regulation|document|proclamation|order)\b"
        # "All the criteria specified in this point apply only to"
        r"|(?:[A-Za-z]+\s+){1,5}(?:specified|mentioned|listed|referred\s+to|described|set\s+out|laid\s+down)\s+(?:in|under|by)\s+(?:this|the|that)\s+(?:point|paragraph|section|sub|article|law|act|annex|table|clause|schedule|list|part)"
        # "achieve a growth rate of 5 percent": a target
        rf"|(?:achieve|attain|reach|record|register|maintain|sustain)\s+(?:an?\s+|the\s+)?(?:[\w-]+\s+){{0,4}}?{said['measured']}\s+(?:rates?\s+)?(?:of|at)\s+(?:[a-z]+\s+){{0,3}}\d"
    )
    before = (
        rf"\b{said['tools']}\s+(?:in|for)\s+(?:[a-z]+ing\s[^.;:]{{0,80}}\sand\s+)?$"
        rf"|\b(?:it|they|he|she|the\s+[a-z]+)\s+(?:has\s+|have\s+|had\s+)?{said['merits']}\s+(?:[a-z]+\s+)?by\s+$"
        rf"|\b{said['forecasts']}\s+(?:that\s+)?(?:[^.;:,]|,\s\d){{3,90}}\s(?:will|would)\s+(?:[^.;:]{{0,60}},?\s+and\s+)?$"
        rf"|\b{said['forecasts']}(?:,[^.;]{{0,60}},)?\s+that\s+$"
        rf"|\b{said['guides']}\s+(?:that|which)\s+(?:will|shall|would)\s+(?:[a-z]+ly\s+)?$"
    )
    troubles = rf"(?<!these )(?<!such )\b{said['troubles']}\b(?:(?!{said['solves']})[^.;:]){{0,120}}:\s"
    effects = rf"\b(?:The\s+|These\s+|Such\s+|the\s+|these\s+|such\s+){said['steps']}\b[^.;:,]{{0,80}}\s(?:will|would)\s+(?:also\s+|[a-z]+ly\s+)?{said['effects']}\s"
    return _Patterns(cued(opens), cued(before), cued(troubles), cued(effects))


_SOLVES_BEFORE = 60


def is_no_deed(text: str, action: Action) -> bool:
    """Return whether an action of a sentence is nothing that anybody does.

    >>> t = "The port gets 3 million euros over five years, starting in 2031, and opens a school."
    >>> is_no_deed(t, Action(47, 63, "ing", "")), is_no_deed("It is opening a quay in 2031.", Action(6, 28, "ing", ""))
    (True, False)
    """
    found, begin = _patterns(), max(0, action.start - _NEAR)
    if found.opens.match(text, action.start) or found.before.search(text, begin, action.start):
        return True
    if found.effects.search(text, begin, min(len(text), action.start + _NEAR)) and _is_effect(text, action):
        return True
    trouble = found.troubles.search(text, 0, action.start)
    return trouble is not None and not _answers(text, trouble.start())


def _is_effect(text: str, action: Action) -> bool:
    """Return whether an action is what steps are said to bring about: "The works will boost trade"."""
    effect = _patterns().effects.search(text, max(0, action.start - _NEAR))
    return (
        effect is not None
        and (effect.start() <= action.start)
        and not _STOPS.search(text, effect.end(), action.start)
    )


def _answers(text: str, at: int) -> bool:
    """Return whether troubles are only named as what is solved: "steps against these ills:"."""
    return _SOLVES.search(text, max(0, at - _SOLVES_BEFORE), at) is not None


_STOPS = re.compile(r"[.;:]|\s(?:will|shall|would)\s")
_SOLVES = re.compile(
    r"\b(?:address|tackl|overcom|solv|resolv|meet|respond|remed|mitigat|reduc|measures|steps|actions|against|to\s+the)\w*\b[^.;:]*$"
)


def is_never_taken(text: str, action: Action) -> bool:
    """Return whether an action is denied or is nothing that anybody does."""
    return is_denied_step(text, action) or is_no_deed(text, action)


__all__ = ["is_never_taken", "is_no_deed"]
