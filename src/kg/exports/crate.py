"""RO-Crate: the metadata that tells every file of a bundle with its digest (RO-Crate 1.1, https://w3id.org/ro/crate/1.1)."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, Final

from kg.exceptions import GraphError
from kg.identifiers import sha256

NAME: Final = "ro-crate-metadata.json"
_CONTEXT: Final = ["https://w3id.org/ro/crate/1.1/context", {"sha256": "https://schema.org/sha256"}]
_TYPES: Final[Mapping[str, str]] = {
    ".csv": "text/csv",
    ".html": "text/html",
    ".ipynb": "application/x-ipynb+json",
    ".json": "application/json",
    ".md": "text/markdown",
    ".nq": "application/n-quads",
    ".ttl": "text/turtle",
    ".txt": "text/plain",
}


@dataclass(frozen=True, slots=True)
class About:
    """What a crate says of itself as a whole.

    Attributes:
        name: its title.
        description: what it is, in words.
        date: the day that it bears (YYYY-MM-DD).
        licence: an address or words.
        software: the program that made it, with its version.
    """

    name: str
    description: str
    date: str
    licence: str
    software: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A file as the metadata lists it: its size in bytes and its SHA-256."""

    size: int
    digest: str


def metadata(about: About, files: Mapping[str, bytes], names: Mapping[str, str]) -> str:
    """Return the metadata of files by their paths as JSON-LD; ``names`` are titles for some of them."""
    root: dict[str, Any] = {
        "@id": "./",
        "@type": "Dataset",
        "name": about.name,
        "description": about.description,
        "datePublished": about.date,
        "license": _licence(about.licence),
        "hasPart": [{"@id": path} for path in files],
        "mentions": {"@id": "#software"},
    }
    descriptor = {
        "@id": NAME,
        "@type": "CreativeWork",
        "about": {"@id": "./"},
        "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"},
    }
    software = {"@id": "#software", "@type": "SoftwareApplication", "name": about.software}
    entities: list[dict[str, Any]] = [descriptor, root, software]
    if _is_address(about.licence):
        entities.append({"@id": about.licence, "@type": "CreativeWork", "name": about.licence})
    entities += [_file(path, content, names.get(path, "")) for path, content in files.items()]
    return json.dumps({"@context": _CONTEXT, "@graph": entities}, ensure_ascii=False, indent=1) + "\n"


def _file(path: str, content: bytes, name: str) -> dict[str, Any]:
    entity = {"@id": path, "@type": "File", "name": name or PurePosixPath(path).name}
    if kind := _TYPES.get(PurePosixPath(path).suffix):
        entity["encodingFormat"] = kind
    return entity | {"contentSize": str(len(content)), "sha256": sha256(content)}


def _is_address(text: str) -> bool:
    return text.startswith(("https://", "http://")) and not any(c in text for c in ' "<>\\^`{|}\n')


def _licence(text: str) -> str | dict[str, str]:
    return {"@id": text} if _is_address(text) else text


def listed(text: bytes, where: str) -> Mapping[str, Listed]:
    """Return the files that metadata list, by their paths.

    Raises:
        GraphError: if the metadata cannot be read, or list a file twice or without size and digest.
    """
    fault = GraphError("its list of files cannot be read", f"{where}: {NAME}", "Ask for the bundle again")
    try:
        entities: Sequence[Any] = json.loads(text)["@graph"]
        files = [one for one in entities if one.get("@type") == "File"]
        found = {str(one["@id"]): Listed(int(one["contentSize"]), str(one["sha256"])) for one in files}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise fault from error
    if len(found) != len(files) or not found:
        raise fault
    return found
