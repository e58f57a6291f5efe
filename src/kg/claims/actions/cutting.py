"""Cut a stretch of text that begins with a verb into the single actions that it states."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg import lazy_re as re
from kg.claims.actions.noun_pairs import is_noun_here
from kg.claims.actions.shared_objects import shares_object
from kg.claims.actions.trimming import PURPOSE, trim
from kg.claims.actions.verbs import ADVERB, THIRD, base_form, forms, word_set
from kg.claims.patterns.cued import cued
from kg.claims.patterns.words import alternation, gerund, words
from kg.claims.sentences.attribution import before_attribution


@dataclass(frozen=True, slots=True)
class Action:
    """One proposed action.

    Attributes:
        start, end: offsets in the sentence.
        form: how it was recognised: ``command``, ``ing``, ``modal``, ``passive``, ``nominal`` or ``present``.
        verb: its first verb, in the form in which it stands.
        subject: what kind of thing acts (see ``acting``), or empty.
        tail: whether it only follows the main action ("…, opening two schools").
        reach: where the words end that still belong to it, though its span leaves them out.
    """

    start: int
    end: int
    form: str
    verb: str
    subject: str = ""
    tail: bool = False
    reach: int = 0


# A clause that only comments ends everything: what comes after it belongs to it.
_STOP = re.compile(
    # "…, five of which are open"
    # One look at the first sign spares the many forms wherever a letter stands.
    # Of white space, one look at the word behind it does so.
    r"(?=[\s.?!;,:’'”\"])(?!\s++(?!so|in|wi|wh|although|though|because|since|un|provided|after|but|if|and))(?:[.?!][”’\"']?(?:\s|$)|;(?=\s)|,\s+(?:[\w-]+\s+){1,3}of\s+(?:which|whom)\b|,?\s+(?:so\s+(?:that|it|they|we|he|she)|so\s+(?:[a-z-]+\s+){1,3}(?:can|could|may|will)|so\s+as\s+to|in\s+order\s+(?:to|that)|whereby|which|who|whose|where|when|whenever|whilst|"
    r"although|though|because|since\s+the|unless|provided\s+(?:that|at\s+least|no\s+more)|after\s+which|whereas|but)\b|,\s+(?:while(?!\s+also\s+[a-z-]{3,20}ing\s)|if|as(?!\s+well\s+as)|since|until|before|after)\s|"
    r"\s+(?:if|until)\s|,?\s+in\s+an?\s+(?:[a-z]+\s+)?(?:move|bid|step|effort|drive|push|attempt)\s+(?:aimed|to|that|which|meant|intended|designed)\b|,\s+according\s+to\b|,\s+(?:saying|adding|noting|stating|stressing)\s+(?:that|it|the)\s|,\s+(?:calling\s+(?:for|on|upon)|urging|citing|pointing\s+(?:to|out))\s|,?\s+without\s+(?:elaborating|specifying|(?:giving|providing|offering|going\s+into)\s+(?:any\s+|further\s+|more\s+)*detail)|\s+while\s+(?=(?:[\w’'-]+\s+){1,8}(?:will|shall|is|are)\b)|,\s+(?:said|stated|says|added|noted|announced|promise[sd]|explain(?:s|ed)|confirm(?:s|ed)|insist(?:s|ed)|adds|notes|argue[sd]|declare[sd])\s(?=the\s|an?\s|[A-Z])|,\s+(?:he|she|they|it|we|the\s+\w+|[A-Z]\w+)\s+(?:said|says|added|told|assured|informed|remarked|asserted|emphasi[sz]ed|reiterated|warned|claimed|announced|noted|stated|states(?=\.)|reads(?=\.)|stressed|explained|argued|pointed\s+out|indicated|observed)\b|,\s+(?:(?!(?:and|or|which|that|who|to|has|have)\b)[\w’'.-]+\s+){1,7}(?:said|says|added|told)(?=\s|[,.”\"]|$)|,\s+(?:(?!(?:and|or|which|that|who|to|has|have|had)\b)[\w’'.-]+\s+){1,7}(?:noted|stressed|explained|stated|announced|reported|reports|writes|wrote)(?=\s(?:on|in|at|last|this|yesterday|today|[A-Z][a-z]+day)\b|[,.”\"]|\s*$)|,\s+(?:reported|reports|quoted)\s(?=the\s|[A-Z])|,[”\"]\s+(?=[A-Z])|,?[’'”\"]\s+(?:he|she|it|they|said|says|added|reads?\s+the|the\s+(?:[\w-]+\s+){1,4}(?:said|says|added|reads?))\b|,?[”\"]\s+(?:(?:Mr|Mrs|Ms|Dr|President|Minister|Prime|[A-Z][\w.’-]*)\s+){1,4}(?:said|says|added|told|noted|explained|stated|announced|declared|remarked)\b|"
    r",\s+(?:[A-Z][\w-]*|the\s+(?:[\w’'-]+\s+){0,2}[\w-]+|it|they|we|this|these)\s+(?:has|have|had|will|shall|is|are|was|were|proposed|announced|launched|introduced|issued|adopted|approved|decided|agreed|plans|aims|proposes|made|established|"
    r"declared|released|published|unveiled|signed|pledged|planned|includes|provides|intends|seeks|wants|would|can|may|must|should|means)\s"
    # "…, and up to 150 firms are expected there"
    r"|,\s+and\s+(?:up\s+to|about|some|over|around|nearly|more\s+than|at\s+least)\s+\d"
    # "…, and breaches can lead to fines"
    r"|,\s+and\s+(?:(?!(?:that|which|who|to|where|and|or)\b)[\w’'-]+\s+){1,5}(?:can|may|will|shall|must|has|have|was|were)\s"
    r"|,\s+and\s+(?:from|in|since|between)\s+\d{4}\b|,?\s+and,\s+(?:once|if|when|where|as|until|after)\s"
    # "… and 30,000 euros a year to train divers": another sum
    r"|\s+and\s+[$€£¥]\d(?:[^,;]|(?<=\d),(?=\d)){0,60}?\s(?:to|for|towards)\s"
    r"|\s+and\s+(?:[A-Z]{0,3}[$€£¥₹]|[Rr]s\.?\s?|(?:USD|EUR|INR|RMB)\s)\d(?:[^,;]|(?<=\d),(?=\d)){0,30}?\s(?:(?:has|have)\s+been|will\s+be|is|are|was|were)\s"
    # "… and has lent the money for it": what was done shares the subject
    r"|\s+and\s+(?:has|have|had|was|were)\s+(?:also\s+)?[a-z]{2,}(?:ed|en|t)\s|\s+and\s+(?:would|will|shall)\s+(?:also\s+)?(?:have|get|enjoy)\s|,\s+makes\s"
    # "…: such a pier would cost more"
    r"|:\s+(?=[‘“\"']|(?:such|those|this|these|it|they|we|he|she|there)\b))"
)
# "…, and provides a path": a finite verb goes on with the subject of the whole.
_THIRD = cued(
    rf",?\s+(?:and\s+(?:also\s+|thus\s+|thereby\s+)?)?(?P<verb>{THIRD})\s+(?=(?:the|an?|its|all)\s)"
)
# What comes after one of these is left out, up to the next action.
_ASIDE = re.compile(
    r"(?=[,—]|\s++(?:[—–-]|with\s|through\s))(?:,\s+(?:to|with|such\s+as|especially|particularly|in\s+particular|for\s+example|thus|thereby|thereafter|notably|namely|subject\s+to|as\s+well\s+as\s+by|"
    r"including(?!\s+(?:by|through)\s+(?:[a-z]+\s+)?[a-z]+ing\b)|taking|bearing|based|under\s+which|among\s+(?:others|other)|followed|led|like|covering|involving|spanning|comprising|separately|in\s+line|in\s+accordance|consistent|"
    r"regardless|rather|not\s+only|prompting|sparking|triggering|causing|from)\b|(?<!\bsocio)(?<!\bagro)(?<!\beco)(?<!\btechno)(?<!\bnon)(?<!\binter)\s+[—–-]\s(?!(?<=\d\s[—–-]\s)\d)|(?<=\w)—(?=\w)|\s+(?:with\s+(?:the|an?)\s+(?:aim|goal|view|objective|purpose|intention|hope))\b|"
    r"\s+through\s+(?:initiatives|measures|programmes|programs|projects|means|tools|instruments|policies)\s+(?:such|like|including)\b)"
)
_JOIN = re.compile(
    r"(?=[\s;,/])(?=\s*+(?:[;,/]|and\s|as\s|but\s))(?:,?\s+but\s+(?:(?:also|instead|rather)\s+)?|\s*;\s+(?:and\s+|or\s+)?(?:to\s+)?|\s*,\s+(?:and\s+(?:to\s+|by\s+)?|as\s+well\s+as\s+|or\s+to\s+|then\s+)?(?:\([0-9a-z]{1,4}\)\s*)?|"
    r"\s+and\s+(?:to\s+|by\s+|for\s+(?=[a-z]+ing\b))?|\s+as\s+well\s+as\s+|\s*/\s*)"
)
# "by opening", "through opening": a means is an action of its own.
_MEANS = cued(
    r"(?:,\s+(?:and\s+)?|\s+)(?:(?:including|and|also|mainly|notably|partly|primarily|not\s+least)\s+)?(?:by|through|via|while|besides|along\s+with)\s+"
    r"(?=[a-z-]{3,20}ing\b|(?:[a-z]+ly|further|jointly|also|better)\s+[a-z-]{3,20}ing\b)|,\s+including\s+(?=[a-z-]{3,20}ing\b)"
)
_WORD = re.compile(rf"{ADVERB}(?P<verb>[A-Za-z-]{{2,24}})\b(?P<after>\s+\S+)?", re.I)
_LIST_NOUN = re.compile(
    r"\s+(?:decisions?|permissions?|costs?|fees?|works?|structures?|lots?|spaces?|cent(?:re|er)s?|industr\w+|sectors?|services|capacit\w+|facilit\w+|systems?|equipment|process\w*|materials?|firms?|standards?|stations?|applications?|needs|demand|contacts?|relations|skills|channels?|campaigns?|agents?|polic(?:y|ies)|points?|networks?|hubs?|plants?|infrastructure|sites?|grounds?|\([A-Z]|is|are|was|were|has|have|of|by|in|"
    r"and|or|for|on|at|as|to|from)\b|\s*[,.;:)]|\s*$"
)


_LONGEST = 1500  # letters of what one verb governs


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    tail: bool
    reach: int


# Words before a verb that are no part of the step: "and thus lower the fares".
IDLE = re.compile(
    r"(?:(?:also|further|now|then|thus|thereby|always|soon|again|instead|first|therefore|likely|probably|subsequently|additionally|initially|ultimately)\s+)+(?=[a-z])"
)


def pieces(text: str, at: int, form: str, subject: str = "", stop: int | None = None) -> Iterator[Action]:
    """Yield the coordinated actions of a stretch of text that begins with a verb at ``at``.

    >>> t = "widen the quay, opening two schools, and build a park so that it rains"
    >>> [t[a.start:a.end] for a in pieces(t, 0, "modal")]
    ['widen the quay', 'opening two schools', 'build a park']
    """
    end = min(len(text) if stop is None else stop, at + _LONGEST)
    whole, end = end, _clause_end(text, at, end, form)
    if form in ("modal", "command", "ing"):
        end = _before_finite(text, at, end)
    for piece in _split(text, at, end, form):
        idle = IDLE.match(text, piece.start)
        begin, finish = idle.end() if idle else piece.start, trim(text, piece.start, piece.end)
        said = text[begin:finish].split()
        if len(said) < 2 or _no_object(said) or _amends().match(text, begin):
            continue
        first = _WORD.match(text, begin)
        verb = first["verb"].lower() if first else ""
        ing = verb in forms().ing and form != "ing"
        yield Action(begin, finish, "ing" if ing else form, verb, subject, piece.tail, piece.reach or whole)


@cache
def _amends() -> re.Pattern[str]:
    """Return the pattern of changes to the wording of a law, which are no steps: "inserting after section 3 …"."""
    verbs = words().list("verbs", "amends")
    opens = alternation([*verbs, *(gerund(verb) for verb in verbs)])
    parts = alternation(words().list("verbs", "amended"))
    return re.compile(
        rf"{opens}(?:,|\s+(?:immediately|after|before|for|in|from|at|the|end|of|existing|that|as|to|thereto|thereof|therefor)\b)*\s+{parts}s?(?![\w-])",
        re.I,
    )


def _clause_end(text: str, at: int, end: int, form: str) -> int:
    start, end = at, min(end, before_attribution(text, at))
    while stop := _STOP.search(text, start, end):
        after = text[stop.end() : stop.end() + 60].lstrip()
        if stop[0][0] == ";" and _opens(after, form):
            start = stop.end()
            continue
        if stop[0][0] == "." and re.search(
            r"\b(?:[A-Z]|[Nn]o|[Aa]rt|vs|[Ss]t|approx|e\.g|i\.e|etc)$", text[: stop.start()]
        ):
            start = stop.end()
            continue
        if _WHO.match(text, stop.start()) and (
            len(text[at : stop.start()].split()) < _BARE or _ONE.search(text, at, stop.start())
        ):
            start = stop.end()
            continue
        if (turn := _BUT_DO.match(text, stop.start())) and form == "modal" and turn["verb"] in forms().base:
            start = turn.end()
            continue
        if _BUT.match(text, stop.start()) and _QUALITY.search(text, at, stop.start()):
            start = stop.end()
            continue
        return _before_clause(text, at, stop.start())
    return _before_clause(text, at, end)


# "setting tough but fair rules": both belong to the rules.
_LIKE = r"(?:ous|ive|[ai]l|ic|ful|[ai]ble|ed|ary|[ae]nt|less|fair|firm|tough|small|strict|open|simple)"
_QUALITY = re.compile(rf"\b[a-z-]+{_LIKE}$|\b(?:small|fair|firm|tough|strict|open|simple|slow|steady)$")
_BUT = re.compile(rf"\s+but\s+(?:not\s+)?(?:[a-z]+ly\s+)?[a-z-]*{_LIKE}\s+[a-z]")
# "lower the dues but raise the fines"
_BUT_DO = re.compile(
    r",?\s+but\s+(?:(?:also|instead|rather)\s+)?(?P<verb>[a-z-]+)\s+(?:the|an?|its|their|our|all|more|new)\s"
)
# "to one that guides": a word like this says nothing without what is told of it.
_ONE = re.compile(r"\b(?:ones?|those|anyone|everyone|someone|anything|everything|something)$")


def _before_clause(text: str, at: int, end: int) -> int:
    """Return where an action ends before "and" with another clause: "… and a task force is in place"."""
    clause = _CLAUSE.search(text, at, end)
    return clause.start() if clause and not _HOLDS_CLAUSE.search(text, at, clause.start()) else end


_CLAUSE = re.compile(
    r"\s+and\s+(?:an?|the|its|their)\s+(?:(?!(?:that|which|who|whose|where|to|and|or)\b)[a-z-]+\s+){1,4}(?:is|are|was|were|has|have|will)\s"
)
_HOLDS_CLAUSE = re.compile(
    r"\b(?:ensur\w+|sure|guarantee\w*|that|whether|how|what|where|when|which|who|see|so|if|wh\w+)\b"
)


# "assist persons who want to dive": without the clause nobody knows whom.
_WHO = re.compile(r"\s+(?:who|that|which)\b")
_BARE = 3


def _before_finite(text: str, at: int, end: int) -> int:
    """Return where what a verb governs ends before a finite verb that shares the subject of the sentence."""
    if _PLAN_TO.search(text, max(0, at - 24), at) and (took := _TOOK.search(text, at, end)):
        return took.start()
    for match in _THIRD.finditer(text, at, end):
        joined = match[0].startswith(",") or " and " in match[0]
        if joined and match["verb"] in forms().third and len(text[at : match.start()].split()) > 1:
            return match.start()
    return end


# "A project to lift trade took its first step"
_PLAN_TO = re.compile(
    r"\b(?:projects?|programmes?|programs?|plans?|schemes?|efforts?|bid|drive|campaign|initiatives?|push|moves?|attempts?|law|bill)\s+to\s+$"
)
_TOOK = re.compile(
    r"\s+(?:took|began|came|made|won|received|saw|started|kicked)\s+(?=(?:its|his|her|their|the|an?|off|place|effect|up|shape|into)\b)"
)


def _opens(after: str, form: str) -> bool:
    word = _WORD.match(re.sub(r"^(?:and\s+|or\s+)?(?:to\s+|by\s+)?(?:\([0-9a-z]{1,4}\)\s*)?", "", after))
    return word is not None and _is_next(word, form)


# "production, storage and use and build trust": a noun of the row before
_NOUNS = frozenset({"use", "trade", "transport", "design", "research", "work", "supply", "export", "import"})
_OBJECT_NEXT = re.compile(r"\s+(?:the|an?|all|its|their|our|new|more|ahead|forward|up|out)\b")


def _is_next(word: re.Match[str], form: str) -> bool:
    """Return whether a word after a comma or "and" opens another action of the same form."""
    verb, after = word["verb"].lower(), word["after"] or ""
    known = forms()
    if is_noun_here(word.string, word.start("verb"), after) or (verb in _NOUNS and after.strip() == "and"):
        return False
    if verb in known.ing and verb not in word_set("no_gerund"):
        if form in ("ing", "modal", "command", "present") and not (
            verb in known.nouns and _LIST_NOUN.match(after or "")
        ):
            return bool(after) and not re.match(r"\s+(?:of|is|are|was|were|by|and|or)\b", after)
        return False
    table = known.third if form == "present" else known.base
    if form != "ing" and verb in known.after and verb not in known.base and _OBJECT_NEXT.match(after):
        return True
    if form != "ing" and verb in word_set("with_preposition") and re.match(r"\s+(?:on|in|with|for)\b", after):
        return True
    return (
        form != "ing"
        and verb in table
        and bool(after)
        and not _NO_OBJECT.match(word.string, word.end("verb"))
    )


# What follows a noun where an action would have its object; "train at least forty divers" has one.
_NO_OBJECT = re.compile(
    r"\s+(?:by|of|in|or|for|on|at(?!\s+(?:least|most)\s)|from|is|are|was|were|has|will|under|[)(–—-])(?!\w)"
)


_TO_NEXT = re.compile(r",\s+to")
_AND_TO = re.compile(r"\s+and\s+(?:to|finally\s+to)\s")


def _split(text: str, at: int, end: int, form: str) -> Iterator[_Piece]:
    """Yield the bounds of the actions between ``at`` and ``end``."""
    marks: list[tuple[int, int, str]] = []
    marks += [(m.start(), m.end(), "means") for m in _MEANS.finditer(text, at, end)]
    marks += [(m.start(), m.end(), "aside") for m in _ASIDE.finditer(text, at, end)]
    marks += [(m.start(), m.end(), "join") for m in _JOIN.finditer(text, at, end)]
    begin, closed, tail, busy, _last = at, 0, False, at, ""
    for start, after, how in sorted(marks, key=lambda m: (m[0], m[2] != "means", m[2] == "join", m[1])):
        stop, kind = after, how
        if start < busy or text.count("(", begin, start) > text.count(")", begin, start):
            continue
        if how == "aside" and text.count("“", begin, start) > text.count("”", begin, start):
            continue  # "the project “Old Bay – New Bay”"
        if how == "join" and shares_object(text, begin, start):
            continue
        word = _WORD.match(text, stop, end)
        if kind == "aside" and _TO_NEXT.fullmatch(text[start:stop]) and _AND_TO.search(text, stop, end):
            # "to build A, to open B and to close C"
            kind, stop = "join", stop + 1
            word = _WORD.match(text, stop, end)
        if kind == "aside":
            if len(text[begin:start].split()) >= 2:
                closed, busy = closed or start, stop
            continue
        if word is None or (
            kind == "join"
            # "show how work can guard the bay, widen the quay": what it can do, too
            and (
                _HOW.match(text, begin, start)
                or not _joins(text, begin, start, stop, word, form, bool(closed))
            )
        ):
            continue
        verb = word["verb"].lower()
        if kind == "means" and (
            verb not in forms().ing
            or not word["after"]
            or (verb in forms().nouns and _LIST_NOUN.match(word["after"]))
        ):
            continue
        if _only_verbs(text[begin:start]):
            # "Cultivate and build X": a verb without an object goes with the next one.
            continue
        ing = form != "ing" and verb in forms().ing
        if kind == "join" and ing and verb in word_set("effect_ing"):
            closed, busy = closed or start, stop
            continue
        yield _Piece(begin, closed or start, tail, start)
        begin, closed, tail, busy, _last = stop, 0, ing or kind == "means" or (tail and ing), stop, kind
    yield _Piece(begin, closed or end, tail, 0)


_PARTICLES = frozenset(["and", "or", "further", "also", "up", "out", "down", "in", "off", "on", "with"])
_PRONOUNS = frozenset(["it", "them", "this", "that", "so", "these", "those"])
_OPEN = frozenset(["to", "on", "upon", "of", "with"])
_FEW = 4
_ROW = 3  # "design and production" holds no object
_UP = frozenset(["up", "out", "down", "off", "ahead", "forward"])


def _no_object(said: list[str]) -> bool:
    """Return whether a piece lacks what it is done to, or does not name it: "opening up", "build on", "avoid it"."""
    last = said[-1].strip(".,;")
    alone = len(said) == 2 or (len(said) < _FEW and said[1] in _OPEN)
    return (
        (len(said) == 2 and last in _UP)
        or (alone and last in _PRONOUNS)
        or (len(said) < _FEW and last in _OPEN)
        or (len(said) == _ROW and said[1] in ("and", "or"))
    )


def _only_verbs(text: str) -> bool:
    """Return whether a piece is a verb, or verbs in a row, without an object."""
    found = [w.strip(",").lower() for w in text.split()]
    known = forms()
    return len(found) < 2 or all(
        w in known.after or w in known.ing or w in _PARTICLES or w.endswith("ly") for w in found
    )


def _joins(
    text: str, begin: int, start: int, stop: int, word: re.Match[str], form: str, closed: bool
) -> bool:
    """Return whether a comma or "and" stands before another action."""
    join, verb = text[start:stop], word["verb"].lower()
    if verb in forms().ing and form not in ("ing",):
        if "as well as" in join and PURPOSE.search(text, begin, start):
            return False  # "to help the aim of A, as well as raising B": both are what it is for
        opened = forms().ing.get((_WORD.match(text, begin) or word)["verb"].lower())
        if not ("," in join or ";" in join or opened):
            return False
        return _is_next(word, form)
    if not _is_next(word, "modal" if form == "ing" and "to" in join.split() else form):
        return False
    # Inside a purpose "to serve X and open Y" the second verb belongs to the purpose.
    inside = PURPOSE.search(text, begin, start)
    if form != "ing" and inside and inside["verb"] in forms().after:
        return ";" in join or (
            "," in join and not closed and not PURPOSE.search(text, inside.end(), start) and "and" not in join
        )
    return True


_HOW = re.compile(
    r"(?:demonstrat|show|explain|explor|examin|consider|stud|identif|illustrat|prov)\w*\s+how\s[^.;,]*?\s(?:can|could|may|might)\s(?!be\s)"
)


def nouns_follow(after: str) -> bool:
    """Return whether what follows a word in "-ing" shows that it is a noun: "building costs", "training and"."""
    return _LIST_NOUN.match(after) is not None


# "…, enabling ships to turn", "…, known as the old mole": what comes of it, or how it is seen.
_COMMENT = re.compile(
    r",\s+(?:(?:thus|thereby|also)\s+)?(?:(?P<verb>[a-z]{3,20}ing)\s|(?:recogni[sz]ed|regarded|known|seen|described|considered)\s+as\b)"
)


def clean_end(text: str, begin: int, end: int) -> int:
    """Return where a passive or nominal action ends: before a comment, an aside or closing marks."""
    stop = _clause_end(text, begin, min(end, begin + _LONGEST), "none")
    for comment in _COMMENT.finditer(text, begin, stop):
        if comment["verb"] in (None, *word_set("effect_ing") - {"including"}):
            stop = comment.start()
            break
    aside = _ASIDE.search(text, begin, stop)
    if aside and len(text[begin : aside.start()].split()) >= 4:
        stop = aside.start()
    return trim(text, begin, stop)


__all__ = ["Action", "base_form", "clean_end", "nouns_follow", "pieces"]
