"""What a figure is of: the words of its sentence that name what grew, what is shared out and what money is for."""

from collections.abc import Iterator
from functools import cache

from kg import lazy_re as re
from kg.claims.actions.acting import clause_before
from kg.claims.figures.further_names import further_names
from kg.claims.figures.name_parts import HEDGE, LETTERS, LONG_NAME, NAME, RATE, STOP, WORD
from kg.claims.patterns.words import alternation, words
from kg.claims.values.rates import OF_ECONOMY

# Indicators of which the unit alone does not tell what is measured.
OF_SOMETHING = frozenset(
    {
        *("ind-growth-rate", "ind-reduction-rate", "ind-share", "ind-tax-rate", "ind-money", "ind-cost"),
        *(
            "ind-investment",
            "ind-budget",
            "ind-loans",
            "ind-revenue",
            "ind-output",
            "ind-exports",
            "ind-imports",
        ),
        *(
            "ind-trade",
            "ind-mass",
            "ind-capacity",
            "ind-public-spending",
            "ind-foreign-investment",
            "ind-income",
        ),
        *(
            "ind-gdp",
            "ind-gdp-share",
            "ind-population-share",
            "ind-area-share",
            "ind-growth-factor",
            "ind-emissions",
            "ind-energy",
        ),
        *("ind-length", "ind-duration", "ind-speed", "ind-volume", "ind-throughput", "ind-computing-power"),
        *("ind-land-area", "ind-floor-area"),
    }
)
_OF_LAND = frozenset({"ind-land-area", "ind-floor-area"})
# What a thing has of which the name may follow: "a 16-km corridor".
_OF_THINGS = frozenset(
    f"ind-{one}" for one in ("length", "capacity", "speed", "mass", "energy", "volume", "share")
)
# What such a figure is of is told beside it or not at all.
OWN_THING = _OF_LAND | (_OF_THINGS - {"ind-share"})
# Of these the label tells the whole, too.
WHOLES = frozenset({"ind-share", "ind-population-share", "ind-area-share"})
# Two figures of the same size of these are one only if the same is said of them.
NAMELESS = WHOLES | {"ind-growth-rate", "ind-reduction-rate", "ind-tax-rate"}
# Of these nothing is known as long as nobody says what they are of.
NEEDS_IT = frozenset({"ind-growth-rate", "ind-reduction-rate", "ind-money"})
_MOST = 12  # words of a name
# "a rise of 5 percent", "a target of 5 percent" name nothing, nor does "last year".
_HOW = r"(?:(?:annual|average|total|real|nominal|further|new|overall|only|steep|sharp|yearly|maximum|minimum|current|previous|expected|[A-Za-z]{3,}est|negative|[a-z]+-year|year-on-year|[a-z]+ly)\s+)*"
_VAGUE = re.compile(
    rf"{_HOW}(?:{RATE}(?:\s+rate)?|levels?|sum|amount|value|maximum|minimum|rate|cost|outlay|total|average|all|more|investment|budget|loan|[a-z]+ed)|(?:conditions?|basis|behalf|request)\b.*|.*\b(?:plans|aims|wants|intends|expects|hopes|seeks|pledges)|(?:this|that|the)\s+number|(?:\S+\s+)*(?:targets?|goals?|figures?)"
    r"|(?:first|second|third|fourth|last|next|this|same|each|every|early|late|future|addition|turn|particular|return|exchange)\b.*|(?:\S+\s+)?(?:years?|months?|half|quarter|decade|week)"
    # "the fastest growing of the four was Ayala, with 5 percent"
    r"|(?:(?:[a-z]+ed|saw|had|has)\s+the\s+)?(?:fast|slow|small|larg|bigg|high|low|sharp|steep|weak|strong|great|few)est|two|three|four|five|six|seven|eight|nine|ten|both|(?:significant|sharp|steep|slight|marked|dramatic|major|modest|substantial|remarkable)(?:\s+{RATE}(?:\s+from)?)?|(?:the\s+)?(?:event|case)(?:\s+that\b.*)?|range|excess|(?:all-time|record|new|historic)?[\s-]*(?:high|low|peak|record)|(?:\w+\s+)?subsequent\s.*"
    # "annually, 5 percent", "on a basis of 5 percent", "5 percent or 3 million, whichever is lower"
    r"|(?:annual|year|month|week|day|rough|near|approximate|current|total|most)ly|(?:decreas|increas|remain|ris|fall|grow|declin|represent|sell|mak|produc|export|import|employ|hav|reach|host|cover|includ|span|attract|creat|generat)ing|represents?|equals|totals|amounts|basis|aim|.*\bwhichever",
    re.I,
)
_AFTER_RATE = re.compile(
    rf"\s*(?:[a-z-]+\s+){{0,3}}?{RATE}\s+(?:in|of|for|on)\s+(?:scopes?\s+\d(?:,?\s+(?:and\s+)?\d)*\s+)?{NAME}",
    re.I,
)
# "a 50 percent emissions reduction"
_RATE_OF = re.compile(
    rf"\s+(?!{_HOW}{RATE}\b)(?P<what>(?:(?!{STOP}\b|\w+ly\b)[A-Za-z][\w-]*\s+){{1,3}}?){RATE}\b"
)
_ITS_RATE = re.compile(rf"\s*(?:[a-z-]+\s+){{0,2}}?{RATE}\b", re.I)
_BEFORE_RATE = re.compile(
    rf"\b{RATE}\s+(?:in|of|for)\s+{NAME}\s+(?:by|of|to|was|is|were|at|will|reached|stood)\b[^.;]{{0,40}}$",
    re.I,
)
# "GDP growth of 5 percent"
_NOUN_RATE = re.compile(
    rf"(?<![\w-])(?!{_HOW}{RATE})(?P<what>(?:(?!{STOP}\b|\w+ed\b|saw\b|shows?\b)(?:[A-Z]{{2,}}|[a-z]{LETTERS}*)\s+(?:\(\w+\)\s+)?){{1,4}}?){RATE}(?:\s+rates?)?\s+(?:of|to|at|was|is)\s+{HEDGE}$"
)
# "raise the share of ferries in the trade of the ports from 20 to 30 percent"
_MOVES = r"rais(?:e[sd]?|ing)|reduc(?:e[sd]?|ing)|cut(?:s|ting)?|slash(?:es|ed|ing)?|increas(?:e[sd]?|ing)|bring(?:s|ing)?|lower(?:s|ed|ing)?|lift(?:s|ed|ing)?|boost(?:s|ed|ing)?|expand(?:s|ed|ing)?|limit(?:s|ed|ing)?|diminish(?:es|ed|ing)?|keep(?:s|ing)?|push(?:es|ed|ing)?|(?:doubl|tripl|quadrupl|halv)(?:e[sd]?|ing)|grow(?:s|ing)?|shorten(?:s|ed|ing)?|narrow(?:s|ed|ing)?"
_MOVED = re.compile(
    rf"(?:\b(?:{_MOVES})|\A\W*(?i:{_MOVES}))\s+{LONG_NAME},?\s+(?:from\s+(?:\S+\s+){{1,5}}?to|to|by|from|at|below|above|under)\s+{HEDGE}$"
)
# "rice production of 7 million tonnes", "contracts worth up to $3 billion"
_OF_BEFORE = re.compile(rf"(?<![\w-]){NAME}\s+of\s+{HEDGE}$")
# "property tax: 4 percent"
_LABELLED = re.compile(
    rf"(?<![\w-])(?P<what>(?!(?:following|follows|source|note|money)\b){WORD}(?:\s+{WORD}){{0,3}})\s?:(?:\s|-)\s*@?{HEDGE}$"
)
_WORTH = re.compile(
    rf"(?<![\w-])(?P<what>(?:(?<!\bto\s)(?!{STOP}\b|[a-z]+ed\b)[A-Za-z][a-z’'-]*\s+(?![A-Z])){{1,3}})(?:worth|valued\s+at|totall?ing|amounting\s+to|costing)\s+{HEDGE}$"
)
# "$3 billion in contracts", "1.8 million tonnes of hydrogen", "a $2 million fund"
# "one percent of its 12,500 employees" are employees.
_AFTER = re.compile(
    rf"\s+(?:worth\s+of|(?:share|stake)\s+(?:of|in)|in|of)\s+(?:(?:the|its|their|our)\s+\d[\d,.]*\s+|(?:this|these|that|those)\s+)?{NAME}"
)
# "18 percent came from biomass"
_FROM = re.compile(
    rf"(?:\s+(?:of\s+(?:it|this|that|them|these)|came|comes|coming|is|was|are|were|generated|supplied|provided|produced)){{0,3}}\s+(?:from|(?<=ed\s)by)\s+{NAME}"
)
# "3 million euros from the Quay Fund will support fish farms"
_WILL_FUND = re.compile(
    rf"(?:\s+from\s+(?:[^.;](?!\bwill\b)){{0,80}})?\s+will\s+(?:support|help|promote|fund|finance|go\s+(?:to|towards)|improve|be\s+(?:invested|spent|used)\s+(?:in|on|for))\s+{NAME}"
)
_FOR = re.compile(
    rf"\s+(?:(?:goes|go|went|will\s+go|(?:is|are|was|were|(?:has|have|had)\s+been|will\s+be)\s+(?:set\s+aside|earmarked|allocated|spent|meant|invested|committed|provided|made\s+available))\s+(?:to|for|on|into?|towards?)|for|on|into|towards?)\s+{NAME}"
)
# "and $3 million to dredge the bay"
_TO_DO = re.compile(
    rf"\s+to\s+(?!be\b|have\b|date\b)(?P<what>(?:help\s+)?[a-z]{{3,}}\s+(?:(?:the|an?|its|their|new)\s+)?{WORD}(?:\s+{WORD}){{0,4}})"
)
_ATTACHED = re.compile(
    rf"(?:\s+|-)(?P<what>(?:(?!{STOP}\b|into\b)[A-Za-z][\w-]+\s+){{0,4}}(?i:plan|project|fund|package|loan|grant|scheme|programme|program|investment|budget|facility|deal|contract|bond|tax|rate|credit|exemption|stake|subsidy|capacity|share|deficit|surplus|revenue|spending|turnover|levy|duty|tariff|prize|award|fine|dividend|re-?authori[sz]ation|renewal|expansion|extension|upgrade|appropriation|allocation|endowment|injection)s?)\b"
)
# "a 16-km utility corridor", "a 500 MW solar park"
_THING = re.compile(
    rf"(?:\s+|-)(?:long\s+|24/7\s+)?(?P<what>(?!(?:{STOP}|each|every|all|or|wide|high|deep|long|tall|away|apart|north\w*|south\w*|east\w*|west\w*|inland|offshore|annually|yearly|daily|further|more|less|higher|lower|larger|smaller|greater|bigger|faster|cheaper|last|this|next|so|of|only|stake|share|came|comes|all|nationwide|worldwide|together|alone|respectively|today|tomorrow|yesterday|currently|already|out|too|also|there|here|now|would|should|could|may|might|must|can|shall|do|does|did|when|where|if|before|after|work|live)\b)"
    rf"(?:(?!{STOP}\b)[A-Za-z][\w-]*\s+){{0,3}}?(?!{STOP}\b|\w+(?:ly|ed)\b)[A-Za-z][\w-]*[a-z])(?=\s*(?:[.,;:()]|$)|\s+{STOP}\b)"
)
# "a small amount of trade at $3 billion"
_AMOUNT_OF = re.compile(
    rf"\b(?:amount|volume|value|quantity|level)\s+of\s+(?P<what>{WORD}(?:\s+{WORD}){{0,3}})\s+(?:at|of|was|were|is|reached|stood\s+at|(?:rose|fell|grew|climbed)\s+(?:to|by))\s+{HEDGE}$"
)
# "increase the amount of tilled land to 3 hectares"
_AMOUNT_TO = re.compile(
    rf"\b(?:amount|extent|stock|supply)\s+of\s+(?P<what>{WORD}(?:\s+{WORD}){{0,3}})\s+(?:from\s+(?:\S+\s+){{1,4}}?to|to|by)\s+{HEDGE}$"
)
_LEAD = re.compile(
    r"\s*(?:(?:and|but|so|that|also|then|or|while|with|as)\s+|(?:In|During|By|For|Over|Since|As\s+of|At|From|Between|Near|Across|Within|Among|Under|With|Despite|After|Before|Around|Last|This)\b[^,;]{0,60},\s+|[Ii]n\s+(?:[A-Z][a-z]+\s+)?(?:19|20)\d\d\s+|(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Oo]ur|[Hh]is|[Hh]er|[Tt]his|[Tt]hese)\s+|[,)(–—-]\s*|\s+)*"
)
_SAID = re.compile(
    r"(?<!value )\b(?:said|says|reported|revealed|announced|estimated?s?|noted|added|shows?|showed|indicates?|expects?|wants?|forecasts?)\s+(?:that\s+)?(?=(?:the|total|its|their|[a-z]+)\s)"
)
# "The budget holds a reserve, rising to …": what is held is meant.
_HOLDS = re.compile(r"\b(?:contains?|includes?|provides?|holds?|offers?|has|have)\s+(?:an?|the)\s+(?=[a-z])")
_RELATIVE = re.compile(
    r"(?<!said)(?<!says)(?<!showed)(?<!shows)(?<!revealed)(?<!reported)(?<!week)(?<!announced)(?<!noted)(?<!estimated)\s(?:that|which|who)\s+$"
)
_JOIN = re.compile(r",\s+(?:and\s+)?|\s+and\s+|\s+while\s+")
_STOPS = re.compile(
    rf"(?:{STOP}|or|worth|further|another|accounting|comprising|provide|ensure|showing|recorded|was|were|is|about|around|some|nearly|also|now|then|still|alone|\d\S*)\b(?!-)",
    re.I,
)


@cache
def _verb() -> re.Pattern[str]:
    aux, moves = (alternation(words().list("measured", key)) for key in ("auxiliary", "verbs"))
    foreseen = r"(?:(?:expected|projected|forecast|set|likely|due|estimated|poised|planned)\s+)?"
    return re.compile(
        rf"\s(?:{aux}\s+(?:\w+ly\s+|also\s+|now\s+|already\s+)?{foreseen}(?:to\s+|be\s+|been\s+|being\s+)*|(?:\w+ly|also|now|alone|to)\s+)?{moves}\b"
        rf"|\s{aux}\s+(?:\w+ly\s+|also\s+)?{foreseen}(?:to\s+)?(?:rise|fall|grow|increase|decrease|drop|decline|climb|shrink|double|halve|exceed)\b"
        rf"|\s(?:increase|rise|fall|grow|decrease|decline|drop)\s+(?:from|to|by)\s+{HEDGE}$"
        rf"|\s(?:is|are|was|were|(?:will|would|may)\s+be|(?:has|have)\s+been)\s+(?:now\s+)?(?:estimated|valued|put|priced|pegged|assessed|reckoned)\s+at\s+{HEDGE}$"
        rf"|\s(?:ha(?:s|ve|d)\s+)?(?:accounted\s+for|accounts?\s+for|constitut(?:es?|ed)|represent(?:s|ed)?|ma[dk]es?\s+up|compris(?:es?|ed))\s+{HEDGE}$"
        rf"|\s(?:{aux}\s+)?(?:witness(?:ed|es)?|experienc(?:ed|es)|register(?:ed|s)?|record(?:ed|s)?|posted|saw|sees|seen|show(?:ed|n|s)?)\s+an?\s+(?:[a-z]+\s+)?{HEDGE}$"
        rf"|\s{aux}\s+(?:be\s+)?{foreseen}to\s+be\s+{HEDGE}$"
        rf"|\s(?:is|are|was|were|(?:will|would|should|could|may)\s+be|(?:has|have|had)\s+been)\s+(?:at\s+)?{HEDGE}$"
    )


def what_of(text: str, start: int, end: int, indicator: str, since: int = 0) -> tuple[int, int]:
    """Return where the words stand that name what the figure at ``start`` to ``end`` is of; equal places if none do.

    ``since`` is where the figure before it ends: what has no words of its own goes on about what that was of.

    >>> t = "Landings of cod rose 12 percent, while nets worth 3 million euros were sold."
    >>> [t[slice(*what_of(t, 21, 31, "ind-growth-rate"))], t[slice(*what_of(t, 50, 65, "ind-cost", 31))]]
    ['Landings of cod', 'nets']
    >>> t = "A maximum of 3 million euros in yearly support may be given."
    >>> t[slice(*what_of(t, 13, 28, "ind-money"))]
    'yearly support'
    """
    rate = indicator in ("ind-growth-rate", "ind-reduction-rate")
    if indicator in _OF_LAND:
        return _of_land(text, start, end, max(since, start - _REACH))
    if indicator in _OF_THINGS and (thing := _thing_behind(text, start, end, since, indicator)):
        return _trimmed(text, *thing.span("what"))
    for found in _by_words(text, start, end, max(since, start - _REACH), rate=rate):
        said = past_lead(found["what"].strip()) if found else ""
        if found and not (_VAGUE.fullmatch(said) or _LIMIT.fullmatch(said)):
            return _trimmed(text, _past_verb(text, *found.span("what")), found.end("what"))
    own = _subject(text, since, start)
    # "a deficit of 4 percent of GDP" is not of GDP but of a deficit.
    behind = None if rate or OF_ECONOMY.match(text, end) else _AFTER.match(text, end)
    # "… and bring in £3 million of funding": words without a verb of measure are only next best; and what accounts
    # for a share is not what is shared out.
    bare = (behind and not _VAGUE.fullmatch(behind["what"].strip())) and (
        _verb().search(text, own[1], start) is None or _ACCOUNTS.search(text, own[0], start) is not None
    )
    # What accounts for a share is told first; of what it is one stands behind it.
    part = indicator in WHOLES and behind is not None
    if own[0] < own[1] and (part or not bare) and not (since and rate and _ITS_RATE.match(text, end)):
        return own
    behind = behind or (None if rate else _purpose(text, end, indicator))
    if behind and not _VAGUE.fullmatch(behind["what"].strip()):
        return _trimmed(text, *behind.span("what"))
    return start, start


# "a 30 percent local stake": a share of what follows; "100% foreign ownership" is one behind a verb that gives it.
_A_SHARE = re.compile(
    r"\b(?:an?|the|its|their|with|offer(?:s|ed|ing)?|allow(?:s|ed|ing)?|permit(?:s|ted|ting)?|grant(?:s|ed|ing)?|enjoy(?:s|ed|ing)?|guarantee(?:s|d)?|have|has|had|provid(?:es?|ed|ing)|us(?:es?|ing)|achiev(?:es?|ing)|aim(?:s|ing)?\s+(?:at|for)|source|procur(?:es?|ing)|towards?|includ(?:es?|ing))\s+(?:up\s+to\s+|about\s+|at\s+least\s+|full\s+|over\s+)?$"
)
_LINKS = re.compile(
    r"(?:because|amid|despite|across|without|behind|thanks|since|if|unless|while|although|though|among|towards?|beyond|within|until|near|below|above|around|about|depend\w*|know|want|go|live|work|lack|rely|use)\b"
)


def _thing_behind(text: str, start: int, end: int, since: int, indicator: str) -> re.Match[str] | None:
    """Return the name of a thing behind a figure that it has, if no words before the figure name one."""
    if _names_before(text, start, since) or (
        indicator == "ind-share" and not _A_SHARE.search(text, max(0, start - _NEAR), start)
    ):
        return None
    found = _THING.match(text, end)
    idle = found and (_LINKS.match(text, found.start("what")) or is_vague(found["what"]))
    return None if idle else found


def _names_before(text: str, start: int, since: int) -> bool:
    """Return whether the words before a figure name what it is of: "a road network of 3,000 km"."""
    left = max(since, start - _REACH)
    found = _MOVED.search(text, left, start) or _OF_BEFORE.search(text, left, start)
    return found is not None and not _VAGUE.fullmatch(found["what"].strip())


def _of_land(text: str, start: int, end: int, left: int) -> tuple[int, int]:
    """Return where the words stand that tell which land an area is of: "a 37-hectare site", "50 hectares of salt marsh"."""
    for found in (
        _LAND.match(text, end),
        _THING.match(text, end),
        _AMOUNT_TO.search(text, left, start),
        _OF_BEFORE.search(text, left, start),
    ):
        said = past_lead(found["what"].strip()) if found else ""
        if found and not (
            _SURFACE.fullmatch(said) or _VAGUE.fullmatch(said) or _LINKS.match(said) or said.istitle()
        ):
            return _trimmed(text, *found.span("what"))
    return start, start


_LAND = re.compile(rf"\s+of\s+{NAME}")
# "a total land area of 5 hectares", "5 hectares of land" name nothing.
_SURFACE = re.compile(
    r"(?:(?:covers|covering|has|with|total|overall|combined|planned|gross|net|land|surface|floor|built-up|site|geographical|approximate|initial|entire|vast|whole|physical|administrative)\s+)*"
    r"(?:areas?|size|surface|land|territory|footprint|site|extent|zones?|space|floor|province|city|country|nation|island|municipality|district|county|town|region|state|plot)",
    re.I,
)


def _purpose(text: str, end: int, indicator: str) -> re.Match[str] | None:
    """Return what names what a figure is for, or from where a part of a whole comes."""
    if indicator == "ind-share":
        return _FROM.match(text, end) or _FOR.match(text, end)
    found = _WILL_FUND.match(text, end) or _FOR.match(text, end) or _TO_DO.match(text, end)
    # "for national, provincial and local spending": the first word is no name.
    return None if found and _ONE_OF.match(text, found.start("what")) else found


_ONE_OF = re.compile(r"[\w-]+(?:al|ic|ive|ar|ary|ous|ern|an),\s")
_REACH = 160
_LIMIT = re.compile(r"(?:an?|the)\s+(?:maximum|minimum|total|sum|amount)", re.I)
_ACCOUNTS = re.compile(
    rf"\b(?:account(?:s|ed|ing)?\s+for|ma[dk](?:es?|ing)\s+up|represent(?:s|ed|ing)?|constitut(?:e[sd]?|ing)|compris(?:e[sd]?|ing))\s+{HEDGE}$"
)


# "built the old pier for 3 million euros"
_BOUGHT = re.compile(
    rf"\b(?:built|bought|acquired|constructed|sold|completed|developed|purchased|build|buy|construct|complete)\s+{NAME}\s+for\s+{HEDGE}$"
)


def _by_words(text: str, start: int, end: int, left: int, *, rate: bool) -> Iterator[re.Match[str] | None]:
    """Yield what stands around a figure and may name what it is of, the plainest first."""
    yield from further_names(text, start, end, left)
    if rate:
        yield _AFTER_RATE.match(text, end)
        yield _RATE_OF.match(text, end)
        yield _BEFORE_RATE.search(text, left, start)
        yield _NOUN_RATE.search(text, left, start)
    else:
        yield _WORTH.search(text, left, start)
        yield _BOUGHT.search(text, left, start)
        yield _ATTACHED.match(text, end)
        yield _AMOUNT_OF.search(text, left, start)
    yield _MOVED.search(text, left, start)
    yield _OF_BEFORE.search(text, left, start)
    bare = text[start - 1 : start] != "@" and _AFTER.match(text, end)
    yield None if bare else _LABELLED.search(text, left, start)


def _subject(text: str, since: int, start: int) -> tuple[int, int]:
    """Return the words before the verb of the clause of a figure."""
    clause = clause_before(text, start)
    if _RELATIVE.search(text, max(0, clause - _REACH), clause) and since < clause:
        return start, start
    left = max(since, clause)
    for said in _SAID.finditer(text, left, start):
        left = said.end()
    for held in _HOLDS.finditer(text, left, start):
        left = held.end()
    verbs = list(_verb().finditer(text, left, start))
    right = verbs[0].start() if verbs else start
    if len(verbs) > 1 and (joins := list(_JOIN.finditer(text, verbs[-2].end(), verbs[-1].start()))):
        left, right = joins[-1].end(), verbs[-1].start()
    elif since and (joins := list(_JOIN.finditer(text, left, right))):
        left = joins[-1].end()
    elif since and not verbs and left == since:
        return start, start
    if lead := _LEAD.match(text, left, right):
        left = lead.end()
    if not verbs and not since:
        return start, start
    said_words = text[left:right].split()
    most = _MOST if verbs else _FEW
    if not 0 < len(said_words) <= most or _STOPS.match(text, left):
        return start, start
    found = _trimmed(text, left, right)
    return (start, start) if _VAGUE.fullmatch(text, *found) else found


_FEW = 3


def is_vague(said: str) -> bool:
    """Return whether words name nothing that could be measured: "the total", "a third"."""
    return _VAGUE.fullmatch(said) is not None


def past_lead(said: str) -> str:
    """Return words without the article, or the verb, that they begin with: "reaching speeds".

    >>> past_lead("reaching speeds"), past_lead("the speeds")
    ('speeds', 'speeds')
    """
    lead = _ARTICLE.match(said)
    return said[lead.end() :] if lead else said


def _trimmed(text: str, left: int, right: int) -> tuple[int, int]:
    """Return the bounds of words without the blanks, signs and hedges around them."""
    said = re.sub(
        r"(?:[\s,.:(]|\b(?:representing|accounting|constituting|comprising|making|to|from|of|by|at|in|into|across|through|via|for|on|with|less|more|than|about|around|over|some|nearly|only|just|almost|as)\b)+$",
        "",
        text[left:right],
    )
    said = _DONE.sub("", _ASIDE.sub("", said))
    if _PRONOUN.match(said.strip()):
        return left, left
    lead = _ARTICLE.match(said)
    begin = left + (lead.end() if lead else 0)
    if text.startswith(("year ", "month ", "-year "), begin) and (term := _TERM.search(text, 0, begin)):
        begin = term.start()  # "a 10 year endowment"
    return (begin, left + len(said)) if re.search(r"[^\W\d_]{2}", said) else (left, left)


def _past_verb(text: str, left: int, right: int) -> int:
    """Return where words begin behind a verb: "will allow extra borrowing of 3 percent"."""
    verb = _FIRST.match(text, left, right) if _WILL.search(text, max(0, left - _NEAR), left) else None
    return verb.end() if verb else left


_TERM = re.compile(r"\b\d{1,3}[\s-]?$")
_NEAR = 30
_WILL = re.compile(
    r"\b(?:will|would|shall|should|can|could|may|might|must|to)\s+(?:also\s+|now\s+|\w+ly\s+)?$"
)
_FIRST = re.compile(r"[a-z]+\s+(?:(?:an?|the)\s+)?(?=\S)")
_ARTICLE = re.compile(
    r"[\s,]*(?:(?:including|reach(?:ing|es)?|having|recording|posting|offering|approv(?:ed|es)|announced|allocated|(?:on\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\s+){0,2}(?:(?:an?|the)\s+)?",
    re.I,
)
_PRONOUN = re.compile(r"(?:it|they|this|that|we|he|she)\s", re.I)
# "a plant, approved in May", "a port, which", "output has since"
_ASIDE = re.compile(
    r"(?:,\s+(?:[a-z]+ed\s+(?:in|by|on|at|under|for|from|to)|which|who|that)|\s+(?:has|have|had|is|are|was|were|will|would|could|should|may|might|can|shall|must))\b.*$",
    re.S,
)
# "funding allocated"
_DONE = re.compile(r"(?<=\w)\s+[a-z]+ed$")
