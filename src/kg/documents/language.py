"""Guesses the language and the genre of a text from plain cues."""

import re
from typing import Final

_SAMPLE: Final = 20_000
_CJK: Final = re.compile("[\u3400-\u9fff]")
_KANA: Final = re.compile("[\u3040-\u30ff\uac00-\ud7af]")
_WORD: Final = re.compile(r"[^\W\d_]+")
_ENGLISH: Final = "the of and to in for is on that with by as are be from which this will at its"


# Genre, cue, how often it must occur in the first part of the text. The first that fits wins.
_GENRES: Final = (
    ("decree", r"^\s*第[一二三四五六七八九十百]{1,5}条[\s　]", 3),
    ("decree", r"^\s*(?:Article|Section|Sec\.)\s\d{1,3}\b", 3),
    ("decree", r"\bhereby (?:ordered|decree[sd]|enacted)\b|\bhave adopted this regulation\b", 1),
    ("plan", r"^\s*(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）)", 3),
    ("plan", r"^\s*\d{1,2}\.\d{1,2}\.?\s+[A-Z]", 3),
    ("news", r"^[^\n]{0,40}\((?:Reuters|Xinhua|AP|AFP|PTI)\)|^新华社", 1),
    ("news", r"\btold reporters\b|\bon (?:Mon|Tues|Wednes|Thurs|Fri)day\b", 1),
    ("analysis", r"\b(?:in this article|we (?:discuss|highlight|examine|explore)|investors|our view)\b", 2),
)


def guess_language(text: str) -> str:
    """Return ``zh``, ``en`` or ``und``.

    >>> guess_language("The plan of the city and the zone is set for 2030.")
    'en'
    """
    sample = text[:_SAMPLE]
    letters = sum(map(len, _WORD.findall(sample)))
    if letters and len(_CJK.findall(sample)) > 0.2 * letters:
        return "und" if len(_KANA.findall(sample)) > 0.1 * letters else "zh"
    words = _WORD.findall(sample.lower())
    frequent = frozenset(_ENGLISH.split())
    common = sum(1 for word in words if word in frequent)
    return "en" if words and common >= 0.08 * len(words) else "und"


def guess_genre(text: str) -> tuple[str, tuple[str, ...]]:
    """Return ``decree``, ``plan``, ``news``, ``analysis`` or ``unknown``, and the words that speak for it.

    The words are at most three, as they stand in the text.
    """
    sample = text[:_SAMPLE]
    for genre, cue, times in _GENRES:
        found = [" ".join(m.group().split()) for m in re.finditer(cue, sample, re.MULTILINE | re.IGNORECASE)]
        if len(found) >= times:
            return genre, tuple(dict.fromkeys(found))[:3]
    return "unknown", ()
