"""Short names that a text defines: "(hereinafter, the Plan)", "(HBZ)", "(Harbour Zone)"."""

from collections.abc import Iterator
from dataclasses import dataclass

from kg import lazy_re as re

_INSIDE = re.compile(
    r"[”’\"'》]?\s*,?\s*[(（\[]\s*"
    r"(?P<def>(?:hereinafter|hereafter|henceforth|from here on|referred to as|known as|abbreviated)\b"
    r"(?:\s*,|\s+(?:referred\s+to|called|known|abbreviated|as|simply))*)?\s*,?\s*"
    r"(?:as\s+|or\s+)?(?P<the>the\s+)?(?P<q>[“‘\"'])?(?:the\s+)?(?P<name>\d{0,2}[A-Z][^()（）\[\]“”‘’\"'\n]{1,60}?)(?P<q2>[”’\"'])?\s*[)）\]]"
)
_KNOWN = re.compile(
    r",?\s+(?:or\s+)?(?:(?:also|better|commonly|popularly|formerly|formally|simply|hereinafter|hereafter|often|usually|officially)\s+){0,2}"
    r"(?:known|referred\s+to|abbreviated|called)\s+(?:in\s+[A-Z]\w+\s+)?(?:as\s+)?(?:the\s+)?[“‘\"']?(?P<name>[A-Z][\w&-]*(?:\s+[A-Z][\w&-]*){0,4})"
)
# '("HBZ" or the "Zone")'
_TWO = re.compile(
    r"[”’\"']?\s*[(（][“\"](?P<a>[A-Z][\w &-]{1,40})[”\"],?\s*(?:or|and)?\s*(?:the\s+)?[“\"](?P<b>[A-Z][\w &-]{1,40})[”\"][)）]"
)
# "Harbour Zone[1] (HZ)": signs of notes
_CITED = re.compile(r"(?:\[\d{1,3}\])+")
# "(NPP 2017)", "(NPP, 2017)", "(NPP 2017-2021)"
_DATED = re.compile(r",?\s+(?:19|20)\d\d(?:\s*[-–—/]\s*(?:19|20)?\d\d)?$")
_BRACKET = re.compile(r"[”’\"']?\s*\([^()\n]{2,60}\)")
_SMALL = frozenset(["of", "for", "on", "the", "and", "in", "to", "a", "an", "with", "&", "de"])


@dataclass(frozen=True, slots=True)
class Definition:
    """A short name and where the words that define it end."""

    name: str
    end: int
    explicit: bool


def definitions_after(text: str, end: int, name: str) -> Iterator[Definition]:
    """Yield the short names that are defined right after a name which ends at ``end``.

    A name in brackets is taken if words such as "hereinafter" say so, if it is quoted, if its letters
    are the initials of the name, or if its words are some of the words of the name in their order.

    >>> text = "the Harbour Bay Free Trade Zone (HBFTZ) opened"
    >>> [d.name for d in definitions_after(text, 31, "Harbour Bay Free Trade Zone")]
    ['HBFTZ']
    >>> list(definitions_after("the Harbour Zone (Norway) opened", 16, "Harbour Zone"))
    []
    """
    cited = _CITED.match(text, end)
    at = end = cited.end() if cited else end
    while match := _INSIDE.match(text, at):
        short = " ".join(match["name"].split()).rstrip(",")
        explicit = bool(match["def"] or (match["q"] and match["q2"]))
        explicit = explicit or bool(match["the"] and short in name.split())
        several = re.split(r"\s+or\s+|[;,/]\s*", short)
        if (
            not explicit
            and len(several) > 1
            and all(is_acronym(a, name) or is_shortened(a, name) for a in several)
        ):
            yield from (Definition(a, match.end(), explicit) for a in several)
        elif (
            explicit
            or is_acronym(_DATED.sub("", short), _DATED.sub("", name))
            or is_counted(short, name)
            or is_shortened(short, name)
            or is_contracted(short, name)
            or is_of_kind(short, name)
        ):
            yield Definition(short, match.end(), explicit)
        elif not match["name"].isupper():
            break
        at = match.end()
    if two := _TWO.match(text, end):
        yield Definition(two["a"], two.end(), True)
        yield Definition(two["b"], two.end(), True)
    bracket = _BRACKET.match(text, at)
    if known := _KNOWN.match(text, bracket.end() if bracket else at):
        yield Definition(known["name"], known.end(), True)


_LAST = 3
_JOINS = re.compile(r"[a-z][-–][A-Z]")


def is_acronym(short: str, name: str) -> bool:
    """Return whether the letters of a short name are initials of the name, in order.

    Small words may be left out, and letters inside a hyphenated word count.

    >>> is_acronym("BEZA", "Bangladesh Economic Zones Authority"), is_acronym("NATO", "Harbour Zone")
    (True, False)
    """
    letters = [c for c in short if c.isalpha()]
    if not 2 <= len(letters) <= 10 or " " in short or sum(c.isupper() for c in letters) < len(letters) - 1:
        return False
    initials = [w[0].casefold() for w in re.findall(r"[^\W_]+", name) if w.casefold() not in _SMALL]
    wanted = [c.casefold() for c in letters if c.isupper()]
    every = [w[0].casefold() for w in re.findall(r"[^\W_]+", name)]
    if len(wanted) >= _LAST and initials[-len(wanted) :] == wanted and _JOINS.search(name):
        return True  # "Dhobi-Kurala Greater Bay Area (GBA)": the places before are left out
    return wanted in (initials, every) or (len(wanted) >= 3 and _within(wanted, every, first=True))


def is_initials(short: str, name: str) -> bool:
    """Return whether the letters of a short name are all the initials of a name, small words apart or not.

    >>> is_initials("QBA", "Quay and Boat Authority"), is_initials("QB", "Quay and Boat Authority")
    (True, False)
    """
    parts = re.findall(r"[^\W_]+", name)
    initials = "".join(w[0] for w in parts if w.casefold() not in _SMALL)
    return short.casefold() in (initials.casefold(), "".join(w[0] for w in parts).casefold())


_LEAST_COUNTED = 2
_COUNT = re.compile(r"[\s-]?(?:[IVX]{1,4}|\d{1,2})$")
# "12HP" of the Twelfth Harbour Plan
_COUNT_FIRST = re.compile(r"^\d{1,2}(?=[A-Z])")
_YEARS = re.compile(r",?\s+\(?(?:19|20)\d\d(?:\s*(?:[-–—/]|to)\s*(?:19|20)?\d\d)?\)?$")
_COUNT_WORD = re.compile(
    r"^(?:\d{1,2}(?:st|nd|rd|th)|[a-z]{3,9}(?:st|th|nd|rd)|[A-Z][a-z]{2,8}(?:st|th|nd|rd))\s+(?=[A-Z])"
)


def is_counted(short: str, name: str) -> bool:
    """Return whether a short name is the letters of a plan with its count.

    >>> is_counted("HDP III", "third Harbour Development Plan"), is_counted("HP II", "Harbour Zone")
    (True, False)
    """
    letters = _COUNT_FIRST.sub("", _COUNT.sub("", short))
    full = _COUNT.sub("", _COUNT_WORD.sub("", _YEARS.sub("", name)))
    return letters != short and len(letters) >= _LEAST_COUNTED and is_acronym(letters, full)


_OF_A_YEAR = re.compile(r"\s20\d\d$")


def inner_acronyms(name: str) -> tuple[str, ...]:
    """Return the short names that an acronym inside a name gives.

    >>> inner_acronyms("Helping Ports Build (HPB) Act of 2022"), inner_acronyms("Ports (Fees) Act")
    (('HPB', 'HPB Act', 'HPB Act of 2022'), ())
    >>> inner_acronyms("Free Trade Zones (FTZ) Programme")
    ('FTZ Programme',)
    """
    match = re.fullmatch(
        r"(.{5,200}?)\s+\(([A-Z]{2,8}(?:20\d\d)?)\)\s+(.{2,80}?)(,?\s+(?:of\s+)?(?:19|20)\d\d)?", name, re.S
    )
    if match is None or not is_acronym(match[2], match[1]):
        return ()
    # "Quays, Docks and Boats 2025 (QDB2025) plan": with a comma and a year it is no place.
    bare = (match[1],) if _OF_A_YEAR.search(match[1]) and match[3].islower() else ()
    full = f"{match[2]} {' '.join(match[3].split())}"
    dated = (" ".join(f"{full}{match[4]}".split()),) if match[4] else ()
    # In "the Free Zones (FZ) Programme" the letters stand for the zones.
    return (full, *dated, *bare) if names_areas(match[1]) else (match[2], full, *dated, *bare)


def names_areas(words: str) -> bool:
    """Return whether words end in a kind of areas: what a programme is for, not the programme.

    >>> names_areas("Free Trade Zones"), names_areas("Helping Ports Build")
    (True, False)
    """
    return _AREAS.search(words) is not None


_AREAS = re.compile(
    r"\b(?:[Zz]ones?|[Pp]arks?|[Aa]reas?|[Cc]orridors?|[Ff]ree\s?ports?|[Cc]lusters?|[Hh]ubs?|[Cc]ities|[Rr]egions?)$"
)


def _within(wanted: list[str], letters: list[str], *, first: bool) -> bool:
    if first and wanted[:1] != letters[:1]:
        return False
    rest = iter(letters)
    return all(letter in rest for letter in wanted) and len(wanted) * 2 >= len(letters)


def is_contracted(short: str, name: str) -> bool:
    """Return whether a word with a capital inside is made of letters of the name, in order.

    >>> is_contracted("MeitY", "Ministry of Electronics and Information Technology")
    True
    >>> is_contracted("Norway", "Nordic Harbour Railway"), is_contracted("MeitY", "Harbour Ministry")
    (False, False)
    """
    if not re.fullmatch(r"(?=.*[a-z])[A-Z][a-z]*[A-Z][A-Za-z]*", short) or len(short) > 8:
        return False
    rest = iter(name.casefold())
    return name[:1] == short[0] and all(letter in rest for letter in short.casefold())


_KIND_LETTERS = 3
_OWN_LETTERS = 4


def is_of_kind(short: str, name: str) -> bool:
    """Return whether letters end in the initials of a name's last words and begin with letters of its others.

    >>> is_of_kind("HLJFTZ", "China (Heilongjiang) Pilot Free Trade Zone"), is_of_kind("NORFTZ", "Harbour Free Trade Zone")
    (True, False)
    >>> is_of_kind("BURFTZ", "Harbour Free Trade Zone"), is_of_kind("FTZ", "Harbour Free Trade Zone")
    (False, False)
    """
    parts = re.findall(r"[^\W_]+", name)
    kind = "".join(word[0] for word in parts[-_KIND_LETTERS:]).upper()
    own = short.removesuffix(kind)
    if not short.isupper() or own == short or not 1 < len(own) <= _OWN_LETTERS or len(kind) < _KIND_LETTERS:
        return False
    # One word that is spelt in syllables gives a letter of each: "Heilongjiang".
    return any(
        word[0].upper() == own[0] and all(letter in rest for letter in own.casefold())
        for word in parts[:-_KIND_LETTERS]
        if (rest := iter(word.casefold()))
    )


def is_shortened(short: str, name: str) -> bool:
    """Return whether the words of a short name stand in the name in the same order.

    >>> is_shortened("Harbour Zone", "Harbour Bay Zone"), is_shortened("Zone", "Harbour Bay Zone")
    (True, False)
    """
    given, full = short.split(), name.split()
    if not 2 <= len(given) < len(full):
        return False
    rest = iter(full)
    return all(word in rest for word in given)
