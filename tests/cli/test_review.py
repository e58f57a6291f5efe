"""A review from the command line, its keys read from lines: every answer, undo, and what is shown."""

from collections import Counter
from pathlib import Path

import pytest
from click.testing import Result

from kg.judgements import Judgement
from kg.ledger.file import read_ledger

from .conftest import run

WIDTH = 80


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
    result = review(*[""] * 20)
    assert result.exit_code == 0
    assert "Nothing was written." in result.stdout
    assert not Path("ledger.csv").exists()
    kinds = [
        line.split(" · ")[1].rstrip("─ ") for line in result.stdout.splitlines() if line.startswith("── ")
    ]
    order = ["conflict", "one thing or two?", "candidate"]
    assert sorted(kinds, key=order.index) == kinds
    assert set(kinds) == set(order)
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


def test_things(review: Review) -> None:
    """s and a number say which thing it is, d that it is none of them, u that nobody can tell."""
    result = review("1", "d", "u", "s", "1", "q", only="things")
    assert result.exit_code == 0
    counted = verdicts()
    assert (counted["same"], counted["different"] >= 1, counted["unsure"] >= 1) == (2, True, True)
    assert all(" @ " in one.subject and one.object.startswith("r:body-") for one in judgements())


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
