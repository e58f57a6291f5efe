"""Aims that are denied or were given up are none; limits that are put as a denial are."""

from pathlib import Path

import pytest

import kg
from kg.claims.targets.denied_aims import is_no_aim

# (sentence, whether it states an aim)
CASES: tuple[tuple[str, bool], ...] = (
    ("The harbour plan does not set any target for 2040.", False),  # nothing is set
    ("The ministry set a target of 40 ferries by 2040.", True),
    ("The government has no target for 2045.", False),  # none is had
    ("The government has a target for 2045: 300 ferries.", True),
    ("The plan will not create any jobs by 2030.", False),  # a denial of the outcome
    ("The plan will create 900 jobs by 2030.", True),
    ("Emissions of the port will not exceed 40 tonnes by 2030.", True),  # a limit
    ("No later than 2030, the port shall not be dredged deeper than 12 metres.", True),  # a ban with a date
    ("The council had planned to open the zone in 2031, but rejected it in May 2026.", False),  # given up
    ("The target of 300 ferries by 2040 was abandoned.", False),
    ("The council, which had called for more, planned 300 ferries by 2040.", True),
    ("There is no deadline for the bridge before 2040.", False),
    ("The works have not been planned before 2033.", False),
    ("No one shall be left without water by 2030.", True),  # "no" of something else
)


@pytest.mark.parametrize(("sentence", "stated"), CASES)
def test_denied_aims(sentence: str, stated: bool) -> None:
    """A sentence that denies an aim, or tells that it was given up, states none."""
    assert is_no_aim(sentence) is not stated


def test_no_deadline_of_a_denied_aim(tmp_path: Path) -> None:
    """Of three sentences on deadlines only the one that sets one gives a target."""
    text = "Harbour Growth Plan\n\n" + " ".join(
        (
            "The Harbour Growth Plan was issued by the Ministry of Commerce in 2025.",
            "It does not set any target for 2041.",
            "The Harbour Growth Plan will create 900 jobs by 2042.",
            "The Harbour Growth Plan will not create any jobs by 2043.",
        )
    )
    (tmp_path / "plan.txt").write_text(text, encoding="utf-8")
    claims = kg.extract(kg.read(tmp_path / "plan.txt")).claims
    years = {getattr(c.object, "value", "") for c in claims if c.predicate == "kg:deadlineYear"}
    assert years == {"2042"}


def test_cases() -> None:
    """Fourteen sentences are tried."""
    assert len(CASES) == 14
