"""Industries that a text names: from the tables, from lists, by their last word, and before "industry"."""

from collections.abc import Iterator
from dataclasses import replace

from kg import lazy_re as re
from kg.claims.actions.phrases import front, walk_back
from kg.claims.actions.verbs import forms
from kg.claims.facilities.phrases import find_facilities
from kg.claims.names.aliases import is_acronym
from kg.claims.names.gazetteer import Gazetteer
from kg.claims.patterns.words import lowered, words
from kg.claims.sectors.areas import of_firms, of_zones, stated_focus
from kg.claims.sectors.context import is_any, is_no_name, is_no_sector
from kg.claims.sectors.lists import (
    Sector,
    bracketed,
    focused,
    is_plain,
    listed,
    rows,
    semicolons,
    suffers,
    with_new,
)
from kg.claims.sectors.names import known, sector_names, widened, with_twin
from kg.claims.sectors.promotion import reaches_of, sector_patterns
from kg.claims.sectors.roles import with_roles
from kg.claims.sectors.themes import themed
from kg.claims.sentences.listing import adjoining
from kg.model import Mention

Reaches = tuple[tuple[int, int], ...]


def find_industries(text: str, gazetteer: Gazetteer, *, inside: bool = True) -> Iterator[Sector]:
    """Yield the industries that a text names, in no overlap.

    Args:
        text: a measure, an aim, or a whole sentence.
        gazetteer: the reference names.
        inside: whether the text is itself a measure or an aim, so that an industry need not be promoted in it.
    """
    names = sector_names(text, gazetteer)
    table = sector_patterns()
    if not names and not table.head.search(text) and not table.typed.search(text):
        return
    taken: list[Sector] = []
    reaches = reaches_of(text)
    phrases = find_facilities(text) if names else ()
    housed = [(p.start, p.end) for p in phrases if p.head in table.housing]
    zoned = [(p.start, p.end) for p in phrases if p.head in table.zoning]
    for cut in (
        *semicolons(text, gazetteer),
        *listed(text, gazetteer, inside),
        *bracketed(text, gazetteer),
        *stated_focus(text, gazetteer),
        *with_roles(text, gazetteer),
        *of_zones(text, gazetteer),
        *of_firms(text, gazetteer),
        *rows(text, gazetteer),
        *_named(text, names, reaches, inside, zoned),
        *themed(text, gazetteer, names),
        *focused(text, gazetteer, names, inside),
        *_headed(text, gazetteer, reaches, inside),
        *_typed(text, reaches),
    ):
        found = _without_lead(cut)
        if not found.ids and (ids := known(found.name, gazetteer)):
            found = replace(found, ids=ids)
        if is_no_name(found.name) or is_any(text, found.start, found.end):
            continue
        if not any(s.start < found.end and found.start < s.end for s in taken) and not any(
            a <= found.start and found.end < b for a, b in housed
        ):
            taken.append(found)
    yield from sorted(taken, key=lambda s: s.start)


# "including in boat building", "and deep-sea mining": how the row is joined to the sentence.
_LEAD = re.compile(r"(?:in|and|or)\s+(?=[a-z])")


def _without_lead(sector: Sector) -> Sector:
    """Return a sector without the preposition or conjunction before its name."""
    lead = _LEAD.match(sector.name)
    if lead is None:
        return sector
    return replace(sector, start=sector.start + lead.end(), name=sector.name[lead.end() :])


# ---- names of the tables


def _named(
    text: str, names: tuple[Mention, ...], reaches: Reaches, inside: bool, zoned: list[tuple[int, int]]
) -> Iterator[Sector]:
    grouped = adjoining(text, names)
    for m in names:
        listed = grouped[m] >= _LIST
        if not inside and not listed and not any(a < m.start < b for a, b in reaches):
            continue
        if is_no_sector(text, m.start, m.end) or _is_short_for(text, m):
            continue
        start, end = widened(text, m.start, m.end)
        start = with_twin(text, start, end, names)
        headed = bool(_HEAD_END.search(text[start:end]))
        if headed and text[max(0, start - len(_NON)) : start].casefold() == _NON:
            start -= len(_NON)  # "non-oil sectors"
        # "roads, seaports and airports"
        works = not headed and m.name.casefold() in sector_patterns().works
        if works or (headed and _is_lowered(text, start, end)):
            continue
        weak = m.name.casefold() in sector_patterns().weak and not headed
        under = any(a < start < b for a, b in reaches)
        if _TRADE_ZONE.match(text, start):
            continue
        solid = weak and under and m.name.casefold() in sector_patterns().solid and _object(text, start, end)
        if _NOT_SECTOR.match(text, end) or (weak and not solid and grouped[m] < (2 if under else _LIST)):
            continue
        if _is_used(text, m, listed=listed, under=under) or (not under and _GROWS.match(text, m.end)):
            continue
        if listed and _PASSING.search(text, max(0, m.start - 120), m.start):
            continue
        product = _PRODUCT.search(text, start, end) is not None
        promoted = under and _object(text, start, end)
        if product and not (headed or promoted or listed):
            continue
        if inside or under or (listed and not _in_passing(text, m.start)):
            firm = under and (listed or any(a <= start < b for a, b in zoned))
            rule = _rule(
                text[start:end], headed=headed, promoted=promoted and inside and not weak and not product
            )
            sure = (rule != _KNOWN or (inside and not weak and (headed or firm))) and not (
                headed and _TOLD.match(text, end)
            )
            bare = _HEAD_OFF.sub("", m.name)
            yield Sector(start, end, text[start:end], m.candidates, sure, bare, rule)


def _is_used(text: str, name: Mention, *, listed: bool, under: bool) -> bool:
    """Return whether a name tells of a tool, or stands in a row of tools or of those who suffer."""
    if not listed:
        used = _TOOL.search(name.name) and _USED.search(text, max(0, name.start - 40), name.start)
        return used is not None
    hit = _HIT.match(text, name.end)
    tools = _TOOLS.search(text, max(0, name.start - 90), name.start)
    return not under and (tools is not None or (hit is not None and suffers(text, hit.end())))


def _in_passing(text: str, start: int) -> bool:
    """Return whether a row of names hangs on a preposition in a sentence that speaks of no sectors."""
    hangs = _OBLIQUE_ROW.search(text, max(0, start - _FAR), start)
    return hangs is not None and not _SPEAKS_OF_SECTORS.search(text)


_FAR = 160


def _is_short_for(text: str, name: Mention) -> bool:
    """Return whether a name in brackets is the initials of the words before it: "net mending services (NMS)"."""
    if text[name.start - 1 : name.start] != "(" or text[name.end : name.end + 1] != ")":
        return False
    before = text[: name.start - 1].split()[-len(name.name) :]
    return name.name.isupper() and is_acronym(name.name, " ".join(before))


def _rule(name: str, *, headed: bool, promoted: bool) -> str:
    """Return the wording by which a name of the tables was read: with its head, as the object of a verb, or neither."""
    if headed and not _ANY_SECTOR.fullmatch(name):
        return "industry-with-head"
    return "industry-promoted" if promoted else _KNOWN


_KNOWN = "industry-known"
# "new industries": any of them.
_ANY_SECTOR = re.compile(
    r"(?:(?:new|strategic|key|other|emerging|local|domestic|pillar|future|modern|existing|priority|such|these|all|various|economic|productive|private|public|real|social|relevant|related)\s+)*(?:industry|industries|sectors?)",
    re.I,
)
# What is made or used, not those who make it: "electric vehicles", "furniture".
_PRODUCT = re.compile(
    r"\b(?:vehicles?|EVs?|cars|buses|trucks|motorcycles|(?:two|three)-wheelers|charging|stations?|panels?|machinery|equipment|furniture|devices?|chips?|machines|solutions|"
    r"platforms|grids|microgrids|securities|property|tools)$",
    re.I,
)
# "rates for wind, hydropower and tidal power": a row behind a preposition.
_OBLIQUE_ROW = re.compile(
    r"\b(?:[a-z]+ed\s+in|from|for|of|by|with|using)\s+(?:[\w’-]+(?:\s+[\w’-]+){0,2}(?:,\s+(?:and\s+|or\s+)?|\s+(?:and|or)\s+)){0,8}$"
)
_SPEAKS_OF_SECTORS = re.compile(
    r"\b(?:industr(?:y|ies)|sectors?|econom(?:y|ies|ic)|clusters?|branches)\b", re.I
)
_NON = "non-"
_LIST = 3  # so many names in a row are a list of industries


def _is_lowered(text: str, start: int, end: int) -> bool:
    """Return whether a plan lowers what an industry adds: "reduce the net sector's share of output"."""
    return (
        _SHARE.match(text, end) is not None and _LESS.search(text, max(0, start - _AROUND), start) is not None
    )


_AROUND = 60
_LESS = re.compile(r"\b(?:reduc|lower|cut|decreas|diminish|shrink)\w*\s+(?:[\w’'-]+\s+){0,3}$")
_SHARE = re.compile(
    r"['’]s?\s+(?:[a-z]+\s+)?(?:contribution|share|output|turnover|decline|workforce|losses|dominance|weight)\b"
)
# "technology such as robots": what is used, not what is promoted.
_TOOLS = re.compile(
    r"\b(?:technolog(?:y|ies)|tools|techniques|solutions|systems),?\s+(?:such\s+as|including|like)\s"
)
# "mining, transport and trade are expected to grow by 4 %": what they do by themselves.
_GROWS = re.compile(
    r"[\w\s,&-]{0,60}?,?\s+(?:is|are|was|were)\s+(?:put|expected|forecast|forecasted|projected|estimated|seen|set|likely|predicted)\s+to\s+"
    r"(?:grow|expand|fall|shrink|contract|slow|rise|decline|drop|recover|rebound)\b"
    r"|[\w\s,&-]{0,60}?\s(?:grew|rose|fell|declined|expanded|contracted|shrank)\s+(?:by\s+)?\d"
)
_HIT = re.compile(r"[^.;:]{0,120}?\b(?:industries|sectors)\b")
# "experts in finance and logistics", "jobs in mining": sectors of people, not of the plan.
_PASSING = re.compile(
    r"\b(?:experts?|specialists|professionals|jobs|careers|degrees?|backgrounds?|experience|graduates|knowledge|members|ministers?|secretar(?:y|ies)|worked|working)\s+"
    r"(?:in|on|from|of|for)\s+(?:the\s+)?(?:(?:fields?|areas?|sectors?)\s+(?:of|such\s+as)\s+)?[^.;:]*$"
    # "the offices in charge of housing, farming and trade": whose matter it is, not what is promoted.
    r"|\b(?:in\s+charge\s+of|responsible\s+for|charged\s+with)\s+(?:the\s+)?[^.;:]*$"
)
_TOOL = re.compile(
    r"technolog|\bAI\b|artificial|\bdata\b|internet of|\b5G\b|blockchain|cloud|digital|analytics|learning|satellite|drone|robot",
    re.I,
)
# "using cloud computing": a tool, not what is promoted.
_USED = re.compile(
    r"\b(?:us(?:e|es|ing|age)|utili[sz]\w+|leverag\w+|appl(?:y|ies|ying)|harness\w*|powered\s+by|based\s+on|relying\s+on|with\s+the\s+help\s+of|by\s+means\s+of)\s+(?:of\s+)?(?:the\s+)?(?:[\w-]+\s+){0,2}$"
)
_AFTER_OBJECT = re.compile(r"\s*(?:$|[,;.]|and\b|or\b|in\b|across\b|through\b|to\b|by\b|as\b|development\b)")


def _object(text: str, start: int, end: int) -> bool:
    """Return whether a name is the bare object of a verb of promotion: "promote tourism"."""
    before = text[max(0, start - 40) : start].rstrip()
    cue = [c for c in sector_patterns().promoted.finditer(lowered(before)) if c.end() == len(before)]
    return bool(cue) and _AFTER_OBJECT.match(text, end) is not None


# "construction of", "a textile company", "logistics cost": no sector is spoken of.
_NOT_SECTOR = re.compile(
    r"\s+(?:up|works|plants?|roll[- ]?out|integration|process(?:es)?|practices|filling|ecosystems?\s+of)\b|-(?:specific|based|powered|driven|enabled|level|assisted|free)\b|\s+(?:programmes?\b|programs?\b|subsid\w+|certification\b|workers\b|ministers?\b|content\b|of\b|company\b|firm\b|giant\b|maker\b|producer\b|group\b|corporation\b|plc\b|Ltd\b|Inc\b|bills?\b|lessons?\b|costs?\b|prices?\b|"
    r"spaces?\b|chief\b|jobs?\b|experts?\b|professionals\b|officials?\b|graduates?\b|engineers?\b|teachers?\b|managers?\b|buses\b|streets?\b|rights\b|enablement\b|enabled\b|"
    r"consumption\b|crisis\b|shortages?\b|imports\b|emissions\b|pollution\b|demand\b|risks?\b|requir\w+|needs\b|union\b|unions\b|association\b|executives?\b|analysts?\b|"
    r"spills?\b|ships?\s+waste\b|law\b|laws\b|degrees?\b|students?\b|network\b|networks\b|line\b|lines\b|card\b|cards\b|issues?\b)"
)
_HEAD_END = re.compile(r"(?:industry|industries|sectors?)$")
# A zone with rules for goods of all kinds.
_TRADE_ZONE = re.compile(
    r"(?:[\w-]+\s+)?trade\s+(?:and\s+)?(?:zones?|areas?|parks?|agreements?|polic(?:y|ies))\b", re.I
)
_HEAD_OFF = re.compile(r"\s+(?:industry|industries|sectors?)$", re.I)
# ---- by the last word


def _headed(text: str, gazetteer: Gazetteer, reaches: Reaches, inside: bool) -> Iterator[Sector]:
    """Yield "X industry" and "X sector"."""
    table = sector_patterns()
    for match in table.head.finditer(text):
        low = walk_back(text, match.start(), 0, 5)
        start = with_new(text, low, front(text, low, match.start()))
        start = _past_verb(text, start, match.start())
        name = text[start : match.start()].strip()
        plain = [
            w
            for w in re.split(r"[\s,]+", name.lower())
            if w and w not in table.never and w not in ("and", "or", "&")
        ]
        if (
            (" " not in name and name.lower() in forms().bases)
            or all(w.title() in words().map("nationalities") for w in plain)
            or name.lower().split()[-1] in table.never
            or _COMPANY.match(text, match.end())
        ):
            continue
        if suffers(text, match.end()) or _is_lowered(text, start, match.end()):
            continue
        # "the whole value chain" tells of how goods are made as often as of a branch.
        chain = match[0].lower().startswith("value")
        # "dormant industries such as salt": which ones is told behind.
        told = chain or _TOLD.match(text, match.end()) is not None
        if inside or any(a < start < b for a, b in reaches):
            yield Sector(
                start,
                match.end(),
                text[start : match.end()],
                known(name, gazetteer),
                inside and not told,
                name,
                rule="industry-chain" if chain else "industry-headed",
            )


_TOLD = re.compile(
    r",?\s+(?:such\s+as|including|like|namely)\s|\s*(?:[:–—]|\(\s*(?:i\.e|e\.g|such|including))", re.I
)
_COMPANY = re.compile(
    r"\s+(?:association|federation|ministry|minister|department|bureau|committee|layout|structure|scheme|leaders?\b|sources?\b)"
)


def _typed(text: str, reaches: Reaches) -> Iterator[Sector]:
    """Yield "seed breeding", "tidal energy": unknown names by their last word, where something is promoted."""
    table = sector_patterns()
    if not reaches:
        return
    for match in table.typed.finditer(text):
        if not any(a < match.start() < b for a, b in reaches):
            continue
        low = walk_back(text, match.start(), 0, 3)
        start = with_new(text, low, front(text, low, match.start()))
        start = _past_verb(text, start, match.start())
        if joined := _AND.match(text, start, match.start()):
            start = joined.end()
        name = text[start : match.end()]
        if (
            start == match.start()
            or is_plain(name)
            or not name[0].isalpha()
            or _VAGUE.search(name)
            or _STUFF.search(name)
            or _CHARGED.search(text, max(0, start - 40), start)
            or _FOLLOWED.match(text, match.end())
        ):
            continue
        yield Sector(start, match.end(), name, (), False, rule="industry-kind")


def _past_verb(text: str, start: int, end: int) -> int:
    """Return where a name begins behind the verb that opens a measure: "supports orchid breeding"."""
    first, _, rest = text[start:end].partition(" ")
    verb = first.lower() in forms().third or first.lower() in forms().ing
    return end - len(rest.lstrip()) if start == 0 and rest.strip() and verb else start


# "recycled materials": what is used; "a fee on electric carts": what is charged, not promoted
_STUFF = re.compile(
    r"\b(?:raw|recycled|reused|produced|hazardous|building|construction|printed|promotional|radioactive|waste|packaging|campaign|teaching|learning)\b.*\bmaterials?$"
)
_CHARGED = re.compile(
    r"\b(?:fees?|tax(?:es)?|levy|levies|dut(?:y|ies)|charges?|tariffs?|tolls?|fines?|bans?|restrictions?)\s+(?:on|for|against)\s+(?:[\w-]+\s+){0,2}$"
)
_AND = re.compile(r"(?:and|or)\s+")
# "open-source technologies", "linked services": means, as often as what is promoted.
_VAGUE = re.compile(r"\b(?:technolog(?:y|ies)|tech|services|trading|computing)$")
_FOLLOWED = re.compile(
    r"\s+(?!and\b|or\b|in\b|to\b|for\b|with\b|by\b|as\b|at\b|on\b|from\b|across\b|sectors?\b|industr|development\b|that\b|which\b|is\b|are\b|will\b|through\b)[a-z]"
)
