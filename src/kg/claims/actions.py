"""Cut a sentence into the single actions that it proposes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.claims.words import alternation, gerund, words

_ADV = r"(?:(?:(?!rely|apply|supply|comply|multiply)[a-z]+ly|also|further|jointly|together|better|first|then)\s+)*"
_NOMINAL = r"(?:construction|establishment|creation|development|building|expansion|improvement|promotion|introduction|upgrading|launch|integration|formation|protection|modernisation|modernization|extension|setting up|reform|implementation|completion|provision|preparation)"


@dataclass(frozen=True, slots=True)
class Action:
    """One proposed action: offsets in the sentence, how it was recognised, and its first verb."""

    start: int
    end: int
    form: str
    verb: str


@dataclass(frozen=True, slots=True)
class ActionPatterns:
    """Compiled patterns of verbs in their forms."""

    base: re.Pattern[str]
    ing: re.Pattern[str]
    modal: re.Pattern[str]
    includes: re.Pattern[str]
    cut_base: re.Pattern[str]
    cut_ing: re.Pattern[str]
    bases: dict[str, str]


@cache
def patterns() -> ActionPatterns:
    """Return the patterns made from the list of action verbs."""
    verbs = words().list("verbs", "action")
    bases = {v: v for v in verbs} | {gerund(v): v for v in verbs}
    base, ing = alternation(verbs), alternation(gerund(v) for v in verbs)
    intend = alternation(words().list("verbs", "intend"))
    join = r"(?:\s*;\s*(?:and\s+)?|\s*,\s*(?:and\s+|as\s+well\s+as\s+)?|\s+and\s+(?:to\s+)?|\s+as\s+well\s+as\s+)"
    return ActionPatterns(
        re.compile(rf"{_ADV}(?P<verb>{base})\b", re.I),
        re.compile(rf"{_ADV}(?P<verb>{ing})\b", re.I),
        re.compile(rf"\b{intend}\s+(?:not\s+)?{_ADV}(?P<rest>(?:be\s+|receive\s+)?[a-z][\w-]*)"),
        re.compile(
            rf"\b(?:includes?|including|involves?|provides?\s+for|calls?\s+for|supports?)\s+(?:the\s+)?(?P<noun>{_NOMINAL}\s+of)\b"
        ),
        re.compile(rf"{join}(?={_ADV}{base}\b\s+(?!by\b|of\b|in\b|or\b|and\b\s+(?!{base}\b)))"),
        re.compile(rf"{join}(?={_ADV}{ing}\b\s+(?!by\b|of\b|in\b|is\b|are\b|and\b\s+\w+s\b\.?$))"),
        bases,
    )


def bullet_actions(text: str) -> Iterator[Action]:
    """Yield the actions of a bullet or label: it must begin with an action verb, as a command or in -ing.

    >>> t = "Widen the quay, and open two schools."
    >>> [t[a.start:a.end] for a in bullet_actions(t)]
    ['Widen the quay', 'open two schools']
    """
    lead = re.match(
        r"(?:To\s+[a-z][^,]{4,90},\s+|The\s+government\s+to\s+|[A-Z][A-Za-z ]{1,40}\s+to\s+(?=[a-z]+\s+(?:a|the|an)\b))?",
        text,
    )
    at = lead.end() if lead else 0
    table = patterns()
    for opening, cut, form in ((table.ing, table.cut_ing, "ing"), (table.base, table.cut_base, "command")):
        first = opening.match(text, at)
        if first and _verbal(text, first, form):
            yield from pieces(text, at, cut, form, first["verb"])
            return
    unknown = re.match(
        r"(?:[A-Z][a-z]+ly\s+)?(?P<verb>[A-Z][a-z]{3,}ing)\s+(?!is\b|are\b|was\b|of\b)(?:\w)", text[at:]
    )
    nouns = _NO_ACTION | set(words().list("phrase", "noun_ing"))
    if unknown and unknown["verb"].lower() not in nouns:
        yield from pieces(text, at, table.cut_ing, "ing", unknown["verb"])


_NO_ACTION = frozenset(
    [
        "according",
        "following",
        "including",
        "during",
        "being",
        "funding",
        "spending",
        "meeting",
        "hearing",
        "having",
    ]
)


def _verbal(text: str, match: re.Match[str], form: str) -> bool:
    """Return whether the word is a verb here: "Support the port", not "Support is given"."""
    after = text[match.end() :]
    if re.match(
        r"\s+(?:is|are|was|were|has|have|had|will|can|may|of|[Gg]roups?|[Pp]art(?:y|ies)|[Pp]apers?)\b", after
    ):
        return False
    if form == "command" and re.match(r"\s*[:,.]|$", after):
        return False
    return bool(re.match(r"\s+\S", after))


def prose_actions(text: str) -> Iterator[Action]:
    """Yield the actions that a sentence announces with "will", "shall", "aims to" and the like.

    >>> t = "The city will widen the quay and open two schools."
    >>> [t[a.start:a.end] for a in prose_actions(t)]
    ['widen the quay', 'open two schools']
    >>> list(prose_actions("The city will be happy."))
    []
    """
    table = patterns()
    for match in table.modal.finditer(text):
        start = match.start("rest")
        verb = match["rest"].lower()
        if re.search(r"\bnot\s", match[0]):
            continue
        if verb.startswith(("be ", "receive ")):
            if re.search(
                r"(?:ed|built|set|given|made|held|put|support|exempt|free|granted|laid|sped|cut|paid)$", verb
            ):
                yield Action(_clause_start(text, match.start()), _end(text, len(text)), "passive", verb)
        elif verb in table.bases and verb not in words().list("verbs", "not_action"):
            stop = next((m.start() for m in table.modal.finditer(text, match.end())), len(text))
            yield from pieces(text, start, table.cut_base, "modal", verb, _before_subject(text, start, stop))
    for match in table.includes.finditer(text):
        yield Action(match.start("noun"), _end(text, len(text)), "nominal", match["noun"].split()[0])


def _clause_start(text: str, before: int) -> int:
    """Return where the clause of a passive verb begins, after what only introduces it."""
    breaks = [(text.rfind(c, 0, before), len(c)) for c in ("; ", ". ", " and the ")]
    start = max((at + length for at, length in breaks if at >= 0), default=0)
    lead = re.match(r"(?:To|In|As|With|By|Under|For|At|On|From)\s[^,]{3,90},\s+", text[start:before])
    return start + (lead.end() if lead else 0)


def _before_subject(text: str, start: int, stop: int) -> int:
    """Return where an action ends before the subject of the next modal verb begins."""
    if stop == len(text):
        return stop
    breaks = [
        m.start()
        for m in re.finditer(
            r"[,;]\s+(?:and\s+|while\s+|which\s+)?|\s+and\s+(?:the|it|they)\b|\s+which\b|\s+that\b",
            text[start:stop],
        )
    ]
    return start + breaks[-1] if breaks else stop


def pieces(
    text: str, at: int, cut: re.Pattern[str], form: str, verb: str, stop: int | None = None
) -> Iterator[Action]:
    """Yield the coordinated actions of a stretch of text that begins with a verb at ``at``."""
    end = len(text) if stop is None else stop
    starts = [at]
    for match in cut.finditer(text, at, end):
        # "Cultivate and build X": a verb without an object goes with the next one.
        if len(text[starts[-1] : match.start()].split()) > 1 + text[starts[-1] : match.start()].count("ly "):
            starts.append(match.end())
    bounds = [*starts[1:], None]
    for begin, following in zip(starts, bounds, strict=True):
        piece_end = end if following is None else _strip_join(text, begin, following)
        finish = _end(text, piece_end, begin)
        if finish - begin > 3:
            first = re.match(rf"{_ADV}([A-Za-z-]+)", text[begin:])
            yield Action(begin, finish, form, (first[1] if first else verb).lower())


def _strip_join(text: str, start: int, end: int) -> int:
    piece = re.sub(
        r"(?:\s*[;,]\s*(?:and\s+|as\s+well\s+as\s+)?|\s+and\s+(?:to\s+)?|\s+as\s+well\s+as\s+)$",
        "",
        text[start:end],
    )
    return start + len(piece)


_TAIL = re.compile(r",\s+(?:\w+\s+of\s+)?(?:which|who|where|whose)\b")


def _end(text: str, end: int, start: int | None = None) -> int:
    """Return where an action ends: before its stop, and before a relative clause that only comments on it."""
    tail = _TAIL.search(text, start, end) if start is not None else None
    return len(text[: tail.start() if tail else end].rstrip(" .;:,\n"))


def base_form(verb: str) -> str:
    """Return the base form of an action verb, or the word itself.

    >>> base_form("Widening"), base_form("build")
    ('widen', 'build')
    """
    return patterns().bases.get(verb.lower(), verb.lower())
