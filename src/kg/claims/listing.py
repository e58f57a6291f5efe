"""Members of a list in a sentence: "A, B and C"."""

from collections.abc import Iterator, Sequence

from kg import lazy_re as re
from kg.model import Mention

# A list ends where a clause begins.
_CLAUSE = re.compile(
    r"\s+(?:which|that|who|where|to|with|by|while|as|in|across|through|from|for|are|is|will|has|have|were|was|of the|at|on|under|within|during|after|before|over|into|than|since|because|when|based|via|using)\b"
    r"|,\s+(?:(?:and\s+|as\s+well\s+as\s+)?the\b(?!\s+(?:[\w-]+\s+){1,3}(?:industr|sector|economy|cluster))|this\b|it\b|which\b|with\b)"
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
        r"\s*,\s*(?:and\s+|or\s+|as\s+well\s+as\s+)?"
        if commas
        else r"\s+and\s+|\s+or\s+|\s+as\s+well\s+as\s+"
    )
    parts, at = [], 0
    for match in re.finditer(pattern, body):
        parts.append((at, match.start()))
        at = match.end()
    parts.append((at, len(body)))
    last_start, last_end = parts[-1]
    final = (
        re.search(r"\s+(?:and|or)\s+(?!.*\s(?:and|or)\s)", body[last_start:last_end], re.S)
        if commas and not re.search(r",\s*(?:and|or)\s+", body)
        else None
    )
    if final:
        parts[-1:] = [(last_start, last_start + final.start()), (last_start + final.end(), last_end)]
    for a, b in parts:
        piece = body[a:b]
        lead = len(piece) - len(re.sub(r"^(?:and|the|other|related|an?)\s+", "", piece))
        if 1 <= len(piece[lead:].split()) <= longest and piece[lead : lead + 1].isalnum():
            yield start + a + lead, start + a + lead + len(piece[lead:].rstrip())


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
