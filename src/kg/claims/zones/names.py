"""Find names of zones that no table knows, by their head nouns."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg import lazy_re as re
from kg.claims.actions.verbs import forms
from kg.claims.names.foreign_names import foreign_names
from kg.claims.names.no_policies import SECTION_HEAD
from kg.claims.patterns.cued import Cued, cued
from kg.claims.patterns.endings import Endings, endings_of
from kg.claims.patterns.months import MONTH, WEEKDAY
from kg.claims.patterns.name_patterns import CAP, past_site, patterns
from kg.claims.patterns.words import alternation, words
from kg.claims.zones.before_names import taken_before
from kg.claims.zones.parts import areas_in_rows, head_first, parts, split_joined, told_by_ends
from kg.claims.zones.quotes import find_quoted_zones
from kg.model import Mention


@dataclass(frozen=True, slots=True)
class ZonePatterns:
    """Compiled patterns of names of zones that are written otherwise than "Harbour Free Trade Zone".

    ``lower`` ends in a head in small letters, ``acronym`` in an acronym of one, ``led`` begins with one, ``quoted`` is a name in quotation
    marks. ``cue`` is a cheap test for the first of them.
    """

    lower: Cued
    acronym: Cued
    led: re.Pattern[str]
    placed: Cued
    many: Cued
    quoted: re.Pattern[str]
    cue: Cued
    no_name: re.Pattern[str]
    area_only: re.Pattern[str]


# "SEZ Act", "SEZ Authority": what goes on so is no zone.
_NO_LED = (
    r"(?:Acts?|Laws?|Authorit|Boards?|Polic|Program|Rules?|Regulation|Bill|Committee|Council|Commission|Administration|Management|Develop|Invest|Operator|Scheme|"
    r"Strateg|Status|Unit|Zone|Plan|Project|Phase|Compan|Centre|Center|Initiative|Incentive|Regime|Act|Order|Decree|Park|Area|Port|Office|Corporation|The|In|At|And|Of|"
    r"For|On|Is|Has|Are|Was|Will|With|By|Under|Academ|Workers|Investors|Users|Tenants|Associat|Universit|Ltd|Limited|Award|Club|Hotel|Hospital|School|Union|Enterprise|Agreement|Map|Index|Typolog|Profile|Overview|Benefits|Definition|History|Location|Advantage|Report|Forum|Week|Summit|Conference|Restructur|Reform|Expan|Establish|Designat|Construct|Promot|Tax\b|Custom|Services?\b|Benefit|Growth|Network|Model|Stadium|Hall|Mall|Tower|Station|Metro|Line|Event)"
)


# "Free Zone Ayala", "Technology Park Boru": the name stands behind the whole head.
_FULL_HEAD = (
    r"(?:Special\s+Economic|Free\s+Economic|Free\s+Trade|Free|Industrial|Economic)\s+Zone|(?:High[- ])?(?:Technology|Tech|Science|Industrial|Innovation|Technological)\s+Park|Technopark|Agropark|"
    r"Technopolis|Technopole|(?:Expo|Media|Internet|Education|Healthcare|Sports?|Knowledge|Studio|Film|Aerospace|Maritime|Academic)\s+City"
)


@cache
def zone_patterns() -> ZonePatterns:
    """Return the patterns made from the word lists."""
    table = words()
    lower = table.list("zone", "lower_heads")
    acronyms = alternation(table.map("zone", "acronyms"))
    made = alternation(table.list("zone", "region_words"))
    nations = alternation(table.map("nationalities"))
    return ZonePatterns(
        lower=cued(
            rf"(?<![\w'’-])(?P<name>(?:{CAP}\s+){{1,4}})(?:{alternation(table.list('zone', 'lower_words'))}(?:,|,?\s+and)?\s+){{0,5}}"
            rf"(?i:{alternation(lower)})(?![\w-])"
        ),
        acronym=cued(rf"(?<![\w'’-])(?P<name>(?:{CAP}\s+){{1,4}}){acronyms}(?![\w-])(?!\s+(?:[A-Z]|Act))"),
        # "Ayala and Boru FEZs": names that share letters of several are one name.
        many=cued(
            rf"\b(?:[Tt]he|of|for|between|from|as|at)\s+(?P<name>(?:{CAP},\s+){{0,4}}{CAP}\s+and\s+{CAP}\s+{acronyms}s)(?![\w-])"
        ),
        led=re.compile(
            rf"(?<![\w-])(?:(?:{acronyms}|Zona\s+Franca|Zone\s+Franche|ZES|ZPE|Foreign-Trade\s+Zone|Free\s+Zone|Export\s+Processing\s+Zone)(?:\s+\([A-Z]{{3}}\))?\s+(?:(?:No\.?|[Nn]umber)\s*)?\d{{1,3}}(?![\w,.]\d|%|\s+(?:and|of|to|km|hectares|percent)\b|\w)"
            rf"|(?:SEZ|FTZ|EPZ|FEZ|IFEZ|ZES|ZPE|Zona\s+Franca|Zone\s+Franche|{_FULL_HEAD})\s+(?!{_NO_LED})(?:[A-Z][a-zà-ÿ’'-]{{2,}})(?:\s+(?!{_NO_LED})[A-Z][a-zà-ÿ’'-]{{2,}}){{0,2}}(?!\s+[A-Z]))(?![\w-])"
        ),
        # "the free zone of Dhobi", "the special economic zone at Sana"
        placed=cued(
            rf"\b[Tt]he\s+(?P<name>(?:free(?:[ -]trade)?|special\s+economic|export[ -]processing|free\s+economic|industrial|bonded)\s+zone\s+(?:of|in|at)\s+(?!{MONTH}\b|{WEEKDAY}\b|The\b|This\b)[A-Z][a-zà-ÿ]+(?:[ -][A-Z][a-zà-ÿ]+)?)(?![\w-]|['’]|\s+[A-Z])"
        ),
        quoted=re.compile(r"[‘“\"]([A-Z][^‘’“”\"\n]{3,80})[’”\"]"),
        cue=cued("|".join(sorted({re.escape(h.split()[-1]) for h in lower}))),
        no_name=re.compile(
            rf"(?:(?:{nations}|{alternation(table.list('zone', 'no_name'))}|[A-Z][\w’-]*-(?:{alternation(table.list('zone', 'styles'))}|led|backed|funded|owned|run|invested)|[A-Z]{{2,}}|[A-Z][a-z]+(?:al|ive|ed|ing|ous|ic|ern|ful|ary))\s+)+"
        ),
        # "Ashanti Region", "Niger Delta": an area by nature or by law, unless a word says who made it.
        area_only=re.compile(rf"(?!.*(?:\b{made}\b|\w[-–]\w)).*\b(?:Region|Delta)"),
    )


def find_zones(text: str) -> Iterator[Mention]:
    """Yield names of zones: "Harbour Bay Free Trade Zone", "Dhobi special economic zone", "Dhobi SEZ".

    The method is ``lower head`` where the head is in small letters.
    """
    table = patterns()
    named: list[Mention] = []
    # "Section 41-23-32 - Tax Exemptions and Enterprise Zone Legislation." names none.
    if table.cues["zone"].search(text) and not SECTION_HEAD.match(text):
        named = list(_capitalised(text))
        yield from named
        yield from head_first(text)
        yield from parts(text, named)
    yield from areas_in_rows(text)
    own = zone_patterns()
    if own.cue.search(text):
        for match in own.lower.finditer(text):
            start = match.start() + _owner(match[0])
            start += based.end() if (based := _BASED.match(text[start : match.end()])) else 0
            start += _command(text, start, match.end())
            name = text[start : match.end()]
            owned = re.search(r"['’]s?\s+$", text[start : match.end("name")])
            unnamed = own.no_name.fullmatch(text[start : match.end("name")]) or table.plain_zone.fullmatch(
                name
            )
            # "Internet of Ships Industrial Park" is one name, and its end none.
            ends_one = any(zone.start < start and zone.end == match.end() for zone in named)
            nameless = owned or unnamed or ends_one or _is_nations(name)
            if name[0].isupper() and not nameless:
                yield Mention(start, match.end(), "Zone", name, "lower head")
    for match in own.placed.finditer(text):
        yield Mention(match.start("name"), match.end("name"), "Zone", match["name"], "lower head")
    yield from (*_of_bodies(text), *find_quoted_zones(text), *told_by_ends(text))
    for zone in foreign_names(text, "zone"):
        yield zone._replace(method="head noun")
    for match in own.led.finditer(text) if _LED.search(text) else ():
        if _NAME_BEFORE.search(text, max(0, match.start() - 40), match.start()):
            continue  # "Ayala Science Park Boru": the head ends the name of the first
        yield Mention(match.start(), match.end(), "Zone", match[0], "head noun")
    for match in own.many.finditer(text) if "Zs" in text else ():
        yield Mention(match.start("name"), match.end("name"), "Zone", match["name"], "head noun")
    for match in own.acronym.finditer(text) if "Z" in text else ():
        start = match.start() + _owner(match[0])
        start += _command(text, start, match.end())
        name = text[start : match.end("name")]
        if name and not name[0].isdigit() and not (own.no_name.fullmatch(name) or _FIRM_WORD.search(name)):
            yield Mention(start, match.end(), "Zone", text[start : match.end()], "head noun")


def _of_bodies(text: str) -> Iterator[Mention]:
    """Yield what a body is for where a text lays down what that takes in: "the region of the Sana Commission"."""
    for match in _OF_BODY.finditer(text):
        yield Mention(match.start("name"), match.end("name"), "Zone", match["name"], "lower head")


# "The region of the Sana Border Commission shall include": what a body is for is laid down.
_OF_BODY = cued(
    r"\b[Tt]he\s+(?P<name>(?:region|area|territory|jurisdiction)\s+of\s+(?:the\s+)?(?:[A-Z][\w-]*\s+){1,6}(?:Commission|Authority|Agency|Corporation|Council|Board))(?=\s+(?:shall\s+|will\s+)?(?:includes?|consists?|comprises?|covers?|encompass(?:es)?)\s)"
)
# "Agency for Sea Trade (AST) Hub": the letters belong to another name.
_BRACKET_INSIDE = re.compile(r"\([A-Z]{3,}\)\s+\S")
# "Develop SEZ sites", "1. Market Harbour SEZ abroad": the verb that opens a sentence is no part of the name.
_OPENING = re.compile(r"(?:^|[.:;•]\s)\W*(?:\d{1,2}[.)]\s+)?\Z")
_VERB = re.compile(r"(?P<verb>[A-Z][a-z]+)\s+(?=\S)")
_GOES_ON = re.compile(r"\s+(?!(?:is|was|has|had|will|would|shall|can|may|in|at|of|near|by|and)\b)[a-z]")


def _command(text: str, start: int, end: int) -> int:
    """Return the length of the verb of a command at the front of a name."""
    verb = _VERB.match(text, start, end)
    if verb is None or verb["verb"].lower() not in forms().after:
        return 0
    told = _GOES_ON.match(text, end) or verb["verb"].lower() in forms().base
    opens = _OPENING.search(text, max(0, start - 16), start) or (
        text.startswith(", ", start - 2) and text.endswith("s", start, end) and verb["verb"] in _MAKES
    )
    return verb.end() - start if told and opens else 0


# What is done to a zone, in a row of such steps: "Mend Our Ports, Create Special Zones and Cut Dues".
_MAKES = frozenset(
    {"Create", "Establish", "Develop", "Build", "Designate", "Launch", "Promote", "Support", "Expand"}
)


_NAME_BEFORE = re.compile(rf"(?<![\w'’-]){CAP}\s$")
_LED = cued(
    r"(?:Zone|Park|park|City|Technopol\w+)\s+[A-Z]|Z\w?\s+(?:No|[A-Z\d])|Zon[ea]\s+(?:Franc|No|\d)|Z[EP][SE]\s"
)


def _capitalised(text: str) -> Iterator[Mention]:
    table, own = patterns(), zone_patterns()
    for match in table.zone.finditer(text):
        start, end = match.start(), match.end()
        start += _owner(match[0])
        start += numbered.end() - start if (numbered := _NUMBERED.match(text, start, end)) else 0
        start += _act(text[start:end])
        start += _deed(text[start:end])
        start += based.end() if (based := _BASED.match(text[start:end])) else 0
        start += _command(text, start, end)
        start += _led(text[start:end])
        start += _nation(text[start:end])
        start += taking.end() if (taking := taken_before().match(text[start:end])) else 0
        start += other.end() if (other := _HEAD_BEFORE.match(text[start:end])) else 0
        start = _with_fellows(text, _with_first_half(text, past_site(text, start, end)), end)
        end = several.end() if (several := _OF_SEVERAL.match(text, end)) else end
        for a, b in split_joined(text, start, end):
            name = text[a:b]
            if not (
                table.plain_zone.fullmatch(name)
                or table.never_zone.search(name)
                or _BRACKET_INSIDE.search(name)
                or name[0].isdigit()
                or (_is_nations(name) and not _LAID_OUT.match(text, b))
                or _heads_only(text, a, b)
                or _CITY_REGION.search(text, max(0, a - 4), b)
                or _NO_CITY.fullmatch(name)
                or _OF_ANOTHER.match(text, b)
                or _RUN_BY.match(text, b)
                or _FIRM.match(name)
                or _A_FIRM.search(text, max(0, a - 30), a)
                or (own.area_only.fullmatch(name) and not _TAKES_IN.match(text, b))
            ):
                yield Mention(a, b, "Zone", name, "head noun")
    for match in own.quoted.finditer(text):
        name = match[1]
        if table.zone_end.search(name) and not table.plain_zone.fullmatch(name) and name.count(" ") < 8:
            yield Mention(match.start(1), match.end(1), "Zone", name, "head noun")


# "Quay Corridor of Norland-Boru-Asia"
_OF_SEVERAL = re.compile(r"\s+of\s+(?:[A-Z][\w’']+[-–]){2,}[A-Z][\w’']+")


def _owner(name: str) -> int:
    """Return the length of the possessor at the front of a name: "Norway's "."""
    match = re.match(r"(?:[\w.-]+\s+){0,3}?[\w.-]+(?:['’]s|s['’])\s+(?=[A-Z])", name)
    return match.end() if match else 0


# "the Boru – Eastern Gate Special Economic Zone": a name of two halves.
_FIRST_HALF = re.compile(r"\b[Tt]he\s+(?P<half>[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)?\s+[–—]\s+)\Z")


def _with_first_half(text: str, start: int) -> int:
    """Return where a name begins with what stands before a dash in it."""
    half = _FIRST_HALF.search(text, max(0, start - 40), start)
    return half.start("half") if half else start


# "the Ayala, Boru and Cana Free Zones": names that share a head of several are one name.
_JOINED = re.compile(
    rf"{CAP}(?:\s+{CAP})?,?\s+and\s+{CAP}.*(?:Zones|Parks|Freeports|Corridors|Clusters)", re.S
)
_FELLOWS = re.compile(
    rf"\b(?:[Tt]he|of|for|between|from|as|at)\s+(?P<row>(?:{CAP}(?:\s+{CAP})?,\s+){{1,5}})\Z"
)


def _with_fellows(text: str, start: int, end: int) -> int:
    """Return where a name begins with the names before it that share its head.

    >>> t = "the bounds of Ayala, Boru and Cana Free Zones"
    >>> t[_with_fellows(t, 21, len(t)):]
    'Ayala, Boru and Cana Free Zones'
    """
    if not _JOINED.fullmatch(text, start, end):
        return start
    row = _FELLOWS.search(text, max(0, start - 120), start)
    return row.start("row") if row else start


# "Article 2 Harbour Bay Zone takes in …": the number of the part of an act is none of the name.
_NUMBERED = re.compile(
    r"(?:Article|Section|Note|Clause|Rule|Regulation|Chapter|Part|Schedule|Annex|Art\.|Sec\.)\s+\d[\w.]*\s+(?=[A-Z])"
)
# "Ayala industrial Park and Boru Industrial Park": the last word of the first name.
_HEAD_BEFORE = re.compile(
    r"(?:Park|Zone|Area|Estate|Port|City|Corridor|Belt|Hub|Cluster|District)\s+(?:and|&)\s+(?:the\s+)?(?=[A-Z][\w’'-]*\s+[A-Z])"
)
# A region that is said to be made of provinces was made by somebody.
_TAKES_IN = re.compile(
    r"(?:\s+region)?(?:\s+\([A-Z]{2,6}\))?(?:\s*[–—-]\s*|,\s+|\s+)(?:which\s+|that\s+)?(?:encompass|compris|consist|made\s+up\s+of|is\s+made\s+up|takes\s+in|(?:cover|span|includ)(?:s|es|ing)\s+(?:the\s+)?(?:[a-z]+\s+){0,4}[A-Z])"
)
_BASED = re.compile(
    r"[A-Z][\w’'-]{1,30}-(?:based|backed|led|owned|funded|built|run|controlled|financed)\s+(?=[A-Z])"
)


def _led(name: str) -> int:
    """Return the length of an acronym of a kind at the front of a name: "SEZ Harbour Economic Zone"."""
    match = _acronym_first().match(name)
    return match.end() if match else 0


def _nation(name: str) -> int:
    """Return the length of the adjective of a nation at the front of a name that says which zone without it."""
    match = _nation_first().match(name)
    rest = name[match.end() :] if match else ""
    named = rest.count(" ") > 1 and not patterns().plain_zone.fullmatch(rest) and not rest.startswith("Ocean")
    return match.end() if match and named and not _kind_only().match(rest) else 0


# "Ayala Free Zone Ltd", "Green Zone Award": a name that goes on so is that of a firm, a school, a prize or a club.
_OF_ANOTHER = re.compile(
    r"\s+(?:[A-Z][a-z]+\s+){0,2}(?:Ltd|Limited|Inc|Corp|Corporation|Co\.|Company|Holdings?|PLC|LLC|GmbH|Awards?|Prize|Academy|University|College|School|Hospital|Hotel|Club|League|Union|Association|"
    r"Society|Festival|Fair|Expo|Magazine|Marathon|Cup|Forum|Summit|Chamber|Organi[sz]ation|Conference|Congress|Meeting|Symposium|Seminar|Workshop|Ceremony|Convention|Federation|Alliance|Network|Report|Index|Survey|Bank|Times|News|Managers?|Operators?|Developers?|Properties|Real\s+Estate|Securities|Treaty)(?![\w-])"
    # "Ayala Bay Area National Advanced Sugar Technology Center": what is national there is a centre, no zone
    r"|\s+(?:National|State|Provincial|Regional|International|Joint)\s+(?:[A-Z][\w’'-]+\s+(?:(?:and|&)\s+)?){0,6}?(?:Cent(?:er|re)|Laborator(?:y|ies)|Institute|Platform|Base|Academy|University)(?![\w-])"
)


# "the Ayala Economic Zones Development and Management Company": the firm that runs zones is none.
_RUN_BY = re.compile(
    r"(?:\s+(?:[A-Z][a-z]+|and|&)){1,4}\s+(?:Company|Corporation|Authority|Agency|Limited|Ltd)(?![\w-])"
)
# "PT Freeport": the form of a firm stands first.
# "its developer, Ayala Economic Zone": a company bears the name.
_A_FIRM = re.compile(
    r"\b(?:firm|company|developer|operator|contractor|conglomerate|start-?up),\s+(?:the\s+)?$"
)
# "Norvia Industry Holding SEZ": a firm in a zone says so in its name.
_FIRM_WORD = re.compile(r"\b(?:Holdings?|Ltd|Limited|Inc|Corp|Corporation|GmbH|PLC)\b")
_FIRM = re.compile(r"(?:PT|CV|JSC|OJSC|PJSC|LLC|OOO|SPC|SARL|SAS|Messrs)\.?\s")


def _heads_only(text: str, start: int, end: int) -> bool:
    """Return whether a name is cut out of a row whose heads stand first: "Free Zone Ayala and Free Zone" before "Boru"."""
    led = zone_patterns().led
    return led.match(text, start) is not None and re.match(r"\s+[A-Z]", text[end : end + 3]) is not None


# "the Ayala City Region" is what lies round a city; without the article, in a row of zones, it names one of them.
_CITY_REGION = re.compile(r"\b[Tt]he\s+(?:[A-Z][\w’'-]+\s+){1,3}City\s+Regions?\Z")
_NO_CITY = re.compile(r"City\s+Regions?")


# "an Indian Economic Zone on 800 acres", "the Korean Industrial Park in Boru": which one is told behind it.
_LAID_OUT = re.compile(
    rf"(?<!s)\s+(?:(?:on|over|covering|spanning)\s+(?:(?:about|some|around|over|an\s+area\s+of)\s+)?\d|(?:in|at|near)\s+(?!the\b|{MONTH}\b|{WEEKDAY}\b)[A-Z])"
)


def _is_nations(name: str) -> bool:
    """Return whether a name only tells whose zone of a kind it is: "Norvian Free Zone", "Norvian Freeport"."""
    match = _nation_first().match(name)
    rest = name[match.end() :] if match else ""
    return bool(rest) and (" " not in rest or patterns().plain_zone.fullmatch(rest) is not None)


@cache
def _kind_only() -> re.Pattern[str]:
    return re.compile(
        rf"{alternation((*words().list('zone', 'kinds'), *words().list('zone', 'kinds_of_many')))}(?![\w-])"
    )


@cache
def _nation_first() -> re.Pattern[str]:
    nations = (*words().map("nationalities"), *words().list("zone", "nations"))
    return re.compile(rf"{alternation(nations)}\s+(?=[A-Z])")


@cache
def _acronym_first() -> re.Pattern[str]:
    return re.compile(rf"{alternation(words().map('zone', 'acronyms'))}\s+(?=[A-Z])")


_DEED = re.compile(
    r"(?:(?:(?:Managed|Just|Green|Digital)\s+Transition|Transition|Transformation|Cultivation|Revitali[sz]ation|Setting(?:\s+|-)Up|Implementation|Operation|Regulation|Administration|Designation|Formation|Introduction|Governance|Construction|Establishment|Development|Reform|Promotion|Planning|Management|Expansion|Creation|Use|Utili[sz]ation|Opening(?:-up)?|(?:General\s+|Location\s+|Site\s+)?(?:Map|View|Layout)|(?:(?:Major|Key|Main|Unique|Top)\s+)?(?:USPs?|Features?|Benefits?|Advantages?|Highlights?|Overview|History|Vision|Profile|Status|Role|Success|Launch|Impact|Importance|Potential|Objectives?|Aims?|Details)|[A-Z][a-z]+ing)"
    r"\s+(?:(?:and|of|&)\s+)*)+(?=[A-Z])"
)


def _deed(name: str) -> int:
    """Return the length of what is done to a zone at the front of its name: "Construction of Pilot Zones"."""
    match = _DEED.match(name)
    return match.end() if match and " of " in match[0] else 0


# "Ports Regulations of Ayala Free Zone", "Bay Plan & Ayala Free Zone": the title of an act is no part of the name of the zone.
_OF_ZONE = re.compile(r"\s+(?:of|for|on|and|&)\s+(?:the\s+)?(?=[A-Z])")


def _act(name: str) -> int:
    """Return the length of the title of an act that a zone ends, at the front of its name."""
    ends = [m.end() for m in patterns().heads.finditer(name)]
    joins = [join.end() for end in ends if (join := _OF_ZONE.match(name, end))]
    return max(joins, default=0)


def zone_type(name: str) -> str:
    """Return the place-type concept that the head of a zone's name stands for.

    >>> zone_type("Harbour Bay Free Trade Zone"), zone_type("Red River Triangle")
    ('zone-free-trade-zone', 'zone-other')
    >>> zone_type("Dhobi FTZ")
    'zone-free-trade-zone'
    """
    before, _, last = re.sub(r"-\d+$", "", name.partition(" for ")[0]).rpartition(" ")
    full = words().map("zone", "acronyms").get(last, last)
    return _types().kind(f"{before} {full}".strip()) or "zone-other"


@cache
def _types() -> Endings:
    """Return the endings of names and what they stand for."""
    return endings_of(patterns().zone_types)
