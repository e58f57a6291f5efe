"""Claims of whole articles: the sentences they rest on, how measures nest, and what stays unread."""

from kg.claims.extract import Extractor
from kg.documents.load import read_bytes
from kg.model import Key, Modality, Span, Tier

ARTICLE = """Harbour news

The Harbour Renewal Plan was issued by the State Council on 3 May 2020.

Locks and channels

The Plan sets out these steps.

- Deepening the channel: Build two new locks in the Harbour Bay Free Trade Zone.
"""


def test_every_claim_rests_on_sentences_of_its_document(extractor: Extractor) -> None:
    """Evidence spans are sentences of the document, in order and not empty."""
    document = read_bytes(ARTICLE.encode(), "a.txt")
    sentences = {(s.start, s.end) for s in document.sentences} | {(s.start, s.end) for s in document.sections}
    claims = extractor.extract(document).claims
    assert len(claims) > 15
    for claim in claims:
        assert claim.evidence == tuple(sorted(claim.evidence))
        assert claim.evidence
        assert all((s.start, s.end) in sentences for s in claim.evidence)


def test_measures_nest_and_carry_their_theme(extractor: Extractor) -> None:
    """An action under a heading that states an action is part of it, and both have the section as theme."""
    extraction = extractor.extract(read_bytes(ARTICLE.encode(), "a.txt"))
    labels = {r.key: r.label for r in extraction.referents}
    parts = {
        (labels[c.subject], labels[c.object.key])
        for c in extraction.claims
        if c.predicate == "dcterms:isPartOf" and isinstance(c.object, Key)
    }
    themes = {
        labels[c.object.key]
        for c in extraction.claims
        if c.predicate == "kg:theme" and isinstance(c.object, Key)
    }
    assert parts == {("Build two new locks in the Harbour Bay Free Trade Zone", "Deepening the channel")}
    assert themes == {"Locks and channels"}


def test_a_heading_that_names_a_zone_is_no_theme(extractor: Extractor) -> None:
    """Below the name of a zone nothing has that zone as its theme; below other headings it has."""
    text = (
        "# Harbour Bay Free Trade Zone (HBFTZ)\n\nThe Harbour Bay Free Trade Zone lies in Norway.\n\n"
        "## The Harbour Bay Free Trade Zone (HBFTZ)\n\nThe government will widen the quay.\n\n"
        "## Cleaner ports\n\nThe government will train young divers.\n"
    )
    found = extractor.extract(read_bytes(text.encode(), "plan.md"))
    label = {r.key: r.label for r in found.referents}
    themes = [
        (label[c.subject], label[c.object.key])
        for c in found.claims
        if c.predicate == "kg:theme" and isinstance(c.object, Key)
    ]
    assert themes == [("train young divers", "Cleaner ports")]


def test_the_same_text_gives_the_same_claims(extractor: Extractor) -> None:
    """Extraction keeps nothing from one document to the next."""
    document = read_bytes(ARTICLE.encode(), "a.txt")
    first = extractor.extract(document)
    extractor.extract(read_bytes(b"The Other Plan was issued by the State Council.", "b.txt"))
    assert extractor.extract(document) == first


def test_what_was_not_understood_is_listed(extractor: Extractor) -> None:
    """A sentence with a figure that no claim accounts for is unread."""
    text = "The Harbour Renewal Plan is bold. Nobody knows why 450 swans left the pond."
    document = read_bytes(text.encode(), "a.txt")
    unread = extractor.extract(document).unread
    assert Span(34, len(text)) in [u.span for u in unread]


def test_chinese_sentences_are_read_and_listed_as_unread(extractor: Extractor) -> None:
    """Chinese text gives no claim yet, and every sentence of it is listed."""
    text = "国务院发布通知。各部门应当落实。"
    extraction = extractor.extract(read_bytes(text.encode(), "zh.txt"))
    assert extraction.claims == ()
    assert len(extraction.unread) == 2


def test_a_hope_is_a_candidate(extractor: Extractor) -> None:
    """What a source only hopes for is marked so and not asserted."""
    text = "The Harbour Bay Free Trade Zone is new. It is hoped that this zone will grow into a hub by 2035."
    claims = extractor.extract(read_bytes(text.encode(), "a.txt")).claims
    hoped = [c for c in claims if c.rule == "target-by-year"]
    assert hoped
    assert {c.modality for c in hoped} == {Modality.HOPED}
    assert {c.tier for c in hoped if "coreference" in c.features} == {Tier.CANDIDATE}
