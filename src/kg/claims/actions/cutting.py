"""Cut a stretch of text that begins with a verb into the single actions that it states."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg import lazy_re as re
from kg.claims.actions.clause_ends import before_finite, before_main, clause_end
from kg.claims.actions.next_actions import LIST_NOUN, WORD, is_next, nouns_follow
from kg.claims.actions.shared_objects import shares_object
from kg.claims.actions.trimming import PURPOSE, trim
from kg.claims.actions.verbs import base_form, forms, word_set
from kg.claims.patterns.cued import cued
from kg.claims.patterns.words import alternation, gerund, words


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


# What comes after one of these is left out, up to the next action.
_ASIDE = re.compile(
    r"(?=[,—]|\s++(?:[—–-]|with\s|through\s|to\s+ensure\s+that\s|in\s+order\s))(?:(?<!\bstrive)(?<!\bseek)(?<!\bcontinue)(?<!\bwork)(?<!\baim)(?<!\btry)(?<!\border)(?<!\bneed)(?<!\bare)(?<!\bis)\s+(?:in\s+order\s+)?to\s+ensure\s+that\b|,\s+(?:to|with|such\s+as|especially|particularly|in\s+particular|for\s+example|thus|thereby|thereafter|notably|namely|subject\s+to|as\s+well\s+as\s+by|"
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
_LONGEST = 1500  # letters of what one verb governs


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    tail: bool
    reach: int


# Words before a verb that are no part of the step: "and thus lower the fares".
IDLE = re.compile(
    r"(?:(?:from\s+time\s+to\s+time|also|further|now|then|thus|thereby|always|soon|again|instead|first|therefore|likely|probably|subsequently|additionally|initially|ultimately)\s+)+(?=[a-z])"
)


def pieces(text: str, at: int, form: str, subject: str = "", stop: int | None = None) -> Iterator[Action]:
    """Yield the coordinated actions of a stretch of text that begins with a verb at ``at``.

    >>> t = "widen the quay, opening two schools, and build a park so that it rains"
    >>> [t[a.start:a.end] for a in pieces(t, 0, "modal")]
    ['widen the quay', 'opening two schools', 'build a park']
    >>> t = "repair the network to ensure that boats land"
    >>> [t[a.start:a.end] for a in pieces(t, 0, "modal")]
    ['repair the network']
    """
    end = min(len(text) if stop is None else stop, at + _LONGEST)
    whole, end = end, before_main(text, at, clause_end(text, at, end, form))
    if form in ("modal", "command", "ing"):
        end = before_finite(text, at, end)
    for piece in _split(text, at, end, form):
        idle = IDLE.match(text, piece.start)
        begin, finish = idle.end() if idle else piece.start, trim(text, piece.start, piece.end)
        said = text[begin:finish].split()
        if len(said) < 2 or _no_object(said) or _amends().match(text, begin):
            continue
        first = WORD.match(text, begin)
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


_TO_NEXT = re.compile(r",\s+to")
_AND_TO = re.compile(r"\s+and\s+(?:to|finally\s+to)\s")


def _marks(text: str, at: int, end: int) -> list[tuple[int, int, str]]:
    """Return where actions may part, in order: a means before an aside, and both before what only joins."""
    found = [(m.start(), m.end(), "means") for m in _MEANS.finditer(text, at, end)]
    found += [(m.start(), m.end(), "aside") for m in _ASIDE.finditer(text, at, end)]
    found += [(m.start(), m.end(), "join") for m in _JOIN.finditer(text, at, end)]
    return sorted(found, key=lambda m: (m[0], m[2] != "means", m[2] == "join", m[1]))


def _split(text: str, at: int, end: int, form: str) -> Iterator[_Piece]:
    """Yield the bounds of the actions between ``at`` and ``end``."""
    begin, closed, tail, busy = at, 0, False, at
    for start, after, how in _marks(text, at, end):
        stop, kind = after, how
        if start < busy or text.count("(", begin, start) > text.count(")", begin, start):
            continue
        if how == "aside" and _goes_on(text, begin, start, end):
            continue
        if how == "join" and shares_object(text, begin, start):
            continue
        word = WORD.match(text, stop, end)
        if kind == "aside" and _TO_NEXT.fullmatch(text[start:stop]) and _AND_TO.search(text, stop, end):
            # "to build A, to open B and to close C"
            kind, stop = "join", stop + 1
            word = WORD.match(text, stop, end)
        if kind == "aside":
            if len(text[begin:start].split()) >= 2:
                closed, busy = closed or start, stop
            continue
        if word is None or not _opens_next(text, begin, start, stop, word, kind, form, bool(closed)):
            continue
        verb = word["verb"].lower()
        ing = form != "ing" and verb in forms().ing
        if kind == "join" and ing and verb in word_set("effect_ing"):
            closed, busy = closed or start, stop
            continue
        yield _Piece(begin, closed or start, tail, start)
        begin, closed, tail, busy = stop, 0, ing or kind == "means" or (tail and ing), stop
    yield _Piece(begin, closed or end, tail, 0)


def _opens_next(
    text: str, begin: int, start: int, stop: int, word: re.Match[str], kind: str, form: str, closed: bool
) -> bool:
    """Return whether the word behind a mark opens another action."""
    verb = word["verb"].lower()
    if kind == "join":
        # "show how work can guard the bay, widen the quay": what it can do, too
        joins = not _HOW.match(text, begin, start) and _joins(text, begin, start, stop, word, form, closed)
    else:
        # "either with loans or by selling boats" is one
        joins = verb in forms().ing and bool(word["after"]) and not _EITHER.search(text, begin, start)
        joins = joins and not (verb in forms().nouns and LIST_NOUN.match(word["after"]))
    # "Cultivate and build X": a verb without an object goes with the next one.
    return joins and not _only_verbs(text[begin:start], "," in text[start:stop])


def _goes_on(text: str, begin: int, start: int, end: int) -> bool:
    """Return whether a step goes on behind an aside: "put nets, including old ones, at the heart of"."""
    if text.count("“", begin, start) > text.count("”", begin, start):
        return True  # "the project “Old Bay – New Bay”"
    # "require the yards of the bay, to take part": what is asked for
    asked = (
        _ASKS.match(text, begin, start) and _TO_NEXT.match(text, start) and " to " not in text[begin:start]
    )
    return bool(asked) or _BETWEEN.match(text, start, end) is not None


_ASKS = re.compile(r"(?:requir|request|direct|oblig|order|instruct|invit|urg)(?:e|es|ing)?\s", re.I)


_BETWEEN = re.compile(
    r",\s+(?:including|such\s+as|especially|particularly|notably|in\s+particular|like)\s+[^,.;:]{2,60},\s+(?:at\s+the|into|to\s+the|as\s+an?|on\s+the|across|from\s+the|under\s+the|within|in(?!\s+(?:line|accordance|order|addition|particular|turn|part|the\s+(?:first|case)|20\d\d)\b)(?=\s+[a-z]))\s"
)
_EITHER = re.compile(r"\beither\b[^,;.]*\bor$")
_PARTICLES = frozenset(["and", "or", "further", "also", "up", "out", "down", "in", "off", "on", "with"])
_PRONOUNS = frozenset(["it", "them", "this", "that", "so", "these", "those"])
_OPEN = frozenset(["to", "on", "upon", "of", "with"])
_FEW = 4
_PAIR = 2
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


def _only_verbs(text: str, comma: bool) -> bool:
    """Return whether a piece is a verb, or verbs in a row, without an object."""
    written = text.split()
    found = [w.strip(",").lower() for w in written]
    known = forms()
    # "promoting recycling, mending nets": what stands right behind a verb is its object, though it may be a verb elsewhere
    pair = all(w in known.ing for w in found[:_PAIR]) and len(found) >= _PAIR
    if comma and pair and not written[0].endswith(","):
        return False
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
        opened = forms().ing.get((WORD.match(text, begin) or word)["verb"].lower())
        if not ("," in join or ";" in join or opened):
            return False
        return is_next(word, form)
    if not is_next(word, "modal" if form == "ing" and "to" in join.split() else form):
        return False
    # Inside a purpose "to serve X and open Y" the second verb belongs to the purpose.
    inside = PURPOSE.search(text, begin, start)
    if form != "ing" and inside and inside["verb"] in forms().after:
        # "to boost trade, promote contact and raise wages"
        goals = verb in word_set("goal_verbs") and inside["verb"] in word_set("goal_verbs")
        return not goals and (
            ";" in join
            or (
                "," in join
                and not closed
                and not PURPOSE.search(text, inside.end(), start)
                and "and" not in join
            )
        )
    return True


_HOW = re.compile(
    r"(?:demonstrat|show|explain|explor|examin|consider|stud|identif|illustrat|prov)\w*\s+how\s[^.;,]*?\s(?:can|could|may|might)\s(?!be\s)"
)


# "…, enabling ships to turn", "…, known as the old mole": what comes of it, or how it is seen.
_COMMENT = re.compile(
    r",\s+(?:(?:thus|thereby|also)\s+)?(?:(?P<verb>[a-z]{3,20}ing)\s|(?:recogni[sz]ed|regarded|known|seen|described|considered)\s+as\b)"
)


def clean_end(text: str, begin: int, end: int) -> int:
    """Return where a passive or nominal action ends: before a comment, an aside or closing marks."""
    stop = clause_end(text, begin, min(end, begin + _LONGEST), "none")
    for comment in _COMMENT.finditer(text, begin, stop):
        if comment["verb"] in (None, *word_set("effect_ing") - {"including"}):
            stop = comment.start()
            break
    aside = _ASIDE.search(text, begin, stop)
    if aside and len(text[begin : aside.start()].split()) >= 4:
        stop = aside.start()
    return trim(text, begin, stop)


__all__ = ["Action", "base_form", "clean_end", "nouns_follow", "pieces"]
