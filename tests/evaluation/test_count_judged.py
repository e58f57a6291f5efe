"""Tests of the counting of facts that readers judged."""

from pathlib import Path

from kg.claims.gathering.counting import Row

from .count_judged import added, count

NOW = """subject,predicate,object,document,rule
widen the quay,is a,measure,Harbour Plan,measure-announced
widen the quay,instrument type,public works,Harbour Plan,measure-instrument
widen the quay,implemented by,Harbour Board,Harbour Plan,measure-actor
grow the bay,instrument type,strategy,Harbour Plan,measure-instrument
"""
JUDGED = """subject,predicate,object,document,verdict
widen the quay,is a,measure,Harbour Plan,R
widen the quay,instrument type,public works,Harbour Plan,R
widen the quay,implemented by,Harbour Board,Harbour Plan,P
widen the quay,serves,fishers,Harbour Plan,W
grow the bay,is a,measure,Harbour Plan,W
grow the bay,instrument type,strategy,Harbour Plan,W
"""


def test_only_what_is_said_of_right_steps_and_still_said_counts(tmp_path: Path) -> None:
    """A cut label counts for neither side; what is no longer said, or of what is no step, does not count."""
    now, judged = tmp_path / "now.csv", tmp_path / "judged.csv"
    now.write_text(NOW, encoding="utf-8")
    judged.write_text(JUDGED, encoding="utf-8")
    table = count(now, [judged])
    assert table.rows == (Row("instruments", "measure-instrument", (), 1, 0),)
    assert table.note.startswith("version 2; texts: judged 1; gold sha256:")


def test_a_sheet_of_readers_may_be_parted_by_tabs(tmp_path: Path) -> None:
    """A sheet with tabs and a column "relation" is read alike."""
    now, judged = tmp_path / "now.csv", tmp_path / "judged.tsv"
    now.write_text(NOW, encoding="utf-8")
    sheet = JUDGED.replace("predicate", "relation").replace(",", "\t")
    judged.write_text(sheet, encoding="utf-8")
    assert count(now, [judged]).rows == (Row("instruments", "measure-instrument", (), 1, 0),)


def test_numbers_come_on_top_of_those_of_before(tmp_path: Path) -> None:
    """Two tables together hold the sums of both; a rule that gold leaves to readers is counted as well."""
    now, judged = tmp_path / "now.csv", tmp_path / "judged.csv"
    now.write_text(
        "subject,predicate,object,document,rule\nDhobi Zone,lies within,Dhobi,Plan,zone-named-after\n",
        encoding="utf-8",
    )
    judged.write_text(
        "subject,predicate,object,document,verdict\nDhobi Zone,lies within,Dhobi,Plan,R\n", encoding="utf-8"
    )
    table = count(now, [judged])
    assert table.rows == (Row("within", "zone-named-after", (), 1, 0),)
    both = added(table, table)
    assert both.rows == (Row("within", "zone-named-after", (), 2, 0),)
    assert "judged 2;" in both.note
