"""Short names that are looked for but never used."""

import pytest

from kg.claims.extract import Extractor
from kg.documents.load import read_bytes

LAW = "Parliament passed the Helping Ports Build (HPB) Act of 2022. "


@pytest.mark.parametrize(
    ("more", "wanted"),
    [("The HPB Act will fund three quays.", True), ("The law will fund three quays.", False)],
)
def test_a_short_name_is_kept_only_if_it_is_used(extractor: Extractor, more: str, wanted: bool) -> None:
    """What an acronym inside a title would give is no name until the text gives it."""
    found = extractor.extract(read_bytes((LAW + more).encode(), "law.txt"))
    (law,) = [r for r in found.referents if r.kind == "PolicyDocument"]
    assert ("HPB Act" in law.aliases) is wanted
    assert any(c.found == "HPB Act" for c in found.claims) is wanted
