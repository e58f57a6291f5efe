"""Plain frames around a figure that name what it is of: who is handed it, what it is available for, what ranges around it."""

from collections.abc import Iterator

from kg import lazy_re as re
from kg.claims.figures.name_parts import HEDGE, LONG_NAME, NAME, RATE, STOP, WORD
from kg.claims.patterns.cued import cued

# "The Quay Agency will be handed 3 million euros"
_HANDED = cued(
    rf"(?<![\w-]){NAME}\s+(?:(?:will|would|should|could|may|also|now|already|each)\s+){{0,2}}(?:is|are|was|were|be|been|has\s+been|have\s+been)\s+(?:also\s+)?(?:handed|given|granted|allotted|awarded|paid|allocated|assigned|lent|promised)\s+{HEDGE}$"
)
# "will see their debt cut by 3 million euros"
_CUT = cued(
    rf"\b(?:see(?:s|n|ing)?|saw|have|has|had|get|gets|with)\s+(?:his\s+or\s+her\s+|his\s+|her\s+)?(?!been\b){NAME}\s+(?:cut|reduced|raised|increased|lowered|lifted|boosted|trimmed|halved|doubled)\s+(?:by|to|from)\s+{HEDGE}$"
)
# "in the sailors' allowances from 7 percent to 9 percent"
_RISE_FROM = cued(rf"\b{RATE}\s+(?:in|of)\s+{LONG_NAME}\s+from\s+{HEDGE}$")
# "leads in cable use, reaching 77 percent"
_REACHING = cued(rf"\b(?:in|of|for|with)\s+{NAME},\s+(?:reaching|standing\s+at|hitting)\s+{HEDGE}$")
# "The catch of the boats has risen sharply, recording 3 million tonnes"
_RECORDING = cued(
    rf"(?:\A|[,;.]\s+)(?:In\s[^,;]{{3,40}},\s+)?{LONG_NAME}\s+(?:(?:has|have|had)\s+)?(?:witnessed|seen|saw|risen|rose|grown|grew|increased|surged|jumped|expanded|improved|fallen|fell|declined|dropped)\b[^,;.]{{0,50}},\s+(?:recording|reaching|standing\s+at|hitting|touching)\s+{HEDGE}$"
)
# "works (roads, piers) $9 million; ferries $3 million;", "Schools (rooms, desks): 19%"
_ITEM = cued(rf"(?:;|:)\s+(?:and\s+)?(?P<what>[A-Za-z][^;:.\d]{{2,80}}?)\s+{HEDGE}$")
_ENDS_ITEM = re.compile(r"\s?(?:[;.]|\s\([^()]*\)[;.]|,?\s+and\s+[a-z]|$)")
_LINE = cued(rf"\A\W*(?P<what>[A-Za-z][^;:.!?\d]{{2,70}}?)\s?:\s*@?{HEDGE}$")
_ENDS_LINE = re.compile(r"[.;]?\s*$")
# "398 MW from hydro" in a sentence that takes something apart
_APART = cued(r"\b(?:compris|consist|includ|made\s+up|split|divided|of\s+which)")
_PART_FROM = re.compile(rf"\s+from\s+{NAME}")
# "a $60 million boost to its grid"
_BOOST = re.compile(rf"\s+(?:boost|injection|lifeline|blow)\s+(?:to|for|into|of)\s+{NAME}")
# Adjectives that do not say what grows.
_SAYS_HOW = r"(?:annual|real|nominal|total|additional|initial|typical|overall|substantial|potential|dramatic)"
# "32 percent economic growth": without the noun the adjective names nothing.
_RATE_LIKE = re.compile(rf"\s+(?P<what>(?!{_SAYS_HOW}\b)(?:[a-z-]+\s+)?[a-z]+(?:al|ic|ary)\s+{RATE})\b")
_RATE_LIKE_OF = cued(
    rf"(?<![\w-])(?P<what>(?!{_SAYS_HOW}\s+{RATE})(?:[a-z-]+\s+)?[a-z]+(?:al|ic|ary)\s+{RATE})\s+(?:rates?\s+)?(?:of|to|at|was|is|averaged)\s+{HEDGE}$"
)
# "a two-percent interest rate"
_AT_RATE = re.compile(rf"[\s-]+(?P<what>(?:(?!{STOP}\b)[a-z-]+\s+){{1,2}}rate)s?\b")
# "growth rates in the range of 5 percent", "a load in the 3,000 tonne class"
_AROUND = cued(
    rf"(?<![\w-]){NAME}\s+(?:(?:is|are|was|were|(?:will|would|could|may|should)\s+be)\s+)?(?:(?:in|of|on|within)\s+(?:the\s+)?(?:range|order|region|vicinity|neighbou?rhood)(?:\s+of)?(?:\s+between)?)\s+{HEDGE}$"
)
_CLASS_BEFORE = cued(rf"(?<![\w-]){NAME}\s+in\s+the\s+$")
_CLASS = re.compile(r"[\s-]+(?:class|range|category|bracket|region)\b")
# "a channel that is 160 m wide"
_THAT_IS = cued(rf"(?<![\w-]){NAME},?\s+(?:which|that)\s+(?:is|are|was|were)\s+(?!an?\s){HEDGE}$")
# "the reduction in the fee could be as much as 50 percent"
_COULD_BE = cued(
    rf"(?<![\w-])(?P<what>(?:{WORD}\s+){{1,3}}(?:in|of|on)\s+(?:the\s+|its\s+)?{WORD}(?:\s+{WORD}){{0,2}}|{WORD}(?:\s+{WORD}){{0,2}})\s+(?:could|can|may|might|would|will|should)\s+(?:be|reach|go)\s+(?:as\s+[a-z]+\s+as|up\s+to|at\s+least|at\s+most)\s+{HEDGE}$"
)
# "calls for hydrogen to make up 2 percent"
_CALLS_FOR = cued(
    rf"\b(?:call(?:s|ed|ing)?\s+for|allow(?:s|ed|ing)?|enabl(?:es?|ed|ing)|requir(?:es?|ed|ing)|expect(?:s|ed|ing)?|want(?:s|ed)?|help(?:s|ed|ing)?|lead(?:s|ing)?)\s+{NAME}\s+to\s+(?:account\s+for|make\s+up|comprise|reach|cover|represent|provide|meet|supply|contribute)\s+{HEDGE}$"
)
# "3 million euros is available to small ports", "will make 3 million euros available for quays"
_AVAILABLE = re.compile(
    rf"(?:\s+(?:is|are|was|were|will\s+be|(?:has|have)\s+been))?(?:\s+(?:now|already|also|made|being))*\s+available\s+(?:to|for)\s+{NAME}"
)
# "3 million euros of this will go to clubs"
_OF_THIS = re.compile(
    rf"\s+of\s+(?:this|that|it|these|those|them|which)\s+(?:will|would|is\s+to|are\s+to|went|goes|go|(?:will\s+be|was|were|is|are|has\s+been|have\s+been)\s+[a-z]+)(?:\s+go)?\s+(?:to|for|on|in|into|towards?)\s+{NAME}"
)
# "30 billion has been invested in tidal power": the investment is in that.
_PUT_INTO = re.compile(
    rf"\s+(?:(?:has|have|had|will)\s+)?(?:(?:so\s+far|already|also|now)\s+)?(?:been|be|was|were|is|are)\s+(?:\w+ly\s+|already\s+|so\s+far\s+)?(?:invested|spent|put|poured|sunk|ploughed|injected)\s+(?:in|into|on)\s+{NAME}"
)
# "3 million euros will be allocated to provide sailors with nets"
_SET_TO = re.compile(
    rf"\s+(?:(?:will|would|is\s+to|are\s+to)\s+be|is|are|was|were|(?:has|have)\s+been)\s+(?:set\s+aside|earmarked|allocated|provided|spent|used|committed|approved)\s+to\s+"
    rf"(?P<what>(?:provide|build|help|support|fund|finance|improve|create|develop|expand|upgrade|moderni[sz]e|repair|construct|buy|purchase|train|restore|renovate|promote|strengthen|protect|reduce|enable|establish|install|replace|extend|complete|rehabilitate|implement)\s+(?:(?:the|an?|its|their|our|new)\s+)?{WORD}(?:\s+{WORD}){{0,4}}(?:\s+(?:with|of|for|in)\s+(?:the\s+)?{WORD}(?:\s+{WORD}){{0,2}}(?:\s+and\s+{WORD})?)?)"
)
# "construction of 5 GW of turbines", "sale of 300 tonnes of grain": what is made or sold is measured.
_MADE = re.compile(
    rf"\b(?:construction|installation|development|creation|building|addition|deployment|purchase|sale|sales|import|export|production|supply|delivery|procurement|planting|generation|provision|use|storage|release|allocation)\s+of\s+{HEDGE}$",
    re.I,
)
_OF_WHAT = re.compile(rf"\s+of\s+(?:(?:new|additional|installed|more)\s+)*{NAME}")
# "with small firms representing a mere 6 percent"
_WITH_PART = cued(
    rf"(?:\bwith|,(?:\s+and|\s+while|\s+with)?)\s+(?P<what>(?:{WORD}\s+and\s+)?{WORD}(?:\s+{WORD}){{0,5}})\s+(?:representing|accounting\s+for|constituting|making\s+up|comprising|dominating\s+at|contributing|forming|holding)\s+(?:an?\s+[a-z]+\s+)?{HEDGE}$"
)
# "3 km of fence"
_LENGTH = re.compile(
    r"(?!.*(?:square|cubic|sq\b|²|³)).*(?:\bkm|kilomet\w+|met(?:er|re)s?|miles?|feet|yards)", re.S
)
_OF_LENGTH = re.compile(rf"\s+of\s+(?:(?:new|additional|paved|modern|the|this)\s+)*{NAME}")
# "90 minutes' driving time"
_TIME = re.compile(
    r"['’]s?\s+(?P<what>(?:[a-z]+\s+){0,2}(?:time|drive|walk|ride|notice|leave|work|training|pay|salary|wages|experience))\b"
)

_FAR = 240  # letters between what takes a whole apart and one of its parts


def frames(
    text: str, start: int, end: int, left: int, *, share: bool = False
) -> Iterator[re.Match[str] | None]:
    """Yield what such frames name around the figure at ``start`` to ``end``.

    ``left`` is how far back they may begin; ``share`` says that the figure is a rate or a part of a whole.

    >>> t = "The Quay Agency will be handed 3 million euros."
    >>> [m["what"] for m in frames(t, 31, 46, 0) if m]
    ['The Quay Agency']
    >>> t = "Some 3 million euros of this will go to rowing clubs, and 2 million euros is available to ports."
    >>> [m["what"] for a, b in ((5, 20), (58, 73)) for m in frames(t, a, b, 0) if m]
    ['rowing clubs', 'ports']
    """
    if share:
        yield _WITH_PART.search(text, left, start)
        yield _RATE_LIKE.match(text, end)
        yield _RATE_LIKE_OF.search(text, left, start)
        yield _AT_RATE.match(text, end)
    else:
        yield _BOOST.match(text, end)
        yield _PART_FROM.match(text, end) if _APART.search(text, max(0, start - _FAR), start) else None
    yield _LINE.search(text, 0, start) if _ENDS_LINE.match(text, end) else None
    yield _ITEM.search(text, left, start) if ";" in text and _ENDS_ITEM.match(text, end) else None
    yield _OF_THIS.match(text, end)
    yield _SET_TO.match(text, end)
    yield _AVAILABLE.match(text, end)
    yield _PUT_INTO.match(text, end)
    yield _OF_WHAT.match(text, end) if _MADE.search(text, left, start) else None
    yield _OF_LENGTH.match(text, end) if _LENGTH.fullmatch(text, start, end) else None
    yield _TIME.match(text, end) if text[end : end + 1] in ("'", "’") else None
    yield _CLASS_BEFORE.search(text, left, start) if _CLASS.match(text, end) else None
    yield None if share else _HANDED.search(text, left, start)
    yield _CUT.search(text, left, start)
    yield _AROUND.search(text, left, start)
    yield _THAT_IS.search(text, left, start)
    yield _RISE_FROM.search(text, left, start)
    yield _REACHING.search(text, left, start)
    yield _RECORDING.search(text, left, start)
    yield _COULD_BE.search(text, left, start)
    yield _CALLS_FOR.search(text, left, start)


__all__ = ["frames"]
