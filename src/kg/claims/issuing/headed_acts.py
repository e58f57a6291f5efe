"""Acts that are named by the lines of their own head: by what they are about, below or above their day, number and maker."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from kg import lazy_re as re
from kg.claims.acts.dated_numbers import CODE, DAY
from kg.claims.acts.law_numbers import find_numbered
from kg.claims.gathering.collector import Collector
from kg.claims.gathering.registry import Registry, fold
from kg.claims.issuing.approved_heads import above_approval, below_approval
from kg.claims.issuing.mastheads import KIND_LINE, day_line
from kg.claims.names.bodies import find_bodies
from kg.claims.names.governments import find_governments
from kg.claims.names.holders import find_holders
from kg.claims.patterns.capitals import cased
from kg.claims.patterns.kind_heads import below_kind
from kg.claims.patterns.words import words
from kg.claims.values.dates import find_dates
from kg.model import Document, Key, Literal, Sentence, Span, Tier

RULE_DATE, RULE_ISSUER = "headed-date", "headed-issuer"
# How many lines a head may take, and how many words a title.
_HEAD, _WORDS = 20, 40
# A title of fewer words names too little to be the same.
_FEW = 2


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of an act says: its name, its other names, and the lines that tell its day and its maker."""

    span: Span
    aliases: tuple[tuple[str, int], ...]
    told: tuple[Span, ...] = ()


# "of May 3, 2019 No. 45"
_DAY_AND_CODE = re.compile(
    rf"\W*(?P<kind>[A-Z][\w’', -]{{2,120}}?\s+)?(?:[Oo]f|OF|[Dd]ated|DATED|[Ff]rom)?\s*(?:the\s+)?{DAY}(?:\s+year)?,?\s+(?P<number>{CODE})\W*"
)
_ABOUT = re.compile(
    r"[“\"«]?(?:About|On|Concerning|Regarding|On\s+the|For|ABOUT|ON|CONCERNING|REGARDING)\s+[^.;]{8,300}"
)
# "Adopted by the State Assembly on 3 May 2014"
_MADE = re.compile(
    rf"\W*(?:Adopted|Approved|Passed|Enacted|Issued|Promulgated|ADOPTED|APPROVED|PASSED|ENACTED|ISSUED)\s+(?:by|BY)\s+(?P<body>[^.;:]{{3,90}}?),?\s+(?:on|ON|of|dated)\s+(?:the\s+)?{DAY}\W*"
)
# "No. 45/QN-BT", above "DECISION"
_LONE_NUMBER = re.compile(r"\W*(?P<number>(?:No|NO|Nr|Numbers?|Ref)\.?\s*:?\s*\d[\w/–-]*[/–-][\w/–-]+)\W*")
# "Act No. 45, May 3, 2019", below "ACT ON CLEAN PORTS"
_NUMBER_AND_DAY = re.compile(
    r"\W*(?P<number>(?:[A-Z][a-z]+\s+){0,2}(?:Act|Decree|Law|Ordinance|Order|Regulation|Rule|Notice|Directive)\s+No\.?\s*\d[\w/–-]*),\s+(?P<day>[A-Z][a-z]{2,8}\.?\s+\d{1,2},\s+(?:19|20)\d\d)\W*"
)
_ACT_TITLE = re.compile(
    r"(?:(?:[\w,’'()-]+\s+){1,24}(?:ACT|LAW|DECREE|ORDINANCE|CODE|REGULATIONS?|RULES?|Act|Law|Decree|Ordinance|Code|Regulations?|Rules)"
    r"|(?:Circular|Notice|Decision|Announcement|Reply|Opinions|Guidelines|Measures|Provisions|Resolution|Order|Interim\s+Measures)\s+(?:of|by|on|from|for)\s+[^.;]{8,300}"
    r"|(?:(?:FRAMEWORK|SPECIAL|ENFORCEMENT|BASIC|Framework|Special|Enforcement|Basic)\s+)?(?:ACT|LAW|DECREE|REGULATIONS?|RULES?|Act|Law|Decree|Regulations?|Rules?)\s+(?:ON|OF|FOR|on|of|for)\s+[^.;]{4,240})"
)


def survey_head(document: Document, registry: Registry) -> None:
    """Take in the act that the head of a document names, with its other names."""
    for head in _heads(document):
        name = document.text[head.span.start : head.span.end]
        if (longer := _longer(registry, name)) is not None:
            registry.alias(longer, name, head.span.start)
            registry.things[longer].mark(head.span)
            continue
        key = registry.add("PolicyDocument", name, head.span)
        first = next((s for s in document.sentences if s.start <= head.span.start < s.end), None)
        if first and first.end < head.span.end:  # what is said of it needs a sentence that holds it
            registry.things[key].mark(Span(head.span.start, first.end))
        for inner in registry.of("policy"):  # what the title names is the text itself
            tail = f" {fold(inner.label)}"
            same = len(tail.split()) > _FEW and fold(name).endswith(tail)
            inside = all(head.span.start <= m.start and m.end <= head.span.end for m in inner.mentions)
            if inner.key != key and (same or inside) and not _PUTS_OUT.search(name):
                registry.join(inner.key, key)
        for alias, at in head.aliases:
            own = registry.find("PolicyDocument", alias)
            if own and own != key:
                registry.join(own, key)
            else:
                registry.alias(key, alias, at)


def _longer(registry: Registry, name: str) -> str | None:
    """Return the key of the one act whose name ends in what the head says: "Decision No. 45/QN-BT"."""
    own = re.sub(r"^(?:no|nr|numbers?|ref) (?=\d)", "", fold(name))
    found = [
        t.key
        for t in registry.of("policy")
        if t.kind == "PolicyDocument" and fold(t.label).endswith(f" {own}")
    ]
    return found[0] if len(found) == 1 else None


def read_headed(document: Document, registry: Registry, collector: Collector) -> None:
    """Draw the day and the maker that the head of a document tells of the act which it names."""
    for head in _heads(document):
        key = registry.find("PolicyDocument", document.text[head.span.start : head.span.end])
        if key is None:
            continue
        for span in head.told:
            text = document.text[span.start : span.end]
            for day in [d for d in find_dates(text) if len(d.value) != len("2020-05")][:1]:
                found, likely = text[day.start : day.end], Tier.CANDIDATE
                date, year = Literal(day.value, "xsd:date"), Literal(day.value[:4], "xsd:integer")
                if len(day.value) > len("2020"):
                    collector.say(key, "kg:issuedOn", date, (span,), RULE_DATE, found=found, tier=likely)
                collector.say(key, "kg:year", year, (span,), RULE_DATE, found=found, tier=likely)
        if head.told:
            _say_maker(document, head, key, registry, collector)


def headed_title(document: Document, registry: Registry) -> str:
    """Return the key of the act that the head of a document names, or ""."""
    for head in _heads(document):
        return registry.find("PolicyDocument", document.text[head.span.start : head.span.end]) or ""
    return ""


def _say_maker(document: Document, head: Head, key: str, registry: Registry, collector: Collector) -> None:
    """Draw who made an act by a line that tells it, or by "the Cabinet decides:" below."""
    below = [Span(s.start, s.end) for s in document.sentences[:_HEAD] if s.start >= head.span.end]
    for span in (*head.told, *below):
        text = document.text[span.start : span.end]
        for name, start in _maker(text, span in head.told):
            body = registry.add(
                "PublicBody", cased(name), Span(span.start + start, span.start + start + len(name))
            )
            collector.say(key, "kg:issuedBy", Key(body), (span,), RULE_ISSUER, tier=Tier.CANDIDATE)
            return


def _maker(text: str, told: bool) -> Iterator[tuple[str, int]]:
    """Yield the body behind "adopted by", behind the kind of the act or before "decides:", and where it begins."""
    if told and (paper := _PAPER_FROM.match(text)):
        yield paper["body"], paper.start("body")
        return
    made = _MADE.fullmatch(text) if told else None
    begin = made.start("body") if made else 0
    plain = cased(text) if text.isupper() else text
    for body in (*find_holders(plain), *find_bodies(plain), *find_governments(plain)):
        led = text[begin : body.start]
        if (
            led.strip().lower() in ("", "the") if made else told and _KIND_OF.fullmatch(led)
        ) or _DECIDES.match(text, body.end):
            yield text[body.start : body.end], body.start
            return
    if made and (organ := _ORGAN.fullmatch(made["body"])) and organ["organ"].split()[-1] in _organs():
        yield organ["organ"], made.start("body") + organ.start("organ")


@cache
def _organs() -> frozenset[str]:
    """Return the last words of the names of organs: "Duma", "Assembly"."""
    return frozenset(o.split()[-1] for o in words().list("body", "bare_heads"))


# "the State Duma"
_ORGAN = re.compile(r"(?:[Tt]he\s+)?(?P<organ>(?:[A-Z][\w’'-]+\s+){0,4}[A-Z][\w’'-]+)")
_KIND_OF = re.compile(r"\W*[A-Za-z\s]{3,40}\s(?:of|OF)(?:\s(?:the|THE))?\s*")
# "the Cabinet of Ministers decides:"
_DECIDES = re.compile(
    r"\s+(?:has\s+|hereby\s+)?(?:decide[sd]|resolve[sd]|decree[sd]|order(?:s|ed)|enact(?:s|ed)|ruled?s?|DECIDES|RESOLVES|DECREES|ORDERS|ENACTS)\s*:"
)


def _heads(document: Document) -> tuple[Head, ...]:
    """Return the head of an act, if the first lines of a document are one."""
    return _heads_of(document.text, document.sentences[:_HEAD])


# What is asked of one document is asked of it several times in a row.
@lru_cache(maxsize=2)
def _heads_of(whole: str, lines: tuple[Sentence, ...]) -> tuple[Head, ...]:
    texts = [whole[s.start : s.end] for s in lines]
    for n, text in enumerate(texts):
        if head := (
            _below_day(lines, texts, n)
            or _above_maker(lines, texts, n)
            or _lone_number(lines, texts, n)
            or _above_number(lines, texts, n)
            or _below_number(lines, texts, n)
            or _paper(lines, texts, n)
            or _above_code(whole, lines, texts, n)
            or _above_matter(lines, texts, n)
            or _approved(lines, texts, n)
        ):
            return (head,)
        if len(text.split()) > _WORDS and not _PAPER_FROM.match(text):
            break  # running text: the head is over
    return ()


def _span(sentence: Sentence, text: str) -> Span:
    begin = len(text) - len(text.lstrip(" \t\n#*_"))
    return Span(sentence.start + begin, sentence.start + len(text.rstrip(" \t\n#*_.:")))


def _below_day(lines: Sequence[Sentence], texts: Sequence[str], n: int) -> Head | None:
    """Return the head of "of May 3, 2019 No. 45" with "About clean ports" below it."""
    told = _DAY_AND_CODE.fullmatch(texts[n])
    if told is None or n + 1 >= len(texts) or not _ABOUT.fullmatch(texts[n + 1].strip()):
        return None
    if len(texts[n + 1].split()) > _WORDS:
        return None
    at = lines[n].start + told.start("number")
    aliases = tuple((a, at) for a in (told["number"], told["code"]) if not a.isdigit())
    return Head(_span(lines[n + 1], texts[n + 1]), aliases, (Span(lines[n].start, lines[n].end),))


def _above_maker(lines: Sequence[Sentence], texts: Sequence[str], n: int) -> Head | None:
    """Return the head of "On clean ports" with "Adopted by the Assembly on 3 May 2014" below it."""
    if not _ABOUT.fullmatch(texts[n].strip()) or len(texts[n].split()) > _WORDS:
        return None
    for below in range(n + 1, min(n + 3, len(texts))):
        if _MADE.fullmatch(texts[below]):
            return Head(_span(lines[n], texts[n]), (), (Span(lines[below].start, lines[below].end),))
    return None


def _lone_number(lines: Sequence[Sentence], texts: Sequence[str], n: int) -> Head | None:
    """Return the head of "No. 45/QN-BT" with "DECISION" below it; its day is read with other mastheads."""
    row = texts[n].lstrip("| ")
    shift = len(texts[n]) - len(row)
    cell = row.partition("|")[0]
    number = _LONE_NUMBER.fullmatch(cell)
    kinds = [k for k in range(max(0, n - 2), min(n + 5, len(texts))) if KIND_LINE.fullmatch(texts[k])]
    if number is None or not kinds:
        return None
    begin = lines[n].start + shift + number.start("number")
    return Head(Span(begin, begin + len(number["number"])), ())


def _above_number(lines: Sequence[Sentence], texts: Sequence[str], n: int) -> Head | None:
    """Return the head of "ACT ON CLEAN PORTS" with its number, and its day behind or below, on the next line."""
    if n + 1 >= len(texts) or not _ACT_TITLE.fullmatch(texts[n].strip(" \t\n#*_")):
        return None
    told = _NUMBER_AND_DAY.fullmatch(texts[n + 1])
    line = texts[n + 1].strip()
    number = told["number"] if told else next((m.name for m in find_numbered(line) if m.name == line), "")
    if not number:
        return None
    at = lines[n + 1].start + texts[n + 1].index(number)
    below = [k for k in (n + 1, n + 2) if k < len(texts) and (told if k == n + 1 else day_line(texts[k]))]
    days = tuple(Span(lines[k].start, lines[k].end) for k in below[:1])
    return Head(_span(lines[n], texts[n]), ((number, at),), (*days, Span(lines[n].start, lines[n].end)))


# "THE FREE QUAYS ACT, 2031", "Free Quays (Declaration) Order, 2031 (No. 1)"
_ACT_LINE = re.compile(
    r"(?:(?:THE|The)\s+)?(?P<name>(?:[A-Z][\w’'()-]*,?\s+(?:(?:and|of|for|the|on|in|&)\s+)*|\([A-Z][\w’' -]*\)\s+){1,16}(?P<kind>(?i:act|law|ordinance|code|regulations?|rules|order|proclamation|notice|by-?laws))(?:,?\s+(?:(?i:of)\s+)?(?:19|20)\d\d)?(?:\s+\((?:No|NO)\.?\s*\d+\))?)"
)
# What is numbered in a gazette is a rule or an order, and the act under which it is made stands between.
_GAZETTED = re.compile(
    r"(?i:statutory instrument|(?:government|legal|general) notice|[gl]\.?\s?n\.?|s\.?\s?[ior]\.?)\b"
)
_UNDER = frozenset(("act", "law", "ordinance", "code"))
_LINES = 4


def _below_number(lines: Sequence[Sentence], texts: Sequence[str], n: int) -> Head | None:
    """Return the head of "Act No. 5 of 2031", alone on its line, with "THE FREE QUAYS ACT, 2031" below it."""
    line = texts[n].strip(" \t\n#*_.[]()")
    if not next((m for m in find_numbered(line) if m.name == line), None):
        return None
    gazetted = _GAZETTED.match(line) is not None
    for k in range(n + 1, min(len(texts), n + (_LINES if gazetted else 2))):
        title = _ACT_LINE.fullmatch(texts[k].strip(" \t\n#*_."))
        kind = title["kind"].lower() if title else ""
        if title and (kind not in _UNDER if gazetted else line.lower().startswith(kind)):
            begin = lines[k].start + texts[k].index(title["name"])
            at = lines[n].start + texts[n].index(line)
            span = Span(begin, begin + len(title["name"]))
            return Head(span, ((line, at),), (Span(lines[n].start, lines[n].end),))
    return None


# "Circular on Issuing the Harbour Plan": the plan is another text.
_PUTS_OUT = re.compile(
    r"\b(?i:issu|approv|promulgat|print|distribut|publish|releas|forward|adopt|amend|endors)"
)
# "COMMUNICATION FROM THE COMMISSION" with the title below it
_PAPER_FROM = re.compile(
    r"\W*(?:JOINT\s+)?(?:COMMUNICATION|REPORT|RECOMMENDATION|WHITE\s+PAPER|GREEN\s+PAPER|PROPOSAL|OPINION)\s+(?:FROM|OF|BY)\s+(?:THE\s+)?(?P<body>(?:[A-Z]+\s+){0,4}(?:COMMISSION|COUNCIL|GOVERNMENT|MINISTRY|DEPARTMENT|AUTHORITY))\b"
)
_CODE = re.compile(r"\W*(?P<code>(?:COM|JOIN|SWD|SEC)\s?[(/](?:19|20)\d\d[)/]\s?\d{1,4})(?:\s+final)?\W*")
_NEAR = 4


def _paper(lines: Sequence[Sentence], texts: Sequence[str], n: int) -> Head | None:
    """Return the head of "COMMUNICATION FROM THE COMMISSION", alone above a title, with a code and a day near it."""
    alone = _PAPER_FROM.match(texts[n])
    if alone is None or texts[n][alone.end() :].strip() or n + 1 >= len(texts):
        return None
    near = range(max(0, n - _NEAR), min(len(texts), n + 1 + _NEAR))
    codes = [(c["code"], lines[k].start + c.start("code")) for k in near if (c := _CODE.fullmatch(texts[k]))]
    if not codes:
        return None
    days = [Span(lines[k].start, lines[k].end) for k in near if day_line(texts[k])]
    last = n + 1
    if last + 1 < len(texts) and _SECOND.fullmatch(texts[last + 1]):
        last += 1  # a title of two lines
    span = Span(lines[n + 1].start, _span(lines[last], texts[last]).end)
    return Head(span, tuple(codes), (*days[:1], Span(lines[n].start, lines[n].end)))


# "EDICT OF THE PRESIDENT OF NORVIA", above "No. 93 of March 2, 1998" or "NUMBER 2 OF 2011"
_ACT_OF = re.compile(
    r"\W*(?:(?:[A-Z][A-Za-z]+\s+){0,2})?(?i:law|decree|edict|order|resolution|decision|regulation|ordinance|directive|instruction|circular|decree-law)\s+(?i:of|by)\s+(?i:the\s+)?[A-Z][A-Za-z’' ]{3,100}"
)
_CODE_AND_DAY = re.compile(
    rf"\W*(?P<number>(?:{CODE}|(?:NUMBER|Number|NUM\.)\s+\d{{1,5}}(?:/[A-Z]+)?))\s*,?\s+(?:(?:of|dated|OF|DATED|from)\s+(?:{DAY}|(?:YEAR\s+)?(?:19|20)\d\d))\W*"
)
_ABOUT_ALONE = re.compile(
    r"\W*(?:CONCERNING|ON|REGARDING|ABOUT|RELATING\s+TO|Concerning|On|Regarding|About)\W*"
)


def _above_code(whole: str, lines: Sequence[Sentence], texts: Sequence[str], n: int) -> Head | None:
    """Return the head of "EDICT OF THE PRESIDENT OF NORVIA" with "No. 93 of March 2, 1998" below it."""
    if n + 1 >= len(texts) or not _ACT_OF.fullmatch(texts[n].strip(" \t\n#*_")):
        return None
    told = _CODE_AND_DAY.fullmatch(texts[n + 1])
    if told is None:
        return None
    span = Span(_span(lines[n], texts[n]).start, _span(lines[n + 1], texts[n + 1]).end)
    number = told[0].strip(" \t\n#*_.,"), lines[n + 1].start + told.start("number")
    about = [
        _span(lines[k], texts[k])
        for k in range(n + 2, min(n + 4, len(texts)))
        if _ABOUT.fullmatch(texts[k].strip())
    ]
    if n + 3 < len(texts) and _ABOUT_ALONE.fullmatch(texts[n + 2]):
        about = [Span(lines[n + 2].start, _span(lines[n + 3], texts[n + 3]).end)]
    aliases = [number, *((whole[a.start : a.end], a.start) for a in about[:1])]
    head = Span(lines[n].start, lines[n].end)
    return Head(span, tuple(aliases), (Span(lines[n + 1].start, lines[n + 1].end), head))


# "LAW OF NORVIA", above "On Free Quays"
_LAW_OF = re.compile(
    r"\W*(?:THE\s+|The\s+)?(?:(?:[A-Z][A-Za-z]+\s+){0,2})?(?i:law|decree|edict|code|resolution|constitutional\s+law)\s+(?i:of)\s+(?i:the\s+)?[A-Z][A-Za-z’' ]{3,80}"
)
_MATTER = re.compile(r"[“\"«]?(?:About|On|Concerning|ABOUT|ON|CONCERNING)\s+[^.;]{4,200}")
_DAY_ALONE = re.compile(rf"\W*(?:(?:of|dated|from|Adopted(?:\s+on)?|No\.?\s*[\w-]+\s+of)\s+)?{DAY}\W*")


def _above_matter(lines: Sequence[Sentence], texts: Sequence[str], n: int) -> Head | None:
    """Return the head of "LAW OF NORVIA" with "On Free Quays" below it, and a day below that."""
    if n + 1 >= len(texts) or not _LAW_OF.fullmatch(texts[n].strip(" \t\n#*_")):
        return None
    if not _MATTER.fullmatch(texts[n + 1].strip(" \t\n#*_")) or len(texts[n + 1].split()) > _WORDS:
        return None
    span = Span(_span(lines[n], texts[n]).start, _span(lines[n + 1], texts[n + 1]).end)
    days = [
        Span(lines[k].start, lines[k].end)
        for k in range(n + 2, min(n + 5, len(texts)))
        if _DAY_ALONE.fullmatch(texts[k]) or _MADE.fullmatch(texts[k])
    ]
    matter = _span(lines[n + 1], texts[n + 1])
    return Head(span, ((texts[n + 1].strip(" \t\n#*_"), matter.start),), tuple(days[:1]))


def _approved(lines: Sequence[Sentence], texts: Sequence[str], n: int) -> Head | None:
    """Return the head of a title with the line that tells who approved the text, or with its kind on a line of its own."""
    if above := above_approval(texts, n):
        title, told = above
        return Head(_span(lines[title], texts[title]), (), (Span(lines[told].start, lines[told].end),))
    if below := below_approval(texts, n):
        last, first, end = below
        span = Span(_span(lines[first], texts[first]).start, _span(lines[end], texts[end]).end)
        return Head(span, (), (Span(lines[n].start, lines[last].end),))
    if kind := below_kind(texts, n):
        first, end = kind
        span = Span(_span(lines[first], texts[first]).start, _span(lines[end], texts[end]).end)
        for line, text in zip(lines[end + 1 : end + 3], texts[end + 1 : end + 3], strict=True):
            if number := _IN_BRACKETS.fullmatch(text):
                at = line.start + number.start("number")
                return Head(span, ((number["number"], at),), (Span(line.start, line.end),))
        return Head(span, ())
    return None


# "(Law No. 45 of 3 May 2031)", below "LAW / ON FREE QUAYS"
_IN_BRACKETS = re.compile(
    rf"\W*\(\s*(?P<number>(?:[A-Z][A-Za-z-]+\s+){{0,3}}(?i:law|decree|order|resolution|decision|act|ordinance|regulation)\s+{CODE})(?:,?\s+(?i:of|dated|from)\s+{DAY})?\s*\)\W*"
)
# The second line of a title: no heading with a number, no sentence.
_SECOND = re.compile(r"[A-Z][^.:;\d]{8,120}(?:\d{4})?")
__all__ = ["read_headed", "survey_head"]
