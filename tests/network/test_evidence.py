"""Sentences cut from texts."""

import dataclasses
from typing import Any

import pytest

from kg.network.evidence import quote, read_claims
from kg.network.names import read_names

TEXT = 'He said "go." Then the city\nof  Lume grew。港口扩建。Last line without a stop'
CASES = [
    ("the city", "Then the city", ["the city"]),  # a line break ends a sentence
    ("of  Lume", "of Lume grew。", ["of Lume"]),  # white space is made even, a Chinese stop ends it
    ("扩建", "港口扩建。", ["扩建"]),  # no space is needed after a Chinese stop
    ("without", "Last line without a stop", ["without"]),  # the end of the text ends it
]


def test_there_are_four_cases() -> None:
    """All cases are collected."""
    assert len(CASES) == 4


@pytest.mark.parametrize(("words", "sentence", "marked"), CASES)
def test_evidence_is_shown_in_its_sentence(words: str, sentence: str, marked: list[str]) -> None:
    """The words of a span come with the rest of their sentence and are marked in it."""
    start = TEXT.index(words)
    found, marks = quote(TEXT, [(start, start + len(words))])
    assert (found, [found[a:b] for a, b in marks]) == (sentence, marked)


def test_a_far_off_sentence_end_is_not_looked_for() -> None:
    """In a text without stops only the evidence itself is shown."""
    text = "word " * 400
    assert quote(text, [(1000, 1004)])[0] == "word"


def test_nothing_is_cut_without_a_span() -> None:
    """No span, no words."""
    assert quote(TEXT, []) == ("", ())


def test_a_missing_text_leaves_the_sentence_empty(graph: Any) -> None:
    """Where the text is gone, the passage still names its document, without words."""
    bare = dataclasses.replace(graph, texts={})
    claims = read_claims(bare, read_names(bare.store))
    passages = [p for claim in claims.values() for p in claim.passages if p.source == "r:source-one"]
    assert len(passages) == 6
    assert {p.sentence for p in passages} == {""}
    assert {p.document for p in passages} == {"Coast news"}
