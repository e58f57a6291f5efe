"""Plans that are counted: "the third Harbour Plan (HP III)" is another one than the second; "second phase of the Harbour Plan"."""

from kg import lazy_re as re
from kg.claims.gathering.registry import Registry
from kg.claims.patterns.cued import cued
from kg.claims.values.numerals import ORDINALS
from kg.model import Document, Mention

_NTH = (
    r"(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|"
    r"seventeenth|eighteenth|nineteenth|twentieth)"
)
_BEFORE = re.compile(rf"\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Oo]ur|[Aa]|['’]s?)\s+(?:new\s+)?({_NTH}\s+)$")
# "its first Harbour Plan" may only be the first of its kind; "the first Harbour Plan (HP I)" is told from the next.
_FIRST = re.compile(r"\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Oo]ur|['’]s?)\s+(first\s+)$")
_IS_FIRST = re.compile(r"\s+\([A-Z]{2,8}[- ]?(?:I|1)\)")
_COUNTED_KIND = re.compile(
    r"(?:Plan|Programme|Program|Strategy|Policy|Framework|Agenda|Package|Roadmap|Compact)\b"
)
# "the second Harbour Plan meeting"
_NO_PLAN = re.compile(
    r"\s+(?:[a-z]+\s+)?(?:meetings?|drafts?|reviews?|phases?|reports?|evaluations?|rounds?|workshops?|conferences?|stages?|updates?|versions?|grants?|loans?|projects?|payments?|instal?ments?|tranches?)\b"
)
COUNT = re.compile(rf"(?P<low>first|{_NTH})\s+(?=[A-Z])|(?i:first|{_NTH})\s+(?=[A-Z])")


def with_count(text: str, mention: Mention) -> Mention:
    """Return the mention of a plan together with the word that counts it.

    >>> t = "It follows the third Harbour Plan (HP III)."
    >>> with_count(t, Mention(21, 33, "PolicyDocument", "Harbour Plan", "capitalised")).name
    'third Harbour Plan'
    >>> t = "It held the third Harbour Plan meeting."
    >>> with_count(t, Mention(18, 30, "PolicyDocument", "Harbour Plan", "capitalised")).name
    'Harbour Plan'
    """
    start = count_before(text, mention.start, mention.end)
    if start == mention.start or mention.method in ("quoted", "numbered"):
        return mention
    return mention._replace(start=start, name=text[start : mention.end])


def count_before(text: str, start: int, end: int) -> int:
    """Return where the word that counts a plan begins; where its name begins, if none does."""
    if not _COUNTED_KIND.search(text, start, end) or _NO_PLAN.match(text, end):
        return start
    before = _BEFORE.search(text, max(0, start - 30), start)
    if before is None and _IS_FIRST.match(text, end):
        before = _FIRST.search(text, max(0, start - 30), start)
    return before.start(1) if before else start


# "10-point Harbour Agenda"
_POINTS = re.compile(
    r"(?:\d{1,3}|[Tt]en|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Tt]welve)-(?:point|year|step|pillar)\s+$"
)


def points_before(text: str, start: int) -> str:
    """Return the number of points of a plan that stands before its name, or "".

    >>> points_before("the 10-point Harbour Agenda", 13)
    '10-point '
    """
    found = _POINTS.search(text, max(0, start - 20), start)
    return found[0] if found else ""


_PHASE = cued(
    r"\b(?P<nth>second|third|fourth|fifth)\s+(?:phase|edition|generation|iteration|version|round)\s+of\s+(?:the\s+|its\s+)?(?=[A-Z])"
)
_FIGURES = {"second": "II", "third": "III", "fourth": "IV", "fifth": "V"}


def name_phases(document: Document, registry: Registry) -> None:
    """Let "second phase of the Harbour Plan" be the Harbour Plan II, where the document names it so."""
    counted = [t for t in registry.of("policy") if re.search(r"\s[IVX]{1,4}$", t.label)]
    for match in _PHASE.finditer(document.text) if counted else ():
        for thing in counted:
            bare, _, figure = thing.label.rpartition(" ")
            name = re.match(r"\s+".join(map(re.escape, bare.split())), document.text[match.end() :][:200])
            if name and figure == _FIGURES[match["nth"]]:
                end = match.end() + name.end()
                registry.alias(thing.key, document.text[match.start() : end], match.start())


_ORDINAL = re.compile(rf"\b(?:(?P<word>{'|'.join(ORDINALS)})|(?P<figure>\d{{1,2}})(?:st|nd|rd|th))\b", re.I)
_OF_YEARS = re.compile(r",?\s+(?:for\s+)?\(?(?:19|20)\d\d(?:\s*(?:[-–—/]|to)\s*(?:19|20)?\d\d)?\)?$")


def in_figures(name: str) -> str:
    """Return the name of a counted plan with its count in figures and without its years, or "".

    >>> in_figures("Twelfth Harbour Plan (2021-2025)"), in_figures("12th Harbour Plan"), in_figures("Harbour Plan")
    ('12 harbour plan', '12 harbour plan', '')
    """
    bare = _OF_YEARS.sub("", name)
    match = _ORDINAL.search(bare)
    if match is None:
        return ""
    number = match["figure"] or str(ORDINALS[match["word"].lower()])
    return f"{bare[: match.start()]}{number}{bare[match.end() :]}".casefold()


def join_ordinals(registry: Registry) -> None:
    """Let the Twelfth and the 12th Harbour Plan of one document be one; the longer name stays."""
    groups: dict[str, list[str]] = {}
    for thing in registry.of("policy"):
        if figures := in_figures(thing.label):
            groups.setdefault(figures, []).append(thing.key)
    for keys in groups.values():
        kept = max(keys, key=lambda k: (len(registry.things[k].label), k))
        for key in (k for k in keys if k != kept):
            registry.join(key, kept)
    _join_owned(registry)


def _join_owned(registry: Registry) -> None:
    """Let "Fourth Quay Plan" be the "Coast Vision Fourth Quay Plan", if one alone ends so."""
    policies = registry.of("policy")
    for short in (t for t in policies if COUNT.match(t.label)):
        tail = f" {_OF_YEARS.sub('', short.label)}".casefold()
        longer = [
            t for t in policies if t is not short and _OF_YEARS.sub("", t.label).casefold().endswith(tail)
        ]
        if len(longer) == 1:
            registry.join(short.key, longer[0].key)
