"""Steps told beside others: "While containing the town, …", "committed to X and to opening a port", "Labour, training divers"."""

from collections.abc import Iterator

from kg.claims.actions.cutting import Action, pieces
from kg.claims.actions.verbs import ADVERB, forms
from kg.claims.patterns.cued import cued

_WHILE = cued(
    rf"\A\W*(?:While|Whilst|Alongside)\s+(?:also\s+)?(?P<rest>{ADVERB}(?P<verb>[a-z-]{{3,24}}ing))\b\s+(?=[^.;]*,[^,;.]*\b(?:will|shall|must|should)\b)"
)
_COMMITTED = cued(
    rf"\b(?:committed|dedicated|devoted)\s+to\b[^.;]{{3,120}}?\b(?:and|as\s+well\s+as)\s+to\s+(?P<rest>{ADVERB}(?P<verb>[a-z-]{{3,24}}ing))\b\s+(?=\S)"
)
_LABEL = cued(
    r"\A\W*[A-Z][a-z]+(?:\s+(?:and\s+|&\s+)?[a-z]+){0,3},\s+(?P<rest>(?P<verb>[a-z-]{3,24}ing))\s+(?=\S)"
)
# "The state supports the port in training divers and in mending boats."
_HELPS_IN = cued(
    rf"\b(?:supports?|assists?|encourages?|guides?|helps?)\s[^.;]{{3,90}}?\s+in\s+(?P<rest>{ADVERB}(?P<verb>[a-z-]{{3,24}}ing))\b\s+(?=\S)"
    rf"(?:[^.;]{{3,200}}?\band\s+in\s+(?P<more>{ADVERB}[a-z-]{{3,24}}ing)\b\s+(?=\S))?"
)
# What is so by the way: "while keeping pace", "while being".
_NO_STEP = frozenset(
    [
        "being",
        "having",
        "including",
        "remaining",
        "staying",
        "waiting",
        "noting",
        "saying",
        "adding",
        "speaking",
        "keeping",
        "visiting",
        "considering",
        "recognising",
        "recognizing",
        "acknowledging",
        "looking",
        "making",
        "taking",
        "doing",
        "going",
        "working",
        "serving",
        "living",
    ]
)


def side_steps(text: str, *, item: bool) -> Iterator[Action]:
    """Yield the actions in -ing that stand beside the main clause of a sentence.

    >>> t = "While protecting the reed beds, the town will widen the quay."
    >>> [t[a.start:a.end] for a in side_steps(t, item=False)]
    ['protecting the reed beds']
    """
    for pattern in (_WHILE, _COMMITTED, *((_LABEL,) if item else ())):
        for match in pattern.finditer(text):
            if match["verb"] in forms().ing and match["verb"] not in _NO_STEP:
                yield from pieces(text, match.start("rest"), "ing")
    for match in _HELPS_IN.finditer(text):
        if match["verb"] in forms().ing and match["verb"] not in _NO_STEP:
            stop = match.start("more") - len(" and in ") if match["more"] else None
            yield from pieces(text, match.start("rest"), "ing", stop=stop)
            yield from pieces(text, match.start("more"), "ing") if match["more"] else ()
