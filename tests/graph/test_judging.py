"""Tests of judgements over claims: what is applied, refused, contradicted, lost, and never silently."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

import pytest
from pyoxigraph import Triple

from kg.graph.build import GraphBuild, build_graph
from kg.graph.claim_quads import corroborations
from kg.graph.judging import judge_by_ledger
from kg.graph.schema import Schema
from kg.graph.statements import Judged
from kg.judgements import Judgement, Outcome, State, Verdict, fingerprint
from kg.lexicon import Lexicon
from kg.model import Claim, Concept, Document, Extraction, Key, Literal, Resolution, Status, Tier

Make = Callable[..., Claim]
Pair = tuple[Document, Document]
Court = Callable[..., tuple[dict[tuple[str, str], Judged], dict[Judgement, Outcome]]]
ACCEPTED, PROPOSED, DISPUTED, REJECTED = Status.ACCEPTED, Status.PROPOSED, Status.DISPUTED, Status.REJECTED
SUPERSEDED = Status.SUPERSEDED


def on(
    verdict: Verdict,
    subject: str,
    predicate: str,
    obj: str,
    file: str,
    words: str,
    *,
    value: str = "",
    when: str = "2025-03-31",
    why: str = "",
) -> Judgement:
    """Return a judgement on a claim, by Ada."""
    sketch = fingerprint(words) if words else ""
    return Judgement(verdict, subject, predicate, obj, file, sketch, value, "Ada", when, why)


@pytest.fixture
def court(claim: Make, resolution: Resolution, lexicon: Lexicon, schema: Schema, documents: Pair) -> Court:
    """Return a function that judges claims under a ledger; claims come by object and file."""
    described = (
        claim(documents[0], "policy", "kg:documentType", Concept("kgt:doc-plan"), "Plan"),
        claim(documents[0], "zone", "kg:placeType", Concept("kgt:zone-other"), "Zone"),
    )

    def judged(
        claims: list[Claim], *ledger: Judgement, works: Mapping[str, str] = MappingProxyType({})
    ) -> tuple[dict[tuple[str, str], Judged], dict[Judgement, Outcome]]:
        by_document: dict[str, list[Claim]] = {}
        for one in (*claims, *described):
            by_document.setdefault(one.document, []).append(one)
        extractions = [Extraction(name, (), tuple(found)) for name, found in sorted(by_document.items())]
        found, outcomes = judge_by_ledger(documents, extractions, resolution, lexicon, schema, works, ledger)
        names = {d.id: d.name for d in documents}
        told = [c for c in found if not c.predicate.endswith("Type")]
        by_object = {(c.object.value.rpartition("/")[2], names[c.document]): c for c in told}
        return by_object, {o.judgement: o for o in outcomes}

    return judged


SPANS_A = "sets up the Blue Coast Zone in Northport"
SPANS_B = "The Blue Coast Zone spans Northport and Southport"


def spans(claim: Make, document: Document, words: str, key: str = "north", **more: object) -> Claim:
    """Return the claim that the zone spans a place."""
    return claim(document, "zone", "kg:spans", Key(key), words, **more)


ZONE, NORTH = "zone: Blue Coast Zone", "r:place-northport"


def test_accept_and_reject(claim: Make, court: Court, documents: Pair) -> None:
    """An accepted candidate becomes a fact, a rejected claim leaves the facts; both bear the judgement."""
    a = spans(claim, documents[0], SPANS_A, tier=Tier.CANDIDATE)
    b = spans(claim, documents[1], SPANS_B, "south")
    accept = on(Verdict.ACCEPT, ZONE, "kg:spans", NORTH, "a.txt", SPANS_A)
    reject = on(Verdict.REJECT, ZONE, "kg:spans", "r:place-southport", "b.txt", SPANS_B)
    claims, outcomes = court([a, b], accept, reject)
    assert claims["place-northport", "a.txt"].status is ACCEPTED
    assert claims["place-southport", "b.txt"].status is REJECTED
    assert claims["place-northport", "a.txt"].reviews == (accept,)
    assert {o.state for o in outcomes.values()} == {State.APPLIED}
    assert outcomes[accept].targets == (claims["place-northport", "a.txt"].id,)


def test_a_rejected_claim_disputes_nothing(claim: Make, court: Court, documents: Pair) -> None:
    """What a rejected claim had disputed is free again."""
    two = claim(documents[0], "policy", "kg:issuedOn", Literal("2021-05-03", "xsd:date"), "3 May 2021")
    one = claim(
        documents[1], "policy", "kg:issuedOn", Literal("2021-05-04", "xsd:date"), "2021", confidence=0.99
    )
    claims, _ = court([one, two])
    assert claims["2021-05-03", "a.txt"].status is DISPUTED
    reject = on(Verdict.REJECT, "policy: Blue Coast Plan", "kg:issuedOn", "2021-05-04", "b.txt", "2021")
    claims, outcomes = court([one, two], reject)
    assert claims["2021-05-03", "a.txt"].status is ACCEPTED
    assert outcomes[reject].state is State.APPLIED


def test_an_accepted_claim_wins(claim: Make, court: Court, documents: Pair) -> None:
    """An accepted claim wins against a better supported one, which is disputed, linked and reported."""
    two = claim(documents[0], "policy", "kg:issuedOn", Literal("2021-05-03", "xsd:date"), "3 May 2021")
    one = claim(
        documents[1], "policy", "kg:issuedOn", Literal("2021-05-04", "xsd:date"), "2021", confidence=0.99
    )
    accept = on(Verdict.ACCEPT, "policy: Blue Coast Plan", "kg:issuedOn", "2021-05-03", "a.txt", "3 May 2021")
    claims, outcomes = court([one, two], accept)
    won, lost = claims["2021-05-03", "a.txt"], claims["2021-05-04", "b.txt"]
    assert (won.status, lost.status) == (ACCEPTED, DISPUTED)
    assert won.conflicts == (lost.id,)
    assert lost.conflicts == (won.id,)
    assert won.confidence == 0.9
    assert outcomes[accept].state is State.CONTRADICTED
    assert "another source says otherwise" in outcomes[accept].reason
    reject = on(Verdict.REJECT, "policy: Blue Coast Plan", "kg:issuedOn", "2021-05-04", "b.txt", "2021")
    _, outcomes = court([one, two], accept, reject)
    assert {o.state for o in outcomes.values()} == {State.APPLIED}


def test_what_breaks_the_ontology_is_refused(claim: Make, court: Court, documents: Pair) -> None:
    """A claim of the wrong class, a second parent by the tables and a circle are refused, with the reason."""
    wrong = claim(documents[0], "policy", "kg:spans", Key("east"), "Zone")
    parent = claim(documents[0], "north", "kg:adminParent", Key("west"), "Northport")
    claims = [wrong, parent]
    ledger = (
        on(Verdict.ACCEPT, "policy: Blue Coast Plan", "kg:spans", "r:place-east", "a.txt", "Zone"),
        on(Verdict.ACCEPT, NORTH, "kg:adminParent", "r:place-west", "a.txt", "Northport"),
    )
    found, outcomes = court(claims, *ledger)
    assert [outcomes[one].state for one in ledger] == [State.REFUSED, State.REFUSED]
    assert "must be of class" in outcomes[ledger[0]].reason
    assert found["place-east", "a.txt"].status is REJECTED
    assert found["place-west", "a.txt"].status is DISPUTED
    assert found["place-west", "a.txt"].reviews == ()


def test_against_the_tables(claim: Make, court: Court, documents: Pair) -> None:
    """A claim against the tables that the ontology bears is applied and reported as contradicted."""
    one = claim(documents[1], "north", "kg:within", Key("west"), "Northport")
    accept = on(Verdict.ACCEPT, NORTH, "kg:within", "r:place-west", "b.txt", "Northport")
    found, outcomes = court([one], accept)
    assert found["place-west", "b.txt"].status is ACCEPTED
    assert outcomes[accept].state is State.CONTRADICTED


def test_rejected_and_said_elsewhere(claim: Make, court: Court, documents: Pair) -> None:
    """That another work says what was rejected is reported; that a copy of the same work says it is not."""
    both = [spans(claim, documents[0], SPANS_A), spans(claim, documents[1], SPANS_B)]
    reject = on(Verdict.REJECT, ZONE, "kg:spans", NORTH, "a.txt", SPANS_A)
    found, outcomes = court(both, reject)
    assert found["place-northport", "a.txt"].status is REJECTED
    assert found["place-northport", "b.txt"].status is ACCEPTED
    assert outcomes[reject].state is State.CONTRADICTED
    _, outcomes = court(both, reject, works={documents[1].id: documents[0].id})
    assert outcomes[reject].state is State.APPLIED


def test_everywhere(claim: Make, court: Court, documents: Pair) -> None:
    """A judgement without a file holds wherever the claim is made."""
    both = [spans(claim, documents[0], SPANS_A), spans(claim, documents[1], SPANS_B)]
    reject = on(Verdict.REJECT, "zone: the coast zone", "kg:spans", NORTH, "", "")
    found, outcomes = court(both, reject)
    assert {c.status for c in found.values()} == {REJECTED}
    assert len(outcomes[reject].targets) == 2


def test_correct(claim: Make, court: Court, documents: Pair) -> None:
    """A corrected claim is superseded by an accepted one with the same evidence, of the rule "judgement"."""
    one = claim(documents[0], "target", "kg:deadlineYear", Literal("2030", "xsd:integer"), "open by 2030")
    two = spans(claim, documents[0], SPANS_A)
    year = on(
        Verdict.CORRECT,
        "objective: Open by 2030",
        "kg:deadlineYear",
        "2030",
        "a.txt",
        "open by 2030",
        value="2031",
    )
    year = replace(year, subject="target: Open by 2030")
    place = on(Verdict.CORRECT, ZONE, "kg:spans", NORTH, "a.txt", SPANS_A, value="r:place-southport")
    found, outcomes = court([one, two], year, place)
    assert found["2030", "a.txt"].status is SUPERSEDED
    new = found["2031", "a.txt"]
    assert (new.status, new.rules, new.evidence) == (
        ACCEPTED,
        ("judgement",),
        found["2030", "a.txt"].evidence,
    )
    assert found["place-southport", "a.txt"].status is ACCEPTED
    assert outcomes[year].state is outcomes[place].state is State.APPLIED
    assert set(outcomes[year].targets) == {new.id, found["2030", "a.txt"].id}


# Corrections that cannot be made, and what is told.
IMPOSSIBLE = (
    # A year that is none.
    ("target: Open by 2030", "kg:deadlineYear", "2030", "soon", "is no value of xsd:integer"),
    # A thing that is not known by this name.
    (ZONE, "kg:spans", NORTH, "place: Nowhere", "no thing of this build is called place: Nowhere"),
    # An id that nobody knows.
    (ZONE, "kg:spans", NORTH, "r:place-nowhere", "know r:place-nowhere"),
    # A thing of the wrong class.
    (ZONE, "kg:spans", NORTH, "r:body-harbour", "must be of class"),
)


@pytest.mark.parametrize(
    ("subject", "predicate", "obj", "value", "told"), IMPOSSIBLE, ids=[i[3] for i in IMPOSSIBLE]
)
def test_an_impossible_correction_changes_nothing(
    claim: Make, court: Court, documents: Pair, subject: str, predicate: str, obj: str, value: str, told: str
) -> None:
    """A correction that cannot be made is refused with the reason, and the claim stands as it was."""
    said = [
        claim(documents[0], "target", "kg:deadlineYear", Literal("2030", "xsd:integer"), "open by 2030"),
        spans(claim, documents[0], SPANS_A),
    ]
    judgement = on(Verdict.CORRECT, subject, predicate, obj, "a.txt", "", value=value)
    found, outcomes = court(said, judgement)
    assert outcomes[judgement].state is State.REFUSED
    assert told in outcomes[judgement].reason
    assert {c.status for c in found.values()} == {ACCEPTED}
    assert len(found) == 2
    assert len(IMPOSSIBLE) == 4


def test_rivals_on_one_claim(claim: Make, court: Court, documents: Pair) -> None:
    """Of two judgements whose words differ but whose claim is one the later holds; of one day none."""
    said = [spans(claim, documents[0], SPANS_A)]
    accept = on(Verdict.ACCEPT, ZONE, "kg:spans", NORTH, "a.txt", SPANS_A)
    reject = on(Verdict.REJECT, ZONE, "kg:spans", NORTH, "a.txt", f"{SPANS_A} now", when="2025-04-01")
    found, outcomes = court(said, accept, reject)
    assert found["place-northport", "a.txt"].status is REJECTED
    assert outcomes[accept].state is State.SUPERSEDED
    found, outcomes = court(said, accept, replace(reject, when=accept.when))
    assert {o.state for o in outcomes.values()} == {State.CONTESTED}
    assert found["place-northport", "a.txt"].reviews == ()


def test_a_figure_waits_for_its_thing(claim: Make, court: Court, documents: Pair) -> None:
    """The value of a figure is not accepted while it is not sure what the figure is of."""
    said = [
        claim(documents[0], "theme", "kg:observedEntity", Key("zone"), "Zone", tier=Tier.CANDIDATE),
        claim(documents[0], "theme", "kg:value", Literal("3", "xsd:decimal"), "3 May"),
    ]
    accept = on(Verdict.ACCEPT, "theme: Harbours", "kg:value", "3", "a.txt", "")
    _, outcomes = court(said, accept)
    assert outcomes[accept].state is State.REFUSED


def test_notes(claim: Make, court: Court, documents: Pair) -> None:
    """A note on a claim is applied where the claim is made, and lost where it is not."""
    said = [spans(claim, documents[0], SPANS_A)]
    known = on(Verdict.NOTE, ZONE, "kg:spans", NORTH, "a.txt", SPANS_A, value="ask again")
    lost = replace(known, subject="zone: Nowhere")
    found, outcomes = court(said, known, lost)
    assert [outcomes[one].state for one in (known, lost)] == [State.APPLIED, State.LOST]
    assert found["place-northport", "a.txt"].status is ACCEPTED
    assert found["place-northport", "a.txt"].reviews == (known,)


def test_the_graph_tells_who_judged(
    extractions: tuple[Extraction, ...],
    resolution: Resolution,
    lexicon: Lexicon,
    vocabulary: tuple[Triple, ...],
    documents: Pair,
) -> None:
    """The graph says who judged a claim, when and why, and the report tells every outcome."""

    def built(*ledger: Judgement) -> GraphBuild:
        return build_graph(
            documents, extractions, resolution, lexicon, vocabulary=vocabulary, release="9", judgements=ledger
        )

    accept = on(
        Verdict.ACCEPT,
        "policy: Blue Coast Plan",
        "kg:preparedBy",
        "r:body-harbour",
        "b.txt",
        "",
        why="=says so",
    )
    lost = replace(accept, predicate="kg:implementedBy")
    rivals = (
        replace(accept, verdict=Verdict.REJECT, object="r:body-none"),
        replace(accept, object="r:body-none"),
    )
    graph = built(accept, lost, *rivals)
    added = set(graph.quads) - set(built().quads)
    new = {str(q.predicate).rpartition("#")[2]: str(q.object) for q in added}
    assert new["reviewedBy>"] == '"Ada"'
    assert new["reviewedOn>"].startswith('"2025-03-31"')
    assert new["reviewNote>"] == '"=says so"'
    assert new["preparedBy>"].endswith("body-harbour>")
    rows = graph.report["judgements"]
    assert isinstance(rows, list)
    assert [one["state"] for one in rows] == ["lost", "applied", "contested", "contested"]
    assert all(one["reason"] for one in rows if one["state"] != "applied")
    assert graph == built(lost, *rivals, accept)


def test_a_corrected_claim_bears_nothing_out(claim: Make, court: Court, documents: Pair) -> None:
    """What a person made of a document's claim is no second work beside one that says it; a read one is."""
    a, b = spans(claim, documents[0], SPANS_A), spans(claim, documents[1], SPANS_B, "south")
    place = on(Verdict.CORRECT, ZONE, "kg:spans", NORTH, "a.txt", SPANS_A, value="r:place-southport")
    found, _ = court([a, b], place)
    said = [found["place-southport", file] for file in ("a.txt", "b.txt")]
    assert [one.corrected for one in said] == [True, False]
    assert corroborations(said, {}) == {}
    read = [replace(one, rules=("x",)) for one in said]
    assert list(map(len, corroborations(read, {}).values())) == [1]
