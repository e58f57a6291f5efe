"""Actions that a word of intent governs, wherever it stands: "an initiative to …", "strove to …", "the idea of opening …".

What such a word governs is an aim of the policy, however the sentence around it is built; what merely follows
"to" is as often an effect ("expected to create jobs") or the purpose of another action, and is left alone.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from kg import lazy_re as re
from kg.claims.actions.cutting import Action, nouns_follow, pieces
from kg.claims.actions.done_for import DONE_FOR, act_before
from kg.claims.actions.ing_leads import GERUNDS
from kg.claims.actions.intent_forms import AIM, FAINT, aim_form, is_outcome
from kg.claims.actions.verbs import ADVERB, forms, grows_it, pairs_on, word_set
from kg.claims.measures.loose import DETERMINERS, denied
from kg.claims.patterns.cued import Cued, cued
from kg.claims.patterns.months import MONTH_BEGINS, WEEKDAY
from kg.claims.patterns.words import alternation, plural, words

MEANS = "means"
# "to ensure, in the long term (2050), a supply of ice"
_BASE = re.compile(
    rf"\bto\s+[“\"‘]?(?P<rest>{ADVERB}(?P<verb>[a-z-]{{2,24}}))\b(?:,\s+(?:in|by|over|within|for|at|with)\s[^,;.]{{3,60}},)?(?P<after>\s+\S+)"
)
_ING = rf"(?P<rest>{ADVERB}(?P<verb>[a-z-]{{3,24}}ing))\b(?P<after>\s+\S+)"
_NEVER_AFTER = re.compile(r"\s+(?:of|is|are|was|were|and|or|by)\b")
_FINITE = re.compile(r"\s(?:should|shall|will|would|must|can|could|is|are|was|were|has|have|had|remains?)\s")
_BEFORE = 120  # letters in which the word that governs "to" has to stand
_FAR = 200  # and those in which the verb that puts a plan out has to
_COPULA = re.compile(r"\b(?:is|are|was|were|be|remains?)(?:\s+(?:also|both|therefore|not\s+only))?\s+$")
_LONGEST = 26  # letters of such a copula


@cache
def _of_to() -> Cued:
    nouns, verbs = _nouns("aims", "works"), alternation(words().list("intent", "verbs"))
    date = rf"{MONTH_BEGINS}[a-z]*\.?\s+\d{{1,2}}(?:,\s+\d{{4}},?)?|\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH_BEGINS}[a-z]*(?:\s+\d{{4}})?"
    day = rf"(?:(?:on\s+)?{WEEKDAY}|on\s+(?:{date}))"
    # "an ambitious plan announced in 2017 to mend the docks"
    put = rf"\s+{alternation(words().list('verbs', 'issue'))}\s+(?:in|on|by|last|this|during|after|earlier)"
    # "Royal Decree No. 12 of 2019 to open a port"
    number = r"(?:\s+[Nn]o\.?\s*[(]?\d[\d/ -]{0,9}[)]?(?:\s+of\s+\d{4})?)?"
    return cued(
        rf"\b(?:(?i:{nouns}){number}(?:{put}\b[^.;:,]{{0,50}}?)?(?:\s+(?:is|are|was|were|will\s+be|remains?)(?:\s+(?:also|both|not\s+only))?|\s+{day})?,?"
        # What "has helped to" do something is past, and what "will help to" do it is hoped for.
        rf"|(?<!\bhas )(?<!\bhave )(?<!\bhad )(?!(?<=[dl] )help\s){verbs}(?:\s+(?:hard|both|not\s+only))?)\s+$"
    )


@cache
def _goal_is() -> Cued:
    """Return the pattern of "The main task of the council, he said, is", before "to widen the quay"."""
    nouns = _nouns("aims", "works", "goals")
    of = r"(?:\s+(?:of|for|under|behind|in)\s+[^.;:,]{2,90}?)?"
    return cued(
        rf"\b(?i:{nouns}){of}(?:,\s[^.;:]{{2,110}},)?\s+(?:is|are|was|were|will\s+be|remains?)(?:\s+[a-z ]{{4,8}})?\s+$"
    )


@cache
def _put_out() -> Cued:
    """Return the pattern of "launched the Quay Plan in May", before "to widen the quay"."""
    done = alternation([*words().list("verbs", "issue"), *words().list("verbs", "issue_now")])
    adjunct = r"(?:\s+(?:after|in|on|during|under|with|at|today|yesterday|this|last|worth|total\w*|of|for)\b[^.;:,]{0,70})"
    year_at = r"(?:19|20)\d\d(?:[-–](?:20)?\d\d)?"
    year = rf"(?:,?\s+{year_at})?"
    return cued(
        rf"\b{done}\s+(?:(?:the|an?|its|their|two|three)\s+|(?=[A-Z]))[^.;:,]{{2,90}}?\b(?:(?i:{_nouns('works')}|agenda|package|policy|fund|facility|guidelines|regulations?|rules|norms|(?<!in\s)orders?|code|standards))(?:{year}(?:\s+\([^()]{{2,20}}\))?{adjunct}|,?\s+{year_at}(?:,|(?=\s))|,)\s+$"
        rf"|\b{done}\s+(?:(?:an?|the|new|draft)\s+)*(?:[A-Z]?[\w-]+\s+){{0,4}}?(?i:guidelines|regulations?|rules|norms|(?<!in\s)orders?|circular|notification|directive)\s+$"
    )


# "received 4 million euros to mend the quay", "14 million of that money to build a campus"
_PAID = re.compile(
    r"\b(?:(?:country|government|state|city|province|region|project|programme|program|plan|scheme|port|railway|authority|county|sector|council|agency|municipality|industry)\s+(?:(?:will|would|also|still)\s+){0,2}(?:requir|need)|receiv|award|grant|giv|gave|got|get|secur|allocat|provid|set(?:ting)?\s+aside|earmark|spen[dt]|see(?:s|ing)?|commit|lend|lent|loan|approv|announc|pledg)\w*\s+(?:[^.;:,]{0,40}\s)?"
    r"(?:[$€£¥]|[A-Z]{2,3}[$€£]?\s?|Rs\.?\s?)?\d[\d.,]*\s?(?:million|billion|trillion|crore|lakh|bn|m|thousand|euros|dollars|pounds|yuan|yen|rupees)?\b(?:[^.;:,]|(?<=\d)[.,](?=\d)|(?<=[A-Z])\.){0,70}\s+$"
)
# "Reed Wind Park: EUR 8 million to build a wind farm", as an item or behind its label
_SUM_FIRST = re.compile(
    r"(?:\A|[:–—]\s|\s-\s)\W*(?:[Aa]n?\s+|(?:[Uu]p\s+to|[Aa]bout|[Aa]round|[Ss]ome|[Oo]ver|[Nn]early)\s+)?"
    r"(?:[$€£¥₹]|[A-Z]{2,3}[$€£]?\s?|Rs\.?\s?)?\d[\d.,]*\s?(?:(?:million|billion|trillion|crore|lakh|bn|m|thousand|euros|dollars|pounds|yuan|yen|rupees)\b\s?){0,2}(?:in\s+(?:grants?|loans?|funding|funds|aid)\s+)?\s*$"
)
_MONEY = re.compile(
    r"[$€£¥]|\b(?:euros?|dollars?|pounds?|yuan|yen|rupees?|baht|won|rand|naira|shillings?|pesos?|ringgit|francs?|USD|EUR|GBP|Rs|RM|AED)\b"
)


@cache
def _funded() -> Cued:
    """Return the pattern of "Funds have been set aside", "Money will go to the town", before "to mend the quay"."""
    money, kept = (alternation(words().list("intent", key)) for key in ("money", "set_aside"))
    return cued(
        rf"\b(?i:{money})\s+(?:[^.;:,]{{0,50}}\s)?(?:has|have|will|would|is|are|shall)\s+(?:also\s+|now\s+)?(?:been\s+|be\s+)?{kept}\b[^.;:,]{{0,60}}\s+$"
    )


def _is_paid(text: str, at: int) -> bool:
    """Return whether a sum of money that somebody gets or gives stands before the purpose that begins at ``at``."""
    paid = _PAID.search(text, max(0, at - _BEFORE), at) or _SUM_FIRST.search(text, max(0, at - _BEFORE), at)
    return paid is not None and _MONEY.search(text, paid.start(), at) is not None


@cache
def _of_ing() -> Cued:
    joined = r"(?:of|for|in|on|at|like|such\s+as|towards?|to|includ(?:es?|ing|ed)|entails?|involves?|covers?|covering)"
    verbs = alternation(words().list("intent", "before_ing"))
    # "the goal was opening a port", but not "the programme is attracting money".
    is_ = rf"{_nouns('aims')}\s+(?:(?:of|for)\s+(?:the\s+)?\w+\s+)?(?:is|are|was|were|will\s+be)"
    return cued(rf"\b(?:{_nouns('aims', 'works')}\s+{joined}|{is_}|{verbs})\s+{_ING}")


def _nouns(*lists: str) -> str:
    singular = [w for name in lists for w in words().list("intent", name)]
    return alternation([*singular, *map(plural, singular)])


def purposive_actions(text: str) -> Iterator[Action]:
    """Yield the actions that a noun or verb of intent governs.

    >>> t = "The scheme strove to widen the quay; it had the idea of opening two schools."
    >>> [t[a.start:a.end] for a in purposive_actions(t)]
    ['widen the quay', 'opening two schools']
    >>> list(purposive_actions("It is expected to open a port, and allows ships to enter the bay."))
    []
    """
    if " to " in text:
        for match in _BASE.finditer(text):
            governed = _governor(text, match.start())
            done = act_before(text, match.start()) if governed is None else None
            paid = governed is None and _is_paid(text, match.start())
            meant = governed and not (
                denied(text, governed.start())
                or _is_not(text, governed.start())
                or _valued().search(text, max(0, match.start() - _BEFORE), match.start())
            )
            if (paid or meant) and _acts(match, forms().after):
                for action in _cut(text, match, "modal", _opening_end(text, match.end("rest"))):
                    faint = governed is not None and action.form == AIM
                    if governed and faint:
                        brings = not _STEPS.match(governed[0]) and is_outcome(text, action.start, action.end)
                        yield replace(action, form=FAINT if brings else aim_form(governed[0]))
                    else:
                        yield action
            elif done and _acts(match, forms().after):
                yield from (replace(a, form=DONE_FOR) for a in _cut(text, match, "modal") if a.form == AIM)
    if "ing " not in text:
        return
    for match in _of_ing().finditer(text):
        if _acts(match, forms().ing) and not _COMMENT.search(
            text, max(0, match.start("rest") - _BEFORE), match.start("rest")
        ):
            found = tuple(_cut(text, match, "ing"))
            row = sum(a.form == MEANS for a in found) > 1
            yield from (replace(a, form=GERUNDS) if row and a.form == MEANS else a for a in found)


# "measures to improve trade": these are steps, whatever they bring about
_STEPS = re.compile(r"(?:measures|steps|actions)\s", re.I)


@cache
def _valued() -> Cued:
    """Return the pattern of "is a first step", "marks an important move", before "to …": what somebody thinks of it."""
    valued, steps = (alternation(words().list("intent", key)) for key in ("valued", "steps"))
    return cued(
        rf"\b(?:is|are|was|were|marks?|marked|represents?|as)\s+(?:also\s+|thus\s+)?(?:an?|another|one)\s+(?:[\w-]+\s+(?:and\s+)?){{0,2}}?{valued}\s+(?:[\w-]+\s+)?{steps}\s+$"
    )


# "could not begin to pay", "has become a main tool to keep order": what is not done, and what a thing has come to be.
_NOT = re.compile(
    r"\b(?:not|never|cannot)\s+$|\b(?:has|have|had)\s+become\s+(?:an?|the)\s+(?:[\w-]+\s+){0,3}$"
)


def _is_not(text: str, at: int) -> bool:
    return _NOT.search(text, max(0, at - _BEFORE), at) is not None


def _governor(text: str, at: int) -> re.Match[str] | None:
    """Return what governs the "to" at an offset: a word of intent, a plan that is put out, or a goal that "is to"."""
    near, far = max(0, at - _BEFORE), max(0, at - _FAR)
    found = _of_to().up_to(text, near, at) or _put_out().up_to(text, far, at)
    if found is None and _COPULA.search(text, max(0, at - _LONGEST), at):
        return _goal_is().up_to(text, far, at)
    return found or _funded().up_to(text, near, at)


# "It is an important step towards opening a port": what somebody thinks of it.
_COMMENT = re.compile(
    r"\b(?:is|are|was|were|be|marks?|marked|represents?|as|go(?:es)?)\s+(?:also\s+)?(?:an?|another|one|the)\s+(?:[\w-]+\s+){0,4}(?:steps?|way|moves?)\s+(?:towards?|in)\s+$"
    r"|\b(?:is|was)\s+an?\s+(?:[\w-]+\s+){0,3}(?:approach|method|attempt)\s+(?:to|of|at|for)\s+$"
    r"|\b(?:is|are|was|as)\s+(?:an?\s+|the\s+)?(?:[\w-]+\s+){0,4}(?:instruments?|tools?|means|vehicles?|mechanisms?)\s+(?:to|of|towards?|for)\s+$"
)


def _acts(match: re.Match[str], known: "frozenset[str] | dict[str, str]") -> bool:
    """Return whether the word that is governed is a verb of action, with what it is done to."""
    verb, after = match["verb"], match["after"]
    paired = not verb.endswith("ing") and pairs_on(match.string, match.end("verb"))
    ends = _NEVER_AFTER.match(after) and not paired
    never = verb in forms().never and not grows_it(match.string, match.start("verb"))
    if verb not in known or never or ends:
        return False
    bare = after.strip() not in DETERMINERS
    thing = verb in word_set("base_or_adjective") and _TO_A_THING.search(
        match.string, max(0, match.start() - _LONGEST), match.start()
    )
    if bare and (thing or verb in word_set("ing_adjective")):
        return False
    return not (verb in forms().nouns and nouns_follow(after))


# "commitment to clean power", "shift to open markets"
_TO_A_THING = re.compile(
    r"\b(?:commitments?|transitions?|shift|access|contributions?|dedication|switch|rights?|pathways?|paths?|return)\s+$"
)


# "In a move to widen the quay, the town sold its boats": the main clause begins behind the comma.
@cache
def _opening() -> re.Pattern[str]:
    moves, heads = (alternation(words().list("intent", key)) for key in ("moves", "openings"))
    return re.compile(
        rf"\W*(?:In\s+(?:an?|its|the|another|their)\s+(?:[\w-]+\s+){{0,4}}?{moves}\b|{heads}\b)"
    )


_NEXT_WORD = re.compile(rf",\s+{ADVERB}(?P<word>[\w’'-]+)")


def _opening_end(text: str, at: int) -> int | None:
    """Return where the phrase ends that opens a sentence and holds the action at ``at``, or None."""
    if not _opening().match(text):
        return None
    for comma in _NEXT_WORD.finditer(text, at):
        if comma["word"] not in forms().bases and comma["word"] not in ("and", "or", "as"):
            return comma.start()
    return None


def _cut(text: str, match: re.Match[str], form: str, stop: int | None = None) -> Iterator[Action]:
    for action in pieces(text, match.start("rest"), form, stop=stop):
        opens = text[action.start :].split(maxsplit=1)[0]
        if action.start > match.start("rest") and opens in word_set("effect_ing"):
            continue  # "…, enabling ships to turn" comments on what went before
        # "The goal of opening a port should be reached by 2030" tells of the goal, and may be a target.
        if form == "ing" and _FINITE.search(text, action.start, action.end):
            continue
        yield replace(action, form=MEANS if form == "ing" else AIM)
