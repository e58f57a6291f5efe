"""No judgement is lost in silence, and none is applied to what it was not passed on."""

from collections import Counter

from tests.ledger.sequences import run

HISTORIES = 12
"""How many of the thousand histories of ``tests/benchmarks/ledger_sequences.py`` are told in every run."""


def test_histories_of_texts_and_judgements() -> None:
    """Whatever is judged, edited and built, every judgement is applied rightly or reported with a reason."""
    wrong: list[str] = []
    figures: Counter[str] = Counter()
    for seed in range(HISTORIES):
        found, counted = run(seed)
        wrong += found
        figures += counted
    assert wrong == []
    assert figures["builds"] == 6 * HISTORIES
    assert figures["outcome: applied"] > 100
    assert figures["outcome: lost"] > 20
    assert figures["lost, though said in the same words"] == 0
