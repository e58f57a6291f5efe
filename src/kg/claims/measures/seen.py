"""Actions that a plan will see done: "will see 300 wells drilled"."""

from collections.abc import Iterator, Sequence

from kg import lazy_re as re
from kg.claims.actions.acting import subject_kind
from kg.claims.actions.cutting import Action, clean_end
from kg.claims.actions.verbs import participles, word_set
from kg.model import Mention

_SEES = re.compile(r"\b(?:will|shall)\s+(?:also\s+)?see\s+(?=\S)")
_MORE = re.compile(r"\s*(?:,\s+and|,|and)\s+")


def seen_done(text: str, mentions: Sequence[Mention]) -> Iterator[Action]:
    """Yield what a plan will see done.

    >>> t = "The plan will see 300 wells drilled and 20 schools rebuilt."
    >>> [t[a.start:a.end] for a in seen_done(t, ())]
    ['300 wells drilled', '20 schools rebuilt']
    """
    for match in _SEES.finditer(text) if " see " in text else ():
        kind, begin = subject_kind(text, match.start(), mentions) + "?", match.end()
        while done := _participle_after(text, begin):
            more = _MORE.match(text, done.end())
            again = more is not None and _participle_after(text, more.end()) is not None
            end = done.end() if again else max(clean_end(text, begin, len(text)), done.end())
            yield Action(begin, end, "passive", done[0], kind)
            if more is None or not again:
                break
            begin = more.end()


def _participle_after(text: str, begin: int) -> re.Match[str] | None:
    """Return the first participle of a step behind a few words, as in "300 wells drilled"."""
    known, state = participles(), word_set("state")
    last = begin
    for n, word in enumerate(_WORD.finditer(text, begin, min(len(text), begin + _NEAR))):
        if not _SPACE.fullmatch(text, last, word.start()):
            return None
        if n and word[0] in known and word[0] not in state:
            return word
        last = word.end()
    return None


_WORD = re.compile(r"[\w’'%-]+")
_SPACE = re.compile(r"[\s.]*")
_NEAR = 80
