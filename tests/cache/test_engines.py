"""The engines of a build: who reads and draws, and in which order, makes no difference to the graph."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from kg import engines
from kg.cache.packs import Writer
from kg.engines import Engine, Local, Made, Task, Worker
from kg.ledger.file import Ledger
from kg.pipeline import build

from .histories import State, content, write_documents

STATE = State(
    {"zone.txt": 0, "note.txt": 0, "plan.txt": 0, "copy.txt": 0, "late.txt": 1}, frozenset({"plan.txt"})
)


@dataclass(frozen=True, slots=True)
class Backwards:
    """An engine whose workers each take one file, the last one first, as machines far away may do."""

    def make(self, tasks: Sequence[Task], folder: Path, *, parser: bool) -> Iterator[Made]:
        """Return what was made of each file, in the order of the tasks."""
        made: dict[Path, Made] = {}
        for n, task in enumerate(reversed(tasks)):
            with closing(Writer(folder, f"far-{n}")) as writer:
                made[task.path] = Worker(writer, parser=parser).make(task)
        return iter([made[task.path] for task in tasks])


# who does the work
ENGINES: Sequence[tuple[str, Engine]] = (
    ("two processes", Local(2)),
    ("three processes", Local(3)),
    ("others, in another order", Backwards()),
)


@pytest.mark.parametrize(("who", "engine"), ENGINES, ids=[who for who, _ in ENGINES])
def test_same_graph(who: str, engine: Engine, tmp_path: Path) -> None:
    """The graph is the same, byte for byte, and so is the one of the next build, which takes up the cache."""
    write_documents(STATE, tmp_path / "in")
    build([tmp_path / "in"], tmp_path / "one", ledger=Ledger())
    other = build([tmp_path / "in"], tmp_path / "other", ledger=Ledger(), engine=engine)
    assert content(tmp_path / "other") == content(tmp_path / "one")
    assert other.changes.new == 5
    again = build([tmp_path / "in"], tmp_path / "other", ledger=Ledger(), engine=engine)
    assert (again.changes.kept, again.changes.damaged) == (5, 0)
    assert content(tmp_path / "other") == content(tmp_path / "one")


def test_engine_cases() -> None:
    """Three engines are tried."""
    assert len(ENGINES) == 3


def test_the_file_in_the_middle_is_done_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before processes begin one file is worked on here, neither the longest nor the shortest."""
    for name, size in (("a", 90), ("b", 3), ("c", 20), ("d", 10), ("e", 80)):
        (tmp_path / "in").mkdir(exist_ok=True)
        (tmp_path / "in" / f"{name}.txt").write_text("The quay was widened. " * size, encoding="utf-8")
    seen: list[str] = []
    make = Worker.make

    def watched(worker: Worker, task: Task) -> Made:
        seen.append(task.path.name)
        return make(worker, task)

    monkeypatch.setattr(Worker, "make", watched)
    build([tmp_path / "in"], tmp_path / "g", engine=Local(2))
    assert seen == ["c.txt"]
    assert engines._middle([Task(Path("a"), "", {})]) == 0
