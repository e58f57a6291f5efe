"""The steps of the title of an act that is written in capitals: "AN ACT TO WIDEN THE QUAY", "DESIGNATING A NEW PORT"."""

from collections.abc import Iterator
from dataclasses import replace

from kg import lazy_re as re
from kg.claims.actions.cutting import Action, pieces
from kg.claims.actions.verbs import forms

LONG_TITLE = "long-title"
"""The form of a step that a title states."""
_CAPITALS = re.compile(r"[^a-z]{24,}(?![a-z])")
_KIND = re.compile(
    r"\W*(?:(?:(?:AN?|THE)\s+)?(?:ACT|ORDINANCE|RESOLUTION|BILL|ORDER|DECREE|LAW|PROCLAMATION|REGULATION)\s+)?"
)
_PART = re.compile(r"(?:to\s+)?(?P<verb>[a-z-]{3,24})\s+\S")
_NEXT = re.compile(r"\s*[;,]\s+(?:and\s+)?(?=(?:to\s+)?[a-z]{3,})|\s+and\s+(?=(?:to\s|[a-z]{3,}ing\s))")
# "…, AND FOR OTHER PURPOSES", "TO PROVIDE FOR MATTERS CONNECTED THEREWITH", "PURSUANT TO ACT NO. 7"
_REST = re.compile(
    r",?\s+(?:and\s+)?for\s+(?:other|related)\s+(?:purposes|matters)\b|\s+pursuant\s+to\s|\s+(?:amending|repealing|superseding|replacing)\s|\s+(?:as\s+)?(?:amended|authori[sz]ed)\s+(?:by|under)\s|\s+under\s+(?:the\s+)?(?:act|law|republic|section)\b"
)
_NOTHING = re.compile(
    r"(?:provide|providing)\s+for\s+(?:[a-z]+\s+){0,2}(?:matters|purposes)\b|amend(?:ing)?\s"
)


def title_steps(text: str) -> Iterator[Action]:
    """Yield the steps that a title in capitals states, each from its verb on.

    >>> t = "AN ACT TO WIDEN THE OLD QUAY; TO OPEN A SCHOOL FOR DIVERS; AND TO PROVIDE FOR RELATED MATTERS."
    >>> [t[a.start:a.end] for a in title_steps(t)]
    ['WIDEN THE OLD QUAY', 'OPEN A SCHOOL FOR DIVERS']
    >>> list(title_steps("An act to widen the quay")), list(title_steps("THE GROWING TOWNS OF THE NORTHERN LAKE"))
    ([], [])
    """
    found = _CAPITALS.match(text)
    kind = _KIND.match(text)
    if found is None or kind is None or len(low := text.lower()) != len(text):
        return
    stop = rest.start() if (rest := _REST.search(low, kind.end(), found.end())) else found.end()
    marks = [kind.end()]
    for match in _NEXT.finditer(low, kind.end(), stop):
        if _verb(low, match.end()):
            marks += [match.start(), match.end()]
    bounds = [*marks, stop]
    for begin, end in zip(bounds[::2], bounds[1::2], strict=True):
        form = _verb(low, begin)
        at = begin + 3 if form == "modal" else begin
        if form and not _NOTHING.match(low, at):
            yield from (replace(a, form=LONG_TITLE) for a in pieces(low, at, form, stop=end) if not a.tail)


def _verb(low: str, at: int) -> str:
    """Return how a part of a title names its step: "to widen" or "widening"; empty if it names none."""
    part = _PART.match(low, at)
    if part is None:
        return ""
    if low.startswith("to ", at):
        return "modal" if part["verb"] in forms().after and part["verb"] not in forms().never else ""
    return "ing" if part["verb"] in forms().ing and part["verb"] not in forms().nouns else ""
