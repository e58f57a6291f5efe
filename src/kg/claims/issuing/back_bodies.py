"""What "the ministry" and "it" stand for where a body acts: the body that was spoken of before.

A pronoun is read only beside a verb of issuing: elsewhere it is as often the policy or the zone.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from kg import lazy_re as re
from kg.claims.gathering.registry import Thing
from kg.claims.patterns.cued import Cued, cued
from kg.claims.patterns.words import alternation, words
from kg.model import Mention

_HAVE = r"(?:(?:has|have|had|also|then|later|further|jointly|formally|recently|now|since)\s+){0,4}"


@dataclass(frozen=True, slots=True)
class BackPatterns:
    """Compiled patterns: a head noun with "the", a pronoun that issues something, one that is issued.

    ``issuer`` ends its pronoun in group 1, ``issued`` and ``led`` likewise.
    """

    head: Cued
    issuer: re.Pattern[str]
    issued: re.Pattern[str]
    led: re.Pattern[str]


@cache
def _patterns() -> BackPatterns:
    verbs = alternation(words().list("verbs", "issue")).replace(r"\s+", " ")
    small, bare = words().list("body", "back_heads"), frozenset(words().list("body", "bare_heads"))
    # "the Authority" in capitals is no name either; "the Council" may be one.
    heads = alternation([*small, *(head.title() for head in small if head.title() not in bare)])
    return BackPatterns(
        cued(
            rf"\b[Tt]he\s+(?P<of>(?:[a-z-]{{3,}}\s+){{0,2}}?)(?P<head>{heads})(?![\w-])(?!\s+(?:[A-Z]|of\b|for\b|{heads}\b))"
        ),
        re.compile(
            rf"^(?:[A-Z][^,;.]{{1,40}},\s+|(?:On|In)\s+[^,;.]{{3,30}}?\s)?([Ii]t|[Tt]hey)\s+{_HAVE}{verbs}\b(?!\s+(?:by|on|in|as)\b)"
        ),
        re.compile(rf"\b{verbs}\s+(it)(?=\s+(?:on|in|last|this|after|during|as|at|earlier|to)\b|[.,;])"),
        re.compile(rf"^(?i:{verbs})(?:\s[^,;.]{{1,40}}?)?\s+by\s[^;.]{{2,90}},\s+(it|the\s+\w+)(?=\s)"),
    )


def bodies_back(
    text: str, recent: Sequence[Thing], joint: Mapping[str, frozenset[str]]
) -> Iterator[tuple[Mention, Thing]]:
    """Yield "the ministry" with the body of that head which was spoken of last; ``recent`` has the latest first.

    Of two ministries that were named together (``joint``) nobody knows which one it is.
    """
    for match in _patterns().head.finditer(text) if recent else ():
        # "The licensing board" is a board with that word in its name.
        head = re.compile(rf"\b{re.escape(match['of'] + match['head'])}\b", re.I)
        same = [t for t in recent if head.search(t.label)]
        thing = same[0] if same else None
        if thing is not None and not joint.get(thing.key, frozenset()) & {t.key for t in same}:
            yield Mention(match.start(), match.end(), thing.kind, thing.key, "coreference"), thing


_LISTED = re.compile(r"(?:\s*\([^()]{1,40}\))?(?:,|,?\s+and|\s+&|,?\s+as\s+well\s+as)\s+(?:the\s+)?")


def named_together(text: str, bodies: Sequence[Mention]) -> dict[str, frozenset[str]]:
    """Return for each body of a sentence the others that a list names with it.

    >>> bodies = [Mention(4, 9, "PublicBody", "a", "name"), Mention(18, 23, "PublicBody", "b", "name")]
    >>> sorted(named_together("The Board and the Court met.", bodies)["a"])
    ['b']
    """
    rows: list[list[Mention]] = []
    for m in bodies:
        if rows and _LISTED.fullmatch(text, rows[-1][-1].end, m.start):
            rows[-1].append(m)
        else:
            rows.append([m])
    return {m.name: frozenset(o.name for o in row) - {m.name} for row in rows for m in row}


def pronouns_back(text: str, actor: Thing | None, topic: Thing | None) -> Iterator[tuple[Mention, Thing]]:
    """Yield "it" where it issues something (the body before) or is issued (the policy before).

    ``actor`` and ``topic`` are what the sentence before was about, if that was a body or a policy.
    """
    table = _patterns()
    if actor is not None and (match := table.issuer.match(text)):
        yield Mention(match.start(1), match.end(1), actor.kind, actor.key, "coreference"), actor
    if topic is not None:
        for match in (table.issued.search(text), table.led.match(text)):
            if match and match[1].casefold() == "it":
                yield Mention(match.start(1), match.end(1), topic.kind, topic.key, "coreference"), topic
