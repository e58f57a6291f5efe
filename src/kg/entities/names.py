"""What a name says: its words in order, the areas, years, numbers and codes that stand in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType

from kg import lazy_re as re
from kg.entities.spelling import singular, table, words_of
from kg.entities.translated import Translated, translated
from kg.lexicon import Lexicon, reference

_YEAR = re.compile(r"(?:19|20)\d\d")
_CODE = re.compile(
    r"[\[(〔]?\b((?:19|20)\d\d)[\])〕]?\s*No\.?\s*(\d{1,4})\b"
    r"|\bNo\.?\s*(\d{1,4})\s*[\[(〔]((?:19|20)\d\d)[\])〕]"
    r"|\bNo\.?\s*(\d{1,5})(?:,?\s+of\s+|/)((?:19|20)\d\d)\b"
    r"|\b((?:19|20)\d\d)\s*/\s*(\d{1,5})\b"
    r"|\b(Public\s+Law|H\.\s?R\.|P\.\s?L\.)\s*(\d{1,4}(?:[-–]\d{1,4})?)\b"
)
_LONGEST = 5
_REMEMBERED = 8192
"""So many names are remembered at most."""
_HAN = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Form:
    """A name taken apart.

    Attributes:
        exact: the words that are left without areas, years and numbers, written together, in the order that
            they have without "of" and "for".
        key: the same in the singular, with the numbers; names that may be one share it.
        places: ids of the areas that stand in it.
        years: the years in it.
        numbers: other numbers in it.
        codes: official numbers in it ("2021-12").
        telling: the words that say which one is meant.
        kind: "district", "county" … if the name ends so.
        family: what kind of text a title names, or empty.
        acronym: whether it is one word of capitals.
    """

    exact: str
    key: str
    places: frozenset[str] = frozenset()
    years: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    codes: frozenset[str] = frozenset()
    telling: frozenset[str] = frozenset()
    kind: str = ""
    family: str = ""
    acronym: bool = False

    @property
    def vague(self) -> bool:
        """Return whether the name would fit many things: "Development Plan"."""
        return (
            not self.places
            and not self.codes
            and (not self.telling or (self.acronym and len(self.exact) < 4))
        )

    def same_name(self, other: "Form") -> bool:
        """Return whether nothing but the spelling and the order around "of" differs."""
        return self._whole() == other._whole()

    def _whole(self) -> tuple[object, ...]:
        return self.exact, self.places, self.years, self.numbers, self.kind


@dataclass(frozen=True, slots=True)
class NameReader:
    """Takes names apart with the areas that the reference tables know; remembers what it has read last."""

    areas: Mapping[str, tuple[str, ...]]
    countries: frozenset[str]
    chinese: Translated
    memory: dict[tuple[str, str], Form] = field(default_factory=dict, compare=False, repr=False)

    def read(self, name: str, prefix: str) -> Form:
        """Return the form of a name of a thing of one kind (``zone``, ``body`` …)."""
        known = self.memory.get((name, prefix))
        if known is None:
            if len(self.memory) >= _REMEMBERED:
                self.memory.clear()
            known = self.memory[name, prefix] = self._read(name, prefix)
        return known

    def _read(self, name: str, prefix: str) -> Form:
        english = self.chinese.zone(name) if prefix == "zone" and _HAN.match(name) else ""
        if english:
            return self._read(english, prefix)
        if _HAN.search(name):
            plain = "".join(words_of(name))
            return Form(plain, plain, telling=frozenset({plain}))
        codes = frozenset(codes_in(name))
        words = _in_order(words_of(name))
        kind = words[-1] if prefix == "place" and len(words) > 1 and words[-1] in table().kinds else ""
        words = words[:-1] if kind else words
        bare, places = self._without_areas(words) if prefix != "place" else (words, frozenset())
        years = frozenset(w for w in bare if _YEAR.fullmatch(w))
        numbers = frozenset(w for w in bare if w.isdigit() and w not in years)
        left = [w for w in bare if not w.isdigit()]
        telling = frozenset(singular(w) for w in left if w not in table().generic and len(w) > 1)
        if len(left) < 2 or not telling:
            # What is left alone would fit anything: areas are part of the name, a country only if alone.
            full = self._without_countries(words) if places - self.countries else words
            left = [w for w in full if not w.isdigit()] or list(words)
        heads = [table().families[w] for w in left if w in table().families]
        marks = sorted(codes or numbers)
        return Form(
            exact="".join(left),
            key=" ".join(("".join(map(singular, left)), *marks)),
            places=places - self.countries or places,
            years=years,
            numbers=numbers,
            codes=codes,
            telling=telling,
            kind=kind,
            family=heads[-1] if heads and prefix == "policy" else "",
            acronym=bool(re.fullmatch(r"(?=(?:.*[A-Z]){2})[A-Z][A-Za-z&.-]{1,9}", name)) and len(words) == 1,
        )

    def _without_countries(self, words: Sequence[str]) -> list[str]:
        left: list[str] = []
        at = 0
        while at < len(words):
            size, ids = self._area(words, at)
            if not size or not self.countries.issuperset(ids):
                left.extend(words[at : at + (size or 1)])
            at += size or 1
        return left

    def _without_areas(self, words: Sequence[str]) -> tuple[list[str], frozenset[str]]:
        left: list[str] = []
        places: set[str] = set()
        at = 0
        while at < len(words):
            size, ids = self._area(words, at)
            if size:
                places.update(ids)
            else:
                left.append(words[at])
            at += size or 1
        return left, frozenset(places)

    def _area(self, words: Sequence[str], at: int) -> tuple[int, tuple[str, ...]]:
        for size in range(min(_LONGEST, len(words) - at), 0, -1):
            ids = self.areas.get("".join(words[at : at + size]))
            if ids:
                return size, ids
        country = table().nationalities.get(words[at])
        return (1, (country,)) if country else (0, ())


def _in_order(words: Sequence[str]) -> list[str]:
    """Return the words without small ones, what stands behind "of" before what stands in front of it."""
    known = table()
    parts: list[list[str]] = [[]]
    for word in words:
        if word in known.join:
            parts.append([])
        elif word not in known.small:
            parts[-1].append(word)
    return [word for part in reversed(parts) for word in part]


def codes_in(name: str) -> list[str]:
    """Return the official numbers in some words, the year first.

    >>> codes_in("No. 5 [2021]"), codes_in("Decree No. 12/2021")
    (['2021-5'], ['2021-12'])
    """
    found = []
    for match in _CODE.finditer(name):
        groups = [g for g in match.groups() if g]
        if match[3] or match[5]:
            groups.reverse()
        found.append("-".join(re.sub(r"[\s.]+", "", g).lower() for g in groups))
    return found


def name_reader(lexicon: Lexicon) -> NameReader:
    """Return a reader that knows the areas of a lexicon."""
    return NameReader(*(_packaged_areas() if lexicon is reference() else _areas(lexicon)))


@cache
def _packaged_areas() -> tuple[Mapping[str, tuple[str, ...]], frozenset[str], Translated]:
    # A build needs them in two stages, and there are some ten thousand.
    return _areas(reference())


def _areas(lexicon: Lexicon) -> tuple[Mapping[str, tuple[str, ...]], frozenset[str], Translated]:
    """Return the areas of a lexicon by their plain names, which are countries, and their Chinese names."""
    areas: dict[str, set[str]] = {}
    for name, ids in lexicon.names.items():
        known = [i for i in ids if lexicon.entries[i].kind in ("AdministrativeArea", "Place")]
        plain = "".join(words_of(name)) if known and not _HAN.search(name) else ""
        if len(plain) > 2 and plain not in table().generic:
            areas.setdefault(plain, set()).update(known)
    countries = frozenset(i for i, entry in lexicon.entries.items() if entry.level == "level-country")
    plain_names = MappingProxyType({name: tuple(sorted(ids)) for name, ids in areas.items()})
    return plain_names, countries, translated(lexicon)


def initials(name: str) -> frozenset[str]:
    """Return the acronyms that a name may have: the first letters of its words, with and without small ones.

    >>> sorted(initials("Bay of Harbour Free Trade Zone"))
    ['bhftz', 'bohftz']
    """
    plain = [w for w in re.findall(r"[^\W_]+", name.casefold()) if w]
    small = table().small | table().join
    return frozenset(
        {"".join(w[0] for w in plain), "".join(w[0] for w in plain if w not in small)} if plain else ()
    )
