"""Photograph every view of graphs of several sizes, light, dark and on a phone, into a folder to look at.

Usage: python tests/benchmarks/looks.py FOLDER [--sizes N ...] [--views NAME ...]
Needs Chromium and Playwright. The graphs are made up; nothing is judged by the script: look at the pictures.
"""

import argparse
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import networkx as nx

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.benchmarks import policies

from kg.network.paths import Hop, Paths
from kg.network.paths import Path as Way
from kg.network.projection import Detail
from kg.network.web import Stop
from kg.notebook.bundles import network_bundle
from kg.views.drawing import VIEWS, Subject, draw, report
from kg.views.files import write_page
from kg.views.geography import Point
from kg.views.pages import graph_page
from kg.views.picture_pages import picture_page
from kg.views.route import route

SIZES: Final = (100, 500, 2000)
ALL: Final = ("graph", *VIEWS, "path", "report", "notebook")
HIGHEST: Final = 2400
NOTEBOOK: Final = """<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<style>:root {{ color-scheme: light dark }} body {{ font: 14px/1.4 system-ui; margin: 16px }}</style>{}"""
LOOKS: Final = {"light": (1280, 820, False), "dark": (1280, 820, True), "phone": (360, 760, False)}
FLAGS: Final = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync")


def synthetic(count: int) -> "nx.MultiDiGraph[str]":
    """Return the made-up network of the benchmark of pages, with dates of issue and deadlines."""
    network = policies.synthetic(count)
    for n, node in enumerate(list(network)):
        data = network.nodes[node]
        day = f"{2010 + n % 15}-{1 + n % 12:02d}-{1 + n % 28:02d}"
        dated = {
            "PolicyDocument": ("kg:issuedOn", "issued on", day),
            "Target": ("kg:deadlineYear", "deadline year", str(2025 + n % 11)),
        }
        if data["type"] in dated:
            data["details"] = (Detail(*dated[data["type"]], "accepted", ()),)
    return network


def points(network: "nx.MultiDiGraph[str]") -> Mapping[str, Point]:
    """Return points for the areas and facilities, in two regions."""
    kinds = ("AdministrativeArea", "Facility")
    places = [n for n, data in network.nodes(data=True) if data["type"] in kinds]
    return {
        node: (29.0 + k * 0.37 % 3 + 9 * (k % 4 == 3), 105.0 + k * 0.71 % 4 - 20 * (k % 4 == 3))
        for k, node in enumerate(places)
    }


def pages(count: int, views: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the name and the HTML of each view of a graph of so many things."""
    network = synthetic(count)
    about = max(
        (n for n, data in network.nodes(data=True) if data["type"] == "PolicyDocument"),
        key=lambda n: (network.degree(n), n),
    )
    subject = Subject(network, points(network))
    if "graph" in views:
        yield "graph", graph_page(network, f"Policies, {count:,} things")
    for view in VIEWS:
        if view in views:
            yield view, picture_page([draw(view, replace(subject, about=about if view == "ring" else None))])
    if "path" in views:
        yield "path", picture_page([route(way(network))])
    if "report" in views:
        yield "report", picture_page(report(subject), "Policies", f"{count:,} things")
    if "notebook" in views:
        with tempfile.TemporaryDirectory() as folder:
            shown = network_bundle(network, f"Policies, {count:,} things", folder=Path(folder))["text/html"]
        yield "notebook", NOTEBOOK.format(shown)
        yield "untrusted", NOTEBOOK.format(re.sub(r"<iframe .*?</iframe>", "", shown, flags=re.DOTALL))


def way(network: "nx.MultiDiGraph[str]") -> Paths:
    """Return one long way through a network as a path."""
    plain = nx.Graph(network)
    parts: list[list[str]] = [sorted(c) for c in nx.connected_components(plain)]
    start = min(sorted(parts, key=len)[-1])
    nodes = max(nx.single_source_shortest_path(plain, start).values(), key=lambda w: (len(w), w))[:6]
    stops = [Stop(n, network.nodes[n]["label"], network.nodes[n]["kind"]) for n in nodes]
    hops = []
    for one, other in pairwise(stops):
        forward = network.has_edge(one.id, other.id)
        ends = (one.id, other.id) if forward else (other.id, one.id)
        data = next(iter(network.get_edge_data(*ends).values()))
        words = data["label"] if forward else data["inverse"]
        hops.append(Hop(one, other, words, data["predicate"], forward, data["status"], data["passages"]))
    return Paths(stops[0], stops[-1], (Way(tuple(hops), 1.0),), 6)


def photograph(browser: Any, file: Path, folder: Path, name: str) -> None:
    """Photograph one page in each look."""
    for look, (wide, high, dark) in LOOKS.items():
        context = browser.new_context(
            viewport={"width": wide, "height": high},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
        )
        page = context.new_page()
        page.goto(file.as_uri())
        page.wait_for_timeout(700)
        tall = min(page.evaluate("document.documentElement.scrollHeight"), HIGHEST)
        page.set_viewport_size({"width": wide, "height": max(tall, high)})
        page.screenshot(path=str(folder / f"{name}-{look}.png"))
        context.close()


def main() -> None:
    """Make the pictures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--views", nargs="+", default=list(ALL))
    options = parser.parse_args()
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where there is a browser

    options.folder.mkdir(parents=True, exist_ok=True)
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        for count in options.sizes:
            for view, html in pages(count, options.views):
                file = Path(scratch) / f"{view}.html"
                write_page(html, file)
                photograph(browser, file, options.folder, f"{view}-{count:05d}")
        browser.close()


if __name__ == "__main__":
    main()
