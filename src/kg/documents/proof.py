"""Proves a document against the bytes that it was read from: the text, its offsets, the bytes behind them."""

import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from kg.documents.canonical import tidy
from kg.identifiers import sha256
from kg.model import Document, Span


def prove(document: Document, data: bytes) -> Iterator[str]:
    """Yield what does not hold between a document and the bytes of its file, in words; nothing if all does.

    Looked at are the digests, every run of the offset map (it must stand for the same words in the source),
    and, where the source text was decoded from the bytes, that encoding it gives the bytes again.
    """
    if f"sha256:{sha256(data)}" != document.source_digest:
        yield "the bytes of the file are not those that were read"
    if f"sha256:{sha256(document.text)}" != document.digest:
        yield "the text is not the one of its digest"
    if document.encoding and not _gives_bytes(document, data):
        yield f"the source text, encoded as {document.encoding}, does not give the bytes of the file"
    wrong = sum(1 for _ in _wrong_runs(document))
    if wrong:
        yield f"{wrong} runs of the offset map do not stand for the same words in the source"


def byte_ranges(document: Document, span: Span) -> tuple[tuple[int, int], ...]:
    """Return the byte ranges of the file that a span stands for; nothing for packed formats."""
    if not document.encoding:
        return ()
    found = []
    for start, end in document.offsets.ranges(span.start, span.end):
        before = len(_encode(document.source[:start], document.encoding))
        found.append((before, before + len(_encode(document.source[start:end], document.encoding))))
    return tuple(found)


def _gives_bytes(document: Document, data: bytes) -> bool:
    try:
        return _encode(document.source, document.encoding) == data
    except UnicodeError:
        return False


def _encode(text: str, encoding: str) -> bytes:
    return text.encode(encoding, "surrogateescape")


def _wrong_runs(document: Document) -> Iterator[int]:
    """Yield the runs whose words are others in the source; runs that stand as a whole are only bounded."""
    offsets, text, source = document.offsets, document.text, document.source
    bounds = (*offsets.canonical, offsets.length)
    for i, (start, end) in enumerate(pairwise(bounds)):
        low, extent = offsets.source[i], offsets.extent[i]
        inside = 0 <= low <= low + extent <= len(source)
        verbatim = end - start == extent
        if not inside or (verbatim and _letters(text[start:end]) != _letters(source[low : low + extent])):
            yield i


def _letters(words: str) -> str:
    """Return the words without white space, each sign in its plain form."""
    return "".join(unicodedata.normalize("NFKC", tidy(words)).split())
