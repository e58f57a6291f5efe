"""Tests of what a page says about itself."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from kg.documents.dates import iso_date
from kg.documents.html.read import read_page
from kg.documents.html.titles import without_site

with (Path(__file__).parent / "cases" / "html_facts.toml").open("rb") as file:
    CASES: list[dict[str, Any]] = tomllib.load(file)["case"]

# words of a date, the date
DATES = (
    ("2031-02-03T08:00:00+00:00", "2031-02-03"),
    ("2031/2/3 10:11", "2031-02-03"),
    ("2031.02.03", "2031-02-03"),
    ("发布时间：2031年2月3日", "2031-02-03"),
    ("20310203", "2031-02-03"),
    ("February 3rd, 2031", "2031-02-03"),
    ("3 Feb. 2031", "2031-02-03"),
    ("Tue, 03 Feb 2031 08:00:00 GMT", "2031-02-03"),
    ("2031", ""),  # a year alone is no day
    ("02/03/2031", ""),  # which of the two is the month cannot be told
    ("2031-13-01", ""),
    ("31 June 2031", ""),
    ("", ""),
)
# title, name of the site, headings, title without the site
TITLES: tuple[tuple[str, str, list[str], str], ...] = (
    ("Wells", "", [], "Wells"),
    ("Wells in Bracken | Post", "", [], "Wells in Bracken"),
    ("Post | Wells in Bracken", "Post", [], "Wells in Bracken"),
    ("竹器产业方案_青禾市人民政府", "", [], "竹器产业方案"),
    ("Wells - Decrees - Bracken", "", ["Wells"], "Wells"),
    ("Notes | The new toll", "", ["The new toll", "Other"], "The new toll"),
    (
        "On wells | and weirs",
        "",
        ["On wells | and weirs"],
        "On wells | and weirs",
    ),  # the heading holds the bar
    ("A long-term plan", "", [], "A long-term plan"),  # a hyphen parts nothing
)


def test_all_cases_are_collected() -> None:
    """No case gets lost."""
    assert (len(CASES), len(DATES), len(TITLES)) == (15, 13, 8)


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["name"])
def test_facts(case: dict[str, Any]) -> None:
    """What the head of a page states is read, and nothing else is made up."""
    body = case.get("body", "")
    found = read_page(f"<html><head>{case['head']}</head><body>{body}<p>The mill turns.</p>", "page").metadata
    names = ("title", "publisher", "date", "language", "address", "licence")
    assert {n: getattr(found, n) for n in names if getattr(found, n)} == case["facts"]


@pytest.mark.parametrize(("words", "expected"), DATES)
def test_dates(words: str, expected: str) -> None:
    """A day is read where the words name one beyond doubt."""
    assert iso_date(words) == expected


@pytest.mark.parametrize(("title", "site", "headings", "expected"), TITLES)
def test_titles(title: str, site: str, headings: list[str], expected: str) -> None:
    """The name of the site is taken off a title, and nothing else."""
    assert without_site(title, site, headings) == expected
