"""Where the name of a programme begins before its capitals, and which programmes are only sent on the air."""

from functools import cache

from kg import lazy_re as re
from kg.claims.patterns.months import MONTH
from kg.claims.patterns.name_patterns import CAP, patterns
from kg.claims.patterns.words import words

_LED_INTO = re.compile(
    rf"\b(?:[Tt]he|[Ii]ts|under)\s+(?P<first>(?!(?:Minister|Ministry|Secretary|Department|Office|Council|Committee|Government|Commissioner|Centre|Center|Fund|Bank|Agency|Authority)\b)"
    rf"(?:{CAP}\s+){{1,3}}(?:for|in|to|on|with)\s+)$"
)
# "on Radio Two's Good Evening programme": what is sent, not what is done.
_ON_AIR = re.compile(r"\b(?:[Rr]adio|TV|[Tt]elevision|BBC|CNN|[Bb]roadcaster|[Pp]odcast)\b[^.;]{0,80}$")
_DEPENDS = re.compile(r"(?<!;\s)\b(?:for|of|to|in|by|on|with|from|and|under)\s+(?:the\s+)?$")


# "a programme called Green Areas" is none.
_PROGRAMME = re.compile(r"(?:program(?:me)?|scheme|initiative|campaign|strategy|policy|fund)\b")


def is_site(said: str, name: str) -> bool:
    """Return whether what is "called" something bears the name of a zone, and is not said to be a programme.

    >>> is_site("project known as Sana Innovation City", "Sana Innovation City")
    True
    >>> is_site("programme called Green Areas", "Green Areas")
    False
    """
    sited = any(zone.end() == len(name) for zone in patterns().zone_end.finditer(name))
    return sited and _PROGRAMME.match(said) is None


# Without this nothing is told of a name behind it.
_APPOSITION = re.compile(
    r"(?:,\s+(?:which\s+(?:is|was)\s+)?|[—–]\s*|\s-\s+|\s(?:is|was)\s+)(?:an?|the|its)\s"
)


def explains(text: str) -> bool:
    """Return whether a text may say behind a name what it is: "Clean Quays, a scheme", "Clean Quays is the plan".

    >>> explains("Clean Quays, a scheme, grew"), explains("the Clean Quays scheme grew")
    (True, False)
    """
    return _APPOSITION.search(text) is not None


def led_into(text: str, start: int) -> int:
    """Return where a name begins that goes back over "for" and the like, else where it was found.

    >>> t = "under the Grants for Quays scheme"
    >>> t[led_into(t, t.index("Quays")) :], t[led_into(t, t.index("Grants")) :]
    ('Grants for Quays scheme', 'Grants for Quays scheme')
    >>> t = "the Minister for Quays scheme"
    >>> t[led_into(t, t.index("Quays")) :]
    'Quays scheme'
    """
    led = _LED_INTO.search(text, max(0, start - 60), start)
    return led.start("first") if led else start


def is_on_air(text: str, start: int, end: int) -> bool:
    """Return whether a programme is one that a station sends.

    >>> t = "on Radio Two's Good Evening programme"
    >>> is_on_air(t, t.index("Good"), len(t)), is_on_air("the Clean Quays programme", 4, 25)
    (True, False)
    """
    return (
        text.endswith("programme", start, end) and _ON_AIR.search(text, max(0, start - 40), end) is not None
    )


# "the text of New Quays, a policy to mend ports", "at the heart of Feed Norvia, a programme on food"
_PUT_OUT = re.compile(
    r"\b(?:(?:text|launch|roll-?out|introduction|heart|part|cent(?:re|er)|core|framework|auspices|announcement|start)\s+of|under|through|via)\s+(?:the\s+)?$"
)
# "a syndicated program called “Sea Writers”"
_SENT = re.compile(r"\b(?:syndicated|television|TV|radio|broadcast|weekly|daily|talk|quiz)\s+$", re.I)
# "helps SMEs plan and sell"
_WHO = re.compile(r"[A-Z]{2,6}s\s+plan")
_ARE = re.compile(r"\s(?:include|are|comprise)\s+(?:the\s+)?$")


def depends(text: str, start: int) -> bool:
    """Return whether a name hangs on a preposition, and nobody puts it out.

    >>> t = "the plan for the Harbour Zone, the first plan of its kind"
    >>> depends(t, t.index("Harbour")), depends(t, 4)
    (True, False)
    """
    led = _DEPENDS.search(text, max(0, start - 12), start)
    return led is not None and not is_put_out(text, start)


def is_put_out(text: str, at: int) -> bool:
    """Return whether words before a name tell that it is put out or acted under: "the launch of Clean Quays"."""
    return _PUT_OUT.search(text, max(0, at - 30), at) is not None


def is_sent(text: str, at: int) -> bool:
    """Return whether what stands before "programme" makes it one that is sent on the air."""
    return _SENT.search(text, max(0, at - 30), at) is not None


def counts_them(lead: str) -> bool:
    """Return whether the words that lead in a list say what the programmes are, rather than give examples."""
    return _ARE.search(lead) is not None


_MONTH_YEAR = re.compile(rf"{MONTH}\s+20\d\d\s")
_OFFICES = frozenset({"Union", "Nations", "Minister", "President", "Mayor", "Governor"})


_BANK = re.compile(
    r"\b(?:Development|World|Central|Investment|Reserve|State|National|Agricultural)\s+Bank\s+[a-z]+$"
)


@cache
def _is_office(word: str) -> bool:
    """Return whether a body ends with the word: "African Development Bank initiative" names nothing."""
    return word in _OFFICES or word in words().list("body", "heads")


def names_more(name: str) -> bool:
    """Return whether more than an owner stands before the class word: not "US policy", "China strategy"."""
    if _MONTH_YEAR.search(name):
        return False
    parts = name.split()
    capitals = [w for w in parts[:-1] if w[0].isupper() or w[0].isdigit()]
    own = [
        w
        for w in capitals
        if w not in patterns().bare
        and w not in words().map("nationalities")
        and not w.isdigit()
        # "Groundbreaking programme": praise is no name
        and w.lower() not in words().list("phrase", "drop")
    ]
    if parts[-1] in ("policy", "policies"):
        return len(own) >= 2
    return (
        bool(own)
        and not _WHO.fullmatch(name)
        and own[0] not in _UNIONS
        and not _is_office(own[-1])
        and not _BANK.search(name)
        and " " in name
    )


_UNIONS = frozenset({"US", "U.S.", "UK", "U.K.", "EU", "UN", "ASEAN", "NATO", "OECD", "PRC", "UAE", "USA"})
