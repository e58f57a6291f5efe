"""What stays open: things of documents that may be one of others, and why that is not settled."""

from collections.abc import Iterable, Mapping, Set

from kg.entities.judged_things import Node, Place
from kg.entities.verdicts import node_id
from kg.model import Unsure

Asked = tuple[Place, tuple[Node, ...], str]
"""A unit by its place, the others that it may be one of, and why that is open."""


def unsure(
    asked: Iterable[Asked], links: Mapping[tuple[str, str], str], denied: Set[tuple[str, str]] = frozenset()
) -> list[Unsure]:
    """Return what is open, in order; ``denied`` are pairs of entities that a person told to be different."""
    found: dict[tuple[str, str], Unsure] = {}
    for (document, keys), nodes, reason in asked:
        key = keys[0]
        own = links[document, key]
        others = [node_id(node, links) for node in nodes]
        if own in others:
            continue  # it was settled: it is one of them
        left = tuple(dict.fromkeys(o for o in others if (own, o) not in denied))
        known = found.get((document, key))
        if left and (known is None or (len(known.candidates), known.reason) < (len(left), reason)):
            found[document, key] = Unsure(document, key, left, reason)
    return [one for _, one in sorted(found.items())]
