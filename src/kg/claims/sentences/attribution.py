"""Who is named at the end of a sentence as having said it: "…, Ports Minister Anna Lopes, and her deputy, said today"."""

from functools import cache

from kg import lazy_re as re
from kg.claims.patterns.cued import Cued, cued
from kg.claims.patterns.words import alternation, words

# Names and titles between commas, with the short words that join them.
_NAMES = re.compile(
    r"(?:(?:\([^()]{1,40}\)|[A-Z][\w’'.&-]*|the|of|for|and|de|da|al|bin|van|von|la|on|in|at|to)(?:\s+|$))+"
)
_NEAR = 90  # letters behind the verb
_FAR = 400  # and before it


@cache
def _said() -> tuple[Cued, re.Pattern[str]]:
    table = words()
    verbs, offices = (alternation(table.list("attribution", key)) for key in ("verbs", "offices"))
    return (
        cued(
            rf"\s{verbs}(?=(?:\s+(?:today|yesterday|earlier|on|in|at|during|after|last|this|late)\b[^,;]{{0,60}})?[\s.”\"’']*\Z)"
        ),
        re.compile(rf"\b{offices}\b"),
    )


@cache
def _turned() -> Cued:
    """Return the pattern of a speaker behind the verb: ", said today the Minister for Ports"."""
    verbs, offices = (alternation(words().list("attribution", key)) for key in ("verbs", "offices"))
    when = r"(?:(?:today|yesterday|earlier|on\s+\w+|last\s+\w+|this\s+\w+)\s+)?"
    return cued(rf",\s+{verbs}\s+{when}(?:the\s+)?(?:[A-Z][\w’'-]*\s+){{0,4}}?{offices}\b")


@cache
def _described() -> Cued:
    """Return the pattern of a speaker who is only described: ", a county official has said"."""
    verbs = alternation(words().list("attribution", "verbs"))
    who = r"(?:officials?|officers?|spokes\w+|ministers?|governors?|mayors?|secretar(?:y|ies)|directors?|statements?|sources?|reports?|experts?|analysts?|chairman|leaders?)"
    return cued(
        rf",\s+(?:an?|the|one|its|his|her)\s+(?:[\w’'-]+\s+){{0,7}}?{who}\s+(?:ha(?:s|ve|d)\s+)?{verbs}\b[^,;.]{{0,60}}[\s.”\"’']*\Z"
    )


# "… widen the quay,’ the mayor said": the comma inside the mark ends what is quoted.
_QUOTE_ENDS = re.compile(
    r",(?P<mark>[”’\"'])\s+(?=(?:[\w.’'-]+\s+){0,6}?(?:said|says|added|told|stated|states|noted|explained|announced|continued|declared|remarked|quoted|wrote|according)\b)"
)
_OPENING = {"”": "“", "’": "‘"}


def before_attribution(text: str, at: int) -> int:
    """Return where the words behind ``at`` end that are said before somebody is named who said them.

    >>> t = "“We will widen the quay,” the mayor said in Oslo."
    >>> t[: before_attribution(t, 9)]
    '“We will widen the quay'
    >>> t = "It will mend the “Blue Quay,” a pier."
    >>> before_attribution(t, 8) == len(t)
    True
    """
    end = before_speaker(text, at)
    for tail in (_turned().search(text, at, end), _described().search(text, at, end)):
        end = min(end, tail.start()) if tail else end
    for closing in _QUOTE_ENDS.finditer(text, at, end):
        mark = closing["mark"]
        opened = text.count(_OPENING.get(mark, mark), at, closing.start())
        closed = text.count(mark, at, closing.start()) if mark in _OPENING else 0
        if opened <= closed if mark in _OPENING else opened % 2 == 0:
            return closing.start()
    return end


def before_speaker(text: str, at: int) -> int:
    """Return where the words end that a sentence gives to somebody named with an office; where it ends, if to nobody.

    >>> t = "It will widen the quay, Minister for Ports, Fish and Trade, Anna Brenn MP, said today."
    >>> t[: before_speaker(t, 0)]
    'It will widen the quay'
    >>> t = "It will widen the quay at Alvor, Brenn and Odra."
    >>> before_speaker(t, 0) == len(t)
    True
    """
    said, office = _said()
    verb = said.search(text, max(at, len(text) - _NEAR))
    if verb is None:
        return len(text)
    end, cut, first = verb.start(), len(text), max(at, verb.start() - _FAR)
    end -= text[end - 1] == ","
    while (comma := text.rfind(",", first, end)) >= 0:
        named = text[comma + 1 : end].strip()
        if not _NAMES.fullmatch(named):
            break
        if office.search(named):
            cut = comma
        end = comma
    return cut
