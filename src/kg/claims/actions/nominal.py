"""Nouns of action: "Construction of a quay", "tax relief for growers"."""

from collections.abc import Iterator
from functools import cache

from kg import lazy_re as re
from kg.claims.actions.cutting import Action, clean_end
from kg.claims.patterns.cued import Cued, cued
from kg.claims.patterns.words import alternation, words

_LEAD = r"(?:(?:[Tt]he|[Aa]n?|[Oo]fficial|[Nn]ationwide|[Nn]ational|[Ff]urther|[Gg]radual|[Jj]oint|[Nn]ew|[Cc]ontinued|[Rr]apid|[Aa]ctive|[Ii]ncreased|[Ff]ull|[Ff]inancial|[Pp]ublic|[Tt]echnical|[Mm]andatory|[Bb]etter|[Gg]reater|[Ss]tronger|[Ff]aster|[Ww]ider|[Bb]roader|[Mm]ore|[A-Za-z]+(?:al|ive|ic|ed|wide|(?<!m)ent|ous|able))(?:\s+and)?\s+){0,3}"


# What two or more do with one another is named without "of".
_JOINT = r"(?:development|co-?operation|co-?ordination|integration|collaboration|exchanges?)"


@cache
def _patterns() -> tuple[Cued, Cued]:
    nouns = alternation(words().list("verbs", "nominal"))
    given = alternation(words().list("verbs", "nominal_given"))
    strict = cued(
        rf"{_LEAD}(?:{nouns}(?:(?:\s+and\s+|\s*/\s*|,\s+)(?:[a-z]+\s+)?{nouns}){{0,2}}\s+(?:of|and\s+[a-z]+\s+of)\b|{given}\s+(?:for|to|on|towards|in|from)\b|{_JOINT}\s+(?:between|among)\b)",
        re.I,
    )
    return strict, cued(rf"\b{nouns}\b|\b{given}\b", re.I)


def opens_nominal(text: str, at: int) -> bool:
    """Return whether a noun of action opens a text at an offset.

    >>> [opens_nominal(t, 0) for t in ("Construction of a quay", "A quay of stone", "joint development between towns")]
    [True, False, True]
    """
    strict = _patterns()[0]
    return strict.may_match(text) and strict.match(text, at) is not None


def holds_nominal(text: str) -> bool:
    """Return whether a noun of action stands anywhere in a text."""
    return _patterns()[1].search(text) is not None


_STEP_BEFORE = cued(
    r"\b(?:announc(?:ed|es|ing)|unveil(?:ed|s|ing)|propos(?:ed|es|ing)|plan(?:s|ned|ning)|call(?:ed|s|ing)\s+for|promis(?:ed|es|ing)|pledg(?:ed|es|ing)|outlin(?:ed|es|ing)|"
    r"recommend(?:ed|s|ing)|demand(?:ed|s)|order(?:ed|s)|decreed|envisag(?:es|ed|ing)|foresees|contains|includ(?:es|ing)|provides\s+for|advocat(?:es|ed))\s+"
    r"(?P<rest>(?:an?|the|new|further|deep|sharp|across-the-board|more)\s+)"
)


@cache
def _step_noun() -> re.Pattern[str]:
    nouns = alternation(words().list("verbs", "nominal_step"))
    return re.compile(
        rf"(?:an?|the|new|further|deep|sharp|more|across-the-board)\s+(?:(?!of\b|in\b|on\b|for\b|to\b|and\b|that\b|by\b)[\w%.$’'-]+\s+){{0,4}}{nouns}(?:\s+(?:in|on|of|for|to|from|against|by)\b|\s*[,.;]|\s*$)"
    )


def step_nouns(text: str) -> Iterator[Action]:
    """Yield the steps that somebody announces as things: "announced a cut in fares and a new tax on fuel".

    >>> t = "He announced a cut in ferry fares and unveiled a new tax on fuel."
    >>> [t[a.start:a.end] for a in step_nouns(t)]
    ['a cut in ferry fares', 'a new tax on fuel']
    """
    for match in _STEP_BEFORE.finditer(text):
        at = match.start("rest")
        end = clean_end(text, at, len(text))
        if joined := _NEXT_VERB.search(text, at, end):
            end = joined.start()
        start = at
        for mark in _NEXT.finditer(text, at, end):
            if _step_noun().match(text, mark.end()) and _step_noun().match(text, start):
                yield Action(start, mark.start(), "nominal", "step")
                start = mark.end()
        if _step_noun().match(text, start):
            yield Action(start, end, "nominal", "step")


_NEXT_VERB = re.compile(r"\s+and\s+(?:[a-z]+ed|[a-z]+s|will|said)\s+(?:an?|the|new|that)\s")
_NEXT = re.compile(
    r"\s*[,;]\s+(?:and\s+|as\s+well\s+as\s+)?(?:on\s+(?=the\s))?|\s+and\s+|\s+as\s+well\s+as\s+"
)


def nominal_list(text: str, at: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the bounds of nouns of action that follow one another in a list: "the opening of A and the closure of B"."""
    if not opens_nominal(text, at):
        return
    start = at
    for match in _NEXT.finditer(text, at, end):
        # "significant and lasting support for …": one step
        if opens_nominal(text, match.end()) and len(_bare(text, start, match.start()).split()) > 1:
            yield start, match.start()
            start = match.end()
    yield start, end


def _bare(text: str, start: int, end: int) -> str:
    """Return a piece of text without the article that it begins with: "the repair and extension of A" is one step."""
    return _ARTICLE.sub("", text[start:end])


_ARTICLE = re.compile(r"^(?:the|an?|its|their)\s+", re.I)
_VERBAL = re.compile(
    r"\b(?:will|shall|must|is|are|was|were|has|have|had|can|may|should|would|could|did|do|does|been|[a-z]{3,}ed\s+(?:the|an?|its|that|to|by|in|on)|not\s+only\s+[a-z]+s|(?:also|[a-z]+ly)\s+[a-z]+s\s+(?:the|an?|its|up)|also\s+[a-z]{3,}s\s|(?:allows|enables|keeps|means|remains|requires|helps|makes|reflects)\s)\b"
)
_NUMBER = re.compile(r"(?:\(?[\dA-Za-z]{1,2}(?:\.\d{1,2}){0,3}[.)]?\s+)?")
_FEWEST, _MOST = 3, 40


def nominal_sentence(text: str) -> Action | None:
    """Return the step that a sentence without a verb names ("Expansion of the hatchery by 2030").

    >>> nominal_sentence("Expansion of the hatchery by 2030.") is None, nominal_sentence("Expansion of it is slow.")
    (False, None)
    """
    number = _NUMBER.match(text)
    at = number.end() if number and opens_nominal(text, number.end()) else 0
    if not text[at : at + 1].isupper() or not opens_nominal(text, at) or _VERBAL.search(text):
        return None
    end = clean_end(text, at, len(text))
    return Action(at, end, "phrase", "sentence") if _FEWEST <= len(text[at:end].split()) <= _MOST else None


def each_nominal(text: str, whole: Action) -> Iterator[Action]:
    """Yield the steps of a list of nouns of action without a verb, each on its own.

    >>> t = "Expansion of the hatchery, repair of two piers and closure of a mine."
    >>> [t[a.start:a.end] for a in each_nominal(t, nominal_sentence(t))]
    ['Expansion of the hatchery', 'repair of two piers', 'closure of a mine']
    """
    for start, stop in nominal_list(text, whole.start, whole.end):
        yield Action(start, clean_end(text, start, stop), whole.form, whole.verb)
