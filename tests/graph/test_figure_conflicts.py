"""Tests of figures that contradict each other."""

from decimal import Decimal

import pytest

from kg.graph.comparison import packaged_comparison
from kg.graph.contradictions import Docket
from kg.graph.figure_conflicts import BETTER, OPEN, differing_figures, reach
from kg.graph.statements import Judged
from kg.graph.terms import Term, node, typed
from kg.identifiers import slug
from kg.model import Modality, Span, Status, Tier
from kg.namespaces import expand

ZONE = "r:zone-tidal-flats"
# What one figure says, as short words: value, unit, and what else is said.
Said = tuple[str, str, str]


def claims(document: str, said: Said, place: int = 0) -> list[Judged]:
    """Return the claims of a document about one figure; the third part holds further parts by name."""
    value, unit, more = said
    parts: dict[str, Term] = {
        "kg:observedEntity": node(ZONE),
        "kg:indicator": node("kgt:ind-land-area"),
        "kg:value": typed(value, "xsd:decimal"),
        "kg:unit": node(f"unit:{unit}"),
        "kg:qualifier": node("kgt:q-exact"),
    }
    modality = Modality.STATED
    for word in more.split():
        name, _, told = word.partition("=")
        if name == "year":
            parts["kg:referenceYear"] = typed(told, "xsd:integer")
        elif name == "planned":
            modality = Modality.PLANNED
        else:
            parts[{"q": "kg:qualifier", "of": "kg:indicator", "part": "dcterms:spatial"}[name]] = node(told)
    figure = f"r:statistic-{slug(' '.join(said))}"
    return [
        Judged(
            id=f"claim-{document}-{figure}-{predicate}",
            document=document,
            subject=expand(figure),
            predicate=expand(predicate),
            object=obj,
            evidence=(Span(place, place + 10),),
            rules=("test",),
            confidence=0.9,
            tier=Tier.ASSERTED,
            modality=modality,
            features=(),
            status=Status.ACCEPTED,
        )
        for predicate, obj in parts.items()
    ]


def judged(*figures: tuple[str, Said], works: dict[str, str] | None = None) -> dict[str, set[Status]]:
    """Return, for each figure by its value, the statuses of its claims."""
    all_claims = [c for n, (document, said) in enumerate(figures) for c in claims(document, said, 100 * n)]
    docket = Docket(all_claims, works or {})
    differing_figures(docket, packaged_comparison())
    found: dict[str, set[Status]] = {}
    for claim in docket.judged():
        found.setdefault(claim.subject.partition("statistic-")[2].partition("-")[0], set()).add(claim.status)
    return found


CONFLICTS: tuple[tuple[str, Said, Said], ...] = (
    # Two areas of one zone, in one unit.
    ("other number", ("40", "KiloM2", ""), ("52", "KiloM2", "")),
    # 4,000 hectares are 40 square kilometres.
    ("other unit", ("4000", "HA", ""), ("52", "KiloM2", "")),
    # 185,000 with three digits that count is below "more than 200,000".
    ("about and over", ("185000", "KiloM2", "q=kgt:q-about"), ("200000", "KiloM2", "q=kgt:q-over")),
    # Both are plans, and differ.
    ("two plans", ("40", "KiloM2", "planned"), ("52", "KiloM2", "planned")),
    # People of one year.
    (
        "people of one year",
        ("310000", "NUM", "of=kgt:ind-population year=2020"),
        ("420000", "NUM", "of=kgt:ind-population year=2020"),
    ),
    # Below a ceiling that the other one breaks.
    ("under", ("30", "KiloM2", "q=kgt:q-under"), ("52", "KiloM2", "")),
)
AGREEMENTS: tuple[tuple[str, Said, Said], ...] = (
    # The same area in hectares and mu.
    ("same in other units", ("4000", "HA", ""), ("60000", "MU", "")),
    # 1,200 is 1,198 with two digits.
    ("rounded", ("1198", "KiloM2", ""), ("1200", "KiloM2", "")),
    # "About 40" leaves 42 open.
    ("about", ("40", "KiloM2", "q=kgt:q-about"), ("42", "KiloM2", "")),
    # "More than 40" leaves 52 open.
    ("over", ("40", "KiloM2", "q=kgt:q-over"), ("52", "KiloM2", "")),
    # People change from year to year.
    (
        "people of two years",
        ("310000", "NUM", "of=kgt:ind-population year=2015"),
        ("420000", "NUM", "of=kgt:ind-population year=2020"),
    ),
    # Without a year nobody knows whether the two are of one time.
    (
        "people of no year",
        ("310000", "NUM", "of=kgt:ind-population"),
        ("420000", "NUM", "of=kgt:ind-population"),
    ),
    # A plan is no statement.
    ("plan and state", ("40", "KiloM2", "planned"), ("52", "KiloM2", "")),
    # Each figure is of another part of the zone.
    (
        "other part",
        ("40", "KiloM2", "part=r:place-shapingba"),
        ("52", "KiloM2", "part=r:place-beibei"),
    ),
    # A zone has many investments.
    (
        "many valued",
        ("4000000", "NUM", "of=kgt:ind-investment"),
        ("9000000", "NUM", "of=kgt:ind-investment"),
    ),
)


@pytest.mark.parametrize(("one", "other"), [case[1:] for case in CONFLICTS], ids=[c[0] for c in CONFLICTS])
def test_contradiction_is_found(one: Said, other: Said) -> None:
    """Two figures that cannot both be right are disputed with all that is said of them."""
    assert judged(("a", one), ("b", other)) == {one[0]: {Status.DISPUTED}, other[0]: {Status.DISPUTED}}


@pytest.mark.parametrize(("one", "other"), [case[1:] for case in AGREEMENTS], ids=[c[0] for c in AGREEMENTS])
def test_no_contradiction_is_invented(one: Said, other: Said) -> None:
    """Rounding, hedges, other years, parts, units, plans, many-valued indicators: no contradiction."""
    assert judged(("a", one), ("b", other)) == {one[0]: {Status.ACCEPTED}, other[0]: {Status.ACCEPTED}}


def test_cases_are_collected() -> None:
    """Six contradictions stand beside nine pairs that are none."""
    assert (len(CONFLICTS), len(AGREEMENTS)) == (6, 9)


def test_more_works_decide() -> None:
    """The figure that more independent works give stays, and copies do not count."""
    one, other = ("40", "KiloM2", ""), ("52", "KiloM2", "")
    assert judged(("a", one), ("b", other), ("c", other)) == {
        "40": {Status.DISPUTED},
        "52": {Status.ACCEPTED},
    }
    copied = judged(("a", one), ("b", other), ("c", other), works={"c": "b"})
    assert copied == {"40": {Status.DISPUTED}, "52": {Status.DISPUTED}}


def test_one_sentence_does_not_contradict_itself() -> None:
    """Figures that one sentence gives side by side, such as before and after, stand together."""
    said = [*claims("a", ("15", "KiloM2", "")), *claims("a", ("120", "KiloM2", ""))]
    docket = Docket(said, {})
    differing_figures(docket, packaged_comparison())
    assert {claim.status for claim in docket.judged()} == {Status.ACCEPTED}


def test_both_sides_are_linked() -> None:
    """The claims of the two values name each other, and the note says why neither is believed."""
    docket = Docket([*claims("a", ("40", "KiloM2", "")), *claims("b", ("52", "KiloM2", ""), 100)], {})
    differing_figures(docket, packaged_comparison())
    linked = [claim for claim in docket.judged() if claim.conflicts]
    assert [claim.predicate for claim in linked] == [expand("kg:value")] * 2
    assert linked[0].conflicts == (linked[1].id,)
    assert {claim.note for claim in docket.judged()} == {OPEN}
    assert OPEN != BETTER


REACHES = (
    # A number is rounded to its last digit that is not zero.
    ("1198", "kgt:q-exact", "1197.5", "1198.5"),
    # Rounding takes five per cent at most.
    ("200000", "kgt:q-exact", "190000", "210000"),
    # About two million is two million give or take a tenth.
    ("2000000", "kgt:q-about", "1800000", "2200000"),
    # About 185,000 means its three digits.
    ("185000", "kgt:q-about", "180000", "190000"),
    # More than 200 begins at 200.
    ("200", "kgt:q-over", "200", None),
    # At most 200 ends there.
    ("200", "kgt:q-at-most", None, "200"),
)


@pytest.mark.parametrize(("value", "qualifier", "low", "high"), REACHES)
def test_reach(value: str, qualifier: str, low: str | None, high: str | None) -> None:
    """A figure as written leaves open what its rounding and its qualifier let it."""
    found = reach(Decimal(value), expand(qualifier), packaged_comparison())
    assert found == tuple(None if end is None else Decimal(end) for end in (low, high))
