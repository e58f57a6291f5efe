"""Stage 2 from end to end: one document in, its referents and claims out."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from kg.claims.challenges import find_challenges
from kg.claims.collector import Collector
from kg.claims.containment import contain
from kg.claims.containment_implied import imply
from kg.claims.context import section_policies, theme_text, zone_of_policies
from kg.claims.counting import Counts, packaged_counts
from kg.claims.coverage import cover
from kg.claims.coverage_collective import cover_collectively
from kg.claims.coverage_lists import cover_lists
from kg.claims.figures import report_figures
from kg.claims.gazetteer import Gazetteer, build_gazetteer
from kg.claims.industries import find_industries
from kg.claims.labelled import locate_labelled, locate_listed
from kg.claims.masks import mask
from kg.claims.measures import ITEMS, Frame, find_measures
from kg.claims.naming import name_things
from kg.claims.parser import Parser
from kg.claims.places import settle_places
from kg.claims.planned import draw_planned
from kg.claims.reading import Reading
from kg.claims.registry import Registry
from kg.claims.relations import relate
from kg.claims.scan import Scanner
from kg.claims.sectors import add_industry, draw_sectors, plans
from kg.claims.subjects import subject_marks
from kg.claims.survey import survey
from kg.claims.targets import find_targets, is_aim_only
from kg.claims.told import Told
from kg.claims.unread import find_unread
from kg.lexicon import Lexicon
from kg.model import BlockKind, Claim, Document, Extraction, Key, Mention, Modality, Span, Tier

# How many places back "the two cities" may lie.
_RECENT = 12
_ITEM = frozenset({"item"})
THIS_YEAR = 2024  # the year that a document without a date is read as: no clock decides


@dataclass(frozen=True, slots=True)
class Extractor:
    """The rules with the reference names that they know; made once and used for many documents."""

    lexicon: Lexicon
    gazetteer: Gazetteer
    counts: Counts = field(default_factory=packaged_counts)
    parser: Parser | None = None

    def extract(self, document: Document) -> Extraction:
        """Return all that the rules draw from a document, and what they did not read."""
        self.gazetteer.memory.clear()
        registry = survey(document, self.gazetteer)
        scanned = self._scan(document, registry)
        gone = settle_places(registry, self.lexicon, document.metadata.date)
        readings = [_without(r, gone) for r in scanned]
        collector = Collector(document.id, document.reconstructed, self.counts, registry.unsure())
        contain(readings, registry, self.lexicon, collector)
        cover_lists(readings, registry, collector)
        locate_labelled(readings, collector)
        locate_listed(readings, collector)
        cover_collectively(readings, registry, collector, zone_of_policies(registry))
        _draw_all(document, readings, registry, self.gazetteer, collector)
        imply(document, registry, self.lexicon, collector)
        name_things(document, registry, self.gazetteer, self.lexicon, collector)
        drawn = collector.frozen()
        used = {c.subject for c in drawn} | {c.object.key for c in drawn if isinstance(c.object, Key)}
        referents = registry.referents(used)
        if self.parser:
            marks = subject_marks(document, drawn, referents, self.parser)
            collector.mark({drawn[n]: mark for n, mark in marks.items()})
        claims = tuple(_paged(document, claim) for claim in collector.frozen())
        unread, coverage = find_unread(document, claims, referents, scanned)
        paged = tuple(replace(u, span=document.paged(u.span)) for u in unread)
        return Extraction(document.id, referents, claims, paged, coverage)

    def _scan(self, document: Document, registry: Registry) -> list[Reading]:
        scanner = Scanner(registry, self.gazetteer)
        readings = []
        for sentence in document.sentences:
            text = document.text[sentence.start : sentence.end]
            block = document.blocks[sentence.block]
            if block.kind in (BlockKind.HEADING, BlockKind.TITLE):
                scanner.new_section()
            mentions = scanner.scan(text, sentence.start)
            is_label = (
                block.label is not None and sentence.start < block.label and sentence.end <= block.label + 1
            )
            readings.append(
                Reading(
                    Span(sentence.start, sentence.end),
                    text,
                    block,
                    mask(text, mentions),
                    scanner.figures,
                    "",
                    is_label,
                )
            )
        return readings


def _paged(document: Document, claim: Claim) -> Claim:
    """Return a claim whose passages bear their pages."""
    if not document.pages:
        return claim
    return replace(claim, evidence=tuple(map(document.paged, claim.evidence)))


def _without(reading: Reading, gone: frozenset[str]) -> Reading:
    """Return a reading without the mentions of things that turned out to be none."""
    if not any(m.name in gone for m in reading.mentions):
        return reading
    return replace(reading, masked=mask(reading.text, [m for m in reading.mentions if m.name not in gone]))


def _draw_all(
    document: Document,
    readings: Sequence[Reading],
    registry: Registry,
    gazetteer: Gazetteer,
    collector: Collector,
) -> None:
    mentions: dict[int, tuple[Mention, ...]] = {n: r.mentions for n, r in enumerate(readings)}
    policies = section_policies(document, mentions, registry)
    zones = zone_of_policies(registry)
    year = _home_year(document, readings)
    political = any(k.split("-")[0] in ("policy", "zone", "body") for k in registry.things)
    told: list[Told] = []
    intro = ""
    places: list[str] = []
    label, block = "", None
    for reading in readings:
        if reading.block is not block:
            label, block = "", reading.block
        if reading.block.kind in (BlockKind.HEADING, BlockKind.TITLE):
            continue
        collector.around = _ITEM if reading.block.kind in ITEMS else frozenset()
        frame = _frame(document, reading, policies, label, registry, political)
        relate(reading, collector)
        cover(reading, collector, zones)
        topic = zones.get(frame.policy, frame.policy) if political else None
        reported = report_figures(reading, registry, collector, zones, topic)
        for key in find_targets(reading, frame.policy, registry, collector, reported, year):
            _industries(reading, key, registry, gazetteer, collector)
        find_challenges(reading, tuple(places[-_RECENT:]), registry, collector)
        spans: tuple[Span, ...] = ()
        if political and not (is_aim_only(reading.text) and not frame.item):
            drawn = find_measures(reading, frame, registry, gazetteer, collector)
            spans = tuple(registry.things[k].mentions[-1] for k in drawn)
            if reading.is_label and drawn:
                label = drawn[0]
        item = reading.block.kind in ITEMS
        intro = intro if item else reading.text if _ANNOUNCES.search(reading.text) else ""
        told.append(Told(reading, frame.policy, spans, intro or _heading(document, reading), item))
        places += [m.name for m in reading.mentions if m.kind == "AdministrativeArea"]
    collector.around = frozenset()

    if any(k.split("-")[0] in _PLANNING for k in registry.things) or plans(document.text):
        _draw_plans(told, registry, gazetteer, collector)


# A text that names no policy and no zone and states no measure plans nothing, unless its words say so.
_PLANNING = frozenset({"policy", "zone", "measure"})


def _draw_plans(told: Iterable[Told], registry: Registry, gazetteer: Gazetteer, collector: Collector) -> None:
    """Draw the facilities and industries that sentences name outside their measures."""
    for one in told:
        collector.around = _ITEM if one.is_item else frozenset()
        draw_planned(one, registry, collector)
        draw_sectors(one, registry, gazetteer, collector)
    collector.around = frozenset()


# "Target industries" or "… are:" before a list.
_ANNOUNCES = re.compile(r":\s*$|^(?:[\w-]+\s+){0,5}[\w-]+\s*$")


def _heading(document: Document, reading: Reading) -> str:
    section = reading.block.section
    return "" if section is None else document.sections[section].title


def _industries(
    reading: Reading, key: str, registry: Registry, gazetteer: Gazetteer, collector: Collector
) -> None:
    """Draw the industries that an objective names."""
    at = registry.things[key].mentions[-1]
    text = reading.text[at.start - reading.span.start : at.end - reading.span.start]
    for sector in find_industries(text, gazetteer):
        industry = add_industry(registry, sector, at.start)
        collector.say(
            key,
            "kg:addressesIndustry",
            Key(industry),
            (reading.span,),
            sector.rule,
            tier=Tier.ASSERTED if sector.sure else Tier.CANDIDATE,
            modality=Modality.PLANNED,
        )


def _frame(
    document: Document,
    reading: Reading,
    policies: dict[int | None, str],
    label: str,
    registry: Registry,
    political: bool,
) -> Frame:
    block = reading.block
    item = block.kind in ITEMS or block.label is not None
    policy = policies.get(block.section, "")
    own = [m.name for m in reading.mentions if m.kind == "PolicyDocument"]
    policy = own[0] if own and not item else policy
    theme, span = "", None
    section = document.sections[block.section] if block.section is not None else None
    titled = section is not None and any(
        b.kind is BlockKind.TITLE and b.start <= section.start < b.end for b in document.blocks[:3]
    )
    if section is not None and not titled and political and (name := theme_text(section.title)):
        span = Span(section.start, section.end)
        theme = registry.add("Theme", name, span, scoped=False)
    return Frame(policy, theme, span, label, item)


_AHEAD = re.compile(
    r"\b(?:by|before|until|from|after|on or before|no later than)\s+(?:the\s+end\s+of\s+)?$", re.I
)


def _home_year(document: Document, readings: Sequence[Reading]) -> int:
    """Return the year in which a document speaks: its date, else the latest full date that is no deadline."""
    if re.match(r"\d{4}", document.metadata.date):
        return int(document.metadata.date[:4])
    years = [
        int(m.name[:4])
        for r in readings
        for m in r.mentions
        if m.kind == "Date" and len(m.name) > 4 and not _AHEAD.search(r.text[max(0, m.start - 24) : m.start])
    ]
    return max(years, default=THIS_YEAR)


def make_extractor(
    lexicon: Lexicon, counts: Counts | None = None, *, parser: Parser | None = None
) -> Extractor:
    """Return an extractor that knows the names of a lexicon.

    Its table of counts is the one packaged, if none is given; with a parser it checks subjects by grammar.
    """
    return Extractor(lexicon, build_gazetteer(lexicon), counts or packaged_counts(), parser)


def extract_claims(document: Document, lexicon: Lexicon) -> Extraction:
    """Return all that the rules draw from one document."""
    return make_extractor(lexicon).extract(document)
