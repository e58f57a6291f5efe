"""Results over texts: sums, genres, intervals; and gold files found with their texts."""

import json
from pathlib import Path

import pytest

from kg.evaluation.calibration import Verdict, brier, fold_of, folded, reliability, rows_of, without_fold
from kg.evaluation.facts import read_gold
from kg.evaluation.measure import Figures, held_to
from kg.evaluation.pairs import find_pairs
from kg.evaluation.results import Result, interval, lines
from kg.evaluation.score import Score
from kg.exceptions import InputError
from kg.model import Tier

KEYS = (
    *("policies", "bodies", "zones", "places", "industries", "facilities"),
    *("statistics", "targets", "measures", "relations"),
)


def one(name: str, genre: str, right: int, found: int, gold: int) -> Result:
    """Return the result of a text in which only zones were looked for."""
    return Result(name, genre, "all", (Score("zones", right, found, gold, right),))


RESULTS = (one("a", "plan", 3, 4, 5), one("b", "news", 1, 1, 6), one("c", "news", 4, 8, 4))


@pytest.mark.parametrize(
    ("family", "genre", "right", "found", "gold", "texts"),
    [("zones", "all", 8, 13, 15, 3), ("all", "all", 8, 13, 15, 3), ("all", "news", 5, 9, 10, 2)],
)
def test_counts_are_summed(
    family: str, genre: str, right: int, found: int, gold: int, texts: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Facts are counted over texts, not averaged; each genre has a line of its own."""
    monkeypatch.setattr("kg.evaluation.results.FAMILIES", ("zones",))
    line = next(x for x in lines(RESULTS) if (x.family, x.genre) == (family, genre))
    f = line.figures
    assert (f.right, f.found, f.gold, line.texts) == (right, found, gold, texts)
    assert line.low <= f.f1 <= line.high


def test_intervals_are_the_same_each_time_and_narrow_with_more_texts() -> None:
    """A generator of its own with a fixed seed; one text alone gives no interval."""
    some = [Figures(3, 4, 3, 5), Figures(1, 1, 1, 6), Figures(4, 8, 4, 4)]
    low, high = interval(some)
    assert (low, high) == interval(some)
    many_low, many_high = interval(some * 30)
    assert low < many_low < many_high < high
    assert interval(some[:1]) == (some[0].f1, some[0].f1)
    assert interval(some, 0)[0] == interval(some, 0)[1]


def test_a_text_is_found_beside_its_gold_or_where_it_is_said_to_be(tmp_path: Path) -> None:
    """Same name, another ending; folders stand for all their gold."""
    gold, texts = tmp_path / "gold", tmp_path / "texts"
    for folder in (gold, texts):
        folder.mkdir()
    for name in ("b.json", "a.json"):
        (gold / name).write_text("{}")
    (gold / "a.md").write_text("beside")
    (texts / "a.txt").write_text("elsewhere")
    (texts / "b.html").write_text("elsewhere")
    assert find_pairs([gold / "a.json"]) == ((gold / "a.md", gold / "a.json"),)
    assert [t.name for t, _ in find_pairs([gold, gold / "a.json"], texts)] == ["a.txt", "b.html"]
    with pytest.raises(InputError, match="no text named b"):
        find_pairs([gold])
    with pytest.raises(InputError, match="no such file"):
        find_pairs([tmp_path / "nowhere"])
    with pytest.raises(InputError, match="no gold file"):
        find_pairs([texts])


def test_a_place_may_bear_other_names_in_gold(tmp_path: Path) -> None:
    """Other names of a place count as the place, with and without them a file of gold is read."""
    gold: dict[str, list[object]] = {key: [] for key in KEYS}
    gold["places"] = [
        {"name": "Norland Autonomous Region", "kind": "region", "within": [], "aliases": ["Norland"]},
        {"name": "Varo", "kind": "city", "within": ["Norland Autonomous Region"]},
    ]
    (tmp_path / "a.json").write_text(json.dumps(gold))
    (pair,) = read_gold(tmp_path / "a.json").within
    assert (pair.left.names, pair.right.names) == (("Varo",), ("Norland Autonomous Region", "Norland"))


def verdict(confidence: float, right: bool, rule: str = "r") -> Verdict:
    """Return what gold says of one claim."""
    return Verdict("zones", rule, (), confidence, 0.5, Tier.ASSERTED, right)


def test_reliability_and_brier() -> None:
    """Bins hold what falls into them; the score is the mean squared distance."""
    some = [verdict(0.95, True), verdict(0.95, False), verdict(1.0, True), verdict(0.2, False)]
    low, high = reliability(some)
    assert (low.count, low.right, high.count, round(high.right, 3)) == (1, 0.0, 3, 0.667)
    assert brier(some) == pytest.approx((0.05**2 + 0.95**2 + 0.0 + 0.2**2) / 4)
    assert brier([]) == 0.0


def test_a_fold_is_judged_by_the_others() -> None:
    """The table for a text does not know the text."""
    digests = {fold_of(f"sha256:{n:08x}"): f"sha256:{n:08x}" for n in range(5)}
    found = {digest: [verdict(0.5, fold == 0, "r")] * 9 for fold, digest in digests.items()}
    assert [(r.right, r.wrong) for r in without_fold(found, 0).rows] == [(0, 36)]
    assert [(r.right, r.wrong) for r in rows_of(v for some in found.values() for v in some)] == [(9, 36)]
    own = [v.confidence for v in folded(found) if v.right]
    others = [v.confidence for v in folded(found) if not v.right]
    assert max(own) < min(others)


def test_the_asserted_tier_is_held_to_precision_too() -> None:
    """No more precision is asked than was asked for."""
    figures = {"zones": Figures(10, 10, 10, 20), "all": Figures(19, 20, 19, 40)}
    assert held_to("asserted", figures) == {"zones": 0.666, "all": 0.633, "precision of all": 0.9}
    assert held_to("all", figures) == {"zones": 0.666, "all": 0.633}
