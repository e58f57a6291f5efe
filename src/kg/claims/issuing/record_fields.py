"""Fields of a record at the head of a law's text: "Date of issue: 25 July 2014", "Organ of promulgation: the Harbour Council"."""

from collections.abc import Iterator
from functools import cache
from itertools import groupby

from kg import lazy_re as re
from kg.claims.gathering.collector import Collector
from kg.claims.gathering.registry import Registry
from kg.claims.names.bodies import find_bodies
from kg.claims.names.governments import find_governments
from kg.claims.names.holders import find_holders
from kg.claims.patterns.words import alternation, words
from kg.claims.titles.titled_lines import titled
from kg.claims.values.dates import dates_of_issue, find_dates
from kg.model import Document, Key, Span

RULE_DATE, RULE_ISSUER = "field-date", "field-issuer"
# How many sentences the head of a text may take.
_HEAD = 16
_LONGEST = 300
_MONTH = len("2020-05")
# "07-25-2014": which number is the month is plain only where the other is above twelve.
_AMERICAN = re.compile(r"(?P<month>0?[1-9]|1[0-2])[-/.](?P<day>1[3-9]|2\d|3[01])[-/.](?P<year>(?:19|20)\d\d)")
_THE = re.compile(r"(?i:the)\s+")


def read_fields(document: Document, registry: Registry, collector: Collector) -> None:
    """Draw day and issuer of the law that the head of a text names from the fields of its record there."""
    own = titled(document, document.sentences[:_HEAD], registry)
    if own is None:
        return
    for line in _lines(document):
        text, evidence = document.text[line.start : line.end], (line,)
        for field in _fields().finditer(text):
            begin, end = field.span("value")
            if field["date"] and (day := _day(text, begin, end)):
                value, found = day
                for predicate, date in dates_of_issue(value):
                    collector.say(own.key, predicate, date, evidence, RULE_DATE, found=found)
            for start, stop in _bodies(text, begin, end) if field["issuer"] else ():
                span = Span(line.start + start, line.start + stop)
                body = registry.add("PublicBody", text[start:stop], span)
                collector.say(own.key, "kg:issuedBy", Key(body), evidence, RULE_ISSUER)


def has_fields(document: Document) -> bool:
    """Return whether the head of a text tells day or issuer in fields of a record."""
    return any(_fields().search(document.text[s.start : s.end]) for s in _lines(document))


def _lines(document: Document) -> Iterator[Span]:
    """Yield the short blocks of the head of a text, whose labels and values are sentences of their own."""
    head = document.sentences[:_HEAD]
    for _, group in groupby(head, key=lambda s: s.block):
        sentences = list(group)
        if sentences[-1].end - sentences[0].start <= _LONGEST:
            yield Span(sentences[0].start, sentences[-1].end)


@cache
def _fields() -> re.Pattern[str]:
    """Return the pattern of a field: its label, a colon or a gap, its value up to the next gap."""
    issuer, date = (alternation(words().list("fields", kind)) for kind in ("issuer", "date"))
    return re.compile(
        rf"(?:^|(?<=\s\s)|(?<=[|·•;\n]))\W*(?i:(?P<date>{date})|(?P<issuer>{issuer}))\s*(?:[:：|]|\s(?=\s))\s*"
        r"(?P<value>[^|\s](?:[^|\s]|\s(?!\s))*)"
    )


def _day(text: str, begin: int, end: int) -> tuple[str, str] | None:
    """Return the day that a value begins with, and how it is written."""
    for day in find_dates(text):
        if begin <= day.start < end and len(day.value) >= _MONTH:
            return day.value, text[day.start : day.end]
    if american := _AMERICAN.match(text, begin, end):
        value = f"{american['year']}-{int(american['month']):02d}-{american['day']}"
        return value, american[0]
    return None


def _bodies(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the body that a value begins with."""
    start = the.end() if (the := _THE.match(text, begin)) else begin
    found = [
        m for m in (*find_holders(text), *find_bodies(text), *find_governments(text)) if m.start == start
    ]
    yield from [(m.start, m.end) for m in sorted(found, key=lambda m: -m.end)[:1] if m.end <= end]


__all__ = ["has_fields", "read_fields"]
