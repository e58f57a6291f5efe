"""Which area lies in which: areas side by side in a sentence, checked against the reference tables."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg import lazy_re as re
from kg.claims.gathering.collector import Collector
from kg.claims.gathering.registry import Registry
from kg.claims.patterns.words import words
from kg.claims.sentences.public_matters import is_public_word
from kg.claims.sentences.reading import Reading
from kg.claims.territory.nesting_words import patterns
from kg.lexicon import Lexicon
from kg.model import Key, Mention, Span

BESIDE, DESCRIBED, OF_NATION, STEPS = "area-beside", "area-described", "area-of-nation", "area-steps"
COMMA, ADDRESS, OF_OWNED, ROW_BESIDE = "area-comma-item", "area-address", "area-of-owned", "area-row-beside"
# Figures do not part two areas: "is ‹N1› of ‹A2›'s largest cities".
_MARK = re.compile(r"‹([A-MO-Z])(\d+)›")
# "Gujarat Gas", "China Harbour Engineering": a name that goes on is that of a firm or office.
_GOES_ON = re.compile(
    r" (?!(?:And|Or|Region|Islands?|Governorate|Regency|Township|Oblast|Emirate|Division)\b)[A-Z][\w&]"
)
# Of an area that no table knows the words must say that it lies there.
_SAYS_IN = re.compile(
    r"\b(?:in|within)\b|^(?: (?:area|suburb|neighbou?rhood|quarter|part|section|[Dd]istrict|[Rr]egion|[Pp]rovince|[Cc]ounty|[Ss]tate|[Mm]unicipality|[Pp]refecture|[Gg]overnorate))? of (?:the )?$|^, (?:the )?(?:[a-z-]+ern|central|coastal) $"
)
_ITS_NAME = re.compile(r"\s+(?:of\s+)?(?:‹A|[A-Z])")
_QUARTER = re.compile(
    r"(?:\s+city['’]?s?)?\s+(?:district|quarter|neighbou?rhood|suburb|borough|ward)\s+of\s+"
)
_OWNS = re.compile(r"['’]|\s$")
_OWNER_OF = re.compile(r"['’]s? [a-z]")
_NEXT_IN_LIST = re.compile(r"(?:,|,? and|,? or|,? as well as) (?:the )?")


@dataclass(frozen=True, slots=True)
class Nesting:
    """One reading that an area lies in another, by their keys."""

    low: str
    high: str
    rule: str
    span: Span


def contain(readings: Sequence[Reading], registry: Registry, lexicon: Lexicon, collector: Collector) -> None:
    """Draw that areas lie in areas named beside them; of several the nearest one counts."""
    found = [n for r in readings for n in nestings(r, registry, lexicon)]
    above: dict[str, set[str]] = {}
    for n in found:
        above.setdefault(n.low, set()).add(n.high)
    things = registry.things
    for n in found:
        wider = {a for c in things[n.low].candidates for a in lexicon.ancestors(c)}
        nearer = [
            k
            for k in above[n.low] - {n.high}
            if is_below(lexicon, things[k].candidates, things[n.high].candidates) and wider
        ]
        if n.low != n.high and not nearer:
            collector.say(n.low, "kg:within", Key(n.high), (n.span,), n.rule)


def _owned(
    reading: Reading, marks: list[re.Match[str]], n: int, lexicon: Lexicon
) -> Iterator[tuple[Mention, Mention, str]]:
    """Yield an area in one that is named by its owner: "Sana in India's Gujarat" puts Sana in Gujarat."""
    text, row = reading.masked.text, marks[n : n + 3]
    if len(row) < _ROW or any(m[1] != "A" for m in row):
        return
    low, owner, high = (reading.mentions[int(m[2])] for m in row)
    if (
        _OWNED_BY.fullmatch(text, row[0].end(), row[1].start())
        and _OWNER.fullmatch(text, row[1].end(), row[2].start())
        and (_is_open(lexicon, owner) or is_below(lexicon, high.candidates, owner.candidates) is not False)
        and is_below(lexicon, low.candidates, high.candidates) is not False
        and not _GOES_ON.match(text, row[2].end())
        # "to Sana in India's Gujarat and Sana districts": one of several is not where it lies.
        and not _MORE.match(text, row[2].end())
    ):
        yield low, high, OF_OWNED


def _is_open(lexicon: Lexicon, area: Mention) -> bool:
    """Return whether an area has no level, so that the tables do not tell what lies in it: "Northwest China"."""
    return bool(area.candidates) and not any(lexicon.entries[c].level for c in area.candidates)


def nestings(reading: Reading, registry: Registry, lexicon: Lexicon) -> Iterator[Nesting]:
    """Yield the areas of one sentence that lie in one another."""
    text = reading.masked.text
    if "‹A" not in text or reading.text.rstrip().endswith("?"):
        return
    marks = list(_MARK.finditer(text))
    for n, (one, two) in enumerate(pairwise(marks)):
        # "Sana Autonomous Region in Old Dhobi" is a name.
        if one[1] == two[1] == "A" and not text.startswith(" Autonomous Region in ", one.end()):
            for low, high, rule in _pair(reading, marks, n, lexicon):
                yield Nesting(low.name, high.name, rule, reading.span)
            for low, high, rule in _owned(reading, marks, n, lexicon):
                yield Nesting(low.name, high.name, rule, reading.span)
    yield from _nations(reading, registry, lexicon)


def _pair(
    reading: Reading, marks: list[re.Match[str]], n: int, lexicon: Lexicon
) -> Iterator[tuple[Mention, Mention, str]]:
    """Judge two neighbouring areas by what stands between them."""
    text, table = reading.masked.text, patterns()
    first, second = (reading.mentions[int(marks[i][2])] for i in (n, n + 1))
    between = text[marks[n].end() : marks[n + 1].start()]
    below = is_below(lexicon, first.candidates, second.candidates)
    above = is_below(lexicon, second.candidates, first.candidates)
    if second.candidates and not first.candidates:
        above = False  # of a known area the tables would know where it lies
    known = bool(first.candidates and not second.candidates)
    if known and _QUARTER.fullmatch(reading.text, first.end, second.start):
        yield second, first, BESIDE  # "the Oslo district of Dhobi"
        return
    kind = table.kind.match(text, marks[n + 1].end()) if table.owned.fullmatch(between) else None
    owned = kind is not None and not _ITS_NAME.match(text, kind.end())  # "Sana's neighbour Boru"
    if (owned or table.described.fullmatch(between)) and not above and not known:
        yield first, second, DESCRIBED
    elif not above and (rule := _stepped(reading, marks, n, lexicon)):
        yield from ((low, second, rule) for low in _with_twin(reading, marks, n))
    elif table.forward.fullmatch(between):
        # "Sana, India's biggest maker of nets": the name is that of a firm.
        if between == ", " and _OWNER_OF.match(text, marks[n + 1].end()):
            return
        if below or (below is None and _SAYS_IN.search(between)):
            yield first, second, BESIDE
            yield from _fellows(reading, marks, n, lexicon)
    elif table.back.fullmatch(between) and (above or (above is None and _OWNS.match(between))):
        if _GOES_ON.match(text, marks[n + 1].end()):
            return
        yield second, first, BESIDE
        for other in _listed(reading, marks, n + 1, 1):
            if is_below(lexicon, other.candidates, first.candidates):
                yield other, first, BESIDE


_KIND = (
    r"(?:[Vv]illage|[Tt]own|[Hh]amlet|[Nn]eighbou?rhood|[Bb]arangay|[Tt]aluka?|[Tt]ehsil|[Uu]pazila|[Rr]egency|[Dd]ivision|[Dd]epartment|[Cc]anton|[Cc]ity|"
    r"[Mm]unicipality|[Dd]istrict|[Cc]ounty|[Pp]rovince|[Ss]tate|[Pp]refecture|[Gg]overnorate|[Rr]egion|[Cc]ommune|[Tt]ownship|[Ii]sland|[Ee]mirate|[Oo]blast)"
)
_OWN_KIND = re.compile(rf"(?: {_KIND})? of\b")
_COMMA = re.compile(rf"(?: {_KIND})?, (?:in )?(?:the )?(?:{_KIND} of )?(?:the )?")
_OWNED_BY = re.compile(
    rf"(?: {_KIND})?(?:,? (?:of|in) |, )(?:the )?(?:(?:North|South|East|West|Central|Northern|Southern|Eastern|Western|[a-z-]+ern|central|coastal|(?:north|south)-?(?:east|west)|north|south|east|west) )?"
)
_OWNER = re.compile(r"['’]s? (?:[a-z-]+ern |coastal |central |own )?(?:(?:[a-z]+ ){1,3}of )?")
_LED_BY = re.compile(rf"\b(?P<kind>{_KIND}) of (?:the )?$")
# "Barangay Ayala"
_LED_BARE = re.compile(r"\b(?P<kind>Barangay|Village|Ward|Commune|County|Municipality|Township) $")
# "Municipalities of Dhobi and Sana, Province of Norland"
_LED_BY_SEVERAL = re.compile(
    r"\b(?P<kind>(?:[Mm]unicipalit|[Cc]it|[Cc]ount)ies|(?:[Tt]own|[Vv]illage|[Dd]istrict|[Bb]arangay|[Tt]ownship|[Cc]ommune)s) of (?:the )?(?P<twin>[A-Z][\w’' -]{1,40}?,? and )?$"
)
# "Akron, Ohio; and Tulsa, Oklahoma": a town with its state, between other such pairs or alone in an item.
_PAIR_OPENS = re.compile(r"(?:[;:•] (?:and )?|^\W{0,4}|\b(?:in|at|for|of|from|near|to) )$")
_PAIR_ENDS = re.compile(
    rf"(?>(?: {_KIND}\b)?)(?:[;:)]|\.(?:\s|$)|,(?! ‹A)(?! and ‹A)| [–—-] |\W*$| (?!and |or |in )[a-z]"
    # "in Akron, Ohio and the second on 30 acres": a verb or a number behind "and" goes on about something else.
    r"| and (?:(?:is|was|are|were|will|would|has|had|have|can|by|with|to|from)\b|the (?:first|second|third|fourth|other|latter|next|last) (?!‹A)))"
)


# "Occupying a yard in Akron, the Ohio Belt promises much": another clause has begun.
_GOES_ON_LOW = re.compile(r" [a-z]")


def _apart(text: str, low: re.Match[str], high: re.Match[str]) -> bool:
    """Return whether two areas with a comma between them stand apart from other areas."""
    return bool(
        _PAIR_OPENS.search(text[max(0, low.start() - 10) : low.start()])
        and _PAIR_ENDS.match(text, high.end())
    )


# Words that say on which step an area stands, from the lowest up.
_STEPS = tuple(
    re.compile(rf"\s+(?:{words_})\b", re.I)
    for words_ in (
        "village|hamlet|barangay|neighbou?rhood|street",
        "commune|ward|sub-?district|township|town|parish",
        "taluka?|taluq|tehsil|upazila|mandal|block|subdivision|sub-division",
        "district|county|municipality|city|borough|regency",
        "province|state|prefecture|governorate|region|emirate|oblast|department|division|canton",
    )
)


def _step(reading: Reading, area: Mention) -> int:
    """Return on which step the word behind an area puts it ("Sana commune": 2), 0 if there is none."""
    led = _LED_BY.search(reading.text, max(0, area.start - 30), area.start)
    led = led or _LED_BARE.search(reading.text, max(0, area.start - 30), area.start)
    led = led or _LED_BY_SEVERAL.search(reading.text, max(0, area.start - 70), area.start)
    if led:
        kind = re.sub("ies$", "y", led["kind"]).rstrip("s")
        return next((n for n, word in enumerate(_STEPS, 1) if word.fullmatch(f" {kind}")), 0)
    own = reading.text[area.start : area.end]
    tail = f" {own.split()[-1]}" if " " in own else ""
    for n, word in enumerate(_STEPS, 1):
        if word.match(reading.text, area.end) or word.fullmatch(tail):
            return n
    return 0


def _with_twin(reading: Reading, marks: list[re.Match[str]], n: int) -> Iterator[Mention]:
    """Yield an area, and the one before it if both share a kind: "Municipalities of Dhobi and Sana"."""
    area = reading.mentions[int(marks[n][2])]
    yield area
    led = _LED_BY_SEVERAL.search(reading.text, max(0, area.start - 70), area.start)
    if n and led and led["twin"]:
        yield reading.mentions[int(marks[n - 1][2])]


_NAME_IN = re.compile(r"(?:›|(?<=[\w,] )[A-Z][\w’-]+) in (?:the )?$")


def _fellows(
    reading: Reading, marks: list[re.Match[str]], n: int, lexicon: Lexicon
) -> Iterator[tuple[Mention, Mention, str]]:
    """Yield the areas listed before one that lies in a larger one, if they lie there too."""
    text, second = reading.masked.text, reading.mentions[int(marks[n + 1][2])]
    twin = n > 0 and text[marks[n - 1].end() : marks[n].start()] == " and "
    all_of_it = text.startswith(", in ", marks[n].end())
    others = list(_listed(reading, marks, n, -1))
    # "Sana in Boru and Cana in Dhobi": each in its own
    if twin and _NAME_IN.search(text, 0, marks[n - 1].start()):
        return
    known = [is_below(lexicon, other.candidates, second.candidates) for other in others]
    # "near Sana, Boru and Cana in Norland": a row that "and" closes may lie there if none is known to lie elsewhere.
    closed = (
        (twin or text.startswith(", and ", marks[n - 1].end())) and len(others) > 1 and False not in known
    )
    # In a row of which another member is known to lie there, one that no table knows does, too.
    all_of_it |= len(others) > 1 and True in known
    for i, other in enumerate(others):
        if known[i] or (known[i] is None and ((twin and not i) or all_of_it)):
            yield other, second, BESIDE
        elif closed:
            yield other, second, ROW_BESIDE


def _stepped(reading: Reading, marks: list[re.Match[str]], n: int, lexicon: Lexicon) -> str:
    """Return the rule by which a comma puts an area into the one after it, or nothing."""
    text = reading.masked.text
    first, second = (reading.mentions[int(marks[i][2])] for i in (n, n + 1))
    between = text[marks[n].end() : marks[n + 1].start()]
    if not _COMMA.fullmatch(between):
        return ""
    below = is_below(lexicon, first.candidates, second.candidates)
    step, unknown = _step(reading, first), below is None
    # "Alvor municipality, Benta province" that the tables know apart are members of a list.
    if below is not False and 0 < step < _step(reading, second):
        return STEPS
    if unknown and _in_address(reading, marks, n, lexicon):
        return ADDRESS
    # "Dhobi Province, Kenya"
    ends = not _MORE.match(text, marks[n + 1].end())
    if unknown and step and second.candidates and ends and not _step(reading, second):
        return ADDRESS
    # "in Dhobi, Sana district of Norland": what goes on so is the next of a list.
    listed = _OWN_KIND.match(text, marks[n + 1].end())
    # "Department of Trade and Enterprise, Norland": the last word of an office is no place.
    office = is_public_word(reading.text[first.start : first.end].lower())
    apart = (
        unknown
        and not (listed or office or _ROW_GOES_ON.match(text, marks[n + 1].end()))
        and (between == ", " or (between == ", the " and not _GOES_ON_LOW.match(text, marks[n + 1].end())))
        and _apart(text, marks[n], marks[n + 1])
    )
    # Of a known area the tables would know where it lies.
    return COMMA if apart and (second.candidates or not first.candidates) else ""


def _in_address(reading: Reading, marks: list[re.Match[str]], n: int, lexicon: Lexicon) -> bool:
    """Return whether an area is the first step of an address: "Sana, Dhobi District, Kenya".

    The steps after it are known to lie in one another, and no "and" makes the row a list.
    """
    text, row = reading.masked.text, marks[n : n + 3]
    if len(row) < _ROW or any(m[1] != "A" for m in row):
        return False
    apart = [text[a.end() : b.start()] for a, b in pairwise(row)]
    second, third = (reading.mentions[int(m[2])] for m in row[1:])
    return (
        all(_COMMA.fullmatch(b) for b in apart)
        and is_below(lexicon, second.candidates, third.candidates) is True
        and not _MORE.match(text, row[-1].end())
        and not _BEFORE.search(text, max(0, row[0].start() - 12), row[0].start())
    )


_ROW = 3
# "at Sana, Boru, Cana and Alvor": a row of which not all members are known
_ROW_GOES_ON = re.compile(r", (?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?,? (?:and|or) (?:the )?(?:[A-Z]|‹A)")
_MORE = re.compile(r"(?:,? and |, )(?:the )?‹A")
_BEFORE = re.compile(r"‹A\d+›(?:,| and) (?:the )?$")


def _listed(reading: Reading, marks: list[re.Match[str]], n: int, step: int) -> Iterator[Mention]:
    """Yield the areas that stand in one list with the n-th mark, to its left or right."""
    while 0 <= n + step < len(marks):
        left, right = sorted((marks[n], marks[n + step]), key=lambda m: m.start())
        between = reading.masked.text[left.end() : right.start()]
        if marks[n + step][1] != "A" or not _NEXT_IN_LIST.fullmatch(between):
            return
        n += step
        yield reading.mentions[int(marks[n][2])]


def is_below(lexicon: Lexicon, low: tuple[str, ...], high: tuple[str, ...]) -> bool | None:
    """Return whether the reference tables put one area under another; None where they do not know both."""
    if not low or not high:
        return None
    above = {a for c in low for a in lexicon.ancestors(c)}
    return bool(above & set(high))


def _nations(reading: Reading, registry: Registry, lexicon: Lexicon) -> Iterator[Nesting]:
    """Yield areas beside the adjective of the country that they lie in.

    "the Kenyan city of Mombasa", "two Thai provinces, Rayong and Chonburi", "Kigali, the Rwandan capital".
    """
    text = reading.masked.text
    told = [(m, m.lastindex or 2) for m in patterns().nation.finditer(text)]
    for match, n in told:
        yield from _of_nation(reading, registry, lexicon, match[n - 1], int(match[n]))
        if n > _PLAIN:
            for other in _LISTED.finditer(text, match.end()) if _ALSO.match(text, match.end()) else ():
                yield from _of_nation(reading, registry, lexicon, match[n - 1], int(other[1]))
                if not _ALSO.match(text, other.end()):
                    break
    for match in patterns().apposed.finditer(text):
        yield from _of_nation(reading, registry, lexicon, match[2], int(match[1]))


_PLAIN = 2  # groups of the plain form
_ALSO = re.compile(r"(?:,|,? and) (?:the )?‹A")
_LISTED = re.compile(r"‹A(\d+)›")


def _of_nation(
    reading: Reading, registry: Registry, lexicon: Lexicon, word: str, number: int
) -> Iterator[Nesting]:
    area = reading.mentions[number]
    country = words().map("nationalities").get(" ".join(word.split()), "")
    if country in lexicon.entries and is_below(lexicon, area.candidates, (country,)) is not False:
        at = max(reading.text.find(word), reading.text.rfind(word, 0, area.start))
        span = Span(reading.span.start + at, reading.span.start + at + len(word))
        label = lexicon.entries[country].label
        key = registry.add("AdministrativeArea", label, span, (country,))
        yield Nesting(area.name, key, OF_NATION, reading.span)
