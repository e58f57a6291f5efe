"""What analysts who tried the tool found misread, each beside a text in which the same words are meant."""

import pytest

from kg.claims.extract import Extractor
from kg.documents.load import read_bytes
from kg.model import Concept, Key

PLAN = "The Harbour Plan was approved in 2008. "

# (text, predicate, label of the subject, label or concept of the object, whether the graph says so)
CASES = (
    # how far off a zone lies is not how long it is
    ("The Bay Special Zone lies 90 km south of Oslo.", "kg:indicator", "Bay Special Zone: 90 km", "kgt:ind-distance", True),
    ("The Bay Special Zone has 90 km of roads.", "kg:indicator", "Bay Special Zone: 90 km", "kgt:ind-length", True),
    # a road from one town to another has a length
    ("A road of 300 km from Oslo to Bergen crosses the Bay Special Zone.", "kg:indicator", "Bay Special Zone: 300 km", "kgt:ind-distance", False),
    # where a firm comes from is not where a step is taken
    (PLAN + "The Ministry of Ports will build a dock with Bora Glass Corp (BGC), Norway.", "kg:appliesTo", "build a dock with Bora Glass Corp (BGC), Norway", "Norway", False),
    (PLAN + "The Ministry of Ports will build a dock in Oslo, Norway.", "kg:appliesTo", "build a dock in Oslo, Norway", "Norway", True),
    # three units are mills as well as offices
    (PLAN + "All three units will repair the docks.", "kg:implementedBy", "repair the docks", "three units", False),
    (PLAN + "Three ministries will repair the docks.", "kg:implementedBy", "repair the docks", "Three ministries", True),
    # a plan that is named in passing as the ground of one work does not own the steps of a text
    ("The minister opened the first quay under the Harbour Plan. These works will repair the docks.", "kg:hasMeasure", "Harbour Plan", "repair the docks", False),
    ("Under the Harbour Plan the minister opened a quay. It will repair the docks.", "kg:hasMeasure", "Harbour Plan", "repair the docks", True),
    # who wrote a page is no theme, a matter is
    ("# Harbours\n\n## Ministry of Ports (MOP), Government of Norland\n\nThe Harbour Plan will repair the docks.", "kg:theme", "repair the docks", "Ministry of Ports (MOP), Government of Norland", False),
    ("# Harbours\n\n## Safe docks\n\nThe Harbour Plan will repair the docks.", "kg:theme", "repair the docks", "Safe docks", True),
    # who works in a place does not live there
    ("In the Bay Special Zone more than 900 people are working in mills.", "kg:indicator", "Bay Special Zone: 900 people", "kgt:ind-jobs", True),
    ("In the Bay Special Zone more than 900 people live.", "kg:indicator", "Bay Special Zone: 900 people", "kgt:ind-population", True),
    # what makes up a whole is a share
    ("The Bay Special Zone has 40 docks, constituting 67% of its piers.", "kg:indicator", "Bay Special Zone: 67%", "kgt:ind-growth-rate", False),
    # the states of a row are no place of their own
    ("The Bay Industrial Corridor spans the States of Punjab, Haryana, Rajasthan and Gujarat.", "kg:spans", "Bay Industrial Corridor", "States", False),
    ("The Bay Industrial Corridor spans the States of Punjab, Haryana, Rajasthan and Gujarat.", "kg:spans", "Bay Industrial Corridor", "Rajasthan", True),
)  # fmt: skip


@pytest.mark.parametrize(("text", "predicate", "subject", "thing", "said"), CASES)
def test_a_text_is_read_as_it_is_meant(
    extractor: Extractor, text: str, predicate: str, subject: str, thing: str, said: bool
) -> None:
    """The graph says what the text says, and nothing that only looks like it."""
    read = extractor.extract(read_bytes(text.encode(), "case.txt"))
    labels = {r.key: r.label for r in read.referents}
    found = {
        (labels.get(c.subject, ""), c.object.curie if isinstance(c.object, Concept) else labels[c.object.key])
        for c in read.claims
        if c.predicate == predicate and isinstance(c.object, Key | Concept)
    }
    assert ((subject, thing) in found) is said


def test_all_cases_were_collected() -> None:
    """There are sixteen cases, seven of them of what is not said."""
    assert (len(CASES), sum(not said for *_, said in CASES)) == (16, 7)


def test_letters_behind_a_government_name_another(extractor: Extractor) -> None:
    """The letters behind a state's government are those of an office; behind a ministry they are its own."""
    text = b"The docks are run by the State Government (DSRDA) of Gujarat and the Federal Ministry for Ports (BMH)."
    names = {r.label: r.aliases for r in extractor.extract(read_bytes(text, "case.txt")).referents}
    assert "BMH" in names["Federal Ministry for Ports"]
    assert not any("DSRDA" in aliases for aliases in names.values())


def test_a_port_behind_a_region_is_named_alone(extractor: Extractor) -> None:
    """Of "the Region of Oslo and Jan Vale Port" the port is Jan Vale Port."""
    text = b"The Ministry of Ports will build a line from the Capital Region of Oslo and Jan Vale Port to Bergen."
    labels = {r.label for r in extractor.extract(read_bytes(text, "case.txt")).referents}
    assert "Jan Vale Port" in labels
    assert "Oslo and Jan Vale Port" not in labels
