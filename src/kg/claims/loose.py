"""Actions that prose mentions in passing: "measures to build …", "by building …", "calls for …", "(1) building …"."""

import re
from collections.abc import Iterator

from kg.claims.cutting import Action, clean_end, pieces
from kg.claims.nominal import nominal_list
from kg.claims.verbs import ADVERB, forms

_BEFORE_ING = re.compile(
    r"\b(?:(?:including|includes?|involves?|involving)(?:\s+by)?|through|by|such\s+as|namely|focus(?:s?es|s?ed|s?ing)?\s+on|aim(?:s|ed)?\s+at|priorit(?:y|ies)\s+(?:is|are)|"
    r"dedicated\s+to|committed\s+to|responsible\s+for|means\s+of|(?:tasks?|goals?|objectives?|mission|purpose|aim)\s+of|commitment\s+to|tasked\s+with|charged\s+with|"
    r"(?:plans?|proposals?|responsibility|strategy|strategies|measures?|provisions?)\s+for|emphasi[sz](?:es?|ed|ing)|priorit[iy][sz](?:es?|ed|ing)|stress(?:es|ed)?|"
    r"highlight(?:s|ed)?|propos(?:es?|ed)|recommend(?:s|ed)?|consider(?:s|ed|ing)?|explor(?:es?|ing)|start(?:s|ed)?|announced)"
    rf"\s+(?P<rest>{ADVERB}(?P<verb>[a-z-]{{3,24}}ing))\b(?P<after>\s+\S+)"
)
_BEFORE_TO = re.compile(
    r"\b(?:measures?|efforts?|steps?|plans?|polic(?:y|ies)|initiatives?|programmes?|programs?|schemes?|strateg(?:y|ies)|proposals?|projects?|funds?|push|drive|campaign|moves|bid|"
    r"designed|works?|working|required|tasked|mandated|urges?|urged|called\s+on|calls?\s+on|authori[sz](?:ed|es)|empowered|charged|requires?|obliges?|directs?|orders?|ordered|"
    r"directed|instructed|instructs?|be\s+used|encouraged|proposed|objectives?|goals?|aims?|mission|commit(?:ment|ted|s)?|duty|obligation|task|tasks|priority|need|needs|important|necessary)"
    r"(?P<object>\s+(?:[A-Z‘“][\w’'-]*|[a-z]+s|the|of|all|its|and)(?:\s+[\w’'-]+){0,4}?)?(?:\s+(?:is|are|include|was|were))?"
    rf"\s*:?\s+to\s+(?P<rest>{ADVERB}(?P<verb>[a-z-]{{2,24}}))\b(?P<after>\s+\S+)"
)
_OBJECT = re.compile(
    r"(?:requires?|obliges?|directs?|orders?|ordered|urges?|urged|calls?\s+on|called\s+on|authori[sz]es|instructs?)$"
)
_CALLS = re.compile(
    r"\b(?:(?:calls?|called|provides?|provided|asks?|pushes|pushed|urged|plans?|proposals?|plans)\s+for|envisages?d?|foresees?|envisions?|specif(?:y|ies)|includes?|involves?|"
    r"emphasi[sz]es?|outlines?|proposes?|proposed|entails?|covers?|features?|recommends?|supports?|announced|target(?:s|ed)?|priorit(?:ies|y)\s+(?:are|is|include)|"
    r"measures\s+(?:are|include|included)|through|towards?|focus(?:es)?\s+on|requires?)\s+(?P<rest>(?=[a-z])(?!it\b|that\b|to\b|this\b))"
)
_NUMBERED = re.compile(r"(?:^|[\s:;,])\(?(?:\d{1,2}|[a-h]|[ivx]{1,4})\)\s+(?=\S)")
_NEVER_AFTER = re.compile(r"\s+(?:of|is|are|was|were|and|or|by)\b")


def loose_actions(text: str) -> Iterator[Action]:
    """Yield actions that a sentence mentions in passing; they are less sure than announced ones.

    >>> t = "The plan helps the port by widening the quay and opening two schools."
    >>> [t[a.start:a.end] for a in loose_actions(t)]
    ['widening the quay', 'opening two schools']
    >>> t = "It calls for the closure of old mines."
    >>> [t[a.start:a.end] for a in loose_actions(t)]
    ['the closure of old mines']
    """
    for match in _BEFORE_ING.finditer(text) if "ing " in text else ():
        verb = match["verb"]
        if verb in forms().ing and not _NEVER_AFTER.match(match["after"]) and verb not in _STATIVE:
            yield from pieces(text, match.start("rest"), "ing")
    for match in _BEFORE_TO.finditer(text) if " to " in text else ():
        verb = match["verb"]
        given = match["object"] is not None
        if given and not _OBJECT.search(text[match.start() : match.start("object")]):
            continue
        if verb in forms().after and verb not in forms().never and not _NEVER_AFTER.match(match["after"]):
            yield from pieces(text, match.start("rest"), "modal")
    for match in _CALLS.finditer(text):
        at = match.start("rest")
        end = clean_end(text, at, len(text))
        for start, stop in nominal_list(text, at, end):
            yield Action(start, clean_end(text, start, stop), "nominal", "call")


_STATIVE = frozenset(["being", "having", "becoming", "making", "achieving", "reaching", "attracting"])


def numbered_parts(text: str) -> tuple[tuple[int, int], ...]:
    """Return the bounds of the parts of a list with numbers or letters inside a sentence, or none.

    >>> t = "The goals are (1) opening a port, and (2) closing a mine."
    >>> [t[a:b] for a, b in numbered_parts(t)]
    ['opening a port', 'closing a mine.']
    """
    marks = list(_NUMBERED.finditer(text))
    if len(marks) < 2:
        return ()
    ends = [*(m.start() for m in marks[1:]), len(text)]
    parts = []
    for mark, end in zip(marks, ends, strict=True):
        body = re.sub(r"(?:[\s,;]+(?:and|or)?)$", "", text[mark.end() : end])
        parts.append((mark.end(), mark.end() + len(body)))
    return tuple(parts)
