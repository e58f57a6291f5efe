"""Write the reference of the Python interface from its docstrings into ``docs/api``.

Usage: python docs/make_api.py [--output FOLDER]
Needs the extra ``docs`` (pdoc). Nothing is loaded from outside; open ``index.html`` in a browser.
"""

import argparse
import re
import sys
import warnings
from pathlib import Path

# The markers of Sphinx before a name, which pdoc links by itself.
ROLE = re.compile(r":(?:attr|class|func|meth|mod):(?=<code>|<a )")
HERE = Path(__file__).resolve().parent
# What a reader of the reference meets: the door, and the modules of what it hands out.
MODULES = (
    "kg",
    "kg.exceptions",
    "kg.model",
    "kg.opened",
    "kg.drawn",
    "kg.networked",
    "kg.questions.ask",
    "kg.questions.catalogue",
    "kg.questions.cells",
    "kg.questions.claims",
    "kg.questions.conflicts",
    "kg.questions.pack",
    "kg.questions.parameters",
    "kg.questions.plain",
    "kg.questions.rates",
    "kg.questions.records",
    "kg.questions.results",
    "kg.questions.show",
    "kg.questions.tabular",
    "kg.network.central",
    "kg.network.communities",
    "kg.network.links",
    "kg.network.paths",
    "kg.network.projection",
    "kg.network.search",
    "kg.network.web",
    "kg.graph.difference",
    "kg.graph.findings",
    "kg.graph.verification",
    "kg.leftover",
    "kg.views.pages",
    "kg.notebook.magics",
)


def make_reference(target: Path) -> int:
    """Write the pages into a folder and return how many there are."""
    import pdoc  # noqa: PLC0415 - an extra
    import pdoc.render  # noqa: PLC0415 - the same

    pdoc.render.configure(docformat="google", footer_text="policy-kg", show_source=False)
    with warnings.catch_warnings():
        # Types that only a type checker can read, such as a MultiDiGraph of texts, are shown as written.
        warnings.simplefilter("ignore", UserWarning)
        pdoc.pdoc(*MODULES, output_directory=target)
    pages = sorted(target.rglob("*.html"))
    for page in pages:
        text = page.read_text(encoding="utf-8")
        page.write_text(ROLE.sub("", text), encoding="utf-8")
    return len(pages)


def main(arguments: list[str]) -> int:
    """Write the reference."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--output", type=Path, default=HERE / "api", help="the folder (default: docs/api)")
    target = options.parse_args(arguments).output
    pages = make_reference(target)
    print(f"{pages} pages in {target}; open {target / 'index.html'}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
