"""Find gold files and the text that each speaks of."""

from collections.abc import Sequence
from pathlib import Path

from kg.exceptions import InputError

SUFFIXES = (".txt", ".md", ".html", ".htm", ".xhtml", ".pdf", ".docx", ".odt", ".epub")


def find_pairs(paths: Sequence[Path], texts: Path | None = None) -> tuple[tuple[Path, Path], ...]:
    """Return (text, gold) of every gold file, in order of the gold files, each once.

    Args:
        paths: gold files, or folders of which every ``*.json`` is one.
        texts: the folder of the texts; by default a text lies beside its gold. It bears the same name but
            for the ending.

    Raises:
        InputError: if there is no gold, or no text for one.
    """
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += sorted(p for p in path.glob("*.json") if not p.name.startswith("."))
        elif path.is_file():
            found.append(path)
        else:
            raise InputError("there is no such file or folder", str(path), "Name gold files or their folder")
    once = list(dict.fromkeys(found))
    if not once:
        raise InputError("there is no gold file (*.json)", str(paths[0]) if paths else "")
    return tuple((text_of(gold, texts), gold) for gold in once)


def text_of(gold: Path, texts: Path | None = None) -> Path:
    """Return the text that a gold file speaks of.

    Raises:
        InputError: if there is none of its name.
    """
    folder = texts or gold.parent
    for suffix in SUFFIXES:
        text = folder / f"{gold.stem}{suffix}"
        if text.is_file():
            return text
    raise InputError(
        f"there is no text named {gold.stem} (.txt, .md, .html, .pdf …)", str(folder), "Name it with --texts"
    )
