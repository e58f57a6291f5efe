"""Industries that a text names: from the tables, from lists, by their last word, and before "industry"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.claims.facility_phrases import find_facilities
from kg.claims.gazetteer import Gazetteer, find_names
from kg.claims.listing import adjoining, members
from kg.claims.phrases import front, walk_back
from kg.claims.promotion import reaches_of, sector_patterns
from kg.claims.words import lowered
from kg.model import Mention

Reaches = tuple[tuple[int, int], ...]


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


def find_industries(text: str, gazetteer: Gazetteer, *, inside: bool = True) -> Iterator[Sector]:
    """Yield the industries that a text names, in no overlap.

    Args:
        text: a measure, an aim, or a whole sentence.
        gazetteer: the reference names.
        inside: whether the text is itself a measure or an aim, so that an industry need not be promoted in it.
    """
    names = tuple(
        m
        for m in find_names(gazetteer, text)
        if m.kind == "Industry" and m.name.lower() not in sector_patterns().nothing
    )
    table = sector_patterns()
    if not names and not table.head.search(text) and not table.typed.search(text):
        return
    taken: list[Sector] = []
    reaches = reaches_of(text)
    phrases = find_facilities(text) if names else ()
    housed = [(p.start, p.end) for p in phrases if p.head in table.housing]
    zoned = [(p.start, p.end) for p in phrases if p.head in table.zoning]
    for found in (
        *_listed(text, gazetteer, inside),
        *_stated(text, gazetteer),
        *_rows(text, gazetteer),
        *_named(text, names, reaches, inside, zoned),
        *_headed(text, gazetteer, reaches, inside),
        *_typed(text, reaches),
    ):
        if not any(s.start < found.end and found.start < s.end for s in taken) and not any(
            a <= found.start and found.end < b for a, b in housed
        ):
            taken.append(found)
    yield from sorted(taken, key=lambda s: s.start)


def find_items(text: str, gazetteer: Gazetteer, *, open_list: bool) -> Iterator[Sector]:
    """Yield the industries of an item in a list; in an open one of industries, unknown ones too."""
    text = text.rstrip(" .;,")
    if len(text.split()) <= _ITEM:
        pieces = members(text, 0, len(text)) if "," in text else [(0, len(text))]
        for start, end in pieces:
            for sector in _member(text, start, end, gazetteer, open_list):
                yield replace(sector, rule="industry-item", sure=False)


_ITEM = 8  # words of an item that names industries and says no more


# ---- lists


def _listed(text: str, gazetteer: Gazetteer, inside: bool) -> Iterator[Sector]:
    table = sector_patterns()
    for pattern, open_list in ((table.listed, True), (table.soft, False)):
        for match in pattern.finditer(text):
            for start, end in members(text, match.start("list"), match.end("list")):
                for sector in _member(text, start, end, gazetteer, open_list):
                    yield replace(
                        sector,
                        sure=open_list or (inside and bool(sector.ids)),
                        rule="industry-list" if open_list else "industry-among",
                    )


def _stated(text: str, gazetteer: Gazetteer) -> Iterator[Sector]:
    """Yield the industries that are said to be the focus or the business of something."""
    if stated := _STATED.search(text):
        opens = text.rfind(". ", 0, stated.start()) + 1
        for start, end in members(text, opens, stated.start()) if stated.start() - opens < _NEAR else ():
            for sector in _member(text, start, end, gazetteer, False):
                yield replace(sector, rule="industry-stated")


_NEAR = 120  # so long may be what is said to be the focus


def _rows(text: str, gazetteer: Gazetteer) -> Iterator[Sector]:
    """Yield the members of "electronics, textiles and leather industries"."""
    table = sector_patterns()
    for match in table.head.finditer(text):
        before = _row_before(text, match.start()) if match["head"] in ("industries", "sectors") else None
        if before is None:
            continue
        row = list(members(text, before, match.start()))
        names = [text[a:b] for a, b in row]
        sure = "," in text[before : match.start()] or all(
            known(name, gazetteer) and name.lower() not in table.weak for name in names
        )
        for start, end in row if sure else ():
            for sector in _member(text, start, end, gazetteer, True):
                yield replace(sector, rule="industry-row")


def _member(text: str, start: int, end: int, gazetteer: Gazetteer, open_list: bool) -> Iterator[Sector]:
    raw = known(text[start:end], gazetteer)
    start = start if raw else _bare_front(text, start, end)
    name = text[start:end]
    halves = _HALVES.fullmatch(name)
    if halves and not raw and all(known(h, gazetteer) for h in halves.groups()):
        for n in (1, 2):
            at = start + halves.start(n)
            yield Sector(at, at + len(halves[n]), halves[n], known(halves[n], gazetteer), open_list)
        return
    bare = re.sub(r"\s+(?:industry|industries|sectors?)$", "", name)
    low = bare.lower()
    if (
        low in sector_patterns().never
        or low in sector_patterns().nothing
        or len(bare) < 2
        or _FIRMS.search(low)
    ):
        return
    ids = known(bare, gazetteer) or known(name, gazetteer)
    if ids or _is_typed(bare) or (open_list and len(bare.split()) <= 5 and not _DEED.match(bare)):
        yield Sector(start, end, name, ids, open_list, bare if ids or " " in bare or bare.isupper() else "")


# A member of a list that names firms or places names no sector.
_FIRMS = re.compile(
    r"\b(?:companies|firms|enterprises|start-?ups|businesses|projects|products|parks|zones|cent(?:re|er)s|workers|investors|cities|regions)$"
)
# "Offshore wind and hydrogen are its focus."
_STATED = re.compile(
    r"\s(?:are|is|form|will\s+be|remain)\s+(?:to\s+be\s+)?(?:among\s+)?(?:its|the|their|our|\w+['’]s)\s+(?:[\w-]+\s+){0,3}"
    r"(?:focus|pillars?|business|priorit(?:y|ies)|mainstays?|industries|sectors|strengths)\b"
)
# "culture and tourism": two industries, if the tables know each and not both together.
_HALVES = re.compile(r"(.{2,40}?)\s+and\s+(.{2,40})")
_OWNER = re.compile(r"(?:[\w-]+\s+)?[\w-]+(?:['’]s|s['’])\s+")


def _bare_front(text: str, start: int, end: int) -> int:
    """Return where a member begins without its owner, a verb in -ing and words that only praise."""
    if owner := _OWNER.match(text, start, end):
        start = owner.end()
    first = re.match(r"([a-z]+ing)\s+", text[start:end])
    if first and sector_patterns().promoted.fullmatch(first[1].lower()):
        start += first.end()
    return front(text, start, end)


# What begins like this is an action or a clause, not a sector.
_DEED = re.compile(
    r"(?:[a-z]+ly|to|that|which|who|how|when|we|they|it|he|not|is|are|has|have|will|by|at|in|on|of|with|under|from)\b"
)


def _is_typed(name: str) -> bool:
    last = name.rsplit(maxsplit=1)[-1].lower()
    return bool(sector_patterns().typed.fullmatch(last)) and " " in name and not _plain(name)


def _plain(name: str) -> bool:
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
    low = max(0, at - 140)
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


# ---- names of the tables


def _named(
    text: str, names: tuple[Mention, ...], reaches: Reaches, inside: bool, zoned: list[tuple[int, int]]
) -> Iterator[Sector]:
    grouped = adjoining(text, names)
    for m in names:
        start, end = _widened(text, m.start, m.end)
        headed = bool(_HEAD_END.search(text[start:end]))
        weak = m.name.casefold() in sector_patterns().weak and not headed
        under = any(a < start < b for a, b in reaches)
        listed = grouped[m] >= _LIST
        if _NOT_SECTOR.match(text, end) or (weak and grouped[m] < (2 if under else _LIST)):
            continue
        if not under and listed and _TOOLS.search(text, max(0, m.start - 90), m.start):
            continue
        if inside or under or listed:
            firm = under and (listed or any(a <= start < b for a, b in zoned))
            sure = inside and not weak and (headed or firm or _object(text, start, end))
            yield Sector(start, end, text[start:end], m.candidates, sure, m.name)


_LIST = 3  # so many names in a row are a list of industries
# "technology such as robots": what is used, not what is promoted.
_TOOLS = re.compile(
    r"\b(?:technolog(?:y|ies)|tools|techniques|solutions|systems),?\s+(?:such\s+as|including|like)\s"
)
_AFTER_OBJECT = re.compile(r"\s*(?:$|[,;.]|and\b|or\b|in\b|across\b|through\b|to\b|by\b|as\b|development\b)")


def _object(text: str, start: int, end: int) -> bool:
    """Return whether a name is the bare object of a verb of promotion: "promote tourism"."""
    before = text[max(0, start - 40) : start].rstrip()
    cue = [c for c in sector_patterns().promoted.finditer(lowered(before)) if c.end() == len(before)]
    return bool(cue) and _AFTER_OBJECT.match(text, end) is not None


# "construction of", "a textile company", "logistics cost": no sector is spoken of.
_NOT_SECTOR = re.compile(
    r"\s+(?:of\b|company\b|firm\b|giant\b|maker\b|producer\b|group\b|corporation\b|plc\b|Ltd\b|Inc\b|bills?\b|lessons?\b|costs?\b|prices?\b|"
    r"law\b|laws\b|degrees?\b|students?\b|network\b|networks\b|line\b|lines\b|card\b|cards\b|issues?\b)"
)
_HEAD_END = re.compile(r"(?:industry|industries|sectors?)$")
_DEGREE = re.compile(
    r"\b(?:(?:high-end|high-tech|advanced|modern|specialty|smart|intelligent|green|traditional|offshore|marine|strategic|emerging|precision|"
    r"sustainable|creative|ecological|organic|digital|domestic|heavy|light|clean|renewable)\s+)+$",
    re.I,
)


_HEAD_AFTER = re.compile(
    r"\s+(?:industry|industries|sectors?|services|chips|technolog(?:y|ies)|equipment|vehicles|devices|materials|manufacturing|processing|engineering)\b"
)


def _widened(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the bounds of an industry with its degree and the word "industry" or "sector"."""
    degree = _DEGREE.search(text, max(0, start - 60), start)
    head = _HEAD_AFTER.match(text, end)
    return (degree.start() if degree else start), (head.end() if head else end)


def known(name: str, gazetteer: Gazetteer) -> tuple[str, ...]:
    """Return the reference ids of an industry that bears this name in the tables."""
    for m in find_names(gazetteer, name):
        if m.kind == "Industry" and m.start == 0 and m.end == len(name):
            return m.candidates
    return ()


# ---- by the last word


def _headed(text: str, gazetteer: Gazetteer, reaches: Reaches, inside: bool) -> Iterator[Sector]:
    """Yield "X industry" and "X sector"."""
    table = sector_patterns()
    for match in table.head.finditer(text):
        start = front(text, walk_back(text, match.start(), 0, 5), match.start())
        name = text[start : match.start()].strip()
        plain = [
            w
            for w in re.split(r"[\s,]+", name.lower())
            if w and w not in table.never and w not in ("and", "or", "&")
        ]
        if not plain or name.lower().split()[-1] in table.never or _COMPANY.match(text, match.end()):
            continue
        if inside or any(a < start < b for a, b in reaches):
            yield Sector(
                start,
                match.end(),
                text[start : match.end()],
                known(name, gazetteer),
                inside,
                rule="industry-headed",
            )


_COMPANY = re.compile(
    r"\s+(?:association|federation|ministry|minister|department|bureau|committee|leaders?\b|sources?\b)"
)


def _typed(text: str, reaches: Reaches) -> Iterator[Sector]:
    """Yield "seed breeding", "tidal energy": unknown names by their last word, where something is promoted."""
    table = sector_patterns()
    if not reaches:
        return
    for match in table.typed.finditer(text):
        if not any(a < match.start() < b for a, b in reaches):
            continue
        start = front(text, walk_back(text, match.start(), 0, 3), match.start())
        name = text[start : match.end()]
        if (
            start == match.start()
            or _plain(name)
            or not name[0].isalpha()
            or _FOLLOWED.match(text, match.end())
        ):
            continue
        yield Sector(start, match.end(), name, (), False, rule="industry-kind")


_FOLLOWED = re.compile(
    r"\s+(?!and\b|or\b|in\b|to\b|for\b|with\b|by\b|as\b|at\b|on\b|from\b|across\b|sectors?\b|industr|development\b|that\b|which\b|is\b|are\b|will\b|through\b)[a-z]"
)
