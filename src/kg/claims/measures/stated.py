"""Actions that a sentence names as a thing: "a key part of the plan is the opening of …", "there will be no dues on …"."""

from collections.abc import Iterator, Sequence
from functools import cache

from kg import lazy_re as re
from kg.claims.actions import acting
from kg.claims.actions.acting import subject_kind
from kg.claims.actions.cutting import Action, clean_end, pieces
from kg.claims.actions.nominal import nominal_list, opens_nominal
from kg.claims.actions.verbs import forms
from kg.claims.patterns.cued import Cued, cued
from kg.claims.patterns.gates import only_where
from kg.claims.patterns.words import alternation, plural, words
from kg.model import Mention

_SETTERS = frozenset({acting.ACTOR, acting.POLICY, acting.WE})
_SHORTEST = 4  # words of an action


@cache
def _part() -> Cued:
    parts = words().list("stated", "parts")
    nouns = alternation([*parts, *map(plural, parts)])
    return cued(
        rf"\b(?i:{nouns})(?:\s+(?:of|in|under|for)\s+(?:(?!(?:is|are|was|were|will)\b)[\w’'“”-]+\s+){{1,9}}?|\s+)(?:is|are|was|were|will\s+be)\s+(?P<rest>[a-z])"
    )


# "According to the plan, the bay will be a major pillar": no work is named.
_NO_TASK = r"(?i:accord|includ|regard|concern|dur|follow|notwithstand|depend|ow|judg|amount|meet|noth|someth|anyth|everyth)ing\b"


@cache
def _is_task() -> Cued:
    """Return the pattern of "Widening the quay is a key task"."""
    tasks = alternation(words().list("stated", "tasks"))
    how = alternation(words().list("stated", "how"))
    return cued(
        rf"(?:[^.;:]{{0,80}}(?:,|\bthat|\bsaid|\bsays)\s+)?(?P<what>(?!{_NO_TASK})[A-Za-z][a-z]{{2,}}ing\s+(?!(?:is|are|was|were|has|have|will)\b)[^;:.]{{4,240}}?)\s+(?:is|are|was|were|remains?|will\s+be)\s+(?:also\s+|now\s+|among\s+)?(?:(?:(?:an?|the|our|its|one\s+of\s+(?:the|our|its))\s+)?(?:other\s+)?{how}\s+{tasks}\b|one\s+(?:of\s+(?:the|our|its)\s+)?{tasks}\b|{_PART_OF})"
    )


# "were also part of the new Fish Policy"
_PART_OF = r"(?:an?\s+(?:key|important|integral|essential)\s+)?part\s+of\s+(?:the|this|its|our)\s+(?:[\w’'-]+\s+){0,4}(?i:plan|policy|strategy|programme|program|scheme|package|reforms?|vision|project|initiative)\b"
_IN_PART = cued(rf"\s(?:is|are|was|were|will\s+be)\s+(?:also\s+)?{_PART_OF}")


@cache
def _more() -> Cued:
    how = alternation(words().list("stated", "more"))
    verbs = alternation(words().list("stated", "proposes"))
    # What a plan "provides for" needs no more than an article.
    return cued(
        rf"\s(?P<verb>{verbs})\s+(?P<rest>(?:an?\s+|the\s+)?{how}\s+(?!(?:than|of|to|and|or|in)\b)[a-z])"
        r"|\s(?:(?:also|further)\s+)?(?:provides?|calls?)\s+for\s+(?P<thing>(?:an?|the)\s+(?!end\b|need\b)[a-z])"
    )


@cache
def _there() -> Cued:
    barred = alternation(words().list("stated", "barred"))
    made = alternation(words().list("stated", "made"))
    return cued(
        rf"\b[Tt]here\s+(?:will|shall|is\s+to|are\s+to)\s+(?:also\s+)?be\s+(?:no\s+(?:[\w-]+\s+){{0,2}}?{barred}|(?:an?\s+)?(?:new\s+|national\s+|single\s+|special\s+)*(?:[\w-]+\s+){{0,3}}?{made})\b(?=\s+(?:on|for|in|at|to|of|with|near|by))"
    )


@only_where(lambda: (_is_task(), _IN_PART, _part(), _more(), _there()))
def stated_actions(text: str, mentions: Sequence[Mention]) -> Iterator[Action]:
    """Yield the actions that a sentence names as parts of a plan, as more of something, or as what there will be.

    >>> t = "A key part of the plan is the opening of two schools."
    >>> [t[a.start:a.end] for a in stated_actions(t, ())]
    ['the opening of two schools']
    >>> t = "The ministry proposes stricter rules for old boats."
    >>> [t[a.start:a.end] for a in stated_actions(t, ())]
    ['stricter rules for old boats']
    >>> t = "There will be no dues on small boats."
    >>> [t[a.start:a.end] for a in stated_actions(t, ())]
    ['There will be no dues on small boats']
    >>> t = "Widening the quay is a top priority for the board."
    >>> [t[a.start:a.end] for a in stated_actions(t, ())]
    ['Widening the quay']
    >>> list(stated_actions("According to the plan of May, the bay will be a key pillar of growth.", ()))
    []
    >>> list(stated_actions("A part of the story is the weather, and there will be no rain in May.", ()))
    []
    """
    if _is_task().may_match(text) and (task := _is_task().match(text)):
        yield from pieces(text[: task.end("what")], task.start("what"), "ing")
    if part := _IN_PART.search(text):
        yield from _parts_of(text, part.start())
    for match in _part().finditer(text):
        yield from _named(text, match.start("rest"))
    for match in _more().finditer(text):
        kind = subject_kind(text, match.start() + 1, mentions)
        if kind in _SETTERS and (match["rest"] or kind == acting.POLICY):
            at = max(match.start("rest"), match.start("thing"))
            again = _AGAIN.search(text, at)
            end = clean_end(text, at, again.start() if again else len(text))
            if len(text[at:end].split()) >= _SHORTEST:
                yield Action(at, end, "nominal", "more", f"{kind}?")
    for match in _there().finditer(text):
        end = clean_end(text, match.start(), len(text))
        yield Action(match.start(), max(end, match.end()), "ruled", "be", "other?")


# "… and urges members to": a further verb of the same subject.
_AGAIN = re.compile(
    r",?\s+and\s+(?:also\s+)?[a-z]{3,}(?:s|ed)\s+(?:[A-Z]|the\b|an?\b|all\b|its\b|that\b|for\b|to\b)"
)


def _parts_of(text: str, end: int) -> Iterator[Action]:
    """Yield the nouns of action that open a sentence and are "part of the plan", the verb of which stands at ``end``."""
    if opens_nominal(text, 0):
        for start, stop in nominal_list(text, 0, end):
            yield Action(start, clean_end(text, start, stop), "nominal", "part", "?")


def _named(text: str, at: int) -> Iterator[Action]:
    """Yield what stands behind "is", if it is an action: a noun of action, "to open" or "opening"."""
    if opens_nominal(text, at):
        for start, stop in nominal_list(text, at, clean_end(text, at, len(text))):
            yield Action(start, clean_end(text, start, stop), "nominal", "part", "?")
        return
    verb = _VERB.match(text, at)
    if verb and (
        verb["ing"] in forms().ing or (verb["base"] in forms().after and verb["base"] not in forms().never)
    ):
        yield from pieces(
            text, verb.start("ing") if verb["ing"] else verb.start("base"), "ing" if verb["ing"] else "modal"
        )


_VERB = re.compile(
    r"(?:to\s+(?P<base>[a-z-]{3,20})|(?P<ing>[a-z-]{3,20}ing))\s+(?!(?:of|by|is|are|was|and|or|to)\b)"
)
