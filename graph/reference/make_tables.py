"""Make the generated tables and vocabularies of the reference data, or check that they are current.

Usage: python make_tables.py [--check]
Needs the packages of requirements.txt; nothing is fetched.
"""

import sys
from pathlib import Path

import china
import rows
import vocabularies
import world


def texts() -> dict[Path, str]:
    """Return the text of every generated file, by its path."""
    places = rows.with_ids([*world.places(), *china.places()])
    return {rows.HERE / "places.csv": rows.to_csv(places), **vocabularies.texts()}


def main(arguments: list[str]) -> int:
    """Write the files, or with ``--check`` return 1 if one of them differs from what would be written."""
    stale = 0
    for path, text in texts().items():
        current = path.read_text(encoding="utf-8") if path.exists() else ""
        if current == text:
            continue
        stale += 1
        print(f"{path.name} {'differs' if '--check' in arguments else 'written'}")
        if "--check" not in arguments:
            path.write_text(text, encoding="utf-8", newline="\n")
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
