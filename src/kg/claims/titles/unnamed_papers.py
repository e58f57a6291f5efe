"""Take in the papers of a document that bear no name, each as a thing of its own that only its place tells."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from kg import lazy_re as re
from kg.claims.gathering.registry import Registry
from kg.claims.names.bodies import find_bodies
from kg.claims.names.gazetteer import Gazetteer, find_names
from kg.claims.names.governments import find_bare_bodies, find_governments, find_groups
from kg.claims.plans.issued_papers import DEFINITE, find_papers, may_hold
from kg.claims.titles.referring import of_kind
from kg.model import BlockKind, Document, Mention, Sentence, Span

_BODIES = frozenset({"PublicBody", "Institution", "UnnamedGroup"})


def survey_papers(document: Document, registry: Registry, gazetteer: Gazetteer) -> None:
    """Take in "guidelines released by the Ministry of Ports", unless a policy by name stands there.

    "The plan, unveiled by the ministry" is one of its own only where nothing by name may be meant.
    """
    named = sorted((m.start, m.end) for t in registry.of("policy") for m in t.mentions)
    first = {min(m.start for m in t.mentions) for t in registry.of("policy")}
    for n, sentence in enumerate(document.sentences):
        text = document.text[sentence.start : sentence.end]
        if document.blocks[sentence.block].kind in (BlockKind.TITLE, BlockKind.HEADING) or not may_hold(text):
            continue
        here = _within(named, sentence)
        after = document.sentences[n + 1] if n + 1 < len(document.sentences) else None
        opens = [s for s, _ in _within(named, after) if s in first] if after else []
        for paper in find_papers(text, list(_bodies(text, gazetteer))):
            if paper.method == DEFINITE and _is_meant(paper, registry):
                continue
            if _has_name(text, paper, here, sentence.start) or (
                after and _is_named_next(document.text, after, opens)
            ):
                continue
            span = Span(sentence.start + paper.start, sentence.start + paper.end)
            registry.add_nameless(paper.kind, paper.name, span)


def _within(named: Sequence[tuple[int, int]], sentence: Sentence) -> Sequence[tuple[int, int]]:
    """Return where the names of policies stand in a sentence."""
    first = bisect_left(named, (sentence.start, 0))
    return named[first : bisect_left(named, (sentence.end, 0))]


# "a programme for towns called Clean Quays", "a resolution on the adoption of the Quay Plan", "rules, namely the Quay Rules"
_LEADS_TO_NAME = re.compile(
    r"(?:(?!\b(?:under|pursuant|line|accordance|basis|based)\b)[^,;.]){0,120}"
    r"|[^;.]{0,140}\b(?:titled|entitled|called|named|dubbed|known\s+as|namely|including)\s+(?:the\s+)?[“‘\"]?"
)
# "The Quay Plan, a plan released by the ministry", "The Quay Plan is a ten-year plan released by the ministry"
_EXPLAINS = re.compile(
    r"[”’\"]?(?:\s*\([^()]{1,40}\))?(?:\s*[,–—-]\s*|\s+(?:is|was|as)\s+)(?:an?|the)\s+(?:[\w-]+\s+){0,3}"
)
# "The Clean Quays Strategy names six ports.", "It is called Clean Quays."
_OPENS = re.compile(r"\W*(?:[^\W\d]+\W+){0,8}")
_FRONT = 60


def _has_name(text: str, paper: Mention, here: Iterable[tuple[int, int]], offset: int) -> bool:
    """Return whether a policy by name stands in a sentence where a paper does, or is what the paper is."""
    for begin, finish in here:
        start, end = begin - offset, finish - offset
        if start < paper.end and paper.start < end:
            return True
        if start >= paper.end and _LEADS_TO_NAME.fullmatch(text, paper.end, start):
            return True
        if end <= paper.start and _EXPLAINS.fullmatch(text, end, paper.start):
            return True
    return False


def _is_named_next(text: str, after: Sentence, opens: Iterable[int]) -> bool:
    """Return whether the next sentence opens with a policy that is named there for the first time."""
    return any(s < after.start + _FRONT and _OPENS.fullmatch(text, after.start, s) for s in opens)


def _bodies(text: str, gazetteer: Gazetteer) -> Iterator[tuple[int, int]]:
    """Yield where the public bodies of a sentence stand."""
    for found in (find_bodies(text), find_names(gazetteer, text), find_governments(text)):
        yield from ((m.start, m.end) for m in found if m.kind in _BODIES)
    yield from ((m.start, m.end) for m in (*find_bare_bodies(text), *find_groups(text)))


def _is_meant(paper: Mention, registry: Registry) -> bool:
    """Return whether "the plan" may stand for a policy that is known already."""
    return bool(of_kind(registry.of("policy"), paper.name.split()[-1].casefold()))


__all__ = ["survey_papers"]
