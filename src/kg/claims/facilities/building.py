"""What a sentence says is to be built, opened or laid out, and what a place or plan is said to have."""

from dataclasses import dataclass
from functools import lru_cache

from kg import lazy_re as re
from kg.claims.facilities.building_lead import led_by, stripped
from kg.claims.facilities.building_tails import tail
from kg.claims.facilities.building_there import COMING, cites, has_got, is_there
from kg.claims.facilities.building_words import building_patterns, is_denied
from kg.claims.facilities.building_zones import is_a_zone
from kg.claims.facilities.phrases import Phrase, find_facilities
from kg.claims.patterns.words import lowered, singular


@dataclass(frozen=True, slots=True)
class Built:
    """A facility that is to be built: offsets in the text that was searched.

    ``head`` is the offset behind its head noun; ``rule`` is the id of the wording by which it was read
    (``data/coded/facilities.toml``); ``sure`` tells whether the wording is one of building ("construct a quay"),
    not only of care ("improve quays"), of having ("the zone has quays"), or of what may be an image ("a hub").
    """

    start: int
    end: int
    sure: bool
    head: int
    rule: str
    # Where it begins with the count and the words of praise that its name leaves out.
    full: int = -1


@lru_cache(maxsize=1024)
def find_built(text: str) -> tuple[Built, ...]:
    """Return the facilities that a sentence says are to be built, or that a place is to have.

    >>> t = "The city will build a tidal power station and two hospitals near the old airport."
    >>> [t[b.start:b.end] for b in find_built(t)]
    ['tidal power station', 'hospitals']
    >>> t = "A marine museum will be opened next to the station."
    >>> [t[b.start:b.end] for b in find_built(t)]
    ['marine museum']
    """
    table = building_patterns()
    phrases = find_facilities(text)
    if not phrases:
        return ()
    found: list[Built] = []
    reaches = [
        _reach(text, cue)
        for cue in (table.cue.finditer(lowered(text)) if table.asked.may_match(text) else ())
        if not is_denied(text, cue.start())
        and not any(p.start < cue.start() and cue.end() <= p.end for p in phrases)
    ]
    floor = 0
    for n, (phrase, passive) in enumerate(zip(phrases, _passives(text, phrases), strict=True)):
        if (
            phrase.start < floor
            or (text[phrase.start].isupper() and cites(text))
            or is_there(text, phrase.start)
            or _made_of(text, phrase, phrases[n + 1 : n + 2])
        ):
            continue
        end = floor = tail(text, phrase, phrases[n + 1 : n + 2])
        described = phrase.described or end > phrase.end
        how = passive or _how(text, phrase, described, reaches)
        if (
            how
            and not is_a_zone(text, phrase, how)
            and (described or phrase.head not in table.weak or _is_counted(text, phrase, how))
        ):
            sure = how in _SURE and phrase.head not in _LOOSE
            found.append(Built(phrase.start, end, sure, phrase.end, f"facility-{how}", phrase.full))
    return tuple(found)


_SURE = ("built", "to-be")
# "office space", "mixed-use developments": what is let or sold as often as one thing that is built.
_LOOSE = frozenset({"space", "spaces", "development", "developments"})
_MADE_OF = re.compile(r"\s+of\s+(?:[\d.,]+\s+|the\s+|new\s+|some\s+)*")


def _made_of(text: str, phrase: Phrase, following: tuple[Phrase, ...]) -> bool:
    """Return whether a network is one of facilities that are named themselves: "a network of chargers"."""
    return (
        phrase.head in ("network", "chain", "cluster")
        and bool(following)
        and _MADE_OF.fullmatch(text, phrase.end, following[0].start) is not None
    )


_A = re.compile(r"\b(?:an?|another|second|third|new)\s+(?:(?:new|\d[\w,.-]*)\s+)?$")


def _is_counted(text: str, phrase: Phrase, how: str) -> bool:
    """Return whether a count stands before a plain word: "build a library", "4,000 flats"."""
    many = phrase.head.endswith("s") and _MANY.search(text, max(0, phrase.start - 24), phrase.start)
    return bool(many) or _single(text, phrase, how)


_MANY = re.compile(r"\d[\d,.]*\s+(?:new\s+|more\s+|affordable\s+)?$")


def _single(text: str, phrase: Phrase, how: str) -> bool:
    """Return whether a plain word names one thing that is built: "build a library", "a library is to be opened"."""
    return (
        how in ("plain", "to-be", "had")
        and phrase.head in building_patterns().lone
        and _A.search(text, max(0, phrase.start - 20), phrase.start) is not None
    )


# What may stand between two members of a list.
_AND = re.compile(r",|,? ?(?:and|or|as well as)")


def _passives(text: str, phrases: tuple[Phrase, ...]) -> list[str]:
    """Return for each phrase the wording after it: "to-be" ("will be built"), "to-come", "serving", or ""."""
    table = building_patterns()
    found: list[str] = []
    after, start = "", len(text)
    for phrase in reversed(phrases):
        how = ""
        if (passive := table.passive.match(text, phrase.end)) and (
            not _oblique(text, phrase)
            or passive["relative"]
            or (passive["now"] and led_by(text, phrase.start) == "with")
        ):
            likely = (
                bool(passive["perfect"] or passive["begun"])
                or phrase.head in table.vague
                or (
                    passive["verb"] in ("for", "to", "included", "located", "sited", "situated", None)
                    and not passive["planned"]
                    and not passive["relative"]
                )
            )
            how = "to-come" if likely else "to-be"
        elif phrase.described and _introduced(text, phrase):
            how = "serving"
        elif after:
            between = " ".join(stripped(text[phrase.end : start].split()))
            how = after if _AND.fullmatch(between) and not _oblique(text, phrase) else ""
        found.append(how)
        after, start = how, phrase.start
    return found[::-1]


@dataclass(frozen=True, slots=True)
class _Reach:
    """How far a cue of building governs the words after it."""

    start: int
    end: int
    kind: str
    # Where the words of the cue end.
    at: int = -1


# What ends the object of a verb of building.
_BREAK = re.compile(
    r"[.;:]\s|\s(?:that|which|who|whose|where|while|because|although|but|by|through|so|when|if|as|to|for|from|using|"
    r"is|are|was|were|will|would|can|could|has|have|had|shall|should|must|may)\s"
)
_FAR = 240
_TWO_ENDS = re.compile(r"\b[A-Z][\w’-]+\s+to\s+[A-Z]$")  # "the Alvor to Benta railway"


def _reach(text: str, cue: re.Match[str]) -> _Reach:
    table = building_patterns()
    word = " ".join(cue[0].lower().split())
    kind = next((k for k, cues in table.kinds.items() if word in cues), "sure")
    if cue["listing"] or cue["done"] or cue["turned"]:
        kind = "having"
    kind = "care" if cue["paid"] else kind
    # "including: a wind farm of 20 MW; a port": behind a colon stands a list that semicolons part.
    rows = kind == "having" and text.startswith(":", cue.end())
    at, end = cue.end() + rows, min(len(text), cue.end() + (3 * _FAR if rows else _FAR))
    while stop := _BREAK.search(text, at, end):
        if rows and stop[0][0] == ";":
            at = stop.end()
            continue
        # "a network of roads for cyclists, two bridges and a port": a purpose does not end a list.
        if stop[0].strip() == "for" and (
            onward := re.match(r"[^,;.:]{2,50}(?:,|\sand\s)", text[stop.end() : end])
        ):
            at = stop.end() + onward.end() - 1
            continue
        if stop[0].strip() == "to" and (
            onward := _TO_SERVE.match(text, stop.end()) or _TO_WHAT.match(text, stop.end())
        ):
            at = onward.end()
            continue
        if stop[0].strip() == "to" and _TWO_ENDS.search(text, max(0, stop.start() - 24), stop.end() + 1):
            at = stop.end()
            continue
        # "a port as well as two quays" goes on, and so does "for facilities such as X and Y"
        if stop[0].strip() == "as" and text.startswith("well as ", stop.end()):
            at = stop.end() + len("well as")
            continue
        if stop[0].strip() == "as" and re.search(r"\bsuch$", text[at : stop.start()]):
            at = stop.end() - 1
            continue
        end = stop.start() + 1
        break
    return _Reach(cue.start(), end, kind, cue.end())


# "a road to connect the quay with the mine, a bridge and …": what it serves does not end a list.
_TO_SERVE = re.compile(
    r"(?:connect|link|serve|house|support|supply|power|reach|join|host|meet|treat|store)\s[^,;.:]{2,70}?(?:,\s+(?:and\s+)?|\sand\s)(?=(?:an?|two|three|four|several|the\s+first)\s)"
)
# "a third terminal to the airport, a bridge and …": what is added to is there already, and the list goes on.
_TO_WHAT = re.compile(
    r"(?:the|its|their|this|that)\s+(?:[\w’'-]+\s+){0,3}?[\w’'-]+(?:,\s+(?:and\s+)?|\s+and\s+)(?=(?:an?|two|three|four|several|new)\s)"
)
_DEFINITE = re.compile(r"\b(?:the|this|that|these|its|their)\s+$", re.I)


def _how(text: str, phrase: Phrase, described: bool, reaches: list[_Reach]) -> str:
    """Return the wording that governs a phrase: "built", "set-up", "plain", "cared", "had", or ""."""
    table = building_patterns()
    inside = [r for r in reaches if r.start < phrase.start < r.end]
    word = led_by(text, phrase.start)
    if not inside or (word in table.prepositions and not _leads(text, phrase, word)):
        return ""
    kind, vague = inside[-1].kind, phrase.head in table.vague
    kind = "having" if word == "with" else kind
    if _is_there_already(text, phrase, inside[-1], kind) or _is_image(text, phrase, word, kind):
        return ""
    if kind in ("sure", "making"):
        return "plain" if not described else "set-up" if vague else "built"
    if not described and (kind == "care" or _is_weak(text, phrase) or _only_has(text, phrase)):
        return ""
    return "cared" if kind == "care" else _had(text, phrase)


def _is_there_already(text: str, phrase: Phrase, reach: _Reach, kind: str) -> bool:
    """Return whether a phrase names parts of a place, those who meet, or what an article shows to be there."""
    head, before = singular(phrase.head), text[max(0, phrase.start - 40) : phrase.start]
    having = kind == "having"
    if having and head in _PLACES and _MADE_UP.match(text, reach.start):
        return True
    # "brings together universities", "investment in our roads and bridges"
    if (head in _PEOPLED and _TOGETHER.match(text, reach.start)) or (having and _OURS.match(text, reach.at)):
        return True
    # "rebuild our industrial base"
    if _ECONOMY.search(text, phrase.start, phrase.end) and not _ONE.search(before):
        return True
    # "the development of the pilot zone"
    definite = phrase.head in building_patterns().definite and not _is_named(text, phrase)
    return definite and _DEFINITE.search(before[-12:]) is not None


def _had(text: str, phrase: Phrase) -> str:
    return "" if has_got(text, phrase.start) else "had"


def _only_has(text: str, phrase: Phrase) -> bool:
    """Return whether plain words in the plural, without a count, only say what something has got."""
    counted = _MANY.search(text, max(0, phrase.start - 24), phrase.start)
    return phrase.head.endswith("s") and not counted and COMING.search(text) is None


# "composed of a town and five villages": where a place lies, not what is built.
_PLACES = frozenset({"village", "town", "neighbourhood", "neighborhood", "settlement", "district"})
_MADE_UP = re.compile(
    r"(?:is\s+|are\s+|was\s+|were\s+)?(?:compos|consist|compris|made\s+up|includ|contain|incorporat)", re.I
)
_ECONOMY = re.compile(r"\bindustrial\s+base$")
_ONE = re.compile(r"\b(?:an?|another|new|second|third)\s+(?:[a-z-]+\s+){0,2}$")
_OURS = re.compile(r"\s+(?:our|your|existing|the\s+existing)\s")
_TOGETHER = re.compile(r"[Bb]rings?\s+together\b")
_PEOPLED = frozenset(
    {"university", "college", "institute", "school", "academy", "laboratory", "hospital", "museum", "library"}
)


def _is_weak(text: str, phrase: Phrase) -> bool:
    """Return whether a phrase is one plain word in the singular; "a regional hospital" names one thing."""
    if phrase.head.endswith("s") or phrase.head not in building_patterns().weak:
        return False
    return " " not in text[phrase.start : phrase.end] or not _single(text, phrase, "had")


def _is_named(text: str, phrase: Phrase) -> bool:
    """Return whether a phrase is a name in capitals of three words or more."""
    words = text[phrase.start : phrase.end].split()
    return len(words) > 2 and all(w[0].isupper() for w in words)


def _is_image(text: str, phrase: Phrase, word: str, kind: str) -> bool:
    """Return whether a phrase names what something turns into, those with whom one works, or the same again."""
    table = building_patterns()
    if word == "(" or text[max(0, phrase.start - 1) : phrase.start] == "(":
        return text[phrase.end : phrase.end + 1] == ")"  # another name of what stands before it
    if word in ("with", "and", ",") and _JOINT.search(text, max(0, phrase.start - 60), phrase.start):
        return True  # "cooperate with universities"
    if word == "with":
        return False
    if word in _TURNED and phrase.head in table.vague | table.image:
        return not _SUCH_AS.search(text, max(0, phrase.start - 24), phrase.start)
    # "develop the port into a hub", but "develop two logistics hubs"
    if _is_named(text, phrase):
        return False  # "develop the Old Harbour Hydrogen Hub"
    return phrase.head in table.image and (kind == "care" or (kind == "making" and phrase.head[-1] != "s"))


_SUCH_AS = re.compile(r"\bsuch\s+as\s+(?:an?\s+|the\s+)?$")
_TURNED = frozenset({"become", "becoming", "becomes", "into", "as", "be", "is"})
_JOINT = re.compile(
    r"\b(?:ties|links|cooperat\w+|co-operat\w+|collaborat\w+|partner\w*|relations\w*|agreements?|contacts?|exchanges?|consult\w*|coordinat\w+|work|works|working|"
    r"together|jointly|combin\w+|integrat\w+|compet\w+|contracts?|deals?|alliances?|connections?|dialogue|engag\w+|interact\w*)\s+(?:[a-z]+\s+){0,2}with\s+(?:[\w-]+\s+){0,4}$"
)
# What is itself a zone provides and hosts what is in it.
_WHOLE = frozenset(
    {
        "industrial park",
        "science park",
        "technology park",
        "business park",
        "zone",
        "park",
        "village",
        "industrial estate",
    }
)
# A thing that opens its sentence is what the sentence is about: "A tram line will serve …".
_OPENING = re.compile(
    r"(?:^|[.;:,]\s|\n)\s*(?:(?:an?|the|two|three|four|five|six|seven|eight|nine|ten|several|new)\s+)+(?:[a-z]+,\s+)?(?:\d[\d.,]*[\s-]?(?:[mgk]w|megawatt|gigawatt|km|kilomet(?:re|er)|mile|hectare|acre|bed|seat|berth|storey|lane)\s+)?$",
    re.I,
)


def _introduced(text: str, phrase: Phrase) -> bool:
    """Return whether a phrase is the subject that opens a sentence and serves, links or offers something."""
    if phrase.head in _WHOLE or not building_patterns().serving.match(text, phrase.end):
        return False
    return _OPENING.search(text[max(0, phrase.start - 40) : phrase.start]) is not None


def _oblique(text: str, phrase: Phrase) -> bool:
    """Return whether a phrase is the place in which something else is done: "in the port will be built"."""
    return led_by(text, phrase.start) in building_patterns().prepositions


def _leads(text: str, phrase: Phrase, word: str) -> bool:
    """Return whether "of" and "as" lead on from a cue: "construction of", "such as", "network of"."""
    before = text[max(0, phrase.start - 90) : phrase.start]
    if word == "as":
        return bool(re.search(r"\b(?:such|well)\s+as\s+(?:[\w-]+\s+){0,3}$", before))
    if word == "with":
        return True
    if word in building_patterns().prepositions:
        table = building_patterns()
        cues = [c for c in table.cue.finditer(lowered(before)) if c[0].lower().endswith(f" {word}")]
        return bool(cues) and len(before[cues[-1].end() :].split()) <= 3
    return False
