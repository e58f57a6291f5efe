"""Actions behind words by which somebody has them done, dwells on them or sets about them.

"instructed the port to widen the quay", "tasked it with training divers", "attaches importance to opening schools".
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from kg import lazy_re as re
from kg.claims.actions.acting import clause_before
from kg.claims.actions.cutting import Action, clean_end, pieces
from kg.claims.actions.ing_leads import CALLED, MEANT
from kg.claims.actions.intent_forms import AIM
from kg.claims.actions.nominal import nominal_list, opens_nominal
from kg.claims.actions.verbs import ADVERB, forms, inflected, participles, word_set
from kg.claims.measures.loose import DETERMINERS, denied
from kg.claims.patterns.cued import Cued, cued
from kg.claims.patterns.gates import only_where
from kg.claims.patterns.words import alternation, words

_BASE = rf"(?P<rest>{ADVERB}(?P<verb>[a-z-]{{2,24}}))\b(?=(?P<after>\s+\S+))"
# What is had done stands behind those who are to do it; no clause begins between.
_WHOM = r"(?!(?:an?|new|more|further|some|additional)\s)(?:(?!(?:to|that|which|who|will|is|are|was|were|has|have)\b)[\w’'&.-]+,?\s+){1,9}?(?:\([A-Z][\w&-]{1,9}\)\s+)?"
_ASIDE = r"(?:,\s+(?:inter\s+alia|among\s+(?:other\s+things|others)|in\s+particular|above\s+all|for\s+(?:example|instance)),)?"
_NEVER_AFTER = re.compile(r"\s+(?:of|is|are|was|were|by)\b")


def _listed(key: str) -> tuple[str, ...]:
    return words().list("led", key)


# "One is to widen the quay, the other is …"
_NTH = r"(?:\A\W*|[;,.]\s+(?:and\s+)?)(?:[Tt]he\s+)?(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth|[Ll]ast|[Oo]ther|[Oo]ne|[Aa]nother|[Nn]ext)(?:\s+(?:one|step|task))?\s+is"


@cache
def _have_done() -> Cued:
    """Return the pattern of "instructed the port to widen", "was told to widen"."""
    bases = (*_listed("have_do"), *_listed("have_do_public"))
    verbs = alternation(f for verb in bases for f in inflected(verb)[1:])
    # "direct investment", "the mandate of the port": a base form stands behind what governs it.
    base = rf"(?:to|will|shall|should|must|would|may|we|they)\s+(?:also\s+)?{alternation(bases)}"
    passive = alternation(_listed("had_to"))
    return cued(
        rf"\b(?P<lead>{verbs}|{base})\s+(?P<whom>{_WHOM})to\s+{_BASE}"
        rf"|\b(?:is|are|was|were|been|being|be)\s+(?P<passive>{passive})\s+to\s+(?P<rest2>{ADVERB}(?P<verb2>[a-z-]{{2,24}}))\b(?=(?P<after2>\s+\S+))"
    )


@cache
def _made_to() -> Cued:
    """Return the pattern of "was set up in 2019 to widen", "issued a guideline to widen"."""
    made, papers = alternation(_listed("made")), alternation(_listed("papers"))
    heed = alternation(f for verb in _listed("heed") for f in inflected(verb))
    # "underlines the need for towns to widen their quays"
    need = rf"{heed}\s+(?:the|a)\s+(?:[a-z-]+\s+)?(?:need|necessity|urgency)\s+(?:for\s+{_WHOM})?"
    issued = alternation(words().list("verbs", "issue"))
    return cued(
        rf"(?:\b(?:is|are|was|were|been)\s+|,\s+)(?P<lead>{made})(?:,?\s+(?:in|on|by|under|within|at|as|last|this|near)\b[^.;:,]{{1,80}}?)?,?\s+to\s+{_BASE}"
        rf"|(?:{_NTH}\s+|\b{need}|\b{issued}\s+(?:an?|the|new|its|two|three|several|\w+ty)\s+(?:[\w’'-]+\s+){{0,4}}?{papers}\s+(?:(?:in|on)\s+\w+(?:\s+\d{{4}})?\s+)?)to\s+(?P<rest2>{ADVERB}(?P<verb2>[a-z-]{{2,24}}))\b(?=(?P<after2>\s+\S+))"
    )


@cache
def _dwelt_on() -> Cued:
    """Return the pattern of "attaches great importance to", "concentrates on", "tasked it with", "agreed on"."""
    stress, on, papers = (alternation(_listed(key)) for key in ("stress", "on", "papers"))
    issued = alternation(words().list("verbs", "issue"))
    tasks = alternation(f for verb in _listed("task_with") for f in inflected(verb))
    how = r"(?:[a-z-]+\s+){0,2}"
    return cued(
        rf"(?:{_NTH}|\b(?:attach|place|put|lay|give|pay|laid|paid|gave)(?:s|es|ed|d|ing)?\s+{how}{stress}\s+(?:to|on|upon)"
        rf"|\b(?i:{stress})\s+(?:(?:will|shall|should|must|would|is|are)\s+(?:also\s+)?(?:be\s+)?)(?:given|placed|put|laid|paid|attached|accorded)\s+(?:to|on|upon)"
        rf"|\b{on}|\b{tasks}\s+(?:{_WHOM})?with"
        rf"|\b(?:[Tt]he\s+)?(?:need|necessity|urgency)\s+(?:for|of)"
        # "approved a draft resolution for opening a port"
        rf"|\b{issued}\s+(?:an?|the|its)\s+(?:[\w’'-]+\s+){{0,4}}?{papers}\s+(?:for|on)){_ASIDE}\s+(?P<rest>(?=[a-z])(?P<verb>[a-z-]+)\b)(?=(?P<after>\s+\S+))"
    )


# "will not only widen the quay but also train divers"
_NOT_ONLY = cued(
    r"\b(?:will|shall|must|should|would|to)\s+not\s+only\s+(?P<first>[a-z-]{2,24})\s[^.;:]{3,160}?(?P<but>,?\s+but\s)(?:rather\s+)?(?:(?:will\s+|to\s+|must\s+)?also\s+)?(?:to\s+)?(?P<second>[a-z-]{2,24})\s"
)


# "By 2030 the town will have widened the quay, trained divers and set up a school."
_WILL_HAVE = cued(r"\b(?:will|shall|should)\s+have\s+(?:also\s+|[a-z]+ly\s+)?(?P<done>[a-z]{3,20})\s+(?=\S)")
_NEXT_DONE = re.compile(
    r"(?:,\s+(?:and\s+)?|\s+and\s+)(?:also\s+|[a-z]+ly\s+)?(?P<done>[a-z]{3,20})\s+(?=\S)"
)
_NO_OBJECT = re.compile(r"(?:by|in|to|from|as|than|at|been|its\s+own)\b")


def _will_have(text: str) -> Iterator[Action]:
    """Yield what somebody will have done by some time, each verb with its object."""
    for match in _WILL_HAVE.finditer(text):
        starts = [match.start("done")] if _is_done(text, match) else []
        end = clean_end(text, match.start("done"), len(text))
        later = _NEXT_DONE.finditer(text, match.end(), end) if starts else ()
        ends = []
        for found in later:
            if _is_done(text, found):
                ends.append(found.start())
                starts.append(found.start("done"))
        for start, stop in zip(starts, [*ends, end], strict=False):
            yield Action(start, clean_end(text, start, stop), AIM, text[start:].split(maxsplit=1)[0])


def _is_done(text: str, match: re.Match[str]) -> bool:
    known = match["done"] in participles() and match["done"] not in word_set("state")
    return known and _NO_OBJECT.match(text, match.end()) is None


@only_where(lambda: (_have_done(), _made_to(), _dwelt_on(), _NOT_ONLY, _WILL_HAVE))
def led_steps(text: str) -> Iterator[Action]:
    """Yield the actions that such words lead to.

    >>> t = "The council instructed the port to widen the quay, and tasked it with training divers."
    >>> [t[a.start:a.end] for a in led_steps(t)]
    ['widen the quay', 'training divers']
    >>> t = "The council attaches great importance to the opening of schools."
    >>> [t[a.start:a.end] for a in led_steps(t)]
    ['the opening of schools']
    >>> list(led_steps("The storm never told the port to widen the quay."))
    []
    """
    for pattern in (_have_done(), _made_to()):
        for match in pattern.finditer(text):
            n = "" if match["rest"] else "2"
            verb, at = match["verb" + n], match.start("rest" + n)
            known = verb in forms().after and verb not in forms().never
            if _is_private(text, match):
                continue
            if known and not (_NEVER_AFTER.match(match["after" + n]) or _is_denied(text, match.start())):
                yield from (_aim(a) for a in pieces(text, at, "modal", stop=_next_led(text, at)))
    yield from _will_have(text) if " have " in text else ()
    for match in _NOT_ONLY.finditer(text) if "not only" in text else ():
        for verb, stop in (("first", match.start("but")), ("second", None)):
            if match[verb] in forms().after and match[verb] not in forms().never:
                yield from (_aim(a) for a in pieces(text, match.start(verb), "modal", stop=stop))
    for match in _dwelt_on().finditer(text):
        if not _is_denied(text, match.start()):
            yield from _named(text, match)


@cache
def _public_verbs() -> frozenset[str]:
    return frozenset(f for verb in _listed("have_do_public") for f in inflected(verb))


def _is_private(text: str, match: re.Match[str]) -> bool:
    """Return whether somebody else than public hands assigns something: "the teacher assigned pupils to draw"."""
    lead = match.groupdict().get("lead") or ""
    if lead.split(" ")[-1].lower() not in _public_verbs():
        return False
    before = text[clause_before(text, match.start()) : match.start()]
    return not (
        _PUBLIC.search(before)
        or re.fullmatch(r"\s*(?:[Ii]t|[Hh]e|[Ss]he|[Ww]e)\s+(?:has\s+|have\s+|had\s+)?", before)
    )


# Who acts for the public.
_PUBLIC = re.compile(
    r"\b(?:[Gg]overnments?|[Mm]inist(?:er|ers|ry|ries)|[Cc]abinet|[Pp]arliament|[Pp]resident|[Pp]remier|[Gg]overnor|[Mm]ayor|[Cc]ouncil|[Cc]ommission|[Aa]uthorit(?:y|ies)|[Aa]gency|[Ss]tate|[Aa]ct|[Ll]aw|[Dd]ecree|[Pp]lan|[Pp]olicy|[Ss]trategy|[Oo]rder|[Rr]esolution|[Bb]oard|[Dd]epartment|[Bb]ureau)\b"
)


def _next_led(text: str, at: int) -> int | None:
    """Return where ", and tasked it with" begins behind a step, or None."""
    leads = (m.start() for m in _dwelt_on().finditer(text, at))
    return next((and_.start() for n in leads if (and_ := _AND.search(text, at, n))), None)


_AND = re.compile(r",?\s+and\s+(?:[a-z]+ly\s+)?$")


def leads_to_step(text: str, at: int) -> bool:
    """Return whether the verb at an offset only leads to a step that stands behind it.

    >>> t = "It urges towns to open schools and stresses opening ports; it stresses safety."
    >>> [leads_to_step(t, t.index(w)) for w in ("urges", "stresses opening", "stresses safety")]
    [True, True, False]
    """
    had = _have_done().compiled.match(text, at)
    dwelt = _dwelt_on().compiled.match(text, at)
    return (had is not None and had["verb"] in forms().after) or (
        dwelt is not None and dwelt["verb"] in forms().ing
    )


def _aim(action: Action) -> Action:
    return replace(action, form=AIM) if action.form == "modal" and not action.tail else action


_NOT = re.compile(r"\b(?:not|never|cannot|no|refused\s+to|n[’']t)\s+(?:[a-z]+\s+)?$")
_NEAR = 24


def _is_denied(text: str, at: int) -> bool:
    return denied(text, at) or _NOT.search(text, max(0, at - _NEAR), at) is not None


def _named(text: str, match: re.Match[str]) -> Iterator[Action]:
    """Yield the steps that stand behind a lead, as forms in -ing or as nouns of action."""
    verb, at = match["verb"], match.start("rest")
    if opens_nominal(text, at):
        for start, stop in nominal_list(text, at, clean_end(text, at, len(text))):
            yield Action(start, clean_end(text, start, stop), CALLED, "call")
        return
    described = verb in word_set("ing_adjective") and match["after"].strip() not in DETERMINERS
    if verb in forms().ing and not described and not _NEVER_AFTER.match(match["after"]):
        yield from (
            replace(a, form=MEANT) if a.form == "ing" and not a.tail else a for a in pieces(text, at, "ing")
        )
