"""Percentages: a growth rate with its sign, a reduction, a tax rate or a share."""

from dataclasses import dataclass

from kg import lazy_re as re
from kg.claims.patterns.months import MONTH

# What stands between a verb and its number: "recording just over ‹N›".
_ABOUT = r"about|around|some|nearly|over|just|only|approximately|roughly|almost|an?"
_UP = r"(?:rais(?:e|es|ing)|lift(?:s|ing)?|boost(?:s|ing)?)(?=(?:(?!\b(?:tax|VAT|tariffs?|dut(?:y|ies)|levy)\b)[^‹›;.,]){1,60}\bby\s+(?:(?:up\s+to|about|around|some|nearly|over|at\s+least|more\s+than|a\s+further|another|an?\s+average\s+of)\s+)?$)|grow\w*|grew|rose|ris(?:e|es|en|ing)|increas\w*|climb\w*|jump\w*|surg(?:e|ed|es|ing)|soar\w*|swell\w*|swollen|expan(?:d|ded|ding|ds|sion)|(?<!capital )gain(?:ed|s|ing)?|accelerat\w*|lengthen\w*|enlarg\w*|(?<!made )(?<!make )(?<!makes )(?<!set )(?<!sets )(?<!making )(?<!setting )(?<!start )(?<!starting )(?<!build )(?<!building )(?<!open )(?<!opening )(?<!back )up(?!\s+to\b)"
_DOWN = r"fell|fall(?:s|en|ing)?|declin\w*|drop\w*|decreas\w*|shr[aiu]nk\w*|contract(?:ed|ing|s|ion)|slump\w*|plung\w*|slash\w*|slid|tumbl\w*|down|dip(?:ped|s)|negative growth"
_REDUCE = r"reduc\w*(?!\s+(?:[a-z-]+\s+){0,3}rates?\b)|cut(?:s|ting)?|lower(?:s|ed|ing)?(?!\s+than\b)|diminish(?:es|ed|ing)?|curb\w*|sav(?:e|es|ed|ing)|trim\w*"
_MOVES = re.compile(rf"\b(?:(?P<down>{_DOWN})|(?P<cut>{_REDUCE})|(?P<up>{_UP}))\b", re.I)
_NOUN = re.compile(r"\b(?:growth|expansion|increases?|rise|gain|inflation)\b[^‹›;]{0,45}$", re.I)
_LEVEL = re.compile(
    r"\b(?:to|st[ao]+nd\w* at|reach\w*|hit|total\w*|from|below|above)\s+(?:(?!grow\b|rise\b|fall\b|increase\b|expand\b|decline\b|drop\b|shrink\b)\w+\s+){0,2}(?:year[’']s\s+)?[~≈]?$",
    re.I,
)
# "over 50 percent of which is exported"
_OF_WHICH = re.compile(r"\s+of\s+(?:which|whom)\b")
# "5 percent growth compared to 3 percent nationally"
_AGAINST = re.compile(
    rf"(?:\s+[a-z]+){{0,3}},?\s+(?:(?:as\s+)?compared\s+(?:to|with)|versus|as\s+against|as\s+opposed\s+to)\s+(?:(?:{_ABOUT}|average\s+of)\s+){{0,2}}",
    re.I,
)
# "touching 3 percent below the peak"
_COMPARED = re.compile(r"\s*(?:points?\s+)?(?:below|above|under|over|less|more|lower|higher|fewer|short)\b")
_OF_IT = re.compile(r"^\s*of\s+[^,;–—]*")
# "its share rose sharply, recording ‹N›"
_RECORDS = re.compile(
    rf",\s+(?:recording|reaching|standing\s+at|hitting|touching)\s+(?:(?:{_ABOUT})\s+){{0,2}}$"
)
# "raise the share of glass from ‹N›", "an increase from ‹N›": what grows had that level, unless growth itself has it.
_FROM = re.compile(
    r"\b(?:to|will|would|and|should|shall|can|could|may|must|an?|the|this|further|sharp)\s+(?:increase|rise|raise|gain|jump)(?!s)\b"
    rf"(?:(?!\b(?:growth|expansion|inflation|rate\s+of\s+increase|by)\b)[^‹›;]){{0,45}}\bfrom\s+(?:(?:{_ABOUT}|the|current|estimated|average)\s+){{0,3}}$",
    re.I,
)
# "Alvor Steel owns 30 percent of Benta Mills": who has how much of a firm is told of no place.
_OWNS = re.compile(
    r"\b(?:owns?|owned|owning|holds?|held|holding|acquir\w+|bought|buy(?:s|ing)?|sold|sells?|selling|controls?)\s+(?:an?\s+|the\s+)?(?:(?:additional|further|about|around|some|nearly|over|remaining|combined)\s+){0,2}$"
)
_STAKE = re.compile(
    r"[\s-]*(?:of\s+(?:the\s+)?[A-Z]|by\b|(?:equity\s+|minority\s+|majority\s+)?(?:stakes?|shareholding|of\s+(?:the|its)\s+(?:shares|equity|stock))\b)"
)
# A word that qualifies a noun, as far as its looks tell.
_WORD = r"(?!(?:in|of|to|from|by|on|for|with|after|as|or|the|an?|its|their|and|but|that|which|will|would|is|are|was|were|has|have|had|over|between|per|at|than|more|who)\b)[a-z][a-z-]+\s+"
_AFTER = re.compile(
    r"\s*(?:(?:annual(?:ly)?|average|real|nominal|sharp|steep|further|overall|yearly|monthly|annualised|annualized|year[- ]on[- ]year|yoy|\w+ly)\s+){0,2}"
    r"(?:(?P<down>negative growth|declines?|drop|falls?|decrease|contraction|lower|slump|down|less|fewer)|(?P<cut>reductions?|cuts?|savings?)"
    r"|(?P<up>growth|increases?|rise|jump|gain|expansion|surge|higher|up|year[- ]on[- ]year|yoy|from (?:a|the) (?:year|month)|for (?:the )?(?:\w+ )?growth|over (?:the|a) (?:year|previous)|more)"
    # "a 13.5 percent weighted pay increase"
    rf"|(?:{_WORD}){{1,3}}(?:(?P<risen>increases?|rise|growth|hike)|(?P<fallen>decline|drop|fall|decrease|contraction)|(?P<lowered>reductions?|cuts?)))\b",
    re.I,
)
_SHARE = re.compile(
    r"\b(?:accounts?|accounted|accounting|shares?|proportions?|represent\w*|compris\w+|compos\w+|make up|making up|made up|contribut\w+|percentage|stakes?|cover\w*|penetration|ensur\w+|owns?|target|ratio|constitut\w+)\b",
    re.I,
)
_OF = re.compile(r"\s*(?:of|owned|stake|share)\b")
# What is told in parts of the whole economy is a share, also where it rises: "4 percent of the GDP".
OF_ECONOMY = re.compile(
    r"\s*of\s+(?:[\w’'-]+\s+){0,3}?(?P<what>GDP|GRDP|GSDP|GRP|GNP|GVA|[Gg]ross\s+(?:\w+\s+[Pp]roduct(?:ion)?|[Vv]alue\s+[Aa]dded|output))\b"
)
# "its contribution to GDP rose from ‹N› to ‹N›", "accounts for ‹N› of GDP"; what is owed or spent is only held against it.
_ECONOMY = r"(?:GDP|GRDP|GRP|GNP|GVA|GSDP|[Gg]ross\s+(?:[Dd]omestic|[Nn]ational|[Rr]egional)\s+[Pp]roduct(?:ion)?|(?:national|country[’']s|regional|provincial)\s+(?:economic\s+)?output|(?:national|country[’']s)\s+economy)\b"
_ITS = r"(?:the\s+|its\s+|their\s+|our\s+)?(?:[\w’'‹›-]+\s+){0,2}?"
_GIVES = re.compile(
    rf"\b(?:contribut\w+|shares?|weight|part)\b(?:\s+(?!contribut)[^\s,;:.]+){{0,6}}?\s+(?:to|of|in)\s+{_ITS}{_ECONOMY}[^;.]{{0,40}}$|\bGDP\s+(?:shares?|contributions?)\b[^;.]{{0,40}}$|(?:\bto[\s-]+{_ECONOMY}\s+|-to-GDP\s+)ratio\b[^;.]{{0,60}}$",
    re.I,
)
_GIVES_OF = re.compile(
    r"\b(?:contribut\w+|account(?:s|ed|ing)?\s+for|mak(?:e|es|ing)\s+up|made\s+up|generat\w+|produc\w+|represent\w*|adds?|constitut\w+)\b[^;.]{0,40}$",
    re.I,
)
_PART_OF_IT = re.compile(rf"\s*(?:of|to|towards?|in)\s+{_ITS}{_ECONOMY}")
_HELD_AGAINST = re.compile(
    r"\b(?:debts?|deficits?|surplus|spending|expenditures?|spend|budget|revenues?|tax(?:es|ation)?|reserves?|savings?|ratio|imports?|remittances|R&D|research|credit|loans?|investments?|aid|subsid\w+)\b[^;.]{0,70}$",
    re.I,
)
# "It holds 12 percent of the country's land and 19 percent of its people": how much of a whole a place is.
_HOLDS = re.compile(
    r"\b(?:account(?:s|ed|ing)?\s+for|mak(?:e|es|ing)\s+up|made\s+up|home\s+to|hold(?:s|ing)?|host(?:s|ing)?|hous(?:e|es|ing)|cover(?:s|ing|ed)?|occup(?:y|ies|ying)|represent(?:s|ing)?|contain(?:s|ing)?|compris(?:e|es|ing)|constitut(?:es?|ing)|with|and|about|nearly|over)\s+(?:\w+\s+){0,3}$"
)
_OF_PEOPLE = re.compile(
    r"\s*of\s+(?:the\s+|its\s+|all\s+|their\s+)?(?:[\w’'-]+\s+){0,3}?(?:population|people|inhabitants|residents)\b(?!\s+(?:growth|increase|(?:in\s+|now\s+|already\s+)?(?:liv|below|under|work|who|with|aged|employ|access|urban|settled|is\s|are\s|was\s|were\s|has\s|have\s|will\s)))"
)
# "12 percent of the total population", and nothing of what they do
_OF_ALL_PEOPLE = re.compile(
    r"\s*of\s+(?:the|its|their)\s+(?:(?:total|whole|entire|national|local|country['’]s|world['’]s|city['’]s|state['’]s|region['’]s)\s+)*population(?:\s+(?:in\s+(?:19|20)\d\d|of\s+(?:the\s+)?(?:country|nation|state|city|region|world|[A-Z]\w+(?:\s+[A-Z]\w+)*)|today|now))?\s*(?:[.,;)]|and\b|$|to\b)"
)
_OF_LAND = re.compile(
    r"\s*of\s+(?:the\s+|its\s+|their\s+)?(?:[\w’'-]+\s+){0,3}?(?:land(?:\s+area|\s+mass)?|area|territory|surface)\b(?!\s+(?:under|used|growth|is\s|are\s|was\s|will\s))"
)
_PRICES = re.compile(
    r"\binflation\b(?:\s+rate)?\s+(?:[\w‹›]+\s+){0,4}(?:at|of|to|was|is|reached|hit|averaged|below|above)\s+(?:\w+\s+)?$",
    re.I,
)
_TAX = re.compile(r"\b(?:tax(?:es|ation)?|VAT|tariffs?|dut(?:y|ies)|levy)\b", re.I)
# "growth in Chile slowed to 3 percent": growth has a level, too.
_GROWTH_AT = re.compile(
    r"\b(?:growth|expansion|(?:economy|GDP|GRDP|industry|sector|it|this|which)(?=(?:\s+[a-z]+ly|\s+(?:of|in)\s+(?:the\s+)?\w+|\s+is|\s+to|\s+will|\s+then|\s+expected){0,4}\s+(?:slow|eas|accelerat|moderat|pick\w*\s+up)))(?:\s+rates?)?(?:\s+(?:in|of|for)\s+[^,;]{1,40}?)?\s+(?:(?:is|was|will|has|have|had|would|could|should|may|be|been|to|expected|forecast|projected|set|likely|estimated|averag\w+|further|sharply|only|slightly)\s+){0,4}"
    r"(?:slow\w*|eas\w+|moderat\w+|accelerat\w+|r[oi]s\w*|pick\w*\s+up|fell|fall\w*|declin\w+|dropp?\w*|recover\w*|rebound\w*|reach\w*|increas\w+|decreas\w+|hit|averag\w+|edg\w+|climb\w*|st[ao]+nd\w*|remain\w*|stay\w*|h[eo]ld\w*|was|is|were|are|be)\s+(?:\w+\s+){0,3}$",
    re.I,
)
# After a rate of growth such words go on about it: "grew 6 percent and slowed to 5 percent".
_GOES_ON = re.compile(
    rf"(?:[,\s]+|(?:‹[DT]\d+›|{MONTH}|and|but|which|that|before|could|would|will|may|should|is|are|was|were|be|then|later|expected|forecast|projected|likely|set|to|from|in|by|for|the|same|year|next|following|end|of"
    r"|increas\w+|ris\w+|rose|fall\w*|fell|slow\w*|accelerat\w+|reach\w*|eas\w+|pick\w*|up|down|averag\w+|hit)(?![\w›]))+"
)
# "fell 6 percent in May and 5 percent in June"
_LIST = re.compile(r"(?:[,\s]+|(?:‹[DT]\d+›|and|by|in|for)(?![\w›]))+")
# "tax credits covering ‹N› of costs": a part of the costs
_COVERS = re.compile(r"\b(?:cover|meet|refund|reimburs)(?:s|ed|es|ing)?\s+(?:up\s+to\s+|about\s+|some\s+)?$")
_TAXED = re.compile(r"\s+(?:[\w-]+\s+){0,3}(?:tax(?:es)?|VAT|tariffs?|dut(?:y|ies)|levy)\b", re.I)
_OTHER_END = re.compile(
    rf"(?:\s*of\s+{_ITS}{_ECONOMY})?"
    r"(?:\s+(?:(?:in|by|at|of)\s+)?‹[DT]\d+›)?,?\s+(?:now\s+|currently\s+)?(?:to|and|against|(?:up|down)\s+from|from|then)\s+(?:about\s+|over\s+|some\s+|at\s+least\s+)?"
)
# "the share of nets in GDP will be ‹N›, the share of sails will be ‹N›"
_NEXT_SHARE = re.compile(
    r"^,?\s+(?:and\s+)?(?:the|that|those)\s+(?:shares?\s+)?of\s+(?:the\s+)?(?!(?:[a-z]+\s+)?(?:women|men|people|young|youth|workers|students|pupils|children|households|voters|seats|land|water)\b)(?:‹I\d+›|[^,;.‹›]{2,40}?)\s+(?:will\s+)?(?:be|is|was|at|to|stands?\s+at|stood\s+at|declines?\s+to|falls?\s+to|rises?\s+to|decline\s+to)\s+$"
)
# "40% lower than for sailing boats" compares two things, "lower than a year before" one with itself.
_THAN = re.compile(
    r"\s+than\b(?!\s+(?:(?:in|on|at|during|for)\s+)?(?:the\s+|a\s+|its\s+)?(?:same|last|previous|prior|preceding|past|year|month|quarter|before|planned|expected|forecast|usual|normal|now|then|(?:[\w-]+\s+){0,2}(?:levels?|peak|target)|‹[DT]|(?:19|20)\d\d|[a-z]+\s+(?:year|month|quarter)s?\b))"
)
GDP_SHARE, FACTOR, INTENSITY = "ind-gdp-share", "ind-growth-factor", "ind-rd-intensity"
# "its R&D spending to 3 percent of GDP": up to the figure nothing else is told of.
_ON = r"(?:(?!\b(?:exports?|imports?|debts?|deficits?|tax(?:es)?|revenues?|health|education|defen[cs]e|investments?|spending|trade|services|agriculture|manufacturing|while|whereas|but)\b)[^.;]){0,50}"
_NEXT_OF_IT = re.compile(
    r"\A\s*of\s+(?:the\s+)?(?:GDP|gross\s+domestic\s+product)(?:\s+(?:by|in)\s+\S+)?,?\s*(?:and\s+)?(?:(?:to|at\s+least|over)\s+)*$"
    r"|\b(?:compared\s+(?:with|to)|up\s+from|from|against|to|than)\s+(?:\w+\s+){0,2}$",
    re.I,
)
_RESEARCH = re.compile(
    r"\b(?:R&D|research(?:\s+and\s+(?:experimental\s+)?development)?)\s+(?:and\s+\w+\s+)?(?:spending|expenditures?|investments?|outlays?|intensity|budget|funding)\b"
    rf"{_ON}$|\b(?:spending|expenditures?|investments?|outlays?)\s+(?:on|in|for)\s+(?:R&D|research(?:\s+and\s+(?:experimental\s+)?development)?)\b{_ON}$",
    re.I,
)
_BY = re.compile(
    r"^(?!.*\bby\b.*\bby\b).*\bby\s+(?:up\s+to\s+|(?:a\s+further|about|around|some|nearly|over|at\s+least|more\s+than|an?\s+(?:additional|average\s+of))\s+)?$",
    re.S,
)
# "cut it by 5 percent in 2030 and by 9 percent in 2040"
_ALSO_BY = re.compile(r"(?:^|\s)(?:and|or|then|,)\s+by\s+(?:\w+\s+){0,2}$")
_NEAR = 60
_FAR = 110


@dataclass(frozen=True, slots=True)
class Rate:
    """What a percentage tells: its indicator, whether it counts downwards, and whether the words say so plainly."""

    indicator: str
    falls: bool = False
    sure: bool = True


def rate_of(before: str, after: str, previous: Rate | None = None) -> Rate:
    """Return what a percentage tells by the words since the last figure, and by those after it.

    ``previous`` is what the figure before it in the sentence told, if that was a percentage.

    >>> rate_of("exports fell by ", " in May"), rate_of("services make up ", " of the economy").indicator
    (Rate(indicator='ind-growth-rate', falls=True, sure=True), 'ind-share')
    >>> rate_of("from 12 percent, a ", " increase").indicator, rate_of("raise its share to ", "").indicator
    ('ind-growth-rate', 'ind-share')
    """
    if told := _AFTER.match(after):
        return Rate("ind-share") if _THAN.match(after, told.end()) else _told_after(told)
    if previous and _AGAINST.fullmatch(before) and not (_OF.match(after) or OF_ECONOMY.match(after)):
        return previous
    research = _RESEARCH.search(before) or (
        previous and previous.indicator == INTENSITY and _NEXT_OF_IT.search(before)
    )
    if research and OF_ECONOMY.match(after):
        return Rate(INTENSITY)
    next_share = previous and previous.indicator == GDP_SHARE and _NEXT_SHARE.search(before)
    if (
        next_share
        or _is_of_economy(before, after)
        or (_ends_range(previous, before) and not _OF.match(after))
    ):
        return Rate(GDP_SHARE)
    if (_HOLDS.search(before) or _OF_ALL_PEOPLE.match(after)) and (part := _part_of_place(after)):
        return Rate(part)
    owns = _OWNS.search(before) and _STAKE.match(after)
    return Rate("ind-share", False, False) if owns else _told_before(before, after, previous)


# "raise the growth rate of the sector to ‹N›"
_RATE_TO = re.compile(
    r"\bgrowth\s+rates?\b[^‹›;.]{0,60}\b(?:to|at|reach\w*)\s+(?:(?:about|around|over|nearly|at\s+least)\s+){0,2}$",
    re.I,
)


def _told_before(before: str, after: str, previous: Rate | None) -> Rate:
    # "increasing the land given to schools and clinics by": by how much something moves may stand far behind.
    by = _BY.search(before) is not None
    near = before[-(_FAR if by else _NEAR) :]
    moves = list(_MOVES.finditer(near))
    last = moves[-1] if moves else None
    goes_on = previous and previous.indicator == "ind-growth-rate" and _GOES_ON.fullmatch(before)
    plain = (
        _GROWTH_AT.search(before[-_FAR:])
        or _RATE_TO.search(before[-_FAR:])
        or (goes_on and not _OF.match(after))
    )
    if plain or _PRICES.search(near):
        same = previous is not None and goes_on and _LIST.fullmatch(before)
        return Rate("ind-growth-rate", bool(same and previous and previous.falls), bool(plain))
    grown = _NOUN.search(near) and not re.search(r"\bto\s+(?:\w+\s+){0,2}$", near)
    below = _COMPARED.match(after) is not None
    records = _RECORDS.search(near) and not (below or re.search(r"\bgr[eo]w", near))
    level = _LEVEL.search(near) and not (grown or by)
    if records or level or OF_ECONOMY.match(after) or _FROM.search(near) or _OF_WHICH.match(after):
        return _level(before, after)
    share = _SHARE.search(near, last.end() if last else 0)
    of = _OF.match(after) is not None
    if last and not share and (not of or len(near) - last.end() < 14):
        return _moved(last)
    near_before = len(near) < _NEAR
    if (
        previous
        and previous.indicator == "ind-reduction-rate"
        and not (of or share)
        and _ALSO_BY.search(before)
    ):
        return previous
    if previous and near_before and previous.indicator == "ind-growth-rate" and not share and not of:
        return Rate("ind-growth-rate", previous.falls, previous.sure)
    # "of growth – 91% in all": of what the share before was one
    grows = not of and not share and re.search(r"\bgrow(?:th|ing)\b|\bgrew\b", _OF_IT.sub("", before), re.I)
    return Rate("ind-growth-rate", False, False) if grows else _level(before, after)


def _is_of_economy(before: str, after: str) -> bool:
    """Return whether a percentage tells how much of the whole economy a part of it makes."""
    gives = _GIVES.search(before) or (_PART_OF_IT.match(after) and _GIVES_OF.search(before))
    return bool(gives) and _HELD_AGAINST.search(before) is None


def _part_of_place(after: str) -> str:
    """Return of what of a country a percentage is a part, its people or its land, or nothing."""
    if _OF_PEOPLE.match(after):
        return "ind-population-share"
    return "ind-area-share" if _OF_LAND.match(after) else ""


def _ends_range(previous: Rate | None, before: str) -> bool:
    """Return whether a percentage is the other end of a share of the economy: "from 14 percent to 20 percent"."""
    return (
        previous is not None and previous.indicator == GDP_SHARE and _OTHER_END.fullmatch(before) is not None
    )


_GROWS = re.compile(
    rf"\b(?:{_UP}|multipl\w+|enlarg\w+|rais(?:e[sd]?|ing)|boost\w*|scal\w+\s+up)\b[^;.‹]{{0,40}}$", re.I
)
_GROWTH = re.compile(r"\s*(?:increases?|rise|growth|expansion|jump|surge|gain)\b", re.I)
# "10 times as fast", "three times a week" tell of no growth.
_NO_FACTOR = re.compile(
    r"\s*(?:as|more|less|higher|larger|faster|greater|lower|bigger|a|an|per|each|every|in|the|over|during)\b"
)


def is_factor(before: str, after: str) -> bool:
    """Return whether so many times or so many fold tell by how much something grows.

    >>> is_factor("The capacity will increase ", ""), is_factor("meets ", " a year"), is_factor("a ", " rise")
    (True, False, True)
    """
    return bool(_GROWTH.match(after)) or bool(_GROWS.search(before) and not _NO_FACTOR.match(after))


def _told_after(told: re.Match[str]) -> Rate:
    if told["cut"] or told["lowered"]:
        return Rate("ind-reduction-rate")
    return Rate("ind-growth-rate", bool(told["down"] or told["fallen"]))


def _moved(match: re.Match[str]) -> Rate:
    if match["cut"]:
        return Rate("ind-reduction-rate")
    return Rate("ind-growth-rate", bool(match["down"]))


def _level(before: str, after: str) -> Rate:
    taxed = (_TAX.search(before[-40:]) or _TAXED.match(after)) and not _COVERS.search(before)
    return Rate("ind-tax-rate" if taxed else "ind-share")
