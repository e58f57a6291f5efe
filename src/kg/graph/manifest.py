"""The manifest of a graph folder: what the folder holds, with a digest for every file."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from json.encoder import encode_basestring
from operator import attrgetter
from pathlib import Path

from kg.exceptions import GraphError
from kg.graph.indented import Written, indented
from kg.identifiers import sha256

FORMAT = 1
NAME = "manifest.json"
MADE_BY = "policy-kg"
GRAPH, REPORT, TEXTS, READINGS, INDEX = "graph.nq", "report.json", "texts", "readings", "index"
LEDGER = "ledger.csv"
CACHE = "cache"
"""What was read and drawn before; like the index no part of the graph, and named in no manifest."""
_SEAL = re.compile(rb'"seal": "([0-9a-f]{64})"\n}\n\Z')
_OPEN = b'"seal": ""\n}\n'


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A source document of a graph; both digests are ``sha256:`` and 64 digits."""

    id: str
    name: str
    title: str
    digest: str
    source_digest: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a graph folder says about itself.

    Attributes:
        version: the version of policy-kg that wrote it.
        documents: the source documents in order of their ids.
        counts: how many documents, claims, facts, quads … there are.
        files: the SHA-256 of every file, by its path inside the folder.
    """

    version: str
    documents: tuple[DocumentRow, ...]
    counts: Mapping[str, int]
    files: Mapping[str, str]

    def to_json(self) -> str:
        """Return the manifest as JSON, in a fixed order; its seal is the digest of all the rest of it."""
        content = {
            "format": FORMAT,
            MADE_BY: self.version,
            "counts": dict(self.counts),
            "documents": Written(_rows(self.documents)),
            "files": dict(sorted(self.files.items())),
            "seal": "",
        }
        return seal(indented(content) + "\n")


def _rows(rows: Sequence[DocumentRow]) -> str:
    """Return rows as JSON with the indents of a manifest; there are tens of thousands."""
    line = ",\n   ".join(f'"{name}": %s' for name in DocumentRow.__slots__)
    shape = "{\n   " + line + "\n  }"
    values = attrgetter(*DocumentRow.__slots__)
    told = [shape % tuple(map(encode_basestring, values(row))) for row in rows]
    return "[\n  " + ",\n  ".join(told) + "\n ]" if told else "[]"


def seal(text: str) -> str:
    """Return the text of a manifest with the digest of its bytes in place of the empty seal at its end."""
    unsealed = _OPEN.decode("ascii")
    return f'{text.removesuffix(unsealed)}"seal": "{sha256(text)}"\n}}\n'


def is_sealed(data: bytes) -> bool:
    """Return whether the bytes of a manifest are those that its seal was made of."""
    found = _SEAL.search(data)
    return found is not None and sha256(data[: found.start()] + _OPEN) == found[1].decode("ascii")


def read_manifest(folder: Path) -> Manifest:
    """Return the manifest of a graph folder.

    Raises:
        GraphError: if the folder is missing, holds no graph, or was written by a newer version.
    """
    path = folder / NAME
    if not folder.is_dir():
        raise GraphError(
            "there is no such graph folder", str(folder), "Build one with `kg build PATH -o DIR`"
        )
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise GraphError(
            "this folder holds no graph", str(folder), "Name a folder made by `kg build`"
        ) from error
    except (OSError, ValueError) as error:
        raise GraphError(
            f"the manifest cannot be read ({error})", str(path), "Build the graph again"
        ) from error
    return parse_manifest(content, str(path))


def parse_manifest(content: object, path: str) -> Manifest:
    """Return the manifest that a JSON document holds; ``path`` tells where it comes from.

    Raises:
        GraphError: if it is none, or was written by a newer version.
    """
    if not isinstance(content, dict) or not isinstance(content.get("format"), int):
        raise GraphError("this is not the manifest of a graph", path, "Name a folder made by `kg build`")
    if content["format"] != FORMAT:
        hint = "Build the graph again, or use the version of policy-kg that wrote it"
        raise GraphError(f"the graph has format {content['format']}, not {FORMAT}", path, hint)
    try:
        return Manifest(
            version=str(content[MADE_BY]),
            documents=tuple(DocumentRow(**row) for row in content["documents"]),
            counts={str(name): int(n) for name, n in content["counts"].items()},
            files={str(name): str(digest) for name, digest in content["files"].items()},
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise GraphError(f"the manifest is damaged ({error})", path, "Build the graph again") from error
