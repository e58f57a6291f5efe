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
        (("measure-purposed", "widen the old quay"),),
    ),
    # "an aim to" is no verb
    (
        f"{PLAN}The ministry will review the dues with an aim to help young anglers.",
        (("measure-announced", "review the dues"), ("measure-announced", "help young anglers")),
    ),
    # who is asked to do it, twice
    (
        "The Lake Plan calls on local yards to build rafts, and on towns to lend nets.",
        (("measure-announced", "build rafts"), ("measure-announced", "lend nets")),
    ),
    # what is needed, in quotation marks
    (
        f"{PLAN}The ministry stressed the need to “widen the old quay and lend nets”.",
        (("measure-announced", "lend nets"), ("measure-announced", "widen the old quay")),
    ),
    # money that is set aside, and money of which nothing is said
    (
        f"{PLAN}Funds have also been set aside to dredge the inner basin.",
        (("measure-aim", "dredge the inner basin"),),
    ),
    (f"{PLAN}Funds have long been too scarce to dredge the inner basin.", ()),
    # two things that are done in one sentence
    (
        f"{PLAN}All kinds of nets will be checked and works will be initiated to widen the quay.",
        (
            ("measure-passive", "All kinds of nets will be checked"),
            ("measure-passive", "works will be initiated to widen the quay"),
        ),
    ),
    # forms in -ing and nouns of action that are parts of a plan, and what is part of a story
    (
        f"{PLAN}Training young pilots and dredging the inner basin are the other main pillars of the plan.",
        (("measure-item", "Training young pilots"), ("measure-item", "dredging the inner basin")),
    ),
    (
        f"{PLAN}Construction of two locks and renewal of the rafts were also part of the new Lake Policy.",
        (("measure-nominal", "Construction of two locks"), ("measure-nominal", "renewal of the rafts")),
    ),
    (f"{PLAN}Construction of two locks was part of the story of the town.", ()),
    # a noun of action ends before what it is meant for
    (
        f"{PLAN}The ministry approved the creation of a Raft Council aimed at training young pilots.",
        (("measure-nominal", "creation of a Raft Council"), ("measure-item", "training young pilots")),
    ),
    # what is reached by steps, jobs and targets, and the step itself
    (f"{PLAN}The targets of the plan will be met by hard work.", ()),
    (f"{PLAN}Some 300 jobs are expected to be created for the towns.", ()),
    (
        f"{PLAN}Three landing stages will be created for the towns.",
        (("measure-passive", "Three landing stages will be created for the towns"),),
    ),
    (f"{PLAN}It would create work worth 4 million pesos and 40,000 jobs.", ()),
    (f"{PLAN}The basin will lead to more trade on the lake.", ()),
    # two nouns of which the first is a verb as well
    (
        f"{PLAN}The ministry will set up schools and pilot zones.",
        (("measure-announced", "set up schools and pilot zones"),),
    ),
    (
        f"{PLAN}The ministry will set up schools and pilot new rafts.",
        (("measure-announced", "set up schools"), ("measure-announced", "pilot new rafts")),
    ),
    # "committed to" before a noun and before a verb
    (f"{PLAN}The ministry is committed to talent and fair play.", ()),
    (
        f"{PLAN}The ministry is committed to widen the old quay.",
        (("measure-announced", "widen the old quay"),),
    ),
    # the other clause of a sentence
    (
        f"{PLAN}The plan holds ten steps, of which two rafts will be repaired in May.",
        (("measure-passive", "two rafts will be repaired in May"),),
    ),
    # what the text itself is for
    (f"{PLAN}The purpose of this leaflet is to provide advice for anglers.", ()),
    # who does it
    (f"{PLAN}The roles under the plan:\n\n- Implementing agencies", ()),
    # examples that "including" adds are no steps of a list
    (f"{PLAN}The scheme includes nets and rafts, including rafts of young anglers.", ()),
    # a sentence that opens with a move: its main clause is no part of the step
    (
        "In a move to widen the old quay and train young pilots, the Lake Council bought rafts on Monday.",
        (("measure-aim", "train young pilots"), ("measure-aim", "widen the old quay")),
    ),
    # two nouns: a chain of supply
    (
        f"{PLAN}The ministry will mend the rafts and supply chains.",
        (("measure-announced", "mend the rafts and supply chains"),),
    ),
    # what is asked of those who apply, and of nobody
    (f"{PLAN}Under the plan, the papers required to open a yard have been reduced.", ()),
    # what is likely, what nobody does, and what is still to be done by somebody
    (f"{PLAN}The plan will likely widen the old quay.", ()),
    (f"{PLAN}The ministry will never rest on its oars.", ()),
    (f"{PLAN}While nets have been mended in both towns, much more needs to be done.", ()),
    # what is reached is no step, what is built is
    (f"{PLAN}The ministry will meet its main goals.", ()),
    (
        f"{PLAN}The ministry will meet young anglers in May.",
        (("measure-announced", "meet young anglers in May"),),
    ),
    # an action whose object is told before, and a verb without one
    (f"{PLAN}The ministry will build on this.", ()),
    # "work to" as a noun
    (
        f"{PLAN}The ministry will build on work to train young pilots.",
        (("measure-announced", "build on work to train young pilots"),),
    ),
    # a clause without "that" belongs to what is assessed
    (
        f"{PLAN}The ministry will assess the skills the old yards will need.",
        (("measure-announced", "assess the skills the old yards will need"),),
    ),
    # a clause behind "ensuring" without "that", and a verb that is told of the whole
    (
        f"{PLAN}The parts of the plan:\n\n- Ensuring the fleet is able to sail in winter",
        (("measure-item", "Ensuring the fleet is able to sail in winter"),),
    ),
    (
        f"{PLAN}The parts of the plan:\n\n- Ensuring a fleet of rafts is a key task",
        (("measure-item", "Ensuring a fleet of rafts"),),
    ),
    # only supposed
    (f"{PLAN}If the towns keep their plan to widen the old quay — there is hope.", ()),
    # what a firm sells is no grant
    (f"{PLAN}The company offers anglers a tax refund service for free.", ()),
    # a comment behind a list of things
    (f"{PLAN}The project will include 40 rafts, widening the fleet of 2007.", ()),
    # who said so, and how it is done
    (
        f"{PLAN}The ministry will train young pilots, saying that it has time.",
        (("measure-announced", "train young pilots"),),
    ),
    # an order whose verb is a noun as well, before a noun of action and before a noun
    (
        f"{PLAN}Support construction of two locks at the mouth of the lake in May.",
        (("measure-item", "Support construction of two locks at the mouth of the lake in May"),),
    ),
    (f"{PLAN}Support staff of two locks at the mouth of the lake met in May.", ()),
    # money that a lender gives acts for the plan
    (f"{PLAN}The loan will finance two locks.", (("measure-announced", "finance two locks"),)),
    # a form in -ing that opens a sentence is no item where another thing acts
    (
        f"{PLAN}The parts of the plan:\n\n- By mending nets and rafts, the project helps anglers to rest",
        (("measure-present", "helps anglers to rest"),),
    ),
    # attention that is paid to doing something further: the step is what is done
    (
        f"{PLAN}Special attention will be paid to further training young pilots.",
        (("measure-meant", "training young pilots"),),
    ),
    # what a step takes in is none; who reports it is no part of it
    (
        f"{PLAN}The parts of the plan:\n\n- To build and mend the inner basin, comprising a fleet of rafts",
        (("measure-item", "build and mend the inner basin"),),
    ),
    (
        f"{PLAN}The plan provides for the renewal of old rafts, Lake News reports.",
        (("measure-nominal", "renewal of old rafts"),),
    ),
    # the end of a quotation before who said it
    (
        f"{PLAN}“The ministry will train young pilots on rafts,” Ana Lopes, clerk of the council, wrote.",
        (("measure-announced", "train young pilots on rafts"),),
    ),
    # several heads of a state
    (
        f"{PLAN}The presidents of the two states agreed to dredge the inner basin.",
        (("measure-announced", "dredge the inner basin"),),
    ),
    # "and" within a name, and a second step
    (
        f"{PLAN}The parts of the plan:\n\n- Evaluate the work of the Rafts and Support Office",
        (("measure-item", "Evaluate the work of the Rafts and Support Office"),),
    ),
    (
        f"{PLAN}The parts of the plan:\n\n- Evaluate the work of the Rafts Office and support towns",
        (("measure-item", "Evaluate the work of the Rafts Office"), ("measure-item", "support towns")),
    ),
    # a noun behind "are returning to", and a verb
    (f"{PLAN}The councils are returning to nets of hemp.", ()),
    (
        f"{PLAN}The council is looking to widen the old quay.",
        (("measure-announced", "widen the old quay"),),
    ),
    # what a step brings about
    (
        f"{PLAN}The council will widen the old quay, prompting anger in the town.",
        (("measure-announced", "widen the old quay"),),
    ),
    # work that is in progress: what is done is the step, and who said so is no part of it
    (
        f"{PLAN}Besides, he said, the work of dredging the inner basin is in progress.",
        (("measure-item", "dredging the inner basin"),),
    ),
    (
        f"{PLAN}She said two landing stages are being built in the bay.",
        (("measure-passive", "two landing stages are being built in the bay"),),
    ),
    # a question inside, and a clause without its subject
    (f"{PLAN}The rules define how nets may be mended in winter.", ()),
    # a bill on its way
    (f"{PLAN}The bill will be submitted to the council in May.", ()),
    (
        f"{PLAN}The old quay will be handed to the council in May.",
        (("measure-passive", "old quay will be handed to the council in May"),),
    ),
    # what was, with its years, is no part of a step
    (
        f"{PLAN}The council is working to dredge the inner basin, and from 2005 to 2013, its nets rotted.",
        (("measure-announced", "dredge the inner basin"),),
    ),
    # a purpose before "these" and their verb
    (
        f"{PLAN}In order to lend nets these young towns have sold two rafts.",
        (("measure-announced", "lend nets"),),
    ),
    # an item of several nouns of action, and one of things
    (
        f"{PLAN}The parts of the plan:\n\n- Renewal of the rafts, construction of two locks",
        (("measure-nominal", "Renewal of the rafts"), ("measure-nominal", "construction of two locks")),
    ),
    (
        f"{PLAN}The parts of the plan:\n\n- Renewal of the rafts, nets and locks",
        (("measure-nominal", "Renewal of the rafts, nets and locks"),),
    ),
    # a purpose before a figure
    (
        f"{PLAN}In order to shelter young anglers, 10 new piers would be set up in the bay.",
        (
            ("measure-announced", "shelter young anglers"),
            ("measure-passive", "10 new piers would be set up in the bay"),
        ),
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
