"""Draw the claims of the Chinese sentences of a document: policies and who issues them, zones, places, steps and aims."""

from dataclasses import dataclass

from kg import lazy_re as re
from kg.claims.chinese.areas import find_reach
from kg.claims.chinese.bare_zones import find_bare
from kg.claims.chinese.clauses import clauses
from kg.claims.chinese.coding import groups_of, instrument_of
from kg.claims.chinese.grants import find_grants
from kg.claims.chinese.industries import find_industries
from kg.claims.chinese.issue_drawing import issue_page
from kg.claims.chinese.issuing import bodies_in
from kg.claims.chinese.known import WHOLE_COUNTRY, Area, KnownNames
from kg.claims.chinese.lists import listed
from kg.claims.chinese.page import AREA, COUNTRY, HEADS, Page, span
from kg.claims.chinese.papers import lays_down
from kg.claims.chinese.past_periods import is_of_past
from kg.claims.chinese.policy_links import find_basis, find_replaced
from kg.claims.chinese.policy_scope import scope_policies
from kg.claims.chinese.script import as_listed, is_chinese, yuan_of
from kg.claims.chinese.statistics import draw_figures
from kg.claims.chinese.steps import Step, find_steps
from kg.claims.chinese.surveying import survey_page
from kg.claims.chinese.targets import find_aim, further_aims
from kg.claims.chinese.titles import document_type_of, own_title
from kg.claims.chinese.works import find_named_works, find_works
from kg.claims.gathering.collector import Collector
from kg.claims.gathering.registry import Registry
from kg.claims.structure.frame import ITEMS
from kg.model import BlockKind, Concept, Document, Key, Literal, Sentence, Span

_PLANNED = frozenset({"plan", "decree"})
# "在文化方面，建设剧院": a paragraph that goes on about what the one before it told
_GOES_ON = re.compile(
    r"\s*(?:在[^，。]{2,16}(?:方面|领域|上)，|“?十[三四五六]五”?(?:时期|期间)，|此次|根据《?规划|按照《?规划)"
)
_ITEM: frozenset[str] = frozenset({"item"})


@dataclass(slots=True)
class _Passage:
    """What the sentences of the block at hand have told: the year of their aim, and that a paper lays it down."""

    block: int = -1
    year: int = 0
    told: bool = False


def draw_chinese(document: Document, registry: Registry, known: KnownNames, collector: Collector) -> None:
    """Draw what the Chinese sentences of a document say."""
    said = [s for s in document.sentences if is_chinese(document.text[s.start : s.end])]
    if not said:
        return
    page = Page(document, as_listed(document.text), registry, known, collector, said, yuan_of(document.text))
    survey_page(page)
    issue_page(page)
    scope_policies(page)
    passage = _Passage()
    for sentence in said:
        _read(page, sentence, passage)


def _read(page: Page, sentence: Sentence, passage: _Passage) -> None:
    """Draw places, figures, aims and steps of one sentence."""
    text, block = page.text(sentence), page.document.blocks[sentence.block]
    _places(page, sentence, text)
    _links(page, sentence, text)
    if block.kind is BlockKind.TITLE or sentence.start in page.titles:
        return
    draw_figures(text, span(sentence), _things(page, sentence, text), page)
    if sentence.block != passage.block:
        told = passage.told and _GOES_ON.match(text) is not None
        passage.block, passage.year, passage.told = sentence.block, 0, told
    steps = _steps(page, sentence, text, passage)
    for step in steps:
        _step(page, sentence, step)
    _industries(page, sentence, text, steps)
    for start, end in find_named_works(text, page.areas(sentence)):
        if text[start:end] not in page.zones:
            key = page.add(
                "Facility", span(sentence, start, end), page.known.ids("Facility", text[start:end])
            )
            page.say(key, "rdf:type", Concept("kg:Facility"), span(sentence), "zh-works-named")


def _steps(page: Page, sentence: Sentence, text: str, passage: _Passage) -> list[Step]:
    """Draw the aim of a sentence and return its steps; an aim has none, nor has a part that describes what is."""
    block = page.document.blocks[sentence.block]
    year, at = find_aim(text)
    passage.year = year or passage.year
    if passage.year and block.kind not in HEADS:
        _aim(page, sentence, passage.year, at)
    if year and block.kind not in HEADS:
        for other, a, b in further_aims(text, year):
            _aim(page, sentence, other, a, b)
    passage.told = passage.told or lays_down(text)
    section = page.document.sections[block.section].title if block.section is not None else ""
    laid = page.lays or (bool(page.policy) and (page.own or page.document.genre in _PLANNED))
    describes = any(w in section for w in listed("clauses", "describes"))
    describes = (describes and not document_type_of(section.strip())) or is_of_past(text, page.own_label)
    if describes or (block.kind is BlockKind.HEADING and not laid):
        return []
    planned = laid or passage.told
    granted = [Step(a, b) for a, b in find_grants(text)] if planned else []
    others = find_steps(text, planned=planned)
    steps = [*granted, *(s for s in others if not any(g.start < s.end and s.start < g.end for g in granted))]
    return [s for s in steps if not _sends_out(page, text[s.start : s.end])]


def _sends_out(page: Page, step: str) -> bool:
    """Return whether a step is but to put out the paper that the text is or tells of."""
    puts = step.startswith(listed("bodies", "issue")) and page.policy
    return bool(puts) and step.endswith(as_listed(page.registry.things[page.policy].label))


def _industries(page: Page, sentence: Sentence, text: str, steps: list[Step]) -> None:
    """Draw the industries of the clauses that are no step: what a policy is for, or what is said to grow."""
    for start, end in clauses(text):
        if any(start < s.end and s.start < end for s in steps):
            continue
        for a, b in find_industries(text[start:end], page.known):
            ids = page.known.ids("Industry", text[start + a : start + b])
            key = page.add("Industry", span(sentence, start + a, start + b), ids)
            if page.policy:
                page.say(page.policy, "kg:addressesIndustry", Key(key), span(sentence), "zh-industry-told")
            else:
                page.say(key, "rdf:type", Concept("kg:Industry"), span(sentence), "zh-industry-told")


def _things(page: Page, sentence: Sentence, text: str) -> list[tuple[int, int, str]]:
    """Return where the zones and areas stand that a sentence names, and their keys, in order."""
    found = [(*m.span(), key) for name, key in page.zones.items() for m in re.finditer(re.escape(name), text)]
    ends = {end for _, end, _ in found}
    bare = [(a, b) for a, b in find_bare(text) if b not in ends and text[a:b] in page.bare]
    found += [(a, b, page.bare[text[a:b]]) for a, b in bare]
    for area in page.areas(sentence):
        if area.end not in ends and text[area.start : area.end] not in WHOLE_COUNTRY:
            found.append((area.start, area.end, page.area(sentence, area)))
    for country in COUNTRY.finditer(text):
        found.append((*country.span(), page.country(span(sentence, *country.span()))))
    # "杭州综合试验区" is not the "综合试验区" that a title names.
    whole = [(a, b) for a, b, _ in found]
    return sorted(
        f for f in found if not any(a <= f[0] < f[1] <= b and b - a > f[1] - f[0] for a, b in whole)
    )


# A heading that ends so opens what is told of another area: "青石开发区"; so does one that names an area,
# unless it speaks of the zone at hand: "规划范围".
_OF_PLACES = ("区", "园", "城", "港", "带", "圈", "群")
_OF_ZONE = re.compile(
    r"范围|概况|定位|目标|简介|背景|面积|区位|布局|功能|基本情况|总体|规模|意义|优势|任务|措施|保障|要求|思路|基础|现状"
)


def _places(page: Page, sentence: Sentence, text: str) -> None:
    """Draw which area lies in which, and how far a zone reaches."""
    areas = page.areas(sentence)
    named_here = [(text.rfind(z), key) for z, key in page.zones.items() if z in text]
    heads = page.document.blocks[sentence.block].kind in HEADS
    opens_record = own_title(text) is not None or (
        heads and (text.rstrip().endswith(_OF_PLACES) or (areas and _OF_ZONE.search(text) is None))
    )
    page.last_zone = max(named_here)[1] if named_here else "" if opens_record else page.last_zone
    for inner, outer in page.known.nested(text, areas):
        place = page.area(sentence, inner)
        page.say(place, "kg:within", Key(page.area(sentence, outer)), span(sentence), "zh-area-chain")
    for named, parts in find_reach(text, areas):
        zone = _zone_at(page, text, *named)
        _hold(page, sentence, parts, areas)
        for a, b in parts if zone else ():
            if known := page.zones.get(text[a:b]):
                page.say(zone, "kg:contains", Key(known), span(sentence), "zh-reach")
                continue
            ids = next((x.ids for x in areas if (x.start, x.end) == (a, b)), ())
            if not ids and text.endswith(listed("zones", "parts"), a, b):
                part = page.add("Zone", span(sentence, a, b))
                page.say(zone, "kg:contains", Key(part), span(sentence), "zh-reach")
                continue
            part = page.add(AREA if ids else "Place", span(sentence, a, b), ids)
            page.say(zone, "kg:spans", Key(part), span(sentence), "zh-reach")


def _hold(
    page: Page, sentence: Sentence, parts: tuple[tuple[int, int], ...], areas: tuple[Area, ...]
) -> None:
    """Draw in which area the towns of a list lie: in the one named before them, up to the next that is named so."""
    text, holder = page.text(sentence), None
    for a, b in parts:
        named = next((x for x in areas if x.end == a), None)
        town = text.endswith(listed("areas", "towns"), a, b)
        # What is parted from its area by another name is not of it.
        holder = named if named or not town or text[a - 1] not in "、和及与" else holder
        if holder and town:
            part, area = page.add("Place", span(sentence, a, b)), Key(page.area(sentence, holder))
            page.say(part, "kg:within", area, span(sentence), "zh-area-chain")


def _zone_at(page: Page, text: str, start: int, end: int) -> str:
    """Return the key of the zone whose name ends at an offset, or that a sentence named last before it."""
    if start == end == 0:
        return page.last_zone
    if start < end:
        named = text[start:end]
        ends = [(len(z), key) for z, key in page.zones.items() if named.endswith(z) or z.endswith(named)]
        return max(ends)[1] if ends else ""
    before = [(text.rfind(z, 0, start), key) for z, key in page.zones.items() if z in text[:start]]
    return max(before)[1] if before else ""


def _aim(page: Page, sentence: Sentence, year: int, start: int, end: int | None = None) -> None:
    stop = sentence.end if end is None else sentence.start + end
    said = page.document.text[sentence.start + start : stop].strip().rstrip("。.")
    key = page.add("Target", span(sentence, start, start + len(said)), scoped=True)
    value = Literal(str(year), "xsd:integer")
    page.say(key, "kg:deadlineYear", value, span(sentence), "zh-aim", found=str(year), planned=True)
    if page.policy:
        page.say(page.policy, "kg:hasObjective", Key(key), span(sentence), "zh-aim-of", planned=True)


# "市人民政府及其有关部门", "领导小组（以下简称小组）": the body that is named
_AND_OTHERS = re.compile(
    r"(?:（[^（）]*）|(?:及其|以及|及|和)(?:其他)?(?:有关|相关|各)?(?:部门|单位|机构|工作机构|常务委员会))$"
)


def _named(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the body stands that is named among those that act."""
    while start < end and text[start].isspace():
        start += 1
    others = _AND_OTHERS.search(text, start, end)
    return start, others.start() if others else end


def _step(page: Page, sentence: Sentence, step: Step) -> None:
    """Draw a measure with its policy, who takes it, and the industries and works that it names."""
    at, text = span(sentence), page.text(sentence)
    key = page.add("Measure", span(sentence, step.start, step.end), scoped=True)
    item = page.document.blocks[sentence.block].kind in ITEMS
    page.collector.around = _ITEM if item else frozenset()
    page.say(key, "rdf:type", Concept("kg:Measure"), at, "zh-step", planned=True)
    if page.policy:
        page.say(page.policy, "kg:hasMeasure", Key(key), at, "zh-step-of", planned=True)
    for body in page.bodies(sentence, bodies_in(text, *_named(text, *step.actor))):
        page.say(key, "kg:implementedBy", Key(body), at, "zh-actor", planned=True)
    words = text[step.start : step.end]
    _coded(page, key, words, at)
    for kind, predicate, rule, spans in (
        ("Industry", "kg:addressesIndustry", "zh-industry", find_industries(words, page.known)),
        ("Facility", "kg:establishes", "zh-works", find_works(words, page.known)),
    ):
        for a, b in spans:
            if words[a:b] in page.zones:
                continue
            ids = page.known.ids(kind, words[a:b])
            thing = page.add(kind, span(sentence, step.start + a, step.start + b), ids)
            page.say(key, predicate, Key(thing), at, rule, planned=True)
    page.collector.around = frozenset()


def _links(page: Page, sentence: Sentence, text: str) -> None:
    """Draw on which policies the one that the text is builds, and which it replaces."""
    if not page.own:
        return
    for basis in find_basis(text):
        other = page.add("PolicyDocument", span(sentence, basis.start, basis.end))
        if other != page.policy:
            page.say(page.policy, "kg:buildsOn", Key(other), span(sentence), "zh-basis")
    for ended in find_replaced(text):
        other = page.add("PolicyDocument", span(sentence, ended.start, ended.end))
        if other != page.policy:
            page.say(other, "dcterms:isReplacedBy", Key(page.policy), span(sentence), "zh-replaces")


def _coded(page: Page, key: str, words: str, at: Span) -> None:
    """Draw by which instrument a step works and for whom it is; words alone tell it, so that it is a candidate."""
    said = [("kg:addressee", concept, "zh-group") for concept in groups_of(words)]
    if instrument := instrument_of(words):
        said.append(("kg:instrumentType", instrument, "zh-instrument"))
    for predicate, concept, rule in said:
        value = Concept(f"kgt:{concept}")
        page.say(key, predicate, value, at, rule, planned=True)


__all__ = ["draw_chinese"]
