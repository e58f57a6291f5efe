"""Actions that are no steps: what is denied, feared, asked, needed or only reckoned with, problems, harm and journeys.

Things in a clause that says nobody will build them are told here, too (``is_denied_thing``).
"""

from functools import cache

from kg import lazy_re as re
from kg.claims.actions.acting import ACTOR, IT, POLICY, WE
from kg.claims.actions.cutting import Action
from kg.claims.patterns.cued import Cued, cued
from kg.claims.patterns.words import alternation, words

# How far before a step its denial may stand.
_NEAR = 110


@cache
def _denials() -> tuple[Cued, Cued]:
    """Return the pattern of "has no intention of" and "the risk that": right before a step, and anywhere."""
    table = words()
    wishes, fears = (alternation(table.list("denied", kind)) for kind in ("wishes", "fears"))
    near = (
        rf"\b(?i:no|without|lack\s+of|absence\s+of|nor|zero|little)\s+(?:(?:real|great|any|current|immediate|further|such)\s+)*(?:{wishes})\s+(?:of|to|in|for|on)\s+"
        rf"|\bdenied\b[^.;:]{{0,70}}?\b(?:any|had|has|an?)\s+(?:{wishes})\s+(?:of|to|in|for|on)\s+"
    )
    near += (
        # "does not yet represent a decision to build", "do not take further steps to"
        r"|\b(?:do|does|did|is|are|was|were|has|have|had)\s+not\s+(?:yet\s+)?(?:[^.;,]{1,50}\s)?(?:decision|decisions|initiatives?|measures|steps|efforts|mandate|obligation|proposals?|commitments?)\s+to\s+"
        # "guard against efforts to take over the port"
        r"|\bagainst\s+(?:[a-z]+\s+)?(?:efforts?|attempts?|bids?|moves?|plans?)\s+to\s+"
    )
    far = rf"\b(?i:{fears})\s+that\s|\b(?:N|n)(?:ever|or)\s+(?:has|have|had|did|does|will|would)\s|\bden(?:y|ies|ied)\s+that\s|^\W*Whether\s"
    return cued(rf"(?:{near})$|(?:{far})[^.;:]{{0,90}}$"), cued(rf"{near}|{far}")


@cache
def _behind() -> Cued:
    """Return the pattern of "… won't happen" and "… and failed", inside a step or right behind it."""
    return cued(
        r"\s(?:won['’]t|will\s+not|would\s+not|wouldn['’]t|never|did\s+not|didn['’]t|cannot|can['’]t)\s+(?:happen|materiali[sz]e|come\s+(?:true|about)|be\s+(?:kept|met|fulfilled|honou?red|delivered|realised|realized))\b"
        r"|\s(?:was|were|has\s+been|have\s+been)\s+(?:later\s+|finally\s+|since\s+|quietly\s+)?(?:withdrawn|dropped|shelved|rejected|scrapped|abandoned|voted\s+down|called\s+off|struck\s+down|(?<=quietly\s)set\s+aside)\b"
        r"|,?\s+(?:and|but)\s+(?:(?:has|have|had)\s+)?(?:failed|broke\s+(?:that|this|its|their|the)\s+promises?|(?:rejected|dropped|dismissed|discarded|abandoned|gave\s+up)\s+(?:the\s+(?:idea|plan|project|thought)|it|them)|ruled\s+(?:it|them)\s+out)\b"
    )


@cache
def _verbs() -> re.Pattern[str]:
    """Return the pattern of a step that does harm or only travels, also behind "today"."""
    never = alternation([*words().list("denied", "harm"), *words().list("denied", "journeys")])
    return re.compile(rf"(?:(?:today|tomorrow|also|now|then|later)\s+)*(?:{never})\b")


def is_denied_step(text: str, action: Action) -> bool:
    """Return whether a sentence says that nobody takes a step, or the step is one that no plan takes.

    >>> t = "The League has no intention of widening the quay."
    >>> is_denied_step(t, Action(31, 48, "ing", ""))
    True
    >>> is_denied_step("The League plans widening the quay.", Action(17, 34, "ing", ""))
    False
    """
    begin = max(0, action.start - _NEAR)
    behind = _behind().search(text, action.start)
    if _OF_OLD.match(text) or _NEEDED.match(text, action.start, action.end):
        return True
    if text.startswith("Whether ", action.start) or _NAMES.search(text, action.start, action.end):
        return True
    if action.form in _NOMINAL and _BARE_NOUNS.fullmatch(text, action.start, action.end):
        return True
    return (
        _verbs().match(text, action.start) is not None
        or _NO_DEED.match(text, action.start, action.end) is not None
        or _MOVED.match(text, action.start) is not None
        or _HOPED.search(text, begin, action.start) is not None
        or _ASKED.search(text, begin, action.start) is not None
        or (_MEANT_TO.search(text, begin, action.start) and _IS_DONE.match(text, action.start) is not None)
        or (
            action.subject.rstrip("?") not in (ACTOR, WE)
            and _PROBLEMS.match(text, action.start, action.end) is not None
        )
        or (
            action.subject.rstrip("?") not in (ACTOR, WE, POLICY, IT)
            and _DOORS.match(text, action.start) is not None
        )
        or _is_denied_before(text, begin, action.start)
        or (behind is not None and behind.start() <= action.end)
    )


# "Two hundred projects aimed at harvesting rain have been completed": they are no plans any more.
_MEANT_TO = re.compile(
    r"\b(?:projects?|schemes?|works|measures|initiatives|activities|facilities|plants|stations)\s+(?:aimed\s+at|designed\s+to|intended\s+to|for)\s+$"
)
_IS_DONE = re.compile(
    r"(?:(?!\b(?:that|which|who)\b)[^.;]){5,140}?\s(?:has|have)\s+been\s+(?:already\s+|fully\s+)?(?:established|completed|implemented|carried\s+out|set\s+up|built|installed|finished|executed)\b"
)
# "increasing from 96 in 2012 to 113 in 2022", "grow faster than the average" tell what comes about.
_MOVED = re.compile(
    r"(?:increas|ris|grow|climb|jump|fall|dropp|declin|decreas|shrink)ing\s+from\s+[^\s\d]{0,3}\d[^;]{0,40}?\s+in\s+(?:19|20)\d\d\b"
    r"|grow\s+(?:in)?to\s+(?:an?\s|[$€£¥\d])|(?:grow|rise|fall|decline)\s+(?:faster|slower|at\s+an?\s+(?:higher|lower|faster|slower)\s+(?:rate|pace))\s+than\b",
    re.I,
)
# "The area shall be known as the Bay Region" gives a name.
_NAMES = re.compile(r"\bshall\s+be\s+(?:[a-z]+ly\s+)?(?:(?:known|cited|referred\s+to)\s+as|construed)\b")
# "They hope the port will draw mills": what others are to do.
_HOPED = re.compile(
    r"(?<!the )\bhop(?:es?|ed|ing)\s+(?:the\s|their\s|its\s|more\s|[A-Z])[^.;:,]{0,60}\s(?:will|would)\s+(?:\w+ly\s+)?$"
)
# "Asked when the town will widen the quay, the mayor smiled": a question. "He began to shun the towns", "it may start
# to thaw": history, and what may be.
_ASKED = re.compile(
    r"\b(?:[Aa]sk(?:ed|s|ing)?|[Qq]uestion(?:ed|s|ing)?|[Ww]onder(?:ed|s|ing)?|[Ii]nquir(?:ed|es|ing)|unclear|uncertain|not\s+(?:yet\s+)?(?:clear|known|sa(?:y|id)|decided))\b[^.;,]{0,40}"
    r"\s(?:when|whether|if|why|how)\s(?:(?!\b(?:and|but|said)\b)[^.;,]){1,60}\s(?:will|would|should|shall|(?:plan|intend|aim)s?\s+to|is\s+to|are\s+to)\s+(?:\w+ly\s+)?$"
    r"|\b(?:began|(?:may|might|could)\s+(?:start|begin))\s+to\s+$"
    # "issued the Guidelines, an initiative aimed at opening the quay": what a plan that was put out is for
    r"|,\s+an?\s+(?:[a-z-]+\s+){0,3}(?:initiative|policy|programme|program|plan|scheme|move|step|strategy)\s+aimed\s+at\s+$"
    # "reflects its commitment to opening the bay", "a cheap means of moving freight"
    r"|\b(?:reflect|reaffirm|underscore|underline|demonstrate|show|highlight|signal)(?:s|ed|ing)?\s[^.;]{0,50}\bcommitment\s+to\s+$"
    r"|\bmeans\s+of\s+$|\bapart\s+from\s+$|\b(?:established|founded|set\s+up|created)\s[^.;]{0,60}\bwith\s+the\s+(?:purpose|aim)\s+of\s+$"
    # "the goals of opening the quay": what is aimed at
    r"|\b(?:goals?|aims|objectives?)\s+of\s+(?:[a-z]+ing\s[^.;]*(?:,|\sand|\sor)\s+)?(?:[a-z]+ly\s+)?$"
)
# "The port will open the door to trade": what a thing brings about.
_DOORS = re.compile(
    r"open\s+(?:up\s+)?(?:the\s+|new\s+)?(?:doors?|avenues?|opportunities|possibilities|horizons)\b|set\s+the\s+(?:stage|tone)\b|kick-?start\s+(?:the|its|their)\s+econom"
)


# "the clearance, improvement and | conversion of piers": of what is told with the last one only
_NOMINAL = frozenset({"nominal", "phrase"})
_BARE_NOUNS = re.compile(r"[a-z]+(?:,\s+[a-z]+)*")
# "1980s–1990s: the zone grew": a line of history
_OF_OLD = re.compile(r"\W*19\d\ds?(?:\s?[–-]\s?(?:19|20)?\d\ds?)?\s*[:–—]\s")
# "More money is required to mend it", "the need to widen it": what is lacking. "no nets are left “will be sold”": two clauses.
_NEEDED = re.compile(
    r"need\s+to\s|(?:[\w’'-]+\s+){0,6}(?:changes?|gas|fuel|efforts?|investments?|funding|capital|money|work|support|time)\s+(?:is|are)\s+(?:urgently\s+)?(?:required|needed)\b"
    r"|(?:(?!\b(?:that|which|who|whose|where)\b)[^,.;]){3,80}?\s(?:is|are)\s(?:(?!\b(?:that|which|who|to)\b)[^,.;]){2,40}?\s[“\"‘](?:will|must|should|shall)\s+be\b"
    r"|.{0,120}\bwill\s+(?:get|receive)\s+more\b|.{0,60}\bwholly-owned\b"
)
# "The plan will tackle the challenges of the bay": what it is for, not what is done.
_PROBLEMS = re.compile(
    r"(?:address|tackle|resolve|overcome|solve|confront)(?:ing)?\s+(?:(?!(?:in|with|by|through)\b)[\w’'“”\"-]+\s+){0,5}?(?:challenges?|problems?|hurdles?|obstacles?|difficulties|bottlenecks|[“\"]?high\s+(?:[a-z]+\s+)?(?:costs?|prices?|rates?|levels?))\b"
)
# "announced funding awards": a noun; "should be poised for", "start to yield results": what comes about.
_NO_DEED = re.compile(
    r"(?:funding|financing|training|planning|housing|building|lending)\s+(?:awards?|agreements?|rounds?|packages?|decisions?|opportunit(?:y|ies)|commitments?)\b"
    r"|(?:[Nn]o\s+effort|redouble\s+(?:our|their|its)\s+efforts|(?:continue\s+to\s+)?(?:face|suffer|encounter)\s|struggle\s+to\s|(?:continue\s+to\s+)?keep\s+(?:up|pace)\s+with\s+(?:the\s+)?(?:[a-z]+\s+){0,2}(?:changes?|advancements?|developments?|demand|times|growth)\b)"
    r"|(?:outline|describe|explain|show|illustrate|set\s+out|detail)s?\s+(?:how|what|why|where|when)\b"
    r"|(?i:(?:deliver|fight|stand|car)ing\s+for)\s|exercise\s+such\s+(?:other\s+)?(?:powers|functions)\b|do\s+(?:all\s+)?such\s+(?:other\s+)?(?:acts|things)\b"
    r"|(?:yield|show|bear|produce)\s+(?:[a-z]+\s+){0,2}(?:results?|outcomes|signs)\s*(?:$|[.,;])|bear\s+fruit\b|pay\s+(?:off|dividends)\b|.{0,80}\bbe\s+(?:well\s+)?poised\b"
)


def _is_denied_before(text: str, begin: int, start: int) -> bool:
    denial = _denials()[0].search(text, begin, start)
    return denial is not None and not _TURNS.search(text, denial.start(), start)


def is_denied_thing(text: str, at: int) -> bool:
    """Return whether a thing stands in a clause that says nobody will build or favour it.

    >>> t = "Never has the League said that it would build a dam, but it will build a lock."
    >>> is_denied_thing(t, t.find("dam")), is_denied_thing(t, t.find("lock"))
    (True, False)
    >>> is_denied_thing("It will build a lock after a dam was rejected.", 16)
    False
    """
    denial = _denials()[1].search(text, max(0, at - _NEAR), at)
    behind = _behind().search(text, at)
    return bool(
        (denial and not _TURNS.search(text, denial.end(), at))
        or (behind and not _OTHER_CLAUSE.search(text, at, behind.start()))
    )


# Where a denial no longer reaches.
_TURNS = re.compile(r"[.;:]|\b(?:but|instead|although|though|which|while)\b")
# Behind these, something else was rejected.
_OTHER_CLAUSE = re.compile(rf"{_TURNS.pattern}|,|\b(?:and|after|when|because|since|as|where|than|until)\b")

__all__ = ["is_denied_step", "is_denied_thing"]
