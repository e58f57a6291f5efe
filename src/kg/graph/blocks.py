"""What each document gave the graph, so that a build takes over the lines of documents that did not change.

A block is all quads of the graph of one document. Its key is a digest of all that they are made of; beside a
graph the keys are kept with the digest of its quads, and they are of use for these quads only.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from kg.graph.lines import blocks as pieces
from kg.graph.manifest import CACHE
from kg.graph.strips import Strip, digest_of
from kg.identifiers import file_digest, sha256

FILE: Final = "blocks.json"
SHARED: Final = "shared.nq"


@dataclass(frozen=True, slots=True)
class Block:
    """The quads of one document.

    Attributes:
        key: the digest of what they are made of.
        quads: how many there are.
        work: the document that this one repeats; empty if it repeats none.
    """

    key: str
    quads: int
    work: str = ""


@dataclass(frozen=True, slots=True)
class Older:
    """The blocks of an older graph, if they are of use.

    Attributes:
        code: the digest of the code that makes quads; empty if no blocks are kept for the next build.
        graph: the digest of the quads of the older graph.
        shared: a file with those lines of them that are not those of one document, and come from no source.
        sources: the keys of the sources of the others (:mod:`kg.graph.common`).
        lines: how many lines there are that are not those of one document.
        blocks: the blocks by the ids of their documents.
        strips: the strips of the quads of the older graph.
    """

    code: str = ""
    graph: str = ""
    shared: Path | None = None
    blocks: Mapping[str, Block] = field(default_factory=dict)
    strips: tuple[Strip, ...] = ()
    sources: tuple[str, ...] = ()
    lines: int = 0

    @property
    def works(self) -> dict[str, str]:
        """Return what each document repeats, empty if it repeats none."""
        return {name: block.work for name, block in self.blocks.items()}

    def key(self, document: str) -> str | None:
        """Return the key of the block of a document, if there is one."""
        block = self.blocks.get(document)
        return block.key if block else None


def read_older(folder: Path, code: str) -> Older:
    """Return the blocks of the graph in a folder; none, if it or they were changed or the code is another.

    That the quads are those that the manifest tells is seen when they are read (:mod:`kg.graph.lines`).
    """
    try:
        content = json.loads((folder / CACHE / FILE).read_bytes())
        shared = folder / CACHE / SHARED
        if content["code"] != code or content["shared"] != file_digest(shared):
            return Older(code)
        body = content["blocks"]
        if content["digest"] != sha256(json.dumps(body)):
            return Older(code)
        blocks = {name: Block(str(key), int(quads), str(work)) for name, (key, quads, work) in body.items()}
        strips = tuple(Strip(int(length), str(digest)) for length, digest in content["strips"])
        graph = str(content["graph"])
        strips = strips if digest_of(strips) == graph else ()
        sources, lines = tuple(map(str, content["sources"])), int(content["lines"])
        return Older(code, graph, shared, blocks, strips, sources, lines)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return Older(code)


def write_blocks(folder: Path, made: Older, shared: Iterable[bytes]) -> None:
    """Write what the next build takes from the graph in a folder, and lines that come from no source."""
    (folder / CACHE).mkdir(exist_ok=True)
    written = hashlib.sha256()
    with (folder / CACHE / SHARED).open("wb") as target:
        for piece in pieces(shared):
            written.update(piece)
            target.write(piece)
    body = {name: [block.key, block.quads, block.work] for name, block in sorted(made.blocks.items())}
    listed = json.dumps(body)
    told = {
        "code": made.code,
        "graph": made.graph,
        "strips": made.strips,
        "shared": written.hexdigest(),
        "sources": made.sources,
        "lines": made.lines,
        "digest": sha256(listed),
    }
    text = f'{json.dumps(told)[:-1]}, "blocks": {listed}}}\n'
    (folder / CACHE / FILE).write_text(text, encoding="utf-8", newline="\n")
