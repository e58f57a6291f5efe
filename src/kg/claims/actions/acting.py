"""Who is said to act: the kind of thing that the subject of an announcing verb is."""

from collections.abc import Sequence

from kg import lazy_re as re
from kg.claims.actions.nominal import holds_nominal, opens_nominal
from kg.claims.actions.verbs import ADVERB, THIRD, forms
from kg.claims.sentences.persons import TITLED
from kg.model import Mention

ACTOR, POLICY, PLACE, WE, IT, THIS, FIRM, AREA, OTHER, NONE = (
    "actor",
    "policy",
    "place",
    "we",
    "it",
    "this",
    "firm",
    "area",
    "other",
    "none",
)
# Subjects whose "will" is a plan, not a forecast.
PLANNERS = frozenset({ACTOR, POLICY, PLACE, WE})
_BREAK = re.compile(
    # "Rs. 5 billion", "No. 3", "St. Mary" go on behind their point.
    r"[;:—–]\s+|(?<!\bRs)(?<!\bNo)(?<!\bSt)(?<!\bDr)(?<!\bMr)(?<!\bMt)(?<!\bapprox)\.\s+|\s--\s+|,\s+(?:and|but|while|so|where|under\s+which|as|with)\s+|,?\s+(?:whereas|whilst|according\s+to\s+which|of\s+which|under\s+which)\s+|\s+(?:that|while|but|because|if|when|where|and\s+(?=the\s))\s*|[”\"’'],\s+|[“\"]|``|‘(?!s\b)"
)
_LEAD = re.compile(
    r"(?:(?:Early|Earlier|Late|Later|Mid|To|In|As|With|By|Under|For|At|On|From|Since|Through|Over|During|Within|After|Before|Where|When|If|Despite|According|Based|Following|Besides|"
    r"Alongside|Apart|Given|Upon|Once|Until|Throughout|Across|Beyond|Among|Amid|Instead|Similarly|Likewise|Subsequently|Recently|Simultaneously|Pursuant|Notwithstanding|Regardless|Towards?|Accordingly|Moreover|Furthermore|Meanwhile|However|Therefore|Thus|Finally|Second(?:ly)?|First(?:ly)?|Third(?:ly)?|Also|Next|Then|"
    r"Specifically|Additionally|Currently|Ultimately|Separately|Embracing|Building|Recogni[sz]ing|Using|led|chaired|headed|Led|Chaired|Headed)\b[^,]{0,140},\s+)+"
)
# "Apart from building A, B and C, the zone will …": the subject is what stands last.
_OWN_SUBJECT = re.compile(r",\s+(?=(?:this|these|the|an?|another|it|we|they|its|our|all|each)\b[^,]{0,80}$)")
_LONGEST = 400  # letters of a subject
_HEAD_STOP = re.compile(
    r"(?:,|\(|\s(?:of|in|for|on|to|under|with|from|at|by|between|within|which|who|led|set|responsible|established|acting|concerned|across|through|and)\b)"
)
_ACTOR = re.compile(
    r"\b(?:[Gg]overnments?|[Mm]inist(?:ry|ries|ers?)|[Aa]uthorit(?:y|ies)|[Ss]ecretar(?:y|ies|iat)|[Pp]residents?|[Pp]remiers?|[Cc]hancellors?|[Oo]fficials?|[Cc]ommittees?|[Cc]ouncils?|"
    r"[Bb]oards?|[Cc]ourts?|[Bb]ureaus?|[Dd]epartments?|[Aa]genc(?:y|ies)|[Ss]tates?|[Cc]ommissions?|[Cc]ommissioners?|[Pp]art(?:y|ies)|[Nn]ation|[Cc]ountr(?:y|ies)|[Cc]it(?:y|ies)|"
    r"[Pp]rovinces?|[Cc]ount(?:y|ies)|[Mm]unicipalit(?:y|ies)|[Tt]ask\s?[Ff]orce|(?:[Ww]orking|[Ss]teering|[Tt]ask|[Ee]xpert|[Aa]dvisory)\s+[Gg]roups?|[Oo]ffices?|[Aa]dministrat(?:ion|or)s?|[Dd]irector(?:s|ate)?|[Mm]ayors?|[Gg]overnors?|"
    r"[Pp]arliament|[Cc]ongress|[Ss]enate|[Cc]abinet|[Cc]o-?[Cc]hairs?|[Cc]hair(?:man|person|woman)?|[Cc]entral\s+[Bb]ank|[Rr]egulators?|[Oo]mbudsman|[Ii]nspectorate|[Cc]oalition|"
    r"[Bb]odies|[Uu]nion|[Dd]istricts?|[Dd]evelopment\s+[Bb]ank|World\s+Bank|Reserve\s+Bank|[Ss]tatesman|[Mm]embers?|[Cc]ommune|[Pp]arties|[Ll]eaders?|[Hh]eads?\s+of\s+\w+|side|sides|[Gg]roup\s+of\s+\w+|[Dd]uma|[Jj]udiciary|Region|[Cc]anton|[Pp]refecture|[Gg]overnorate|Service|Assembly|[Ll]egislature|[Ll]awmakers|[Dd]eputies|[Ss]enators|MPs|[Tt]reasury|[Tt]own\s+[Hh]all|[Cc]ity\s+[Hh]all|[Bb]orough|Inspection|Institution|[A-Z][\w’'-]+\s+region|[Rr]egions)$"
)
_POLICY = re.compile(
    r"\b(?:[Pp]lans?|[Pp]olic(?:y|ies)|[Ss]trateg(?:y|ies)|[Ss]chemes?|[Pp]rogram(?:me)?s?|[Pp]rojects?|[Ll]aws?|[Aa]cts?|[Bb]ills?|[Rr]egulations?|[Oo]rders?|[Dd]ecrees?|[Rr]oadmaps?|"
    r"[Ii]nitiatives?|[Rr]eforms?|[Rr]ules?|[Gg]uidelines?|[Gg]uidance|[Dd]eclaration|[Cc]ommuniqu[ée]|[Ii]nstructions?|[Ff]rameworks?|[Bb]udget|[Aa]greements?|[Mm]issions?|[Dd]irectives?|[Ll]egislation|[Pp]ackage|[Pp]rotocol|[Tt]reaty|[Pp]act|"
    r"[Bb]lueprints?|[Mm]asterplan|[Pp]roposals?|[Cc]ode|[Oo]rdinance|[Ss]tatute|[Rr]esolution|[Ss]trateg(?:y|ies)|[Aa]genda|[Cc]harter|[Mm]emorandum|[Nn]otice|[Cc]ircular|[Oo]pinions|"
    r"[Mm]easures|[Oo]utline|[Ww]hite\s+[Pp]aper|[Aa]mendments?|[Pp]rovisions|[Dd]eal|[Ss]ection|[Aa]rticle|[Cc]hapter|[Aa]ction|[Dd]ocument|[Ii]nstrument|[Pp]rospectus|[Ll]oan|[Ff]inancing|[Ff]unding|[Cc]onvention|[Cc]onstitution|[Vv]ision|[Cc]ompact|[Cc]oncept|[Ee]dict|[Bb]y-?law|"
    r"(?:(?:[Ss]ection|[Aa]rticle|[Aa]rt\.|[Cc]hapter|[Pp]art|[Tt]itle|[Pp]aragraph|[Cc]lause|[Aa]nnex|[Ss]chedule|[Aa]ct|[Ll]aw|[Dd]ecree|[Rr]egulation|[Rr]esolution|[Oo]rder|[Pp]lan|[Ss]trategy|[Vv]ision|[Aa]genda|[Dd]irective|[Oo]rdinance)\s+"
    r"(?:[Nn]o\.?\s*)?(?:\d[\w./-]{0,14}|[IVX]{1,5}|[A-H])))$"
)
_FIRM = re.compile(
    r"\b(?:Inc|Corp(?:oration)?|Co|Ltd|plc|PLC|AG|SA|GmbH|NV|LLC|Holdings?|Airlines?|Airways|Motors?|Bank|Records?|Studios?|Industries|Partners|[Cc]ompan(?:y|ies)|[Ff]irms?|[Gg]roup|"
    r"[Bb]anks?|[Ii]nvestors?|[Aa]nalysts?|[Ee]conomists?|[Tt]raders?|[Tt]eam|[Cc]lub|[Pp]layers?|[Cc]oach|[Aa]uthors?|[Rr]eport|(?<!feasibility )(?<!preliminary )(?<!pilot )[Ss]tudy|[Pp]aper|[Ff]ilm|[Bb]ook|[Aa]lbum|"
    r"[Ss]eason|[Mm]atch|[Ss]hares?|[Pp]rofits?|[Ss]ales|[Mm]arkets?|[Pp]rices?|[Vv]isitors|[Tt]ourists|[Tt]ravell?ers|[Gg]uests|[Ss]tudents|[Rr]eaders|[Uu]sers|[Cc]ustomers)\.?$"
)
# A person in office with the name: "Finance Minister Ana Lopes", "finance chief Lopes".
_CENTRAL_BANK = re.compile(
    r"\bBank\s+of\s+[A-Z]|\b(?:[Cc]entral|[Rr]eserve|[Nn]ational|[Dd]evelopment|[Ss]tate|People[’']s|[Ww]orld|[Ii]nvestment|[Ee]xim|[Ll]and)\s+[Bb]ank\b"
)
_OFFICIAL = re.compile(
    r"\b(?:[Mm]inister|[Pp]resident|[Pp]remier|[Cc]hancellor|[Ss]ecretary(?:-General)?|[Gg]overnor|[Mm]ayor|[Cc]ommissioner|[Cc]hief|[Mm]inisterial\s+\w+|[Ss]enator|Taoiseach|"
    r"[Ss]pokes(?:man|woman|person))\s+(?:(?:Mr|Mrs|Ms|Dr|H\.?E|Sir|Datuk|Dato|Seri|Tun)\.?\s+){0,3}[A-Z][\w’'.-]+(?:\s+[A-Z][\w’'.-]+){0,4}$"
)
# What a plan lays out, named by its kind: it acts for the plan, though it is no body.
_AREA = re.compile(
    r"\b(?:[Zz]ones?|SEZs?|FTZs?|EPZs?|[Pp]arks?|[Cc]orridors?|[Cc]lusters?|[Hh]ubs?|[Ff]ree\s?ports?|[Pp]orts?|[Aa]irports?|[Cc]ampus(?:es)?|[Bb]elts?|[Cc]ircles?|[Cc]ent(?:re|er)s?|[Ff]acilit(?:y|ies)|"
    r"[Pp]latforms?|[Nn]etworks?|[Ff]unds?|[Ii]nstitutes?|[Aa]cadem(?:y|ies)|[Pp]hases?|[Ss]tages?|[Cc]omponents?|[Pp]illars?)(?:\s+(?:\d+|[IVX]+|[A-Z]))?$"
)
_ADV_END = re.compile(rf"\s+{ADVERB}$")


def clause_before(text: str, at: int) -> int:
    """Return where the clause begins whose verb stands at ``at``."""
    start = max(0, at - _LONGEST)
    for match in _BREAK.finditer(text, start, at):
        if len(text[match.end() : at].split()) >= 1:
            start = match.end()
    if lead := _LEAD.match(text, start, at):
        start = lead.end()
    if last := _OWN_SUBJECT.search(text, start, at):
        start = last.end()
    return start


# "The bill, if passed, would ban …".
_IF_PASSED = re.compile(r",\s+(?:if|once|when)\s+[a-z]+(?:ed|n)(?:\s+by\s+\w+)?,\s*$")


def subject_kind(text: str, at: int, mentions: Sequence[Mention]) -> str:
    """Return the kind of the subject whose verb stands at ``at``: one of the constants of this module."""
    if aside := _IF_PASSED.search(text, max(0, at - 40), at):
        at = aside.start()
    start = clause_before(text, at)
    phrase = _ADV_END.sub("", text[start:at].rstrip() + " ").strip(" ,")
    phrase = re.sub(r"^(?:and|but|also|then|so|or)\s+|[\[\]]", "", phrase, flags=re.I)
    if not phrase:
        return NONE
    if phrase.endswith((" and", " but", " or", " then")) and (first := _FINITE.search(text, start, at)):
        # "The council will build and is to open": the second verb shares the subject of the first.
        return subject_kind(text, first.start() + 1, mentions)
    if phrase.endswith((" which", " who")):
        return _before_relative(text, start, at, mentions)
    if TITLED.fullmatch(phrase):
        return IT  # who "Mr Alvor" is the text told before
    return _pronoun(phrase.casefold()) or _noun(text, start, at, phrase, mentions)


def _pronoun(lower: str) -> str:
    if lower in ("we", "i") or lower.endswith((" we", " i")):
        return WE
    return (
        IT
        if lower in ("it", "they", "he", "she")
        or lower.endswith((", it", ", they", ", he", ", she"))
        or _AFTER_PURPOSE.fullmatch(lower)
        else ""
    )


# "To reach this it will …"
_AFTER_PURPOSE = re.compile(r"(?:in\s+order\s+)?to\s[^,;]+\s(?:it|they|he|she)")


# "A group of yards": the yards act.
_QUANTITY = re.compile(
    r"^(?:[Aa]n?|[Tt]he)\s+(?:group|number|series|range|set|batch|bunch|variety|host|handful|total|pair)\s+of\s+"
)


def _noun(text: str, start: int, at: int, phrase: str, mentions: Sequence[Mention]) -> str:
    """Return the kind of a subject that is a noun phrase, by its head or by what it names."""
    phrase = _QUANTITY.sub("", phrase)
    stop = _HEAD_STOP.search(phrase)
    head = phrase[: stop.start()] if stop else phrase
    named = ACTOR if _CENTRAL_BANK.search(phrase) else _mentioned(text, start, at, mentions)
    if named != ACTOR and _FIRM.search(head) and not _ACTOR.search(head):
        return FIRM
    if named:
        return named
    acts, rules = _ACTOR.search(head), _POLICY.search(head)
    area = _AREA.search(head)
    if re.match(r"(?:this|these|that|those|such)\b", phrase, re.I) and not (acts or rules or area):
        return THIS
    placed = stop is not None and _PLACED.match(phrase, stop.start()) is not None
    placed = placed or opens_nominal(phrase, 0)
    if acts or (not placed and _ACTOR.search(phrase)) or _OFFICIAL.search(head):
        return ACTOR
    if rules:
        return POLICY
    named_area = phrase.rsplit(maxsplit=1)[-1][:1].isupper() and _AREA.search(phrase)
    return AREA if area or named_area else _unknown(text, at, head)


# "The tower in the city", "the building of the city": the city does not act.
_PLACED = re.compile(r"\s(?:in|at|near|across|within|between|from)\s")


def _unknown(text: str, at: int, head: str) -> str:
    """Return the kind of a subject of which nothing is known: who bears a name and invests or builds is a firm.

    "Blue Fin will invest": what is no body, policy or place acts on its own account.
    """
    name = head.strip()
    if " " not in name and (holds_nominal(name) or name in ("Work", "Works")):
        return OTHER  # "Construction of the quay will begin": its first letter opens the sentence
    return FIRM if _PROPER.fullmatch(name) and _BUSINESS.match(text, at) else OTHER


_PROPER = re.compile(r"(?:[A-Z][\w&’'.-]*)(?:\s+(?:[A-Z&][\w&’'.-]*|of|and|de)){0,4}")
# What firms do as their business.
_BUSINESS = re.compile(
    r"\s*(?:will|would|plans?\s+to|planned\s+to|is\s+to|aims?\s+to|intends?\s+to|has\s+agreed\s+to|agreed\s+to|has\s+pledged\s+to|pledged\s+to|hopes?\s+to|is\s+set\s+to|is\s+building|is\s+investing)?\s*"
    r"(?:also\s+|\w+ly\s+)?(?:invest|build|open|produce|supply|hire|acquire|buy|sell|manufacture|employ|set\s+up|establish|construct|expand|launch|spend|pump|pour|move|operate|run|start|begin|make|building|investing)\b"
)


def is_policy(phrase: str) -> bool:
    """Return whether a noun phrase ends in a word for a policy.

    >>> is_policy("the new Plan "), is_policy("the new quay")
    (True, False)
    """
    return _POLICY.search(phrase.strip()) is not None


def _before_relative(text: str, start: int, at: int, mentions: Sequence[Mention]) -> str:
    """Return the kind of what "which" or "who" stands for: the mention right before it."""
    for m in mentions:
        if start <= m.start and re.fullmatch(
            r"\s*(?:\([^)]{1,40}\))?,?\s+(?:which|who)\s*", text[m.end : at]
        ):
            return _KINDS.get(m.kind, OTHER)
    return OTHER


_KINDS = {
    "PublicBody": ACTOR,
    "UnnamedGroup": ACTOR,
    "PolicyDocument": POLICY,
    "Strategy": POLICY,
    "AdministrativeArea": PLACE,
    "Place": PLACE,
    "Zone": PLACE,
}
# The first finite verb of a sentence ends its subject.
_FINITE = re.compile(
    r"\s(?:will|shall|would|can|could|may|must|should|is|are|was|were|has|have|had|aims?|plans?|seeks?|says?|said|calls?|sets?|recommends|proposes|requires|includes|provides|supports|covers|targets|focuses|offers|combines|consists|comprises|contains|envisages|foresees|seeks|wants|urges|works|serves|runs|makes|brings|met|held|began|gave|took|made|put|built|told|led|brought|sent|drew|left|went|came|[a-z]{3,}ed)\s"
)


def main_subject(text: str, mentions: Sequence[Mention]) -> str:
    """Return the kind of the subject of a sentence, as what "it" or "they" in the next one stands for.

    >>> main_subject("The Ministry of Fish met on Monday.", ()), main_subject("Rain fell.", ())
    ('actor', 'none')
    """
    verb = _FINITE.search(text)
    for match in _PRESENT.finditer(text, 0, verb.start() if verb else len(text)):
        if match["verb"] in forms().third:
            kind = subject_kind(text, match.start() + 1, mentions)
            if kind in PLANNERS or kind == AREA:
                return kind
    return subject_kind(text, verb.start() + 1, mentions) if verb else NONE


# "The act extends the scope of A": a verb in the present, with what it is done to.
_PRESENT = re.compile(
    rf"\s(?P<verb>{THIRD})\s(?=(?:the|an?|its|all|new|more|that|how|both|firms|companies|local)\s)"
)


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
