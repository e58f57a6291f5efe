"""Measures from headings, bullets, "Heading: text" paragraphs and announcing sentences."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kg.claims import acting
from kg.claims.about import about
from kg.claims.announced import announced_actions, present_actions
from kg.claims.collector import Collector
from kg.claims.concessions import funded, granted, is_concession, offered
from kg.claims.cutting import Action, clean_end
from kg.claims.gazetteer import Gazetteer
from kg.claims.items import actor_to, bare_passive, item_actions, opens_article
from kg.claims.loose import listed_actions, loose_actions, numbered_parts
from kg.claims.nominal import holds_nominal, nominal_list, opens_nominal, step_nouns
from kg.claims.ongoing import ongoing_actions
from kg.claims.orders import commanded, ordered, purposes
from kg.claims.project_parts import contents
from kg.claims.reading import Reading
from kg.claims.registry import Registry
from kg.claims.verbs import participles, word_set
from kg.model import BlockKind, Concept, Key, Literal, Modality, Span, Tier

ITEMS = (BlockKind.BULLET, BlockKind.CLAUSE)
_FORMS = {
    "ing": "measure-item",
    "command": "measure-item",
    "modal": "measure-announced",
    "passive": "measure-passive",
    "nominal": "measure-nominal",
    "present": "measure-present",
    "phrase": "measure-listed",
    "concession": "measure-granted",
    "heading": "measure-heading",
    "funded": "measure-funded",
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
    r"\b(?:measures?|steps|actions?|initiatives?|tasks?|priorit(?:y|ies)|will|shall|aims?|objectives?|goals?|recommendations?|incentives?|benefits|concessions|privileges|components|pillars|proposals?|commitments?|duties|reforms?|"
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
        before: the sentence before it, or none.
    """

    policy: str
    theme: str
    theme_span: Span | None
    parent: str
    item: bool
    lead: str = ""
    opens: bool = True
    before: Reading | None = None


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


_DETERMINED = re.compile(r"\w+\s+(?:the|an?|all|more|new|our|its|their|every|each)\s", re.I)


def find_heading_measures(
    reading: Reading, frame: Frame, registry: Registry, gazetteer: Gazetteer, collector: Collector
) -> None:
    """Draw the measures that a heading states as commands: "(D) Expedite the Widening of the Quay"."""
    if len(reading.text.split()) < 3 or reading.text.rstrip().endswith(("?", ":")):
        return
    for action in item_actions(reading.text):
        noun = action.verb in word_set("base_or_noun") and not _DETERMINED.match(reading.text, action.start)
        if action.form == "command" and not noun:
            heading = replace(action, form="heading")
            _draw(reading, frame, heading, Tier.CANDIDATE, ("item",), registry, gazetteer, collector)


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
    if len(listed := tuple(listed_actions(text))) > 1:
        yield from ((a, Tier.CANDIDATE, ("numbered",)) for a in listed)
        return
    if frame.item or reading.is_label or opens_article(text):
        found = tuple(_of_item(reading, frame))
        yield from found
        if found or reading.is_label:
            return
    prose = tuple(_of_prose(reading, frame))
    orders = tuple(_of_order(reading, frame, bool(prose)))
    yield from orders
    for found in prose:
        if not any(o.start < found[0].end and found[0].start < o.end for o, _, _ in orders):
            yield found


def _of_order(reading: Reading, frame: Frame, told: bool) -> Iterator[Found]:
    """Yield the actions of a sentence that is an order, and of the purpose that it opens with."""
    text = reading.text
    if not (frame.policy or frame.item or _PUBLIC.search(text)):
        return
    found = tuple(ordered(text)) or (() if told else tuple(commanded(text)))
    for action in found or purposes(text):
        yield action, Tier.CANDIDATE, ("order",)


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
    if reading.is_label or not (short or reading.block.kind is BlockKind.CLAUSE):
        return
    if found := tuple(actor_to(text)):
        for action in found:
            yield action, Tier.ASSERTED, ("item", "actor")
        return
    if not short:
        return
    start = _ORDINAL.match(text)
    at = start.end() if start else 0
    grants = _GRANTS.search(frame.lead) is not None
    if is_concession(text[at:]) or (grants and _is_phrase(text[at:])):
        tier = Tier.ASSERTED if grants else Tier.CANDIDATE
        yield (
            Action(at, _item_end(text, at), "concession", "grant"),
            tier,
            ("item", *(("lead",) if grants else ())),
        )
        return
    if bare := bare_passive(text):
        yield bare, Tier.ASSERTED if frame.lead else Tier.CANDIDATE, ("item", "bare")
        return
    named = holds_nominal(text) or _OF_MEASURES.search(frame.lead) is not None
    if frame.lead and named and not re.search(r"\b(?:will|shall|is|are|was|were|has|have|had)\b", text):
        end = clean_end(text, 0, len(text))
        if 3 <= len(text[:end].split()) <= 25:
            yield Action(0, end, "phrase", ""), Tier.CANDIDATE, ("item", "lead")


# What opens an item in words: "First: …", "Secondly, …".
_ORDINAL = re.compile(
    r"(?:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|One|Two|Three|Four|Five)(?:ly)?\s*[:,–-]\s+"
)
_GRANTS = re.compile(
    r"\b(?:incentives?|benefits|concessions?|privileges?|exemptions?|preferential|tax\s+treatment|facilities|perks)\b",
    re.I,
)
# What opens a list whose items are measures even as bare nouns.
_OF_MEASURES = re.compile(
    r"\b(?:measures?|actions?|interventions?|initiatives|incentives?|components?|deliverables|reforms?|steps|commitments|activities|priority\s+projects)\b[^.;]{0,80}:\s*$",
    re.I,
)
_VERBAL = re.compile(r"\b(?:will|shall|must|is|are|was|were|has|have|had|can|may|should|would)\b")


def is_ordinal(text: str) -> bool:
    """Return whether a paragraph opens like an item of a list: "First: …"."""
    return _ORDINAL.match(text) is not None


def _is_phrase(text: str) -> bool:
    return 2 <= len(text.split()) <= 30 and not _VERBAL.search(text) and not text.rstrip().endswith(":")


def _item_end(text: str, at: int) -> int:
    return at + len(text[at:].rstrip(" .;,\n"))


def _numbered(reading: Reading, parts: tuple[tuple[int, int], ...]) -> Iterator[Found]:
    """Yield the actions of a list with numbers inside a sentence."""
    before = reading.text[: parts[0][0]]
    named = ":" in before and announces(before)
    for start, end in parts:
        found = tuple(item_actions(reading.text[start:end]))
        if named and not found and _is_phrase(reading.text[start:end]):
            yield Action(start, end, "phrase", ""), Tier.CANDIDATE, ("numbered",)
        for action in found:
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
    it = _stands_for(frame.before) if frame.before and _IT.search(text) else ""
    if frame.item and (named := _NAMED_FIRST.match(text)):
        it = acting.subject_kind(named[1] + " ", len(named[1]) + 1, ())  # "Fish hub – Near the pier, it will …"
    for action in _examples(
        text,
        (
            *announced_actions(text, reading.mentions, it),
            *ongoing_actions(text, reading.mentions, it),
            *present_actions(text, reading.mentions),
            *_loose(reading, frame, it),
        ),
    ):
        if any(a.start < action.end and action.start < a.end for a in taken):
            continue
        if action.form == "passive" and action.verb in word_set("state") and _BY_YEAR.search(reading.masked.text):
            continue  # "By 2030 roads will be improved": what is to be reached, no step
        kind, unsure = action.subject.rstrip("?"), action.subject.endswith("?")
        kept = frame.policy or frame.item or (not kind and it in (acting.ACTOR, acting.POLICY))
        if not (kept or _speaks_of_policy(reading, action, kind)):
            continue
        taken.append(action)
        yield action, _tier(action, kind, unsure, frame), _features(action, kind, unsure)


_NAMED_FIRST = re.compile(r"\W*([^–—:.;]{3,90}?)\s*(?:\s[–—-]\s|:\s)[^.;]{0,400}?,\s+it\s")
_SUCH = re.compile(r",?\s+(?:such\s+as|including)\s+")


def _examples(text: str, actions: Iterable[Action]) -> Iterator[Action]:
    """Yield actions, and those that one gives as its examples: "deliver reforms such as the sale of A"."""
    for action in actions:
        such = _SUCH.search(text, action.start, action.end)
        if such is None or action.form == "nominal" or not opens_nominal(text, such.end()):
            yield action
            continue
        yield replace(action, end=such.start())
        for start, stop in nominal_list(text, such.end(), action.end):
            yield Action(start, clean_end(text, start, stop), "nominal", "such", action.subject)


_IT = re.compile(r"(?:^|[\s“\"])(?:[Ii]t|[Tt]hey|He|She|he|she)\s")


def _stands_for(before: Reading) -> str:
    """Return the kind of thing that "it" stands for after a sentence."""
    return acting.main_subject(before.text, before.mentions)


def _speaks_of_policy(reading: Reading, action: Action, kind: str) -> bool:
    """Return whether a sentence in a text that is about no policy still tells of public plans."""
    if kind == acting.OTHER:
        return action.form == "passive"
    if kind in (acting.ACTOR, acting.POLICY, acting.AREA) or action.form == "concession":
        return True
    if kind == acting.WE:
        return not re.search(r"[“”\"]", reading.text)
    return kind in ("", acting.PLACE) and (any(reading.of("BUZ")) or _PUBLIC.search(reading.text) is not None)


def _loose(reading: Reading, frame: Frame, it: str) -> Iterator[Action]:
    text = reading.text
    if frame.policy or it in (acting.ACTOR, acting.POLICY) or any(reading.of("BUPZ")) or _PUBLIC.search(text):
        due = _BY_YEAR.search(reading.masked.text) is not None
        said = (*contents(text), *funded(text), *offered(text), *granted(text), *step_nouns(text), *loose_actions(text))
        yield from (a for a in said if not due or a.form in _DUE_TOO)


# What may have a deadline and still be a measure.
_DUE_TOO = frozenset(["nominal", "concession", "funded", "phrase"])
# A sentence that tells of public hands, whether or not it names a body.
_PUBLIC = re.compile(
    r"\b(?:[Gg]overnment|[Mm]inist(?:er|ry)|[Cc]abinet|[Pp]arliament|[Aa]uthorit(?:y|ies)|[Pp]rogram(?:me)?|[Pp]olicy|[Dd]ecree|[Pp]rojects?|[Ss]chemes?|[Ii]nitiatives?|[Ss]trateg(?:y|ies)|[Mm]ission|[Bb]udget|[Cc]ommission|[Cc]ouncil|[Mm]ember\s+[Ss]tates|[Zz]ones?|[Ii]nvestors)\b"
)


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

    def say(subject: str, predicate: str, obj: Key | Concept | Literal, name: str = rule, level: Tier = tier) -> None:
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
