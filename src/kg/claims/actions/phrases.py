"""Noun phrases without a parser: where a phrase begins whose last word is known."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg import lazy_re as re
from kg.claims.actions.verbs import forms
from kg.claims.patterns.cued import Cued
from kg.claims.patterns.words import alternation, plural, words


@dataclass(frozen=True, slots=True)
class PhrasePatterns:
    """Compiled heads and word sets."""

    head: Cued
    # Whether a text that is not in small letters may hold a head.
    asked: Cued
    heads: frozenset[str]
    followed: frozenset[str]
    qualified: dict[str, frozenset[str]]
    stop: frozenset[str]
    drop: frozenset[str]
    empty: frozenset[str]
    joined: frozenset[str]
    noun_ing: frozenset[str]
    for_whom: frozenset[str]
    finite: frozenset[str]


@cache
def patterns() -> PhrasePatterns:
    """Return the patterns made from the word lists."""
    table = words()
    heads = set(table.map("facility", "heads"))
    every = heads | {plural(h) for h in heads}
    qualified = {
        form: frozenset(v) for k, v in table.lists("facility", "qualified").items() for form in (k, plural(k))
    }
    head = rf"\b{alternation({h.lower() for h in (*every, *qualified)})}\b(?![-’'])"
    return PhrasePatterns(
        Cued(head, asks=False),
        Cued(head, re.IGNORECASE),
        frozenset(every),
        frozenset(table.list("facility", "followed")),
        qualified,
        frozenset(table.list("phrase", "stop")),
        frozenset(table.list("phrase", "drop")),
        frozenset(table.list("phrase", "empty")),
        frozenset(table.list("phrase", "joined")),
        frozenset(table.list("phrase", "noun_ing")),
        frozenset(table.list("phrase", "for_whom")),
        (frozenset(_finite(table.list("verbs", "action"))) | _cues())
        - frozenset(table.list("phrase", "noun_s")),
    )


def _cues() -> frozenset[str]:
    """Return the verbs of one word that say what a place has or a facility does."""
    listed = (
        *words().list("facility", "having"),
        *words().list("facility", "serving"),
        *words().list("verbs", "policy_present"),
    )
    return frozenset(w for w in listed if " " not in w and w.endswith("s"))


def _finite(verbs: tuple[str, ...]) -> Iterator[str]:
    """Yield the forms in -s and -ed of verbs."""
    for verb in verbs:
        yield plural(verb) if not verb.endswith("s") else f"{verb}es"
        yield f"{verb}d" if verb.endswith("e") else re.sub(r"([^aeiou])y$", r"\1i", verb) + "ed"


def front(text: str, start: int, end: int) -> int:
    """Return where a phrase begins when words that only praise or count are left out at its front.

    >>> t = "state-of-the-art new multi-million-euro 500-bed cancer"
    >>> t[front(t, 0, len(t)):]
    'cancer'
    """
    while (word := _WORD.match(text, start, end)) and (
        word[1].strip("“”‘’\"'(),").lower() in patterns().drop or _COUNT.fullmatch(word[1])
    ):
        start = word.end()
    return start


# "publicly owned" says whose it is, not what.
_WORD = re.compile(r"((?:[a-z]{4,}ly\s+(?:owned|run|held|operated|managed|funded|financed))|\S+)\s+")
_COUNT = re.compile(
    r"[a-z]{4,}ly(?:\s+[a-z]+)?|[$€£¥~]?\d[\d.,]*(?:%|m|bn|-(?:million|billion)-[a-z]+|-[a-z]+)?|\d+(?:st|nd|rd|th)-\w+|multi-?(?:million|billion|trillion)(?:-[a-z]+)?"
)


def walk_back(text: str, at: int, floor: int, most: int = 9) -> int:
    """Return where the noun phrase begins whose head begins at ``at``: at most so many words before it."""
    table, start = patterns(), at
    for _ in range(most):
        word, begin = _word_before(text, max(floor, start - 60), start)
        if not word:
            return start
        bare = word.strip("“”‘’\"'(),").lower()
        if bare in ("and", "or", "&"):
            joined = _joined(text, begin, floor)
            if joined is None:
                return start
            start = joined
            continue
        closes = word.endswith((",", ";", ":", ".")) or (
            word.endswith((")", "”", "]")) and not {"(", "“", "["} & set(word)
        )
        if word.endswith("”") and (quote := re.search(r"[“\"][^“”\"]{1,40}”\s+$", text[floor:start])):
            start = floor + quote.start()
            continue
        if word.endswith(")") and (
            bracket := re.search(r"(?<!\w)[a-z]+\s+\([A-Za-z]+\)\s+$", text[floor:start])
        ):
            start = floor + bracket.start()
            continue
        if closes or bare in table.stop or _is_verb(bare, text, begin) or not _LETTER.search(word):
            return start
        owned = word.endswith(("’s", "'s", "s’", "s'")) and _OWN.sub("", word.lower()) not in table.for_whom
        if owned or word.startswith(("(", "[")):
            return start  # an owner is no part of the name; "children's" tells of which kind a hospital is
        start = begin
        if _PLAIN_COUNT.fullmatch(bare) and not _word_before(text, max(floor, start - 40), start)[0].endswith(
            "ed"
        ):
            return start  # "to build and commission 30 parks"
    return start


_OWN = re.compile(r"[’']s?$")
_LETTER = re.compile(r"\w")
_PLAIN_COUNT = re.compile(r"\d{1,3}(?:,\d{3})*")


def _word_before(text: str, start: int, end: int) -> tuple[str, int]:
    """Return the word that white space parts from ``end``, and where it begins; an empty one if there is none."""
    before = text[start:end]
    closed = before.rstrip()
    if not closed or len(closed) == len(before):
        return "", end
    word = closed.split()[-1]
    return word, start + len(closed) - len(word)


# "retail, office and hotel" before a head: short words in a row.
_ROW = re.compile(r"(?:^|\s)((?:[a-z]+,\s+){1,5}[a-z]+\s+)$")


def _joined(text: str, at: int, floor: int) -> int | None:
    """Return where "science" begins in "science and technology park", or None if "and" joins two things."""
    left, begin = _word_before(text, max(floor, at - 60), at)
    if not left:
        return None
    word = left.strip("“”‘’\"'").lower()
    table = patterns()
    if (
        left.endswith(",")
        or word in table.heads
        or word in table.stop
        or (word.endswith("s") and word not in table.joined)
    ):
        return None
    # "scientific and technological", "national and provincial": two words of one ending.
    right = re.match(r"\S+\s+(?:and|or|&)?\s*(\S+)", text[at:])
    alike = right is not None and len(word) > 4 and word[-2:] == right[1].strip(",").lower()[-2:]
    if word not in table.joined and not alike and not _shares(text, at, floor, left, begin):
        return None
    if row := _ROW.search(text, max(floor, at - 60), at):
        listed = [w.strip(",") for w in row[1].split()]
        if all(w not in table.stop and w not in table.heads and not _is_many(w) for w in listed):
            return row.start(1)
    return begin


def _is_many(word: str) -> bool:
    """Return whether a word looks like one for many things, and not like a field: "telecommunications"."""
    return word.endswith("s") and not word.endswith(("ics", "communications"))


# "develop tourism and sports centres": one bare noun before "and", one after it, and a plural head.
_SHARED = re.compile(r"(?:and|or|&)\s+[a-z-]+\s+(?:[a-z]+s|infrastructure)\b")


_SINGLE = re.compile(r"\S+\s+[a-z-]+\s+(?!of\b)[a-z]")
_ONE = re.compile(r"\b[Aa]n?\s+(?:[a-z-]+\s+){0,2}[a-z-]+\s+$")


def _shares(text: str, at: int, floor: int, left: str, begin: int) -> bool:
    """Return whether a bare noun before "and" describes the plural head that follows."""
    word = left.lower()
    before, _ = _word_before(text, max(floor, begin - 40), begin)
    if _ONE.search(text, max(floor, at - 60), at) and _SINGLE.match(text, at):
        return True  # "a data sharing and storage centre"
    if (
        not _SHARED.match(text, at)
        or not word.isalpha()
        or _is_verb(word, text, begin)
        or word.endswith("ly")
    ):
        return False
    previous = before.lower()
    return (
        previous.strip(",:") in patterns().stop or previous.endswith((",", ":")) or previous in forms().bases
    )


# "has also opened schools", "projects such as building schools": verbs, whatever these words are elsewhere.
_HAS = re.compile(r"\b(?:has|have|had)\s+(?:(?:also|already|now|recently|since|further|jointly)\s+){0,2}$")
_BEFORE_VERB = {
    "ed": _HAS,
    "built": _HAS,
    "building": re.compile(r"\b(?:such\s+as|including|like)\s+$"),
}
_MODAL = frozenset({"will", "shall", "should", "would", "could", "can", "may", "must"})
# "packaging and testing" before a head: what is left of "and" tells that it is no verb.
_AFTER_ING = re.compile(
    r"(?:\d|\b(?:an?|the|two|three|four|five|six|seven|eight|nine|ten|new))\s+[a-z-]+\s+and\s+$"
    r"|\b(?:teaching|testing|sorting|loading|packaging|washing|cooking|walking|shopping)\s+and\s+$"
)


_LAST_WORD = re.compile(r"([\w’'-]+)(,?)$")
_OPENING = re.compile(r"(?:ly|,|\b(?:to|and|on|by|for|through|of|at))$")


def _is_verb(word: str, text: str, begin: int) -> bool:
    table = forms()
    near = text[max(0, begin - 40) : begin].split()
    last = near[-1] if near and text[begin - 1].isspace() else ""
    before = _LAST_WORD.search(last)
    previous = before[1].lower() if before else ""
    if previous in _MODAL and before and not before[2] and not word.endswith(("ed", "ly")):
        return True  # "will feature": whatever it is elsewhere
    leads = _BEFORE_VERB.get(word if word in _BEFORE_VERB else word[-2:])
    if leads and leads.search(text, max(0, begin - 40), begin):
        return True
    if word in patterns().finite and before and not before[2]:
        # "the city opened schools", but "the upgraded port"
        return word.endswith("s") or not (
            previous in patterns().stop or previous in ("and", "or") or previous in table.bases
        )
    opens = not text[:begin].strip() or _OPENING.search(last) is not None
    if word in patterns().noun_ing and (
        not (opens and word in table.bases) or _AFTER_ING.search(text, max(0, begin - 40), begin)
    ):
        return False
    if word.endswith("ing"):
        return word in table.bases or opens
    return word in table.bases and (
        not before
        or before[2] == ","
        or previous in ("to", "will", "shall", "and", "should", "must", "can", "not")
    )
