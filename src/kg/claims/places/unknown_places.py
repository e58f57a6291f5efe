"""Places that no table knows, where the words around a capitalised name leave no doubt that it is one."""

from collections.abc import Iterator
from functools import cache, lru_cache

from kg import lazy_re as re
from kg.claims.actions.verbs import forms, word_set
from kg.claims.patterns.area_kinds import BORROWED, MANY, ONE
from kg.claims.patterns.cued import Cued, cued
from kg.claims.patterns.letters import CAPITAL
from kg.claims.patterns.months import MONTH, WEEKDAY
from kg.claims.patterns.words import words as word_lists
from kg.claims.values.units import units
from kg.model import Mention

CAPITALS = rf"(?<![\w-])[{CAPITAL}][\w'’-]{{1,40}}(?:\s+(?:[{CAPITAL}][\w'’-]{{1,40}}|de|del|da|do|e|la|el|al|upon|of(?=\s[{CAPITAL}]))){{0,4}}?"
# The same up to its end: nothing capitalised follows.
NAME = rf"(?<![\w-])[{CAPITAL}][\w'’-]{{1,40}}(?:\s+(?:[{CAPITAL}][\w'’-]{{1,40}}|(?:de(?:\s+(?:la|los|las))?|del|da|do|e|la|el|al|upon)(?=\s[{CAPITAL}]))){{0,4}}(?![\w-])(?!\s+[{CAPITAL}])"
NAME_OPEN = rf"(?<![\w-])[{CAPITAL}][\w'’-]{{1,40}}(?:\s+[{CAPITAL}][\w'’-]{{1,40}}){{0,3}}"
_KIND = rf"(?:{ONE}|{MANY}|[Rr]egions?|[Dd]epartments|department)"
# "three provinces: A, B and C", "the districts of A and B", "cities such as A, B"
_LIST = cued(
    rf"\b(?=\w)(?![Ss]tates?\s+of\s+(?:the\s|Play\b|Affairs\b|Emergency\b|Readiness\b|Origin\b)){_KIND}(?:\s+\(and\s+\w+\))?(?:\s+(?:in|of)\s+(?:the\s+)?[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)?)?"
    rf"(?:\s*[:(–—]\s*|\s+(?:namely|of|including|such\s+as|like)\s+|,\s+(?:namely|including|such\s+as)\s+)"
    rf"(?P<list>(?:the\s+)?{NAME}(?:(?:,\s+(?:and\s+)?|\s+and\s+){NAME}){{0,30}})(?=[.,;:)\s]|$)"
)
# "Chonburi Province", "Dhobi district"; "the Port of Hartlepool" is a facility, "the city of Sanand" is a place
_LEVEL = rf"(?:[Pp]rovince|[Dd]istrict|[Cc]ounty|[Pp]refecture|[Gg]overnorate|[Mm]unicipality|[Tt]ownship|[Cc]ommune|[Ss]ub-?district|[Ww]ard|village|town|Parish|Island|[Rr]egency|[Ee]mirate|Region|canton|borough|{BORROWED})\b(?!-)"
_AFTER_NAME = cued(rf"[\w’'-]\s{_LEVEL}")
_TAIL = re.compile(
    rf"(?<![\w-])(?P<name>{CAPITALS})\s+{_LEVEL}(?!\s+(?:hall|Government|Council|Party|Court|Committee|of\b(?!\s+(?:the\s+)?[A-Z])|[Oo]ffic|[Aa]uthorit|[Gg]overn))"
)
_LEAD = cued(
    rf"\b(?=\w)(?:{ONE})\s+of\s+(?!(?:Play|Affairs|Origin|Destination|Residence|Registry|Readiness|Preparedness|Repair|Mind|War|Flux|Knowledge|Implementation)\b)(?P<name>{CAPITALS})(?=[\s.,;:)’'])(?!\s+[A-Z])"
)
# "in Dhobi State", but not "Member State"
_STATE = cued(
    rf"(?:\b(?:in|of|across|at|near)|,)\s+(?P<name>(?!(?:Member|Nation|Solid|Steady|Islamic|Federal|Each|Contracting|Free|One|Welfare|Coastal|Flag|Sovereign|Third|Island|"
    rf"Signatory|Participating|Secretary|Host|Home|Party|Every|Any|Deep|Garden)\b){CAPITALS})\s+State\b(?!['’]|\s+(?:[A-Z]|of\b|[Uu]niversity))"
)
# "in Sana, located in southern Norland"
_LOCATED = re.compile(
    rf"(?:\b(?:in|at|near|of|from)\s+|^)(?P<name>{CAPITALS}),\s+(?:which\s+(?:is|lies)\s+)?(?:located|situated|lying|nestled|a\s+(?:[a-z]+\s+)?(?:town|village|district|suburb))\s+(?:in|on|at|along|near)\b"
)
_LIES = re.compile(rf"^(?P<name>{CAPITALS})\s+(?:lies|is\s+situated)\s+(?:in|on|at)\b")
# "in the Sana region of Norland"
_REGION_OF = re.compile(rf"\bin\s+(?:the\s+)?(?P<name>{CAPITALS})\s+region\s+of\s+(?=[A-Z])")
_LYING = cued(r",\s+(?:which\s|located\s|situated\s|lying\s|nestled\s|a\s)|\slies\s|\sis\s+situated\s")
_IS_THERE = cued(r"\s(?:is|lies|sits|stands)\s+in\s+[A-Z]")
_IN_A_ROW = cued(
    r"[\w’'-]\s+(?:districts|counties|provinces|municipalities|cities|towns|townships|governorates|prefectures|communes|villages|states|regencies|wards)\b"
)
# "the Eastern Province", "North District": the direction is the name.
_COMPASS_NAMED = re.compile(
    r"\b(?:in|of|within|at|near)\s+(?:the\s+)?(?P<name>(?:(?:Far|Mid)[- ])?(?:North(?:ern)?|South(?:ern)?|East(?:ern)?|West(?:ern)?|Central|Upper|Lower)\s+(?:Province|District|Governorate|County|Region))(?![\w-])(?!\s+(?:of\b|[A-Z]))"
)
# "in the Sana metropolitan area", "the Dhobi coal region"
_METRO_CUE = cued(r"[a-z] (?:area|region|district|basin)\b")
_METROPOLITAN = re.compile(
    rf"(?<![\w-])(?P<name>{CAPITALS}\s+(?:metropolitan|capital|coal|mining|lakes?|border|coastal|mountain|industrial|oil|steel|wine)\s+(?:area|region|district|basin))\b"
)
# "The zone is in Sana."
_IS_IN = re.compile(
    rf"\b(?:zone|park|port|site|plant|estate|corridor|campus|factory|airport|area|project|cluster|hub|[Ii]t)\s+(?:is|lies|sits|stands)\s+in\s+(?P<name>{CAPITALS})(?=[.,;]|\s+(?:in|on|near)\b)"
)
# "Sana, Bara and Rayo districts", "Sana and Bara counties"
_ROW = re.compile(
    rf"(?P<list>{NAME_OPEN}(?:,\s+{NAME_OPEN}){{0,12}},?\s+and\s+{NAME_OPEN})\s+(?:districts|counties|provinces|municipalities|cities|towns|townships|governorates|prefectures|communes|villages|states|regencies|wards)\b"
)
# "Sana, a town in Gujarat"
_DESCRIBED = re.compile(
    rf"(?<![\w-])(?P<name>{CAPITALS})(?:,|\s+(?:is|was|remains|became))\s+(?:an?|the|one\s+of\s+the)\s+(?:[a-z-]+\s+){{0,4}}(?:city|cities|towns?|capital|town|village|district|suburb|county|municipality|province|island|township|region|state|governorate|prefecture|peninsula|commune|borough|oblast)\s+(?:in|of|near|on|about)\b"
)
_DESCRIBED_CUE = cued(r"(?:,|\b(?:is|was|remains|became))\s+(?:an?|the|one)\s+[a-z]")
# "will be set up at Dhobi in Sindh", "lies in Dhobi."
_SITED = re.compile(
    rf"\b(?:located|situated|based|established|set\s+up|built|developed|constructed|lies|sited|inaugurated|rise|develop|build|establish|come\s+up|comes\s+up|coming\s+up)\s+(?:in|at)\s+(?P<name>{CAPITALS})"
    r"(?=[.,;)]|\s+(?:in|on|near|about|and|with|which|by|under|for|as|to|will|is|was)\b|\s*$)"
)
_SITED_CUE = cued(r"\b(?:in|at)\s+[A-Z]")
# Words of things that are sited in, but are no areas.
NO_AREA = re.compile(
    r"\b(?:Fund|Funds|Peoples?|Nationalities|Phase|Block|Building|Room|Annex|Article|Section|Chapter|Table|Appendix|Part|University|Cent(?:er|re)|Airport|Station|Street|Road|Avenue|Park|"
    r"Zone|Area|Hotel|Hall|House|Palace|Ministry|Department|Government|Act|Plan|Ocean|Sea|River|Gulf|Mount|Parliament|Congress|School|Hospital|Port|Terminal|"
    rf"{MONTH}|{WEEKDAY}|"
    r"Business|Historic|Financial|Congressional|Election|Each|Every|Any|Another|Federal|National|Rural|Urban|State|Local|Autonomous|Administrative|Economic|"
    r"Majlis|Dewan|Jabatan|Kementerian|Lembaga|Ministerio|Minist[èé]re|Minist[ée]rio|Secretar[íi]a|Prefeitura|Ayuntamiento|Mairie|Alcald[íi]a|"
    r"Index|Rankings?|"
    r"Digital|Transformation|Strateg(?:y|ies)|Polic(?:y|ies)|Econom(?:y|ies)|Society|Skills|Energy|Climate|Finance|Governance|Artificial|Intelligence|Sustainable|Inclusive|"
    r"Tax|Duty|Levy|Tariff|Photo|Photograph|Image|Picture|"
    r"Special|Metropolitan|Capital|Industrial|Development|Asia|Pacific|Atlantic|English|Chinese|Parliament|Annex|Phase|Stage|Step|Diamond|Fashion|Garment|Arts?|Theat(?:er|re)|Museum|Design|Innovation|Technology|Tech|Creative|Cultural|Shopping|Medical|Health|Education|Science|Free|Tourist|Entertainment|Media|Old|New|Council|Committee|Authority|Ltd|Inc|Company|Corporation)\b"
)
# What ends the name of a firm or of a work.
FIRM_END = re.compile(
    r"\b(?:Bank|Motors?|Mills|Petroleum|Refinery|Foods?|Steel|Group|Holdings?|Airlines?|Airways|Industries|Electronics|Pharma\w*|Chemicals?|Energy|Power|Oil|Gas|Logistics|"
    r"Telecom|Insurance|Capital|Ventures?|Labs?|Systems|Software|Partners|Associates|Semiconductors?|Textiles?|Cement|Mining|Shipping|Bridge|Dam|Line)$"
)
# "the Institute of Reed Breeding": what stands behind it is a matter, no place.
_OFFICE_OF = re.compile(
    r"\b(?:Base|Institute|Cent(?:er|re)|School|Academy|College|Faculty|Society|Association|Ministry|Department|Museum|Journal|Bureau|Office|Board|Council|"
    r"Conference|Festival|Fair|House|Court|Chamber|Committee|Commission|Year|Union|Federation|Master|Bachelor|Doctor|Minister|Secretary|Professor)\s+(?:of|for)\s+(?:the\s+)?$|\bState\s+of\s+the\s+$"
)


def is_matter(text: str, start: int) -> bool:
    """Return whether a name behind "Institute of" or "Committee on" says what that deals with.

    >>> is_matter("the Institute of Reed Breeding", 17), is_matter("the City of Alvor", 12)
    (True, False)
    """
    return _OFFICE_OF.search(text, max(0, start - 40), start) is not None


@lru_cache(maxsize=4096)
def find_unknown_places(text: str) -> tuple[Mention, ...]:
    """Return places by the words around them; kept, for each sentence is read twice.

    >>> t = "It takes in three provinces: Chonu, Bara and Rayo."
    >>> [m.name for m in find_unknown_places(t)]
    ['Chonu', 'Bara', 'Rayo']
    >>> find_unknown_places("It takes in Mr Chonu and friends.")
    ()
    """
    return tuple(_unknown_places(text)) if _SITED_CUE.search(text) or _CUE.search(text) else ()


_KIND_ONLY = re.compile(
    # "a City in Nature", "a City of New Possibilities"
    r"Nature|Motion|Transition|(?:\w+\s+)*(?:Possibilities|Opportunities|Tomorrow)|(?:States|Provinces|Districts|Municipalities|Counties|Governorates|Prefectures|Emirates|Communes|Cantons|Islands|Regions|Cities|Towns|Villages|Departments|Territories)|"
    r"Province|District|Municipality|County|State|Governorate|Prefecture|Emirate|Commune|Canton|Island|Barangays?|Region|City|Town|Village|"
    r"Emergency|Union|Nation|Republic|Kingdom|(?:(?:People['’]s|Democratic|Federal|Federative|Socialist|Islamic|Arab|Co-?operative|Plurinational)\s+)+(?:Republic|Federation|State)"
)
# "Five Farm Districts" are several and no name.
_MANY_OF_A_KIND = re.compile(
    r"(?:Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|Several|Many|All|Some)\s.*s"
)
# "NH-160A" is a road.
_ACRONYM = re.compile(r"[A-Z]{2,7}s?|[A-Z]{1,4}-?\d{1,4}[A-Z]?")
# "Historically, Oslo was": an adverb opens a sentence and is no place.
_ADVERB = re.compile(r"[A-Z][a-z]{2,}(?:al|ous|nt|ed|ing|ar|ive)ly\b")
_DIRECTION = re.compile(r"(?:New|North|South|East|West|Central|Northern|Southern|Eastern|Western)\s+[A-Z]")


# "Barangays Sana and Boru": the kind in the plural leads the list.
_LED_LIST = cued(
    rf"\b(?:Barangays|Districts|Counties|Municipalities|Wards|Communes|Talukas|Tehsils|Villages|Regencies|Prefectures|Townships)\s+"
    rf"(?P<list>{NAME}(?:(?:,\s+(?:and\s+)?|\s+and\s+){NAME}){{1,20}})(?=[.,;:)\s]|$)"
)


@cache
def _not_first() -> frozenset[str]:
    """Return the words that begin no name of a place, verbs of action among them: "Create district funds"."""
    verbs = (forms().base - word_set("base_or_noun")) | set(forms().ing)
    return frozenset((*word_lists().list("place", "not_first"), *(verb.capitalize() for verb in verbs)))


# "the policies of King Ola VI"
_MONARCH = re.compile(
    r"(?:King|Queen|Prince|Princess|Emir|Sultan|Sheikh|Pope|Emperor)\s+[A-Z][\w-]+(?:\s+[IVX]+)?"
)


def opens_no_place(name: str) -> bool:
    """Return whether a capitalised name begins as no place does: "The Hague"-like articles, "It", "China".

    >>> names = ("These Parks", "North Lincolnshire", "North", "Norwegian", "People's Democratic Republic")
    >>> [opens_no_place(name) for name in names]
    [True, False, True, True, True]
    """
    if _MONARCH.fullmatch(name) or name in units().currency:
        return True
    nation = name in word_lists().map("nationalities")
    several = _KIND_ONLY.fullmatch(name) or _MANY_OF_A_KIND.fullmatch(name)
    return bool(nation or _ACRONYM.fullmatch(name) or several or _ADVERB.match(name)) or (
        name.split(maxsplit=1)[0] in _not_first() and not _DIRECTION.match(name)
    )


def _is_other(name: str) -> bool:
    return FIRM_END.search(name) is not None or _ZONE_LETTERS.search(name) is not None


# "the AB-SEZ": the letters of a zone.
_ZONE_LETTERS = re.compile(r"\b(?:[A-Z]{1,5}-?)?(?:SEZ|FTZ|EPZ|FEZ)s?$")


def _unknown_places(text: str) -> Iterator[Mention]:
    for match in (
        *_LIST.finditer(text),
        *_LED_LIST.finditer(text),
        *(_ROW.finditer(text) if " and " in text and _IN_A_ROW.search(text) else ()),
    ):
        for name in re.finditer(r"[^,]+?(?=,|\s+and\s+|$)", match["list"]):
            bare = re.sub(r"^\s*(?:and\s+|the\s+)*", "", name[0])
            start = match.start("list") + name.end() - len(bare)
            if bare and bare[0].isupper() and not (opens_no_place(bare) or _is_other(bare)):
                yield Mention(start, start + len(bare.rstrip()), "Place", bare.rstrip(), "pattern")
    patterns: list[re.Pattern[str] | Cued] = [_LEAD]
    patterns += [_STATE] if " State" in text else []
    patterns += [_TAIL] if _AFTER_NAME.search(text) else []
    patterns += [_DESCRIBED] if _DESCRIBED_CUE.search(text) else []
    patterns += [_SITED] if _SITED_CUE.search(text) else []
    patterns += [_LOCATED, _LIES] if _LYING.search(text) else []
    patterns += [_REGION_OF] if " region of " in text else []
    patterns += [_IS_IN] if _IS_THERE.search(text) else []
    patterns += [_METROPOLITAN] if _METRO_CUE.search(text) else []
    for pattern in patterns:
        for match in pattern.finditer(text):
            bare = _POSSESSOR.sub("", _OPENING.sub("", match["name"]))
            # "Sana of Kurala County" are two.
            bare = bare.rpartition(" of ")[2] if pattern is _TAIL else bare
            if not (opens_no_place(bare) or NO_AREA.search(bare) or _ZONE_LETTERS.search(bare)):
                yield Mention(match.end("name") - len(bare), match.end("name"), "Place", bare, "pattern")
    for match in _COMPASS_NAMED.finditer(text) if _AFTER_NAME.search(text) else ():
        yield Mention(match.start("name"), match.end("name"), "Place", match["name"], "pattern")


# Without one of these words a sentence tells of no unknown place, unless something is in a place.
_CUE = cued(
    rf"rovince|istrict|arangay|ount(?:y|ies)|it(?:y|ies)\b|own|unicipal|refecture|tate|overnorate|sland|illage|ommune|egion|epartment|anton|orough|blast|egency|mirate|aluk|ehsil|uburb|apital|{BORROWED}"
)
_OPENING = re.compile(r"^(?:The|In|At|From|Near|For|To|And|On|Of)\s+(?=[A-Z])")
_POSSESSOR = re.compile(r"^.{1,60}['’]s\s+(?=[A-Z])")
_KIND_BEHIND = re.compile(rf"\s{_LEVEL}")
_KIND_IN_NAME = re.compile(r"\s(?:Province|District|Governorate|County|area|region)$")


def areas_with_kind(text: str) -> list[tuple[int, int]]:
    """Return the (start, end) of the unknown places told with their kind, as they may hold smaller ones.

    >>> areas_with_kind("A dry port will rise at Suswa in Narok County.")
    [(33, 38)]
    """
    return [
        (m.start, m.end)
        for m in find_unknown_places(text)
        if _KIND_BEHIND.match(text, m.end) or _KIND_IN_NAME.search(m.name)
    ]


_BEFORE_BRACKET = re.compile(rf"(?<![\w-])(?P<name>{CAPITALS})\s+\($")
# "at Sana in Gujarat", "in Sana in the western state of Gujarat"
_BEFORE_IN = cued(
    rf"\b(?:in|at|of|near)\s+(?:the\s+)?(?P<name>{CAPITALS})(?:\s+(?:area|locality|neighbou?rhood|vicinity|plain|valley|hills))?,?\s+(?:in|within|near|outside)\s+(?:the\s+)?(?:[a-z-]+\s+)?(?:(?:province|state|district|county|region)\s+of\s+)?$"
)
_BEFORE_COMMA = re.compile(
    rf"(?:\b(?:in|at|near|from|for|of|to)\s+|[;:•]\s+(?:and\s+)?|^(?=[^,]+,\s+in\s)|\b(?:[Ll]ocation|[Aa]ddress)\W{{1,5}}|^[-–—*\s]{{0,4}})(?P<name>{CAPITALS}),\s+(?:in\s+)?(?:the\s+)?(?:(?<=in\s)(?:north|south|east|west|northern|southern|eastern|western|central|coastal)\s+)?(?:(?:{ONE})\s+of\s+(?:the\s+)?)?$"
)


def places_in_areas(text: str, areas: list[tuple[int, int]]) -> Iterator[Mention]:
    """Yield unknown places that are tied to a known area: "Sana (Gujarat)", "in Sana, Gujarat".

    ``areas`` are the (start, end) of the known areas in the text.

    >>> t = "Parks rise in Sana (Gujarat) and in Dhol, Gujarat."
    >>> [m.name for m in places_in_areas(t, [(20, 27), (42, 49)])]
    ['Sana', 'Dhol']
    """
    for start, end in areas:
        closed = text[end : end + 1] == ")"
        for pattern in (_BEFORE_BRACKET,) if closed else (_BEFORE_COMMA, _BEFORE_IN):
            match = pattern.search(text, max(0, start - 80), start)
            if match and _is_name(text, match, end):
                yield Mention(match.start("name"), match.end("name"), "Place", match["name"], "pattern")


# What may stand behind "Sana, Gujarat" where it opens an item, an address or a dateline.
_ITEM_ENDS = re.compile(rf"(?:,\s+{CAPITALS})?\s*(?:$|\.\s*$|[(\[:;|–—-])|,\s+(?:\d|on\s)|\s+(?:\d|on\s)")


def _is_name(text: str, match: re.Match[str], end: int) -> bool:
    """Return whether a capitalised name before an area, which ends at ``end``, is that of a place.

    One word that opens a sentence has its capital from there: "Moreover, Gujarat plans …".
    """
    name = match["name"]
    opens = " " not in name and not text[: match.start("name")].strip("-–—* \n")
    return not (opens_no_place(name) or NO_AREA.search(name) or (opens and not _ITEM_ENDS.match(text, end)))


# "the Dhol Free Zone in Sana," and "the Dhol Park at Sana will"
_ZONE_IN = re.compile(
    rf"\s+(?:in|at)\s+(?P<name>{CAPITALS})(?=[.;)]|,(?!\s+[A-Z][\w’'-]+(?:,|\s+and))|\s+(?:in|on|at|which|will|is|was|has|near|ranks?|opened|covers|hosts|to|by|with|as)\b|\s*$)"
)
_AFTER_ZONE = re.compile(rf",\s+(?P<name>{CAPITALS})(?=\s*[(\[;]|\s*$)")


def places_after_zones(text: str, zones: list[tuple[int, int]]) -> Iterator[Mention]:
    """Yield the unknown places behind zones: "Dhol Economic Zone in Sana"; in an item also "Dhol Economic Zone, Sana (planned)".

    ``zones`` are the (start, end) of the zones in the text.

    >>> t = "Dhol Economic Zone, Sana (planned)"
    >>> [m.name for m in places_after_zones(t, [(0, 18)])]
    ['Sana']
    """
    for _, end in zones:
        inside = _ZONE_IN.match(text, end)
        if inside and not opens_no_place(inside["name"]) and not NO_AREA.search(inside["name"]):
            yield Mention(inside.start("name"), inside.end("name"), "Place", inside["name"], "pattern")
    for start, end in zones[:1] if zones and zones[0][0] <= _ITEM_START else []:
        match = _AFTER_ZONE.match(text, end)
        if match and start < end and not NO_AREA.search(match["name"]):
            yield Mention(match.start("name"), match.end("name"), "Place", match["name"], "pattern")
        address = _ADDRESS.match(text, end)
        if address and start < end and not NO_AREA.search(address[0]):
            for part in ("name", "next"):
                yield Mention(address.start(part), address.end(part), "Place", address[part], "pattern")


_ADDRESS = re.compile(rf",\s+(?P<name>{CAPITALS}),\s+(?P<next>{CAPITALS})(?=\s*[(\[;.]|\s*$)")
# How long the marker of an item may be: "- ", "(12) ".
_ITEM_START = 6
