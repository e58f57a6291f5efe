"""Answers for which the fixture is too small: what replaced what, what has a figure, what is nearest."""

from pathlib import Path

import pyoxigraph
import pytest

from kg.namespaces import compact

QUESTIONS = Path(__file__).resolve().parents[2] / "ontology" / "questions"
PREFIXES = """
@prefix kg: <https://w3id.org/policykg/ontology#> .
@prefix r: <https://w3id.org/policykg/id/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
"""


def answer(name: str, data: str, **values: str) -> list[list[str | None]]:
    """The rows of a question on a few statements, in the order in which they are told."""
    store = pyoxigraph.Store()
    store.load((PREFIXES + data).encode(), format=pyoxigraph.RdfFormat.TURTLE)
    query = (QUESTIONS / f"{name}.rq").read_text(encoding="utf-8")
    for variable, term in values.items():
        query = query.replace(f"${variable}", term)
    found = store.query(query)
    assert isinstance(found, pyoxigraph.QuerySolutions)
    return [[None if c is None else compact(c.value) for c in row] for row in found]


REPLACED = """
r:old a kg:Strategy ; kg:year 2009 ; dcterms:isReplacedBy {} .
r:dated a kg:Strategy ; kg:year 2014 .
r:undated a kg:Strategy .
r:daily a kg:Strategy ; kg:issuedOn "2014-05-06"^^xsd:date .
"""


@pytest.mark.parametrize(
    ("successor", "year", "state"),
    [
        ("r:dated", "2020", "replaced"),  # its place was taken before
        ("r:dated", "2012", "in force"),  # not yet
        ("r:daily", "2012", "in force"),  # the day of its successor is known, not set apart as a year
        ("r:daily", "2020", "replaced"),
        ("r:undated", "2020", "in force or already replaced"),  # nobody knows when
    ],
)
def test_a_policy_with_a_successor_is_not_simply_in_force(successor: str, year: str, state: str) -> None:
    """What was replaced by then is told so; where it is not known when, that is left open."""
    rows = answer("cq37", REPLACED.format(successor), year=year)
    assert [row[0] for row in rows if row[2] == "r:old"] == [state]


@pytest.mark.parametrize(
    ("label", "is_listed"),
    [
        ("a calm and clean harbour by 2030", True),  # a year is no figure
        ("a calm harbour in the period 2026-2030", True),  # nor are two
        ("goals of the 3rd Mooring Plan", True),  # nor is an ordinal
        ("5G along the whole quay", True),  # nor the number of a name
        ("plant 4,000 reeds by 2030", False),
        ("cut the toll by 15%", False),
        ("mend six lofts by 2030", False),  # in words
        ("double the catch by 2030", False),
        ("often mend lofts", True),  # "ten" is no word here
    ],
)
def test_an_aim_with_a_number_in_its_words_carries_a_figure(label: str, is_listed: bool) -> None:
    """Years, ordinals and numbers of names are no figures; counts, shares and words for them are."""
    data = f'r:aim a kg:Target ; rdfs:label "{label}"@en ; kg:deadlineYear 2030 .'
    assert bool(answer("cq26", data)) is is_listed


NESTED = """
r:cove kg:adminParent r:bay . r:bay kg:adminParent r:coast .
r:creek kg:adminParent r:cove . r:pool kg:adminParent r:creek .
r:far-part a kg:Measure ; kg:appliesTo r:pool .
r:a-far-off a kg:Measure ; kg:appliesTo r:coast .
r:near a kg:Measure ; kg:appliesTo r:bay .
r:part a kg:Measure ; kg:appliesTo r:creek .
r:own a kg:Measure ; kg:appliesTo r:cove .
"""


def test_what_is_nearest_to_a_place_comes_first() -> None:
    """The place itself comes first, then what is one step away, then the rest."""
    things = [row[3] for row in answer("cq21", NESTED, place="<https://w3id.org/policykg/id/cove>")]
    assert things == ["r:own", "r:part", "r:near", "r:far-part", "r:a-far-off"]
