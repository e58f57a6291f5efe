"""Heads of facilities inside the titles of offices: "the Minister for Quays and Roads"."""

from kg import lazy_re as re

_OF_OFFICE = re.compile(
    r"\b(?:Ministers?|Ministry|Department|Secretary|Bureau|Board|Directorate|Commissioner|Director|Committee)\s+(?:of|for)\s+(?:the\s+)?"
    r"(?:[A-Z][\w-]*,?\s+(?:(?:and|&)\s+)?){0,4}$"
)
# A comma joins only where the title goes on: "Department of Roads, Quays and Mines".
_MEMBER = r"(?!(?:[A-Z][\w-]*\s+){0,2}(?:Hospital|Airport|Port|Road|Bridge|School|Station|Park|Centre|Center|Museum|University)\b)(?:[A-Z][\w-]*\s+){0,2}[A-Z][\w-]*"
_GOES_ON = re.compile(rf"(?:{_MEMBER},\s+){{0,3}}{_MEMBER},?\s+(?:and|&)\s")
_NEAR = 60  # letters


def is_of_office(text: str, start: int) -> bool:
    """Return whether the capitalised words from an offset on belong to the title of an office or of a body.

    >>> t = "The Minister for Quays and Roads opened the Alvor Road."
    >>> is_of_office(t, t.index("Roads")), is_of_office(t, t.index("Alvor"))
    (True, False)
    >>> t = "The Department of Roads, Quays and Mines met the Ministry of Health, Alvor Hospital and a firm."
    >>> is_of_office(t, t.index("Quays")), is_of_office(t, t.index("Alvor"))
    (True, False)
    >>> t = "The Department of Roads, Inland Waterways and Mines"
    >>> is_of_office(t, t.index("Inland"))
    True
    """
    if _OF_OFFICE.search(text, max(0, start - _NEAR), start) is None:
        return False
    return text[:start].rstrip()[-1] != "," or _GOES_ON.match(text, start) is not None
