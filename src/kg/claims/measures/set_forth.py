"""Steps that a sentence takes by being said ("hereby notifies"), ranks ("are top priorities") or puts beside its main clause."""

from collections.abc import Iterator
from functools import cache

from kg import lazy_re as re
from kg.claims.actions.cutting import Action, clean_end, pieces
from kg.claims.actions.nominal import holds_nominal, opens_nominal
from kg.claims.actions.verbs import forms
from kg.claims.patterns.cued import Cued, cued
from kg.claims.patterns.gates import only_where
from kg.claims.patterns.words import alternation, plural, words

PERFORMED, RANKED, BESIDE = "performed", "ranked", "beside"


@cache
def _hereby() -> Cued:
    """Return the pattern of "hereby notifies the area", "do hereby establish a board"."""
    verbs = words().list("performed", "verbs")
    done = alternation([*verbs, *map(plural, verbs)])
    return cued(
        rf"\bhereby\s+(?P<verb>{done})\s+(?!that\b|the\s+following\b|as\s+follows\b|and\s+[a-z]+\s+that\b)(?=\S)",
        re.I,
    )


@cache
def _ranked() -> Cued:
    """Return the pattern of "are top priorities of the state"."""
    ranks = alternation(words().list("performed", "ranks"))
    return cued(
        rf"\s(?:are|remain|will\s+be|constitute)\s+(?:also\s+|all\s+|thus\s+)?(?:among\s+)?(?:the\s+|our\s+|its\s+|their\s+)?(?:{ranks}\s+){{0,2}}priorities\b"
    )


@cache
def _beside() -> Cued:
    """Return the pattern of "with 4 million euros set aside for new buoys" and "with priority given to small firms"."""
    kept, heed = (alternation(words().list("performed", key)) for key in ("kept", "heed"))
    given = r"(?:being\s+|to\s+be\s+)?(?:given|paid|placed|put|accorded|attached|granted)"
    money = r"(?:(?:up\s+to|some|about|around|nearly|over|more\s+than|almost)\s+)?(?:[$€£¥]|[A-Z]{1,3}[$€£]?\s?|Rs\.?\s?)?\d[\d.,]*(?:\s?(?:million|billion|trillion|crore|lakh|bn|m))?(?:\s+(?:euros|dollars|pounds|yuan|yen|rupees|baht|won|rand|naira|shillings|pesos|ringgit|francs))?"
    return cued(
        rf"(?:,|\s[–—-]|\b)\s*\bwith\s+(?P<rest>{money}\s+(?:(?:being|to\s+be)\s+)?{kept}\s+(?:to|for|towards|on)\s+\S"
        rf"|(?:(?:particular|special|top|high|first|great|greater|due|close|added|a)\s+)*{heed}\s+{given}\s+(?:to|on|upon)\s+\S"
        rf"|(?:an?\s+)?(?:(?:particular|special|strong|clear|main|top|high|greater)\s+)?{heed}\s+(?:to|on|upon|for)\s+(?P<ing>[a-z]+ing\s))"
    )


@only_where(lambda: (_hereby(), _ranked(), _beside()))
def set_forth(text: str) -> Iterator[Action]:
    """Yield the steps that a sentence takes by being said, ranks, or puts beside its main clause.

    >>> t = "The Board hereby notifies the eastern area and constitutes a committee of divers."
    >>> [t[a.start:a.end] for a in set_forth(t)]
    ['notifies the eastern area', 'constitutes a committee of divers']
    >>> t = "The training of divers, repair and renewal of quays, and having a market are top priorities."
    >>> [t[a.start:a.end] for a in set_forth(t)]
    ['training of divers', 'repair and renewal of quays', 'having a market']
    >>> t = "A plan is out, with priority given to small firms."
    >>> [t[a.start:a.end] for a in set_forth(t)], list(set_forth("He is hereby told that the quay is old."))
    (['priority given to small firms'], [])
    >>> t = "The plan is for yards, with a focus on selling plots."
    >>> [t[a.start:a.end] for a in set_forth(t)]
    ['selling plots']
    """
    said = list(_hereby().finditer(text))
    nexts = [m.start() for m in said[1:]]
    for match in said:
        onward = next((at for at in nexts if at > match.start()), 0)
        stop = text.rfind(" and ", match.end(), onward) if onward else -1
        for action in pieces(text, match.start("verb"), "present", stop=stop if stop > 0 else None):
            if action.start != match.start("verb") and action.verb not in forms().third:
                continue
            aside = _BY_LAW.search(text, action.start, action.end)
            end = aside.start() if aside else action.end
            if not text[action.start : end].endswith(("the following", "as follows")):
                yield Action(action.start, end, PERFORMED, action.verb)
    for match in _ranked().finditer(text):
        yield from _ranked_members(text, match.start())
    for match in _beside().finditer(text):
        at = match.start("ing") if match["ing"] else match.start("rest")
        if not match["ing"] or match["ing"].strip() in forms().ing:
            yield Action(at, clean_end(text, at, len(text)), BESIDE, "")


# By what law and out of what: no part of the step.
_BY_LAW = re.compile(
    r",?\s+(?:for\s+the\s+purposes?\s+of\s+(?:section|this|the\s+said)|in\s+accordance\s+with|pursuant\s+to|under\s+(?:section|sub-?section|article|clause|rule)|consisting\s+of|comprising\s+(?:of\s+)?the\b|with\s+effect\s+from|with\s+immediate\s+effect|namely|as\s+per)\b"
)
# A subject that opens its sentence: what goes before it would be another clause.
_LONGEST = 500


def _ranked_members(text: str, stop: int) -> Iterator[Action]:
    """Yield the members of a list before "are priorities" if it names deeds."""
    start = max(
        text.rfind(mark, 0, stop) + len(mark) if mark in text[:stop] else 0 for mark in (". ", ": ", "; ")
    )
    if stop - start > _LONGEST or not holds_nominal(text[start:stop]):
        return
    bounds = [start, *(at for m in _PART.finditer(text, start, stop) for at in m.span()), stop]
    some = [(_past_the(text, a), b) for a, b in zip(bounds[::2], bounds[1::2], strict=True)]
    deeds = [opens_nominal(text, a) or _gerund(text[a:b]) for a, b in some]
    if len(some) > 1 and sum(deeds) * 3 >= len(some):
        for a, b in some:
            yield Action(a, b, RANKED, "")


def _past_the(text: str, at: int) -> int:
    article = _THE.match(text, at)
    return article.end() if article else at


_PART = re.compile(r"\s*[,;]\s+(?:and\s+)?(?=\w)")
_THE = re.compile(r"\s*(?:[Tt]he\s+)?")


def _gerund(words_: str) -> bool:
    return words_.split(maxsplit=1)[0].lower() in forms().ing
