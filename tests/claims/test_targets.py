"""What is a target and what only has a year to come, and by which words a target is named."""

import pytest

from kg.claims.extract import Extractor
from kg.documents.load import read_bytes
from kg.model import Literal, Tier

HEAD = "Harbour Growth Plan\n\nThe Harbour Growth Plan was issued by the Ministry of Fisheries in 2025.\n\n"

# (sentence, the targets that it states: year and words, with "?" where it is only likely)
CASES: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    # events have a day and no aim
    ("The trade fair will be held in Mombasa in 2031.", ()),
    (
        "The outer quay will handle 40 ships a day by 2031.",
        (("2031", "outer quay will handle 40 ships a day by 2031"),),
    ),
    ("Local elections are due in 2032.", ()),
    ("Two sluices are due in 2032.", (("2032", "Two sluices are due in 2032"),)),
    ("Kenya will host the regatta in 2033.", ()),
    ("The quay will host 40 boatyards by 2033.", (("2033", "quay will host 40 boatyards by 2033"),)),
    ("The port will celebrate its jubilee in 2030.", ()),
    ("A conference centre is to be built by 2030.", (("2030", "conference centre is to be built by 2030"),)),
    # what models foresee
    ("The operator's model forecasts that boats will make up 17 per cent of sales by 2030.", ()),
    ("The yard predicts that nets will be gone by 2030.", ()),
    (
        "The Government forecasts that dues will be cut by 5 percent by 2030.",
        (("2030", "dues will be cut by 5 percent by 2030"),),
    ),
    # papers and duties to report
    ("The agency will submit a yearly report on nets by 2029.", ()),
    ("The agency will put all boats to a test by 2029.", (("2029", "put all boats to a test by 2029"),)),
    ("The plan will be reviewed in 2029.", ()),
    (
        "The plan will be carried out in full by 2029.",
        (("2029", "plan will be carried out in full by 2029"),),
    ),
    ("The review of the dues is scheduled for publication in 2030.", ()),
    (
        "The sluice is scheduled for completion in 2030.",
        (("2030", "sluice is scheduled for completion in 2030"),),
    ),
    # terms, debts, hours and offices
    ("The lease of the shipyard runs to 2034.", ()),
    ("The loan will be repaid by 2034.", ()),
    ("The government will lend 40 fishers a boat by 2034.", (("2034", "lend 40 fishers a boat by 2034"),)),
    ("The fish hall will be open daily in 2030.", ()),
    ("The mayor will step down in 2030.", ()),
    ("The port will step up dredging by 2030.", (("2030", "port will step up dredging by 2030"),)),
    # what onlookers foresee is no aim of anybody, and a "may" is none either
    ("Analysts expect landings to reach 90 tonnes by 2031.", ()),
    (
        "The ministry expects to bring landings to 90 tonnes by 2031.",
        (("2031", "bring landings to 90 tonnes by 2031"),),
    ),
    ("According to the World Bank, landings will reach 90 tonnes by 2031.", ()),
    (
        "According to the plan, the port will land 90 tonnes by 2031.",
        (("2031", "port will land 90 tonnes by 2031"),),
    ),
    ("The bay could lose half of its reeds by 2040.", ()),
    ("The chain of shops hopes to sell 4,000 nets by 2031.", (("2031?", "sell 4,000 nets by 2031"),)),
    # what moves by itself is only likely to be aimed at
    (
        "Demand for ice is projected to grow to 50 tonnes in 2032.",
        (("2032?", "Demand for ice is projected to grow to 50 tonnes in 2032"),),
    ),
    (
        "The plan aims to bring the demand for ice to 50 tonnes by 2032.",
        (("2032", "bring the demand for ice to 50 tonnes by 2032"),),
    ),
    # what is to begin is no end that is reached
    ("Work on the lock will begin in 2030.", (("2030?", "Work on the lock will begin in 2030"),)),
    ("Work on the lock will be finished in 2030.", (("2030", "Work on the lock will be finished in 2030"),)),
    # each year has its own words
    (
        "The plan will raise the share of electric ferries to 30 percent by 2031 and 50 percent by 2041.",
        (
            ("2031", "raise the share of electric ferries to 30 percent by 2031"),
            ("2041", "50 percent by 2041"),
        ),
    ),
    (
        "It targets 4 GW of tidal power by 2029, 6 GW by 2033 and 9 GW by 2037.",
        (("2029", "4 GW of tidal power by 2029"), ("2033", "6 GW by 2033"), ("2037", "9 GW by 2037")),
    ),
    (
        "The plan aims to clear all wrecks by 2033, cut dues by half by 2031 and plant 900 palms by 2030.",
        (
            ("2030", "plant 900 palms by 2030"),
            ("2031", "cut dues by half by 2031"),
            ("2033", "clear all wrecks by 2033"),
        ),
    ),
    (
        "Berths will be ready in 2029 (North Quay) and 2031 (South Quay).",
        (("2029", "Berths will be ready in 2029 (North Quay)"), ("2031", "2031 (South Quay)")),
    ),
    # from one year to another is one target
    (
        "The ministry plans to train 300 divers from 2026 to 2030.",
        (("2030", "train 300 divers from 2026 to 2030"),),
    ),
    # a base year belongs to the words; what comes behind a clause does not
    (
        "The ministry will cut spills by 40 percent by 2035 compared with 2019 levels, a spokesman said.",
        (("2035", "cut spills by 40 percent by 2035 compared with 2019 levels"),),
    ),
    (
        "By 2033, the bay will be free of wrecks and its landings will exceed 90 tonnes, the ministry said.",
        (("2033", "bay will be free of wrecks"), ("2033", "its landings will exceed 90 tonnes")),
    ),
    (
        "Ghana has a 2040 target of 20 percent tidal power.",
        (("2040", "2040 target of 20 percent tidal power"),),
    ),
    ("Kenya is dredging its bays, aiming for 40 new berths by 2031.", (("2031", "40 new berths by 2031"),)),
    (
        "The target for 2031 is 40 berths.",
        (("2031", "target for 2031 is 40 berths"),),
    ),
    # a verb of an item of a list after "aims to" is to come, though it reads like the past
    ("The quay was opened and wrecks were cut up by 2031.", ()),
)


@pytest.mark.parametrize(("sentence", "expected"), CASES, ids=[c[0] for c in CASES])
def test_a_year_to_come_is_a_target_only_with_an_aim(
    extractor: Extractor, sentence: str, expected: tuple[tuple[str, str], ...]
) -> None:
    """A sentence gives the targets that it states, each by its own words, and no schedule as one."""
    found = extractor.extract(read_bytes((HEAD + sentence).encode(), "plan.txt"))
    labels = {r.key: r.label for r in found.referents if r.kind == "Target"}
    years = sorted(
        (c.object.value + ("" if c.tier is Tier.ASSERTED else "?"), labels[c.subject])
        for c in found.claims
        if c.predicate == "kg:deadlineYear" and isinstance(c.object, Literal) and c.subject in labels
    )
    assert years == sorted(expected)


def test_cases() -> None:
    """Forty-one sentences are tried, and one in three of them state no target."""
    none = sum(not expected for _, expected in CASES)
    assert (len(CASES), none) == (44, 17)


def test_a_text_without_a_date_is_read_as_of_2024(extractor: Extractor) -> None:
    """What was due before 2024 is history in a text that bears no date; no clock decides."""
    text = (
        "# Harbour Plan\n\nThe Harbour Plan sets these targets.\n\n"
        "| Indicator | Target (2022) | Target (2030) |\n|---|---|---|\n"
        "| Number of docks | 40 | 90 |\n| Share of clean boats (%) | 10 | 55 |\n"
    )
    claims = extractor.extract(read_bytes(text.encode(), "plan.md")).claims
    due = {
        c.object.value for c in claims if c.predicate == "kg:deadlineYear" and isinstance(c.object, Literal)
    }
    assert due == {"2030"}
