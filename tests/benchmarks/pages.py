"""Measure the graph page in a headless browser, beside plain pyvis, pyvis without physics and Bokeh.

Usage: python tests/benchmarks/pages.py [--sizes N ...] [--only ours ...] [--keep FOLDER] [--cap SECONDS]
Needs Chromium, Playwright and the extra "bench", which has Bokeh. "usable" is until the page has drawn
everything and rests; "touch" is what the mouse costs when it first comes onto the drawing, for our page
calls in the library of gestures only then. Prints a table; nothing is judged, since figures of two
machines cannot be compared: look at the ratios. Seconds are processor time of the page's main thread (and of
Python), for wall time says little on a busy machine; frames a second are by the clock, and the processor time
of one frame beside them says what they would be on an idle one. Plain pyvis is given up after --cap seconds.
"""

import argparse
import importlib.util
import json
import platform
import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from time import monotonic, process_time
from typing import Any, Final

import networkx as nx

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.benchmarks.policies import synthetic

from kg.network.appearance import style
from kg.views.files import write_page
from kg.views.pages import MOST, graph_page

SIZES: Final = (500, 2000, 5000, 10000)
WITH_VERSION: Final = ("policy-kg", "pyvis", "bokeh", "networkx", "numpy", "playwright")
FLAGS: Final = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync")
QUIET: Final = 1.0  # a page that has drawn nothing for so many seconds has come to rest
STEPS: Final = 90  # movements of the mouse while dragging
LONGEST_DRAG: Final = 15.0
HEADS: Final = (
    ("Python", "usable", "ratio", "touch", "block", "frames", "ms a", "KiB", "asked"),
    ("CPU s", "CPU s", "", "CPU s", "CPU s", "a s", "frame", "", "outside"),
)
WIDTHS: Final = (8, 10, 8, 8, 8, 8, 8, 9, 8)


def ours(network: "nx.MultiDiGraph[str]") -> str:
    """Return the page of this project with every thing on it, layout included."""
    return graph_page(network, f"Policies, {len(network):,} things", most=len(network))


def ours_grouped(network: "nx.MultiDiGraph[str]") -> str:
    """Return the page of this project as people get it: with very many things it opens in groups."""
    return graph_page(network, f"Policies, {len(network):,} things")


def plain_pyvis(network: "nx.MultiDiGraph[str]", *, physics: bool = True) -> str:
    """Return the page that pyvis makes by itself, with everything in line."""
    from pyvis.network import Network  # noqa: PLC0415 - slow to load

    made = Network(directed=True, cdn_resources="in_line", height="800px")
    for node, data in network.nodes(data=True):
        made.add_node(node, data["label"], color=style(data["type"]).light, title=data["kind"])
    for one, other, data in network.edges(data=True):
        made.add_edge(one, other, label=data["label"], title=data["passages"][0].sentence)
    if not physics:
        made.toggle_physics(False)
        for node, (x, y) in zip(made.nodes, nx.circular_layout(network, scale=4000).values(), strict=True):
            node["x"], node["y"] = float(x), float(y)
    return str(made.generate_html(notebook=False))


def bokeh_still(network: "nx.MultiDiGraph[str]") -> str:
    """Return the page that Bokeh makes, positions given, with names and the sentences when pointed at."""
    models, plotting = import_module("bokeh.models"), import_module("bokeh.plotting")
    embed, resources = import_module("bokeh.embed"), import_module("bokeh.resources")
    plain: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    spots = {node: (float(x), float(y)) for node, (x, y) in nx.circular_layout(network, scale=4000).items()}
    for node, data in network.nodes(data=True):
        plain.add_node(node, name=data["label"], colour=style(data["type"]).light)
    plain.add_edges_from((a, b, {"said": d["passages"][0].sentence}) for a, b, d in network.edges(data=True))
    figure = plotting.figure(
        sizing_mode="stretch_width", height=780, active_drag="pan", output_backend="canvas"
    )
    graph = plotting.from_networkx(plain, spots)
    graph.node_renderer.glyph = models.Scatter(size=9, fill_color="colour")
    figure.renderers.append(graph)
    names = {"x": [x for x, _ in spots.values()], "y": [y for _, y in spots.values()]}
    source = models.ColumnDataSource({**names, "name": [d["label"] for _, d in network.nodes(data=True)]})
    figure.add_layout(models.LabelSet(x="x", y="y", text="name", source=source, text_font_size="9px"))
    figure.add_tools(models.HoverTool(tooltips="@name"))
    return str(embed.file_html(figure, resources.INLINE, "Policies"))


@dataclass(frozen=True, slots=True)
class Renderer:
    """One way of making a page."""

    name: str
    make: Callable[["nx.MultiDiGraph[str]"], str]


RENDERERS: Final = (
    Renderer("ours", ours),
    Renderer("ours, in groups", ours_grouped),
    Renderer("pyvis", plain_pyvis),
    Renderer("pyvis without physics", partial(plain_pyvis, physics=False)),
    Renderer("Bokeh", bokeh_still),
)

# Noted in the page: when something was drawn. A frame is a bundle of strokes in one turn of the event loop.
WATCH: Final = """
window.watched = { frames: 0, last: null, turn: false };
for (const name of ['fill', 'stroke', 'fillText', 'drawImage']) {
  const own = CanvasRenderingContext2D.prototype[name];
  CanvasRenderingContext2D.prototype[name] = function (...given) {
    const seen = window.watched;
    seen.last = performance.now();
    if (!seen.turn) { seen.turn = true; seen.frames += 1; queueMicrotask(() => { seen.turn = false; }); }
    return own.apply(this, given);
  };
}
"""
STILL: Final = "({ now: performance.now(), last: window.watched.last })"
MIDDLE: Final = """(() => {
  const inside = (one) => (one.shadowRoot ? within(one.shadowRoot) : [one]);
  const within = (root) => [...root.querySelectorAll('*')].flatMap(inside);
  const drawings = within(document).filter((one) => one.matches('canvas, svg'));
  const all = drawings.map((one) => one.getBoundingClientRect());
  const best = all.reduce((a, b) => (a.width * a.height > b.width * b.height ? a : b));
  return [best.left, best.top, best.width, Math.min(best.height, 760)];
})()"""


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured of one page; seconds of processor time, but ``drag`` frames a second of the clock."""

    python: float
    kibibytes: float
    usable: float
    touch: float
    block: float
    drag: float
    frame: float
    asked: int
    rested: bool


def measure(browser: Any, file: Path, python: float, cap: float) -> Figures:
    """Open a page, wait until it rests, drag its background, and return what that took."""
    outside: list[str] = []
    context, page, meter = _opened(browser, outside)
    rested = _visit(page, file, cap)
    usable = _thread_seconds(meter)
    touch, (drag, frame) = (_touch(page, meter), _drag(page, meter)) if rested else (0.0, (0.0, 0.0))
    context.close()
    block = _block(browser, file, cap) if rested else 0.0
    size = file.stat().st_size / 1024
    return Figures(python, size, usable, touch, block, drag, frame, len(set(outside)), rested)


def warm(browser: Any) -> None:
    """Let the browser load its letters, which the first page would pay for otherwise."""
    page = browser.new_page()
    page.set_content('<p style="font-family: system-ui, sans-serif">Letters, <b>bold</b> <i>and</i> 汉字</p>')
    page.wait_for_timeout(500)
    page.close()


def _opened(browser: Any, outside: list[str]) -> tuple[Any, Any, Any]:
    """Return a fresh window, its page and a meter of its main thread; what it asks for outside is noted."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    context.route("**/*", lambda route: _local_only(route, outside))
    page = context.new_page()
    page.set_default_timeout(300_000)
    page.add_init_script(WATCH)
    meter = context.new_cdp_session(page)
    meter.send("Performance.enable", {"timeDomain": "threadTicks"})
    return context, page, meter


def _visit(page: Any, file: Path, cap: float) -> bool:
    """Open a file and wait until its page rests; return whether it did within so many seconds."""
    start = monotonic()
    page.goto(file.as_uri(), wait_until="commit")
    while monotonic() - start < cap:
        page.wait_for_timeout(250)
        seen = page.evaluate(STILL)
        if seen["last"] is not None and seen["now"] - seen["last"] > QUIET * 1000:
            return True
    return False


def _block(browser: Any, file: Path, cap: float) -> float:
    """Return the processor seconds of the longest task of a visit of its own, for noting tasks takes time."""
    context, page, _ = _opened(browser, [])
    browser.start_tracing(page=page, categories=["disabled-by-default-devtools.timeline", "toplevel"])
    _visit(page, file, cap)
    found = _longest_task(json.loads(browser.stop_tracing()))
    context.close()
    return found


def _touch(page: Any, meter: Any) -> float:
    """Return the processor seconds of the main thread when the mouse first comes onto the drawing."""
    before = _thread_seconds(meter)
    left, top, wide, high = page.evaluate(MIDDLE)
    page.mouse.move(left + wide * 0.04, top + high * 0.05)
    page.wait_for_timeout(500)
    return _thread_seconds(meter) - before


def _local_only(route: Any, outside: list[str]) -> None:
    if route.request.url.startswith(("file:", "data:", "blob:", "about:")):
        route.continue_()
    else:
        outside.append(route.request.url)
        route.abort()


def _thread_seconds(meter: Any) -> float:
    found = {one["name"]: one["value"] for one in meter.send("Performance.getMetrics")["metrics"]}
    return float(found["TaskDuration"])


def _longest_task(trace: dict[str, Any]) -> float:
    """Return the processor seconds of the longest task of any page's main thread."""
    named = [e for e in trace["traceEvents"] if e.get("name") == "thread_name"]
    main = {(e["pid"], e["tid"]) for e in named if e["args"]["name"] == "CrRendererMain"}
    tasks = [e for e in trace["traceEvents"] if e.get("ph") == "X" and (e["pid"], e["tid"]) in main]
    return max((e.get("tdur", 0) for e in tasks), default=0) / 1e6


def _drag(page: Any, meter: Any) -> tuple[float, float]:
    """Return frames a second while the background is dragged, and the processor seconds of one frame."""
    left, top, wide, high = page.evaluate(MIDDLE)
    x, y = left + wide * 0.04, top + high * 0.05
    page.mouse.move(x, y)
    before, start = _thread_seconds(meter), monotonic()
    first = page.evaluate("window.watched.frames")
    page.mouse.down()
    for step in range(STEPS):
        page.mouse.move(x + 6 * step, y + 3 * step)
        if monotonic() - start > LONGEST_DRAG:
            break
    page.mouse.up()
    took = monotonic() - start
    frames = page.evaluate("window.watched.frames") - first
    return frames / took, (_thread_seconds(meter) - before) / max(1, frames)


def versions() -> str:
    """Return the versions of what is measured, in one line."""
    installed = [n for n in WITH_VERSION if importlib.util.find_spec(n.replace("policy-kg", "kg"))]
    return ", ".join([f"Python {platform.python_version()}", *(f"{n} {version(n)}" for n in installed)])


def told(name: str, found: Figures, base: float) -> str:
    """Return one line of the table; a page that never rested has a plus and no more figures."""
    usable = f"{found.usable:8.2f}{'' if found.rested else '+'}"
    start = f"  {name:<24}{found.python:>8.2f}{usable:>10}{found.usable / base:7.1f}x"
    more = (f"{found.touch:.2f}", f"{found.block:.2f}", f"{found.drag:.0f}", f"{found.frame * 1000:.1f}")
    shown = "".join(f"{figure if found.rested else '–':>8}" for figure in more)
    return f"{start}{shown}{found.kibibytes:>9,.0f}{found.asked:>8}"


def compare(browser: Any, count: int, chosen: Sequence[Renderer], folder: Path, cap: float) -> None:
    """Measure all pages of one size and print their lines."""
    network = synthetic(count)
    print(f"\n{count:,} things, {network.number_of_edges():,} relations")
    for heads in HEADS:
        print(f"  {'':<24}" + "".join(f"{h:>{w}}" for h, w in zip(heads, WIDTHS, strict=True)))
    base = 0.0
    for one in chosen:
        if one.make is ours_grouped and count <= MOST:
            continue
        start = process_time()
        html = one.make(network)
        seconds = process_time() - start
        file = folder / f"{one.name.replace(' ', '-').replace(',', '')}-{count:05d}.html"
        write_page(html, file)
        found = measure(browser, file, seconds, cap)
        base = base or found.usable
        print(told(one.name, found, base), flush=True)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--only", nargs="+", default=[one.name for one in RENDERERS])
    parser.add_argument("--keep", type=Path, help="a folder for the pages, to look at them")
    parser.add_argument("--cap", type=float, default=30.0)
    options = parser.parse_args()
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where there is a browser

    chosen = [r for r in RENDERERS if r.name in options.only]
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    start = process_time()
    import_module("pyvis.network")
    loading = process_time() - start
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        folder = options.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        browser = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        warm(browser)
        print(f"{versions()}, Chromium {browser.version}; loading pyvis: {loading:.2f} CPU s")
        for count in options.sizes:
            compare(browser, count, chosen, folder, options.cap)
        browser.close()


if __name__ == "__main__":
    main()
