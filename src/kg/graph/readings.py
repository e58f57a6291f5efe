"""How each document was read, kept beside its text: offsets, pages, boxes, blocks, what was removed."""

import json
from bisect import bisect_right
from collections.abc import Iterator

from kg.model import Document
from kg.places import Box


def reading_json(document: Document) -> str:
    """Return the reading of a document as JSON, in a fixed order.

    ``offsets`` are the runs of :class:`kg.places.OffsetMap`; ``boxes`` are rows of start and end in the
    canonical text, page, and left, bottom, right and top in points; ``blocks`` are rows of kind, start,
    end, level and column. What was removed comes with its words, since the source is not kept.
    """
    offsets = document.offsets
    content = {
        "document": document.id,
        "text_digest": document.digest,
        "source_digest": document.source_digest,
        "media_type": document.media_type,
        "encoding": document.encoding,
        "address": document.metadata.address,
        "genre": document.genre,
        "genre_reasons": list(document.genre_reasons),
        "reconstructed": document.reconstructed,
        "notes": list(document.notes),
        "offsets": {
            "canonical": list(offsets.canonical),
            "source": list(offsets.source),
            "extent": list(offsets.extent),
            "length": offsets.length,
        },
        "pages": list(document.pages),
        "boxes": [list(box) for box in canonical_boxes(document)],
        "blocks": [[b.kind.value, b.start, b.end, b.level, b.column] for b in document.blocks],
        "removed": [
            {"start": r.start, "end": r.end, "reason": r.reason, "words": document.source[r.start : r.end]}
            for r in document.removed
        ],
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"


def canonical_boxes(document: Document) -> Iterator[Box]:
    """Yield the boxes with the stretches of the canonical text that stand in them, in order of the text."""
    offsets, boxes = document.offsets, document.boxes
    bounds = (*offsets.canonical[1:], offsets.length)
    for canonical, end, source, extent in zip(
        offsets.canonical, bounds, offsets.source, offsets.extent, strict=True
    ):
        at = max(0, bisect_right(boxes, source, key=lambda box: box.start) - 1)
        while at < len(boxes) and boxes[at].start < source + extent:
            box = boxes[at]
            at += 1
            low, high = max(box.start, source), min(box.end, source + extent)
            if low >= high:
                continue
            if end - canonical == extent:
                yield box._replace(start=canonical + low - source, end=canonical + high - source)
            else:
                yield box._replace(start=canonical, end=end)
