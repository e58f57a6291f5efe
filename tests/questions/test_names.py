"""Names are found whatever their case, accents, quotes and articles, and never guessed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.exceptions import QuestionError
from kg.graph.folding import fold
from kg.graph.terms import FACTS, text
from kg.questions.names import Names, find, near, read_names, resolve, spelled

from .conftest import Fixture

# (as typed, kinds, compact IRI found)
FOUND = (
    ("Blue Bay Zone", (), "r:zone-blue-bay"),
    ("  the BLUE   bay zone ", (), "r:zone-blue-bay"),  # case, article, white space
    ("“Blue-Bay” Zone", (), "r:zone-blue-bay"),  # quotes and dashes
    ("sao costa", (), "r:place-coast"),  # without its accent
    ("Port o' the North", (), "r:place-northport"),  # an alias with another apostrophe
    ("北港", (), "r:place-northport"),  # the name in another script
    ("Plan of the Lagoon", ("Policy",), "r:policy-lagoon-plan"),  # an alias; a class above its own
    ("r:zone-blue-bay", ("kg:Zone",), "r:zone-blue-bay"),  # compact IRI
    ("zone-blue-bay", ("Place",), "r:zone-blue-bay"),  # local id
    ("<https://w3id.org/policykg/id/zone-blue-bay>", (), "r:zone-blue-bay"),  # IRI in brackets
    ("https://w3id.org/policykg/id/zone-blue-bay", (), "r:zone-blue-bay"),  # bare IRI
    ("plan", ("concept:kgt:document-types",), "kgt:doc-plan"),  # a term of a scheme
    ("issued by", ("property",), "kg:issuedBy"),  # a property in words
    ("kg:issuedBy", ("property",), "kg:issuedBy"),
    ('Zone "}} ; DROP ALL # <script>', (), "r:zone-hostile"),  # a hostile name is a name
)
# (as typed, kinds, words of the message)
NOT_FOUND = (
    ("", (), "no thing"),
    ("   ", (), "no thing"),
    ("the", (), "no thing"),
    ('"} UNION { ?s ?p ?o', (), "no thing"),
    ("r:zone-blue-bay> } DROP ALL", (), "no thing"),
    ("zz:unknown", (), "no thing"),
    ("r:no-such-thing", (), "no thing"),
    ("Blue Bay", (), "Did you mean Blue Bay Zone"),  # part of a name is offered, not taken
    ("Lagon Plan", ("Policy",), "Did you mean Lagoon Plan"),  # so is a misspelt one
    ("Northport", ("Zone",), "not a zone but Northport (administrative area"),
    ("issued by", (), "no thing"),  # a property is no thing
    ("kg:noSuch", ("property",), "such as kg:issuedBy"),  # nor is its id like that of a thing
    ("Blue Bay Zone", ("NoSuchClass",), "this is not a"),
    ("Blue Bay Zone", ("zz:Zone",), "no such kind"),
    (
        "Eastwick",
        (),
        "called so: Eastwick (administrative area, r:place-eastwick-coast) in São Costa; Eastwick",
    ),
)


@pytest.fixture(scope="module")
def names(graph: Fixture) -> Names:
    """The names of the fixture graph."""
    return read_names(graph)


@pytest.mark.parametrize(("typed", "kinds", "expected"), FOUND)
def test_found(names: Names, typed: str, kinds: tuple[str, ...], expected: str) -> None:
    """A name, an alias, an IRI or an id leads to its one thing."""
    assert resolve(names, typed, kinds).id == expected


@pytest.mark.parametrize(("typed", "kinds", "message"), NOT_FOUND)
def test_not_found(names: Names, typed: str, kinds: tuple[str, ...], message: str) -> None:
    """An unknown, partial, ambiguous or ill-fitting name is an error that tells what there is."""
    with pytest.raises(QuestionError) as caught:
        resolve(names, typed, kinds)
    assert message in str(caught.value)


def test_cases_collected() -> None:
    """All cases of names were collected."""
    assert (len(FOUND), len(NOT_FOUND)) == (15, 15)


def test_find_lists_all(graph: Fixture) -> None:
    """Every bearer of a name is listed, in a fixed order, straight from the graph."""
    assert [thing.id for thing in find(graph, "eastwick")] == [
        "r:place-eastwick-coast",
        "r:place-eastwick-inland",
    ]
    assert find(graph, "Eastwick", ("Zone",)) == ()


def test_name_before_alias() -> None:
    """The thing that has a name is taken before one that is merely also called so."""
    made = Fixture()
    for iri, predicate in (("r:zone-a", "rdfs:label"), ("r:zone-b", "skos:altLabel")):
        made.add(iri, "rdf:type", "kg:Zone", FACTS)
        made.add(iri, predicate, text("Reef"), FACTS)
    assert resolve(made, "reef").id == "r:zone-a"
    assert len(find(made, "reef")) == 2


def test_near_is_ordered(names: Names) -> None:
    """Nearby names come nearest first, and nothing comes for a name like no other."""
    assert near(names, "Great Gulf Zones")[0].id == "r:zone-great-gulf"
    assert near(names, "xyzzyq") == ()
    assert near(names, "") == ()


def test_control_characters_are_not_repeated(names: Names) -> None:
    """A name with control characters or of great length is cut and cleaned in the message."""
    with pytest.raises(QuestionError) as caught:
        resolve(names, "a\x1b[31m" + "b" * 500)
    assert "\x1b" not in str(caught.value)
    assert len(caught.value.where) <= 80


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40))
def test_folding_is_stable(name: str) -> None:
    """What was folded folds to itself, unless it begins with an article still."""
    once = fold(name)
    if not once.startswith(("the ", "a ", "an ")):
        assert fold(once) == once


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=30))
def test_spelled_are_iris(name: str) -> None:
    """Whatever is typed, only sound IRIs come of it."""
    for iri in spelled(name):
        assert not set(iri) & set('<>"{}|^`\\ \n')
