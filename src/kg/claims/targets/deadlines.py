"""Years by which something is to be reached, told from years of history, validity and beginning."""

from collections.abc import Iterator
from dataclasses import dataclass

from kg import lazy_re as re
from kg.claims.actions.verbs import opens_order
from kg.claims.patterns.cued import cued
from kg.claims.sentences.masks import Masked
from kg.claims.targets.tenses import AIM, PAST, tense_of
from kg.claims.values.other_years import about_years, first_years, opening_years, rising_years

_MODIFIED = (
    r"(?:(?:the\s+)?(?:(?:end|close|beginning|start|middle|first\s+half|second\s+half|latter\s+half|last\s+quarter|first\s+quarter|fourth\s+quarter|year)\s+(?:of\s+)?)|around\s+|about\s+|the\s+|at\s+the\s+latest\s+|end-|mid-|early\s+|late\s+|mid\s+|(?:fiscal|financial)\s+(?:year\s+)?|FY\s?|(?:plan|programme|programme\s+period|plan\s+period|strategy)\s+in\s+"
    r"|Q[1-4]\s+(?:of\s+)?|(?:spring|summer|autumn|winter|(?:second|third)\s+quarter)\s+(?:of\s+)?)"
)
_BY = re.compile(
    rf"\b(?:[Bb]y|BY|[Bb]efore|[Nn]o\s+later\s+than|[Nn]ot\s+later\s+than|[Bb]y\s+no\s+later\s+than|[Bb]etween\s+now\s+and|[Ff]rom\s+now\s+(?:until|to)|[Oo]n\s+or\s+before|come|(?:pencilled|penciled)\s+in\s+for|in\s+time\s+for|not\s+until|[Nn]ot\s+until)\s+{_MODIFIED}{{0,3}}‹(?P<kind>[DT])(?P<n>\d+)›"
)
_IN = re.compile(
    rf"\b(?P<aim>targets?\s+of|(?:goals?|targets?|objectives?|commitments?|pledges?|ambitions?)\s+(?:(?:of|for)\s+(?:the\s+)?‹[A-CE-Z]\d+›\s+)?to|will|shall|(?:should|would)(?!\s+have\b)|is\s+to|are\s+to|aims?\s+to|plans?\s+to|wants?\s+to|hopes?\s+(?:to|for)|to\s+be|scheduled|expected|due|slated|planned|foreseen|envisaged|targeted|set\s+to|intends?\s+to|assumed?\s+to|for\s+(?:completion|commissioning|delivery|launch)|projected|forecast|predicted|anticipated|foreseen|(?:aim|goal|target|objective)\s+is)\b(?P<what>[^;.‹]{{0,60}}(?:(?:‹[A-CE-Z]\d+›|‹D\d+›(?=\s+(?:levels?|baseline|values?)\b))[^;.‹]{{0,60}}){{0,4}}?)\b(?:in|for|during|(?:(?<=progressively\s)|(?<=gradually\s)|(?<=phases\s)|(?<=operational\s))from)\s+{_MODIFIED}{{0,3}}‹D(?P<n>\d+)›(?!\s+(?:till|until|to|through)\b|\s*[–-])"
)
# "In 2031, the province will complete a port", and what a plan involves by its end
_IN_FIRST = re.compile(
    r"(?:^\W*|[.;]\s+)In\s+(?:the\s+year\s+)?‹D(?P<n>\d+)›,\s+[^.;‹]{0,40}(?:‹[A-CE-Z]\d+›[^.;‹]{0,40}){0,2}?\b(?:will|shall|is\s+to|are\s+to|aims\s+to|plans\s+to)\s+(?!be\s+held|hold|host|celebrate|mark|publish)"
)
# A further year of a list, which may have a figure of its own: "5% in 2026 and 6% in 2027".
_MORE = re.compile(
    r"(?:\s*\([^()]{0,60}\))?(?:,\s*(?:and\s+)?|\s+and\s+)(?:(?:to\s+)?(?:about\s+|around\s+|some\s+)?‹N\d+›(?:\s+[\w-]+){0,3}?\s+(?:[Bb]y|in)\s+|the\s+(?:rest|others?|remainder|second|third|last|remaining\s+‹N\d+›)\s+(?:[Bb]y|in)\s+|[Bb]y\s+)?(?:the\s+year\s+)?‹D(?P<n>\d+)›(?=\s*(?:\(|,|and\b|respectively\b|[.;]|$))"
)
_FISCAL = r"(?:fiscal|financial|budget|crop|school)\s+years?\s+"
_PERIOD = re.compile(
    rf"\b(?:in|over|during|for|between|from|across|throughout|covering|period|cover)\s+(?:the\s+)?(?:(?:[\w-]+|‹N\d+›)\s+){{0,4}}\(?‹T(?P<n>\d+)›(?!\s+and\s+(?:‹T|{_FISCAL}))"
    rf"|\bbetween\s+(?:the\s+)?(?:{_FISCAL})?‹T\d+›\s+and\s+(?:{_FISCAL})?‹T(?P<m>\d+)›",
    re.I,
)
_FROM_TO = re.compile(r"\b(?:from|between)\s+‹D\d+›\s+(?:to|and|until|till|through)\s+‹D(?P<n>\d+)›", re.I)
_GOAL_FOR = cued(
    r"(?:‹D(?P<n>\d+)›\s+(?:[\w-]+\s+){0,3}(?:targets?|goals?|objectives?|ambitions?|commitments?|pledges?)\b|\b(?:targets?|goals?|objectives?)\s+(?:[\w-]+\s+){0,3}(?:for|of)\s+‹D(?P<m>\d+)›"
    r"|\b(?:target\s+(?:year|date)|deadline)\b[^‹›;.]{0,50}(?:‹[A-CE-Z]\d+›[^‹›;.]{0,20})?\b(?:is|of)\s+(?:the\s+end\s+of\s+)?‹D(?P<d>\d+)›|\broadmap\s+(?:to|for)\s+‹D(?P<r>\d+)›|\b(?:sights?\s+(?:is|are)\s+set\s+on|has\s+settled\s+on|(?:deadline|target|date|ban|phase-out)\b[^‹›;.]{0,60}?\b(?:moved|postponed|slipped|extended|brought\s+forward|put\s+back)\s+(?:[a-z]+\s+){0,3}to|moved\s+it\s+to|horizon\s+(?:is|of)|deadline\s+is\s+‹D\d+›\s+for\s[^‹›;.]{2,40}\sand)\s+(?:the\s+end\s+of\s+)?‹D(?P<u>\d+)›|‹D(?P<s>\d+)›\s+(?:will|should|is\s+to)\s+(?:see|bring|mark|witness)\b)",
    re.I,
)
# Words by which a law begins or ends to hold: no aim.
_HOLDS = re.compile(
    r"\b(?:take\s+effect|takes\s+effect|effective|in\s+force|into\s+force|into\s+effect|enter(?:s|ed)?\s+into|expir\w+|valid\w*|appl(?:y|ies|icable)|come\s+into|remain|discontinu\w+|hearing|comments?|sent|lodged|filed|repaid|tenders?|bids|nominations?|registrations?|submit\w*|submission|published|released|announced|held|speak|meet)\b",
    re.I,
)
# What he or she means to do by then is no policy.
_PERSONAL = re.compile(r"\b(?:[Hh]e|[Ss]he|I)\b(?![^;]*‹[PZAB])")
# "met its goal", "fell short of the target": a goal that is judged is history.
_JUDGED = re.compile(
    r"\b(?:met|missed|exceeded|achieved|hit|surpassed|fell\s+short\s+of|(?:is|was|were|are)\s+short\s+of|fail(?:ed|s|ing)?\s+to\s+(?:meet|reach)|to\s+meet)\s+(?:of\s+)?(?:its|their|the|a|his|our|all)\s+(?:[\w-]+\s+){0,3}(?:target|goal|objective)\w*"
    r"|\b(?:targets?|goals?|objectives?)\b[^.;,]{0,40}\b(?:was|were|(?:has|have|had)\s+been)\s+(?:not\s+|never\s+|only\s+partly\s+)?(?:met|missed|exceeded|achieved|reached|hit|surpassed|dropped|abandoned)\b",
    re.I,
)
# "goals until 2033", "a strategy towards 2040": the horizon of what is aimed at.
_UNTIL = re.compile(
    r"(?:\b(?:visions?\s+(?:into|for)|until|till|up\s+to|period\s+to|through(?:\s+to)?|towards?|by\s+and\s+beyond|(?:(?<=annually\s)|(?<=a\syear\s)|(?<=per\syear\s)|(?<=annum\s))to)|(?<=[Vv]ision\sto)|(?<=rientation\sto)|(?<=rientations\sto))\s+(?:the\s+(?:year\s+)?|year\s+)?(?:the\s+end\s+of\s+)?‹D(?P<n>\d+)›"
    r"|\b(?:[Pp]lan(?:ning)?|[Ss]trategy|[Pp]rogram(?:me)?|[Rr]oadmap|[Oo]utlook)\s+(?:(?:of|for|on)\s+[^.;,]{1,80}?\s)?to\s+(?:the\s+year\s+)?‹D(?P<m>\d+)›"
)
_PLANS = re.compile(
    r"\b(?:plans?|strateg(?:y|ies)|polic(?:y|ies)|programmes?|programs?|roadmaps?|visions?|goals?|targets?|objectives?|missions?|agenda|blueprint|framework|orientations?|initiatives?|schemes?|available|efforts?|path(?:way)?|financing|invest\w*|fund\w*|will|period)\b|‹P",
    re.I,
)
# "the five-year plan (2007-2012)"
_PLAN_OF = re.compile(
    r"\b(?:[Pp]lans?|[Pp]rogrammes?|[Pp]rograms?|[Ss]trateg(?:y|ies)|[Rr]oadmap|[Ff]ramework|[Pp]hase(?:\s[\dIVX]+)?|[Aa]genda|[Ss]cheme|[Ii]nitiative|[Bb]lueprint)\s*\(?(?:for\s+)?(?:the\s+period\s+)?‹T(?P<n>\d+)›"
)
# "The 2031-2035 plan foresees"
_OF_PLAN = re.compile(
    r"‹T(?P<n>\d+)›\s+(?:[\w-]+\s+){0,3}(?:plan|programme|program|strategy|agenda|roadmap|framework|scheme|mandate)\b"
)
# "Completion: 2031", "Expected opening: mid-2031"
_LABEL = re.compile(
    r"\b(?:completion|completed|target|expected|opening|due|timeline|commissioning|delivery)(?:\s+(?:date|year|opening|completion|by))?\s*[:–-]\s*(?:by\s+|Q[1-4]\s+|mid-|(?:the\s+)?end\s+(?:of\s+)?|late\s+|early\s+)?‹D(?P<n>\d+)›",
    re.I,
)
# "within three years", "over the next five years"
_WITHIN = cued(
    r"\b(?:within|(?:over|in|during)\s+the\s+(?:next|coming))\s+(?:a\s+period\s+of\s+)?‹N(?P<n>\d+)›\s+years\b(?!\s+(?:of|from|after)\b)",
    re.I,
)
_DECADE = re.compile(
    r"\b(?:[Bb]y|[Bb]efore)\s+(?:the\s+)?(?:end|close)\s+of\s+(?:the|this)\s+(?:current\s+)?(?P<span>decade|century)\b"
)
_MID = re.compile(
    r"\b[Bb]y\s+(?:around\s+)?(?:the\s+)?(?:mid-century|mid(?:dle|point)?\s+of\s+(?:the|this)\s+century)\b"
)
_FY = re.compile(
    r"\b(?:(?P<in>in)|[Bb]y)\s+(?:the\s+end\s+of\s+)?(?:fiscal\s+(?:year\s+)?|FY\s?)(?P<y>20\d\d|\d\d)\b"
)


# "FY91" is of the last century.
_LATE = 70


@dataclass(frozen=True, slots=True)
class Deadline:
    """A year by which something is to be reached.

    Attributes:
        start, end: where the words of the deadline stand in the mask.
        mention: index of the date or period, or -1.
        year: the year.
        sure: whether the clause says plainly that it is still to come.
        opens: whether it opens its clause.
    """

    start: int
    end: int
    mention: int
    year: int
    sure: bool
    opens: bool = False


def find_deadlines(masked: Masked, home_year: int, anchor: int = 0) -> Iterator[Deadline]:
    """Yield the deadlines of a sentence, each year once; what was due long before ``home_year`` is history.

    ``anchor`` is the year from which "within three years" counts, 0 if the document bears no date.
    """
    seen: set[int] = set()
    within = [_within(masked, m, anchor) for m in _WITHIN.finditer(masked.text)] if anchor else []
    for found in (*_all(masked, home_year), *filter(None, within)):
        if found.year not in seen and found.year > home_year - 30:
            seen.add(found.year)
            yield found


def _all(masked: Masked, home_year: int) -> Iterator[Deadline]:
    text = masked.text
    if "‹D" in text or "‹T" in text:
        yield from _dated(masked, home_year)
    if "decade" in text or "century" in text:
        yield from (
            _unmarked(text, m, home_year // 10 * 10 + 10 if m["span"] == "decade" else 2100)
            for m in _DECADE.finditer(text)
            if _has_aim(text, m)
        )
        yield from (_unmarked(text, m, 2050) for m in _MID.finditer(text) if _has_aim(text, m))
    if "FY" in text or "iscal" in text:
        for match in _FY.finditer(text):
            year = int(match["y"]) % 100
            year += 2000 if year < _LATE else 1900
            if _has_aim(text, match) and (not match["in"] or year > home_year):
                yield _unmarked(text, match, year)


def _dated(masked: Masked, home_year: int) -> Iterator[Deadline]:
    text = masked.text
    yield from filter(None, (_labelled(masked, m, home_year + 1) for m in _IN_FIRST.finditer(text)))
    firsts = [_by(masked, m, home_year) for m in _BY.finditer(text)] + [
        _in(masked, m, home_year) for m in _IN.finditer(text)
    ]
    for found in firsts:
        if found:
            yield found
            yield from _more(masked, found)
    yield from filter(None, (_labelled(masked, m, home_year) for m in about_years(text)))
    yield from filter(None, (_labelled(masked, m, home_year + 1) for m in opening_years(text)))
    yield from filter(None, (_labelled(masked, m, home_year + 1) for m in rising_years(text)))
    yield from filter(None, (_onwards(masked, m, home_year) for m in first_years(text)))
    yield from filter(None, (_until(masked, m, home_year) for m in _UNTIL.finditer(text)))
    if ":" in text or "–" in text or " - " in text:
        yield from filter(None, (_labelled(masked, m, home_year) for m in _LABEL.finditer(text)))
    periods = (_PERIOD, _PLAN_OF, _OF_PLAN) if "‹T" in text else ()
    for pattern in (*periods, *((_FROM_TO, _GOAL_FOR) if "‹D" in text else ())):
        yield from filter(None, (_aimed(masked, m, home_year) for m in pattern.finditer(text)))


def _labelled(masked: Masked, match: re.Match[str], home_year: int) -> Deadline | None:
    year = _year(masked, match["n"])
    return Deadline(match.start(), match.end(), int(match["n"]), year, True) if year >= home_year else None


def _onwards(masked: Masked, match: re.Match[str], home_year: int) -> Deadline | None:
    """Return the year from which something is ordered, if a command or a plan says so."""
    text, year = masked.text, _year(masked, match["n"])
    before = text[max(0, match.start() - 160) : match.start()].rpartition(";")[2]
    if year < home_year or _HOLDS.search(text[max(0, match.start() - 40) : match.start()]):
        return None
    aims = opens_order(text) or (match["on"] and tense_of(before, last=True) == "aim")
    return Deadline(match.start(), match.end(), int(match["n"]), year, sure=False) if aims else None


def _within(masked: Masked, match: re.Match[str], anchor: int) -> Deadline | None:
    """Return the year that lies so many years after the date of the text, if that is known."""
    years = masked.mentions[int(match["n"])].name
    if not years.isdigit() or not 1 < int(years) <= _FARTHEST or not _has_aim(masked.text, match):
        return None
    if _FORECAST.search(masked.text, max(0, match.start() - _FAR_AHEAD), match.start()):
        return None
    return Deadline(match.start(), match.end(), -1, anchor + int(years), sure=False)


_FARTHEST = 30
# "is expected to bring 11,000 jobs over the next 25 years": what is only expected
_FORECAST = re.compile(
    r"\b(?:is|are|was|were)\s+(?:also\s+)?(?:expected|projected|forecast|likely|estimated)\s+to\s[^.;]*$"
)
_FAR_AHEAD = 160


def _has_aim(text: str, match: re.Match[str]) -> bool:
    return AIM.search(_clause(text, match.start(), match.end())) is not None


def _unmarked(text: str, match: re.Match[str], year: int) -> Deadline:
    """Return a deadline that is written otherwise than as a date."""
    return Deadline(match.start(), match.end(), -1, year, sure="FY" in text)


def _year(masked: Masked, index: str) -> int:
    return int(masked.mentions[int(index)].name.rpartition("/")[2][:4])


# No verb that rules a deadline stands farther off.
_FAR = 600


def _clause(text: str, start: int, end: int) -> str:
    """Return the clause around a place in a masked sentence, cut at some distance."""
    first, last = max(0, start - _FAR), min(len(text), end + _FAR)
    left = max(first - 1, *(text.rfind(sign, first, start) for sign in (";", ". ", ": "))) + 1
    right = min((i for i in (text.find(";", end, last), text.find(". ", end, last)) if i >= 0), default=last)
    return text[left:right]


def _until(masked: Masked, match: re.Match[str], home_year: int) -> Deadline | None:
    """Return the year until which a plan or an effort runs, if it is still to come and nothing expires then."""
    before = masked.text[max(0, match.start() - _REACH) : match.start()].rpartition(";")[2]
    index = match["n"] or match["m"]
    year = _year(masked, index)
    plan = next(reversed(list(_PLANS.finditer(before))), None)
    since = before[plan.end() :] if plan else ""
    lasts = _HOLDS.search(before[-40:]) or _LASTS.search(before) or tense_of(since, last=True) == "past"
    if year < home_year or lasts or not (plan or match["m"]):
        return None
    return Deadline(match.start(), match.end(), int(index), year, sure=False)


_REACH = 80
# What holds, is let or is put off until then is not aimed at.
_LASTS = re.compile(
    r"\b(?:extend\w*|exten(?:sion|ded)|exempt\w*|valid\w*|remain\w*|stay\w*|contract\w*|lease\w*|licen[cs]\w*|postpon\w*|delay\w*|suspend\w*|defer\w*|in\s+office|term|open|closed|prolong\w*|waive\w*|guarantee\w*|binds?|binding|runs?|lasts?|goes\s+on|go\s+on|continues?)\b",
    re.I,
)


def _by(masked: Masked, match: re.Match[str], home_year: int) -> Deadline | None:
    text = masked.text
    clause = _clause(text, match.start(), match.end())
    before = text[max(0, match.start() - 160) : match.start()].rpartition(";")[2]
    after = text[match.end() : match.end() + 140].partition(";")[0]
    opens = not re.search(r"\w", before[-3:]) or not before.strip() or before.rstrip().endswith(":")
    tense = tense_of(after) if opens else tense_of(before, last=True)
    if tense == "past" and _year(masked, match["n"]) > home_year and _JOINED_TO.search(before):
        tense = "aim"
    if tense == "past" or (
        not opens and tense == "" and tense_of(after) == "past" and not AIM.search(clause)
    ):
        return None
    if _HOLDS.search(before[-40:]) or _PERSONAL.search(before):
        return None
    if (_BEFORE.match(match[0]) and _LAWFUL.search(before)) or _BALLOT.match(text, match.end()):
        return None
    aims = tense == "aim" or bool(AIM.search(clause)) or opens_order(text if not opens else after)
    year = _year(masked, match["n"])
    # "The country has 40 ports by 2016" tells how it is, if 2016 is over.
    if not aims and year < home_year:
        return None
    return Deadline(match.start(), match.end(), int(match["n"]), year, aims or not PAST.search(clause), opens)


# "has joined forces with the army to build quays", "signed a pact to build quays": what was agreed is still to be done.
_JOINED_TO = re.compile(
    r"\b(?:joined\s+(?:forces|hands)|teamed\s+up|partnered|(?:signed|concluded|struck|reached|sealed)\s+(?:an?|the)\s+(?:[\w-]+\s+){0,4}(?:agreement|deal|pact|memorandum|accord|contract|MoU|MOU)|approved\s+(?:an?|the)\s+(?:[\w-]+\s+){0,3}(?:plan|proposal|project|scheme))"
    r"\b[^;.]{0,90}?\bto\s+[a-z]+\s[^;,.]{0,90}$"
)
# "an officer who retires before 1 May 2031": whom a rule is about.
_LAWFUL = re.compile(
    r"\b(?:who|whose\s+\w+|where\s+an?\s+\w+)\s+(?:(?!will\b|shall\b|is\b|are\b|aims?\b|plans?\b|hopes?\b|wants?\b)[^\s,;]+\s+){1,9}$"
)
_BEFORE = re.compile(r"(?:on\s+or\s+)?before\b", re.I)
# "before the 2031 elections" nothing is due.
_BALLOT = re.compile(r"\s+(?:[a-z]+\s+){0,2}(?:elections?|polls?|vote|referendum|ballot|campaign)\b")


# "Reports forecast growth in 2031": what is foreseen must be said of the thing itself.
_TOLD = re.compile(r"(?:projected|forecast|predicted|anticipated)")
_BEING = re.compile(r"\b(?:is|are|was|were|be|been|being|and)\s+(?:\w+\s+)?$|,\s*$|^\s*$")
_APPEARS = re.compile(
    r"\b(?:appears?|seems?|believed|thought|said|considered|known|likely|estimated|found|claimed|reported|deemed|ought|used|happens?)\s+$"
)


def _in(masked: Masked, match: re.Match[str], home_year: int) -> Deadline | None:
    year = _year(masked, match["n"])
    firm = re.match(r"scheduled|due|slated|planned|expected|assume|for\s", match["aim"]) is not None
    before = masked.text[max(0, match.start() - 30) : match.start()]
    past = re.search(r"\b(?:was|were|had)\s+(?:\w+\s+)?$", before)
    told = _TOLD.match(match["aim"]) and not _BEING.search(before)
    if told or (match["aim"] == "to be" and _APPEARS.search(before)):
        return None
    if _HOLDS.search(match["what"]) or _PERSONAL.search(masked.text[: match.start()]):
        return None
    if _JUDGED.search(_clause(masked.text, match.start(), match.end())) or _BASE.search(match["what"]):
        return None
    if (past and not (firm and year >= home_year)) or (year < home_year and not firm):
        return None
    sure = (year >= home_year or firm) and not past
    return Deadline(match.start("n") - 2, match.end(), int(match["n"]), year, sure)


# "to total 60 billion, up from the 32 billion allocated in 2017": the year of what was.
_BASE = re.compile(
    r"\b(?:compared\s+(?:to|with)|against|up\s+from)\s+(?:(?!to\b)[^\s,;‹]+\s+){0,4}‹[A-Z]\d+›\s+(?!levels?\b)(?:(?!to\b)[^\s,;]+\s+){0,4}$"
    r"|\b(?:up\s+from|compared\s+(?:to|with))\s+(?:(?:the|only|just|an?)\s+){0,2}(?:number|figure|level|few|amount|total)\b[^,;]{0,30}$"
    r"|\b(?:from|than|compared\s+(?:to|with)|against)\s+(?:(?!to\b)[^\s,;]+\s+){1,6}(?:allocated|recorded|registered|reported|spent|seen|reached|achieved|posted|produced|sold|exported|imported|invested|installed|generated|set|paid|used)\s*$"
)


def _more(masked: Masked, first: Deadline) -> Iterator[Deadline]:
    """Yield the further years of a list: "in 2026, 2028 and 2030"."""
    at, year = first.end, first.year
    while match := _MORE.match(masked.text, at):
        later = _year(masked, match["n"])
        if later <= year:
            return
        at, year = match.end(), later
        yield Deadline(match.start("n") - 2, match.end(), int(match["n"]), later, first.sure, first.opens)


_RUNS = re.compile(
    r"(?:\b(?:plan|strategy|programme|program|agenda|roadmap|framework|scheme|phase|policy|document|cycle|period)|‹P\d+›)[^.;]{0,30}$"
)


# What money is set apart for is told, and is no aim.
_NOT_TOLD = re.compile(
    rf"{PAST.pattern}|\b(?:outlay|budgets?|allocat\w*|envelope|funding|grants?|costs?|loan|worth|valid)\b",
    re.I,
)


def _aimed(masked: Masked, match: re.Match[str], home_year: int) -> Deadline | None:
    """Return a period or the year of a goal as a deadline where its clause states an aim, or a figure for years to come."""
    groups = match.groupdict()
    index = next(filter(None, (groups.get(k) for k in "nmdrsu")), "")
    clause = _clause(masked.text, match.start(), match.end())
    before = masked.text[max(0, match.start() - 120) : match.start()].rpartition(";")[2]
    aims = bool(groups.get("d") or groups.get("u") or AIM.search(clause))
    told = "‹N" in clause and _year(masked, index) > home_year + 1 and not _NOT_TOLD.search(clause)
    if (
        not (aims or told)
        or tense_of(before, last=True) == "past"
        or (not before.strip() and tense_of(masked.text[match.end() : match.end() + 90]) == "past")
        or _HOLDS.search(before[-40:])
        or _JUDGED.search(clause)
    ):
        return None
    if match[0][:5].lower() == "cover" and _RUNS.search(before):
        return None  # the years that a plan covers are no target of another
    if groups.get("d") and _HOLDS.search(match[0]):
        return None
    sure = aims and match.re.pattern != _FROM_TO.pattern
    return Deadline(match.start(), match.end(), int(index), _year(masked, index), sure)
