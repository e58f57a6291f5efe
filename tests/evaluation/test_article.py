"""The first text of the project, end to end: figures, traps, questions. It cannot be shipped."""

from pathlib import Path

import pytest

import kg
from kg.claims.extract import Extractor
from kg.evaluation.facts import Named, read_gold
from kg.evaluation.measure import TIERS, find_corpus, found_in, goldsets
from kg.evaluation.score import alike, score

ROOT = Path(__file__).resolve().parents[2]
CORPUS = find_corpus(ROOT)
pytestmark = pytest.mark.skipif(
    CORPUS is None,
    reason="LOUD: the first text is not at hand (POLICY_KG_CORPUS), so its figures were not tested",
)
# What the article must reach, by family (asserted tier).
WANTED = {
    "policies": 0.95,
    "issuers": 0.95,
    "dates": 0.95,
    "zones": 0.95,
    "covers": 0.95,
    "statistics": 0.95,
    "targets": 0.95,
    "measures": 0.8,
    "industries": 0.8,
    "facilities": 0.7,
}


def article() -> tuple[Path, Path]:
    """Return the text and its gold."""
    assert CORPUS is not None
    return goldsets(ROOT / "tests", ROOT / "graph" / "documents", CORPUS)["article"][0]


def second_gold() -> list[Named]:
    """Return the policies that the second gold of the article lists, in the vocabulary."""
    from rdflib import RDF, RDFS, Graph, Namespace  # noqa: PLC0415 - only where the gold is at hand

    assert CORPUS is not None
    graph = Graph().parse(CORPUS / "gold" / "seed_gold.ttl")
    ontology = Namespace("https://w3id.org/policykg/ontology#")
    kinds = (ontology.PolicyDocument, ontology.Strategy)
    return [
        Named((str(graph.value(s, RDFS.label)),))
        for k in kinds
        for s in sorted(graph.subjects(RDF.type, k), key=str)
    ]


@pytest.mark.parametrize("family", list(WANTED))
def test_the_article_reaches_its_figures(extractor: Extractor, family: str) -> None:
    """Each family reaches what was asked of it; where the two golds differ, either is right."""
    text, gold = article()
    found = found_in(extractor, text, TIERS["asserted"])
    if family == "policies":
        also = second_gold()
        listed = read_gold(gold).policies
        right = [p for p in found.policies if any(alike(0.75)(p, g) for g in (*listed, *also))]
        assert len(right) == len(found.policies)
    result = next(s for s in score(read_gold(gold), found) if s.family == family)
    precision = 1.0 if family == "policies" else result.precision
    assert 2 * precision * result.recall / (precision + result.recall) >= WANTED[family]


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> kg.Graph:
    """Return the graph that is built from the article."""
    text, _ = article()
    return kg.build(text, output=tmp_path_factory.mktemp("article") / "g")


def test_traps_are_not_asserted(graph: kg.Graph) -> None:
    """None of the facts that a careless reader would draw is accepted."""
    accepted = [(c.subject.label, c.predicate, c.object.label) for c in graph.claims(status="accepted")]
    assert ("Chongqing", "lies within", "Sichuan") not in accepted
    opinions = [a for a in accepted if a[0].startswith("Opinions on") and a[1] == "issued by"]
    assert [o for _, _, o in opinions] == ["China’s central government"]
    told = {s for s, _, _ in accepted} | {o for _, _, o in accepted}
    # Office cities and the publisher from the "About us" block; the capital that stands for a government.
    for name in ("Beijing City", "Tianjin", "Dalian", "Qingdao", "Shenzhen", "Hong Kong", "China Briefing"):
        assert name not in told
    assert [a for a in accepted if "Beijing" in (a[0], a[2])] == [
        ("China’s central government", "is also called", "Beijing")
    ]
    # "several areas" is no figure, and "this area" is not certain.
    assert not graph.query("SELECT ?t WHERE { ?t kg:quantifiedBy ?s }").rows
    zones = {
        c.object.label for c in graph.claims(status="accepted") if c.subject.label.startswith("grow into")
    }
    assert "Western Science City" not in zones


def test_a_wrong_province_is_kept_as_disputed(graph: kg.Graph) -> None:
    """What contradicts the reference data stays queryable and is not believed."""
    disputed = [(c.subject.label, c.object.label) for c in graph.claims(status="disputed")]
    assert disputed == [("Chongqing", "Sichuan")]


def test_dollar_figures_are_conversions(graph: kg.Graph) -> None:
    """The figures in dollars are restatements, with the rates that they imply."""
    answer = graph.ask("cq09", entity="Chengdu-Chongqing Economic Circle")
    rates = {row.label("impliedRate") for row in answer.rows}
    assert rates == {"", "7"}


def test_every_question_is_answered(graph: kg.Graph) -> None:
    """All questions run, and those that the article speaks to have rows."""
    empty = {q.id for q in graph.questions() if not len(graph.ask(q.id))}
    # The article does not say in so many words which policy rests on which or what two of them share, and
    # it attaches no money to a measure. The policy that cq45 asks of by itself is none of its own; nor are
    # firms and subsidies, of which cq48 and cq49 ask, named by a step that is settled. Who runs a zone (cq56)
    # it does not say.
    assert empty <= {"cq02", "cq22", "cq30", "cq36", "cq45", "cq48", "cq49", "cq56"}


def test_zones_above_a_district_are_found(graph: kg.Graph) -> None:
    """The zones that take in Shapingba include those that take in the city above it."""
    answer = graph.ask("cq06", place="Shapingba")
    zones = {row.label("zone") for row in answer.rows}
    assert {"Western Science City", "Chengdu-Chongqing Economic Circle"} <= zones


def test_the_article_proves_itself(graph: kg.Graph) -> None:
    """Every span holds, and no shape is violated."""
    assert graph.verify().mismatches == ()
    assert [f for f in graph.check() if f.severity == "violation"] == []
