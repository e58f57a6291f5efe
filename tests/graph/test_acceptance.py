"""Tests of the judgement over claims."""

from collections.abc import Callable
from types import MappingProxyType

from kg.graph.acceptance import judge
from kg.graph.schema import Schema
from kg.graph.statements import Judged, statements, unresolved
from kg.lexicon import build_lexicon
from kg.model import (
    Claim,
    Concept,
    Document,
    Entity,
    Extraction,
    Key,
    Literal,
    Resolution,
    Span,
    Status,
    Tier,
)

Make = Callable[..., Claim]
Decide = Callable[..., list[Judged]]
Pair = tuple[Document, Document]

ACCEPTED, PROPOSED, DISPUTED, REJECTED = Status.ACCEPTED, Status.PROPOSED, Status.DISPUTED, Status.REJECTED


def states(judged: list[Judged]) -> list[Status]:
    """Return the status of each claim."""
    return [one.status for one in judged]


def test_tier_gives_status(claim: Make, decide: Decide, documents: Pair) -> None:
    """An asserted claim is accepted, a candidate is proposed, a rejected one is rejected."""
    said = [
        claim(documents[0], "zone", "kg:spans", Key(key), "Zone", tier=tier)
        for key, tier in (("east", Tier.ASSERTED), ("north", Tier.CANDIDATE), ("south", Tier.REJECTED))
    ]
    assert states(decide(*said)) == [ACCEPTED, PROPOSED, REJECTED]


def test_same_statement_once(claim: Make, documents: Pair, resolution: Resolution) -> None:
    """Claims of one document that say the same become one with all evidence, all rules and the best tier."""
    one = claim(
        documents[0], "zone", "kg:spans", Key("north"), "Zone", tier=Tier.CANDIDATE, rule="b", confidence=0.5
    )
    two = claim(documents[0], "zone", "kg:spans", Key("north"), "Northport", rule="a", confidence=0.7)
    (merged,) = statements([Extraction(documents[0].id, (), (one, two))], resolution)
    assert merged.rules == ("a", "b")
    assert merged.confidence == 0.7
    assert merged.tier is Tier.ASSERTED
    assert len(merged.evidence) == 2


def test_page_does_not_double_evidence(claim: Make, documents: Pair, resolution: Resolution) -> None:
    """One passage with and without its page is one passage."""
    plain = claim(documents[0], "zone", "kg:spans", Key("north"), "Zone")
    paged = Claim(
        plain.document,
        plain.subject,
        plain.predicate,
        plain.object,
        tuple(Span(s.start, s.end, 2) for s in plain.evidence),
        "paged",
        0.9,
    )
    (merged,) = statements([Extraction(documents[0].id, (), (plain, paged))], resolution)
    assert [span.page for span in merged.evidence] == [2]


def test_wrong_class_is_held_back(claim: Make, decide: Decide, documents: Pair) -> None:
    """A claim whose subject or object is of the wrong class is rejected, and told why."""
    issued = claim(documents[0], "policy", "kg:issuedBy", Key("zone"), "Zone")
    spans = claim(documents[0], "policy", "kg:spans", Key("zone"), "Zone")
    judged = decide(issued, spans)
    assert states(judged) == [REJECTED, REJECTED]
    assert judged[0].note == "held back: the object of 'issued by' must be of class kg:Institution"
    assert "subject" in judged[1].note


def test_the_class_of_the_thing_holds(claim: Make, decide: Decide, documents: Pair) -> None:
    """An extracted class that a thing does not have is held back, a narrower one too; a wider one is true."""
    kinds = ("kg:Policy", "kg:PolicyDocument", "kg:Strategy", "kg:Zone")
    said = [claim(documents[0], "policy", "rdf:type", Concept(kind), "Plan") for kind in kinds]
    narrow = claim(documents[0], "theme", "rdf:type", Concept("skos:Concept"), "open")
    judged = decide(*said)
    assert states(judged) == [ACCEPTED, ACCEPTED, REJECTED, REJECTED]
    assert judged[3].note == "held back: the thing is of class kg:PolicyDocument, not of class kg:Zone"
    assert states(decide(narrow)) == [ACCEPTED]


def test_subclass_fits(claim: Make, decide: Decide, documents: Pair) -> None:
    """A class below the one that a property asks for fits."""
    assert states(decide(claim(documents[0], "policy", "kg:hasObjective", Key("target"), "open"))) == [
        ACCEPTED
    ]


def test_unknown_term_is_held_back(claim: Make, decide: Decide, documents: Pair) -> None:
    """A term that no vocabulary defines is not written as a fact."""
    (one,) = decide(claim(documents[0], "policy", "kg:documentType", Concept("kgt:doc-none-such"), "Plan"))
    assert one.note == "held back: the vocabularies do not define kgt:doc-none-such"


def test_wrong_datatype_is_held_back(claim: Make, decide: Decide, documents: Pair) -> None:
    """A year that is not an integer is held back."""
    (one,) = decide(claim(documents[0], "target", "kg:deadlineYear", Literal("2030"), "2030"))
    assert one.status is REJECTED


def test_malformed_and_unresolved(claim: Make, documents: Pair, resolution: Resolution) -> None:
    """A malformed value, or a referent that is no entity, is listed and not written."""
    said = (
        claim(documents[0], "policy", "kg:issuedOn", Literal("2021-13-40", "xsd:date"), "2021"),
        claim(documents[0], "nobody", "kg:spans", Key("north"), "Zone"),
    )
    extractions = [Extraction(documents[0].id, (), said)]
    assert statements(extractions, resolution) == ()
    assert unresolved(extractions, resolution) == said


def test_against_the_reference_tables(claim: Make, decide: Decide, documents: Pair) -> None:
    """A claim that puts an area into another province is disputed by the reference claim."""
    (one,) = decide(claim(documents[0], "north", "kg:within", Key("west"), "Northport"))
    assert one.status is DISPUTED
    assert len(one.conflicts) == 1


def test_with_the_reference_tables(claim: Make, decide: Decide, documents: Pair) -> None:
    """A claim that agrees with the reference tables is accepted."""
    inside = claim(documents[0], "north", "kg:within", Key("east"), "Northport")
    around = claim(documents[0], "east", "kg:contains", Key("north"), "Northport")
    assert states(decide(inside, around)) == [ACCEPTED, ACCEPTED]


def test_area_on_the_same_level(claim: Make, decide: Decide, documents: Pair) -> None:
    """A claim that puts an area into one of its own level, or below it, is disputed."""
    same = claim(documents[0], "east", "kg:within", Key("west"), "Northport")
    below = claim(documents[0], "south", "kg:spans", Key("west"), "Northport")
    assert states(decide(same, below)) == [DISPUTED, DISPUTED]


def test_zone_that_ties_foreign_areas(claim: Make, decide: Decide, documents: Pair) -> None:
    """A zone cannot hold an area of one province and lie inside another one; the weaker claim is disputed."""
    holds = claim(documents[0], "zone", "kg:contains", Key("north"), "Zone", confidence=0.9)
    lies = claim(documents[0], "zone", "kg:within", Key("west"), "Zone", confidence=0.6)
    assert states(decide(holds, lies)) == [ACCEPTED, DISPUTED]


def test_list_of_parts_beats_location(claim: Make, decide: Decide, documents: Pair) -> None:
    """A zone that holds areas of two provinces lies within neither, however sure the claim of that is."""
    parts = [
        claim(documents[0], "zone", "kg:contains", Key(k), "Zone", confidence=0.5) for k in ("north", "south")
    ]
    lies = claim(documents[1], "zone", "kg:within", Key("east"), "Zone", confidence=0.99)
    north, south, within = decide(*parts, lies)
    assert [north.status, south.status, within.status] == [ACCEPTED, ACCEPTED, DISPUTED]
    assert within.conflicts == (south.id,)


def test_circle_of_places(claim: Make, decide: Decide, documents: Pair) -> None:
    """Of two claims that put places into one another the less certain one is disputed, and linked."""
    strong = claim(documents[0], "zone", "kg:within", Key("east"), "Zone", confidence=0.9)
    weak = claim(documents[1], "east", "kg:within", Key("zone"), "Zone", confidence=0.4)
    first, second = decide(strong, weak)
    assert {first.status, second.status} == {ACCEPTED, DISPUTED}
    assert first.conflicts == (second.id,)
    assert second.conflicts == (first.id,)


def test_thing_tied_to_itself(claim: Make, decide: Decide, documents: Pair) -> None:
    """Nothing builds on itself."""
    (one,) = decide(claim(documents[0], "policy", "kg:buildsOn", Key("policy"), "Plan"))
    assert one.status is REJECTED


def test_two_dates_in_one_document(decide: Decide, claim: Make, documents: Pair) -> None:
    """Dates that differ inside one document are judged as those of two documents are."""
    early = claim(
        documents[0], "policy", "kg:issuedOn", Literal("2021-05-03", "xsd:date"), "2021", confidence=0.9
    )
    late = claim(
        documents[0], "policy", "kg:issuedOn", Literal("2021-06-03", "xsd:date"), "2021", confidence=0.8
    )
    assert states(decide(early, late)) == [ACCEPTED, DISPUTED]


def test_majority_of_works(claim: Make, decide: Decide, documents: Pair) -> None:
    """Of two dates the one that more independent works give stays accepted, however sure the other is."""
    a, b = documents
    claims = [
        claim(a, "policy", "kg:issuedOn", Literal("2021-05-03", "xsd:date"), "2021", confidence=0.6),
        claim(b, "policy", "kg:issuedOn", Literal("2021-05-03", "xsd:date"), "2021", confidence=0.6),
    ]
    rival = claim(a, "policy", "kg:issuedOn", Literal("2022-05-03", "xsd:date"), "2021", confidence=0.99)
    first, second, other = decide(*claims, rival)
    assert [first.status, second.status, other.status] == [ACCEPTED, ACCEPTED, DISPUTED]
    assert set(other.conflicts) == {first.id, second.id}


def test_copies_are_no_majority(claim: Make, decide: Decide, documents: Pair) -> None:
    """Two documents that are one work count once, so that the surer claim wins."""
    a, b = documents
    claims = [
        claim(a, "policy", "kg:issuedOn", Literal("2021-05-03", "xsd:date"), "2021", confidence=0.6),
        claim(b, "policy", "kg:issuedOn", Literal("2021-05-03", "xsd:date"), "2021", confidence=0.6),
        claim(a, "policy", "kg:issuedOn", Literal("2022-05-03", "xsd:date"), "2021", confidence=0.99),
    ]
    assert states(decide(*claims, works={b.id: a.id})) == [DISPUTED, DISPUTED, ACCEPTED]


def test_year_against_date(claim: Make, decide: Decide, documents: Pair) -> None:
    """A year that is not that of the accepted date of issue is disputed; the right one is not."""
    dated = claim(documents[0], "policy", "kg:issuedOn", Literal("2021-05-03", "xsd:date"), "2021")
    right = claim(documents[1], "policy", "kg:year", Literal("2021", "xsd:integer"), "2021")
    wrong = claim(documents[1], "policy", "kg:year", Literal("2020", "xsd:integer"), "2021")
    assert states(decide(dated, wrong, right)) == [ACCEPTED, DISPUTED, ACCEPTED]


def test_proposed_claims_dispute_nothing(claim: Make, decide: Decide, documents: Pair) -> None:
    """A guess contradicts no accepted claim and is not disputed itself."""
    sure = claim(documents[0], "policy", "kg:issuedOn", Literal("2021-05-03", "xsd:date"), "2021")
    guess = claim(
        documents[1], "policy", "kg:issuedOn", Literal("2022-05-03", "xsd:date"), "2021", tier=Tier.CANDIDATE
    )
    assert states(decide(sure, guess)) == [ACCEPTED, PROPOSED]


def test_two_policies_build_on_each_other(claim: Make, documents: Pair, schema: Schema) -> None:
    """Of two policies that are said to build on each other only one claim stays accepted."""
    entities = tuple(Entity(f"r:policy-{name}", "Policy", name) for name in ("one", "two"))
    links = {(documents[0].id, name): f"r:policy-{name}" for name in ("one", "two")}
    said = (
        claim(documents[0], "one", "kg:buildsOn", Key("two"), "Plan", confidence=0.9),
        claim(documents[0], "two", "kg:buildsOn", Key("one"), "Plan", confidence=0.8),
    )
    judged = judge(
        [Extraction(documents[0].id, (), said)],
        Resolution(entities, MappingProxyType(links)),
        build_lexicon([]),
        schema,
    )
    by_subject = {one.subject[-3:]: one for one in judged}
    assert by_subject["one"].status is ACCEPTED
    assert by_subject["two"].status is DISPUTED
    assert by_subject["one"].conflicts == (by_subject["two"].id,)
