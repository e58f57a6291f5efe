"""Noun phrases without a parser: facilities and zones to be built, industries in lists."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.claims.actions import patterns as action_patterns
from kg.claims.words import alternation, plural, words


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: offsets in the text that was searched, and its head noun."""

    start: int
    end: int
    head: str


@dataclass(frozen=True, slots=True)
class PhrasePatterns:
    """Compiled heads and word sets."""

    head: re.Pattern[str]
    listed: re.Pattern[str]
    sector: re.Pattern[str]
    heads: frozenset[str]
    qualified: dict[str, frozenset[str]]
    stop: frozenset[str]
    empty: frozenset[str]
    joined: frozenset[str]
    noun_ing: frozenset[str]
    never: frozenset[str]
    weak: frozenset[str]


@cache
def patterns() -> PhrasePatterns:
    """Return the patterns made from the word lists."""
    table = words()
    heads = set(table.map("facility", "heads"))
    every = heads | {plural(h) for h in heads}
    qualified = {k: frozenset(v) for k, v in table.map("facility", "qualified").items()}
    nouns = alternation(table.list("industry", "listed"))
    return PhrasePatterns(
        re.compile(rf"\b{alternation([*every, *qualified])}\b(?![-’'])", re.I),
        re.compile(rf"\b{nouns}\b,?\s+(?:such\s+as|including|like|namely)\s+(?P<list>[^.;:()]+)"),
        re.compile(r"\b(?P<head>industry|industries|sectors?)\b"),
        frozenset(every),
        qualified,
        frozenset(table.list("phrase", "stop")),
        frozenset(table.list("phrase", "empty")),
        frozenset(table.list("phrase", "joined")),
        frozenset(table.list("phrase", "noun_ing")),
        frozenset(table.list("industry", "never")),
        frozenset(table.list("industry", "weak")),
    )


def find_facilities(text: str) -> Iterator[Phrase]:
    """Yield the facilities, zones and other infrastructure that a text names by a head noun.

    >>> t = "Build two marine laboratories and a food and drink testing centre near the port."
    >>> [t[p.start:p.end] for p in find_facilities(t)]
    ['marine laboratories', 'food and drink testing centre']
    """
    table = patterns()
    floor = 0
    for match in table.head.finditer(text):
        head = match[0].lower()
        following = re.match(r"\s+([a-z]+)", text[match.end() :])
        if following and (
            following[1] in table.heads
            or following[1]
            in ("industry", "industries", "sector", "sectors", "area", "areas", "system", "authority")
        ):
            continue
        start = walk_back(text, match.start(), floor)
        modifiers = [w.strip("“”‘’\"'()").lower() for w in text[start : match.start()].split()]
        if head in table.qualified and not (table.qualified[head] & set(modifiers)):
            continue
        if any(w not in table.empty and w not in ("and", "or") for w in modifiers):
            yield Phrase(start, match.end(), head)
            floor = match.end()


def walk_back(text: str, at: int, floor: int) -> int:
    """Return where the noun phrase begins whose head begins at ``at``."""
    table, start = patterns(), at
    while True:
        before = re.search(r"(?P<word>\S+)\s+$", text[floor:start])
        if not before:
            return start
        begin = floor + before.start()
        word = before["word"]
        bare = word.strip("“”‘’\"'(),").lower()
        if bare in ("and", "or", "&"):
            joined = _joined(text, begin, floor)
            if joined is None:
                return start
            start = joined
            continue
        closes = word.endswith((",", ";", ":", ".")) or (
            word.endswith((")", "”")) and "(" not in word and "“" not in word
        )
        if word.endswith("”") and (quote := re.search(r"[“\"][^“”\"]{1,40}”\s+$", text[floor:start])):
            start = floor + quote.start()
            continue
        if word.endswith(")") and (bracket := re.search(r"[a-z]+\s+\([a-z]+\)\s+$", text[floor:start])):
            start = floor + bracket.start()
            continue
        if closes or bare in table.stop or _is_verb(bare, text, begin):
            return start
        start = begin


def _joined(text: str, at: int, floor: int) -> int | None:
    """Return where "science" begins in "science and technology park", or None if "and" joins two things."""
    left = re.search(r"(\S+)\s+$", text[floor:at])
    if not left:
        return None
    word = left[1].strip("“”‘’\"'").lower()
    table = patterns()
    if (
        left[1].endswith(",")
        or word in table.heads
        or word in table.stop
        or (word.endswith("s") and word not in table.joined)
    ):
        return None
    # "scientific and technological", "national and provincial": two words of one ending.
    right = re.match(r"\S+\s+(?:and|or|&)?\s*(\S+)", text[at:])
    alike = right is not None and len(word) > 4 and word[-2:] == right[1].strip(",").lower()[-2:]
    if word in table.joined or alike:
        return floor + left.start()
    return None


def _is_verb(word: str, text: str, begin: int) -> bool:
    table = action_patterns()
    opens = not text[:begin].strip() or bool(
        re.search(r"(?:ly|to|,|and|on|by|for|through|of|at)\s+$", text[:begin])
    )
    if word in patterns().noun_ing and not (opens and word in table.bases):
        return False
    if word.endswith("ing"):
        return word in table.bases or opens
    before = re.search(r"(\w+)\s+$", text[:begin])
    return word in table.bases and (
        before is None or before[1].lower() in ("to", "will", "shall", "and", "should", "must")
    )
