"""Actions that prose mentions in passing: "measures to build …", "by building …", "calls for …", "(1) building …"."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from kg import lazy_re as re
from kg.claims.actions.cutting import Action, clean_end, pieces
from kg.claims.actions.ing_leads import BY, GERUNDS, led_by
from kg.claims.actions.nominal import holds_nominal
from kg.claims.actions.verbs import ADVERB, forms, pairs_on, participles, word_set
from kg.claims.measures.called_for import called_for
from kg.claims.measures.items import item_actions
from kg.claims.measures.rule_steps import essential, of_rules
from kg.claims.patterns.cued import cued
from kg.claims.patterns.words import alternation, gerund, plural, words

_BEFORE_ING = cued(
    r"\b(?:(?:including|includes?|involves?|involving)(?:\s+by)?|[Bb]y|[Tt]hrough|plans?\s+on|planning\s+on|embark(?:s|ed|ing)?\s+(?:up)?on|proceed\s+with|go\s+ahead\s+with|[Aa]part\s+from|[Aa]side\s+from|[Bb]esides|As\s+well\s+as|Alongside|[Ii]n\s+addition\s+to|[Oo]n\s+top\s+of|such\s+as|namely|focus(?:s?es|s?ed|s?ing)?\s+on|(?:[Ff]ocus|[Ee]mphasis|[Pp]riority|[Aa]ttention|[Ee]fforts|[Ii]mportance)\s+(?:will|shall|should|must|is|are)\s+(?:also\s+)?(?:be\s+)?(?:also\s+)?(?:(?:placed|put|given|laid|attached|paid|directed|aimed)\s+)?(?:on|into|to|at)|[Aa]im(?:s|ed)?\s+at|call(?:s|ed)?\s+for|(?:aims|goals|objectives|priorities|tasks|pillars|steps|actions|functions|strands|initiatives|strategies|measures|directions|reforms|components|areas|fronts|aspects|fields)\s*:|(?:[Pp]riorit(?:y|ies)|[Tt]asks?|goals?|objectives?|[Pp]riority\s+areas)(?:\s+(?:this|for|in|of|under)\s+(?:[\w’'-]+\s+){1,4}?)?\s*(?:is|are|include)\s*:?|"
    r"dedicated\s+to|(?:is|are)\s+based\s+on|revolves?\s+around|committed\s+to|responsible\s+for|(?<!\ba\s)means\s+of|(?:tasks?|goals?|objectives?|mission|purpose|aim)\s+of|commitment\s+to|tasked\s+with|charged\s+with|"
    r"(?:plans?|proposals?|responsibility|strategy|strategies|measures?|provisions?|intended|designed|meant|geared)\s+for|(?<!can\s)(?<!could\s)be\s+(?:used|spent)\s+(?:for|on)|emphasi[sz](?:es?|ed|ing)|priorit[iy][sz](?:es?|ed|ing)|stress(?:es|ed)?|"
    r"highlight(?:s|ed)?|(?:measures|steps|reforms|programmes?|programs?|projects?)\s+(?:for|on)|(?:[Bb]ills?|[Ll]egislation|[Ll]aws|[Rr]esolutions?)\s+on|propos(?:es?|ed)|envisions?|envisages?|recommend(?:s|ed)?|consider(?:s|ed|ing)?|explor(?:es?|ing)|start(?:s|ed)?|announced|(?:issue[sd]?|release[sd]?)\s+(?:an?\s+|new\s+)?orders?\s+for|"
    # "passed the Reed Act 2031 banning old nets"
    r"(?:passe[sd]|adopt(?:s|ed)|enact(?:s|ed)|approve[sd]|issue[sd]|sign(?:s|ed)|introduce[sd])\s[^.;:]{3,120}?\b(?:Act|Bill|Law|Order|Ordinance|Decree|Regulations?|Rules)(?:,?\s+(?:of\s+)?(?:19|20)\d\d)?|[Ii]n\s+practice,?\s+(?:this|that)\s+means)"
    rf"\s+(?P<rest>{ADVERB}(?P<verb>[a-z-]{{3,24}}ing))\b(?P<after>\s+\S+)"
)
_BEFORE_TO = cued(
    r"\b(?:(?:[Mm]easures|[Ee]fforts|[Ss]teps|[Pp]lans|[Pp]reparations|[Tt]alks|[Dd]iscussions|[Ww]orks?|[Ii]nitiatives)(?=\s+(?:is|are|was|were)\s)|measures?|efforts?|steps?|plans?|polic(?:y|ies)|initiatives?|programmes?|programs?|schemes?|strateg(?:y|ies)|proposals?|projects?|funds?|investments?(?:\s+of\s+(?:[A-Z]{0,3}[$€£¥₹]?|[A-Z]{2,3}\s)\d[\d.,]*\s?(?:million|billion|trillion|crore|lakh|bn|m)?(?:\s+[a-z]+)?)?|push|drive|campaign|moves|bid|recommendations?|decisions?|pledges?|promises?|intentions?|vision|ambitions?|(?:agreements?(?:\s+in\s+principle)?|deals?|contracts?|memorand(?:um|a)(?:\s+of\s+understanding)?)(?:\s+with\s+(?:the\s+)?[A-Z][\w-]*(?:\s+[A-Z][\w-]*){0,4})?|support|assistance|financing|talks|discussions|negotiations|preparations|"
    r"[Dd]esigned|works?|working|acting(?:\s+now)?|taking\s+action|required|tasked|mandated|(?:\A|(?<=[.:;]\s)|(?<=[“\"]))It\s+is\s+(?:now\s+|high\s+)?time|[Ii]t\s+(?:is|was|has\s+been)\s+(?:also\s+)?(?:planned|intended|envisaged|decided|agreed|foreseen|resolved)|urges?|urged|called\s+on|calls?\s+on|authori[sz](?:ed|es)|empowered|charged|requires?|obliges?|directs?|orders?|ordered|invites?|invited|encourages?|asks?|asked|requests?|requested|mandates?|[Ii]t\s+(?:is|becomes|remains)\s+(?:also\s+|therefore\s+)?(?:imperative|essential|crucial|vital)|"
    r"directed|instructed|instructs?|(?<!can\s)(?<!could\s)be\s+used|encouraged|proposed|objectives?|goals?|aims?|mission|commit(?:ment|ted|s)?|duty|obligation|task|tasks|priority|need|needs|important|necessary)"
    r"(?P<object>\s+(?!the\s+need\b)(?:[A-Z‘“][\w’'-]*|(?:(?:related|relevant|competent|concerned|several|member|other|local|public|large|small|private|foreign|young|new|federal|state|county|regional|national|government)\s+)?[a-z]+s|industry|business|everyone|people|staff|each|every|the|of|all|its|and)(?:\s+[\w’'-]+){0,4}?(?:\s+\([A-Z][\w&-]{1,9}\))?)?(?:\s+(?:is|are|include|was|were|also|now|already|being\s+made|under\s?way|afoot|in\s+place|in\s+progress|ongoing|on\s+[A-Z][a-z]+(?:\s+\d{1,2})?|last\s+\w+|this\s+\w+|in\s+[A-Z][a-z]+)){0,3}"
    rf"\s*:?\s+to\s+[“\"‘]?(?P<rest>{ADVERB}(?P<verb>[a-z-]{{2,24}}))\b(?P<after>\s+\S+)"
)
# "calls on local yards to build rafts, and on towns to buy them"
_CALLS_ON = cued(
    rf"\b(?:call(?:s|ed|ing)?\s+(?:up)?on|empower(?:s|ed|ing)?|entrust(?:s|ed|ing)?|urg(?:es?|ed|ing)|,\s+and\s+on)\s+(?:(?!(?:to|that|and)\b)[\w’'-]+\s+){{1,6}}(?:and\s+(?:(?!(?:to|that|and)\b)[\w’'-]+\s+){{1,4}})?to\s+[“\"‘]?(?P<rest>{ADVERB}(?P<verb>[a-z-]{{2,24}}))\b(?=(?P<after>\s+\S+))"
)
_AND_ON = re.compile(r",?\s+and\s+on\s")
# "Steps will be taken to …": the light verb states nothing of its own.
_LIGHT = cued(
    r"\b(?:[Cc]are|[Ss]teps?|[Ee]fforts?|[Mm]easures|[Aa]ctions?|[Ii]nitiatives|[Aa]ctivities|[Aa]ttempts|[Aa]rrangements?|[Pp]rovisions?)\s+(?:will|shall|should|must|are|is|have|has|would)\s+"
    rf"(?:also\s+|further\s+)?(?:being\s+|be\s+|been\s+)?(?:taken|made|undertaken|initiated|stepped\s+up)\s+to\s+(?P<rest>{ADVERB}(?P<verb>[a-z-]{{2,24}}))\b(?P<after>\s+\S+)"
)
# "has been given the right to …", "gives agencies the power to …".
_RIGHT_TO = re.compile(
    r"\b(?:given|granted|gives?|grants?|giving|granting|received|vested\s+with|conferred|accorded|has|have)\s+(?:[\w’'-]+\s+){0,5}?(?:rights?|powers?|authority|permission|mandate|freedom|licen[cs]es?|approval)"
    rf"\s+to\s+(?P<rest>{ADVERB}(?P<verb>[a-z-]{{2,24}}))\b(?P<after>\s+\S+)"
)
_RIGHT = cued(r"\b(?:rights?|powers?|authority|permission|mandate|freedom|licen[cs]es?|approval)\s+to\s")
# "a strategy to make Alvor a better place": with what it is made, the light verb states a step.
_MAKE = re.compile(
    r"play\s+(?:an?|its|their)\s+(?:[a-z]+\s+){0,3}(?:role|part)\s+in\s|make\s+(?:sure|(?:[\w’'-]+\s+){1,6}?(?:better|more|less|easier|cheaper|safer|greener|faster|stronger|affordable|available|competitive|attractive|accessible|cleaner|simpler)\b)"
)
# "The meeting stressed, “to widen the quay, lend nets …”"
_QUOTED_TO = cued(
    rf"\b(?:stressed|called|indicated|instructed|ordered|demanded|emphasi[sz]ed|proposed|pointed\s+out|required|requested|urged|decided|vowed|pledged)\b[^“”\"‘’;.]{{0,50}}[“\"‘]to\s+(?P<rest>{ADVERB}(?P<verb>[a-z-]{{2,24}}))\b(?P<after>\s+\S+)"
)
# "an end to subsidies": no purpose.
_NOUN_TO = re.compile(
    r"\b(?:end|halt|limits?|changes?|cuts?|access|approach|return|amendments?|solutions?|alternatives?|answer|threat|contrast|addition|regard|up|according|prior|next)\s+to\s+$"
)
# "The next step is for the agency to …", "plans for the port to …".
_FOR_TO = cued(
    rf"\b(?:[Ss]teps?|[Pp]lans?|[Pp]roposals?|calls?|called|[Nn]eed|[Ii]dea|[Aa]im|[Gg]oal|[Pp]riority|[Tt]ask)\s+(?:is\s+|are\s+|was\s+)?for\s+(?:[\w’'-]+\s+){{1,6}}?to\s+(?P<rest>{ADVERB}(?P<verb>[a-z-]{{2,24}}))\b(?P<after>\s+\S+)"
)
# "It is the policy of the state to …".
_POLICY_OF = cued(
    r"\b(?:policy|aim|goal|objective|purpose|intention|duty|responsibility|task|mission|role|function|mandate|obligation|job)\s+of\s+(?:[\w’'-]+\s+){1,8}?(?:(?:is|are|will\s+be|shall\s+be)\s+)?"
    rf"to\s+[“\"‘]?(?P<rest>{ADVERB}(?P<verb>[a-z-]{{2,24}}))\b(?P<after>\s+\S+)"
)
_OBJECT = re.compile(
    r"(?:requires?|obliges?|directs?|orders?|ordered|invites?|invited|encourages?|asks?|asked|requests?|requested|mandates?|urges?|urged|calls?\s+on|called\s+on|authori[sz]es|instructs?)$"
)
_NUMBERED = cued(r"(?:^|[\s:;,])(?:(?:\(?(?:\d{1,2}|[a-h]|[ivx]{1,4})\)|\d/)\s+|[①-⑳❶-❿]\s*)(?=\S)")
# Where the main clause begins behind "By building A, …" at the beginning of a sentence.
_MAIN = re.compile(r",\s+(?=(?:the|an?|its|it|they|we|this|these|[A-Z][\w’'-]*)\s)")
# "The conditions for opening a quay include holding a licence": what must be so, and no step.
_CONDITION = re.compile(
    r"\b(?:conditions?|requirements?|criteri(?:a|on)|prerequisites?)\b[^.;]{0,80}?\s(?:includes?|are|is|comprise)\s+$"
)
_FIRST = 3
# An agreement with a firm to make or sell something is its business.
_WITH = re.compile(r"^(?:agreement|deal|contract)s?\s.{0,20}?with\s")
# "By raising wages, you raise demand", "by keeping to it, we underline our will"
_REASONED = re.compile(r",\s+you\s+[a-z]|,\s+we\s+(?:emphasi[sz]e|underline|underscore|reaffirm)\b")
_NEVER_AFTER = re.compile(r"\s+(?:of|is|are|was|were|and|or|by)\b")


def loose_actions(text: str) -> Iterator[Action]:
    """Yield actions that a sentence mentions in passing; they are less sure than announced ones.

    >>> t = "The plan helps the port by widening the quay and opening two schools."
    >>> [t[a.start:a.end] for a in loose_actions(t)]
    ['widening the quay', 'opening two schools']
    >>> t = "It calls for the closure of old mines."
    >>> [t[a.start:a.end] for a in loose_actions(t)]
    ['the closure of old mines']
    """
    yield from _doing(text) if "ing " in text else ()
    yield from of_rules(text)
    yield from essential(text)
    if "to " in text:
        yield from _purposed(text)
    if " that " in text:
        yield from _asked(text) if " be " in text else ()
        yield from _asked_to_do(text)
    yield from called_for(text)


def _doing(text: str) -> Iterator[Action]:
    """Yield what stands in -ing behind a word that leads to it: "by widening the quay"."""
    for match in _BEFORE_ING.finditer(text):
        verb = match["verb"]
        if _acts(verb, match["after"]) and not _CONDITION.search(text, 0, match.start("rest")):
            main = _MAIN.search(text, match.end("rest")) if match.start() < _FIRST else None
            found = tuple(pieces(text, match.start("rest"), "ing", "", main.start() if main else None))
            form = led_by(text[match.start() : match.start("rest")])
            if form == BY and _REASONED.search(text, match.end("rest")):
                continue
            if form == BY and _of_effect().search(text, 0, match.start("rest")):
                found = tuple(a for a in found if a.verb not in _outcomes())
            told = tuple(replace(a, form=form) if a.form == "ing" and not a.tail else a for a in found)
            yield from _in_row(found, told) if not _ONLY_TOLD.match(match[0]) else told


@cache
def _of_effect() -> re.Pattern[str]:
    """Return the pattern of "these works will improve access", before "by easing traffic"."""
    things = words().list("loose", "of_effect")
    effects = alternation(words().list("verbs", "effect"))
    return re.compile(
        rf"\b(?:[Tt]h(?:is|ese|e)|[Ss]uch)\s+(?:[a-z-]+\s+){{0,2}}{alternation([*things, *map(plural, things)])}\s+(?:in\s+[a-z]+\s+)?(?:will|would|can|(?:is|are)\s+(?:poised|expected|set|likely)\s+to)\s+(?:also\s+|[a-z]+ly\s+)?{effects}\s[^.;]*$"
    )


@cache
def _outcomes() -> frozenset[str]:
    """Return the forms in -ing of what only comes about, such as "easing"."""
    return frozenset(map(gerund, words().list("loose", "outcomes")))


# "by mining firms": a trade that qualifies who does it
@cache
def _of_trade() -> re.Pattern[str]:
    return re.compile(rf"\s+{alternation(words().list('loose', 'of_trade'))}\b")


def _acts(verb: str, after: str) -> bool:
    """Return whether a form in -ing is what somebody does: "by leading the work", not "by leading banks"."""
    if verb == "taking" and after.strip() in ("over", "forward"):
        return True
    if verb not in forms().ing or _NEVER_AFTER.match(after) or verb in _STATIVE or _of_trade().match(after):
        return False
    return verb not in word_set("ing_adjective") or after.strip() in DETERMINERS


DETERMINERS = frozenset(["the", "a", "an", "its", "their", "our", "his", "her", "this", "all"])
"""What stands between a form in -ing and its object, but not between an adjective and its noun."""
# What something involves, or somebody looks at, is no list of steps.
_ONLY_TOLD = re.compile(r"(?:involv|consider|explor|start)", re.I)


def _in_row(found: tuple[Action, ...], told: tuple[Action, ...]) -> Iterator[Action]:
    """Yield actions in -ing; several in a row behind one lead are more surely steps than one alone."""
    row = [a for a in found if a.form == "ing" and not a.tail and a.verb not in word_set("comment_ing")]
    for action, alone in zip(found, told, strict=True):
        yield replace(action, form=GERUNDS) if action in row and len(row) > 1 else alone


def denied(text: str, at: int) -> bool:
    """Return whether the plan that stands at an offset is denied, given up or only alleged.

    >>> denied("They denied having any plan to sell", 23), denied("They have a plan to sell", 12)
    (True, False)
    """
    return _DENIED.search(text, max(0, at - 60), at) is not None


def asked_for(text: str, at: int) -> bool:
    """Return whether the "required to" at an offset tells what is asked of those who apply.

    >>> asked_for("papers required to", 7), asked_for("bodies required to", 7)
    (True, False)
    """
    return text.startswith("required", at) and _papers().search(text, max(0, at - 24), at) is not None


@cache
def _papers() -> re.Pattern[str]:
    asked = words().list("intent", "asked_for")
    return re.compile(rf"\b{alternation([*asked, *map(plural, asked)])}\s+(?:(?:is|are|was|were)\s+)?$")


def _purposed(text: str) -> Iterator[Action]:
    """Yield what a plan, a duty or money is for: "measures to …", "the right to …"."""
    for match in (
        *_POLICY_OF.finditer(text),
        *_FOR_TO.finditer(text),
        *_LIGHT.finditer(text),
        *_CALLS_ON.finditer(text),
        *_QUOTED_TO.finditer(text),
        *(_RIGHT_TO.finditer(text) if _RIGHT.search(text) else ()),
        *_BEFORE_TO.finditer(text),
    ):
        verb = match["verb"]
        if verb in word_set("business") and _WITH.search(match[0]):
            continue
        given = match.re is _BEFORE_TO.compiled and match["object"] is not None
        if _NOUN_TO.search(text, max(0, match.start("rest") - 16), match.start("rest")):
            continue
        if given and not _OBJECT.search(text[match.start() : match.start("object")]):
            continue
        if denied(text, match.start()) or asked_for(text, match.start()):
            continue
        light = verb in ("make", "play") and _MAKE.match(text, match.start("rest"))
        ends = _NEVER_AFTER.match(match["after"]) and not pairs_on(text, match.end("verb"))
        if not ends and (light or (verb in forms().after and verb not in forms().never)):
            end = _MAIN if match.start() < _FIRST else _AND_ON if match.re is _CALLS_ON.compiled else None
            stop = end.search(text, match.end("rest")) if end else None
            yield from pieces(text, match.start("rest"), "modal", stop=stop.start() if stop else None)


# "denied having any plan to", "claims that there is a secret plan to": nobody plans it.
_DENIED = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|[Nn]ever|[Ww]ithout|absence\s+of|lack\s+of|reject(?:s|ed)?|claims?|claimed|accus(?:es?|ed)|rumou?rs?|scrapp(?:ed|ing)|abandon(?:ed|s)?|shelved|dropped|cancel(?:led|ed)|[Nn]o|not\s+have|secret)\b[^.;,]{0,50}$"
)
# "It recommends that fees be lowered": what is asked for stands in the subjunctive.
_THAT_BE = re.compile(
    r"\b(?:recommend|agre|decid|propos|requir|demand|suggest|order|direct|instruct|envisag|urg|stipulat|request|insist|ask|mandat)(?:s|es|ed|ing|e)?\s+(?:also\s+)?that\s+"
    r"(?P<what>(?:(?!\b(?:that|which|will|is|are|be)\b)[\w’'%.-]+\s+){1,14})(?:not\s+)?be\s+(?P<word>[a-z]+)\b"
)
_AND_THAT = re.compile(
    r"\s+and\s+that\s+(?P<what>(?:(?!\b(?:that|which|will|is|are|be)\b)[\w’'%.-]+\s+){1,14})be\s+(?P<word>[a-z]+)\b"
)


# "recommend that Alvor widen its quay and close a mine": an active verb in the subjunctive.
_THAT_DO = cued(
    r"\b(?:recommend|propos|demand|suggest|order|direct|urg|stipulat|request|insist|ask|mandat|decre|requir|policy\s+of\s+[^.;]{2,60}?|condition|rul)(?:s|es|ed|ing|e|ation|ations)?,?\s+(?:also\s+)?that\s+"
)
_NEXT_WORD = re.compile(r"(?P<word>[\w’'%.-]+)(?=\s+(?P<after>\S+))\s+")
_NO_SUBJUNCTIVE = frozenset(
    [
        "that",
        "which",
        "will",
        "is",
        "are",
        "be",
        "was",
        "were",
        "has",
        "have",
        "had",
        "can",
        "could",
        "may",
        "would",
        "should",
        "must",
        "shall",
    ]
)
_OPEN_PHRASE = frozenset(["the", "a", "an", "its", "their", "of", "for", "in", "and", "or", "to", "not"])
_LONG_SUBJECT = 9  # words


def _asked_to_do(text: str) -> Iterator[Action]:
    """Yield what somebody is asked to do, in the subjunctive behind "that"."""
    for match in _THAT_DO.finditer(text):
        at, before = match.end(), "the"
        for _ in range(_LONG_SUBJECT):
            found = _NEXT_WORD.match(text, at)
            if found is None or found["word"] in _NO_SUBJUNCTIVE:
                break
            word = found["word"]
            if before not in _OPEN_PHRASE and _is_subjunctive(word, found["after"]):
                yield from pieces(text, found.start(), "modal")
                break
            at, before = found.end(), word.lower()


def _is_subjunctive(word: str, after: str) -> bool:
    known = word in forms().base and word not in forms().never
    return known and after not in word_set("no_subjunctive")


def _asked(text: str) -> Iterator[Action]:
    for match in _THAT_BE.finditer(text):
        also = _AND_THAT.search(text, match.end())
        for found, stop in ((match, also.start() if also else len(text)), (also, len(text))):
            if found and found["word"] in participles():
                begin = found.start("what")
                yield Action(begin, max(clean_end(text, begin, stop), found.end()), "passive", found["word"])


# "The plan has three parts: A; B; and C".
_PARTS = re.compile(
    r"\b(?:components?|pillars?|priorit(?:y|ies)|measures?|actions?|steps?|tasks?|elements?|strands?|ax[ei]s|goals?|objectives?|aims?|reforms?|initiatives?|interventions?|works?|activities|"
    r"functions|duties|responsibilities|parts|areas|following|include|includes)\b[^:;.]{0,70}:\s+(?=\S)"
    # "They are: reform of the ports; …", behind a sentence that counts them
    r"|\A\W*(?:They|These)\s+(?:are|include):\s+(?=[a-z])"
)
# "the following technologies: A; B", "across key sectors: A; B", "in this order: A; B": no list of steps.
_OF_SECTORS = re.compile(
    r"(?<!in )(?<!to reduce )\b(?:order|sequence|rankings?|(?<=following )(?:figures|amounts|shares|rates|prices|results)|(?:sub-?)?sectors?|industries|technologies|fields|products|goods|crops|commodities|clusters|cities|towns|provinces|countries|districts|regions|members|ministries|bodies|companies|firms|authors|partners)\b[^:;.]{0,40}:\s+$"
)
_FINITE = re.compile(r"\b(?:will|shall|must|is|are|was|were|has|have|had|can|may|should|would|\d{4})\b")
# "Norland, with $5 billion": how much each has
_HAS_SUM = re.compile(r"[A-Z][^,a-z]?[^,]{1,39},?\s+with\s+(?:[A-Z]{0,3}[$€£¥₹]|[A-Z]{2,3}\s|Rs\.?\s?)\s?\d")
_LAST = re.compile(r",\s+and\s+(?=[a-z])")
# "first, widen the quay; second, train divers"
_NTH = re.compile(
    r"(?:and\s+)?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|final|last)(?:ly)?,\s+(?=[a-z])"
)


def listed_actions(text: str) -> Iterator[Action]:
    """Yield the actions of a list that a colon opens and semicolons divide.

    >>> t = "The plan has two parts: support for divers; widening the quay."
    >>> [t[a.start:a.end] for a in listed_actions(t)]
    ['support for divers', 'widening the quay']
    """
    match = _PARTS.search(text) if ";" in text and ":" in text else None
    if match is None or _OF_SECTORS.search(match[0]):
        return
    at = match.end()
    marks = tuple(re.finditer(r";\s+(?:and\s+|or\s+)?", text[at:]))
    bounds = [0, *(m.end() for m in marks)]
    ends = [*(m.start() for m in marks), len(text) - at]
    for n, (first, end) in enumerate(zip(bounds, ends, strict=True)):
        stop = at + end
        last = _LAST.search(text, at + first, stop) if n == len(bounds) - 1 else None
        if (
            last
            and holds_nominal(text[last.end() : stop])
            and not tuple(item_actions(text[last.end() : stop]))
        ):
            yield Action(last.end(), clean_end(text, last.end(), stop), "phrase", "")
            stop = last.start()
        nth = _NTH.match(text, at + first, stop)
        start = nth.end() - at if nth else first
        part = text[at + start : stop]
        found = tuple(item_actions(part))
        for action in found:
            moved = replace(action, start=at + start + action.start, end=at + start + action.end, reach=0)
            yield moved
        told = _FINITE.search(part) or _HAS_SUM.match(part)
        if not found and 2 <= len(part.split()) <= 18 and not told:
            yield Action(at + start, clean_end(text, at + start, stop), "phrase", "")


_STATIVE = frozenset(["being", "having", "becoming", "making", "achieving", "reaching", "attracting"])


# "in three fields: 1. Mending piers; 2. Building quays; 3. Renewal of docks"
_DOTTED = re.compile(r"(?:(?<=[:;]\s)|(?<=[a-z]\s))(?P<n>\d)\.\s+(?=[A-Za-z])")


def _dotted(text: str) -> list[re.Match[str]]:
    """Return the numbers with a full stop that count from one inside a sentence, each but the first behind a semicolon."""
    found = [m for m in _DOTTED.finditer(text) if m["n"] == "1" or text[: m.start()].rstrip().endswith(";")]
    return found if [m["n"] for m in found] == [str(n + 1) for n in range(len(found))] else []


def numbered_parts(text: str) -> tuple[tuple[int, int], ...]:
    """Return the bounds of the parts of a list with numbers or letters inside a sentence, or none.

    >>> t = "The goals are (1) opening a port, and (2) closing a mine."
    >>> [t[a:b] for a, b in numbered_parts(t)]
    ['opening a port', 'closing a mine.']
    >>> [a for a, _ in numbered_parts("Tasks are ①opening a port, ②closing a mine.")]
    [11, 28]
    """
    marks = list(_NUMBERED.finditer(text)) or _dotted(text)
    if len(marks) < 2:
        return ()
    ends = [*(m.start() for m in marks[1:]), len(text)]
    parts = []
    for mark, end in zip(marks, ends, strict=True):
        body = re.sub(r"(?:[\s,;]+(?:and|or)?)$", "", text[mark.end() : end])
        parts.append((mark.end(), mark.end() + len(body)))
    return tuple(parts)
