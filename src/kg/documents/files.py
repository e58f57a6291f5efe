"""Bytes from the disk, and what can go wrong there, in words."""

import stat
from pathlib import Path

from kg.exceptions import UnreadableError


def read_file(path: Path, shown: str, limit: int) -> bytes:
    """Return the bytes of a plain file; ``shown`` is its name in errors.

    Raises:
        UnreadableError: if it is missing, a folder or a device, not permitted, or larger than ``limit``.
    """
    try:
        about = path.stat()
        if stat.S_ISDIR(about.st_mode):
            named = shown if path.name else str(path)  # the folder "." has no name
            raise UnreadableError("it is a folder, not a file", named, "Give the files in it")
        if not stat.S_ISREG(about.st_mode):
            raise UnreadableError("it is not a plain file", shown, "Give a file on disk")
        if about.st_size > limit:
            raise too_large(shown, limit)
        with path.open("rb") as file:
            return file.read(limit + 1)
    except FileNotFoundError as error:
        raise UnreadableError("the file is not there", shown, "Check its name") from error
    except PermissionError as error:
        raise UnreadableError("there is no permission to read it", shown, "Change its rights") from error
    except OSError as error:
        raise UnreadableError(f"it cannot be read ({error.strerror})", shown, "Check the disk") from error


def too_large(shown: str, limit: int) -> UnreadableError:
    """Return the error for a file that is larger than ``limit`` bytes."""
    size = f"{limit / 1_000_000:g} MB"
    return UnreadableError(f"it is larger than {size}", shown, "Cut it into several files")
