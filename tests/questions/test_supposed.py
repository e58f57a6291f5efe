"""Tests of what comes into an answer if claims that wait for a judgement are believed."""

from collections.abc import Iterator

import pytest
from pyoxigraph import Literal, NamedNode, Quad
from tests.questions.conftest import Fixture

import kg
from kg.exceptions import QuestionError
from kg.graph.terms import FACTS, OBJECT, PREDICATE, SUBJECT, claims_graph, node, resource
from kg.questions.ask import ask
from kg.questions.both import ask_both
from kg.questions.records import ACCEPTED, REVIEW_STATUS
from kg.questions.supposed import suppose

IN = claims_graph("source-supposed")


def _claim(graph: Fixture, name: str, said: tuple[str, str, str], status: str, confidence: str) -> None:
    claim = resource(f"claim-{name}")
    for predicate, value in (
        (node("rdf:type"), node("kg:Claim")),
        (SUBJECT, node(said[0])),
        (PREDICATE, node(said[1])),
        (OBJECT, node(said[2])),
        (REVIEW_STATUS, node(f"kgt:status-{status}")),
        (node("kg:confidence"), Literal(confidence, datatype=NamedNode(kg.namespaces.expand("xsd:decimal")))),
    ):
        graph.store.add(Quad(claim, predicate, value, IN))


# (name, status, confidence, whether it is believed)
CLAIMS = (
    ("likely", "proposed", "0.71", True),
    ("even", "proposed", "0.5", True),  # an even chance is enough
    ("doubtful", "proposed", "0.49", False),
    ("against", "disputed", "0.95", False),  # sources disagree: it stays out, however sure the reading
    ("refused", "rejected", "0.95", False),
    ("known", "accepted", "0.9", False),  # a fact before and after
)


@pytest.fixture
def graph() -> Fixture:
    """Return a graph with one claim of each kind about zones of one place."""
    made = Fixture()
    for name, status, confidence, _ in CLAIMS:
        zone = f"r:zone-{name}"
        made.store.add(Quad(node(zone), node("rdf:type"), node("kg:Zone"), FACTS))
        _claim(made, name, (zone, "kg:spans", "r:place-port"), status, confidence)
        if status == "accepted":
            made.store.add(Quad(node(zone), node("kg:spans"), node("r:place-port"), FACTS))
    return made


def test_only_likely_claims_are_believed(graph: Fixture) -> None:
    """A proposed claim with an even chance or better becomes a fact; any other stays what it is."""
    supposed = suppose(graph)
    spans = node("kg:spans")
    before = {quad.subject for quad in graph.store.quads_for_pattern(None, spans, None, FACTS)}
    after = {quad.subject for quad in supposed.store.quads_for_pattern(None, spans, None, FACTS)}
    wanted = {resource(f"zone-{name}") for name, _, _, is_believed in CLAIMS if is_believed}
    assert (after - before, supposed.claims) == (wanted, len(wanted))
    accepted = {q.subject for q in supposed.store.quads_for_pattern(None, REVIEW_STATUS, ACCEPTED)}
    assert accepted == {resource(f"claim-{n}") for n, s, _, believed in CLAIMS if believed or s == "accepted"}
    assert len(CLAIMS) == 6


def test_the_graph_stays_as_it_was(graph: Fixture) -> None:
    """Supposing changes a copy; the graph that was asked keeps every quad."""
    before = sorted(map(str, graph.store))
    suppose(graph)
    assert sorted(map(str, graph.store)) == before


TEXT = (
    "The Tidal Flats Development Plan, issued by the Ministry of Commerce on 3 May 2021, covers the Tidal "
    "Flats Economic Zone. Officials also see tourism as a field for the plan. The Reed Valley Strategy might "
    "be supported with a fund for offshore wind.\n"
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[kg.Graph]:
    """Build a graph of a document of which some claims wait."""
    folder = tmp_path_factory.mktemp("supposed")
    (folder / "plan.txt").write_text(TEXT, encoding="utf-8")
    with kg.build(folder / "plan.txt", output=folder / "graph", parser=False) as graph:
        yield graph


def test_no_row_stands_in_both(built: kg.Graph) -> None:
    """The rows that come in are none of the answer's own, for every question of the catalogue."""
    asked, supposed = 0, suppose(built._folder)
    for question in built.questions():
        answer = built.ask(question.id)
        more = answer.supposing(supposed)
        assert not set(answer.rows) & set(more.rows), question.id
        assert more.question == answer.question
        asked += 1
    assert asked == 58


def test_rows_that_come_in_have_their_sentences(built: kg.Graph) -> None:
    """A row that rests on a proposed claim is followed to the sentence that says so."""
    supposed = suppose(built._folder)
    answers = [built.ask(question.id).supposing(supposed) for question in built.questions()]
    rows = [(more, row) for more in answers for row in more.rows]
    assert rows
    for more, row in rows:
        assert more.evidence(row), (more.question.id, row)


def test_unknown_names_stay_unknown(built: kg.Graph) -> None:
    """What neither facts nor claims know is refused as before."""
    with pytest.raises(QuestionError, match="Sunken Hills"):
        built.ask_both("cq03", policy="Sunken Hills Plan")


# (question, parameters, what is told): wrong whatever the graph holds
WRONG: tuple[tuple[str, dict[str, str], str], ...] = (
    ("cq99", {}, "cq99"),  # no such question
    ("cq07", {"plaice": "Dell"}, "no such parameter"),
    ("cq08", {"year": "soon"}, "not a whole number"),
)


@pytest.mark.parametrize(("question", "params", "told"), WRONG)
def test_what_no_claim_can_mend_costs_no_copy(
    graph: Fixture, question: str, params: dict[str, str], told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A question that is unknown and a parameter that does not fit are refused before the graph is copied."""
    monkeypatch.setattr("kg.questions.both.suppose", None)
    with pytest.raises(QuestionError, match=told):
        ask_both(graph, question, params)


def test_a_thing_of_claims_only_can_be_asked_about(graph: Fixture) -> None:
    """A name that no fact knows is found where claims that wait are believed; the first answer is empty."""
    thing = node("r:place-dell")
    graph.store.add(Quad(thing, node("rdfs:label"), Literal("Dell"), IN))
    graph.store.add(Quad(resource("place-port"), node("rdf:type"), node("kg:AdministrativeArea"), FACTS))
    _claim(graph, "dell", ("r:place-dell", "rdf:type", "kg:Place"), "proposed", "0.8")
    _claim(graph, "in", ("r:place-dell", "kg:within", "r:place-port"), "proposed", "0.8")
    with pytest.raises(QuestionError):
        ask(graph, "cq07", {"place": "Dell"})
    answer, more = ask_both(graph, "cq07", {"place": "Dell"})
    assert (len(answer), [row.cell("area").iri for row in more]) == (0, [resource("place-port").value])
