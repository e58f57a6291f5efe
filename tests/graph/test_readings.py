"""Tests of what the graph keeps of the reading of a document."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from kg.documents.load import read_bytes
from kg.exceptions import GraphError
from kg.graph.readings import canonical_boxes, reading_json
from kg.graph.store import open_graph
from kg.model import Span
from kg.places import Box, Removed

TEXT = "The Harbour Plan\n\nThe council adopted it. Page 3\f\nIt covers ２ islands.\n"


def test_reading() -> None:
    """Offsets, pages, blocks and what was removed, with its words, are kept."""
    document = read_bytes(TEXT.encode(), "a.txt")
    start = TEXT.index("Page 3")
    document = replace(document, removed=(Removed(start, start + 6, "page number"),))
    kept = json.loads(reading_json(document))
    assert kept["document"] == document.id
    assert kept["pages"] == [0, TEXT.index("\f") + 1]
    assert kept["offsets"]["length"] == len(document.text)
    assert [row[0] for row in kept["blocks"]] == ["title", "paragraph", "paragraph"]
    assert kept["removed"] == [{"start": start, "end": start + 6, "reason": "page number", "words": "Page 3"}]


def test_boxes_travel_with_spans() -> None:
    """A span leads to its page and to the boxes of the lines that hold it, in both coordinates."""
    document = read_bytes(TEXT.encode(), "a.txt")
    second = TEXT.index("It covers")
    boxes = (Box(0, 16, 1, 50, 700, 200, 712), Box(second, second + 20, 2, 50, 690, 180, 702))
    document = replace(document, boxes=boxes)
    span = Span(document.text.index("islands"), document.text.index("islands") + 7)
    assert document.paged(span).page == 2
    assert document.boxes_of(span) == (boxes[1],)
    assert document.boxes_of(Span(0, 3)) == (boxes[0],)
    assert [(b.start, b.end, b.page) for b in canonical_boxes(document)] == [
        (0, 16, 1),
        (document.text.index("It covers"), document.text.index("It covers") + 20, 2),
    ]


def test_the_graph_gives_it_back(tmp_path: Path) -> None:
    """An open graph knows how each of its documents was read, and tells if it does not."""
    from kg.pipeline import build  # noqa: PLC0415 - the whole flow, in one test

    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    built = build([tmp_path / "a.txt"], tmp_path / "g")
    with open_graph(built.folder) as graph:
        (row,) = graph.manifest.documents
        assert graph.reading(row.digest)["source_digest"] == row.source_digest
        with pytest.raises(GraphError, match="not kept"):
            graph.reading("0" * 64)
