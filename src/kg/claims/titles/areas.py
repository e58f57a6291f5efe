"""The country that ends the name of a programme: "Quay Support Programme Kenya" is the one that works there."""

from kg import lazy_re as re
from kg.claims.names.gazetteer import Gazetteer, find_names
from kg.claims.patterns.cued import cued
from kg.model import Mention

_KIND = cued(r"\b(?:Programme|Program|Project|Initiative|Strategy|Fund|Partnership|Facility)$")
_NEXT = re.compile(r"\s(?=[A-Z])")
# What ends a name: a sign, the end of the words of a link, a short name in brackets.
_CLOSED = re.compile(r"[,.;:)\]”’\"]|\s+\([A-Z]|$")
# "Under the Quay Programme Kenya, …" opens a clause.
_CLAUSE = re.compile(r"(?:^|[.;]\s)(?:Under|In|With|Through|By|For|Since|During|Thanks)\b[^.;,]{0,40}$")
_LONGEST = 40
_LEVELS = ("AdministrativeArea", "Place")


def with_area(mention: Mention, text: str, gazetteer: Gazetteer) -> Mention:
    """Return the mention of a programme together with the country or area that ends its name."""
    if mention.kind not in ("PolicyDocument", "Strategy") or not _KIND.search(mention.name):
        return mention
    if not _NEXT.match(text, mention.end) or _CLAUSE.search(text, 0, mention.start):
        return mention
    at = mention.end + 1
    areas = [
        m.end
        for m in find_names(gazetteer, text[at : at + _LONGEST])
        if m.start == 0 and m.kind in _LEVELS and _CLOSED.match(text, at + m.end)
    ]
    end = at + max(areas) if areas else mention.end
    return mention._replace(end=end, name=text[mention.start : end])
