"""Where measures end: before who tells of them, what comes of them, and how a thing is known."""

import pytest

from kg.claims.extract import Extractor
from kg.documents.load import read_bytes
from kg.model import Concept

PLAN = "The Lake Plan was approved by the Ministry of Transport in 2008.\n\n"
TOOLS = f"{PLAN}The measures of the plan are as follows:\n\n"

WAYS = "Links for the crews of all yards of the upper bay with the small towns beside the canal to be set up"

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
        f"{PLAN}The Varo Free Trade Zone explores close ties between Alvor and Brenn.",
        (("measure-present", "explores close ties between Alvor and Brenn"),),
    ),
    (f"{PLAN}The town of Varo explores close ties between Alvor and Brenn.", ()),
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
        f"{PLAN}The plan calls for generous and active support for anglers.",
        (("measure-called", "generous and active support for anglers"),),
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
    # what should be done, and what a body should do
    (
        f"{PLAN}Old piers should be rebuilt in stone.",
        (("measure-prescribed", "Old piers should be rebuilt in stone"),),
    ),
    (
        f"{PLAN}The ministry should rebuild old piers in stone.",
        (("measure-announced", "rebuild old piers in stone"),),
    ),
    # behind a dateline; what it states that is read
    (
        f"{PLAN}VARO, May 5 (Lake Herald) -- Alvor will widen the old quay.",
        (("measure-announced", "widen the old quay"),),
    ),
    (
        f"{PLAN}Efforts will be made to lend nets and cultivate new crops, it states.",
        (("measure-announced", "lend nets"), ("measure-announced", "cultivate new crops")),
    ),
    # any verb behind "To" in a list of aims; a day and a place are none
    (
        f"{PLAN}The plan has two objectives:\n\n- To favour small rafts",
        (("measure-item", "favour small rafts"),),
    ),
    (f"{PLAN}The plan has two objectives:\n\n- To date none", ()),
    # what is to be done, with many words before
    (
        f"{TOOLS}- {WAYS}",
        (("measure-passive", WAYS),),
    ),
    # what is approved or begun, and papers that are
    (
        f"{PLAN}The mayor has given approval for the construction of seven piers.",
        (("measure-nominal", "construction of seven piers"),),
    ),
    (
        f"{PLAN}The town has embarked on widening the old quay.",
        (("measure-item", "widening the old quay"),),
    ),
    (f"{PLAN}The council gave its approval of the minutes.", ()),
    # what something is good for, what nobody begins, and what towns make up together
    (
        f"{PLAN}The ministry will widen the old quay as a means of improving trade.",
        (("measure-announced", "widen the old quay as a means of improving trade"),),
    ),
    (f"{PLAN}The Lake Plan has become an important tool to keep order in the bay.", ()),
    (f"{PLAN}Small yards could not begin to repair old piers.", ()),
    (f"{PLAN}The towns of Varo and Brenn will form a strong cluster of yards.", ()),
    (
        f"{PLAN}The ministry will form a committee of pilots.",
        (("measure-announced", "form a committee of pilots"),),
    ),
    # a thing in a city is no city
    (f"{PLAN}The tower in the middle of the city will shape its skyline for years.", ()),
    # works that open a sentence are no firm; a name is one
    (
        f"{PLAN}Construction of the boat city will start soon.",
        (("measure-passive", "Construction of the boat city will start soon"),),
    ),
    (f"{PLAN}Port Construction will build a hotel.", ()),
    (f"{PLAN}The development of the boat city will need a loan.", ()),
    # what stands before its verb, and who says it; towns among others are no steps
    (
        f"{PLAN}Among the new measures are stricter rules for rafts and the renewal of the quay.",
        (("measure-included", "renewal of the quay"), ("measure-included", "stricter rules for rafts")),
    ),
    (f"{PLAN}Among the towns of the lake are the port of Varo and the home of pilots.", ()),
    (
        f"{PLAN}The ministry will widen the old quay, said an official on Monday.",
        (("measure-announced", "widen the old quay"),),
    ),
    # what a plan highlights is told of its step
    (
        f"{PLAN}The Lake Plan highlights the key task of building a fish market.",
        (("measure-item", "building a fish market"),),
    ),
    # a list of purposes
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
