"""The graph of real texts keeps to the shapes and leads back to its texts."""

from pathlib import Path

import pytest

import kg
from kg.evaluation.measure import find_corpus
from kg.graph.findings import Severity

CORPUS = find_corpus(Path(__file__).resolve().parents[2])


@pytest.mark.skipif(CORPUS is None, reason="LOUD: the real texts are not at hand (POLICY_KG_CORPUS)")
def test_the_graph_of_real_texts_is_valid(tmp_path: Path) -> None:
    """Built from all real texts at hand, the graph has no violation, and every passage holds."""
    assert CORPUS is not None
    folders = (CORPUS / "seeds", CORPUS / "corpus")
    with kg.build(*folders, output=tmp_path / "graph", parser=False) as graph:
        assert graph.counts["documents"] > 30
        assert [f for f in graph.check() if f.severity is Severity.VIOLATION] == []
        assert graph.verify().ok
