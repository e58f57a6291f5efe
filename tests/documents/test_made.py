"""The readers against the made corpus: what a person would read, in that order, and nothing else."""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from statistics import fmean

import pytest

from kg.model import BlockKind, Metadata

from .made.expected import Expected, Found, Made
from .made.make import COUNTS, make_format
from .made.score import Score, found_blocks, order_in_text, read_made, score, text_error
from .made.sentences import lists

ORDER, HEADINGS, ERROR = 0.99, 0.95, 0.005
_FIELDS = ("title", "publisher", "date", "language", "address")

Results = Mapping[str, tuple[Made, Score, Metadata]]


@pytest.fixture(scope="session")
def results(make: Callable[[str], tuple[Made, ...]]) -> Callable[[str], Results]:
    """Return the function that reads all files of a format, once a session."""

    @cache
    def read_format(name: str) -> Results:
        return {made.path.name: _read(made) for made in make(name)}

    return read_format


def _read(made: Made) -> tuple[Made, Score, Metadata]:
    document = read_made(made)
    if document is None:
        return made, score((), made)._replace(error=1.0), Metadata()
    return made, score(found_blocks(document), made), document.metadata


def _worst(results: Results, figure: Callable[[Score], float]) -> str:
    """Return the files that fall short most, for the message of a failed test."""
    ranked = sorted(results.items(), key=lambda pair: figure(pair[1][1]))[:5]
    return ", ".join(f"{name} {figure(found[1]):.3f}" for name, found in ranked)


@pytest.mark.parametrize("name", COUNTS)
def test_all_files_are_made(name: str, results: Callable[[str], Results]) -> None:
    """There are as many files of each format as are promised, and each says something."""
    found = results(name)
    assert len(found) == COUNTS[name]
    assert all(made.blocks and made.path.is_file() for made, _, _ in found.values())


@pytest.mark.parametrize("name", COUNTS)
def test_blocks_stand_in_the_order_of_reading(name: str, results: Callable[[str], Results]) -> None:
    """At least 99 of 100 blocks are read whole and in the right order."""
    found = results(name)
    mean = fmean(made_score.order for _, made_score, _ in found.values())
    assert mean >= ORDER, _worst(found, lambda s: s.order)


@pytest.mark.parametrize("name", COUNTS)
def test_headings_are_told_from_the_rest(name: str, results: Callable[[str], Results]) -> None:
    """Titles and headings are found, and nothing else is taken for one: F1 is at least 0.95."""
    found = results(name)
    mean = fmean(made_score.f1 for _, made_score, _ in found.values())
    assert mean >= HEADINGS, _worst(found, lambda s: s.f1)


@pytest.mark.parametrize("name", COUNTS)
def test_words_are_read_letter_by_letter(name: str, results: Callable[[str], Results]) -> None:
    """Of a thousand characters at most five are wrong, missing or too many."""
    found = results(name)
    mean = fmean(made_score.error for _, made_score, _ in found.values())
    assert mean <= ERROR, _worst(found, lambda s: -s.error)


@pytest.mark.parametrize("name", COUNTS)
def test_nothing_is_kept_that_is_no_part_of_the_text(name: str, results: Callable[[str], Results]) -> None:
    """Running heads, page numbers, menus, notices and hidden words are left out of every reading."""
    found = results(name)
    assert all(made_score.error < 1 for _, made_score, _ in found.values()), "some files are not read at all"
    assert {file: made_score.kept for file, (_, made_score, _) in found.items() if made_score.kept} == {}


@pytest.mark.parametrize("name", [name for name in COUNTS if name not in {"pdf", "csv", "xlsx", "txt"}])
def test_what_a_file_says_of_itself_is_read(name: str, results: Callable[[str], Results]) -> None:
    """Title, publisher, date, language and address are taken from where a file states them."""
    asked, wrong = 0, []
    for file, (made, _, found) in results(name).items():
        for field in _FIELDS:
            want, have = getattr(made.metadata, field), getattr(found, field)
            asked += bool(want)
            if want and not (have.startswith(want) if field in {"date", "language"} else have == want):
                wrong.append(f"{file} {field}: {have!r}, not {want!r}")
    assert len(wrong) <= 0.05 * asked, wrong


def test_the_words_are_many_and_the_files_the_same_on_every_run(tmp_path: Path) -> None:
    """At least 200 sentences in English and 40 in Chinese are dealt out, to the same bytes each time."""
    words = lists()
    assert sum(len(words[name]) for name in ("sentence", "item", "clause", "note", "quote")) >= 200
    assert len(words["sentence_zh"]) >= 40
    for name in ("html", "docx", "xlsx", "eml"):
        first, second = make_format(tmp_path / "a", name), make_format(tmp_path / "b", name)
        assert [made.path.read_bytes() for made in first] == [made.path.read_bytes() for made in second]


_P, _H, _N = BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.FOOTNOTE
_WANT = (Expected(_H, "Lamps"), Expected(_P, "The lamps burn all night.[1]"), Expected(_N, "So it was said."))
_HEAD, _TEXT, _NOTE = (Found(*block) for block in _WANT)
# (what it shows, blocks found, order, F1 of headings, whether the text is without error, kept texts)
_CASES: tuple[tuple[str, tuple[Found, ...], float, float, bool, int], ...] = (
    ("the same reading", (_HEAD, _TEXT, _NOTE), 1.0, 1.0, True, 0),
    ("a note elsewhere, with its number", (_HEAD, Found(_N, "1 So it was said."), _TEXT), 1.0, 1.0, True, 0),
    ("blocks the wrong way round", (_TEXT, _HEAD, _NOTE), 2 / 3, 1.0, False, 0),
    ("a paragraph taken for a heading", (_HEAD, Found(_H, _TEXT.text), _NOTE), 1.0, 2 / 3, True, 0),
    ("a page number kept", (_HEAD, _TEXT, _NOTE, Found(_P, "7")), 1.0, 1.0, False, 1),
    (
        "a paragraph cut in two",
        (_HEAD, Found(_P, "The lamps burn"), Found(_P, "all night.[1]"), _NOTE), 2 / 3, 1.0, True, 0,
    ),
    ("nothing", (), 0.0, 0.0, False, 0),
)  # fmt: skip


@pytest.mark.parametrize(
    ("shows", "found", "order", "f1", "clean", "kept"), _CASES, ids=[c[0] for c in _CASES]
)
def test_the_scorer_sees_each_fault(
    shows: str, found: tuple[Found, ...], order: float, f1: float, clean: bool, kept: int
) -> None:
    """Each fault of a reading lowers the figure that it should, and no other."""
    result = score(found, Made(Path(shows), "pdf", _WANT, ("7",)))
    assert result.order == pytest.approx(order)
    assert result.f1 == pytest.approx(f1)
    assert ((result.error == 0), len(result.kept)) == (clean, kept)


def test_a_text_without_blocks_is_scored() -> None:
    """Line ends and hyphens of a plain text are no fault of its order; interleaved columns are."""
    made = Made(
        Path("x"), "pdf", (Expected(_P, "one two three-four five six"), Expected(_P, "seven eight nine ten"))
    )
    assert order_in_text("one two three-\nfour five six\nseven eight nine ten", made) == 1.0
    assert order_in_text("one two seven eight\nthree-four five nine\nsix ten", made) == 0.0
    assert text_error("one two three-four five six seven eight nine ten", made) == 0.0


def test_the_cases_of_the_scorer_are_all_here() -> None:
    """Seven faults are tried."""
    assert len(_CASES) == 7
