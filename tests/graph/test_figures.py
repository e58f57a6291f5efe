"""A figure becomes a fact only with the thing that it is a figure of."""

from dataclasses import replace

from pyoxigraph import Literal, NamedNode

from kg.graph.figures import settle_figures
from kg.graph.statements import Judged
from kg.judgements import Judgement, Verdict
from kg.model import Modality, Span, Status, Tier
from kg.namespaces import KG


def claim(subject: str, predicate: str, obj: str, status: Status = Status.ACCEPTED) -> Judged:
    """Return a claim; an object with a colon is a node."""
    term = NamedNode(obj) if ":" in obj else Literal(obj)
    name = f"{subject}-{predicate}"
    passage = (Span(0, 9),)
    return Judged(
        name,
        "d",
        f"r:{subject}",
        KG + predicate,
        term,
        passage,
        ("x",),
        0.9,
        Tier.ASSERTED,
        Modality.STATED,
        (),
        status,
    )


SURE = [claim("area", "value", "40"), claim("area", "observedEntity", "r:zone")]
UNSURE = [claim("gdp", "value", "7"), claim("gdp", "observedEntity", "r:zone", Status.PROPOSED)]


def statuses(claims: list[Judged]) -> list[Status]:
    """Return the status of each claim when the figures are settled."""
    return [c.status for c in settle_figures(claims)]


def test_a_figure_whose_thing_is_sure_stays() -> None:
    """Value and thing of a sure figure are accepted as they were."""
    assert statuses(SURE) == [Status.ACCEPTED, Status.ACCEPTED]


def test_a_figure_whose_thing_is_not_sure_waits() -> None:
    """All that is said of the other figure is proposed, with the reason; the sure one beside it stays."""
    settled = settle_figures([*SURE, *UNSURE])
    assert [c.status for c in settled] == [Status.ACCEPTED, Status.ACCEPTED, Status.PROPOSED, Status.PROPOSED]
    assert settled[2].note == "it is not sure what the figure is of"


def test_links_to_a_waiting_figure_wait_too() -> None:
    """A conversion or a target that points at a waiting figure waits; other links to it do not exist."""
    links = [claim("aim", "quantifiedBy", "r:gdp"), claim("aim", "quantifiedBy", "r:area")]
    assert statuses([*SURE, *UNSURE, *links])[-2:] == [Status.PROPOSED, Status.ACCEPTED]


def test_a_link_to_a_figure_of_which_nothing_is_told_waits() -> None:
    """A conversion of a figure that has no value of its own does not become a fact."""
    link = claim("area", "conversionOf", "r:other")
    assert statuses([*SURE, link])[-1] is Status.PROPOSED


def test_other_claims_are_left_alone() -> None:
    """Claims about things that are no figures keep their status and order."""
    plain = [claim("plan", "issuedBy", "r:body"), claim("plan", "year", "2020", Status.REJECTED)]
    assert settle_figures(plain) == tuple(plain)


def test_a_figure_goes_with_its_value() -> None:
    """Thing and link of a rejected value are rejected too, what a person accepted and other figures not."""
    gone = [claim("hall", "value", "3", Status.REJECTED), claim("hall", "observedEntity", "r:zone")]
    links = [claim("aim", "quantifiedBy", "r:hall"), claim("aim", "quantifiedBy", "r:area")]
    accepted = replace(
        claim("hall", "unit", "unit:HA"), reviews=(Judgement(Verdict.ACCEPT, "statistic: hall"),)
    )
    settled = settle_figures([*SURE, *gone, *links, accepted])
    assert [c.status for c in settled][2:6] == [*[Status.REJECTED] * 3, Status.ACCEPTED]
    assert settled[3].note == "the value of the figure is rejected"
    assert settled[6].status is not Status.REJECTED


def test_a_value_that_another_document_gives_too_stays() -> None:
    """A rejected value takes along what its own document says of the figure, and nothing of another one."""
    gone = [claim("area", "value", "40", Status.REJECTED), claim("area", "observedEntity", "r:zone")]
    settled = settle_figures([*SURE, *(replace(c, id=f"{c.id}-e", document="e") for c in gone)])
    assert [c.status for c in settled] == [*[Status.ACCEPTED] * 2, *[Status.REJECTED] * 2]
