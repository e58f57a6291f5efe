"""What analysts who tried the tool found misread, each beside a text in which the same words are meant."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from kg.claims.extract import Extractor
from kg.documents.load import read_bytes
from kg.model import Concept, Key

CASES: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("cases").joinpath("misread.toml").read_text("utf-8")
)["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["text"][-40:] for case in CASES])
def test_a_text_is_read_as_it_is_meant(extractor: Extractor, case: dict[str, Any]) -> None:
    """The graph says what the text says, and nothing that only looks like it."""
    read = extractor.extract(read_bytes(case["text"].encode(), "case.txt"))
    labels = {r.key: r.label for r in read.referents}
    found = {
        (
            labels.get(c.subject, ""),
            c.predicate,
            c.object.curie
            if isinstance(c.object, Concept)
            else labels[c.object.key]
            if isinstance(c.object, Key)
            else c.object.value,
        )
        for c in read.claims
    }
    assert (tuple(case["claim"]) in found) is case["says"]


def test_all_cases_were_collected() -> None:
    """There are 418 cases, 191 of them of what is not said."""
    assert (len(CASES), sum(not case["says"] for case in CASES)) == (418, 191)


def test_letters_behind_a_government_name_another(extractor: Extractor) -> None:
    """The letters behind a state's government are those of an office; behind a ministry they are its own."""
    text = (
        b"Docks are run by the State Government (DSRDA) of Gujarat and the Federal Ministry for Ports (BMH)."
    )
    names = {r.label: r.aliases for r in extractor.extract(read_bytes(text, "case.txt")).referents}
    assert "BMH" in names["Federal Ministry for Ports"]
    assert not any("DSRDA" in aliases for aliases in names.values())


def test_a_port_behind_a_region_is_named_alone(extractor: Extractor) -> None:
    """Of "the Region of Oslo and Jan Vale Port" the port is Jan Vale Port."""
    text = b"The Ministry of Ports will build a line from the Capital Region of Oslo and Jan Vale Port on."
    labels = {r.label for r in extractor.extract(read_bytes(text, "case.txt")).referents}
    assert "Jan Vale Port" in labels
    assert "Oslo and Jan Vale Port" not in labels
