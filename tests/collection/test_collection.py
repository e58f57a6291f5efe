"""The made collection is steady, holds all that was planted, and its truth is in its texts."""

import csv
import re
import subprocess
import sys
from collections import Counter
from hashlib import sha256
from itertools import combinations
from pathlib import Path

import pytest

from kg import resources

from .disagreements import RIGHT_PLACES, WRONG_PLACES
from .homonyms import DISTRICTS
from .make import COPIED, PLAN, make_collection, write_collection
from .marks import mark, strip_marks, wrap
from .measure import build_and_measure
from .measure import table as table_lines
from .scores import Clash, Pairs, pairs, pairs_of, score_conflicts, score_works
from .sightings import Unit, fold
from .values import Collection, Conflict, Harmony
from .world import table

ROOT = Path(__file__).resolve().parents[2]
RUN = (
    "from hashlib import sha256; from tests.collection.make import make_collection;"
    "print(sha256(repr(make_collection({seed})).encode()).hexdigest())"
)
# Things of each plant; the rest of the 631 is background.
THINGS = {
    "acronym": 3, "acronym-twin": 2, "coordination-one": 2, "coordination-two": 1, "corroborated": 10,
    "currency": 2, "date-day": 3, "date-month": 1, "date-precision": 4, "figure-hectares": 2,
    "figure-million": 2, "figure-mu": 2, "figure-plain": 5, "figure-three": 1, "hedge": 2, "homonym-body": 6,
    "homonym-district": 8, "homonym-policy": 6, "homonym-zone": 6, "issuer": 4, "issuer-joint": 2,
    "near-name": 10, "other-part": 3, "other-unit": 4, "other-year": 4, "planned": 2, "rounding": 5,
    "short-name": 12, "spelling-ampersand": 2, "spelling-centre": 2, "spelling-hyphen": 2,
    "spelling-letters": 2, "spelling-order": 2, "spelling-policy": 2, "spelling-province": 2, "title-code": 3,
    "title-date": 2, "title-other": 6,
}  # fmt: skip
CONFLICTS = {
    "figure-plain": 5, "figure-three": 1, "figure-hectares": 2, "figure-mu": 2, "figure-million": 2,
    "date-day": 3, "date-month": 1, "issuer": 4, "place-wrong": 6,
}  # fmt: skip
HARMONIES = {
    "rounding": 5, "other-year": 4, "other-part": 3, "other-unit": 4, "hedge": 2, "currency": 2, "planned": 2,
    "date-precision": 4, "issuer-joint": 2, "place-right": 3,
}  # fmt: skip


@pytest.fixture(scope="module")
def collection() -> Collection:
    """The collection that is measured."""
    return make_collection()


def runs(text: str) -> frozenset[tuple[str, ...]]:
    """Return all runs of five words of a text."""
    words = re.findall(r"\w+", text.casefold())
    return frozenset(tuple(words[i : i + 5]) for i in range(len(words) - 4))


@pytest.mark.parametrize("seed", [7, 8])
def test_the_same_seed_gives_the_same_bytes_over_hash_seeds(seed: int) -> None:
    """Documents and truth depend on the seed alone."""
    here = sha256(repr(make_collection(seed)).encode()).hexdigest()
    for hash_seed in ("0", "1"):
        run = subprocess.run(
            [sys.executable, "-c", RUN.format(seed=seed)],
            cwd=ROOT,
            env={"PYTHONHASHSEED": hash_seed, "PYTHONPATH": f"{ROOT}:{ROOT / 'src'}"},
            capture_output=True,
            text=True,
            check=True,
        )
        assert run.stdout.strip() == here


def test_another_seed_gives_other_texts(collection: Collection) -> None:
    """Two seeds share no document."""
    other = make_collection(8)
    assert not {d.text for d in collection.documents} & {d.text for d in other.documents}


def test_all_that_was_planted_is_there(collection: Collection) -> None:
    """Documents, things, conflicts, harmonies, copies and corroborated statements are as many as planned."""
    assert len(collection.documents) == 300
    for made in (collection, make_collection(8)):
        assert Counter(thing.plant for thing in made.entities if thing.plant) == THINGS
    assert Counter(conflict.plant for conflict in collection.conflicts) == CONFLICTS
    assert Counter(harmony.plant for harmony in collection.harmonies) == HARMONIES
    assert sorted(len(group.documents) for group in collection.copies) == sorted(n + 1 for _, n in COPIED)
    assert len(collection.corroborated) == 15
    assert len(PLAN) == 40


@pytest.mark.parametrize(("seed", "size"), [(1, 300), (2, 60), (3, 340), (4, 10)])
def test_any_seed_and_size_gives_that_many_documents(seed: int, size: int) -> None:
    """With fewer documents less is planted; the number of documents is always the one asked for."""
    made = make_collection(seed, size)
    assert len({document.name for document in made.documents}) == len(made.documents) == size
    assert made.copies
    assert made.conflicts or size == 10


def test_too_small_a_collection_is_refused() -> None:
    """Nine documents hold nothing worth measuring."""
    with pytest.raises(ValueError, match="at least 10"):
        make_collection(7, 9)


def test_every_name_stands_where_the_truth_says(collection: Collection) -> None:
    """Every surface form occurs in its text, at its place, and stands for a thing of the collection."""
    known = {thing.id for thing in collection.entities}
    count = 0
    for document in collection.documents:
        assert document.mentions
        for named in document.mentions:
            assert " ".join(document.text[named.start : named.end].split()) == named.surface
            assert named.entity in known
            count += 1
    assert count > 1500


def test_what_is_true_is_about_things_and_documents_that_exist(collection: Collection) -> None:
    """Statements, figures, conflicts … are of documents of the collection and of things named in them."""
    named = {d.name: {m.entity for m in d.mentions} for d in collection.documents}
    for statement in collection.statements:
        assert statement.subject in named[statement.document]
    for figure in collection.figures:
        assert figure.thing in named[figure.document]
    told: list[Conflict | Harmony] = [*collection.conflicts, *collection.harmonies]
    for one in told:
        assert all(one.entity in named[document] for document in one.documents)
    for same in collection.corroborated:
        assert all(same.subject in named[document] for document in same.documents)


def test_documents_are_short_and_free_of_marks(collection: Collection) -> None:
    """A document has 80 to 250 words and no control characters; no two are the same."""
    sizes = [len(document.text.split()) for document in collection.documents]
    assert (min(sizes) >= 80, max(sizes) <= 250) == (True, True)
    assert not any(ord(c) < 32 and c != "\n" for document in collection.documents for c in document.text)
    assert len({document.text for document in collection.documents}) == 300


def test_only_copies_are_alike(collection: Collection) -> None:
    """Two works share less than a third of their runs of five words; copies share more than two thirds."""
    of = {document.name: runs(document.text) for document in collection.documents}
    where: dict[tuple[str, ...], list[str]] = {}
    for name, found in of.items():
        for run in found:
            where.setdefault(run, []).append(name)
    shared = Counter(pair for names in where.values() for pair in combinations(names, 2))
    shares: dict[bool, list[float]] = {True: [], False: []}
    for (one, other), count in shared.items():
        same = collection.work(one) == collection.work(other)
        shares[same].append(count / min(len(of[one]), len(of[other])))
    assert max(shares[False]) < 1 / 3
    assert min(shares[True]) > 2 / 3
    assert len(shares[True]) == 30


def test_conflicting_figures_differ_and_harmless_ones_do_not(collection: Collection) -> None:
    """In one unit the figures of a conflict lie more than a tenth apart, for one year and the whole thing."""
    factor = {"km2": 1.0, "ha": 0.01, "mu": 1 / 1500}
    checked = 0
    groups: list[Conflict | Harmony] = [*collection.conflicts, *collection.harmonies]
    for told in groups:
        figures = [f for f in collection.figures if f.thing == told.entity and f.document in told.documents]
        if told.kind != "figure":
            continue
        values = [float(f.value) * factor.get(f.unit, 1.0) for f in figures if f.indicator == told.about]
        apart = max(values) / min(values)
        if told.plant.startswith("figure-"):
            assert apart > 1.1
            assert len({(f.year, f.part, f.planned) for f in figures}) == 1
        elif told.plant in ("rounding", "other-unit"):
            assert apart < 1.03
        elif told.plant in ("other-year", "other-part", "planned"):
            assert len({(f.year, f.part, f.planned) for f in figures}) == 2
        checked += 1
    assert checked == 34


def test_every_kind_of_statement_has_twelve_wordings() -> None:
    """Texts do not look stamped: at least twelve wordings a kind, each of them once."""
    wordings = table("wordings")
    assert len(wordings) == 20
    assert all(len(set(lines)) == len(lines) >= 12 for lines in wordings.values())


def test_made_names_are_not_real_and_real_names_are() -> None:
    """No stem is a place of the reference tables; homonym districts and misplaced cities stand there."""
    with (resources.example_graph() / "reference" / "places.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    labels = Counter(row["label"] for row in rows)
    above = {row["id"]: row["parent"] for row in rows}
    labels_of = {row["id"]: row["label"] for row in rows}
    names = {name.casefold() for row in rows for name in (row["label"], *row["aliases"].split("|"))}
    assert not {stem for stem in table("names")["stems"] if stem.casefold() in names}
    by_label = {row["label"]: row["id"] for row in rows}
    cities = {(labels_of.get(row["parent"], ""), row["label"]) for row in rows}
    for label, one, other in DISTRICTS:
        assert labels[label] >= 2
        assert {(one, label), (other, label)} <= cities
    for city, province in WRONG_PLACES:
        assert above[by_label[city]] != by_label[province]
    for city, province in RIGHT_PLACES:
        assert above[by_label[city]] == by_label[province]


def test_files_are_written_with_their_side_files(tmp_path: Path) -> None:
    """Every document is written as it is, with a side file of title, publisher and date."""
    made = make_collection(7, 12)
    write_collection(made, tmp_path)
    assert len(list(tmp_path.iterdir())) == 24
    for document in made.documents:
        assert (tmp_path / document.name).read_bytes() == document.text.encode()


def test_marks_come_off_and_offsets_stay() -> None:
    """A marked name leaves its words and its place; a broken line moves nothing."""
    text, (one,) = strip_marks(f"In the {mark('Salt Gate Zone', 'zone-1')} all is calm.")
    assert text[one.start : one.end] == one.surface == "Salt Gate Zone"
    broken = wrap(text, 20)
    assert broken[one.start : one.end] == "Salt Gate\nZone"
    assert len(broken) == len(text)


# What the graph takes four names for, and the pairs that come of it.
PAIRS = [
    ("xxyy", Pairs(2, 0, 0)),  # all right
    ("xxxx", Pairs(2, 4, 0)),  # two namesakes made one
    ("xzyw", Pairs(0, 0, 2)),  # both parted
    ("xyxy", Pairs(0, 2, 2)),  # crossed
]


@pytest.mark.parametrize(("found", "expected"), PAIRS)
def test_pairs_are_counted(found: str, expected: Pairs) -> None:
    """Four names, two of each thing: right, wrong and parted pairs are counted as by hand."""
    units = [
        Unit(f"{n}.txt", "Salt Zone", truth, to)
        for n, (truth, to) in enumerate(zip("aabb", found, strict=True))
    ]
    assert pairs(units) == expected
    assert pairs_of(units, frozenset("ab")) == expected


def test_a_folded_name_keeps_what_tells_two_things_apart() -> None:
    """Spellings fall together; names that differ in a word do not."""
    assert fold("the Salt–Gate Data Centre") == fold("Salt Gate data center")
    assert fold("Port & Sea Zone") == fold("Port and Sea Zone")
    assert fold("North New Area") != fold("South New Area")


def test_a_perfect_graph_scores_full_and_an_empty_one_nothing(collection: Collection) -> None:
    """Telling all that is planted gives full marks; a clash of two works that agree is counted as false."""
    told = [Clash(c.kind, c.documents[:2]) for c in collection.conflicts]
    perfect = score_conflicts(collection, told, {})
    assert (len(perfect.found), perfect.missed, perfect.false) == (26, (), ())
    wrong = Clash("figure", tuple(sorted(collection.harmonies[0].documents)))
    assert score_conflicts(collection, [wrong], {}).false == (wrong,)
    nothing = score_conflicts(collection, [], {})
    assert (len(nothing.missed), nothing.false_share) == (26, 0.0)


def test_a_small_collection_is_built_and_measured(tmp_path: Path) -> None:
    """The measure finds the names of the documents in a graph built from them, and prints a table."""
    made = make_collection(7, 12)
    found = build_and_measure(made, tmp_path)
    assert found.places is not None
    for sightings in (found.places, found.words):
        assert len(sightings.units) >= 20
        assert pairs(sightings.units).both > 0
    lines = list(table_lines(found))
    assert lines[0] == f"12 documents, {len(made.entities)} things"
    assert any(line.startswith("copies: ") for line in lines)


def test_copies_that_bear_each_other_out_are_counted(collection: Collection) -> None:
    """A corroboration inside a group of copies is an error; one between works is what was planted."""
    same = collection.corroborated[0]
    first, second = same.documents
    one, other = collection.copies[0].documents[:2]
    works = {d: group.documents[0] for group in collection.copies for d in group.documents[1:]}
    score = score_works(collection, works, [(same.property, first, second), ("within", one, other)])
    assert (score.copies, score.seen, score.wrong, score.doubled, score.found) == (30, 30, 0, 1, 1)
    blind = score_works(collection, {}, [])
    assert (blind.seen, blind.doubled, blind.found) == (0, 0, 0)
