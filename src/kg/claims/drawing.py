"""Draw the claims of a document sentence by sentence, with what the sentences before have told."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg import lazy_re as re
from kg.claims.facilities.planned import draw_planned
from kg.claims.figures.areas import area_of, goes_back
from kg.claims.figures.statistics import report_figures
from kg.claims.gathering.collector import Collector
from kg.claims.gathering.registry import Registry
from kg.claims.gathering.told import Told
from kg.claims.measures.challenges import find_challenges
from kg.claims.measures.collecting import find_heading_measures, find_measures
from kg.claims.measures.items import opens_article
from kg.claims.names.gazetteer import Gazetteer
from kg.claims.rules.relations import relate
from kg.claims.sectors.industries import find_industries
from kg.claims.sectors.named import add_industry, address_titled, draw_sectors, plans
from kg.claims.sectors.of_titles import address_by_title
from kg.claims.sentences.persons import in_office
from kg.claims.sentences.public_matters import acts_in_public, is_of_public_words, place_plans
from kg.claims.sentences.reading import Reading
from kg.claims.structure.context import is_byline, section_policies, theme_text, zone_of_policies
from kg.claims.structure.frame import ITEMS, Frame
from kg.claims.structure.holding import Holders
from kg.claims.structure.lead import Lead
from kg.claims.tables.figures import report_rows
from kg.claims.tables.lines import Line
from kg.claims.tables.names import head_blocks
from kg.claims.tables.steps import Step, find_steps, tie_cells
from kg.claims.tables.targets import find_target_rows
from kg.claims.targets.horizons import Horizon, find_dated_items
from kg.claims.targets.objectives import find_targets, is_of_public_matters
from kg.claims.territory.coverage import cover
from kg.claims.titles.long_titles import title_steps
from kg.claims.titles.policy_periods import tell_periods
from kg.claims.titles.referring import main_policy
from kg.model import Block, BlockKind, Document, Key, Mention, Modality, Span, Tier

# How many places back "the two cities" may lie.
_RECENT = 12
_ITEM = frozenset({"item"})
# "Role of the Harbour Zone in the Bay Circle" does not tell where the zone lies.
_PART_OF_ZONE = re.compile(r"\b(?:of|for|by|with)\s+(?:the\s+)?‹Z")
# What a heading may state: where something lies.
_IN_HEADINGS = frozenset({"kg:within"})
THIS_YEAR = 2024  # the year that a document without a date is read as: no clock decides
# A text that names no policy and no zone and states no measure plans nothing, unless its words say so.
_PLANNING = frozenset({"policy", "zone", "measure"})
_PUBLIC = frozenset({"policy", "zone", "body", "facility"})
# "Target industries" before a list.
_FEW = 6
_FEW_WORDS = re.compile(r"(?:[\w-]+\s+)*[\w-]+\s*")
# A sentence that opens so goes on about what the one before it is about.
_REFERS = re.compile(r"(?:It|They|This|These|That|He|She|Both)\s")
_CENTRE = re.compile(r"\s+(?:services?\s+)?cent(?:er|re)\b")
# A law may lay duties on offices without a name.
_DUTIES = re.compile(
    r"\b(?:Secretary(?:\s+of\s+[A-Z]\w+)?|Member\s+States|Minister|Administrator|Attorney\s+General|Governor|Commissioner|competent\s+authorit(?:y|ies)|heads?\s+of\s+(?:each\s+)?agenc(?:y|ies)|[Tt]he\s+[Ss]tate)\b[^.;]{0,80}?\bshall\b"
    r"|\b[Pp]olicy\s+of\s+(?:the\s+United\s+States|my\s+[Aa]dministration|the\s+[Ss]tate)\b"
)
_AHEAD = re.compile(
    r"\b(?:by|before|until|from|after|on or before|no later than)\s+(?:the\s+end\s+of\s+)?$", re.I
)


def draw_all(
    document: Document,
    readings: Sequence[Reading],
    lines: Sequence[Line],
    registry: Registry,
    gazetteer: Gazetteer,
    collector: Collector,
) -> None:
    """Draw the claims of all sentences in order, then what sentences plan outside their measures."""
    mentions: dict[int, tuple[Mention, ...]] = {n: r.mentions for n, r in enumerate(readings)}
    spoken = is_of_public_words(document.text)
    drawing = _Drawing(
        document,
        registry,
        gazetteer,
        collector,
        section_policies(document, mentions, registry),
        zone_of_policies(registry),
        _home_year(document, readings),
        _anchor_year(document, readings),
        any(k.split("-")[0] in ("policy", "zone", "body") for k in registry.things)
        or _DUTIES.search(document.text) is not None
        or spoken
        or acts_in_public(document.text)
        or any(place_plans(r.masked.text) for r in readings),
        spoken or any(k.split("-")[0] in _PUBLIC for k in registry.things) or _tells_of_plans(document.text),
        spoken,
        Holders(readings, registry, document.genre),
        in_office(document.text),
        find_steps(lines),
        analysis=document.genre == "analysis",
    )
    heads = head_blocks(line.table for line in lines)
    for reading in readings:
        if reading.block not in heads:
            drawing.read(reading)
    collector.around = frozenset()
    address_titled(registry, gazetteer, collector)
    address_by_title(readings, registry, gazetteer, collector)
    report_rows(lines, registry, collector)
    if drawing.public and lines:
        find_target_rows(lines, main_policy(registry.of("policy")), registry, collector, drawing.year)
    if spoken or any(k.split("-")[0] in _PLANNING for k in registry.things) or _tells_of_plans(document.text):
        _draw_plans(drawing.told, registry, gazetteer, collector)


def _tells_of_plans(text: str) -> bool:
    return plans(text) or acts_in_public(text)


@dataclass(slots=True)
class _Drawing:
    """The document with what its sentences have told so far.

    Attributes:
        policies: the policy that each section is about.
        zones: the zone that each policy is about.
        year: the year in which the document speaks.
        anchor: that year if the document bears a date, else 0.
        political: whether it names a policy, zone or body.
        public: whether it names these or a place, or its words say that it plans: else nobody's aims count.
        spoken: whether it is full of words of public matters.
        holders: what the document as a whole says of the policies that it names.
        officials: last names of the persons whom it introduces with a public office.
        analysis: whether somebody writes about policies: its headings name topics, no steps.
        steps: the cells of measures in tables, by the sentence that they stand in.
        heading: the heading above.
        zones_here: the zones that were named since that heading.
        told: the sentences read so far, for what they plan outside their measures.
        intro: the sentence that announces the items at hand.
        places: the areas named so far.
        label: the measure that the label of the block at hand states.
        about: what the figures of the block at hand are about.
        subject: the zone or area that the last sentence which names one tells of.
        before: the last sentence that says by name what it is about.
        horizon: the year that the heading at hand sets.
    """

    document: Document
    registry: Registry
    gazetteer: Gazetteer
    collector: Collector
    policies: Mapping[int | None, str]
    zones: dict[str, str]
    year: int
    anchor: int
    political: bool
    public: bool
    spoken: bool
    holders: Holders
    officials: frozenset[str]
    steps: Mapping[Span, Sequence[Step]]
    analysis: bool = False
    heading: Reading | None = None
    zones_here: set[str] = field(default_factory=set)
    told: list[Told] = field(default_factory=list)
    intro: str = ""
    places: list[str] = field(default_factory=list)
    label: str = ""
    block: Block | None = None
    about: str = ""
    subject: str = ""
    lead: Lead = field(default_factory=Lead)
    before: Reading | None = None
    horizon: Horizon = field(default_factory=Horizon)

    def read(self, reading: Reading) -> None:
        """Draw the claims of the next sentence; a heading only announces."""
        if reading.block is not self.block:
            self.label, self.block, self.about = "", reading.block, self._named_above(reading)
        self.lead.see(reading)
        is_heading = reading.block.kind in (BlockKind.HEADING, BlockKind.TITLE)
        self.zones_here = {m.name for m in reading.of("Z")} | (set() if is_heading else self.zones_here)
        if self.horizon.see(reading):
            return
        if reading.block.kind in (BlockKind.HEADING, BlockKind.TITLE):
            self.heading = reading if reading.block.kind is BlockKind.HEADING else None
            if not _PART_OF_ZONE.search(reading.masked.text):
                relate(reading, self.collector, _IN_HEADINGS)
            # The title of a text says what the text is about, not what is to be done.
            part = reading.block.kind is BlockKind.HEADING or opens_article(reading.text)
            if self.political and not self.analysis and (part or any(title_steps(reading.text))):
                frame = replace(self._frame(reading), theme="")
                find_heading_measures(reading, frame, self.registry, self.gazetteer, self.collector)
            return
        item = reading.block.kind in ITEMS
        self.collector.around = _ITEM if item else frozenset()
        frame = self._frame(reading)
        if self.before is None or not _REFERS.match(reading.text):
            self.before = reading
        relate(reading, self.collector)
        cover(reading, self.collector, self.zones)
        for cell in self._parts(reading):
            self._figures(cell, frame)
        find_challenges(reading, tuple(self.places[-_RECENT:]), self.registry, self.collector)
        spans = self._measures(reading, frame)
        self.intro = self.intro if item else reading.text if _announces(reading.text) else ""
        self.told.append(Told(reading, frame.holder, spans, self.intro or self._heading(reading), item))
        self.places += [m.name for m in reading.mentions if m.kind == "AdministrativeArea"]

    def _figures(self, reading: Reading, frame: Frame) -> None:
        """Draw figures, targets and the industries of targets, and the periods of policies."""
        topic = self.zones.get(frame.policy, frame.policy) if self.political else None
        topic = self.subject if topic is not None and self.subject and goes_back(reading) else topic
        reported = report_figures(reading, self.registry, self.collector, self.zones, topic, self.about)
        self.about = reported[-1].subject if reported else self.about
        self.subject = area_of(reading) or self.subject
        tell_periods(reading, self.registry, self.collector)
        if not (self.public or is_of_public_matters(reading)):
            return
        targets = find_targets(
            reading, frame.holder, self.registry, self.collector, reported, self.year, self.anchor
        )
        targets = targets or find_dated_items(
            reading, self.horizon, frame.holder, self.registry, self.collector, self.year
        )
        for key in targets:
            _industries(reading, key, self.registry, self.gazetteer, self.collector)

    def _measures(self, reading: Reading, frame: Frame) -> tuple[Span, ...]:
        """Draw measures and return where they stand."""
        if not self.political or self.lead.bars(reading):
            return ()
        if (steps := self._steps_at(reading)) is not None:
            return self._cells(steps, frame)
        drawn = find_measures(reading, frame, self.registry, self.gazetteer, self.collector)
        if reading.is_label and drawn:
            self.label = drawn[0]
        if drawn and (actor := self.lead.actor(reading)) and self.lead.reading:
            spans = (self.lead.reading.span, reading.span)
            for key in drawn:
                self.collector.say(key, "kg:implementedBy", Key(actor), spans, "lead-actor")
        return tuple(self.registry.things[k].mentions[-1] for k in drawn)

    def _steps_at(self, reading: Reading) -> Sequence[Step] | None:
        return self.steps.get(reading.span) if self.steps else None

    def _parts(self, reading: Reading) -> list[Reading]:
        """Return a sentence, or of a row of measures the cells that state them: the heads tell of its other figures."""
        steps = self._steps_at(reading)
        return [reading] if steps is None else [step.reading for step in steps]

    def _cells(self, steps: Iterable[Step], frame: Frame) -> tuple[Span, ...]:
        """Draw the measures of the cells of a row of a table and return where they stand."""
        found: list[str] = []
        for step in steps:
            held = () if step.is_owned else frame.held
            own = replace(frame, item=True, lead=step.lead, opens=True, before=None, held=held)
            drawn = find_measures(step.reading, own, self.registry, self.gazetteer, self.collector)
            tie_cells(step, drawn, self.registry, self.collector)
            found += drawn
        return tuple(self.registry.things[k].mentions[-1] for k in found)

    def _named_above(self, reading: Reading) -> str:
        """Return the key of the only area, zone or policy that the heading above names, or empty."""
        if self.heading is None or reading.block.kind in (BlockKind.HEADING, BlockKind.TITLE):
            return ""
        named = {m.name for m in self.heading.of("AZP")}
        return named.pop() if len(named) == 1 else ""

    def _heading(self, reading: Reading) -> str:
        section = reading.block.section
        return "" if section is None else self.document.sections[section].title

    def _frame(self, reading: Reading) -> Frame:
        """Return what surrounds a sentence."""
        block, document = reading.block, self.document
        item = block.kind in ITEMS or block.label is not None
        policy = self.policies.get(block.section, "")
        own = [m.name for m in reading.mentions if m.kind == "PolicyDocument"]
        policy = own[0] if own and not item else policy
        theme, span = "", None
        section = document.sections[block.section] if block.section is not None else None
        titled = section is not None and any(
            b.kind is BlockKind.TITLE and b.start <= section.start < b.end for b in document.blocks[:3]
        )
        name = "" if section is None or titled else theme_text(section.title)
        if section is not None and is_byline(document, section.start, name):
            name = ""
        # "The Harbour Zone": what is said below is of the zone, which is no theme.
        if section is not None and name and self.political and not self.registry.knows(name):
            span = Span(section.start, section.end)
            theme = self.registry.add("Theme", name, span, scoped=False)
        opens = reading.span.start <= max(block.start, block.body) + 4
        lead = self.lead.of(reading)
        item = item or bool(lead)
        same = self.before if self.before and self.before.block is block else None
        listed = bool(lead) or block.kind in ITEMS
        leads = (self.lead.reading if listed else None, self.heading)
        above = self.lead.block if listed and self.lead.block is not block else None
        announced = document.text[above.start : above.end] if above else ""
        held = self.holders.of(
            reading,
            policy,
            leads,
            same,
            announced,
            is_item=item,
            of_its_zone=self.zones.get(policy, "") in self.zones_here,
        )
        return Frame(
            policy,
            theme,
            span,
            self.label,
            item,
            lead=lead,
            opens=opens,
            before=self.before,
            held=held,
            spoken=self.spoken,
            officials=self.officials,
        )


def _announces(text: str) -> bool:
    """Return whether a sentence announces a list: "Target industries", "… are:"."""
    few = len(text.split(None, _FEW)) <= _FEW
    return text.rstrip().endswith(":") or (few and _FEW_WORDS.fullmatch(text) is not None)


def _draw_plans(told: Iterable[Told], registry: Registry, gazetteer: Gazetteer, collector: Collector) -> None:
    """Draw the facilities and industries that sentences name outside their measures."""
    for one in told:
        collector.around = _ITEM if one.is_item else frozenset()
        draw_planned(one, registry, collector)
        draw_sectors(one, registry, gazetteer, collector)
    collector.around = frozenset()


def _industries(
    reading: Reading, key: str, registry: Registry, gazetteer: Gazetteer, collector: Collector
) -> None:
    """Draw the industries that an objective names."""
    at = registry.things[key].mentions[-1]
    text = reading.text[at.start - reading.span.start : at.end - reading.span.start]
    for sector in find_industries(text, gazetteer):
        if _CENTRE.match(text, sector.end):
            continue  # a trade centre is a place, trade is not what the objective is for
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


def _home_year(document: Document, readings: Sequence[Reading]) -> int:
    """Return the year in which a document speaks: its date, else the latest full date that is no deadline.

    Where only years are named, it is likely the one before the latest: news tells of the year that comes.
    """
    bare = [int(name) - 1 for name in _dates(readings) if len(name) == len("2024")]
    return _anchor_year(document, readings) or min(THIS_YEAR, max(bare, default=THIS_YEAR))


def _anchor_year(document: Document, readings: Sequence[Reading]) -> int:
    """Return the year of the date that a document bears, else of the latest full date in it; 0 if it has none."""
    if re.match(r"\d{4}", document.metadata.date):
        return int(document.metadata.date[:4])
    return max((int(name[:4]) for name in _dates(readings) if len(name) > len("2024")), default=0)


def _dates(readings: Sequence[Reading]) -> Iterator[str]:
    """Yield the dates of a document that are no deadlines."""
    for r in readings:
        for m in r.mentions:
            if m.kind == "Date" and not _AHEAD.search(r.text[max(0, m.start - 24) : m.start]):
                yield m.name
