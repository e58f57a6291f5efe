"""Texts that hold no policy give no policy, zone, facility, industry, target or measure."""

import json
import tomllib
from pathlib import Path

import pytest

from kg.claims.extract import Extractor
from kg.documents.load import read_bytes
from kg.evaluation.facts import facts_of
from kg.evaluation.measure import find_corpus, found_in
from kg.model import Tier

HERE = Path(__file__).resolve().parent
CORPUS = find_corpus(HERE.parents[1])
FAMILIES = ("policies", "zones", "facilities", "industries", "targets", "measures")
TEXTS: list[str] = tomllib.loads((HERE / "negatives.toml").read_text(encoding="utf-8"))["texts"]


def test_all_texts_were_collected() -> None:
    """There are fifty-seven texts of our own."""
    assert len(set(TEXTS)) == 57


@pytest.mark.parametrize("text", TEXTS, ids=[t[:24] for t in TEXTS])
def test_a_text_without_policy_gives_nothing(extractor: Extractor, text: str) -> None:
    """No fact of the six families is drawn, in any tier."""
    document = read_bytes(text.encode(), "a.txt")
    facts = facts_of(extractor.extract(document), {})
    assert {f: getattr(facts, f) for f in FAMILIES if getattr(facts, f)} == {}


def test_real_texts_without_policy_give_at_most_one_false_fact(extractor: Extractor) -> None:
    """Over all real negative texts together at most one fact of the six families is drawn."""
    if CORPUS is None:
        pytest.skip("LOUD: the real texts without policy are not at hand (POLICY_KG_CORPUS)")
    gold = json.loads((CORPUS / "gold" / "negatives.json").read_text(encoding="utf-8"))
    names = [n for n in gold if not n.startswith("_")]
    assert names
    false = [
        (name, family, fact)
        for name in names
        for family in FAMILIES
        for fact in getattr(found_in(extractor, CORPUS / "corpus" / f"{name}.txt", tuple(Tier)), family)
    ]
    assert len(false) <= 1, false
