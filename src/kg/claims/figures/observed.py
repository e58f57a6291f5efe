"""Of which thing a figure tells: by the grammar of its clause, else the only thing that the sentence names."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg import lazy_re as re
from kg.claims.figures.beside import apposed, beside, is_of_what_was_built
from kg.claims.figures.counted import counted_behind
from kg.claims.figures.main_things import main_thing
from kg.claims.gathering.registry import Registry
from kg.claims.patterns.cued import cued
from kg.claims.patterns.months import MONTH_BEGINS
from kg.claims.patterns.words import alternation, words
from kg.claims.sentences.compared import only_measures
from kg.claims.sentences.reading import Reading
from kg.model import Mention

_SUBJECT = r"‹[ZAFP]\d+›"
_OF = cued(
    rf"\b(?:(?i:GDP|gross domestic product|economic output|populations?|areas?|size|output|exports?|trade|investment|budget|length|capacity|growth|number of \w+|share|value|revenues?|rate)\s+of|(?i:investments?|spending|expenditure)\s+(?:in|into|on)|(?i:exports|shipments)\s+from)\s+(?:both\s+)?(?:the\s+)?(?P<who>{_SUBJECT}(?:(?:, | and |, and )(?:the\s+)?{_SUBJECT})*)"
)
_OWNER = re.compile(
    rf"(?P<who>{_SUBJECT})['’]s?\s+(?:total\s+|combined\s+|current\s+|annual\s+|\w+ly\s+)?(?:GDP|gross domestic product|economic output|population|area|size|(?:\w+\s+)?output|exports?|(?:\w+\s+)?trade|(?:\w+\s+)?investment|budget|economy|revenues?|growth|share|number|total|length|capacity)"
)
# A relative clause tells of the thing before it: "the park, which counts more than 130 firms".
_WHICH = re.compile(
    rf"(?P<who>{_SUBJECT}),?\s+(?:which|that)\s+(?:already\s+|now\s+|currently\s+|alone\s+|\w+ly\s+)?(?:counts?|covers?|has|had|spans?|measures?|holds?|hosts?|houses?|employs?|employed|occupies|contains?)\b[^‹›,;.]*$"
)
_OPEN = re.compile(
    r"(?:\b(?:From|Between|Near|At|By|With|Like|Under|Around|Outside|Of|Among|Via|Through|in|of|for|to|from|near|at|by|with|between|within|under|around|into|on|and|like|than|via|through|along|across|towards?)\s+(?:(?:\w+\s+)?(?:the\s+)?|(?:the|an?|its|their)\s+[A-Z][a-z]+\s+)|,\s"
    # "near Norland's capital Alvor"
    r"|\b(?:from|in|near|of|to|at|outside|for|by|with)\s+(?:the\s+)?(?:‹A\d+›|[a-z]+)['’]s\s+(?:[a-z]+\s+){0,3})$"
)
_OPENING = re.compile(r"(?:In|By|At|Since|As of|For|During)\s[^,‹]{0,25}(?:‹[DT]\d+›)?[^,‹]{0,10},\s+")
_CLAUSE = re.compile(r"(?<=[;.])\s|\s(?:while|whereas|although|but)\s|,\s(?:while|whereas|but)\s")


# What a policy may have: money, parts and effects, but no people, no land and no output.
_OF_POLICIES = frozenset(
    {
        "ind-investment",
        "ind-budget",
        "ind-projects",
        "ind-jobs",
        "ind-count",
        "ind-share",
        "ind-gdp-share",
        "ind-population-share",
        "ind-area-share",
        "ind-growth-factor",
        "ind-reduction-rate",
        "ind-growth-rate",
        "ind-money",
        "ind-enterprises",
        "ind-cost",
    }
)
# What is guessed to be of a policy may be what it lends and spends, too; of whom people are counted is a place.
_OF_PLACES = frozenset(
    {
        "ind-population",
        "ind-land-area",
        "ind-gdp",
        "ind-gdp-per-capita",
        "ind-output",
        "ind-exports",
        "ind-imports",
        "ind-trade",
        "ind-foreign-investment",
        "ind-revenue",
        "ind-income",
    }
)
# What a passage tells without naming anything is of the place that its text is about, not of a policy named before.
_OF_PASSAGES = frozenset({"ind-share", "ind-gdp-share", "ind-growth-rate", "ind-enterprises"})


def subjects_of(
    reading: Reading, mark: re.Match[str], indicator: str, zone_of: dict[str, str]
) -> tuple[str, ...]:
    """Return the keys of the things that a figure is about; empty if the grammar does not tell."""
    text = reading.masked.text
    number = reading.mentions[int(mark[1])]
    written = reading.text[number.start : number.end]
    thing = beside(text, mark.span(), written, indicator)
    if local := (reading.mentions[int(thing[2:-1])].name,) if thing else _local(reading, mark):
        return local
    start = max([0, *(m.end() for m in _CLAUSE.finditer(text, 0, mark.start()))])
    for pattern in (_OF, _OWNER):
        owners = list(pattern.finditer(text, start, mark.start()))
        between = text[owners[-1].end() : mark.start()] if owners else ""
        if owners and not _NEXT_SUM.fullmatch(between) and not _NEXT_VERB.search(between):
            numbers = re.findall(r"‹[ZAFP](\d+)›", owners[-1]["who"])
            return tuple(reading.mentions[int(n)].name for n in numbers)
    if relative := _WHICH.search(text[start : mark.start()]):
        return tuple(reading.mentions[int(n)].name for n in re.findall(r"‹[ZAFP](\d+)›", relative["who"]))
    found = _clause_subject(reading, start, mark.start())
    if not found and not (start and _WE.match(text, start)):
        found = _clause_subject(reading, 0, mark.start())
    if (
        not found
        or is_of_what_was_built(text, mark.start(), indicator)
        or any(found[0].name in joint for joint in _joined(reading, mark.start()))
    ):
        return ()
    subject = found[0]
    if subject.kind in ("PolicyDocument", "Strategy") and indicator not in _OF_POLICIES:
        return (zone_of[subject.name],) if subject.name in zone_of else ()
    return tuple(m.name for m in found)


# "15 million investment in the park, investment of | 2 million on a school": the next sum has a purpose of its own
_NEXT_SUM = re.compile(r",\s+(?:and\s+)?(?:an?\s+|the\s+)?(?:[a-z-]+\s+){1,3}of\s+(?:[a-z]+\s+){0,3}")
# "… home to a fifth of India's population and contributes 5 billion": the sum is of what contributes.
_NEXT_VERB = re.compile(
    r"\s(?:and|but)\s+(?:also\s+|now\s+|\w+ly\s+)?(?:contribut|generat|produc|account|employ|attract|receiv|host|export|earn)(?:e?s|ed)\s"
)
# "…, while we have secured 3 million": a clause with a subject of its own
_WE = re.compile(r"\s*(?:we|they|he|she|you|I)\s")
# "Norvia and Keldia together have", "A, B and C have a combined area": the figure is of none of them alone.
_TOGETHER = re.compile(
    rf"(?P<all>{_SUBJECT}(?:(?:,| and|, and) (?:the )?{_SUBJECT}){{1,8}}),? (?:together|combined|jointly|collectively)\b"
    rf"|(?P<some>{_SUBJECT}(?:(?:,| and|, and) (?:the )?{_SUBJECT}){{1,8}}) (?:have|had|with|share|shared|cover|account) (?:an? )?(?:combined|joint|total)\b"
)


def _joined(reading: Reading, before: int) -> Iterator[frozenset[str]]:
    """Yield the keys of things of which a clause before an offset tells together."""
    for match in _TOGETHER.finditer(reading.masked.text, 0, before):
        numbers = re.findall(r"‹[ZAFP](\d+)›", match["all"] or match["some"])
        yield frozenset(reading.mentions[int(n)].name for n in numbers)


# "Lagos Harbour", "Kenya's Ministry": the name goes on; "Kenya's GDP" and "Kenya's FDI" do not.
_GOES_ON = re.compile(
    r"-|\s+[A-Z]|\s+(?:project|programme|program|scheme|initiative|venture|company|university|office|team|officials?|minister|mayor|governor|government|authorities|police|branch|office)\b|['’]s?\s+(?:[a-z-]+\s+){0,2}(?:(?!GDP|GNP|GVA|FDI|R&D)[A-Z]|‹B)"
)
# "Accra, 3 May - …" tells where the news was written.
_DATELINE = re.compile(
    rf"(?:\s+\([A-Z][\w/ ]{{1,14}}\))?\s+(?:-|–|—)\s+[A-Z‹]|,?\s+\(?(?:‹D|{MONTH_BEGINS}[a-z.]*\s+(?:\d{{1,2}}\b|‹N)|(?:\d{{1,2}}|‹N\d+›)\s+{MONTH_BEGINS})"
)
# What a relative clause tells is told of the thing before it, not of the subject: "joined a union that counts 30 members".
_RELATIVE = re.compile(
    r"(?<!said)(?<!says)(?<!announced)(?<!stated)(?<!reported)(?<!noted)(?<!shows)(?<!showed)(?<!estimates)(?<!estimated)(?<!expects)(?<!expected)(?<!so)(?<!ensure)\s(?:that|which|where|whose)\s"
)
# "Kenya's Harbour Plan": the owner is not what is told of.
_OWNS = re.compile(r"['’]s?\s+(?:[\w-]+\s+){0,2}‹[ZFP]")


# "the Alvor-based Quay Park employs"
_BASED = re.compile(r"-(?:based|led|owned|backed)\s")


# "QB Norland": letters before a place are the name of a firm or an office
_LETTERS = re.compile(r"(?:^|\s)([A-Z]{2,6})\s$")
_FEW = 8


def _is_piece(text: str, start: int, end: int) -> bool:
    """Return whether a mention is only a part of a longer name that was not recognised."""
    before = text[start - 1 : start]
    return before in ("-", "@") or bool(_GOES_ON.match(text, end)) or _ends_name(text, start)


def _ends_name(text: str, start: int) -> bool:
    """Return whether a place ends the name of a firm or an office."""
    led = _LETTERS.search(text, max(0, start - _FEW), start) if text.startswith("‹A", start) else None
    return led is not None and led[1] not in words().list("observed", "of_places")


# What is included, visited or helped is not what its clause tells of.
_OBJECT = re.compile(
    r"\b(?:includ(?:e[sd]?|ing)|compris(?:e[sd]?|ing)|cover(?:s|ed|ing)?|span(?:s|ned|ning)?|link(?:s|ed|ing)?|connect(?:s|ed|ing)?|join(?:s|ed|ing)?|visit(?:s|ed|ing)?|mak(?:es?|ing)|made|help(?:s|ed|ing)?|"
    r"g[ai]ve[sn]?|giving|allow(?:s|ed|ing)?|enabl(?:e[sd]?|ing)|support(?:s|ed|ing)?|serv(?:e[sd]?|ing)|plac(?:e[sd]?|ing)|put(?:s|ting)?|enter(?:s|ed|ing)?|reach(?:es|ed|ing)?|border(?:s|ed|ing)?)\s+(?:the\s+)?$"
)


# "Founded in the hills of Kenya, the Harbour Zone has …": the clause itself begins behind a comma.
_PARTICIPLE = re.compile(r"(?!Nearing|During|According|Including|United)[A-Z][a-z]+(?:ed|ing)\s[^;]*?,\s")
_MAIN = re.compile(rf",\s+(?=(?:the\s+)?{_SUBJECT}\s(?!and\b|or\b)\w)")
# A relative clause right after the subject tells of it.
_MARK = 12
_LEAD = 100  # letters before a thing


def _clause_subject(reading: Reading, start: int, before: int) -> tuple[Mention, ...]:
    """Return the first mention of the clause that no preposition governs; all of a list before "each"."""
    text = reading.masked.text
    opening = _OPENING.match(text[start:before])
    start += opening.end() if opening else 0
    if _PARTICIPLE.match(text, start, before):
        main = _MAIN.search(text, start, before)
        if not main:
            return ()
        start = main.end()
    for m in re.finditer(r"‹([ZAFP])(\d+)›", text[start:before]):
        # Only what stands right before a thing governs it.
        lead = text[max(start, start + m.start() - _LEAD) : start + m.start()]
        if start + m.start() == 0 and _DATELINE.match(text, m.end()):
            continue
        if _OWNS.match(text, start + m.end()) or _BASED.match(text, start + m.end()):
            continue
        if _is_piece(text, start + m.start(), start + m.end()):
            return ()
        if _OBJECT.search(lead):
            return ()
        if not _OPEN.search(lead) or re.fullmatch(r"(?:In|Within|Across)\s+(?:the\s+)?", lead):
            rest = text[start + m.start() : before]
            if _RELATIVE.search(rest, _MARK) or (m[1] == "P" and _cites().search(rest)):
                return ()
            each = re.match(
                rf"(?P<who>{_SUBJECT}(?:(?:,| and|, and) (?:the )?{_SUBJECT})+)\s+(?:each|both)\b", rest
            )
            numbers = re.findall(r"‹[ZAFP](\d+)›", each["who"]) if each else [m[2]]
            return tuple(reading.mentions[int(n)] for n in numbers)
    return ()


# "The plan notes that boats cost 15,000 dollars": what a paper only tells of
@cache
def _cites() -> re.Pattern[str]:
    return re.compile(rf"^‹P\d+›\s+(?:also\s+)?{alternation(words().list('observed', 'cites'))}\s+that\b")


_WITH = re.compile(
    r"(?:\bwith|\band|\bwhile|,)\s+(?:the\s+)?(?P<who>‹[ZAF]\d+›)(?:['’]s)?\s+(?:in\s+\w+\s+place|show\w*|post\w*|record\w*|report\w*|register\w*|see\w*|saw|at|had|has|having|\w+ing)\b[^‹›;]{0,40}$"
)
_BY = re.compile(r"[^‹›;,]{0,30}\b(?:by|for|in)\s+(?:the\s+)?(?P<who>‹[ZAF]\d+›)")
_RECORDED = re.compile(
    r"\s*(?:was|were)\s+(?:registered|recorded|posted|reported|reached|achieved|attained)\s+(?:by|in)\s+(?:the\s+)?(?P<who>‹[ZAF]\d+›)"
)


# What lives, works or flows somewhere is told of the place.
_HAPPENS = re.compile(
    r"(?:\s+[a-z]+){0,2}?\s+(?:(?:liv|resid)(?:es?|ed|ing)|(?:flow|pour|work)(?:s|ed|ing)?|went|(?:was|were|is|are)\s+(?:spent|invested|employed))\s+(?:in|into|to|on|at)\s+(?:the\s+)?(?P<who>‹[ZAF]\d+›)(?!['’-]|\s+[A-Z])"
)
# What somebody puts into a thing: "companies invested ‹N› in the park".
_PUTS = re.compile(r"\b(?:invest(?:ed|s|ing)?|pour(?:ed|s|ing)?|injected|spent)\s+(?:[a-z-]+\s+){0,3}$")
_INTO = re.compile(r"\s+(?:in|into|on)\s+(?:the\s+)?(?P<who>‹[ZAF]\d+›)(?!['’-]|\s+[A-Z])")
# "a $5 million renewal of the state's Quay Programme", "3 million euros to the Quay Fund"
_FUNDS = re.compile(
    r"(?:\s+(?!(?:for|of|in|to|on|under|from|by|and|or|as|per|with)\b)[a-z-]+){0,2}\s+(?:of|for|to|into)\s+(?:the\s+|its\s+)?(?:(?:‹A\d+›|[a-z]+)['’]s\s+)?(?P<who>‹[PF]\d+›)(?!['’-]|\s+[A-Z])"
)
# "15 million investment in the park"
_INVESTED = re.compile(
    r"\s+(?:(?!for\b|to\b|of\b)[a-z-]+\s+){0,2}investments?\s+(?:in|into)\s+(?:the\s+)?(?P<who>‹[ZAF]\d+›)(?!['’-]|\s+[A-Z])"
)
# An adjunct before the main clause tells of the subject of that clause: "With an area of ‹N›, the park is small".
_LEADS = re.compile(
    r"(?:^|[.;–—]\s)\W*(?:With|Boasting|Covering|Spanning|Occupying|Measuring|Counting|Encompassing|Extending\s+over|Stretching\s+over)\s(?:[^‹›;.]|‹[NDT]\d+›){0,120}$"
)
_LED = re.compile(
    rf"(?:[^‹›;.]|‹[NDT]\d+›){{0,120}}?,\s+(?:the\s+)?(?P<who>{_SUBJECT})(?:\s+\([^()]{{1,30}}\))?\s+(?!and\b|or\b)[a-z]"
)


# "Covering ‹N› in Sana, Norvia, the park opened": where it lies stands between.
_LED_IN = re.compile(
    r"(?:\s+of\s+(?:[a-z]+\s+)?land)?\s+(?:in|at|within|on)\s+(?:the\s+)?(?:territory\s+of\s+|[a-z]+\s+of\s+)?(?:the\s+)?‹A\d+›(?:\s+[a-z]+)?(?:,?\s+(?:in\s+)?(?:the\s+)?‹A\d+›(?:\s+[a-z]+)?){0,4},\s+(?:the\s+)?(?P<who>‹[ZF]\d+›)\s+[a-z]"
)


def _local(reading: Reading, mark: re.Match[str]) -> tuple[str, ...]:
    """Return the thing of an adjunct that holds the figure: "with Porto showing 5 percent", "was recorded by Porto"."""
    text, start, end = reading.masked.text, mark.start(), mark.end()
    before = max(0, start - 160)
    found = apposed(text, start) or _RECORDED.match(text, end) or _HAPPENS.match(text, end)
    found = found or _WITH.search(text, max(0, start - 100), start)
    if not found and (into := _INTO.match(text, end)) and _PUTS.search(text, before, start):
        found = into
    number = reading.mentions[int(mark[1])]
    if not found and reading.figures[number.start, number.end].money:
        found = _FUNDS.match(text, end) or _INVESTED.match(text, end)
    if (
        not found
        and (led := _LED.match(text, end) or _LED_IN.match(text, end))
        and _LEADS.search(text, before, start)
    ):
        found = led
    return (reading.mentions[int(found["who"][2:-1])].name,) if found else ()


@dataclass(frozen=True, slots=True)
class Guess:
    """The things that a figure may be about.

    ``only``: nothing else that the sentence names could be meant; ``topic``: the sentence names nothing; ``site``:
    the only thing that it names only tells where something is, or whose it is; ``back``: it speaks of "it", or of what is paid for.
    """

    keys: tuple[str, ...]
    only: bool = False
    topic: bool = False
    site: bool = False
    back: bool = False


@cache
def _nations() -> re.Pattern[str]:
    return re.compile(
        rf"\b[Tt]he\s+(?P<nation>{alternation(words().map('nationalities'))})\s+(?:(?:federal|central|national)\s+)?(?:government|state|authorities|parliament|cabinet|economy|ministry)\b"
    )


def _of_nation(reading: Reading, before: int, registry: Registry) -> str:
    """Return the key of the country whose government acts in a clause that names no thing: "the Kenyan government".

    Of a country that the text does not name else it is that of its government, if that is a body of the text.
    """
    found = list(_nations().finditer(reading.text, 0, before)) if "he " in reading.text else []
    if not found:
        return ""
    code = words().map("nationalities")[found[-1]["nation"]]
    country = next((t.key for t in registry.of("place") if t.candidates == (code,)), "")
    return country or next((m.name for m in reading.of("B")), "")


def guess_subject(reading: Reading, mark: re.Match[str], topic: str, registry: Registry) -> Guess:
    """Return the thing named right after a figure, the only one of the sentence, or the first; else the ``topic``."""
    after = _BY.match(reading.masked.text, mark.end())
    text = reading.masked.text
    opening = _OPENS.match(text)
    line = opening.end() if opening and _DATELINE.match(text, opening.end()) else 0
    other = _aside(reading) | counted_behind(reading, mark.end())
    named = list(dict.fromkeys(m.name for m in list(reading.of("ZPFA"))[line > 0 :] if m.name not in other))
    if after and len(named) <= 2:
        return Guess((reading.mentions[int(after["who"][2:-1])].name,), True)
    if len(named) == 1:
        return Guess((named[0],), True, site=next(ungoverned(reading, line), "") != named[0])
    if named:
        # Where a thing lies, or what it is like, is not what its figures are about.
        return Guess((next(ungoverned(reading, line), topic or named[0]),))
    bodies = list(dict.fromkeys(m.name for m in reading.of("B")))
    if nation := _of_nation(reading, reading.mentions[int(mark[1])].start, registry):
        return Guess((nation,))
    if topic:
        back = _PRONOUN.search(text, 0, mark.start()) or _OF_COST.match(text, mark.end())
        return Guess((topic,), topic=not bodies, back=back is not None)
    return Guess((bodies[0],)) if bodies else Guess(())


_PRONOUN = re.compile(r"\b(?:[Ii]t|[Ii]ts|[Tt]hey|[Tt]heir)\b")
# "30 per cent of the project cost" is what a scheme pays.
_OF_COST = re.compile(
    r"\s+of\s+(?:the\s+|its\s+|their\s+|all\s+|total\s+)?(?:[\w’'-]+\s+){0,3}?(?:costs?|expenses|price|premium|fees?|rent|loan|interest|capital\s+investment)\b"
)


def _aside(reading: Reading) -> frozenset[str]:
    """Return the keys of the things of a sentence with which another is only compared, or that end a name."""
    text = reading.masked.text
    return frozenset(
        reading.mentions[int(m[1])].name
        for m in _MENTION.finditer(text)
        if only_measures(text, m.start()) or _ends_name(text, m.start())
    )


_GOVERNED = re.compile(
    r"\b(?:in|at|near|from|to|between|of|as|than|into|with|outside|bordering|under|across|around|towards?)\s+(?:the\s+)?(?:(?:[a-z]+['’]s\s+)?[a-z]+\s+|[a-z]+['’]s\s+)?(?:‹[ZAF]\d+›(?:\s+(?:[Pp]rovinces?|[Ss]tates?|[Rr]egions?|[Dd]istricts?))?(?:,|,? and)\s+(?:the\s+)?){0,12}$"
)
_GOVERNOR = 160  # letters before a thing, with a row of others
_LAW = re.compile(r"\b(?:Constitution|Act|Law|Code|Decree|Decision|Regulations?|Ordinance|Treaty)\b")


_MENTION = re.compile(r"‹[ZPFA](\d+)›")
_OPENS = re.compile(r"‹A\d+›")


def ungoverned(reading: Reading, since: int = 0) -> Iterator[str]:
    """Yield the keys of the things of a sentence that no preposition governs; laws only tell what holds."""
    text = reading.masked.text
    for match in _MENTION.finditer(text, since):
        mention = reading.mentions[int(match[1])]
        if _GOVERNED.search(text, max(0, match.start() - _GOVERNOR), match.start()):
            continue
        if not _LAW.search(reading.text, mention.start, mention.end):
            yield mention.name


def fit(guess: Guess, indicator: str, registry: Registry) -> Guess:
    """Return a guess whose things can have what a figure tells: people, land and output are of places, not of policies."""
    of_places = _OF_PLACES | _OF_PASSAGES if guess.topic and not guess.back else _OF_PLACES
    if indicator not in of_places or not any(k.startswith("policy-") for k in guess.keys):
        return guess
    if indicator in ("ind-population", "ind-land-area") and not guess.topic:
        return guess  # "The scheme reached 3,000 people": named beside them, it has them
    keys = tuple(k for k in guess.keys if not k.startswith("policy-")) or (
        main_thing(registry, ("place", "zone")),
    )
    # Where a text names no place at all, its plan is the only thing to which the figure may belong.
    return Guess(keys, topic=guess.topic) if all(keys) else guess
