"""Names in other languages that stand in English texts: "Plan Nacional de Puertos", "Ministère des Ports", "Zona Franca de Sana".

The first word says what is named; capitalised words and the small words of its language follow.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from kg import lazy_re as re
from kg.claims.gathering.registry import CLASSES
from kg.claims.patterns.cued import Cued, cued
from kg.claims.patterns.gates import Gate
from kg.claims.patterns.letters import CAPITAL
from kg.claims.patterns.words import alternation, words
from kg.model import Mention

_WORD = rf"[{CAPITAL}][\w’'-]*(?:[-–/][\w]+)*"
# Particles of Romance, Germanic, Slavic and other languages, with what they elide.
_SMALL = (
    r"(?:de|del|de\s+la|de\s+las|de\s+los|de\s+l[’']|da|do|das|dos|des|du|di|della|delle|dello|dei|degli|para(?:\s+(?:el|la|o|a))?|pour(?:\s+(?:la|le|les))?|por|per\s+(?:la|il|lo)|la|le|les|los|las|el|"
    r"y|et|e|i|sobre(?:\s+(?:el|la|o|a))?|sur(?:\s+(?:la|le|les))?|relative?\s+(?:à|aux)|en|em|au|aux|à|a\s+la|al|zur|zum|für|über|und|der|des|von|van|voor|en|och|og|ve|dan|tentang|na)"
)
_GLUE = rf"(?:\s+(?:{_SMALL}\s+){{0,2}}(?:(?:d|l)[’'])?|\s+(?:d|l)[’'])"


@cache
def _patterns() -> dict[str, tuple[Cued, Cued]]:
    """Return for each kind the pattern of names in the open and that of names in brackets or quotation marks."""
    made = {}
    for kind in ("policy", "body", "zone"):
        heads = alternation(words().list("foreign", kind))
        tail = rf"(?:{_GLUE}(?=[{CAPITAL}\d])(?:{_WORD}|\d{{4}}(?:\s*[-–]\s*\d{{2,4}})?)){{1,9}}"
        made[kind] = (
            cued(rf"(?<![\w’'-])(?P<name>{heads}{tail})(?![\w-])"),
            # In brackets or quotation marks such a name may go on in small letters.
            cued(
                rf"(?<=[(“\"«‘])(?P<name>{heads}\s+{_SMALL}\s+\w[^()“”\"«»\n;:,]{{3,120}}?)(?=,?\s*[)”\"»’]|,\s+[“\"‘])"
            ),
        )
    return made


@cache
def _numbered() -> Cued:
    """Return the pattern of "Ley No. 45", "Décret n° 2010-12"."""
    heads = alternation(words().list("foreign", "policy"))
    return cued(
        rf"(?<![\w'’-]){heads}(?:\s+{_WORD})?\s+(?:No\.?|N[°º]\.?|n[°º]|Nr\.?|nr\.?)\s*\d[\w./-]*(?<![./-])(?![\w])"
    )


# "Hafengesetz", "Strukturgesetz Kohle"
_GERMAN = cued(
    r"(?<![\w-])[A-ZÄÖÜ][a-zäöüß-]{2,40}(?:gesetz|gesetze|verordnung|strategie|richtlinie|staatsvertrag)(?:\s+[A-ZÄÖÜ][a-zäöüß]{4,}(?=\s*[)”\"]))?(?![\w-])"
)
_KINDS = {"policy": "PolicyDocument", "body": "PublicBody", "zone": "Zone"}


@cache
def _gates() -> dict[str, Gate]:
    """Return for each kind what tells where one of its patterns may match."""
    more = {"policy": (_GERMAN, _numbered())}
    return {kind: Gate(*found, *more.get(kind, ())) for kind, found in _patterns().items()}


def foreign_names(text: str, kind: str) -> Iterator[Mention]:
    """Yield the names of policies, bodies or zones that begin with a head of another language.

    >>> [m.name for m in foreign_names("The Plan Nacional de Puertos y Muelles 2020-2024 was read.", "policy")]
    ['Plan Nacional de Puertos y Muelles 2020-2024']
    >>> [m.name for m in foreign_names("The law (Loi sur les ports francs) binds the Ministère des Ports.", "policy")]
    ['Loi sur les ports francs']
    >>> list(foreign_names("The Plan was read, and the Code for Ports.", "policy"))
    []
    """
    if not _gates()[kind].is_open(text):
        return
    if kind == "policy":
        for match in _GERMAN.finditer(text):
            yield Mention(match.start(), match.end(), "PolicyDocument", match[0], "capitalised")
        for match in _numbered().finditer(text):
            yield Mention(match.start(), match.end(), "PolicyDocument", match[0], "numbered")
    for pattern in _patterns()[kind]:
        for match in pattern.finditer(text):
            yield Mention(match.start("name"), match.end("name"), _KINDS[kind], match["name"], "capitalised")


def translations(found: Sequence[Mention], text: str) -> dict[Mention, Mention]:
    """Return the names in another language that stand in brackets behind another one of the same kind, with that one.

    >>> t = "the Ministry of Ports (Ministère des Ports)"
    >>> a, b = (Mention(i, j, "PublicBody", t[i:j], "head noun") for i, j in ((4, 21), (23, 42)))
    >>> [m.name for m in translations([a, b], t)]
    ['Ministère des Ports']
    """
    by_end = {m.end: m for m in found}
    owners = {}
    for mention in found:
        opened = _OPENED.search(text, max(0, mention.start - 6), mention.start)
        owner = by_end.get(opened.start()) if opened else None
        foreign = bool(_heads().match(mention.name) or _GERMAN.match(mention.name)) and CLASSES[
            mention.kind
        ] in ("policy", "body", "zone")
        if (
            foreign
            and owner
            and CLASSES[owner.kind] == CLASSES[mention.kind]
            and _CLOSED.match(text, mention.end)
        ):
            owners[mention] = owner
    return owners


@cache
def _heads() -> re.Pattern[str]:
    table = words()
    return re.compile(
        alternation(h for kind in ("policy", "body", "zone") for h in table.list("foreign", kind))
    )


_OPENED = re.compile(r"[”\"’]?\s*\([“\"‘]?$")
_CLOSED = re.compile(r"[”\"’]?(?:,?\s+(?:or\s+)?(?P<short>[“\"‘]?[A-Z][A-Za-z]{1,9}[”\"’]?))?\s*\)")


def names_in_brackets(
    text: str, mention: Mention, others: Mapping[Mention, Mention]
) -> Iterator[tuple[str, int]]:
    """Yield the names in another language of a mention and their acronyms, each with where it ends.

    ``others`` are such names with the mention that they belong to: "(Plan Nacional de Puertos, “PNP”)".
    """
    for other in (o for o, owner in others.items() if owner == mention):
        yield other.name, other.end
        match = _CLOSED.match(text, other.end)
        if match and match["short"]:
            yield match["short"].strip('“”"‘’'), other.end
