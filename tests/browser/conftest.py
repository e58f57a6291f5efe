"""A headless browser for the pages: Debian's Chromium; without it an error in CI, a loud skip elsewhere."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

import kg

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@dataclass
class Seen:
    """An open page with all that it asked for and complained of."""

    page: Any
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium, started once."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        message = "Chromium is not installed: the pages are not tried in a browser (apt-get install chromium)"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where there is a browser

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        yield started
        started.close()


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The pages of the example graph, written once."""
    folder = tmp_path_factory.mktemp("pages")
    with kg.open(kg.EXAMPLE) as graph:
        graph.view(folder / "graph.html", "Example")
        graph.overview(folder / "report.html", "Example")
    return {"graph": folder / "graph.html", "report": folder / "report.html"}


def visit(browser: Any, file: Path, *, dark: bool = False, width: int = 1280, touch: str = "") -> Seen:
    """Open a file in a fresh context; ``touch`` is a script that runs before the page's own."""
    context = browser.new_context(
        viewport={"width": width, "height": 860},
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce",
        accept_downloads=True,
    )
    page = context.new_page()
    page.set_default_timeout(60000)
    seen = Seen(page)
    page.on("request", lambda request: seen.asked.append(request.url))
    page.on(
        "console", lambda message: seen.complaints.append(message.text) if message.type == "error" else None
    )
    page.on("pageerror", lambda error: seen.complaints.append(str(error)))
    page.on("dialog", lambda dialog: close(dialog, seen))
    if touch:
        page.add_init_script(touch)
    page.goto(file.as_uri())
    rest(page)
    return seen


def rest(page: Any, milliseconds: int = 400) -> None:
    """Wait so long by the clock of the page, and until it is drawn.

    What the page itself put off to an earlier moment comes first, however slow the machine is.
    """
    drawn = "requestAnimationFrame(() => requestAnimationFrame(done))"
    page.evaluate(f"(wait) => new Promise((done) => setTimeout(() => {drawn}, wait))", milliseconds)


def address(page: Any) -> str:
    """Return the address as the page has it now; what the browser tells of it may be late."""
    return str(page.evaluate("location.href"))


def close(dialog: Any, seen: Seen) -> None:
    """Note and close what a script opened."""
    seen.complaints.append(f"dialog {dialog.message}")
    dialog.dismiss()
