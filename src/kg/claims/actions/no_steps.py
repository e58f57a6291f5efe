"""Sentences and words around an action that make it no step: definitions, the writers' own text, what went on for long."""

from functools import cache

from kg import lazy_re as re
from kg.claims.actions import acting
from kg.claims.actions.cutting import Action
from kg.claims.actions.done_for import DONE_FOR
from kg.claims.actions.foreseen import is_foreseen
from kg.claims.actions.ing_leads import GERUNDS, OF_ING
from kg.claims.actions.intent_forms import INTENDED
from kg.claims.actions.own_words import is_own_words
from kg.claims.actions.results import is_reached, is_result, meets_goals
from kg.claims.actions.verbs import forms
from kg.claims.patterns.words import alternation, words
from kg.claims.sentences.reading import Reading
from kg.model import Mention

# "“open water” means …", "A free zone is a type of area that …"
_DEFINES = re.compile(
    r"\W{0,6}[“\"‘'][^”\"’]{2,80}[”\"’'],?\s+(?:(?:shall|has|have|in\s+relation\s+to\s[^,]{2,60},)\s+)?(?:means?|includes?|the\s+meanings?|the\s+same\s+meaning|refers?\s+to|is\s+defined)\b"
    r"|\W{0,6}An?\s[^.,;]{2,80}?\sis\s+an?\s+(?:type|kind|form|sort|class)\s+of\s"
    r"|\W{0,6}[A-Z][a-z]+(?:\s+[a-z]+){0,3}\s+(?:refers?\s+to|(?:is|are)\s+defined\s+as)\s"
)
# "We shall revisit this note": what writers do with their own text.
_OWN_TEXT = re.compile(
    r"\b(?:this|the\s+(?:next|following|present))\s+(?:note|paper|report|article|section|chapter|essay|brief|post|review|study|book)\b"
)
# "Over the past decades, it has been on a mission to build A"
_OWN_FIRST = re.compile(
    r"\W*In\s+(?:this|the\s+following|the\s+next)\s+(?:article|report|paper|post|note|guide|section|chapter|brief|blog|series|issue|review)\b"
)
# "This does not mean that the port will shut": what is denied.
_NOT_SAID = re.compile(
    r"\b(?:not|n[’']t|never|hardly)\s+(?:mean|imply|suggest|indicate|say|signal)s?\s+(?:that\s+)?[^,.;]{0,80}$"
)
# "You must log in to post a comment"
_SITE = re.compile(
    r"(?:log|sign|click|scroll|subscribe|register\s+to\s+(?:read|post|comment))\b(?:\s+(?:in|on|up|to|here)\b|\s*$)"
)
# "Foreign firms seeking a berth should seriously consider the bay": advice of those who write.
_ADVISED = re.compile(
    r"\b(?:[Bb]usinesses|[Cc]ompan(?:y|ies)|[Ff]irms|[Ii]nvestors?|[Ee]nterprises|[Mm]anufacturers|[Ee]xporters|[Oo]perators|[Ee]xecutives|[Ee]mployers)\b[^.;:]{0,120}?\s"
    r"(?:should|must|(?:will\s+)?need\s+to|(?:may|might)\s+(?:want|wish)\s+to|(?:are|is)\s+(?:well\s+)?advised\s+to|would\s+do\s+well\s+to)\s+(?:also\s+)?$"
)
_HEED = re.compile(
    r"(?:[a-z]+ly\s+)?(?:consider|monitor|watch|assess|evaluate|weigh|review|note|anticipate|expect|explore|understand|familiari[sz]e|check|"
    r"stay|keep\s+(?:an?\s|in\s|abreast|up|track)|pay\s+(?:close\s+)?attention|take\s+(?:note|advantage|into|care)|seek\s+(?:[a-z]+\s+)?advice|look\s|bear\s+in|prepare\s+for|conduct\s+(?:due|thorough|careful))"
)
_LONG_PAST = re.compile(
    r"\b(?:over|during|in|for|throughout)\s+(?:the\s+)?(?:past|last|previous)\s+(?:\w+\s+){0,2}(?:decades?|years?|century)\b|\b(?:has|have|had)\s+long\b",
    re.I,
)


# "If towns keep their plan to open docks, …": what is only supposed.
_SUPPOSED = re.compile(
    r"\W*(?:If|Unless|Whether)\s(?:(?!,\s(?:then|it|they|we|the|this|there|he|she|[A-Z])\b|\s[—–]\s|—)[^.;])*\Z"
)
# "Clear rules would help makers to invest", "drivers hope the road will gain time by cutting queues"
_HELPED = re.compile(
    r"\b(?:would|could|might)\s+(?:(?:also|then|further)\s+|[a-z]+ly\s+)?(?:help|enable|allow|encourage|complement|benefit|make\s+it\s+(?:easier|possible))\b[^.;]*\Z"
    r"|\b(?:hopes?|hoped|hoping)\b[^.;]*\Z"
)
# "… cannot hold if towns keep on raising dues": the condition of something else.
_IF = re.compile(r"\b(?:if|unless)\s[^,.;:]{0,120}$")
_OF_HISTORY = OF_ING | INTENDED | {"means", DONE_FOR}


# "The port has helped boats by opening two basins": by what something was done.
_WAS_DONE = re.compile(
    r"\b(?:(?:has|have|had|was|were)\s+(?:(?:also|always|long|already|since)\s+|[a-z]+ly\s+)?[a-z]{3,}(?:ed|en)|(?:can|could|may|might)\s+(?:also\s+|[a-z]+ly\s+)?[a-z]{3,}|(?:supported|helped|began|became|grew|improved|increased|expanded|achieved|responded|built|led|brought|reached|totall?ed|rose|fell|won|gave|took|kept))\b(?![^.;]*\b(?:will|shall|to|plans?|aims?)\b)[^,.;]*\s(?:by|through)\s+(?:[a-z]+ing\s[^.;]*(?:,|\sand)\s+)?(?:[a-z]+ly\s+)?$"
)
_NEAR = 200
# "for people living and working in the city": what people do anyway
_AS_PEOPLE_DO = re.compile(
    r"\b(?:people|persons|residents|citizens|families|children|women|men|workers|those|anyone|everyone|communities|households|villagers)\s+(?:who\s+are\s+)?(?:[a-z]+ing\s*,?\s*(?:and|or|and/or)\s+|[a-z]+ing,\s+)+$"
)
# "will continue to do so"
_DO_SO = re.compile(r"(?:continue\s+to\s+)?do\s+(?:so|this|that|the\s+same)\b")
# "Revenues will increase by 12%": what moves by itself. "We will help you": whom it is for is all that is told.
_MOVES_ITSELF = re.compile(
    r"(?:(?:also|then|further|steadily|[a-z]+ly)\s+)?(?:increase|grow|rise|fall|decline|decrease|drop|shrink)\s+(?:by|to|from|at)\s+(?:(?:about|around|some|nearly|over|up\s+to|more\s+than|at\s+least|an\s+average\s+of)\s+)?[$€£¥]?\d[\d.,]*+\S*+(?:\s+(?:%|per\s?cent|million|billion|points?|times))*+(?!\s+(?:the|its|all|their|our)\b)|(?:help|serve|support|guide|assist|inform)\s+you\b"
)


# "shall constitute a quorum", "will apply across the bay", "continues to lead the world": what counts, and where.
_MAKES_UP = re.compile(
    r"(?:constitute|form|make\s+up)\s+(?:an?|the|one|part)\s+(?:[\w-]+\s+){0,4}?(?:quorum|majority|basis|offence|breach|chapter|part|clusters?|hubs?|core|backbone|circle|belt|whole|cent(?:re|er)|heart|region|area)\b"
    r"|lead\s+the\s+(?:world|way|field|pack)\b"
    r"|apply\s+(?:across|throughout|equally|only|regardless|from|until|retroactively|mutatis|in\s+full|in\s+respect)\b"
)


# "will visit Sana on Thursday", "is to attend the opening ceremony": the diary of a politician.
_DIARY = re.compile(
    r"(?:visit|tour|travel\s+to|fly\s+to)\s+(?:the\s+)?[A-Z]|hold\s+talks\b|(?:deliver|give)\s+(?:an?|the)\s+(?:[a-z]+\s+)?(?:speech|address|keynote)\b"
    r"|attend\s+(?:an?|the|this|next)\s+(?:[\w’'-]+\s+){0,6}?(?:ceremony|summit|meeting|forum|session|conference|event|opening|launch|reception|dinner)\b(?!\s+(?:cent|facilit|area|hall))"
    r"|(?:host|hold)\s+(?:an?|the|its)\s+(?:[a-z]+\s+){0,3}(?:ceremony|signing\s+event|press\s+conference|press\s+briefing|reception)\b(?!\s+(?:cent|facilit|area|hall))"
    # "will commence this August": what begins stands before
    r"|(?:commence|begin|start|take\s+place|occur)\s+(?:(?:this|next|later|soon|in|on|from|by|at|early|late|mid)[\s-]+(?:[\w’'-]+\s+){0,3}?)?[\w’'-]+(?=\W*\Z|[,;.]\s)"
)
# "a desk for firms seeking to move to the bay": what others want.
_SEEKERS = re.compile(
    r"\b(?:companies|firms|businesses|investors|people|those|anyone|entrepreneurs|start-?ups|users|individuals|farmers|enterprises|manufacturers|developers|applicants|exporters|operators|tenants|organi[sz]ations)\s+"
    r"(?:who\s+are\s+|that\s+are\s+)?(?:seeking|looking|wishing|wanting|hoping|aiming|planning|intending|willing)\s+to\s+$"
    # "holders of a licence who intend to move"
    r"|\bwho\s+(?:also\s+|may\s+|might\s+)?(?:intends?|wish(?:es)?|wants?|hopes?)\s+to\s+$"
)


def defines(text: str) -> bool:
    """Return whether a sentence says what a word means.

    >>> defines("“Open water” means water without reeds."), defines("The council means to build a quay.")
    (True, False)
    """
    return _DEFINES.match(text) is not None


# "Leading role in the reform: 42%" is a row of a chart; "90 sailors already trained" tells what was done.
_RESULT = re.compile(
    r"(?::|\s[–—-])\s*\(?\d[\d.,]*\s?(?:%|per\s?cent)\)?\W*$|\A\W*\d[\d,.]*\+?\s(?:[\w-]+\s){0,6}already\s(?!be\b)[a-z]+(?:ed|en|built|set)\b(?!\s+to\s+be\b)"
)


def tells_result(text: str) -> bool:
    """Return whether an item tells what was reached.

    >>> tells_result("Watching over the reform: 54%"), tells_result("90 sailors already trained in packing")
    (True, True)
    >>> tells_result("Raise the share of glass: 54%"), tells_result("Train crews that are already hired")
    (False, False)
    """
    first = _OPENING.match(text)
    bidden = first is not None and first["word"].lower() in forms().base
    return not bidden and _RESULT.search(text) is not None


_OPENING = re.compile(r"\W*(?P<word>[A-Za-z-]+)\b")


# "The hubs that it plans to build in the coming years": what is built stands before.
_NO_OBJECT = re.compile(
    r"(?:build|construct|establish|create|set\s+up|launch|introduce|produce)\s+(?:(?:in|by|within|during|across)\s|over\s+(?!\d[\d.,]*\s+(?!years|months|weeks|decades)|an?\s+(?:hundred|thousand|million|dozen)))"
    r"|(?:follow|copy|pursue|develop|evolve)\s+(?:in|by|within|during|across|over)\s(?![^.;,]{0,40}\s(?:an?|new)\s|[^.;,]{0,40}\s\d[\d.,]*\s+(?!years|months|weeks|decades))"
)


# "was to work smoothly by then": how something is to go.
BY_ITSELF = re.compile(r"(?:work|run|function|operate|go|proceed|progress|develop|grow)\s+(?:[a-z]+ly|well)")


# "The council shall be composed of the mayor and four pilots": who sits in it.
_MADE_OF = re.compile(r"\s(?:shall|will|must)\s+be\s+(?:composed|comprised|made\s+up|constituted)\s+of\s")


# "The works will start after the approval is given": when it begins.
_STARTS = re.compile(
    r"\s(?:will|shall|is\s+to|are\s+to)\s+(?:start|begin|commence|end|finish)\s+(?:after|once|when|as\s+soon)\b"
)


# "To qualify, the pier must be in use by 2031": a condition. "The talks must continue": nothing is done.
_TO_QUALIFY = re.compile(r"\W*To\s+(?:qualify|be\s+eligible|benefit|claim|apply)\b[^,.;]{0,60},")
_GOES_ON = re.compile(
    r"\b(?:more|much|lot|little|work)\b[^.;]*\s(?:needs?|has|have|remains?|must|should)\s+(?:still\s+)?(?:to\s+)?be\s+done\W*\Z|\s(?:must|shall|should|has\s+to|have\s+to|needs?\s+to)\s+(?:continue|go\s+on|succeed|happen|wait|come\s+first|remain)\W*\Z"
)


def is_no_step(text: str, action: Action) -> bool:
    """Return whether an action is what writers do with their own text, what went on for long, or lacks its object.

    >>> t = "We shall revisit this note."
    >>> is_no_step(t, Action(9, 26, "modal", "revisit", acting.WE))
    True
    """
    form, start = action.form, action.start
    if form == "present":
        return _shown().match(text, start) is not None
    if form in ("passive", "duty"):
        return _is_no_deed(text, action)
    if is_own_words(text, action) or _is_condition(text, action) or _is_said_only(text, action):
        return True
    if form == "modal" and is_foreseen(text, action):
        return True
    if (form in ("modal", DONE_FOR) or form in INTENDED) and _is_no_plan(text, action):
        return True
    return bool(form in _OF_HISTORY and (_is_of_old(text, action) or meets_goals(text, action)))


def _is_said_only(text: str, action: Action) -> bool:
    """Return whether writers do it with their own text, readers on a site, or nobody as the sentence denies it."""
    start = action.start
    ours = action.subject.rstrip("?") == acting.WE
    if ours and (_OWN_TEXT.search(text, start) or _OWN_FIRST.match(text)):
        return True
    if _HEED.match(text, start) and _ADVISED.search(text, max(0, start - _NEAR), start):
        return True
    denied = _NOT_SAID.search(text, max(0, start - _NEAR), start)
    return denied is not None or _SITE.match(text, start) is not None


def _is_condition(text: str, action: Action) -> bool:
    """Return whether an action is the condition of what the sentence tells: "… cannot hold if towns raise dues"."""
    start = action.start
    return (" if " in text or " unless " in text) and _IF.search(
        text, max(0, start - _NEAR), start
    ) is not None


def _is_of_old(text: str, action: Action) -> bool:
    """Return whether an action went on for long, was the means of what was done, or is only supposed."""
    form, start = action.form, action.start
    if form in OF_ING and _WAS_DONE.search(text, max(0, start - _NEAR), start):
        return True
    if form in OF_ING and _AS_PEOPLE_DO.search(text, max(0, start - _NEAR), start):
        return True
    if _LONG_PAST.search(text, start, action.end):
        return True
    if (form in INTENDED or form in OF_ING) and _HELPED.search(text, max(0, start - _NEAR), start):
        return True
    if form in INTENDED and (_LONG_PAST.search(text, 0, start) or _SEEKERS.search(text, 0, start)):
        return True
    return (form in INTENDED or form in (DONE_FOR, GERUNDS, "means")) and _SUPPOSED.match(
        text, 0, start
    ) is not None


# "The first objective of this Act is to ensure fair prices": what a law is for.
_OBJECTIVE = re.compile(
    r"\b(?:objectives?|aims?|purposes?|goals?)\s+of\s+this\s+[A-Z]\w+\s+(?:is|are|shall\s+be)\s[^.;]*$"
)
_ENSURED = re.compile(r"(?:ensure|guarantee|contribute\s+to|safeguard)\s")
_DECIDED = re.compile(r"\bdecided\s+to\s+$")
_PUT_THROUGH = re.compile(r"(?:approve|adopt|pass|endorse|ratify|promulgate|enact|submit)\s")


def _is_no_plan(text: str, action: Action) -> bool:
    """Return whether what follows "will" or "to" lacks its object, comes of a work, or is decided already."""
    start = action.start
    if any(p.match(text, start) for p in (_NO_OBJECT, _DO_SO, _MAKES_UP, _DIARY, _MOVES_ITSELF)):
        return True
    if BY_ITSELF.fullmatch(text, start, action.end):
        return True
    if _is_decided(text, start):
        return True
    if action.form == "modal" and (is_result(text, action) or meets_goals(text, action)):
        return True
    return _ENSURED.match(text, start) is not None and _OBJECTIVE.search(text, 0, start) is not None


def _is_decided(text: str, start: int) -> bool:
    """Return whether an action is what a body has decided about a paper: "decided to approve the bill"."""
    return bool(_PUT_THROUGH.match(text, start) and _DECIDED.search(text, max(0, start - 20), start))


@cache
def _shown() -> re.Pattern[str]:
    """Return the pattern of "provides a full picture", "introduces 26 measures": what holds nothing, or is told elsewhere."""
    image = alternation(words().list("present", "image"))
    steps = alternation(words().list("present", "steps"))
    return re.compile(
        rf"[a-z]+s\s+(?:an?\s+(?:[\w-]+\s+){{0,3}}?(?:and\s+[\w-]+\s+)?{image}\b"
        rf"|(?:\d+|[a-z]+)\s+(?:[\w-]+\s+)?{steps}(?=\s*[:,.]|\s+(?:across|in|for|covering|to\s+be)\b|$))"
    )


def _is_no_deed(text: str, action: Action) -> bool:
    """Return whether what is to be done is a condition, goes on by itself, says who sits in a body, or is the writers' text."""
    said = text[action.start : action.end]
    own = action.subject.rstrip("?") == acting.WE and _OWN_TEXT.search(text, action.start)
    made_of = action.form == "passive" and (_MADE_OF.search(said) or _STARTS.search(said))
    reached = action.form == "passive" and is_reached(said)
    return bool(
        own
        or made_of
        or reached
        or _MAY_CHANGE.search(said)
        or _TO_QUALIFY.match(text)
        or _GOES_ON.search(said)
    )


# "The amount may be modified": what may come, and no step.
_MAY_CHANGE = re.compile(
    r"\bmay\s+(?:\w+\s+)?be\s+(?:modified|changed|revised|updated|altered|adjusted)\b(?!\s+(?:[\w-]+\s+){0,4}by\s)"
)


# What may stand beside the name of a fund: its money, an article, "so-called".
_BESIDE_NAME = re.compile(
    r"(?:\W|‹N\d+›|[$€£¥]?\d[\d.,]*|(?<![\w-])(?:an?|the|new|so-called|for|of|in|worth|million|billion|trillion|euros?|dollars?|pounds?|up\s+to|nearly|about|over)(?![\w-]))*"
)


def is_name_only(reading: Reading, action: Action) -> bool:
    """Return whether an action is no more than the name of a policy with its money: "a €2 billion Harbour Fund"."""
    named = [
        m
        for m in reading.mentions
        if m.kind in ("PolicyDocument", "Strategy") and action.start <= m.start and m.end <= action.end
    ]
    policies = ("PolicyDocument", "Strategy")
    for m in reading.mentions:
        if m.kind in policies and m.start < action.start < m.end and not _plans_to(reading.text, m, action):
            return True  # "the plan for building a new quay": what its title says
        if m.kind in ("Zone", "AdministrativeArea", "PublicBody") and (m.start, m.end) == (
            action.start,
            action.end,
        ):
            return True  # "Reef Development Zone", as an item
    at, rest = action.start, ""
    for m in named:
        rest, at = f"{rest} {reading.text[at : m.start]}", m.end
    bracket = _SHORT.match(reading.text, at)
    at = bracket.end() if bracket else at
    return bool(named) and _BESIDE_NAME.fullmatch(f"{rest} {reading.text[at : action.end]}") is not None


def _plans_to(text: str, policy: Mention, action: Action) -> bool:
    """Return whether a policy is only called by its step: "a plan to widen the quay" has no title."""
    if _LOWER.fullmatch(text, policy.start, action.start):
        return True
    return _A_PLAN.fullmatch(text, max(0, policy.start - _ARTICLE), action.start) is not None


# "the nation's plan to widen the quay"
_LOWER = re.compile(
    r"(?:[a-z-]+\s+){1,4}to\s+(?:[a-z]+ly\s+)?(?:[a-z][\w’'%-]*,?\s+(?:[\w’'%-]+,?\s+){1,24}?(?:and|or)\s+(?:to\s+)?)?"
)
_A_PLAN = re.compile(r".*\b(?:an?|two|three|several|new)\s+(?:[a-z-]+\s+){0,4}to\s+(?:[a-z]+ly\s+)?", re.S)
_ARTICLE = 12
_SHORT = re.compile(r"\s*\([A-Z][\w &-]{1,12}\)")
