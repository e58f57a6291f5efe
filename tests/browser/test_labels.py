"""Labels of the graph page in a browser: none over another, none over a mark, at several sizes and zooms."""

from pathlib import Path
from typing import Any

import pytest

from kg.views.files import write_page
from kg.views.pages import graph_page

from .conftest import rest, visit
from .networks import towns

# Boxes of the words and of the solid marks of the last frame, in pixels of the screen.
WATCH = """
window.seen = { words: [], marks: [] };
const own = CanvasRenderingContext2D.prototype;
let parts = [];
const at = (context, x, y) => {
  const p = context.getTransform().transformPoint({ x, y });
  return [p.x, p.y];
};
const wrap = (name, before) => {
  const old = own[name];
  own[name] = function (...given) {
    before.call(this, ...given);
    return old.apply(this, given);
  };
};
wrap('clearRect', () => { window.seen = { words: [], marks: [] }; });
wrap('beginPath', () => { parts = []; });
wrap('moveTo', function (x, y) { parts.push([at(this, x, y)]); });
wrap('lineTo', function (x, y) { if (parts.length) parts.at(-1).push(at(this, x, y)); });
wrap('arc', function (x, y, r) {
  if (parts.length) parts.at(-1).push(at(this, x - r, y - r), at(this, x + r, y + r));
});
wrap('fill', function () {
  if (this.globalAlpha < 1) return;
  for (const part of parts) {
    const [xs, ys] = [part.map((p) => p[0]), part.map((p) => p[1])];
    window.seen.marks.push([Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]);
  }
});
wrap('fillText', function (text, x, y) {
  const size = parseFloat(this.font.match(/([\\d.]+)px/)[1]);
  const half = this.measureText(text).width / 2;
  const [left, top] = at(this, x - half, y - size * 0.45);
  const [right, bottom] = at(this, x + half, y + size * 0.45);
  window.seen.words.push([left, top, right, bottom, text]);
});
"""
SIZES = (100, 500, 2000)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """Pages of several sizes."""
    folder = tmp_path_factory.mktemp("labels")
    for size in SIZES:
        write_page(graph_page(towns(size), "Towns"), folder / f"{size}.html")
    return {size: folder / f"{size}.html" for size in SIZES}


def meets(one: list[Any], other: list[Any], slack: float = 0.5) -> bool:
    """Return whether two boxes overlap."""
    return bool(
        one[0] < other[2] - slack
        and other[0] < one[2] - slack
        and one[1] < other[3] - slack
        and other[1] < one[3] - slack
    )


@pytest.mark.parametrize(("size", "zooms"), [(100, 0), (100, 3), (500, 0), (500, 5), (2000, 0), (2000, 4)])
def test_no_label_lies_on_another_or_on_a_mark(
    size: int, zooms: int, browser: Any, pages: dict[int, Path]
) -> None:
    """At each size and zoom there are labels, and none of them touches another or a mark."""
    page = visit(browser, pages[size], touch=WATCH).page
    page.locator("#net").focus()
    for _ in range(zooms):
        page.keyboard.press("+")
    rest(page, 500)
    seen = page.evaluate("window.seen")
    assert len(seen["words"]) >= 5
    assert len(seen["marks"]) >= 5
    words = seen["words"]
    assert [(a[4], b[4]) for n, a in enumerate(words) for b in words[n + 1 :] if meets(a, b)] == []
    assert [word[4] for word in words if any(meets(word, mark) for mark in seen["marks"])] == []
