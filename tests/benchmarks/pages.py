"""Measure the graph page in a headless browser, beside plain pyvis, pyvis without physics and gravis.

Usage: python tests/benchmarks/pages.py [--sizes N ...] [--only ours ...] [--keep FOLDER] [--cap SECONDS]
Needs Chromium, Playwright and the extra "bench", which has gravis. "usable" is until the page has drawn
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
import random
import shutil
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

from kg.network.appearance import style
from kg.network.evidence import Passage
from kg.views.files import write_page
from kg.views.pages import graph_page

SIZES: Final = (500, 2000, 5000, 10000)
EDGES_A_NODE: Final = 1.8
WITH_VERSION: Final = ("policy-kg", "pyvis", "gravis", "networkx", "numpy", "playwright")
FLAGS: Final = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync")
QUIET: Final = 1.0  # a page that has drawn nothing for so many seconds has come to rest
STEPS: Final = 90  # movements of the mouse while dragging
LONGEST_DRAG: Final = 15.0
HEADS: Final = (
    ("Python", "usable", "ratio", "touch", "block", "frames", "ms a", "KiB", "asked"),
    ("CPU s", "CPU s", "", "CPU s", "CPU s", "a s", "frame", "", "outside"),
)
WIDTHS: Final = (8, 10, 8, 8, 8, 8, 8, 9, 8)
# How often a class occurs among a hundred things, and how its things are linked: (relation, inverse, to).
KINDS: Final = {
    "PolicyDocument": (4, "policy document"),
    "PublicBody": (5, "public body"),
    "Measure": (46, "measure"),
    "Objective": (6, "objective"),
    "Target": (7, "target"),
    "Zone": (5, "zone"),
    "AdministrativeArea": (12, "administrative area"),
    "Facility": (6, "facility"),
    "Industry": (9, "industry"),
}
RELATIONS: Final = (
    ("PolicyDocument", "issued by", "issued", "PublicBody"),
    ("PolicyDocument", "has measure", "is a measure of", "Measure"),
    ("PolicyDocument", "has objective", "is an objective of", "Objective"),
    ("PolicyDocument", "applies to", "is covered by", "Zone"),
    ("PolicyDocument", "sets target", "is set by", "Target"),
    ("Measure", "is carried out by", "carries out", "PublicBody"),
    ("Measure", "takes place in", "is the place of", "AdministrativeArea"),
    ("Measure", "addresses", "is addressed by", "Industry"),
    ("Zone", "takes in", "lies in", "AdministrativeArea"),
    ("Facility", "stands in", "holds", "Zone"),
)
VERBS: Final = ("Build", "Extend", "Open", "Support", "Renew", "Link", "Trial", "Certify", "Train", "Fund")
WHAT: Final = (
    "a pilot line for battery recycling",
    "the freight corridor to the inland port",
    "shared laboratories for chip packaging",
    "vocational colleges with local employers",
    "a register of green power contracts",
    "cold stores for farm produce",
    "cross-border data rooms for traders",
    "bonded warehouses beside the rail terminal",
    "loans for first orders of robots",
    "sensors along the upper river",
)
NAMES: Final = ("Lume", "Arden", "Keswick", "Torva", "Milan Bay", "North Ferry", "Hollin", "Saltmarsh", "Elm")


def synthetic(count: int) -> "nx.MultiDiGraph[str]":
    """Return a network of so many things as the projection makes it, with sentences, always the same."""
    lots = random.Random(count)  # noqa: S311 - a measurement
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    shares = [kind for kind, (share, _) in KINDS.items() for _ in range(share)]
    things: dict[str, list[str]] = {kind: [] for kind in KINDS}
    for n in range(count):
        kind = shares[n * 37 % len(shares)]
        node = f"r:{kind.lower()}-{n:05d}"
        things[kind].append(node)
        label = _label(kind, n, lots)
        more = {"aliases": (f"{label[:18]} ({n})",) if n % 3 == 0 else (), "figures": (), "details": ()}
        network.add_node(node, label=label, kind=KINDS[kind][1], type=kind, **more)
    own = things["PolicyDocument"]
    for kind, words, inverse in (("Measure", *RELATIONS[1][1:3]), ("Target", *RELATIONS[4][1:3])):
        for node in things[kind]:  # every measure has its policy; a few policies have very many
            _link(network, own[int(len(own) * lots.random() ** 2)], words, inverse, node, lots)
    left = int(EDGES_A_NODE * count) - len(things["Measure"]) - len(things["Target"])
    places = {node: k / len(some) for some in things.values() for k, node in enumerate(some)}
    while left > 0:
        one, words, inverse, other = lots.choice(RELATIONS[:1] + RELATIONS[2:4] + RELATIONS[5:])
        start = lots.choice(things[one])
        near = int(places[start] * len(things[other]))
        end = things[other][(near + int(lots.expovariate(0.2))) % len(things[other])]
        left -= not network.has_edge(start, end, _predicate(words))
        _link(network, start, words, inverse, end, lots)
    return network


def _label(kind: str, n: int, lots: random.Random) -> str:
    name = f"{lots.choice(NAMES)} {lots.choice(NAMES)}"
    return {
        "PolicyDocument": f"Plan {n} for the Development of {name} ({2010 + n % 15})",
        "PublicBody": f"Provincial Bureau {n} of Commerce of {name}",
        "Measure": f"{lots.choice(VERBS)} {lots.choice(WHAT)} in {name}",
        "Objective": f"{name}: a complete chain of suppliers by {2025 + n % 11}",
        "Target": f"{lots.randrange(2, 90)} billion yuan of output by {2025 + n % 11}",
        "Zone": f"{name} Science and Innovation Zone",
        "AdministrativeArea": f"{name} District {n}",
        "Facility": f"{name} Rail Terminal {n}",
        "Industry": f"{lots.choice(WHAT).split(' for ')[-1]}, class {n}",
    }[kind]


def _predicate(words: str) -> str:
    return "kg:" + words.title().replace(" ", "")


def _link(
    network: "nx.MultiDiGraph[str]", one: str, words: str, inverse: str, other: str, lots: random.Random
) -> None:
    first, second = network.nodes[one]["label"], network.nodes[other]["label"]
    said = f"Under the arrangements that were announced, {first} {words} {second}, as the notice has it."
    mark = (said.index(second), said.index(second) + len(second))
    number = lots.randrange(len(network) // 20 + 1)
    source = f"Notice {number} of the provincial gazette"
    confidence = round(0.6 + lots.random() * 0.4, 4)
    claim = f"r:claim-{len(said)}-{number}"
    passage = Passage(
        source, said, (mark,), number % 30 + 1, "", claim, confidence, "accepted", f"r:{number}"
    )
    predicate = _predicate(words)
    status = "accepted" if lots.random() < 0.95 else "disputed"
    network.add_edge(
        one,
        other,
        key=predicate,
        label=words,
        inverse=inverse,
        status=status,
        passages=(passage,),
        predicate=predicate,
    )


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


def gravis_d3(network: "nx.MultiDiGraph[str]") -> str:
    """Return the page that gravis makes with d3, positions given, so that nothing moves."""
    gravis = importlib.import_module("gravis")  # no part of the project

    plain: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    spots = nx.circular_layout(network, scale=4000)
    for node, data in network.nodes(data=True):
        x, y = map(float, spots[node])
        plain.add_node(node, label=data["label"], color=style(data["type"]).light, x=x, y=y)
    plain.add_edges_from((a, b, {"label": d["label"]}) for a, b, d in network.edges(data=True))
    figure = gravis.d3(plain, node_label_data_source="label", layout_algorithm_active=False)
    return str(figure.to_html_standalone())


@dataclass(frozen=True, slots=True)
class Renderer:
    """One way of making a page, and the most things that it is asked for."""

    name: str
    make: Callable[["nx.MultiDiGraph[str]"], str]
    most: int


RENDERERS: Final = (
    Renderer("ours", ours, 10**6),
    Renderer("ours, in groups", ours_grouped, 10**6),
    Renderer("pyvis", plain_pyvis, 2000),
    Renderer("pyvis without physics", partial(plain_pyvis, physics=False), 2000),
    Renderer("gravis d3, still", gravis_d3, 2000),
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
STILL: Final = """({
  now: performance.now(), last: window.watched.last, vector: document.querySelectorAll('svg circle').length,
})"""
MIDDLE: Final = """(() => {
  const all = [...document.querySelectorAll('canvas, svg')].map((one) => one.getBoundingClientRect());
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
    context = browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    outside: list[str] = []
    context.route("**/*", lambda route: _local_only(route, outside))
    page = context.new_page()
    page.set_default_timeout((cap + 120) * 1000)
    page.add_init_script(WATCH)
    meter = context.new_cdp_session(page)
    meter.send("Performance.enable", {"timeDomain": "threadTicks"})
    browser.start_tracing(page=page, categories=["disabled-by-default-devtools.timeline", "toplevel"])
    start = monotonic()
    page.goto(file.as_uri(), wait_until="commit")
    rested = False
    while not rested and monotonic() - start < cap:
        page.wait_for_timeout(250)
        seen = page.evaluate(STILL)
        drawn = seen["last"] is not None or seen["vector"]
        rested = bool(drawn) and seen["now"] - (seen["last"] or 0) > QUIET * 1000
    usable = _thread_seconds(meter)
    block = _longest_task(json.loads(browser.stop_tracing()))
    touch = _touch(page, meter) if rested else 0.0
    drag, frame = _drag(page, meter)
    context.close()
    size = file.stat().st_size / 1024
    return Figures(python, size, usable, touch, block, drag, frame, len(set(outside)), rested)


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
    """Return one line of the table."""
    usable = f"{found.usable:8.2f}{'' if found.rested else '+'}"
    ratio = f"{found.usable / base:7.1f}x"
    return (
        f"  {name:<24}{found.python:>8.2f}{usable:>10}{ratio}{found.touch:>8.2f}{found.block:>8.2f}"
        f"{found.drag:>8.0f}{found.frame * 1000:>8.1f}{found.kibibytes:>9,.0f}{found.asked:>8}"
    )


def compare(browser: Any, count: int, chosen: Sequence[Renderer], folder: Path, cap: float) -> None:
    """Measure all pages of one size and print their lines."""
    network = synthetic(count)
    print(f"\n{count:,} things, {network.number_of_edges():,} relations")
    for heads in HEADS:
        print(f"  {'':<24}" + "".join(f"{h:>{w}}" for h, w in zip(heads, WIDTHS, strict=True)))
    base = 0.0
    for one in chosen:
        if count > one.most or (one.make is ours_grouped and count <= 5000):
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
    parser.add_argument("--cap", type=float, default=60.0)
    options = parser.parse_args()
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where there is a browser

    chosen = [r for r in RENDERERS if r.name in options.only]
    chosen = [r for r in chosen if r.make is not gravis_d3 or importlib.util.find_spec("gravis")]
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    start = process_time()
    import_module("pyvis.network")
    loading = process_time() - start
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        folder = options.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        browser = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        print(f"{versions()}, Chromium {browser.version}; loading pyvis: {loading:.2f} CPU s")
        for count in options.sizes:
            compare(browser, count, chosen, folder, options.cap)
        browser.close()


if __name__ == "__main__":
    main()
