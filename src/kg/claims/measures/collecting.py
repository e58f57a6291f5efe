"""Measures from headings, bullets, "Heading: text" paragraphs and announcing sentences."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg import lazy_re as re
from kg.claims.actions import acting
from kg.claims.actions.cutting import Action
from kg.claims.actions.done_for import DONE_FOR
from kg.claims.actions.idle_leads import is_idle_lead
from kg.claims.actions.ing_leads import CALLED, OF_ING
from kg.claims.actions.intent_forms import AIM, FAINT, PURPOSED
from kg.claims.actions.main_verbs import before_verb
from kg.claims.actions.no_deeds import is_never_taken
from kg.claims.actions.no_steps import defines, is_name_only, is_no_step, tells_result
from kg.claims.actions.nominal import each_nominal, nominal_sentence, step_nouns
from kg.claims.actions.reported import is_advice, is_wished
from kg.claims.actions.verbs import forms, word_set
from kg.claims.gathering.collector import Collector
from kg.claims.gathering.registry import Registry
from kg.claims.measures.about import about
from kg.claims.measures.among_things import among_things
from kg.claims.measures.announced import announced_actions
from kg.claims.measures.budgeted import budgeted
from kg.claims.measures.concessions import funded, granted, offered
from kg.claims.measures.duties import decreed, ruled_actions
from kg.claims.measures.example_steps import with_examples
from kg.claims.measures.fragments import fragment_actions, granted_phrase
from kg.claims.measures.goal_subjects import goal_subjects
from kg.claims.measures.included import included_actions
from kg.claims.measures.item_measures import numbered, of_item, steps_only
from kg.claims.measures.items import item_actions, opens_article
from kg.claims.measures.led_steps import led_steps
from kg.claims.measures.line_steps import line_steps
from kg.claims.measures.loose import listed_actions, loose_actions, numbered_parts
from kg.claims.measures.measure_forms import DUE_TOO, FORMS
from kg.claims.measures.ongoing import ongoing_actions
from kg.claims.measures.orders import commanded, is_page_part, ordered, purposes
from kg.claims.measures.prescribed import PRESCRIBED, is_prescribed
from kg.claims.measures.present_actions import present_actions
from kg.claims.measures.project_parts import contents
from kg.claims.measures.providing import providing_actions
from kg.claims.measures.public_hands import PUBLIC, speaks_of_policy
from kg.claims.measures.purposive import purposive_actions
from kg.claims.measures.put_in_plans import put_in_plans
from kg.claims.measures.set_forth import PERFORMED, set_forth
from kg.claims.measures.side_steps import side_steps
from kg.claims.measures.stated import stated_actions
from kg.claims.measures.told_lists import told_lists
from kg.claims.measures.weighing import features_of, tier_of
from kg.claims.names.gazetteer import Gazetteer
from kg.claims.patterns.cued import cued
from kg.claims.sentences.persons import TITLED
from kg.claims.sentences.reading import Reading
from kg.claims.structure.frame import Found, Frame
from kg.claims.structure.holding import holder
from kg.claims.titles.long_titles import LONG_TITLE, title_steps
from kg.model import Concept, Key, Literal, Modality, Span, Tier

_HOPED = cued(r"\b(?:[Ii]t\s+is\s+(?:hoped|expected|believed|feared)|if\s+successful|potentially|whether)\b")
_NAMED = frozenset({"AdministrativeArea", "Place", "PublicBody", "Zone", "PolicyDocument", "Strategy"})
_FRAGMENT = re.compile(
    r"(?:with|including|that|which|in|of|for|from|as|and|but|or|than|such|it|they|this|who|there|because|since|although|if|when)\b"
    r"|(?-i:under|through|via|without|within|upon|per)\s",
    re.I,
)


def find_measures(
    reading: Reading, frame: Frame, registry: Registry, gazetteer: Gazetteer, collector: Collector
) -> tuple[str, ...]:
    """Draw the measures of a sentence and return their keys in order, without those that are aims only."""
    drawn = []
    for action, tier, features in _actions(reading, frame):
        if action.form in OF_ING and _is_named(reading, action.start):
            continue  # a place whose name ends in -ing
        if is_name_only(reading, action) or is_never_taken(reading.text, action):
            continue
        if reading.text[: action.end].endswith((" is", " are", " was", " were")):
            continue  # "the way to do so, they say, is": the subject of another verb
        if action.form in ("passive", "nominal", CALLED, "phrase", "duty") and _FRAGMENT.match(
            reading.text[action.start :]
        ):
            continue
        key = _draw(reading, frame, action, tier, features, registry, gazetteer, collector)
        # What an aim names is planned by the policy, whether or not the aim is a measure.
        drawn += [key] if action.form not in (AIM, FAINT, DONE_FOR) else []
    return tuple(drawn)


def _is_named(reading: Reading, at: int) -> bool:
    return any(m.start == at and m.kind in _NAMED for m in reading.mentions)


_DETERMINED = re.compile(r"\w+\s+(?:the|an?|all|more|new|our|its|their|every|each)\s", re.I)


def find_heading_measures(
    reading: Reading, frame: Frame, registry: Registry, gazetteer: Gazetteer, collector: Collector
) -> None:
    """Draw the measures that a heading states as commands: "(D) Expedite the Widening of the Quay".

    One that is numbered as a part of a plan may name its step with a noun: "Pillar 3. Support for growers".
    """
    part = opens_article(reading.text)
    if (
        len(reading.text.split()) < 3
        or reading.text.rstrip().endswith(("?", ":"))
        or _FIELD.match(reading.text)
    ):
        return
    for action in (*title_steps(reading.text), *item_actions(reading.text)):
        noun = action.verb in word_set("base_or_noun") and not _DETERMINED.match(reading.text, action.start)
        if (
            (action.form == "ing" and action.verb not in word_set("heading_never"))
            or (action.form in ("command", LONG_TITLE) and not noun)
            or (part and action.form in ("nominal", CALLED))
        ):
            heading = action if action.form == LONG_TITLE else replace(action, form="heading")
            _draw(reading, frame, heading, Tier.CANDIDATE, ("item",), registry, gazetteer, collector)


# "Closing Date June 30, 2020"
_FIELD = re.compile(r"\W*[A-Z][a-z]+ing\s+(?:Dates?|Times?|Hours|Remarks|Balance|Prices?|Address)\b")
_CAPTION = cued(r"(?:Table|Figure|Chart|Map|Box|Exhibit)\s+[\dA-Z][\d.]{0,4}\s*[:.–—-]\s")
# A sentence with a deadline states a target, not a measure.
_BY_YEAR = cued(r"\b[Bb]y\s+(?:the\s+(?:end|middle)\s+of\s+)?‹D\d+›")


def _actions(reading: Reading, frame: Frame) -> Iterator[Found]:
    """Yield the actions of a sentence, each with its tier and features."""
    text = reading.text
    if (
        text.rstrip().endswith("?")
        or reading.is_row()
        or defines(text)
        or (frame.item and tells_result(text))
        or _CAPTION.match(text)
        or is_page_part(text)
    ):
        return
    if text.rstrip().endswith(":") and not reading.is_label:
        yield from _before_colon(reading, frame)
        return
    if parts := numbered_parts(text):
        yield from numbered(reading, parts)
        return
    if len(listed := tuple(listed_actions(text))) > 1:
        yield from ((a, Tier.CANDIDATE, ("numbered",)) for a in listed)
        return
    if frame.item or reading.is_label or opens_article(text):
        found = tuple(of_item(reading, frame))
        yield from steps_only(text, found)
        if found or reading.is_label:
            return
    if verbless := _of_fragment(reading, frame):
        yield from verbless
        return
    yield from _of_sentence(reading, frame)


def _of_sentence(reading: Reading, frame: Frame) -> Iterator[Found]:
    """Yield the actions of a whole sentence: orders first, then what it says, then what it does by being said."""
    prose = tuple(_of_prose(reading, frame))
    # What a command is said to be about in -ing does not make it less of one.
    told = any(a.form not in OF_ING for a, _, _ in prose)
    orders = tuple(
        o for o in _of_order(reading, frame, told) if told or not prose or o[0].verb in forms().base
    )
    yield from orders
    said = [a for a, _, _ in (*orders, *prose)]
    for action in (*title_steps(reading.text), *set_forth(reading.text)):
        if not any(o.start < action.end and action.start < o.end for o in said):
            yield action, Tier.CANDIDATE, ()
    for one in prose:
        if not any(o.start < one[0].end and one[0].start < o.end for o, _, _ in orders):
            yield one


def _of_fragment(reading: Reading, frame: Frame) -> tuple[Found, ...]:
    """Return the actions of a sentence without a main verb, and of a line that is a command."""
    if (frame.policy or frame.spoken) and (line := tuple(line_steps(reading))):
        return tuple((a, Tier.CANDIDATE, ("item",)) for a in line)
    if named := nominal_sentence(text := reading.text):
        return tuple((a, Tier.CANDIDATE, ("bare",)) for a in each_nominal(text, named))
    if not reading.is_label and (grant := granted_phrase(text)):
        return ((grant, Tier.CANDIDATE, ("bare",)),)
    if not (frame.opens and (frame.policy or frame.spoken)):
        return ()
    marks = {"modal": ("order",)}
    found = (before_verb(text, a) for a in fragment_actions(text))
    return tuple((a, Tier.CANDIDATE, marks.get(a.form, ("bare",))) for a in found if a)


def _of_order(reading: Reading, frame: Frame, told: bool) -> Iterator[Found]:
    """Yield the actions of a sentence that is an order, and of the purpose that it opens with."""
    text = reading.text
    if not (frame.policy or frame.item or PUBLIC.search(text)):
        # A paragraph of a text on public matters that opens with an order names no reader.
        if frame.spoken and frame.opens:
            yield from ((a, Tier.ASSERTED, ("order",)) for a in commanded(text))
        return
    found = tuple(ordered(text)) or (() if told else tuple(commanded(text)))
    for action in found or purposes(text):
        yield action, Tier.CANDIDATE, ("order",)


def _before_colon(reading: Reading, frame: Frame) -> Iterator[Found]:
    """Yield the actions of a sentence that opens a list, without the one that the list itself states."""
    for action in set_forth(reading.text):
        if action.form == PERFORMED:
            yield action, Tier.CANDIDATE, ()
    for whole, tier, marks in _of_prose(reading, frame):
        said = _FOLLOWING.sub("", reading.text[whole.start : whole.end])
        action = replace(whole, end=whole.start + len(said))
        if _FOLLOWED.search(said) or (
            len(said.split()) >= (4 if action.end == whole.end else 2)
            and not re.search(
                r"\b(?:following|steps|measures|actions|below|include|areas|pillars|directions|aspects|fronts|axes)\b",
                said,
            )
        ):
            yield action, tier, marks


# "the limit of the following dues will be raised:"
_FOLLOWED = re.compile(r"\bfollowing\s+[^:]*\s(?:will|shall|(?:is|are)\s+to)\s+be\s+[a-z]+")
# "invest in yards with the following aims:"
_FOLLOWING = re.compile(
    r",?\s+(?:with|on|upon|up\s+on|by|through|for|under|at|as|according\s+to)\s+(?:the\s+)?(?:[a-z]+\s+of\s+(?:the\s+)?)?following\b.*$"
)


def _of_prose(reading: Reading, frame: Frame) -> Iterator[Found]:
    text = reading.text
    if _HOPED.search(text):
        return
    taken: list[Action] = []
    before = frame.before
    it = acting.main_subject(before.text, before.mentions) if before and _IT.search(text) else ""
    if frame.officials and any(m["name"] in frame.officials for m in TITLED.finditer(text)):
        it = acting.ACTOR
    if frame.item and _NAMED_FIRST.may_match(text) and (named := _NAMED_FIRST.match(text)):
        it = acting.subject_kind(
            named[1] + " ", len(named[1]) + 1, ()
        )  # "Fish hub – Near the pier, it will …"
    aims = tuple(purposive_actions(text))
    stated = tuple(_stated(reading, frame, it, aims))
    listed = among_things(text) if _is_public(reading, frame) else ()
    for whole in with_examples(text, (*stated, *aims, *listed)):
        action = before_verb(text, whole)
        if action is None or any(a.start < action.end and action.start < a.end for a in taken):
            continue
        if (
            action.form == "passive"
            and action.verb in word_set("state")
            and _BY_YEAR.search(reading.masked.text)
        ):
            continue  # "By 2030 roads will be improved": what is to be reached, no step
        idle = action.form in OF_ING and is_idle_lead(text, action.start)
        if idle or is_no_step(text, action) or is_name_only(reading, action):
            continue
        kind, unsure = action.subject.rstrip("?"), action.subject.endswith("?")
        if is_wished(text, action.start) or (
            not (frame.policy or frame.item) and is_advice(text, action.start)
        ):
            continue  # what somebody is confident of, or thinks that a government should do
        kept = frame.policy or frame.item or (not kind and it in (acting.ACTOR, acting.POLICY))
        if not (kept or speaks_of_policy(reading, action, kind, spoken=frame.spoken)):
            continue
        taken.append(action)
        yield action, tier_of(action, kind, unsure, frame), features_of(action, kind, unsure)


def _stated(reading: Reading, frame: Frame, it: str, aims: tuple[Action, ...]) -> Iterator[Action]:
    """Yield the actions that the readings of a sentence tell, the surer readings first."""
    text = reading.text
    yield from goal_subjects(text)
    yield from announced_actions(text, reading.mentions, it, told=bool(frame.policy) or frame.spoken)
    yield from ongoing_actions(text, reading.mentions, it)
    yield from put_in_plans(text)
    yield from included_actions(text, frame.before.text if frame.before else "")
    yield from present_actions(text, reading.mentions, it)
    yield from _surer(_loose(reading, frame, it), aims, frame)
    yield from (*led_steps(text), *told_lists(text))
    yield from providing_actions(text, reading.mentions, it)
    yield from (stated_actions(text, reading.mentions) if _is_public(reading, frame) else ())
    yield from decreed(text)
    yield from (replace(a, form=FAINT) for a in (*purposes(text), *side_steps(text, item=frame.item)))
    yield from (ruled_actions(text) if frame.policy else ())


def _surer(loose: Iterable[Action], aims: Iterable[Action], frame: Frame) -> Iterator[Action]:
    """Yield what is mentioned in passing; what a noun of intent governs too ("measures to …") has a form of its own.

    In an item the list speaks for verbs in -ing, however many there are.
    """
    governed = {a.start: PURPOSED if a.form == AIM else FAINT for a in aims if a.form in (AIM, FAINT)}
    for action in loose:
        if frame.item and action.form in OF_ING:
            yield replace(action, form="ing")
            continue
        effect = action.verb in word_set("effect_always") or action.verb in word_set("reached")
        sure = action.form == "modal" and not action.tail and action.start in governed and not effect
        yield replace(action, form=governed[action.start]) if sure else action


_NAMED_FIRST = cued(r"\W*([^–—:.;]{3,90}?)\s*(?:\s[–—-]\s|:\s)[^.;]{0,400}?,\s+it\s")
_IT = cued(r"(?:^|[\s“\"])(?:[Ii]t|[Tt]hey|He|She|he|she)\s")


def _is_public(reading: Reading, frame: Frame) -> bool:
    """Return whether a sentence stands in the passage of a policy, or speaks of a policy, a zone or a body."""
    return bool(frame.policy) or any(reading.of("BUPZ")) or PUBLIC.search(reading.text) is not None


def _loose(reading: Reading, frame: Frame, it: str) -> Iterator[Action]:
    text = reading.text
    known = frame.policy or frame.spoken or it in (acting.ACTOR, acting.POLICY) or any(reading.of("BUPZ"))
    if known or PUBLIC.search(text):
        due = _BY_YEAR.search(reading.masked.text) is not None
        said = (
            *contents(text),
            *funded(text),
            *budgeted(text),
            *offered(text),
            *granted(text),
            *step_nouns(text),
            *loose_actions(text),
        )
        yield from (a for a in said if not due or a.form in DUE_TOO)


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
    rule = PRESCRIBED if is_prescribed(reading.text, action) else FORMS[action.form]
    rule = "measure-label" if reading.is_label else rule
    evidence = (reading.span, *((frame.theme_span,) if frame.theme_span else ()))

    def say(
        subject: str, predicate: str, obj: Key | Concept | Literal, name: str = rule, level: Tier = tier
    ) -> None:
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
    _say_whose(reading, frame, action, key, collector)
    if frame.theme:
        say(key, "kg:theme", Key(frame.theme), "measure-theme")
    if frame.parent and frame.parent != key:
        say(key, "dcterms:isPartOf", Key(frame.parent), "measure-part")

    def tell(thing: str, kind: str, name: str, level: Tier) -> None:
        collector.say(
            thing, "rdf:type", Concept(kind), (reading.span,), name, tier=level, modality=Modality.PLANNED
        )

    about(reading, action, key, registry, gazetteer, say, tell)
    return key


def _say_whose(reading: Reading, frame: Frame, action: Action, key: str, collector: Collector) -> None:
    """Say to which policy a measure belongs, if that is told."""
    kind = action.subject.rstrip("?")
    held = holder(frame.held, reading.text, action.start, action.end, speaks=kind == acting.WE)
    if not held.policy:
        return
    own = action.form != "modal" or kind in acting.PLANNERS
    collector.say(
        held.policy,
        "kg:hasMeasure",
        Key(key),
        (reading.span, *((held.passage,) if held.passage else ())),
        held.rule,
        tier=Tier.ASSERTED if own else Tier.CANDIDATE,
        modality=Modality.PLANNED,
        features=held.features,
    )
