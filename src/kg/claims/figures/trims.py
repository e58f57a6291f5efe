"""The words that name what a figure is of, without the articles, verbs, hedges and asides around them."""

from kg import lazy_re as re
from kg.claims.figures.complements import with_complement
from kg.claims.figures.name_parts import RATE

# "a rise of 5 percent", "a target of 5 percent" name nothing, nor does "last year".
HOW = r"(?:(?:annual|average|total|real|nominal|further|new|overall|only|steep|sharp|yearly|maximum|minimum|current|previous|expected|[A-Za-z]{3,}est|negative|[a-z]+-year|year-on-year|[a-z]+ly)\s+)*"
_VAGUE = re.compile(
    rf"{HOW}(?:{RATE}(?:\s+rate)?|levels?|sum|amount|value|maximum|minimum|rate|cost|outlay|total|average|all|more|investment|budget|loan|[a-z]+ed)|(?:conditions?|basis|behalf|request)\b.*|.*\b(?:plans|aims|wants|intends|expects|hopes|seeks|pledges)|(?:this|that|the)\s+number|(?:\S+\s+)*(?:targets?|goals?|figures?)"
    r"|(?:first|second|third|fourth|last|next|this|same|each|every|early|late|future|addition|turn|particular|return|exchange)\b.*|(?:\S+\s+)?(?:years?|months?|half|quarter|decade|week)"
    # "the fastest growing of the four was Ayala, with 5 percent"
    r"|(?:(?:[a-z]+ed|saw|had|has)\s+the\s+)?(?:fast|slow|small|larg|bigg|high|low|sharp|steep|weak|strong|great|few)est|two|three|four|five|six|seven|eight|nine|ten|both|(?:significant|sharp|steep|slight|marked|dramatic|major|modest|substantial|remarkable)(?:\s+{RATE}(?:\s+from)?)?|(?:the\s+)?(?:event|case)(?:\s+that\b.*)?|range|excess|(?:all-time|record|new|historic)?[\s-]*(?:high|low|peak|record)|(?:\w+\s+)?subsequent\s.*"
    # "annually, 5 percent", "on a basis of 5 percent", "5 percent or 3 million, whichever is lower"
    r"|(?:annual|year|month|week|day|rough|near|approximate|current|total|most)ly|(?:decreas|increas|remain|ris|fall|grow|declin|represent|sell|mak|produc|export|import|employ|hav|reach|host|cover|includ|span|attract|creat|generat)ing|represents?|equals|totals|amounts|basis|aim|.*\bwhichever|.*\b(?:naira|ringgit|dollars?|euros?|rupees?|pounds?|shillings?|yuan|yen|hundred|thousand|million|billion)|equal|equivalent|top|set(?:\s+aside)?|earmarked|reserved|kept|free|(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+\d.*|(?:new\s+|all-time\s+|record\s+)*(?:high|low|record|peak)\s+(?:mark|level|point)",
    re.I,
)


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


def trimmed(text: str, left: int, right: int) -> tuple[int, int]:
    """Return the bounds of words without the blanks, signs and hedges around them."""
    said = re.sub(
        r"(?:[\s,.:(]|\b(?:representing|accounting|constituting|comprising|making|invest(?:ing|s|ed)|committ(?:ing|ed)|commits|allocat(?:ing|es|ed)|pledg(?:ing|es|ed)|earmark(?:ing|s|ed)|contribut(?:ing|es|ed)|to|from|of|by|at|in|into|across|through|via|for|on|with|off|according|up|less|more|than|about|around|over|some|nearly|only|just|almost|as)\b)+$",
        "",
        text[left:right],
    )
    said = _BY_YEAR.sub("", _DONE.sub("", _ASIDE.sub("", said)))
    said = said.rstrip(" ,")
    if _PRONOUN.match(said.strip()):
        return left, left
    # "Even without subsidies, boats"
    fronted = _FRONTED.match(said)
    said_from = fronted.end() if fronted else 0
    lead = _ARTICLE.match(said, said_from)
    begin = left + (lead.end() if lead else said_from)
    if text.startswith(("year ", "month ", "-year "), begin) and (term := _TERM.search(text, 0, begin)):
        begin = term.start()  # "a 10 year endowment"
    begin = _opened(text, begin, left + len(said))
    return (begin, left + len(said)) if re.search(r"[^\W\d_]{2}", said) else (left, left)


# "debt at the end of 2031", "budgets by 2022": when it holds stands beside the label.
_BY_YEAR = re.compile(
    r"\s+(?:by|in|since|until|during|as\s+of|(?:at|by)\s+the\s+end\s+of|for)\s+(?:the\s+year\s+|(?:fiscal\s+|financial\s+)year\s+|FY\s?)?(?:19|20)\d\d(?:[-/–]\d{2,4})?$"
)


def _opened(text: str, begin: int, end: int) -> int:
    """Return where words begin with the quotation that they close: "Level 50” roads" begins before "“"."""
    close = text.find("”", begin, end)
    mark = text.rfind("“", max(0, begin - _NEAR), begin) if close >= 0 > text.find("“", begin, close) else -1
    return mark if mark >= 0 else begin


def past_verb(text: str, left: int, right: int) -> int:
    """Return where words begin behind a verb: "will allow extra borrowing of 3 percent"."""
    verb = _FIRST.match(text, left, right) if _WILL.search(text, max(0, left - _NEAR), left) else None
    return verb.end() if verb else left


_FRONTED = re.compile(
    r"\s*(?:(?:Even|even)\s+)?(?:[Ww]ithout|[Dd]espite|[Ww]ith\s+or\s+without)\s[^,.;]{3,60},\s+"
)
_TERM = re.compile(r"\b\d{1,3}[\s-]?$")
_NEAR = 30
_WILL = re.compile(
    r"\b(?:will|would|shall|should|can|could|may|might|must|to)\s+(?:also\s+|now\s+|\w+ly\s+)?$"
)
_FIRST = re.compile(r"[a-z]+\s+(?:(?:an?|the)\s+)?(?=\S)")
_ARTICLE = re.compile(
    r"[\s,]*(?:(?:including|gives|gave|offers|offered|provides|provided|receives|received|gets|got|reach(?:ing|es)?|having|recording|posting|offering|targeting|approv(?:ed|es)|announced|allocated|(?:on\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\s+){0,2}(?:(?:an?|the)\s+)?",
    re.I,
)
_PRONOUN = re.compile(r"(?:it|they|this|that|we|he|she)\s", re.I)
# "a plant, approved in May", "a port, which", "output has since"
_ASIDE = re.compile(
    r"(?:,\s+(?:[a-z]+ed\s+(?:in|by|on|at|under|for|from|to)|which|who|that)|\s+(?:has|have|had|is|are|was|were|will|would|could|should|may|might|can|shall|must|represent(?:s|ed)|account(?:s|ed)|reach(?:es|ed)|exceed(?:s|ed)|amount(?:s|ed)|bec[ao]mes?|began|went|came|helped))\b.*$",
    re.S,
)
# "funding allocated"
_DONE = re.compile(r"(?<=\w)\s+[a-z]+ed$")


def behind_it(text: str, found: re.Match[str]) -> tuple[int, int]:
    """Return where the words of a match stand that name something, with what they say more."""
    left, right = trimmed(text, *found.span("what"))
    return left, with_complement(text, left, right)
