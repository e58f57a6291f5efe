"""What a pattern cannot do without is told rightly: skipping a search never loses a match."""

import re
import string
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.claims.coded import coded_rules
from kg.claims.cued import Cued, cued
from kg.claims.cues import cues, folded
from kg.claims.endings import endings_of
from kg.claims.extract import Extractor
from kg.claims.rules import rules
from kg.claims.words import alternation
from kg.documents.load import read_bytes

WORDING = [
    # a word in the singular or the plural is one cue, its beginning
    (r"\b(?:harbours?|ports)\b", ("harbour", "ports")),
    # either case of a first letter
    (r"\b[Tt]he\s+Zone\b", ("Zone",)),
    # the rarer of two words that both must stand
    (r"in\s+Xenia", ("Xenia",)),
    # what may be missing, repeated or forbidden is no cue
    (r"(?:grand\s+)?(?!bay)port(?:ico)*", ("port",)),
    # marks of mentions
    (r"‹D(\d+)›", ("‹D",)),
]
SILENT = [
    # any word
    r"\w+s?",
    # one branch says nothing
    r"\bport\b|\d+",
    # a form that is not read
    r"(?P<a>x)(?P=a)yz",
    # a flag for the whole
    r"(?i)port",
    # too many to look for
    "|".join(f"{a}{b}x" for a in "abcdefgh" for b in "abcdefghij"),
]
PIECES = [
    *("a", "ab", "port", "Zone", "s?", "(?:ab|b)", "[Aa]b", r"\s+", r"\b", r"\w"),
    *("(?=b)", "(?:a|ba)+", "b{2}", "(?:ab){0,2}", "(?i:AB)"),
]
patterns = st.lists(
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map("".join), min_size=1, max_size=3
).map("|".join)
texts = st.text(alphabet="abABport Zones\u017f\u212aİ", max_size=30)
names = st.lists(st.text(alphabet="abc ", min_size=1, max_size=6).map(str.strip).filter(bool), min_size=9)


@pytest.mark.parametrize(("pattern", "expected"), WORDING)
def test_cues_are_read_off_the_wording(pattern: str, expected: tuple[str, ...]) -> None:
    """The strings of which every match holds one are told."""
    assert cues(pattern) == expected


@pytest.mark.parametrize("pattern", SILENT)
def test_nothing_is_told_where_nothing_is_certain(pattern: str) -> None:
    """A pattern that may match anything, or of unknown form, has no cues: it is always searched for."""
    assert cues(pattern) == ()
    assert cued(pattern).may_match("")


@given(patterns, texts)
def test_no_match_is_lost(pattern: str, text: str) -> None:
    """With and without cues, and in either case, a pattern finds the same."""
    for flags in (re.NOFLAG, re.IGNORECASE):
        plain, quick = re.compile(pattern, flags), cued(pattern, flags)
        assert [m.span() for m in quick.finditer(text)] == [m.span() for m in plain.finditer(text)]
        assert (quick.search(text) is None) == (plain.search(text) is None)


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


def test_no_rule_loses_a_match(extractor: Extractor, monkeypatch: pytest.MonkeyPatch) -> None:
    """No search that is spared in the examples of all rules would find anything."""
    spared = 0
    asked = Cued.may_match

    def checked(self: Cued, text: str) -> bool:
        nonlocal spared
        answer = asked(self, text)
        if not answer:
            spared += 1
            assert self.compiled.search(text) is None, (self.pattern, text)
        return answer

    monkeypatch.setattr(Cued, "may_match", checked)
    examples = [e for r in rules() for e in r.examples]
    examples += [e for r in coded_rules() for e in r.examples]
    extractor.extract(read_bytes("\n\n".join(examples).encode(), "examples.txt"))
    assert len(examples) > 250
    assert spared > 5_000
