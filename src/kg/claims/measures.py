"""Measures from headings, bullets, "Heading: text" paragraphs and announcing sentences."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.claims.about import about
from kg.claims.actions import Action, bullet_actions, prose_actions
from kg.claims.collector import Collector
from kg.claims.gazetteer import Gazetteer
from kg.claims.loose import loose_actions
from kg.claims.reading import Reading
from kg.claims.registry import Registry
from kg.model import BlockKind, Concept, Key, Modality, Span, Tier

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
    about(reading, action, key, registry, gazetteer, say)
    return key
