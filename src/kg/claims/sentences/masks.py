"""A sentence with its mentions replaced by marks, so that rules can speak of kinds instead of names."""

from collections.abc import Sequence
from dataclasses import dataclass

from kg import lazy_re as re
from kg.claims.patterns.area_kinds import BORROWED
from kg.model import Mention

LETTERS = {
    "PolicyDocument": "P",
    "Strategy": "P",
    "PublicBody": "B",
    "Institution": "B",
    "UnnamedGroup": "U",
    "Zone": "Z",
    "AdministrativeArea": "A",
    "Place": "A",
    "Facility": "F",
    "Event": "E",
    "Date": "D",
    "Period": "T",
    "Figure": "N",
}
# Bodies that do something together, as rules see them.
BODIES = r"‹[BU]\d+›(?:(?:,? (?:and|along with|together with)|,) (?:the )?‹[BU]\d+›){0,4}"
_AREA_TAIL = re.compile(
    r"\s+(?:City|Province|Provinces|Districts?|Count(?:y|ies)|Municipality|Prefecture|State|Autonomous Region|"
    r"Special Administrative Region|SAR|district|county|province|city|municipality|commune|township|ward|sub-?district|prefecture|[Gg]overnorate|[Oo]blast|taluka?|tehsil|[Rr]egency|[Cc]anton|[Ee]mirate|parish|[Bb]orough|Township|Commune|Ward)(?![\w-])"
)
_AREA_LEAD = re.compile(
    rf"(?:\b(?:the\s+)?(?:(?!an?\s|one\s)[a-z]+\s+)?(?:(?<!\ba\s)(?<!\ban\s))(?:city|[Pp]rovince|[Mm]unicipality|district|county|state|region|island|port|town|kingdom|republic|{BORROWED})"
    r"\s+of\s+(?:the\s+)?)$"
)
_SPACE = re.compile(r"\s+")
_CLOSING = re.compile(r"[”\"》〉」』\]]|[’'](?!\w)|\s?»|“(?!\w)")
_OPENING = re.compile(r"(?:[“‘\"'《〈「『„\[]|«\s?)\Z")
_QUOTED = frozenset({"PolicyDocument", "Strategy", "PublicBody", "Zone", "AdministrativeArea", "Facility"})
_BRACKET = re.compile(r"\s*[(（][^()（）‹›]{1,80}[)）]")


# "the Plan on Ports[1][2] was", "the Ministry¹ has": the sign of a note belongs to the name before it.
_CITED = re.compile(r"(?:\s?\[(?:\d{1,3}|[a-z]|note \d{1,2})\])+|(?<=[a-z)”])[¹²³⁴-⁹][⁰¹²³⁴-⁹]?(?![\w])")


@dataclass(frozen=True, slots=True)
class Masked:
    """A masked sentence: mention ``n`` stands as ``‹Pn›``, with a letter for its kind.

    ``starts`` and ``origins`` give, in step, where in the masked text a piece begins and where in the
    sentence it comes from.
    """

    text: str
    mentions: tuple[Mention, ...]
    starts: tuple[int, ...]
    origins: tuple[int, ...]


def mask(text: str, mentions: Sequence[Mention]) -> Masked:
    """Return the masked form of a sentence; mentions must be in order and must not overlap.

    White space becomes single spaces; a word such as "City" or "the province of" that belongs to an area, and
    brackets after a name, are taken in by its mark.

    >>> m = [Mention(12, 16, "AdministrativeArea", "Oslo", "reference")]
    >>> mask("the city of Oslo (Norway) grows", m).text
    '‹A0› grows'
    >>> m = [Mention(4, 10, "PolicyDocument", "p", "title"), Mention(12, 16, "PolicyDocument", "p", "alias")]
    >>> mask("The Plan Y (Plan) grows", m).text
    'The ‹P0› grows'
    >>> mask("The “Plan Y,” issued in May", [Mention(5, 11, "PolicyDocument", "p", "title")]).text
    'The ‹P0›, issued in May'
    """
    pieces: list[str] = []
    starts, origins, length, at = [0], [0], 0, 0
    for n, mention in enumerate(mentions):
        if mention.start < at:
            continue
        before = text[at : mention.start]
        if mention.kind in ("AdministrativeArea", "Place") and before.rstrip().endswith(("of", "the")):
            lead = _AREA_LEAD.search(before)
            before = before[: lead.start()] if lead else before
        if _is_closed(text, mention):
            before = _OPENING.sub("", before)
        token = f"‹{LETTERS[mention.kind]}{n}›"
        for piece, origin in ((_plain(before), at), (token, mention.start)):
            pieces.append(piece)
            starts.append(length)
            origins.append(origin)
            length += len(piece)
        # A short name in the brackets behind the name belongs to it: "the Plan on Ports (the “Plan”)".
        others = (m for m in mentions[n + 1 :] if m.name != mention.name)
        at = _tail(text, mention, next((m.start for m in others), len(text)))
        if comma := _comma_inside(text, mention):
            pieces.append(",")
            starts.append(length)
            origins.append(mention.end)
            length += 1
            at = comma.end()
        starts.append(length)
        origins.append(at)
    pieces.append(_plain(text[at:]))
    return Masked("".join(pieces), tuple(mentions), tuple(starts), tuple(origins))


# The comma of the sentence before the closing mark of a name: the “Plan on Ports,” issued in May
_COMMA_INSIDE = re.compile(r",[”\"](?=\s)")


def _comma_inside(text: str, mention: Mention) -> re.Match[str] | None:
    """Return the comma that stands inside the quotation marks of a name and belongs to the sentence."""
    comma = _COMMA_INSIDE.match(text, mention.end) if mention.kind in _QUOTED else None
    return comma if comma and _is_opened(text, mention.start, mention.end) else None


def _plain(text: str) -> str:
    # The marks themselves may not occur in the words around them.
    text = text.replace("‹", "<").replace("›", ">")
    # All white space but the blank is not printable: most texts have none to replace.
    return text if text.isprintable() and "  " not in text else _SPACE.sub(" ", text)


def _is_opened(text: str, start: int, end: int) -> bool:
    """Return whether a quotation mark opens before a name or in it: 'Law of Norway "On Ports"'."""
    inside = text[start:end]
    return (
        _OPENING.search(text, max(0, start - 2), start) is not None
        or inside.count("“") > inside.count("”")
        or inside.count('"') % 2 == 1
    )


def _is_closed(text: str, mention: Mention) -> bool:
    """Return whether a name that is taken in with its closing mark stands alone between quotation marks."""
    if mention.kind not in _QUOTED or not _OPENING.search(text, max(0, mention.start - 2), mention.start):
        return False
    return _CLOSING.match(text, mention.end) is not None or _comma_inside(text, mention) is not None


def _tail(text: str, mention: Mention, limit: int) -> int:
    end = mention.end
    if mention.kind in ("AdministrativeArea", "Place") and (tail := _AREA_TAIL.match(text, end, limit)):
        end = tail.end()
    if mention.kind in _QUOTED:
        # A closing quotation mark of the name, then brackets.
        closing = _CLOSING.match(text, end, limit)
        end = closing.end() if closing and _is_opened(text, mention.start, end) else end
        bracket = _BRACKET.match(text, end, limit)
        end = bracket.end() if bracket else end
    cited = _CITED.match(text, end)
    return cited.end() if cited else end
