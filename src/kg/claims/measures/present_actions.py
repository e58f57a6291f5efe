"""What a policy does in the present tense: "The Act requires firms to report spills and bans old boilers"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from kg import lazy_re as re
from kg.claims.actions import acting
from kg.claims.actions.acting import clause_before, subject_kind
from kg.claims.actions.cutting import Action, pieces
from kg.claims.actions.verbs import ADVERB, THIRD, forms, word_set
from kg.claims.measures.led_steps import leads_to_step
from kg.claims.names.gazetteer import tokens
from kg.claims.patterns.cued import Cued, cued
from kg.claims.patterns.words import alternation, words
from kg.model import Mention

_PRESENT = re.compile(
    rf"(?:^|[\s,)”’\"'])(?P<adv>{ADVERB})(?P<verb>{THIRD})\b(?P<pair>\s+(?:and|or)\s+(?P<second>{THIRD})\b)?\s+(?=(?P<after>\S+))"
)
_OPENS_OBJECT = frozenset(["the", "a", "an", "all", "new"])
# "…, establishes A": the verb goes on with the subject of the first one.
_GOES_ON = re.compile(r"(?:,|;|\band)\s+(?:and\s+)?(?:also\s+|further\s+)?$")
_LONGEST = 14  # words of a subject


def present_actions(text: str, mentions: Sequence[Mention], it: str = "") -> Iterator[Action]:
    """Yield what a policy is said to do; ``it`` is the kind of thing that "it" stands for.

    >>> t = "The scheme offers cheap loans to growers and trains young fishers."
    >>> [t[a.start:a.end] for a in present_actions(t, ())]
    ['offers cheap loans to growers', 'trains young fishers']
    >>> t = "The act defines a port, requires a survey of every pier and bans old nets."
    >>> [t[a.start:a.end] for a in present_actions(t, ())]
    ['bans old nets']
    >>> t = "The new rules also ban old nets and cap the harbour fees."
    >>> [t[a.start:a.end] for a in present_actions(t, ())]
    ['ban old nets', 'cap the harbour fees']
    """
    yield from _of_several(text, mentions)
    known, ruled, done = forms().third, False, 0
    if known.keys().isdisjoint(tokens(text)[2]):
        return
    for match in _PRESENT.finditer(text):
        verb = match["verb"]
        if verb not in known or match["after"].strip(",;") in word_set("no_object"):
            continue
        at = match.start("adv") if match["adv"] else match.start("verb")
        plain = known[verb] not in forms().base and match["after"] not in _OPENS_OBJECT
        goes_on = ruled and _GOES_ON.search(text, max(0, at - 16), at) is not None
        if plain or (not goes_on and not _is_of_policy(text, at, mentions, it)):
            continue
        ruled = True
        if at < done or _replaces(text, verb, match.start("after"), mentions):
            continue
        for action in pieces(text, at, "present", acting.POLICY):
            done = max(done, action.end)
            if leads_to_step(text, action.start):
                break  # "urges the towns to open schools": what they are to do is the step
            if _is_step(action.verb) or text.startswith("sets up ", action.start):
                yield replace(action, form="present") if action.form == "present" else action


@cache
def _several() -> tuple[Cued, re.Pattern[str]]:
    """Return the pattern of a verb behind papers in the plural ("the new rules also ban"), and of what denies or doubts it."""
    lists = words()
    papers, verbs, doubts = (alternation(lists.list("present", key)) for key in ("papers", "verbs", "doubts"))
    return (
        cued(
            rf"(?:^|[.;]\s+|,\s+(?:and\s+)?)(?:[Tt]he|[Tt]hese|[Ii]ts)\s+(?:(?:new|revised|draft|proposed|amended|updated|[A-Z]\w+)\s+){{0,3}}{papers}\s+"
            rf"(?:(?:also|further|now|likewise|therefore)\s+)*(?P<adv>{ADVERB})(?P<verb>{verbs})\s+(?=(?P<after>\S+))"
        ),
        re.compile(rf"\b{doubts}\b", re.I),
    )


def _of_several(text: str, mentions: Sequence[Mention]) -> Iterator[Action]:
    """Yield what papers do whose word stands in the plural: "The guidelines mandate cleaner boats"."""
    papers, doubts = _several()
    for match in papers.finditer(text):
        at = match.start("adv") if match["adv"] else match.start("verb")
        if (
            match["after"].strip(",;") in word_set("no_object")
            or doubts.search(text, 0, at)
            or not _is_of_policy(text, at, mentions, "")
        ):
            continue
        for action in pieces(text, at, "modal", acting.POLICY):
            if leads_to_step(text, action.start):
                break
            yield replace(action, form="present") if action.form == "modal" else action


def _is_of_policy(text: str, at: int, mentions: Sequence[Mention], it: str) -> bool:
    """Return whether a policy is the subject of the verb at an offset."""
    before = text[clause_before(text, at) : at]
    if len(before.split()) > _LONGEST or re.search(r"\b(?:which|that|who|will|to)\s*$", before):
        return False
    if before.strip() in ("The state", "the state", "The State", "the State"):
        # "The state supports farms", as laws say; what it "supports ports in doing" is the ports' step.
        return not _IN_DOING.search(text, at)
    kind = subject_kind(text, at, mentions)
    return kind == acting.POLICY or (kind == acting.IT and it == acting.POLICY)


# What becomes of another policy is a tie between the two, no step.
_TIES = frozenset(
    ["replaces", "repeals", "supersedes", "amends", "revokes", "abrogates", "rescinds", "succeeds"]
)
_THE = re.compile(r"(?:the\s+)?[“\"‘']?")


def _replaces(text: str, verb: str, at: int, mentions: Sequence[Mention]) -> bool:
    """Return whether a verb ties a policy to the one that is named behind it: "replaces the Quay Act"."""
    if verb not in _TIES:
        return False
    start = found.end() if (found := _THE.match(text, at)) else at
    return any(m.start == start and m.kind in ("PolicyDocument", "Strategy") for m in mentions)


_IN_DOING = re.compile(r"\sin\s+(?:[a-z]+ly\s+)?[a-z]{3,}ing\s")


def _is_step(verb: str) -> bool:
    """Return whether a verb states what a policy does, not what its text does or what comes of it."""
    base = forms().third.get(verb, verb)
    return not (base in forms().never or verb in word_set("reports") or base in word_set("effect_always"))
