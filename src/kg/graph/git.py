"""Read a file of an earlier commit, such as ``HEAD~1:graph/policy.trig``, by asking git."""

import subprocess
from typing import Final

from kg.exceptions import InputError

_HINT: Final = "Name a graph folder, a .trig or .nq file, or COMMIT:path as git knows it"


def is_tree(commit: str, path: str) -> bool:
    """Return whether a path is a folder in a commit.

    Raises:
        InputError: if git is missing, or knows no such commit or path.
    """
    return _git("-t", commit, path).strip() == b"tree"


def read_blob(commit: str, path: str) -> bytes:
    """Return the bytes of a file as they are in a commit.

    Raises:
        InputError: if git is missing, or knows no such commit or path.
    """
    return _git("blob", commit, path)


def _git(what: str, commit: str, path: str) -> bytes:
    named = f"{commit}:{path}"
    if commit.startswith("-") or not commit:
        raise InputError("there is no such file, folder or commit", named, _HINT)
    try:
        # The plumbing command runs no filter, pager or program that a repository may name.
        command = ["git", "cat-file", what, named]
        done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - a list, no shell
    except OSError as error:
        hint = "Install git, or give two graph folders or files"
        raise InputError("git is needed to read a commit, and it cannot be run", named, hint) from error
    if done.returncode:
        told = done.stderr.decode("utf-8", "replace").strip().splitlines()
        why = f" ({told[0].removeprefix('fatal: ')})" if told else ""
        raise InputError(f"git cannot read this{why}", named, _HINT)
    return done.stdout
