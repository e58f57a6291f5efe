"""What a pattern cannot do without is told rightly: skipping a search never loses a match."""

import re
import string
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import resources
from kg.claims.extract import Extractor
from kg.claims.gathering.coded import coded_rules
from kg.claims.patterns.cued import cued
from kg.claims.patterns.cues import folded, needs
from kg.claims.patterns.endings import endings_of
from kg.claims.patterns.spotting import Board, board
from kg.claims.patterns.words import alternation
from kg.claims.rules.declarative import rules
from kg.documents.load import load_documents, read_bytes
from kg.evaluation.measure import find_corpus

WORDING: list[tuple[str, list[set[str]]]] = [
    # a word in the singular or the plural, as a whole
    (r"\b(?:harbours?|ports)\b", [{"‖harbours‖", "‖harbour‖", "‖ports‖"}]),
    # either case of a first letter
    (r"\b[Tt]he\s+Zone\b", [{"‖Zone‖"}, {"‖The‖", "‖the‖"}]),
    # of words in a row the rarest, the first and the last
    (r"\bbay\s+in\s+Xenia", [{"‖Xenia"}, {"‖bay‖"}]),
    # what may be repeated or is forbidden is not needed
    (r"(?:ico)*(?!bay)port", [{"port"}]),
    # of several words in a branch the rarest one stands for it
    (r"(?:set\s+aside|quit)\b", [{"‖aside‖", "quit‖"}, {"set‖", "quit‖"}]),
    # a sign, a digit, the rest with and without what may be missing
    (r"\((?:No )?Q\d+", [{"‖No‖", "‖Q"}, {"("}, {"⌗"}]),
    # a list of words as it stands in many patterns, here as a whole and there in the middle of a name
    (r"\b(?:(?=[bh])(?:bays|harbour))\b", [{"‖bays‖", "‖harbour‖"}]),
    (r"\bold (?:(?=[bh])(?:bays|harbour))ing", [{"‖old‖"}, {"‖baysing", "‖harbouring"}]),
    # what forbids a letter on one side is an edge, and so is the beginning or the end of the text
    (r"(?<![\w-])port(?![\w-]|\s+of)", [{"‖port‖"}]),
    (r"^bay|zoo$|\np", [{"‖bay", "zoo‖", "‖p"}]),
    # what forbids less is none
    (r"(?<![a-z])port(?![-’])", [{"port"}]),
    # marks of mentions
    (r"‹D(\d+)›", [{"‹"}, {"›"}, {"‖D"}]),
]
SILENT = [
    # any word
    r"\w+s?",
    # one branch says nothing
    r"\bport\b|\w+",
    # a form that is not read
    r"(?P<a>x)(?P=a)yz",
    # a list that does not end
    r"(?:(?=[bh])(?:bays|harbour)",
    # a flag for the whole
    r"(?i)port",
    # the sign that stands for an edge
    "port‖",
    # what only looks around, even with brackets in a class
    r"(?=port[)(])(?<!\))\w",
]
PIECES = [
    *("a", "ab", "port", "Zone", "s?", "(?:ab|b)", "[Aa]b", r"\s+", r"\b", r"\w", " ", r"\s", "-", r"\("),
    *(r"\d", r"\d+", r"\d?", r"\B", "(?:a b|Zone port)", "(?<=b)", "(?<!a)", "[-(]", "a-b"),
    *("(?=b)", "(?:a|ba)+", "b{2}", "(?:ab){0,2}", "(?i:AB)"),
    *(
        r"(?<![\w-])",
        r"(?!\w)",
        r"(?![\w-]|\s+Z)",
        r"(?<![^\w])",
        "^",
        "$",
        r"\A",
        r"\Z",
        r"\n",
        "(?:^|[ (])",
        "[é’]",
        "é?",
    ),
]
patterns = st.lists(
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map("".join), min_size=1, max_size=3
).map("|".join)
texts = st.text(alphabet="abABport Zonesé’É\u017f\u212aİ1٣-(_\n", max_size=30)
names = st.lists(st.text(alphabet="abc ", min_size=1, max_size=6).map(str.strip).filter(bool), min_size=9)


@pytest.mark.parametrize(("pattern", "expected"), WORDING)
def test_needs_are_read_off_the_wording(pattern: str, expected: list[set[str]]) -> None:
    """Of each need every match holds one cue."""
    assert sorted(map(sorted, needs(pattern))) == sorted(map(sorted, expected))


@pytest.mark.parametrize("pattern", SILENT)
def test_nothing_is_told_where_nothing_is_certain(pattern: str) -> None:
    """A pattern that may match anything, or of unknown form, needs nothing: it is always searched for."""
    assert needs(pattern) == ()
    assert cued(pattern).may_match("")


def test_all_cases_were_collected() -> None:
    """There are twelve wordings that tell something and seven that do not."""
    assert (len(WORDING), len(SILENT)) == (12, 7)


@given(patterns, texts)
def test_no_match_is_lost(pattern: str, text: str) -> None:
    """With and without cues, and in either case, a pattern finds the same."""
    for flags in (re.NOFLAG, re.IGNORECASE):
        plain, quick = re.compile(pattern, flags), cued(pattern, flags)
        assert [m.span() for m in quick.finditer(text)] == [m.span() for m in plain.finditer(text)]
        assert (quick.search(text) is None) == (plain.search(text) is None)
        for start, end in ((0, len(text) // 2), (len(text) // 2, len(text))):
            spans = [m.span() for m in plain.finditer(text, start, end)]
            assert [m.span() for m in quick.finditer(text, start, end)] == spans


@settings(max_examples=50)
@given(st.lists(st.tuples(patterns, st.booleans()), min_size=1, max_size=6), texts)
def test_patterns_that_come_later_are_met_too(given_later: list[tuple[str, bool]], text: str) -> None:
    """A board that was asked before tells the same as one that knew all needs from the beginning."""
    late, early = Board(), Board()
    for pattern, any_case in given_later:
        early.enrol(needs(pattern, any_case=any_case), any_case=any_case)
    for pattern, any_case in given_later:
        late.met(text)
        late.enrol(needs(pattern, any_case=any_case), any_case=any_case)
    assert late.met(text) == early.met(text) == late.met(f"{text} ")
    long = f"{text} " * 300  # a blank parts the copies, or words would be joined
    assert late.met(long) | early.met(text) == late.met(long)


def test_letters_are_folded_as_patterns_fold_them() -> None:
    """Whatever a pattern takes for an ASCII letter where case does not matter is folded to that letter."""
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    twins = re.findall("[a-z]", every, re.I)
    assert len(twins) > 2 * len(string.ascii_lowercase)
    for twin in twins:
        assert re.fullmatch(folded(twin), twin, re.I)
        assert folded(twin) in string.ascii_lowercase


@given(names, st.text(alphabet="abc ", max_size=20))
def test_a_tree_of_words_matches_as_a_row_of_them(words: list[str], text: str) -> None:
    """Reading common beginnings once finds what the words side by side find, the longest first."""
    ordered = sorted(set(words), key=lambda w: (-len(w), w))
    row = "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in ordered)
    for behind in ("", r"\b", "(?= )"):
        tree = re.finditer(alternation(words) + behind, text)
        assert [m.span() for m in tree] == [m.span() for m in re.finditer(f"(?:{row}){behind}", text)]


@given(
    st.dictionaries(st.text("abs", min_size=1, max_size=4), st.sampled_from("xyz"), min_size=1),
    st.text("abs"),
)
def test_the_longest_ending_decides(heads: dict[str, str], name: str) -> None:
    """The longest head at the end of a name, in the singular or the plural, says what it stands for."""
    found = endings_of(heads).kind(name)
    fitting = [h for h in heads if name.endswith(h)]
    assert found or not fitting
    if fitting and not any(name.endswith(s) for s in ("s", "es")):
        assert found == heads[max(fitting, key=len)]


def test_no_match_is_lost_in_whole_documents(extractor: Extractor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Examples of rules, packaged texts and the corpus give the same where no search is spared."""
    examples = [e for r in rules() for e in r.examples]
    examples += [e for r in coded_rules() for e in r.examples]
    folders = [resources.example_graph() / "documents"]
    corpus = find_corpus(Path(__file__).parents[2])
    if corpus is not None:
        folders.append(corpus / "corpus")
    texts = [read_bytes("\n\n".join(examples).encode(), "examples.txt"), *load_documents(folders)[0]]
    assert len(examples) > 250
    assert len(texts) >= 1 + 12
    gated = [extractor.extract(text) for text in texts]
    board().memory.texts.clear()
    monkeypatch.setattr(Board, "met", lambda _self, _text: -1)
    assert [extractor.extract(text) for text in texts] == gated
