"""Tests of the building of quads."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Store, serialize

from kg.graph import sparql
from kg.graph.build import GraphBuild, build_graph
from kg.graph.claim_quads import PAIRS, corroborations
from kg.graph.terms import ALT_LABEL, FACTS, LABEL, REFERENCE, TYPE, VOCABULARY, claims_graph, node, ours
from kg.lexicon import Lexicon
from kg.model import Claim, Document, Extraction, Key, Resolution

Pair = tuple[Document, Document]


def has(built: GraphBuild, subject: str, predicate: NamedNode, graph: NamedNode) -> list[str]:
    """Return the objects that a graph gives for a subject and a predicate."""
    wanted = (node(subject), predicate, graph)
    return [q.object.value for q in built.quads if (q.subject, q.predicate, q.graph_name) == wanted]  # type: ignore[union-attr] # no quoted triples here


def test_counts(built: GraphBuild) -> None:
    """The counts tell what was built."""
    assert built.counts["documents"] == 2
    assert built.counts["claims"] == 16
    assert built.counts["claims accepted"] == 14
    assert built.counts["claims proposed"] == 1
    assert built.counts["claims disputed"] == 1
    assert built.counts["facts"] == 13
    assert built.counts["quads"] == len(built.quads)


def test_no_blank_nodes(built: GraphBuild) -> None:
    """The graph holds no blank node, in the vocabulary neither."""
    assert not [q for q in built.quads if isinstance(q.subject, BlankNode) or isinstance(q.object, BlankNode)]
    assert any(q.graph_name == VOCABULARY for q in built.quads)


def test_order_of_arguments_does_not_matter(
    extractions: tuple[Extraction, ...], resolution: Resolution, lexicon: Lexicon, documents: Pair
) -> None:
    """The same documents in another order give the same quads."""
    turned = replace(resolution, entities=resolution.entities[::-1])
    one = build_graph(documents, extractions, resolution, lexicon).quads
    assert one == build_graph(documents[::-1], extractions[::-1], turned, lexicon).quads


def test_store_gives_back_the_same_quads(built: GraphBuild) -> None:
    """Every literal is in the form in which the store gives it back, so no byte changes on the way."""
    store = Store()
    store.extend(built.quads)
    assert tuple(sorted(set(store), key=str)) == built.quads


def test_facts(built: GraphBuild) -> None:
    """Accepted statements are facts; disputed and proposed ones are not."""
    assert sorted(has(built, "r:zone-blue-coast", ours("spans"), FACTS)) == [
        "https://w3id.org/policykg/id/place-northport",
        "https://w3id.org/policykg/id/place-southport",
    ]
    assert has(built, "r:place-northport", ours("within"), FACTS) == []
    assert has(built, "r:policy-blue-coast-plan", ours("preparedBy"), FACTS) == []


def test_names(built: GraphBuild) -> None:
    """Each thing has one name in each language; an alias that holds in one document is no general alias."""
    assert has(built, "r:zone-blue-coast", LABEL, FACTS) == ["Blue Coast Zone"]
    assert sorted(has(built, "r:zone-blue-coast", ALT_LABEL, FACTS)) == ["Coast Zone", "the Zone"]
    assert has(built, "r:body-harbour", LABEL, FACTS) == []
    assert has(built, "r:body-harbour", LABEL, REFERENCE) == ["Harbour Ministry"]
    assert has(built, "r:theme-harbours", node("skos:inScheme"), FACTS) == [
        "https://w3id.org/policykg/terms/themes"
    ]


def test_ancestors_come_along(built: GraphBuild) -> None:
    """The areas above those in use are described too, up to the country."""
    assert has(built, "r:place-oceania", TYPE, REFERENCE) == [ours("AdministrativeArea").value]
    assert has(built, "r:place-east", ours("adminParent"), REFERENCE) == [node("r:place-oceania").value]


def test_conflict_is_told_on_both_sides(built: GraphBuild) -> None:
    """The disputed claim and the reference claim point to each other."""
    pairs = {(q.subject, q.object, q.graph_name) for q in built.quads if q.predicate == ours("conflictsWith")}
    assert len(pairs) == 2
    assert {(a, b) for a, b, _ in pairs} == {(b, a) for a, b, _ in pairs}
    assert {g for *_, g in pairs} >= {REFERENCE}


def test_corroboration(built: GraphBuild, documents: Pair) -> None:
    """Claims of two works that say the same corroborate each other."""
    assert sum(q.predicate == ours("corroborates") for q in built.quads) == 1


def test_copies_do_not_corroborate(
    claim: Callable[..., Claim], resolution: Resolution, lexicon: Lexicon, documents: Pair
) -> None:
    """A near-duplicate is an alternate of the other document and corroborates nothing."""
    text = documents[0].text
    copy = replace(documents[1], text=text + " Copied.")
    a = claim(documents[0], "zone", "kg:spans", Key("north"), "Northport")
    b = claim(copy, "zone", "kg:spans", Key("north"), "Northport")
    extractions = [Extraction(documents[0].id, (), (a,)), Extraction(copy.id, (), (b,))]
    built = build_graph([documents[0], copy], extractions, resolution, lexicon)
    assert not [q for q in built.quads if q.predicate == ours("corroborates")]
    (alternate,) = [q for q in built.quads if q.predicate == node("prov:alternateOf")]
    assert alternate.graph_name == claims_graph(documents[0].id)
    assert alternate.object == node(f"r:{copy.id}")


def test_many_corroborations_are_a_row(decide: Callable[..., list[object]]) -> None:
    """Beyond a number of claims that say the same, each is linked with the next one only."""
    from kg.graph.statements import Judged  # noqa: PLC0415 - used by this test alone
    from kg.model import Modality, Status, Tier  # noqa: PLC0415 - the same

    def judged(i: int) -> Judged:
        node_ = NamedNode("https://example.org/o")
        return Judged(
            f"claim-{i:03}",
            f"d{i}",
            "s",
            "p",
            node_,
            (),
            (),
            1.0,
            Tier.ASSERTED,
            Modality.STATED,
            (),
            Status.ACCEPTED,
        )

    few = corroborations([judged(i) for i in range(4)], {})
    many = corroborations([judged(i) for i in range(PAIRS + 1)], {})
    assert sum(map(len, few.values())) == 6
    assert sum(map(len, many.values())) == PAIRS


def test_entity_of_guesses_only(
    claim: Callable[..., Claim], resolution: Resolution, lexicon: Lexicon, documents: Pair
) -> None:
    """A thing that only guesses talk about is described beside them and not among the facts."""
    guess = claim(documents[0], "policy", "kg:establishes", Key("zone"), "Zone", tier="candidate")
    built = build_graph([documents[0]], [Extraction(documents[0].id, (), (guess,))], resolution, lexicon)
    assert has(built, "r:zone-blue-coast", LABEL, FACTS) == []
    assert has(built, "r:zone-blue-coast", LABEL, claims_graph(documents[0].id)) == ["Blue Coast Zone"]


def test_hostile_title(resolution: Resolution, lexicon: Lexicon, documents: Pair) -> None:
    """A title with quotes, markup and half a surrogate is written and read back as data."""
    title = 'a "quote" <script> \\ \n . } \ud800 \u202e 😀'
    document = replace(documents[0], metadata=replace(documents[0].metadata, title=title))
    built = build_graph([document], [], resolution, lexicon)
    store = Store()
    store.load(serialize(built.quads, format=RdfFormat.N_QUADS) or b"", format=RdfFormat.N_QUADS)
    answer = sparql.run(store, "SELECT ?l { $d rdfs:label ?l }", {"d": node(f"r:{document.id}")})
    assert isinstance(answer, sparql.Rows)
    assert answer.rows == ((Literal(title.replace("\ud800", "?")),),)


def test_empty_build(lexicon: Lexicon) -> None:
    """No document at all gives the vocabulary and nothing else."""
    built = build_graph([], [], Resolution(()), lexicon)
    assert {q.graph_name for q in built.quads} == {VOCABULARY}


def test_report(built: GraphBuild) -> None:
    """The report lists what was left out, not read and disputed, with its passages."""
    report = built.report
    assert report["left_out"] == [{"name": "c.txt", "reason": "it is empty"}]
    assert isinstance(report["unread"], list)
    assert len(report["unread"]) == 1
    assert isinstance(report["disputed"], list)
    assert report["disputed"][0]["reason"] == "the reference tables place the area elsewhere"


SCRIPT = """
import sys
sys.path[:0] = sys.argv[1:3]
import conftest as c
from kg.graph.build import build_graph
from kg.identifiers import sha256
made = [f._get_wrapped_function() for f in (c.extractions, c.resolution, c.lexicon)]
built = build_graph([c.DOC_A, c.DOC_B], *(f() for f in made), release="1")
print([sha256(repr(built.quads)), sha256(repr(built.report))])
"""


def test_same_bytes_whatever_the_hash_seed() -> None:
    """Quads and report are the same under different hash seeds."""
    here = Path(__file__).parent
    places = [str(here), str(here.parents[1] / "src")]
    outcomes = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT, *places],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "12345")
    }
    assert len(outcomes) == 1
    assert outcomes.pop().count("'") == 4
