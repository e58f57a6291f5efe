"""A reading becomes a document: canonical text, blocks, sentences, language, genre, digests."""

from collections.abc import Sequence
from dataclasses import fields, replace
from itertools import dropwhile
from typing import Final

from kg.documents.compose import Composed, compose
from kg.documents.encodings import bad_bytes
from kg.documents.language import guess_genre, guess_language
from kg.documents.reading import Reading
from kg.documents.segments import Segments, segment
from kg.documents.spacing import close_up
from kg.exceptions import UnreadableError
from kg.identifiers import document_id, sha256
from kg.model import Block, BlockKind, Document, Metadata

_SHORT: Final = 12
"""Blocks with fewer letters than this have the language of their document."""
_NEAR_TOP: Final = 4
"""Among so many blocks at the top the title of a text stands."""
_LINE: Final = 80
"""So many letters has a line above it at most."""
_LONGEST: Final = 300
"""No title has more letters."""


def make_document(
    reading: Reading, data: bytes, name: str, metadata: Metadata | None = None, genre: str = ""
) -> Document:
    """Return the document of a reading; ``metadata`` and ``genre`` outweigh what the file says of itself.

    Raises:
        UnreadableError: if the reading holds no words, or too many lines or sentences.
    """
    composed = compose(reading)
    if not composed.text.strip():
        raise UnreadableError("it is empty", name, "Give a file that holds text")
    try:
        parts = segment(composed.text, composed.hints)
    except UnreadableError as error:
        raise UnreadableError(error.what, name, error.hint) from error
    composed, parts = close_up(composed, parts)
    known = _merge(metadata or Metadata(), reading.metadata)
    known = known if known.title else replace(known, title=_title(parts.blocks, composed.text))
    language = known.language or guess_language(composed.text)
    guess, reasons = (genre, ()) if genre else guess_genre(composed.text)
    return _document(reading, composed, parts, data, name, replace(known, language=language), guess, reasons)


def _document(
    reading: Reading,
    composed: Composed,
    parts: Segments,
    data: bytes,
    name: str,
    metadata: Metadata,
    genre: str,
    reasons: tuple[str, ...],
) -> Document:
    digest = sha256(composed.text)
    return Document(
        id=document_id(digest),
        name=name,
        text=composed.text,
        digest=f"sha256:{digest}",
        source_digest=f"sha256:{sha256(data)}",
        offsets=composed.offsets,
        sections=parts.sections,
        blocks=_with_languages(parts.blocks, composed.text, metadata.language),
        sentences=parts.sentences,
        metadata=metadata,
        genre=genre,
        reconstructed=reading.reconstructed,
        source=reading.source,
        genre_reasons=reasons,
        media_type=reading.media_type,
        encoding=reading.encoding,
        pages=reading.pages,
        boxes=reading.boxes,
        removed=reading.removed,
        notes=(*reading.notes, *((told,) if (told := bad_bytes(reading.source)) else ())),
    )


def _title(blocks: Sequence[Block], text: str) -> str:
    """Return the title that stands above a text, on one line; nothing where none stands there.

    A single word ("News") tells one text from another no better than the name of its file.
    """
    # Lines of a menu or a date may stand over it, but no text.
    below = list(
        dropwhile(lambda b: b.kind is not BlockKind.TITLE and b.end - b.start <= _LINE, blocks[:_NEAR_TOP])
    )
    found = below[0] if below and below[0].kind is BlockKind.TITLE else None
    words = " ".join(text[found.body : found.end].split()) if found else ""
    return words if len(words) <= _LONGEST and (" " in words or not words.isascii()) else ""


def _merge(given: Metadata, found: Metadata) -> Metadata:
    """Return the metadata of the side file, with what the file itself says where that is silent."""
    values = {f.name: getattr(given, f.name) or getattr(found, f.name) for f in fields(Metadata)}
    return Metadata(**values)


def _with_languages(blocks: tuple[Block, ...], text: str, language: str) -> tuple[Block, ...]:
    """Return the blocks; those in another language than the document's say so."""
    home = language[:2]
    if text.isascii():
        return blocks
    return tuple(_with_language(block, text[block.body : block.end], home) for block in blocks)


def _with_language(block: Block, words: str, home: str) -> Block:
    if len(words) < _SHORT or (words.isascii() and home != "zh"):
        return block
    found = guess_language(words)
    return replace(block, language=found) if found not in {"und", home} else block
