"""Words in bold at the beginning of a block are its heading, in every format that knows bold."""

from collections.abc import Callable, Sequence
from html import escape
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.documents.emphasis import find_marks
from kg.documents.load import read_bytes
from kg.documents.proof import prove

from .office_files import docx, odt
from .pdfs import Put, make_pdf

Set = Sequence[tuple[str, bool]]
BODY = "The new quay of the town will serve the fishing boats and the ferries of the nine islands."

# (why, words and whether they are bold, the heading that is found, or "")
CASES: tuple[tuple[str, Set, str], ...] = (
    ("a stop in bold", (("Clean power.", True), (f" {BODY}", False)), "Clean power"),
    ("a stop after it", (("Clean power", True), (f". {BODY}", False)), "Clean power"),
    ("a colon", (("Clean power: ", True), (BODY, False)), "Clean power"),
    ("no stop, a capital after it", (("Build a quay", True), (f" {BODY}", False)), "Build a quay"),
    ("the subject of a sentence", (("The port board", True), (f" pays. {BODY}", False)), ""),
    ("a whole sentence", (("The quay is built.", True), (f" {BODY}", False)), ""),
    ("bold words further on", (("The town pays ", False), ("one half", True), (f". {BODY}", False)), ""),
    ("nothing in bold", ((BODY, False),), ""),
)


def in_html(words: Set) -> bytes:
    held = "".join(f"<b>{escape(said)}</b>" if bold else escape(said) for said, bold in words)
    return f"<html><body><p>{BODY}</p><p>{held}</p></body></html>".encode()


def in_markdown(words: Set) -> bytes:
    held = "".join(f"**{said.strip()}**{' ' * said.endswith(' ')}" if bold else said for said, bold in words)
    return f"{BODY}\n\n{held}\n".encode()


def in_docx(words: Set) -> bytes:
    runs = "".join(
        f"<w:r><w:rPr>{'<w:b/>' * bold}</w:rPr><w:t>{escape(said)}</w:t></w:r>" for said, bold in words
    )
    return docx(f"<w:p><w:r><w:t>{BODY}</w:t></w:r></w:p><w:p>{runs}</w:p>")


def in_odt(words: Set) -> bytes:
    bold_text = '<style:text-properties fo:font-weight="bold"/>'
    style = f'<style:style style:name="B" style:family="text">{bold_text}</style:style>'
    held = "".join(
        f'<text:span text:style-name="B">{escape(said)}</text:span>' if bold else escape(said)
        for said, bold in words
    )
    return odt(f"<text:p>{BODY}</text:p><text:p>{held}</text:p>", style)


def in_rtf(words: Set) -> bytes:
    held = "".join(f"{{\\b {said}}}" if bold else said for said, bold in words)
    return rf"{{\rtf1 {BODY}\par {held}\par}}".encode()


def in_pdf(words: Set) -> bytes:
    puts, x = [Put(60, 700, BODY, 8)], 60.0
    for said, bold in words:
        font = "Helvetica-Bold" if bold else "Helvetica"
        puts.append(Put(x, 660, said, 8, font))
        x += 4.6 * len(said) + 4 if bold else 4 * len(said)
    return make_pdf([puts])


FORMATS: dict[str, Callable[[Set], bytes]] = {
    "a.html": in_html,
    "a.md": in_markdown,
    "a.txt": in_markdown,
    "a.docx": in_docx,
    "a.odt": in_odt,
    "a.rtf": in_rtf,
    "a.pdf": in_pdf,
}


def test_all_cases_are_collected() -> None:
    """Eight ways of setting words are read in seven formats."""
    assert (len(CASES), len(FORMATS)) == (8, 7)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize(("words", "heading"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_bold_words_head_a_block(name: str, words: Set, heading: str) -> None:
    """Words in bold that end with a stop, or stand before a capital, are the label of their block."""
    data = FORMATS[name](words)
    document = read_bytes(data, name)
    block = document.blocks[-1]
    assert (document.text[block.body : block.label] if block.label else "") == heading
    assert list(prove(document, data)) == []


# (why, a plain text, the text as read)
MARKS = (
    (
        "a link",
        "See the [harbour plan](https://example.org/a_(b)?c=1) of the town.",
        "See the harbour plan of the town.",
    ),
    ("a link with a title", 'The [plan](/plans/1 "The plan") says so.', "The plan says so."),
    (
        "a link over two lines",
        "The [harbour\nplan](https://example.org) says so.",
        "The harbour\nplan says so.",
    ),
    ("a picture", "Before ![a map](https://example.org/m.png) and after.", "Before and after."),
    (
        "bold and leaning words",
        "It is **big** and *new*, ***very*** new and _old_.",
        "It is big and new, very new and old.",
    ),
    (
        "bold words with an underline in an address",
        "The **[quay](https://example.org/a_b_c)** is long.",
        "The quay is long.",
    ),
    ("Chinese words", "这是**重点**项目。", "这是重点项目。"),
    ("signs after a backslash", r"It costs \$500 and 3\. is \*new\*.", "It costs $500 and 3. is *new*."),
    (
        "brackets that are no link",
        "The board [see note] (and the town) pays.",
        "The board [see note] (and the town) pays.",
    ),
    ("a star of a note", "Output* grew 5*4 times.", "Output* grew 5*4 times."),
    ("names with underlines", "The file port_plan_2.pdf is there.", "The file port_plan_2.pdf is there."),
    ("a mark that nothing ends", "It is **big and new.", "It is **big and new."),
    (
        "no mark reaches beyond its paragraph",
        "It is *big.\n\nIt is new* now.",
        "It is *big.\n\nIt is new* now.",
    ),
)


def test_all_marks_are_collected() -> None:
    """No case gets lost."""
    assert len(MARKS) == 13


@pytest.mark.parametrize(("text", "read"), [case[1:] for case in MARKS], ids=[case[0] for case in MARKS])
def test_marks_of_plain_texts(text: str, read: str) -> None:
    """Marks of Markdown in a plain text are left out, and what is left leads back to the source."""
    document = read_bytes(text.encode(), "a.txt")
    assert document.text.rstrip("\n") == read
    assert list(prove(document, text.encode())) == []


@given(
    st.lists(
        st.sampled_from(
            ["*", "**", "_", "[", "](http://a.b)", "](", ")", " ", "\n", "\n\n", "a", "B.", "!", "\\"]
        ),
        max_size=40,
    )
)
def test_marks_are_in_order_and_apart(parts: list[str]) -> None:
    """Whatever stands in a text, marks stand in order and apart, and no letter of the words is among them."""
    text = "".join(parts)
    spans = find_marks(text)
    assert all(a < b for a, b in spans)
    assert all(b < c for (_, b), (c, _) in pairwise(spans))
    kept = "".join(c for i, c in enumerate(text) if not any(a <= i < b for a, b in spans))
    assert "!" in text or kept.count("B") == text.count("B")


@pytest.mark.parametrize("piece", ["*a", "[a", "**a ", "_a", "[a](", "![a](/b", "***", "\\*"])
def test_time_grows_with_length(piece: str) -> None:
    """A hundred thousand marks in a row are looked through, none of them again and again."""
    assert find_marks(piece * 100_000) is not None
