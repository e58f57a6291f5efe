"""Tests of load: documents come out whole, and bad input is told in one clear line."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.documents.load import load_document, load_documents, read_bytes
from kg.exceptions import NothingReadError, UnreadableError
from kg.identifiers import sha256
from kg.model import BlockKind, Metadata

PLAN = "The Harbour Plan\nThe council adopted the plan in 2022. It covers the old port and two islands.\n"


def test_document() -> None:
    """A document carries its text, its digests, its parts and what is known of it."""
    data = b"\xef\xbb\xbf" + PLAN.replace("\n", "\r\n").encode()
    document = read_bytes(data, "plan.txt", Metadata(publisher="Harbour Office"))
    assert document.text == PLAN
    assert document.digest == f"sha256:{sha256(PLAN)}"
    assert document.source_digest == f"sha256:{sha256(data)}"
    assert document.id == f"source-{sha256(PLAN)[:16]}"
    assert document.metadata == Metadata("The Harbour Plan", publisher="Harbour Office", language="en")
    assert [block.kind for block in document.blocks] == [BlockKind.TITLE, BlockKind.PARAGRAPH]
    assert len(document.sentences) == 3
    assert data.decode()[document.offsets.to_source(PLAN.index("council"))] == "c"


def test_side_file(tmp_path: Path) -> None:
    """The side file gives metadata and genre, and wins over what the text suggests."""
    (tmp_path / "plan.txt").write_text(PLAN)
    side = 'title = "Harbour Plan"\ndate = 2022-05-03\nlanguage = "fr"\ngenre = "news"\nsources = ["https://example.org/"]'
    (tmp_path / "plan.toml").write_text(side)
    document = load_document(tmp_path / "plan.txt")
    expected = Metadata("Harbour Plan", date="2022-05-03", language="fr", sources=("https://example.org/",))
    assert (document.metadata, document.genre) == (expected, "news")


def make_vanished(path: Path) -> None:
    """Leave nothing where the file should be."""


def make_folder(path: Path) -> None:
    """Put a folder where the file should be."""
    path.mkdir()


def make_pipe(path: Path) -> None:
    """Put a named pipe, from which reading would wait for ever, where the file should be."""
    os.mkfifo(path)


def writes(data: bytes) -> Callable[[Path], None]:
    """Return a maker of a file with these bytes."""

    def make(path: Path) -> None:
        path.write_bytes(data)

    return make


BAD: dict[str, tuple[str, Callable[[Path], None], str]] = {
    "empty": ("a.txt", writes(b""), "it is empty"),
    "blank": ("a.txt", writes(b" \n\t\n"), "it is empty"),
    "binary": ("a.txt", writes(b"\x7fELF\x00\x01\x02"), "not a text file"),
    "noise": ("a.txt", writes(bytes(range(1, 256)) * 9), "not a text file|could not be told"),
    "encoding": ("a.txt", writes("政府は新しい計画を承認した。".encode("shift_jis")), "could not be told"),
    "type": ("a.jpg", writes(b"text"), "pictures are not read"),
    "vanished": ("a.txt", make_vanished, "not there"),
    "folder": ("a.txt", make_folder, "it is a folder"),
    "pipe": ("a.txt", make_pipe, "not a plain file"),
    "too large": ("a.txt", writes(b"word " * 2_001), "larger than 0.01 MB"),
    "too long a name": (f"{'a' * 400}.txt", make_vanished, "cannot be read"),
}


def test_all_cases_are_collected() -> None:
    """No case gets lost."""
    assert len(BAD) == 11


@pytest.mark.parametrize(("name", "make", "message"), BAD.values(), ids=BAD.keys())
def test_bad_input(tmp_path: Path, name: str, make: Callable[[Path], None], message: str) -> None:
    """A file that cannot be read is told by name, with what is wrong and what to do."""
    make(tmp_path / name)
    with pytest.raises(UnreadableError, match=message) as caught:
        load_document(tmp_path / name, limit=10_000)
    assert caught.value.where
    assert caught.value.hint
    assert "\n" not in str(caught.value)


def test_the_folder_that_has_no_name() -> None:
    """The folder in which one is is told as it was given."""
    with pytest.raises(UnreadableError, match="folder, not a file") as caught:
        load_document(Path())
    assert caught.value.where == "."


def test_no_permission(tmp_path: Path) -> None:
    """A file that may not be read is told as such."""
    path = tmp_path / "a.txt"
    path.write_text(PLAN)
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read any file, so permission cannot be tested")
    with pytest.raises(UnreadableError, match="permission"):
        load_document(path)


def test_denied_by_the_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A refusal of the system to open the file is told as missing permission, whoever runs this."""

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "a.txt").write_text(PLAN)
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(UnreadableError, match="permission"):
        load_document(tmp_path / "a.txt")


SIDE = {
    "no toml": ("title = ", "not TOML"),
    "unknown field": ('titel = "Plan"', "unknown field 'titel'"),
    "not a text": ("title = 3", "its title is not a text"),
    "sources": ('sources = "one"', "not a list"),
    "genre": ('genre = "poem"', "genre 'poem'"),
}


@pytest.mark.parametrize(("side", "message"), SIDE.values(), ids=SIDE.keys())
def test_bad_side_file(tmp_path: Path, side: str, message: str) -> None:
    """A side file that is wrong is told by its own name, not passed over."""
    (tmp_path / "plan.txt").write_text(PLAN)
    (tmp_path / "plan.toml").write_text(side)
    with pytest.raises(UnreadableError, match=message) as caught:
        load_document(tmp_path / "plan.txt")
    assert caught.value.where == "plan.toml"


def test_many(tmp_path: Path) -> None:
    """Bad files are left out by name and the others are read, in order of their ids."""
    (tmp_path / "a.txt").write_text(PLAN)
    (tmp_path / "b.md").write_text("# Roads\n\nThe road is new.\n")
    (tmp_path / "c.txt").write_bytes(b"")
    (tmp_path / "d.pdf").write_bytes(b"%PDF")
    calls: list[tuple[int, int]] = []
    documents, left = load_documents([tmp_path], progress=lambda done, total: calls.append((done, total)))
    assert [d.id for d in documents] == sorted(d.id for d in documents)
    assert {d.name for d in documents} == {"a.txt", "b.md"}
    assert [item.name for item in left] == ["c.txt", "d.pdf"]
    assert calls == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_duplicates(tmp_path: Path) -> None:
    """Of the same text, differing in line breaks only, the first by name is kept and the rest told."""
    (tmp_path / "deep").mkdir()
    (tmp_path / "z.txt").write_text(PLAN)
    (tmp_path / "deep" / "a.txt").write_bytes(PLAN.replace("\n", "\r\n").encode())
    documents, left = load_documents([tmp_path])
    assert [d.name for d in documents] == ["a.txt"]
    assert [(item.name, item.reason) for item in left] == [("z.txt", "the same text as a.txt")]


def test_jobs_change_nothing(tmp_path: Path) -> None:
    """Reading in parallel gives the same documents and the same lines as reading one by one."""
    for i in range(6):
        (tmp_path / f"{i}.txt").write_text(PLAN + f"It has {i} berths.")
    (tmp_path / "bad.txt").write_bytes(b"\x00")
    assert load_documents([tmp_path], jobs=2) == load_documents([tmp_path])


def test_nothing_read(tmp_path: Path) -> None:
    """If no document could be read, that is an error that tells why."""
    with pytest.raises(NothingReadError, match="no document in this folder"):
        load_documents([tmp_path])
    (tmp_path / "a.txt").write_bytes(b"")
    with pytest.raises(NothingReadError, match=r"a\.txt: it is empty"):
        load_documents([tmp_path / "a.txt"])
    with pytest.raises(NothingReadError, match="no file was given"):
        load_documents([])


HOSTILE = {
    # path, quotes, markup, marks that turn the line around, emoji of several parts, control characters
    "../../etc/passwd.txt": "passwd.txt",
    "..\\up\\plan.txt": "plan.txt",
    '"it\'s" <script>alert(1).txt': '"it\'s" <script>alert(1).txt',
    "plan\u202etxt.exe\u200f.txt": "plantxt.exe.txt",
    "port 👩\u200d🚀.txt": "port 👩\u200d🚀.txt",
    "a\nb\x1b[31m.txt": "ab[31m.txt",
    "\udcff.txt": "\ufffd.txt",
    "规划.txt": "规划.txt",
    "../": "unnamed",
    "": "unnamed",
    "x" * 300: "x" * 159 + "…",
}


@pytest.mark.parametrize(("name", "shown"), HOSTILE.items())
def test_hostile_names(name: str, shown: str) -> None:
    """The name shown is one line without marks, and can be written as UTF-8."""
    document = read_bytes(PLAN.encode(), name)
    assert document.name == shown
    assert document.name.encode()


def test_hostile_names_on_disk(tmp_path: Path) -> None:
    """Files of hostile names are read like any other."""
    for i, name in enumerate(
        ["a'b\"c.txt", "<script>.txt", "x\u202ey.txt", "😀.txt", os.fsdecode(b"\xff.txt")]
    ):
        (tmp_path / name).write_text(PLAN + str(i))
    documents, left = load_documents([tmp_path])
    assert sorted(d.name for d in documents) == [
        "<script>.txt",
        "a'b\"c.txt",
        "xy.txt",
        "\ufffd.txt",
        "😀.txt",
    ]
    assert left == ()


def test_fifty_megabytes_are_refused_with_one_clear_line() -> None:
    """A text of 50 MB is refused before it is read, and the line says what to do."""
    with pytest.raises(UnreadableError, match=r"larger than 16 MB\. Cut it into several files"):
        read_bytes(b"word " * 10_000_000, "large.txt")


def test_a_long_text_without_a_line_break_is_read() -> None:
    """A text of 10 MB in one line is read, word by word and as one monstrous word."""
    document = read_bytes(b"x" * 4_000_000 + b" word" * 1_200_000, "large.txt")
    assert document.sentences


LANGUAGES = [
    # enough Chinese letters, plain English, neither
    ("本市设立新区，由市政府管理，面积一千平方公里。", "zh"),
    ("The zone of the city is in the north and is run by the council.", "en"),
    ("Das Gebiet liegt im Norden und wird vom Rat verwaltet.", "und"),
    ("政府は新しい計画を承認した。これは港のためのものである。", "und"),
    ("The name of the zone in the city is 新区 and it is in the north of the town.", "en"),
]

GENRES = [
    # one cue each, then a text without any
    ("第一条 本市设立新区。\n第二条 新区由市政府管理。\n第三条 本条例自公布之日起施行。", "decree"),
    ("一、总体要求\n坚持港口优先。\n二、主要目标\n吞吐量翻番。\n三、保障措施\n加强领导。", "plan"),
    ("HARBOUR CITY (Reuters) - The port grew.", "news"),
    ("In this article we look at the port. For investors it is of use.", "analysis"),
    ("The port has two basins.", "unknown"),
]


@pytest.mark.parametrize(("text", "language"), LANGUAGES)
def test_language(text: str, language: str) -> None:
    """The language is told by script and common words, or left open."""
    assert read_bytes(text.encode(), "a.txt").metadata.language == language


@pytest.mark.parametrize(("text", "genre"), GENRES)
def test_genre(text: str, genre: str) -> None:
    """The genre is told by plain cues, or left open."""
    assert read_bytes(text.encode(), "a.txt").genre == genre


LONG = "The bay is open to all boats of the town, and so are the docks that were built in the year before."


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("A bay for boats\n\nThe bay is open to all boats of the town.\n", "A bay for boats"),
        (f"{LONG}\n\n## More of the bay\n\nThe bay is open to all.\n", ""),  # a heading below the text
        ("News\n\nThe bay is open to all boats of the town.\n", ""),  # too little to tell it from others
        ("The bay is open to all boats of the town, and so are the docks.\n", ""),  # no title at all
    ],
)
def test_a_text_is_named_by_the_title_above_it(text: str, title: str) -> None:
    """What stands as a title above a text names the document, where no side file does."""
    assert read_bytes(text.encode(), "a.md").metadata.title == title
    assert read_bytes(text.encode(), "a.md", Metadata(title="Mine")).metadata.title == "Mine"
