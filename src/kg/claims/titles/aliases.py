"""Other names that titles bring along: without their period or year, or told by "known as" and a colon."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg import lazy_re as re
from kg.claims.acts.cited_papers import is_code_of
from kg.claims.gathering.registry import Registry, Thing, fold
from kg.claims.names.aliases import names_areas
from kg.claims.patterns.name_patterns import patterns
from kg.claims.plans.counted_plans import COUNT
from kg.claims.titles.growth import LOWER_TAIL
from kg.model import Mention

_NUMBER = re.compile(r"\b[Nn][Oo]\.?\s*\d|\d/")
_POLICIES = frozenset({"PolicyDocument", "Strategy"})
_YEARS = r"(?:19|20)\d\d(?:[-–/]\d\d\s+to\s+(?:19|20)\d\d[-–/]\d\d|\s*(?:[-–—/]|to)\s*(?:19|20)?\d\d)?"
# What may be left off at the end of a title: "(2006–2010)", ", 2013", "for 2016-2020", "until 2030", "(Trial)".
_ENDS = re.compile(
    rf"(?:(?:,?\s+(?:of\s+|for\s+(?:the\s+period\s+)?|until\s+|till\s+|up\s+to\s+|through\s+|to\s+|in\s+|(?:and\s+)?(?:with\s+)?(?:an?\s+|the\s+)?(?:vision|orientations?|outlook|prospects?)\s+(?:to(?:wards?)?|until|for)\s+)?(?:the\s+[Yy]ear\s+)?|\s?[-–]\s?){_YEARS}|\s*\([^()]{{2,40}}\)|,?\s+(?:Chapter|Cap\.?)\s*\d{{1,4}}|,?\s+B\.?\s?E\.?\s*25\d\d)$"
)
# 'Law No. 116-FZ "On Free Zones"'
_QUOTED = re.compile(r"(?<=\d|[A-Z]),?\s+[“\"«].{5,160}$")
# "Royal Decree No. 75/2020 on the State's Offices"
_NUMBERED_ABOUT = re.compile(
    r"(?P<number>[A-Z][\w’' -]{2,80}?\s(?:No\.?|N[°º]\.?|№|Number)\s?\(?\d[\w/-]*(?:/\s?\d{4})?\)?(?:\s+of\s+(?:19|20)\d\d)?)\s+(?:(?:[Oo]n|[Cc]oncerning|[Rr]egarding)\s+(?=(?:the\s+)?[A-Z])|(?=[A-Z][a-z]+ing\s))"
)
_STARTS = re.compile(rf"{_YEARS}\s+")
# "Outline of the Ninth Plan (2021-2025) for Clean Ports" is the "Outline of the Ninth Plan", too.
_PERIOD_INSIDE = re.compile(rf"\s*\({_YEARS}\)(?=\s+(?:for|on|concerning)\s)")
_SHORT = re.compile(r"\s+\([A-Z][A-Za-z0-9&-]{1,9}\)(?=\s)")
# "Ports for All (PFA) programme" is "Ports for All", too.
_CLASSED = re.compile(
    r"((?:[A-Z][\w’'-]*|for|of|and|in|to|on|the|\([A-Z]\w*\)|\d[\w.]*)(?:\s+(?:[A-Z][\w’'-]*|for|of|and|in|to|on|the|\([A-Z]\w*\)|\d[\w.]*))*)\s+(?:programme|program|scheme|initiative|campaign)"
)
_SHORT_END = re.compile(r"\s+\([A-Z][A-Za-z0-9&-]{1,9}\)$")
# What ties a second title to the first: "Republic Act No. 7916, otherwise known as the Ports Act".
_EQUALS = re.compile(
    r"[”’\"'》]?\s*(?:\([^()]{1,40}\))?\s*,?\s*[(（]?\s*(?:which\s+is\s+|(?:is|was|has\s+been)\s+)?(?:(?:also|otherwise|better|commonly|popularly|officially|formally|formerly|originally|"
    r"generally|widely|hereinafter|hereafter|simply|now)\s+){0,2}(?:known|referred\s+to|cited|titled|entitled|called|dubbed|named|nicknamed|renamed|given\s+the\s+(?:name|title))(?:\s+as|\s+of)?\s+"
    r"(?:the\s+)?[“‘\"'《]?(?:[Tt]he\s+)?"
)
# "the digital strategy, Digital Oslo," and "Digital Oslo, launched in 2013, is the city's digital strategy"
_APPOSED = re.compile(r",\s+(?:the\s+)?[“\"‘']?|\s*\([“\"‘']?")
_IS = re.compile(
    r"[”\"’']?(?:,[^,;.]{2,60},)?\s+(?:is|was)\s+(?:(?:the|an?|its|our|[\w-]{2,20}['’]s)\s+){1,2}(?:[a-z-]{2,16}\s+){0,2}"
)
# "Senate Bill No. 22 or the Ports Act", "the Ports Act, or Senate Bill No. 22", "Senate Bill No. 22, the Ports Act,"
_OR = re.compile(r"\s*,?\s+or\s+(?:the\s+)?(?:proposed\s+)?[“‘\"']?")
# "the Ports Plan (PP) or the ‘Blue Quays Roadmap’"
_OR_QUOTED = re.compile(r"\s*(?:\([^()]{1,40}\))?\s*,?\s+or\s+(?:the\s+)?[“‘]")
# "Portfa No. 5 [2031], Opinions on Clean Quays": the number of an office opens the title.
_LED_BY_CODE, _BY_COMMA = re.compile(r"\W*"), re.compile(r",\s+[“\"《]?")
_CODED = re.compile(
    r"[A-Z][a-z]+\s?(?:[Ff]a\s?)?(?:No\.?\s*\d+\s*[\[〔(](?:19|20)\d\d[\]〕)]|[\[〔(](?:19|20)\d\d[\]〕)]\s*(?:No\.?\s*)?\d+)"
)
_COMMA = re.compile(r"(?:,|\s[–—-])\s+the\s+(?:proposed\s+)?[“‘\"']?")
_CLOSED = re.compile(
    r"[”’\"']?(?:\s+\([“\"‘]?[A-Z][\w-]{1,10}[”\"’]?\))?(?:[.;]|\s[–—-]\s|$|,\s+(?!the\b|and\b|or\b|[A-Z]))"
)
_COLON = re.compile(r"[”’\"']?\s*[:–—]\s+(?:the\s+)?[“‘\"']?")


# "Decree No. 44 of 3 May 2020" is "Decree No. 44", too.
_OF_A_DAY = re.compile(
    r"\s+(?:of|OF|dated)\s+(?:\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][A-Za-z]{2,8},?\s+(?:19|20)\d\d|[A-Z][A-Za-z]{2,8}\.?\s+\d{1,2},?\s+(?:19|20)\d\d|(?:19|20)\d\d(?![-–/]\d))(?!\d)"
)
# "Harbour Rules (2020)"
_IN_A_YEAR = re.compile(r"[”’\"']?\s\((?:19|20)\d\d\)")


def second_titles(found: Sequence[Mention], text: str) -> dict[Mention, Mention]:
    """Return the titles that only call another one by a second name, with that one; a name is more than a number.

    >>> a = Mention(0, 9, "PolicyDocument", "Law No. 3", "numbered")
    >>> b = Mention(24, 33, "PolicyDocument", "Ports Act", "capitalised")
    >>> [m.name for m in second_titles([a, b], "Law No. 3, known as the Ports Act")]
    ['Law No. 3']
    """
    titles = sorted((m for m in found if m.kind in _POLICIES), key=lambda m: m.start)
    owners: dict[Mention, Mention] = {}
    for first, second in pairwise(titles):
        between = first.end, second.start
        colon = _COLON.fullmatch(text, *between) and re.search(r"Vision|Agenda|20\d\d", second.name)
        led = _LED_BY_CODE.fullmatch(text, 0, first.start) and _BY_COMMA.fullmatch(text, *between)
        if (
            first.method == "numbered"
            and led
            and _CODED.fullmatch(first.name)
            and second.method != "numbered"
        ):
            owners[first] = second
        elif second.method == "numbered" and is_code_of(text, first, second):
            owners[second] = owners.get(first, first)
        elif (
            _EQUALS.fullmatch(text, *between)
            and (first.method == "numbered" or first.name[:1].islower())
            and (second.method == "capitalised" or (first.name[:1].islower() and second.name[:1].isupper()))
        ):
            owners[first] = second
        elif (
            (
                {first.method, second.method} == {"numbered", "capitalised"}
                and (
                    _OR.fullmatch(text, *between)
                    or (_COMMA.fullmatch(text, *between) and _CLOSED.match(text, second.end))
                )
            )
            or _EQUALS.fullmatch(text, *between)
            or _OR_QUOTED.fullmatch(text, *between)
            or colon
        ):
            owners[second] = owners.get(first, first)
        elif first.name[:1].islower() and second.name[:1].isupper() and _APPOSED.fullmatch(text, *between):
            owners[first] = second
        elif first.name[:1].isupper() and second.name[:1].islower() and _IS.fullmatch(text, *between):
            owners[second] = owners.get(first, first)
    return owners


# "Quay Projects Act, No. 14 of 2008"
_NUMBERED_END = re.compile(r"(?<=Act|Law),?\s+\(?[Nn]o\.?\s*\d{1,4}(?:\s+of\s+(?:18|19|20)\d\d|/\d{2,4})\)?$")


def bare_names(name: str) -> Iterator[str]:
    """Yield a title without its period, year or brackets, as long as it still says what it is.

    >>> list(bare_names("Ninth Harbour Plan (2006–2010)")), list(bare_names("Ports Act, 2013"))
    (['Ninth Harbour Plan'], ['Ports Act'])
    >>> list(bare_names("Vision 2030")), list(bare_names("New Plan 2020"))
    ([], [])
    """
    if quoted := _QUOTED.search(name):
        yield name[: quoted.start()]
    if owned := _OWNED_COUNT.fullmatch(name):
        yield from dict.fromkeys(n for n in (owned["owned"], owned["plan"]) if n != name)
    if (about := _NUMBERED_ABOUT.match(name)) and about.end() < len(name):
        yield about["number"]
    if (period := _PERIOD_INSIDE.search(name)) and _tells(name[: period.start()]):
        yield name[: period.start()]
        yield name[: period.end()]
    if (numbered := _NUMBERED_END.search(name)) and _tells(name[: numbered.start()]):
        yield name[: numbered.start()]
    rest = name
    while ends := _ENDS.search(rest):
        rest = rest[: ends.start()]
        if _tells(rest):
            yield rest
    if _SHORT.search(name):
        without = _SHORT.sub("", name)
        yield without
        if (ends := _ENDS.search(without)) and _tells(without[: ends.start()]):
            yield without[: ends.start()]
    yield from _without_class(name)
    if (nth := COUNT.match(name)) and nth["low"] and _tells(name[nth.end() :]):
        yield name[nth.end() :]
    if (starts := _STARTS.match(name)) and _tells(name[starts.end() :]):
        yield name[starts.end() :]


def _without_class(name: str) -> Iterator[str]:
    """Yield the name of a programme without that word: "Ports for All programme", but not "Free Zones programme"."""
    classed = _CLASSED.fullmatch(name)
    bare = _SHORT_END.sub("", classed[1]) if classed else ""
    if classed and len(classed[1].split()) > 1 and not names_areas(bare):
        yield bare


# "outline of the sixth five-year plan of Ayala Province"
_OWNED_COUNT = re.compile(
    r"(?:outline\s+of\s+(?:the\s+)?)?(?P<owned>(?P<plan>\w+\s+[a-z]+-year[\s-]+(?:[a-z]+\s+){0,2}(?:plan|programme|program))(?:\s+(?:of|for)\s.+)?)"
)


def _tells(name: str) -> bool:
    """Return whether a name has two words of its own, a head among them."""
    table = patterns()
    own = [w for w in re.findall(r"[\w’'-]+", name) if w not in table.bare]
    return (
        len(own) >= 2
        and name.count("(") == name.count(")")
        and not re.search(
            r",\s[A-Z]{1,3}$|\sN[oO]\.?$|\sYear$", name
        )  # "Act 162, L" of "Act 162, L 1997", "Decree No"
        and bool(table.heads.search(name) or name[:1].islower())
    )


def name_barely(registry: Registry) -> None:
    """Record the bare names of titles that no other policy of the document could bear."""
    bearers: dict[str, set[str]] = {}
    bare: list[tuple[str, str]] = []
    for thing in registry.of("policy"):
        for name in (thing.label, *thing.aliases):
            bearers.setdefault(fold(name), set()).add(thing.key)
            if nth := COUNT.match(name):  # the Second Harbour Plan may be called the Harbour Plan, too
                bearers.setdefault(fold(name[nth.end() :]), set()).add(thing.key)
        for name in bare_names(thing.label):
            bearers.setdefault(fold(name), set()).add(thing.key)
            bare.append((thing.key, name))
    for key, name in bare:
        if key not in registry.things:
            continue
        thing = registry.things[key]
        others = bearers[fold(name)] - {key}
        # "the Ports Act" that stands before "the Ports Act, 2013" is the same, if no other law of a year is named so.
        if len(others) == 1 and (other := registry.things.get(next(iter(others)))) and _is_bare(other, thing):
            registry.join(other.key, key)
            bearers[fold(name)] = {key}
        if thing.mentions and len(bearers[fold(name)]) == 1:
            registry.alias(key, name, min(thing.mentions).end)


# Words that tell no plan from another: "the Strategic Plan" is the one whose name ends so.
_GENERAL = frozenset(
    (
        "Strategic",
        "Development",
        "Action",
        "Implementation",
        "Perspective",
        "Investment",
        "Operational",
        "Spatial",
        "Structure",
        "Reform",
        "General",
        "Overall",
        "Master",
        "Guiding",
        "Framework",
        "Comprehensive",
    )
)


def join_tails(registry: Registry, text: str) -> None:
    """Let "the Strategic Plan" be the "Harbour Strategic Plan (2031-2035)" that was named before, if one alone ends so.

    So is "the General Plan" the "General Plan for Free Quays", if one alone begins so.
    """
    policies = registry.of("policy")
    for short in policies:
        own = short.label.split()[:-1]
        if not own or not all(w in _GENERAL or w in patterns().bare for w in own) or not short.mentions:
            continue
        begins = re.compile(rf"{re.escape(short.label)}\s+(?:of|for|on|to|in|concerning|regarding)\s")
        longer = [
            t
            for t in policies
            if t is not short
            and t.mentions
            and (_ENDS.sub("", t.label).endswith(f" {short.label}") or begins.match(t.label))
        ]
        if len(longer) != 1 or min(longer[0].mentions).start > min(short.mentions).start:
            continue
        said = all(_DEFINITE.search(text, max(0, m.start - 6), m.start) for m in short.mentions)
        # "the Strategic Plan of 2020" is another
        if said and not any(_OF_OWN.match(text, m.end) for m in short.mentions):
            registry.join(short.key, longer[0].key)


_OF_OWN = re.compile(r"\s*(?:\(|(?:of|for|from)\s+(?:19|20)\d\d|(?:19|20)\d\d)")
_DEFINITE = re.compile(r"\b(?:[Tt]he|[Tt]his)\s+$")


def _is_bare(other: Thing, thing: Thing) -> bool:
    """Return whether one name is the other without its year: "Harbour (Amendment) Act 2018" is no Harbour Act."""
    rest = thing.label[len(other.label) :]
    if other.label == _SHORT.sub("", thing.label):
        return True  # "Ports Board (PB) Act 2014"
    if (owned := _OWNED_COUNT.fullmatch(thing.label)) and other.label in (owned["plan"], owned["owned"]):
        return True
    begins = other.label[:1].isupper() and thing.label.startswith(other.label)
    return begins and re.search(r"\d", rest) is not None


def name_with_days(registry: Registry, text: str) -> None:
    """Record "Decree No. 44 of 3 May 2020" as a name of the decree; sentences keep the date apart, so this comes last."""
    for thing in registry.of("policy"):
        if numbered := _KIND_AND_NUMBER.fullmatch(thing.label):
            _name_by_body(registry, thing, numbered, text)
        for mention in sorted(thing.mentions)[:1]:
            end = mention.end
            if dated := _OF_A_DAY.match(text, end):
                end = dated.end()
                registry.alias(thing.key, text[mention.start : end], end)
            elif year := _IN_A_YEAR.match(text, end):
                registry.alias(thing.key, text[mention.start : year.end()], year.end())
            if _NUMBER.search(thing.label) and (about := LOWER_TAIL.match(text, end)):
                registry.alias(thing.key, text[mention.start : about.end()], about.end())


_KIND_AND_NUMBER = re.compile(
    r"(?P<kind>[A-Z][a-z]+(?: [A-Z][a-z]+)?)\s+(?:[Nn][Oo]?\.?\s*)?(?P<number>\d[\w/.-]{0,20})"
)


def _name_by_body(registry: Registry, thing: Thing, numbered: re.Match[str], text: str) -> None:
    """Record "Council of Ministers Resolution no. 5" as a name of Resolution 5."""
    for body in registry.of("body"):
        if body.label not in text:
            continue
        full = re.search(
            rf"{re.escape(body.label)}\s+{re.escape(numbered['kind'])}\s+(?:[Nn][Oo]?\.?\s*)?{re.escape(numbered['number'])}(?![\w/])",
            text,
        )
        if full:
            registry.alias(thing.key, full[0], full.end())
