"""Lines of a masthead: the day on a line of its own, and the number that opens the text below "NOTIFICATION"."""

from collections.abc import Sequence

from kg import lazy_re as re
from kg.claims.gathering.collector import Collector
from kg.claims.gathering.registry import Registry, Thing
from kg.claims.patterns.capitals import cased
from kg.claims.values.dates import Date, find_dates
from kg.model import Document, Key, Literal, Sentence, Span

RULE, CLOSING = "masthead-date", "closing-date"
# How many lines the day may stand above or below the number.
_NEAR = 4
# "NOTIFICATION" on a line of its own: the text below is one.
KIND_LINE = re.compile(
    r"\W*(?:A\s+)?(?:(?:GENERAL|STATUTORY|PUBLIC|LEGAL|GOVERNMENT|GAZETTE|ADMINISTRATIVE|EXECUTIVE|MINISTERIAL|PRESIDENTIAL|ROYAL)\s+){0,2}"
    r"(?:NOTIFICATION|NOTICE|ORDER|DECREE|DECISION|RESOLUTION|CIRCULAR|PROCLAMATION|ORDINANCE|REGULATIONS?|DIRECTIVE|LAW|DECREE[ -]LAW|INSTRUCTION|"
    r"ANNOUNCEMENT|PRESS\s+NOTE|OFFICE\s+MEMORANDUM|CORRIGENDUM)\W*"
)
# "New Delhi, the", "Done at Oslo, this", "Dated:"
_PLACE = re.compile(
    r"\W*(?:(?:[Dd]one|[Gg]iven|[Mm]ade)\s+(?:at|in)\s+)?(?:[A-Z][\w’'.-]*(?:\s+[A-Z][\w’'-]*){0,2}\s*,?\s*)?(?:(?:[Tt]his|[Tt]he|[Oo]n|[Dd]ated?|[Mm]on|[Tt]ues|[Ww]ednes|[Tt]hurs|[Ff]ri|[Ss]atur|[Ss]un)(?:day)?\s*[:,]?\s*){0,3}"
)


def day_line(text: str) -> Date | None:
    """Return the day that a line consists of, with the place before it, or None.

    >>> [d and d.value for d in map(day_line, ("Oslo, the 5th May, 2021", "Ships came on 5 May 2021"))]
    ['2021-05-05', None]
    """
    for date in find_dates(text):
        full = len(date.value) == len("2020-05-03")
        if full and _PLACE.fullmatch(text, 0, date.start) and not text[date.end :].strip(" .,;:|*_-–—[]()"):
            return date
    return None


def draw_day_line(document: Document, own: Sentence, thing: Thing, collector: Collector) -> bool:
    """Draw the day on a line of its own nearest to the number of a decree as its date; return whether there is one."""
    at = document.sentences.index(own)
    near = sorted(range(max(0, at - _NEAR), at + _NEAR), key=lambda n: (abs(n - at), n))
    for n in near:
        if n >= len(document.sentences):
            continue
        sentence = document.sentences[n]
        text = document.text[sentence.start : sentence.end]
        for cell in text.split("|"):
            if day := day_line(cell):
                evidence = (Span(sentence.start, sentence.end),)
                found = cell[day.start : day.end]
                date, year = Literal(day.value, "xsd:date"), Literal(day.value[:4], "xsd:integer")
                collector.say(thing.key, "kg:issuedOn", date, evidence, RULE, found=found)
                collector.say(thing.key, "kg:year", year, evidence, RULE, found=found)
                return True
    return False


_OFFICES = r"(?:MINISTRY|DEPARTMENT|COMMISSION|AUTHORITY|BOARD|COUNCIL|CABINET|SECRETARIAT|GOVERNMENT|OFFICE|AGENCY|BUREAU|DIRECTORATE)"
# "MINISTRY OF CANALS (Department of Quays) NOTIFICATION Varo, the 5th May, 2021 S.O. 45(E)" in one line
_INLINE = re.compile(
    rf"(?P<body>(?:(?!THE\b)[A-Z][A-Z’'-]*\s+){{0,5}}{_OFFICES}(?:\s+(?:OF|FOR)\s+[A-Z][A-Z’'-]*(?:(?:,|\s+AND|\s+OF|\s+&|\s+THE)*\s+(?!NOTI|ORDER|CIRC|RESOL|DECI)[A-Z][A-Z’'-]*){{0,8}})?)"
    r"(?:\s*\([^()]{3,60}\)){0,4}\s+(?:NOTIFICATION|NOTICE|ORDER|CIRCULAR|RESOLUTION|DECISION|DECREE|PROCLAMATION|PRESS\s+NOTE)S?\s+(?P<day>[^.;]{6,60}?)\s*[.,]?\s*$"
)
# How far into a text such a line may stand, and how long it may be.
_TOP, _LINE = 2500, 400
INLINE = "masthead-issuer"


def read_inline(document: Document, registry: Registry, collector: Collector) -> None:
    """Draw day and issuer of the number at the end of a masthead that stands in one line."""
    for thing in registry.of("policy"):
        for mention in thing.mentions if re.search(r"\d", thing.label) else ():
            if mention.start > _TOP:
                continue
            begin = max(0, mention.start - _LINE)
            match = _INLINE.search(document.text, begin, mention.start)
            day = day_line(match["day"]) if match else None
            if match is None or day is None:
                continue
            evidence = (Span(match.start("body"), mention.end),)
            found = match["day"][day.start : day.end]
            date, year = Literal(day.value, "xsd:date"), Literal(day.value[:4], "xsd:integer")
            collector.say(thing.key, "kg:issuedOn", date, evidence, RULE, found=found)
            collector.say(thing.key, "kg:year", year, evidence, RULE, found=found)
            body = registry.add("PublicBody", cased(match["body"]), Span(*match.span("body")))
            collector.say(thing.key, "kg:issuedBy", Key(body), evidence, INLINE)
            return


# "Issued on 3 May 2019", "Corresponding to: 1 March 2026"
_CLOSES = re.compile(
    r"\W*(?:(?:[Ii]ssued|ISSUED|[Dd]one|DONE|[Gg]iven|GIVEN|[Mm]ade|[Ss]igned|[Pp]romulgated)\b(?:[^.;]{0,60}?\b(?:on|ON|this|the|dated|[A-Z][a-z]+,))?|[Cc]orresponding\s+to)\s*:?\s*(?:the\s+)?"
)
# "THE WHITE HOUSE,", above or before the day
_SEAT = re.compile(r"\W*(?:(?:[A-Z][\w.’']*\s+){0,4}[A-Z][\w.’']*),\s*")
# How many lines the end of a decree may take.
_END = 10


def draw_closing(document: Document, thing: Thing, collector: Collector) -> bool:
    """Draw the day on which a decree says at its end that it was issued, and return whether it says so."""
    above = ""
    for sentence in document.sentences[-_END:]:
        text, over = document.text[sentence.start : sentence.end], above
        above = text
        for day in find_dates(text):
            before = text[: day.start]
            closes = _CLOSES.fullmatch(before) or any(map(_SEAT.fullmatch, (before, over + before)))
            if len(day.value) < len("2020-05-03") or not closes:
                continue
            if text[day.end :].strip(" .,;:*_"):
                continue
            evidence, found = (Span(sentence.start, sentence.end),), text[day.start : day.end]
            date, year = Literal(day.value, "xsd:date"), Literal(day.value[:4], "xsd:integer")
            collector.say(thing.key, "kg:issuedOn", date, evidence, CLOSING, found=found)
            collector.say(thing.key, "kg:year", year, evidence, CLOSING, found=found)
            return True
    return False


def below_kind_line(
    document: Document, head: Sequence[Sentence], thing: Thing
) -> tuple[Thing, Sentence] | None:
    """Return a text whose number opens a line below one that tells its kind alone, with that line."""
    below = False
    for sentence in head:
        text = document.text[sentence.start : sentence.end]
        if below and any(
            sentence.start <= m.start < sentence.end and not document.text[sentence.start : m.start].strip()
            for m in thing.mentions
        ):
            return thing, sentence
        below |= KIND_LINE.fullmatch(text) is not None
    return None
