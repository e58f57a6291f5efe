"""What was worked out before: readings by files, extractions by documents, what stages made of them."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from kg.cache.codec import decode, decode_document, encode
from kg.cache.packs import Packs
from kg.cache.versions import reader_version, rules_version, stage_version
from kg.exceptions import GraphError
from kg.identifiers import sha256
from kg.model import Document, Extraction, LeftOut

T = TypeVar("T")
_BROKEN = (ValueError, TypeError, KeyError, IndexError, AttributeError)


class Memory:
    """The cache of a graph; what is not in it, or was damaged there, is worked out and kept.

    Args:
        folder: where it lies; it need not exist.
        parser: whether extractions are made with the parser.
        fresh: whether nothing is to be taken from it.
    """

    def __init__(self, folder: Path, *, parser: bool = False, fresh: bool = False) -> None:
        self._packs = Packs(folder) if not fresh else Packs(folder / "nothing")
        self._parser = parser
        self._new: dict[str, str] = {}
        # By the identity of documents, which are kept here, so that none is encoded twice.
        self._digests: dict[int, tuple[Document, str]] = {}

    @property
    def damaged(self) -> int:
        """Return how many entries had been changed since they were written, and were worked out anew."""
        return len(self._packs.damaged)

    def key(self, name: str, data: bytes, side: bytes) -> str:
        """Return the key of a reading: the name of the file, its bytes and those of its side file."""
        parts = (reader_version(), sha256(name), sha256(data), sha256(side))
        return f"r-{sha256(' '.join(parts))}"

    def documents(self, key: str) -> tuple[Document, ...] | None:
        """Return the documents that were read under a key, if they are known."""
        content = self._packs.get(key)
        if content is None:
            return None
        try:
            return tuple(self._noted(decode_document(one), one) for one in json.loads(content))
        except _BROKEN:
            self._packs.refuse(key)
            return None

    def keep_documents(self, key: str, found: Sequence[Document | LeftOut]) -> None:
        """Remember what a file holds, unless something of it could not be read: that is tried again."""
        documents = [one for one in found if isinstance(one, Document)]
        if len(documents) == len(found):
            texts = [encode(one) for one in documents]
            self._new[key] = json.dumps(texts, separators=(",", ":"))
            for document, text in zip(documents, texts, strict=True):
                self._noted(document, text)

    def _noted(self, document: Document, text: str) -> Document:
        self._digests[id(document)] = document, sha256(text)
        return document

    def extraction(self, document: Document) -> Extraction:
        """Return what was drawn from a document, which must be known.

        Raises:
            GraphError: if it cannot be read.
        """
        key = self.extraction_key(document)
        found = self._decoded(key, self._packs.get(key) or b"", Extraction)
        if found is None:
            hint = "Build once with --fresh"
            raise GraphError("what was drawn from it before cannot be read", document.name, hint)
        return found

    def has_extraction(self, document: Document) -> bool:
        """Return whether it is known what was drawn from a document; it is kept for the next build."""
        return self._packs.use(self.extraction_key(document))

    def _decoded(self, key: str, content: bytes, kind: type[T]) -> T | None:
        try:
            return decode(content, kind)
        except _BROKEN:
            self._packs.refuse(key)
            return None

    def recall(self, kind: type[T], key: str, make: Callable[[], T]) -> T:
        """Return the value of a class under a key, or make and keep it (see :class:`kg.keeping.Keeper`)."""
        stage = kind.__module__.split(".")[1]
        name = f"k-{sha256(f'{kind.__qualname__} {stage_version(stage)} {key}')}"
        content = self._packs.get(name)
        found = None if content is None else self._decoded(name, content, kind)
        if found is None:
            found = make()
            self._new[name] = encode(found)
        return found

    def keep_extraction(self, document: Document, found: Extraction) -> None:
        """Remember what was drawn from a document."""
        self._new[self.extraction_key(document)] = encode(found)

    def digest(self, document: Document) -> str:
        """Return the digest of all that is known of a document."""
        known = self._digests.get(id(document))
        if known is None:
            known = self._digests[id(document)] = document, sha256(encode(document))
        return known[1]

    def extraction_key(self, document: Document) -> str:
        """Return the key of an extraction: a digest of its document, the rules and the tables."""
        return f"x-{sha256(f'{rules_version(self._parser)} {self.digest(document)}')}"

    def write(self, folder: Path) -> None:
        """Write what was used and what is new into an empty folder.

        Raises:
            OSError: if the folder cannot be written.
        """
        self._packs.write(folder, self._new)
