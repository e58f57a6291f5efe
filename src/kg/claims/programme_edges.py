"""Where the name of a programme begins before its capitals, and which programmes are only sent on the air."""

from kg import lazy_re as re
from kg.claims.name_patterns import CAP

_LED_INTO = re.compile(
    rf"\b(?:[Tt]he|[Ii]ts|under)\s+(?P<first>(?!(?:Minister|Ministry|Secretary|Department|Office|Council|Committee|Government|Commissioner|Centre|Center|Fund|Bank|Agency|Authority)\b)"
    rf"(?:{CAP}\s+){{1,3}}(?:for|in|to|on|with)\s+)$"
)
# "on Radio Two's Good Evening programme": what is sent, not what is done.
_ON_AIR = re.compile(r"\b(?:[Rr]adio|TV|[Tt]elevision|BBC|CNN|[Bb]roadcaster|[Pp]odcast)\b[^.;]{0,80}$")


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
