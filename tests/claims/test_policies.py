"""How sure a name of a policy is, and what reading names costs."""

import pytest

from kg.claims.acts.law_numbers import year_of_number
from kg.claims.extract import Extractor
from kg.claims.plans.programmes import LIKELY, SURE
from kg.claims.titles.capitalised import find_titles
from kg.documents.load import read_bytes
from kg.model import Tier


def test_a_likely_policy_carries_likely_claims_only(extractor: Extractor) -> None:
    """What is said of a plan that is told by its aim stays a candidate."""
    text = "The Ministry of Canals approved a plan to dredge the delta in 1994."
    extraction = extractor.extract(read_bytes(text.encode(), "a.txt"))
    keys = {r.key for r in extraction.referents if r.kind == "Strategy"}
    tiers = {c.tier for c in extraction.claims if c.subject in keys}
    assert tiers == {Tier.CANDIDATE}


@pytest.mark.parametrize(
    ("text", "method"),
    [
        ("The Digital Coast scheme began.", SURE),  # a name and a class word
        ("A river revival strategy was introduced.", LIKELY),  # no name
    ],
)
def test_the_method_tells_how_sure_a_name_is(text: str, method: str) -> None:
    """A name in capitals is sure, a description likely."""
    assert [m.method for m in find_titles(text)] == [method]


def test_a_number_without_a_year_tells_none() -> None:
    """An order number that looks like a year is not taken for one unless it stands as one."""
    assert year_of_number("Executive Order 14999") == ""
    assert year_of_number("Decree No. 24/2019/ND-CP") == "2019"


@pytest.mark.parametrize(
    "piece", ["Law No. ", "Ports and ", "Plan of the ", "“Plan ", "the new plan, ", "Building to ", "Plan (A"]
)
def test_long_sentences_cost_no_more_than_their_length(piece: str) -> None:
    """Repeats of what the patterns look for end in time."""
    assert isinstance(list(find_titles(piece * 4000)), list)
