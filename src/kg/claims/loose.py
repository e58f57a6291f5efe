"""Actions that prose mentions without "will": passives, "by building …", "measures to build …", "calls for …"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.claims.actions import Action, patterns, pieces
from kg.claims.words import alternation, gerund, words

_ADV = r"(?:(?:(?!rely|apply|supply|comply|multiply)[a-z]+ly|also|further|jointly|better)\s+)*"
_BEFORE_ING = (
    r"(?:including|includes?|involves?|involving|through|by|such\s+as|namely|focus(?:es|ed|ing)?\s+on|aim(?:s|ed)?\s+at|"
    r"dedicated\s+to|committed\s+to|responsible\s+for|means\s+of|(?:tasks?|goals?|objectives?|mission)\s+of|commitment\s+to|"
    r"(?:plans?|proposals?)\s+for)"
)
_BEFORE_TO = (
    r"(?:measures?|efforts?|steps?|plans?|polic(?:y|ies)|initiatives?|programmes?|programs?|schemes?|strateg(?:y|ies)|proposals?|"
    r"designed|works?|working|required|tasked|mandated|urges?|urged|called\s+on|calls\s+on|authori[sz]ed|empowered|charged|"
    r"directed|instructed|encouraged|used|proposed|objectives?|goals?|aims?|mission|commit(?:ment|ted|s)?|duty|obligation)"
)
_CALLS = r"(?:calls?|called|provides?|provided|asks?|pushes)\s+for|envisages?|foresees?|envisions?"


@dataclass(frozen=True, slots=True)
class LoosePatterns:
    """Compiled patterns of loosely announced actions."""

    ing: re.Pattern[str]
    to: re.Pattern[str]
    passive: re.Pattern[str]
    calls: re.Pattern[str]


@cache
def loose_patterns() -> LoosePatterns:
    """Return the patterns made from the list of action verbs."""
    verbs = words().list("verbs", "action")
    base, ing = alternation(verbs), alternation(gerund(v) for v in verbs)
    return LoosePatterns(
        re.compile(rf"\b{_BEFORE_ING}\s+(?P<rest>{_ADV}(?P<verb>{ing}))\b(?!\s+(?:of|is|are)\b)"),
        re.compile(rf"\b{_BEFORE_TO}\s+to\s+(?P<rest>{_ADV}(?P<verb>{base}))\b(?!\s+(?:of|is|are)\b)"),
        re.compile(
            r"\b(?:(?:is|are)\s+(?:to\s+be|being|planned)|(?:shall|should|must|may)\s+be|(?:is|are)\s+planned)\s+(?:[a-z]+ly\s+)?"
            r"(?P<rest>[a-z]+ed|built|set|made|cut|laid|given|put|exempt|drawn|kept|in|to|for|as)\b"
        ),
        re.compile(rf"\b(?:{_CALLS})\s+(?P<rest>(?!the\s+first|it\b|that\b)[a-z\d])"),
    )


def loose_actions(text: str) -> Iterator[Action]:
    """Yield actions that a sentence mentions in passing; they are candidates only.

    >>> t = "The plan helps the port by widening the quay and opening two schools."
    >>> [t[a.start:a.end] for a in loose_actions(t)]
    ['widening the quay', 'opening two schools']
    >>> t = "A new quay is to be built near the old port."
    >>> [t[a.start:a.end] for a in loose_actions(t)]
    ['A new quay is to be built near the old port']
    """
    table, verbs = loose_patterns(), patterns()
    for match in table.ing.finditer(text):
        yield from pieces(
            text, match.start("rest"), verbs.cut_ing, "ing", match["verb"], _clause_end(text, match.end())
        )
    for match in table.to.finditer(text):
        yield from pieces(
            text, match.start("rest"), verbs.cut_base, "modal", match["verb"], _clause_end(text, match.end())
        )
    for match in table.passive.finditer(text):
        start = clause_start(text, match.start())
        end = clause_end_of_passive(text, match.end())
        if len(text[start : match.start()].split()) >= 2:
            yield Action(start, end, "passive", match["rest"])
    for match in table.calls.finditer(text):
        for start, end in _and_for(text, match.start("rest")):
            yield Action(start, end, "nominal", "call")


def clause_start(text: str, before: int) -> int:
    """Return where the clause begins that a verb at ``before`` belongs to."""
    breaks = [
        m.end()
        for m in re.finditer(
            r"[;:.]\s+|,\s+(?:and\s+|while\s+|but\s+)?|\s+and\s+(?=(?:the|a|an|all|new)\b)", text[:before]
        )
    ]
    for at in reversed([0, *breaks]):
        # A list before the verb belongs to its subject: "roads, quays and yards are to be built".
        if len(text[at:before].split()) >= 2 and not re.match(r"(?:which|that|who)\b", text[at:]):
            return at
    return 0


def clause_end_of_passive(text: str, at: int) -> int:
    """Return where a passive clause ends: at a comma or "and" that opens another clause, or at its stop."""
    stop = re.search(
        r"[;.](?:\s|$)|,\s+(?:and\s+|which\b|where\b|while\b|but\b)|,\s+\w+ing\b|\s+and\s+[^,.;]{3,60}?\s(?:is|are|shall|should|will)\s",
        text[at:],
    )
    return len(text[: at + stop.start()].rstrip(" ,;.")) if stop else len(text.rstrip(" ,;.:"))


def _clause_end(text: str, at: int) -> int:
    stop = re.search(
        r"[;.](?:\s|$)|,\s+(?:which|where|while|but|so|as)\b|\s+(?:so\s+that|in\s+order|while)\s", text[at:]
    )
    return at + stop.start() if stop else len(text)


def _and_for(text: str, start: int) -> Iterator[tuple[int, int]]:
    end = _clause_end(text, start)
    at = start
    for match in [*re.finditer(r",?\s+and\s+(?:also\s+)?for\s+", text[start:end]), None]:
        stop = start + match.start() if match else end
        piece = text[at:stop].rstrip(" ,.;:")
        if len(piece.split()) >= 2:
            yield at, at + len(piece)
        at = start + match.end() if match else end
