"""Measures from headings, bullets, "Heading: text" paragraphs and announcing sentences."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from kg.claims.actions import Action, bullet_actions, prose_actions
from kg.claims.collector import Collector
from kg.claims.gazetteer import Gazetteer
from kg.claims.loose import loose_actions
from kg.claims.names import facility_type
from kg.claims.phrases import find_facilities, find_industries
from kg.claims.reading import Reading
from kg.claims.registry import Registry
from kg.claims.words import DATA, alternation, words
from kg.claims.zones import zone_type
from kg.model import BlockKind, Concept, Key, Mention, Modality, Span, Tier

ITEMS = (BlockKind.BULLET, BlockKind.CLAUSE)
# A sentence with a deadline states a target, not a measure.
_BY_YEAR = re.compile(r"\b[Bb]y\s+(?:the\s+(?:end|middle)\s+of\s+)?‹D\d+›")
_ACTOR = re.compile(r"‹[BUPZ]\d+›")
_FORMS = {
    "ing": "measure-item",
    "command": "measure-item",
    "modal": "measure-announced",
    "passive": "measure-passive",
    "nominal": "measure-nominal",
}


@dataclass(frozen=True, slots=True)
class Frame:
    """What surrounds a sentence: the policy, the theme and the measure that its label states."""

    policy: str
    theme: str
    theme_span: Span | None
    parent: str
    item: bool


@dataclass(frozen=True, slots=True)
class Codes:
    """Words by which measures are coded: pairs of (concept, pattern of its words, at their beginnings)."""

    instruments: tuple[tuple[str, re.Pattern[str]], ...]
    groups: tuple[tuple[str, re.Pattern[str]], ...]


@cache
def codes() -> Codes:
    """Return the table of ``data/codes.toml``."""
    raw: Mapping[str, Any] = tomllib.loads((DATA / "codes.toml").read_text(encoding="utf-8"))
    return Codes(
        tuple((r["concept"], _beginning(r["words"])) for r in raw["instrument"]),
        tuple((r["concept"], _beginning(r["words"])) for r in raw["group"]),
    )


def _beginning(cues: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(re.escape(cue) for cue in cues)})")


def find_measures(
    reading: Reading, frame: Frame, registry: Registry, gazetteer: Gazetteer, collector: Collector
) -> tuple[str, ...]:
    """Draw the measures of a sentence and return their keys in order."""
    drawn = []
    for action in _actions(reading, frame):
        if action.form == "ing" and any(
            m.start == action.start and m.kind in _NAMED for m in reading.mentions
        ):
            continue  # a place whose name ends in -ing
        if action.form in ("passive", "nominal") and _FRAGMENT.match(reading.text[action.start :]):
            continue
        drawn.append(_draw(reading, frame, action, registry, gazetteer, collector))
    return tuple(drawn)


def _actions(reading: Reading, frame: Frame) -> Iterator[Action]:
    if reading.text.rstrip().endswith(("?", ":")) and not reading.is_label:
        return
    if frame.item or reading.is_label:
        found = tuple(bullet_actions(reading.text))
        if not found and not reading.is_label:
            found = tuple(prose_actions(reading.text)) or tuple(loose_actions(reading.text))
        yield from found
        return
    if reading.modality() is Modality.HOPED or not (frame.policy or _ACTOR.search(reading.masked.text)):
        return
    sure = tuple(prose_actions(reading.text))
    yield from sure
    if frame.policy and not _BY_YEAR.search(reading.masked.text):
        for action in loose_actions(reading.text):
            if not any(a.start < action.end and action.start < a.end for a in sure):
                yield action


_NAMED = frozenset({"AdministrativeArea", "Place", "PublicBody", "Zone", "PolicyDocument", "Strategy"})
_FRAGMENT = re.compile(
    r"(?:with|including|that|which|in|of|for|from|as|and|but|or|than|such|it|they|this)\b", re.I
)
_SELF = re.compile(
    r"\b(?:[Tt]he\s+government|[Aa]uthorities|[Ww]e|[Tt]he\s+(?:plan|policy|scheme|programme|strategy|act|law)|it|It)\b|‹[BUP]"
)


def _is_own(reading: Reading, action: Action) -> bool:
    """Return whether an announcing item speaks of its policy: "the government will", not "the Blue Hub aims to"."""
    if action.form != "modal":
        return True
    before = reading.text[: action.start]
    named = [
        m
        for m in reading.mentions
        if m.end <= action.start and m.kind in ("PublicBody", "PolicyDocument", "Strategy", "UnnamedGroup")
    ]
    return (
        bool(named)
        or bool(_SELF.search(before))
        or not re.search(r"[a-z]\s+[A-Z][a-z]+\s+[A-Z]|^[A-Z]\w+\s+[A-Z]", before)
    )


def _draw(
    reading: Reading,
    frame: Frame,
    action: Action,
    registry: Registry,
    gazetteer: Gazetteer,
    collector: Collector,
) -> str:
    span = Span(reading.span.start + action.start, reading.span.start + action.end)
    label = " ".join(reading.text[action.start : action.end].split())
    key = registry.add("Measure", label, span, scoped=True)
    rule = "measure-label" if reading.is_label else _FORMS[action.form]
    prose = not (frame.item or reading.is_label)
    tier = Tier.CANDIDATE if prose else Tier.ASSERTED
    modality = reading.modality() if prose else Modality.PLANNED
    evidence = (reading.span, *((frame.theme_span,) if frame.theme_span else ()))

    def say(subject: str, predicate: str, obj: Key | Concept, name: str = rule, level: Tier = tier) -> None:
        passage = evidence if predicate == "kg:theme" else (reading.span,)
        collector.say(subject, predicate, obj, passage, name, tier=level, modality=modality)

    say(key, "rdf:type", Concept("kg:Measure"))
    if frame.policy:
        say(
            frame.policy,
            "kg:hasMeasure",
            Key(key),
            rule,
            tier if _is_own(reading, action) else Tier.CANDIDATE,
        )
    if frame.theme:
        say(key, "kg:theme", Key(frame.theme), "measure-theme")
    if frame.parent and frame.parent != key:
        say(key, "dcterms:isPartOf", Key(frame.parent), "measure-part")
    _about(reading, action, key, registry, gazetteer, say)
    return key


def _about(
    reading: Reading, action: Action, key: str, registry: Registry, gazetteer: Gazetteer, say: Any
) -> None:
    """Draw where a measure works, what it builds, which industries and people it is for, and who carries it out."""
    text = reading.text[action.start : action.end]
    offset = reading.span.start + action.start
    inside = [m for m in reading.mentions if action.start <= m.start and m.end <= action.end]
    built = list(find_facilities(text))
    named = [m for m in inside if m.kind == "Facility"]
    for m in named:
        say(key, "kg:establishes", Key(m.name), "measure-builds")
    for phrase in built:
        a, b = action.start + phrase.start, action.start + phrase.end
        if any(
            m.start < b and a < m.end
            for m in inside
            if m.kind in ("Facility", "Zone", "PolicyDocument", "PublicBody")
        ):
            continue
        thing = registry.add(
            "Facility",
            text[phrase.start : phrase.end],
            Span(offset + phrase.start, offset + phrase.end),
            scoped=_unnamed(text[phrase.start : phrase.end]),
        )
        if _BUILT.search(text[: phrase.start]):
            say(key, "kg:establishes", Key(thing), "measure-builds")
        else:
            say(key, "kg:establishes", Key(thing), "measure-facility", Tier.CANDIDATE)
        if phrase.end < len(text) and (place := _place_after(reading, action.start + phrase.end)):
            say(thing, "kg:within", Key(place), "facility-in", Tier.CANDIDATE)
    _places(reading, action, key, inside, say)
    for start, end, name, ids in find_industries(text, gazetteer):
        industry = registry.add("Industry", name, Span(offset + start, offset + end), ids)
        say(key, "kg:addressesIndustry", Key(industry), "measure-industry")
    _code(text, key, say)
    for body in _actors(reading, action, inside):
        say(key, "kg:implementedBy", Key(body), "measure-actor")


def _places(reading: Reading, action: Action, key: str, inside: list[Mention], say: Any) -> None:
    """Draw where a measure works, which named zone it sets up, and at which event."""
    for m in inside:
        if _COMPARED.search(reading.text[max(0, m.start - 24) : m.start]):
            continue
        if m.kind in ("Zone", "AdministrativeArea", "Place") and not (
            m.kind == "Zone" and _builds(reading.text[action.start : m.start])
        ):
            say(key, "kg:appliesTo", Key(m.name), "measure-place")
        elif m.kind == "Zone":
            say(key, "kg:establishes", Key(m.name), "measure-builds")
        elif m.kind == "Event":
            say(key, "kg:concernsEvent", Key(m.name), "measure-event")


_COMPARED = re.compile(r"\b(?:than|than\s+what|from|like|unlike|outside|beyond)\s+(?:the\s+)?$")
# Without a word of building before it, a facility is only spoken of.
_BUILT = re.compile(
    r"\b(?:build|construct|establish|set(?:ting)?\s+up|creat|develop|lay(?:ing)?\s+out|layout|cultivat|found|open|launch|erect|install|add|"
    r"plan|form|host|complet|expand|upgrad|improv|provid|support)\w*",
    re.I,
)


def _unnamed(name: str) -> bool:
    """Return whether a facility is described in lower case, so that its name holds in its document only."""
    return not re.search(r"\b[A-Z][a-z]", name)


_BUILDS = re.compile(
    r"\b(?:build|creat|establish|construct|set(?:ting)? up|develop|found|launch|laying? out|design)\w*\s+(?:of\s+)?(?:the\s+|an?\s+|new\s+)*$",
    re.I,
)


def _builds(before: str) -> bool:
    return bool(_BUILDS.search(before))


def _place_after(reading: Reading, at: int) -> str:
    for m in reading.mentions:
        if m.start >= at and m.kind in ("Zone", "AdministrativeArea"):
            between = reading.text[at : m.start]
            return m.name if re.fullmatch(r"\s+in\s+(?:the\s+)?", between) else ""
    return ""


def _code(text: str, key: str, say: Any) -> None:
    lower = " ".join(text.lower().split())
    for concept, cues in codes().instruments:
        if cues.search(lower):
            say(key, "kg:instrumentType", Concept(f"kgt:{concept}"), "measure-instrument")
            break
    for concept, cues in codes().groups:
        if cues.search(lower):
            say(key, "kg:addressee", Concept(f"kgt:{concept}"), "measure-group")


@cache
def _acts() -> re.Pattern[str]:
    verb = alternation(words().list("verbs", "intend"))
    return re.compile(rf",?\s*(?:[^,;.]{{0,40}}?\s)?(?:also\s+)?{verb}\s+(?:[a-z]+ly\s+|also\s+|further\s+)*")


_BY = re.compile(r"\b(?:by|led\s+by|approved\s+by|run\s+by)\s+(?:the\s+)?$")


def _actors(reading: Reading, action: Action, inside: list[Any]) -> Iterator[str]:
    """Yield the bodies that act: those before the announcing verb, and those named after "by"."""
    if action.form == "modal":
        before = [
            m for m in reading.mentions if m.kind in ("PublicBody", "UnnamedGroup") and m.end <= action.start
        ]
        for m in before:
            if _acts().fullmatch(reading.text, m.end, action.start):
                yield m.name
    for m in inside:
        if m.kind in ("PublicBody", "UnnamedGroup") and _BY.search(
            reading.text[max(0, m.start - 24) : m.start]
        ):
            yield m.name


def place_type(kind: str, label: str) -> str:
    """Return the place-type concept of a zone or facility by its name."""
    return zone_type(label) if kind == "Zone" else facility_type(label)
