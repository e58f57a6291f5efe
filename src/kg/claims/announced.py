"""Actions that prose announces: "will", "shall", "has pledged to", "is to be built", "the Act requires …"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.claims import acting
from kg.claims.acting import clause_before, subject_kind
from kg.claims.cutting import Action, clean_end, pieces
from kg.claims.nominal import holds_nominal
from kg.claims.verbs import ADVERB, forms, participles
from kg.model import Mention

_MODAL = re.compile(
    r"\b(?P<how>(?:will|shall|must|should|may|would|ought\s+to|(?:has|have|had|needs?|is|are|was|were|been)\s+(?:now\s+|also\s+|therefore\s+|[a-z]+ly\s+)?(?:[a-z]+(?:ed|ing|own)\s+(?:upon\s+)?|set\s+|due\s+|ready\s+)?to|"
    r"needs?\s+to|(?P<verb>aims?|aimed|plans?|planned|intends?|intended|seeks?|sought|proposes?|proposed|pledges?|pledged|vows?|vowed|promises?|promised|agrees?|agreed|decides?|"
    r"decided|resolves?|resolved|undertakes?|undertook|commits?|committed|strives?|endeavou?rs?|hopes?|wants?|wishes|opted|voted|tries|continues?|expects?|offers?|offered|moved|"
    r"serves?|works?|helps?|designed|intended|tasked|required|empowered|authori[sz]ed|directed|instructed|mandated|obliged|urged|encouraged)\s+to)\s+)"
    rf"(?P<not>not\s+)?(?P<adv>{ADVERB})(?P<rest>(?:be|get|receive)\s+|)(?P<word>{ADVERB}[a-z][a-z-]*)"
)
_PLANNED = re.compile(
    r"\b(?:is|are)\s+(?:also\s+|now\s+)?(?P<word>planned|proposed|envisaged|foreseen|earmarked|reserved|encouraged)\b(?!\s+(?:to|by|on|as)\b)"
)
# How sure an announcement is: a plan, a duty, or less.
_STRONG = re.compile(
    r"^(?:will|shall|must|(?:is|are)\s+to|(?:is|are|has|have)\s+(?:now\s+|also\s+|[a-z]+ly\s+)?(?:set|due|planning|going|preparing|determined|obliged|required|decided|agreed|pledged|vowed|"
    r"promised|committed|resolved|planned|proposed|undertaken|scheduled|mandated|tasked|directed|instructed)\s+to|"
    r"(?:aims?|plans?|intends?|seeks?|proposes?|pledges?|pledged|vows?|vowed|promises?|promised|agreed|decided|resolved|undertakes?|undertook|commits?|committed)\s+to)\s"
)
_NEVER_HOW = re.compile(
    r"(?:expected|supposed|likely|believed|said|thought|known|estimated|reported|forced|used|seen|forecast|projected|bound|liable|subject|prone|attributed|related|linked|entitled|"
    r"pleased|delighted|proud|going|able|unable|had|was|were|happy|hoped?|wishes|expects?|compared|according)\s+(?:to\s+)?$|^(?:was|were|had)\s"
)
_SAID = re.compile(
    r"\b(?:said|announced|pledged|promised|declared|proposed|proposals?|stated|vowed|plans?|bill|recommended|decided|agreed|confirmed|added|ordered|told|suggested|under\s+which)\b"
)
# What an effect does rather than a plan.
_EFFECTS = frozenset(
    [
        "help",
        "facilitate",
        "enhance",
        "promote",
        "strengthen",
        "create",
        "contribute",
        "boost",
        "improve",
        "support",
        "increase",
        "reduce",
        "bring",
        "allow",
        "enable",
        "attract",
        "generate",
        "lead",
        "provide",
        "make",
        "drive",
        "stimulate",
        "give",
        "accelerate",
        "encourage",
        "foster",
        "ensure",
        "ease",
        "save",
        "raise",
        "lower",
        "deepen",
        "expand",
        "unlock",
        "stabilise",
        "stabilize",
        "inject",
        "spur",
        "catalyse",
        "catalyze",
        "bolster",
        "double",
        "cut",
        "position",
        "transform",
        "inspire",
        "elevate",
        "showcase",
        "attract",
        "serve",
        "consist",
        "integrate",
        "connect",
        "link",
        "mean",
        "cost",
    ]
)
_ALWAYS_EFFECT = frozenset(
    [
        "help",
        "benefit",
        "contribute",
        "lead",
        "boost",
        "bring",
        "inject",
        "mean",
        "cost",
        "double",
        "spur",
        "inspire",
    ]
)
_SPEECH = frozenset(
    [
        "construed",
        "deemed",
        "announced",
        "considered",
        "noted",
        "seen",
        "said",
        "remembered",
        "expected",
        "found",
        "known",
        "felt",
        "discussed",
        "described",
        "presented",
        "reported",
        "based",
        "located",
        "situated",
        "followed",
        "measured",
        "given",
        "used",
        "needed",
        "required",
        "accompanied",
        "affected",
        "faced",
        "held",
        "called",
        "named",
        "asked",
        "taken",
    ]
)


def announced_actions(text: str, mentions: Sequence[Mention]) -> Iterator[Action]:
    """Yield the actions that a sentence announces, each with the kind of its subject.

    >>> t = "The city will widen the quay and open two schools."
    >>> [t[a.start:a.end] for a in announced_actions(t, ())]
    ['widen the quay', 'open two schools']
    >>> list(announced_actions("The city will be happy.", ()))
    []
    """
    for match in _PLANNED.finditer(text) if "ed" in text else ():
        yield from _passive(
            text, match, match["word"], subject_kind(text, match.start(), mentions) + "?", len(text)
        )
    found = [m for m in _MODAL.finditer(text) if not m["not"]]
    for n, match in enumerate(found):
        limit = found[n + 1].start() if n + 1 < len(found) else len(text)
        yield from _announced(text, match, limit, mentions)


def _announced(text: str, match: re.Match[str], limit: int, mentions: Sequence[Mention]) -> Iterator[Action]:
    how, word = match["how"], match["word"].split()[-1].lower()
    if _NEVER_HOW.search(how) or re.search(r"\bnot\s+$", text[max(0, match.start() - 6) : match.start()]):
        return
    kind = subject_kind(text, match.start(), mentions)
    if kind == acting.FIRM or (how.startswith("would") and not _reported(text, match.start(), kind)):
        return
    weak = "" if _STRONG.match(how) else "?"
    if match["rest"].strip() in ("be", "get", "receive"):
        yield from _passive(text, match, word, kind + weak, limit)
        return
    if word in ("be", "have", "become") or not _is_action(word, kind):
        return
    start = match.start("adv") if match["adv"] else match.start("word")
    if idle := _IDLE.match(text, start):
        start = idle.end()
    stop = limit if limit == len(text) else _before_subject(text, start, limit)
    for n, action in enumerate(pieces(text, start, "modal", kind + weak, stop)):
        if n == 0 or not _is_effect(action.verb, kind):
            yield action


_IDLE = re.compile(
    r"(?:(?:also|further|now|then|thus|thereby|always|soon|again|instead|first|therefore|subsequently|additionally|initially|ultimately)\s+)+(?=[a-z])"
)


def _reported(text: str, at: int, kind: str) -> bool:
    """Return whether "would" tells of a plan that was announced."""
    return kind in acting.PLANNERS | {acting.IT} and _SAID.search(text[:at]) is not None


def _is_action(verb: str, kind: str) -> bool:
    """Return whether a verb after "will" is an action of such a subject."""
    known = forms()
    if _is_effect(verb, kind):
        return False
    if verb in known.after:
        return verb not in known.never or kind in (acting.ACTOR, acting.WE)
    # An actor may do what is not on the list.
    return kind in (acting.ACTOR, acting.WE) and verb not in known.never and len(verb) > 3


def _is_effect(verb: str, kind: str) -> bool:
    if kind in (acting.ACTOR, acting.WE, acting.PLACE):
        return False
    if kind == acting.POLICY:
        return verb in _ALWAYS_EFFECT
    return verb in _EFFECTS


def _passive(text: str, match: re.Match[str], word: str, kind: str, limit: int) -> Iterator[Action]:
    given = "rest" in match.re.groupindex and match["rest"].strip() in ("get", "receive")
    if given and not holds_nominal(text[match.end() - len(word) :][:60]):
        return
    if not given and (
        word in _SPEECH
        or not (
            word in participles()
            or (word.endswith("ed") and len(word) > 5)
            or word in ("exempt", "free", "able")
        )
    ):
        return
    if word == "able" or word in ("become",):
        return
    start = clause_before(text, match.start())
    begin = start + len(text[start:]) - len(text[start:].lstrip())
    if article := re.match(r"(?:and|but|also|so|then|while|where)\s+", text[begin:]):
        begin += article.end()
    subject = text[begin : match.start()].strip()
    if not 1 <= len(subject.split()) <= 40 or re.match(
        r"(?:it|this|that|which|who|they|there)$", subject, re.I
    ):
        return
    if re.search(r"\b(?:tasked|charged|entrusted)$", word) and (
        duty := re.match(r"\s+with\s+(?=[a-z]+ing\b)", text[match.end() :])
    ):
        yield from pieces(text, match.end() + duty.end(), "ing", kind)
        return
    stop = limit if limit == len(text) else _before_subject(text, match.end(), limit)
    end = clean_end(text, begin, stop)
    if end <= match.end("word") - 1:
        end = match.end("word")
    kind = (
        acting.OTHER + ("?" if kind.endswith("?") else "")
        if not re.match(r"(?:actor|policy|we|place)", kind)
        else kind
    )
    yield Action(begin, end, "passive", word, kind)


def _before_subject(text: str, start: int, stop: int) -> int:
    """Return where an action ends before the subject of the next announcing verb begins."""
    breaks = [
        m.start()
        for m in re.finditer(
            r"[;:]\s|,\s+(?:and\s+|but\s+|while\s+|which\s|who\s|where\s|that\s)?|\s+and\s+(?=(?:the|a|an|its|their|other|all|[A-Z])\b)|\s+(?:that|which|who|while|where)\b",
            text[start:stop],
        )
    ]
    return start + breaks[-1] if breaks else stop


_PRESENT = re.compile(rf"(?:^|[\s,)”’\"'])(?P<adv>{ADVERB})(?P<verb>[a-z-]{{3,20}}s)\b\s+(?=(?P<after>\S+))")


# What a text does, not what its policy does.
_REPORTS = frozenset(
    [
        "includes",
        "sets",
        "aims",
        "plans",
        "follows",
        "makes",
        "gives",
        "comes",
        "states",
        "brings",
        "identifies",
        "recognizes",
        "recognises",
        "specifies",
        "reports",
        "lists",
        "details",
        "expects",
        "considers",
        "defines",
        "applies",
        "repeals",
        "faces",
        "concerns",
        "calls",
        "marks",
        "examines",
        "reviews",
        "evaluates",
        "assesses",
        "analyses",
        "clarifies",
        "achieves",
        "uses",
        "informs",
        "notes",
        "builds",
        "describes",
    ]
)


def present_actions(text: str, mentions: Sequence[Mention]) -> Iterator[Action]:
    """Yield what a policy is said to do in the present tense: "The Act requires firms to report spills".

    >>> t = "The scheme offers cheap loans to growers and trains young fishers."
    >>> [t[a.start:a.end] for a in present_actions(t, ())]
    ['offers cheap loans to growers', 'trains young fishers']
    """
    third = forms().third
    for match in _PRESENT.finditer(text):
        verb = match["verb"]
        if verb not in third or match["after"] in (
            "to",
            "of",
            "in",
            "that",
            "and",
            "are",
            "is",
            "for",
            "on",
            "by",
            "with",
        ):
            continue
        at = match.start("adv") if match["adv"] else match.start("verb")
        if subject_kind(text, at, mentions) != acting.POLICY or _is_effect(third[verb], acting.POLICY):
            continue
        before = text[clause_before(text, at) : at]
        if len(before.split()) > 14 or re.search(r"\b(?:which|that|who|will|to)\s*$", before):
            continue
        if third[verb] in forms().never or verb in _REPORTS:
            continue
        yield from (
            replace(a, form="present") if a.form == "present" else a
            for a in pieces(text, at, "present", acting.POLICY)
        )
        return
