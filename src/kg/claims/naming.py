"""Claims that follow from names alone: types, short names, document and place types, what a title is about."""

from collections.abc import Iterator, Sequence
from functools import cache

from kg import lazy_re as re
from kg.claims.acts.agreements import makers_of
from kg.claims.acts.law_numbers import year_of_number
from kg.claims.chinese.titles import document_type_of
from kg.claims.gathering.collector import Collector
from kg.claims.gathering.registry import Registry, Thing, fold
from kg.claims.gathering.where_named import first_sentence_of, sentence_of
from kg.claims.measures.about import place_type
from kg.claims.names.bodies import find_bodies
from kg.claims.names.gazetteer import Gazetteer, find_names
from kg.claims.names.holders import find_holders
from kg.claims.names.idle_aliases import is_idle
from kg.claims.patterns.capitals import cased
from kg.claims.patterns.words import alternation, words
from kg.claims.places.known import named_after
from kg.claims.titles.capitalised import document_type
from kg.claims.values.dates import find_dates
from kg.claims.zones.naming import zone_name_claims
from kg.lexicon import Lexicon
from kg.model import Claim, Concept, Document, Key, Literal, Mention, Span, Tier

_SETS_UP = re.compile(
    r"\b(?:Construction|Building|Establishment|Establishing|Constructing|Creation|Creating|Setting\s+Up)\s+(?:of\s+)?(?:the\s+|a\s+|an\s+)?$",
    re.I,
)
# "the 2018 Policy Address", "the 2018 plastics strategy" were made in that year, "the 2030 Agenda" was not.
_DATED = re.compile(r"((?:19\d|20[0-2])\d)\s+(?=\S)")
_AHEAD = re.compile(
    r"(?:[\w’'-]+\s+){0,3}?(?:Vision|Agenda|Goals?|Targets?|Horizon|Roadmap|Road\s+Map|Climate|Objectives)\b"
)
# "Ports Policy 2017", "Ports Rules, 2017", "Ports Policy-2017"
_MADE_IN = re.compile(
    r"\bB\.?\s?E\.?\s*25\d\d\s*\(((?:19|20)\d\d)\)$|\b(?:Policy|Regulations?|Rules|Notice|Measures|Directive|Guidelines?|Statute|Proclamation|Order|Resolution|"
    r"Statement|Notification|Instructions?|Constitution|Address)(?:,?\s+(?:of\s+)?|\s?[-–—]\s?)\(?((?:19\d|20[0-2])\d)\)?$"
)
# "Royal Decree No. 56/2002"
_NUMBER_YEAR = re.compile(r"\bNo\.?\s*\d{1,5}\s?/\s?((?:19|20)\d\d)\)?$")
# "152/2023 Coll.", behind the name of a law
_NUMBER_ALONE = re.compile(r"(?:No\.?\s*)?\d{1,4}/((?:19|20)\d\d)(?:\s+[A-Z][a-z. ]{1,5})?")
_LEVELS = ("level-country",)
# "Harbours Act, 2010", "Ordinance 1999": the year that ends the name of a law is the year in which it was made.
_LAW_OF = re.compile(
    r"(?:^(?:Law|Act)\s+(?:on|for|concerning|regarding)\s.+\s|\b(?:(?:Act|Law|Ordinance|Decree|Code|Proclamation|Order),?\s+\(?(?:No\.?|Number)?\s*\d{1,5}|Act|Ordinance|Law|Code|Statute|Constitution|Bill),?\s+(?:of\s+|(?:of|for)\s+the\s+[Yy]ear\s+)?)((?:17|18|19|20)\d\d)\)?$"
)


def name_things(
    document: Document, registry: Registry, gazetteer: Gazetteer, lexicon: Lexicon, collector: Collector
) -> None:
    """Draw the claims that names bear out, each with the sentence of the first mention as its evidence."""
    sentences = [(s.start, s.end) for s in document.sentences]
    claims = list(collector.claims.values())
    used, asserted = _spoken_of(claims), _spoken_of([c for c in claims if c.tier is Tier.ASSERTED])
    for key, thing in sorted(registry.things.items()):
        group = key.split("-")[0]
        if not thing.mentions or not (
            key in used or (group in ("policy", "zone", "body") and not _bare(thing))
        ):
            continue
        first = first_sentence_of(sentences, thing.mentions)
        if first is None:
            continue
        evidence = (first,)
        # A thing of the reference tables is what it is, however little the document says of it.
        known = (
            len(thing.candidates) == 1 and group != "industry"
        )  # which an industry is, not that it is meant
        sure = key in asserted or group in ("policy", "zone", "body") or known
        tier = Tier.ASSERTED if sure and thing.sure else Tier.CANDIDATE
        if group != "measure":  # that it is one was said by the rule that read it
            kind = Concept(f"kg:{thing.kind}")
            tier = collector.say(key, "rdf:type", kind, evidence, "name", tier=tier)
        _aliases(document, thing, lexicon, collector, sentences, tier)
        if group == "policy":
            _policy(document, thing, registry, gazetteer, collector, evidence, tier)
        elif thing.kind in ("Zone", "Facility"):
            concept = Concept(f"kgt:{thing.typed or place_type(thing.kind, thing.label)}")
            collector.say(key, "kg:placeType", concept, evidence, "place-type", tier=tier)
            if thing.kind == "Zone":
                _zone(thing, registry, gazetteer, lexicon, collector, evidence)
                zone_name_claims(thing, registry, gazetteer, collector, evidence)


def _spoken_of(claims: Sequence[Claim]) -> frozenset[str]:
    """Return the keys that stand in claims; a coding of a candidate measure does not count for the measure."""
    keys = {
        k
        for c in claims
        if not isinstance(c.object, Concept)
        for k in (c.subject, c.object.key if isinstance(c.object, Key) else "")
    }
    return frozenset(keys | {c.subject for c in claims if c.predicate == "rdf:type"})


def _bare(thing: Thing) -> bool:
    """Return whether a body is only "the government", which is not worth a node unless something is said of it."""
    return thing.scoped


def _aliases(
    document: Document,
    thing: Thing,
    lexicon: Lexicon,
    collector: Collector,
    sentences: list[tuple[int, int]],
    tier: Tier,
) -> None:
    known = (
        tuple(lexicon.entries[c].label for c in thing.candidates[:1]) if len(thing.candidates) == 1 else ()
    )
    for alias in thing.aliases:
        if is_idle(alias, (thing.label, *known), thing.kind):
            continue
        at = [
            Span(m.start, m.end)
            for m in thing.mentions
            if " ".join(document.text[m.start : m.end].split()) == alias
        ]
        at += [Span(max(0, thing.defined[alias] - 1), thing.defined[alias])] if alias in thing.defined else []
        if first := first_sentence_of(sentences, at):
            collector.say(
                thing.key, "skos:altLabel", Literal(alias), (first,), "short-name", tier=tier, found=alias
            )


def _policy(
    document: Document,
    thing: Thing,
    registry: Registry,
    gazetteer: Gazetteer,
    collector: Collector,
    evidence: tuple[Span, ...],
    tier: Tier,
) -> None:
    collector.say(document.id, "kg:discusses", Key(thing.key), evidence, "discusses", tier=tier)
    if thing.kind == "PolicyDocument":
        concept = document_type(thing.label) or document_type_of(thing.label) or "doc-other"
        collector.say(
            thing.key, "kg:documentType", Concept(f"kgt:{concept}"), evidence, "document-type", tier=tier
        )
    if told := next((t for t in map(_year_of, (thing.label, *thing.aliases)) if t), None):
        made, rule = told
        collector.say(
            thing.key, "kg:year", Literal(made, "xsd:integer"), evidence, rule, tier=tier, found=made
        )
    days = (d for d in find_dates(thing.label) if len(d.value) == len("2020-05-03"))
    # "Decree on the Amendment of Decree No. 5 of 3 May 2019": the day of another.
    if day := next((d.value for d in days if not _OF_ANOTHER.search(thing.label, 0, d.start)), ""):
        value = Literal(day, "xsd:date")
        collector.say(thing.key, "kg:issuedOn", value, evidence, "title-day", tier=tier, found=day)
    _day_behind(document, thing, collector, tier)
    _title_issuer(document, thing, registry, gazetteer, collector, evidence, tier)
    zones = [
        z
        for z in registry.of("zone")
        if z.label in thing.label and re.search(rf"(?<!\w){re.escape(z.label)}(?!\w)", thing.label)
    ]
    for zone in zones:
        before = thing.label[: thing.label.index(zone.label)]
        collector.say(thing.key, "kg:appliesTo", Key(zone.key), evidence, "title-zone", tier=tier)
        if _SETS_UP.search(before):
            collector.say(
                thing.key, "kg:establishes", Key(zone.key), evidence, "title-establishes", tier=tier
            )


_OF_ANOTHER = re.compile(
    r"\b(?i:amend|repeal|replac|endors|approv|promulgat|suspen|abolish|cancel|implement)\w*\s"
)
# "Law 20/2013 of 9 December", "Law 3/2014 of June 18th": the year of the day is that of the number.
_MONTHS = "(?i:january|february|march|april|may|june|july|august|september|october|november|december)"
_YEARLESS = re.compile(
    rf",?\s+(?:of|OF|dated)\s+(?:the\s+)?((?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTHS})|(?:{_MONTHS}\s+\d{{1,2}}(?:st|nd|rd|th)?))(?!,?\s+(?:of\s+)?\d|\w)"
)


def _day_behind(document: Document, thing: Thing, collector: Collector, tier: Tier) -> None:
    """Draw the day without a year that stands behind the number of a law, with the year of its number."""
    year = year_of_number(thing.label)
    for mention in sorted(thing.mentions) if year else ():
        match = _YEARLESS.match(document.text, mention.end)
        behind = "," if match and match[1][:1].isalpha() else ""
        for day in find_dates(f"{match[1]}{behind} {year}") if match else ():
            span = sentence_of([(s.start, s.end) for s in document.sentences], [mention])
            value = Literal(day.value, "xsd:date")
            if match and span and len(day.value) == len("2020-05-03"):
                found = match[1]
                collector.say(
                    thing.key,
                    "kg:issuedOn",
                    value,
                    (span[0],),
                    "number-day",
                    tier=tier,
                    found=found,
                )
                return


_ACT_OF = re.compile(
    r"(?:[A-Z][\w-]* ){0,2}(?:Notice|Opinions|Circular|Decree|Decision|Order|Regulations?|Measures|Resolution|Directive|Announcement|Guidelines|"
    r"Recommendation|Communication|Reply|Replies|Approval|Instructions?|Memorandum|Joint Statement|Edict|Ordinance|Provisions|Proposals?|Letter)(?: N(?:o|O)?\.? ?[\w/-]+| № ?[\w/-]+)? (?:of|by|from|issued by) (?:the )?(?=[A-Z])"
)


def _title_issuer(
    document: Document,
    thing: Thing,
    registry: Registry,
    gazetteer: Gazetteer,
    collector: Collector,
    evidence: tuple[Span, ...],
    tier: Tier,
) -> None:
    """Draw the issuer that a title names: "Notice of the Harbour Ministry on …"."""
    makers = [
        *_parties(document, thing, gazetteer),
        *_opening_organ(document, thing),
        *_bodies_of_act(document, thing, gazetteer),
    ]
    for maker in makers:
        at = Span(maker.start, maker.end)
        key = registry.add("PublicBody", maker.name, at, maker.candidates)
        collector.say(thing.key, "kg:issuedBy", Key(key), evidence, "title-issuer", tier=tier)


def _parties(document: Document, thing: Thing, gazetteer: Gazetteer) -> Iterator[Mention]:
    """Yield the bodies that make an agreement by its name, where they stand in the text."""
    first = thing.mentions[0]
    for name, _ in makers_of(thing.label, list(find_names(gazetteer, thing.label))):
        broken = re.compile(r"\s+".join(map(re.escape, name.split())))  # lines may break in it
        if made := broken.search(document.text, first.start, first.end):
            yield Mention(*made.span(), "PublicBody", name, "title")


def _opening_organ(document: Document, thing: Thing) -> Iterator[Mention]:
    """Yield the organ with which the name of an act opens: "Cabinet Resolution No. 5"."""
    start = thing.mentions[0].start
    organ = _organ_first().match(thing.label)
    if organ and document.text.startswith(organ[1], start):
        yield Mention(start, start + len(organ[1]), "PublicBody", organ[1], "title")


def _bodies_of_act(document: Document, thing: Thing, gazetteer: Gazetteer) -> Iterator[Mention]:
    """Yield the bodies of "Notice of the Harbour Ministry and the Quay Board on …"."""
    opened = _ACT_OF.match(thing.label)
    at = opened.end() if opened else 0
    span = thing.mentions[0]
    said = re.sub(r"\s", " ", document.text[span.start : span.end])  # lines may break in it
    if not opened or said != thing.label:
        return
    found = (*find_bodies(said), *find_holders(said), *find_names(gazetteer, said))
    bodies = [m for m in found if m.kind == "PublicBody"]
    bodies += [Mention(*m.span(), "PublicBody", m[0], "government") for m in _LETTERS.finditer(said, at)]
    while heads := [m for m in bodies if m.start == at]:
        body = max(heads, key=lambda m: m.end)
        yield body._replace(start=span.start + body.start, end=span.start + body.end)
        joined = _AND.match(said, body.end)
        at = joined.end() if joined else len(said)


@cache
def _organ_first() -> re.Pattern[str]:
    """Return the pattern of "Cabinet Resolution No. 5": the organ that makes an act opens its name."""
    organs, acts = (alternation(words().list("title_maker", key)) for key in ("organs", "acts"))
    return re.compile(
        rf"({organs})\s+{acts}\b(?=\s+(?:No|N[oº°]|of|on|to|dated|Concerning|Regarding|for)\b|\s+[(\d]|\s*$)"
    )


_AND = re.compile(r",?\s+and\s+(?:the\s+)?|,\s+(?:the\s+)?")
# "Notice of MOC, NPC and STC on Quays"
_LETTERS = re.compile(
    r"(?<![\w-])(?!(?:EU|UK|US|SEZ|FTZ|EPZ|ICT|SME|FDI|AI|IT|GDP)\b)[A-Z]{2,8}(?=,\s+[A-Z]{2,8}\b|,?\s+and\s+[A-Z]{2,8}\s+on\s|\s+on\s)"
)


def _year_of(name: str) -> tuple[str, str] | None:
    """Return the year that the name of a policy bears, and by which rule: that of a law is the year of its making."""
    if (
        (dated := _DATED.match(name))
        and not _AHEAD.match(name, dated.end())
        and not name.lower().endswith("budget")
    ):
        return dated[1], "title-year"
    plain = name.title() if name.isupper() else name
    if made := _LAW_OF.search(plain) or _NUMBER_YEAR.search(name) or _NUMBER_ALONE.fullmatch(name):
        return made[1], "law-year"
    if made := _MADE_IN.search(name):
        return next(g for g in made.groups() if g), "title-year"
    year = year_of_number(cased(name))
    return (year, "law-year") if year else None


def _covered(mention: Span, others: Sequence[Span]) -> bool:
    return any(o.start <= mention.start and mention.end <= o.end for o in others)


# What lies around a city takes it in: "the Dhobi Metropolitan Area".
_AROUND = re.compile(
    r"\b(?:Metropolitan (?:Area|Region|Circle)|(?:Economic|Commuter) (?:Circle|Belt)|City (?:Cluster|Region)|Urban Agglomeration|Corridor|Bay Area|Delta)$",
    re.I,
)


def _zone(
    thing: Thing,
    registry: Registry,
    gazetteer: Gazetteer,
    lexicon: Lexicon,
    collector: Collector,
    evidence: tuple[Span, ...],
) -> None:
    areas = []
    own = {fold(n) for n in (thing.label, *thing.aliases)}
    for name, candidates in named_after(thing.label, gazetteer):
        places = [t for t in registry.of("place") if set(t.candidates) & set(candidates)]
        apart = places and any(not _covered(m, thing.mentions) for m in places[0].mentions)
        if len(places) == 1 and apart and places[0].candidates and fold(name) not in own:
            areas.append((name, places[0]))
    _in_named_country(thing, areas, lexicon, collector, evidence)
    # "The Rotterdam-Antwerp Corridor": two names say between what a zone lies, not what it takes in.
    several = len(areas) >= 2 and re.search(
        rf"{'(?:-|–| and | & )'.join(re.escape(n) for n, _ in areas)}", thing.label
    )
    if (
        not (several or _AROUND.search(thing.label))
        and areas
        and re.match(rf"(?:[\w-]+ \()?{re.escape(areas[-1][0])}\b|{re.escape(areas[0][0])}\b", thing.label)
    ):
        place = areas[-1][1]
        if lexicon.entries[place.candidates[0]].level not in _LEVELS:
            collector.say(thing.key, "kg:within", Key(place.key), evidence, "zone-named-after")


def _in_named_country(
    thing: Thing,
    areas: Sequence[tuple[str, Thing]],
    lexicon: Lexicon,
    collector: Collector,
    evidence: tuple[Span, ...],
) -> None:
    """Draw that "Norvia (Ayala) Pilot Free Trade Zone" lies in Norvia, whatever else its name tells."""
    if not areas or not thing.label.startswith(f"{areas[0][0]} (") or "Trade" not in thing.label:
        return
    country = areas[0][1]
    if lexicon.entries[country.candidates[0]].level in _LEVELS:
        collector.say(thing.key, "kg:within", Key(country.key), evidence, "zone-named-after")
