"""Which policy "the plan" and "it" mean, case by case."""

import pytest

from kg.claims.extract import Extractor
from kg.documents.load import read_bytes
from kg.model import Key

LAST = " The {} was approved by the Ministry of Fisheries on 3 May 2021."
# What stands before, the word that refers back, and the policy that it means; "" where that is not certain.
CASES = [
    # it builds on another
    ("The Net Mending Plan builds on the 2015 Old Nets Plan.", "plan", "Net Mending Plan"),
    # it replaces another, told of by "it"
    ("The Net Mending Plan is long. It replaces the Old Nets Plan of 2012.", "plan", "Net Mending Plan"),
    # another one that is replaced stands first
    ("The Old Nets Plan was replaced by the Net Mending Plan.", "plan", "Net Mending Plan"),
    # another one to which it is likened
    ("The Net Mending Plan is long. Unlike the Tide Mill Plan, it is dear.", "plan", "Net Mending Plan"),
    # several others that it follows
    ("The Net Mending Plan follows the Old Nets Plan and the Tide Mill Plan.", "plan", "Net Mending Plan"),
    # the predecessor named as such
    (
        "The Net Mending Plan is long. Its predecessor, the Old Nets Plan, was short.",
        "plan",
        "Net Mending Plan",
    ),
    # a clause that sets another one against it
    ("The Net Mending Plan is long. While the Tide Mill Plan is short, it pays.", "plan", "Net Mending Plan"),
    # the ground of the policy is of another kind
    ("The Net Mending Plan was written under the Coast Act 2009.", "plan", "Net Mending Plan"),
    # the ground is what the word says
    ("The Net Mending Plan was written under the Coast Act 2009.", "act", "Coast Act 2009"),
    # a law is an act
    ("The Coast Act 2009 is older than the Net Mending Plan.", "law", "Coast Act 2009"),
    # alone in its sentence, a ground is what is spoken of
    ("Under the Net Mending Plan, six lofts will be built.", "plan", "Net Mending Plan"),
    # the only one of its kind, even if it is over
    ("The Tide Mill Programme follows the Old Nets Plan.", "plan", "Old Nets Plan"),
    # the subject of the sentence before, not another one in it
    ("The Net Mending Plan mentions the Tide Mill Plan twice.", "plan", "Net Mending Plan"),
    # two of a kind side by side
    ("The cabinet praised the Net Mending Plan and the Tide Mill Plan.", "plan", ""),
    # two of a kind, one of them in the title
    (
        "Net Mending Plan\n\nThe Net Mending Plan is long. "
        "The cabinet praised the Net Mending Plan and the Tide Mill Plan.",
        "plan",
        "Net Mending Plan",
    ),
    # a new subject of the same kind
    (
        "The Net Mending Plan is long. The Tide Mill Plan is short.",
        "plan",
        "Tide Mill Plan",
    ),
]


@pytest.mark.parametrize(("before", "word", "meant"), CASES)
def test_a_word_means_the_policy_that_is_spoken_of(
    extractor: Extractor, before: str, word: str, meant: str
) -> None:
    """Of several policies the one that is not over, not a basis and not held against another is meant."""
    extraction = extractor.extract(read_bytes(f"{before}{LAST.format(word)}".encode(), "a.txt"))
    labels = {r.key: r.label for r in extraction.referents}
    dated = {
        labels[c.subject]
        for c in extraction.claims
        if c.predicate == "kg:issuedBy" and isinstance(c.object, Key)
    }
    assert dated == ({meant} if meant else set())


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        # it is the one that the sentence before was about
        ("The Net Mending Plan follows the Old Nets Plan. It will build six lofts.", "Net Mending Plan"),
        # what was replaced will do nothing
        ("The Old Nets Plan was replaced by the Net Mending Plan. It will build six lofts.", ""),
    ],
)
def test_it_is_no_policy_that_is_over(extractor: Extractor, text: str, holder: str) -> None:
    """A policy that another one replaced is not what "it" will do something; who does is left open."""
    extraction = extractor.extract(read_bytes(text.encode(), "a.txt"))
    labels = {r.key: r.label for r in extraction.referents}
    holders = {labels[c.subject] for c in extraction.claims if c.predicate == "kg:hasMeasure"}
    assert holders <= ({holder} if holder else {"Net Mending Plan"})
