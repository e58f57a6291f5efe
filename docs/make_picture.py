"""Draw what the README shows: ``docs/graph.png``, photographed by a browser without a window, and drawings.

Usage: python docs/make_picture.py [--browser PATH]
Needs Chromium or Chrome; nothing is loaded from outside.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import kg

PICTURE = Path(__file__).resolve().parent / "graph.png"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
# The drawings (SVG): file name, view, what it is about.
DRAWINGS = (
    ("ring", "ring", "Western (Chongqing) Science City"),
    (
        "lanes",
        "lanes",
        "Opinions on Further Supporting the Accelerated Construction of the Western Science City",
    ),
)
ENDS = ("Shapingba", "State Council")
SIZE = "1400,860"
PATIENCE = 15_000  # milliseconds of the page's own time, so that the drawing has settled


def find_browser(named: str) -> str:
    """Return the path of the browser named, or else of the first one that is installed.

    Raises:
        SystemExit: if there is none.
    """
    for name in (named,) if named else BROWSERS:
        found = shutil.which(name)
        if found:
            return found
    raise SystemExit(f"no browser found ({named or ', '.join(BROWSERS)}); install Chromium or use --browser")


def photograph(browser: str, page: Path, target: Path, profile: Path) -> None:
    """Write a picture of a page."""
    command = [
        browser,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--hide-scrollbars",
        "--force-device-scale-factor=1",
        f"--user-data-dir={profile}",
        f"--window-size={SIZE}",
        f"--virtual-time-budget={PATIENCE}",
        f"--screenshot={target}",
        page.as_uri(),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)  # noqa: S603 - a browser of this machine


def drawings(graph: kg.Graph) -> dict[str, str]:
    """Return the drawings of the README by file name."""
    made = {f"{name}.svg": f"{graph.picture(view, about).svg}\n" for name, view, about in DRAWINGS}
    return made | {"path.svg": f"{graph.path_picture(*ENDS).svg}\n"}


def main(arguments: list[str]) -> int:
    """Draw the picture."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--browser", default="", help="the browser (default: the first that is installed)")
    browser = find_browser(options.parse_args(arguments).browser)
    with tempfile.TemporaryDirectory() as name, kg.open(kg.EXAMPLE) as graph:
        folder = Path(name)
        for file, drawing in drawings(graph).items():
            (PICTURE.parent / file).write_text(drawing, encoding="utf-8", newline="\n")
        page = graph.view(folder / "graph.html", title="The example graph of policy-kg")
        photograph(browser, page, PICTURE, folder / "profile")
    print(f"{PICTURE.name}: {PICTURE.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
