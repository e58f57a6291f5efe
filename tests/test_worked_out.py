"""What is worked out of a text is worked out once, and is known when it was learned."""

from pathlib import Path

import pytest

from kg import worked_out
from kg.worked_out import KnownTexts, Texts

TABLE = 'names = ["pier", "Käi"]\nshare = 0.1\n[deep]\n"a key" = true\n[[rows]]\nn = 1\n'


def never() -> str:
    """Fail, since it is known."""
    pytest.fail("it is worked out again")


def test_a_text_is_worked_out_once() -> None:
    """The same text is asked for again for the same purpose only, and learned from what was told."""
    first = Texts()
    assert first.text("loud", "pier", lambda: "PIER") == "PIER"
    assert first.text("loud", "pier", never) == "PIER"
    assert first.text("loud", "quay", lambda: "QUAY") == "QUAY"
    assert first.text("long", "pier", lambda: "pieeer") == "pieeer"
    second = Texts()
    second.learn(KnownTexts.from_row(first.told().to_row()))
    assert second.told() == first.told()
    assert second.text("loud", "quay", never) == "QUAY"


def test_a_table_is_what_stands_in_the_file(tmp_path: Path) -> None:
    """A table is parsed right, each caller has its own, and a changed file gives another one."""
    path = tmp_path / "table.toml"
    path.write_text(TABLE, encoding="utf-8")
    known = Texts()
    table = {"names": ["pier", "Käi"], "share": 0.1, "deep": {"a key": True}, "rows": [{"n": 1}]}
    found = known.table(path)
    assert found == table
    assert list(found) == list(table)
    found["names"].clear()
    assert known.table(path) == table
    path.write_text("share = 0.2\n", encoding="utf-8")
    assert known.table(path) == {"share": 0.2}


def test_no_more_are_held_than_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """When as many texts are held as may be, a further one is worked out and not held."""
    monkeypatch.setattr(worked_out, "_MOST", 1)
    known = Texts()
    assert [known.text("loud", one, one.upper) for one in ("pier", "quay")] == ["PIER", "QUAY"]
    assert list(known.told().texts.values()) == ["PIER"]


@pytest.mark.parametrize("row", ["", "AAAA", "no row", "é"])
def test_a_row_that_is_none_is_told(row: str) -> None:
    """What is not the text of known texts raises an error that the cache knows."""
    with pytest.raises(ValueError, match=r"\w"):
        KnownTexts.from_row(row)
