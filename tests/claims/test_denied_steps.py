"""Steps of which a sentence says that nobody takes them are no measures; the like of them are."""

import pytest

from kg.claims.extract import Extractor
from kg.documents.load import read_bytes

PLAN = "The Harbour Plan was published by the Ministry of Canals.\n\n"
# (sentence, the words of the step or "" where there is none)
CASES: tuple[tuple[str, str], ...] = (
    ("The league has no intention of widening the quay.", ""),  # nobody is about to
    ("The league has the intention of widening the quay.", "widening the quay"),
    ("There is a risk that the plan will close the old market.", ""),  # only feared
    ("The board said that the plan will close the old market.", "close the old market"),
    ("The fear that the ministry will sell the ferries is old.", ""),
    ("The council admitted that promises to build a mole won’t happen.", ""),  # not kept
    ("The council kept its promises to build a mole.", "build a mole"),
    ("The minister will today travel to the lock.", ""),  # a journey
    ("The minister will today open the lock.", "open the lock"),
    ("The plan will undermine the trust of the fishers.", ""),  # harm
    ("The plan will strengthen the trust of the fishers.", "strengthen the trust of the fishers"),
    ("The ministry will widen the quay, where boats never lie.", "widen the quay"),  # "never" of boats
)


@pytest.mark.parametrize(("sentence", "step"), CASES)
def test_a_denied_step_is_no_measure(extractor: Extractor, sentence: str, step: str) -> None:
    """A step that is denied, feared, not kept, harmful or a journey gives no measure, its like does."""
    extraction = extractor.extract(read_bytes((PLAN + sentence).encode(), "plan.txt"))
    found = [r.label for r in extraction.referents if r.kind == "Measure"]
    assert any(step in label for label in found) if step else found == []


def test_cases() -> None:
    """Twelve sentences are tried, half of them without a step."""
    assert [len(CASES), sum(not step for _, step in CASES)] == [12, 6]
