"""Relations of clauses in which one candidate remains: who issued, what a zone takes in, where it lies."""

import time
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.claims.extract import Extractor
from kg.claims.sentences.clause_issue import deeds
from kg.claims.sentences.clauses import Clause, clauses
from kg.claims.sentences.zone_clauses import covered, lying
from kg.documents.load import read_bytes
from kg.model import Tier

RULES = frozenset({"issue-clause", "covers-clause", "within-clause", "date-clause"})
# Masked clause, the numbers of the policies and those of the bodies.
ISSUED = [
    ("‹B0› on Thursday waved through the ‹P1›.", (1,), (0,)),
    ("The ‹B0› and the ‹B1› this spring jointly set out the ‹P2›.", (2,), (0, 1)),  # a list is one candidate
    (
        "The ‹B0›, the highest body, set out on Monday, at a meeting in ‹A1›, the long-awaited ‹P2›.",
        (2,),
        (0,),
    ),
    ("With help from the ‹B0›, the ‹B1› printed the ‹P2›.", (2,), (1,)),  # who helps is governed by "from"
    ("The ‹P0› was, after a long quarrel, at last ratified by the ‹B1›.", (0,), (1,)),
    ("Gazetted in ‹D0› by the ‹B1›, the ‹P2› has ten goals.", (2,), (1,)),
    ("Sailors gain from the ‹P0› the ‹B1› printed last year.", (0,), (1,)),
    ("The ‹P0› owes its adoption by the ‹B1› to luck.", (0,), (1,)),
    ("Adoption of the ‹P0› by the ‹B1› took years.", (0,), (1,)),
    ("The ‹B0› took a hand in ports through passage of the ‹P1›.", (1,), (0,)),
    ("The ‹P0› sailed through ‹B1› in ‹D2›.", (0,), (1,)),
    ("The ‹P0› from the ‹B1› has ten goals.", (0,), (1,)),
    ("The ‹B0› made the ‹P1› public on ‹D2›.", (1,), (0,)),  # the second part of the verb stands behind
    ("The ‹P0› is in force after the ‹B1› approved it on ‹D2›.", (0,), (1,)),  # "it" is the only policy
    ("The ‹P0› was prepared by the ‹B1› and got the blessing of the ‹B2›.", (0,), (2,)),
    ("The ‹B0›, in tandem with the ‹B1›, unveiled in ‹A3› a ‹N4›-page ‹P5›.", (5,), (0,)),
]
NOT_ISSUED = [
    "The ‹B0› has not issued the ‹P1›.",
    "The ‹B0› is expected to issue the ‹P1›.",
    "The ‹B0› issued a report on the ‹P1›.",  # the report is what came out
    "The ‹B0› approved ten projects under the ‹P1›.",
    "The ‹B0› announced funding for the ‹P1›.",
    "The ‹B0› signed the ‹P1› contract.",
    "The ‹B0› said the company launched the ‹P1›.",  # another subject
    "Firms backed by the ‹B0› launched the ‹P1›.",
    "The ‹B0› met firms that launched the ‹P1›.",
    "The ‹P0› cites figures published by the ‹B1›.",
    "The ‹P0› was drafted in ‹D1› and welcomed by the ‹B2›.",
    "The ‹B0› adopted amendments to the ‹P1›.",
    "The ‹B0› repealed the ‹P1›.",
    "If the ‹B0› launched the ‹P1›, ports would gain.",
]
# Masked clause, the number of the zone and those of the areas.
COVERED = [
    ("The ‹Z0›, the youngest of all, knits together ‹A1›, ‹A2› and ‹A3›.", 0, (1, 2, 3)),
    ("The ‹Z0› sprawls over ‹A1› and ‹A2›.", 0, (1, 2)),
    (
        "The plan for the ‹Z0›, which straddles the three border districts of ‹A1› and ‹A2›, is new.",
        0,
        (1, 2),
    ),
    ("‹A0›, ‹A1› and ‹A2› jointly form the new ‹Z3›.", 3, (0, 1, 2)),
    ("Gathering the cities of ‹A0› and ‹A1›, the ‹Z2› is rich.", 2, (0, 1)),
    ("Parts of ‹A0› and all of ‹A1› lie in the ‹Z2›.", 2, (0, 1)),
    ("Ten districts fall within the ‹Z1›, among them ‹A2› and ‹A3›.", 1, (2, 3)),
    ("The ‹Z0› starts in ‹A1› and ends in ‹A2›.", 0, (1, 2)),
    ("The ‹Z0› (‹A1›, ‹A2› and ‹A3›) is rich.", 0, (1, 2, 3)),
]
NOT_COVERED = [
    "Firms in the ‹Z0› link ‹A1› and ‹A2›.",  # the firms do
    "The ‹Z0› may sprawl over ‹A1› and ‹A2›.",
    "The ‹Z0› does not cover ‹A1› and ‹A2›.",
    "The ‹Z0› covers costs of firms from ‹A1› and ‹A2›.",
    "The ‹Z0› includes ‹A1›'s firms.",
    "The ‹Z0› ships to ‹A1› and ‹A2›.",
    "The ‹Z0› links ‹A1› with firms in ‹A2›.",
]
# Masked clause, the number of the zone and those of the places.
LIES = [
    ("The ‹Z0›, open since ‹D1›, sits in the hilly north of ‹A2›.", 0, (2,)),
    ("The ‹Z0› is being developed on ‹N1› at ‹A2›, ‹A3›, ‹A4›.", 0, (2, 3, 4)),  # an address nests
    ("The ‹Z0› was gazetted in ‹D1› on ‹N2› in ‹A3›.", 0, (3,)),
    ("The ‹Z0› occupies the old railway yards of ‹A1›.", 0, (1,)),
    ("Set on a bay in ‹A0›, the ‹Z1› is rich.", 1, (0,)),
    ("Part of ‹A0› in ‹A1›, ‹Z2› is rich.", 2, (0, 1)),
    ("In ‹A0›, the ‹Z1› is rich.", 1, (0,)),
    ("‹A0›'s new ‹Z1› is rich.", 1, (0,)),
    ("‹A0› hosts the ‹Z1›.", 1, (0,)),
    ("The ‹Z0›, a flat strip in ‹A1›, is rich.", 0, (1,)),
    ("The firm will set up a ‹Z0› at ‹A1›.", 0, (1,)),
]
NOT_LYING = [
    "The ‹Z0› lies ‹N1› from ‹A2›.",
    "The ‹Z0› is not located in ‹A1›.",
    "The ‹Z0› invests in ‹A1›.",
    "The ‹Z0› is located between ‹A1› and ‹A2›.",
    "The ‹Z0› is planned in ‹A1› and ‹A2›.",  # a list of sites: the zone takes in both
    "Firms in the ‹Z0› opened in ‹A1›.",
    "The ‹Z0›, a partner of firms in ‹A1›, is rich.",  # the firms are there
    "Officials of ‹A0› opened the ‹Z1›.",
    "‹A0› is in talks on the ‹Z1›.",
]


@pytest.mark.parametrize(("text", "policies", "bodies"), ISSUED, ids=range(len(ISSUED)))
def test_the_only_body_put_the_policy_out(
    text: str, policies: tuple[int, ...], bodies: tuple[int, ...]
) -> None:
    """Whatever stands between, the only body on its side of the verb put out the policy on the other side."""
    assert (policies, bodies) in _issuers(text)


@pytest.mark.parametrize("text", NOT_ISSUED, ids=range(len(NOT_ISSUED)))
def test_a_body_that_did_something_else_put_nothing_out(text: str) -> None:
    """Denied, hoped and other deeds, and deeds of others, name no body."""
    assert not list(_issuers(text))


@pytest.mark.parametrize(("text", "zone", "areas"), COVERED, ids=range(len(COVERED)))
def test_the_only_zone_takes_in_the_list(text: str, zone: int, areas: tuple[int, ...]) -> None:
    """The zone of the verb takes in all of the list behind it, or before it where areas make up a zone."""
    found = {n for one in clauses(text) for z, a in covered(one) if z.numbers == (zone,) for n in a.numbers}
    assert found == set(areas)


@pytest.mark.parametrize("text", NOT_COVERED, ids=range(len(NOT_COVERED)))
def test_other_deeds_of_zones_take_in_nothing(text: str) -> None:
    """Denied and possible cover, other subjects and other objects give nothing."""
    assert not [pair for one in clauses(text) for pair in covered(one)]


@pytest.mark.parametrize(("text", "zone", "places"), LIES, ids=range(len(LIES)))
def test_the_only_zone_lies_in_the_place(text: str, zone: int, places: tuple[int, ...]) -> None:
    """The zone lies in the place behind the verb, and in those of its address."""
    found = {n for one in clauses(text) for z, a in lying(one) if z.numbers == (zone,) for n in a.numbers}
    assert found == set(places)


@pytest.mark.parametrize("text", NOT_LYING, ids=range(len(NOT_LYING)))
def test_a_zone_lies_nowhere_else(text: str) -> None:
    """Distances, denials, other verbs and lists of sites put a zone nowhere."""
    assert not [pair for one in clauses(text) for pair in lying(one)]


def test_there_are_cases_of_both_kinds() -> None:
    """The tables hold as many cases as they should."""
    assert (len(ISSUED), len(NOT_ISSUED)) == (16, 14)
    assert (len(COVERED), len(NOT_COVERED), len(LIES), len(NOT_LYING)) == (9, 7, 11, 9)


def test_what_a_rule_of_wordings_said_is_not_said_again(extractor: Extractor) -> None:
    """What a rule of wordings drew is not drawn again; what only the clause says is a candidate."""
    text = "The State Council issued the Blue Quay Plan. Parliament waved through the Clean Ports Act."
    drawn = extractor.extract(read_bytes(text.encode(), "case.txt")).claims
    clause = [c for c in drawn if c.rule in RULES]
    issued = [c for c in drawn if c.predicate == "kg:issuedBy"]
    assert len({(c.subject, c.object) for c in issued}) == len(issued) == 2
    assert [c.tier for c in clause] == [Tier.CANDIDATE]


@given(
    st.lists(
        st.sampled_from(
            [
                "‹B0›",
                "‹P1›",
                "‹Z2›",
                "‹A3›",
                "‹D4›",
                "issued",
                "covers",
                "lies in",
                "by",
                "the",
                ",",
                "and",
                "of",
                ";",
            ]
        ),
        max_size=30,
    )
)
def test_any_row_of_words_is_read(words: list[str]) -> None:
    """Every row of marks and words is cut into clauses whose candidates stand where they say."""
    for clause in clauses(" ".join(words)):
        for pair in (*covered(clause), *lying(clause)):
            assert all(clause.text[g.start] == "‹" and clause.text[g.end - 1] == "›" for g in pair)
        for deed in deeds(clause):
            assert set(deed.policies.numbers) == {1}


def test_time_grows_with_the_sentence_only() -> None:
    """Sixteen times as many clauses take about as much longer; a clause without end is left out."""
    assert not list(clauses("the ‹B0› issued " * 7_000))
    bait = "The ‹Z0› covers, on the, in the, of the, by the, with ‹A1› issued ‹P2›; "
    assert _cost(bait * 160) < 80 * max(_cost(bait * 10), 0.002)


def _cost(text: str) -> float:
    start = time.process_time()
    for clause in clauses(text):
        list(covered(clause))
        list(lying(clause))
        list(deeds(clause))
    return time.process_time() - start


def _issuers(text: str) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    for clause in clauses(text):
        assert isinstance(clause, Clause)
        for deed in deeds(clause):
            if deed.bodies:
                yield deed.policies.numbers, deed.bodies.numbers
