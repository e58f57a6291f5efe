"""The lists that stand for drawings on a narrow screen: what they hold, and that nothing is lost or run."""

from typing import Any

import pytest

from kg.views.drawing import VIEWS, draw
from kg.views.parts import Item, parts
from kg.views.picture import Picture
from kg.views.picture_pages import picture_page

from .test_pictures import DRAWN, HOSTILE, Tags, made, subject

# What the list of each picture says: heading, name, what stands beside it. A map has no list.
SAID = {
    "ring": ("has measure", "mend pier 00", ""),
    "lanes": ("Reed Bay Plan", "mend pier 01", "has measure; leads to ship repair"),
    "matrix": ("Ministry of Tides", "ship repair", "linked through 3"),
    "timeline": ("2026", "mend pier 01", "due, Reed Bay Plan"),
}


def said(picture: Picture) -> set[tuple[str, str, str]]:
    """Return headings, names and notes of the list of a picture."""
    return {(part.heading, item.text, item.note) for part in picture.parts for item in part.items}


@pytest.mark.parametrize("view", SAID)
def test_a_picture_is_a_list_too(view: str) -> None:
    """Each picture but the map says the same as a list."""
    assert SAID[view] in said(DRAWN[view](made()))


def test_every_view_is_tried() -> None:
    """The cases are the views, but for the map, which has no list."""
    assert set(SAID) == set(VIEWS) - {"map"}
    assert DRAWN["map"](made()).parts == ()


def test_a_list_holds_what_the_table_holds() -> None:
    """Every thing of a small picture is in its list: what the rows name stands there too."""
    picture = DRAWN["ring"](made())
    assert {row.cells[1] for row in picture.rows} == {text for _, text, _ in said(picture)}


@pytest.mark.parametrize(
    ("sizes", "shown", "more"),
    [
        # all that there is, without a word of more
        ((3, 12), (3, 12), ("", "")),
        # a long part is cut and says so
        ((13,), (12,), ("and 1 more",)),
        # an empty part is left out
        ((0, 2), (2,), ("",)),
    ],
)
def test_what_is_cut_is_counted(
    sizes: tuple[int, ...], shown: tuple[int, ...], more: tuple[str, ...]
) -> None:
    """A part holds twelve things, and tells how many there are besides."""
    found = parts((str(n), [Item("Zone", str(k)) for k in range(size)]) for n, size in enumerate(sizes))
    assert tuple(len(part.items) for part in found) == shown
    assert tuple(part.more for part in found) == more


def test_very_many_parts_are_cut() -> None:
    """Of more than forty parts the last one tells how much is left for the table."""
    found = parts((str(n), [Item("Zone", "a"), Item("Zone", "b")]) for n in range(45))
    assert len(found) == 40
    assert found[-1].more == "10 more in the table"


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_words(words: str) -> None:
    """A name that looks like markup is text in a list, whatever it is."""
    network: Any = made(name=words)
    for view in SAID:
        page = Tags()
        page.feed(picture_page([draw(view, subject(network, "r:policy" if view == "ring" else None))]))
        assert {"li", "svg"} <= page.names
        assert not {"script", "img", "onerror", "onload", "src"} & page.names
