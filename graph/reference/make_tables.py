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
    """Return the text of every table made from packages, by its path."""
    places = rows.with_ids([*world.places(), *china.places()])
    return {
        rows.HERE / "places.csv": rows.to_csv(places),
        rows.HERE / "isic4.csv": vocabularies.isic_table(),
    }


def main(arguments: list[str]) -> int:
    """Write the files, or with ``--check`` return 1 if one of them differs from what would be written."""
    check = "--check" in arguments
    stale = _settle(texts(), check) + _settle(vocabularies.texts(), check)
    return 1 if stale and check else 0


def _settle(wanted: dict[Path, str], check: bool) -> int:
    """Write or compare files; return how many differed."""
    stale = 0
    for path, text in wanted.items():
        current = path.read_text(encoding="utf-8") if path.exists() else ""
        if current == text:
            continue
        stale += 1
        print(f"{path.name} {'differs' if check else 'written'}")
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
    return stale


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
