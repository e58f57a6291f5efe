"""Who is said to act: the kind of thing that the subject of an announcing verb is."""

import re
from collections.abc import Sequence

from kg.claims.verbs import ADVERB
from kg.model import Mention

ACTOR, POLICY, PLACE, WE, IT, THIS, FIRM, OTHER, NONE = (
    "actor",
    "policy",
    "place",
    "we",
    "it",
    "this",
    "firm",
    "other",
    "none",
)
# Subjects whose "will" is a plan, not a forecast.
PLANNERS = frozenset({ACTOR, POLICY, PLACE, WE})
_BREAK = re.compile(
    r"[;:.—–]\s+|,\s+(?:and|but|while|so|where|under\s+which|as|with)\s+|\s+(?:that|while|but|because|if|when|where|under\s+which|and\s+(?=the\s))\s*|[“\"‘]"
)
_LEAD = re.compile(
    r"(?:(?:To|In|As|With|By|Under|For|At|On|From|Since|Through|Over|During|Within|After|Before|Where|When|If|Despite|According|Based|Following|Besides|"
    r"Alongside|Apart|Given|Accordingly|Moreover|Furthermore|Meanwhile|However|Therefore|Thus|Finally|Second(?:ly)?|First(?:ly)?|Third(?:ly)?|Also|Next|Then|"
    r"Specifically|Additionally|Currently|Ultimately|Separately|Embracing|Building|Recogni[sz]ing|Using|led|chaired|headed|Led|Chaired|Headed)\b[^,]{0,140},\s+)+"
)
_HEAD_STOP = re.compile(
    r"(?:,|\(|\s(?:of|in|for|on|to|under|with|from|at|by|between|within|which|who|led|set|responsible|established|acting|concerned|across|through|and)\b)"
)
_ACTOR = re.compile(
    r"\b(?:[Gg]overnments?|[Mm]inist(?:ry|ries|ers?)|[Aa]uthorit(?:y|ies)|[Ss]ecretar(?:y|ies|iat)|[Pp]resident|[Pp]remier|[Cc]hancellor|[Oo]fficials?|[Cc]ommittees?|[Cc]ouncils?|"
    r"[Bb]oards?|[Cc]ourts?|[Bb]ureaus?|[Dd]epartments?|[Aa]genc(?:y|ies)|[Ss]tates?|[Cc]ommissions?|[Cc]ommissioners?|[Pp]art(?:y|ies)|[Nn]ation|[Cc]ountr(?:y|ies)|[Cc]it(?:y|ies)|"
    r"[Pp]rovinces?|[Cc]ount(?:y|ies)|[Mm]unicipalit(?:y|ies)|[Tt]ask\s?[Ff]orce|(?:[Ww]orking|[Ss]teering|[Tt]ask|[Ee]xpert|[Aa]dvisory)\s+[Gg]roups?|[Oo]ffices?|[Aa]dministrat(?:ion|or)s?|[Dd]irector(?:s|ate)?|[Mm]ayor|[Gg]overnor|"
    r"[Pp]arliament|[Cc]ongress|[Ss]enate|[Cc]abinet|[Cc]o-?[Cc]hairs?|[Cc]hair(?:man|person|woman)?|[Cc]entral\s+[Bb]ank|[Rr]egulators?|[Oo]mbudsman|[Ii]nspectorate|[Cc]oalition|"
    r"[Bb]odies|[Uu]nion|[Dd]istricts?|[Ss]tatesman|[Mm]embers?|[Cc]ommune|[Pp]arties|[Ll]eaders?|[Hh]eads?\s+of\s+\w+|side|sides|[Gg]roup\s+of\s+\w+|[Dd]uma|[Jj]udiciary)$"
)
_POLICY = re.compile(
    r"\b(?:[Pp]lans?|[Pp]olic(?:y|ies)|[Ss]trateg(?:y|ies)|[Ss]chemes?|[Pp]rogram(?:me)?s?|[Pp]rojects?|[Ll]aws?|[Aa]cts?|[Bb]ills?|[Rr]egulations?|[Oo]rders?|[Dd]ecrees?|[Rr]oadmaps?|"
    r"[Ii]nitiatives?|[Rr]eforms?|[Rr]ules?|[Gg]uidelines?|[Ff]rameworks?|[Bb]udget|[Aa]greements?|[Mm]issions?|[Dd]irectives?|[Ll]egislation|[Pp]ackage|[Pp]rotocol|[Tt]reaty|[Pp]act|"
    r"[Bb]lueprints?|[Mm]asterplan|[Pp]roposals?|[Cc]ode|[Oo]rdinance|[Ss]tatute|[Rr]esolution|[Ss]trateg(?:y|ies)|[Aa]genda|[Cc]harter|[Mm]emorandum|[Nn]otice|[Cc]ircular|[Oo]pinions|"
    r"[Mm]easures|[Oo]utline|[Ww]hite\s+[Pp]aper|[Aa]mendments?|[Pp]rovisions|[Dd]eal|[Ss]ection|[Aa]rticle|[Cc]hapter|[Aa]ction)$"
)
_FIRM = re.compile(
    r"\b(?:Inc|Corp(?:oration)?|Co|Ltd|plc|PLC|AG|SA|GmbH|NV|LLC|Holdings?|Airlines?|Airways|Motors?|Bank|Records?|Studios?|Industries|Partners|[Cc]ompan(?:y|ies)|[Ff]irms?|[Gg]roup|"
    r"[Bb]anks?|[Ii]nvestors?|[Aa]nalysts?|[Ee]conomists?|[Tt]raders?|[Tt]eam|[Cc]lub|[Pp]layers?|[Cc]oach|[Aa]uthors?|[Rr]eport|[Ss]tudy|[Pp]aper|[Ff]ilm|[Bb]ook|[Aa]lbum|"
    r"[Ss]eason|[Mm]atch|[Ss]hares?|[Pp]rofits?|[Ss]ales|[Mm]arkets?|[Pp]rices?|[Vv]isitors|[Tt]ourists|[Tt]ravell?ers|[Gg]uests|[Ss]tudents|[Rr]eaders|[Uu]sers|[Cc]ustomers)\.?$"
)
_ADV_END = re.compile(rf"\s+{ADVERB}$")


def clause_before(text: str, at: int) -> int:
    """Return where the clause begins whose verb stands at ``at``."""
    start = 0
    for match in _BREAK.finditer(text, max(0, at - 400), at):
        if len(text[match.end() : at].split()) >= 1:
            start = match.end()
    if lead := _LEAD.match(text, start, at):
        start = lead.end()
    return start


def subject_kind(text: str, at: int, mentions: Sequence[Mention]) -> str:
    """Return the kind of the subject whose verb stands at ``at``: one of the constants of this module."""
    start = clause_before(text, at)
    phrase = _ADV_END.sub("", text[start:at].rstrip() + " ").strip(" ,")
    phrase = re.sub(r"^(?:and|but|also|then|so|or)\s+", "", phrase, flags=re.I)
    if not phrase:
        return NONE
    return _pronoun(phrase.casefold()) or _noun(text, start, at, phrase, mentions)


def _pronoun(lower: str) -> str:
    if lower in ("we", "i") or lower.endswith((" we", " i")):
        return WE
    return IT if lower in ("it", "they", "he", "she") else ""


def _noun(text: str, start: int, at: int, phrase: str, mentions: Sequence[Mention]) -> str:
    """Return the kind of a subject that is a noun phrase, by its head or by what it names."""
    stop = _HEAD_STOP.search(phrase)
    head = phrase[: stop.start()] if stop else phrase
    if _FIRM.search(head) and not _ACTOR.search(head):
        return FIRM
    if named := _mentioned(text, start, at, mentions):
        return named
    acts, rules = _ACTOR.search(head), _POLICY.search(head)
    if re.match(r"(?:this|these|that|those|such)\b", phrase, re.I) and not acts and not rules:
        return THIS
    if acts or _ACTOR.search(phrase):
        return ACTOR
    return POLICY if rules else OTHER


def _mentioned(text: str, start: int, at: int, mentions: Sequence[Mention]) -> str:
    """Return the kind that a mention at the head of the subject gives it, or nothing."""
    for m in mentions:
        if m.start < start or m.end > at:
            continue
        before = text[start : m.start].strip().casefold()
        after = text[m.end : at].strip()
        if len(before.split()) > 3:
            return ""
        if m.kind in ("PublicBody", "UnnamedGroup"):
            return ACTOR
        if m.kind in ("PolicyDocument", "Strategy") and (
            not after or re.match(r"[,(]|(?:also|will|shall)\b", after)
        ):
            return POLICY
        if m.kind in ("AdministrativeArea", "Place", "Zone") and (
            not after or re.fullmatch(r"(?:[(,].*|also|[a-z]+ly|City|Province|and\s+[A-Z]\w+)", after, re.S)
        ):
            return PLACE
    return ""
