"""Measures from headings, bullets, "Heading: text" paragraphs and announcing sentences."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.claims import acting
from kg.claims.about import about
from kg.claims.announced import announced_actions, present_actions
from kg.claims.collector import Collector
from kg.claims.cutting import Action, clean_end
from kg.claims.gazetteer import Gazetteer
from kg.claims.items import actor_to, bare_passive, item_actions
from kg.claims.loose import loose_actions, numbered_parts
from kg.claims.nominal import holds_nominal
from kg.claims.reading import Reading
from kg.claims.registry import Registry
from kg.claims.verbs import participles
from kg.model import BlockKind, Concept, Key, Modality, Span, Tier

ITEMS = (BlockKind.BULLET, BlockKind.CLAUSE)
_FORMS = {
    "ing": "measure-item",
    "command": "measure-item",
    "modal": "measure-announced",
    "passive": "measure-passive",
    "nominal": "measure-nominal",
    "present": "measure-present",
    "phrase": "measure-listed",
}
_HOPED = re.compile(
    r"\b(?:[Ii]t\s+is\s+(?:hoped|expected|believed|feared)|if\s+successful|potentially|whether)\b"
)
_NAMED = frozenset({"AdministrativeArea", "Place", "PublicBody", "Zone", "PolicyDocument", "Strategy"})
_FRAGMENT = re.compile(
    r"(?:with|including|that|which|in|of|for|from|as|and|but|or|than|such|it|they|this|who|there)\b", re.I
)
# A colon that opens a list of measures, and headings of such lists.
_ANNOUNCES = re.compile(
    r"\b(?:measures?|steps|actions?|initiatives?|tasks?|priorit(?:y|ies)|will|shall|aims?|objectives?|goals?|recommendations?|incentives?|proposals?|commitments?|duties|reforms?|"
    r"responsib\w+|functions?|provides?\s+for|includes?\s+(?:the\s+following|plans)|to\s+be\s+\w+ed|deliverables|interventions?|activities|strategies)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Frame:
    """What surrounds a sentence.

    Attributes:
        policy: key of the policy that the passage is about.
        theme: key of its theme.
        theme_span: where the heading of the theme stands.
        parent: key of the measure that the label of the block states.
        item: whether the sentence belongs to a list item or a clause.
        lead: the words that announce the list, or empty.
        opens: whether it is the first sentence of its block.
    """

    policy: str
    theme: str
    theme_span: Span | None
    parent: str
    item: bool
    lead: str = ""
    opens: bool = True


def find_measures(
    reading: Reading, frame: Frame, registry: Registry, gazetteer: Gazetteer, collector: Collector
) -> tuple[str, ...]:
    """Draw the measures of a sentence and return their keys in order."""
    drawn = []
    for action, tier, features in _actions(reading, frame):
        if action.form == "ing" and any(
            m.start == action.start and m.kind in _NAMED for m in reading.mentions
        ):
            continue  # a place whose name ends in -ing
        if action.form in ("passive", "nominal", "phrase") and _FRAGMENT.match(reading.text[action.start :]):
            continue
        drawn.append(_draw(reading, frame, action, tier, features, registry, gazetteer, collector))
    return tuple(drawn)


# A sentence with a deadline states a target, not a measure.
_BY_YEAR = re.compile(r"\b[Bb]y\s+(?:the\s+(?:end|middle)\s+of\s+)?‹D\d+›")
Found = tuple[Action, Tier, tuple[str, ...]]


def _actions(reading: Reading, frame: Frame) -> Iterator[Found]:
    """Yield the actions of a sentence, each with its tier and features."""
    text = reading.text
    if text.rstrip().endswith("?"):
        return
    if text.rstrip().endswith(":") and not reading.is_label:
        yield from _before_colon(reading, frame)
        return
    if parts := numbered_parts(text):
        yield from _numbered(reading, parts)
        return
    if frame.item or reading.is_label:
        found = tuple(_of_item(reading, frame))
        yield from found
        if found or reading.is_label:
            return
    yield from _of_prose(reading, frame)


def _of_item(reading: Reading, frame: Frame) -> Iterator[Found]:
    text = reading.text
    short = reading.block.kind is BlockKind.BULLET or reading.is_label or bool(frame.lead)
    if not (frame.opens or reading.is_label) and not re.match(r"[A-Z(]", text):
        return
    if found := tuple(item_actions(text)):
        for action in found:
            sure = action.form in ("command", "ing") or (bool(frame.lead) and not reading.is_label)
            marks = ("item",) + (("label",) if reading.is_label else ()) + (("tail",) if action.tail else ())
            yield action, Tier.ASSERTED if sure else Tier.CANDIDATE, marks
        return
    if reading.is_label or not short:
        return
    if found := tuple(actor_to(text)):
        for action in found:
            yield action, Tier.ASSERTED, ("item", "actor")
        return
    if bare := bare_passive(text):
        yield bare, Tier.ASSERTED if frame.lead else Tier.CANDIDATE, ("item", "bare")
        return
    if (
        frame.lead
        and holds_nominal(text)
        and not re.search(r"\b(?:will|shall|is|are|was|were|has|have|had)\b", text)
    ):
        end = clean_end(text, 0, len(text))
        if 3 <= len(text[:end].split()) <= 25:
            yield Action(0, end, "phrase", ""), Tier.CANDIDATE, ("item", "lead")


def _numbered(reading: Reading, parts: tuple[tuple[int, int], ...]) -> Iterator[Found]:
    """Yield the actions of a list with numbers inside a sentence."""
    for start, end in parts:
        for action in item_actions(reading.text[start:end]):
            moved = replace(action, start=start + action.start, end=start + action.end)
            sure = action.form != "nominal" and not action.tail
            yield moved, Tier.ASSERTED if sure else Tier.CANDIDATE, ("numbered",)


def _before_colon(reading: Reading, frame: Frame) -> Iterator[Found]:
    """Yield the actions of a sentence that opens a list, without the one that the list itself states."""
    for action, tier, marks in _of_prose(reading, frame):
        said = reading.text[action.start : action.end]
        if len(said.split()) >= 4 and not re.search(
            r"\b(?:following|steps|measures|actions|below|include)\b", said
        ):
            yield action, tier, marks


def _of_prose(reading: Reading, frame: Frame) -> Iterator[Found]:
    text = reading.text
    if _HOPED.search(text):
        return
    taken: list[Action] = []
    for action in (
        *announced_actions(text, reading.mentions),
        *present_actions(text, reading.mentions),
        *_loose(reading, frame),
    ):
        if any(a.start < action.end and action.start < a.end for a in taken):
            continue
        kind, unsure = action.subject.rstrip("?"), action.subject.endswith("?")
        if not (frame.policy or frame.item or _speaks_of_policy(reading, action, kind)):
            continue
        taken.append(action)
        yield action, _tier(action, kind, unsure, frame), _features(action, kind, unsure)


def _speaks_of_policy(reading: Reading, action: Action, kind: str) -> bool:
    """Return whether a sentence in a text that is about no policy still tells of public plans."""
    if kind == acting.OTHER:
        return action.form == "passive"
    if kind in (acting.ACTOR, acting.POLICY):
        return True
    if kind == acting.WE:
        return not re.search(r"[“”\"]", reading.text)
    return kind in ("", acting.PLACE) and any(reading.of("BUZ"))


def _loose(reading: Reading, frame: Frame) -> Iterator[Action]:
    if frame.policy or any(reading.of("BUPZ")):
        due = _BY_YEAR.search(reading.masked.text) is not None
        yield from (a for a in loose_actions(reading.text) if not due or a.form == "nominal")


def _tier(action: Action, kind: str, unsure: bool, frame: Frame) -> Tier:
    if unsure or action.tail or action.form == "present":
        return Tier.CANDIDATE
    if action.form == "nominal":
        return Tier.ASSERTED if frame.policy or frame.item else Tier.CANDIDATE
    if action.form == "passive" and frame.policy and action.verb in participles():
        return Tier.ASSERTED
    if kind in (acting.ACTOR, acting.WE) or (kind in acting.PLANNERS and action.form == "modal"):
        return Tier.ASSERTED
    return Tier.CANDIDATE


def _features(action: Action, kind: str, unsure: bool) -> tuple[str, ...]:
    return tuple(
        f
        for f in (f"subject-{kind}" if kind else "", "hedge" if unsure else "", "tail" if action.tail else "")
        if f
    )


def announces(text: str) -> str:
    """Return a sentence or heading if it announces a list of measures, else nothing.

    >>> announces("The main measures are:"), announces("The members are:")
    ('The main measures are:', '')
    """
    return text if _ANNOUNCES.search(text) else ""


def _draw(
    reading: Reading,
    frame: Frame,
    action: Action,
    tier: Tier,
    features: tuple[str, ...],
    registry: Registry,
    gazetteer: Gazetteer,
    collector: Collector,
) -> str:
    span = Span(reading.span.start + action.start, reading.span.start + action.end)
    label = " ".join(reading.text[action.start : action.end].split())
    key = registry.add("Measure", label, span, scoped=True)
    rule = "measure-label" if reading.is_label else _FORMS[action.form]
    evidence = (reading.span, *((frame.theme_span,) if frame.theme_span else ()))

    def say(subject: str, predicate: str, obj: Key | Concept, name: str = rule, level: Tier = tier) -> None:
        passage = evidence if predicate == "kg:theme" else (reading.span,)
        if tier is Tier.CANDIDATE:
            level = tier
        collector.say(
            subject,
            predicate,
            obj,
            passage,
            name,
            tier=level,
            modality=Modality.PLANNED,
            features=features if name == rule else (),
        )

    say(key, "rdf:type", Concept("kg:Measure"))
    if frame.policy:
        own = action.form != "modal" or action.subject.rstrip("?") in acting.PLANNERS
        say(frame.policy, "kg:hasMeasure", Key(key), rule, tier if own else Tier.CANDIDATE)
    if frame.theme:
        say(key, "kg:theme", Key(frame.theme), "measure-theme")
    if frame.parent and frame.parent != key:
        say(key, "dcterms:isPartOf", Key(frame.parent), "measure-part")
    about(reading, action, key, registry, gazetteer, say)
    return key
