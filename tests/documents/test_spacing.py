"""Blanks that set a page are no part of a sentence."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.claims.tables.grid import parted
from kg.documents.load import load_document
from kg.model import BlockKind, Document

CASES = (
    # A list with a hanging indent: the amount is one.
    (
        "- The council will invest $200\n    million in a new library.\n- It will open a school.\n",
        "$200\nmillion in",
    ),
    # Two blanks for one throughout.
    (
        "The  council  will  build  a  library  and  open  two  schools  in  the  old  town.\n",
        "will build a library",
    ),
    # Two blanks behind a full stop part sentences and go where a sentence goes on.
    ("The  council met.  It will  open a school.\n", "It will open a school."),
    # A tab between words.
    ("The council will\topen a school in the old town.\n", "will open a school"),
)


def _document(tmp_path: Path, text: str) -> Document:
    path = tmp_path / "plan.txt"
    path.write_text(text, encoding="utf-8")
    return load_document(path)


@pytest.mark.parametrize(("text", "there"), CASES)
def test_sentences_are_closed_up(tmp_path: Path, text: str, there: str) -> None:
    """Between two words of a sentence stands one blank or one end of a line."""
    document = _document(tmp_path, text)
    said = [document.text[s.start : s.end] for s in document.sentences]
    assert any(there in one for one in said), said
    assert not any("  " in one or "\n " in one or "\t" in one for one in said)


def test_names_in_chinese_keep_their_blanks(tmp_path: Path) -> None:
    """A blank inside a Chinese word goes, those between names in a row stay."""
    text = "会议讨论了云水港重点产 业的发展，出席的有张三、李四 王五 赵六等同志，会议强调推进港口建设。\n"
    document = _document(tmp_path, text)
    assert "重点产业的发展" in document.text
    assert "李四 王五 赵六" in document.text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        # A label above its figure is parted from it; a line that goes on with a year or a count is not.
        ("Total area\n99 ha\nJobs\n1,200\n", "Total area:99 ha"),
        ("- Build three new piers by\n  2031\n- Open schools in Alvor\n", "Build three new piers by\n2031"),
        (
            "It will build the harbour with\n12 piers and a quay\n",
            "It will build the harbour with\n12 piers and a quay",
        ),
    ],
)
def test_labels_above_figures(tmp_path: Path, text: str, said: str) -> None:
    """Only what is a label is read as the label of the figure below it."""
    document = _document(tmp_path, text)
    assert said in [parted(document, sentence) for sentence in document.sentences]


def test_rows_keep_their_cells(tmp_path: Path) -> None:
    """A row of a table keeps the blanks between its cells."""
    rows = "Place      Area      Jobs\nAlvor      12 ha      300\nBelmar      30 ha      900\n"
    document = _document(tmp_path, rows)
    assert {block.kind for block in document.blocks} == {BlockKind.TABLE_ROW}
    assert "Alvor      12 ha" in document.text


def test_justified_lines_are_no_table(tmp_path: Path) -> None:
    """Lines made equally long by two blanks between some words are one paragraph."""
    line = "The  council will build a library in the  old town and open two  schools near it"
    document = _document(tmp_path, "\n".join([line] * 8) + ".\n")
    assert [block.kind for block in document.blocks] == [BlockKind.PARAGRAPH]


def test_justified_cases_were_collected() -> None:
    """Four texts are closed up."""
    assert len(CASES) == 4


WORDS = st.lists(
    st.sampled_from(["the", "Council", "will", "build", "12", "ha.", "“ok”"]), min_size=3, max_size=30
)


@given(words=WORDS, data=st.data())
def test_offsets_lead_to_the_same_words(
    tmp_path_factory: pytest.TempPathFactory, words: list[str], data: st.DataObject
) -> None:
    """Whatever blanks stand between words, each leads to itself in the source, and all parts lie in order."""
    gaps = [data.draw(st.sampled_from([" ", "  ", "\t", "\n", "\n    ", "\n\n"])) for _ in words]
    text = "".join(word + gap for word, gap in zip(words, gaps, strict=True))
    document = _document(tmp_path_factory.mktemp("texts"), text)
    for sentence in document.sentences:
        said = document.text[sentence.start : sentence.end]
        source = "".join(
            document.source[a:b] for a, b in document.offsets.ranges(sentence.start, sentence.end)
        )
        assert said.split() == source.split()
        block = document.blocks[sentence.block]
        assert block.start <= block.body <= sentence.start < sentence.end <= block.end
    starts = [block.start for block in document.blocks]
    assert starts == sorted(starts)
