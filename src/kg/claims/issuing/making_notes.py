"""The note below the title of a law that tells how it was made: "(Adopted at the 12th Session of the Harbour Congress on 27 March 2024)"."""

from collections.abc import Iterator
from typing import NamedTuple

from kg import lazy_re as re
from kg.claims.gathering.collector import Collector
from kg.claims.gathering.registry import Registry
from kg.claims.issuing.imprint import PRINTER
from kg.claims.names.bodies import find_bodies
from kg.claims.names.governments import find_governments
from kg.claims.names.holders import find_holders
from kg.claims.patterns.capitals import cased
from kg.claims.patterns.words import words
from kg.claims.titles.capitalised import find_titles
from kg.claims.titles.titled_lines import FILLS, TRIMS, titled
from kg.claims.values.dates import Date, find_dates
from kg.model import Document, Key, Literal, Mention, Sentence, Span

RULE_DATE, RULE_ISSUER = "noted-date", "noted-issuer"
# How many sentences the head of a text may take, and how many lines above the note its title may stand.
_HEAD, _ABOVE = 14, 4
_FULL_DAY = len("2020-05-03")
_MADE = r"adopted|passed|approved|enacted|made|ratified|endorsed"
_PUT_OUT = r"promulgated|issued|published|announced|released|proclaimed"
_CHANGED = (
    r"amended|revised|repealed|effective|entered\s+into\s+force|came\s+into\s+force|implemented|corrected"
)
# What a note opens with: "(Considered and adopted", "[Promulgated", "This Law was passed"
_OPENS = re.compile(
    rf"\W*(?:[Tt]h(?:is|e|ese)\s+[A-Z][a-z]+\s+(?:was|were|has\s+been|have\s+been)\s+)?(?i:(?:[a-z]+\s+and\s+)?(?:{_MADE}|{_PUT_OUT}))\s+(?i:at|by|in|on|with|under|through|pursuant)\s"
)
_STEP = re.compile(rf"\b(?i:(?P<made>{_MADE})|(?P<out>{_PUT_OUT})|{_CHANGED})\b")
# Before the name of the body: "by the", "Session of the", "meeting of"
_LED = re.compile(
    r"(?:\bby|\b(?i:session|meeting|sitting|plenum|congress|order|decree|no\.?\s*[\w/-]+|number\s+\d+|announcement|conference)\s+(?:\([^()]*\)\s+)?of)\s+(?:the\s+)?$"
)
_BY = re.compile(r"\b(?:by|under|through)\s+(?:the\s+)?$")
# "by the National Assembly on"
_BARE = re.compile(
    r"\s+(?:by|in|at)\s+(?:the\s+)?(?P<body>(?:[A-Z][\w’'-]+\s+){0,3}[A-Z][\w’'-]+)(?=,?\s+(?:on|dated|of)\s)"
)


class Step(NamedTuple):
    """One step of making: whether the text was put out by it, its day and where its body stands, as far as told."""

    put_out: bool
    day: Date | None
    body: tuple[int, int] | None


def steps_of(text: str) -> list[Step]:
    """Return the steps of making that a note tells; what changes the text later is none.

    >>> [(s.put_out, s.day and s.day.value) for s in steps_of("(Adopted by the Harbour Council on 3 May 2014; amended on 4 June 2016)")]
    [(False, '2014-05-03')]
    """
    plain = cased(text) if text.isupper() else text
    found = list(_STEP.finditer(plain))
    ends = [m.start() for m in found[1:]] + [len(plain)]
    return [
        Step(match["out"] is not None, _day(plain, match.end(), end), _body(plain, match.end(), end))
        for match, end in zip(found, ends, strict=True)
        if match["made"] or match["out"]
    ]


def survey_notes(document: Document, registry: Registry) -> None:
    """Take in the law whose title stands right above a note of its making, with the order that put it out."""
    for n, sentence in _notes(document):
        lines = document.sentences[max(0, n - _ABOVE) : n]
        if titled(document, reversed(lines), registry) is None:
            for line in reversed(lines):
                if title := _title(document.text[line.start : line.end]):
                    registry.add(
                        title.kind, title.name, Span(line.start + title.start, line.start + title.end)
                    )
                    break
        own = titled(document, reversed(lines), registry)
        if own is None:
            continue
        for order in [t for t in registry.of("policy") if t.key != own.key]:
            if all(sentence.start <= m.start < sentence.end for m in order.mentions) and any(
                _BY.search(document.text, sentence.start, m.start) for m in order.mentions
            ):
                registry.join(order.key, own.key)


def _title(line: str) -> Mention | None:
    """Return the title that fills a line."""
    plain, length = cased(line), len(line.strip(TRIMS))
    found = (m for m in find_titles(plain) if m.end - m.start >= FILLS * length)
    return next((m._replace(name=line[m.start : m.end]) for m in found), None)


def read_notes(document: Document, registry: Registry, collector: Collector) -> None:
    """Draw day and maker of the law whose title stands right above a note of its making."""
    for n, sentence in _notes(document):
        text = document.text[sentence.start : sentence.end]
        own = titled(document, reversed(document.sentences[max(0, n - _ABOVE) : n]), registry)
        if own is None:
            continue
        evidence = (Span(sentence.start, sentence.end),)
        steps = steps_of(text)
        # The day on which it was put out comes before the one on which it was adopted.
        days = sorted((s for s in steps if s.day), key=lambda s: not s.put_out)
        # "of May 3, 2019 No. 45" above the note: the steps came before.
        dated = any(s == own.key and p == "kg:issuedOn" for s, p, _, _ in collector.claims)
        for day in [s.day for s in days[:1] if s.day and not dated]:
            found = text[day.start : day.end]
            date, year = Literal(day.value, "xsd:date"), Literal(day.value[:4], "xsd:integer")
            collector.say(own.key, "kg:issuedOn", date, evidence, RULE_DATE, found=found)
            collector.say(own.key, "kg:year", year, evidence, RULE_DATE, found=found)
        for begin, end in [s.body for s in steps if s.body][:1]:
            span = Span(sentence.start + begin, sentence.start + end)
            body = registry.add("PublicBody", text[begin:end], span)
            collector.say(own.key, "kg:issuedBy", Key(body), evidence, RULE_ISSUER)
        return


def _notes(document: Document) -> Iterator[tuple[int, Sentence]]:
    """Yield the notes of making in the head of a text that tell a day, with their numbers."""
    for n, sentence in enumerate(document.sentences[:_HEAD]):
        text = document.text[sentence.start : sentence.end]
        if _OPENS.match(text) and _day(text, 0, len(text)):
            yield n, sentence


def _day(text: str, begin: int, end: int) -> Date | None:
    """Return the first full day of a part of a text."""
    days = (d for d in find_dates(text) if begin <= d.start < end and len(d.value) >= _FULL_DAY)
    return next(days, None)


def _body(text: str, begin: int, end: int) -> tuple[int, int] | None:
    """Return where the first body stands that a step is led to by "by the" or "Session of the"."""
    found = sorted(_named(text), key=lambda m: (m.start, -m.end))
    made = (m for m in found if begin <= m.start < end and not PRINTER.search(m.name))
    led = (m for m in made if _LED.search(text, begin, m.start))
    named = next(((m.start, m.end) for m in led), None)
    bare = _BARE.match(text, begin, end) if named is None else None
    return bare.span("body") if bare and bare["body"] in words().list("body", "bare_heads") else named


def _named(text: str) -> Iterator[Mention]:
    yield from find_holders(text)
    yield from find_bodies(text)
    yield from find_governments(text)


__all__ = ["read_notes", "steps_of", "survey_notes"]
