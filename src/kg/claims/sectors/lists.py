"""Industries that stand in a list: "industries such as A, B and C", "the A and B sectors", "focus on A, B and C"."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from kg import lazy_re as re
from kg.claims.actions.phrases import front, patterns
from kg.claims.names.gazetteer import Gazetteer
from kg.claims.patterns.adverbs import opening_adverb
from kg.claims.patterns.words import lowered
from kg.claims.sectors.names import is_known, known, sector_names
from kg.claims.sectors.promotion import objects_of, sector_patterns
from kg.claims.sentences.listing import members
from kg.model import Mention


@dataclass(frozen=True, slots=True)
class Sector:
    """An industry in a text: offsets, its name, its reference ids, and whether the wording leaves no doubt.

    ``rule`` is the id of the wording (``data/coded/industries.toml``). ``bare`` is the name without "industry" and without a word of degree, where it has one.
    """

    start: int
    end: int
    name: str
    ids: tuple[str, ...]
    sure: bool
    bare: str = ""
    rule: str = "industry-known"


def listed(text: str, gazetteer: Gazetteer, inside: bool) -> Iterator[Sector]:
    """Yield the members of "industries such as A, B and C", and the known ones of "fields such as …"."""
    table = sector_patterns()
    for pattern, open_list in ((table.listed, True), (table.soft, False)):
        for match in pattern.finditer(text):
            if _VERB.match(text, match.start("list")):
                continue  # "industries are gradually moving in"
            if _THOSE.match(text, match.start("list")):
                continue  # "industries such as those that make nets"
            if not open_list and _SERVICES.search(text, 0, match.start("list")):
                continue  # "public services, including education and care"
            told = _TOLD.search(text, match.start("list"), match.end("list"))
            some = list(members(text, match.start("list"), told.start() if told else match.end("list")))
            # "the trades of Malta and Gozo" names no trades
            said = open_list and match["of"] is None
            whole = len(some) > _TWO
            found = [s for a, b in some for s in member(text, a, b, gazetteer, said, whole=whole)]
            if not said and all(sector.name.lower() in table.weak for sector in found):
                continue  # "areas of innovation and scientific research"
            means = _MEANS.search(text, max(0, match.start("list") - 40), match.start("list"))
            rule = "industry-means" if means else "industry-list" if said else "industry-among"
            for sector in found:
                yield replace(sector, sure=said or (inside and bool(sector.ids) and means is None), rule=rule)


# "sectors such as mining, fishing and tourism, said the minister": who says so is no sector.
_TOLD = re.compile(
    r",\s+(?:according\s+to|said|says|as\s+(?:well\s+)?(?:reported|noted|stated|shown)|notably|especially|particularly|mainly|mostly)\b|,\s+(?:he|she|it|they|officials)\s+(?:said|says|added|noted)\b"
    # "…, totalled 40 tonnes": the sentence goes on
    r"|,\s+(?:totall?ed|reached|rose|grew|fell|declined|expanded|exceeded|amounted|accounts?|accounted|employs?|employed|contribute[ds]?|has|have|had|is|are|was|were|will|would)\s"
)
_THOSE = re.compile(r"(?:those|the\s+ones)\s")
# "technologies such as robots": what is used as often as what is promoted.
_MEANS = re.compile(r"\btechnolog(?:y|ies),?\s+(?:such\s+as|like|including)\s+$", re.I)
_SERVICES = re.compile(
    r"\b(?:public|social|basic|essential|government|community|civic|municipal)\s+services?\W+(?:\w+\W+){0,3}$",
    re.I,
)


_VERB = re.compile(
    r"(?:[a-z]+ly\s+)?(?:(?:mov|grow|com|leav|look|expand|suffer|los|fac|tak|mak|work|gain|fall|ris|shrink|struggl|becom|start|try|wait)ing|"
    r"(?!(?:advanced|renewable|used|integrated|automated|processed|seed|feed|reed|weed)\b)[a-z]{2,}ed)\b(?!\s*,)"
    # "the industries will be given care", "are operational": what becomes of them or how they are.
    r"|(?:[a-z]+ly\s+)?(?:given|taken|kept|left|made|built|run|seen|set|cut|put|hurt|met|led|held|found|sold|grown|hit|shown|driven|operational|active|open|closed|ready|able|unable|likely|"
    r"subject|eligible|exempt|available|expected|free|profitable|competitive|weak|strong|absent|concentrated)\b(?!,?\s+(?:and|[a-z]+(?:,|$))|-)"
)


def rows(text: str, gazetteer: Gazetteer) -> Iterator[Sector]:
    """Yield the members of "electronics, textiles and leather industries"."""
    table = sector_patterns()
    for match in table.head.finditer(text):
        before = (
            _row_before(text, match.start())
            if match["head"].endswith(("industries", "sectors", "trades"))
            else None
        )
        if before is None or suffers(text, match.end()) or _OWNED.search(text, before, match.start()):
            continue
        row = list(members(text, before, match.start()))
        row = row[1:] if len(row) > 1 and _adverb().match(text, row[0][0]) else row
        names = [text[a:b] for a, b in row]
        if any(_is_abstract(name, gazetteer) for name in names[:-1]):
            row, names = row[-1:], names[-1:]  # "reform, growth and reed industries"
        sure = "," in text[before : match.start()] or all(
            is_known(name, gazetteer) and name.lower() not in table.weak for name in names
        )
        if not sure and len(row) == _TWO and any(is_known(name, gazetteer) for name in names):
            start = _bare_front(text, before, match.start())
            yield Sector(start, match.end(), text[start : match.end()], (), False, rule="industry-row")
        if sure and row and _kinds(text[row[-1][0] : row[-1][1]], match["head"], gazetteer):
            start = row.pop()[0]
            yield Sector(start, match.end(), text[start : match.end()], (), False, rule="industry-row")
        for start, end in row if sure else ():
            for sector in member(text, start, end, gazetteer, True):
                plain = sector.name.lower() in table.weak or (not sector.ids and " " not in sector.name)
                yield replace(sector, rule="industry-row", sure=not plain)


# "Likewise, service sectors": a word that only ties the sentence to the one before
@cache
def _adverb() -> re.Pattern[str]:
    return re.compile(rf"(?:{opening_adverb()}|[A-Z][a-z]+ly),")


def _is_abstract(name: str, gazetteer: Gazetteer) -> bool:
    """Return whether a member of a row is an act or a state: "institutional innovation", "road building"."""
    last = name.rsplit(maxsplit=1)[-1].lower()
    return (
        _ACT.search(last) is not None and last in sector_patterns().abstract and not is_known(name, gazetteer)
    )


_ACT = re.compile(r"(?:tion|ment|ity|ance|form|growth|opening(?:-up)?)$")


# "local and private sectors": whose they are tells no industry.
_OWNED = re.compile(
    r"\b(?:private|public|state|state-owned|informal|formal|non-?profit|voluntary|household|government|corporate)\s+$"
)


def _kinds(name: str, head: str, gazetteer: Gazetteer) -> bool:
    """Return whether the last of a row is a kind of industries: "cotton, tea and other emerging industries"."""
    whole = re.sub(r"^(?:other|further|similar)\s+", "", f"{name} {head}")
    return not is_known(name, gazetteer) and is_known(whole, gazetteer)


def suffers(text: str, at: int) -> bool:
    """Return whether a text tells what happened to an industry: "the tourism sector was hit", "grew by 4%"."""
    return _SUFFERS.match(text, at) is not None


# What an industry does or undergoes by itself is no aim of a plan.
_SUFFERS = re.compile(
    r"\s+(?:(?:was|were|has|have|had|is|are)\s+(?:also\s+|been\s+|being\s+|[a-z]+ly\s+){0,3}(?:hit|affected|hurt|damaged|depressed|struggling|suffering|declining|shrinking|growing|stagnant|weak)\b"
    r"|(?:grew|fell|declined|shrank|contracted|suffered|lost|rose|slowed|rebounded|accounts?\s+for|accounted\s+for|contribut(?:es?|ed)|employ(?:s|ed)?|recorded|generat(?:es|ed)|makes?\s+up|made\s+up|represent(?:s|ed))\b)"
)


def _member_end(text: str, start: int, end: int) -> int:
    """Return where a member of a list ends: before "and others", what goes on beyond it, its letters or a last "and"."""
    for rest in (_OTHERS, _BEYOND, _LETTERS, _OPEN_END):
        if found := rest.search(text, start, end):
            end = found.start()
    return end


# "optics and" before "in boats"
_OPEN_END = re.compile(r"\s+(?:and|or)\s*\Z")


def member(
    text: str, start: int, end: int, gazetteer: Gazetteer, open_list: bool, *, whole: bool = False
) -> Iterator[Sector]:
    """Yield the industry that a member of a list names, or the two of "culture and tourism"; in an open list, unknown ones too."""
    end = _member_end(text, start, end)
    raw = is_known(text[start:end], gazetteer)
    start = start if raw else _bare_front(text, start, end)
    name = text[start:end]
    halves = _HALVES.fullmatch(name)
    if halves and not raw and not whole and all(is_known(h, gazetteer) for h in halves.groups()):
        for n in (1, 2):
            at = start + halves.start(n)
            yield Sector(at, at + len(halves[n]), halves[n], known(halves[n], gazetteer), open_list)
        return
    bare = re.sub(r"\s+(?:industry|industries|(?:sub-?)?sectors?)$", "", name)
    low = bare.lower()
    if (
        low in sector_patterns().never
        or low in sector_patterns().nothing
        or len(bare) < 2
        or _DONE.fullmatch(bare)
        or _FIRMS.search(low)
        or _DUES.search(low)
        or low.endswith(" such")
        or text[end : end + 2] == ": "  # the label of the next field
    ):
        return
    ids = known(bare, gazetteer) or known(name, gazetteer)
    if (
        ids
        or is_known(bare, gazetteer)
        or _is_typed(bare)
        or (open_list and len(bare.split()) <= 5 and not _DEED.match(bare))
    ):
        yield Sector(start, end, name, ids, open_list, bare if ids or " " in bare or bare.isupper() else "")


# "smart farms aiming to grow", "transport – and ports": what is said of a member.
_BEYOND = re.compile(
    r"\s+(?:aiming|seeking|hoping|expected|intended|designed)(?:\s(?:to|at|for)\b.*)?$|\s+[–—]\s.*$"
)
# "net mending (NM)"
_LETTERS = re.compile(r"\s+\([A-Z][\w&/]{1,9}\)$")
_OTHERS = re.compile(r",?\s+(?:and|or)\s+(?:(?:many\s+)?(?:others|more)|so\s+on|the\s+like|other\s+\w+)$")
# "…, and promised to bring more": the sentence goes on.
_DONE = re.compile(r"(?!(?:seed|feed|reed|weed)\b)[a-z]{3,}ed")
# Nor does one that names what is paid: "these sectors were free of income tax".
_DUES = re.compile(
    r"\b(?:tax(?:es|ation)?|dut(?:y|ies)|tariffs?|levy|levies|fees?|charges|revenues?|incomes?|profits?|turnover|earnings|wages|expenditures?)$"
)
# A member of a list that names firms or places names no sector.
_FIRMS = re.compile(
    r"\b(?:companies|firms|enterprises|start-?ups|businesses|projects|products|parks|zones|cent(?:re|er)s|workers|investors|cities|regions)$"
)
# "culture and tourism": two industries, if the tables know each and not both together.
_HALVES = re.compile(r"(.{2,40}?)\s+and\s+(.{2,40})")
# "domestic production of toys": what is made is the industry.
_MADE = re.compile(
    r"(?:[a-z-]+\s+){0,2}(?:production|manufacture|manufacturing|development|growth|expansion|supply|export|exports)\s+of\s+(?:the\s+)?"
)
# "market opportunities for the toy industry", "service industries like banking": what they are of, what they are.
_CHANCES = re.compile(
    r"(?:[a-z-]+\s+){0,2}(?:opportunit(?:y|ies)|prospects|incentives|support|funding|aid)\s+(?:for|in)\s+(?:the\s+)?(?=[^,;]*\s(?:industry|industries|sectors?)$)"
    r"|(?:[a-z-]+\s+){0,3}(?:industries|sectors|services)\s+(?:like|such\s+as)\s+"
)
# "the fields of toys": the word for what it is is no part of it.
_FIELD = re.compile(
    r"(?:the\s+)?(?:fields?|areas?|branch(?:es)?|spheres?|domains?|sectors?|industries|lines)\s+of\s+(?:the\s+)?"
)
_OWNER = re.compile(r"(?:[\w-]+\s+)?[\w-]+(?:['’]s|s['’])\s+")


def _bare_front(text: str, start: int, end: int) -> int:
    """Return where a member begins without its owner, a verb in -ing and words that only praise."""
    if owner := _OWNER.match(text, start, end):
        start = owner.end()
    if field := _FIELD.match(text, start, end):
        start = field.end()
    if made := _MADE.match(text, start, end) or _CHANCES.match(text, start, end):
        start = made.end()
    first = re.match(r"([a-z]+ing)\s+", text[start:end])
    if first and sector_patterns().promoted.fullmatch(first[1].lower()):
        start += first.end()
    return with_new(text, start, front(text, start, end))


def with_new(text: str, low: int, start: int) -> int:
    """Return where a name begins, with the "new" that belongs to some: "cutting-edge new materials"."""
    new = _NEW.search(text, low, start)
    return new.start() if new and text.startswith(_NEW_ONES, start) else start


_NEW = re.compile(r"\bnew\s+$")
_NEW_ONES = ("materials", "energy", "media", "energy vehicles")


# What begins like this is an action or a clause, not a sector.
_DEED = re.compile(
    r"(?:[a-z]+ly|to|that|which|who|how|when|we|they|it|he|not|is|are|has|have|will|by|at|in|on|of|with|under|from)\b"
)


def _is_typed(name: str) -> bool:
    last = name.rsplit(maxsplit=1)[-1].lower()
    return bool(sector_patterns().typed.fullmatch(last)) and " " in name and not is_plain(name)


def is_plain(name: str) -> bool:
    """Return whether only words without meaning for a sector stand before the last word of a name."""
    never = sector_patterns().typed_never
    return all(w.lower() in never for w in name.split()[:-1])


# Where a row of sectors before "industries" begins.
_OPENS = re.compile(
    r"(?:\b(?:the|in|of|for|to|from|by|with|as|on|into|across|including|like|its|their|our|is|are|between|within|"
    r"develop|promote|support|boost|attract|foster|develops|promotes|supports|especially|particularly|both|among|others,)(?!\w)|[.;:(“])\s*"
)


def _row_before(text: str, at: int) -> int | None:
    """Return where "electronics, textiles and leather" begins before "industries", or None."""
    low = text.find(" ", at - 140) + 1 if at > 140 else 0
    opens = list(_OPENS.finditer(text, low, at))
    start = opens[-1].end() if opens else low
    # "building ports, promoting textiles and leather industries": a verb opens the row anew.
    verbs = list(sector_patterns().promoted.finditer(lowered(text), start, at))
    start = verbs[-1].end() + 1 if verbs else start
    row = text[start:at]
    return start if re.search(r"(?:,|\s(?:and|&))\s", row.strip()) and known_break(row) else None


def known_break(row: str) -> bool:
    """Return whether a row of words before a plural head is a list of at least two short members."""
    parts = re.split(r"\s*,\s*(?:and\s+)?|\s+(?:and|&)\s+", row.strip(" ,"))
    return len(parts) >= 2 and all(0 < len(p.split()) <= 4 for p in parts)


# ---- lists with semicolons, in brackets, and behind a verb


def semicolons(text: str, gazetteer: Gazetteer) -> Iterator[Sector]:
    """Yield the members of "sectors: (a) leather; (b) cut flowers; (c) tea", each whole."""
    if text.count(";") < _TWO:
        return
    table = sector_patterns()
    match = table.lettered.search(text) or table.these.search(text)
    if match is None:
        return
    found = [p.span("what") for p in _PIECE.finditer(text, match.start("list"), match.end("list"))]
    said = bool(match.groupdict().get("open"))
    open_list = said or _mostly_known(text, found, gazetteer)
    for start, end in found:
        if len(text[start:end].split()) <= ITEM:
            for sector in member(text, start, end, gazetteer, open_list, whole=True):
                yield replace(sector, rule="industry-list" if said else "industry-among", sure=said)


ITEM = 8  # words of a member that names an industry and says no more


def _mostly_known(text: str, found: list[tuple[int, int]], gazetteer: Gazetteer) -> bool:
    """Return whether at least half of the members of a long list hold the name of an industry that is known."""
    sure = [1 for a, b in found if len(text[a:b].split()) <= ITEM and sector_names(text[a:b], gazetteer)]
    return len(found) >= _LEAST and len(sure) * 2 >= len(found)


_TWO = 2
_PIECE = re.compile(
    r"\s*(?:and\s+)?(?:\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[).]\s*)?(?:and\s+)?(?P<what>[^;]{2,100})(?:;|$)"
)
_PLACED = re.compile(r"\b[A-Z][\w’-]+\s+\((?P<list>[a-z][a-z ,&-]{3,120})\)")


def bracketed(text: str, gazetteer: Gazetteer) -> Iterator[Sector]:
    """Yield what stands in brackets behind the names of places: "Kwale (rice, cashew and sesame)"."""
    found = list(_PLACED.finditer(text)) if "(" in text else []
    if len(found) < _TWO:
        return
    for match in found:
        some = list(members(text, match.start("list"), match.end("list")))
        if any(is_known(text[a:b], gazetteer) for a, b in some):
            for start, end in some:
                short = len(text[start:end].split()) <= _SHORT + 1
                for sector in member(text, start, end, gazetteer, short, whole=True):
                    yield replace(sector, rule="industry-bracketed", sure=False)


def focused(text: str, gazetteer: Gazetteer, names: tuple[Mention, ...], inside: bool) -> Iterator[Sector]:
    """Yield the unknown members of a list behind "focus on", "targets" and the like, if most others are known."""
    if len(names) < _TWO:
        return
    whole = ((0, len(text)),) if inside and names[0].start == 0 else ()
    for start, end in objects_of(text) or whole:
        if "," not in text[start:end]:
            continue
        some = list(members(text, start, end))
        sure = [m for m in some if any(n.start < m[1] and m[0] < n.end for n in names)]
        if len(some) < _LEAST or len(sure) * 2 < len(some) or len(sure) < _TWO:
            continue
        for a, b in some:
            if (a, b) not in sure and _is_sector(text[a:b]):
                for sector in member(text, a, a + len(text[a:b].rstrip(".")), gazetteer, True):
                    low = sector.name.lower()
                    if low not in patterns().finite:
                        yield replace(sector, rule="industry-focus", sure=False)


_LEAST = 3
_SHORT = 3


def _is_sector(name: str) -> bool:
    """Return whether an unknown member of a list may be a sector: a few common words, the last no quality or building."""
    words = name.rstrip(".").split()
    last = words[-1].lower()
    table = sector_patterns()
    return (
        len(words) <= _SHORT + 1
        and words[-1].islower()
        and last not in table.abstract
        and words[0] not in patterns().stop
        and name[0].isalpha()
        and not any(c.isdigit() for c in name)
    )
