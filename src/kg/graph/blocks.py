"""What each document gave the graph, so that a build takes over the lines of documents that did not change.

A block is all quads of the graph of one document. Its key is a digest of all that they are made of; beside a
graph the keys are kept with the digest of its quads, and they are of use for these quads only.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from kg.graph.manifest import CACHE, GRAPH
from kg.identifiers import sha256

FILE: Final = "blocks.json"


@dataclass(frozen=True, slots=True)
class Block:
    """The quads of one document: the digest of what they are made of, and how many there are."""

    key: str
    quads: int


@dataclass(frozen=True, slots=True)
class Older:
    """The blocks of an older graph, if they are of use.

    Attributes:
        code: the digest of the code that makes quads; empty if no blocks are kept for the next build.
        graph: the digest of the quads of the older graph.
        blocks: the blocks by the ids of their documents.
    """

    code: str = ""
    graph: str = ""
    blocks: Mapping[str, Block] = field(default_factory=dict)

    def key(self, document: str) -> str | None:
        """Return the key of the block of a document, if there is one."""
        block = self.blocks.get(document)
        return block.key if block else None


def block_key(parts: Iterable[object]) -> str:
    """Return the digest of what a block is made of."""
    return sha256("\n".join(map(repr, parts)))


def read_older(folder: Path, code: str) -> Older:
    """Return the blocks of the graph in a folder; none, if it or they were changed or the code is another."""
    try:
        content = json.loads((folder / CACHE / FILE).read_bytes())
        graph = sha256((folder / GRAPH).read_bytes())
        if content["code"] != code or content["graph"] != graph:
            return Older(code)
        body = content["blocks"]
        if content["digest"] != sha256(json.dumps(body)):
            return Older(code)
        return Older(code, graph, {name: Block(str(key), int(quads)) for name, (key, quads) in body.items()})
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return Older(code)


def write_blocks(folder: Path, blocks: Mapping[str, Block], code: str, digest: str) -> None:
    """Write the blocks of the graph in a folder, the digest of whose quads is given."""
    body = {name: [block.key, block.quads] for name, block in sorted(blocks.items())}
    content = {"code": code, "graph": digest, "digest": sha256(json.dumps(body)), "blocks": body}
    (folder / CACHE).mkdir(exist_ok=True)
    (folder / CACHE / FILE).write_text(json.dumps(content) + "\n", encoding="utf-8", newline="\n")
