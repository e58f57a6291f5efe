"""Actions that nobody proposes, told by the words around them: what comes about, what was done, what is only asked or described."""

from kg import lazy_re as re
from kg.claims.actions.cutting import Action
from kg.claims.patterns.cued import cued

_NEAR = 160
# "result in high growth", "add to its debt", "occupy 40 hectares": what comes about or is.
_COMES = cued(
    r"(?:result\s+in|lead\s+to|add\s+to\s+(?:the\s+|its\s+|their\s+)?(?:debt|burden|cost|costs|risk|risks|pressure|problem|problems|what)|amount\s+to|(?:occupy|span|measure|stretch)\s+(?:[a-z]+\s+){0,3}\d|take\s+(?:[a-z]+\s+){0,2}(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)\s+(?:years|months|weeks)"
    # "write about this in another answer": what an author does
    r"|(?:write|talk|speak|blog|post)\s+about\b|feature\s+(?:the\s+presentation|speakers|talks|panels)"
    r"|[Pp]erforming\s+arts\b|[Mm]anufacturing\s+(?:[Ii]ndustr(?:y|ies)|[Ss]ector|[Cc]ompanies|[Ff]irms)\W*$"
    # "perform any other functions assigned to it": what is left open
    r"|(?:carry(?:ing)?\s+out|perform(?:ing)?|exercis(?:e|ing)|undertak(?:e|ing)|discharg(?:e|ing))\s+(?:any|such|all)\s+other\s+(?:[a-z]+\s+){0,2}(?:functions?|duties|duty|powers?|tasks?|activities|acts?|things?|responsibilit(?:y|ies))\b"
    # "need computing power", "includes funding from banks": things, and nothing that is done
    r"|computing\s+(?:power|capacity|resources?|needs?|equipment)\b|funding\s+from\s"
    # "Support includes the scheme", "Existence of a demand": what there is
    r"|[A-Z][a-z]+\s+(?:includes|(?:is|are|was|were)(?!\s+(?:to\s|hereby\b|[a-z]+(?:ed|en|own|ade|ought)\b))|has|had|comes|remains|consists|means)\s|(?:Existence|Possibility|Presence|Abundance|Proximity)\s+(?:of|to)\b"
    # "He also called for care"
    r"|(?:He|She|They|We|I)\s+(?:also\s+|then\s+)?[a-z]+ed\s+(?:for|on|that|to|upon)\b"
    # "be summarised as follows"
    r"|(?:[^.;:]{3,90}\s)?(?:may|can|could)\s+be\s+(?:summari[sz]ed|described|grouped|classified|divided|seen|explained|illustrated|traced)\b)"
)
# "how the works will be watched", "a process by which a partner will be chosen": a clause that only asks or describes
_ASKS = cued(
    r"(?:how|whether|why)\s|(?:the\s+|an?\s+)?(?:[\w-]+\s+){0,2}(?:process|manner|way|method|means|procedure|mechanism|criteria|rules)\s+(?:by|in|through|under)\s+which\s"
)
_ASKED = cued(
    r"\b(?:how|whether|why|by\s+which|in\s+which\s+manner)\s+(?:the\s+|an?\s+)?(?:[\w’'-]+\s+){0,6}$"
)
# "one person nominated by the board", "“member” means a member appointed by it", "Boat Expo organised by the board"
_STATES = cued(
    r"\b(?:nominated|appointed|elected|formed|organi[sz]ed|hosted|chaired|headed|owned|presented|published|referred|mentioned|specified|described)\b|[”\"]\s*:?\s+means\s"
)
_TO_COME = re.compile(r"\b(?:will|shall|be|must|should|is|are|was|were|has|have|may|can)\b")
# "poorly motivated to look for income", "reluctant to build"
_UNWILLING = cued(
    r"\b(?:motivated|reluctant|unable|hesitant|unwilling|tempted|inclined|powerless|afraid|slow|quick|keen\s+not)\s+to\s+$"
)
# "do not have to wait to start | working there"
_WAITS = cued(r"\b(?:wait|waiting|waits)\s[^.;:]{0,110}\sto\s+(?:start|begin|resume)\s+$")
# "Norvia has done well by | selling nets", "showed its will by | jailing two": how something was or is done
_BY = cued(r"\b(?:by|through)\s+(?:[a-z]+ly\s+)?$")
_WAS = re.compile(
    r"\b(?:has|have|had)\s+(?:also\s+|been\s+|long\s+|now\s+|already\s+)*(?:successful|done|grown|gained|shown|kept|helped|managed|succeeded|overcome|survived|earned|won|become|made)\b"
    r"|\b(?:demonstrated|showed|proved|managed|succeeded|survived|grew|rose|fell|earned|gained|helped|overcame|responded|reacted|won)\b"
    r"|\b(?:is|are)\s+(?:also\s+|already\s+|now\s+)?(?:keeping|playing|helping|revitali[sz]ing|driving|transforming|reshaping|altering|changing|supporting|sustaining)\b"
    r"|\b(?:alters|changes|drives|promises|keeps|shapes|reflects|shows|demonstrates|illustrates)\b"
)
_PLANS = re.compile(
    r"\b(?:will|shall|should|must|would|can|could|may|aims?|plans?|intends?|seeks?|is\s+to|are\s+to|to\s+be|needs?|pledged|promised|vowed|decided|agreed|committed|strategy|programme|program|policy|plan|project|proposal|objective|goal|aim|target)\b",
    re.I,
)


def is_no_doing(text: str, action: Action) -> bool:
    """Return whether the words around an action tell that nobody proposes it.

    >>> t = "The state has done well by selling nets."
    >>> is_no_doing(t, Action(27, 39, "ing", "selling"))
    True
    >>> t = "The state will do well by selling nets."
    >>> is_no_doing(t, Action(26, 38, "ing", "selling"))
    False
    """
    left = max(0, action.start - _NEAR)
    if _COMES.match(text, action.start) or _ASKS.match(text, action.start):
        return True
    if any(p.search(text, left, action.start) for p in (_UNWILLING, _WAITS)):
        return True
    if _is_of_event(text, action):
        return True
    if action.form == "passive":
        said = text[action.start : action.end]
        if _ASKED.search(text, left, action.start) or (_STATES.search(said) and not _TO_COME.search(said)):
            return True
    return _is_way_of_old(text, action)


# "The event will be held online", "Sessions will focus on nets": how a meeting goes is no step of a policy
_EVENT = re.compile(
    r"\W*(?:The|This|These|Those)\s+(?:(?:technical|plenary|panel|parallel|training|opening|closing|virtual|online|inaugural|upcoming|next|first|second|third|\w+-day)\s+){0,2}"
    r"(?:event|meet|meeting|session|conference|summit|seminar|webinar|symposium|roundtable|ceremony|gathering|expo)s?\s+(?:will|shall|would)\s"
    r"|\W*(?:(?:Technical|Plenary|Panel|Parallel|Training)\s+)?(?:[Ss]essions|[Mm]eetings|[Ww]ebinars|[Ss]eminars)\s+(?:will|shall|would)\s"
)
_SET_UP = re.compile(
    r"(?:be|been)\s+(?:[a-z]+ly\s+)?(?:set\s+up|established|created|built|introduced|institutionali[sz]ed)\b|\b(?:annual|every\s+year|each\s+year|regular)"
)


def _is_of_event(text: str, action: Action) -> bool:
    """Return whether an action tells how a meeting goes: "The event will be held online"."""
    stop = text.rfind(". ", 0, action.start)
    begin = max(stop + 2 if stop >= 0 else 0, text.rfind("\n", 0, action.start) + 1)
    event = _EVENT.match(text, begin)
    near = event is not None and event.end() >= action.start - 1
    return near and _SET_UP.search(text, begin, action.end) is None


def _is_way_of_old(text: str, action: Action) -> bool:
    """Return whether an action is how something was done or is going on, of which no plan speaks."""
    if not _BY.search(text, max(0, action.start - _NEAR), action.start):
        return False
    begin = max(text.rfind(". ", 0, action.start), text.rfind("; ", 0, action.start)) + 1
    return _WAS.search(text, begin, action.start) is not None and not _PLANS.search(text, begin, action.start)
