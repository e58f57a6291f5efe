"""Whether the words after a comma or "and" open another action, or a noun that looks like one."""

from kg import lazy_re as re
from kg.claims.actions.noun_pairs import is_noun_here
from kg.claims.actions.verbs import ADVERB, forms, word_set

WORD = re.compile(rf"{ADVERB}(?P<verb>[A-Za-z-]{{2,24}})\b(?P<after>\s+\S+)?", re.I)
LIST_NOUN = re.compile(
    r"\s+(?:decisions?|permissions?|costs?|packages?|schemes?|options?|tools?|models?|fees?|works?|structures?|lots?|spaces?|cent(?:re|er)s?|industr\w+|sectors?|services|capacit\w+|facilit\w+|systems?|equipment|process\w*|materials?|firms?|standards?|stations?|applications?|needs|demand|contacts?|relations|skills|channels?|campaigns?|agents?|polic(?:y|ies)|points?|networks?|hubs?|plants?|infrastructure|sites?|grounds?|\([A-Z]|is|are|was|were|has|have|of|by|in|"
    r"and|or|for|on|at|as|to|from)\b|\s*[,.;:)]|\s*$"
)


def opens_action(after: str, form: str) -> bool:
    """Return whether the words behind a semicolon open another action of some form."""
    word = WORD.match(re.sub(r"^(?:and\s+|or\s+)?(?:to\s+|by\s+)?(?:\([0-9a-z]{1,4}\)\s*)?", "", after))
    return word is not None and is_next(word, form)


# "production, storage and use and build trust": a noun of the row before
_NOUNS = frozenset(
    {"use", "control", "trade", "transport", "design", "research", "work", "supply", "export", "import"}
)
_OBJECT_NEXT = re.compile(r"\s+(?:the|an?|all|its|their|our|new|more|ahead|forward|up|out)\b")


def is_next(word: re.Match[str], form: str) -> bool:
    """Return whether a word after a comma or "and" opens another action of the same form."""
    verb, after = word["verb"].lower(), word["after"] or ""
    known = forms()
    noun = is_noun_here(word.string, word.start("verb"), after) or (verb in _NOUNS and after.strip() == "and")
    if noun or (verb in word_set("quality") and not _OBJECT_NEXT.match(after)):
        return False
    if verb in known.ing and verb not in word_set("no_gerund"):
        if form in ("ing", "modal", "command", "present") and not (
            verb in known.nouns and LIST_NOUN.match(after or "")
        ):
            bare = re.match(r"\s+(?:(?:of|is|are|was|were|by|and|or)\b|\([A-Z])", after)
            return bool(after) and (
                bare is None or _VERB_PAIR.match(word.string, word.end("verb")) is not None
            )
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


# "raising fees, widening and deepening the quays": two verbs with one object
_VERB_PAIR = re.compile(r"\s+and\s+[a-z-]{3,20}ing\s+(?:(?:the|an?|its|their|new|all)\s|[a-z-]+s?\s)")
# What follows a noun where an action would have its object; "train at least forty divers" has one.
_NO_OBJECT = re.compile(
    r"\s+(?:by|of|in|or|for|on|at(?!\s+(?:least|most)\s)|from|is|are|was|were|has|will|under|[)(–—-])(?!\w)"
)


def nouns_follow(after: str) -> bool:
    """Return whether what follows a word in "-ing" shows that it is a noun: "building costs", "training and"."""
    return LIST_NOUN.match(after) is not None
