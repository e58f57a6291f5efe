"""The head of a decree: its own title with its date, and the office in capitals that decides."""

import re
from collections.abc import Sequence

from kg.claims.collector import Collector
from kg.claims.dates import find_dates
from kg.claims.registry import Registry, Thing, fold
from kg.model import Document, Key, Literal, Sentence, Span

# How many sentences a head may take.
_LONGEST = 14
_OFFICE = re.compile(
    r"(?:THE\s+)?((?:[A-Z][A-Z'’�-]*,?\s+(?:(?:AND|OF|FOR|THE|&)\s+)*){0,6}(?:PRIME\s+MINISTER|MINISTER|MINISTRY|PRESIDENT|GOVERNMENT|COUNCIL|COMMISSION|"
    r"PARLIAMENT|ASSEMBLY|CABINET|COMMITTEE|CONGRESS|SENATE|AUTHORITY|GOVERNOR|KING|SULTAN|EMIR|COUNCIL\s+OF\s+MINISTERS|BOARD|LEGISLATURE|DEPARTMENT)"
    r"(?:\s+(?:OF|FOR)\s+(?:THE\s+)?[A-Z][A-Z'’�-]*(?:(?:,|\s+AND|\s+OF|\s+THE)*\s+[A-Z][A-Z'’�-]*){0,8})?)[,.:]?"
)
_DECIDES = re.compile(
    r"\b(?:DECIDES?|ORDERS?|DECREES?|RESOLVES?|ENACTS?|PROMULGATES?|HEREBY|HA(?:S|VE)\s+(?:ADOPTED|DECIDED))\b"
)
_OF = re.compile(r"[^:;]{0,140}?\b(?:[Oo]f|OF|[Dd]ated|DATED|,)\s+(?:the\s+)?$")


def read_head(document: Document, registry: Registry, collector: Collector) -> None:
    """Draw the date and the issuer that the head of a decree gives to its own title."""
    if document.genre != "decree":
        return
    head = document.sentences[:_LONGEST]
    own = _own_title(document, head, registry)
    if own is None:
        return
    thing, sentence = own
    after = head[head.index(sentence) + 1 :]
    at = min(thing.mentions).end - sentence.start
    if not _date(document, sentence, at, thing, collector) and after:
        _date(document, after[0], 0, thing, collector)
    _issuer(document, head, thing, registry, collector)


def _date(document: Document, sentence: Sentence, at: int, thing: Thing, collector: Collector) -> bool:
    """Draw "of 3 May 2020" behind a number, and return whether it stands there."""
    text = document.text[sentence.start : sentence.end]
    date = next((d for d in find_dates(text) if d.start >= at and _OF.fullmatch(text, at, d.start)), None)
    if date is None or len(date.value) < 10:
        return False
    evidence, found = (Span(sentence.start, sentence.end),), text[date.start : date.end]
    day = Literal(date.value, "xsd:date")
    collector.say(thing.key, "kg:issuedOn", day, evidence, "head-date", found=found)
    year = Literal(date.value[:4], "xsd:integer")
    collector.say(thing.key, "kg:year", year, evidence, "head-date", found=found)
    return True


def _own_title(
    document: Document, head: Sequence[Sentence], registry: Registry
) -> tuple[Thing, Sentence] | None:
    """Return the numbered text that opens a sentence of the head, and the sentence."""
    for thing in registry.of("policy"):
        if thing.kind != "PolicyDocument" or not re.search(r"\d", thing.label) or not thing.mentions:
            continue
        span = min(thing.mentions)
        for sentence in head:
            if not sentence.start <= span.start < sentence.end:
                continue
            before = document.text[sentence.start : span.start]
            return (thing, sentence) if before.isupper() or not before.strip() else None
    return None


def _issuer(
    document: Document, head: Sequence[Sentence], thing: Thing, registry: Registry, collector: Collector
) -> None:
    """Draw the office that stands alone in capitals before "DECIDES"; a longer line may name it in full."""
    offices: list[tuple[str, Span]] = []
    decided = False
    for sentence in head:
        text = document.text[sentence.start : sentence.end]
        if match := _OFFICE.fullmatch(" ".join(text.split())):
            offices.append((match[1], Span(sentence.start, sentence.end)))
        decided |= _DECIDES.search(text) is not None
    if not offices or not decided:
        return
    name, span = max(offices, key=lambda o: len(o[0]))
    # "THE PARLIAMENT AND THE COUNCIL" are two.
    parts = re.split(r",?\s+AND\s+THE\s+", name)
    for one in parts if all(_OFFICE.fullmatch(p) for p in parts) else [name]:
        key = registry.add("PublicBody", one, span)
        for other, where in offices:
            if fold(one).startswith(fold(other)) and other != one:
                registry.alias(key, other, where.start)
        collector.say(thing.key, "kg:issuedBy", Key(key), (span,), "head-issuer")
