"""Tests of what is told of two versions of a graph, and why."""

from pathlib import Path

import pytest

from kg.exceptions import GraphError, InputError
from kg.graph.causes import Cause
from kg.graph.difference import Difference, compare
from kg.graph.patch import apply_patch, rdf_patch
from kg.graph.version import Version, read_version
from kg.judgements import Judgement, Verdict, fingerprint
from kg.questions.changes import Teller

from .versions import CIRCLE, NOTE, OLD, SCIENCE, regrouped, version

OTHER = (
    "A letter from the coast\n\nNobody here has ever seen so many cranes at work in one harbour.\n"
    "On November 20, 2021, the State Council issued the Twin Rivers Development Plan.\n"
)
ZONE = "zone-western-chongqing-science-city"


@pytest.fixture(scope="module")
def old() -> Version:
    """Return the version that most others are compared with."""
    return version(OLD)


def told(difference: Difference) -> list[str]:
    """Return heading, mark and sentence of everything that is told."""
    return [
        f"{heading} | {line.mark} {line}"
        for heading, lines in Teller(difference).sections()
        for line in lines
    ]


def test_nothing(old: Version) -> None:
    """A version does not differ from itself."""
    difference = compare(old, old)
    assert difference.is_empty
    assert told(difference) == []


def test_new_document(old: Version) -> None:
    """What only a new document says is added, and the document is named as the cause."""
    found = told(compare(old, version({**OLD, "note.txt": NOTE})))
    assert found == [
        "Documents | + note.txt is new.",
        "New document: note.txt | + Western (Chongqing) Science City now contains Jiulongpo (note.txt).",
    ]


def test_document_gone(old: Version) -> None:
    """The other way round the same is removed."""
    found = told(compare(version({**OLD, "note.txt": NOTE}), old))
    assert found[0] == "Documents | - note.txt is gone."
    assert found[1:] == [
        "Document gone: note.txt | - Western (Chongqing) Science City no longer contains Jiulongpo"
        " (note.txt)."
    ]


def test_changed_text(old: Version) -> None:
    """In a changed text the date and the figure changed; all that stayed the same is passed over."""
    text = CIRCLE.replace("October 20", "October 22").replace("185,000", "190,000")
    found = told(compare(old, version({**OLD, "circle.txt": text})))
    assert found == [
        "Documents | ~ circle.txt has another text.",
        "Changed text: circle.txt | ~ Twin Rivers Development Plan is now dated 2021-10-22, before 2021-10-20"
        " (circle.txt).",
        "Changed text: circle.txt | ~ Land area of Twin Rivers Bay Area is now over 190,000 km², before over"
        " 185,000 km² (circle.txt).",
    ]


def test_one_document_instead_of_another(old: Version) -> None:
    """A text under another name is another document, even if it says the same."""
    difference = compare(old, version({"circle.txt": CIRCLE, "new.txt": SCIENCE + "It is large.\n"}))
    assert [(one.kind, one.name) for one in difference.documents] == [
        ("new", "new.txt"),
        ("gone", "science.txt"),
    ]
    assert difference.facts == ()


def test_contradiction(old: Version) -> None:
    """A fact that a new document contradicts is gone because of that document; its claim is disputed."""
    difference = compare(old, version({**OLD, "other.txt": OTHER}))
    (fact,) = [one for one in difference.facts if one.kind == "removed"]
    assert (fact.why.cause, fact.why.because) == (Cause.NEW_DOCUMENT, ("other.txt",))
    (status,) = difference.statuses
    assert (status.before, status.claim.status) == ("accepted", "disputed")
    assert "- Twin Rivers Development Plan is no longer dated 2021-10-20 (circle.txt)." in told(difference)[1]


@pytest.fixture(scope="module")
def judged() -> Version:
    """Return the version in which a person rejected that Beibei is inside."""
    row = Judgement(
        Verdict.REJECT,
        "zone: Western (Chongqing) Science City",
        "kg:contains",
        "r:place-beibei",
        "science.txt",
        fingerprint(SCIENCE.split("\n\n")[1]),
        who="Ada Example",
        when="2026-03-31",
        why="only a part of it",
    )
    return version(OLD, (row,))


def test_judgement(old: Version, judged: Version) -> None:
    """A fact that a person rejected is gone by judgement, with who and when; the row is told too."""
    difference = compare(old, judged)
    assert [added for added, _ in difference.judgements] == [True]
    (fact,) = difference.facts
    assert (fact.kind, fact.why.cause) == ("removed", Cause.JUDGEMENT)
    assert fact.why.because == ("Ada Example, 2026-03-31",)
    (back,) = compare(judged, old).facts
    assert (back.kind, back.why.cause) == ("added", Cause.JUDGEMENT)


def test_rule(old: Version) -> None:
    """A claim that is there no more though its text is the same went with its rule, which is named."""
    gone = {
        line.split(" ", 1)[0]
        for line in old.held
        if '"issued-on-passive"' in line or '"issued-on-active"' in line
    }
    rest = (line for line in old.held if line.split(" ", 1)[0] not in gone and "2021-10-20" not in line)
    new = Version("w", held=tuple(rest), files=old.files)
    (fact,) = [one for one in compare(old, new).facts if "issuedOn" in one.predicate]
    assert fact.why.cause is Cause.RULE
    assert fact.why.because[0].startswith("issued-on-")


def test_renamed(old: Version) -> None:
    """A thing with another id and another name is told as renamed, and none of its facts as new."""
    difference = compare(old, regrouped(old, ZONE, "zone-new", "New Name"))
    (thing,) = difference.things
    assert thing.move.kind == "renamed"
    assert thing.move.claims > 1
    assert difference.facts == ()
    assert any("is now called New Name" in line for line in told(difference))


def test_split_and_merged(old: Version) -> None:
    """A thing of which some claims are now about a new one is split; the other way round both are merged."""
    apart = regrouped(old, ZONE, "zone-new", "New Name", only="place-beibei")
    (split,) = compare(old, apart).things
    assert (split.move.kind, len(split.move.after), split.move.claims) == ("split", 2, 1)
    (merged,) = compare(apart, old).things
    assert (merged.move.kind, len(merged.move.before), merged.move.claims) == ("merged", 2, 1)
    assert any("are now one thing" in line for line in told(compare(apart, old)))


def test_merged_by_judgement() -> None:
    """Two names that a person calls one thing are told as merged by it; the way back is a split."""
    texts = {
        "one.txt": "A first note\n\nThe Tidal Flats Zone takes in Beibei and Shapingba.\n",
        "two.txt": "A second note, by others\n\nThe Muddy Shore Zone takes in Jiulongpo and Bishan.\n",
    }
    row = Judgement(
        Verdict.SAME,
        "zone: Tidal Flats Zone",
        object="zone: Muddy Shore Zone",
        who="Ada Example",
        when="2026-03-31",
        why="renamed last year",
    )
    apart, together = version(texts), version(texts, (row,))
    merged, split = compare(apart, together), compare(together, apart)
    assert [one.move.kind for one in merged.things if one.move.claims] == ["merged"]
    assert [one.move.kind for one in split.things if one.move.claims] == ["split"]
    for difference in (merged, split):
        assert difference.things[0].why.cause is Cause.JUDGEMENT
        assert difference.things[0].why.because == ("Ada Example, 2026-03-31",)
    assert any("Tidal Flats Zone" in line and "are now one thing" in line for line in told(merged))
    assert merged.facts == ()
    assert {fact.why.cause for fact in split.facts} <= {Cause.THINGS}


def test_patch_of_graphs(old: Version, judged: Version) -> None:
    """The patch between two real graphs makes the one into the other."""
    lines = compare(old, judged).lines
    assert apply_patch(old.held, rdf_patch(lines)) == judged.held


def test_json_is_steady(old: Version, judged: Version) -> None:
    """What is told for machines is the same each time and names causes, ids and documents."""
    found = Teller(compare(old, judged)).as_json()
    assert found == Teller(compare(old, judged)).as_json()
    facts = found["facts"]
    assert isinstance(facts, list)
    assert isinstance(facts[0], dict)
    assert facts[0]["cause"] == "judgement"
    assert facts[0]["property"] == "kg:contains"
    assert facts[0]["documents"] == ["science.txt"]


def test_versions_that_are_none(tmp_path: Path) -> None:
    """A name that is nothing, a file of another kind and a broken one are told, each in its words."""
    (tmp_path / "a.txt").write_text("words")
    (tmp_path / "b.trig").write_text("not trig {")
    with pytest.raises(InputError, match="no such graph"):
        read_version("nowhere")
    with pytest.raises(InputError, match="no graph that can be compared"):
        read_version(str(tmp_path / "a.txt"))
    with pytest.raises(GraphError, match="cannot be read"):
        read_version(str(tmp_path / "b.trig"))
    with pytest.raises(InputError, match="no such file, folder or commit"):
        read_version("--output=x:y")
