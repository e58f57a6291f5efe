"""Steps that a lead makes sure, that are called goals, and items that only report what came about."""

import pytest

from kg.claims.extract import Extractor
from kg.documents.load import read_bytes
from kg.model import Concept

PLAN = "The Lake Plan was approved by the Ministry of Transport in 2008.\n\n"
TOOLS = f"{PLAN}The measures of the plan are as follows:\n\n"

# (text, its measures with the rule of each)
CASES: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    # how a plan does it, alone and in a row
    (
        f"{PLAN}It is to be a lake for all by opening three piers.",
        (("measure-by", "opening three piers"),),
    ),
    (
        f"{PLAN}It is to be a lake for all by opening three piers and training pilots.",
        (("measure-gerunds", "opening three piers"), ("measure-gerunds", "training pilots")),
    ),
    # what somebody is about; what something involves is less sure
    (
        f"{PLAN}The council is committed to reducing noise on the lake.",
        (("measure-meant", "reducing noise on the lake"),),
    ),
    (
        f"{PLAN}Fishing at night involves reducing noise on the lake.",
        (("measure-item", "reducing noise on the lake"),),
    ),
    # in an item the list speaks for it
    (
        f"{TOOLS}- The council is committed to reducing noise on the lake",
        (("measure-item", "reducing noise on the lake"),),
    ),
    # a step that is called a goal; a challenge and a result are none
    (
        f"{PLAN}The renewal of old rafts is the ministry's top priority.",
        (("measure-goal-subject", "renewal of old rafts"),),
    ),
    (
        f"{PLAN}Both boards said that promoting winter sports remains one of the key objectives.",
        (("measure-goal-subject", "promoting winter sports"),),
    ),
    (
        f"{PLAN}Anglers are glad, while opening a new pier is part of the plan for Varo.",
        (("measure-goal-subject", "opening a new pier"),),
    ),
    (f"{PLAN}The renewal of old rafts is a challenge for small towns.", ()),
    (f"{PLAN}Ice that is sold in spring is the main focus of the report.", ()),
    # behind a word for a plan, and behind one for an effort, a way or a wish
    (
        f"{PLAN}The plan brings measures to widen the old quay.",
        (("measure-aim", "widen the old quay"),),
    ),
    (
        f"{PLAN}The town was rebuilt in an effort to widen the old quay.",
        (("measure-effort", "widen the old quay"),),
    ),
    (f"{PLAN}Night boats are a way to train young pilots.", (("measure-effort", "train young pilots"),)),
    (f"{PLAN}Its goal is to train young pilots.", (("measure-announced", "train young pilots"),)),
    # what a thing is meant for
    (
        f"{PLAN}The two piers were meant to promote winter sports.",
        (("measure-aim", "promote winter sports"),),
    ),
    # what is foretold of a plan
    (f"{PLAN}The Lake Plan is predicted to create 9,000 jobs.", ()),
    # items that report what came about, or name those whom a law names; and one that states a step
    (f"{PLAN}So far:\n\n- The value of the catch increased by 12 %.", ()),
    (f"{PLAN}So far:\n\n- The new lock at Varo opened to traffic.", ()),
    (f"{PLAN}Who may come:\n\n- Clubs and schools registered under the Lake Act", ()),
    (f"{PLAN}So far:\n\n- The rules drafted by the board are our answer to the floods.", ()),
    (f"{TOOLS}- New rules drafted for anglers", (("measure-passive", "New rules drafted for anglers"),)),
    # who is enabled is not told to act
    (f"{PLAN}So far:\n\n- Enabled anglers to build 40 rafts", ()),
    (f"{PLAN}So far:\n\n- The new board allows anglers to build rafts", ()),
    (f"{TOOLS}- Lake clubs to build 40 rafts", (("measure-announced", "build 40 rafts"),)),
    # what hangs on the words before it is told of them; a second subject has a step of its own
    (
        f"{PLAN}The strategy will outline the future works and services we will pay for.",
        (("measure-announced", "outline the future works and services"),),
    ),
    (
        f"{PLAN}The ministry will build two piers and we will widen the old quay.",
        (("measure-announced", "build two piers"), ("measure-announced", "widen the old quay")),
    ),
    # no step ends in the subject of the next verb
    (
        f"{PLAN}These small changes will be incorporated into the bill before it is handed to the board.",
        (("measure-passive", "These small changes will be incorporated into the bill"),),
    ),
    (
        f"{PLAN}The ministry will repair the pier and the boats on it.",
        (("measure-announced", "repair the pier and the boats on it"),),
    ),
    # what counts and where, and who is ahead; and a body that is made
    (f"{PLAN}Two members of the board shall constitute a quorum.", ()),
    (
        f"{PLAN}The ministry shall constitute a board of anglers.",
        (("measure-announced", "constitute a board of anglers"),),
    ),
    (f"{PLAN}The new rules will apply across the whole bay.", ()),
    (f"{PLAN}Ostra continues to lead the world in rowing.", ()),
    # who is paid is granted nothing
    (f"{PLAN}Anglers get paid through the credit fund of up to 75%.", ()),
    # what a plan envisages, in a participle
    (
        f"{PLAN}The cabinet passed it, envisaging construction of two locks and promotion of boat trips.",
        (("measure-nominal", "construction of two locks"), ("measure-nominal", "promotion of boat trips")),
    ),
    # nouns of action in a row behind a form in -ing, and nouns that share what they are done to
    (
        f"{TOOLS}- Training young pilots, the creation of two piers and repairing old locks",
        (
            ("measure-item", "Training young pilots"),
            ("measure-nominal", "creation of two piers"),
            ("measure-item", "repairing old locks"),
        ),
    ),
    (
        f"{TOOLS}- Supporting the expansion, creation and renewal of lake markets",
        (("measure-item", "Supporting the expansion, creation and renewal of lake markets"),),
    ),
    # money that is lent for a work, and money that is only there
    (
        f"{PLAN}The loans are:\n\n- a €65 million loan for a new lock at Varo",
        (("measure-funded", "€65 million loan for a new lock at Varo"),),
    ),
    (f"{PLAN}The loans are:\n\n- a €65 million loan of the Lake Bank", ()),
    # a plot with its number is no step, nor is what was taken from a text
    (f"{TOOLS}- Development zone no. 1, Upper Lake, with 12 ha;", ()),
    ("# Extract from the Lake Speech of 2021\n\nThe mayor spoke of the lake.", ()),
)


@pytest.mark.parametrize(("text", "measures"), CASES, ids=[t.splitlines()[-1][:60] for t, _ in CASES])
def test_a_lead_tells_how_sure_a_step_is(
    extractor: Extractor, text: str, measures: tuple[tuple[str, str], ...]
) -> None:
    """Each step has the rule of the words that lead to it, and a report of what came about gives none."""
    extraction = extractor.extract(read_bytes(text.encode(), "lake.txt"))
    labels = {r.key: r.label for r in extraction.referents}
    found = {
        (c.rule, labels[c.subject])
        for c in extraction.claims
        if c.predicate == "rdf:type" and c.object == Concept("kg:Measure")
    }
    assert found == set(measures)
