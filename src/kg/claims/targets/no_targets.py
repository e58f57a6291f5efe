"""What has a year to come and yet is no target: events, papers, terms, and what onlookers foresee."""

from functools import cache

from kg import lazy_re as re
from kg.claims.patterns.cued import Cued, cued
from kg.claims.patterns.words import alternation, plural, words
from kg.model import Tier

_COMING = r"(?:will|shall|would|is|are|was|were|due|scheduled|planned|slated|set|expected|to\s+(?:be|take)|takes?|opens?|begins?|starts?|runs?)"
# What may stand between a noun and its verb: "the summit of ministers in Accra will".
_OF = r"(?:,?\s+(?:in|of|on|for|between|with|at|to|from)\s[^,;:]{0,60}?)?,?\s+"
_PUT = r"(?:[\w’'-]+\s+){0,6}?"


@cache
def _schedules() -> tuple[Cued, ...]:
    """Return what tells that a clause sets a date of an event, a paper, a term or a person, and no aim."""
    events, papers, terms = (_nouns(key) for key in ("events", "papers", "terms"))
    held = alternation(words().list("no_target", "held"))
    given = alternation(words().list("no_target", "given"))
    looked = alternation(words().list("no_target", "looked_at"))
    talks = alternation(words().list("no_target", "talks"))
    patterns = (
        rf"\b{events}{_OF}{_COMING}\b",
        rf"\b(?:be|is|are|to\s+be)\s+{held}\b(?!\s+(?:at|below|under|to|back|down|steady)\b)|\btakes?\s+place\b",
        rf"\b(?:host|hold|stage|organi[sz]e|attend|convene|celebrate|mark|commemorate|join|address)\s+{_PUT}{events}\b(?!\s+(?:cent(?:re|er)s?|halls?|complex|venues?|facilit))",
        rf"\b{given}\s+{_PUT}{papers}\b(?!\s+(?:cent(?:re|er)s?|system))",
        rf"\b{papers}{_OF}(?:will|shall|would|is|are|due|scheduled|expected)\b[^,;:]{{0,30}}?\b(?:published|released|presented|ready|available|issued|submitted|completed|finished|out|due|tabled|filed|delivered)\b",
        rf"\bbe\s+(?:\w+ly\s+)?{looked}\b|\breport\s+(?:back|to|on)\b",
        rf"\b(?:scheduled|due|slated|up|planned|set)\s+for\s+(?:an?\s+|its\s+|the\s+)?{talks}\b",
        rf"\b{terms}{_OF}(?:will\s+|is\s+(?:due\s+|set\s+)?to\s+|are\s+(?:due\s+|set\s+)?to\s+)?(?:runs?|lasts?|ends?|expires?|matures?|lapses?|falls?\s+due|continues?|be\s+(?:repaid|renewed|extended|prolonged|renegotiated))\b",
        r"\b(?:repay|pay\s+(?:back|off))\b|\bin\s+office\b",
        r"\b(?:be\s+)?open\s+(?:from\s+\d|daily|every\s+day|to\s+(?:the\s+public|visitors)|on\s+(?:week|sun|satur|mon))",
        r"\b(?:retire|step\s+down|leave\s+office)\b|\b(?:run|stand)\s+for\s+(?:re-?election|president|mayor|governor|office|parliament)\b|\bseek\s+(?:re-?election|an?\s+\w+\s+term)\b|\bcelebrate\b",
    )
    return tuple(cued(p, re.I) for p in patterns)


def _nouns(key: str) -> str:
    return alternation(_plain(key))


@cache
def _foreseen() -> Cued:
    """Return what tells that onlookers say what will come: "analysts expect", "according to the lender"."""
    people, who = _nouns("commentators"), alternation([*_plain("commentators"), *_plain("onlookers")])
    foresee, say = (alternation(words().list("no_target", key)) for key in ("foresee", "say"))
    at = r"(?:\s+(?:at|of|from|by|for|in)\s[^,;:]{1,40}?)?,?\s+(?:now\s+|still\s+|also\s+)?"
    return cued(
        rf"\b{who}{at}{foresee}\b(?!\s+to\b)|\b{people}{at}{say}\b"
        rf"|\b(?:according\s+to|(?:forecast|projected|predicted|estimated)\s+by|(?:forecasts?|projections?|estimates?)\s+(?:by|of|from))\s+(?:the\s+|an?\s+)?(?:[\w’'-]+\s+){{0,4}}?{who}\b",
        re.I,
    )


def _plain(key: str) -> tuple[str, ...]:
    found = words().list("no_target", key)
    return (*found, *map(plural, found))


@cache
def _moving() -> Cued:
    """Return what tells that a thing which nobody steers is expected to move: "prices will fall"."""
    things = alternation(words().list("no_target", "moves_itself"))
    moves = alternation(words().list("no_target", "moves"))
    return cued(
        rf"(?<!\bits )(?<!\btheir )(?<!['’]s )\b{things}{_OF}(?:growth\s+|levels?\s+|rates?\s+)?(?:will|would|is|are|was|were)\s+(?:(?:likely|set|expected|projected|forecast|predicted|estimated|due|poised)\s+)?(?:to\s+)?(?:\w+ly\s+)?{moves}\b"
        rf"|\b(?:projected|forecast|predicted|estimated|likely)\s+to\s+(?:\w+ly\s+)?{moves}\b"
        r"|\b(?:GDP|gross\s+domestic\s+product|economy|population|inflation)\s+(?:(?:is|was)\s+)?(?:expected|projected|estimated)\s+to\b"
        r"|\bwith\s+an?\s+(?:projected|forecast|predicted|estimated|expected)\b"
        r"|\b(?:projected|forecast|predicted|estimated|expected|likely|will|would)\s+(?:to\s+)?be\s+(?:worth|valued)\b",
        re.I,
    )


# "could lose 20 percent of its coast by 2050"
_MAY = cued(r"\b(?:could|might|may)\s+(?:\w+ly\s+|also\s+|even\s+|well\s+)?[a-z]+\b")
# "will likely reach", "is likely to be", "offers great potential for": what may come
_LIKELY = cued(
    r"\b(?:(?:will|would)\s+(?:most\s+|very\s+)?likely|(?:is|are)\s+(?:most\s+|very\s+)?likely\s+to)\b"
)
# "is forecast to reach 40 tonnes", "expects catches to fall": somebody reckons with it
_FORECAST = cued(
    r"\b(?:(?:is|are|was|were)\s+(?:forecast(?:ed)?|projected|predicted|estimated)\s+to"
    r"|(?:expects?|forecasts?|predicts?)\s+(?!to\b)[^.;,]{3,50}\s+to\s+(?:fall|rise|grow|reach|decline|increase|decrease|drop|shrink))\b"
)
_CHANCE = cued(
    r"\b(?:offers?|ha(?:s|ve)|with|holds?)\s+(?:an?\s+|the\s+)?(?:[a-z]+\s+){0,2}potential\s+(?:for|to|of)\b"
)
_MUST = re.compile(r"\b(?:will|shall|must)\b")
_MEANT = cued(
    r"\b(?:aim|plan|target|goal|objective|pledg|commit|intend|seek|strateg|vow|promis|mission|vision)\w*|\b(?:shall|must)\b|\bso\s+that\b",
    re.I,
)
_STARTS = cued(
    r"\b(?:will|shall|would|to)\s+(?:start|begin|commence|be\s+(?:introduced|launched|started|adopted|approved|passed|applied|rolled\s+out))\b",
    re.I,
)
_SOLD = cued(r"\b(?:sell|sales|profits?|turnover|shares|revenues?|customers|dividends?)\b", re.I)
_FIRM = cued(
    r"\b(?:compan(?:y|ies)|firms?|carmakers?|airlines?|\w*makers?|retailers?|chain|start-?up|Ltd|Inc|plc|AG|Corp)\b[^,;:]{0,30}?\b(?:hopes?|aims?|plans?|expects?|wants?|will|intends?)\b"
)


@cache
def _befalls() -> Cued:
    """Return what tells of a loss, a need or a share that comes of itself: "the coast will suffer a loss"."""
    suffer = alternation(words().list("no_target", "suffer"))
    sum_ = r"(?:an?\s+(?:estimated\s+|additional\s+|further\s+)?|about\s+|around\s+|some\s+|up\s+to\s+|over\s+|more\s+than\s+|at\s+least\s+|nearly\s+|approximately\s+|roughly\s+|almost\s+)?(?:[A-Z]{0,3}\s?[$€£¥₹]|[A-Z]{3}\s|[Rr]s\.?\s|\d[\d.,]*\s?(?:million|billion|trillion|bn)\b|‹N)"
    return cued(
        rf"\b(?:will|would|shall|could|may|is\s+\w+ed\s+to|are\s+\w+ed\s+to)\s+(?:\w+ly\s+|also\s+|still\s+)?"
        rf"(?:{suffer}\b|(?:require|need|cost|face)\s+(?:an?\s+(?:additional|further|extra)\s+)?{sum_}|(?:cover|meet|reach|be|make\s+up)\s+(?:only|just|merely|barely|no\s+more\s+than)\s)"
        rf"|\bwill\s+already\s+(?:have|be|exceed|reach)\b|(?<!to )(?<!to a )(?<!to the )(?<!with a )(?<!with the )(?<!below the )(?<!from the )(?<!against the )\b(?:optimistic|pessimistic|worst-case|best-case|baseline|business-as-usual)\b[^.;]{{0,20}}\bscenarios?\b"
        # "would be made available in fiscal year 2032": when money is paid out
        r"|\b(?:available|disbursed|paid|released|provided)\s+(?:in|for|during)\s+(?:the\s+)?(?:20\d\d(?:[-–/]\d{2,4})?\s+)?(?:fiscal|financial)\s+year\b"
    )


# "The model forecasts that boats will …": nobody's aim, unless those who govern say so
_PREDICTED = cued(
    r"(?<![Gg]overnment )(?<![Mm]inistry )(?<![Pp]lan )(?<![Ss]trategy )(?<![Pp]olicy )(?<![Bb]udget )(?<!› )\b(?:forecasts?|predicts?|predicted|projects|(?:projections?|modell?ing|models?|estimates?|simulations?)\s+(?:shows?|suggests?|indicates?))\s+that\b"
)


def is_scheduled(clause: str) -> bool:
    """Return whether a clause sets the date of an event, a paper or a term.

    >>> is_scheduled("Publish the yearly report on nets"), is_scheduled("Build the outer quay")
    (True, False)
    """
    return any(p.search(clause) for p in _schedules())


def _is_chance(clause: str) -> bool:
    """Return whether a clause tells of what could be, and of nothing that will be."""
    chance = _CHANCE.search(clause)
    return chance is not None and not _MUST.search(clause, chance.end())


# "In a baseline scenario, exports will reach 40 tonnes by 2031": what is only reckoned with.
_SCENARIO = re.compile(
    r"\W*(?:In|Under|With)\s+(?:an?|the|its|this|our|that)\s+(?:[\w-]+\s+)?(?:optimistic|pessimistic|worst|best|base|low|high|middle|baseline|reference|business-as-usual|central|current-polic(?:y|ies)|[\w-]+-case)(?:-case)?\s+(?:scenario|case|projection|variant)s?\b"
)


# "GDP would decline by 2 percent": a loss that somebody reckons with
_WOULD_FALL = cued(
    r"\b(?:GDP|gross\s+domestic\s+product|economy|output|employment|population|incomes?|wages|exports|trade)\s+(?:would|could)\s+(?:\w+ly\s+)?(?:decline|fall|shrink|contract|slump|plunge|drop|worsen|deteriorate)\b",
    re.I,
)


def standing(clause: str, sentence: str, *, planned: bool) -> Tier | None:
    """Return how far the clause of a year to come states an aim: None if it states none.

    ``sentence`` is what stands around the clause, ``planned`` whether a plan or a public hand is spoken of.

    >>> standing("The summit will be held in 2031", "", planned=True) is None
    True
    >>> standing("The port will handle 40 ships by 2031", "", planned=False)
    <Tier.ASSERTED: 'asserted'>
    >>> standing("The coast will suffer a loss of 2 percent by 2031", "", planned=True) is None
    True
    >>> standing("Work is to begin in 2031", "", planned=True)
    <Tier.CANDIDATE: 'candidate'>
    >>> standing("With exports projected to grow by 3 percent by 2031", "", planned=False)
    <Tier.CANDIDATE: 'candidate'>
    >>> standing("The net trade is expected to be worth $3 billion by 2031", "", planned=False)
    <Tier.CANDIDATE: 'candidate'>
    """
    if (
        _SCENARIO.match(sentence)
        or is_scheduled(clause)
        or _foreseen().search(sentence)
        or _PREDICTED.search(sentence)
        or _befalls().search(clause)
        or _WOULD_FALL.search(clause)
    ):
        return None
    meant = _MEANT.search(sentence) is not None
    if not meant and (_LIKELY.search(clause) or _is_chance(clause)):
        return None
    if not meant and _MAY.search(clause) and not _MUST.search(clause):
        return None
    firm = _FIRM.search(clause) and _SOLD.search(clause)
    if firm and not planned:
        return None
    alone = not meant and (_moving().search(clause) or _FORECAST.search(sentence))
    return Tier.CANDIDATE if firm or alone or _STARTS.search(clause) else Tier.ASSERTED
