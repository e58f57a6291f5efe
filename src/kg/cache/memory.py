"""What was read and drawn before: documents by the bytes of their files, extractions by their documents."""

import json
from collections.abc import Sequence
from pathlib import Path

from kg.cache.codec import decode_document, decode_extraction, encode
from kg.cache.packs import Packs
from kg.cache.versions import reader_version, rules_version
from kg.identifiers import sha256
from kg.model import Document, Extraction, LeftOut

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

    def extraction(self, document: Document) -> Extraction | None:
        """Return what was drawn from a document, if that is known."""
        key = self._key_of(document)
        content = self._packs.get(key)
        if content is None:
            return None
        try:
            return decode_extraction(content)
        except _BROKEN:
            self._packs.refuse(key)
            return None

    def keep_extraction(self, document: Document, found: Extraction) -> None:
        """Remember what was drawn from a document."""
        self._new[self._key_of(document)] = encode(found)

    def _key_of(self, document: Document) -> str:
        known = self._digests.get(id(document))
        digest = known[1] if known else sha256(encode(document))
        return f"x-{sha256(f'{rules_version(self._parser)} {digest}')}"

    def write(self, folder: Path) -> None:
        """Write what was used and what is new into an empty folder.

        Raises:
            OSError: if the folder cannot be written.
        """
        self._packs.write(folder, self._new)
