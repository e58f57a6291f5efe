"""Tests of values, years and issuing bodies of which one can be right."""

import pytest

from kg.graph.contradictions import Docket
from kg.graph.differences import (
    BETTER,
    OPEN,
    OTHER_MONTH,
    SURER,
    differing_issuers,
    differing_values,
    differing_years,
)
from kg.graph.reference import bodies_above
from kg.graph.statements import Judged
from kg.graph.terms import Term, node, typed
from kg.lexicon import reference
from kg.model import Modality, Span, Status, Tier
from kg.namespaces import KG, expand

POLICY = expand("r:policy-harbour-plan")
PARTS = {expand(f"r:body-{one}"): (expand("r:body-government"),) for one in ("cabinet", "tide-office")}


def say(document: str, predicate: str, value: str, confidence: float = 0.9) -> Judged:
    """Return an accepted claim of a document about the policy."""
    kinds = {"issuedOn": "xsd:date", "issuedInMonth": "xsd:gYearMonth", "year": "xsd:integer"}
    obj: Term = typed(value, kinds[predicate]) if predicate in kinds else node(value)
    whole = expand("rdf:type") if predicate == "type" else KG + predicate
    return Judged(
        id=f"claim-{document}-{predicate}-{value}",
        document=document,
        subject=POLICY,
        predicate=whole,
        object=obj,
        evidence=(Span(0, 10),),
        rules=("test",),
        confidence=confidence,
        tier=Tier.ASSERTED,
        modality=Modality.STATED,
        features=(),
        status=Status.ACCEPTED,
    )


def outcome(*claims: Judged, works: dict[str, str] | None = None) -> dict[str, tuple[Status, str]]:
    """Return status and note of each value after all rules, by document and value."""
    docket = Docket(claims, works or {})
    differing_values(docket, (), [KG + "issuedInMonth", KG + "issuedOn"])
    differing_years(docket)
    differing_issuers(
        docket,
        {expand("r:body-ministry-2"): "Ministry", expand("r:body-ministry-3"): "ministry"},
        lambda body: PARTS.get(body, ()),
    )
    return {
        f"{c.document} {c.object.value.rpartition('/')[2]}": (c.status, c.note)
        for c in docket.judged()
        if not c.predicate.endswith("type")
    }


ACCEPTED, DISPUTED = (Status.ACCEPTED, ""), Status.DISPUTED


def test_two_works_two_dates() -> None:
    """Where one work stands against one, neither date is believed, however sure the reading."""
    found = outcome(say("a", "issuedOn", "2021-05-03", 0.99), say("b", "issuedOn", "2021-06-03", 0.6))
    assert found == {"a 2021-05-03": (DISPUTED, OPEN), "b 2021-06-03": (DISPUTED, OPEN)}


def test_two_works_two_months() -> None:
    """Two works that tell other months of one year contradict each other; the year that both tell stays."""
    months = [say("a", "issuedInMonth", "2015-06"), say("b", "issuedInMonth", "2015-09")]
    found = outcome(*months, say("a", "year", "2015"), say("b", "year", "2015"))
    assert found["a 2015-06"] == found["b 2015-09"] == (DISPUTED, OPEN)
    assert found["a 2015"] == found["b 2015"] == ACCEPTED


@pytest.mark.parametrize(("month", "state"), [("2021-05", ACCEPTED), ("2021-06", (DISPUTED, OTHER_MONTH))])
def test_month_beside_a_day(month: str, state: tuple[Status, str]) -> None:
    """A month that another text tells holds if the accepted day lies in it."""
    found = outcome(say("a", "issuedOn", "2021-05-03"), say("b", "issuedInMonth", month))
    assert found[f"b {month}"] == state
    assert found["a 2021-05-03"] == ACCEPTED


def test_two_works_outvote_one() -> None:
    """The date that two independent works give is believed against that of one."""
    found = outcome(*(say(d, "issuedOn", f"2021-0{m}-03") for d, m in (("a", 5), ("b", 6), ("c", 6))))
    assert found["a 2021-05-03"] == (DISPUTED, BETTER)
    assert found["b 2021-06-03"] == ACCEPTED


def test_copies_do_not_vote() -> None:
    """A copy counts with the text that it repeats, so that one still stands against one."""
    claims = [say(d, "issuedOn", f"2021-0{m}-03") for d, m in (("a", 5), ("b", 6), ("c", 6))]
    found = outcome(*claims, works={"c": "b"})
    assert {state for state, _ in found.values()} == {DISPUTED}


def test_one_work_two_dates() -> None:
    """One work that gives two dates is believed in its surer reading."""
    found = outcome(say("a", "issuedOn", "2021-05-03", 0.9), say("a", "issuedOn", "2021-06-03", 0.7))
    assert found == {"a 2021-05-03": ACCEPTED, "a 2021-06-03": (DISPUTED, SURER)}


def test_same_date_twice() -> None:
    """Two works that agree contradict nobody."""
    found = outcome(say("a", "issuedOn", "2021-05-03"), say("b", "issuedOn", "2021-05-03"))
    assert set(found.values()) == {ACCEPTED}


def test_years_without_a_date() -> None:
    """Two works that date a policy document into two years are in conflict; a year beside its date is not."""
    kind = say("a", "type", "kg:PolicyDocument")
    apart = outcome(kind, say("a", "year", "2021"), say("b", "year", "2022"))
    assert {state for state, _ in apart.values()} == {DISPUTED}
    fine = outcome(kind, say("a", "issuedOn", "2021-05-03"), say("b", "year", "2021"))
    assert set(fine.values()) == {ACCEPTED}


ISSUERS = (
    # Altogether different bodies.
    (("ministry",), ("council",), True),
    # One names both, the other only one of them.
    (("ministry", "council"), ("council",), False),
    # Two bodies of one name may be one.
    (("ministry-2",), ("ministry-3",), False),
    # The same body.
    (("ministry",), ("ministry",), False),
)


@pytest.mark.parametrize(("first", "second", "conflict"), ISSUERS)
def test_issuing_bodies(first: tuple[str, ...], second: tuple[str, ...], conflict: bool) -> None:
    """Works contradict each other on who issued a policy only if they have no body in common."""
    claims = [say("a", "issuedBy", f"r:body-{name}") for name in first]
    claims += [say("b", "issuedBy", f"r:body-{name}") for name in second]
    states = {state for state, _ in outcome(*claims).values()}
    assert states == {DISPUTED if conflict else Status.ACCEPTED}


def test_issuers_through_a_third_work() -> None:
    """Two works without a body in common agree if a third names bodies of both."""
    told = (("a", "ministry"), ("b", "council"), ("c", "ministry"), ("c", "council"))
    claims = [say(document, "issuedBy", f"r:body-{name}") for document, name in told]
    assert set(outcome(*claims).values()) == {ACCEPTED}


def test_a_body_and_what_it_is_part_of_agree() -> None:
    """The cabinet and the government it belongs to are no contradiction; two of its offices are."""
    part = outcome(say("a", "issuedBy", "r:body-cabinet"), say("b", "issuedBy", "r:body-government"))
    assert set(part.values()) == {ACCEPTED}
    apart = outcome(say("a", "issuedBy", "r:body-cabinet"), say("b", "issuedBy", "r:body-tide-office"))
    assert {status for status, _ in apart.values()} == {DISPUTED}


def test_the_tables_tell_what_a_body_is_part_of() -> None:
    """The cabinet of India stands below its government, and a body that no table holds below none."""
    lexicon = reference()
    assert expand("r:body-india-government") in bodies_above(expand("r:body-india-cabinet"), lexicon)
    assert bodies_above(expand("r:body-nobody"), lexicon) == frozenset()
