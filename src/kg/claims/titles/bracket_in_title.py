"""Brackets inside the title of a policy: of the short name of its last words, of a period, of a part of a name.

"a plan to build a free trade zone (FTZ) in Norvia" does not end before its bracket: the letters stand for the
zone, not for the plan.
"""

from kg import lazy_re as re
from kg.claims.names.aliases import is_initials
from kg.claims.patterns.name_patterns import CAP
from kg.model import Mention

_SHORT = re.compile(r"\s\((?P<short>[A-Z][A-Za-z]?[A-Z&]{1,7})\)")
_PERIOD = re.compile(r"\s?\((?:(?:for|from)\s+)?20\d\d\s?[-–]\s?(?:20)?\d\d\)")
# "the Alvor area of Norvia (Sana) Free Trade Zone"
_THROUGH = re.compile(rf"\s\((?:[A-Z][\w’'-]+\s?){{1,3}}\)(?:\s{CAP}){{1,7}}(?![\w-])")
_ON = re.compile(
    r"\s(?:in|of|at)\s(?:the\s)?(?:[A-Z][\w’'-]*(?:\s(?=[A-Z])|(?=\W|\Z))){1,6}(?<!\s)(?!\s[A-Z])"
)
_LEAST = 2
_IS_POLICY = re.compile(
    r"\b(?:Fund|Plan|Strategy|Act|Law|Bill|Program(?:me)?|Scheme|Initiative|Policy|Project|Agenda|Framework|Agreement|Pact|Mission)\Z"
)


def with_bracket(text: str, mention: Mention) -> Mention:
    """Return a title with the bracket that belongs to its last words, and with what goes on behind.

    >>> t = "a plan to build a free zone (FZ) in Sana Bay this year"
    >>> with_bracket(t, Mention(2, 27, "Strategy", t[2:27], "likely")).name
    'plan to build a free zone (FZ) in Sana Bay'
    >>> t = "The National Quay Plan (NQP) holds."
    >>> with_bracket(t, Mention(4, 22, "Strategy", t[4:22], "capitalised")).name
    'National Quay Plan'
    """
    if not text.startswith((" (", "("), mention.end):
        return mention
    end = mention.end
    if short := _SHORT.match(text, end):
        if not _is_of_tail(short["short"], mention.name):
            return mention
        end = short.end()
        on = _ON.match(text, end)
        end = on.end() if on else end
    elif found := _PERIOD.match(text, end) or _THROUGH.match(text, end):
        end = found.end()
    return mention._replace(end=end, name=text[mention.start : end])


def _is_of_tail(short: str, name: str) -> bool:
    """Return whether letters are the initials of the last words of a name, and not of the whole."""
    words = name.split()
    if is_initials(short, name) or _IS_POLICY.search(name):
        return False  # of a plan or a fund at the end the letters are its own
    return any(is_initials(short, " ".join(words[n:])) for n in range(1, len(words) - _LEAST + 1))
