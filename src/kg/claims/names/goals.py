"""Goals that have a name of their own: "the Blue Coast Development Goals", "Development Goal (BDG) No. 9", "BDG 9"."""

from collections.abc import Iterator

from kg import lazy_re as re
from kg.claims.patterns.cued import cued
from kg.claims.patterns.gates import only_where
from kg.claims.patterns.name_patterns import CAP
from kg.model import Mention

_CUE = cued(r"\bDevelopment\s+Goals?\b")
_NUMBER = r"(?:\s+(?:[Nn]o\.?\s*|[Nn]umber\s+|#)?\d{1,2}(?![\w%]|[.,]\d))?"
_GOALS = re.compile(
    rf"(?<![\w'’-])(?!\d)(?:{CAP}\s+){{1,4}}Development\s+(?:Goals(?![\w-])|Goal(?![\w-])(?:\s+\([A-Z]{{2,5}}\))?{_NUMBER})"
)
# "Economic Development Goals" at the head of a chapter are nobody's by name.
_EMPTY = re.compile(
    r"(?:(?:Economic|Social|Industrial|Regional|National|Local|Rural|Urban|Human|Our|Key|Main|Overall|Strategic|Skills?|Career|Business|Community|Long-Term|Agricultural|The|and|&)\s+)+Development"
)


@only_where(_CUE)
def find_goals(text: str) -> Iterator[Mention]:
    """Yield goals of development that bear a name, with their number.

    >>> [m.name for m in find_goals("It serves Blue Coast Development Goal (BDG) No. 9 and our Development Goals.")]
    ['Blue Coast Development Goal (BDG) No. 9']
    """
    for match in _GOALS.finditer(text) if _CUE.search(text) else ():
        if not _EMPTY.match(match[0]):
            yield Mention(match.start(), match.end(), "Strategy", match[0], "capitalised")
