"""Find known names in a text, the longest first: those of the reference tables, or of one document."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from kg import lazy_re as re
from kg.lexicon import Entry, Lexicon
from kg.model import Mention

# A name may begin at any part of a hyphenated word.
_PART = re.compile(r"[^\W_]+")
# What is no letter or digit, of texts that hold plain letters only.
_GAPS = {n: " " for n in range(128) if not chr(n).isalnum()}
_ODD = re.compile(r"[’‘ʼ\n\t\u00a0]")
_HAN = re.compile(r"[一-鿿]")
# Same length in and out, so that offsets hold.
_PLAIN = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "\n": " ", "\t": " ", "\u00a0": " "})

# So short in capitals, the letters stand as often for something else.
_CAPITALS = 5

Names = Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]]


@dataclass(frozen=True, slots=True)
class NameIndex:
    """Names by their first word (folded), each list from the longest name to the shortest.

    ``proper`` names match as written, ``common`` ones in any case. Each name carries ids.
    """

    proper: Names
    common: Names
    firsts: frozenset[str]
    # The first words of proper names as they are written: "THE", "The".
    written: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The names of the reference tables, and the wordings that must not be read as one of them."""

    index: NameIndex
    entries: Mapping[str, Entry]
    negative: Mapping[str, tuple[tuple[str, str], ...]]
    # The first words of the names of industries.
    of_industries: frozenset[str]
    # The names in the sentences of the document at hand: each is looked at several times.
    memory: dict[str, tuple[Mention, ...]] = field(default_factory=dict, compare=False)


def build_index(
    proper: Iterable[tuple[str, tuple[str, ...]]], common: Iterable[tuple[str, tuple[str, ...]]] = ()
) -> NameIndex:
    """Return an index of names, given with the ids they stand for."""
    tables = _table(proper), _table((name.lower(), ids) for name, ids in common)
    return NameIndex(*tables, frozenset({*tables[0], *tables[1]}), _written(tables[0]))


def _written(proper: Names) -> Mapping[str, tuple[str, ...]]:
    """Return how the first words of names are written; a name that begins small is none of these."""
    return {
        first: tuple(sorted({n[: len(first)] for n, _ in names if n[0].isupper() or n[0].isdigit()}))
        for first, names in proper.items()
    }


def _table(names: Iterable[tuple[str, tuple[str, ...]]]) -> Names:
    table: dict[str, dict[str, tuple[str, ...]]] = {}
    for name, ids in names:
        plain = name.translate(_PLAIN)
        if token := _PART.search(plain):
            table.setdefault(token[0].lower(), {})[plain[token.start() :]] = ids
    return {k: tuple(sorted(v.items(), key=lambda item: (-len(item[0]), item[0]))) for k, v in table.items()}


def build_gazetteer(lexicon: Lexicon) -> Gazetteer:
    """Return the matcher for all Latin-script names of a lexicon."""
    proper: list[tuple[str, tuple[str, ...]]] = []
    common: list[tuple[str, tuple[str, ...]]] = []
    for name, ids in lexicon.names.items():
        if not _HAN.search(name):
            kinds = {lexicon.entries[i].kind for i in ids}
            (common if kinds == {"Industry"} and not name.isupper() else proper).append((name, ids))
            if kind := _KIND.search(name):  # news writes "Guangxi Zhuang autonomous region"
                proper.append((name[: kind.start()] + kind[0].lower(), ids))
            # Mastheads and titles of laws: "REPUBLIC OF KENYA".
            if len(name) >= _CAPITALS and all(lexicon.entries[i].level == "level-country" for i in ids):
                proper.append((name.upper(), ids))
    negative: dict[str, set[tuple[str, str]]] = {}
    for entry in lexicon.entries.values():
        for name in entry.negative:
            negative.setdefault(_first(name), set()).add((name.translate(_PLAIN), entry.id))
    ordered = {k: tuple(sorted(v, key=lambda n: (-len(n[0]), n))) for k, v in negative.items()}
    industries = {
        _first(name.translate(_PLAIN))
        for name, ids in lexicon.names.items()
        if lexicon.entries[ids[0]].kind == "Industry"
    }
    return Gazetteer(build_index(proper, common), lexicon.entries, ordered, frozenset(industries))


_KIND = re.compile(r"(?<=\s)(?:Autonomous\s+(?:Region|Prefecture|County)|Special\s+Administrative\s+Region)$")


def _first(name: str) -> str:
    match = _PART.search(name.lower())
    return match[0] if match else ""


def find_indexed(index: NameIndex, text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Yield (start, end, ids) of the longest names of an index, left to right, without overlaps."""
    plain, lower, parts = tokens(text)
    words, end = index.firsts & parts, 0
    for at, first in _places(index, plain, lower, words) if words else ():
        if at < end:
            continue
        if found := _longest(index, plain, lower, at, first):
            end = at + len(found[0])
            yield at, end, found[1]


def _places(index: NameIndex, plain: str, lower: str, words: frozenset[str]) -> list[tuple[int, str]]:
    """Return where the first words of names stand in a text as the names have them, from left to right."""
    found: list[tuple[int, str]] = []
    for word in words:
        if word in index.common:
            _find(lower, word, word, found)
        else:
            for form in index.written[word]:
                _find(plain, form, word, found)
    return sorted(found)


_SIGNS = "¹²³⁰⁴⁵⁶⁷⁸⁹"  # of notes behind a name


def _find(text: str, form: str, word: str, found: list[tuple[int, str]]) -> None:
    """Add where a word stands in a text in one form, on its own."""
    at = text.find(form)
    while at >= 0:
        after = at + len(form)
        behind = text[after : after + 1]
        if not ((behind.isalnum() and behind not in _SIGNS) or (at and text[at - 1].isalnum())):
            found.append((at, word))
        at = text.find(form, after)


@lru_cache(maxsize=4096)
def tokens(text: str) -> tuple[str, str, frozenset[str]]:
    """Return a text with plain apostrophes and spaces, the same in lower case, and the words in it."""
    # A text in printable ASCII letters holds nothing odd.
    odd = not (text.isascii() and text.isprintable()) and _ODD.search(text)
    plain = text.translate(_PLAIN) if odd else text
    lower = plain.lower()
    if len(lower) != len(plain):  # a few letters grow when lowered; offsets must hold
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)
    words = lower.translate(_GAPS).split() if lower.isascii() else _PART.findall(lower)
    return plain, lower, frozenset(words)


def _longest(
    index: NameIndex, plain: str, lower: str, at: int, first: str
) -> tuple[str, tuple[str, ...]] | None:
    if first in index.proper and (plain[at].isupper() or plain[at].isdigit()):
        for name, ids in index.proper[first]:
            if plain.startswith(name, at) and _whole(plain, at + len(name)):
                return name, ids
    for name, ids in index.common.get(first, ()):
        if lower.startswith(name, at) and _whole(plain, at + len(name)):
            return name, ids
    return None


# "Decision No. 4/2005/QD-TTgof June 14, 2005": scanning lost the space before the date.
_GLUED = re.compile(r"of\s(?:\d{1,2}\s[A-Z]|[A-Z][a-z]{2,8}\s\d{1,2},)")


def _whole(plain: str, end: int) -> bool:
    if plain.startswith((" $", "$"), end):
        return False  # "US $ 20": of the money
    if end >= len(plain) or not (plain[end].isalnum() or plain[end] == "_") or plain[end] in _SIGNS:
        return True
    return _GLUED.match(plain, end) is not None


def find_names(gazetteer: Gazetteer, text: str) -> tuple[Mention, ...]:
    """Return the longest names of the reference tables, left to right, without overlaps."""
    if text in gazetteer.memory:
        return gazetteer.memory[text]
    found: list[Mention] = []
    plain, *_ = tokens(text)
    for start, end, ids in find_indexed(gazetteer.index, text):
        wrong = gazetteer.negative.get(_first(plain[start:end]), ())
        if not any(plain.startswith(n, start) and start + len(n) >= end for n in wrong):
            found.append(
                Mention(start, end, gazetteer.entries[ids[0]].kind, text[start:end], "reference", ids)
            )
    gazetteer.memory[text] = result = tuple(found)
    return result
