"""For which area a policy is: that of its title, of the owner named before it, or else of the body that issued it."""

from collections.abc import Iterator

from kg import lazy_re as re
from kg.claims.gathering.collector import Collector
from kg.claims.gathering.registry import Registry, Thing
from kg.claims.gathering.where_named import sentence_of
from kg.claims.names.bodies import find_bodies
from kg.claims.names.gazetteer import Gazetteer, find_names
from kg.claims.patterns.words import words
from kg.claims.zones.names import find_zones
from kg.lexicon import Lexicon
from kg.model import Document, Key, Mention, Span, Tier

TITLE, OWNER, ISSUER = "title-area", "owner-area", "issuer-area"
_AREAS = frozenset({"AdministrativeArea", "Place"})
_LOW = ("level-county", "level-township")
_COUNTRY = "level-country"
# What is agreed on at a place is named after it.
_SIGNED = re.compile(
    r"\b(?:Agreement|Accords?|Treaty|Convention|Protocol|Charter|Pact|Declaration|Consensus|Communiqué|Communique|Statement|Memorandum|Principles|Compact|Partnership|Dialogue|Initiative)\b"
)
# What a conference adopts is named after its city: "Sendai Framework for …", "Bali Roadmap".
_ADOPTED = re.compile(
    r"(?:['’]s)?\s+(?:.*\b(?:Framework|Program(?:me)? of Action|Platform for Action|Action Agenda|Work Program(?:me)?)\b.*"
    r"|(?:Action\s+)?(?:Plan|Strategy|Roadmap|Agenda|Vision|Process|Programme|Call|Package|Outcome)(?:\s+(?:19|20)\d\d)?)"
)
# "Iran Sanctions Act", "China Strategy": what one country has of another
_OF_OTHERS = re.compile(
    r"\s+(?:(?:Sanctions|Relations|Freedom|Competition|Democracy|Human\s+Rights|Assistance|Aid|Security|Support)\s+)?"
    r"(?:Act|Strategy|Policy|Bill|Law|Programme|Program)(?:,?\s+(?:of\s+)?(?:19|20)\d\d)?"
)
_LED = re.compile(
    r"(?:^|\b(?:of|for|in|across|throughout)\s+(?:the\s+)?(?:(?:Republic|Kingdom|State|Province|City|Municipality|People['’]s\s+Republic|Federal\s+Republic|Sultanate|Commonwealth)\s+of\s+(?:the\s+)?)?)$"
)
# "of Norvia (2020–2030)", "in Norvia until 2030"
_ENDS = re.compile(
    r"(?:\s+(?:Province|City|Municipality|Region|State))?,?(?:\s*\([^()]{1,40}\)|\s+(?:to|until|till|by|for)?\s*(?:the\s+years?\s+)?(?:19|20)\d\d(?:\s?[-–/]\s?\d{2,4})?)*\W*$"
)
# "Ports Law of the Republic of Norvia on …": whose law it is, whatever else its title names.
_LAW_OF = re.compile(
    r"(?:[A-Z][\w-]* ){0,3}(?:Law|Act|Code|Constitution|Statute|Ordinance) of (?:the )?(?:(?:[A-Z][\w’']* ){0,2}(?:Republic|Kingdom|State) of (?:the )?)?"
)
_STARTS = re.compile(r"(?:['’]s)?\s+(?!(?:and|or)\b|[a-z]+\s+and\b)\w")
_OWNED = re.compile(r"['’]s?\s+(?:(?:[a-z]+|\d{4}|new|own)\s+){0,2}[“‘\"]?$")
_OF = re.compile(r"\b(?:of|for)\s+(?:the\s+)?(?:(?:Republic|Kingdom|State|People['’]s\s+Republic)\s+of\s+)?$")
_ABROAD = re.compile(
    r"\b(?:Foreign|Embassy|Mission|Delegation|Cooperation Agency|Exchange|Overseas|External)\b"
)
_BEFORE = 60


def place_policies(
    document: Document, registry: Registry, gazetteer: Gazetteer, lexicon: Lexicon, collector: Collector
) -> None:
    """Draw for which area each policy is, unless a title with two areas or a zone leaves it open."""
    sentences = [(s.start, s.end) for s in document.sentences]
    finder = _Areas(registry, gazetteer, lexicon)
    issued = [c for c in collector.claims.values() if c.predicate == "kg:issuedBy"]
    for policy in registry.of("policy"):
        if not policy.mentions or policy.scoped:
            continue
        named = [m for m in find_names(gazetteer, policy.label) if m.kind in _AREAS]
        if found := _in_title(policy, named):
            tier = Tier.CANDIDATE if finder.only_named_after(policy.label, found) else Tier.ASSERTED
            _say(finder, policy, found, sentence_of(sentences, policy.mentions)[:1], TITLE, collector, tier)
        elif not named and (owners := list(_owners(document, policy, gazetteer))):
            owner, span = owners[0]
            if len({o.candidates for o, _ in owners}) == 1:
                _say(finder, policy, owner, sentence_of(sentences, [span]), OWNER, collector)
        elif not named:
            for claim in issued:
                thing = registry.things.get(claim.object.key) if isinstance(claim.object, Key) else None
                area = _of_body(document, thing, gazetteer) if claim.subject == policy.key and thing else None
                if area:
                    # Whose body issued it tells that only likely.
                    _say(finder, policy, area, list(claim.evidence)[:1], ISSUER, collector, Tier.CANDIDATE)


class _Areas:
    """The areas of a document by the entries of the tables, made where only a longer name holds one."""

    def __init__(self, registry: Registry, gazetteer: Gazetteer, lexicon: Lexicon) -> None:
        self.registry, self.gazetteer, self.lexicon = registry, gazetteer, lexicon

    def key(self, area: Mention, where: Span) -> str:
        """Return the key of an area, or nothing if its name may mean several."""
        known = [t for t in self.registry.of("place") if set(t.candidates) & set(area.candidates)]
        if known or not area.name:
            return known[0].key if len(known) == 1 else ""
        levels = {c: self.lexicon.entries[c].level for c in area.candidates}
        high = [c for c, level in levels.items() if level not in _LOW]
        top = [c for c in high if levels[c] == _COUNTRY] or high
        if len(top) != 1:
            return ""
        return self.registry.add(area.kind, area.name, where, tuple(top))

    def only_named_after(self, title: str, area: Mention) -> bool:
        """Return whether a title may bear the name of a place that only adopted it, or that another country means."""
        country = any(self.lexicon.entries[c].level == _COUNTRY for c in area.candidates)
        bare = _OF_OTHERS if country else _ADOPTED
        return area.start == 0 and bare.fullmatch(title, area.end) is not None


def _in_title(policy: Thing, named: list[Mention]) -> Mention | None:
    """Return the only area of a title, where it opens the title or closes it: "National Port Strategy of Norvia".

    An area inside the name of a zone or body is not the title's own.
    """
    label = policy.label
    if named and _LAW_OF.fullmatch(label[: named[0].start]):
        return named[0]
    if len({m.candidates for m in named}) != 1 or _SIGNED.search(label):
        return None
    area = named[0]
    inner = [m for find in (find_zones, find_bodies) for m in find(label)]
    if any(m.start <= area.start and area.end <= m.end for m in inner):
        return None
    opens = area.start == 0 and _STARTS.match(label, area.end)
    closes = _LED.search(label[: area.start]) and area.start > 0 and _ENDS.match(label, area.end)
    return area if opens or closes else None


def _owners(document: Document, policy: Thing, gazetteer: Gazetteer) -> Iterator[tuple[Mention, Span]]:
    """Yield the areas that own a policy: "Norvia's Harbour Plan"."""
    for span in sorted(policy.mentions):
        first = max(0, span.start - _BEFORE)
        before = document.text[first : span.start]
        for m in find_names(gazetteer, before):
            if m.kind in _AREAS and _OWNED.fullmatch(before, m.end):
                yield m, span


def _of_body(document: Document, body: Thing, gazetteer: Gazetteer) -> Mention | None:
    """Return the area whose body it is: "Ministry of Canals of Norvia", "Norvia's Ministry of Canals".

    An adjective ("Norvian government") stands for a country that the text names, too.
    """
    if _ABROAD.search(body.label):
        return None
    named = [m for m in find_names(gazetteer, body.label) if m.kind in _AREAS]
    own = [
        m
        for m in named
        if (m.end == len(body.label) and _OF.search(body.label[: m.start]))
        or (m.start == 0 and m.end < len(body.label) and body.label[m.end : m.end + 1] in " '’")
    ]
    adjective = words().map("nationalities").get(body.label.split()[0], "")
    if adjective and not named:
        return Mention(0, 0, "AdministrativeArea", "", "nationality", (adjective,))
    if own or named:
        return own[0] if len(own) == 1 == len(named) else None
    owners = list(_owners(document, body, gazetteer))
    return owners[0][0] if len({o.candidates for o, _ in owners}) == 1 else None


def _say(
    finder: _Areas,
    policy: Thing,
    area: Mention,
    spans: list[Span],
    rule: str,
    collector: Collector,
    tier: Tier = Tier.ASSERTED,
) -> None:
    """Write that a policy is for an area."""
    if spans and (key := finder.key(area, spans[0])):
        collector.say(policy.key, "kg:appliesTo", Key(key), (spans[0],), rule, tier=tier)
