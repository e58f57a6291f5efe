"""The facilities that a stretch of a sentence plans, as things of the registry."""

from collections.abc import Iterable, Iterator

from kg import lazy_re as re
from kg.claims.actions.denied_steps import is_denied_thing
from kg.claims.facilities.building import Built, find_built
from kg.claims.facilities.building_items import find_listed, find_named, is_bare
from kg.claims.facilities.building_rows import find_beside
from kg.claims.facilities.building_tails import purpose_end
from kg.claims.facilities.building_words import building_patterns
from kg.claims.facilities.names import facility_type
from kg.claims.gathering.collector import Collector
from kg.claims.gathering.registry import Registry
from kg.claims.gathering.told import Told
from kg.claims.patterns.cued import cued
from kg.claims.patterns.words import lowered
from kg.claims.sentences.reading import Reading
from kg.claims.values.far_off import is_far_off
from kg.model import Concept, Key, Mention, Modality, Span, Tier

# What bears a name of another kind is no facility.
_OTHERS = frozenset({"Zone", "PolicyDocument", "Strategy", "PublicBody", "Institution", "Event"})


def draw_built(reading: Reading, start: int, end: int, registry: Registry) -> Iterator[tuple[str, Built]]:
    """Yield the key of each facility that is to be built in a stretch of a sentence, and how that is put."""
    built = find_built(reading.text)
    beside = find_beside(reading.text, built)
    inside = [b for b in (*built, *beside) if start <= b.start and b.head <= end]
    yield from _drawn(reading, inside, registry)


def _drawn(reading: Reading, found: Iterable[Built], registry: Registry) -> Iterator[tuple[str, Built]]:
    for built in found:
        a, b = built.start, built.end
        over = [m for m in reading.mentions if m.start < b and a < m.end]
        if any(
            m.kind in _OTHERS and m.end >= built.head and not _is_described(reading.text, m, a) for m in over
        ):
            continue
        named = [m for m in over if m.kind == "Facility" and m.end >= built.head]
        name = reading.text[a:b]
        if not built.sure and name[:1].isupper() and _ACADEMIC.search(name):
            continue
        if (name.isupper() and " " in name) or is_far_off(reading.text):
            continue  # words of a title in capitals, and what only tells how far something is
        if not named and _ZONE_KIND.search(name) and _IS_OTHER.match(reading.text, b):
            continue  # a zone whose name follows, or what describes a scheme
        if not named and (_ACRONYM.fullmatch(name) or _CLASS.fullmatch(name)):
            continue
        if not named and _ZONE.search(name) and _NAMED_ZONE.search(reading.text[max(0, a - 60) : a]):
            continue  # "in Old Harbour free trade zone": a zone with a name of its own
        if not named and _means_zone(name, registry):
            continue
        yield (named[0].name if named else _thing(reading, built, registry)), built


def _is_described(text: str, plan: Mention, at: int) -> bool:
    """Return whether a plan is only described by what it builds: "the plan to set up free zones in two towns"."""
    return plan.kind in _PLANS and plan.start < at and text[plan.start : at].islower()


_PLANS = frozenset({"PolicyDocument", "Strategy"})


def _means_zone(name: str, registry: Registry) -> bool:
    """Return whether a name is that of a zone of the text, or with a small head short for it: "the Ayala park"."""
    if registry.find("Zone", name):
        return True
    short = _SHORT.fullmatch(name)
    return short is not None and any(z.label.startswith(short["name"]) for z in registry.of("zone"))


_SHORT = re.compile(
    r"(?P<name>(?:[A-Z][\w’'-]+\s)+)(?:industrial\s+|business\s+)?(?:park|zone|estate|area|platform|port|corridor)"
)
_ZONE_KIND = re.compile(r"\b(?:zones?|areas?|parks?|free\s?ports?|corridors?)$", re.I)
_IS_OTHER = re.compile(
    r"\s*[“\"«‘]\s?[A-Z]|\s+(?:named|called|known\s+as)\s|\s+(?:pilot\s+|trial\s+|development\s+)?(?:polic|program|scheme|law|act\b|regime|status|incentive|legislation|authorit|committee|concept|model)"
)
# "the SEZ", "FTZs": what stands for a zone that is named, or for zones in general.
_ACRONYM = re.compile(r"[A-Z]{2,5}s?")
# "Economic zones": a capital that tells no name.
_CLASS = re.compile(r"[A-Z][a-z]+\s+(?:zones|areas|corridors)")
_ZONE = re.compile(r"\b(?:zones?|ZONES?)$")
_NAMED_ZONE = re.compile(
    r"\b(?:in|the|of|to|for|at|near|(?:establish|develop|build|creat|design|expand)\w*)\s+(?:[A-Z][\w’-]+\s+){1,3}(?:[a-z-]+\s+){0,3}$"
    r"|^In\s+(?:[A-Z][\w’-]+\s+){1,3}(?:[a-z-]+\s+){0,3}$"
)


def _thing(reading: Reading, built: Built, registry: Registry) -> str:
    name = reading.text[built.start : built.end]
    span = Span(reading.span.start + built.start, reading.span.start + built.end)
    key = registry.add("Facility", name, span, scoped=_unnamed(name))
    if 0 <= built.full < built.start and _unnamed(name):
        # "two new quays": the text may speak of them with their count
        registry.alias(key, reading.text[built.full : built.end], span.start)
        with_new = re.search(r"[a-z]+\s+$", reading.text[built.full : built.start])
        if with_new and not any(c.isdigit() for c in reading.text[built.full : built.start]):
            registry.alias(key, reading.text[built.full + with_new.start() : built.end], span.start)
    if named := _is_that(reading.text, built):
        registry.alias(key, named, span.start)
    if _unnamed(name) and (purpose := purpose_end(reading.text, built.end)) > 0:
        registry.alias(key, reading.text[built.start : purpose], span.start)
    return key


_THAT = re.compile(
    r"\s+(?:the\s+)?(?P<name>[A-Z][A-Z\d-]+|(?:[A-Z][\w’-]+\s+){1,4}[A-Z][\w’-]+),\s+an?\s+(?:new\s+)?$"
)


def _is_that(text: str, built: Built) -> str:
    """Return the name of which a facility is the description: "establish the QRDC, a research centre"."""
    that = _THAT.search(text, max(0, built.start - 80), built.start)
    before = text[max(0, that.start() - 40) : that.start()] if that else ""
    cues = [c.end() for c in building_patterns().cue.finditer(lowered(before))]
    return that["name"] if that and cues and cues[-1] == len(before) else ""


def _unnamed(name: str) -> bool:
    """Return whether a facility is described in lower case, so that its name holds in its document only."""
    return not re.search(r"\b[A-Z][a-z]", name)


# What announces a list of things to build.
_PROJECTS = cued(r"\b(?:projects?|infrastructure|facilities|works|investments?|buildings|schemes)\b", re.I)
# A list of those who take part is none of what is to be built.
_PEOPLE = re.compile(
    r"\b(?:speakers?|members?|participants?|partners?|stakeholders?|authors?|contacts?|tenants?|customers?|clients?|investors?|exhibitors?|operators?|sources?|references|visits?|"
    r"clusters|sectors?|industries|zones?|parks?)\b",
    re.I,
)
# Where a university or a school is only named, people work there.
_ACADEMIC = re.compile(
    r"\b(?:Universit(?:y|ies)|Colleges?|Institutes?|Academ(?:y|ies)|Schools?|Polytechnics?)\b"
)
# The same of an address or a stretch of green: what bears such a name is as often a part of a zone.
_ONLY_NAMED = re.compile(
    rf"{_ACADEMIC.pattern}|\b(?:Parks?|Buildings?|Resorts?|Hotels?|Gardens?|Headquarters|Complex|Towers?|Plaza|Mall|Hub)$"
)


# "The following works will be funded:"
_LIST_OF_WORKS = re.compile(
    r"\b(?:projects|works|roads|bridges|upgrades|stations|facilities)\b[^.;:]{0,120}(?::|\b(?:including|include|are|is)\s*:?)\s*$",
    re.I,
)
# "Funders of the projects are:", "film projects": no list of works
_NOT_OF_WORKS = re.compile(
    r"\b(?:of|in|for|by|with|to|from|on|about|against)\s+(?:the\s+|these\s+|those\s+|such\s+|all\s+)?(?:[a-z-]+\s+){0,2}$|\b(?:film|art|arts|music|research|student|software|school|pilot|digital|social|community)\s+$",
    re.I,
)

# "Roads will be built in these districts:", "The projects are led by:" open lists of something else.
_OF_OTHERS = re.compile(r"\b(?:by|in|for|of|with|from|among)\b", re.I)
_TO_BE = re.compile(
    r"\bto\s+be\s+\w+\s+(?:at|in|during|under)\s+[^:]*?(?=including|include|:|$)|\bof\s+(?:the\s+)?(?:programme|program|plan)\b",
    re.I,
)


def _of_works(told: Told) -> bool:
    """Return whether a sentence is an item of a list that is said to be one of works."""
    lead = _LIST_OF_WORKS.search(told.lead) if told.is_item and not told.reading.is_label else None
    if lead is None or _NOT_OF_WORKS.search(told.lead, 0, lead.start()):
        return False
    return not _OF_OTHERS.search(_TO_BE.sub("", lead[0]))


def _listed(told: Told) -> Iterator[Built]:
    """Yield the facilities with which an item of a list of works or projects begins."""
    reading = told.reading
    items = told.is_item and (
        _PROJECTS.search(told.lead)
        or (not reading.is_label and is_bare(reading.text) and not _PEOPLE.search(told.lead))
    )
    yield from find_listed(reading.text) if items else ()
    yield from find_named(reading.text) if _of_works(told) else ()


def draw_planned(told: Told, registry: Registry, collector: Collector) -> None:
    """Draw the facilities that a sentence plans outside its measures .

    They belong to the policy that the sentence names, or that its list or passage is about; without one they are
    only said to be facilities.
    """
    reading = told.reading
    _draw_named(reading, registry, collector)
    listed = tuple(_listed(told))
    for key, built in (
        *draw_built(reading, 0, len(reading.text), registry),
        *_drawn(reading, listed, registry),
    ):
        at = registry.things[key].mentions[-1]
        if built.rule != "facility-item" and any(
            s.start <= at.start and at.end <= s.end for s in told.measures
        ):
            continue  # what a measure builds is drawn with it
        if is_denied_thing(reading.text, built.start):
            continue
        policy = told.policy if _speaks_of_policy(told, built) else ""
        said: tuple[str, str, Key | Concept] = (
            (policy, "kg:establishes", Key(key)) if policy else (key, "rdf:type", Concept("kg:Facility"))
        )
        tier = Tier.ASSERTED if built.sure and reading.modality() is not Modality.HOPED else Tier.CANDIDATE
        collector.say(*said, (reading.span,), built.rule, tier=tier, modality=reading.modality())
        if place := place_after(reading, built):
            collector.say(key, "kg:within", Key(place), (reading.span,), "facility-in", tier=Tier.CANDIDATE)


# What only stands there to carry, power or water: it is told of as a facility wherever it is named.
_WORKS = frozenset(
    f"fac-{kind}"
    for kind in [
        "road",
        "railway",
        "station",
        "metro",
        "airport",
        "port",
        "dry-port",
        "bridge",
        "waterway",
        "pipeline",
        "grid",
        "reservoir",
        "water-plant",
        "power-station",
        "solar-farm",
        "wind-farm",
        "nuclear-plant",
        "refinery",
    ]
)


def _draw_named(reading: Reading, registry: Registry, collector: Collector) -> None:
    """Draw the facilities that a sentence names in capitals."""
    for m in reading.mentions:
        label = registry.things[m.name].label if m.kind == "Facility" else ""
        if label and not (
            _ONLY_NAMED.search(label)
            or _is_landmark(reading.text, m.start)
            or is_far_off(reading.text)
            or _IS_FIRM.match(reading.text, m.end)
            or _OPENED.match(reading.text, m.end)
        ):
            rule = "facility-works" if facility_type(label) in _WORKS else "facility-named"
            evidence = (reading.span,)
            collector.say(m.name, "rdf:type", Concept("kg:Facility"), evidence, rule, tier=Tier.CANDIDATE)


# "minutes from the Old Bay Station and the Quay Station": what only tells where something else lies.
_WORK = r"(?:[Ll]anes?|[Mm]otorway|[Rr]oad|[Ll]ine|[Rr]oute|[Tt]rack|[Ss]tretch|[Ss]ection|[Uu]pgrade|[Hh]ighway|[Rr]ailway|[Pp]ipeline|[Ll]ink)"
_LANDMARK = re.compile(
    r"\b(?:near|around|along|beside|opposite|(?:next|close|adjacent)\s+to|away\s+from|minutes['’]?\s+(?:drive\s+|walk\s+)?from|only\s+from|distance\s+from|\d\s?(?:km|miles|kilomet(?:re|er)s)\s+from"
    # what was, what something is held against, and where something goes or is held
    r"|(?:house[sd]?|housing|hosts?|hosted|near|at|in|from|beside|behind)\s+(?:the\s+|its\s+)?(?:former|current|existing)|benchmark\s+is|(?:status|operation|operations|authority)\s+of|reach(?:es|ed|ing)?|replac(?:e[sd]?|ing)|(?:held|meeting[^.;]{0,60}|attend[^.;]{0,60}|[Cc]lusters?|[Ll]aborator(?:y|ies))\s+at"
    # "linked with the Bay Port", "an extension of the Quay Line", "the gate of the Bay Port": what stands there already
    r"|(?:link(?:ing|s|ed)?|connect(?:ing|s|ed)?|integrated|interconnect(?:ing|s|ed)?)\s+(?:[^.;:]{3,60}\s)?(?:to|with)|(?:linking|connecting)(?:\s+the)?(?:\s+(?:new|existing))?"
    r"|(?:extension|expansion|gates?|entrance|master\s+plan\s+study|users|operator)\s+of(?:\s+the)?(?:\s+(?:current|existing))?|extend(?:ing)?|construct(?:ion|ed)\s+from"
    # "a road from the Quay Road to the Bay Bridge": where a work begins and ends
    r"|(?:connectivity|access|proximity|connections?|linkages?)\s+(?:to|with|from)|(?:connectivity|access|connections?|links?)\s+to\s+(?:the\s+)?(?:[A-Z][\w’'-]*\s+){1,6}from"
    rf"|{_WORK}\s+(?:[a-z]+\s+)?from(?:\s+(?:the\s+)?(?:[A-Z\d][\w’'-]*\s+){{1,4}}to)?"
    r"|(?:north|south|east|west)(?:-?(?:north|south|east|west))?(?:ern)?\s+of)\s+(?:the\s+)?(?:(?:[A-Z][\w’'-]*\s+){1,6}and\s+(?:the\s+)?)?$"
)


def _is_landmark(text: str, start: int) -> bool:
    """Return whether a named facility only tells where something else lies."""
    return _LANDMARK.search(text, max(0, start - 110), start) is not None


# "Norland Railway JSC", "Norland Ports and Harbours": who runs it
_IS_FIRM = re.compile(
    r"\s+(?:JSC|PJSC|OJSC|Ltd|LLC|Inc|PLC|plc|SAOG|SAOC|GmbH|AG|SA|Corporation|Corp|Company|Co|Authority|Services|Holdings?|Limited|and\s+Harbou?rs?)\b"
)


# "The Quay Railway opened in 2015": what stands already
_OPENED = re.compile(
    r"\s+(?:was\s+|were\s+)?(?:first\s+|officially\s+|formally\s+)?(?:opened|completed|finished|inaugurated)\s+(?:to\s+[a-z]+\s+)?(?:in|on|back\s+in)\s+(?:\d{1,2}\s+)?(?:[A-Z][a-z]+\s+)?(?:\d{1,2},\s+)?(?:19\d|20[01])\d"
)


def _speaks_of_policy(told: Told, built: Built) -> bool:
    """Return whether a sentence says of a policy what it plans.

    "The mayor announced parks" and "the quarter has parks" behind a sentence on a plan are not of the plan.
    """
    reading = told.reading
    if told.is_item or any(m.name == told.policy for m in reading.mentions):
        return True
    return built.sure and reading.modality() is not Modality.HOPED and not any(reading.of("BU"))


_IN = re.compile(r"\s+(?:in|at)\s+(?:the\s+)?")


def place_after(reading: Reading, built: Built) -> str:
    """Return the key of the zone or area that "in" names right behind a named facility, or nothing."""
    at = built.end
    if not built.sure or _unnamed(reading.text[built.start : at]):
        return ""
    for m in reading.mentions:
        if m.start >= at and m.kind in ("Zone", "AdministrativeArea"):
            return m.name if _IN.fullmatch(reading.text, at, m.start) else ""
    return ""
