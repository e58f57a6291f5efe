"""Actions of list items, labels and headings: commands, "-ing", "To …", and nouns of action."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from kg import lazy_re as re
from kg.claims.actions.cutting import Action, clean_end, nouns_follow, pieces
from kg.claims.actions.main_verbs import before_verb
from kg.claims.actions.nominal import each_nominal, opens_nominal
from kg.claims.actions.verbs import ADVERB, forms, participles, word_set
from kg.claims.patterns.cued import cued
from kg.claims.patterns.words import alternation, words

_LEAD = re.compile(
    r"(?:and\s+|or\s+|also\s+)?(?:[“‘\"'*_]{0,3})(?:To\s+[a-z]+\s[^,:;.]{3,90},\s+(?=(?!(?:enabling|allowing|helping|ensuring|making|creating|thereby|thus)\b)[a-z])|[Tt]o\s+(?:[a-z]+ly\s+)?(?=[a-z])|(?:[Pp]lease|[Bb]y|[Tt]hrough)\s+(?=[a-z])"
    r"|(?:[Bb]y|[Ii]n|[Bb]efore|[Uu]ntil|[Ff]rom)\s+(?:the\s+)?(?:end\s+of\s+)?(?:20\d\d|[A-Z][a-z]+\s+20\d\d)(?:\s+at\s+the\s+latest)?,?\s+(?=[a-z])"
    r"|(?:In|Within|During|Over|From|Under|With|Together|At|For|Where|As|On|Alongside)\s[^,:;.]{2,70},\s+(?=[a-z])|(?:Additionally|Furthermore|Moreover|Finally|Lastly|Similarly),\s+(?=[a-z]))?"
)
_CLAUSE_NEXT = re.compile(r"(?:the|an?|our|its|their|it|we|they|this|these|each|all)\s")
_TO = re.compile(r"(?:[Aa]nd\s+)?[Tt]o\s+(?=[a-z])")
# "Article 3.- ", "Section 2: ", "Step 1 – ".
_ARTICLE = re.compile(
    r"(?:Art(?:icle|\.)|Section|Sec\.|Clause|Step|Measure|Action|Task|Point|Item|Rule|Phase|Priority|Objective|Pillar|Component)\s+(?:\d{1,3}|[IVX]{1,5}|[A-Z])(?:\.\d{1,2})?\s*[.:)–—-]{1,3}\s*"
)
_LABEL = cued(r"(?:[A-Za-z&][\w’'/-]*\s+){0,6}[\w’'/()-]+\s*(?::|\s[–—-])\s+(?=\S)")
# "Local councils to plant trees": who acts stands before "to".
# "The Minister of Ports, to plan and build": a name or an office, and nothing else, may have a comma behind it.
_ACTOR_TO = re.compile(
    r"(?:[A-Z‘“][^,;:.]{2,70}?|(?:The\s+)?[A-Z][\w’'-]+(?:\s+(?:(?:of|for|and|the)\s+){0,2}[A-Z][\w’'-]+){1,7},)"
    r"\s+to\s+(?=(?:[a-z]+ly\s+)?(?P<verb>[a-z-]+)[\s,])"
)


@cache
def _office() -> re.Pattern[str]:
    """Return the pattern of an office or a body that opens an item: "The Minister of Ports"."""
    return re.compile(
        rf"(?:The\s+)?(?:[A-Z][\w’'-]+\s+){{0,3}}?{alternation(words().list('item', 'offices'))}\b(?!\s+House\b)"
    )


_TO_BE = re.compile(rf"\s+to\s+be\s+{ADVERB}(?P<verb>[a-z]+)\b")
# "Regional ports to get more money"
_TO_GET = re.compile(r"\s+to\s+(?P<verb>get|receive|benefit)\s+(?=\S)")
_DONE = re.compile(
    r"\b(?P<verb>[a-z]{3,18}(?:ed|built|laid|set))\b(?:\s+(?:and\s+[a-z]+ed|up|by|in|at|to|for|with|under)\b|\s*$|[.;])"
)
_NOUN_AFTER = re.compile(
    r"\s+(?:is|are|was|were|has|have|had|will|can|may|of|[Gg]roups?|[Pp]art(?:y|ies)|[Pp]apers?|[Cc]onditions|[Cc]apital|[Cc]ommittees?|[Cc]ent(?:re|er)s?|[Ii]nstitutes?|"
    r"[Cc]ountries|[Mm]arkets|[Pp]lans?|[Ss]trategy|[Pp]olicy|[Oo]ffice|[Pp]rogram(?:me)?s?|Directors?|Partners?|Editors?|[Ss]ervices|[Ff]ees?|[Rr]ates?|[Cc]osts?|[Ff]unds?|[Rr]eports?|[Ss]tud(?:y|ies))\b"
)


def item_actions(text: str) -> Iterator[Action]:
    """Yield the actions of a bullet or label: a command, an "-ing" form, "To …" or a noun of action opens it.

    >>> t = "Widen the quay, and open two schools."
    >>> [t[a.start:a.end] for a in item_actions(t)]
    ['Widen the quay', 'open two schools']
    >>> list(item_actions("Building costs are high"))
    []
    """
    starts = [clause.end()] if (clause := _ARTICLE.match(text)) else [0]
    if _LABEL.may_match(text) and (label := _LABEL.match(text)):
        starts.append(label.end())
    for start in starts:
        lead = _LEAD.match(text, start)
        found = tuple(_verbal(text, lead.end() if lead else start))
        if not found and lead and lead.end() > start:
            # "To train A, B and C": what looked like a purpose before a comma is the step.
            asked = None if _CLAUSE_NEXT.match(text, lead.end()) else _TO.match(text, start)
            found = tuple(_verbal(text, asked.end() if asked else start))
        if found:
            if not introduces(text, found[0]):
                yield from found
            return
    for start in starts:
        if opens_nominal(text, start) and not _ENDS_IN_VERB.match(text, start):
            whole = Action(
                start, clean_end(text, start, len(text)), "nominal", text[start:].split(maxsplit=1)[0].lower()
            )
            yield from each_nominal(text, whole)
            return


# "The construction of the quay has been completed" is a sentence, no item.
_ENDS_IN_VERB = re.compile(
    r"(?:(?!\b(?:that|which|who|where|what|how|if|when)\b)[^,;:]){0,160}?\s(?:is|are|was|were|has|have|had|will|shall|would)\s(?!to\s)"
)
_MAIN = re.compile(
    r",\s+(?:we|it|they|he|she|I|the|an?|our|this|these|each|[A-Z][\w-]+(?:['’]s)?)\s+(?!and\b|,)"
)
_THIRD = re.compile(
    r",\s+(?:this|the|our|its)\s+[a-z-]+\s+(?:[a-z]{3,}s\s+(?:the|an?|its)|(?:help|contribute|enable|allow|aim|seek|support|provide|remove)s\s+[a-z]+)\s"
)
_FINITE = re.compile(
    r"[^,;]{0,70}?\b(?:will|shall|must|should|may|can|could|would|is|are|was|were|has|have|had|aims?|plans?|seeks?|\w{3,}ed|made|took|set|began|laid|gave|held|led|met|said|put|brought)\b"
)


def opens_article(text: str) -> bool:
    """Return whether a paragraph opens as an article or a step does: "Article 3.- To open …"."""
    return _ARTICLE.match(text) is not None


def introduces(text: str, action: Action) -> bool:
    """Return whether an opening in "To …" or "-ing" only introduces a clause: "Opening schools, it will grow"."""
    asked = re.search(r"\bto\s+(?:[a-z]+ly\s+)?$", text[: action.start], re.I) is not None
    if action.form != "ing" and not asked:
        return False
    return any(
        _FINITE.match(text, m.end()) or _THIRD.match(text, m.start())
        for m in _MAIN.finditer(text, action.start)
    )


# "Widening the quay will need a loan" says what it takes, not that it is planned; "ensuring all are heard" goes on.
_IS_SUBJECT = re.compile(
    r"(?:(?!\b(?:that|which|who|whose|whom|where|what|how|why|whether|if|when|while|as|because|so|ensur\w+|guarante\w+|sure)\b)[^,;:.]){3,160}?"
    r"\s(?:is|are|was|were|has|have|had|will|would|can|could|may|might|should|must)\s(?!to\s)"
)


# "Widening the pier to ensure trade is needed": what is said of the whole
_ENSURES_IS = re.compile(
    r"[^,;:.]{3,120}?\b(?:ensur\w+|guarante\w+)\s[^,;:.]{2,80}?\s(?:(?:is|are|was|were)\s+(?:needed|required|necessary|essential|important|key|vital|crucial|expected|an?\s|the\s)|(?:will|would|could|can|may)\s)"
)
_BRINGS = re.compile(
    r"(?P<step>(?:\s+(?!(?:that|which|who|is|are|was|were|will|can|could)\b)[^\s,;:.]+){2,16})\s+(?:can|could|will|would|may)\s+(?:also\s+|further\s+|thus\s+|then\s+)?"
    r"(?:secure|spur|boost|create|help|improve|enable|strengthen|contribute|support|ensure|make|attract|reduce|increase|raise|allow|lead|bring|generate|promote|foster|enhance|drive|give|save|lower|provide|accelerate|stimulate)\b"
)


def _is_acronym(text: str, first: re.Match[str]) -> bool:
    """Return whether a word is the letters of a name: "START Director", but not "BUILD a quay"."""
    capital = text[first.end() : first.end() + 2].strip().isupper()
    return len(first["verb"]) > 1 and first["verb"].isupper() and capital and not text.isupper()


_FIRST_WORD = re.compile(rf"{ADVERB}(?P<verb>[A-Za-z-]{{2,24}})\b", re.I)
_GOES_ON = re.compile(r"(?:\s+\S|/)")
_ASKED = re.compile(r"\bto\s+(?:[a-z]+ly\s+)?$", re.I)
_ENDS = re.compile(r"\s*[:,.]\s|\s*$")


def _verbal(text: str, at: int) -> Iterator[Action]:
    first = _FIRST_WORD.match(text, at)
    last = _last_verb(text, first.end()) if first else 0
    if not first or not _GOES_ON.match(text, last):
        return
    verb, after = first["verb"].lower(), text[last:]
    known = forms()
    asked = _ASKED.search(text[:at]) is not None
    if (_NOUN_AFTER.match(after) and not asked) or verb in word_set("no_gerund") or _is_acronym(text, first):
        return
    subject = _IS_SUBJECT.match(text, first.end()) or _ENSURES_IS.match(text, first.end())
    if verb.endswith("ing") and subject and verb not in word_set("clausal_ing"):
        # "Teaching pilots can secure jobs": the step, and what it brings about.
        if (effect := _BRINGS.match(text, first.end())) and verb in known.ing:
            yield from pieces(text, at, "ing", stop=effect.end("step"))
        return
    if verb in known.ing and not (verb in known.nouns and nouns_follow(after)):
        yield from pieces(text, at, "ing")
    elif verb in (known.after if asked else known.base) and not _ENDS.match(after):
        if _is_noun_here(text, at, first, asked) or _BY.search(text, 0, at):
            return
        yield from pieces(text, at, "command")
    elif (
        verb in known.third
        and not asked
        and not _HAPPENED.match(after)
        and _is_finite(known.third[verb], after)
    ):
        # "The plan: - expands the quay": the policy is the subject of the item.
        for action in pieces(text, at, "present"):
            yield replace(action, form="command")
    elif (
        re.fullmatch(r"(?:re|co-|de|up|over|out|under)?[a-z]{3,}ing", verb)
        and verb not in known.nouns
        and _takes_object(after)
    ):
        yield from pieces(text, at, "ing")


# "Works started at the quay" tells what came about.
_HAPPENED = re.compile(r"\s+(?:[a-z]+ed|began|begun)\s+(?:at|in|on|by|from|after|to|with|under|during)\b")
# "Through close talks": no command.
_BY = re.compile(r"\b(?:[Bb]y|[Tt]hrough)\s+$")
_ROW = re.compile(r"(?:,\s+[a-z-]{2,20})*,?\s+(?:and|or)\s+(?P<last>[a-z-]{2,20})(?=\s)")


def _last_verb(text: str, at: int) -> int:
    """Return where verbs in a row end that share what they are done to: "plan, phase and review the works"."""
    row = _ROW.match(text, at) if text[at : at + 1] == "," else None
    if row is None:
        return at
    return row.end() if all(w in forms().after for w in re.findall(r"[a-z-]{4,}", row[0])) else at


# What follows a verb in the third person that opens an item, though the word may be a plural noun.
_OBJECT = re.compile(r"\s+(?:the|an?|all|more|new|its|their|our|every|each|further|that|up|out)\b")
# What follows a plural noun: "Grants for growers", "Plans to build", "Markets and ports".
_NOUN_GOES_ON = re.compile(
    r"\s+(?:for|to|of|in|on|by|from|with|at|and|or|as|under|per|between|is|are|was|were|will|shall|may|can|must|has|have|had|that|which|who)\b"
)


def _is_finite(base: str, after: str) -> bool:
    """Return whether a word in -s that opens an item is a verb: "Expands access", not "Supports for roofs"."""
    if base in forms().never:
        return False
    if base in word_set("base_or_noun") or base not in forms().base:
        return _OBJECT.match(after) is not None
    # "Partners abroad" is a noun; what a verb is done to mostly takes more than a word.
    return not _NOUN_GOES_ON.match(after) and len(after.split()) > 1


# "Secure and reliable services"
_ADJECTIVES = re.compile(
    r"\s*(?:,|and\s|or\s)\s*(?P<like>\w{2,}(?:al|ent|ant|ive|[ai]ble|ic|ous|ful))\s+[a-z]"
)


# "Clean fuel" names something; "Clean the canals" and "Open two schools" say what is done.
_BARE_NOUNS = re.compile(
    r"\s+(?!(?:the|an?|all|our|its|their|up|out|more|every|each|new|two|three|four|five|\d)\b)[\w’'-]+(?:\s+(?:and\s+)?[\w’'-]+)?[\s.:;]*"
)


def _is_noun_here(text: str, at: int, first: re.Match[str], asked: bool) -> bool:
    """Return whether a word that may be a verb opens a noun phrase: "Support for growers", "Plan period"."""
    if asked:
        return False
    after = text[first.end() : first.end() + 40]
    # "plan and implement works" are two verbs.
    if (like := _ADJECTIVES.match(after)) and like["like"] not in forms().base:
        return True
    if first["verb"].lower() in word_set("base_or_adjective") and _BARE_NOUNS.fullmatch(text, first.end()):
        return True
    if first["verb"].lower() in word_set("base_or_noun") and re.match(
        r"\s+(?:for|from|to|by|on|in|under|with|between|at|as)\b", after
    ):
        return True
    if first["verb"].lower() in word_set("clausal"):
        return False  # "Ensure piers are safe"
    finite = re.search(
        r"\s(?:is|are|was|were|has|have|had|will|would|can|could)\s", text[first.end() : first.end() + 60]
    )
    return finite is not None and not re.search(
        r"\b(?:that|which|who|what|how|where|there|if|when|,)\b",
        text[first.end() : first.end() + finite.start()],
    )


_INTENDS = re.compile(
    r"\s+(?:aims?|plans?|has|seeks?|wants?|hopes?|will|intends?|needs?|is|was|\w+ed|says?|said)\b"
)


def _takes_object(after: str) -> bool:
    if _INTENDS.match(after):
        return False
    return bool(
        re.match(
            r"\s+(?:the|an?|all|more|new|its|their|our|every|each|further|local|young|such|up|out|on|in\s+the|for|with|existing|\d|[a-z]+(?:al|ive|ble|ic|ous|ed|er|ing)\s|[a-z]+s\b)",
            after,
        )
    ) and not _NOUN_AFTER.match(after)


# "The council also names the quays set up by …" has a verb of its own.
_HAS_VERB = re.compile(
    r"\b(?:will|shall|is|are|was|were|has|have)\b|\b(?:also|[a-z]+ly)\s+[a-z]{3,}s\s+(?:the|that|an?|its)\s"
)


_MOST_TO_BE = 30  # words of what is "to be done"


def bare_passive(text: str) -> Action | None:
    """Return the action of an item such as "New rules to be drafted" or "A secretariat set up by June"."""
    match = _TO_BE.search(text) or _TO_GET.search(text) or _DONE.search(text)
    if (
        match
        and (match["verb"] in participles() or match.re.pattern == _TO_GET.pattern)
        and (2 if match.re.pattern == _DONE.pattern else 1)
        <= len(text[: match.start()].split())
        <= (_MOST_TO_BE if match.re.pattern == _TO_BE.pattern else 14)
    ):
        before = text[: match.start()]
        if match.re.pattern == _DONE.pattern and _has_happened(text, match):
            return None
        if re.search(
            r"\b(?:is|are|was|were|has|have|had|been|will|which|that|who|be|as|,)\s*$", before
        ) or _HAS_VERB.search(before):
            return None
        if _SUPPOSED.match(before):
            return None
        return Action(0, max(clean_end(text, 0, len(text)), match.end("verb")), "passive", match["verb"])
    return None


# "Where, on the ground of a report set out below, …": what is only supposed
_SUPPOSED = re.compile(r"\W*(?:Where|If|When|Whenever|Unless|Once|In\s+case)\b")
# "… set up by June is our answer": the participle belongs to the subject of the verb.
_GOES_ON_WITH = re.compile(
    r"(?:(?!\b(?:which|that|who|where|when|what|how|if|as)\b)[^.;]){0,120}?\s(?:is|are|was|were|has|have|had)\s"
)
# "grew by 5 %", "opened to traffic", "500 firms registered", "registered under the Act": what came about, or what a thing is.
_BY_HOW_MUCH = re.compile(
    r"(?:\s+[a-z]+ly)?\s+by\s+(?:(?:about|some|nearly|over|almost)\s+)?[\d(]|\s+to\s+traffic\b"
)
_UNDER_LAW = re.compile(r"\s+(?:by|under|in\s+terms\s+of|pursuant\s+to)\s+(?:the\s+)?(?:[A-Z]|law\b|section)")


def _has_happened(text: str, match: re.Match[str]) -> bool:
    """Return whether what a participle tells came about by itself, or belongs to a noun."""
    verb, at = match["verb"], match.end("verb")
    if _BY_HOW_MUCH.match(text, at) or _GOES_ON_WITH.match(text, at):
        return True
    if verb in word_set("grew"):
        return True
    return verb in word_set("kept_on_record") and _UNDER_LAW.match(text, at) is not None


_IS_SENTENCE = re.compile(
    r"\b(?:(?:will|shall|must|should|would|can|may|is|are|was|were|has|have|had|been)\b|(?:efforts?|plans?|how|ways?|aims?|seeks?|intends?|pledges?|\w{3,}ed)$|(?:allow|enable|help|permit|act|serve|cause|lead)s?\b)|^[A-Z][a-z]{2,}ed\b"
)


def actor_to(text: str) -> Iterator[Action]:
    """Yield the actions of an item such as "Local councils to plant trees"."""
    match = _ACTOR_TO.match(text)
    if (
        match
        and match["verb"] in forms().after
        and not _IS_SENTENCE.search(text[: match.end()].rsplit(" to ", 1)[0])
        and (", to " not in match[0] or _office().match(match[0]))
    ):
        found = tuple(pieces(text, match.end(), "modal", "actor"))
        # "A window to ease the work is in place" tells what there is.
        yield from found if all(before_verb(text, a) == a for a in found) else ()
