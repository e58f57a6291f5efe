"""The head of a decree: its own title with its date, and the office in capitals that decides."""

from collections.abc import Sequence

from kg import lazy_re as re
from kg.claims.gathering.collector import Collector
from kg.claims.gathering.registry import Registry, Thing, fold
from kg.claims.issuing.headed_acts import headed_title
from kg.claims.issuing.mastheads import KIND_LINE, below_kind_line, draw_closing, draw_day_line, read_inline
from kg.claims.names.bodies import find_bodies
from kg.claims.names.governments import find_governments
from kg.claims.patterns.capitals import cased
from kg.claims.patterns.cued import cued
from kg.claims.titles.titled_lines import titled
from kg.claims.values.dates import find_dates
from kg.model import Document, Key, Literal, Sentence, Span

# How many sentences a head may take.
_LONGEST = 14
_OFFICE = re.compile(
    r"(?:BY\s+)?(?:THE\s+)?(?!(?:OF|FOR|AND|IN|ON)\s)(?!(?:[A-Z]+\s+)?(?:REGULATIONS?|DECREE|LAW|ACT|ORDER|RESOLUTION|DECISION|EDICT|DIRECTIVE|CIRCULAR|PROCLAMATION|ORDINANCE|CONSTITUTION)\s+(?:OF|BY)\s)((?:[A-Z][A-Z'’�-]*,?\s+(?:(?:AND|OF|FOR|THE|&)\s+)*){0,6}(?:PRIME\s+MINISTER|MINISTER|MINISTRY|PRESIDENT|GOVERNMENT|COUNCIL|COMMISSION|"
    r"PARLIAMENT|ASSEMBLY|CABINET|COMMITTEE|CONGRESS|SENATE|AUTHORITY|GOVERNOR|KING|SULTAN|EMIR|COUNCIL\s+OF\s+MINISTERS|BOARD|LEGISLATURE|DEPARTMENT)"
    r"(?:\s+(?:OF|FOR)\s+(?:THE\s+)?[A-Z][A-Z'’�-]*(?:(?:,|\s+AND|\s+OF|\s+THE)*\s+[A-Z][A-Z'’�-]*){0,8})?)[,.:]?"
)
_DECIDES = re.compile(
    r"\b(?:DECIDES?|ORDERS?|DECREES?|RESOLVES?|ENACTS?|PROMULGATES?|HEREBY|have\s+decreed|HA(?:S|VE)\s+(?:ADOPTED|DECIDED)|promulgates?\s+(?:the|this)\s+[A-Z]\w+|hereby\s+(?:issues?|promulgates?|decides?|orders?|decrees?|approves?|approved|APPROVED|directed|enacts?))\b"
)
# "Hereby decrees:", alone in a line
_LONE = re.compile(
    r"\W*(?:hereby\s+)?(?:decrees?|resolves?|decides?|orders?|enacts?)(?:\s+(?:as\s+follows|the\s+following))?\s*:\W*",
    re.I,
)
# What only the text of a decree says.
_FORMULA = cued(
    r"\b(?:DECIDES?|DECREES?|HEREBY|Pursuant to|PURSUANT TO|Having regard to|By virtue of the powers|(?:powers?|authority) vested in me|(?:We|we|have) (?:have )?decreed|[Aa]fter (?:perusal|review) of|hereby (?:decree|order|proclaim|enact)|"
    r"(?:[Ii]n|IN) exercise of (?:the|its|his|her) powers?|(?:is|are) hereby (?:printed and )?(?:issued|distributed|forwarded|promulgated))\b"
)
_CAPITAL_KIND = re.compile(
    r"(?:DECISION|DECREE|LAW|ORDINANCE|CIRCULAR|RESOLUTION|REGULATION|PROCLAMATION|ORDER|DIRECTIVE|NOTICE|DECREE[ -]LAW)\s+N"
)
_BEFORE_GROUNDS = re.compile(
    r"(?=[,:]?\s+(?:Pursuant|PURSUANT|Having\s+regard|Considering|On\s+the\s+basis|In\s+accordance|At\s+the\s+proposal|DECIDES?|HEREBY|DECREES?)\b)"
)
# "The Government of Norvia DECREES:"
_DECIDING = re.compile(
    r"[,.:]?|,?\s+(?:(?:has\s+|have\s+)?(?:DECREE[SD]?|RESOLVE[SD]?|DECIDE[SD]?|ORDER(?:S|ED)?|ENACT(?:S|ED)?)\b|HEREBY|hereby\s+(?:decrees?|resolves?|decides?|orders?|issues?|enacts?)\b).*"
)
_WORDS = 24
# "WHEREAS, Executive Order No. 5" cites another order.
_GROUNDS = re.compile(
    r"\W*(?:WHEREAS|CONSIDERING|PURSUANT|HAVING|RECALLING|NOTING|IN\s+VIEW|ACCORDING|BASED|BY\s+VIRTUE)\b"
)
# "I, OLA BERG, President of Norvia, hereby …", "We, OLA BERG, Ruler of Norvia, after perusal of …"
_HOLDER = re.compile(
    r"\b(?:I|We|WE),\s+[A-Z][\w. ’'-]{3,50},\s+(?:the\s+)?((?:Acting\s+|Vice\s+|Prime\s+)?(?:President|Governor|Minister|King|Queen|Mayor|Sultan|Emir|Amir|Ruler|Grand\s+Duke|Premier|"
    r"Secretary|Chancellor)\b(?:\s+(?:of|for|the|and|[A-Z][\w’'-]*)){0,9})(?:,\s+(?:[Bb]y|[Dd]o|[Hh]ereby|[Ii]n|[Pp]ursuant|[Uu]nder|[Aa]cting|[Hh]aving|[Aa]fter|[Oo]n|[Uu]pon)\b|\s+(?:after|having|upon|by\s+virtue|do\s+hereby|hereby)\s|[,:]?$)"
)
_OF = re.compile(r"[^:;]{0,140}?\b(?:[Oo]f|OF|[Dd]ated|DATED|,)\s+(?:the\s+)?$")


def read_head(document: Document, registry: Registry, collector: Collector) -> None:
    """Draw the date and the issuer that the head of a decree gives to its own title."""
    head, own = document.sentences[:_LONGEST], _own(document, registry)
    if own is None:
        read_inline(document, registry, collector)
        return
    thing, sentence = own
    after = head[head.index(sentence) + 1 :]
    ends = [m.end for m in thing.mentions if sentence.start <= m.start < sentence.end]
    at = max(ends, default=sentence.start) - sentence.start
    _ = (
        _date(document, sentence, at, thing, collector)
        or (after and _date(document, after[0], 0, thing, collector))
        or draw_day_line(document, sentence, thing, collector)
        or draw_closing(document, thing, collector)
    )
    _issuer(document, head, thing, registry, collector)


def own_title(document: Document, registry: Registry) -> str:
    """Return the key of the numbered text that a decree is by its own head, or ""."""
    own = _own(document, registry)
    return own[0].key if own else ""


def _own(document: Document, registry: Registry) -> tuple[Thing, Sentence] | None:
    """Return the own title of a decree with its sentence; other texts have none."""
    head = document.sentences[:_LONGEST]
    if document.genre != "decree" and not (head and _FORMULA.search(document.text, 0, head[-1].end)):
        return None
    return (
        _by_lone_number(document, head, registry)
        or _own_title(document, head, registry)
        or _headed(document, head, registry)
        or _vested(document, head, registry)
    )


# "By the authority vested in me as President"
_AS_OFFICE = re.compile(
    r"\b[Bb]y\s+(?:the|virtue\s+of\s+the)\s+(?:authority|powers?)\s+vested\s+in\s+me\s+as\s+(?:the\s+)?(?P<office>(?:President|Governor|Mayor|Prime\s+Minister|Minister|Secretary|Chancellor)"
    r"(?:\s+(?:of|for)\s+(?:the\s+)?[A-Z][\w’'-]*(?:\s+(?:of\s+)?[A-Z][\w’'-]*){0,5})?)(?=\s+by\s|,)"
)
# How many lines such a text may have above that sentence.
_TITLE_LINES = 3


def _vested(
    document: Document, head: Sequence[Sentence], registry: Registry
) -> tuple[Thing, Sentence] | None:
    """Return the order, named by no number, whose head fills a line above "By the authority vested in me as President"."""
    lines = head[:_TITLE_LINES]
    if not any(_AS_OFFICE.search(document.text, s.start, s.end) for s in head):
        return None
    thing = titled(document, lines, registry)
    above = (s for s in lines if thing and any(s.start <= m.start < s.end for m in thing.mentions))
    line = next(above, None)
    return (thing, line) if thing and line else None


def _headed(
    document: Document, head: Sequence[Sentence], registry: Registry
) -> tuple[Thing, Sentence] | None:
    """Return the text that the lines of the head name by its kind and matter, and the last of these lines."""
    key = headed_title(document, registry)
    spans = registry.things[key].mentions if key in registry.things else []
    ends = [s for s in head for m in spans if m.start < s.end and s.start < m.end]
    return (registry.things[key], ends[-1]) if ends else None


def _mixed(line: str) -> str:
    """Return the body, written in small letters, that a line consists of or that it says to decide, or ""."""
    if len(line.split()) > _WORDS:
        return ""
    for body in (*find_bodies(line), *find_governments(line)):
        if line[: body.start].lower() in ("", "the ") and _DECIDING.fullmatch(line, body.end):
            return body.name
    return ""


def _inline(line: str) -> re.Match[str] | None:
    """Return the office in capitals that scanning left in one line with the grounds of the decree."""
    for grounds in _BEFORE_GROUNDS.finditer(line):
        start = line.rfind("THE ", max(0, grounds.start() - 90), grounds.start())
        if start >= 0 and (match := _OFFICE.fullmatch(line, start, grounds.start())):
            return match
    return None


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
            if _GROUNDS.match(before):
                return None
            if _CAPITAL_KIND.match(thing.label):
                return thing, sentence
            if before.isupper() or not before.strip(" [(*#_"):
                return thing, sentence
            return below_kind_line(document, head, thing)
    return None


# "No. 17/2010/QD-TTg", above "DECISION"
_LONE_NUMBER = re.compile(r"(?:No|NO|Nr|Number|Ref)\.?\s*:?\s*(?P<number>\d[\w/–-]*[/–-][\w/–-]+)")


def _by_lone_number(
    document: Document, head: Sequence[Sentence], registry: Registry
) -> tuple[Thing, Sentence] | None:
    """Return the text whose number stands by itself in the head, and the line with the number."""
    for sentence in head:
        # The cells of a row are lines of their own.
        cell = document.text[sentence.start : sentence.end].lstrip("| ").partition("|")[0]
        line = _LONE_NUMBER.fullmatch(cell.strip())
        if line:
            named = [t for t in registry.of("policy") if t.label.endswith(f" {line['number']}")]
            return (named[0], sentence) if len(named) == 1 else None
    return None


def _issuer(
    document: Document, head: Sequence[Sentence], thing: Thing, registry: Registry, collector: Collector
) -> None:
    """Draw the office that stands alone in capitals before "DECIDES"; a longer line may name it in full."""
    offices: list[tuple[str, Span]] = []
    decided = False
    for sentence in head:
        text = document.text[sentence.start : sentence.end]
        said = " ".join(text.split())
        if office := _HOLDER.search(said) or _AS_OFFICE.search(said):
            span = Span(sentence.start, sentence.end)
            key = registry.add("PublicBody", cased(office[1]), span)
            collector.say(thing.key, "kg:issuedBy", Key(key), (span,), "head-issuer")
            return
        line = said.strip(" -–—*_#")
        match = _OFFICE.fullmatch(line) or _inline(line)
        if name := match[1] if match else _mixed(line):
            offices.append((name, Span(sentence.start, sentence.end)))
        decided |= _DECIDES.search(text) is not None or (
            bool(offices) and (KIND_LINE.fullmatch(text) or _LONE.fullmatch(text)) is not None
        )
    if not offices or not decided:
        return
    name, span = max(offices, key=lambda o: len(o[0]))
    # "THE PARLIAMENT AND THE COUNCIL" are two.
    parts = re.split(r",?\s+AND\s+THE\s+", name)
    for one in parts if all(_OFFICE.fullmatch(p) for p in parts) else [name]:
        key = registry.add("PublicBody", cased(one), span)
        for other, where in offices:
            if fold(one).startswith(fold(other)) and other != one:
                registry.alias(key, other, where.start)
        collector.say(thing.key, "kg:issuedBy", Key(key), (span,), "head-issuer")
