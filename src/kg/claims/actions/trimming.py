"""Cut from the end of an action what is no part of it: long purposes and relative clauses, remarks, last words, signs."""

from kg import lazy_re as re
from kg.claims.actions.verbs import forms
from kg.claims.patterns.cued import cued

# The "to" of a purpose, and the verb behind it.
PURPOSE = cued(r"\s+to\s+(?=(?:[a-z]+ly\s+)?(?P<verb>[a-z-]{2,20})\b)")
# "help firms to grow", "a duty to report": here "to" is no purpose.
_GOVERNS = re.compile(
    r"(?:(?:allow|enabl|support|encourag|requir|help|assist|permitt?|urg|ask|oblig|authori[sz]|direct|order|instruct|empower|invit|engag|work|co-?operat|continu|"
    r"seek|try|collaborat|partner|team\s+up|begin|start|incentivi[sz]|motivat|mobili[sz]|commission|appoint|train|push|induc|lead|attract|guid|promis|intend|aim|pledg|propos|decid)"
    r"(?:e|es|ed|ing|s)?\b)|mak(?:e|es|ing)\s+it\s+(?:[a-z]+\s+)?[a-z]+(?:\s+for\s+[\w\s-]{2,40})?$|.*\b(?:efforts?|rights?|powers?|abilit(?:y|ies)|dut(?:y|ies)|obligations?|how|where|what|ways?|opportunit(?:y|ies)|capacity|"
    r"(?:[$€£¥₹]|[A-Z]{2,3}\s?)?\d[\d.,]*\s?(?:million|billion|trillion|crore|lakh|bn|m)(?:\s+[a-z]+)?|commitments?|strateg(?:y|ies)|mechanisms?|systems?|tools?|frameworks?|roadmaps?|plans?|need|work|access|link(?:age)?s?|ties|connections?|connectivity|proximity|exposure|shift|transition|switch|move|up|due|not|able|required|designed|used|expected|likely|allowed|permitted|entitled|obliged|authori[sz]ed|enabled|encouraged|invited|free)$|.*\bopportunit(?:y|ies)\s+for\s+[\w-]+(?:\s+[\w-]+){0,2}$",
    re.I | re.S,
)
_RELATIVE = cued(r"\s+that\s+(?=(?:[a-z]+ly\s+)?(?:[a-z]{3,}s|are|have|can|could|will|would|may)\s)")
# "to one that guides": a word like this says nothing without what is told of it.
_ONE = re.compile(r"\b(?:ones?|those|anything|everything|something|all)$")
_THAT = re.compile(
    r"^(?:ensur|guarante|requir|provid|stipulat|propos|mandat|so\b|agree|clarif|make\s+sure|see\s+to)", re.I
)


# "open sheds (for nets, ropes and sails)": what stands in brackets at the end is a remark or a source.
_REMARK = re.compile(r"(?<=\w)(?:\s+\([^()]{14,}\))+$")


def trim(text: str, begin: int, end: int) -> int:
    """Return where an action ends without a long purpose or relative clause, and without closing marks."""
    body = text[begin:end]
    # What both look for stands between blanks: what the whole text lacks, the action lacks, too.
    relative = _RELATIVE.compiled.search(body) if _RELATIVE.may_match(text) else None
    if relative and not _THAT.match(body):
        head, rest = body[: relative.start()], body[relative.end() :]
        if len(head.split()) >= 4 and len(rest.split()) >= 9 and not _ONE.search(head):
            body = head
    for purpose in PURPOSE.compiled.finditer(body) if PURPOSE.may_match(text) else ():
        head, rest = body[: purpose.start()], body[purpose.end() :]
        known = purpose["verb"] in forms().after or purpose["verb"] in _BECOMES
        if not known or _GOVERNS.match(head):
            continue
        # "Parks will be set up to serve …", "Extend the backbone to …": what for is nearly all that is told.
        least = _MOST_TOLD if _IS_DONE.search(head) else _FEW_TOLD if _KNOWN_THING.match(head) else 3
        if len(head.split()) >= least and len(rest.split()) >= 8:
            body = head
            break
    if len(body) == end - begin and _OF_WHICH.match(text, end):
        body = _DANGLING.sub("", body)
    if body.count("(") > body.count(")"):
        body = _OPEN_BRACKET.sub("", body)
    body = _closed(body.rstrip(_CLOSING))
    stop = text.startswith((".”", ",”", '."', ',"'), begin + len(body))  # "in “the spring.”"
    mark = text[begin + len(body) + stop : begin + len(body) + stop + 1]
    opened = {"’": "‘", "”": "“"}.get(mark, "")
    # "support ‘smart quays’ in": a mark that closes what the step opens belongs to it.
    straight = mark == '"' and body.count('"') % 2 == 1
    return (
        begin
        + len(body)
        + (1 + stop if straight or (opened and body.count(opened) > body.count(mark)) else 0)
    )


# "link the towns to serve as a way to the sea"
_BECOMES = frozenset({"serve", "act", "become", "function"})
_IS_DONE = re.compile(r"\bbe\s+(?:\w+ly\s+)?(?:\w+(?:ed|en|t)|set\s+up|put\s+up)$")
_MOST_TOLD, _FEW_TOLD = 8, 5
_KNOWN_THING = re.compile(r"[\w-]+\s+(?:the|this|that|these|those|its|their|our|an?)\s", re.I)


# "open sheds (for example": the cut fell into a remark.
_OPEN_BRACKET = re.compile(r"\s\([^()]*$")


# "a harbour in which yards grow": what is left of the relative clause is no part of the step.
_OF_WHICH = re.compile(r"\s+(?:which|whom|whose)\b")
_DANGLING = re.compile(
    r"\s+(?:in|for|by|to|of|on|at|from|with|through|under|upon|within|into|during|over)\s*$"
)


_CLOSING = " .;:,/*\n"
_LAST_WORDS = re.compile(
    r"(?:,?\s+(?:aiming|seeking|hoping)|,?\s+along\s+with|,\s+(?:supported|backed|underpinned|driven)|\s+in\s+(?:such\s+)?an?\s+(?:way|manner)|,?\s+and\s+thereafter|\s+there(?:by|for|to)|\s+to\s+(?:achieve|attain|reach|meet|fulfil)|\s+to\s+ensure(?:\s+that)?|,\s+ensure|,?\s+and\s+finally|,\s+finally|(?:\s+(?:for|of|to|by|with))?\s*[—–]|,\s+(?:planning|noting|adding|saying|stating|stressing)|\s+and|\s+or|\s+so|\s+as\s+well\s+as|\s+as|\s+by|\s+also)$"
)
# With these a last word may end, so that most actions need no look.
_LAST_LETTERS = (
    *(
        "and",
        "or",
        "so",
        "as",
        "by",
        "also",
        "with",
        "supported",
        "backed",
        "pinned",
        "driven",
        "ing",
        "way",
        "manner",
        "ensure",
        "that",
        "finally",
        "—",
        "–",
    ),
    *("after", "fore", "reto", "refor", "achieve", "attain", "reach", "meet", "fulfil"),
)
_MARKS = re.compile(r"(?:\s*\[\d{1,3}\]|\^\(\^\(.{0,12})+$")


def _closed(body: str) -> str:
    """Return an action without a last "and", a remark in brackets and marks of notes; most have none of them."""
    if body.endswith(_LAST_LETTERS):
        body = _LAST_WORDS.sub("", body)
    if body.endswith(")"):
        body = _REMARK.sub("", body)
    if body.endswith("]") or "^(^(" in body:
        body = _MARKS.sub("", body)
    return body.rstrip(_CLOSING)


__all__ = ["PURPOSE", "trim"]
