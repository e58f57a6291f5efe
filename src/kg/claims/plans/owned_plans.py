"""Plans that a text describes in lower case and gives to a public owner: "the government's plan to dredge ports"."""

from collections.abc import Iterator
from functools import cache

from kg import lazy_re as re
from kg.claims.names.country_acts import country_acts
from kg.claims.patterns.cued import cued
from kg.claims.patterns.gates import only_where
from kg.claims.patterns.months import MONTH
from kg.claims.patterns.words import alternation, words

# Who owns it: a public body by its head noun, a country by its adjective, or "its" after one.
_OWNER = (
    r"(?:(?:[Gg]overnment|[Mm]inistry|[Cc]ity|[Ss]tate|[Cc]ountry|[Nn]ation|[Pp]rovince|[Aa]dministration|[Cc]ouncil|[Cc]ommission|[Aa]uthority|[Cc]abinet|"
    r"[Dd]epartment|[Aa]gency|[Bb]ureau|[Rr]epublic|[Mm]unicipality|Parliament|Yuan|Congress|Assembly|Board)(?:\s+(?:of|for)\s+(?:the\s+)?(?:[A-Z][\w-]*(?:,?\s+and\s+(?:the\s+)?(?=[A-Z])|,?\s+(?=[A-Z]))?){1,6})?(?:['’]|\s)s|(?:[Ii]ts|[Tt]heir|[Oo]ur))"
)
_BODY = re.compile(
    r"\b(?:[Gg]overnment|[Mm]inist(?:ry|ries)|[Aa]dministration|[Cc]ouncil|[Cc]ommission|[Aa]uthorit|[Cc]abinet|[Dd]epartment|[Aa]gency|Bureau|Parliament|Congress|Yuan|Assembly)\b"
)
_FIRM = re.compile(
    r"\b(?:company|companies|firm|firms|corporation|Corp|Inc|Ltd|LLC|airline|maker|shareholders?|investors?|group|developers?)\b"
)
_CUE = cued(r"\b(?:plan|programme|program|scheme|policy|package|campaign|strategy|roadmap|paper)\b")
# "Coast 2040 is the government's strategy to …": it has a name of its own.
_EXPLAINS = re.compile(
    r"(?:,|\b(?:is|was|are|were|as|remains?|became|becomes?))\s+(?:the\s+)?(?:[A-Z][\w-]+\s+){0,2}$"
)
_PRAISE = r"(?:(?:new|latest|own|ambitious|flagship|nearly|major|existing|current|first|planned|\$[\d.]+|€[\d.]+|£[\d.]+|[\d.,]+|million|billion|trillion|draft|revised|proposed|updated|long-awaited|controversial|comprehensive|‑)\s+)*"
_WORD = r"[A-Za-z][\w’'&/-]{1,25}"
_EMPTY = frozenset(
    ("new", "own", "overall", "general", "latest", "current", "first", "second", "national", "economic")
)


@cache
def _described() -> re.Pattern[str]:
    kinds = r"(?:plan|programme|program|scheme|policy|package|campaign)"
    return re.compile(
        rf"\b{_OWNER}\s+{_PRAISE}(?P<name>(?:(?!(?:and|or|of|in|to|for|on|with|the|that|which|by|as|from|a|an|is|was|has|will|would|are|were)\b){_WORD}\s+){{2,4}}{kinds})"
        r"(?![\w-]|\s+(?:areas?|makers?|documents?|options?|of)\b)"
    )


@cache
def _purposed() -> re.Pattern[str]:
    kinds = alternation(words().list("policy", "proposed_heads"))
    deeds = alternation(words().list("verbs", "action"))
    return re.compile(
        rf"\b{_OWNER}\s+{_PRAISE}(?P<name>(?:[a-z][a-z-]{{2,18}}\s+){{0,2}}{kinds}\s+to\s+{deeds}\s+"
        r"(?:(?!(?:and|that|which|who|by|with|as|after|while|when|because|but|is|are|was|were|will|would|has|have|had|from|over|under|through|said|says)\b"
        rf"|in\s+(?:(?:the|an?|its|their|this|order|line|response|addition|turn|part|early|late|mid|place|phases|stages|time)\b|\d|{MONTH}))"
        r"[\w’'%&-]{1,25}(?:\s+(?=[\w])|(?=\s*(?:[,.;:)(—–-]|$)))){1,12})"
    )


@cache
def _issued() -> re.Pattern[str]:
    """Return the pattern of plans in small letters that somebody issues or that are issued."""
    kinds = r"(?:strategy|programme|program|scheme|policy|initiative|law|masterplan|plan|white\s+paper|green\s+paper)"
    verbs = alternation(words().list("verbs", "issue"))
    word = r"(?!(?:and|or|of|in|to|for|on|with|the|that|which|by|as|from|an?|is|was|has|will|would|are|were|new|its|their|this)\b)[a-z][a-z-]{2,18}"
    name = rf"(?:{word}\s+){{1,4}}{kinds}(?![\w-]|\s+(?:to|for|on|of(?!\s+the\s+(?:[Gg]overnment|[Ss]tate|[Cc]ountry|[Mm]inistry|[Pp]rovince|[Cc]ity)\b)|areas?|makers?|documents?|options?|measures)\b)"
    return re.compile(
        rf"\b{verbs}\s+(?:an?|the|its|their)\s+{_PRAISE}(?P<name>{name})"
        rf"|\b(?:[Aa]n?|[Tt]he)\s+{_PRAISE}(?P<passive>{name})(?:\s+\([^()]{{2,30}}\))?,?\s+(?:(?:was|were|has\s+been|had\s+been|is\s+being|will\s+be|is\s+to\s+be)\s+)?(?:\w+ly\s+|also\s+)?{verbs}\b"
    )


@only_where(_CUE)
def find_owned(text: str) -> Iterator[tuple[int, int]]:
    """Yield where a plan in lower case that a public owner is said to have begins and ends.

    >>> t = "The ministry spoke of the government's new harbour dues relief scheme and its plan to dredge six ports."
    >>> [t[a:b] for a, b in find_owned(t)]
    ['harbour dues relief scheme', 'plan to dredge six ports']
    >>> list(find_owned("The company praised its new share purchase plan."))
    []
    """
    if not _CUE.search(text) or _FIRM.search(text) or not (_BODY.search(text) or country_acts(text)):
        return
    for match in _described().finditer(text):
        if _EXPLAINS.search(text, max(0, match.start() - 40), match.start()):
            continue
        own = [w for w in match["name"].split()[:-1] if w.lower() not in _EMPTY]
        if len(own) > 1 and match["name"][:1].islower():
            yield match.span("name")
    vague = words().list("policy", "empty_modifiers")
    for match in _issued().finditer(text):
        which = "name" if match["name"] else "passive"
        own = [w for w in match[which].split()[:-1] if w not in _EMPTY and w not in vague]
        if own and not any(w.endswith(("ed", "ing")) for w in match[which].split()[:-1]):
            yield match.span(which)
    for match in _purposed().finditer(text):
        if _EXPLAINS.search(text, max(0, match.start() - 40), match.start()):
            continue
        yield match.start("name"), match.start("name") + len(match["name"].rstrip())


# "a comprehensive plan to dredge ports": the text may call it so, too.
_ADJECTIVES = re.compile(
    r"(?:\b(?:[Aa]n?|[Tt]he|[Ii]ts|[Tt]heir|[Oo]ur)|['’]s)\s+((?:[a-z][a-z-]+\s+){1,2})$"
)


def adjectives_before(text: str, start: int) -> str:
    """Return the one or two words in small letters between an article and a plan in small letters, or "".

    >>> adjectives_before("They praised a comprehensive plan to dredge ports.", 29)
    'comprehensive '
    """
    found = _ADJECTIVES.search(text, max(0, start - 60), start)
    return found[1] if found else ""
