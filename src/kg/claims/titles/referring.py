"""Which policy "the plan" is: one that was spoken of, not one that it replaces or is held against."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from kg import lazy_re as re
from kg.claims.gathering.registry import Thing
from kg.claims.patterns.cued import Cued, cued
from kg.claims.patterns.name_patterns import patterns as name_patterns
from kg.claims.patterns.words import alternation, words
from kg.model import Mention

_KINDS = frozenset({"PolicyDocument", "Strategy"})
# So far before a name the words stand that tell what it is there for.
_NEAR = 90
# What "the policy" may be is any policy.
_ANY = frozenset({"policy", "document", "initiative"})
# A text is about a policy that it names so often, and so much more often than all others.
_OFTEN, _SHARE = 3, 0.6
# How far into a sentence its subject may stand.
_FRONT = 170
TOPICS = frozenset({"PolicyDocument", "Strategy", "Zone", "Facility"})
# "Spanning 40 hectares of the coast, " before the subject of a sentence.
_LEAD = r"(?:[A-Z][a-z]+(?:ed|ing|wn|en)|Part\s+of|Built|Set|Put|Once|Made\s+up\s+of|Home\s+to|Together\s+with|Known\s+as)\s[^;.]{2,140}?,\s+"
_OPENS = re.compile(
    rf"(?:(?:In|By|On|At|Since)\s[^,]{{2,30}},\s+|{_LEAD})?(?:[A-Z][\w-]+(?:\s[A-Z][\w-]+)?['’]s?\s+)?(?:[Tt]he\s+|[Aa]n?\s+|[Tt]his\s+)?[“‘\"']?"
)
PRONOUN = re.compile(
    r"(?:(?:In|By|At|Since|As\s+of|Under|Over|With|Covering|Spanning|Located|Situated|Lying|Launched|Established|Founded|Approved)\s(?:[^,;.]|(?<=\d)[.,](?=\d)){2,90}?,?\s+|(?:Unlike|Like|Compared\s+(?:to|with)|Building\s+on|Based\s+on)\s[^,;.]{2,60},\s+|As\s+(?:an?|the)\s[^,;.]{2,90},\s+|"
    + _LEAD
    + r")?(It|Its|it|its)\s+(?=\w)(?!is\s+(?:hoped|expected|believed|said|estimated|clear|likely|not\s+clear|possible|important|worth)\b)"
)
# "It covers": a zone does so.
_TAKES_IN = re.compile(
    r"\s+(?:also\s+|now\s+|mainly\s+)?(?:covers?|comprises?|encompasses|spans|consists\s+of|is\s+(?:made\s+up|composed)\s+of|stretches\s+(?:over|across)|extends\s+(?:over|across))\s"
)
_LISTED = re.compile(r"[”’\"]?,?\s+(?:and|or|as\s+well\s+as)\s+(?:(?:the|its|their)\s+)?[“‘\"]?")
# "Plan for the renewal of ports": what stands behind these words is not what the policy is.
_TAIL = re.compile(r"\s(?:of|for|on|to|in|towards|concerning|regarding)\s.*", re.S)


class Part(IntEnum):
    """What a policy does in its sentence, from the one that is spoken of downwards."""

    SPOKEN = 0
    GROUND = 1
    AGAINST = 2


@dataclass(frozen=True, slots=True)
class Spoken:
    """One mention of a policy that a later word may refer back to.

    Attributes:
        key: the policy.
        sentence: the number of the sentence.
        part: what it does there.
        opens: whether the sentence is about it.
    """

    key: str
    sentence: int
    part: Part
    opens: bool = False


@cache
def _cues() -> Mapping[str, Cued]:
    table = words()
    before = rf"(?:{alternation(table.list('reference', 'between'))}\s+|(?:19|20)\d\d\s+|[\w-]+['’]s?\s+|[“‘\"(])*$"
    ended, ends, before_it = (
        alternation(table.list("reference", key)) for key in ("ended", "ends", "forerunners")
    )
    be = r"(?:(?:was|were|is|are|has\s+been|have\s+been|had\s+been|is\s+being|will\s+be)\s+(?:\w+ly\s+|later\s+|then\s+|now\s+|since\s+)?)"
    verb = rf"\s+(?:also\s+|thus\s+)?{alternation(table.list('reference', 'set_against'))}\s+(?:the|its|an?|[A-Z\d“])"
    return {
        "verb": cued(verb),
        "against": cued(rf"\b{alternation(table.list('reference', 'set_against'))}\s+{before}", re.I),
        "past": cued(
            rf"\b{alternation(table.list('reference', 'past'))}(?:\s+|,\s+)(?:the\s+)?[“‘\"]?$", re.I
        ),
        "ground": cued(rf"\b{alternation(table.list('reference', 'grounded'))}\s+{before}", re.I),
        **{
            key: cued(rf"(?:^|[;.]\s+)\W*{alternation(table.list('reference', key))}\s[^,;]*$")
            for key in ("opposing", "subordinate")
        },
        "over": cued(
            rf"[”’\"']?(?:\s*\([^()]{{1,60}}\))?,?\s+(?:(?:which|that)\s+)?(?:{be}{ended}|{ends}|(?:its|the|their)\s+{before_it})\b"
        ),
    }


@cache
def words_back() -> Cued:
    """Return the pattern of "the plan", "this zone" and their like, with its ``head``."""
    heads = alternation([*name_patterns().document_types, *words().list("policy", "strategies"), "Concept"])
    generic = alternation(words().list("policy", "generic"))
    # "the new area" stands for a zone whose name ends so.
    kinds = [*words().list("zone", "generic"), *words().list("zone", "lower_heads")]
    zones = alternation([*kinds, *(w.title() for w in kinds), *words().map("zone", "acronyms")])
    return cued(
        rf"\b(?:[Tt]he|[Tt]his|[Ii]ts)\s+(?:(?P<year>(?:19|20)\d\d)\s+)?(?:pilot\s+(?=[A-Z]{{2,4}}\b))?(?P<head>(?P<policy>{heads})|{zones}|{generic})(?![\w-])(?!\s+(?:[A-Z]|(?:shall|may)\s+be\s+(?:called\s+the|cited|known\s+as)\b))"
    )


def weigh(text: str, found: Iterable[Mention], sentence: int, about: str = "") -> list[Spoken]:
    """Return what the policies of a sentence do in it; ``about`` is the key of the one that it is about.

    >>> text = "The Coast Plan builds on the Harbour Plan and the Quay Plan."
    >>> found = [Mention(text.index(n), text.index(n) + len(n), "PolicyDocument", n, "name") for n in ("Coast Plan", "Harbour Plan", "Quay Plan")]
    >>> [s.part.name for s in weigh(text, found, 0)]
    ['SPOKEN', 'AGAINST', 'AGAINST']
    """
    policies = [m for m in found if m.kind in _KINDS]
    parts: list[Part] = []
    for n, m in enumerate(policies):
        part = _part(text, m)
        if n and part is Part.SPOKEN and _LISTED.fullmatch(text, policies[n - 1].end, m.start):
            part = parts[-1]
        parts.append(part)
    # "Under the plan, two quays will be built": without another policy this is the one spoken of.
    alone = Part.SPOKEN not in parts
    return [
        Spoken(m.name, sentence, p, bool(about) and m.name == about and (p is Part.SPOKEN or alone))
        for m, p in zip(policies, parts, strict=True)
    ]


def _part(text: str, m: Mention) -> Part:
    cues, first = _cues(), max(0, m.start - _NEAR)
    before = text[first : m.start]
    if (
        cues["against"].search(before)
        or cues["past"].search(before)
        or cues["opposing"].search(text[: m.start])
        or cues["over"].match(text, m.end)
    ):
        return Part.AGAINST
    if cues["ground"].search(before) or cues["subordinate"].search(text[: m.start]):
        return Part.GROUND
    return Part.SPOKEN


def is_held_against(text: str, m: Mention) -> bool:
    """Return whether a sentence names a policy only because another one replaces it, follows it or differs from it."""
    return m.kind in _KINDS and _part(text, m) is Part.AGAINST


# "(e.g. Ports Act)", "welcomed the adoption of the Ports Act", "meet the targets in its Ports Plan"
_IN_PASSING = re.compile(
    r"\((?:e\.?g\.?|i\.e\.|for\s+example|such\s+as|including|like|see)?,?\s*(?:the\s+)?[“‘\"]?$"
    r"|\b(?:welcom(?:es|ed|ing)|prais(?:es|ed|ing)|critici[sz](?:es|ed|ing)|oppos(?:es|ed|ing)|reject(?:s|ed|ing))\s[^.;]{0,70}$"
    r"|\b(?:meet|meets|meeting|reach|reaches|reaching|achieve|achieving)\s+[^.;,]{0,40}\b(?:in|of|under)\s+(?:its|the|their)\s+[“‘\"]?$"
)


def in_passing(text: str, m: Mention) -> bool:
    """Return whether a sentence names a policy as an example, as what others do, or as what something else answers to.

    >>> text = "It drops papers (e.g. Ports Act)."
    >>> in_passing(text, Mention(22, 31, "PolicyDocument", "ports-act", "name"))
    True
    >>> in_passing("It adopted the Ports Act", Mention(15, 24, "PolicyDocument", "ports-act", "name"))
    False
    """
    return _led_by(_IN_PASSING, text, m, 2 * _NEAR)


def _led_by(pattern: re.Pattern[str], text: str, m: Mention, near: int) -> bool:
    """Return whether the words right before a mention, so far back, are those of a pattern."""
    return pattern.search(text, max(0, m.start - near), m.start) is not None


# "in line with commitments outlined in the treaty", "as recommended in the declaration": what a step only answers to.
_CONFORMS = re.compile(
    r"\b(?:commitments?|obligations?|pledges|requirements?)\s+(?:[a-z]+\s+){0,3}(?:under|in|by|of)\s+(?:the\s+)?[“‘\"]?$|\bas\s+(?:recommended|required|suggested|called\s+for|demanded)\s+(?:in|by|under)\s+(?:the\s+)?[“‘\"]?$"
)


def only_conforms(text: str, m: Mention) -> bool:
    """Return whether a sentence names a policy only as what a step answers to.

    >>> text = "The goal, as demanded in the Ports Act, is to build a quay."
    >>> only_conforms(text, Mention(29, 38, "PolicyDocument", "ports-act", "name"))
    True
    >>> only_conforms("Under the Ports Act", Mention(10, 19, "PolicyDocument", "ports-act", "name"))
    False
    """
    return _led_by(_CONFORMS, text, m, _NEAR) or only_empowers(text, m)


# "By the authority vested in me as President by the Constitution", "in exercise of the powers conferred by the Ports Act"
_EMPOWERS = re.compile(
    r"\b(?:authority|authorities|powers?)\s+(?:vested|conferred|granted|given|delegated)\s[^.:;]*$", re.I
)


def only_empowers(text: str, m: Mention) -> bool:
    """Return whether a sentence names a policy only as what empowers those who decide.

    >>> text = "By the power vested in me by the Ports Act"
    >>> only_empowers(text, Mention(33, 42, "PolicyDocument", "ports-act", "name"))
    True
    >>> only_empowers("The power station of the Ports Act", Mention(25, 34, "PolicyDocument", "ports-act", "name"))
    False
    """
    return m.kind in _KINDS and _led_by(_EMPOWERS, text, m, 3 * _NEAR)


def opening(text: str, found: Iterable[Mention], kinds: Collection[str]) -> str:
    """Return the key of the thing of some kinds with which a sentence opens, or nothing.

    A policy that is only held against another one is nothing that a sentence is about.
    """
    first = next(
        (m for m in found if m.kind in kinds and _OPENS.fullmatch(text[: min(m.start, _FRONT)])), None
    )
    if first is None or first.start >= _FRONT or is_held_against(text, first):
        return ""
    return first.name


def follows_others(text: str, at: int) -> bool:
    """Return whether what stands before a place in a sentence replaces or follows something: "It replaces the plan"."""
    return _cues()["verb"].match(text, at) is not None


def of_kind(things: Sequence[Thing], head: str) -> list[Thing]:
    """Return the policies that a word such as "plan" may stand for.

    >>> [t.label for t in of_kind([Thing("a", "PolicyDocument", "Ports Act"), Thing("b", "Strategy", "Coast Plan")], "law")]
    ['Ports Act']
    """
    if head in _ANY:
        return list(things)
    kin = words().tables["reference"]["kin"].get(head, ())
    form = re.compile(rf"\b(?:{alternation([head, *kin])})s?\b", re.I)
    same = [t for t in things if any(form.search(_TAIL.sub("", n)) for n in (t.label, *t.aliases))]
    same = same or [t for t in things if form.search(t.label)]
    if same:
        return same
    # A name that does not say what it is may be "the strategy", if there is no other.
    nameless = len({t.key for t in things}) == 1 and not name_patterns().heads.search(things[0].label)
    return list(things[:1]) if nameless else []


def spoken_of(said: Sequence[Spoken], among: Collection[str], own: str) -> str:
    """Return the key of the one policy that a word refers back to, or nothing if that is not certain.

    ``said`` is what was spoken of before, in order, ``among`` the policies that the word may stand for, ``own`` the
    policy that the text as a whole is about. Of those that the last sentence speaks of, its subject counts; else
    that of the text.

    >>> said = [Spoken("new", 1, Part.SPOKEN), Spoken("old", 1, Part.AGAINST)]
    >>> spoken_of(said, {"new", "old"}, ""), spoken_of(said, {"old"}, "")
    ('new', 'old')
    >>> spoken_of([Spoken("one", 1, Part.SPOKEN), Spoken("other", 1, Part.SPOKEN)], {"one", "other"}, "")
    ''
    """
    fit = [s for s in said if s.key in among]
    kept = [s for s in fit if s.part is not Part.AGAINST]
    if not kept:
        return own if own in among else _sole(fit)
    last = [s for s in kept if s.sentence == kept[-1].sentence]
    best = [s for s in last if s.part is min(x.part for x in last)]
    if best[0].part is Part.GROUND and any(
        s.part is Part.SPOKEN and s.sentence == best[0].sentence for s in said
    ):
        # What another policy rests on is not spoken of.
        return own if own in among else _sole([s for s in kept if s.part is Part.SPOKEN] or fit)
    return _sole([s for s in best if s.opens]) or _sole(best) or (own if own in {s.key for s in best} else "")


def zone_back(
    recent: Sequence[str], met: Mapping[str, int], subject: str, own: str, *, close: bool = False
) -> str:
    """Return the key of the zone that "the zone" stands for, or nothing.

    The zone with which the sentence before opens comes first; where the last sentence that names any names several,
    the one that the text is about by its title; else the last one.

    Args:
        recent: keys of the zones that it may be, the last first.
        met: in which sentence each was last met.
        subject: the key of what the sentence before is about.
        own: the key of the zone of the title.
        close: whether the word tells so much that of several zones which fit it, none need be the last one: "the
            science city".

    >>> met = {"a": 1, "b": 2, "c": 2}
    >>> [zone_back(["c", "b", "a"], met, *given) for given in [("", ""), ("b", "a"), ("", "a")]]
    ['c', 'b', 'a']
    >>> zone_back(["c", "a"], met, "", "", close=True), zone_back(["c", "c"], met, "", "", close=True)
    ('', 'c')
    """
    if not recent or subject in recent:
        return subject if recent else ""
    if close and len(set(recent)) > 1:
        return own if own in recent else ""
    several = sum(met.get(key) == met.get(recent[0]) for key in set(recent)) > 1
    return own if several and own in recent else recent[0]


def by_its_own_text(word: str, things: list[Thing], said: Sequence[Spoken], own: str) -> list[Thing]:
    """Return those of some policies for which "This Regulation" may stand: a law calls itself so, not what it cites.

    >>> law = Thing("a", "PolicyDocument", "Regulation 7 of 2031")
    >>> [by_its_own_text(f"{this} Regulation", [law], [Spoken("a", 1, Part.GROUND)], "") for this in ("This", "this")]
    [[], []]
    >>> by_its_own_text("The Regulation", [law], [], "") == by_its_own_text("This Regulation", [law], [], "a") == [law]
    True
    """
    if not word.casefold().startswith("this"):
        return things
    spoken = {s.key for s in said if s.part is Part.SPOKEN}
    return [t for t in things if t.key == own or t.key in spoken]


def main_policy(policies: Sequence[Thing]) -> str:
    """Return the key of the policy that most mentions of policies in a text are of, or nothing."""
    most = max(policies, key=lambda t: len(t.mentions), default=None)
    total = sum(len(t.mentions) for t in policies)
    if most is None or len(most.mentions) < _OFTEN or len(most.mentions) < _SHARE * total:
        return ""
    return most.key


def _sole(said: Iterable[Spoken]) -> str:
    keys = {s.key for s in said}
    return keys.pop() if len(keys) == 1 else ""


def taking_in(text: str, at: int, met: Mapping[str, int], before: int) -> str:
    """Return the zone that "it" stands for where "it covers" something and one zone was spoken of just before.

    ``met`` tells in which sentence each zone was met last, ``before`` the number of the sentence before.
    """
    zones = [key for key, number in met.items() if number == before]
    return zones[0] if len(zones) == 1 and _TAKES_IN.match(text, at) else ""
