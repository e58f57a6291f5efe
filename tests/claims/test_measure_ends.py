"""Where measures end: before who tells of them, what comes of them, and how a thing is known."""

import pytest

from kg.claims.extract import Extractor
from kg.documents.load import read_bytes
from kg.model import Concept

PLAN = "The Lake Plan was approved by the Ministry of Transport in 2008.\n\n"
TOOLS = f"{PLAN}The measures of the plan are as follows:\n\n"

# (text, its measures with the rule of each)
CASES: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    # who says it, with an office and commas; towns behind commas say nothing
    (
        f"{PLAN}The ministry will widen the old quay, Minister for Ice and Nets, Ana Vale, said today.",
        (("measure-announced", "widen the old quay"),),
    ),
    (
        f"{PLAN}It will widen the quays in Alvor, Brenn and Odra, Lake Secretary Ana Vale (Ana) said.",
        (("measure-announced", "widen the quays in Alvor, Brenn and Odra"),),
    ),
    (
        f"{PLAN}The ministry will widen the quays in Alvor, Brenn and Odra.",
        (("measure-announced", "widen the quays in Alvor, Brenn and Odra"),),
    ),
    (
        f"{PLAN}The town is poor. “Two piers will be repaired in the bay,” the paper said.",
        (("measure-passive", "Two piers will be repaired in the bay"),),
    ),
    # what comes of it; a part that is done too
    (
        f"{PLAN}Two piers will be repaired in the bay, enabling crews to sell their fish.",
        (("measure-passive", "Two piers will be repaired in the bay"),),
    ),
    (
        f"{PLAN}Two piers will be repaired in the bay, recognised as the best of the lake.",
        (("measure-passive", "Two piers will be repaired in the bay"),),
    ),
    # a remark between dashes without blanks
    (
        f"{PLAN}The ministry will repair two piers—both of them of wood—in the bay.",
        (("measure-announced", "repair two piers"),),
    ),
    # how a thing is called is no clause of its own
    (
        f"{PLAN}The proposal to build a pier known as Long Pier has made many anglers happy.",
        (("measure-purposed", "build a pier known as Long Pier"),),
    ),
    # more than so many; for so long
    (
        f"{PLAN}The current plan is to build over 40 piers around the lake.",
        (("measure-announced", "build over 40 piers around the lake"),),
    ),
    (f"{PLAN}The piers that the ministry wants to build over 40 years are of wood.", ()),
    # parts of a plan behind a colon; what bills are on, and fishing
    (
        f"{PLAN}The ministry named two strategies: training pilots and lending nets to crews.",
        (("measure-gerunds", "lending nets to crews"), ("measure-gerunds", "training pilots")),
    ),
    (
        f"{PLAN}Bills on licensing new rafts and lending nets to crews have been sent to the council.",
        (("measure-gerunds", "lending nets to crews"), ("measure-gerunds", "licensing new rafts")),
    ),
    (f"{PLAN}Bills on fishing have been sent to the council.", ()),
    # the plan of somebody, called by its step
    (
        f"{PLAN}The ministry wrote of the nation's plan to move its fleet from Alvor to Brenn.",
        (("measure-announced", "move its fleet from Alvor to Brenn"),),
    ),
    # what is made sure has a verb of its own
    (f"{TOOLS}- Ensure old piers are safe", (("measure-item", "Ensure old piers are safe"),)),
    # steps among things; things with what they bring about, and names in -ing
    (
        f"{PLAN}The Lake Plan focuses on ice, new homes, strengthening [small] towns and lending nets.",
        (("measure-gerunds", "lending nets"), ("measure-gerunds", "strengthening [small] towns")),
    ),
    (f"{PLAN}The lake has areas such as parks, fishing grounds, housing estates and bathing beaches.", ()),
    # what a zone does as its part; what a town does, and what comes to a zone
    (
        f"{PLAN}The Varo Free Trade Zone promotes close ties between Alvor and Brenn.",
        (("measure-present", "promotes close ties between Alvor and Brenn"),),
    ),
    (f"{PLAN}The town of Varo promotes close ties between Alvor and Brenn.", ()),
    (f"{PLAN}The Varo Free Trade Zone attracts close to forty firms.", ()),
    # a pronoun in brackets
    (
        f"{PLAN}“[We] must widen the old quay,” the mayor said.",
        (("measure-announced", "widen the old quay"),),
    ),
    # what a law will lead to; what will come of it by itself
    (
        f"{PLAN}The new law will lead to the creation of a council of anglers.",
        (("measure-nominal", "creation of a council of anglers"),),
    ),
    (f"{PLAN}The new law will lead to the growth of small towns.", ()),
    # adjectives before a noun of action, and two of them
    (
        f"{PLAN}The plan calls for significant and active support for anglers.",
        (("measure-called", "significant and active support for anglers"),),
    ),
    # works that a plan takes up, or of which somebody decides that they are to be done
    (
        f"{PLAN}In May, the renewal of the quay was formally included in the outline of the new programme.",
        (("measure-nominal", "renewal of the quay"),),
    ),
    (f"{PLAN}In May, the renewal of the quay was included in the paper.", ()),
    (
        f"{PLAN}The council decided on the two piers to be moved to Varo.",
        (("measure-passive", "two piers to be moved to Varo"),),
    ),
    (f"{PLAN}The council announced the winner to be named in May.", ()),
    # what is stressed in quotation marks, with its "to" inside them; what a thing is called
    (
        f"{PLAN}The meeting stressed the will “to build a strong fleet and train pilots”.",
        (("measure-announced", "build a strong fleet"), ("measure-announced", "train pilots")),
    ),
    (f"{PLAN}The meeting called this “to order” of old.", ()),
    # what a zone will help to do is hoped for; what a ministry will help to do is planned
    (f"{PLAN}The zone will help to deepen trade with Brenn.", ()),
    (
        f"{PLAN}The ministry will help to dredge the bay of Brenn.",
        (("measure-announced", "help to dredge the bay of Brenn"),),
    ),
    # what is laid on taking over
    (
        f"{PLAN}Emphasis should be laid on taking over piers from the old town.",
        (("measure-meant", "taking over piers from the old town"),),
    ),
    # a list of purposes, and of what is only shown
    (
        f"{PLAN}The zone has these purposes:\n\n- renewal of old rafts",
        (("measure-nominal", "renewal of old rafts"),),
    ),
)


@pytest.mark.parametrize(("text", "measures"), CASES, ids=[t.splitlines()[-1][:60] for t, _ in CASES])
def test_measures_end_before_what_is_said_of_them(
    extractor: Extractor, text: str, measures: tuple[tuple[str, str], ...]
) -> None:
    """A measure holds neither who tells of it nor what comes of it."""
    extraction = extractor.extract(read_bytes(text.encode(), "lake.txt"))
    labels = {r.key: r.label for r in extraction.referents}
    found = {
        (c.rule, labels[c.subject])
        for c in extraction.claims
        if c.predicate == "rdf:type" and c.object == Concept("kg:Measure")
    }
    assert found == set(measures)
