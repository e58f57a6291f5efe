"""What is learned of the patterns is kept beside the bytecode, where and as long as bytecode is."""

import os
import subprocess
import sys
from pathlib import Path
from shutil import copytree

import pytest

from kg import learned, pattern_codes
from kg.claims.patterns.known_needs import KnownNeeds
from kg.learned import Learned
from kg.pattern_codes import Codes, KnownCodes
from kg.worked_out import KnownTexts

# Reads a text with all that is kept, and tells how many patterns it had to compile.
PROGRAM = """
import sys
from pathlib import Path
from kg.claims.extract import make_extractor
from kg.documents.load import load_document
from kg.learned import learning
from kg.lexicon import reference
from kg.pattern_codes import Codes, codes, _Inside
made = []
plain = _Inside.code
_Inside.code = lambda *given: made.append(1) or plain(*given)
with learning():
    found = make_extractor(reference()).extract(load_document(Path(sys.argv[1])))
print(len(made), len(found.claims))
"""
TEXT = (
    "On March 4, 2022, the Harbour Ministry issued the Lantern Port Action Plan. "
    "Under the plan, the city will build 12 laboratories by 2030."
)


def read(folder: Path, **more: str) -> tuple[int, int]:
    """Return how many patterns a program compiled to read the text, and how many claims it drew."""
    note = folder / "note.txt"
    note.write_text(TEXT, encoding="utf-8")
    plain = {
        k: v for k, v in os.environ.items() if k not in ("PYTHONDONTWRITEBYTECODE", "PYTHONPYCACHEPREFIX")
    }
    env = {**plain, "PYTHONPYCACHEPREFIX": str(folder / "bytecode"), **more}
    told = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(note)], env=env, capture_output=True, text=True, check=True
    ).stdout.split()
    return int(told[0]), int(told[1])


def kept(folder: Path) -> list[Path]:
    """Return the files that were kept."""
    return sorted((folder / "bytecode").rglob("*.patterns*"))


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, tuple[int, int]]:
    """Return a folder in which a program read the text, and what it did."""
    folder = tmp_path_factory.mktemp("first")
    return folder, read(folder)


def test_a_second_program_compiles_no_pattern(first: tuple[Path, tuple[int, int]]) -> None:
    """What the first program compiled the second one has, and it draws the same; one file is left of it."""
    folder, (many, drawn) = first
    assert many > 100
    assert read(folder) == (0, drawn)
    assert len(kept(folder)) == 1


@pytest.mark.parametrize("content", [b"", b"old\n\n\n\n", b"\xff\xfe", b"no line"])
def test_a_file_that_cannot_be_read_is_made_again(
    first: tuple[Path, tuple[int, int]], tmp_path: Path, content: bytes
) -> None:
    """Where the file is cut off, of another version or no text, patterns are compiled and kept again."""
    copytree(first[0], tmp_path, dirs_exist_ok=True)
    (file,) = kept(tmp_path)
    whole = file.read_bytes()
    file.write_bytes(content if content != b"no line" else whole.split(b"\n", 1)[0])
    assert read(tmp_path) == first[1]
    assert file.read_bytes() == whole


def test_where_no_bytecode_may_be_written_nothing_is_kept(
    first: tuple[Path, tuple[int, int]], tmp_path: Path
) -> None:
    """With PYTHONDONTWRITEBYTECODE all is compiled and nothing is written."""
    assert read(tmp_path, PYTHONDONTWRITEBYTECODE="1") == first[1]
    assert kept(tmp_path) == []


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a place of its own, with many new patterns to be kept there."""
    place, codes = tmp_path / "folder" / "codes.patterns", Codes()
    for n in range(learned._FEW):
        codes.compiled(f"pier {n}", 0)
    monkeypatch.setattr(learned, "place", lambda: place)
    monkeypatch.setattr(learned, "codes", lambda: codes)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return place


def test_few_new_patterns_are_not_worth_the_writing(file: Path) -> None:
    """What was kept is written again only when enough is new."""
    learned.keep()
    assert file.exists()
    file.unlink()
    learned.keep()
    assert not file.exists()


def test_a_place_that_cannot_be_written_is_left(file: Path) -> None:
    """Where something else stands in the way nothing is kept, and nobody is troubled."""
    file.parent.write_text("no folder", encoding="utf-8")
    learned.keep()
    assert file.parent.read_text(encoding="utf-8") == "no folder"


def test_a_python_without_a_place_for_bytecode_keeps_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where Python has no place for bytecode there is none for this."""
    monkeypatch.setattr(sys.implementation, "cache_tag", None)
    assert learned.place() is None
    learned.keep()
    learned.learn.__wrapped__()


def test_lines_hold_all() -> None:
    """What is written is read as it was; of another version it is refused."""
    codes = Codes()
    codes.compiled("pier", 0)
    known = Learned("1", KnownNeeds({"a": (frozenset(["pier"]),)}), KnownTexts({"b": "quay"}), codes.told())
    assert Learned.from_bytes(known.to_bytes(), "1") == known
    assert isinstance(known.codes, KnownCodes)
    with pytest.raises(ValueError, match="another version"):
        Learned.from_bytes(known.to_bytes(), "2")


def test_the_place_is_that_of_bytecode() -> None:
    """The file stands in the folder of the bytecode of this package, with the tag of this Python."""
    place = learned.place()
    assert place is not None
    assert place.name == f"pattern_codes.{sys.implementation.cache_tag}.patterns"
    assert sys.pycache_prefix is not None or place.parent.parent == Path(pattern_codes.__file__).parent
