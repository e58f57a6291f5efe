"""A review from the command line, its keys read from lines: every answer, undo, and what is shown."""

import json
import shutil
from collections import Counter
from pathlib import Path

import pytest
from click.testing import Result

from kg.graph.manifest import read_manifest
from kg.judgements import Judgement
from kg.ledger.file import read_ledger

from .conftest import run

WIDTH = 80
ZONE = "r:zone-chengdu-chongqing-economic-circle"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run every test in an empty folder, on a terminal of usual width."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", str(WIDTH))


@pytest.fixture
def review(example_folder: Path) -> "Review":
    """Return a function that reviews the example with answers, one a line."""
    return Review(example_folder)


class Review:
    """Reviews a graph."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, *answers: str, only: str = "", name: str = "") -> Result:
        """Run a review with these answers."""
        options = [*(["--only", only] if only else []), *([name] if name else [])]
        signed = ("--who", "Ada", "--when", "2025-03-31", "--graph", self.folder)
        return run("review", *options, *signed, stdin="".join(f"{one}\n" for one in answers))


def judgements() -> tuple[Judgement, ...]:
    """Return the ledger of this folder."""
    path = Path("ledger.csv")
    return read_ledger(path).judgements if path.exists() else ()


def verdicts() -> Counter[str]:
    """Return how many judgements of each verdict there are."""
    return Counter(str(one.verdict) for one in judgements())


def test_nothing_is_written_without_an_answer(review: Review) -> None:
    """Skipping and leaving write nothing; conflicts come first, then unsure things, then candidates."""
    result = review(*[""] * 30)
    assert result.exit_code == 0
    assert "Nothing was written." in result.stdout
    assert not Path("ledger.csv").exists()
    kinds = [
        line.split(" · ")[1].rstrip("─ ") for line in result.stdout.splitlines() if line.startswith("── ")
    ]
    order = ["conflict", "one thing or two?", "candidate"]
    assert sorted(kinds, key=order.index) == kinds
    assert {"conflict", "candidate"} <= set(kinds)
    assert max(map(len, result.stdout.splitlines())) <= WIDTH


def test_a_side_of_a_conflict(review: Review) -> None:
    """The side that holds is accepted and what says otherwise is rejected; a number picks the side."""
    result = review("1", "q", only="conflicts")
    assert verdicts()["accept"] >= 1
    assert verdicts()["reject"] >= 1
    assert "Next: kg build PATH" in result.stdout
    accepted = {one.object for one in judgements() if one.verdict == "accept"}
    rejected = {one.object for one in judgements() if one.verdict == "reject"}
    assert not accepted & rejected
    before = judgements()
    review("r", "q", only="conflicts")
    assert len(judgements()) > len(before)
    assert set(before) <= set(judgements())


def test_candidates(review: Review) -> None:
    """One key accepts or rejects all claims of a question; what was judged is not asked again."""
    first = review("a", "r", "q", only="claims")
    assert first.stdout.count("✓") == 2
    assert set(verdicts()) == {"accept", "reject"}
    assert all(one.who == "Ada" and one.words and one.document for one in judgements())
    total = int(first.stdout.partition(" of ")[2].partition(" ")[0])
    again = review("q", only="claims")
    assert int(again.stdout.partition(" of ")[2].partition(" ")[0]) == total - 2


def test_correct_and_note(review: Review) -> None:
    """c asks what the object should be, n for a note, which leaves the question open."""
    result = review("n", "look at the map", "c", "", "c", "Atlantis", "c", "Chongqing", "q", only="claims")
    assert verdicts()["note"] == 1
    assert verdicts()["correct"] == 1
    assert "look at the map" in {one.value for one in judgements()}
    assert "Atlantis: no thing of this graph has this name" in " ".join(result.stdout.split())
    assert result.stdout.count("── 1 of") == 2


@pytest.fixture(scope="module")
def doubtful(example_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example with two doubts: a zone that may be one of two things, and one that may be one."""
    folder = tmp_path_factory.mktemp("doubtful") / "kg-graph"
    shutil.copytree(example_folder, folder)
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    document = next(d for d in read_manifest(folder).documents if d.name == "western-science-city.txt")
    asked = {"document": document.id, "key": "zone-x", "reason": "the names are alike"}
    report["unsure"] = [
        {**asked, "thing": ZONE, "candidates": ["r:place-chongqing", "r:place-chengdu"]},
        {**asked, "thing": "r:place-beibei", "candidates": ["r:place-shapingba"]},
    ]
    (folder / "report.json").write_text(json.dumps(report), encoding="utf-8")
    return folder


# The answers to the first doubt, of two candidates, and the verdicts that are written.
ANSWERS: tuple[tuple[tuple[str, ...], dict[str, int]], ...] = (
    (("1",), {"same": 1}),
    (("s", "2"), {"same": 1}),
    (("d",), {"different": 2}),
    (("u",), {"unsure": 2}),
    (("n", "who knows?"), {"note": 1}),
    (("3",), {}),
    (("s", "x"), {}),
    (("a",), {}),
)


@pytest.mark.parametrize(("answers", "written"), ANSWERS, ids=["-".join(a) for a, _ in ANSWERS])
def test_things(doubtful: Path, answers: tuple[str, ...], written: dict[str, int]) -> None:
    """A number says which thing it is, d that it is none of them, u that nobody can tell."""
    result = Review(doubtful)(*answers, "q", only="things")
    assert result.exit_code == 0
    assert verdicts() == written
    assert "the names are alike" in " ".join(result.stdout.split())
    thing = "zone: Chengdu-Chongqing Economic Circle @ western-science-city.txt"
    assert {one.subject for one in judgements()} <= {thing}
    assert {one.object for one in judgements() if one.object} <= {"r:place-chengdu", "r:place-chongqing"}
    assert len(ANSWERS) == 8


def test_one_candidate(doubtful: Path) -> None:
    """With one candidate s is enough; what was answered is not asked again."""
    Review(doubtful)("d", "s", "q", only="things")
    assert verdicts() == {"different": 2, "same": 1}
    assert "There is nothing to judge here." in Review(doubtful)("q", only="things").stdout


def test_undo(review: Review) -> None:
    """b takes the last answer back and returns to its question, as often as there are answers."""
    result = review("a", "r", "b", "b", "b", "q", only="claims")
    assert judgements() == ()
    assert result.stdout.count("Taken back.") == 2
    assert "Nothing was written." in result.stdout


def test_a_wrong_key_and_a_wrong_value(review: Review) -> None:
    """A key that means nothing and a value that nobody knows are told, and the question stays."""
    result = review("x", "9", "q", only="conflicts")
    assert result.stdout.count("That key means nothing here") == 2
    assert judgements() == ()


def test_one_thing(review: Review) -> None:
    """With a name only what concerns that thing is asked; an unknown name is one line on stderr."""
    some, every = review("q", name="Chengdu-Chongqing Economic Circle"), review("q")
    counts = [int(one.stdout.partition(" of ")[2].partition(" ")[0]) for one in (some, every)]
    assert 0 < counts[0] < counts[1]
    unknown = review("q", name="Atlantis")
    assert (unknown.exit_code, unknown.stdout) == (2, "")
    assert "Atlantis" in unknown.stderr


def test_a_ledger_with_a_broken_line(review: Review) -> None:
    """A ledger that cannot be read whole is not written, and the line is told."""
    Path("ledger.csv").write_text("verdict,subject,predicate,object,document,words,value,who,when,why\nx,y\n")
    result = review("a")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "line 2" in result.stderr


def test_answers_are_applied_by_the_next_build(review: Review) -> None:
    """What was answered is not asked in the new graph, whose facts follow the answers."""
    review("1", "q", only="conflicts")
    folder = Path(__file__).parents[2] / "graph" / "documents"
    names = sorted({one.document for one in judgements()})
    built = run("build", *(folder / name for name in names), "-o", "new", "--no-parser")
    assert built.exit_code == 0
    assert "to look at" not in built.stdout
    checked = run("ledger", "check", "--graph", "new")
    assert (checked.exit_code, checked.stderr) == (0, "")
    assert run("check", "--graph", "new").exit_code == 0
