"""The enacting formula of a law: "Be it enacted by Parliament" tells who made it, "Date of assent: …" and "[3rd May, 2014.]" when."""

from kg import lazy_re as re
from kg.claims.acts.cited_as import find_cited_as
from kg.claims.gathering.collector import Collector
from kg.claims.gathering.registry import Registry, Thing
from kg.claims.patterns.cued import cued
from kg.claims.values.dates import find_dates
from kg.model import Document, Key, Literal, Span, Tier

ISSUER, DAY = "enacted-by", "assent-date"
# How far into a text its head may reach.
_HEAD = 6000
# How far before a day the words of assent may stand.
_NEAR = 120
_FORMULA = cued(
    r"(?i:\bbe\s+it\s+(?:hereby\s+|therefore\s+)?(?:enacted|ordained)|\benacted|\benacts\s+as\s+follows)\b"
)
_ORGAN = (
    r"(?i:(?:national\s+|state\s+|provincial\s+|federal\s+|legislative\s+|general\s+|grand\s+national\s+)*"
    r"(?:parliament|congress|assembly|legislature|legislative\s+council|city\s+council|county\s+council|council|senate\s+and\s+(?:the\s+)?house\s+of\s+representatives|senate))"
)
_BY = re.compile(
    rf"(?i:\b(?:be\s+it\s+(?:hereby\s+|therefore\s+)?)?(?:enacted|ordained))\s*,?\s+(?i:by)\s+(?i:the\s+)?(?:[^:;.“”]{{0,120}}?\b(?:(?i:and)\s+)?(?i:the\s+))??"
    rf"(?P<body>{_ORGAN}(?:\s+(?i:of)\s+(?:(?i:the)\s+)?[A-Z][\w’'-]*(?:\s+(?:(?i:of)\s+)?(?:(?i:the)\s+)?[A-Z][\w’'-]*){{0,4}})?)(?![\w-])"
)
_DATED = re.compile(
    r"(?i:\bdate\s+of\s+(?:presidential\s+|royal\s+|governor['’]s\s+)?assent\s*:?[\s.…]*|\b(?:assented\s+to|approved|signed|certified)\s*(?:on\b|:|,)?(?:\s+(?:the|this))?|"
    r"\breceived\s+the\s+assent\s+of\s+the\s+\w+(?:\s+of\s+the\s+\w+)?\s+on(?:\s+the)?)\s*$|\[\s*$"
)
# "Date of Royal Assent" in a list of dates below the title of a law
_ASSENT = cued(r"\b(?i:date\s+of\s+(?:presidential\s+|royal\s+)?assent)\b")
# "An Act to provide for quays"
_LONG_TITLE = cued(
    r"^\W*(?:An?|AN?)?\s*(?:ACT|Act|ORDINANCE|Ordinance|PROCLAMATION|Proclamation|LAW)\s+(?:to|TO|To)\s+[a-z]",
    re.MULTILINE,
)
_KINDS = re.compile(
    r"\b(?i:act|law|ordinance|proclamation|bill|code|statute)\b(?:,?\s+(?:of\s+)?(?:19|20)\d\d)?\W*$"
)


def read_enacting(document: Document, registry: Registry, collector: Collector) -> bool:
    """Draw who made the law that a text is, and when it got assent; return whether it has an enacting formula."""
    head = document.text[:_HEAD]
    if not _FORMULA.search(head) or not (formula := _BY.search(head)):
        if (long := _LONG_TITLE.search(head)) and (named := _own(registry, long.start(), last=True)):
            _day(document, named, collector)
        elif long and (cited := _cited(document, registry)):
            _day(document, cited, collector)
        elif (assent := _ASSENT.search(head)) and (named := _own(registry, assent.start())):
            _day(document, named, collector)
        return False
    known = (_own(registry, formula.start()), _cited(document, registry))
    laws = {law.key: law for law in known if law is not None}
    if not laws:
        return True
    where = next(
        (Span(s.start, s.end) for s in document.sentences if s.start <= formula.start("body") < s.end), None
    )
    if where:
        body = Span(formula.start("body"), formula.end("body"))
        key = registry.add("PublicBody", head[body.start : body.end], body)
        for law in laws:
            collector.say(law, "kg:issuedBy", Key(key), (where,), ISSUER, tier=Tier.CANDIDATE)
    for own in laws.values():
        _day(document, own, collector)
    return True


def _own(registry: Registry, before: int, *, last: bool = False) -> Thing | None:
    """Return the law that is named first above the formula, or last above the long title."""
    laws = [
        t
        for t in registry.of("policy")
        if t.mentions and min(t.mentions).start < before and _KINDS.search(t.label)
    ]
    if last:
        return max(laws, key=lambda t: max(m.start for m in t.mentions if m.start < before), default=None)
    return min(laws, key=lambda t: min(t.mentions)) if laws else None


def _cited(document: Document, registry: Registry) -> Thing | None:
    """Return the law that says in the head of a text how it may be cited."""
    for mention in find_cited_as(document.text[:_HEAD]):
        if key := registry.find("PolicyDocument", mention.name):
            return registry.things[key]
    return None


def _day(document: Document, own: Thing, collector: Collector) -> None:
    """Draw the first day of the head that stands behind words of assent or alone in square brackets."""
    for sentence in document.sentences:
        if sentence.start > _HEAD:
            return
        text = document.text[sentence.start : sentence.end]
        for date in find_dates(text):
            at = sentence.start + date.start
            if len(date.value) < len("2020-05-03") or not _DATED.search(
                document.text, max(0, at - _NEAR), at
            ):
                continue
            found, evidence = text[date.start : date.end], (Span(sentence.start, sentence.end),)
            day, year = Literal(date.value, "xsd:date"), Literal(date.value[:4], "xsd:integer")
            collector.say(own.key, "kg:issuedOn", day, evidence, DAY, tier=Tier.CANDIDATE, found=found)
            collector.say(own.key, "kg:year", year, evidence, DAY, tier=Tier.CANDIDATE, found=found)
            return
