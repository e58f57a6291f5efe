"""Industries as things of the registry, and those that a sentence names outside its measures."""

from collections.abc import Iterator
from functools import lru_cache

from kg import lazy_re as re
from kg.claims.actions.denied_steps import is_denied_thing
from kg.claims.gathering.collector import Collector
from kg.claims.gathering.registry import Registry, Thing, fold
from kg.claims.gathering.told import Told
from kg.claims.names.gazetteer import Gazetteer
from kg.claims.patterns.cued import cued
from kg.claims.patterns.words import singular
from kg.claims.sectors.heads import RULE, titled
from kg.claims.sectors.industries import find_industries
from kg.claims.sectors.items import find_items
from kg.claims.sectors.lists import Sector
from kg.model import Concept, Key, Span, Tier

_HEAD = re.compile(r"\s+(?:industry|industries|sectors?)$", re.I)


def add_industry(registry: Registry, sector: Sector, offset: int) -> str:
    """Return the key of an industry of the registry.

    "Repair", "repairs" and "repair sector" are one; the name without "sector" and without a word of degree is
    an alias.
    """
    span = Span(offset + sector.start, offset + sector.end)
    same = next((t for t in registry.of("industry") if _same(t, sector)), None)
    if same:
        registry.alias(same.key, sector.name, span.start)
        same.mark(span)
        return same.key
    key = registry.add("Industry", sector.name, span, sector.ids)
    registry.things[key].plain = _is_plain(sector)
    if sector.bare and sector.bare != sector.name:
        at = sector.name.rfind(sector.bare)
        registry.alias(key, sector.bare, span.start + max(at, 0) + len(sector.bare))
    return key


def _same(thing: Thing, sector: Sector) -> bool:
    """Return whether an industry was met before, also under a longer or shorter name of one reference entry."""
    one, other = stem(thing.label), stem(sector.name)
    known = thing.candidates == sector.ids and bool(sector.ids or sector.bare)
    if sector.ids and known and thing.plain and _is_plain(sector) and _are_akin(thing.label, sector.name):
        return True  # "wind power" and "wind energy technologies": two names of one entry
    return one == other or (known and (one.endswith(f" {other}") or other.endswith(f" {one}")))


def _are_akin(one: str, other: str) -> bool:
    """Return whether two names share their first word, or one has the initials of the other.

    >>> _are_akin("wind power", "Wind energy"), _are_akin("AI", "artificial intelligence"), _are_akin("chips", "optics")
    (True, True, False)
    """
    first, second = one.casefold().split(), other.casefold().split()
    initials = {"".join(word[0] for word in words) for words in (first, second)}
    return first[0] == second[0] or bool(initials & {first[0], second[0]})


def _is_plain(sector: Sector) -> bool:
    """Return whether an industry is named as in the tables, with no more than a head."""
    name, bare = sector.name.casefold(), sector.bare.casefold()
    return bool(bare) and name.startswith(bare) and _HEADS.fullmatch(sector.name, len(bare)) is not None


_HEADS = re.compile(
    r"(?:\s+\([A-Za-z&/]+\))?(?:\s+(?:industry|industries|sectors?|technolog(?:y|ies)))?", re.I
)


@lru_cache(maxsize=1024)
def stem(name: str) -> str:
    """Return what the wordings of one industry share.

    >>> stem("Ceramic industries") == stem("ceramics"), stem("ceramics") == stem("glass")
    (True, False)
    """
    return singular(_HEAD.sub("", fold(name)))


def draw_sectors(told: Told, registry: Registry, gazetteer: Gazetteer, collector: Collector) -> None:
    """Draw the industries that a sentence promotes outside its measures."""
    reading, policy = told.reading, told.policy
    listed = (*_items(told, gazetteer), *(titled(reading.text, gazetteer) if reading.is_label else ()))
    for sector in (*find_industries(reading.text, gazetteer, inside=False), *listed):
        at = Span(reading.span.start + sector.start, reading.span.start + sector.end)
        denied = is_denied_thing(reading.text, sector.start)
        if denied or any(s.start <= at.start and at.end <= s.end for s in told.measures):
            continue
        if any(m.start < sector.end and sector.start < m.end for m in reading.mentions if m.kind in _NAMED):
            continue
        key = add_industry(registry, sector, reading.span.start)
        said: tuple[str, str, Key | Concept] = (
            (policy, "kg:addressesIndustry", Key(key))
            if policy
            else (key, "rdf:type", Concept("kg:Industry"))
        )
        collector.say(
            *said,
            (reading.span,),
            sector.rule,
            tier=Tier.ASSERTED if sector.sure else Tier.CANDIDATE,
            modality=reading.modality(),
        )


def address_titled(registry: Registry, gazetteer: Gazetteer, collector: Collector) -> None:
    """Draw that measures address the industries which the heading above them names."""
    for claim in tuple(collector.claims.values()):
        if claim.predicate != "kg:theme" or not isinstance(claim.object, Key):
            continue
        theme = registry.things[claim.object.key]
        for sector in titled(theme.label, gazetteer):
            key = add_industry(registry, sector, theme.mentions[0].start)
            collector.say(
                claim.subject,
                "kg:addressesIndustry",
                Key(key),
                claim.evidence,
                RULE,
                tier=Tier.CANDIDATE,
                modality=claim.modality,
            )


# What announces a list of industries, or a list that may hold industries.
_SECTORS = cued(
    r"\b(?:industries|sectors|subsectors|clusters|lines\s+of\s+business)\b"
    r"|\b(?:following|strategic|priority|eligible|target(?:ed)?|frontier|critical)\s+(?:[\w-]+\s+){0,3}technologies\b"
    r"|\b(?P<soft>fields|pillars|focus|strengths|priorities|technologies|segments|domains|priority\s+areas|key\s+areas|following\s+(?:areas|activities|products)"
    r"|(?:permitted|allowed|core|main|key|economic|business)\s+activities|opportunities|suitable\s+for|(?:speciali[sz]\w+|invest\w*|operat\w+|engaged)\s+in)\b",
    re.I,
)


def _items(told: Told, gazetteer: Gazetteer) -> Iterator[Sector]:
    if not told.is_item or not told.lead:
        return
    lead, text = _SECTORS.search(told.lead), told.reading.text
    branch = (
        _BRANCH.fullmatch(text) is not None and not _RELATED.search(text) and not _OF_PEOPLE.search(told.lead)
    )
    if lead or branch:
        yield from find_items(text, gazetteer, open_list=branch or (lead is not None and not lead["soft"]))


# "Glass and ceramic industries;": an item that says itself that it names a branch.
_BRANCH = re.compile(
    r"\W*(?:\(?\w{1,3}[).]\s+)?[A-Za-z][a-z-]+(?:\s+(?:and|&|[A-Za-z][a-z-]+)){0,3}\s+(?:[Ii]ndustries|[Ii]ndustry|[Ss]ectors?)\W*"
)
# "Staff in other industries", "Support the reed industry": what is done in it.
_RELATED = re.compile(
    r"\b(?:in|of|for|to|with|from|by|the|all|various|other|certain|these|our|your|their|its|key|priority|support|promote|develop|new|emerging)\s",
    re.I,
)
_OF_PEOPLE = cued(
    r"\b(?:members?|representatives?|companies|enterprises|associations?|authors?|experts?|participants?|from|chambers?|stakeholders?|unions?|tax(?:es)?|emissions?|losses|jobs|workers)\b",
    re.I,
)


_NAMED = frozenset(
    {
        "Zone",
        "PolicyDocument",
        "Strategy",
        "PublicBody",
        "Institution",
        "Event",
        "Facility",
        "AdministrativeArea",
    }
)


_PLANS = cued(
    r"\b(?:economic|free[- ]trade|trade|investment|enterprise|development|pilot|processing|industrial|export|customs|bonded|logistics|cooperation)\s+(?:zones?|areas?|corridors?)\b"
    r"|\b(?:industrial|trade|export|logistics|processing|business|technology|science)\s+(?:parks?|estates?)\b|\bindustrial\s+(?:polic|strateg)"
    r"|\b(?:[Gg]overnment|[Mm]inistry|[Mm]inister|[Cc]abinet|[Cc]ouncil|[Aa]uthorities|[Cc]ommission|[Gg]overnor|[Pp]resident|[Ff]und|[Rr]egulation|[Dd]irective"
    r"|[Ll]aw|[Dd]ecree|[Pp]rogramme|[Pp]rogram|[Ss]cheme|[Pp]lan|[Ss]trategy)\s+(?:(?:also|has|have)\s+)?"
    r"(?:will|shall|plans?|aims?|approved|launched|unveiled|establishes|supports|sets|announced|promised|pledged|committed|decided|intends)\b"
    r"|\b(?i:action\s+plan|road\s?map|blueprint|priority\s+projects?|(?:favou?red|priority|target|key)\s+(?:sectors|industries))\b"
)


def plans(text: str) -> bool:
    """Return whether a text without a named policy or zone speaks of public plans at all."""
    return _PLANS.search(text) is not None
