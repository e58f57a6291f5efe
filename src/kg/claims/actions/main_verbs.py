"""Where an action ends before the finite verb of the clause around it."""

from dataclasses import replace

from kg import lazy_re as re
from kg.claims.actions.cutting import Action
from kg.claims.actions.ing_leads import OF_ING
from kg.claims.actions.intent_forms import INTENDED
from kg.claims.actions.trimming import trim
from kg.claims.actions.verbs import word_set

# A finite verb that an action in -ing cannot hold: "a fund for training divers is expected to …".
_FINITE = re.compile(
    r"\s(?:is|are|was|were|will|would|has|have|had|shall|can|could|may|might|enables?|allows)\s"
)
# "Efforts to widen the quays may be paid for": what follows is told of the efforts.
_MAIN_VERB = re.compile(
    r"\s(?:(?:is|are|was|were|will|would|has|have|had|shall|should|may|might|could)\s|(?:can|must)\s(?!be\s+\w+ed\s*$))"
)
_OF_VERBS = INTENDED | {"modal", "done-for", "means", "command"}
_INSIDE = re.compile(
    r"\b(?:which|that|who|whose|where|when|what|how|if|(?<!\bwell )(?<!\bknown )(?<!\bsuch )as(?! well\b)|than|because|until|unless|provided|once|whether)\b"
)
# "to ensure they are safe": the clause is what is ensured.
_CLAUSAL = re.compile(
    r"\b(?:[Ee]nsur(?:e|es|ing)|[Gg]uarantee(?:s|ing)?|(?:[Mm]ake|[Mm]aking)\s+(?:sure|certain))\b"
)
# "ensuring a supply is expected to cost more", "… is a key task": the verb is told of the action.
_OF_WHOLE = re.compile(
    r"(?:also\s+)?(?:an?|the|one|our|its|expected|likely|key|essential|important|crucial|vital|critical|needed|necessary|among|central|part|to)\b"
)
# "To widen the quay it is …": the main clause begins with its subject.
_SUBJECT = re.compile(
    r"\s(?:it|we|they|he|she|I)$|\s(?:these|those)\s(?:[\w-]+\s){0,3}[\w-]+$|,\s+(?:these|this|the|its|our|their|an?|each|all|such)\s[^,;]{2,160}$|,\s+[A-Z][\w.’'-]+\s[^,;]{2,120}$"
)
# "assess the skills the yards will need": a clause without "that" belongs to what is assessed.
_CONTACT = re.compile(
    r"\b(?:the|all|any)\s+[a-z-]+\s+(?:the|our|their|its|it|we|they)\b(?:\s+[\w-]+){0,4}\s*$"
)
_TELLS = re.compile(r"\b(?:said|says|has|have|had)\b")
_LONG_SUBJECT = 12


# "The plan, which aims to widen the quay, runs until May": what goes on behind the comma is told of the plan.
_ASIDE = re.compile(r",\s+(?:which|who|that|aimed|designed|intended|meant)\b[^,;.]{0,90}$")
_BESIDE = re.compile(r",\s+(?:[a-z]{3,}(?:s|ed)|is|are|was|were|has|will)\s+(?:[a-z]|\d)")
_NEAR = 120
# "offer a loan I", "decide about how", "adopt the bill before it": the subject of the next verb, or what asks for it.
_CUT_OFF = re.compile(
    r"\s(?:(?:about\s+|on\s+)?(?:how|what|whether|why)|(?:(?:if|when|once|while|before|after|as|because|that|which|until|than)\s+)?(?:I|we|they|he|she)(?:\s+(?:now|also|then|soon|all|both))?"
    r"|(?:if|when|once|while|before|after|because|until|whether|how)\s+it)\Z"
)
_CUT_ENDS = (
    *("how", "what", "whether", "why", "I", "we", "they", "he", "she", "it"),
    *("now", "also", "then", "soon", "all", "both"),
)


def in_contact(text: str, start: int, verb: int) -> bool:
    """Return whether the verb at an offset belongs to what an action is done to, by a clause without "that".

    >>> t = "assess the skills the yards will need"
    >>> in_contact(t, 0, 27), in_contact("assess the skills will", 0, 17)
    (True, False)
    """
    return _CONTACT.search(text, start, verb) is not None


# "outline the projects and services we will pay for": the words before "we" are what is paid for.
_HUNG = re.compile(
    r"\s(?:the|all|any|our|its|their|new|future|more)\s+(?:(?!(?:that|which|who|whose|how|what|when|where|while|if|as|because|so|but|than|until|before|after|since|once|though|although)\b)[\w’'-]+\s+){0,6}?"
    r"(?!(?:and|or)\b)[a-z][\w’'-]+\s+(?:we|they|he|she|I)\s+$"
)
_FAR = 90
# "power will be sold once the bay is linked to the grid": the clause tells when
_ONCE = re.compile(
    r"[\w)]\s+(?:once|until|as\s+soon\s+as|when|unless|before(?!\s+it\b))\s+(?:[\w’'-]+\s+){1,6}$"
)


def hangs_on_object(text: str, after: int, verb: int) -> bool:
    """Return whether the verb at an offset belongs to what the verb before it is done to, or to when it is done.

    >>> t = "It will outline the works and services we will pay for."
    >>> hangs_on_object(t, 8, 42), hangs_on_object("It will widen the quay and we will pay.", 8, 30)
    (True, False)
    """
    left = max(after - 1, verb - _FAR)
    return (_HUNG.search(text, left, verb) or _ONCE.search(text, left, verb)) is not None


def before_verb(text: str, action: Action) -> Action | None:
    """Return an action without the finite verb of the clause around it; none if its subject is a whole sentence.

    >>> t = "ensuring a supply of ice is expected to cost more"
    >>> t[: before_verb(t, Action(0, len(t), "ing", "ensuring")).end]
    'ensuring a supply of ice'
    >>> t = "improve the markets are tools of old"
    >>> t[: before_verb(t, Action(0, len(t), "modal", "improve")).end]
    'improve the markets'
    """
    beside = _BESIDE.search(text, action.start)
    if beside and beside.start() < action.end:
        inside = _ASIDE.search(text, max(0, action.start - _NEAR), action.start)
        action = replace(action, end=trim(text, action.start, beside.start())) if inside else action
    ends = text.endswith(_CUT_ENDS, action.start, action.end)
    if cut_off := _CUT_OFF.search(text, action.start, action.end) if ends else None:
        if " " not in text[action.start : cut_off.start()]:
            return None
        action = replace(action, end=trim(text, action.start, cut_off.start()))
    if action.form in OF_ING:
        return _of_ing(text, action)
    if action.form in _OF_VERBS and action.verb not in word_set("clausal"):
        return _of_verb(text, action)
    if action.form != "passive":
        return action
    told = _TELLS.search(text, action.start, action.end)
    return None if told and len(text[action.start : action.end].split()) > 2 * _LONG_SUBJECT else action


def _of_ing(text: str, action: Action) -> Action | None:
    """Return an action in -ing without the finite verb behind it; none if it is the subject of that verb."""
    verb = _FINITE.search(text, action.start, action.end)
    if verb is None or _INSIDE.search(text, action.start, verb.start()):
        return action
    clausal = _CLAUSAL.search(text, action.start, verb.start())
    if clausal and not _OF_WHOLE.match(text, verb.end()):
        return action
    few = len(text[action.start : verb.start()].split()) < len(("training", "divers"))
    return None if few else replace(action, end=verb.start())


def _of_verb(text: str, action: Action) -> Action | None:
    """Return an action with a base form without the finite verb of the clause around it."""
    verb = _MAIN_VERB.search(text, action.start, action.end)
    if verb is None or any(p.search(text, action.start, verb.start()) for p in (_INSIDE, _CLAUSAL)):
        return action
    if in_contact(text, action.start, verb.start()):
        return action
    subject = _SUBJECT.search(text, action.start, verb.start())
    end = trim(text, action.start, subject.start() if subject else verb.start())
    return replace(action, end=end) if " " in text[action.start : end] else None
