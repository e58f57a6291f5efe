"""What a PDF file says about itself: its title and its language."""

import ctypes
from typing import Any, Final

from kg import lazy_re as re
from kg.documents.names import given_title
from kg.model import Metadata

_MOST: Final = 2_000
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def read_metadata(raw: Any, document: Any) -> Metadata:
    """Return the title and the language of a PDF file, each empty where it tells none.

    The date at which the file was made is not taken: it is not that of the document.
    """
    title = given_title(_text(raw.FPDF_GetMetaText, document, b"Title"))
    language = _language(raw, document)
    return Metadata(title=title[:300], language=language if _LANGUAGE.fullmatch(language) else "")


def _text(get: Any, document: Any, key: bytes) -> str:
    length = get(document, key, None, 0)
    if not 2 < length <= 2 * _MOST:
        return ""
    buffer = ctypes.create_string_buffer(length)
    get(document, key, buffer, length)
    return _clean(buffer.raw[: length - 2])


def _language(raw: Any, document: Any) -> str:
    length = raw.FPDFCatalog_GetLanguage(document, None, 0)
    if not 2 < length <= 100:
        return ""
    buffer = (ctypes.c_ushort * (length // 2 + 1))()
    raw.FPDFCatalog_GetLanguage(document, buffer, length)
    return _clean(bytes(buffer)[: length - 2])


def _clean(data: bytes) -> str:
    text = data.decode("utf-16-le", "ignore")
    return "".join(c for c in text if c.isprintable()).strip()
