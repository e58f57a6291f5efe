"""Tests of whose a measure is: how gold judges it, and that asserted ones are right on real texts."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from kg.claims.extract import Extractor, make_extractor
from kg.documents.load import load_document, read_bytes
from kg.evaluation.calibration import Verdict, verdicts
from kg.evaluation.facts import Facts, Named, Pair, read_gold
from kg.evaluation.measure import find_corpus, goldsets
from kg.lexicon import reference
from kg.model import Tier

ROOT = Path(__file__).resolve().parents[2]
TEXT = "The Harbour Renewal Plan will widen the outer quay."
STEP = Named(("widen the outer quay",))
NOTHING = Facts((), (), (), (), (), (), (), (), (), (), ())

# (what gold says of the measure, whether our claim is right; None: gold cannot judge it)
CASES = (
    (Pair(Named(("Harbour Renewal Plan",)), STEP), True),
    (Pair(Named(("Pier Act",)), STEP), False),  # another policy
    (Pair(Named(("",)), STEP), False),  # a measure of no policy
    (Pair(Named(("Harbour Renewal Plan",)), Named(("train young divers",))), None),  # gold lacks the measure
)


def judged(extractor: Extractor, gold: Pair) -> tuple[Verdict, ...]:
    """Return the verdicts on whose the measure of the text is."""
    document = read_bytes(TEXT.encode(), "case.txt")
    facts = replace(NOTHING, holders=(gold,))
    return tuple(v for v in verdicts(extractor.extract(document), {}, facts) if v.family == "holders")


@pytest.mark.parametrize(("gold", "is_right"), CASES)
def test_gold_judges_whose_a_measure_is(extractor: Extractor, gold: Pair, is_right: bool | None) -> None:
    """The claim is right with the policy of gold, wrong with another or none; else it is not judged."""
    found = judged(extractor, gold)
    assert [v.right for v in found] == ([] if is_right is None else [is_right])
    assert len(CASES) == 4


@pytest.mark.parametrize(
    ("date", "is_right"),
    [("2031", True), ("2031-05-04", True), ("2031-05", True), ("2030-05-04", False)],
)
def test_a_year_alone_is_not_wrong(extractor: Extractor, date: str, is_right: bool) -> None:
    """A claim that tells only the year is right where gold knows the day, and wrong in another year."""
    document = read_bytes(b"The Harbour Law No. 12 of 2031 was passed.", "case.txt")
    gold = replace(NOTHING, dates=(Pair(Named(("Harbour Law No. 12 of 2031",)), Named((date,))),))
    found = [v.right for v in verdicts(extractor.extract(document), {}, gold) if v.family == "dates"]
    assert set(found) == {is_right}


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    """Return an extractor with the tables that come along."""
    return make_extractor(reference())


def test_asserted_ones_are_right_on_real_texts(extractor: Extractor) -> None:
    """Of the measures that are ascribed to a policy as facts, nine in ten are ascribed as in gold."""
    corpus = find_corpus(ROOT)
    if corpus is None:
        pytest.skip("LOUD: the real texts are not at hand (POLICY_KG_CORPUS)")
    count: Counter[bool] = Counter()
    for text, gold in goldsets(ROOT / "tests/evaluation/gold", ROOT / "graph/documents", corpus)[
        "development"
    ]:
        document = load_document(text)
        quotes = {(s.start, s.end): document.text[s.start : s.end] for s in document.sentences}
        found = verdicts(extractor.extract(document), quotes, read_gold(gold))
        count.update(v.right for v in found if v.family == "holders" and v.tier is Tier.ASSERTED)
    assert count.total() > 20
    assert count[True] >= 0.9 * count.total()
