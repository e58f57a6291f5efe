"""Actions that are no deeds: times, words of a speaker, what comes about, qualities that look like commands, old merits.

The words stand in ``data/words.toml`` under ``no_deeds``.
"""

from collections.abc import Mapping
from functools import cache

from kg import lazy_re as re
from kg.claims.actions.cutting import Action
from kg.claims.actions.denied_steps import is_denied_step
from kg.claims.actions.described_actions import is_no_doing
from kg.claims.actions.verbs import forms
from kg.claims.patterns.area_kinds import MANY
from kg.claims.patterns.cued import Cued, cued
from kg.claims.patterns.months import MONTH
from kg.claims.patterns.words import alternation, words

# How far before an action its lead may stand, and how far behind it what takes it back.
_NEAR = 150


@cache
def _words() -> Mapping[str, str]:
    """Return the word lists, each as an alternation."""
    return {key: alternation(words().list("no_deeds", key)) for key in words().tables["no_deeds"]}


@cache
def _opens() -> Cued:
    """Return the pattern of what such an action begins with, whatever its form."""
    said = _words()
    return cued(
        # "starting in 2030", "ending by 5 May"
        rf"{said['times']}\s+(?:in|from|on|at|by|with|until|till|through)\s+(?:the\s+)?(?:(?:fiscal|financial|calendar)\s+|year\s+|FY\s*|early\s+|late\s+|mid-?\s*|end\s+of\s+|{MONTH})*\d"
        # "highlight just a few features", "continue to see growth"
        rf"|{said['speeches']}\s|(?:continue\s+to\s+)?{said['befalls']}\s"
        # "give investors the reassurance that"
        r"|(?:give|provide|offer)\s+[^.;,]{2,50}\s(?:re)?(?:assurance|confidence|certainty)\b"
        r"|except\s+as\b|hopefully\s"
        # "ReNew Boats Ltd": a firm that is called like a verb
        r"|(?:[A-Z][a-z]+[A-Z]\w*(?:\s+[A-Z][\w-]+){0,4}\s+(?:Pvt\.?|Private|Ltd\.?|Limited|LLC|Inc\.?|PLC|plc|Corp\.?|GmbH)(?![\w-])"
        r"|[A-Z][\w-]+(?:\s+[A-Z][\w-]+){0,4}\s+(?:Ltd\.?|Limited|LLC|Inc\.?|PLC|plc|Corp\.?|GmbH)\s+(?:will|has|have|is|was|said|plans|signed|won)\b)"
        # "lay two" before "piers" of another, ") nets will be traded", "Defines zones as"
        r"|lay\s+(?:one|two|three|four|five|\d{1,3})(?=\s*[.,;])|\W*[)\]]|Defines\s"
        # "These rules shall commence on a day": when they hold
        r"|commence\s+(?:on|from|upon|at|with\s+effect)\b"
        # "top 3 percent": how high something is to be
        rf"|{said['heights']}\s+(?:the\s+)?(?:(?:about|some|around|over|at\s+least)\s+)?[$€£]?\d"
        # "formulate this plan": what a plan says of itself
        rf"|{said['makes']}\s+this\s+{said['made']}\b"
        # "include all counties of": what an area is made up of
        rf"|currently\s+[a-z]+ing\s|contain\s+(?:any|all|some|one\s+or\s+more)\s+(?:[a-z]+\s+)*of\s+the\s+following|{said['takes_in']}\s+(?:all\s+)?(?:the\s+)?(?:following\s+(?:{MANY})\b|(?:{MANY})\s+of\s+(?:the\s+)?[A-Z])"
        # "growth, including | trading (with 5 per cent)"
        r"|[a-z]+ing\s+\((?:with|by|up|down|over|about)?\s*\d"
        # "All the criteria specified in this point apply only to"
        r"|(?:All\s+)?[Tt]he\s+(?:[a-z]+\s+){1,4}(?:specified|mentioned|listed|described|set\s+out|laid\s+down)\s+(?:in|under|by)\s+(?:this|the|that)\s+[a-z]+\s+(?:[\d(][\w().]*\s+)?(?:appl(?:y|ies)|means?|includes?|refers?)\b"
        # "achieve a growth rate of 5 percent": a target
        rf"|(?:achieve|attain|reach|record|register|maintain|sustain)\s+(?:an?\s+|the\s+)?(?:[\w-]+\s+){{0,4}}?{said['measured']}\s+(?:rates?\s+)?(?:of|at)\s+(?:[a-z]+\s+){{0,3}}\d"
    )


@cache
def _qualities() -> Cued:
    """Return the pattern of a quality at the front of an item: "Lower dues mean …", "Direct access", "Housing finance"."""
    said = _words()
    return cued(
        rf"{said['qualities']}\s+(?:[a-z]+\s+){{1,3}}{said['verdicts']}\s(?!(?:to\s+)?be\b)|Direct\s+(?:[a-z]+\s+)?{said['qualified']}\b"
        rf"|{said['praise']}\s+{said['praised']}\b"
        rf"|Housing\s+{said['housing']}\b"
    )


@cache
def _before() -> Cued:
    """Return the pattern of what may stand right before an action that nobody takes."""
    said = _words()
    return cued(
        # "a vital tool in reducing poverty"
        rf"\b{said['tools']}\s+(?:in|for)\s+(?:[a-z]+ing\s[^.;:]{{0,80}}\sand\s+)?$"
        # "a vibrant, | caring community"
        rf"|\b(?:an?|the|its|their|our|more)\s+{said['like_ing']},\s+$"
        # "the skill it acquired by building piers"
        rf"|\b(?:it|they|he|she|the\s+[a-z]+)\s+(?:has\s+|have\s+|had\s+)?{said['merits']}\s+(?:[a-z]+\s+)?by\s+$"
        # "predicting that machines will replace carts, and | carry nets"; "results show that | tugs will start"
        rf"|\b{said['forecasts']}\s+that\s+(?:(?!\sand\s)[^.;:,]|,\s\d){{3,90}}\s(?:will|would)\s+(?:(?:(?!\bwill\b)[^.;:]){{0,60}},?\s+and\s+)?$"
        rf"|\b{said['forecasts']}(?:,[^.;]{{0,60}},)?\s+that\s+$"
        # "The purpose of these grants is to raise profits and thus | help trade"
        rf"|\b(?:purpose|aim|goal|objective|intention)s?\s+of\s+(?:these|those|such|this|the|all)\s+(?:[a-z]+\s+){{0,2}}{said['means']}\s+(?:is|are|was|were)\s+to\s+(?:[^.;]{{3,110}}\s(?:and|thereby|thus)\s+(?:thus\s+|thereby\s+)?)?$"
        # "The purpose of the workshop was to | hear the yards"
        r"|\b(?:purpose|aim|goal|objective)s?\s+of\s+(?:the|this)\s+(?:[a-z]+\s+){0,2}(?:workshop|meeting|event|conference|seminar|session|visit|trip|consultation|forum|summit)s?\s+(?:is|are|was|were)\s+to\s+$"
        # "the reassurance that the country continues to welcome talent"
        r"|\b(?:re)?(?:assurance|confidence|certainty|belief|signal|message)\s+that\s+[^.;:,]{3,60}\s(?:will|would|continues?\s+to|remains?\s+to)\s+$"
        # "its reforms in the areas of starting firms, paying dues"
        r"|\b(?:areas?|fields?)\s+of\s+(?:[a-z]+ing\s[^.;]{0,110},\s+(?:and\s+)?)?$"
        # "Once completed, it will not only draw trade and | strengthen the town"
        r"|\b[Oo]nce\s+(?:[a-z]+\s+){0,3}?(?:completed?|built|finished|operational|in\s+operation|ready|opened|open),\s+(?:it|they|this|these|the\s+[a-z]+(?:\s+[a-z]+)?)\s+(?:will|would|can)\s+(?:not\s+only\s+|also\s+)?(?:[^.;]{3,100}\s(?:and|but)\s+(?:also\s+)?)?$"
        # "This will not only cut dues but | draw trade"
        r"|\b(?:This|These|It|That)\s+(?:will|would)\s+not\s+only\s+(?:[^.;]{3,100}\sbut\s+(?:also\s+)?(?:[^.;]{3,60}\s)?)?$"
        # "Our trade is built to | compete"
        r"|\b(?:is|are)\s+built\s+to\s+$"
        # "For ten years, the council has been mending piers to | guard the bay"
        r"|\bFor\s+(?:\w+\s+){1,3}years?,\s+[^.;]{3,60}\s(?:has|have)\s+been\s+[a-z]+ing\s[^.;]{3,120}$"
        # "As a result, the firm decided to | open a dock abroad"
        rf"|\b(?:[Tt]he|[Aa]|[Tt]his)\s+(?:[a-z-]+\s+){{0,2}}{said['firms']}\s+(?:has\s+|have\s+|also\s+|later\s+)*{said['firms_choose']}\s+to\s+$"
        # "goals that will guide the work"
        rf"|\b{said['guides']}\s+(?:that|which)\s+(?:will|shall|would)\s+(?:[a-z]+ly\s+)?$"
    )


@cache
def _troubles() -> Cued:
    """Return the pattern of what opens a list of troubles: "the following constraints: …"."""
    said = _words()
    return cued(rf"(?<!these )(?<!such )\b{said['troubles']}\b(?:(?!{said['solves']})[^.;:]){{0,120}}:\s")


@cache
def _effects() -> Cued:
    """Return the pattern of steps that are said to bring something about: "These works will boost trade"."""
    said = _words()
    return cued(
        rf"\b(?:The\s+|These\s+|Such\s+|the\s+|these\s+|such\s+){said['steps']}\b[^.;:,]{{0,80}}\s(?:will|would)\s+(?:also\s+|[a-z]+ly\s+)?{said['effects']}\s"
        rf"|\b[Tt]he\s+{said['works']}\s+of\s[^.;:,]{{3,80}}\s(?:will|would)\s+(?:also\s+|[a-z]+ly\s+)?{said['of_works']}\s"
    )


@cache
def _effect() -> Cued:
    """Return the pattern of a verb of effect, also behind a few words."""
    return cued(rf"{_words()['of_works']}\s")


# Before these a list of troubles is about what is done against them.
_SOLVES_BEFORE = 60
_COMMANDS = frozenset({"command", "ing", "heading", "modal", "nominal", "phrase"})


def is_no_deed(text: str, action: Action) -> bool:
    """Return whether an action of a sentence is nothing that anybody does.

    >>> t = "The port gets 3 million euros over five years, starting in 2031, and opens a school."
    >>> is_no_deed(t, Action(47, 63, "ing", "")), is_no_deed("It is opening a quay in 2031.", Action(6, 28, "ing", ""))
    (True, False)
    """
    begin = max(0, action.start - _NEAR)
    if _opens().match(text, action.start) or _before().search(text, begin, action.start):
        return True
    if action.form in _COMMANDS and _qualities().match(text, action.start):
        return True
    if _is_of_gerund(text, action):
        return True
    if _PLANS_TO.search(text, begin, action.start) and _BEGAN.match(text, action.start):
        return True
    if _BY_FIRST.match(text) and _HAS_DONE.match(text, action.end) and text.find(action.verb) < 40:
        return True
    return _is_effect(text, action) or _is_trouble(text, action) or _is_of_old(text, action)


def _is_effect(text: str, action: Action) -> bool:
    """Return whether an action is what steps are said to bring about: "The works will boost trade, | help firms"."""
    effect = _effects().search(text, max(0, action.start - _NEAR), min(len(text), action.start + _NEAR))
    if effect is None or _STOPS.search(text, effect.end(), action.start):
        return False
    # A passive begins at its subject, the other forms at their verb.
    return effect.start() <= action.start + _ARTICLE and (
        action.start < effect.end() or _effect().match(text, action.start) is not None
    )


def _is_trouble(text: str, action: Action) -> bool:
    """Return whether an action stands in a list of troubles, not in one of what is done against them."""
    trouble = _troubles().search(text, 0, action.start) if _ING.match(text, action.start) else None
    if trouble is None or " will " in text[trouble.end() : action.start]:
        return False
    return _SOLVES.search(text, max(0, trouble.start() - _SOLVES_BEFORE), trouble.start()) is None


def _is_of_old(text: str, action: Action) -> bool:
    """Return whether an action is one that was meant but did not come about: "was meant to make jobs but"."""
    meant = _MEANT.search(text, max(0, action.start - _NEAR), action.start)
    return meant is not None and " but " in text[action.start : action.end + _NEAR]


def _is_of_gerund(text: str, action: Action) -> bool:
    """Return whether an action is what another one would bring about: "Defining roles will | avoid delays"."""
    doing = _DOING.search(text, max(0, action.start - _NEAR), action.start)
    known = forms()
    return (
        doing is not None and doing["verb"].lower() in known.ing and doing["verb"].lower() not in known.nouns
    )


_DOING = re.compile(
    r"(?:\A\W*|[.;]\s)(?P<verb>[A-Z][a-z]{2,}ing)\s+[a-z][^,.;:]{2,100}\s(?:will|would|can|could|may|should)\s+(?:also\s+|help\s+){0,2}$"
)
# "The plans to | open a dock began in 2014"
_PLANS_TO = re.compile(r"\b[Pp]lans?\s+to\s+$")
_BEGAN = re.compile(r"[^.;:,]{4,70}?\s(?:began|started|commenced)\s+in\s+(?:19|20)\d\d")
# "By focusing on nets, the town has grown": what was done tells no step to come.
_BY_FIRST = re.compile(r"\W*By\s+(?:[a-z]+ly\s+)?[a-z]+ing\b")
_HAS_DONE = re.compile(
    r",\s+[^,;]{2,80}?\s(?:has|have|had)\s+(?:also\s+|now\s+)?(?!to\b|been\s+(?:asked|told|ordered)\b)[a-z]+\b"
)
_ARTICLE = 4
_ING = re.compile(r"[a-z]+ing\b")
_MEANT = re.compile(r"\b(?:was|were|had\s+been)\s+(?:originally\s+|once\s+)?(?:meant|supposed)\s+to\s+$")
_STOPS = re.compile(r"[.;:]|\s(?:will|shall|would|while|whereas)\s")
_SOLVES = re.compile(
    r"\b(?:address|tackl|overcom|solv|resolv|meet|respond|remed|mitigat|reduc|bridg|clos|fill|manag|cope|measures|steps|actions|against|in\s+view|to\s+the)\w*\b[^.;:]*$"
)


def is_never_taken(text: str, action: Action) -> bool:
    """Return whether an action is denied or is nothing that anybody does."""
    return is_denied_step(text, action) or is_no_deed(text, action) or is_no_doing(text, action)


__all__ = ["is_never_taken", "is_no_deed"]
