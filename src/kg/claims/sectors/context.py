"""Where a word that names an industry names none: inside a proper name, in a quantity, or what is run on it.

"Old Quay Fishery Council", "12 GW of new solar power", "boats powered by hydrogen", "to finance the quay".
"""

from functools import cache

from kg import lazy_re as re
from kg.claims.patterns.words import alternation, words

# "12 tonnes of hydrogen", "3 GW of new wind power"
_QUANTITY = re.compile(
    r"(?<![\w.,])\d[\d.,]*\s*(?:[kMGT]Wh?p?|megawatts?|gigawatts?|(?:million\s+|billion\s+)?(?:metric\s+)?ton(?:ne)?s?|kg|barrels|litres|liters)\s+(?:of\s+)?(?:new\s+|additional\s+|installed\s+|green\s+|clean\s+){0,2}$"
)
_RUN_ON = re.compile(
    r"\b(?:powered\s+by|fuelled\s+by|fueled\s+by|(?:hub|hubs|network|link|system)\s+driven\s+by|run\s+on|runs\s+on|equipped\s+with)\s+(?:\S+\s+){0,3}$"
)
# "counties heavily reliant on farming"
_LEANS_ON = re.compile(
    r"\b(?:reliant|dependent|depend(?:s|ed|ing|ence)?|rel(?:y|ies|ied|ying)|reliance)\s+(?:[a-z]+ly\s+)?(?:up)?on\s+(?:the\s+)?(?:[\w-]+\s+){0,2}$"
)
# "better access to finance": what firms lack.
_ACCESS = re.compile(r"\baccess\s+(?:for\s+[^.;:]{2,40}\s+)?to\s+(?:[a-z-]+\s+)?$")
# "Access to care and schooling", "mills enjoy access to cheap power": what people or firms have, and nobody promotes.
_HAVING = re.compile(
    r"(?:^\W*|\b(?:enjoy|have|has|having|get|gain|with|lack|need|without)\s+(?:[a-z]+\s+)?)access\s+to\s+(?:[a-z-]+,?\s+){0,6}$",
    re.I,
)
# "lower the cost of hydrogen production", "the price of steel": what is paid.
_PRICE = re.compile(
    r"\b(?:costs?|prices?|shortages?|lack|imports?|consumption|burden)\s+of\s+(?:the\s+)?(?:[a-z-]+\s+)?$"
)
_LACKED = frozenset({"finance", "credit", "insurance", "banking", "financial services"})
# "beyond traditional tourism and fishing", "non-oil exports", "a coast free of plastics": what is left behind.
_LEFT_BEHIND = re.compile(
    r"(?:\b(?:beyond|other\s+than|away\s+from|rather\s+than|instead\s+of|(?:free|rid)\s+of|backs?\s+on|phas(?:e|es|ing)\s+out)\s+(?:[\w-]+\s+){0,3}|\bnon[-‐–])$"
)
# A capitalised word right before or behind, also over "and", "of" or "for".
_NAME_BEFORE = re.compile(r"(?<![.!?:;•\n])\s?\b([A-Z][\w’'&-]+)(?:\s+(?:and|of|for|&|on)(?:\s+the)?)?\s+$")
_NAME_BEHIND = re.compile(r"\s+(?:(?:and|of|for|&)\s+(?:the\s+)?)?(?:\([A-Z][\w&]*\)\s+)?[A-Z][\w’'-]+")
_HEADED = re.compile(r"\s+(?:[Ii]ndustr(?:y|ies)|[Ss]ectors?)\b")
_WORD = re.compile(r"[A-Za-z][\w’'-]{3,}")
_MOSTLY = 0.5
# "a school catering to seafarers": whom it serves.
_CATERS = re.compile(r"catering\s+(?:to|for)\b", re.I)
# "the agriculture secretary", "tourism officials": who speaks.
_OFFICE = re.compile(
    r"\s+(?:ministers?|secretary|secretaries|ministr(?:y|ies)|commissioners?|officials?|spokes(?:man|woman|person)|committee|lawyers?|analysts?|economists?|professors?|correspondents?|reporters?|journalists?|unions?|lobby|lobbyists?)\b",
    re.I,
)
# How far on both sides one looks for small letters.
_AROUND = 60
_NO_NAME = re.compile(
    r"-(?:an?|the)\s|(?<![\w-])(?:but|also|not|only|existing|which|that|who|their|its|will|are|is)(?![\w-])"
    r"|^(?:white|green|yellow|position|working|discussion|policy)\s+papers?$"
    # "reduce dependence", "those providing spare parts": the next part of the sentence.
    # "14%", "2017", "an area of 20 square miles", "among others": what fills a row without being one of its sectors.
    r"|\d\s?%|^[\d.,\s]+$|\bsquare\s|^(?:an?\s+)?area\s+of\s|\b(?:among\s+others|as\s+well\s+as|member\s+states)\b|\b(?:foreign|state|privately)[\s-]owned$"
    r"|^(?:view|clean|green|renewable|package|sort|sectors?|industr(?:y|ies)|and|or|the|etc)$"
    # "now open", "rubber-related", "an eastern branch" of a road, "exploring new areas", crimes
    r"|^(?:now|also|still|already)\s|-related$|\b(?:eastern|western|northern|southern)\s+branch(?:es)?$"
    r"|^(?:developing|exploring|testing|using|having|being|making|seeking|trying)\s|\b(?:trafficking|laundering|smuggling|sex\s+trade|drug\s+trade|extortion|poaching)$"
    r"|^(?:those|these|such|other|covering|integrate|relocate|reduce|improve|strengthen|enhance|ensure|promote|create|provide|establish|expand|achieve|attract|encourage|make|become|boost|help|give|take|bring|enable|allow|facilitate|accelerate|diversify|generate|raise|lower|cut|nm)\s"
)


def is_no_name(name: str) -> bool:
    """Return whether a name that was cut out of a list is a scrap of a sentence.

    >>> is_no_name("but also push existing"), is_no_name("B2B) Economy"), is_no_name("non-existing species")
    (True, True, False)
    >>> is_no_name("woven [sic]"), is_no_name("the south-an old sector")
    (True, True)
    """
    return name.count("(") != name.count(")") or "[" in name or _NO_NAME.search(name.lower()) is not None


# "new industries", "a pivotal sector": any of them.
_ANY = re.compile(
    r"(?:(?:new|key|other|existing|such|these|all|various|relevant|related|pivotal|complex|vital|crucial|important|major|leading|promising|growing|dynamic|"
    r"competitive|viable|critical|core|main|strategic|budding|activity|established|professional|fledgling|nascent|selected|specific|certain|target|targeted|less|more|most|highly|strategically)\s+)*"
    r"(?:(?:industry|industries|sectors?)(?:\s+(?:or|and)\s+(?:industry|industries|sectors?))?|(?:industry|industrial)\s+sectors|value\s+chains?)",
    re.I,
)


def is_any(text: str, start: int, end: int) -> bool:
    """Return whether words for an industry name none: any of them is meant, or those that a plan leaves behind.

    >>> t = "promising industries beyond fishing"
    >>> is_any(t, 0, 20), is_any(t, 28, 35), is_any("emerging industries", 0, 19)
    (True, True, False)
    """
    before = text[max(0, start - _AROUND) : start]
    return _ANY.fullmatch(text, start, end) is not None or _LEFT_BEHIND.search(before) is not None


def is_no_sector(text: str, start: int, end: int) -> bool:
    """Return whether the words about an industry show that none is meant.

    >>> t = "The Regional Fishery Council buys 12 GW of wind power for fishery."
    >>> is_no_sector(t, 13, 20), is_no_sector(t, 43, 53), is_no_sector(t, 58, 65)
    (True, True, False)
    """
    before = text[max(0, start - _AROUND) : start]
    if _is_deed(text, start, end, before):
        return True
    if _QUANTITY.search(before) or _RUN_ON.search(before) or _LEANS_ON.search(before):
        return True
    if _PRICE.search(before) or _CATERS.match(text, start) or _OFFICE.match(text, end):
        return True
    if _qualified().match(text, end):
        return True
    if _HAVING.search(before) or (text[start:end].lower() in _LACKED and _ACCESS.search(before)):
        return True
    # "AI chips" begins with an acronym, not with a name.
    first = text[start:end].split(maxsplit=1)[0]
    return first[0].isupper() and not first.isupper() and _in_name(text, start, end, before)


@cache
def _qualified() -> re.Pattern[str]:
    """Return the pattern of what a word for an industry only qualifies: "trade talks"."""
    return re.compile(rf"\s+{alternation(words().list('sector_role', 'qualified'))}(?![\w-])")


# "to finance the quay", "will transport the ore": what is done, in the words of a sector.
_DEED = re.compile(
    r"(?:finance|trade|transport|design|research|farm|fish|mine|ship|store|process|print|film|export|import|manufacture|insure|market|retail|recycle|publish|import\s+(?:and|or)\s+export|export\s+(?:and|or)\s+import)"
)
_DOES = re.compile(
    r"(?:\b(?:to|will|would|shall|can|could|may|might|must|should|help|helps|and\s+to|not|to\s+[a-z]+\s+and)\s+|^\W*)$"
)
_DONE_TO = re.compile(
    r"\s+(?!(?:and|or|in|of|for|sectors?|industr|services|by|on|as|is|are|was|with|at|to|from|hubs?|parks?|zones?|companies|firms|corridors?)\b)[\w$€£“\"]"
)


def _is_deed(text: str, start: int, end: int, before: str) -> bool:
    """Return whether a word that also names a sector is the verb of an infinitive or opens an order, with an object."""
    return bool(
        _DEED.fullmatch(text[start:end].lower()) and _DOES.search(before) and _DONE_TO.match(text, end)
    )


def _in_name(text: str, start: int, end: int, before: str) -> bool:
    """Return whether a capitalised industry is a part of a longer name, in a text that is not all in capitals."""
    around = f"{before} {text[end : end + _AROUND]}"
    words = _WORD.findall(around)
    if _HEADED.match(text, end) or not words or sum(w[0].isupper() for w in words) > _MOSTLY * len(words):
        return False  # a heading, in which capitals say nothing
    first = _NAME_BEFORE.search(before)
    led = first is not None and first.start(1) > 0
    return led or _NAME_BEHIND.match(text, end) is not None
