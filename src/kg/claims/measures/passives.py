"""What will be done to something: a step that is told with its subject."""

from collections.abc import Iterator
from functools import cache

from kg import lazy_re as re
from kg.claims.actions import acting
from kg.claims.actions.acting import clause_before
from kg.claims.actions.cutting import Action, clean_end, pieces
from kg.claims.actions.main_verbs import in_contact
from kg.claims.actions.nominal import holds_nominal, opens_nominal
from kg.claims.actions.trimming import trim
from kg.claims.actions.verbs import ADVERB, forms, participles, word_set
from kg.claims.measures.duties import gapped
from kg.claims.patterns.adverbs import opening_adverb
from kg.claims.patterns.words import words


def done_to(
    text: str, match: re.Match[str], word: str, kind: str, limit: int, known: bool = False
) -> Iterator[Action]:
    """Yield what will be done: the participle is ``word``, and the subject of the announcing verb of some ``kind``."""
    given = "rest" in match.re.groupindex and match["rest"].strip() in ("get", "receive")
    means = _BY_ING.match(text, match.end()) if word in _met() else None
    if means:
        yield from pieces(text, means.end(), "ing", kind)
        return
    if _only_led_to(text, match, word, given) or not (given or _is_deed(text, match, word)):
        return
    charged = None if given or not _CHARGED.search(word) else _WITH_ING.match(text, match.end())
    if charged:
        yield from pieces(text, charged.end(), "ing", kind)
        return
    yield from told_whole(text, match, word, kind, limit, known)


@cache
def _met() -> frozenset[str]:
    return frozenset(words().list("results", "met"))


# "Growth will be achieved by opening a port and training divers": how is the step.
_BY_ING = re.compile(rf"\s+(?:by|through)\s+(?={ADVERB}[a-z-]{{3,20}}ing\s)")
# "is tasked with opening a port"
_CHARGED = re.compile(r"\b(?:tasked|charged|entrusted)$")
_WITH_ING = re.compile(r"\s+with\s+(?=[a-z]+ing\b)")


def _only_led_to(text: str, match: re.Match[str], word: str, given: bool) -> bool:
    """Return whether the step stands elsewhere: behind "efforts will be made to", or in a policy that is carried out."""
    before = text[: match.start()]
    if given and not holds_nominal(text[match.end() - len(word) :][:60]):
        return True
    if word in _MADE and _LIGHTLY.search(before) and text[match.end() :].startswith(" to "):
        return True
    # "Emphasis will be laid on opening a port": opening it is the step.
    on = _ON.match(text, match.end()) if word in _LAID and _HEED.search(before) else None
    if on and (_ON_ING.match(text, match.end()) or opens_nominal(text, on.end())):
        return True
    if word in ("completed", "finished") and _DUE.match(match.group()):
        return True  # "is scheduled to be completed": how far works are is no step
    if word in _CARRIED_OUT and _IN_PLACES.match(text, match.end()):
        return False  # "The programme will be implemented in five more districts": where it goes next
    return word in _CARRIED_OUT and acting.is_policy(text[clause_before(text, match.start()) : match.start()])


def _is_deed(text: str, match: re.Match[str], word: str) -> bool:
    """Return whether a participle states a step, alone or with its subject: "priority will be given to"."""
    before = text[: match.start()]
    if word in ("able", "become"):
        return False
    if word in _GIVES and _GIVEN.search(before):
        return True
    if word in ("given", "accorded") and _GIVEN_AFTER.match(text, match.end()):
        return True
    if word in word_set("placed") and _NEW.match(text[clause_before(text, match.start()) :].lstrip()):
        return True
    regular = word.endswith("ed") and len(word) > 5
    return word not in word_set("no_passive") and (
        word in participles() or regular or word in ("exempt", "free")
    )


_MADE = frozenset(["taken", "made", "undertaken", "initiated"])
_GIVES = frozenset(["given", "taken", "paid", "attached", "placed", "accorded"])
_LAID = frozenset(["placed", "put", "laid", "given", "paid", "attached", "accorded"])
_HEED = re.compile(r"\b(?:emphasis|focus|attention|priority|importance|stress|efforts?)\s+$", re.I)
_ON = re.compile(r"\s+(?:on|into|to|upon)\s+")
_ON_ING = re.compile(rf"\s+(?:on|into|to|upon)\s+{ADVERB}[a-z-]{{3,20}}ing\s")
# "The new depots will be located in Varo": where what is new will stand is settled by the plan.
_NEW = re.compile(
    r"(?:[Tt]he(?:se)?\s+|[Aa]n?\s+|[A-Z][a-z]+\s+)?(?:[Nn]ew(?:ly)?|[Pp]roposed|[Pp]lanned|[Ff]uture)\s"
)
_DUE = re.compile(r"(?:is|are)\s+(?:[a-z]+ly\s+)?(?:scheduled|expected|due|set|slated|on\s+track)\s+to\s")
_IN_PLACES = re.compile(
    r"\s+(?:in|across|at)\s+(?:(?:the|some|about|another|\d+|two|three|four|five|six|seven|eight|nine|ten)\s+){0,2}(?:other|more|further|additional|remaining)\s+(?:[a-z-]+\s+){0,2}"
    r"(?:areas|districts|provinces|cities|towns|schools|regions|villages|locations|sites|counties|states|communes|municipalities|hospitals|islands)\b"
)
_CARRIED_OUT = frozenset(
    [
        "implemented",
        "enforced",
        "applied",
        "executed",
        "unveiled",
        "released",
        "published",
        "submitted",
        "tabled",
        "discussed",
        "debated",
    ]
)


def _subject_start(text: str, verb: int) -> int:
    """Return where the subject of a verb begins, behind what joins its clause to others and behind who says so."""
    start = _with_antecedent(text, clause_before(text, verb), verb)
    begin = start + len(text[start:]) - len(text[start:].lstrip())
    for lead in (_joins(), _ARTICLE):
        if opened := lead.match(text, begin, verb):
            begin = opened.end()
    for before in (_SAID_IT, _SPLICE, _NEXT_SUBJECT, _OTHER_SUBJECT):
        if ends := [m.end() for m in before.finditer(text, begin, verb)]:
            begin = ends[-1]
    begin = _row_before(text, _aside_before(text, _past_bracket(text, begin, verb)), verb)
    return _apposed_before(text, begin, verb)


@cache
def _joins() -> re.Pattern[str]:
    """Return the pattern of what ties a clause to the one before: "and", "Consequently"."""
    return re.compile(
        rf"(?i:and|but|also|so|then|while|where|therefore|thus)\s+|(?:[A-Z][a-z]+ly(?=,)|{opening_adverb()})(?:,\s+(?=[a-z])|\s+(?=(?:the|an?|all|no|these|this|its|their)\s))"
    )


def told_whole(
    text: str, match: re.Match[str], word: str, kind: str, limit: int, known: bool
) -> Iterator[Action]:
    """Yield an action that is told with what it is done to: subject and verb."""
    begin = _subject_start(text, match.start())
    subject = text[begin : match.start()].strip()
    if (
        subject.endswith((" which", " who", " that"))
        or _GOES_ON.match(subject)
        or _NO_SUBJECT.search(subject)
    ):
        return
    if not 1 <= len(subject.split()) <= 40 or re.match(
        r"(?:this|that|which|who|there)$"
        if known
        else r"(?:[a-z]+ly\s+)?(?:it|this|that|which|who|they|there)$",
        subject,
        re.I,
    ):
        return
    stop = limit if limit == len(text) else before_subject(text, match.end(), limit)
    end = clean_end(text, begin, stop)
    if end <= match.end("word") - 1:
        # the subject holds what mostly ends a step: "Yards with ten boats will have to keep a diary and train divers"
        parts = tuple(pieces(text, match.start("word"), "modal", stop=stop)) if word in forms().after else ()
        end = parts[0].end if parts else clean_end(text, match.end("word"), stop)
        yield from parts[1:]
    kind = (
        acting.OTHER + ("?" if kind.endswith("?") else "")
        if not re.match(r"(?:actor|policy|we|place)", kind)
        else kind
    )
    more = gapped(text, match.end(), end)
    first = trim(text, begin, text.rfind(" ", begin, more[0][0])) if more else end
    yield Action(begin, first, "passive", word, kind)
    yield from (Action(a, b, "passive", done, kind) for a, b, done in more)


# "Nets, their ropes and boats will be": what stands before the comma belongs to the row.
_ROW_END = re.compile(
    r"(?:(?:its|their|the|other)\s+)?[a-z-]+(?:\s+[a-z-]+){0,2}\s+and\s+[a-z-]+(?:\s+[a-z-]+){0,3}\s*"
)
_ROW_HEAD = re.compile(
    r"(?:(?:The|An?|Its|Their|Our|New)\s+)?(?:[\w’'-]+\s+){0,4}[\w’'-]+(?:\s+(?:of|for)\s+(?:the\s+)?[\w’'-]+(?:\s+[\w’'-]+){0,3})?,\s+"
)
_STOP = re.compile(r"[.;:] |\n")
_NO_ROW = re.compile(
    r"\b(?:In|By|Under|For|At|On|With|From|To|As|Through|After|Before|Since|If|When|While|Where|Once|Also|However|Moreover|Furthermore|Meanwhile|According|Overall|Finally|Instead|Today|Tomorrow|Later|Here|There|Thus|Therefore|Then|Next|Still|First|Second|Third|Yes|No|Indeed|Hence|Besides|Again"
    r"|is|are|was|were|will|shall|has|have|had|to|said|says|year|\d{4}|[a-z]+ly)\b",
)


def _row_before(text: str, begin: int, end: int) -> int:
    r"""Return where a subject begins that is a row cut at a comma: "Nets, their ropes and boats".

    >>> _row_before("The use of nets, their ropes and boats will be taxed.", 17, 38)
    0
    >>> t = "A road opens.\nNets, their ropes and boats will be taxed."
    >>> t[_row_before(t, 20, 41):20], _row_before("In the bay, ropes and boats will be taxed.", 12, 28)
    ('Nets, ', 12)
    """
    first = max((stop.end() for stop in _STOP.finditer(text, 0, begin)), default=0)
    row = text[begin - 2 : begin] == ", " and _ROW_END.fullmatch(text, begin, end)
    head = row and _ROW_HEAD.fullmatch(text, first, begin)
    return first if head and not _NO_ROW.search(text, first, begin) else begin


def _past_bracket(text: str, begin: int, end: int) -> int:
    """Return where a subject begins whose bracket the search for its beginning cut in two: "Firms (as told) shall"."""
    if text.count(")", begin, end) <= text.count("(", begin, end):
        return begin
    opened = text.rfind("(", 0, begin)
    return begin if opened < 0 else clause_before(text, opened)


# "Lin Bay, with a pier of 40 metres, will be": what it has stands between its name and the verb.
_WITH = re.compile(r",\s+with\s+(?:an?\s+|the\s+)?$")


def _aside_before(text: str, begin: int) -> int:
    """Return where a subject begins of which a clause is told behind ", with".

    >>> _aside_before("A road opens. Lin Bay, with a pier, will be closed.", 30)
    14
    >>> _aside_before("In the bay, with a pier, yards will be closed.", 19)
    19
    """
    aside = _WITH.search(text, max(0, begin - 24), begin)
    if aside is None:
        return begin
    first = max((stop.end() for stop in _STOP.finditer(text, 0, aside.start())), default=0)
    return (
        begin if ", " in text[first : aside.start()] or _NO_ROW.search(text, first, aside.start()) else first
    )


# "Lin Bay, a bay where boats rest, will be": what is told behind a comma stands between its name and the verb.
_APPOSED = re.compile(r",\s+(?:an?|the|one\s+of\s+the)\s+[^,;.]{3,60}\s(?:where|which|that|who)\s+$")


def _apposed_before(text: str, begin: int, end: int) -> int:
    """Return where a subject begins of which a noun with a clause is told between commas.

    >>> t = "A road opens. Lin Bay, a bay where our boats rest, will be closed."
    >>> t[_apposed_before(t, 35, 51) : 51]
    'Lin Bay, a bay where our boats rest, '
    """
    told = _APPOSED.search(text, max(0, begin - _LONG_ASIDE), begin)
    if told is None or not text[begin:end].rstrip().endswith(","):
        return begin
    return max((stop.end() for stop in _STOP.finditer(text, 0, told.start())), default=0)


_LONG_ASIDE = 90
_ANTECEDENT = re.compile(r"[a-z’'-]+s\s+(?:that|which|who)\s+$|(?P<quote>[“\"])$")
_FIRST_WORD = re.compile(r"[a-z]+")
_RELATED = frozenset(
    [
        "will",
        "shall",
        "would",
        "can",
        "could",
        "may",
        "must",
        "are",
        "have",
        "were",
        "do",
        "enter",
        "hold",
        "meet",
        "own",
        "want",
        "wish",
        "need",
        "earn",
        "stand",
        "lie",
    ]
)
_CLOSES = re.compile(r"[^“”\"]{1,80}[”\"]\s")


def _with_antecedent(text: str, start: int, end: int) -> int:
    """Return where a subject that ends at ``end`` begins with the noun before "that" or with a quoted name.

    >>> t = "Nets that enter the bay shall be taxed."
    >>> _with_antecedent(t, 10, 24), _with_antecedent("A “Bay” park will be built.", 3, 14)
    (0, 0)
    """
    before = _ANTECEDENT.search(text, max(0, start - 40), start)
    if before is None:
        return start
    first = _FIRST_WORD.match(text, start)
    if before["quote"]:
        held = _CLOSES.match(text, start) is not None and "," not in text[start:end]
    else:
        held = first is not None and (first[0] in _RELATED or first[0] in forms().after)
    return clause_before(text, text.rfind(" ", 0, before.end() - 1)) if held else start


# "rules define how nets may be …", "is a part of the lake on which nets may be …": no subject, or a question inside.
# "the council approved a plan to be applied": what was approved is no subject; "of which a third will be sold".
_NO_SUBJECT = re.compile(
    r"^(?:is|are|was|were|has|have|of\s+which)\s|\s(?:how|whether)\s"
    # "Where a quay is to be closed, the council …": what is only supposed
    r"|^(?:Where|If|When|Whenever|Unless|Until|Once|Provided\s+that)\b"
    r"|\s(?:approved|issued|announced|released|unveiled|published|adopted|launched)\s+(?:an?|its|their)\s"
)
# "These matters are open and will be …": no subject is told.
_GOES_ON = re.compile(r"(?:This|These|That|Those|It|They|There)\s[^.;]*\s(?:and|but)(?:\s+\w+)?$")
_LIGHTLY = re.compile(
    r"\b(?:[Cc]are|[Ss]teps?|[Ee]fforts?|[Mm]easures|[Aa]ctions?|[Ii]nitiatives|[Aa]ttempts|[Aa]rrangements?|[Pp]rovisions?|[Ii]nvestments?)\s+$"
)
# "Priority will be given to …".
_GIVEN = re.compile(
    r"\b(?:[Pp]riority|[Pp]reference|[Aa]ttention|[Ee]mphasis|[Ii]mportance|[Ss]upport|[Aa]ssistance|[Gg]rants?|[Ll]oans?|[Ss]ubsid(?:y|ies)|[Ii]ncentives?|[Tt]raining|[Cc]ompensation|[Aa]ccess|[Aa]llowances?)\s+$"
)
# "Exporters will be given preference".
_GIVEN_AFTER = re.compile(
    r"\s+(?:[a-z]+\s+){0,2}(?:priority|preference|support|assistance|grants?|loans?|subsid(?:y|ies)|incentives?|training|compensation|access|allowances?|exemptions?|land|plots?|credit|rights?|powers?|tax\s+\w+)\b"
)
# "It will be run by A, 200 lamps will be put up": the comma divides two sentences.
_NEXT_SUBJECT = re.compile(
    r"\b(?:(?:will|shall|would|should|is\s+to|are\s+to)\s+be|(?:is|are|was|were)\s+being)\s[^,;]{3,120}?(?:,\s+(?:and\s+)?|\s+and\s+)(?=(?:(?!and\b)[^,;]){3,90}$)"
)
# "The fund is used and an extra mole will be built": the verb before "and" has another subject.
_OTHER_SUBJECT = re.compile(
    r"\s(?:is|are|was|were|has|have)\s(?!being\b)[^,;]{3,120}?\s+and\s+(?=(?:an?|the|its|their|some|all|another|more|\d[\d.,]*)\s(?:(?!and\b)[^,;]){3,90}$)"
)
# "The mayor said two piers would be built": who said so is no part of it.
_SAID_IT = re.compile(
    r"\b(?:said|says|added|stated|noted|explained|stressed),?\s+(?!(?:by|in|on|at|of|to|last|yesterday|today)\b)(?=\w)"
    r"(?:(?:through|under|with|by)\s+(?:this|the|its|that)\s+[^,;.]{2,40},\s+)?"
)
# "Article 2.- Quays shall be": the number of an article
_ARTICLE = re.compile(r"(?:Art(?:icle|\.)|Section|Clause)\s+\d+[a-z]?\s?[.:)]?\s?[-–—:.]\s*", re.I)
_SPLICE = re.compile(r"\b(?:will|shall|is|are|was|were)\s[^,]{3,120},\s+(?=(?:\d|[Tt]he|[Aa]n?\s))")


# "shall keep A and may build B": the verbs share their subject.
_SHARED = re.compile(r",?\s+(?:and|or|but)\s+(?:also\s+)?$")


def before_subject(text: str, start: int, stop: int) -> int:
    """Return where an action ends before the subject of the next announcing verb begins."""
    if in_contact(text, start, stop):
        return len(text)
    if shared := _SHARED.search(text, max(start, stop - 12), stop):
        return shared.start()
    breaks = [
        m.start()
        for m in re.finditer(
            r"[;:]\s|,\s+(?:and\s+|but\s+|while\s+|which\s|who\s|where\s|that\s)?|\s+and\s+(?=(?:the|a|an|its|their|other|all|[A-Z])\b)|\s+(?:that|which|who|while|where)\b",
            text[start:stop],
        )
    ]
    if breaks:
        return start + breaks[-1]
    joined = _AND_NOUN.search(text, start, stop)
    return joined.start() if joined else stop


# "… and yards" before the verb of the yards
_AND_NOUN = re.compile(r"\s+and\s+(?=(?:(?!and\b)[\w’'-]+\s+){1,5}$)")
