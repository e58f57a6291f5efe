"""The two ways to name a ministry: "the finance ministry" is the Ministry of Finance."""

from kg import lazy_re as re

_LAST = re.compile(r"(?:the\s+)?(?P<what>.+?)\s+(?P<head>ministry|department)", re.I)
_FIRST = re.compile(r"(?:the\s+)?(?P<head>ministry|department)\s+(?:of|for)\s+(?P<what>.+)", re.I)


def turned(name: str) -> str:
    """Return the other way to name a ministry, or an empty string.

    >>> turned("finance ministry"), turned("Ministry of Trade and Industry"), turned("Harbour Board")
    ('ministry of finance', 'Trade and Industry Ministry', '')
    """
    if first := _FIRST.fullmatch(name):
        return f"{first['what']} {first['head']}"
    last = _LAST.fullmatch(name)
    return f"{last['head']} of {last['what']}" if last else ""
