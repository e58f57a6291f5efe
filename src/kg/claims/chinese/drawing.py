"""Draw the claims of the Chinese sentences of a document: policies and who issues them, zones, places, steps and aims."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from kg.claims.chinese.areas import find_reach, find_zones, rows_of_zones, zone_of_title
from kg.claims.chinese.issuing import Issue, find_issues, find_passage, issuers_of_title, signed
from kg.claims.chinese.known import KnownNames
from kg.claims.chinese.lists import is_chinese
from kg.claims.chinese.sectors import find_industries, find_works
from kg.claims.chinese.statistics import draw_figures
from kg.claims.chinese.steps import Step, find_steps, lays_down
from kg.claims.chinese.targets import find_aim
from kg.claims.chinese.titles import find_titles, number_behind, own_title
from kg.claims.gathering.collector import Collector
from kg.claims.gathering.registry import Registry
from kg.claims.structure.frame import ITEMS
from kg.model import BlockKind, Concept, Document, Key, Literal, Modality, Sentence, Span

_HEADS = (BlockKind.HEADING, BlockKind.TITLE)
_PLANNED = frozenset({"plan", "decree"})
# A part of a text that tells what is, not what is to be done.
_DESCRIBES = re.compile(r"现状|形势|成效|回顾|背景|挑战|机遇|意义|问题")
_OWN = re.compile(r"本(?:条例|办法|规定|法|决定|意见|方案|计划|规划|纲要|措施|细则)")
_NEAR_HEAD = 12  # sentences in which the head of a paper stands
_FAR_DOWN = 4000  # sentences down to which it may be signed


@dataclass(slots=True)
class _Drawing:
    """A document and what its sentences have told so far; ``policy`` is the key of what the text is itself, ``main`` of what it is about.

    ``own`` says that the title of the text is the name of the policy, and not news of it; ``titles`` are where the
    sentences begin that bear it. ``told`` says that the block at hand has named a paper that lays down what follows.
    """

    document: Document
    registry: Registry
    known: KnownNames
    collector: Collector
    policy: str = ""
    zones: dict[str, str] = field(default_factory=dict)
    block: int = -1
    year: int = 0
    main: str = ""
    own: bool = False
    titles: set[int] = field(default_factory=set)
    told: bool = False

    def say(
        self,
        subject: str,
        predicate: str,
        obj: Key | Concept | Literal,
        at: Span,
        rule: str,
        *,
        found: str = "",
        planned: bool = False,
    ) -> None:
        """Record a claim that rests on one passage."""
        modality = Modality.PLANNED if planned else Modality.STATED
        self.collector.say(subject, predicate, obj, (at,), rule, modality=modality, found=found)


def draw_chinese(document: Document, registry: Registry, known: KnownNames, collector: Collector) -> None:
    """Draw what the Chinese sentences of a document say."""
    said = [s for s in document.sentences if is_chinese(document.text[s.start : s.end])]
    if not said:
        return
    drawing = _Drawing(document, registry, known, collector)
    _survey(drawing, said)
    _issue(drawing, said)
    drawing.main = _main(drawing, said)
    for sentence in said:
        _read(drawing, sentence)


def _main(drawing: _Drawing, said: Sequence[Sentence]) -> str:
    """Return the key of the zone or area that the Chinese sentences name most, else of the country, else of their policy."""
    text = drawing.document.text
    words = "".join(text[s.start : s.end] for s in said)
    named = {name: (words.count(name), key) for name, key in drawing.zones.items()}
    best = max(named.values(), default=(0, ""))
    if best[0] >= _OFTEN:
        return best[1]
    counted: dict[str, int] = {}
    for area in drawing.known.find(words):
        name = words[area.start : area.end]
        counted[name] = counted.get(name, 0) + (name not in _WHOLE_COUNTRY)
    most = max(counted, key=lambda name: (counted[name], -words.find(name)), default="")
    sentence = next(
        (s for s in said if most and counted[most] >= _OFTEN and most in text[s.start : s.end]), None
    )
    if sentence is None:
        return _country(drawing, said) or drawing.policy
    at = text.find(most, sentence.start)
    ids = drawing.known.find(most)[0].ids[:1]
    return drawing.registry.add("AdministrativeArea", most, Span(at, at + len(most)), ids)


_OFTEN = 3


def _country(drawing: _Drawing, said: Sequence[Sentence]) -> str:
    """Return the key of China where the text calls it "我国"; empty if it does not."""
    for sentence in said:
        at = drawing.document.text.find("我国", sentence.start, sentence.end)
        if at >= 0 and (known := drawing.known.find("中国")):
            return drawing.registry.add("AdministrativeArea", "中国", Span(at, at + 2), known[0].ids[:1])
    return ""


def _at(sentence: Sentence, start: int = 0, end: int | None = None) -> Span:
    return Span(sentence.start + start, sentence.end if end is None else sentence.start + end)


def _survey(drawing: _Drawing, said: Sequence[Sentence]) -> None:
    """Find the policies and zones that the text names, and which policy it is itself."""
    document, registry = drawing.document, drawing.registry
    for n, sentence in enumerate(said):
        text = document.text[sentence.start : sentence.end]
        kind = document.blocks[sentence.block].kind
        head = kind in _HEADS or (n < _NEAR_HEAD and kind is BlockKind.PARAGRAPH)
        if head and n < _NEAR_HEAD and not drawing.policy:
            _find_own(drawing, said, n)
        for title in find_titles(text):
            key = registry.add("PolicyDocument", title.name, _at(sentence, title.start, title.end))
            if title.short:
                registry.alias(key, title.short, sentence.start + title.end)
            year, a, b = number_behind(text, title.end)
            if year:
                _numbered(drawing, sentence, key, year, text[a:b])
            if kind is BlockKind.TITLE and not drawing.policy:
                drawing.policy = key
    own_name = _OWN.search(document.text)
    if drawing.policy and own_name:
        registry.alias(drawing.policy, own_name[0], own_name.start())
    for sentence in said:
        _name_zones(drawing, sentence)


def _find_own(drawing: _Drawing, said: Sequence[Sentence], n: int) -> None:
    """Take a line of the head, or two that go together, for the name of the policy that the text is."""
    text = drawing.document.text
    for first in (n, n - 1) if n else (n,):
        span = Span(said[first].start, said[n].end)
        line = text[span.start : span.end]
        if first < n and ("关于" not in line.split("\n")[0] or line.count("\n") != 1):
            continue
        if own := own_title(line.replace("\n", " ") if first < n else line):
            at = Span(span.start + own.start, span.start + own.end)
            drawing.policy = drawing.registry.add("PolicyDocument", own.name, at)
            drawing.own = True
            drawing.titles |= {s.start for s in said[first : n + 1]}
            _said_of(drawing, said[n], Issue(issuers_of_title(line)), drawing.policy, start=span.start)
            return


def _numbered(drawing: _Drawing, sentence: Sentence, policy: str, year: str, number: str) -> None:
    value = Literal(year, "xsd:integer")
    drawing.say(policy, "kg:year", value, _at(sentence), "zh-number-year", found=number)


def _name_zones(drawing: _Drawing, sentence: Sentence) -> None:
    text, registry = drawing.document.text[sentence.start : sentence.end], drawing.registry
    areas = drawing.known.find(text)
    for zone in find_zones(text, areas):
        name = text[zone.start : zone.end]
        key = registry.add("Zone", name, _at(sentence, zone.start, zone.end))
        drawing.zones.setdefault(name, key)
        if zone.short:
            registry.alias(key, zone.short, sentence.start + zone.end)
            drawing.zones.setdefault(zone.short, key)
        area = next((a for a in areas if a.end == zone.place), None)
        if area:
            place = registry.add(
                "AdministrativeArea",
                text[area.start : area.end],
                _at(sentence, area.start, area.end),
                area.ids[:1],
            )
            drawing.say(key, "kg:within", Key(place), _at(sentence), "zh-zone-of-place")
    for known in drawing.known.zones(text):
        name = text[known.start : known.end]
        span = _at(sentence, known.start, known.end)
        drawing.zones.setdefault(name, registry.add("Zone", name, span, known.ids))
    for a, b in rows_of_zones(text):
        if not any(text[a:b] in z for z in drawing.zones):
            drawing.zones[text[a:b]] = registry.add("Zone", text[a:b], _at(sentence, a, b))
    for title in (*find_titles(text), *((own,) if (own := own_title(text)) else ())):
        name = zone_of_title(title.name)
        at = text.find(name, title.start) if name else -1
        is_area = any(a.end == at + len(name) for a in areas)  # "云水市青石新区" is an area itself
        if name and not is_area and not any(name in z or z in name for z in drawing.zones):
            drawing.zones[name] = registry.add("Zone", name, _at(sentence, at, at + len(name)))


def _issue(drawing: _Drawing, said: Sequence[Sentence]) -> None:
    """Draw who issued what, and when."""
    document = drawing.document
    for n, sentence in enumerate(said):
        text = document.text[sentence.start : sentence.end]
        for issue in find_issues(text):
            _said_of(
                drawing, sentence, issue, drawing.registry.add("PolicyDocument", issue.of, _at(sentence))
            )
        for title in find_titles(text):
            of_name = [(title.start + a, title.start + b) for a, b in issuers_of_title(title.name)]
            key = drawing.registry.add("PolicyDocument", title.name, _at(sentence, title.start, title.end))
            _said_of(drawing, sentence, Issue(tuple(of_name)), key)
        if n >= _NEAR_HEAD:
            continue
        if passed := find_passage(text):
            known = f"《{passed.of}》" if passed.of else ""
            key = (
                drawing.registry.add("PolicyDocument", passed.of, _at(sentence)) if known else drawing.policy
            )
            _said_of(drawing, sentence, passed, key)
        year, a, b = number_behind(text, 0)
        if drawing.own and year:
            _numbered(drawing, sentence, drawing.policy, year, text[a:b])
    for line, day in pairwise(document.sentences[:_FAR_DOWN] if drawing.policy else ()):
        written = document.text[line.start : line.end], document.text[day.start : day.end]
        if sign := signed(*written):
            _said_of(drawing, line, sign, drawing.policy, day)


def _said_of(
    drawing: _Drawing,
    sentence: Sentence,
    issue: Issue,
    policy: str,
    dated: Sentence | None = None,
    start: int | None = None,
) -> None:
    """Draw who issued a policy and when; places count from ``start``, or from where the sentence begins."""
    if not policy:
        return
    begin = sentence.start if start is None else start
    text = drawing.document.text[begin : sentence.end]
    for a, b in issue.bodies:
        ids = drawing.known.ids("PublicBody", text[a:b])
        body = drawing.registry.add("PublicBody", text[a:b], Span(begin + a, begin + b), ids)
        drawing.say(policy, "kg:issuedBy", Key(body), _at(sentence), "zh-issue")
    if issue.day:
        at = dated or sentence
        found = drawing.document.text[at.start : at.end].strip() if dated else text[slice(*issue.at)].strip()
        drawing.say(
            policy, "kg:issuedOn", Literal(issue.day, "xsd:date"), _at(at), "zh-issued-on", found=found
        )


def _read(drawing: _Drawing, sentence: Sentence) -> None:
    """Draw places, reach, steps and aims of one sentence."""
    document = drawing.document
    text, block = document.text[sentence.start : sentence.end], document.blocks[sentence.block]
    _places(drawing, sentence, text)
    if block.kind is BlockKind.TITLE:
        return
    draw_figures(
        text,
        _at(sentence),
        _things(drawing, sentence, text),
        drawing.main,
        drawing.registry,
        drawing.collector,
    )
    if sentence.start in drawing.titles:
        return
    if sentence.block != drawing.block:
        drawing.block, drawing.year, drawing.told = sentence.block, 0, False
    year, at = find_aim(text)
    drawing.year = year or drawing.year
    if drawing.year and block.kind not in _HEADS:
        _aim(drawing, sentence, text, at)
        if not at:
            return
    drawing.told = drawing.told or lays_down(text)
    section = document.sections[block.section].title if block.section is not None else ""
    laid_down = bool(drawing.policy) and (drawing.own or document.genre in _PLANNED)
    planned = (laid_down or drawing.told) and not _DESCRIBES.search(section)
    if block.kind is BlockKind.HEADING and not planned:
        return
    for step in find_steps(text, planned=planned):
        _step(drawing, sentence, text, step)


def _things(drawing: _Drawing, sentence: Sentence, text: str) -> list[tuple[int, str]]:
    """Return the zones and areas that a sentence names, by where they end, in order."""
    found = [
        (m.end(), key) for name, key in drawing.zones.items() for m in re.finditer(re.escape(name), text)
    ]
    ends = {end for end, _ in found}
    for area in drawing.known.find(text):
        if area.end not in ends and text[area.start : area.end] not in _WHOLE_COUNTRY:
            span = _at(sentence, area.start, area.end)
            key = drawing.registry.add("AdministrativeArea", text[area.start : area.end], span, area.ids[:1])
            found.append((area.end, key))
    for country in re.finditer("我国|全国", text):
        if known := drawing.known.find("中国"):
            span = _at(sentence, *country.span())
            found.append(
                (country.end(), drawing.registry.add("AdministrativeArea", "中国", span, known[0].ids[:1]))
            )
    return sorted(found)


_WHOLE_COUNTRY = ("中国", "我国", "全国")


def _places(drawing: _Drawing, sentence: Sentence, text: str) -> None:
    areas = drawing.known.find(text)
    for inner, outer in drawing.known.nested(text, areas):
        keys = [
            drawing.registry.add(
                "AdministrativeArea", text[a.start : a.end], _at(sentence, a.start, a.end), a.ids[:1]
            )
            for a in (inner, outer)
        ]
        drawing.say(keys[0], "kg:within", Key(keys[1]), _at(sentence), "zh-area-chain")
    for named, parts in find_reach(text):
        zone = next(
            (
                k
                for z, k in sorted(drawing.zones.items(), key=lambda i: -len(i[0]))
                if text[slice(*named)].endswith(z)
            ),
            "",
        )
        if named[0] == named[1]:  # "…区是重点，范围包括"
            before = [
                (text.rfind(z, 0, named[0]), k) for z, k in drawing.zones.items() if z in text[: named[0]]
            ]
            zone = max(before)[1] if before else ""
        for a, b in parts if zone else ():
            known = next((x.ids[:1] for x in areas if (x.start, x.end) == (a, b)), ())
            part = drawing.registry.add(
                "AdministrativeArea" if known else "Place", text[a:b], _at(sentence, a, b), known
            )
            drawing.say(zone, "kg:spans", Key(part), _at(sentence), "zh-reach")


def _aim(drawing: _Drawing, sentence: Sentence, text: str, start: int) -> None:
    said = text[start:].strip().rstrip("。")
    key = drawing.registry.add("Target", said, _at(sentence, start, start + len(said)), scoped=True)
    year = Literal(str(drawing.year), "xsd:integer")
    drawing.say(key, "kg:deadlineYear", year, _at(sentence), "zh-aim", found=str(drawing.year), planned=True)
    if drawing.policy:
        drawing.say(drawing.policy, "kg:hasObjective", Key(key), _at(sentence), "zh-aim-of", planned=True)


def _step(drawing: _Drawing, sentence: Sentence, text: str, step: Step) -> None:
    registry, at = drawing.registry, _at(sentence)
    words = text[step.start : step.end]
    key = registry.add("Measure", words, _at(sentence, step.start, step.end), scoped=True)
    item = drawing.document.blocks[sentence.block].kind in ITEMS
    drawing.collector.around = frozenset({"item"}) if item else frozenset()
    drawing.say(key, "rdf:type", Concept("kg:Measure"), at, "zh-step", planned=True)
    if drawing.policy:
        drawing.say(drawing.policy, "kg:hasMeasure", Key(key), at, "zh-step-of", planned=True)
    if step.actor and (body := _body(drawing, sentence, text, step.actor)):
        drawing.say(key, "kg:implementedBy", Key(body), at, "zh-actor", planned=True)
    for kind, predicate, rule, spans in (
        ("Industry", "kg:addressesIndustry", "zh-industry", find_industries(words, drawing.known)),
        ("Facility", "kg:establishes", "zh-works", find_works(words, drawing.known)),
    ):
        for a, b in spans:
            ids = drawing.known.ids(kind, words[a:b])
            thing = registry.add(kind, words[a:b], _at(sentence, step.start + a, step.start + b), ids)
            drawing.say(key, predicate, Key(thing), at, rule, planned=True)
    drawing.collector.around = frozenset()


def _body(drawing: _Drawing, sentence: Sentence, text: str, actor: str) -> str:
    """Return the key of the body that acts, if it has a name of its own."""
    at = text.find(actor)
    named = at >= 0 and re.fullmatch(
        r"[^、和及与的等]{3,24}(?:政府|部门|委员会|管委会|国务院|办公厅|办公室|厅|局|领导小组)", actor
    )
    return drawing.registry.add("PublicBody", actor, _at(sentence, at, at + len(actor))) if named else ""


__all__ = ["draw_chinese"]
