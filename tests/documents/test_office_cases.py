"""Tests of the office readers: small files of every format, and what a person reads in them."""

import tomllib
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from kg.documents.office.csv_files import read_csv
from kg.documents.office.docx import read_docx
from kg.documents.office.mail import read_mail
from kg.documents.office.markdown import read_markdown
from kg.documents.office.odt import read_odt
from kg.documents.office.rtf import read_rtf
from kg.documents.reading import Reading

from .office_files import check_places, docx, gone, lines, odt

FOLDER = Path(__file__).with_name("cases")
PARTS = ("footnotes", "comments", "header1")
Case = dict[str, Any]


def load(file: str, table: str = "case") -> list[Case]:
    """Return the cases of a file."""
    with (FOLDER / f"office_{file}.toml").open("rb") as held:
        found: list[Case] = tomllib.load(held)[table]
    return found


READERS: dict[str, tuple[list[Case], Callable[[Case], Reading]]] = {
    "docx": (
        load("docx"),
        lambda c: read_docx(docx(c["body"], **{key: c[key] for key in PARTS if key in c}), "a.docx"),
    ),
    "odt": (
        load("odt"),
        lambda c: read_odt(odt(c["body"], c.get("styles", ""), c.get("pages", "")), "a.odt"),
    ),
    "rtf": (load("text", "rtf"), lambda c: read_rtf(c["body"].encode(), "a.rtf")),
    "markdown": (load("text", "markdown"), lambda c: read_markdown(c["body"].encode(), "a.md")),
    "csv": (load("text", "csv"), lambda c: read_csv(c["body"].encode(), "a.csv")),
    "mail": (load("text", "mail"), lambda c: read_mail(c["body"].encode(), "a.eml")),
}
CASES = [(form, case) for form, (cases, _) in READERS.items() for case in cases]


@pytest.mark.parametrize(("form", "case"), CASES, ids=[f"{form}: {case['why']}" for form, case in CASES])
def test_a_file_is_read_as_a_person_reads_it(form: str, case: Case) -> None:
    """The blocks stand in order, with their kinds and levels, and what was taken out is told."""
    reading = READERS[form][1](case)
    check_places(reading)
    assert lines(reading) == case["expected"]
    if "removed" in case:
        assert gone(reading) == case["removed"]
    if "metadata" in case:
        assert {key: value for key, value in asdict(reading.metadata).items() if value} == case["metadata"]


def test_all_cases_are_collected() -> None:
    """Every format has ten files or more."""
    counts = {form: len(cases) for form, (cases, _) in READERS.items()}
    assert counts == {"docx": 13, "odt": 10, "rtf": 11, "markdown": 12, "csv": 10, "mail": 10}
