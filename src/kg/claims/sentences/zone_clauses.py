"""What a zone takes in and where a thing lies, in a clause with one verb, one zone and one place or list of places."""

from collections.abc import Iterator
from functools import cache

from kg import lazy_re as re
from kg.claims.sentences.clauses import Clause, Group, is_untrue, verb, word_class

# Zone or place, and the places that belong to it.
Pair = tuple[Group, Group]
_MANY = 2
_JOINS = re.compile(r"link|join|unit|bring|brought|ties|knit|draw|group|merg|combin|gather")
_SOME = r"(?:[^‹›;:.,]|‹[NDTF]\d+›)"
UNIT = r"(?:districts|counties|cities|towns|townships|villages|provinces|states|regions|municipalities|islands|communes|wards|boroughs|parishes|cantons|departments|governorates|prefectures|countries|regencies|barangays|delegations|municipality|areas|harbou?rs|divisions|blocks|bays|shores|plains|sub-?counties|constituencies|oblasts|raions|upazilas|tehsils|woredas|wilayas|emirates|quarters|neighbou?rhoods|islets|parts|portions|sections|zones|lands?|city|town|district|county|province|region|department|ports?|valleys|suburbs|capitals?|settlements|localities|places|all|most|much|half|corners?|ends?|[a-z-]+ern (?:part|half|edge|end|tip|parts))"
# From a verb of covering to its areas: "the five coastal districts of", "everything between".
_TO_AREAS = re.compile(
    rf" (?:(?:not only|(?:most|much|all|half|parts|some|the whole) of|both|all|as well|also|the|some|its|today|‹N\d+›|nearly|whole|entire|neighbouring|neighboring|adjacent|adjoining|twin|coastal|inland|border|mountain|river|urban|rural|port|major|main|northern|southern|eastern|western|central|what is now|what are now|old|former|sister|big|small|whole of|following|large|key) )*"
    rf"(?:(?:[a-z-]+ ){{0,3}}?{UNIT}(?:,? (?:namely|including|such as))?(?: of| in|:|,| –| —| between| around)? ?)?(?:the )?$"
)
SUBJECT_GAP = re.compile(
    r"[”’\"]?(?: \([^()]{1,80}\))?(?:,? (?:which|that))?(?:, (?:[^‹›;:]|‹[ABDFNT]\d+›){1,120}?,|,? (?:in|on|at|with|since|as|by|along|near|from) (?:[^‹›;:,]|‹[ADN]\d+›){1,60}?,?)?"
    r"(?:,? (?:also|now|today|[a-z]+ly|together|then|will|would|currently|once|thus|in turn|in all|as a whole|itself|has|have|had|expanded|at present))* $"
)
_OTHERWISE = re.compile(
    r"[’']s? (?!(?:and|,)\b)|-| (?:firms?|companies|officials?|residents|authorities|government|university|airport|investors)\b"
)


def covered(clause: Clause) -> Iterator[Pair]:
    """Yield zones with the areas that a clause says they take in."""
    yield from _covers(clause)
    yield from _opens_covering(clause)
    yield from _belongs(clause)
    yield from _listed(clause)
    yield from _runs(clause)


def _covers(clause: Clause) -> Iterator[Pair]:
    """Yield "the zone, …, takes in the … districts of A, B and C"."""
    text, zones = clause.text, clause.groups("Z")
    for name in ("cover_finite", "cover_ing"):
        for found in verb(name).finditer(text):
            areas = _areas_at(clause, found.end())
            left = [g for g in zones if g.end <= found.start()]
            if areas is None or not left or is_untrue(text[left[-1].end : found.start()]):
                continue
            if len(areas.numbers) < _MANY and _JOINS.match(found[0]):
                continue  # who joins one place with investors takes in none
            zone = left[-1]
            own = clause.free("Z", found.start()) if name == "cover_finite" else ()
            near = SUBJECT_GAP.fullmatch(text[zone.end : found.start()])
            if (
                near
                and (len(left) == 1 or len(own) == 1 or name == "cover_ing")
                and not _is_object_of(text, zone)
            ):
                yield (own[0] if len(own) == 1 and len(left) > 1 else zone), areas


def _is_object_of(text: str, zone: Group) -> bool:
    """Return whether a zone only says of what the subject is: "firms in the zone include"."""
    before = text[max(0, zone.start - 40) : zone.start]
    governed = re.search(
        r"\b(?:in|from|to|with|for|by|at|between|on|of) (?:the |its |this |a )?[“‘\"]?$", before
    )
    relative = re.match(
        r"[”’\"]?(?: \([^()]*\))?(?:,|:? (?:which|that|[a-z]+ing|made|composed|spread|divided|shared)\b)",
        text[zone.end :],
    )
    return governed is not None and relative is None


def _areas_at(clause: Clause, at: int) -> Group | None:
    """Return the areas that follow a verb with nothing else between."""
    text = clause.text
    first = next((g for g in clause.groups("A") if g.start >= at), None)
    if first is None or not _TO_AREAS.match(text[at : first.start]) or _OTHERWISE.match(text, first.end):
        return None
    return first


@cache
def _opening_cover() -> re.Pattern[str]:
    return re.compile(rf"(?:^|– |— |: |, )\W?(?:[A-Z][a-z]+ly )?(?i:{word_class('cover_ing')})(?= )")


_TO_ZONE = re.compile(
    r"(?:(?: in| of) (?:the )?(?:‹A\d+›|[A-Z]\w+)(?:, ‹A\d+›)?)?(?: (?:and|as well as|plus) (?:[^‹›;:.]|‹N\d+›){1,60})?, (?:the |a |an |this |‹A\d+›[’']s? )?(?:[a-z-]+ ){0,3}[“‘\"]?"
)


def _opens_covering(clause: Clause) -> Iterator[Pair]:
    """Yield "Taking in A, B and C, the zone …"."""
    text = clause.text
    for found in _opening_cover().finditer(text):
        groups = [g for g in clause.groups("A") if g.start >= found.end()]
        zone = next((g for g in clause.groups("Z") if g.start >= found.end()), None)
        if zone is None or not groups or not _TO_AREAS.match(text[found.end() : groups[0].start]):
            continue
        before = [g for g in groups if g.end <= zone.start]
        # "A, B and the department of C": the list goes on behind a word for areas.
        run = before[:1]
        for one in before[1:]:
            if re.fullmatch(
                rf",? (?:and|as well as|plus) (?:the )?(?:[a-z-]+ )?{UNIT} of ",
                text[run[-1].end : one.start],
            ):
                run.append(one)
        if run and _TO_ZONE.fullmatch(text, run[-1].end, zone.start):
            for one in run:
                yield zone, one


def _belongs(clause: Clause) -> Iterator[Pair]:
    """Yield "A, B and C make up the zone"."""
    text = clause.text
    for found in verb("belong").finditer(text):
        left = [g for g in clause.groups("A") if g.end <= found.start()]
        zone = next((g for g in clause.groups("Z") if g.start >= found.end()), None)
        if not left or zone is None or is_untrue(text[: found.start()]):
            continue
        areas = left[-1]
        to = _TO_THING.fullmatch(text, found.end(), zone.start)
        near = _AREAS_TO_VERB.fullmatch(text[areas.end : found.start()])
        free = areas in clause.free("A", found.start()) or _UNITS_OF.search(text[: areas.start])
        if to and near and free and not any(found.start() > z.end > areas.start for z in clause.groups("Z")):
            yield zone, areas


_TO_THING = re.compile(
    r" (?:(?:the|a|an|what is|now|known|called|its|one|single|new|so-called|as|core|heart|of|‹A\d+›[’']s?|larger|wider|larger|broader) ){0,4}(?:[a-z-]+ ){0,2}[“‘\"]?"
)
_AREAS_TO_VERB = re.compile(
    r"(?:,? (?:which|that|who))?(?:,? (?:also|now|today|[a-z]+ly|together|both|all|jointly|will|themselves|currently|in turn|each))*,? "
)
_UNITS_OF = re.compile(rf"\b(?i:{UNIT})(?: of|:|,) (?:the )?$")
_BRACKETED = re.compile(r"[”’\"]?(?: \(| ?: | [–—] |: )(?:(?:[a-z-]+ ){0,4}(?:of |: ))?(?:the )?(?=‹A)")
_UNITS_IN = re.compile(rf"\b{UNIT} (?:[a-z]+ ){{0,3}}(?:in|of|within|up|form|to|under) (?:the )?$")
_AMONG = re.compile(r"[”’\"]?,? (?:among (?:them|which are)|namely|including|such as) (?:the )?(?=‹A)")
_CLOSES = re.compile(r"(?:\)| [–—]|[.;]|$)")


def _listed(clause: Clause) -> Iterator[Pair]:
    """Yield "the zone (A, B and C)", "the zone: A, B and C"."""
    for zone in clause.groups("Z"):
        opens = _BRACKETED.match(clause.text, zone.end)
        if opens is None and _UNITS_IN.search(clause.text[: zone.start]):
            opens = _AMONG.match(clause.text, zone.end)
        areas = next((g for g in clause.groups("A") if opens and g.start == opens.end()), None)
        if areas is None or len(areas.numbers) < _MANY or " and " not in clause.text[areas.start : areas.end]:
            continue
        if _CLOSES.match(clause.text, areas.end):
            yield zone, areas


_PREP = r"(?:in|within|inside|on|at|amid|along)"
DIRECTION = (
    r"(?:(?:the|a|an|its|what is now|[a-z-]+ern|north|south|east|west|north-?east|north-?west|south-?east|south-?west|central|coastal|inland|old|former|remote|rural|"
    r"port|capital|border|island|mountain|historic|nearby|neighbouring|neighboring|lakeside|riverside|hilly|industrial|mining|farming|fishing|[Nn]orthern|[Ss]outhern|[Ee]astern|[Ww]estern|[Cc]entral|[Nn]orth|[Ss]outh|[Ee]ast|[Ww]est) )*"
    r"(?:(?:[a-z-]+ ){0,3}(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west|interior|highlands?|hills?|ridge|plateau|cliff|bluff|peninsula|riverbank|lakeside|polder|salt pans|farmland|slopes?|plains?|valleys?|mountains|desert|countryside|capital|part|parts|coast|shores?|side|corner|heart|centre|center|middle|outskirts|suburbs?|hinterland|half|banks?|bay|waters|mouth|city|town|village|district|county|province|region|municipality|state|island|commune|territory|department|yards?|land|sites?|plots?|barangays?|area|areas|grounds?|limits|boundaries|jurisdiction|confines|quarter|waterfront|docks?|base|airfield|airport|harbour|port) (?:of|in|at|outside|within) (?:the )?)?"
    r"(?:(?:the )?(?:city|town|village|district|county|province|region|municipality|state|island|commune|department) of (?:the )?)?(?:the )?(?:(?:coastal|inland|northern|southern|eastern|western|central|port|capital|border) )?"
)
_AT_PLACE = re.compile(
    rf"(?: (?:up|out|just|right|mainly|entirely|wholly|partly|also))?(?: (?:on|over) (?:about |some |nearly |roughly |over |more than )?‹N\d+›(?: of [a-z ]{{1,30}})?| (?:in|since|on) ‹D\d+›| by [a-z ]{{1,30}}| as [a-z ]{{1,40}}| (?:last|this) [a-z]+)* {_PREP} {DIRECTION}(?=‹A)"
)
_OCCUPIES = re.compile(
    rf" (?:about |some |nearly |roughly |the |an? |over |more than )?(?:‹N\d+›|[a-z -]{{1,40}}?)(?: of [a-z ]{{1,30}})? (?:in|of|at|outside|on) {DIRECTION}(?=‹A)"
)
_CHAIN = re.compile(
    r"‹A(\d+)›(?: [Rr]egion| [Pp]rovince| [Dd]istrict| [Cc]ounty| [Ss]tate)?((?:, (?:in |in the )?‹A\d+›(?: [Rr]egion| [Pp]rovince| [Dd]istrict| [Cc]ounty| [Ss]tate)?){0,3})"
)
_MORE = re.compile(
    r",? (?:and|or|as well as) (?:the |in |at )*‹A| (?:to|and|or) | (?:coast|coastline|shores?|seas?|border|frontier|side|gulf|river|markets?|governments?|firms?|companies|authorities|officials?)\b"
)
_OWNS = re.compile(r"[’']s? ")


def lying(clause: Clause) -> Iterator[Pair]:
    """Yield zones with the places that a clause says they lie in."""
    yield from _lies(clause)
    yield from _opens_lying(clause)
    yield from _made(clause)
    yield from _owned(clause)
    yield from _hosted(clause)
    yield from _apposed(clause)


def _chain(clause: Clause, at: int) -> Iterator[Group]:
    """Yield the places of "in A, B, C" from a place on; none if it is a list of several."""
    chain = _CHAIN.match(clause.text, at)
    if chain is None or _MORE.match(clause.text, chain.end()):
        return
    for mark in re.finditer(r"‹A(\d+)›", chain[0]):
        end = chain.start() + mark.end()
        owner = _OWNS.match(clause.text, end)
        yield Group((int(mark[1]),), chain.start() + mark.start(), end)
        inner = _CHAIN.match(clause.text, owner.end()) if owner else None
        if inner:
            yield Group((int(inner[1]),), inner.start(), inner.start() + len(f"‹A{inner[1]}›"))


def _lies(clause: Clause) -> Iterator[Pair]:
    """Yield "the zone, …, lies … in the south of A"."""
    text = clause.text
    for found in verb("lie_finite").finditer(text):
        left = [g for g in clause.groups("Z") if g.end <= found.start()]
        if not left or len(left[-1].numbers) > 1 or is_untrue(text[left[-1].end : found.start()]):
            continue
        near = SUBJECT_GAP.fullmatch(text[left[-1].end : found.start()] or " ")
        place = (_OCCUPIES if found[0].startswith("occup") else _AT_PLACE).match(text, found.end())
        if near and place and not _is_object_of(text, left[-1]):
            for area in _chain(clause, place.end()):
                yield left[-1], area


@cache
def _opening_place() -> re.Pattern[str]:
    return re.compile(
        rf"(?:^|– |— |: )\W?(?:[A-Z][a-z]+ly )?(?:(?i:{word_class('put_open')})(?: (?:[^‹›;:.,]|‹[NDBF]\d+›){{0,50}}?)?|Part of|In|At|On)(?= )"
    )


def _opens_lying(clause: Clause) -> Iterator[Pair]:
    """Yield "Lying in A, the zone …", "Part of A in B, the zone …"."""
    text = clause.text
    for found in _opening_place().finditer(text):
        place = _OPENED.match(
            text, found.end() - (2 if text[found.end() - 2 : found.end()] in ("In", "At", "On") else 0)
        )
        zones = [g for g in clause.groups("Z") if g.start >= found.end()]
        if place is None or not zones:
            continue
        areas = list(_chain(clause, place.end()))
        last = areas[-1].end if areas else 0
        step = _IN_NEXT.match(text, last)
        inner = list(_chain(clause, step.end())) if step else []
        last = inner[-1].end if inner else last
        if areas and _TO_NEXT.fullmatch(text, last, zones[0].start):
            for area in (*areas, *inner):
                yield zones[0], area


_OPENED = re.compile(rf" ?(?:(?i:{_PREP}) )?{DIRECTION}(?=‹A)")
_IN_NEXT = re.compile(rf",? {_PREP} {DIRECTION}(?=‹A)")
_TO_NEXT = re.compile(
    r"(?: [Rr]egion| [Pp]rovince| [Dd]istrict| [Cc]ounty| [Ss]tate)?, (?:the |a |an |its )?(?:(?:new|first|planned|huge|vast|small|large|\w+-acre|\w+-hectare) ){0,2}[“‘\"]?"
)


def _made(clause: Clause) -> Iterator[Pair]:
    """Yield "X will set up a zone at A": people make a zone somewhere, one zone and one place behind the verb."""
    text = clause.text
    for found in verb("make_finite").finditer(text):
        zones = [g for g in clause.groups("Z") if g.start >= found.end()]
        if not zones or len(zones[0].numbers) > 1 or is_untrue(text[: found.start()]):
            continue
        to = _TO_THING.fullmatch(text, found.end(), zones[0].start)
        place = _AT_PLACE.match(text, zones[0].end)
        if to and place:
            for area in _chain(clause, place.end()):
                yield zones[0], area


_OWNED_ZONE = re.compile(
    r"‹A(\d+)›[’']s? (?:(?:new|own|first|main|planned|only|largest|biggest|oldest|[a-z]+-[a-z]+|[a-z]+) ){0,2}[“‘\"]?(?=‹Z)"
)


def _owned(clause: Clause) -> Iterator[Pair]:
    """Yield "A's zone"."""
    zones = {g.start: g for g in clause.groups("Z")}
    for found in _OWNED_ZONE.finditer(clause.text):
        if (zone := zones.get(found.end())) and len(zone.numbers) == 1:
            start = found.start()
            yield zone, Group((int(found[1]),), start, start + len(f"‹A{found[1]}›"))


_RUNS = re.compile(
    rf"(?:runs?|running|stretch(?:es|ed)?|extends?|goes|starts?|begins?|reaches|spans) (?:{_SOME}{{1,30}}? )?(?:from|in|at) {DIRECTION}‹A(?P<one>\d+)›(?: [a-z]+)?,? "
    rf"(?:(?:and|via|through) (?:{_SOME}{{1,40}}? )?)?(?:to|ends? (?:in|at)|reaches(?: as far as)?|as far as|up to|into|down to) {DIRECTION}‹A(?P<two>\d+)›"
)


def _runs(clause: Clause) -> Iterator[Pair]:
    """Yield "the zone starts in A and ends in B"."""
    for found in _RUNS.finditer(clause.text):
        left = [g for g in clause.groups("Z") if g.end <= found.start()]
        if (
            not left
            or is_untrue(clause.text[left[-1].end : found.start()])
            or _is_object_of(clause.text, left[-1])
        ):
            continue
        if SUBJECT_GAP.fullmatch(clause.text[left[-1].end : found.start()]):
            for name in ("one", "two"):
                yield left[-1], Group((int(found[name]),), found.start(name) - 2, found.end(name) + 1)


def _hosted(clause: Clause) -> Iterator[Pair]:
    """Yield "A hosts the zone": the only place of the clause is the subject, and the zone the object."""
    text, areas = clause.text, clause.groups("A")
    for found in verb("hosts").finditer(text) if len(areas) == 1 and len(areas[0].numbers) == 1 else ():
        zone = next((g for g in clause.groups("Z") if g.start >= found.end()), None)
        if (
            zone is None
            or areas[0] not in clause.free("A", found.start())
            or is_untrue(text[: found.start()])
        ):
            continue
        near = _AREAS_TO_VERB.fullmatch(text[areas[0].end : found.start()])
        if near and len(zone.numbers) == 1 and _TO_THING.fullmatch(text, found.end(), zone.start):
            yield zone, areas[0]


_APPOSED = re.compile(
    rf"[”’\"]?(?: \([^()]{{1,60}}\))?, (?:an?|the|once an?) (?:(?:(?!\b(?:of|for|with|to|by|from|between)\b(?! ‹N)){_SOME}){{1,60}}? )?(?:in|on|at|within) {DIRECTION}(?=‹A)"
)


def _apposed(clause: Clause) -> Iterator[Pair]:
    """Yield "the zone, a flat strip in A,"."""
    for zone in clause.groups("Z"):
        place = _APPOSED.match(clause.text, zone.end)
        if place and len(zone.numbers) == 1:
            for area in _chain(clause, place.end()):
                if _ENDS.match(clause.text, area.end):
                    yield zone, area


_ENDS = re.compile(r"[,.;)]|$| [–—]")
