"""Industries that a text names: from the tables, from lists, and before "industry" or "sector"."""

import re
from collections.abc import Iterator

from kg.claims.gazetteer import Gazetteer, find_names
from kg.claims.phrases import patterns, walk_back


def find_industries(text: str, gazetteer: Gazetteer) -> Iterator[tuple[int, int, str, tuple[str, ...]]]:
    """Yield (start, end, name, reference ids) of the industries that a text names.

    Known industries come from the tables; unknown ones from lists ("sectors such as …") and from the modifiers
    of "industry" and "sector".
    """
    taken: list[tuple[int, int]] = []
    for match in patterns().listed.finditer(text):
        for start, end in _list_members(text, match.start("list"), match.end("list")):
            ids = _known(text[start:end], gazetteer)
            taken.append((start, end))
            yield start, end, text[start:end], ids
    for known in find_names(gazetteer, text):
        start, end, ids = known.start, known.end, known.candidates
        if known.kind == "Industry" and not any(s <= start < e for s, e in taken):
            name = text[start:end].casefold()
            start, end = _widened(text, start, end)
            if re.match(r"\s+of\b", text[end:]) or (name in patterns().weak and end == start + len(name)):
                continue  # "construction of", or a word that is an industry only in company
            taken.append((start, end))
            yield start, end, text[start:end], ids
    for match in patterns().sector.finditer(text):
        start = walk_back(text, match.start(), max((e for s, e in taken if e <= match.start()), default=0))
        name = text[start : match.start()].strip()
        last = name.split()[-1].lower() if name else ""
        if name and last not in patterns().never and not any(s < match.end() and start < e for s, e in taken):
            end = match.end() if match["head"].startswith("industr") else start + len(name)
            yield start, end, text[start:end], _known(name, gazetteer)


_DEGREE = re.compile(
    r"\b(?:(?:high-end|high-tech|advanced|modern|specialty|smart|intelligent|green|traditional|offshore|marine|strategic|emerging)\s+)+$",
    re.I,
)


def _widened(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the bounds of an industry with its degree and the word "industry" or "sector"."""
    degree = _DEGREE.search(text, max(0, start - 60), start)
    head = re.match(r"\s+(?:industry|industries|sector|sectors|services)\b", text[end:])
    return (degree.start() if degree else start), (end + head.end() if head else end)


def _known(name: str, gazetteer: Gazetteer) -> tuple[str, ...]:
    for known in find_names(gazetteer, name):
        if known.kind == "Industry" and known.start == 0 and known.end == len(name):
            return known.candidates
    return ()


def _list_members(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the members of "A, B and C"; "X and Y" inside a list with commas stays whole."""
    body = text[start:end]
    # The list ends where a clause begins.
    stop = re.search(
        r"\s+(?:which|that|who|where|to|with|by|while|as|in|across|through|from|for|are|is|will|has|have|of the)\b|,\s+(?:the|this|it|and the)\b",
        body,
    )
    body = body[: stop.start()] if stop else body
    commas = "," in body
    pattern = r"\s*,\s*(?:and\s+|or\s+)?" if commas else r"\s+and\s+|\s+or\s+|\s+as\s+well\s+as\s+"
    parts, at = [], 0
    for match in re.finditer(pattern, body):
        parts.append((at, match.start()))
        at = match.end()
    parts.append((at, len(body)))
    last_start, last_end = parts[-1]
    final = (
        re.search(r"\s+and\s+", body[last_start:last_end])
        if commas and not re.search(r",\s*and\s+", body)
        else None
    )
    if final:
        parts[-1:] = [(last_start, last_start + final.start()), (last_start + final.end(), last_end)]
    for a, b in parts:
        piece = body[a:b]
        lead = len(piece) - len(re.sub(r"^(?:and|the|other|related|an?)\s+", "", piece))
        if 1 <= len(piece[lead:].split()) <= 7 and piece[lead : lead + 1].isalpha():
            yield start + a + lead, start + a + lead + len(piece[lead:].rstrip())
