"""First reading of a document: which policies, bodies, zones and facilities it names, and how it calls them later."""

from collections.abc import Iterator, Sequence

from kg import lazy_re as re
from kg.claims.acts.law_numbers import is_lettered, number_behind
from kg.claims.acts.quoted_acts import names_of_act
from kg.claims.facilities.names import find_facilities
from kg.claims.gathering.registry import Registry, clean, fold, is_nameless
from kg.claims.issuing.headed_acts import survey_head
from kg.claims.issuing.law_titles import survey_law_title
from kg.claims.issuing.making_notes import survey_notes
from kg.claims.names.aliases import definitions_after, inner_acronyms, is_acronym
from kg.claims.names.bare_initials import name_by_initials
from kg.claims.names.bodies import find_bodies, find_events
from kg.claims.names.foreign_names import names_in_brackets, translations
from kg.claims.names.gazetteer import Gazetteer, find_names
from kg.claims.names.governments import find_governments
from kg.claims.names.idle_aliases import stands_for_part
from kg.claims.names.joined_names import (
    join_acronyms,
    join_governments,
    join_initials,
    join_programmes,
    join_zones,
)
from kg.claims.names.overlaps import before_titles
from kg.claims.names.own_letters import letters_of_things
from kg.claims.names.part_acronyms import name_by_part_acronyms
from kg.claims.patterns.capitals import cased
from kg.claims.patterns.cued import cued
from kg.claims.patterns.letters import unstopped
from kg.claims.places.new_places import KIND_BEHIND, new_places
from kg.claims.plans.counted_plans import join_ordinals, name_phases, points_before
from kg.claims.plans.firm_plans import forget_firms
from kg.claims.plans.named_later import name_ahead
from kg.claims.plans.owned_plans import adjectives_before
from kg.claims.plans.placed_plans import plans_for_zones
from kg.claims.plans.programmes import LIKELY, SURE
from kg.claims.tables.grid import Table, parted
from kg.claims.tables.names import cell_names, head_blocks
from kg.claims.titles.aliases import join_tails, name_barely, second_titles
from kg.claims.titles.areas import with_area
from kg.claims.titles.capitalised import find_titles, is_policy_name
from kg.claims.titles.heading_titles import titles_of_heading
from kg.claims.titles.own_titles import is_own_title
from kg.claims.titles.same_numbers import join_same_numbers, join_same_periods
from kg.claims.titles.unnamed_papers import survey_papers
from kg.claims.zones.capital_zones import zones_in_capitals
from kg.claims.zones.described_zones import METHOD as DESCRIBED
from kg.claims.zones.described_zones import find_described_zones
from kg.claims.zones.groups import collect_zones
from kg.claims.zones.heading_zones import zones_of_heading
from kg.claims.zones.items import listed_sites
from kg.claims.zones.listed import listed_zones
from kg.claims.zones.names import find_zones
from kg.model import BlockKind, Document, Mention, Sentence, Span

_REVERSED = cued(r"\b([A-Z][A-Z&-]{1,9})\s+\((?:the\s+)?([A-Z][^()]{5,90})\)")


def survey(document: Document, gazetteer: Gazetteer, tables: Sequence[Table] = ()) -> Registry:
    """Return the registry of the named things of a document.

    Headings name nothing new (their capitals and their wording are not to be trusted), except the title of
    a document that is itself the text of a policy, and a title of which the text below goes on to speak.
    """
    registry, heads = Registry(), head_blocks(tables)
    for sentence in document.sentences:
        block = document.blocks[sentence.block]
        if block in heads:
            continue
        kind = block.kind
        if block.label is not None and sentence.start < block.label:
            _survey_label(document, sentence, registry)
            continue  # the label of an item is a heading of its own
        own_title = kind in (BlockKind.TITLE, BlockKind.HEADING) and is_own_title(document, sentence)
        if own_title or kind not in (BlockKind.HEADING, BlockKind.TITLE):
            _survey_sentence(document, sentence, gazetteer, registry)
        else:
            for named in (*titles_of_heading(document, sentence), *zones_of_heading(document, sentence)):
                _add(registry, named, sentence.start, ())
    listed = (*cell_names(document, tables), *listed_sites(document), *listed_zones(document))
    for sentence, place in listed:
        _add(registry, place, sentence.start, ())
    survey_head(document, registry)
    survey_law_title(document, registry)
    survey_notes(document, registry)
    collect_zones(document, registry)
    join_programmes(registry)
    name_phases(document, registry)
    join_ordinals(registry)
    join_governments(registry)
    join_zones(registry, gazetteer)
    join_acronyms(registry)
    name_by_part_acronyms(registry, document.text)
    plans_for_zones(document, registry)
    join_same_numbers(registry)
    join_same_periods(registry)
    join_initials(registry)
    name_barely(registry)
    join_tails(registry, document.text)
    name_ahead(registry, document.text)
    name_by_initials(registry, document.text, gazetteer)
    forget_firms(document, registry)
    survey_papers(document, registry, gazetteer)
    return registry


def _survey_label(document: Document, sentence: Sentence, registry: Registry) -> None:
    """Take in the zone that a label is: "Harbour Economic Zone: located in Dhobi, …"."""
    text = document.text[sentence.start : sentence.end].rstrip(" :.–—-")
    for zone in find_zones(text):
        if (
            zone.method == "head noun"
            and _FILLED.fullmatch(text[: zone.start])
            and _FILLED.fullmatch(text, zone.end)
        ):
            _add(registry, zone, sentence.start, ())
    for title in find_titles(text):
        if title.method != LIKELY and title.end == len(text):
            _add(registry, title, sentence.start, ())


# What may stand beside a name that is a label: "- The Harbour Economic Zone (Dhobi)", "1. Harbour Park, 2020".
_FILLED = re.compile(r"\W*(?:\d{1,2}[.)]\s+)?(?:[Tt]he\s+)?|\s*(?:\([^()]{1,60}\)|,\s+(?:19|20)\d\d)?\W*")
# Longer passages in capitals are no titles.
_LINE = 40


def _survey_sentence(
    document: Document, sentence: Sentence, gazetteer: Gazetteer, registry: Registry
) -> None:
    text = parted(document, sentence)
    found = _found(document, text, gazetteer)
    common = letters_of_things(document.text)
    bodies = (m for m in find_names(gazetteer, text) if m.kind in ("PublicBody", "Institution"))
    known = [m for m in bodies if m.name not in common]
    longer = [(m.start, m.end) for m in found if m.kind == "PublicBody"]
    known = [m for m in known if not _inside(m, [s for s in longer if s != (m.start, m.end)])]
    taken = [(m.start, m.end) for m in found if m.kind not in ("PublicBody", "Facility")]
    spans = [(m.start, m.end) for m in known]
    found = [
        m
        for m in found
        if m.kind != "PublicBody" or not _inside(m, [s for s in spans if s != (m.start, m.end)])
    ]
    others = _bracketed_numbers(found, text)
    others |= second_titles([m for m in found if m not in others], text)
    others = {m: others.get(owner, owner) for m, owner in others.items()}
    found = [m for m in found if m not in others]
    same = translations(found, text)
    found = [m for m in found if m not in same]
    for mention in (*found, *known, *find_governments(text)):
        owner = text[mention.end : mention.end + 2] in _OWNS
        if mention.kind in ("PublicBody", "Institution") and not owner and _inside(mention, taken):
            continue
        if mention.method == "plain government":
            continue
        key = _add(registry, mention, sentence.start, _candidates(mention, known))
        # A head in small letters is proof enough only when the name comes again.
        if mention.method in ("lower head", DESCRIBED):
            registry.things[key].sure = len(registry.things[key].mentions) > 1
        if any(m.end == mention.end and m.start < mention.start for m in found):
            continue  # the short name belongs to the longer name that ends here
        _alias_titles(registry, key, mention, others, text, sentence.start)
        for name, end in names_in_brackets(text, mention, same):
            registry.alias(key, name, sentence.start + end)
        _alias_behind(registry, key, mention, text, sentence.start)
    for place in new_places(text, gazetteer):
        if not _inside(place, [(m.start, m.end) for m in found]):
            key = _add(registry, place, sentence.start, ())
            if kind := KIND_BEHIND.search(place.name):
                registry.alias(key, place.name[: kind.start()], sentence.start + place.end)
    for match in _REVERSED.finditer(text):
        if is_acronym(match[1], match[2]):
            _reverse(registry, match, sentence.start)


def _alias_behind(registry: Registry, key: str, mention: Mention, text: str, offset: int) -> None:
    """Record the short names that a text defines right behind a name."""
    for definition in definitions_after(text, mention.end, mention.name):
        if mention.kind == "PublicBody" and stands_for_part(definition.name, mention.name):
            continue
        if mention.kind not in ("PolicyDocument", "Strategy") and is_policy_name(definition.name):
            continue  # a plan's short name behind a zone's name belongs to the plan
        registry.alias(key, definition.name, offset + mention.end)
    # "the Federal Ministry for Harbours (BMH)": letters of its name in the language of the country.
    # Behind "the State Government" stands who acts for it.
    named = mention.kind == "PublicBody" and not mention.name.endswith("Government")
    letters = _LETTERS.match(text, mention.end) if named else None
    if letters and not stands_for_part(letters[1], mention.name):
        registry.alias(key, letters[1], offset + mention.end)


_LETTERS = re.compile(r"\s\((?!(?:EU|US|USA|UK|UAE|PRC|UN|HK|ROK)\))([A-Z]{3,8})\)")


def _found(document: Document, text: str, gazetteer: Gazetteer) -> list[Mention]:
    """Return what the finders of names see in a sentence, without what a longer name swallows."""
    finders = (find_titles, find_zones, zones_in_capitals, find_bodies, find_facilities, find_events)
    # The heads of decrees, in capitals throughout, are read on their own.
    plain = cased(text) if len(text.split()) <= _LINE and document.genre != "decree" else text
    plain = unstopped(plain)
    found = [m._replace(name=text[m.start : m.end]) for find in finders for m in find(plain)]
    found = [with_area(m, text, gazetteer) for m in before_titles(found)]
    found += _described(text, found, gazetteer)
    found = [_without_owner(m, found, text) for m in found]
    found = [_behind_acronym(document, m) for m in maximal(_without_joined(found), text)]
    return [m for m in found if not (m.method == SURE and _owned_by_place(m, gazetteer))]


def _without_owner(mention: Mention, found: list[Mention], text: str) -> Mention:
    """Return a zone without the body whose it is said to be: "the Harbour Authority’s Quay Zone"."""
    ends = [
        m.end for m in found if m.kind == "PublicBody" and m.start == mention.start and m.end < mention.end
    ]
    if mention.kind != "Zone" or not ends or text[max(ends) : max(ends) + 2] not in _OWNS:
        return mention
    start = max(ends) + len(_OWNS[0]) + 1
    return mention._replace(start=start, name=text[start : mention.end])


_AFTER_SHORT = re.compile(r"(?P<short>[A-Z]{2,6})\s+and\s+(?:the\s+)?(?=[A-Z])")


def _behind_acronym(document: Document, mention: Mention) -> Mention:
    """Return the zone behind "and" where the text elsewhere speaks of what stands before it: "the HBC and Canal Zone"."""
    first = _AFTER_SHORT.match(mention.name) if mention.kind == "Zone" else None
    if first is None or not re.search(
        rf"\b[Tt]he\s+{first['short']}\b(?!\s+(?:and|&)\s|\s+[A-Z])", document.text
    ):
        return mention
    return mention._replace(start=mention.start + first.end(), name=mention.name[first.end() :])


def _described(text: str, found: list[Mention], gazetteer: Gazetteer) -> Iterator[Mention]:
    """Yield the zones that are told to be zones and bear no other name: neither that of an area nor of a body."""
    for zone in find_described_zones(text):
        known = (*found, *find_names(gazetteer, text))
        if not any(m.start < zone.end and zone.start < m.end for m in known):
            yield zone


def _without_joined(found: list[Mention]) -> list[Mention]:
    """Return mentions without the facilities that are two zones joined: "Harbour Free Zone and Canal Park"."""
    starts = {m.start for m in found if m.kind == "Zone"}
    ends = {m.end: m.start for m in found if m.kind == "Zone"}
    return [
        m
        for m in found
        if m.kind != "Facility" or m.start not in starts or ends.get(m.end, m.start) == m.start
    ]


def _alias_titles(
    registry: Registry, key: str, mention: Mention, others: dict[Mention, Mention], text: str, offset: int
) -> None:
    """Record the other names that a title brings: an acronym inside it, its number in brackets behind it."""
    if mention.kind not in ("PolicyDocument", "Strategy"):
        return
    for short in () if is_lettered(mention.name) else inner_acronyms(mention.name):
        registry.alias(key, short, offset + mention.start)
    for other in (o for o, owner in others.items() if owner == mention):
        registry.alias(key, other.name, offset + other.end)
    if points := points_before(text, mention.start):
        registry.alias(key, f"{points}{mention.name}", offset + mention.start - len(points))
    if mention.name[0].islower() and (adjectives := adjectives_before(text, mention.start)):
        registry.alias(key, f"{adjectives}{mention.name}", offset + mention.start - len(adjectives))
    if mention.method == SURE and (bare := _OF_A_YEAR.fullmatch(mention.name)):
        registry.alias(key, bare[1], offset + mention.start)
    if behind := _ALSO_NUMBERED.match(text, mention.end):
        registry.alias(key, behind[1], offset + behind.end())
        registry.alias(key, text[mention.start : behind.end()], offset + behind.end())
    if number := number_behind(text, mention.start, mention.end):
        registry.alias(key, number[1], offset + number.end())
    for name in names_of_act(mention.name):
        registry.alias(key, name, offset + mention.end)
    if (mention.method == "numbered" or mention.name[-1:].isdigit()) and (
        told := _TOLD_BY.match(text, mention.end)
    ):
        registry.alias(key, told[1] or told[2], offset + told.end())


# "Ports Act, 2013 (Act 865)", "Ports Ordinance (Cap. 112)"
_ALSO_NUMBERED = re.compile(
    r"[”’\"']?\s*[(（\[]((?:Act|Law|Cap\.?|CAP\.?|Chapter|Decree|Ordinance|Bill)\s*(?:No\.?\s*)?\d{1,5}(?:[:-]\d{1,3})?[A-Z]?(?:\s+of\s+(?:19|20)\d\d)?)[)）\]]"
)
# "Coast 2030 agenda" is "Coast 2030", too.
_OF_A_YEAR = re.compile(r"(.{3,60} 20\d\d)\s+[a-z]+(?:\s+[a-z]+)?")
# "Order 14999 of May 7, 2020 (Cleaner Ports for All)"
_TOLD_BY = re.compile(
    r",?\s+(?:of|dated)\s+[\w., ]{8,24}?,?\s*\((?!OJ\b|Official\s+Journal|Gazette|hereinafter|the\s)([A-Z][^()]{8,140})\)"
    r"|(?:,?\s+(?:of|dated)\s+[\w., ]{8,24}?)?,?\s*[“\"](On\s[^“”\"\n]{5,140})[”\"]"
)


def _owned_by_place(mention: Mention, gazetteer: Gazetteer) -> bool:
    """Return whether only a place stands before the class word: "Oslo strategy" names nothing."""
    owner, _, _ = mention.name.rpartition(" ")
    return (
        bool(owner)
        and " " not in owner
        and mention.name[-1].islower()
        and any(m.kind == "AdministrativeArea" and m.name == owner for m in find_names(gazetteer, owner))
    )


_OPENED = re.compile(r"[,.]?[”’\"']?\s*[(（]\s*")


def _bracketed_numbers(found: list[Mention], text: str) -> dict[Mention, Mention]:
    """Return the numbers in brackets behind titles, with the title: "Harbours Act (Public Law 117-58)"."""
    titles = {m.end: m for m in found if m.kind == "PolicyDocument" and m.method != "numbered"}
    owners = {}
    for number in (m for m in found if m.method == "numbered"):
        for end in range(number.start - 1, max(0, number.start - 6), -1):
            if end in titles and _OPENED.fullmatch(text, end, number.start):
                owners[number] = titles[end]
    return owners


def _candidates(mention: Mention, known: list[Mention]) -> tuple[str, ...]:
    """Return the reference entries of a body that the tables know by the same name."""
    if mention.candidates:
        return mention.candidates
    same = [m.candidates for m in known if fold(m.name) == fold(mention.name)]
    return same[0] if same else ()


def _add(registry: Registry, mention: Mention, offset: int, candidates: tuple[str, ...]) -> str:
    span = Span(offset + mention.start, offset + mention.end)
    scoped = mention.method == "government" and is_nameless(mention.name)
    key = registry.add(mention.kind, mention.name, span, candidates, scoped=scoped)
    thing = registry.things[key]
    # "HARBOUR ECONOMIC ZONE" in the title, "Harbour economic zone" below it.
    if mention.kind == "Zone" and (own := clean(mention.name)) not in (thing.label, *thing.aliases):
        thing.aliases.append(own)
        thing.defined[own] = span.start
    if mention.method != LIKELY:
        thing.sure = True
    elif thing.mentions == [span]:
        thing.sure = False
    return key


def _reverse(registry: Registry, match: re.Match[str], offset: int) -> None:
    """Record "GIFT (Gujarat International Finance Tec-City)": the brackets hold the full name."""
    for kind in ("Zone", "PublicBody", "PolicyDocument", "Strategy", "Facility"):
        key = registry.find(kind, match[2])
        if key:
            registry.alias(key, match[1], offset + match.end())
            return


def _inside(mention: Mention, spans: list[tuple[int, int]]) -> bool:
    return any(s <= mention.start and mention.end <= e for s, e in spans)


def maximal(mentions: list[Mention], text: str) -> list[Mention]:
    """Return the mentions that no longer one swallows.

    A zone that ends a longer title stays ("Plan for the Harbour Zone"), one that is cut out of a longer name
    ("Harbour Zone" in "Harbour Zone Act") goes.
    """
    kept: list[Mention] = []
    at_span: dict[tuple[int, int], Mention] = {}
    for m in mentions:
        best = at_span.setdefault((m.start, m.end), m)
        at_span[m.start, m.end] = min(best, m, key=_rank)
    covering: list[Mention] = []
    for m in sorted(at_span.values(), key=lambda m: (m.start, -m.end)):
        covering = [o for o in covering if o.end > m.start]
        around = [o for o in covering if m.end <= o.end]
        loose = m.kind == "Zone" and all(o.kind != "Zone" and _ends_loose(m, o, text) for o in around)
        owner = m.kind == "PublicBody" and text[m.end : m.end + 2] in _OWNS
        if not around or loose or owner:
            kept.append(m)
        covering.append(m)
    return kept


# "the Harbour Authority’s Quay Zone Programme"
_OWNS = ("’s", "'s")
_RANK = {"quoted": 0, "numbered": 1, "capitalised": 2, "programme": 3, "head noun": 4, "lower head": 5}


def _rank(mention: Mention) -> tuple[int, int]:
    order = ("PolicyDocument", "Strategy", "Event", "PublicBody", "Zone", "Facility").index(mention.kind)
    return (_RANK.get(mention.method, 9), order)


def _ends_loose(zone: Mention, around: Mention, text: str) -> bool:
    before = text[around.start : zone.start]
    after = text[zone.end : around.end]
    if zone.start == around.start and re.fullmatch(r"\s+\([A-Z][A-Za-z]{1,8}\)\s+[a-z ]+", after):
        return True  # "the Harbour Zones (HZ) programme"
    return bool(re.search(r"\b(?:of|for|on|in|the|and)\s+(?:the\s+)?$", before)) and not re.match(
        r"\s+[A-Z]", after
    )
