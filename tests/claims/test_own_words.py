"""Steps that hang on an act or a title, and what is no step: own words, how things are at large."""

import pytest

from kg.claims.extract import Extractor
from kg.documents.load import read_bytes
from kg.model import Concept

PLAN = "The Lake Plan was approved by the Ministry of Transport in 2008.\n\n"

# (text, its measures with the rule of each)
CASES: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    # what a paper is written for is no step; what a plan is for is one
    (f"{PLAN}This paper aims to compare two piers and stimulate talks on the dues.", ()),
    (
        f"{PLAN}This plan aims to widen two piers and stimulate talks on the dues.",
        (("measure-announced", "stimulate talks on the dues"), ("measure-announced", "widen two piers")),
    ),
    # however long the purpose of the paper is
    (
        "The purpose of this paper is to provide facts that could guide the Lake Council, to show what two "
        "piers and three docks in the north of the lake are worth, and explore new ways of building rafts.",
        (),
    ),
    # what a speaker says next, and what one who governs does
    (f"{PLAN}I shall now move on to the dues of the Ministry of Transport.", ()),
    (f"{PLAN}We shall now widen the old quay.", (("measure-announced", "widen the old quay"),)),
    # a need names its step, and is no duty
    (
        f"{PLAN}The need to guard the old quay will be undiminished.",
        (("measure-announced", "guard the old quay"),),
    ),
    (
        f"{PLAN}The council needs to guard the old quay.",
        (("measure-announced", "guard the old quay"),),
    ),
    # what things can do by some means, and what a body will
    (
        f"{PLAN}Clerks say parks can boost yards by fostering trade, helping them, and raising skills.",
        (),
    ),
    (
        f"{PLAN}The council will help yards by fostering trade and raising skills.",
        (
            ("measure-announced", "help yards"),
            ("measure-item", "fostering trade and raising skills"),
        ),
    ),
    # a new clause behind a colon ends a step; a list does not
    (
        f"{PLAN}The council must continue to widen the quay: those who row faster should lead.",
        (("measure-announced", "continue to widen the quay"),),
    ),
    # how such zones are in general, and what one grants
    ("Most zones in the region offer tax holidays, relief from customs duties and free land.", ()),
    (
        "The Lake Zone offers investors tax holidays of five years and relief from customs duties.",
        (
            ("measure-granted", "relief from customs duties"),
            ("measure-granted", "tax holidays of five years"),
        ),
    ),
    # what some law grants is told there
    ("The lake zones benefit from the tax exemptions contained in the laws in force.", ()),
    # the condition of something else, and what is done on a condition
    (f"{PLAN}Trade cannot grow if the council continues to rely heavily on nets.", ()),
    (
        f"{PLAN}If nets grow dear, the council will widen the old quay.",
        (("measure-announced", "widen the old quay"),),
    ),
    # whom a work saves or hires, and whom a body hires
    (f"{PLAN}The dock would absorb about 300 workers in the bay.", ()),
    # another sum, and another clause, end a step
    (
        f"{PLAN}The council has committed £20,000 to train divers and £30,000 per year to open a school.",
        (("measure-aim", "open a school"), ("measure-purposed", "train divers")),
    ),
    (
        f"{PLAN}It will say how the council will train divers and, once it is out, yards will meet.",
        (("measure-announced", "train divers"),),
    ),
    # without efforts nothing is done
    (f"{PLAN}Without renewed efforts to train divers, boats may sink.", ()),
    # a need that is proposed, proposals that are taken forward, and what is striven for
    (
        f"{PLAN}The Plan proposed the need to deepen and widen the old quay.",
        (("measure-announced", "deepen and widen the old quay"),),
    ),
    (
        f"{PLAN}In the year ahead we will take forward the proposals of the Lake Council.",
        (("measure-announced", "take forward the proposals of the Lake Council"),),
    ),
    (f"{PLAN}We will not take forward the proposals of the Lake Council.", ()),
    (
        f"{PLAN}The government was striving hard to provide cheap docks.",
        (("measure-aim", "provide cheap docks"),),
    ),
    # what is made to grow, and what grows
    (
        "The new Lake strategy aims to grow the economy and open docks.",
        (("measure-announced", "grow the economy"), ("measure-announced", "open docks")),
    ),
    (f"{PLAN}The trade of the lake is to grow by 5 percent.", ()),
    # what a body did for a purpose, and what a storm did
    (
        "The Lake Council has joined forces with the navy to build 25 piers, it said last week.",
        (("measure-done-for", "build 25 piers"),),
    ),
    (
        "The Ministry of Transport imposed a ban on docks to promote rural ports and create jobs in towns.",
        (("measure-done-for", "create jobs in towns"), ("measure-done-for", "promote rural ports")),
    ),
    ("The storm left the Lake Council too little time to build rafts.", ()),
    # what is under way for a purpose, and what is not
    (
        f"{PLAN}Work is already underway to embed the lake in all programmes.",
        (("measure-done-for", "embed the lake in all programmes"),),
    ),
    (
        f"{PLAN}One sign is how the Government is working with yards to develop joint maps.",
        (("measure-done-for", "develop joint maps"),),
    ),
    (f"{PLAN}Work is too hard there to keep yards open.", ()),
    # a target that is set, and one that was missed
    (
        f"{PLAN}The council set a target of constructing five piers a year.",
        (("measure-means", "constructing five piers a year"),),
    ),
    (f"{PLAN}Anglers spoke of five piers a year.", ()),
    # what else is done besides the main clause
    (
        f"{PLAN}As well as providing a site for yards, the zone is intended to attract foreign builders.",
        (("measure-aim", "attract foreign builders"), ("measure-item", "providing a site for yards")),
    ),
)


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[t.splitlines()[-1][:60] for t, _ in CASES])
def test_steps_hang_on_acts_and_words_are_none(
    extractor: Extractor, text: str, expected: tuple[tuple[str, str], ...]
) -> None:
    """A step may hang on an act or a title; what a speaker does with words and how things are is none."""
    extracted = extractor.extract(read_bytes(text.encode(), "text.txt"))
    labels = {referent.key: referent.label for referent in extracted.referents}
    found = {
        (claim.rule, labels[claim.subject])
        for claim in extracted.claims
        if claim.predicate == "rdf:type" and claim.object == Concept("kg:Measure") and claim.rule != "name"
    }
    assert found == set(expected)
