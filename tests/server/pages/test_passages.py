"""The text of a document cut where passages begin and end."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.server.pages.passages import Passage, Piece, cut

TEXT = "The board issued the plan. It takes in Northport and Southmoor."
# What is marked in the words; numbers of passages by stretch.
CASES = (
    # one passage with words before and after it
    ((((4, 9),),), ((0, 4, ()), (4, 9, (1,)), (9, 63, ()))),
    # two that overlap
    ((((4, 16),), ((10, 25),)), ((0, 4, ()), (4, 10, (1,)), (10, 16, (1, 2)), (16, 25, (2,)), (25, 63, ()))),
    # one inside the other
    ((((0, 26),), ((4, 9),)), ((0, 4, (1,)), (4, 9, (1, 2)), (9, 26, (1,)), (26, 63, ()))),
    # one of two stretches, as columns split it
    ((((0, 3), (27, 29)),), ((0, 3, (1,)), (3, 27, ()), (27, 29, (1,)), (29, 63, ()))),
    # nothing
    ((), ((0, 63, ()),)),
)


def numbered(spans: tuple[tuple[tuple[int, int], ...], ...]) -> tuple[Passage, ...]:
    """Return passages of the given stretches."""
    return tuple(Passage(number, one, (f"claim-{number}",), None) for number, one in enumerate(spans, 1))


def test_passages_may_overlap_and_hold_one_another() -> None:
    """Every stretch knows the passages that it belongs to."""
    assert len(CASES) == 5
    for spans, wanted in CASES:
        pieces = cut(TEXT, 0, len(TEXT), numbered(spans))
        assert [(one.text, one.passages) for one in pieces] == [(TEXT[a:b], n) for a, b, n in wanted]


def test_a_passage_of_several_stretches_opens_and_closes_once() -> None:
    """Its place and its number stand once in the text."""
    pieces = cut(TEXT, 0, len(TEXT), numbered((((0, 3), (27, 29)),)))
    assert [n for one in pieces for n in one.opens] == [1]
    assert [n for one in pieces for n in one.closes] == [1]
    assert pieces[2].closes == (1,)


def test_what_is_wanted_and_what_is_unread_is_known() -> None:
    """The place that an address asks for is marked from its start, an unread sentence too."""
    pieces = cut(TEXT, 0, 40, (), ((27, 63),), ((30, 35),))
    assert pieces == (
        Piece(TEXT[:27]),
        Piece("It ", unread=1, begins=True),
        Piece("takes", unread=1, wanted=True, first=True),
        Piece(" in N", unread=1),
    )


spans = st.tuples(st.integers(0, 62), st.integers(1, 30)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@settings(max_examples=60)
@given(st.lists(st.lists(spans, min_size=1, max_size=3), max_size=6), st.integers(0, 40), st.integers(1, 23))
def test_the_pieces_are_the_text(found: list[list[tuple[int, int]]], start: int, length: int) -> None:
    """However passages lie, the pieces put together are the stretch, and each lies in a span or not."""
    passages = numbered(tuple(tuple(sorted(one)) for one in found))
    pieces = cut(TEXT, start, start + length, passages)
    assert "".join(one.text for one in pieces) == TEXT[start : start + length]
    at = start
    for one in pieces:
        inside = {p.number for p in passages for a, b in p.spans if a < at + len(one.text) and b > at}
        assert set(one.passages) == inside
        at += len(one.text)
