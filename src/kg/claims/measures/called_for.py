"""Nouns of action behind a verb that leads to them: "calls for the closure of old mines"."""

from collections.abc import Iterator

from kg import lazy_re as re
from kg.claims.actions.cutting import Action, clean_end
from kg.claims.actions.ing_leads import CALLED, MEANT, led_by
from kg.claims.actions.nominal import nominal_list
from kg.claims.patterns.cued import cued

_CALLS = cued(
    r"\b(?:(?:calls?|called|provides?|provided|asks?|pushes|pushed|urged|plans?|proposals?|plans)\s+for|envisag(?:es?|ed|ing)|aim(?:s|ed)?\s+at|foresees?|envisions?|specif(?:y|ies)|includes?|involves?|such\s+as|including|"
    r"emphasi[sz]es?|outlines?|proposes?|proposed|entails?|covers?|features?|recommends?|supports?|announced|target(?:s|ed)?|(?:[Pp]riorit(?:ies|y)|[Pp]riority\s+areas)\s+(?:are|is|include)|"
    r"measures\s+(?:are|include|included)|such\s+as|including|[Aa]s\s+part\s+of|(?<!can\s)(?<!could\s)be\s+(?:used|spent)\s+(?:for|on)|approv(?:ed|es)|authori[sz](?:ed|es)|ordered|orders|endorsed|backs|backed|sanctioned|green-?lit|cleared|(?:approval|go-ahead|green\s+light|nod|clearance)\s+(?:for|of|to)|embark(?:s|ed|ing)?\s+(?:up)?on|through|towards?|focus(?:es)?\s+on|requires?|in\s+charge\s+of|responsible\s+for|entrusted\s+with|tasked\s+with|charged\s+with|(?:makes?|made|making)\s+provisions?\s+for|(?:will|would|shall|to)\s+(?:also\s+)?(?:lead\s+to|result\s+in|see)(?=\s+(?:the\s+|an?\s+)?(?:creation|establishment|construction|opening|formation|introduction|launch|appointment|building)\s+of\b)|(?:framework|legislation|legal\s+basis|mandate|regime|mechanism)\s+for|(?:[Ii]nvestment|[Kk]ey|[Oo]ther|[Bb]usiness|[Mm]any|[Vv]ast|[Ll]ucrative|[Nn]ew)\s+opportunities\s+(?:(?:therefore|also|now|still)\s+)?(?:(?:exist|abound|lie|are\s+(?:available|found|open))\s+)?(?:in|for)|(?:objectives?|goals?|aims?|tasks?|priorit(?:y|ies)|functions?)(?:\s+of\s+(?:[\w’“”\"-]+\s+){0,5}[\w’“”\"-]+)?\s+(?:is|are|include))(?:,\s+(?:inter\s+alia|among\s+(?:other\s+things|others)|in\s+particular|above\s+all|for\s+(?:example|instance)),)?\s+(?P<rest>(?=[a-z])(?!it\b|that\b|to\b|this\b))"
)
# "the creation of a council aimed at opening ports"
_MEANT = re.compile(
    r",?\s+(?:aimed\s+at|designed\s+to|meant\s+to|intended\s+to|geared\s+towards?|tasked\s+with|charged\s+with)\s"
)


def called_for(text: str) -> Iterator[Action]:
    """Yield the nouns of action behind a verb that leads to them.

    >>> t = "It calls for the closure of old mines."
    >>> [t[a.start:a.end] for a in called_for(t)]
    ['the closure of old mines']
    """
    for match in _CALLS.finditer(text):
        at = match.start("rest")
        if _SUM.search(text, max(0, match.start() - _BEFORE), match.start()):
            continue
        end = clean_end(text, at, len(text))
        called = CALLED if led_by(text[match.start() : at]) == MEANT else "nominal"
        for start, stop in nominal_list(text, at, end):
            meant = _MEANT.search(text, start, stop)
            form = called if start == at else "nominal"
            yield Action(start, clean_end(text, start, meant.start() if meant else stop), form, "call")


# "The cost includes support from the bank": of what a sum is made up.
_SUM = re.compile(
    r"\b(?:costs?|amounts?|figures?|totals?|sums?|prices?|expenditures?|spending)\s+(?:also\s+)?\Z"
)
_BEFORE = 24
