"""Actions under way: "is rolling out …", "are being built", "works on … are in progress"."""

from collections.abc import Iterator, Sequence

from kg import lazy_re as re
from kg.claims.actions import acting
from kg.claims.actions.acting import clause_before, subject_kind
from kg.claims.actions.cutting import Action, clean_end, pieces
from kg.claims.actions.nominal import holds_nominal
from kg.claims.actions.verbs import forms, participles, word_set
from kg.claims.patterns.cued import cued
from kg.model import Mention

_NOW = r"(?:(?:now|also|currently|already|still|presently|actively|progressively|gradually|[a-z]+ly|at\s+present)\s+){0,2}"
_DOING = cued(
    rf"\b(?:is|are|(?P<past>was|were))\s+{_NOW}(?P<word>[a-z-]{{3,20}}ing)\b(?:\s+(?:ahead|forward|on)\s+(?:with|on)?)?(?=\s+(?P<after>\S+))"
)
_BEING = re.compile(rf"\b(?:is|are)\s+{_NOW}being\s+{_NOW}(?P<word>[a-z]{{3,20}})\b")
_UNDER_WAY = re.compile(
    rf"\b(?:is|are)\s+{_NOW}(?:under\s?way|in\s+progress|under\s+construction|under\s+preparation|proceeding|progressing|ongoing|in\s+full\s+swing|in\s+the\s+pipeline)\b"
)
_AGAIN = re.compile(
    r",?\s+(?:and|but|while)\s+(?:also\s+)?(?:(?:[A-Za-z’'-]+\s+){0,4}(?:is|are|has|have|will|was|were))\b"
)
# That a policy is carried out is no step of it.
_CARRIED_OUT = frozenset(["implemented", "enforced", "applied", "executed", "rolled", "carried"])
# "Alvor is building a quay": with a thing of its own a country or a city acts.
_A_THING = frozenset(
    ["a", "an", "the", "its", "new", "more", "two", "three", "four", "five", "several", "further"]
)
_NEVER = re.compile(r"(?:of|is|are|was|were|by|and|or|to|that|from|at|as|only|just)$")


# "is making additional investments in piers"
_CHANGE = re.compile(
    r"(?<=making)\s+(?:(?:an?|the|new|additional|further|major|significant|large|substantial|targeted|more|its)\s+){0,3}"
    r"(?:investments?|improvements?|amendments|upgrades|reforms?|(?:funds?|funding|money|land)\s+available)\b"
)


def makes_change(text: str, at: int) -> bool:
    """Return whether "making", which ends there, has a step for its object.

    >>> makes_change("is making new investments in piers", 9), makes_change("is making progress", 9)
    (True, False)
    """
    return _CHANGE.match(text, at) is not None


def ongoing_actions(text: str, mentions: Sequence[Mention], it: str = "") -> Iterator[Action]:
    """Yield what a body is said to be doing, and what is being done; ``it`` is the kind that "it" stands for.

    >>> t = "The Ministry of Fish is rolling out a scheme for divers."
    >>> [t[a.start:a.end] for a in ongoing_actions(t, ())]
    ['rolling out a scheme for divers']
    >>> list(ongoing_actions("The Ministry of Fish is facing a crisis.", ()))
    []
    """
    if "ing " in text:
        yield from _doing(text, mentions, it)
    if "being " in text:
        yield from _being(text, mentions, it)
    if "nder" in text or "progress" in text or "proceeding" in text or "ongoing" in text:
        yield from _under_way(text)


def _doing(text: str, mentions: Sequence[Mention], it: str) -> Iterator[Action]:
    for match in _DOING.finditer(text):
        verb = match["word"]
        if (
            verb not in forms().ing
            or (
                verb in word_set("ongoing_never")
                and match["after"] not in ("up", "aside")
                and not makes_change(text, match.end("word"))
            )
            or _NEVER.match(match["after"])
        ):
            continue
        if match["past"] and not _SAYING.search(text, max(0, match.start() - _FAR), match.start()):
            continue
        kind = subject_kind(text, match.start(), mentions)
        kind = it if kind == acting.IT and it else kind
        placed = kind == acting.PLACE and match["after"] in _A_THING
        if placed or kind in (acting.ACTOR, acting.WE, acting.POLICY, acting.AREA):
            again = _AGAIN.search(text, match.end())
            yield from pieces(text, match.start("word"), "ing", kind + "?", again.start() if again else None)


# "The mayor said the town was building a quay": what is told of the present.
_SAYING = re.compile(
    r"\b(?:said|announced|added|noted|explained|stated|stressed|confirmed|revealed)\s+(?:that\s+)?(?:the|its|his|her|their|it|they)\b[^.;:,]{0,60}$"
)
_FAR = 110


def _being(text: str, mentions: Sequence[Mention], it: str) -> Iterator[Action]:
    for match in _BEING.finditer(text):
        if match["word"] not in participles() or match["word"] in word_set("no_passive"):
            continue
        kind = subject_kind(text, match.start(), mentions)
        begin = _subject_at(text, match.start())
        bare = re.fullmatch(
            r"(?:it|they|this|these|that|which|who|he|she|none|nothing|nobody)",
            text[begin : match.start()].strip(),
            re.I,
        )
        if bare and (bare[0].lower()[:2] == "no" or it not in acting.PLANNERS | {acting.AREA}):
            continue
        if text[begin : match.start()].rstrip().endswith((" that", " which", " who")):
            continue  # "an aim that is being pursued by …"
        policy = kind == acting.POLICY or acting.is_policy(text[begin : match.start()])
        if kind != acting.FIRM and not (policy and match["word"] in _CARRIED_OUT):
            again = _AGAIN.search(text, match.end())
            end = clean_end(text, begin, again.start() if again else len(text))
            yield Action(begin, max(end, match.end()), "passive", match["word"], "other?")


def _under_way(text: str) -> Iterator[Action]:
    for match in _UNDER_WAY.finditer(text):
        begin = _subject_at(text, match.start())
        if work := _WORK_OF.match(text, begin, match.start()):
            yield from pieces(text, work.end(), "ing", "other?", match.start())
            continue
        subject = text[begin : match.start()].strip()
        if 2 <= len(subject.split()) <= 25 and (holds_nominal(subject) or re.search(r"\bworks\b", subject)):
            yield Action(begin, match.start() - 1, "nominal", "works", "other?")


# "The work of widening the quay is in progress": widening it is the step.
_WORK_OF = re.compile(r"(?:the\s+)?(?:process|work|works|task|job)\s+(?:of|on|for)\s+(?=[a-z]+ing\s)", re.I)


def _subject_at(text: str, at: int) -> int:
    start = clause_before(text, at)
    begin = start + len(text[start:]) - len(text[start:].lstrip())
    joined = _JOINED.match(text, begin, at)
    return joined.end() if joined else begin


# "and the quay is …", "he said, the quay is …", "he said the quay is …"
_JOINED = re.compile(
    r"(?:and|but|also|so|then|while|where)\s+|(?:he|she|they|it|the\s+[a-z]+)\s+(?:also\s+)?(?:said|added|noted|stated|told)(?:,|\s+that)?\s+",
    re.I,
)
