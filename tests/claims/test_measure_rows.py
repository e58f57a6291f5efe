"""Measures of verbs in a row, of what a step is there to do, and of orders in a text on public matters."""

import pytest

from kg.claims.extract import Extractor
from kg.documents.load import read_bytes
from kg.model import Concept

PLAN = "The Lake Plan was approved by the Ministry of Transport in 2008.\n\n"
PUBLIC = (
    "The towns on the bay need new roads, ports, housing, schools, jobs and transport; public services are "
    "poor, and investment in infrastructure and tourism is low.\n\n"
)
CLUB = "Our club met in spring, and the soup was good.\n\n"

# (text, its measures with the rule of each)
CASES: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    # verbs in a row share what is done to it
    (
        f"{PLAN}The Lake Council has these functions:\n\n- to plan, build and widen piers on the lake",
        (("measure-item", "plan, build and widen piers on the lake"),),
    ),
    # a verb in a row of nouns is none
    (f"{PLAN}The Lake Council has these members:\n\n- Port, rail and road firms of the lake", ()),
    # several verbs in -ing behind one lead, and one alone
    (
        f"{PLAN}Anglers are served by opening two cold stores and training young divers.",
        (("measure-gerunds", "opening two cold stores"), ("measure-gerunds", "training young divers")),
    ),
    (
        f"{PLAN}Anglers are served by opening two cold stores.",
        (("measure-by", "opening two cold stores"),),
    ),
    # what measures are there to do, and what they are only hoped to bring about
    (
        f"{PLAN}It rests on measures to dredge the inner basin.",
        (("measure-purposed", "dredge the inner basin"),),
    ),
    (
        f"{PLAN}It rests on measures to boost wages in ports.",
        (("measure-announced", "boost wages in ports"),),
    ),
    # a purpose is no order where "our ministry" goes on to tell what was done
    (f"{PLAN}To shelter young anglers on the lake, our ministry widened two old quays.", ()),
    (
        f"{PLAN}To shelter young anglers on the lake.",
        (("measure-announced", "shelter young anglers on the lake"),),
    ),
    # an order that opens a paragraph: of public matters, within a paragraph, and to the members of a club
    (
        f"{PUBLIC}Repair the old sluices at the mouth of the river. Trade and industry will gain.",
        (("measure-item", "Repair the old sluices at the mouth of the river"),),
    ),
    (f"{CLUB}Repair the old nets at the mouth of the river. The weather will be fine.", ()),
    (f"{PUBLIC}Visit our page for more news of the river and its old sluices today.", ()),
)


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[c[0][-50:] for c in CASES])
def test_a_text_gives_its_measures_by_these_rules(
    extractor: Extractor, text: str, expected: tuple[tuple[str, str], ...]
) -> None:
    """Every measure is found by the rule that is counted for its form, and none besides."""
    found = extractor.extract(read_bytes(text.encode(), "plan.txt"))
    labels = {r.key: r.label for r in found.referents if r.kind == "Measure"}
    drawn = {
        (c.rule, labels[c.subject]) for c in found.claims if c.predicate == "rdf:type" and c.subject in labels
    }
    assert sorted(drawn) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("Development expenditure of the Lake Zone is 40 million euros.", "kgt:ind-investment"),
        ("Recurrent expenditure of the Lake Zone is 40 million euros.", "kgt:ind-public-spending"),
    ],
)
def test_what_is_spent_on_development_is_invested(extractor: Extractor, text: str, indicator: str) -> None:
    """Development expenditure is investment, recurrent expenditure is spending."""
    found = extractor.extract(read_bytes((PLAN + text).encode(), "plan.txt"))
    assert {c.object for c in found.claims if c.predicate == "kg:indicator"} == {Concept(indicator)}
