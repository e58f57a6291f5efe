"""Confidence by counting: the Beta distribution, the levels of the table, and the tier that follows."""

from dataclasses import replace

import pytest

from kg.claims.gathering.beta import quantile, share_below
from kg.claims.gathering.collector import Collector
from kg.claims.gathering.counting import Counts, Row, family_of, packaged_counts, policy, written
from kg.exceptions import DataError
from kg.model import Concept, Key, Literal, Span, Tier

ROWS = (
    Row("issuers", "good", (), 40, 1),
    Row("issuers", "good", ("coreference",), 2, 6),
    Row("issuers", "good", ("doubtful",), 3, 0),
    Row("issuers", "proved", ("doubtful",), 60, 1),
    Row("issuers", "poor", (), 20, 20),
    Row("measures", "item", (), 50, 1),
    Row("measures", "item", ("doubtful",), 1, 5),
    Row("industries", "sector", (), 50, 1),
)
TABLE = Counts(ROWS)
HERE = (Span(0, 5),)


@pytest.mark.parametrize(
    ("x", "a", "b", "wanted"),
    [
        (0.5, 1, 1, 0.5),
        (0.3, 2, 5, 0.579825),
        (0.1, 1, 9, 1 - 0.9**9),
        (0.9, 9, 1, 0.9**9),
        # The chance of at least 4 of 10 at 0.3, by the sum of the binomial distribution.
        (0.3, 4, 7, 0.3503892816),
        (0.0, 3, 4, 0.0),
        (1.0, 3, 4, 1.0),
    ],
)
def test_the_distribution_has_known_values(x: float, a: float, b: float, wanted: float) -> None:
    """Powers and binomial sums, where the function has a closed form."""
    assert share_below(x, a, b) == pytest.approx(wanted, abs=1e-10)


@pytest.mark.parametrize(("a", "b"), [(1, 1), (3.8, 0.2), (0.2, 3.8), (2, 30), (400.5, 12.5), (5000, 700)])
def test_a_quantile_is_the_inverse(a: float, b: float) -> None:
    """What lies below a quantile is its share, and quantiles grow."""
    found = [quantile(share, a, b) for share in (0.05, 0.5, 0.95)]
    assert found == sorted(found)
    assert [share_below(x, a, b) for x in found] == pytest.approx([0.05, 0.5, 0.95], abs=1e-6)
    assert quantile(0.05, 7, 1) == pytest.approx(0.05 ** (1 / 7))


def test_more_readings_narrow_the_bound() -> None:
    """Ten times as many readings with the same share of errors give a higher bound and a like mean."""
    few = Counts([Row("dates", "r", (), 9, 1)]).sure("r", "dates")
    many = Counts([Row("dates", "r", (), 90, 10)]).sure("r", "dates")
    assert few.bound < many.bound < many.mean
    assert abs(few.mean - many.mean) < 0.05


def test_features_fall_back_on_the_rule_and_the_rule_on_its_family() -> None:
    """Own counts decide where there are any; else the level above, with a wider bound."""
    good, unseen = TABLE.sure("good", "issuers"), TABLE.sure("new", "issuers")
    assert TABLE.sure("good", "issuers", ["coreference"]).mean < 0.6 < unseen.mean < good.mean
    assert TABLE.sure("good", "issuers", ["unheard-of"]) == good
    assert (unseen.counted, good.counted) == (False, True)
    assert unseen.bound < good.bound


def test_a_weak_feature_is_worth_no_more_than_elsewhere() -> None:
    """A rule never seen with a weak feature does not get its full trust."""
    assert TABLE.sure("sector", "industries", ["coreference"]).mean < TABLE.sure("sector", "industries").mean


@pytest.mark.parametrize(
    ("rule", "family", "features", "tier"),
    [
        ("good", "issuers", (), Tier.ASSERTED),
        ("poor", "issuers", (), Tier.CANDIDATE),
        # Doubt needs proof: three readings are none, sixty are.
        ("good", "issuers", ("doubtful",), Tier.CANDIDATE),
        ("proved", "issuers", ("doubtful",), Tier.ASSERTED),
        ("never-judged", "", (), Tier.ASSERTED),
        ("never-judged", "", ("doubtful",), Tier.CANDIDATE),
        # A property that gold does not judge stands with the other claims of its rule.
        ("poor", "", (), Tier.CANDIDATE),
        ("good", "", (), Tier.ASSERTED),
    ],
)
def test_counting_decides_on_the_tier(rule: str, family: str, features: tuple[str, ...], tier: Tier) -> None:
    """Sure readings are asserted, wrong and doubted ones are candidates."""
    assert TABLE.sure(rule, family, features).tier is tier


def test_a_ceiling_holds_whatever_was_counted() -> None:
    """A rule with a stated ceiling stays a candidate."""
    held = Counts(ROWS, "", replace(policy(), ceilings={"good": "by way of trial"}))
    assert held.sure("good", "issuers").tier is Tier.CANDIDATE
    assert all(len(reason) > 20 for reason in policy().ceilings.values())


def test_what_is_said_of_a_candidate_is_one() -> None:
    """A claim about a measure is asserted only with the measure, and silent gold follows the measure."""
    collector = Collector("source-a", counts=TABLE)
    for key, tier in (("measure-sure", Tier.ASSERTED), ("measure-unsure", Tier.CANDIDATE)):
        said = collector.say(key, "rdf:type", Concept("kg:Measure"), HERE, "item", tier=tier)
        about = collector.say(key, "kg:addressesIndustry", Key("industry-x"), HERE, "sector")
        theme = collector.say(key, "kg:theme", Key("theme-x"), HERE, "theme", tier=Tier.CANDIDATE)
        assert (said, about, theme) == (tier, tier, tier)


def test_the_claim_bears_mean_and_bound() -> None:
    """Both are those of the table; an uncertain order of lines takes its share."""
    sure = TABLE.sure("good", "issuers")
    for woven, share in ((False, 1.0), (True, policy().reconstructed)):
        collector = Collector("source-a", woven, TABLE)
        collector.say("policy-p", "kg:issuedBy", Key("body-b"), HERE, "good")
        (claim,) = collector.frozen()
        assert claim.confidence == round(sure.mean * share, 3)
        assert claim.bound == round(sure.bound * share, 3) < claim.confidence


def test_a_second_sure_reading_lifts_the_doubt() -> None:
    """The same statement, doubted once and sure once, is sure."""
    collector = Collector("source-a", counts=TABLE)
    first = collector.say("policy-p", "kg:issuedBy", Key("b"), HERE, "good", tier=Tier.CANDIDATE)
    again = collector.say("policy-p", "kg:issuedBy", Key("b"), (Span(9, 12),), "good")
    assert (first, again) == (Tier.CANDIDATE, Tier.ASSERTED)


def test_families_are_those_of_properties_and_classes() -> None:
    """What gold does not list has no family."""
    assert family_of("kg:spans", Key("place-a")) == "covers"
    assert family_of("rdf:type", Concept("kg:Facility")) == "facilities"
    assert family_of("rdf:type", Concept("kg:Facility"), "name") == ""
    assert family_of("skos:altLabel", Literal("PKG")) == ""


def test_the_packaged_table_is_of_this_version_and_is_written_as_it_is_read() -> None:
    """The first line tells version and digest of the gold."""
    table = packaged_counts()
    assert table.note.startswith("version 2; texts: ")
    assert "gold sha256:" in table.note
    assert written(table).count("\n") == len(table.rows) + 2
    assert all(row.right + row.wrong > 0 for row in table.rows)


def test_another_version_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A table of another version is an error, not a guess."""
    monkeypatch.setattr("kg.claims.gathering.counting.VERSION", 99)
    packaged_counts.cache_clear()
    with pytest.raises(DataError, match="version 99"):
        packaged_counts()
    packaged_counts.cache_clear()
