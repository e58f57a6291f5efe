"""Guesses the language and the genre of a text from plain cues."""

from functools import cache
from typing import Final, NamedTuple

from kg import lazy_re as re

_SAMPLE: Final = 20_000
_CJK: Final = re.compile("[\u3400-\u9fff]")
_KANA: Final = re.compile("[\u3040-\u30ff\uac00-\ud7af]")
_WORD: Final = re.compile(r"[^\W\d_]+")
_ENGLISH: Final = frozenset(
    ("the", "of", "and", "to", "in", "for", "is", "on", "that", "with", "by", "as", "are", "be", "from")
).union(("which", "this", "will", "at", "its"))


class _Cue(NamedTuple):
    """Words that speak for a genre, and how many of them it takes (different ones, where it says so).

    ``holds`` are strings in small letters of which each of the words holds one: they are soon looked for.
    """

    genre: str
    words: str
    times: int
    different: bool = False
    holds: tuple[str, ...] = ()


# The first that fits wins: what only one genre says stands before what several say more or less often.
_CUES: Final = (
    _Cue("decree", r"^(?:#+\s)?\s*第[一二三四五六七八九十百]{1,5}条[\s　]", 3, holds=("第",)),
    _Cue("decree", r"^\s*(?:Article|Section|Sec\.)\s\d{1,3}\b", 3, holds=("article", "section", "sec.")),
    _Cue(
        "decree",
        r"\bhereby (?:ordered|decree[sd]|enacted)\b|\bhave adopted this regulation\b",
        1,
        holds=("hereby ", "have adopted this"),
    ),
    _Cue(
        "decree",
        r"^(?:Pursuant to (?:the )?(?:law|act|constitution|decree|decision|proposal|resolution)"
        r"|Having regard to|By the authority vested in)\b",
        1,
        holds=("pursuant to", "having regard to", "by the authority"),
    ),
    _Cue(
        "decree",
        r"\bthis (?:regulation|law|act|decree|directive|ordinance|order)"
        r" (?:establishes|lays down|applies to|enters into force|shall (?:apply|enter|be))\b",
        1,
        holds=("establishes", "lays down", "applies to", "enters into force", " shall "),
    ),
    _Cue(
        "plan",
        r"^\s*(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）)",
        3,
        holds=("、", "）"),
    ),
    _Cue(
        "news",
        r"^[^\n]{0,40}\((?:Reuters|Xinhua|AP|AFP|PTI)\)|^新华社|^本报讯|(?:本报|本台)?记者[^，。\n]{0,12}报道",
        1,
        holds=("(reuters)", "(xinhua)", "(ap)", "(afp)", "(pti)", "新华社", "本报讯", "记者"),
    ),
    _Cue(
        "news",
        r"(?-i:^[A-Z]{4,}(?:[ ,-]{1,2}[A-Z][\w.]+){0,4}(?:\s\([^)\n]{2,20}\))?\s[–—-]{1,2}\s[A-Z“\"])",
        1,
    ),
    _Cue(
        "page",
        r"^(?:on this page|home\s[>»›]\s.*|was this page (?:useful|helpful)\b.*)$",
        1,
        holds=("on this page", "home", "was this page"),
    ),
    _Cue(
        "news",
        r"\btold reporters\b|\bon (?:Mon|Tues|Wednes|Thurs|Fri)day\b|^Today,\s",
        1,
        holds=(
            "told reporters",
            "on monday",
            "on tuesday",
            "on wednesday",
            "on thursday",
            "on friday",
            "today,",
        ),
    ),
    _Cue(
        "news",
        r"[\"”’'],?\s(?:[\w.-]+\s){0,4}(?:said|told|added|wrote)\b"
        r"|,\s(?:he|she|it|they)\s(?:said|added)\b|\b(?:said|commented|warned|wrote|added):\s['‘“\"]",
        3,
        holds=("said", "told", "added", "wrote", "commented", "warned"),
    ),
    _Cue(
        "analysis",
        r"\bin this (?:article|chapter|note|paper|briefing)\b|\bour (?:view|clients)\b|\binvestors\b"
        r"|\bwe (?:discuss|highlight|examine|explore|argue|recommend|advise|find|expect|read)\b",
        2,
        True,
        holds=("in this ", "our view", "our clients", "investors", "we "),
    ),
    _Cue("plan", r"\b(?:we|I) (?:will|shall|have decided)\b", 4, holds=("we ", "i ")),
    _Cue(
        "plan",
        r"(?-i:\A\s*(?:#+ )?(?![^\n]*\b(?:[A-Z][a-z]+(?:pts|eils|sues|ases|ches|nces|oves|shes))\b)"
        r"(?:[A-Z][\w’'-]*,? (?:(?:for|of|and|the|to|on) ){0,2}){0,8}"
        r"(?:PLAN|Plan|STRATEGY|Strategy|ROADMAP|Roadmap)(?: \d{4}(?: ?[-–] ?\d{2,4})?)?$)",
        1,
    ),
    _Cue("page", r"^[A-Z][^\n.]{4,80}\?$", 3, holds=("?",)),
    _Cue("page", r"\[\d{1,3}\]", 4, True, holds=("[",)),
    _Cue(
        "page",
        r"^(?:#+\s)?(?:overview|at a glance|key (?:facts|characteristics|features)|goals and aspirations"
        r"|history|background|see also|external links|references|category:.*)$",
        2,
        True,
        holds=(
            "overview",
            "at a glance",
            "key ",
            "goals and aspirations",
            "history",
            "background",
            "see also",
            "external links",
            "references",
            "category:",
        ),
    ),
    _Cue("plan", r"^[ \t]*\d{1,2}\.\d{1,2}\.?[ \t]+[A-Z]", 3),
    _Cue(
        "news",
        r"\b(?:said|announced|unveiled|revealed)\b",
        4,
        holds=("said", "announced", "unveiled", "revealed"),
    ),
    _Cue(
        "analysis",
        r"\b(?:investors?|despite|although|however|whilst?|in particular|moreover|furthermore|largely|likely"
        r"|significant(?:ly)?|critics|according to|approximately|compared with|in practice|challenges?)\b",
        4,
        True,
    ),
)


def guess_language(text: str) -> str:
    """Return ``zh``, ``en`` or ``und``.

    >>> guess_language("The plan of the city and the zone is set for 2030.")
    'en'
    """
    sample = text[:_SAMPLE]
    if not sample.isascii() and (signs := len(_CJK.findall(sample))):
        letters = sum(map(len, _WORD.findall(sample)))
        if signs > 0.2 * letters:
            return "und" if len(_KANA.findall(sample)) > 0.1 * letters else "zh"
    words = _WORD.findall(sample.lower())
    common = sum(map(_ENGLISH.__contains__, words))
    return "en" if words and common >= 0.08 * len(words) else "und"


@cache
def _pattern(words: str) -> tuple[re.Pattern[str], bool]:
    """Return the pattern of a cue, and whether it is to be looked for in small letters.

    That is much faster than to look for letters of either case, but no way where the case counts.
    """
    if "(?-i:" in words:
        return re.compile(words, re.MULTILINE | re.IGNORECASE), False
    small = re.sub(r"(\\[A-Za-z])|([A-Z])", lambda m: m[1] or m[2].lower(), words)
    return re.compile(small, re.MULTILINE), True


def guess_genre(text: str) -> tuple[str, tuple[str, ...]]:
    """Return ``decree``, ``plan``, ``news``, ``analysis``, ``page`` or ``unknown``, and the words for it.

    The words are at most three, as they stand in the text. A page describes something for reference, as an
    encyclopaedia or the site of an office does.
    """
    sample = text[:_SAMPLE]
    low = sample.lower()
    if len(low) != len(sample):  # a few letters grow when lowered; offsets must hold
        low = "".join(char.lower() if len(char.lower()) == 1 else char for char in sample)
    for cue in _CUES:
        if cue.holds and not any(words in low for words in cue.holds):
            continue
        pattern, folded = _pattern(cue.words)
        spans = [m.span() for m in pattern.finditer(low if folded else sample)]
        found = [" ".join(sample[start:end].split()).strip("#* ") for start, end in spans]
        once = tuple(dict.fromkeys(words.lower() for words in found)) if cue.different else found
        if len(once) >= cue.times:
            return cue.genre, tuple(dict.fromkeys(found))[:3]
    return "unknown", ()
