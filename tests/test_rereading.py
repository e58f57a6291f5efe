"""Tests of verification against the source documents themselves."""

from pathlib import Path

import pytest

import kg
from kg import resources

PLAN = "Harbour Plan\n\nOn 3 May 2021 the Harbour Ministry issued the Blue Coast Plan.\n"


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """Return a folder of one document."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "plan.txt").write_text(PLAN, encoding="utf-8")
    return tmp_path / "in"


def test_unchanged_sources_hold(sources: Path, tmp_path: Path) -> None:
    """Read again, unchanged files give the same text, offsets and bytes."""
    with kg.build(sources, output=tmp_path / "g") as graph:
        outcome = graph.verify(sources)
    assert (outcome.ok, outcome.sources) == (True, 1)


def test_a_changed_source_is_told(sources: Path, tmp_path: Path) -> None:
    """A file of which one letter was changed is no longer the source."""
    with kg.build(sources, output=tmp_path / "g") as graph:
        (sources / "plan.txt").write_text(PLAN.replace("Blue", "Grey"), encoding="utf-8")
        outcome = graph.verify(sources)
    assert [(m.where, m.what) for m in outcome.mismatches] == [
        ("plan.txt", "its file is not among the sources, or was changed")
    ]


def test_other_files_are_passed_over(sources: Path, tmp_path: Path) -> None:
    """Files that the graph does not know change nothing."""
    with kg.build(sources, output=tmp_path / "g") as graph:
        (sources / "other.txt").write_text("Another text, of no plan.\n", encoding="utf-8")
        assert graph.verify(sources).ok


def test_the_example_holds() -> None:
    """The example graph holds against its documents."""
    with kg.open(kg.EXAMPLE) as graph:
        outcome = graph.verify(resources.example_graph() / "documents")
    assert outcome.ok
    assert outcome.sources == 12
