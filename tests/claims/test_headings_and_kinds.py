"""Headings that are no themes, kinds of areas by country, and lines in capitals."""

from pathlib import Path

import pytest

from kg.claims.extract import Extractor
from kg.claims.patterns.capitals import cased
from kg.claims.structure.context import theme_text
from kg.documents.load import load_document
from kg.model import Concept


@pytest.mark.parametrize(
    ("heading", "theme"),
    [
        ("## OSLO, 3 May 2021", ""),
        ("Nairobi | May 5, 2021", ""),
        ("Published on 2021-05-03", ""),
        ("May 2021", ""),
        ("## Ports after 2021", "Ports after 2021"),
        ("Cleaner ports, 2021", "Cleaner ports, 2021"),
    ],
)
def test_where_and_when_a_text_was_written_is_no_theme(heading: str, theme: str) -> None:
    """A dateline that stands as a heading names no theme; a heading with a year in it does."""
    assert theme_text(heading) == theme


@pytest.mark.parametrize(
    ("counted", "indicator"),
    [
        ("four districts", "kgt:ind-areas-included"),
        ("14 districts and counties", "kgt:ind-county-level-areas-included"),
        ("14 counties", "kgt:ind-county-level-areas-included"),
    ],
)
def test_a_district_is_not_always_a_county(
    extractor: Extractor, tmp_path: Path, counted: str, indicator: str
) -> None:
    """What a district is differs by country: only counties are counted at county level."""
    text = tmp_path / "zone.txt"
    text.write_text(f"The Ostra Free Trade Zone covers {counted}.\n", encoding="utf-8")
    claims = extractor.extract(load_document(text)).claims
    found = {
        c.object.curie for c in claims if isinstance(c.object, Concept) and c.predicate == "kg:indicator"
    }
    assert found == {indicator}


@pytest.mark.parametrize(
    "line", ["THE HARBOUR PLAN OF 2030", "STRASSE DER ŁÓDŹ", "GROSSE İZMİR STRAẞE", "EU 5"]
)
def test_a_line_in_capitals_keeps_its_length(line: str) -> None:
    """Offsets stay true whatever letters a line holds."""
    assert len(cased(line)) == len(line)
