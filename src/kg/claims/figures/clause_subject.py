"""The subject of the clause of a figure, where a verb of measure stands between them: "landings of cod rose 12 percent"."""

from functools import cache

from kg import lazy_re as re
from kg.claims.actions.acting import clause_before
from kg.claims.figures.name_before import REACH
from kg.claims.figures.name_parts import HEDGE, STOP
from kg.claims.figures.trims import is_vague, trimmed
from kg.claims.patterns.words import alternation, words

_MOST, _FEW = 16, 3  # words of a name
_LEAD = re.compile(
    r"\s*(?:(?:and|but|so|that|also|then|or|while|with|as)\s+|(?:So\s+far|[A-Z][a-z]+ly(?=,)|However|Furthermore|In\s+addition|In\s+particular|In\s+fact|Of\s+note|For\s+(?:example|instance)|To\s+date|Thus\s+far|Today|Currently|Overall|Altogether|Already|Meanwhile|Moreover|Additionally),?\s+|(?:In|During|By|For|Over|Since|As\s+of|At|From|Between|Near|Across|Within|Among|Under|With|Despite|After|Before|Around|Last|This)\b[^,;]{0,60},\s+|[Ii]n\s+(?:[A-Z][a-z]+\s+)?(?:19|20)\d\d\s+|(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Oo]ur|[Hh]is|[Hh]er|[Tt]his|[Tt]hese)\s+|[,)(–—-]\s*|\s+)*"
)
_SAID = re.compile(
    r"(?<!value )\b(?:said|says|reported|revealed|announced|estimated?s?|noted|added|shows?|showed|indicates?|expects?|wants?|forecasts?)\s+(?:that\s+)?(?=(?:the|total|its|their|[a-z]+)\s)"
)
# "The budget holds a reserve, rising to …": what is held is meant.
_HOLDS = re.compile(r"\b(?:contains?|includes?|provides?|holds?|offers?|has|have)\s+(?:an?|the)\s+(?=[a-z])")
# "the fleet, under its new owner, grew by 3 percent"
_ASIDE = re.compile(
    r"(?P<who>[^,;]{3,120}),\s+(?:under|including|according\s+to|led\s+by|in|with|within|based)\s[^,;]{2,90},?\s*$"
)
# "if no boat comes then dues could rise"
_THEN = re.compile(r"\bthen,?\s+(?=[a-z])")
_RELATIVE = re.compile(
    r"(?<!said)(?<!says)(?<!showed)(?<!shows)(?<!revealed)(?<!reported)(?<!week)(?<!announced)(?<!noted)(?<!estimated)\s(?:that|which|who)\s+$"
)
_JOIN = re.compile(r",\s+(?:and\s+)?|\s+and\s+|\s+while\s+")
_STOPS = re.compile(
    rf"(?:{STOP}|or|worth|further|another|accounting|comprising|provide|ensure|showing|recorded|was|were|is|about|around|some|nearly|also|now|then|still|alone|costs?(?=\s+(?:about\s+|some\s+)?[$€£₹\d])|\d\S*)\b(?!-)",
    re.I,
)


@cache
def verb_of_measure() -> re.Pattern[str]:
    """Return the pattern of a verb that stands between a thing and how much of it there is."""
    aux, moves = (alternation(words().list("measured", key)) for key in ("auxiliary", "verbs"))
    foreseen = r"(?:(?:expected|projected|forecast|set|likely|due|estimated|poised|planned)\s+)?"
    return re.compile(
        rf"\s(?:{aux}\s+(?:\w+ly\s+|also\s+|now\s+|already\s+)?{foreseen}(?:to\s+|be\s+|been\s+|being\s+)*|(?:\w+ly|also|now|alone|to|more\s+than|almost|nearly)\s+)?{moves}\b"
        rf"|\s{aux}\s+(?:\w+ly\s+|also\s+|more\s+than\s+|almost\s+|nearly\s+)?{foreseen}(?:to\s+)?(?:rise|fall|grow|increase|decrease|drop|decline|climb|shrink|double|triple|quadruple|halve|exceed)\b"
        rf"|\s(?:is|are|was|were|be|been)\s+(?:\w+ly\s+)?(?:raised|lowered|cut|reduced|lifted|boosted|trimmed|increased)\s+(?:from|to|by)\b"
        rf"|\s(?:increase|rise|fall|grow|decrease|decline|drop)\s+(?:from|to|by)\s+{HEDGE}$"
        rf"|\s(?:is|are|was|were|(?:will|would|may)\s+be|(?:has|have)\s+been)\s+(?:now\s+)?(?:estimated|valued|put|priced|pegged|assessed|reckoned|calculated|quoted)\s+(?:at|as|to\s+be)\s+{HEDGE}$"
        rf"|\s(?:ha(?:s|ve|d)\s+)?(?:accounted\s+for|accounts?\s+for|constitut(?:es?|ed)|represent(?:s|ed)?|ma[dk]es?\s+up|compris(?:es?|ed))\s+{HEDGE}$"
        rf"|\s(?:{aux}\s+)?(?:witness(?:ed|es)?|experienc(?:ed|es)|register(?:ed|s)?|record(?:ed|s)?|posted|saw|sees|seen|show(?:ed|n|s)?|achiev(?:ed|es?)|attain(?:ed|s)?|deliver(?:ed|s)?|report(?:ed|s)?)\s+an?\s+(?:[a-z]+\s+)?{HEDGE}$"
        rf"|\s{aux}\s+(?:be\s+)?{foreseen}to\s+be\s+{HEDGE}$"
        rf"|\s(?:is|are|was|were|(?:will|would|should|could|may)\s+be|(?:has|have|had)\s+been)\s+(?:at\s+)?{HEDGE}$"
    )


def clause_subject(text: str, since: int, start: int) -> tuple[int, int]:
    """Return the words before the verb of the clause of a figure."""
    clause = clause_before(text, start)
    if _RELATIVE.search(text, max(0, clause - REACH), clause) and since < clause:
        return start, start
    left = max(since, clause)
    for said in _SAID.finditer(text, left, start):
        left = said.end()
    for held in (*_HOLDS.finditer(text, left, start), *_THEN.finditer(text, left, start)):
        left = max(left, held.end())
    verbs = list(verb_of_measure().finditer(text, left, start))
    right = verbs[0].start() if verbs else start
    if len(verbs) > 1 and (joins := list(_JOIN.finditer(text, verbs[-2].end(), verbs[-1].start()))):
        left, right = joins[-1].end(), verbs[-1].start()
    elif since and (joins := list(_JOIN.finditer(text, left, right))):
        left = joins[-1].end()
    elif since and not verbs and left == since:
        return start, start
    if lead := _LEAD.match(text, left, right):
        left = lead.end()
    if verbs and (aside := _ASIDE.match(text, left, right)):
        right = aside.end("who")
    if not verbs and not since:
        return start, start
    said_words = text[left:right].split()
    most = _MOST if verbs else _FEW
    if not 0 < len(said_words) <= most or _STOPS.match(text, left):
        return start, start
    found = trimmed(text, left, right)
    return (start, start) if is_vague(text[slice(*found)]) else found
