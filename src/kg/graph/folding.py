"""Names without what people do not type alike: case, accents, widths, quotation marks, dashes, articles."""

import re
import unicodedata
from typing import Final

_QUOTES: Final = re.compile(r"['\"`´‘’‚‛“”„‟«»‹›「」『』《》〈〉]")
_GAPS: Final = re.compile(r"[\s\-_‐-―−]+")
_ARTICLE: Final = re.compile(r"^(?:the|a|an) (?=\S)")
# Scripts that put no space between words: Thai, Lao, Burmese, Khmer, kana, Chinese characters.
_UNSPACED: Final = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_RUN: Final = re.compile(f"[{_UNSPACED}]")
_WORD: Final = re.compile(rf"(?P<run>[{_UNSPACED}]+)|(?:(?![{_UNSPACED}])[^\W_])+")


def fold(name: str) -> str:
    """Return a name without case, accents, quotation marks, kinds of dashes or a leading article.

    >>> fold("The “São-Tomé”  Zone")
    'sao tome zone'
    """
    if not name.isascii():
        parts = unicodedata.normalize("NFKD", name)
        name = "".join(c for c in parts if not unicodedata.combining(c) and unicodedata.category(c) != "Cf")
    plain = _GAPS.sub(" ", _QUOTES.sub("", name.casefold())).strip()
    return _ARTICLE.sub("", plain)


def pieces(folded: str) -> tuple[tuple[str, ...], ...]:
    """Return the words of a folded name, each as the tokens that it is found by.

    A word is one token; a run of a script without spaces is one token a character, so that any part of it
    can be found.

    >>> pieces("3rd plan of 重庆市")
    (('3rd',), ('plan',), ('of',), ('重', '庆', '市'))
    """
    return tuple(tuple(m[0]) if m["run"] else (m[0],) for m in _WORD.finditer(folded))


def is_unspaced(token: str) -> bool:
    """Return whether a token is of a script without spaces, so that it is found inside of words.

    >>> is_unspaced("庆"), is_unspaced("qing")
    (True, False)
    """
    return _RUN.match(token) is not None
