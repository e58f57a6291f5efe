"""Where the clause of an action ends: before a comment, a speaker, another clause or the main clause of its sentence."""

from kg import lazy_re as re
from kg.claims.actions.next_actions import opens_action
from kg.claims.actions.verbs import THIRD, forms
from kg.claims.patterns.cued import cued
from kg.claims.sentences.attribution import before_attribution

# A clause that only comments ends everything: what comes after it belongs to it.
_STOP = re.compile(
    # "…, five of which are open"
    # One look at the first sign spares the many forms wherever a letter stands.
    # Of white space, one look at the word behind it does so.
    r"(?=[\s.?!;,:’'”\"])(?!\s++(?!so|in|wi|wh|as\s|although|though|because|since|un|after|but|if|and))(?:[.?!][”’\"']?(?:\s|$)|;(?=\s)|,\s+(?:[\w-]+\s+){1,3}of\s+(?:which|whom)\b|,?\s+(?:so\s+(?:that|it|they|we|he|she)|so\s+(?:[a-z-]+\s+){1,3}(?:can|could|may|will)|so\s+as\s+to|in\s+order\s+(?:to|that)|whereby|which|who|whose|where|when|whenever|whilst|"
    r"although|though|because|since\s+the|after\s+which|whereas|but)\b|,\s+(?:while(?!\s+also\s+[a-z-]{3,20}ing\s)|if|as(?!\s+well\s+as)|since|until|before|after)\s|"
    r"\s+(?:if|until)\s|,?\s+in\s+an?\s+(?:[a-z]+\s+)?(?:move|bid|step|effort|drive|push|attempt)\s+(?:aimed|to|that|which|meant|intended|designed)\b|,\s+according\s+to\b|,\s+(?:saying|adding|noting|stating|stressing)\s+(?:that|it|the)\s|,\s+(?:calling\s+(?:for|on|upon)|urging|citing|pointing\s+(?:to|out))\s|,?\s+without\s+(?:elaborating|specifying|(?:giving|providing|offering|going\s+into)\s+(?:any\s+|further\s+|more\s+)*detail)|\s+while\s+(?=(?:[\w’'-]+\s+){1,8}(?:will|shall|is|are)\b)|,\s+(?:said|stated|says|added|noted|announced|promise[sd]|explain(?:s|ed)|confirm(?:s|ed)|insist(?:s|ed)|adds|notes|argue[sd]|declare[sd])\s(?=the\s|an?\s|[A-Z])|,\s+(?:he|she|they|it|we|the\s+\w+|[A-Z]\w+)\s+(?:said|says|added|told|assured|informed|remarked|asserted|emphasi[sz]ed|reiterated|warned|claimed|announced|noted|stated|states(?=\.)|reads(?=\.)|stressed|explained|argued|pointed\s+out|indicated|observed)\b|,\s+(?:(?!(?:and|or|which|that|who|to|has|have)\b)[\w’'.-]+\s+){1,7}(?:said|says|added|told)(?=\s|[,.”\"]|$)|,\s+(?:(?!(?:and|or|which|that|who|to|has|have|had)\b)[\w’'.-]+\s+){1,7}(?:noted|stressed|explained|stated|announced|reported|reports|writes|wrote)(?=\s(?:on|in|at|last|this|yesterday|today|[A-Z][a-z]+day)\b|[,.”\"]|\s*$)|,\s+(?:reported|reports|quoted)\s(?=the\s|[A-Z]|(?:ministers|officials|lawmakers|authorities|leaders|regulators|governments|councils|states)\s)|,[”\"]\s+(?=[A-Z])|,?[’'”\"]\s+(?:he|she|it|they|said|says|added|reads?\s+the|the\s+(?:[\w-]+\s+){1,4}(?:said|says|added|reads?))\b|,(?:''|[”\"’‘'])+\s+(?:[^\s,.;]+\s+){1,9}?(?:said|says|told|added|stressed|noted|explained|stated|announced|emphasi[sz]ed|remarked|observed|declared|pointed\s+out|urged|concluded|insisted|argued)\b|,?[”\"]\s+(?:(?:Mr|Mrs|Ms|Dr|President|Minister|Prime|[A-Z][\w.’-]*)\s+){1,4}(?:said|says|added|told|noted|explained|stated|announced|declared|remarked)\b|"
    r",\s+(?:[A-Z][\w-]*|the\s+(?:[\w’'-]+\s+){0,2}[\w-]+|it|they|we|this|these)\s+(?:has|have|had|will|shall|is|are|was|were|proposed|announced|launched|introduced|issued|adopted|approved|decided|agreed|plans|aims|proposes|made|established|"
    r"declared|released|published|unveiled|signed|pledged|planned|includes|provides|intends|seeks|wants|would|can|may|must|should|means)\s"
    # "build quays as they seek to"
    r"|\s+as\s+(?:it|they|he|she|we)\s+(?:(?:seeks?|looks?|tr(?:y|ies)|strives?|works?|aims?|moves?|attempts?|races?|prepares?)\s+(?:to(?:wards?)?|for\s+ways)|pursues?)\b"
    # "…, and up to 150 firms are expected there"
    r"|,\s+and\s+(?:up\s+to|about|some|over|around|nearly|more\s+than|at\s+least)\s+\d"
    # "…, and breaches can lead to fines"
    r"|,\s+and\s+(?:(?!(?:that|which|who|to|where|and|or)\b)[\w’'-]+\s+){1,5}(?:can|may|will|shall|must|has|have|was|were)\s"
    # "He said the aim was saving money and that no pier would close"
    r"|,?\s+and\s+that\s+(?=(?:no|the|an?|its|their|this|these|it|they|all)\s[^.;,]{0,60}?would\s)"
    r"|,\s+and\s+(?:from|in|since|between)\s+\d{4}\b|,?\s+and,\s+(?:once|if|when|where|as|until|after)\s"
    # "… and 30,000 euros a year to train divers": another sum
    r"|\s+and\s+[$€£¥]\d(?:[^,;]|(?<=\d),(?=\d)){0,60}?\s(?:to|for|towards)\s"
    r"|\s+and\s+(?:[A-Z]{0,3}[$€£¥₹]|[Rr]s\.?\s?|(?:USD|EUR|INR|RMB)\s)\d(?:[^,;]|(?<=\d),(?=\d)){0,30}?\s(?:(?:has|have)\s+been|will\s+be|is|are|was|were)\s"
    # "… and has lent the money for it": what was done shares the subject
    r"|\s+and\s+(?:has|have|had|was|were)\s+(?:also\s+)?[a-z]{2,}(?:ed|en|t)\s|\s+and\s+(?:would|will|shall)\s+(?:also\s+)?(?:have|get|enjoy)\s|,\s+makes\s"
    # "… and called for a review": what somebody said
    r"|,?\s+and\s+(?:also\s+|later\s+)?(?:called|pushed|urged|asked|appealed|warned|vowed|pledged|promised|added|noted)\s+(?:for|on|that|to|upon)\s"
    # "…: such a pier would cost more"
    r"|:\s+(?=[‘“\"']|(?:such|those|this|these|it|they|we|he|she|there|The|In|On|At|It|This|These|For)\b))"
)
# "…, and provides a path": a finite verb goes on with the subject of the whole.
_THIRD = cued(
    rf",?\s+(?:and\s+(?:also\s+|thus\s+|thereby\s+)?)?(?P<verb>{THIRD})\s+(?=(?:the|an?|its|all)\s)"
)


def clause_end(text: str, at: int, end: int, form: str) -> int:
    """Return where what begins at ``at`` ends at the latest: before a comment, a speaker or another clause."""
    start, end = at, min(end, before_attribution(text, at))
    while stop := _STOP.search(text, start, end):
        if not (beyond := _beyond(text, at, stop, end, form)):
            end = stop.start()
            break
        start = beyond
    return _before_clause(text, at, end)


def _beyond(text: str, at: int, stop: re.Match[str], end: int, form: str) -> int:
    """Return from where to look on behind a stop that does not end what begins at ``at``; 0 if it does."""
    where, sign = stop.start(), stop[0][0]
    if sign == ";" and opens_action(text[stop.end() : stop.end() + _NEXT_WORDS].lstrip(), form):
        return stop.end()
    if sign == "." and _SHORTENED.search(text, at, where):
        return stop.end()
    turn = _BUT_DO.match(text, where) if form == "modal" else None
    if turn and turn["verb"] in forms().base:
        return turn.end()
    told = _WHO.match(text, where) and (
        len(text[at:where].split()) < _BARE or _ONE.search(text, at, where) is not None
    )
    pair = _BUT.match(text, where) and _QUALITY.search(text, at, where)
    return stop.end() if told or pair or _SHORT.match(text, where, end) else 0


_NEXT_WORDS = 60
_SHORTENED = re.compile(
    r"\b(?:[A-Z]|[Nn]o|[Aa]rt|vs|[Ss]t|approx|e\.g|i\.e|etc|Rs|p\.a|Govt|Dept|Dr|Mr|Mrs|Ms|Prof|max|min|sq|Sq)$"
)
# "setting tough but fair rules": both belong to the rules.
_LIKE = r"(?:ous|ive|[ai]l|ic|ful|[ai]ble|ed|ary|[ae]nt|less|fair|firm|tough|small|strict|open|simple)"
_QUALITY = re.compile(rf"\b[a-z-]+{_LIKE}$|\b(?:small|fair|firm|tough|strict|open|simple|slow|steady)$")
_BUT = re.compile(rf"\s+but\s+(?:not\s+)?(?:[a-z]+ly\s+)?[a-z-]*{_LIKE}\s+[a-z]")
# "lower the dues but raise the fines"
_BUT_DO = re.compile(
    r",?\s+but\s+(?:(?:also|instead|rather)\s+)?(?P<verb>[a-z-]+)\s+(?:the|an?|its|their|our|all|more|new)\s"
)
# "parents who pay for rooms", "if the port is closed": without it nobody knows for whom, or on what condition.
_SHORT = re.compile(
    r"\s+(?:who(?:se)?|(?:if|when)\s+(?:it|they|he|she|there|the|an?|all|such|no|any))\s+(?:[^\s,.;:]++\s++){0,9}[^\s,.;:]++(?=[.;]|$)"
)
# "to one that guides", "decide which boats": such words say nothing without what follows them.
_ONE = re.compile(
    r"\b(?:ones?|those|anyone|everyone|someone|anything|everything|something)$|\b(?:understand|determine|decide|identify|assess|examine|explore|explain|define|clarify|specify|see|know|study|learn|choose|monitor|review|indicate|show)(?:ing)?$"
)


def _before_clause(text: str, at: int, end: int) -> int:
    """Return where an action ends before "and" with another clause: "… and a task force is in place"."""
    clause = _CLAUSE.search(text, at, end)
    return clause.start() if clause and not _HOLDS_CLAUSE.search(text, at, clause.start()) else end


# "To guard the bay, the zones offer nets": the step ends where the sentence goes on with its main clause.
_FRONTED = re.compile(r"\A\W*(?:In\s+order\s+to|To)\s+(?:[a-z]+ly\s+)?$")
_MAIN = re.compile(
    r",\s+(?=(?:on\s+[A-Z]?[\w\s]{3,16},\s+)?(?!and\b|or\b)(?:"
    # "the council issued its plan": a past form may as well qualify a noun, so its subject must show
    r"(?=the\s|[A-Z]|(?:ministers|officials|lawmakers|authorities|leaders|regulators|governments|councils|states)\s)(?:[\w’'-]+\s+){1,14}?(?:issued|released|adopted|announced|approved|launched|unveiled|published|promulgated|enacted|introduced|decided|formulated|established|signed)\s"
    r"|(?:[\w’'-]+\s+){1,14}?(?:(?:has|have|had|is|are|was|were|will|shall|must|should|can|may)\s|(?P<verb>(?<=s\s)[a-z]+)\s+\S)))"
)


def before_main(text: str, at: int, end: int) -> int:
    """Return where a purpose that opens a sentence ends: at the comma behind which the main clause begins."""
    if not _FRONTED.search(text, 0, at):
        return end
    for match in _MAIN.finditer(text, at, min(len(text), end + _NEAR_MAIN)):
        if match.start() < end and (match["verb"] is None or match["verb"] in forms().base):
            return match.start()
    return end


_NEAR_MAIN = 120
_CLAUSE = re.compile(
    r"\s+and\s+(?:an?|the|its|their)\s+(?:(?!(?:that|which|who|whose|where|to|and|or)\b)[a-z-]+\s+){1,4}(?:is|are|was|were|has|have|will)\s"
)
_HOLDS_CLAUSE = re.compile(
    r"\b(?:ensur\w+|sure|guarantee\w*|that|whether|how|what|where|when|which|who|see|so|if|wh\w+)\b"
)


# "assist persons who want to dive": without the clause nobody knows whom.
_WHO = re.compile(r"\s+(?:who|that|which)\b")
_BARE = 3


def before_finite(text: str, at: int, end: int) -> int:
    """Return where what a verb governs ends before a finite verb that shares the subject of the sentence."""
    if _PLAN_TO.search(text, max(0, at - 24), at) and (took := _TOOK.search(text, at, end)):
        return took.start()
    for match in _THIRD.finditer(text, at, end):
        joined = match[0].startswith(",") or " and " in match[0]
        if joined and match["verb"] in forms().third and len(text[at : match.start()].split()) > 1:
            return match.start()
    return end


# "A project to lift trade took its first step"
_PLAN_TO = re.compile(
    r"\b(?:projects?|programmes?|programs?|plans?|schemes?|efforts?|bid|drive|campaign|initiatives?|push|moves?|attempts?|law|bill)\s+to\s+$"
)
_TOOK = re.compile(
    r"\s+(?:took|began|came|made|won|received|saw|started|kicked)\s+(?=(?:its|his|her|their|the|an?|off|place|effect|up|shape|into)\b)"
)
