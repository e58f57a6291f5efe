"""Names that the columns of tables prove: below "Law" stand laws, below "Issued by" bodies, below "Location" places."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from kg import lazy_re as re
from kg.claims.actions.nominal import opens_nominal
from kg.claims.names.bodies import find_bodies
from kg.claims.names.governments import find_governments
from kg.claims.places.place_rows import is_place
from kg.claims.places.unknown_places import NAME
from kg.claims.tables.grid import Cell, Table
from kg.claims.tables.roles import roles_of
from kg.claims.titles.capitalised import document_type, is_policy_name
from kg.model import Block, Document, Mention, Sentence

METHOD = "pattern"
_TWO = 2
# "Dhobala", "the Rayo (Bara)"
_PLACE = re.compile(rf"\s*(?:[Tt]he\s+)?(?P<name>{NAME})(?:\s*\([^()]{{1,40}}\))?\s*")
_PARTS = re.compile(
    r"(?:(?:[,;、\n]|\s(?:and|&)\s|^)\s*)+(?P<part>[^,;、\n]+?)(?=\s*(?:[,;、\n]|\s(?:and|&)\s|$))"
)
_ITEMS = re.compile(r"(?P<part>[^;\n]+)")
_TITLE = re.compile(r"[A-Z0-9“\"‘(][^.|]{5,240}\.?")
_LEAST_WORDS, _MOST_WORDS = 2, 32
# A title does not speak in sentences.
_TOLD = re.compile(r"\b(?:will|shall|must|is|are|was|were|has|have|had)\b")
# "Ports Authority", "Rayo Development Council": a name of words with capitals.
_BODY = re.compile(r"(?:[A-Z][\w’'&-]*)(?:\s+(?:[A-Z][\w’'&-]*|of|and|for|the|on|de|&)){1,9}(?<=\w)")


def cell_names(document: Document, tables: Iterable[Table]) -> Iterator[tuple[Sentence, Mention]]:
    """Yield the policies, bodies and places that columns say stand in them, each with the sentence that it is in."""
    starts = [sentence.start for sentence in document.sentences]
    for table in tables:
        roles = roles_of(table.heads)
        for row in table.rows:
            for role, cell in zip(roles, row.cells, strict=False):
                for kind, start, end in _named(role, cell) if role and cell.text else ():
                    sentence = document.sentences[max(0, bisect_right(starts, start) - 1)]
                    if sentence.start <= start and end <= sentence.end:
                        at, name = start - sentence.start, document.text[start:end]
                        yield sentence, Mention(at, at + len(name), kind, name, METHOD)


def head_blocks(tables: Iterable[Table]) -> frozenset[Block]:
    """Return the rows of heads that tell what stands in two columns or more: by themselves they name and state nothing."""
    return frozenset(t.block for t in tables if len([role for role in roles_of(t.heads) if role]) >= _TWO)


def _named(role: str, cell: Cell) -> Iterator[tuple[str, int, int]]:
    """Yield kind, start and end of what a cell names."""
    match role:
        case "site" | "member":
            for start, end in _matches(_PARTS, cell):
                found = _PLACE.fullmatch(cell.text, start, end)
                if found and is_place(found["name"]):
                    yield "Place", cell.start + found.start("name"), cell.start + found.end("name")
        case "issuer" | "actor":
            for start, end in _matches(_ITEMS, cell):
                if _is_unknown_body(cell.text[start:end]):
                    yield "PublicBody", cell.start + start, cell.start + end
        case "zone" | "facility":
            kind = "Zone" if role == "zone" else "Facility"
            if _is_place_of_work(cell.text):
                yield kind, cell.start, cell.end
        case "policy" | "title":
            for start, end in _matches(_ITEMS, cell):
                if kind := _policy_kind(cell.text[start:end], sure=role == "policy"):
                    yield kind, cell.start + start, cell.start + end


def _matches(pattern: re.Pattern[str], cell: Cell) -> Iterator[tuple[int, int]]:
    """Yield where the parts of a cell begin and end, without white space and stops around them."""
    for match in pattern.finditer(cell.text):
        words, start = match["part"].rstrip(" ."), match.start("part")
        first = start + len(words) - len(words.lstrip())
        if words.strip():
            yield first, start + len(words)


def _policy_kind(name: str, *, sure: bool) -> str:
    """Return the class of the policy that a cell names, nothing if it does not read like a title."""
    if not (_LEAST_WORDS <= len(name.split()) <= _MOST_WORDS and _TITLE.fullmatch(name)) or _TOLD.search(
        name
    ):
        return ""
    if not (sure or is_policy_name(name) or document_type(name)):
        return ""
    return "PolicyDocument" if document_type(name) else "Strategy"


def _is_place_of_work(name: str) -> bool:
    """Return whether a cell is a name of several words with capitals that ends in no word for a policy."""
    return _WORK.fullmatch(name) is not None and not (
        is_policy_name(name) or _ACTS.search(name) or opens_nominal(name, 0)
    )


# "Ravnsund Biogas Plant", "Lower Docks Enterprise Zone"
_WORK = re.compile(
    r"(?:[A-Z][\w’'–-]*|\d+)(?:\s+(?:[A-Z][\w’'–-]*|\d+|of|and|the|de|la|del|&)){1,7}(?<=[\w])"
)
_ACTS = re.compile(
    r"\b(?:Projects?|Schemes?|Funds?|Initiatives?|Reforms?|Campaigns?|Services?|Systems?|Platforms?|Training|Trainings|Studies|Study|Surveys?)$"
)


def _is_unknown_body(name: str) -> bool:
    """Return whether a part of a cell is a name of a body in which the rules for bodies find none."""
    return _BODY.fullmatch(name) is not None and not any((*find_bodies(name), *find_governments(name)))


__all__ = ["cell_names", "head_blocks"]
