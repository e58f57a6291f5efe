"""By whom and when a law is made that says how it may be cited: who "makes the following rules" above is their maker."""

from kg import lazy_re as re
from kg.claims.acts.cited_as import ACTS, find_cited_as
from kg.claims.gathering.collector import Collector
from kg.claims.gathering.registry import Registry
from kg.claims.issuing.mastheads import day_line
from kg.claims.names.bodies import find_bodies
from kg.claims.names.governments import find_governments
from kg.claims.patterns.cued import cued
from kg.claims.values.dates import find_dates
from kg.model import Document, Key, Literal, Span, Tier

RULE, SIGNED = "cited-maker", "signed-date"
# How many sentences the maker may stand above.
_NEAR = 4
# "in terms of section 5 of the Quays Act [Chapter 13:22]"
_ASIDE = r"(?:[^.;:]|[.:](?=\d)){0,300}?"
_MAKES = cued(
    r"(?P<office>\b(?:Cabinet\s+Secretary|Minister|Secretary|President|Governor|Commissioner|Governor-General)(?:\s+(?:of|for)\s+(?:the\s+)?[A-Z][\w’'-]*(?:(?:,?\s+and\s+|,\s+|\s+of\s+|\s+)[A-Z][\w’'-]*){0,7})?)"
    rf"{_ASIDE}\b(?:made?|makes?|making|published|issues?d?|prescribe[sd]?)\s+(?:the\s+following|these)\s+"
    rf"(?i:{ACTS})"
)
_BODY_MAKES = re.compile(
    rf"{_ASIDE}\b(?:made?|makes?|making|published|issues?d?|prescribe[sd]?)\s+(?:the\s+following|these)\s+(?i:{ACTS})"
)
_BESIDE = re.compile(r"\b(?:with|by|to|of|from|under|after)\s+(?:the\s+)?$")
_FOLLOWING = cued(r"\s(?:the\s+following|these)\s+[A-Za-z]")
# "Made 3rd May 2020", "Dated the 3rd May, 2020."
_MADE_ON = re.compile(
    r"\W*(?:Made|MADE|Dated|DATED|Issued|Given)\b[\s–—.:-]*(?:at\s+[A-Z]\w+,?\s+)?(?:on\s+)?(?:this\s+|the\s+)?"
)
# The last lines of a text that may be signed, below the name and the office of who made it.
_END = 8


def read_citations(document: Document, registry: Registry, collector: Collector) -> None:
    """Draw that who "makes the following regulations" is the likely issuer of those cited below."""
    maker: tuple[str, Span, Span] | None = None
    since = 0
    own: str | None = None
    for sentence in document.sentences:
        text = document.text[sentence.start : sentence.end]
        since += 1
        if found := _maker(text, sentence.start):
            maker, since = (*found, Span(sentence.start, sentence.end)), 0
        for cited in find_cited_as(text):
            where = Span(sentence.start, sentence.end)
            key = registry.find("PolicyDocument", cited.name)
            own = own or key
            if key and maker and since <= _NEAR:
                body = registry.add("PublicBody", maker[0], maker[1])
                collector.say(key, "kg:issuedBy", Key(body), (maker[2], where), RULE, tier=Tier.CANDIDATE)
                maker = None
    if own:
        _read_signed(document, own, collector)


def _read_signed(document: Document, own: str, collector: Collector) -> None:
    """Draw the day on a line of its own at the end, or behind "Made", as the likely date of the law that is cited."""
    last = document.sentences[-_END:]
    for sentence in document.sentences:
        text = document.text[sentence.start : sentence.end]
        for day in find_dates(text):
            made = _MADE_ON.fullmatch(text, 0, day.start) and not text[day.end :].strip(" .,;:")
            alone = sentence in last and (line := day_line(text)) and line.start == day.start
            if len(day.value) == len("2020-05-03") and (made or alone):
                evidence, found = (Span(sentence.start, sentence.end),), text[day.start : day.end]
                date, likely = Literal(day.value, "xsd:date"), Tier.CANDIDATE
                collector.say(own, "kg:issuedOn", date, evidence, SIGNED, tier=likely, found=found)
                return


def _maker(text: str, offset: int) -> tuple[str, Span] | None:
    """Return who makes the following rules by a sentence, and where the maker stands."""
    if not _FOLLOWING.search(text):
        return None
    if match := _MAKES.search(text):
        begin, end = match.span("office")
        return match["office"], Span(offset + begin, offset + end)
    for body in (*find_bodies(text), *find_governments(text)):
        if _BODY_MAKES.match(text, body.end) and not _BESIDE.search(text, 0, body.start):
            return body.name, Span(offset + body.start, offset + body.end)
    return None
