"""Deterministic identifiers: content hashes and readable slugs."""

import hashlib
import re
import unicodedata
from pathlib import Path

SLUG_LIMIT = 72
_OTHER = re.compile(r"[^\w]+")


def sha256(data: bytes | str) -> str:
    """Return the SHA-256 of bytes, or of a text in UTF-8, as 64 hexadecimal digits."""
    raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    return hashlib.sha256(raw).hexdigest()


def file_digest(path: Path) -> str:
    """Return the SHA-256 of a file.

    Raises:
        OSError: if it cannot be read.
    """
    with path.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


def short_hash(*parts: str, length: int = 10) -> str:
    """Return the first digits of the hash of the parts, which are kept apart by a unit separator."""
    return sha256("\x1f".join(parts))[:length]


def number(*words: str) -> int:
    """Return a number of 64 bits that stands for some words."""
    return int.from_bytes(hashlib.blake2b("\x1f".join(words).encode(), digest_size=8).digest(), "little")


def slug(name: str) -> str:
    """Return a name as lower-case letters, digits and hyphens, cut at a word.

    Letters of other scripts are kept; what is cut off is replaced by a hash of the whole name, so
    that two long names never share a slug.

    >>> slug("Plan for the São Tomé Bay, 2021–2035")
    'plan-for-the-sao-tome-bay-2021-2035'
    """
    if name.isascii():
        plain = name.lower()
    else:
        plain = unicodedata.normalize("NFKD", name)
        plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    joined = _OTHER.sub("-", plain.replace("_", "-")).strip("-")
    if not joined:
        return short_hash(name)
    if len(joined) <= SLUG_LIMIT:
        return joined
    head = joined[: SLUG_LIMIT - 9]
    return f"{head[: head.rfind('-')] if '-' in head else head}-{short_hash(name, length=8)}"


def document_id(digest: str) -> str:
    """Return the local id of the source document whose canonical text has this digest."""
    return f"source-{digest.removeprefix('sha256:')[:16]}"


def claim_id(subject: str, predicate: str, obj: str, document: str) -> str:
    """Return the local id of a claim: a hash of what is said and in which document."""
    return f"claim-{short_hash(subject, predicate, obj, document, length=20)}"


def evidence_id(document: str, start: int, end: int) -> str:
    """Return the local id of a passage that bears out a claim."""
    return f"evidence-{document}-{start}-{end}"
