"""Members of a list in a sentence: "A, B and C"."""

from collections.abc import Iterator, Sequence

from kg import lazy_re as re
from kg.model import Mention

# A list ends where a clause begins.
_CLAUSE = re.compile(
    r"\s+(?:which|that|who|where|to|with|by|while|in|across|through|from|for|are|is|will|has|have|were|was|of the|at|on|under|within|during|after|before|over|into|than|since|because|when|based|via|using)\b|(?<!\bwell)\s+as\b(?!\s+well\s+as\b)"
    r"|,\s+(?:in\s+addition\s+to\b|(?:and\s+|as\s+well\s+as\s+)?the\b(?!\s+(?:[\w-]+\s+){1,3}(?:industr|sector|economy|cluster))|this\b|it\b|which\b|with\b)"
)


def members(text: str, start: int, end: int, longest: int = 7) -> Iterator[tuple[int, int]]:
    """Yield the members of "A, B and C" as offsets; "X and Y" inside a list with commas stays whole.

    >>> t = "electronics, food and drink, and repair of ships"
    >>> [t[a:b] for a, b in members(t, 0, len(t))]
    ['electronics', 'food and drink', 'repair of ships']
    """
    body = text[start:end]
    stop = _CLAUSE.search(body)
    body = body[: stop.start()] if stop else body
    commas = "," in body
    pattern = (
        r"\s*,[”\"’]?\s*(?:and\s+|or\s+|as\s+well\s+as\s+)?|\s+as\s+well\s+as\s+"
        if commas
        else r"\s+and\s+|\s+or\s+|\s+as\s+well\s+as\s+"
    )
    parts, at = [], 0
    for match in re.finditer(pattern, body):
        parts.append((at, match.start()))
        at = match.end()
    parts.append((at, len(body)))
    if commas and not re.search(r",\s*(?:and|or)\s+", body):
        # "A, B and C, as well as D": the last "and" stands before what is added
        n = -2 if len(parts) > _LEAST and _ADDED.match(body, parts[-2][1]) else -1
        first, last = parts[n]
        if final := re.search(r"\s+(?:and|or)\s+(?!.*\s(?:and|or)\s)", body[first:last], re.S):
            parts[n : n + 1 or None] = [(first, first + final.start()), (first + final.end(), last)]
    for a, b in parts:
        piece = body[a:b].rstrip()
        lead = len(piece) - len(re.sub(r"^(?:and|the|other|related|an?)\s+", "", piece))
        if _QUOTED.fullmatch(piece, lead):
            lead, piece = lead + 1, piece.rstrip('”"’')
        if 1 <= len(piece[lead:].split()) <= longest and (
            piece[lead : lead + 1].isalnum() or _QUOTE.match(piece, lead)
        ):
            yield start + a + lead, start + a + len(piece)


# "a “Harbour Valley”" is named without its marks, "“smart” machinery" with them.
_QUOTED = re.compile(r"[“\"‘][^“”\"‘’]+[”\"’]?")
_QUOTE = re.compile(r"[“\"‘][^“”\"‘’]+[”\"’]\s")
_LEAST = 2
_ADDED = re.compile(r",?\s*as\s+well\s+as\s")
_BETWEEN = re.compile(
    r"\s*(?:,|,?\s*(?:and|or|&|as\s+well\s+as))\s*(?:(?!to\b|of\b|in\b|for\b|the\b)[\w-]+\s+){0,2}"
)


def adjoining(text: str, names: Sequence[Mention]) -> dict[Mention, int]:
    """Return for each of some mentions, which are in order, how many of them stand in one list with it."""
    groups: list[list[Mention]] = []
    for m in names:
        if groups and _BETWEEN.fullmatch(text, groups[-1][-1].end, m.start):
            groups[-1].append(m)
        else:
            groups.append([m])
    return {m: len(group) for group in groups for m in group}
