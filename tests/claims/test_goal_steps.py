"""Measures that a goal, a plan or a body is said to have, and where the words around an action end it."""

import pytest

from kg.claims.extract import Extractor
from kg.documents.load import read_bytes
from kg.model import Concept

PLAN = "The Lake Plan was approved by the Ministry of Transport in 2008.\n\n"

# (text, its measures with the rule of each)
CASES: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    # what a goal, a task or a function "is to" bring about, with words between
    (
        f"{PLAN}The main functions of the Lake Council will be to inspect rafts, train pilots and lend nets.",
        (
            ("measure-aim", "inspect rafts"),
            ("measure-aim", "lend nets"),
            ("measure-aim", "train pilots"),
        ),
    ),
    (
        f"{PLAN}The third priority, in line with what anglers asked for, is to dredge the inner basin.",
        (("measure-announced", "dredge the inner basin"),),
    ),
    # a challenge is no goal
    (f"{PLAN}The main challenge of the anglers, he wrote, is to find cheap ice.", ()),
    # a plan that has no title is called by its step; the title of another holds none
    (
        "The Lake Council approved a plan to dredge the inner basin, clerks announced on Friday.",
        (("measure-purposed", "dredge the inner basin"),),
    ),
    ("The Lake Council approved the Plan for Dredging Inner Basins on Friday.", ()),
    # who told of it is no part of a step; who is told of is
    (
        f"{PLAN}The ministry called for work to widen the old quay, reported the Lake Herald.",
        (("measure-announced", "widen the old quay"),),
    ),
    # "an aim to" is no verb
    (
        f"{PLAN}The ministry will review the dues with an aim to help young anglers.",
        (("measure-announced", "review the dues"), ("measure-announced", "help young anglers")),
    ),
    # a span of years holds no dash that ends a step
    (
        f"{PLAN}The ministry will widen the old quay in 2031 – 2034 for large rafts.",
        (("measure-announced", "widen the old quay in 2031 – 2034 for large rafts"),),
    ),
)


@pytest.mark.parametrize(("text", "measures"), CASES, ids=[t.splitlines()[-1][:60] for t, _ in CASES])
def test_a_goal_is_read_as_what_it_is_to_do(
    extractor: Extractor, text: str, measures: tuple[tuple[str, str], ...]
) -> None:
    """A goal that "is to" do something states it; what stands around a step is no part of it."""
    found = extractor.extract(read_bytes(text.encode(), "made.txt"))
    labels = {r.key: r.label for r in found.referents}
    said = {
        (c.rule, labels[c.subject])
        for c in found.claims
        if c.predicate == "rdf:type" and c.object == Concept("kg:Measure") and c.rule != "name"
    }
    assert said == set(measures)
