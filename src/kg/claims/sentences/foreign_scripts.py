"""Sentences in a writing that no rule reads."""

from kg import lazy_re as re

# Japanese uses Chinese signs, too: a few of its own tell it.
_SCRIPTS = (
    ("ja", 0.1, re.compile(r"[ぁ-ヿ]")),
    ("ko", 0.5, re.compile(r"[가-힣]")),
    ("ru", 0.5, re.compile(r"[Ѐ-ӿ]")),
    ("ar", 0.5, re.compile(r"[؀-ۿ]")),
    ("hi", 0.5, re.compile(r"[ऀ-ॿ]")),
    ("th", 0.5, re.compile(r"[฀-๿]")),
    ("el", 0.5, re.compile(r"[Ͱ-Ͽ]")),
    ("he", 0.5, re.compile(r"[֐-׿]")),
)


def foreign_script(text: str) -> str:
    """Return the most common language of the writing that a sentence is in, or "" for Latin and Chinese writing.

    >>> foreign_script("Порт строит причал."), foreign_script("港口将建设码头。"), foreign_script("The port (порт).")
    ('ru', '', '')
    """
    if text.isascii():
        return ""
    letters = sum(map(str.isalpha, text))
    return next((code for code, share, signs in _SCRIPTS if len(signs.findall(text)) > share * letters), "")
