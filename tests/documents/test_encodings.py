"""Tests of encodings: known encodings are told, everything else is refused."""

import pytest

from kg.documents.encodings import decode
from kg.documents.load import read_bytes
from kg.documents.proof import prove
from kg.exceptions import UnreadableError

SIMPLIFIED = "市政府于2021年批准了新的港口规划，占地一千平方公里，目标年份为2035年。"
TRADITIONAL = "市政府於2021年批准了新的港口規劃，占地一千平方公里，目標年份為2035年。"
FRENCH = "Le projet du port a été approuvé en février – « très bien », dit l’élu de Saint-Étienne."
ENGLISH = "The region’s “Harbour Plan” covers 1,200 km² – and costs £5 billion."

READ = [
    # byte order marks
    ("utf-8-sig", SIMPLIFIED, "utf-8"),
    ("utf-16", FRENCH, "utf-16-le"),
    ("utf-16", SIMPLIFIED, "utf-16-le"),
    ("utf-32", ENGLISH, "utf-32-le"),
    # UTF-16 that nobody marked
    ("utf-16-le", ENGLISH, "utf-16-le"),
    ("utf-16-be", FRENCH, "utf-16-be"),
    ("utf-16-le", SIMPLIFIED + "\n", "utf-16-le"),
    # UTF-8 without a mark, and plain ASCII
    ("utf-8", SIMPLIFIED, "utf-8"),
    ("ascii", "A plain text.", "utf-8"),
    # older encodings, long, short and mixed
    ("gb18030", SIMPLIFIED, "gb18030"),
    ("gb18030", SIMPLIFIED[:9], "gb18030"),
    ("gb18030", "The plan (规划) of the port 港口 was issued.", "gb18030"),
    ("gb18030", (SIMPLIFIED + "\n") * 3_000, "gb18030"),
    ("big5", TRADITIONAL, "big5"),
    ("big5", (TRADITIONAL + "\n") * 3_000, "big5"),
    ("cp1252", FRENCH, "cp1252"),
    ("cp1252", ENGLISH, "cp1252"),
    ("cp1252", "Das größte Projekt kostet 5 Mio. € für Straßen und Häfen.", "cp1252"),
]

REFUSED = [
    # NUL bytes without a mark: a binary file, also one of even length
    (b"%PDF-1.7\x00\x01\x02", "NUL"),
    (bytes(range(0, 256)) * 8, "NUL"),
    # control characters
    (bytes(range(1, 32)) * 20, "control characters"),
    # a mark that lies
    (b"\xef\xbb\xbf\xff\xfe\xfd", "marked as utf-8"),
    (b"\xff\xfea", "marked as utf-16"),
    # a NUL character in text that is marked
    ("a\x00b".encode("utf-16"), "NUL"),
    # encodings that are not among the candidates
    ("政府は新しい計画を承認した。都市は2035年まで。".encode("shift_jis"), "could not be told"),
    ("Правительство утвердило новый план развития города.".encode("cp1251"), "could not be told"),
]


def test_all_cases_are_collected() -> None:
    """No case gets lost."""
    assert (len(READ), len(REFUSED)) == (18, 8)


@pytest.mark.parametrize(("encoding", "text", "told"), READ)
def test_read(encoding: str, text: str, told: str) -> None:
    """A text in a known encoding comes back as it was written, and its encoding is told."""
    found, name = decode(text.encode(encoding), "plan.txt")
    assert (found.removeprefix("\ufeff"), name) == (text, told)


@pytest.mark.parametrize(("data", "message"), REFUSED)
def test_refused(data: bytes, message: str) -> None:
    """Bytes that are no text, or in no known encoding, are refused with the reason and the file's name."""
    with pytest.raises(UnreadableError, match=message) as caught:
        decode(data, "plan.txt")
    assert caught.value.where == "plan.txt"
    assert caught.value.hint


def test_mark_is_kept() -> None:
    """The byte order mark stays in the decoded source, so that offsets count it."""
    assert decode("\ufeffa".encode(), "")[0] == "\ufeffa"


def test_a_few_bad_bytes() -> None:
    """A few bytes that are no UTF-8 do not spoil a text; they are told, and lead back to themselves."""
    data = (SIMPLIFIED * 5).encode()[:300] + b"\xff" + ("\n" + SIMPLIFIED * 5).encode()
    document = read_bytes(data, "a.txt")
    assert document.text.count("\ufffd") == 1
    assert document.notes[0].startswith("1 byte is no UTF-8, the first in line 1;")
    assert list(prove(document, data)) == []
    with pytest.raises(UnreadableError, match="could not be told"):
        decode(b"\xff\xfc" * 30 + SIMPLIFIED.encode(), "a.txt")


def test_signs_encoded_twice() -> None:
    """Bullets that were encoded twice make no binary file: the text is read and mended."""
    lines = "".join(f"\u25cf Build quay {n}\n" for n in range(9))
    twice = lines.encode().decode("latin-1").encode()
    document = read_bytes(twice, "a.txt")
    assert document.text.count("\u25cf") == lines.count("\u25cf")
    assert list(prove(document, twice)) == []
