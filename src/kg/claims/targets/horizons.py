"""Years that stand over a list: "By 2030:" as a heading sets the year by which its items are to be done."""

from dataclasses import dataclass

from kg import lazy_re as re
from kg.claims.gathering.collector import Collector
from kg.claims.gathering.registry import Registry
from kg.claims.patterns.cued import cued
from kg.claims.sentences.reading import Reading
from kg.claims.structure.frame import ITEMS
from kg.claims.targets.no_targets import is_scheduled
from kg.claims.targets.objectives import set_year
from kg.claims.targets.tenses import is_past
from kg.claims.values.dates import find_periods
from kg.model import Block, BlockKind, Span, Tier

RULE = "target-under-year"
_AIMS = (
    r"(?:targets?|goals?|objectives?|milestones?|priorities|actions?|deliverables|vision|outlook|ambitions?)"
)
_YEARS = r"(?P<y>20\d\d)(?:\s*[-–—/]\s*(?P<z>(?:20)?\d\d))?"
_COMES = r"(?:expected|anticipated|planned|foreseen|intended|projected)"
# "Progress anticipated in the medium term: by 2030", "Expected results by 2030"
_RESULTS = rf"(?:(?:{_COMES}\s+(?:results?|outcomes?|outputs?|progress|impacts?)|(?:results?|outcomes?|outputs?|progress|impacts?)\s+{_COMES})[\s:(,–-]+(?:(?:in|over)\s+(?:the\s+)?)?)?"
# "By 2030:", "2022:", "Targets for 2030", "Phase 2 (2026-2030)", "Short term, 2025-27"
_HEAD = re.compile(
    rf"[\W_]*{_RESULTS}(?:(?P<aim>(?:(?:key|main|overall|national|our|the|strategic|indicative)\s+){{0,2}}{_AIMS}|(?P<phase>(?:(?:first|second|third|fourth|short|medium|mid|long|near)[\s-]+)?(?:phase|stage|step|term|horizon)(?:\s+(?:\d{{1,2}}|[IVX]{{1,4}}|one|two|three|four))?(?:\s+(?:goals?|targets?|actions?))?))[\s:(,–-]+)?"
    rf"(?P<by>(?:(?:by|in|until|till|to|for|before|the|end|of|year|fiscal|financial|FY|from)\s+){{0,5}})\(?{_YEARS}\)?(?P<tail>\s+{_AIMS}(?:\s+(?:include|are|comprise))?)?[\W_]*",
    re.I,
)
_LINE = cued(r"[\W_]*(?:(?:by|in)\s+)?(?P<y>20\d\d)\s*(?::|–|—|-\s)\s*(?=[^\W\d])", re.I)
# "The reasons why the targets for 2030 were missed:" announces no targets.
_UNMET = r"(?!\b(?:miss\w*|fail\w*|reasons?|because|obstacles?|challenges?|risks?|problems?|unmet|dropped|abandoned)\b)"
# "The plan sets these targets by 2030, including:"
_LEAD = cued(
    rf"\b{_AIMS}\b(?:{_UNMET}[^.;:]){{0,70}}?\b(?:by|for)\s+(?:the\s+(?:year|end\s+of)\s+)?(?P<y>20\d\d)\b(?:{_UNMET}[^.;:\d]){{0,30}}:\s*$",
    re.I,
)
_LONGEST = 80


@dataclass(slots=True)
class Horizon:
    """The year set by the heading or line above what is being read, and how plainly it sets one.

    ``above`` is the year that the heading sets, and how plainly; ``first`` and ``last`` are the years of the plan
    that the headings so far name, ``lead`` is the sentence that set the year, if no heading did: it holds for the
    list right below only.
    """

    year: int = 0
    sure: bool = False
    above: tuple[int, bool] = (0, False)
    first: int = 0
    last: int = 0
    lead: Block | None = None

    def see(self, reading: Reading) -> bool:
        """Take note of a sentence, and return whether it only sets a year for what follows."""
        heading = reading.block.kind in (BlockKind.HEADING, BlockKind.TITLE)
        short = len(reading.text) <= _LONGEST
        found = _HEAD.fullmatch(reading.text.strip()) if short and "20" in reading.text else None
        # "- Mid-term target (2025)" is an item beside others and stands over none.
        aim = found and found["aim"] and reading.block.kind not in ITEMS
        if found and (heading or reading.text.rstrip().endswith(":") or aim):
            last = found["z"] or ""
            self.year = int(last if len(last) == len("2030") else found["y"][: 4 - len(last)] + last)
            self.sure = bool(found["aim"] or found["by"].strip() or found["tail"])
            self.above, self.lead = (self.year, self.sure), None
            return True
        if self.lead and not self._is_below(reading.block):
            (self.year, self.sure), self.lead = self.above, None
        if not heading and (led := _LEAD.search(reading.text)):
            self.year, self.sure, self.lead = int(led["y"]), True, reading.block
            return False
        if heading:
            self.year, self.above, self.lead = 0, (0, False), None
            for period in find_periods(reading.text):
                self.first, self.last = period.first, period.last
        return False

    def _is_below(self, block: Block) -> bool:
        """Return whether a block belongs to the list that the lead announces."""
        if self.lead is None or block.kind not in ITEMS:
            return False
        return self.lead.kind not in ITEMS or block.level > self.lead.level

    def allows(self, year: int, home_year: int) -> bool:
        """Return whether a year is still to come, or lies in the period of the plan at hand."""
        return year >= home_year or self.first < year <= self.last

    def of(self, reading: Reading, home_year: int) -> int:
        """Return the year by which the item of a list is to be done; 0 if none is set."""
        item = reading.block.kind in ITEMS and reading.block is not self.lead
        own = _LINE.match(reading.text) if _LINE.may_match(reading.text) else None
        year = int(own["y"]) if own else self.year if item else 0
        end = own.end() if own else 0
        if not year or not self.allows(year, home_year) or is_past(reading.text[end:]):
            return 0
        return year


def find_dated_items(
    reading: Reading,
    horizon: Horizon,
    policy: str,
    registry: Registry,
    collector: Collector,
    home_year: int,
) -> tuple[str, ...]:
    """Draw an item below a year as a target with that year, and return its key."""
    year = horizon.of(reading, home_year)
    own = _LINE.match(reading.text)
    start = own.end() if own else 0
    words = reading.text[start:].rstrip(" .;,\n")
    if not year or len(words.split()) < len(("Open", "the", "port")) or is_scheduled(words):
        return ()
    span = Span(reading.span.start + start, reading.span.start + start + len(words))
    tier = Tier.ASSERTED if horizon.sure and not own else Tier.CANDIDATE
    key = set_year(reading, span, words, year, policy, registry, collector, RULE, tier)
    return (key,)
