"""Tests of segments: what a person reads in a text is what the blocks and sentences say."""

import time
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.documents import lines
from kg.documents.compose import Hint
from kg.documents.drafts import draft_hinted
from kg.documents.segments import Segments, segment
from kg.documents.sentences import LONGEST
from kg.exceptions import UnreadableError
from kg.model import BlockKind

CASES = Path(__file__).parent / "cases"


def read_cases(name: str) -> list[dict[str, Any]]:
    with (CASES / name).open("rb") as file:
        cases: list[dict[str, Any]] = tomllib.load(file)["case"]
    return cases


SENTENCES = read_cases("sentences.toml")
BLOCKS = read_cases("blocks.toml")


def shown(text: str, parts: Segments, words: list[str]) -> list[str]:
    """Return the blocks in the notation of the cases, with as many words as the case gives."""
    lines = []
    for i, block in enumerate(parts.blocks):
        section = "-" if block.section is None else str(block.section)
        label = "" if block.label is None else f"<{text[block.body : block.label]}> "
        limit = (
            len(words[i].split(f"{label}" if label else " ", 1 if label else 3)[-1]) if i < len(words) else 20
        )
        lines.append(f"{block.kind} {block.level} {section} {label}{text[block.body : block.body + limit]}")
    return lines


def test_all_cases_are_collected() -> None:
    """No case gets lost."""
    assert (len(SENTENCES), len(BLOCKS)) == (38, 61)


@pytest.mark.parametrize("case", SENTENCES, ids=lambda c: c["text"][:30])
def test_sentences(case: dict[str, Any]) -> None:
    """A paragraph is split where a person would split it."""
    text: str = case["text"]
    found = [text[s.start : s.end] for s in segment(text).sentences]
    assert found == case["sentences"]


@pytest.mark.parametrize("case", BLOCKS, ids=lambda c: c["name"])
def test_blocks(case: dict[str, Any]) -> None:
    """Blocks have the kind, level, section, label and beginning that a person would give them."""
    text: str = case["text"]
    assert shown(text, segment(text), case["blocks"]) == case["blocks"]


def check_coverage(text: str) -> None:
    """Assert that sentences are ordered, trimmed and cover each block but for its markers."""
    parts = segment(text)
    covered = set[int]()
    last = 0
    for sentence in parts.sentences:
        block = parts.blocks[sentence.block]
        assert last <= sentence.start < sentence.end
        assert block.body <= sentence.start
        assert sentence.end <= block.end
        assert not text[sentence.start].isspace()
        assert not text[sentence.end - 1].isspace()
        assert block.kind is not BlockKind.BOILERPLATE
        covered.update(range(sentence.start, sentence.end))
        last = sentence.end
    for block in parts.blocks:
        if block.kind is not BlockKind.BOILERPLATE:
            missed = {text[i] for i in range(block.body, block.end) if i not in covered}
            assert all(c.isspace() or c in ":：.。*_#" for c in missed), missed


@pytest.mark.parametrize("case", BLOCKS, ids=lambda c: c["name"])
def test_sentences_cover_cases(case: dict[str, Any]) -> None:
    """In every case each word stands in exactly one sentence."""
    check_coverage(case["text"])


PIECES = st.sampled_from(
    [
        *(
            "The plan",
            ". ",
            "\n",
            "\n\n",
            "- ",
            "1. ",
            "(a) ",
            "## ",
            "Heading",
            ": ",
            "**",
            "第三条 ",
            "一、",
            "。",
        ),
        *(
            "About us",
            " ",
            "\t",
            "| ",
            "\f",
            "P. 7",
            "“",
            "”",
            "U.S.",
            "…",
            "? ",
            "Article 5",
            "•",
            "2021",
            ",",
        ),
        *(
            "the",
            "_",
            "本市",
            "> ",
            "[1] ",
            "________\n",
            "Contents\n",
            "√\n",
            "    ",
            "（一）",
            "1 ",
            "By Ines Holm",
        ),
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_sentences_cover_any_text(text: str) -> None:
    """Whatever the text, sentences are in order and each word stands in exactly one."""
    check_coverage(text)


@given(st.text(max_size=200))
def test_any_text_is_cut(text: str) -> None:
    """No text makes the cutting fail."""
    check_coverage(text)


def test_sections_nest() -> None:
    """A section knows the section above it, and headings of the same depth are siblings."""
    text = "# Port\n\n## Aims\n\n### Depth\n\nThe basin is deep.\n\n## Means\n\nThere are funds.\n"
    sections = [(s.title, s.level, s.parent) for s in segment(text).sections]
    assert sections == [("Port", 1, None), ("Aims", 2, 0), ("Depth", 3, 1), ("Means", 2, 0)]


def test_label_is_a_sentence() -> None:
    """The heading that leads a bullet is a sentence of its own, without its colon."""
    text = "Aims\n- Deeper water: The board dredges the basin. It starts in May.\n- More berths\n"
    found = [text[s.start : s.end] for s in segment(text).sentences]
    assert found == [
        "Aims",
        "Deeper water",
        "The board dredges the basin.",
        "It starts in May.",
        "More berths",
    ]


def test_long_stretch_is_cut_at_white_space() -> None:
    """Words without any stop are cut into sentences of bounded length, never inside a word."""
    text = "word " * 5_000
    found = segment(text).sentences
    assert max(s.end - s.start for s in found) <= LONGEST
    assert {w for s in found for w in text[s.start : s.end].split()} == {"word"}


def test_too_many_parts_are_refused() -> None:
    """A text of too many lines or sentences is refused, not read for hours."""
    with pytest.raises(UnreadableError, match="lines"):
        segment("a\n" * 101, most=100)
    with pytest.raises(UnreadableError, match="sentences"):
        segment("It is. " * 101, most=100)


HOSTILE = {
    "stops": ".",
    "stops and spaces": ". ",
    "spaces": "a        ",
    "quotes after stops": ".'\"",
    "footnotes": "[1].",
    "colons": "A: ",
    "capitals and colon": "A B C D:  ",
    "stars": "**",
    "pipes": "| ",
    "tabs": "a\t",
    "hashes": "#",
    "numbers": "1.2.",
    "digits": "1 ",
    "initials": "A.",
    "abbreviations": "No. ",
    "chinese": "第一条",
    "chinese stops": "。",
    "brackets": "((a) ",
    "wide spaces": "a\u3000 ",
    "conjunctions": "A and ",
    "dashes": "- ",
    "short lines": "Ab\n",
    "notes": "1 a[1].1 B\n----\n",
    "quotations": "    deep\n\n> a\n",
    "contents": "Contents\n1 A\n2 B\n3 A ..... 7\n",
    "pages": "7\nRunning Head\n\f",
    "crumbs": "a\n>\n",
    "double bullets": "√\n√\n",
    "chinese headings": "第一章 港\n一、港\n（一）港\n港口很深。\n",
    "headings": "Heading\nSome longer paragraph here.\n",
}


def seconds(piece: str, length: int) -> float:
    """Return the computing time for so many letters of a piece said over and over."""
    text = piece * (length // len(piece))
    begin = time.process_time()
    segment(text)
    return time.process_time() - begin


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_time_grows_with_length(piece: str) -> None:
    """A hundred thousand characters of anything take about eight times as long as an eighth."""
    for _ in range(3):  # a clock that is disturbed once is not disturbed always
        before, taken = seconds(piece, 12_500), seconds(piece, 100_000)
        if taken < 0.3 or taken < 20 * before:  # below a third of a second there is nothing to fear
            return
    pytest.fail(f"eight times as many letters took {taken / before:.0f} times as long")


def test_a_text_is_asked_once_for_its_bullets() -> None:
    """Where a format tells a thousand paragraphs, the whole text is not gone through for each of them."""
    line = "-oak\nThe quay was dredged.\n"
    text = line * 1000
    hints = [Hint(n * len(line), (n + 1) * len(line), BlockKind.PARAGRAPH, 0, 0) for n in range(1000)]
    before = lines._has_tight.cache_info()
    assert len(draft_hinted(text, hints)) == 1000
    after = lines._has_tight.cache_info()
    assert (after.misses - before.misses, after.hits - before.hits) == (1, 999)
