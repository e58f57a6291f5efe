"""Whatever the documents and judgements: the order changes nothing, nor does doing a thing twice."""

from collections.abc import Iterable
from dataclasses import replace
from random import Random
from typing import TypeVar

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.entities.resolve import resolve_entities
from kg.judgements import Judgement, State
from kg.model import Extraction, Referent, Resolution

from .builders import AREA, EDUCATION, JIANGBEI, LEXICON, extraction, judgement, place, thing

T = TypeVar("T")
PLACES = ("china", "india", "sichuan", "chengdu", "ningbo", "haishu", "chongqing", "beibei")
LABELS = (
    ("Zone", "Tide Zone"),
    ("Zone", "Ningbo Tide Zone"),
    ("Zone", "Tide Zone of Chengdu"),
    ("Zone", "Green-Tide Reef Zone"),
    ("Zone", "Green Tide Reef Zones"),
    ("Zone", "GTRZ"),
    ("Zone", "Industrial Park"),
    ("PolicyDocument", "Tide Reef Plan"),
    ("PolicyDocument", "Master Plan for Tide Reef Development"),
    ("PolicyDocument", "Tide Reef Plan (2021-2025)"),
    ("PolicyDocument", "Plan"),
    ("PublicBody", "Ministry of Ports and Reefs"),
    ("PublicBody", "Ministry of Ports & Reefs of India"),
    ("Facility", "Tide Zone"),
)
MORE = (
    thing("PublicBody", "Ministry of Education", rows=EDUCATION, at=((30, 51),), key="body-moe"),
    thing(AREA, "Jiangbei", rows=JIANGBEI, at=((60, 68),), key="place-jiangbei"),
)
NAMES = {f"d{n}": f"d{n}.txt" for n in range(6)}


@st.composite
def documents(draw: st.DrawFn) -> list[Extraction]:
    """Draw a few documents that name zones, plans, bodies and places, some of them ambiguous."""
    found = []
    for n in range(draw(st.integers(1, 5))):
        chosen = draw(st.lists(st.sampled_from(LABELS), max_size=3, unique=True))
        things: list[Referent] = [
            thing(kind, label, *(("GTRZ",) if "Green" in label else ()), at=((5 + 100 * i, 9 + 100 * i),))
            for i, (kind, label) in enumerate(chosen)
        ]
        areas = draw(st.lists(st.sampled_from(PLACES), max_size=2, unique=True))
        said = [
            (t.key, "kg:within", f"place-{areas[0]}")
            for t in things
            if areas and t.kind == "Zone" and draw(st.booleans())
        ]
        said += [
            (t.key, "kg:issuedOn", draw(st.sampled_from(("2021", "2021-10", "2022-01-03"))))
            for t in things
            if t.kind == "PolicyDocument" and draw(st.booleans())
        ]
        things += [*map(place, areas), *draw(st.lists(st.sampled_from(MORE), max_size=2, unique=True))]
        found.append(extraction(f"d{n}", *things, said=said))
    return found


@st.composite
def verdicts(draw: st.DrawFn) -> list[Judgement]:
    """Draw judgements about these things; some contradict each other or find nothing."""
    found = []
    for _ in range(draw(st.integers(0, 5))):
        verdict = draw(st.sampled_from(("same", "same", "different", "unsure", "alias", "type", "note")))
        one, other = draw(_names()), draw(_names())
        value = {"alias": "Tide Zone", "type": "Facility"}.get(verdict, "")
        found.append(judgement(verdict, one, "" if value or verdict == "note" else other, value=value))
    return found


@st.composite
def _names(draw: st.DrawFn) -> str:
    if draw(st.integers(0, 5)) == 0:
        return draw(st.sampled_from(("r:place-ningbo", "r:place-jiangbei-ningbo", "r:body-education-india")))
    kind, label = draw(st.sampled_from(LABELS))
    prefix = {"Zone": "zone", "PolicyDocument": "policy", "PublicBody": "body", "Facility": "facility"}[kind]
    file = draw(st.sampled_from(("", " @ d0.txt", " @ d1.txt", " @ d2.txt")))
    return f"{prefix}: {label}{file}"


def told(resolution: Resolution) -> str:
    """Return all of a resolution in writing."""
    return repr((resolution.entities, dict(resolution.links), resolution.unsure, resolution.outcomes))


@settings(max_examples=60)
@given(documents(), verdicts(), st.randoms(use_true_random=False))
def test_the_order_changes_nothing(found: list[Extraction], judged: list[Judgement], random: Random) -> None:
    """Shuffled documents, referents, claims and judgements give the same result."""
    before = resolve_entities(found, LEXICON, judged, names=NAMES)
    shuffled = [
        replace(e, referents=_shuffled(e.referents, random), claims=_shuffled(e.claims, random))
        for e in _shuffled(found, random)
    ]
    after = resolve_entities(shuffled, LEXICON, _shuffled(judged, random), names=NAMES)
    assert told(after) == told(before)


def _shuffled(items: Iterable[T], random: Random) -> tuple[T, ...]:
    copy = list(items)
    random.shuffle(copy)
    return tuple(copy)


@settings(max_examples=40)
@given(documents(), verdicts())
def test_judgements_are_idempotent(found: list[Extraction], judged: list[Judgement]) -> None:
    """The same judgements twice give the same things."""
    once = resolve_entities(found, LEXICON, judged, names=NAMES)
    twice = resolve_entities(found, LEXICON, [*judged, *judged], names=NAMES)
    assert (once.entities, once.links, once.unsure) == (twice.entities, twice.links, twice.unsure)


@settings(max_examples=40)
@given(documents(), verdicts())
def test_a_document_about_something_else_changes_no_id(
    found: list[Extraction], judged: list[Judgement]
) -> None:
    """What is not spoken of in a new document keeps its id and its members."""
    before = resolve_entities(found, LEXICON, judged, names=NAMES)
    other = extraction(
        "zz", thing("Zone", "Far Dune Quarter Zone"), thing("PolicyDocument", "Plan"), place("norway")
    )
    after = resolve_entities([*found, other], LEXICON, judged, names=NAMES)
    assert {m: after.links[m] for m in before.links} == dict(before.links)


@settings(max_examples=60)
@given(documents(), verdicts())
def test_every_judgement_has_an_outcome_that_is_true(
    found: list[Extraction], judged: list[Judgement]
) -> None:
    """No judgement is lost silently; what was applied holds: same is one id, different are two."""
    resolution = resolve_entities(found, LEXICON, judged, names=NAMES)
    assert {o.judgement for o in resolution.outcomes} == set(judged)
    for outcome in resolution.outcomes:
        if outcome.state in (State.APPLIED, State.CONTRADICTED):
            count = len(outcome.targets)
            wanted = {"same": count == 1, "different": count == 2, "unsure": count == 2}
            assert wanted.get(outcome.judgement.verdict, count == 1), outcome
        else:
            assert outcome.reason, outcome


@settings(max_examples=40)
@given(documents(), verdicts())
def test_every_referent_is_one_thing_with_an_id_of_its_own(
    found: list[Extraction], judged: list[Judgement]
) -> None:
    """All referents are linked, to one entity each, and no two entities share an id."""
    resolution = resolve_entities(found, LEXICON, judged, names=NAMES)
    members = [m for e in resolution.entities for m in e.members]
    assert sorted(members) == sorted((e.document, r.key) for e in found for r in e.referents)
    assert len({e.id for e in resolution.entities}) == len(resolution.entities)
    assert dict(resolution.links) == {m: e.id for e in resolution.entities for m in e.members}
