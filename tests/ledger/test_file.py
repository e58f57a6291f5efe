"""Tests of the ledger file: what is written is read again, and whatever else comes is told by its line."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.exceptions import InputError
from kg.judgements import COLUMNS, Judgement, Verdict, row
from kg.ledger.file import Fault, change_ledger, ledger_csv, parse_ledger, read_ledger, write_ledger
from kg.ledger.rows import make_judgement, tidy

HEADER = ",".join(COLUMNS)
ACCEPT = Judgement(
    Verdict.ACCEPT,
    "zone: Blue Coast Zone",
    "kg:spans",
    "place: Northport",
    "a.txt",
    "00aa11bb",
    "",
    "Ada",
    "2025-03-31",
    "=SUM(A1) is said twice, and in “quotes”",
)
SAME = Judgement(Verdict.SAME, "zone: Blue Zone", "", "zone: Blue Coast Zone", who="Ada", when="2025-04-01")
NOTE = Judgement(Verdict.NOTE, "r:place-north", value="-1 or +1, @home")

cells = st.text(st.characters(codec="utf-8"), max_size=20).map(tidy)
things = st.builds(
    lambda kind, name, place: f"{kind}: {name}" + (f" @ {place}" if place else ""),
    st.sampled_from(["zone", "policy"]),
    st.text("abc ,\"'=+-@中;", min_size=1, max_size=12).map(tidy).filter(lambda n: n.strip(" @")),
    st.sampled_from(["", "a.txt", 'b "2",.pdf']),
)
days = st.sampled_from(["", "2024-02-29", "2025-12-01"])
claims = st.builds(
    lambda verdict, subject, predicate, obj, document, words, who, when, why: make_judgement(
        verdict,
        subject=subject,
        predicate=predicate,
        object=obj,
        document=document,
        words=words,
        value="2031" if verdict == "correct" else "",
        who=who,
        when=when,
        why=why,
    ),
    st.sampled_from(["accept", "reject", "correct"]),
    things,
    st.sampled_from(["kg:spans", "dcterms:isPartOf"]),
    things,
    cells,
    st.sampled_from(["", "00aa", "00aa11bb"]),
    cells,
    days,
    cells,
)
notes = st.builds(
    lambda subject, value, who: make_judgement("note", subject=subject, value=value, who=who),
    things,
    cells.filter(bool),
    cells,
)
ledgers = st.lists(claims | notes, max_size=8).map(lambda found: tuple(sorted(set(found), key=row)))


@given(ledgers)
def test_what_is_written_is_read_again(judgements: tuple[Judgement, ...]) -> None:
    """Reading gives back what was written, and writing that again gives the same bytes."""
    text = ledger_csv(judgements)
    known = parse_ledger(text)
    assert known.judgements == judgements
    assert known.faults == ()
    assert ledger_csv(known.judgements) == text
    assert len(text.split("\n")) == len(judgements) + 2


@given(ledgers, ledgers)
def test_a_merge_by_lines_is_a_ledger(one: tuple[Judgement, ...], other: tuple[Judgement, ...]) -> None:
    """The lines of two ledgers in one file, as a union merge leaves them, are the judgements of both."""
    lines = ledger_csv(one).split("\n")[:-1]
    merged = "\n".join([*lines, *ledger_csv(other).split("\n")])
    known = parse_ledger(merged)
    assert known.judgements == tuple(sorted({*one, *other}, key=row))
    assert known.faults == ()


GOOD = ",".join(["note", "zone: Blue", "", "", "", "", "seen", "Ada", "2025-01-01", ""])
# What stands in a line, and what is told of it.
BROKEN = (
    # Marks of git.
    ("<<<<<<< HEAD", "a merge by git was left unfinished here"),
    ("=======", "a merge by git was left unfinished here"),
    ("||||||| 1234567", "a merge by git was left unfinished here"),
    (">>>>>>> other branch", "a merge by git was left unfinished here"),
    # A verdict that there is not.
    ("maybe,zone: Blue,,,,,,,,", "no such verdict: 'maybe'"),
    # Too few cells, and too many by a comma in a name.
    ("note,zone: Blue,seen", "there are 3 cells, not 10"),
    ("note,zone: Blue, Red,,,,,seen,,,,", "there are 12 cells, not 10"),
    # A cell that no reader of CSV takes.
    (f"note,zone: Blue,,,,,{'x' * 140_000},,,", "a cell has more than 100,000 characters"),
    # One that some take.
    (f"note,zone: Blue,,,,,{'x' * 100_001},,,", "a cell has more than 100,000 characters"),
    # An open quotation mark.
    ('note,"zone: Blue,,,,,seen,,,', "its quotation marks do not pair"),
    # Cells that the verdict needs.
    ("note,zone: Blue,,,,,,,,", "note needs, in the column value, the words of the note"),
    ("correct,zone: Blue,kg:spans,place: A,,,,,,", "correct needs, in the column value"),
    ("accept,zone: Blue,,,,,,,,", "accept is about a claim"),
    ("accept,zone: Blue,spans,place: A,,,,,,", "'spans' is no property"),
    ("accept,zone: Blue,kg:spans,,,,,,,", "the column object, the other end of the claim, is empty"),
    ("same,zone: Blue,,,,,,,,", "the column object names no thing"),
    ("same,zone: Blue,kg:spans,zone: Red,,,,,,", "same is about two things"),
    ("different,zone: Blue,,zone: Blue,,,,,,", "the two things have one name"),
    ("alias,zone: Blue,kg:spans,zone: Red,,,Bleu,,,", "alias is about a thing"),
    ("note,,,,,,seen,,,", "the column subject names no thing"),
    # Forms.
    ("note,zone: Blue,,,,,seen,,31.3.2025,", "'31.3.2025' is no day"),
    ("note,zone: Blue,,,,,seen,,2025-02-30,", "'2025-02-30' is no day"),
    ("reject,zone: Blue,kg:spans,place: A,,xyz,,,,", "the column words is no fingerprint"),
)


def test_cases_are_collected() -> None:
    """All kinds of broken lines are tried."""
    assert len(BROKEN) == 23


@pytest.mark.parametrize(("line", "told"), BROKEN, ids=[told for _, told in BROKEN])
def test_a_broken_line_is_told_and_the_rest_goes_on(line: str, told: str) -> None:
    """A line that cannot be read is one fault with its number; the line after it is read."""
    known = parse_ledger(f"{HEADER}\n{line}\n{GOOD}\n")
    assert [fault.line for fault in known.faults] == [2]
    assert told in known.faults[0].reason
    assert len(known.judgements) == 1


# Spellings of one good ledger.
ACCEPTED = (
    # As we write it.
    f"{HEADER}\n{GOOD}\n",
    # From a spreadsheet: a byte order mark, CRLF, everything quoted, an empty row of commas.
    "\ufeff" + f"{HEADER}\r\n" + ",".join(f'"{cell}"' for cell in GOOD.split(",")) + "\r\n,,,,,,,,,\r\n",
    # No line end at the end, an empty line, the row twice, the header twice.
    f"{HEADER}\n\n{GOOD}\n{HEADER}\n{GOOD}",
)


@pytest.mark.parametrize("text", ACCEPTED, ids=["ours", "spreadsheet", "merged"])
def test_spellings_of_a_ledger(text: str, tmp_path: Path) -> None:
    """A byte order mark, CRLF, needless quotes and repeated rows do no harm."""
    path = tmp_path / "ledger.csv"
    path.write_bytes(text.encode())
    assert read_ledger(path).faults == ()
    assert ledger_csv(read_ledger(path).judgements) == f"{HEADER}\n{GOOD}\n"


def test_cells_like_formulas_stay(tmp_path: Path) -> None:
    """What a spreadsheet would take for a formula is kept letter by letter."""
    path = tmp_path / "ledger.csv"
    write_ledger(path, [NOTE, ACCEPT, SAME])
    assert read_ledger(path).judgements == (ACCEPT, NOTE, SAME)


# Files that are no ledger, and what is told.
FOREIGN = (
    (b"name,year\nBlue,2025\n", "this is no ledger"),
    (HEADER.replace(",", ";").encode() + b"\n", "parted by semicolons"),
    (b"\xff\xfe\x00verdict", "not in UTF-8"),
)


@pytest.mark.parametrize(("data", "told"), FOREIGN, ids=[told for _, told in FOREIGN])
def test_a_foreign_file_is_refused(data: bytes, told: str, tmp_path: Path) -> None:
    """A file that is no ledger is refused with its name."""
    path = tmp_path / "other.csv"
    path.write_bytes(data)
    with pytest.raises(InputError, match=told) as caught:
        read_ledger(path)
    assert "other.csv" in str(caught.value)


def test_a_missing_ledger(tmp_path: Path) -> None:
    """A ledger that is named and is not there is an error; an empty file is an empty ledger."""
    with pytest.raises(InputError, match="cannot be read"):
        read_ledger(tmp_path / "none.csv")
    (tmp_path / "empty.csv").touch()
    assert read_ledger(tmp_path / "empty.csv").judgements == ()


def test_a_ledger_with_faults_is_not_written(tmp_path: Path) -> None:
    """A line that cannot be read is never lost by writing the ledger anew."""
    path = tmp_path / "ledger.csv"
    text = f"{HEADER}\nmaybe,zone: Blue,,,,,,,,\n"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"line 2: no such verdict.*nothing was written"):
        change_ledger(path, lambda known: (*known, NOTE))
    assert path.read_text(encoding="utf-8") == text
    assert str(Fault(2, "reason")) == "line 2: reason"


def test_a_failed_write_leaves_the_old_ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If the disk fails, the old ledger stands and nothing is left beside it."""
    path = tmp_path / "ledger.csv"
    write_ledger(path, [NOTE])
    before = path.read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(InputError, match="No space left on device"):
        write_ledger(path, [ACCEPT])
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["ledger.csv"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """A ledger that is reached through a link is written where it lies, with the rights it had."""
    path, link = tmp_path / "real.csv", tmp_path / "ledger.csv"
    write_ledger(path, [])
    path.chmod(0o600)
    link.symlink_to(path)
    change_ledger(link, lambda known: (*known, NOTE))
    assert link.is_symlink()
    assert read_ledger(path).judgements == (NOTE,)
    assert path.stat().st_mode & 0o777 == 0o600
