"""The claims of a document by the passages that they rest on, and its text cut where these begin and end."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pyoxigraph import Literal, NamedNode

from kg.graph.sparql import Rows, run
from kg.graph.terms import claims_graph

Span = tuple[int, int]
_QUERY = (
    "SELECT ?c ?start ?end ?page { GRAPH ?g { ?c rdf:subject ?s ; kg:hasEvidence ?e . "
    "?e oa:start ?start ; oa:end ?end . OPTIONAL { ?e kg:page ?page } } }"
)


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that claims rest on.

    Attributes:
        number: its number in the document, from 1, in order of where it begins.
        spans: where it stands, in order; most passages are one stretch.
        claims: IRIs of the claims, in order.
        page: its page in the source, or None.
    """

    number: int
    spans: tuple[Span, ...]
    claims: tuple[str, ...]
    page: int | None

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Where it ends."""
        return max(high for _, high in self.spans)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text in which nothing begins or ends.

    Attributes:
        text: its words.
        passages: numbers of the passages that it belongs to.
        opens: those that begin with it.
        closes: those that end with it.
        unread: number of the unread sentence that it belongs to, or 0; ``begins`` where that begins.
        wanted: whether it was asked for; ``first`` where that begins.
    """

    text: str
    passages: tuple[int, ...] = ()
    opens: tuple[int, ...] = ()
    closes: tuple[int, ...] = ()
    unread: int = 0
    begins: bool = False
    wanted: bool = False
    first: bool = False


def read_passages(store: object, document: str) -> tuple[Passage, ...]:
    """Return the passages of a document (its local id), in order of the text.

    Raises:
        QueryError: if the store cannot be asked.
    """
    found = run(store, _QUERY, {"g": claims_graph(document)})  # type: ignore[arg-type]  # a store, near or far
    spans: dict[str, set[Span]] = {}
    pages: dict[str, int] = {}
    for claim, start, end, page in found if isinstance(found, Rows) else ():
        if isinstance(claim, NamedNode) and isinstance(start, Literal) and isinstance(end, Literal):
            spans.setdefault(claim.value, set()).add((int(start.value), int(end.value)))
            if isinstance(page, Literal):
                pages[claim.value] = min(int(page.value), pages.get(claim.value, int(page.value)))
    grouped: dict[tuple[Span, ...], list[str]] = {}
    for iri in sorted(spans):
        grouped.setdefault(tuple(sorted(spans[iri])), []).append(iri)
    return tuple(
        Passage(number, where, tuple(claims), pages.get(claims[0]))
        for number, (where, claims) in enumerate(sorted(grouped.items()), 1)
    )


def cut(
    text: str,
    start: int,
    end: int,
    passages: Iterable[Passage],
    unread: Sequence[Span] = (),
    wanted: Sequence[Span] = (),
) -> tuple[Piece, ...]:
    """Return a stretch of a text in pieces, cut where a passage, an unread sentence or what is wanted ends.

    Passages may overlap, hold one another and begin or end outside of the stretch. Put together the pieces
    are the stretch.
    """
    near = [one for one in passages if any(low < end and high > start for low, high in one.spans)]
    bounds = {start, end}
    for low, high in [*(span for one in near for span in one.spans), *unread, *wanted]:
        bounds |= {place for place in (low, high) if start < place < end}
    return tuple(_piece(text, at, near, unread, wanted) for at in pairwise(sorted(bounds)))


def _piece(
    text: str, at: Span, near: Sequence[Passage], unread: Sequence[Span], wanted: Sequence[Span]
) -> Piece:
    low, high = at
    gap = next((n for n, (a, b) in enumerate(unread, 1) if a <= low < b), 0)
    return Piece(
        text[low:high],
        tuple(one.number for one in near if _holds(one.spans, at)),
        tuple(one.number for one in near if one.start == low),
        tuple(one.number for one in near if one.end == high),
        gap,
        bool(gap) and unread[gap - 1][0] == low,
        _holds(wanted, at),
        bool(wanted) and min(wanted)[0] == low,
    )


def _holds(spans: Iterable[Span], at: Span) -> bool:
    return any(low <= at[0] and at[1] <= high for low, high in spans)
