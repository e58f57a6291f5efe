"""Actions that prose announces: "will", "shall", "has pledged to", "is to be built", "the Act requires …"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from kg import lazy_re as re
from kg.claims.actions import acting
from kg.claims.actions.acting import clause_before, subject_kind
from kg.claims.actions.cutting import IDLE, Action, clean_end, pieces
from kg.claims.actions.efforts import EFFORTS, is_plan, is_to_become
from kg.claims.actions.intent_forms import is_outcome
from kg.claims.actions.main_verbs import hangs_on_object
from kg.claims.actions.nominal import opens_nominal
from kg.claims.actions.reported import is_said, would_plan
from kg.claims.actions.verbs import ADVERB, forms, grows_it, participles, word_set
from kg.claims.measures.duties import binds, is_aim, is_class
from kg.claims.measures.loose import asked_for, denied
from kg.claims.measures.ongoing import makes_change
from kg.claims.measures.passives import before_subject, done_to, told_whole
from kg.claims.measures.permitted import houses, lets, may_be_let
from kg.claims.measures.seen import seen_done
from kg.claims.patterns.cued import cued
from kg.claims.patterns.words import alternation, words
from kg.model import Mention

_MODAL = cued(
    r"\b(?P<how>(?:(?:will|[’']ll|shall|must|should|would)\s+(?:also\s+|further\s+|[a-z]+ly\s+)?(?:strive|endeavou?r|aim|seek|try|look|have|be\s+(?:required|obliged|tasked|mandated))\s+to|will|[’']ll|shall|must|should|may|would|ought\s+to|(?:has|have|had|needs?|is|are|[’']re|was|were|been)\s+(?:now\s+|also\s+|therefore\s+|[a-z]+ly\s+)?(?:[a-z]+(?:ed|ing|own|aken)\s+(?:upon\s+)?|set\s+|due\s+|ready\s+|keen\s+|eligible\s+|free\s+)?to|"
    r"needs?\s+to|(?:has\s+|have\s+)?sets?\s+(?:itself\s+)?(?:an?|the)\s+(?:[a-z-]+\s+)?(?:target|goal|objective)\s+to|(?:will|shall|must|would)\s+be\s+(?:also\s+)?(?:allowed|permitted|encouraged|invited|authori[sz]ed|entitled|eligible|free|directed|instructed)\s+to|(?P<verb>sets?\s+out|aims?|aimed|plans?|planned|intends?|intended|seeks?|sought|proposes?|proposed|pledges?|pledged|vows?|vowed|promises?|promised|agrees?|agreed|decides?|"
    r"decided|resolves?|resolved|undertakes?|undertook|commits?|committed|strives?|endeavou?rs?|hopes?|wants?|wishes|opted|voted|tries|continues?|expects?|offers?|offered|moved|"
    r"serves?|works?|helps?|designed|intended|tasked|required|empowered|authori[sz]ed|directed|instructed|mandated|obliged|urged|encouraged)\s+to)(?:\s+(?:in|during|within|over|from|before)\s+(?:the\s+|its\s+)?(?:[\w-]+\s+){0,3}(?i:years?|months?|quarters?|decades?|weeks?|term|period)\s+|\s+|,\s[^,;.]{3,140},\s+))"
    rf"(?P<not>not\s+)?(?P<adv>(?:no\s+longer\s+)?{ADVERB})(?P<rest>(?:be|get|receive)\s+|)[“\"]?(?P<word>{ADVERB}[a-z][a-z-]*)"
)
_PLANNED = cued(
    r"\b(?:is|are|(?:has|have)\s+been)\s+(?:also\s+|now\s+)?(?P<word>planned|proposed|mooted|tabled|envisaged|foreseen|earmarked|reserved|encouraged)\b(?!\s+(?:to|by|on|as)\b)"
)
# How sure an announcement is: a plan, a duty, or less.
_STRONG = re.compile(
    r"^(?:will|[’']ll|shall|must|(?:is|are)\s+to|(?:has\s+|have\s+)?sets?\s+(?:itself\s+)?(?:an?|the)\s+(?:[a-z-]+\s+)?(?:target|goal|objective)\s+to|(?:is|are|[’']re|has|have)\s+(?:now\s+|also\s+|[a-z]+ly\s+)?(?:set|due|planning|going|preparing|determined|obliged|required|decided|agreed|pledged|vowed|"
    r"promised|committed|resolved|planned|proposed|undertaken|scheduled|mandated|tasked|directed|instructed)\s+to|"
    r"(?:aims?|plans?|intends?|seeks?|proposes?|pledges?|pledged|vows?|vowed|promises?|promised|agreed|decided|resolved|undertakes?|undertook|commits?|committed)\s+to)[\s,]"
)
_NEVER_HOW = re.compile(
    r"(?:expected|supposed|likely|proving|deemed|found|leading|returning|responding|contributing|amounting|having|believed|said|thought|known|estimated|predicted|anticipated|reported|forced|used|seen|forecast|projected|bound|liable|subject|prone|attributed|related|linked|entitled|helped|failed|struggled|tended|managed|served|led|contributed|"
    r"limited|confined|restricted|accustomed|opposed|akin|pleased|delighted|proud|going|able|unable|happy|poised|hoped?|wishes|expects?|compared|according)\s+(?:to\s+)?$|^(?:was|were|had)\s(?!(?:already\s+|also\s+)?(?:decided|agreed|pledged|resolved|promised)\s)"
)


def _still_plans(text: str, match: re.Match[str], passive: bool, mentions: Sequence[Mention]) -> bool:
    """Return whether a weak announcement still tells of a step: "a port is expected to be built"."""
    if passive:
        return match["word"].split()[-1] in participles() and _EXPECTED.match(match["how"]) is not None
    if match["how"].rstrip().endswith("going to"):
        return subject_kind(text, match.start(), mentions) in (acting.ACTOR, acting.WE)
    if match["word"].split()[-1].lower() in word_set("effect") and _AREA_END.search(
        text, max(0, match.start() - _NEAR), match.start()
    ):
        return False  # "The district is expected to attract mills": what comes about by itself
    known = match["how"].startswith(("expects to", "expect to", "hopes to", "wishes to")) or _EXPECTED.match(
        match["how"]
    )
    return bool(known) and subject_kind(text, match.start(), mentions) == acting.ACTOR


_AREA_END = re.compile(
    r"\b(?:[Dd]istrict|[Pp]rovince|[Cc]ounty|[Rr]egion|[Aa]rea|[Zz]one|[Tt]own|[Cc]ity)s?\s+$"
)
# "A port is expected to be built": a forecast of a step is a step, if not a sure one.
_EXPECTED = re.compile(
    r"(?:was|were)\s+to\s|(?:is|are)\s+(?:also\s+|now\s+)?(?:expected|likely|projected|scheduled|anticipated)\s+to\s"
)


def announced_actions(
    text: str, mentions: Sequence[Mention], it: str = "", *, told: bool = False
) -> Iterator[Action]:
    """Yield the actions that a sentence announces, each with the kind of its subject.

    ``it`` is the kind of what "it" or "they" stands for, or empty; ``told`` says whether the passage tells of a policy.

    >>> t = "The city will widen the quay and open two schools."
    >>> [t[a.start:a.end] for a in announced_actions(t, ())]
    ['widen the quay', 'open two schools']
    >>> list(announced_actions("The city will be happy.", ()))
    []
    """
    for match in _PLANNED.finditer(text) if "ed" in text else ():
        yield from done_to(
            text, match, match["word"], subject_kind(text, match.start(), mentions) + "?", len(text)
        )
    efforts = list(EFFORTS.finditer(text)) if " be " in text else []
    for match in efforts:
        yield from pieces(text, match.end(), "modal", "?")
    found = [
        m
        for m in _MODAL.finditer(text)
        if not (m["not"] or _goes_on(text, m) or is_plan(text, m["verb"] or "", m.start()))
        and not any(e.start() < m.end() and m.start() < e.end() for e in efforts)
    ]
    found = [
        m
        for n, m in enumerate(found)
        if not (n and hangs_on_object(text, found[n - 1].end("how"), m.start()))
    ]
    yield from seen_done(text, mentions)
    for n, match in enumerate(found):
        limit = found[n + 1].start() if n + 1 < len(found) else len(text)
        yield from _announced(text, match, limit, mentions, it, told)


# "will build A and continue to train B": the second verb stands in the list of the first.
_BASE = re.compile(r"(?:continue|strive|seek|work|help|offer|commit|endeavou?r|aim|plan)\s+to\s")
_JOINED = re.compile(r"(?:,|\band)\s+(?:also\s+)?$")


def _goes_on(text: str, match: re.Match[str]) -> bool:
    at = match.start()
    return (
        _BASE.match(match["how"]) is not None
        and _JOINED.search(text, max(0, at - 12), at) is not None
        and re.search(r"\b(?:will|shall|must|should|to)\s", text[max(0, at - 300) : at]) is not None
    )


def _announced(
    text: str, match: re.Match[str], limit: int, mentions: Sequence[Mention], it: str, told: bool
) -> Iterator[Action]:
    if _YOU.search(text, max(0, match.start() - _NEAR), match.start()):
        return
    how, word = match["how"], match["word"].split()[-1].lower()
    passive = match["rest"].strip() in ("be", "get", "receive")
    let = lets(how)
    if (_NEVER_HOW.search(how) and not let and not _still_plans(text, match, passive, mentions)) or _is_none(
        text, match, passive=passive
    ):
        return
    kind, weak, known = _subject(text, match, mentions, it)
    weak = weak or _brings(text, match, kind)
    if (
        kind == acting.OTHER
        and match["verb"]
        and _WHO.search(text[max(0, match.start() - _NEAR) : match.start()])
    ):
        kind = acting.FIRM  # "thieves who seek to empty the stores"
    if _tells_whole(text, match, kind, passive):
        yield from told_whole(text, match, word, acting.OTHER + weak, limit, known)
        return
    if _is_duty(text, match, kind, word, passive):
        yield from (replace(a, form="duty") for a in told_whole(text, match, word, "other?", limit, known))
        return
    supposed = how.startswith("would") and not would_plan(
        text, match.start(), kind, passive=passive, told=told
    )
    if "likely " in match["adv"] or "probably " in match["adv"] or _is_foreseen(text, match, kind, passive):
        return
    # "The airline Boru Air shall be reorganised": what is laid down for a firm is no step of the firm's.
    of_firm = kind == acting.FIRM and not (passive and how.startswith(("shall", "must")))
    if of_firm or supposed or _WHAT.search(text, max(0, match.start() - _NEAR), match.start()):
        return
    if passive and word in forms().ing and word != "undergoing":
        yield from _in_progress(text, match, word, kind, weak, limit)
    elif passive and word != "undergoing":
        yield from done_to(text, match, word, kind + weak, limit, known)
    elif _undergoes(text, match, word) or (
        (kind not in acting.PLANNERS or _MANY_WORKS.search(text, 0, match.start()))
        and (_BEGINS.match(text, match.start("word")) or _OPENS.match(text, match.start("word")))
    ):
        yield from told_whole(text, match, word, kind + weak, limit, known)
    elif kind in (acting.ACTOR, acting.WE) or not _RUNS.match(text, match.start("word")):
        yield from _active(text, match, word, kind, weak, limit)


def _brings(text: str, match: re.Match[str], kind: str) -> str:
    """Return "?" where a policy is to bring something about, which is no step of it for sure."""
    if kind != acting.POLICY:
        return ""
    stop = _CLOSES.search(text, match.end("word"))
    return "?" if is_outcome(text, match.start("word"), stop.start() if stop else len(text)) else ""


_CLOSES = re.compile(r"[,;:](?!\d)|\.(?!\d)")
# "should add up to $3 billion": how much there is
_ADDS_UP = re.compile(
    r"(?:add\s+up|amount|total|average)\s+(?:to\s+)?(?:[a-z]+\s+){0,2}[^\s\d]{0,4}\s?[^\s\d]{0,3}\d"
)


def _is_none(text: str, match: re.Match[str], *, passive: bool) -> bool:
    """Return whether what looks like an announcement is denied, is a noun, or tells how things are."""
    at = match.start()
    if passive and match["how"].startswith("continue"):
        return True  # "continues to be widened"
    if _ADDS_UP.match(text, match.start("word")):
        return True
    if match["verb"] and (denied(text, at) or asked_for(text, at)):
        return True
    return _is_noun(text, match) or re.search(r"\bnot\s+$", text[max(0, at - 6) : at]) is not None


def _is_foreseen(text: str, match: re.Match[str], kind: str, passive: bool) -> bool:
    """Return whether a thing is "set to" or "due to" do something: a forecast, if it is no work that opens."""
    at = match.start("word")
    opens = _BEGINS.match(text, at) or _OPENS.match(text, at)
    due = match["how"].rstrip().endswith((" set to", " due to"))
    return due and not passive and kind in (acting.OTHER, acting.FIRM) and not opens


def _undergoes(text: str, match: re.Match[str], word: str) -> bool:
    """Return whether something is done to the subject that a noun names: "will undergo a major extension"."""
    article = _AN.match(text, match.end("word")) if word in ("undergo", "undergoing") else None
    return article is not None and opens_nominal(text, article.end())


_AN = re.compile(r"\s+(?:(?:an?|the|its|further|major)\s+){0,2}")
# "You must apply": what is asked of the reader.
_YOU = re.compile(r"\b[Yy]ou\s*$")
# "what it will invest": what is done stands before.
_WHAT = re.compile(r"\bwhat\s+(?:(?:the|its|our|their)\s+)?[\w’'-]+(?:\s+[\w’'-]+)?\s+$")
_NEAR = 40
# "The need to guard the pier": no verb.
_THE = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Tt]his|[Nn]o|[Ii]ts|[Oo]ur|[Tt]heir)\s+(?:[a-z]+\s+)?$")


def _is_noun(text: str, match: re.Match[str]) -> bool:
    """Return whether what looks like an announcing verb is a noun: "the need to guard the pier"."""
    at = match.start()
    needed = match["how"].startswith("need") and _THE.search(text, max(0, at - _NEAR), at) is not None
    return needed and not _THERE_IS.search(text, max(0, at - _NEAR), at)


# "There is the need to mend the pier": that it must be done
_THERE_IS = re.compile(r"\b[Tt]here\s+is\s+(?:also\s+)?(?:the|an?)\s+(?:urgent\s+|pressing\s+|great\s+)?$")


def _in_progress(
    text: str, match: re.Match[str], word: str, kind: str, weak: str, limit: int
) -> Iterator[Action]:
    """Yield what somebody "will be building"."""
    idle = word in word_set("ongoing_never") and not makes_change(text, match.end("word"))
    if kind in (acting.ACTOR, acting.WE, acting.POLICY, acting.AREA, acting.PLACE) and not idle:
        yield from pieces(text, match.end("word") - len(word), "ing", kind + weak, limit)


def _active(text: str, match: re.Match[str], word: str, kind: str, weak: str, limit: int) -> Iterator[Action]:
    """Yield what somebody or something will do."""
    how, start = match["how"], match.start("adv") if match["adv"] else match.start("word")
    if kind == acting.OTHER and word in word_set("of_things"):
        return  # "the quay road will handle 900 carts": what it is for
    if word in word_set("holds") and kind in (acting.PLACE, acting.AREA) and not weak:
        if houses(text, match.end(), limit):
            yield Action(start, clean_end(text, start, limit), "modal", word, kind)
        return
    if work := _WORKS.match(text, match.start("word"), limit):
        yield from pieces(
            text,
            work.end(),
            "modal" if work["to"] or work["then"] or work["also"] else "ing",
            kind + weak,
            limit,
        )
        return
    if (
        kind == acting.POLICY
        and word == "help"
        and (helps := _helps().match(text, match.start("word"), limit))
    ):
        yield from pieces(text, helps.end(), "modal", kind + (weak or "?"), limit)
        return
    if _TO_NOUN.search(how) and word not in forms().after:
        return
    laid_down = how.startswith(("should", "must", "shall")) and _NAMED_SUBJECT.search(
        text, max(0, match.start() - _NEAR), match.start()
    )
    if word in ("be", "have", "become") or not (
        _is_action(word, acting.PLACE if laid_down and kind == acting.OTHER else kind)
        or _STEP.match(text, match.start("word"))
        or grows_it(text, match.start("word"))
    ):
        return
    if idle := IDLE.match(text, start):
        start = idle.end()
    stop = limit if limit == len(text) else before_subject(text, start, limit)
    own = acting.POLICY if kind == acting.AREA else kind
    for n, action in enumerate(pieces(text, start, "modal", kind + weak, stop)):
        if n == 0 or not _is_effect(action.verb, own):
            yield action


_WHO = re.compile(r"\swho\s+(?:\w+ly\s+)?$")


# "will work harder with the towns to build A", "will work together in building A"
_WORKS = re.compile(
    r"take\s+(?:[a-z-]+\s+){0,3}(?:measures|steps|actions?)\s+(?P<also>to)\s+(?=[a-z])|(?:act|move)(?:\s+[a-z]+ly)?,\s[^,;.]{3,80},\s+(?P<then>to)\s+(?=[a-z])|work\s+(?:(?:[a-z]+(?:er|ly)|together|hard|in\s+close\s+(?:collaboration|cooperation|co-operation|coordination))\s+){0,2}(?:(?:with|alongside)\s+[^,.;:]{2,70}?\s+)?"
    r"(?:(?P<to>to)\s+(?=[a-z])|(?:in|on|towards?)\s+(?=[a-z]+ing\s))"
)


@cache
def _helps() -> re.Pattern[str]:
    """Return the pattern of "help" before a step: "help establish rules", but not "help lower costs"."""
    return re.compile(rf"help\s+(?:to\s+)?(?={alternation(words().list('intent', 'helped'))}\s)")


# "Varo should improve its roads": what somebody with a name is told to do is no effect.
_NAMED_SUBJECT = re.compile(
    r"(?:^|\bthat\s|\band\s|,\s)[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){0,3}\s+(?:also\s+)?$"
)
# "is committed to quality work": what follows "to" may be no verb.
_TO_NOUN = re.compile(r"\b(?:committed|dedicated|devoted|[a-z]+ing)\s+to\s+$")
_NO = re.compile(r"\s*No(?:\s+[a-z]+){1,4}\s")


def _tells_whole(text: str, match: re.Match[str], kind: str, passive: bool) -> bool:
    """Return whether an action is told with its subject: what others are let do, what nobody may do."""
    how = match["how"]
    if lets(how) and kind in (acting.FIRM, acting.OTHER) and not passive:
        return may_be_let(match["word"].split()[-1].lower())
    return how.startswith(("shall", "may", "must")) and bool(
        _NO.match(text, clause_before(text, match.start()))
    )


def _is_duty(text: str, match: re.Match[str], kind: str, word: str, passive: bool) -> bool:
    """Return whether a duty is laid on a class of people or things: it is told with them."""
    if kind not in (acting.FIRM, acting.OTHER, acting.AREA) or (
        passive and kind != acting.FIRM and (word in participles() or word in ("exempt", "free", "able"))
    ):
        return False
    said = text[match.start("how") :].split(None, 1)[-1]
    if is_aim(said) and " not " not in match["how"]:
        return False
    return binds(match["how"], "have" if passive else word) and is_class(text, match.start())


def _subject(text: str, match: re.Match[str], mentions: Sequence[Mention], it: str) -> tuple[str, str, bool]:
    """Return the kind of an announcing verb's subject, "?" where it is unsure, and whether the kind is known."""
    how, at = match["how"], match.start()
    kind, weak = (
        subject_kind(text, at, mentions),
        "" if _STRONG.match(how) and not is_to_become(text, how, match.start("word")) else "?",
    )
    if kind == acting.FIRM and how.startswith(("must", "shall")) and _PLURAL.search(text[:at]):
        return acting.OTHER, weak, True  # what a law asks of all firms is no plan of one
    if kind != acting.IT:
        return kind, weak, True
    if is_said(text[:at]) and (said := acting.main_subject(text[:at], mentions)) in acting.PLANNERS:
        it = said
    known = it in acting.PLANNERS | {acting.AREA}
    return (it, "?", True) if known else (kind, weak, False)


# "Work on the quay will begin in May": what begins is the step.
_BEGINS = re.compile(
    r"(?:commence|begin|start|resume|proceed|go\s+ahead|get\s+under\s?way|kick\s+off|take\s+place|follow)\b(?=\s+(?:in|this|next|on|by|from|at|shortly|soon|later|after|before|during|as|once|immediately|"
    r"early|within|before|under|operations?|construction|service)\b|\s*[,.;)]|\s*$)"
)
# "Six harbour projects will start in May"
_MANY_WORKS = re.compile(r"\b(?:projects|works|programmes|programs|schemes)\s+$")
_OPENS = re.compile(
    r"(?:open\s+to\s+(?:the\s+public|(?:[a-z]+\s+)?traffic|passengers|visitors|ships)|(?:come|enter|go)\s+into\s+(?:service|operation))\b"
)
# "will operate from May": no step of its own.
_RUNS = re.compile(
    r"(?:apply|operate|open|run|work|function|last|expand|extend)\s+(?:after|in|from|as|until|within|by|for|on|at|under|to|between|earlier|later|sooner|ahead)\b"
)
# Light verbs that state a step with the noun that follows them.
_STEP = re.compile(
    r"(?:take\s+forward\s|take\s+the\s+lead\s+in\s|make\s+(?:(?:full|better|good)\s+)?use\s+of|make\s+(?:it\s+(?:compulsory|mandatory|easier)|available|loans|grants|land)|take\s+(?:measures|steps|action|over)|"
    r"give\s+(?:priority|preference|grants|incentives|support)|look\s+into|hold\s+(?:talks|consultations|workshops|trainings?)|come\s+up\s+with|cover\s+the\s+costs?|go\s+ahead\s+with|do\s+away\s+with)\b"
)


def _is_action(verb: str, kind: str) -> bool:
    """Return whether a verb after "will" is an action of such a subject."""
    known = forms()
    if _is_effect(verb, kind):
        return False
    if verb in known.after:
        return verb not in known.never or kind in (acting.ACTOR, acting.WE)
    # An actor may do what is not on the list.
    unknown = verb not in known.never and verb not in word_set("no_verb") and len(verb) > 3
    return kind in (acting.ACTOR, acting.WE) and unknown


def _is_effect(verb: str, kind: str) -> bool:
    if kind in (acting.ACTOR, acting.WE, acting.PLACE):
        return False
    if kind in (acting.POLICY, acting.AREA):
        return verb in word_set("effect_always")
    return verb in word_set("effect")


_PLURAL = re.compile(
    r"\b(?:[Cc]ompanies|[Ff]irms|[Bb]anks|[Ii]nvestors|[Tt]raders|[Pp]layers|[Vv]isitors|[Tt]ourists|[Uu]sers|[Ss]tudents)\s+$"
)
