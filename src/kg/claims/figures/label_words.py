"""The words of a figure's label: what it is of, for what each, how often, from where, how it moves."""

from types import MappingProxyType

from kg import lazy_re as re
from kg.claims.figures.indicators import indicators
from kg.claims.figures.name_parts import NAME
from kg.claims.figures.trims import is_vague
from kg.claims.values.numbers import Figure
from kg.claims.values.rates import OF_ECONOMY

# "70 km north of the old pier"
_WHENCE = re.compile(
    r"(?:\s*(?:\)|\([^()]{1,30}\)))?(?P<whence>\s+(?:(?:away|inland|offshore|upstream|downstream)\s+)?(?:(?:due\s+)?(?:north|south|east|west)[\w-]*\s+(?:of|from)|from|off)"
    r"\s+(?:the\s+|its\s+)?[\w’'-]+(?:\s+(?!(?:and|or|in|on|at|to|by|with|which|that|is|are|was|were|has|have|where|of)\b)[\w’'-]+){0,6}(?:\s+of\s+(?:the\s+)?[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){0,3})?)"
)


def _whence(text: str, end: int) -> str:
    """Return the words behind a distance that tell from where, or nothing.

    >>> _whence("It lies 70 km north of the old pier, on a bay.", 13)
    'north of the old pier'
    """
    found = _WHENCE.match(text, end)
    return " ".join(found["whence"].split()) if found else ""


# "$0.03 per kilowatt-hour", "3,000 homes annually"
_EACH = re.compile(
    r"\s+(?:annually|yearly|a\s+(?:year|month|day)|each\s+year|every\s+year|per\s+(?!cent)[a-z][\w-]*(?:\s+(?:metre|meter|kilomet(?:re|er)|hour|foot|mile)\b)?)|\s?/\s?(?:kWh|MWh|year|month|day|tonne|ton|ha|m2|sq\s?m)\b"
)


def each_of(text: str, end: int, noun: str) -> str:
    """Return for what or how often a figure holds, with a blank before it, or nothing.

    >>> each_of("It builds 3,000 homes annually.", 15, "homes"), each_of("It costs $3 per net.", 11, "")
    (' annually', ' per net')
    """
    at = text.find(noun, end, end + len(noun) + 2) if noun else -1
    found = _EACH.match(text, at + len(noun) if at >= 0 else end)
    return f" {' '.join(found[0].split())}" if found else ""


def _economy(text: str, end: int) -> str:
    """Return the words behind a share of the economy that tell so, or nothing.

    >>> _economy("Its debt is 30 percent of the GDP.", 22)
    'of GDP'
    """
    found = OF_ECONOMY.match(text, end)
    return f"of {found['what']}" if found else ""


# "12 percent of all cod", "5 percent of the people of the old town"
_WHOLE = re.compile(
    rf"\s+of\s+(?:(?:this|these|that|those|both)\s+)?(?!(?:whom|which|it|them|this|that|these|those|about|up)\b|\d){NAME}"
)
# "48 percent of the crews are employed in yards", "24 percent work in sheds"
_IDLE = r"(?!(?:expected|set|going|being|to|from|by|about|now|not|\d|likely|due|planned|up|down|more|less|over|under|below|above|at|of|the)\b)"
_DO = re.compile(
    rf"(?:\s+of\s+(?:them|these|those))?(?:\s+and\s+\d[\d.,]*\s?(?:%|per\s?cent)\s+of\s+[^,.;:()\d]{{3,40}}?)?\s+(?:(?:still|now|already|also|currently)\s+)?"
    rf"(?:(?:is|are|was|were)\s+(?:(?:still|now|already|also|currently)\s+)?(?P<done>{_IDLE}[a-z][^,.;:()]{{2,60}}?)|(?P<does>(?:work|live|receive|have|own|use|lack|save|study|rely|depend|produce|export|employ|speak|come|go|suffer|face|earn|consist|need|pay|get)\s[^,.;:()]{{2,60}}?))"
    r"(?=[,.;:()]|\s+(?:and|while|but|whereas|compared)\b|\s*$)"
)
_OPENS = re.compile(
    r"(?:^|[,;:(.]\s*|\b(?:that|while|and|but)\s+)(?i:(?:only|about|some|around|nearly|over|at\s+least|at\s+most|more\s+than|less\s+than|just|almost|roughly|approximately|an\s+estimated)\s+){0,2}$"
)


OF_THEM = "of them"


def _whole(text: str, end: int) -> str:
    """Return the words behind a share that tell of what whole it is one, or nothing.

    >>> _whole("It sold 12 percent of all cod in May.", 18), _whole("48% of the crews are employed in yards, too.", 3)
    ('of all cod', 'of the crews')
    """
    if told := _economy(text, end):
        return told
    found = _WHOLE.match(text, end)
    said = _BEYOND.sub("", found[0]) if found and not is_vague(found["what"]) else ""
    return " ".join(said.split()) or (OF_THEM if text.startswith(f" {OF_THEM} ", end) else "")


def past_whole(said: str) -> str:
    """Return the words of a whole without those behind it: "crews still"."""
    return _BEYOND.sub("", said)


# "of the crews would sail", "of port services through"
_BEYOND = re.compile(
    r"(?:\s+(?:would|could|should|may|might|can|must|do|does|did|not|also|still|now|already|only|alone|through|into|via|across|who|so|come|comes|came|live|lives|work|works|went|said|say|flowing|passing|living|working|having|using|entering|leaving|running|owning|seeking|investing|believe|believes|think|want|wants|support|supports|oppose|agree|pass|passes|passed)\b.*)?$"
)


def doing(text: str, start: int, end: int, whole: str) -> str:
    """Return what those do of whom a share is told that opens its clause, with a blank before it, or nothing.

    >>> t = "48% of the crews are employed in yards, too."
    >>> doing(t, 0, 3, "of the crews"), doing("24% work in sheds.", 0, 3, "")
    (' employed in yards', ' work in sheds')
    """
    at = text.find(whole, end, end + len(whole) + 4) + len(whole) if whole else end
    found = _DO.match(text, at) if _OPENS.search(text, max(0, start - 24), start) else None
    return f" {' '.join((found['done'] or found['does']).split())}" if found else ""


# "400 flats where nobody lives", "90 flats fully let to guests"
_SORT = re.compile(
    r"\s+(?P<sort>(?:where|who)\s+(?!(?:will|would|could|should|may|might)\b)[^,.;:()\d]{6,60}?"
    r"|(?:\w+ly\s+)?(?:(?!need)[a-z]{3,}ed|let|built|held|run|made|sold|kept|left|lost|sent|taught|born)\s+(?:to|in|by|for|through|from|at|on|as|with)\s+(?!date\b|\d)(?:(?!\san?\s)[^,.;:()\d]){3,50}?)"
    r"(?=[,.;:()]|\s+(?:and|while|but|whereas|compared|by|since|during|in\s+(?:19|20)\d\d)\b|\s*$)"
)
_FEWEST = 3  # letters of what is counted


def sort_behind(text: str, end: int, noun: str) -> str:
    """Return the words behind what is counted that tell of which sort it is, with a blank before them, or nothing.

    >>> sort_behind("It has 400 flats where nobody lives, and a pier.", 10, "flats")
    ' where nobody lives'
    >>> sort_behind("It has 90 flats fully let and 80 flats rented to guests.", 32, "flats")
    ' rented to guests'
    """
    at = text.find(noun, end, end + len(noun) + 2) if len(noun) >= _FEWEST else -1
    found = _SORT.match(text, at + len(noun)) if at >= 0 else None
    return f" {' '.join(found['sort'].split())}" if found else ""


_ACROSS = re.compile(r"[\s-](?P<how>wide|deep|high|tall|thick)\b")


def _across(text: str, end: int) -> str:
    """Return the word behind a length that tells which way it is measured, or nothing.

    >>> _across("It is 14 m deep.", 10), _across("It is 14 m long.", 10)
    ('deep', '')
    """
    found = _ACROSS.match(text, end)
    return found["how"] if found else ""


def behind(indicator: str, text: str, end: int) -> str:
    """Return the words behind a figure that its indicator needs: from where, or of what whole; or nothing."""
    return _BEHIND[indicator](text, end) if indicator in _BEHIND else ""


_BEHIND = MappingProxyType(
    {
        "ind-distance": _whence,
        "ind-length": _across,
        "ind-gdp-share": _economy,
        "ind-rd-intensity": _economy,
        "ind-share": _whole,
        "ind-population-share": _whole,
        "ind-area-share": _whole,
    }
)


def called(indicator: str, words: str) -> str:
    """Return what a label calls what a figure measures that has no words for it; none if its unit tells.

    >>> called("ind-population", "3 million"), called("ind-population", "3 million people")
    ('population, ', '')
    """
    name = indicators().called.get(indicator, "")
    return f"{name}, " if name and not _HUMAN.search(words) else ""


# "USD 3,000-6,000", "from $600 billion to over 700 billion": the other end has the same currency.
_OTHER_END = re.compile(
    r"(?P<sign>[A-Z]{0,3}[$€£¥₹]|\b[A-Z]{3}\s?|\bRs\.?\s?)\d[\d.,]*(?:\s?(?:thousand|million|billion|trillion|crore|lakh|bn|m))?\s?(?:-|–|to|and)\s?(?:(?:over|about|around|nearly|more\s+than|up\s+to)\s+)?$"
)
_SAYS_CURRENCY = re.compile(
    r"[$€£¥₹]|[a-z]{2,}\s+[a-z]{3,}|\b(?!(?:thousand|million|billion|trillion|crore|lakh)\b)[a-zA-Z]{3,}"
)


def currency_before(text: str, start: int, words: str) -> str:
    """Return the sign or letters of the currency that only the other end of a range bears, or nothing.

    >>> t = "It costs USD 3,000-6,000 a litre."
    >>> currency_before(t, 19, "6,000"), currency_before(t, 19, "6,000 euros")
    ('USD ', '')
    """
    found = None if _SAYS_CURRENCY.search(words) else _OTHER_END.search(text, max(0, start - 40), start)
    return found["sign"] if found else ""


_HUMAN = re.compile(r"\b(?:people|persons|inhabitants|residents|citizens|souls|workers|jobs)\b", re.I)

# Where the words for what a figure is of say already how it moves.
_MOVES = re.compile(
    r"\b(?:growth|increases?|ris(?:e|es|ing)|falls?|drops?|declines?|cuts?|cutting|surges?|jumps?|gains?|slumps?|expansion|contraction|rates?|savings?|reductions?|decreases?)\b",
    re.I,
)
_RATES = {"ind-growth-rate": "growth", "ind-reduction-rate": "reduction"}


def amount_words(words: str, figure: Figure, indicator: str, of: str) -> str:
    """Return the words of a figure as a label has them: "growth of 5 percent", "fall of 3 percent".

    >>> from decimal import Decimal
    >>> five = Figure(0, 9, Decimal(-5), "unit:PERCENT")
    >>> amount_words("5 percent", five, "ind-growth-rate", "exports, ")
    'fall of 5 percent'
    >>> amount_words("5 percent", five, "ind-share", "")
    '−5 percent'
    """
    plain = words[:1].isdigit()
    if indicator in _RATES and plain and not _MOVES.search(of) and figure.unit == "unit:PERCENT":
        return f"{'fall' if figure.value < 0 else _RATES[indicator]} of {words}"
    return f"{'−' if figure.value < 0 and plain else ''}{words}"
