"""Bring the notebooks into the form in which they are committed: no outputs, and steady ids.

Usage: python notebooks/tidy.py [--check] [NOTEBOOK...]
Without names all notebooks of this folder are meant; with --check nothing is written, and the exit code is 1
if one is not tidy. Run it after every change that was made in Jupyter.
"""

import argparse
import hashlib
import json
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def tidied(text: str, name: str) -> str:
    """Return a notebook as it is committed; ``name`` is that of its file, from which the ids are made."""
    book = json.loads(text)
    cells = [_cell(cell, f"{name}:{place}") for place, cell in enumerate(book["cells"])]
    plain = {"cells": cells, "metadata": METADATA, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(plain, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _cell(cell: dict[str, Any], seed: str) -> dict[str, Any]:
    source = cell["source"] if isinstance(cell["source"], str) else "".join(cell["source"])
    lines = "\n".join(line.rstrip() for line in source.strip("\n").split("\n")).splitlines(keepends=True)
    kept: dict[str, Any] = {"cell_type": cell["cell_type"], "metadata": {}, "source": lines}
    kept["id"] = hashlib.sha256(seed.encode("utf-8")).hexdigest()[:8]
    if cell["cell_type"] == "code":
        kept |= {"execution_count": None, "outputs": []}
    return kept


def main(arguments: list[str]) -> int:
    """Tidy the notebooks, or tell which are not tidy."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--check", action="store_true", help="write nothing; exit 1 if one is not tidy")
    options.add_argument("notebooks", nargs="*", type=Path)
    chosen = options.parse_args(arguments)
    untidy = []
    for path in chosen.notebooks or sorted(HERE.glob("*.ipynb")):
        text = path.read_text(encoding="utf-8")
        tidy = tidied(text, path.stem)
        if tidy != text:
            untidy.append(path.name)
            if not chosen.check:
                path.write_text(tidy, encoding="utf-8")
    print(f"{'not tidy' if chosen.check else 'tidied'}: {', '.join(untidy) or 'none'}")
    return 1 if untidy and chosen.check else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
