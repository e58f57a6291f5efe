"""A lock beside a graph folder, so that two builds never write into one folder."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.exceptions import GraphError


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the lock of a graph folder; it ends with the block, or with the process.

    Raises:
        GraphError: if another build holds it, or the place cannot be written to.
    """
    path = folder.parent / f".{folder.name}.lock"
    handle = _take(path, folder)
    try:
        yield
    finally:
        path.unlink(missing_ok=True)
        os.close(handle)


def _take(path: Path, folder: Path) -> int:
    while True:
        try:
            handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            raise GraphError(
                f"cannot write here ({error.strerror})", str(folder.parent), "Choose another folder with -o"
            ) from error
        if not _try_lock(handle):
            os.close(handle)
            raise GraphError(
                "another build is writing this graph", str(folder), "Wait for it, or choose another -o"
            )
        if _still_there(path, handle):
            return handle
        os.close(handle)


def _still_there(path: Path, handle: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except FileNotFoundError:
        return False


def _try_lock(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - exists on Windows only

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415 - does not exist on Windows

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
