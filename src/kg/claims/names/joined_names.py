"""Names of one document that mean the same thing: a short form and a longer one of a programme, a government, a body or a zone."""

from collections.abc import Iterable

from kg import lazy_re as re
from kg.claims.gathering.registry import Registry, Thing, clean, fold
from kg.claims.names.aliases import is_initials
from kg.claims.names.gazetteer import Gazetteer, find_names
from kg.claims.patterns.words import words
from kg.model import Mention

_CLASS_WORD = re.compile(
    r"(.{3,}?)\s+(policy|strategy|plan|initiative|programme|program|scheme|campaign|project|agenda|Programme|Program|Scheme|Initiative|Project)"
)
_GENERIC = r"(?:approach|policy|strategy|plan|initiative|programme|program|concept|scheme|mission)"


def join_programmes(registry: Registry) -> None:
    """Let "Harbour Twin initiative" and "Twin initiative" of one document be one strategy."""
    _join_class_words(registry)
    strategies = [t for t in registry.of("policy") if t.kind == "Strategy"]
    for short in strategies:
        longer = [t for t in strategies if t is not short and fold(t.label).endswith(f" {fold(short.label)}")]
        if len(longer) == 1:
            registry.join(short.key, longer[0].key)


def _join_class_words(registry: Registry) -> None:
    """Let "Skill Coast" and "Skill Coast scheme" be one policy."""
    named = {fold(t.label): t for t in registry.of("policy")}
    for full in registry.of("policy"):
        if full.kind == "Strategy" and (bare := _CLASS_WORD.fullmatch(full.label)):
            short = named.get(fold(bare[1]))
            if bare[2].istitle() and short is not None and short.sure:
                continue  # "Skill Coast" may be the place of the "Skill Coast Project"
            if short is not None and short.key in registry.things and short is not full:
                full.sure = full.sure or short.sure
                registry.join(short.key, full.key)


_BY_LETTERS = re.compile(
    r"(?P<letters>[A-Z]{3,8})\s+(?P<kind>Act|Law|Bill|Code|Ordinance|Regulations?|Rules|Plan|Strategy|Policy|Programme|Program|Scheme|Initiative)"
)


_YEAR_END = re.compile(r",?\s+(?:of\s+)?(?:19|20)\d\d$")


def join_initials(registry: Registry) -> None:
    """Let "the QBUA Act" be the Quay and Boat Upkeep Authority Act, if one alone has these letters."""
    policies = registry.of("policy")
    for short in policies:
        if not (match := _BY_LETTERS.fullmatch(short.label)):
            continue
        tail = f" {match['kind']}"
        full = [
            t
            for t in policies
            if t is not short
            and (bare := _YEAR_END.sub("", t.label)).endswith(tail)
            and is_initials(match["letters"], bare.removesuffix(tail))
        ]
        if len(full) == 1:
            registry.join(short.key, full[0].key)


# Of China, Korea, Vietnam and the Congos there are or were two.
_OF_REPUBLIC = re.compile(
    r"Government\s+of\s+the\s+(?:Republic|Kingdom)\s+of\s+(?!China|Korea|Vietnam|the\b|Congo)"
)


def join_governments(registry: Registry) -> None:
    """Let "central government" be "China's central government" if the document speaks of one only."""
    bodies = [t for t in registry.of("body") if re.search(r"\b(?:government|authorities)$", t.label)]
    for short in bodies:
        longer = [t for t in bodies if t is not short and fold(t.label).endswith(f" {fold(short.label)}")]
        first = min((m.start for m in short.mentions), default=0)
        if len(longer) == 1 and spoken_of_by(longer, first, registry):
            registry.join(short.key, longer[0].key)
    for long in [t for t in registry.of("body") if _OF_REPUBLIC.match(t.label)]:
        # "the Government of the Republic of Norvia" is the Government of Norvia
        named = registry.find(long.kind, _OF_REPUBLIC.sub("Government of ", long.label))
        if named and named != long.key:
            registry.join(named, long.key)
    for owned in (
        t for t in registry.of("body") if (t.label.endswith(("’s administration", "'s administration")))
    ):
        # "Berg's administration" is the Berg administration
        named = registry.find(owned.kind, re.sub(r"['’]s(?= administration$)", "", owned.label))
        if named and named != owned.key:
            registry.join(owned.key, named)


_STEM = 4  # letters that the name of a country and its adjective share


def spoken_of_by(named: list[Thing], at: int, registry: Registry) -> list[Thing]:
    """Return the governments that a bare word at an offset may mean: none that is named later, if another place is spoken of.

    "Norvia will build quays. The government … The Alvor government": the first is hardly that of Alvor.
    """
    areas = [t.label for t in registry.of("place") if t.candidates and any(m.start < at for m in t.mentions)]
    return [
        t
        for t in named
        if min((m.start for m in t.mentions), default=0) < at
        or not areas
        or any(area[:_STEM].casefold() in t.label.casefold() for area in areas)
    ]


def join_zones(registry: Registry, gazetteer: Gazetteer) -> None:
    """Let "Long Quay New Area" be the "Mombasa Long Quay New Area", if that alone ends so behind a name of the tables."""
    zones = registry.of("zone")
    for short in zones:
        tail = f" {short.label}"
        longer = [t for t in zones if t.label.endswith(tail)]
        if len(longer) == 1 and _is_place(longer[0].label.removesuffix(tail), gazetteer):
            registry.join(short.key, longer[0].key)
    _join_pilots(registry)


# "Norvia (Alvor) Pilot Free Trade Zone"
_IN_BRACKETS = re.compile(r"[A-Z][^()]{2,40} \(([A-Z][^()]{2,40})\) (?=Pilot )")
_ON_TRIAL = re.compile(r"\b(?:pilot|experimental)\s")


def _join_pilots(registry: Registry) -> None:
    """Let "Alvor FTZ" be the "Alvor Pilot Free Trade Zone" or the "Norvia (Alvor) Pilot Free Trade Zone"."""
    first: dict[str, Thing] = {}
    for zone in sorted(registry.of("zone"), key=lambda z: (-len(z.label), z.key)):
        known = first.setdefault(_bare_zone(zone.label), zone)
        if known is not zone:
            registry.join(zone.key, known.key)


def _bare_zone(label: str) -> str:
    """Return the name of a zone without what may be left out of it.

    >>> _bare_zone("Norvia (Alvor) Pilot Free Trade Zone"), _bare_zone("Alvor FTZ")
    ('alvor free trade zone', 'alvor free trade zone')
    """
    name = _IN_BRACKETS.sub(r"\1 ", label)
    front, _, last = name.rpartition(" ")
    full = words().map("zone", "acronyms").get(last, last)
    return _ON_TRIAL.sub("", fold(f"{front} {full}"))


def _is_place(name: str, gazetteer: Gazetteer) -> bool:
    """Return whether a name, or each of several that a hyphen ties, is that of an area of the tables."""
    found = [m for m in find_names(gazetteer, name) if m.kind in ("AdministrativeArea", "Place")]
    return bool(found) and not re.sub(r"[\s–-]+", "", _without(name, found))


def _without(name: str, found: Iterable[Mention]) -> str:
    for m in sorted(found, reverse=True):
        name = name[: m.start] + name[m.end :]
    return name


def join_acronyms(registry: Registry) -> None:
    """Let "HBA" be the body whose name is followed by "(HBA)" further down, and "HDP 5" the plan."""
    for thing in registry.of("body"):
        if thing.label.isupper() and " " not in thing.label and not thing.candidates:
            _join_alias(registry, thing, "body")
    for thing in registry.of("policy"):
        if _COUNTED.fullmatch(thing.label):
            _join_alias(registry, thing, "policy")


def _join_alias(registry: Registry, short: Thing, group: str) -> None:
    """Let a short name be the only thing of its group that bears it as another name."""
    full = [t for t in registry.of(group) if t is not short and short.label in t.aliases]
    if len(full) == 1:
        registry.join(short.key, full[0].key)
        full[0].defined[short.label] = 0


# "HDP 5" and "8HDP", which letters and a count name
_COUNTED = re.compile(r"[A-Z]{3,6}[ -]?(?:\d{1,2}|[IVX]{1,4})|\d{1,2}[A-Z]{3,6}")


def short_forms(label: str) -> re.Pattern[str] | None:
    """Return the pattern of looser names of a strategy: "Blue Harbour approach" for "Blue Harbour policy"."""
    match = re.fullmatch(rf"(.+)\s+{_GENERIC}", clean(label))
    if not match or " " not in match[1]:
        return None
    return re.compile(rf"(?<!\w){re.escape(match[1])}\s+{_GENERIC}\b")
