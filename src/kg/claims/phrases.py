"""Noun phrases without a parser: facilities and zones to be built, industries in lists."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.claims.gazetteer import Gazetteer, find_names
from kg.claims.verbs import forms
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
        start = _walk_back(text, match.start(), floor)
        modifiers = [w.strip("“”‘’\"'()").lower() for w in text[start : match.start()].split()]
        if head in table.qualified and not (table.qualified[head] & set(modifiers)):
            continue
        if any(w not in table.empty and w not in ("and", "or") for w in modifiers):
            yield Phrase(start, match.end(), head)
            floor = match.end()


def _walk_back(text: str, at: int, floor: int) -> int:
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
    table = forms()
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


def find_industries(text: str, gazetteer: Gazetteer) -> Iterator[tuple[int, int, str, tuple[str, ...]]]:
    """Yield (start, end, name, reference ids) of the industries that a text names.

    Known industries come from the tables; unknown ones from lists ("sectors such as …") and from the modifiers
    of "industry" and "sector".
    """
    taken: list[tuple[int, int]] = []
    for match in patterns().listed.finditer(text):
        for start, end in _list_members(text, match.start("list"), match.end("list")):
            ids = _known(text[start:end], gazetteer)
            taken.append((start, end))
            yield start, end, text[start:end], ids
    for known in find_names(gazetteer, text):
        start, end, ids = known.start, known.end, known.candidates
        if known.kind == "Industry" and not any(s <= start < e for s, e in taken):
            name = text[start:end].casefold()
            start, end = _widened(text, start, end)
            if re.match(r"\s+of\b", text[end:]) or (name in patterns().weak and end == start + len(name)):
                continue  # "construction of", or a word that is an industry only in company
            taken.append((start, end))
            yield start, end, text[start:end], ids
    for match in patterns().sector.finditer(text):
        start = _walk_back(text, match.start(), max((e for s, e in taken if e <= match.start()), default=0))
        name = text[start : match.start()].strip()
        last = name.split()[-1].lower() if name else ""
        if name and last not in patterns().never and not any(s < match.end() and start < e for s, e in taken):
            end = match.end() if match["head"].startswith("industr") else start + len(name)
            yield start, end, text[start:end], _known(name, gazetteer)


_DEGREE = re.compile(
    r"\b(?:(?:high-end|high-tech|advanced|modern|specialty|smart|intelligent|green|traditional|offshore|marine|strategic|emerging)\s+)+$",
    re.I,
)


def _widened(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the bounds of an industry with its degree and the word "industry" or "sector"."""
    degree = _DEGREE.search(text, max(0, start - 60), start)
    head = re.match(r"\s+(?:industry|industries|sector|sectors|services)\b", text[end:])
    return (degree.start() if degree else start), (end + head.end() if head else end)


def _known(name: str, gazetteer: Gazetteer) -> tuple[str, ...]:
    for known in find_names(gazetteer, name):
        if known.kind == "Industry" and known.start == 0 and known.end == len(name):
            return known.candidates
    return ()


def _list_members(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the members of "A, B and C"; "X and Y" inside a list with commas stays whole."""
    body = text[start:end]
    # The list ends where a clause begins.
    stop = re.search(
        r"\s+(?:which|that|who|where|to|with|by|while|as|in|across|through|from|for|are|is|will|has|have|of the)\b|,\s+(?:the|this|it|and the)\b",
        body,
    )
    body = body[: stop.start()] if stop else body
    commas = "," in body
    pattern = r"\s*,\s*(?:and\s+|or\s+)?" if commas else r"\s+and\s+|\s+or\s+|\s+as\s+well\s+as\s+"
    parts, at = [], 0
    for match in re.finditer(pattern, body):
        parts.append((at, match.start()))
        at = match.end()
    parts.append((at, len(body)))
    last_start, last_end = parts[-1]
    final = (
        re.search(r"\s+and\s+", body[last_start:last_end])
        if commas and not re.search(r",\s*and\s+", body)
        else None
    )
    if final:
        parts[-1:] = [(last_start, last_start + final.start()), (last_start + final.end(), last_end)]
    for a, b in parts:
        piece = body[a:b]
        lead = len(piece) - len(re.sub(r"^(?:and|the|other|related|an?)\s+", "", piece))
        if 1 <= len(piece[lead:].split()) <= 7 and piece[lead : lead + 1].isalpha():
            yield start + a + lead, start + a + lead + len(piece[lead:].rstrip())
