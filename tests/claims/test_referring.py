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
    # what went before is said behind the name
    (
        "The Net Mending Plan is long. The Old Nets Plan, its predecessor, was short.",
        "plan",
        "Net Mending Plan",
    ),
    # another part of the text, which has not spoken of any yet
    (
        "# Net Mending Plan\n\nThe Net Mending Plan is long.\n\n## Before\n\nThe Old Nets Plan was short.\n\n"
        "## Now\n\nNets are dear.",
        "plan",
        "Net Mending Plan",
    ),
    # the same part of the text, which speaks of another one
    (
        "# Net Mending Plan\n\nThe Net Mending Plan is long.\n\n"
        "## Before\n\nThe Old Nets Plan was short. Nets were dear.",
        "plan",
        "Old Nets Plan",
    ),
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
        # unlike another one, it has a list
        (
            "The Net Mending Plan is long. "
            "Unlike the Old Nets Plan, it sets out these steps:\n\n- Build six lofts",
            "Net Mending Plan",
        ),
        # what was replaced, named alone in the sentence before
        (
            "The Net Mending Plan is long.\n\n"
            "The Old Nets Plan was replaced. The Ministry of Fisheries will build six lofts.",
            "",
        ),
        # the one that follows another acts
        ("Following the Old Nets Plan, the Net Mending Plan will build six lofts.", "Net Mending Plan"),
        # what was replaced will do nothing, what replaces it will
        (
            "The Old Nets Plan was replaced by the Net Mending Plan. It will build six lofts.",
            "Net Mending Plan",
        ),
    ],
)
def test_it_is_no_policy_that_is_over(extractor: Extractor, text: str, holder: str) -> None:
    """A policy that another one replaced or differs from plans nothing more; who does is left open."""
    extraction = extractor.extract(read_bytes(text.encode(), "a.txt"))
    labels = {r.key: r.label for r in extraction.referents}
    holders = {
        labels[c.subject]
        for c in extraction.claims
        if c.predicate == "kg:hasMeasure" and c.rule != "holder-passage"
    }
    assert holders == ({holder} if holder else set())


@pytest.mark.parametrize(
    ("text", "replaced"),
    [
        # the policy that the sentence before put out
        ("The cabinet adopted the Net Mending Plan. It replaces the Old Nets Plan.", {"Old Nets Plan"}),
        # two policies, of which nobody knows which does
        (
            "The cabinet adopted the Net Mending Plan and the Tide Mill Plan. It replaces the Old Nets Plan.",
            set(),
        ),
        # another section
        ("The cabinet adopted the Net Mending Plan.\n\n## Later\n\nIt replaces the Old Nets Plan.", set()),
    ],
)
def test_it_may_replace_a_policy(extractor: Extractor, text: str, replaced: set[str]) -> None:
    """What replaces a policy is the one policy of the sentence before, whoever put that out."""
    extraction = extractor.extract(read_bytes(text.encode(), "a.md"))
    labels = {r.key: r.label for r in extraction.referents}
    found = {labels[c.subject] for c in extraction.claims if c.predicate == "dcterms:isReplacedBy"}
    assert found == replaced


@pytest.mark.parametrize(
    ("before", "body"),
    [
        # one that helps another
        ("The Ministry of Nets, together with the Ministry of Lofts, met.", "Ministry of Nets"),
        # the last one of its head
        ("The Ministry of Nets met. The Ministry of Lofts sang.", "Ministry of Lofts"),
        # two that act together
        ("The Ministry of Nets and the Ministry of Lofts met.", ""),
        # three in a list
        ("The Ministry of Nets, the Ministry of Lofts and the Harbour Commission met.", ""),
        # two of which only one is a ministry
        ("The Ministry of Nets and the Harbour Commission met.", "Ministry of Nets"),
    ],
)
def test_a_body_named_with_another_is_not_told_by_its_kind(
    extractor: Extractor, before: str, body: str
) -> None:
    """The ministry is the one that acted last; of two that acted together it may be either."""
    text = f"{before} The ministry issued the Net Mending Plan in 2020."
    extraction = extractor.extract(read_bytes(text.encode(), "a.txt"))
    labels = {r.key: r.label for r in extraction.referents}
    issuers = {
        labels[c.object.key]
        for c in extraction.claims
        if c.predicate == "kg:issuedBy" and isinstance(c.object, Key)
    }
    assert issuers == ({body} if body else set())


@pytest.mark.parametrize(
    ("text", "policy"),
    [
        # a clause about the other one, closed by a comma
        ("The Net Mending Plan, which replaced the Old Nets Plan, was issued by {}.", "Net Mending Plan"),
        # words about the other one, without a verb
        ("The Net Mending Plan, a successor to the Old Nets Plan, was issued by {}.", "Net Mending Plan"),
        ("The Net Mending Plan, building on the Old Nets Plan, has been issued by {}.", "Net Mending Plan"),
        # the clause itself tells it
        ("The Net Mending Plan follows the Old Nets Plan, which was issued by {}.", "Old Nets Plan"),
        ("The Net Mending Plan replaced the Old Nets Plan, issued by {}.", "Old Nets Plan"),
        # what a policy rests on comes first
        ("In line with the Old Nets Plan, the Net Mending Plan was issued by {}.", "Net Mending Plan"),
    ],
)
def test_what_a_clause_between_commas_names_is_not_the_subject(
    extractor: Extractor, text: str, policy: str
) -> None:
    """The verb behind a clause that a comma closes tells of the policy before that clause."""
    extraction = extractor.extract(read_bytes(text.format("the Ministry of Nets").encode(), "a.txt"))
    labels = {r.key: r.label for r in extraction.referents}
    assert {labels[c.subject] for c in extraction.claims if c.predicate == "kg:issuedBy"} == {policy}
