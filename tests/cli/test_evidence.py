"""Writing evidence packs: as page, as Markdown, for a fact and for a thing."""

from pathlib import Path

import pytest

from .conftest import Run

FACT = "Western (Chongqing) Science City contains Shapingba"


def test_page(ask: Run, tmp_path: Path) -> None:
    """A fact in words becomes a page of its own."""
    target = tmp_path / "fact.html"
    result = ask("evidence", FACT, "-o", target)
    assert (result.exit_code, result.stdout) == (0, "")
    page = target.read_text(encoding="utf-8")
    assert f"<h1>{FACT}</h1>" in page
    assert "<mark><b>Shapingba</b></mark>" in page


def test_markdown(ask: Run, tmp_path: Path) -> None:
    """A thing becomes a plain text, on stdout or in a file; both are the same."""
    told = ask("evidence", "Western (Chongqing) Science City").stdout
    assert told.startswith("Evidence\n\n# Western (Chongqing) Science City\n")
    assert "## contains" in told
    ask("evidence", "Western (Chongqing) Science City", "-o", tmp_path / "city.md")
    assert (tmp_path / "city.md").read_text(encoding="utf-8") == told


def test_hostile_document(ask: Run) -> None:
    """Words that would command a terminal come out as words."""
    told = ask("evidence", "Chengdu-Chongqing Economic Circle").stdout
    assert "Mianyang" in told
    assert "\x1b" not in told
    assert "\u202e" not in told


@pytest.mark.parametrize(
    ("what", "target", "told"),
    [
        ("Nobody Knows It", "x.html", "has this name"),  # no thing
        (FACT, "x.pdf", "Name a file that ends in .html or .md"),  # no ending that is written
        (FACT, "no/x.html", "cannot be written"),  # no such folder
    ],
)
def test_errors(what: str, target: str, told: str, ask: Run, tmp_path: Path) -> None:
    """What cannot be done is told in one line, and nothing is written."""
    result = ask("evidence", what, "-o", tmp_path / target)
    assert result.exit_code == 2
    assert told in result.stderr
    assert list(tmp_path.iterdir()) == []
