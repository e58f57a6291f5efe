"""Stage 2 from end to end: one document in, its referents and claims out."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from kg.claims.chinese.drawing import draw_chinese
from kg.claims.chinese.known import KnownNames
from kg.claims.drawing import draw_all
from kg.claims.figures.dollars import money_of
from kg.claims.gathering.collector import Collector
from kg.claims.gathering.counting import Counts, packaged_counts
from kg.claims.gathering.registry import Registry
from kg.claims.issuing.acting_areas import issue_by_areas
from kg.claims.issuing.citations import read_citations
from kg.claims.issuing.datelines import dateline
from kg.claims.issuing.decree_heads import read_head
from kg.claims.issuing.enacting_formula import read_enacting
from kg.claims.issuing.grounds import draw_grounds
from kg.claims.issuing.headed_acts import read_headed
from kg.claims.issuing.imprint import read_imprint
from kg.claims.issuing.making_notes import read_notes
from kg.claims.issuing.named_next import issue_named_next
from kg.claims.issuing.put_in_force import put_in_force
from kg.claims.issuing.record_fields import read_fields
from kg.claims.issuing.sole_issue import relate_sole
from kg.claims.names.gazetteer import Gazetteer, build_gazetteer
from kg.claims.names.own_letters import letters_of_things
from kg.claims.naming import name_things
from kg.claims.parser import Parser
from kg.claims.places.definite_areas import locate_referred
from kg.claims.places.known import settle_places
from kg.claims.rules.clause_relations import relate_clauses
from kg.claims.scan import Scanner
from kg.claims.sentences.masks import mask
from kg.claims.sentences.reading import Reading
from kg.claims.structure.context import zone_of_policies
from kg.claims.subjects import subject_marks
from kg.claims.survey import survey
from kg.claims.tables.grid import find_tables, parted
from kg.claims.tables.lines import find_lines
from kg.claims.tables.relations import relate_rows
from kg.claims.territory.area_rows import draw_rows
from kg.claims.territory.containment import contain
from kg.claims.territory.containment_implied import imply
from kg.claims.territory.coverage_collective import cover_collectively
from kg.claims.territory.coverage_lists import cover_lists
from kg.claims.territory.coverage_names import cover_names
from kg.claims.territory.coverage_sole import cover_sole
from kg.claims.territory.impossible import drop_impossible
from kg.claims.territory.managers import draw_managers, name_managers
from kg.claims.territory.policy_places import place_policies
from kg.claims.territory.zone_cores import draw_cores
from kg.claims.titles.aliases import name_with_days
from kg.claims.titles.listed_acts import issue_listed
from kg.claims.unread import find_unread
from kg.claims.zones.bearers import draw_bearers
from kg.claims.zones.items import locate_items
from kg.claims.zones.labelled import locate_fields, locate_labelled, locate_listed
from kg.claims.zones.titles import read_titles
from kg.lexicon import Lexicon
from kg.model import BlockKind, Claim, Document, Extraction, Key, Span
from kg.unhurried import unhurried


@dataclass(frozen=True, slots=True)
class Extractor:
    """The rules with the reference names that they know; made once and used for many documents."""

    lexicon: Lexicon
    gazetteer: Gazetteer
    chinese: KnownNames
    counts: Counts = field(default_factory=packaged_counts)
    parser: Parser | None = None

    def extract(self, document: Document) -> Extraction:
        """Return all that the rules draw from a document, and what they did not read."""
        with unhurried():
            return self._extracted(document)

    def _extracted(self, document: Document) -> Extraction:
        self.gazetteer.memory.clear()
        tables = tuple(find_tables(document))
        registry = survey(document, self.gazetteer, tables)
        scanned = self._scan(document, registry)
        gone = settle_places(registry, self.lexicon, document.metadata.date)
        readings = [_without(r, gone) for r in scanned]
        lines = tuple(find_lines(tables, readings))
        collector = Collector(document.id, document.reconstructed, self.counts, registry.unsure())
        contain(readings, registry, self.lexicon, collector)
        draw_rows(readings, self.lexicon, collector)
        cover_lists(readings, registry, collector)
        cover_names(readings, registry, collector)
        for locate in (locate_labelled, locate_listed, locate_fields, locate_items):
            locate(readings, collector)
        locate_referred(document, readings, registry, self.lexicon, collector)
        cover_collectively(readings, registry, collector, zone_of_policies(registry))
        draw_cores(readings, collector)
        draw_all(document, readings, lines, registry, self.gazetteer, collector)
        relate_rows(lines, registry, self.gazetteer, collector)
        draw_chinese(document, registry, self.chinese, collector)
        read_titles(document, registry, collector)
        drop_impossible(registry, self.lexicon, collector)
        imply(document, registry, self.gazetteer, self.lexicon, collector)
        read_headed(document, registry, collector)
        drop_impossible(registry, self.lexicon, collector)
        read_citations(document, registry, collector)
        issue_named_next(readings, registry, collector)
        issue_listed(readings, collector)
        _read_own_head(document, readings, registry, collector)
        name_with_days(registry, document.text)
        registry.forget_unspoken(document.text)
        place_policies(document, registry, self.gazetteer, self.lexicon, collector)
        issue_by_areas(readings, registry, collector)
        draw_managers(readings, registry, collector)
        name_managers(document, registry, collector)
        name_things(document, registry, self.gazetteer, self.lexicon, collector)
        draw_bearers(document, registry, self.gazetteer, self.lexicon, collector)
        put_in_force(document, readings, registry, collector)
        for relate in (relate_clauses, relate_sole, cover_sole):
            relate(readings, collector)
        return self._closed(document, scanned, registry, collector)

    def _closed(
        self, document: Document, scanned: Sequence[Reading], registry: Registry, collector: Collector
    ) -> Extraction:
        """Return what was drawn, with what the parser says of it and what was not read."""
        drawn = collector.frozen()
        used = {c.subject for c in drawn} | {c.object.key for c in drawn if isinstance(c.object, Key)}
        referents = registry.referents(used)
        if self.parser:
            marks = subject_marks(document, drawn, referents, self.parser)
            collector.mark({drawn[n]: mark for n, mark in marks.items()})
            drawn = collector.frozen()
        claims = tuple(_paged(document, claim) for claim in drawn) if document.pages else drawn
        unread, coverage = find_unread(document, claims, referents, scanned)
        if document.pages:
            unread = tuple(replace(u, span=document.paged(u.span)) for u in unread)
        return Extraction(document.id, referents, claims, unread, coverage)

    def _scan(self, document: Document, registry: Registry) -> list[Reading]:
        common = letters_of_things(document.text)
        scanner = Scanner(registry, self.gazetteer, dateline(document), common, money_of(document.text))
        readings = []
        for sentence in document.sentences:
            text = parted(document, sentence)
            block = document.blocks[sentence.block]
            if block.kind in (BlockKind.HEADING, BlockKind.TITLE):
                scanner.new_section()
            mentions = scanner.scan(text, sentence.start)
            if block.kind is BlockKind.TITLE:
                scanner.title(text, mentions)
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


def _read_own_head(
    document: Document, readings: Sequence[Reading], registry: Registry, collector: Collector
) -> None:
    """Draw what the head, the notes and the imprint of a policy's own text say of it."""
    read_head(document, registry, collector)
    draw_grounds(document, readings, registry, collector)
    read_notes(document, registry, collector)
    read_fields(document, registry, collector)
    if not read_enacting(document, registry, collector):
        read_imprint(document, registry, collector)


def _paged(document: Document, claim: Claim) -> Claim:
    """Return a claim whose passages bear their pages."""
    return replace(claim, evidence=tuple(map(document.paged, claim.evidence)))


def _without(reading: Reading, gone: frozenset[str]) -> Reading:
    """Return a reading without the mentions of things that turned out to be none."""
    if not any(m.name in gone for m in reading.mentions):
        return reading
    return replace(reading, masked=mask(reading.text, [m for m in reading.mentions if m.name not in gone]))


def make_extractor(
    lexicon: Lexicon, counts: Counts | None = None, *, parser: Parser | None = None
) -> Extractor:
    """Return an extractor that knows the names of a lexicon.

    Its table of counts is the one packaged, if none is given; with a parser it checks subjects by grammar.
    """
    return Extractor(
        lexicon, build_gazetteer(lexicon), KnownNames(lexicon), counts or packaged_counts(), parser
    )


def extract_claims(document: Document, lexicon: Lexicon) -> Extraction:
    """Return all that the rules draw from one document."""
    return make_extractor(lexicon).extract(document)
