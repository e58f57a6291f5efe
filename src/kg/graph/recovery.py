"""Put right what a crash left of a graph folder, also before it is opened for reading."""

import shutil
from pathlib import Path


def old_place(folder: Path) -> Path:
    """Return where the older graph lies while a new one is put in its place."""
    return folder.parent / f".{folder.name}.kg-old"


def recover(folder: Path) -> None:
    """Undo what a crash left half done: put the old graph back, or remove it if the new one is there."""
    old = old_place(folder)
    if not old.is_dir():
        return
    if folder.exists():
        shutil.rmtree(old, ignore_errors=True)
    else:
        old.rename(folder)
