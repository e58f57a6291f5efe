"""Judgements about things win over the comparison, and everything that becomes of them is told."""

import pytest

from kg.entities.resolve import resolve_entities
from kg.judgements import Judgement, State
from kg.model import Extraction, Resolution

from .builders import AREA, JIANGBEI, LEXICON, extraction, groups, judgement, linked, place, thing

FILES = {"a": "a.txt", "b": "b.txt", "c": "c.txt", "d": "d.txt"}
TIDE, REEF = "Green Tide Zone", "Blue Reef Zone"


def zones(**labels: str) -> list[Extraction]:
    """Return documents with a zone each, by document and label."""
    return [extraction(d, thing("Zone", label, key="zone")) for d, label in labels.items()]


def judged(documents: list[Extraction], *judgements: Judgement) -> Resolution:
    """Return the resolution of documents with judgements."""
    return resolve_entities(documents, LEXICON, judgements, names=FILES)


def states(resolution: Resolution) -> list[State]:
    """Return the states of the outcomes, in their order."""
    return [o.state for o in resolution.outcomes]


def test_same_joins_what_was_kept_apart() -> None:
    """Two names become one thing that bears both, with the reason of the person."""
    resolution = judged(zones(a=TIDE, b=REEF), judgement("same", f"zone: {TIDE}", f"zone: {REEF}"))
    (entity,) = resolution.entities
    assert (entity.label, [a.name for a in entity.aliases]) == (TIDE, [REEF])
    assert entity.reasons == ("Ada decided that they are one: seen",)
    assert [(o.state, o.targets) for o in resolution.outcomes] == [(State.APPLIED, (entity.id,))]


def test_same_is_transitive_and_takes_whole_groups() -> None:
    """Everything that was one with either side is one with both."""
    documents = zones(a=TIDE, b=REEF, c="Red Coral Zone", d="Green-Tide Zone")
    resolution = judged(
        documents,
        judgement("same", f"zone: {TIDE}", f"zone: {REEF}"),
        judgement("same", f"zone: {REEF}", "zone: Red Coral Zone"),
    )
    assert len(resolution.entities) == 1


def test_same_wins_over_other_places_and_tells_so() -> None:
    """A person may join what documents put in two provinces; the contradiction is reported."""
    documents = [
        extraction(d, thing("Zone", TIDE, key="zone"), place(p), said=(("zone", "kg:within", f"place-{p}"),))
        for d, p in (("a", "ningbo"), ("b", "chengdu"))
    ]
    assert not linked(judged(documents), "a/zone", "b/zone")
    resolution = judged(documents, judgement("same", f"zone: {TIDE} @ a.txt", f"zone: {TIDE} @ b.txt"))
    assert linked(resolution, "a/zone", "b/zone")
    assert [(o.state, "tied to Ningbo" in o.reason) for o in resolution.outcomes] == [
        (State.CONTRADICTED, True)
    ]


def test_different_splits_equal_names_by_their_files() -> None:
    """What bears one name is two where a person says so; what no judgement names asks where it belongs."""
    resolution = judged(
        zones(a=TIDE, b=TIDE, c=TIDE),
        judgement("different", f"zone: {TIDE} @ a.txt", f"zone: {TIDE} @ b.txt"),
    )
    assert groups(resolution) == set()
    assert states(resolution) == [State.APPLIED]
    assert [u.document for u in resolution.unsure] == ["c"]


def test_different_against_everything_else() -> None:
    """One file against the name without a file: the rest stays one thing."""
    resolution = judged(
        zones(a=TIDE, b=TIDE, c=TIDE), judgement("different", f"zone: {TIDE} @ a.txt", f"zone: {TIDE}")
    )
    assert groups(resolution) == {frozenset({"b/zone", "c/zone"})}


def test_the_rest_goes_where_more_speaks_for_it() -> None:
    """A third document about the city of one side goes with that side."""
    documents = [
        extraction(d, thing("Zone", TIDE, key="zone"), place(p))
        for d, p in (("a", "ningbo"), ("b", "haishu"), ("c", "ningbo"))
    ]
    documents[1] = extraction("b", thing("Zone", TIDE, key="zone"))
    resolution = judged(documents, judgement("different", f"zone: {TIDE} @ a.txt", f"zone: {TIDE} @ b.txt"))
    assert groups(resolution) >= {frozenset({"a/zone", "c/zone"})}
    assert not linked(resolution, "a/zone", "b/zone")


def test_different_keeps_apart_across_an_automatic_link() -> None:
    """A is B, A is not C, and B and C would be one by name: the person wins, C stays alone."""
    resolution = judged(
        zones(a=TIDE, b=REEF, c=REEF),
        judgement("same", f"zone: {TIDE}", f"zone: {REEF} @ b.txt"),
        judgement("different", f"zone: {TIDE}", f"zone: {REEF} @ c.txt"),
    )
    assert groups(resolution) == {frozenset({"a/zone", "b/zone"})}
    assert states(resolution) == [State.APPLIED, State.APPLIED]


def test_contradictions_are_applied_to_nobody_and_told() -> None:
    """A is B, B is C, A is not C: none of the three is applied; a judgement about others is."""
    documents = zones(a=TIDE, b=REEF, c="Red Coral Zone", d="Grey Dune Zone")
    documents += [extraction("e", thing("Zone", "Old Pier Zone", key="zone"))]
    resolution = judged(
        documents,
        judgement("same", f"zone: {TIDE}", f"zone: {REEF}"),
        judgement("same", f"zone: {REEF}", "zone: Red Coral Zone"),
        judgement("different", f"zone: {TIDE}", "zone: Red Coral Zone"),
        judgement("same", "zone: Grey Dune Zone", "zone: Old Pier Zone"),
    )
    assert groups(resolution) == {frozenset({"d/zone", "e/zone"})}
    assert sorted(states(resolution)) == [State.APPLIED] + [State.CONTESTED] * 3


def test_unsure_keeps_apart_and_asks() -> None:
    """What a person is unsure of is not one thing and is listed, though the names are equal."""
    resolution = judged(
        zones(a=TIDE, b=TIDE), judgement("unsure", f"zone: {TIDE} @ a.txt", f"zone: {TIDE} @ b.txt")
    )
    assert groups(resolution) == set()
    assert [u.reason for u in resolution.unsure] == ["a person was not sure (Ada)"]


def test_a_decided_question_is_not_asked_again() -> None:
    """Told to be different, two candidates are no question any more."""
    documents = zones(a="Industrial Park", b="Industrial Park")
    assert len(judged(documents).unsure) == 2
    told = judgement("different", "zone: Industrial Park @ a.txt", "zone: Industrial Park @ b.txt")
    assert judged(documents, told).unsure == ()


JIANGBEI_THING = thing(AREA, "Jiangbei", rows=JIANGBEI, key="place-jiangbei")


def test_an_open_name_can_be_settled_by_an_entry() -> None:
    """Same with an id of the tables links to this entry."""
    documents = [extraction("a", JIANGBEI_THING)]
    resolution = judged(documents, judgement("same", "place: Jiangbei @ a.txt", "r:place-jiangbei-ningbo"))
    assert resolution.links["a", "place-jiangbei"] == "r:place-jiangbei-ningbo"
    assert resolution.unsure == ()


def test_a_wrong_entry_can_be_taken_away() -> None:
    """Different from an entry leaves the other documents with it."""
    documents = [extraction(d, place("ningbo")) for d in "abc"]
    resolution = judged(documents, judgement("different", "place: Ningbo @ a.txt", "r:place-ningbo"))
    assert resolution.links["a", "place-ningbo"] not in LEXICON.entries
    assert {resolution.links[d, "place-ningbo"] for d in "bc"} == {"r:place-ningbo"}


def test_two_entries_are_never_one() -> None:
    """The reference tables are not for the ledger to change."""
    resolution = judged(
        [extraction("a", place("ningbo"))], judgement("same", "r:place-ningbo", "r:place-chengdu")
    )
    assert states(resolution) == [State.REFUSED]


def test_an_alias_adds_a_name_and_what_bears_it() -> None:
    """A judged name holds everywhere, and the thing that is called so is the thing."""
    resolution = judged(
        zones(a=TIDE, b="Emerald Quay"), judgement("alias", f"zone: {TIDE}", value="Emerald Quay")
    )
    (entity,) = resolution.entities
    assert [(a.name, a.documents) for a in entity.aliases] == [("Emerald Quay", ())]


def test_an_alias_may_hold_in_one_file() -> None:
    """With a file the name holds there only, and another file's namesake is not drawn in."""
    resolution = judged(
        zones(a=TIDE, b="Emerald Quay"), judgement("alias", f"zone: {TIDE} @ a.txt", value="Emerald Quay")
    )
    assert not linked(resolution, "a/zone", "b/zone")
    entity = next(e for e in resolution.entities if e.label == TIDE)
    assert [(a.name, a.documents) for a in entity.aliases] == [("Emerald Quay", ("a",))]


def test_a_type_changes_the_class_and_the_kind_of_the_id() -> None:
    """A zone that is a facility becomes one; entries of the tables keep theirs, and no class is made up."""
    documents = [*zones(a=TIDE), extraction("b", place("ningbo"))]
    resolution = judged(
        documents,
        judgement("type", f"zone: {TIDE}", value="kg:Facility"),
        judgement("type", "r:place-ningbo", value="Zone"),
        judgement("type", f"zone: {TIDE} @ a.txt", value="Castle"),
    )
    assert {e.id: e.kind for e in resolution.entities} == {
        "r:facility-green-tide-zone": "Facility",
        "r:place-ningbo": AREA,
    }
    assert sorted(states(resolution)) == [State.APPLIED, State.REFUSED, State.REFUSED]


def test_a_name_that_was_told_apart_needs_its_file() -> None:
    """Class, name and note go to no thing at random where people made two of one; with a file they do."""
    apart = judgement("different", f"zone: {TIDE} @ a.txt", f"zone: {TIDE} @ b.txt")
    open_, filed = (
        [
            judgement("alias", f"zone: {TIDE}{file}", value="Emerald Quay"),
            judgement("type", f"zone: {TIDE}{file}", value="Facility"),
            judgement("note", f"zone: {TIDE}{file}", value="seen"),
        ]
        for file in ("", " @ b.txt")
    )
    documents = zones(a=TIDE, b=TIDE)
    lost = judged(documents, apart, *open_)
    assert states(lost) == [State.LOST, State.APPLIED, State.LOST, State.LOST]
    assert {(e.kind, e.aliases) for e in lost.entities} == {("Zone", ())}
    assert "make 2 things of it; name the file here, too" in lost.outcomes[0].reason
    found = judged(documents, apart, *filed)
    assert set(states(found)) == {State.APPLIED}
    assert sorted(e.kind for e in found.entities) == ["Facility", "Zone"]


def test_what_was_told_apart_from_a_file_that_is_gone_is_lost() -> None:
    """Where one of two files is gone and only the other has the name, the judgement is lost."""
    apart = judgement("different", f"zone: {TIDE} @ a.txt", f"zone: {TIDE} @ b.txt")
    resolution = resolve_entities(zones(a=TIDE), LEXICON, [apart], names={"a": "a.txt"})
    assert states(resolution) == [State.LOST]
    assert resolution.outcomes[0].reason == "b.txt is not in this build; a.txt names it now"


def test_a_thing_is_found_by_the_class_that_it_was_given() -> None:
    """A thing is found by its new class, as the graph calls it, and by its old one; no other fits."""
    reclassed = judgement("type", f"zone: {TIDE}", value="Facility")
    for kind, state in (("facility", State.APPLIED), ("zone", State.APPLIED), ("body", State.LOST)):
        same = judgement("same", f"{kind}: {TIDE}", f"zone: {REEF}")
        resolution = judged(zones(a=TIDE, b=REEF), reclassed, same)
        assert sorted(states(resolution)) == sorted([State.APPLIED, state])
        assert {e.kind for e in resolution.entities} >= {"Facility"}
        assert linked(resolution, "a/zone", "b/zone") is (state is State.APPLIED)


LOST = (
    ("same", "zone: Nowhere", f"zone: {REEF}", "no document names zone: Nowhere"),
    ("same", f"zone: {TIDE} @ x.txt", f"zone: {REEF}", "x.txt is not in this build"),
    ("same", f"zone: {REEF} @ a.txt", f"zone: {TIDE} @ a.txt", "a.txt does not name zone: Blue Reef Zone"),
    (
        "same",
        f"zone: {REEF}",
        "zone: Twin Zone",
        "2 things are called zone: Twin Zone; add one of the files: c.txt, d.txt",
    ),
    ("note", "zone: Nowhere", "", "no document names zone: Nowhere"),
    ("same", f"body: {TIDE}", f"zone: {REEF}", "no document names body: Green Tide Zone"),
)


@pytest.mark.parametrize(("verdict", "one", "other", "reason"), LOST)
def test_what_a_judgement_does_not_find_is_told(verdict: str, one: str, other: str, reason: str) -> None:
    """A judgement that does not find its thing says why in words, and nothing is done."""
    documents = [
        extraction("a", thing("Zone", TIDE, key="zone")),
        extraction("b", thing("Zone", REEF, key="zone")),
        *(
            extraction(
                d,
                thing("Zone", "Twin Zone", key="zone"),
                place(p),
                said=(("zone", "kg:within", f"place-{p}"),),
            )
            for d, p in (("c", "ningbo"), ("d", "chengdu"))
        ),
        extraction("e", thing("Zone", TIDE, key="zone")),
    ]
    before = judged(documents)
    resolution = judged(documents, judgement(verdict, one, other))
    assert [(o.state, o.reason) for o in resolution.outcomes] == [(State.LOST, reason)]
    assert resolution.links == before.links


def test_a_renamed_file_is_found_by_the_name_if_one_document_bears_it() -> None:
    """The name of the file is gone, the zone stands in one document only: applied, and told."""
    resolution = judged(zones(a=TIDE, b=REEF), judgement("same", f"zone: {TIDE} @ old.txt", f"zone: {REEF}"))
    assert linked(resolution, "a/zone", "b/zone")
    assert [(o.state, o.reason) for o in resolution.outcomes] == [
        (State.APPLIED, "old.txt is not in this build; a.txt names it now")
    ]


def test_a_later_judgement_supersedes() -> None:
    """Of two judgements of one pair the later one holds; of those of one day neither."""
    pair = f"zone: {TIDE}", f"zone: {REEF}"
    first = judgement("same", *pair, when="2026-01-01")
    later = judged(zones(a=TIDE, b=REEF), first, judgement("different", *pair, when="2026-02-01"))
    assert sorted(states(later)) == [State.APPLIED, State.SUPERSEDED]
    assert not linked(later, "a/zone", "b/zone")
    both = judged(zones(a=TIDE, b=REEF), first, judgement("different", *pair, when="2026-01-01"))
    assert states(both) == [State.CONTESTED, State.CONTESTED]


def test_names_are_folded() -> None:
    """A judgement finds its thing under another case, dash or article, and by an alias of the document."""
    documents = [
        extraction("a", thing("Zone", "Low-Tide Zone", "the Flats", key="zone")),
        extraction("b", thing("Zone", REEF, key="zone")),
    ]
    for name in ("the low tide zone", "Flats @ a.txt"):
        assert linked(
            judged(documents, judgement("same", f"zone: {name}", f"zone: {REEF}")), "a/zone", "b/zone"
        )


def test_a_thing_may_be_named_by_its_name_in_another_file() -> None:
    """The name of the whole thing finds it in a file that spells it otherwise."""
    documents = zones(a="Low-Tide Harbour Zone", b="Low Tide Harbor Zone", c=REEF)
    told = judgement("same", "zone: Low-Tide Harbour Zone @ b.txt", f"zone: {REEF}")
    resolution = judged(documents, told)
    assert states(resolution) == [State.APPLIED]
    assert linked(resolution, "a/zone", "b/zone", "c/zone")


def test_claims_are_left_to_others() -> None:
    """Judgements about claims have no outcome here."""
    about = Judgement(judgement("note", "zone: x").verdict, f"zone: {TIDE}", "kg:within", "r:place-ningbo")
    assert judged(zones(a=TIDE), about).outcomes == ()


def test_judged_names_keep_their_ids_over_other_documents() -> None:
    """A document about something else changes no id of what was split or joined."""
    told = (
        judgement("different", f"zone: {TIDE} @ a.txt", f"zone: {TIDE} @ b.txt"),
        judgement("same", f"zone: {TIDE} @ a.txt", f"zone: {REEF}"),
    )
    documents = zones(a=TIDE, b=TIDE, c=REEF)
    before = judged(documents, *told)
    after = judged([*documents, extraction("z", thing("Zone", "Far Dune Zone", key="zone"))], *told)
    assert {m: after.links[m] for m in before.links} == dict(before.links)
