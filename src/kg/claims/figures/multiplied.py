"""What doubles or triples, where a verb tells by how much: "exports doubled", "to double the number of berths"."""

from kg import lazy_re as re
from kg.claims.figures.clause_subject import clause_subject
from kg.claims.figures.name_parts import LONG_NAME
from kg.claims.figures.trims import behind_it
from kg.claims.values.multiples import is_multiple

_OBJECT = re.compile(
    r"\s+(?:of\s+)?(?!(?:in|by|from|since|over|between|last|this|within|during|every|again|to|and|or|for|as|year)\b)"
    rf"(?:the\s+|its\s+|their\s+|our\s+)?{LONG_NAME}(?=\s+(?:by|in|from|to|within|over|between|and|while|since|during|until|under)\b|[.,;:)]|$)"
)


def multiplied(text: str, start: int, end: int, since: int) -> tuple[int, int] | None:
    """Return where the words stand for what such a verb makes larger, or None if the figure is no such verb.

    >>> [t[slice(*multiplied(t, t.index(v), t.index(v) + len(v), 0))] for t, v in (
    ...     ("Exports of the port doubled in 2020.", "doubled"), ("We want to double the number of berths by 2030.", "double"))]
    ['Exports of the port', 'number of berths']
    """
    if not is_multiple(text[start:end]):
        return None
    thing = _OBJECT.match(text, end)
    if thing:
        return behind_it(text, thing)
    whose = clause_subject(text, since, end)
    return whose if "," not in text[slice(*whose)] else (start, start)


__all__ = ["multiplied"]
