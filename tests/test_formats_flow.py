"""Tests that files of every format go through the whole flow, and that facts lead back to their place."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

import kg
from kg.documents.load import load_document
from kg.model import Span

from .documents.pdfs import Put, column, make_pdf

FACT = "On 3 May 2021, the State Council issued the Twin Rivers Development Plan."
ZONE = "The Chengdu-Chongqing Economic Circle covers 185,000 square kilometers."


def pdf() -> bytes:
    """Return a PDF of two pages, the fact on the second."""
    first = column(72, 700, ["The harbour is old and deep.", "Its quays were built of stone."])
    return make_pdf([first, [Put(72, 700, FACT), Put(72, 670, ZONE)]])


def docx(path: Path) -> None:
    """Write a Word file."""
    from docx import Document  # noqa: PLC0415 - slow to import

    document = Document()
    document.add_heading("Two rivers", 1)
    document.add_paragraph(FACT)
    document.add_paragraph(ZONE)
    document.save(str(path))


def packed(path: Path) -> None:
    """Write an archive with a text in it."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("notes/rivers.txt", f"{FACT}\n\n{ZONE}\n")


def text(words: str) -> Callable[[Path], object]:
    """Return the function that writes these words."""
    return lambda path: path.write_text(words, encoding="utf-8")


FILES: dict[str, Callable[[Path], object]] = {
    "rivers.txt": text(f"Two rivers\n\n{FACT}\n\n{ZONE}\n"),
    "rivers.md": text(f"# Two rivers\n\n**{FACT}**\n\n- {ZONE}\n"),
    "rivers.html": text(
        f"<html><body><h1>Two rivers</h1><p>{FACT}</p><ul><li>{ZONE}</li></ul></body></html>"
    ),
    "rivers.rtf": text(r"{\rtf1\ansi " + FACT + r"\par " + ZONE + r"\par}"),
    "rivers.csv": text(f'Source,Words\nA,"{FACT}"\nB,"{ZONE}"\n'),
    "rivers.eml": text(f"Subject: Two rivers\nFrom: A <a@example.org>\n\n{FACT}\n\n{ZONE}\n"),
    "rivers.pdf": lambda path: path.write_bytes(pdf()),
    "rivers.docx": docx,
    "rivers.zip": packed,
}


def test_all_cases_are_collected() -> None:
    """No format gets lost."""
    assert len(FILES) == 9


@pytest.mark.parametrize("name", FILES)
def test_facts_come_out_and_hold(name: str, tmp_path: Path) -> None:
    """From each format the same two facts are drawn, and the graph holds against the file itself."""
    FILES[name](tmp_path / name)
    with kg.build(tmp_path / name, output=tmp_path / "g") as graph:
        issued = graph.query("SELECT ?plan WHERE { GRAPH r:graph-facts { ?plan kg:issuedBy ?body } }")
        area = graph.query("SELECT ?v WHERE { GRAPH r:graph-facts { ?s kg:value ?v } FILTER(?v = 185000) }")
        outcome = graph.verify(tmp_path / name)
    assert (len(issued), len(area)) == (1, 1)
    assert outcome.ok, outcome.mismatches
    assert outcome.sources == 1


def test_page_and_box_travel_with_a_fact(tmp_path: Path) -> None:
    """The evidence of a fact names its page, and the line that it stands on has a box there."""
    (tmp_path / "rivers.pdf").write_bytes(pdf())
    with kg.build(tmp_path / "rivers.pdf", output=tmp_path / "g") as graph:
        rows = graph.query(
            "SELECT ?start ?end ?page WHERE { ?claim rdf:predicate kg:issuedBy ; kg:hasEvidence ?e . "
            "?e oa:start ?start ; oa:end ?end ; kg:page ?page }"
        )
        row = next(iter(rows))
        start, end, page = (int(str(row[name])) for name in ("start", "end", "page"))
    document = load_document(tmp_path / "rivers.pdf")
    boxes = document.boxes_of(Span(start, end))
    assert page == 2
    assert document.text[start:end] == FACT
    assert [box.page for box in boxes] == [2]
    assert 690 < boxes[0].bottom < boxes[0].top < 715
    assert 70 < boxes[0].left < 75
