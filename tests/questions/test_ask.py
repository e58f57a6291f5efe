"""A question gives answer, SPARQL and sentences together; names never become part of the query."""

import pytest

from kg.exceptions import QuestionError
from kg.questions.ask import ask
from kg.questions.catalogue import Parameter, Question, catalogue
from kg.questions.results import query

from .conftest import BRIEF, Fixture

ISSUED = """SELECT ?policy ?label WHERE { ?policy kg:issuedBy $body ; rdfs:label ?label } ORDER BY ?policy"""
FIGURES = """SELECT ?indicator ?value ?year WHERE {
  ?s kg:observedEntity $entity ; kg:value ?value ; kg:referenceYear ?year ;
    kg:indicator/skos:prefLabel ?indicator
  FILTER(LANG(?indicator) = "en") }"""
REACHED = """SELECT ?policy ?place WHERE {
  ?policy kg:hasMeasure/kg:establishes ?place . ?place kg:within $zone }"""
DUE = "SELECT ?element WHERE { ?element kg:deadlineYear ?due FILTER(?due <= $year) }"
SAID = """SELECT ?start ?end ?document WHERE { ?claim rdf:subject $s ; rdf:predicate $p ; rdf:object $o ;
  kg:hasEvidence ?e . ?e oa:start ?start ; oa:end ?end ; oa:hasSource ?document } ORDER BY ?document"""
DISPUTED = """SELECT ?place ?relation ?other WHERE { ?claim rdf:subject ?place ; rdf:predicate ?relation ;
  rdf:object ?other ; kg:reviewStatus kgt:status-disputed }"""
ABOVE = "SELECT ?area WHERE { $place kg:adminParent+ ?area } ORDER BY ?area"
RANKED = "SELECT ?zone WHERE { ?zone a kg:Zone ; kg:spans $place }"


def made(sparql: str, *parameters: tuple[str, str, str]) -> Question:
    """Return a question of the tests."""
    return Question(
        "cq99", "A question of the tests?", "tests", tuple(Parameter(*p) for p in parameters), sparql
    )


BY_BODY = made(ISSUED, ("body", "kg:Institution", "r:body-harbour-board"))


def test_every_packaged_question_runs(graph: Fixture) -> None:
    """Every question of the catalogue runs on a graph that its defaults do not fit."""
    answers = [ask(graph, item.id) for item in catalogue()]
    assert len(answers) >= 20
    for answer in answers:
        assert answer.columns, answer.question.id
        assert query(graph, answer.sparql).rows == answer.rows, answer.question.id
        assert all(answer.evidence(row) is not None for row in answer)


def test_answer_by_name(graph: Fixture) -> None:
    """A name stands where an IRI is wanted, and the answer tells what was taken."""
    answer = ask(graph, BY_BODY, {"body": "the HARBOUR board"})
    assert [row["label"] for row in answer] == ["Lagoon Plan"]
    assert [(b.name, b.label, b.note) for b in answer.parameters] == [("body", "Harbour Board", "")]
    assert "<https://w3id.org/policykg/id/body-harbour-board>" in answer.sparql
    assert answer.note == ""
    assert answer.for_people() == (("policy",), [["Lagoon Plan"]])
    assert list(answer.df["label"]) == ["Lagoon Plan"]
    assert "| policy |\n| --- |\n| Lagoon Plan |\n" in str(answer)
    assert "body: Harbour Board" in str(answer)
    assert answer.to_csv().splitlines()[1].endswith("Lagoon Plan")
    assert '"label": "Lagoon Plan"' in answer.to_json()


def test_sentences_behind_a_row(graph: Fixture) -> None:
    """Each row gives the sentences of all documents that bear it out, cut from their texts."""
    answer = ask(graph, BY_BODY)
    quotes = answer.evidence(answer.rows[0])
    assert [quote.document for quote in quotes] == ["Brief on the lagoon", "Columnist's note"]
    assert quotes[0].text.startswith("The Harbour Board and the Ministry of Tides issued")
    assert BRIEF[quotes[0].start : quotes[0].end] == quotes[0].text
    assert quotes[1].text == "The Lagoon Plan was issued by the Harbour Board."


# (question, parameters, first words of the sentences behind the first row)
BEHIND: tuple[tuple[Question, dict[str, str], list[str]], ...] = (
    (made(FIGURES, ("entity", "any", "r:zone-blue-bay")), {}, ["Some 1.2 million"]),  # through a statistic
    (made(REACHED, ("zone", "kg:Zone", "r:zone-blue-bay")), {}, ["Under the plan"]),  # through a measure
    (made(DUE, ("year", "xsd:integer", "2030")), {}, []),  # nothing but a thing that no claim names
    (
        made(
            SAID, ("s", "any", "r:policy-lagoon-plan"), ("p", "property", "kg:issuedBy"), ("o", "any", "x:x")
        ),
        {"o": "Harbour Board"},
        ["The Harbour Board and"],  # only the place that the row itself names
    ),
    (made(DISPUTED), {}, ["Northport, so a columnist"]),  # a claim not accepted, whose relation is in the row
    (made(ABOVE, ("place", "kg:Place", "r:place-northport")), {}, [""]),  # a reference table has no sentence
)


@pytest.mark.parametrize(("item", "given", "expected"), BEHIND)
def test_evidence(graph: Fixture, item: Question, given: dict[str, str], expected: list[str]) -> None:
    """The sentences behind a row are those of the claims that tie its things together."""
    answer = ask(graph, item, given)
    texts = [quote.text for quote in answer.evidence(answer.rows[0])]
    assert len(texts) == len(expected)
    assert all(text.startswith(words) for text, words in zip(texts, expected, strict=True))


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT ?other WHERE { VALUES ?other { r:place-southmoor } FILTER(?other != $place) }",  # disputed
        "SELECT ?a ?p ?b WHERE { VALUES (?a ?p ?b) { (r:zone-blue-bay kg:spans r:place-southmoor) } "
        "FILTER(?a != $place) }",  # rejected, though its relation is in the row
    ],
)
def test_unaccepted_claims_bear_out_nothing(graph: Fixture, sparql: str) -> None:
    """No sentence of a disputed or rejected claim stands behind a row that only names its two ends."""
    answer = ask(graph, made(sparql, ("place", "kg:Place", "r:place-northport")))
    texts = [quote.text for quote in answer.evidence(answer.rows[0])]
    assert not [text for text in texts if text.startswith("Northport, so")]


def test_reference_rows_name_their_record(graph: Fixture) -> None:
    """What the reference tables say is borne out by dataset and record, not by a sentence."""
    answer = ask(graph, made(ABOVE, ("place", "kg:Place", "r:place-northport")))
    (quote,) = answer.evidence(answer.rows[0])
    assert (quote.document, quote.record) == ("Gazetteer of Tideland", "place-northport")


def test_default_that_does_not_fit(graph: Fixture) -> None:
    """An unknown default gives way to the fitting thing with the most claims, with a note."""
    answer = ask(graph, made(ISSUED, ("body", "kg:Institution", "r:body-elsewhere")))
    assert answer.parameters[0].label == "Harbour Board"
    assert answer.note == "no body was named; this is about Harbour Board"
    assert len(answer) == 1


def test_parts_of_a_claim_go_together(graph: Fixture) -> None:
    """Beside a subject that was named, the default property gives way to one that is said of it."""
    parts = (
        ("s", "any", "r:zone-blue-bay"),
        ("p", "property", "kg:buildsOn"),
        ("o", "any", "r:policy-old-quay"),
    )
    answer = ask(graph, made(SAID, *parts), {"s": "Lagoon Plan", "o": "Harbour Board"})
    assert [bound.label for bound in answer.parameters] == ["Lagoon Plan", "issued by", "Harbour Board"]
    assert answer.note == "no p was named; this is about issued by"
    assert len(answer) > 0
    kept = ask(graph, made(SAID, *parts))
    assert [str(bound.term) for bound in kept.parameters[1:]] == [
        "<https://w3id.org/policykg/ontology#buildsOn>",
        "<https://w3id.org/policykg/id/policy-old-quay>",
    ]


def test_a_default_beside_a_value_is_told(graph: Fixture) -> None:
    """A thing that stands in for one that was not named is told, if another one was named."""
    two = made(
        "SELECT ?x WHERE { $policy kg:issuedBy $body ; kg:issuedBy ?x }",
        ("policy", "kg:Policy", "r:policy-lagoon-plan"),
        ("body", "kg:Institution", "r:body-harbour-board"),
    )
    assert ask(graph, two, {"policy": "Lagoon Plan"}).note == "no body was named; this is about Harbour Board"
    assert ask(graph, two).note == ""


def test_choice_that_has_an_answer(graph: Fixture) -> None:
    """Of the things with most claims the first with an answer is taken."""
    answer = ask(graph, made(RANKED, ("place", "kg:Place", "r:place-elsewhere")))
    assert answer.parameters[0].label == "Northport"


def test_nothing_to_choose() -> None:
    """A graph without any thing of the kind gives an empty answer and says so."""
    answer = ask(Fixture(), BY_BODY)
    assert (answer.rows, answer.columns) == ((), ())
    assert "nothing to fill in for body (institution)" in answer.note


def test_unknown_default_for_anything() -> None:
    """Where anything may stand, an unknown default gives way too; an empty graph has nothing to fill in."""
    answer = ask(Fixture(), made(FIGURES, ("entity", "any", "r:zone-elsewhere")))
    assert len(answer) == 0
    assert answer.note == "This graph has nothing to fill in for entity (thing)"


def test_empty_answer(graph: Fixture) -> None:
    """No rows is an answer."""
    answer = ask(graph, BY_BODY, {"body": "Ministry of Tides"})
    assert len(answer) == 1
    assert len(ask(graph, made(DUE, ("year", "xsd:integer", "1999")))) == 0


# (given, words of the message)
REFUSED = (
    ({"body": "Northport"}, "not an institution but Northport"),
    ({"body": "Harbor Bord"}, "Did you mean Harbour Board"),
    ({"body": "x> } } ; DROP ALL #"}, "no institution"),
    ({"body": '" . ?s ?p ?o . "'}, "no institution"),
    ({"body": ""}, "no institution"),
    ({"nobody": "x"}, "no such parameter"),
)
NUMBERS = ("many", "2030; DROP ALL", "1e3", "٢٠٣٠", "", "9" * 30, "2030.5")


@pytest.mark.parametrize(("given", "message"), REFUSED)
def test_refused_values(graph: Fixture, given: dict[str, str], message: str) -> None:
    """A name that fits nothing is an error, whatever it holds."""
    with pytest.raises(QuestionError) as caught:
        ask(graph, BY_BODY, given)
    assert message in str(caught.value)


@pytest.mark.parametrize("value", NUMBERS)
def test_refused_numbers(graph: Fixture, value: str) -> None:
    """Where a whole number is wanted nothing else is taken."""
    with pytest.raises(QuestionError, match="not a whole number"):
        ask(graph, made(DUE, ("year", "xsd:integer", "2030")), {"year": value})


def test_cases_collected() -> None:
    """All cases were collected."""
    assert (len(BEHIND), len(REFUSED), len(NUMBERS)) == (6, 6, 7)


def test_unknown_question(graph: Fixture) -> None:
    """An unknown question tells which there are."""
    with pytest.raises(QuestionError, match="cq01"):
        ask(graph, "what?")


def test_hostile_label_is_data(graph: Fixture) -> None:
    """A thing with a hostile name is asked about like any other."""
    item = made("SELECT ?label WHERE { $zone rdfs:label ?label }", ("zone", "kg:Zone", "r:zone-blue-bay"))
    answer = ask(graph, item, {"zone": 'zone "}} ; drop all # <SCRIPT>'})
    assert [row["label"] for row in answer] == ['Zone "}} ; DROP ALL # <script>']


@pytest.mark.parametrize(
    ("kind", "value", "good"),
    [
        ("xsd:decimal", "2.5", True),
        ("xsd:decimal", "x", False),
        ("xsd:date", "2021-05-04", True),
        ("xsd:date", "2021-02-31", False),
        ("xsd:string", 'a "quoted" } word', True),
    ],
)
def test_typed_values(graph: Fixture, kind: str, value: str, good: bool) -> None:
    """A value must be one of its datatype, and any text is a string."""
    item = made("SELECT ?v WHERE { BIND(STR($value) AS ?v) }", ("value", kind, "1"))
    if good:
        assert [row["v"] for row in ask(graph, item, {"value": value})] == [value]
    else:
        with pytest.raises(QuestionError):
            ask(graph, item, {"value": value})
