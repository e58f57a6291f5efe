"""What was not read: sentences with a policy cue that bear out no claim, and numbers that stand in none."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from kg import lazy_re as re
from kg.claims.chinese.figures import find_written
from kg.claims.chinese.lists import any_of
from kg.claims.chinese.lists import table as chinese_words
from kg.claims.chinese.script import as_listed, is_chinese
from kg.claims.names.gazetteer import tokens
from kg.claims.patterns.cued import cued
from kg.claims.patterns.words import alternation, words
from kg.claims.sentences.foreign_scripts import foreign_script
from kg.claims.sentences.reading import Reading
from kg.model import (
    BlockKind,
    Claim,
    Coverage,
    Document,
    Key,
    Literal,
    Referent,
    Sentence,
    Span,
    Unread,
)

# Rules that only say what something is called or what kind of thing it is: they do not read the sentence.
_NAMES_ONLY = frozenset(
    {
        "name",
        "place-type",
        "document-type",
        "discusses",
        "short-name",
        "title-zone",
        "title-establishes",
        "title-year",
        "title-day",
        "put-in-force",
    }
    | {"zone-named-after", "figure-loose"}
    | {"zh-zone-of-place", "zh-area-chain", "zh-number-year"}
)
# Chinese signs stand next to a number without a blank.
_NUMERAL = cued(r"(?<![^\W一-鿿])(?<![.,])\d+(?:[.,  ]\d+)*")
# Numbers that only count parts of a text, or its notes, say nothing of the world.
_PART = re.compile(
    r"\b(?:article|articles|section|sections|chapter|page|pages|pp?|paragraphs?|paras?|clause|annex|appendix|figure|fig|"
    r"table|box|note|item|title|part|no|nos|objective|goal|pillar|mission|priority|axis|component|phase|step|stage|option"
    r"|question)\.?\s*[([]?$|[([]$",
    re.I,
)
# The numbers of a web or mail address.
_ADDRESS: Final = re.compile(r"(?:://|\bwww\.|@)\S*$")
_CHINESE_PART = re.compile(r"第\s?$")
_QUOTED_AFTER = re.compile(r"[)\]]")
_NEAR = 24
_LONGEST_ADDRESS = 200


_TOKEN = re.compile(r"\w+")


@cache
def _cues() -> tuple[frozenset[str], re.Pattern[str]]:
    """Return the first words of the policy words, and the pattern of them all."""
    table = words()
    verbs = [*table.list("verbs", "issue"), *table.list("verbs", "intend")]
    heads = [h.lower() for h in table.map("policy", "document")]
    firsts = frozenset(_TOKEN.findall(cue)[0].lower() for cue in (*verbs, *heads))
    return firsts, re.compile(rf"(?:{alternation(verbs)}|{alternation(heads)})\b", re.I)


@cache
def _chinese_cues() -> re.Pattern[str]:
    table = chinese_words()
    modals = [m for m in table["steps"]["modals"] if len(m) > 1]
    return re.compile(any_of([*table["policies"]["ends"], *table["bodies"]["issue"], *modals]))


def find_unread(
    document: Document,
    claims: tuple[Claim, ...],
    referents: Sequence[Referent],
    readings: Sequence[Reading],
) -> tuple[tuple[Unread, ...], Coverage]:
    """Return the sentences that were not wholly understood, in order, and how much of the document was.

    A sentence of running text is on the list if it holds a policy cue or a figure, or is in a writing that no rule
    reads, and no claim rests on it; any sentence is, if one of its numbers stands in no claim: neither in the words or the value
    of a claim that rests on the sentence, nor in the name of a thing that a claim is about.
    """
    resting = _resting(claims)
    named = _Places(claims, referents)
    found: list[Unread] = []
    telling = read = numbers = claimed = 0
    for sentence, reading in zip(document.sentences, readings, strict=True):
        at = (sentence.start, sentence.end)
        here = resting.get(at, ())
        cues = _cues_of(document, sentence, reading)
        all_numbers = tuple(_numbers(document, sentence, reading))
        left = tuple(n for n in all_numbers if not (named.cover(n) or _in_claim(document.text, n, here)))
        numbers, claimed = numbers + len(all_numbers), claimed + len(all_numbers) - len(left)
        understood = any(c.rule not in _NAMES_ONLY for c in here)
        language = foreign_script(reading.text)
        telling += bool(cues or all_numbers or language)
        read += bool((cues or all_numbers or language) and understood)
        missed = () if understood else cues
        if left or missed or (language and not understood):
            told = tuple(dict.fromkeys(document.text[a:b] for a, b in left))
            found.append(Unread(Span(*at), missed, told, "" if understood else language))
    return tuple(found), Coverage(len(document.sentences), telling, read, numbers, claimed)


def _resting(claims: tuple[Claim, ...]) -> Mapping[tuple[int, int], tuple[Claim, ...]]:
    """Return the claims that rest on each passage."""
    found: dict[tuple[int, int], list[Claim]] = {}
    for claim in claims:
        for span in claim.evidence:
            found.setdefault((span.start, span.end), []).append(claim)
    return {at: tuple(group) for at, group in found.items()}


class _Places:
    """Where the things stand of which claims speak, apart from what only names them."""

    def __init__(self, claims: tuple[Claim, ...], referents: Sequence[Referent]) -> None:
        used = {c.subject for c in claims} | {c.object.key for c in claims if isinstance(c.object, Key)}
        self._spans = sorted({(s.start, s.end) for r in referents if r.key in used for s in r.mentions})
        self._at = 0

    def cover(self, number: tuple[int, int]) -> bool:
        """Return whether a number stands inside such a thing; numbers must be asked for in order."""
        while self._at < len(self._spans) and self._spans[self._at][0] + _LONGEST_NAME < number[0]:
            self._at += 1
        for start, end in self._spans[self._at :]:
            if start > number[0]:
                return False
            if number[1] <= end:
                return True
        return False


# No name, measure or objective is longer.
_LONGEST_NAME = 2000


def _cues_of(document: Document, sentence: Sentence, reading: Reading) -> tuple[str, ...]:
    """Return the policy words of a sentence of running text, as written, each once."""
    kind = document.blocks[sentence.block].kind
    if kind in (BlockKind.HEADING, BlockKind.TITLE) or reading.text.endswith("?"):
        return ()
    if is_chinese(reading.text):
        return tuple(dict.fromkeys(_chinese_cues().findall(as_listed(reading.text))))
    firsts, cues = _cues()
    found: dict[str, None] = {}
    end = 0
    met = firsts & tokens(reading.text)[2]
    if not met:
        return ()
    # A look at each word is cheaper than the pattern of all at each place.
    for token in _TOKEN.finditer(reading.text):
        if token[0].lower() in met and token.start() >= end:
            cue = cues.match(reading.text, token.start())
            if cue:
                found[cue[0]], end = None, cue.end()
    return tuple(found)


def _numbers(document: Document, sentence: Sentence, reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield where the numbers of a sentence stand in the text: numerals, and figures told in words."""
    body = document.blocks[sentence.block].body
    # "one" is mostly a pronoun: "to become one", "one official said".
    figures = [
        (a, b)
        for a, b in sorted(reading.figures)
        if not _NUMERAL.search(reading.text, a, b) and reading.text[a:b].lower() != "one"
    ]
    if is_chinese(reading.text):
        figures += [s for s in find_written(as_listed(reading.text)) if s not in figures]
    numerals = [
        (m.start(), m.end()) for m in _NUMERAL.finditer(reading.text) if not _counts_part(reading.text, m)
    ]
    for a, b in sorted(figures + numerals):
        if sentence.start + a >= body:
            yield sentence.start + a, sentence.start + b


def _counts_part(text: str, match: re.Match[str]) -> bool:
    """Return whether a numeral names a part or a note of a text, or an address: "Article 5", "[3]", "(2)"."""
    if _ADDRESS.search(text, max(0, match.start() - _LONGEST_ADDRESS), match.start()):
        return True
    if _CHINESE_PART.search(text, max(0, match.start() - 2), match.start()):
        return True
    before = _PART.search(text, max(0, match.start() - _NEAR), match.start())
    if before is None:
        return False
    return before[0] not in "([" or bool(_QUOTED_AFTER.match(text, match.end()))


def _in_claim(text: str, number: tuple[int, int], claims: tuple[Claim, ...]) -> bool:
    """Return whether a claim that rests on the sentence says the number: in its words or as its value."""
    written = text[number[0] : number[1]]
    bare = re.sub(r"[,  ]", "", written)
    for claim in claims:
        if written in claim.found:
            return True
        if isinstance(claim.object, Literal) and bare in re.split(r"\D(?!\d*$)|-", claim.object.value):
            return True
    return False
