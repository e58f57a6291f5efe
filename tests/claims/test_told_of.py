"""Steps that a text tells of in a roundabout way, and where such a step ends; each beside what is none."""

import pytest

from kg.claims.extract import Extractor
from kg.documents.load import read_bytes

HEAD = "The Lake Plan was approved by the Ministry of Transport in 2008.\n\n"

# (text, its measures)
CASES: tuple[tuple[str, tuple[str, ...]], ...] = (
    # "would" of a government in the passage of a plan; under a condition, and of an angler, it plans nothing
    (
        "Kenya would dredge the inner basin and train young pilots.",
        ("dredge the inner basin", "train young pilots"),
    ),
    ("Kenya would dredge the inner basin if it could.", ()),
    ("An angler would dredge the inner basin.", ()),
    # who said so is no part of what would be done
    (
        "The mayor of the town said two ferry piers would be built.",
        ("two ferry piers would be built",),
    ),
    # what will be in the making; what somebody will be looking at
    ("The Ministry of Transport will be dredging the inner basin.", ("dredging the inner basin",)),
    ("The Ministry of Transport will be looking at the inner basin.", ()),
    # what the council will do with what it lends is told before
    ("The paper shows what the council will lend, to the joy of the town.", ()),
    # a request to a body; a question to it
    (
        "I request the Government to provide two ferries for the isles.",
        ("provide two ferries for the isles",),
    ),
    (
        "The Ministry of Transport asked related departments to give guidance to young pilots.",
        ("give guidance to young pilots",),
    ),
    (
        "The Ministry of Transport asked the harbour government to play an active role in the sale of nets.",
        ("play an active role in the sale of nets",),
    ),
    ("The Ministry of Transport asked the departments why the ferry was late.", ()),
    # money that will be used for works; money that can be
    (
        "The money will be used for dredging two basins, as well as putting up lamps.",
        ("dredging two basins", "putting up lamps"),
    ),
    ("The money could be used for dredging two basins.", ()),
    # a step behind "as well as"; a thing there belongs to the step before
    (
        "The Ministry of Transport will dredge the inner basin, as well as train young pilots.",
        ("dredge the inner basin", "train young pilots"),
    ),
    (
        "The Ministry of Transport will lend boats to support the aim of safe trips, as well as raising pay.",
        ("lend boats to support the aim of safe trips, as well as raising pay",),
    ),
    # at least so many are things, in a town is none
    (
        "The Ministry of Transport will dredge two basins, train at least forty pilots, open a school.",
        ("dredge two basins", "open a school", "train at least forty pilots"),
    ),
    # efforts put into a step, and emphasis laid on it; emphasis on a thing is told whole
    (
        "Great efforts should be put into training young pilots.",
        ("training young pilots",),
    ),
    (
        "Special emphasis will also be placed on dredging the inner basin and closing old quays.",
        ("closing old quays", "dredging the inner basin"),
    ),
    (
        "Special emphasis will also be placed on the inner basin.",
        ("Special emphasis will also be placed on the inner basin",),
    ),
    # measures that should be adopted to do something
    (
        "Measures should be adopted to guide young pilots.",
        ("guide young pilots",),
    ),
    # a group of things is what the things are; a firm's group plans for itself
    (
        "A group of old quays should be closed to large ships.",
        ("A group of old quays should be closed to large ships",),
    ),
    ("The Blue Fin Group should be closed to large ships.", ()),
    # what is imperative; what is pleasant
    (
        "It becomes imperative to dredge the inner basin and train young pilots.",
        ("dredge the inner basin", "train young pilots"),
    ),
    ("It becomes pleasant to watch the inner basin.", ()),
    # what somebody is confident of
    ("The council is confident that the ferry fund will train young pilots.", ()),
    ("We hope that the scheme will train young pilots.", ()),
    # an important step towards something is a comment
    ("It is an important step towards dredging the inner basin.", ()),
    # leading banks lead nothing; leading the work is a step
    ("The council helps the town through leading banks.", ()),
    ("The council helps the town by leading the ferry works.", ("leading the ferry works",)),
    # the means of what was done are past
    ("The council has helped the towns by training pilots.", ()),
    ("The council will help the towns by training pilots.", ("training pilots", "help the towns")),
    # what a plan proposes to grant; what visitors propose
    (
        "The plan proposes a full exemption from harbour dues for small boats.",
        ("full exemption from harbour dues for small boats",),
    ),
    # what a plan was drawn up for; what it was known for
    ("The Lake Plan was drawn up to dredge the inner basin.", ("dredge the inner basin",)),
    ("The Lake Plan was known to anglers of the inner basin.", ()),
    # the guiding principle, the focus
    ("The guiding principle of the work is to train young pilots.", ("train young pilots",)),
    # a programme intended for something
    (
        "The Lake Plan is a programme intended for dredging the inner basin and closing old quays.",
        ("closing old quays", "dredging the inner basin"),
    ),
    # words in quotation marks behind "to"
    (
        "The objective of the plan was to “dredge the inner basin; to train young pilots”.",
        ("dredge the inner basin", "train young pilots"),
    ),
    # deeds without a verb, one by one
    (
        "Expansion of the fish market, repair of two piers and closure of a mine.",
        ("Expansion of the fish market", "closure of a mine", "repair of two piers"),
    ),
    # the purpose that opens a sentence ends before its main clause, with or without a comma
    (
        "In order to dredge the inner basin it is necessary to close old quays.",
        ("close old quays", "dredge the inner basin"),
    ),
    ("To reach that goal, the Ministry of Transport will train pilots.", ("train pilots",)),
    # what is left of a relative clause, of "so they are" and of what was done besides is cut off
    (
        "The Ministry of Transport will open a market in which anglers trade.",
        ("open a market",),
    ),
    (
        "The Ministry of Transport will train pilots by day so they can sail by night.",
        ("train pilots by day",),
    ),
    (
        "The Ministry of Transport plans to open ten schools and has allocated the land.",
        ("open ten schools",),
    ),
    # what is ensured is a clause
    (
        "The Ministry of Transport will inspect the ferries to ensure they are safe.",
        ("inspect the ferries to ensure they are safe",),
    ),
    # a verb with its particle alone
    ("The Lake Plan helps the town through opening up.", ()),
    # to do so is no step of its own
    ("The Ministry of Transport will continue to do so next year.", ()),
    # somebody's plans are no verb
    (
        "The Ministry of Transport will support the school's plans to train young pilots.",
        ("support the school's plans to train young pilots",),
    ),
    # what ended before is history
    ("The paper tells of the town's efforts in dredging the inner basin over the past two years.", ()),
    # a sentence that opens with a comment on its subject
    ("Spanning two bays, the lake presents a chance for anglers.", ()),
    ("Spanning two bays of the lake, the council also made public a list of ferries.", ()),
    # adverbs that open a step without a verb
    (
        "Additionally, converting a number of old ferries to clean fuel.",
        ("converting a number of old ferries to clean fuel",),
    ),
    # through talks: no command
    ("Through close talks with their members, the clubs understand the lake.", ()),
    # an act that opens a list
    (
        "I, Ana Lopes, hereby create and designate the area of the old quay, as follows:",
        ("create and designate the area of the old quay",),
    ),
    # two verbs behind "to" share what is done; a verb and a noun do not
    (
        "The guiding principle of the work is to promote and strengthen the trade in eels.",
        ("promote and strengthen the trade in eels",),
    ),
    ("The guiding principle of the work is to promote and sundry.", ()),
    (
        "It is necessary to dredge and widen the inner basin, and to train young pilots.",
        ("dredge and widen the inner basin", "train young pilots"),
    ),
    # a need is no duty of what stands before it, and what she said of it is no part of it
    ("The paper tells of a quay, and of the need to widen two locks, she noted.", ("widen two locks",)),
    # what the plan shows, and how many measures it has; what it does
    ("The Lake Plan provides a clear and complete picture of the inner basin.", ()),
    ("The Lake Plan introduces 26 measures across three areas: boats, nets and quays.", ()),
    ("The Lake Plan introduces two night ferries.", ("introduces two night ferries",)),
    # what is told without its subject, or of a relative clause
    ("These matters are still open and will only be settled once all boats are back.", ()),
    ("The works are in a bay that will be walled and dredged.", ()),
    # efforts under way, plans that are afoot; efforts that failed
    ("Efforts are underway to widen the locks and train pilots.", ("train pilots", "widen the locks")),
    ("Plans are afoot to widen the locks.", ("widen the locks",)),
    ("Anglers are afoot to see the locks.", ()),
    # tasks behind "are" or a colon; towns there are none
    (
        "The key tasks this year are: widening the locks, training pilots and opening two halls.",
        ("opening two halls", "training pilots", "widening the locks"),
    ),
    (
        "The programme has two aims: widening the locks and training young pilots at sea.",
        ("training young pilots at sea", "widening the locks"),
    ),
    (
        "The programme has two aims: to widen the locks and to train young pilots at sea.",
        ("train young pilots at sea", "widen the locks"),
    ),
    ("The programme has two homes: Reading the town and Alvor.", ()),
    (
        "Priority areas are the widening of the locks and the training of pilots.",
        ("training of pilots", "widening of the locks"),
    ),
    ("The bill seeks to do away with harbour dues.", ("do away with harbour dues",)),
    # what is told of the plan behind a relative clause is no part of what it aims at
    ("The strategy, which aims to widen the locks, runs until the year 2030.", ("widen the locks",)),
    (
        "Designed to widen the locks and train pilots, the strategy runs until the year 2030.",
        ("train pilots", "widen the locks"),
    ),
    # what is called for and envisaged; what is called
    ("The plan calls for widening the locks.", ("widening the locks",)),
    ("The plan envisages that two ferry halls be built.", ("two ferry halls be built",)),
    ("The plan is called Widening the Locks.", ()),
    # "going to" of those who plan, and of the weather
    ("We are going to widen the locks.", ("widen the locks",)),
    ("The rain is going to widen the locks.", ()),
    # "would be" in the passage of a plan; under a condition
    ("Under the deal, the yards would be sold to divers.", ("yards would be sold to divers",)),
    ("The yards would be sold to divers if they were dry.", ()),
    # priority given to a step, and to a thing
    ("Priority will be given to widening the locks.", ("widening the locks",)),
    ("Priority will be given to old ferries.", ("Priority will be given to old ferries",)),
    # what an effect will be like
    ("The effect of the ferries will be multifaceted.", ()),
)


def test_all_cases_are_collected() -> None:
    """There are 83 cases."""
    assert len(CASES) == 83


@pytest.mark.parametrize(("text", "measures"), CASES, ids=[t for t, _ in CASES])
def test_a_sentence_gives_its_measures_word_for_word(
    extractor: Extractor, text: str, measures: tuple[str, ...]
) -> None:
    """Each sentence gives the measures that stand in it, no more and no longer ones."""
    found = extractor.extract(read_bytes((HEAD + text).encode(), "plan.txt"))
    assert sorted(r.label for r in found.referents if r.kind == "Measure") == sorted(measures)


# (text without a policy, words of the measure, or nothing)
SPOKEN: tuple[tuple[str, str], ...] = (
    # what the state says others should do, and what a reader says
    (
        "The ministries met. Local governments should train young pilots, the ministry said.",
        "train young pilots",
    ),
    (
        "The ministries met. According to the ministry, local governments should train young pilots.",
        "train young",
    ),
    ("The ministries met. Local governments should train young pilots, a reader said.", ""),
)


@pytest.mark.parametrize(("text", "words"), SPOKEN, ids=[t for t, _ in SPOKEN])
def test_advice_counts_where_the_state_gives_it(extractor: Extractor, text: str, words: str) -> None:
    """What should be done is a measure where a ministry or its paper says so, not where a reader does."""
    found = [
        r.label
        for r in extractor.extract(read_bytes(text.encode(), "a.txt")).referents
        if r.kind == "Measure"
    ]
    assert any(words in label for label in found) if words else found == []
