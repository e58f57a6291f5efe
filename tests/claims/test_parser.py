"""The optional parser is loaded only if it is the one that was checked, and says whether subjects agree."""

from pathlib import Path

import pytest

from kg.claims.extract import Extractor, make_extractor
from kg.claims.gathering.counting import AGREES, PARSED
from kg.claims.parser import Parser, agrees, load_parser, verify_model
from kg.claims.subjects import subject_marks
from kg.documents.load import load_documents, read_bytes
from kg.exceptions import DataError
from kg.identifiers import sha256
from kg.lexicon import reference
from kg.model import Claim
from kg.resources import example_graph

# (sentence, subject, object, whether the grammar makes the one the subject of the other)
CASES = [
    # a plain verb
    ("The Harbour Zone covers Mumbai and Pune.", "Harbour Zone", "Pune", True),
    # a relative clause stands for its noun
    ("The Harbour Zone, which covers Mumbai and Pune, pays no duty.", "Harbour Zone", "Pune", True),
    # a participle hangs on its noun
    ("Nobody visits the Harbour Zone located in Norway.", "Harbour Zone", "Norway", True),
    # a participle in front belongs to the subject of the sentence
    ("Located in Norway, the Harbour Zone pays no duty.", "Harbour Zone", "Norway", True),
    # what is of the zone is the zone's
    ("The total area of the Harbour Zone is 1,200 square kilometres.", "Harbour Zone", "1,200", True),
    # the subject of another clause
    ("The Harbour Zone says that the River Zone covers Mumbai and Pune.", "Harbour Zone", "Pune", False),
    # a mere place in the sentence
    ("Firms in the Harbour Zone have offices in Norway.", "Harbour Zone", "offices", True),
    # the object of the sentence
    ("Norway likes the Harbour Zone because Sweden visited Mumbai.", "Harbour Zone", "Mumbai", False),
]


@pytest.fixture(scope="module")
def parser() -> Parser:
    """Return the parser, or skip where it is not installed."""
    found = load_parser()
    if found is None:
        pytest.skip("LOUD: the extra nlp is not installed, so the parser was not tested")
    return found


def test_all_cases_are_collected() -> None:
    """There are eight sentences."""
    assert len(CASES) == 8


@pytest.mark.parametrize(("sentence", "subject", "obj", "expected"), CASES, ids=range(len(CASES)))
def test_agreement(parser: Parser, sentence: str, subject: str, obj: str, expected: bool) -> None:
    """The parser agrees where the clause of the object has this subject, and only there."""
    spans = [(sentence.index(words), sentence.index(words) + len(words)) for words in (subject, obj)]
    assert agrees(parser.parse(sentence), spans[0], spans[1]) is expected


def test_claims_are_marked(parser: Parser, extractor: Extractor) -> None:
    """A claim of coverage whose subject the parser confirms is marked so; others are not marked."""
    document = read_bytes(b"The Harbour Bay Free Trade Zone covers Mumbai and Pune.", "a.txt")
    extraction = extractor.extract(document)
    marks = subject_marks(document, extraction.claims, extraction.referents, parser)
    marked = {extraction.claims[n].predicate: mark for n, mark in marks.items()}
    assert marked in ({"kg:spans": AGREES}, {"kg:contains": AGREES})


def test_the_parser_changes_tiers_only(parser: Parser) -> None:
    """With the parser the same claims come out; only features, confidence, bound and tier may differ."""
    plain, checked = make_extractor(reference()), make_extractor(reference(), parser=parser)
    documents, _ = load_documents([example_graph() / "documents"])
    marked = 0
    for document in documents:
        one, other = plain.extract(document), checked.extract(document)
        assert [_said(c) for c in one.claims] == [_said(c) for c in other.claims]
        assert (one.referents, one.unread, one.coverage) == (other.referents, other.unread, other.coverage)
        marked += sum(bool(PARSED & set(c.features)) for c in other.claims)
    assert marked > 50


def _said(claim: Claim) -> tuple[object, ...]:
    return (
        claim.subject,
        claim.predicate,
        claim.object,
        claim.evidence,
        claim.rule,
        claim.modality,
        claim.found,
    )


def test_a_model_of_another_digest_is_not_loaded(tmp_path: Path) -> None:
    """A file that is missing or was changed is refused by name, with what to do."""
    (tmp_path / "model").write_bytes(b"good")
    verify_model(tmp_path, {"model": sha256(b"good")})
    (tmp_path / "model").write_bytes(b"bad")
    with pytest.raises(DataError, match=r"model: a file of the parser's model .* Install en-core-web-sm"):
        verify_model(tmp_path, {"model": sha256(b"good")})
    with pytest.raises(DataError, match="absent"):
        verify_model(tmp_path, {"absent": sha256(b"good")})
