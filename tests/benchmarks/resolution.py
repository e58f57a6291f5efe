"""How long resolution takes: python tests/benchmarks/resolution.py [1000 3000 10000].

The made collection is extracted once and multiplied: in every copy half of the names get a word more, so that
blocks of like names grow with the number of documents, as they do in life.
"""

import argparse
import sys
import tempfile
import time
import zlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.collection.make import make_collection, write_collection

from kg.documents.load import load_documents
from kg.entities.resolve import resolve_entities
from kg.lexicon import reference
from kg.model import Extraction
from kg.pipeline import extract_all

_SYLLABLES = ("bel", "mor", "tan", "vik", "zor", "lum", "qua", "fen")


def word(number: int) -> str:
    """Return a made word of a copy."""
    parts = (_SYLLABLES[number // 8**n % 8] for n in range(3))
    return "".join(parts).title()


def copy(extraction: Extraction, number: int) -> Extraction:
    """Return an extraction as of another document, half of its names changed."""
    document = f"{extraction.document}-{number:03}"
    referents = tuple(
        replace(r, label=f"{word(number)} {r.label}")
        if not r.candidates and not r.scoped and zlib.crc32(f"{r.label}{number}".encode()) % 2
        else r
        for r in extraction.referents
    )
    claims = tuple(replace(claim, document=document) for claim in extraction.claims)
    return replace(extraction, document=document, referents=referents, claims=claims)


def main(sizes: Sequence[int]) -> None:
    """Print documents, referents, things, questions and seconds of processor for every size."""
    with tempfile.TemporaryDirectory() as folder:
        write_collection(make_collection(), Path(folder))
        documents, _ = load_documents([Path(folder)])
        read, extractions, _ = extract_all(documents, reference())
    texts = {document.id: document.text for document in read}
    for size in sizes:
        copies = [copy(e, n) for n in range(size // len(extractions) + 1) for e in extractions][:size]
        of = {e.document: texts[e.document.rpartition("-")[0]] for e in copies}
        start = time.process_time()
        found = resolve_entities(copies, reference(), texts=of)
        seconds = time.process_time() - start
        referents = sum(len(e.referents) for e in copies)
        print(
            f"{size:6} documents {referents:7} referents {len(found.entities):6} things "
            f"{len(found.unsure):5} questions {seconds:6.1f} s"
        )


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("sizes", nargs="*", type=int, default=[1000, 3000, 10000])
    main(options.parse_args().sizes)
