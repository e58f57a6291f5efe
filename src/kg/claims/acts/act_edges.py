"""Where acts named by a number and the capitalised words before them begin: "Quay Board Resolution No. 5", "Ports and Law No. 5"."""

from collections.abc import Iterator, Sequence

from kg import lazy_re as re
from kg.claims.acts.law_numbers import MAKER
from kg.model import Mention

# "Prior Executive Order No. 5", "AMENDING QUAY ORDER NO. 5"
_WHICH = re.compile(
    r"(?:Prior|Previous|Said|Subsequent|Former|Current|Existing|Original|Earlier|Above|Amended|(?i:Amending|Repealing|Implementing|Revoking|Supplementing))\s+"
)
_AND = re.compile(r"\b(?:and|&)\s+(?:the\s+)?$")


def with_edges(text: str, titles: Sequence[Mention]) -> Iterator[Mention]:
    """Yield titles, capitalised ones no longer glued to an act named by its number, and such an act with who makes it.

    >>> t = "Under the Quay Board Resolution No. 5 it sails."
    >>> a, b = Mention(10, 31, "PolicyDocument", "Quay Board Resolution", "capitalised"), Mention(21, 37, "PolicyDocument", t[21:37], "numbered")
    >>> [m.name for m in with_edges(t, [a, b])]
    ['Quay Board Resolution No. 5']
    """
    numbered = [m for m in titles if m.method == "numbered"]
    makers: dict[Mention, int] = {}
    glued: set[Mention] = set()
    for title in titles if numbered else ():
        if title.method != "capitalised":
            continue
        for act in numbered:
            if not title.start < act.start < title.end:
                continue
            led = text[title.start : act.start]
            if act.end >= title.end and (_AND.search(led) or _WHICH.fullmatch(led)):
                glued.add(title)
            elif act.end > title.end:
                glued.add(title)
                if MAKER.fullmatch(led):
                    makers[act] = title.start
    for title in titles:
        if title in makers:
            start = makers[title]
            yield title._replace(start=start, name=text[start : title.end])
        elif title not in glued:
            yield title
