"""Take in the papers of a document that bear no name, each as a thing of its own that only its place tells."""

from collections.abc import Iterable, Iterator, Sequence

from kg import lazy_re as re
from kg.claims.gathering.registry import Registry, Thing
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
    named = registry.of("policy")
    for n, sentence in enumerate(document.sentences):
        text = document.text[sentence.start : sentence.end]
        if document.blocks[sentence.block].kind in (BlockKind.TITLE, BlockKind.HEADING) or not may_hold(text):
            continue
        for paper in find_papers(text, list(_bodies(text, gazetteer))):
            span = Span(sentence.start + paper.start, sentence.start + paper.end)
            if paper.method == DEFINITE and _is_meant(paper, registry):
                continue
            after = document.sentences[n + 1] if n + 1 < len(document.sentences) else None
            if not _has_name(document.text, span, named, after):
                registry.add_nameless(paper.kind, paper.name, span)


# "a programme for towns called Clean Quays", "a resolution on the adoption of the Quay Plan"
_LEADS_TO_NAME = re.compile(
    r"(?:(?!\b(?:under|pursuant|line|accordance|basis|based)\b)[^,;.]){0,120}"
    r"|[^;.]{0,140}\b(?:titled|entitled|called|named|dubbed|known\s+as)\s+(?:the\s+)?[“‘\"]?"
)
# "The Clean Quays Strategy names six ports.", "It is called Clean Quays."
_OPENS = re.compile(r"\W*(?:[^\W\d]+\W+){0,8}")
_FRONT = 60


def _has_name(text: str, paper: Span, named: Sequence[Thing], after: Sentence | None) -> bool:
    """Return whether a policy by name stands where a paper does, or behind it: there or in the sentence after."""
    mentions = [m for thing in named for m in thing.mentions]
    if any(m.start < paper.end and paper.start < m.end for m in mentions):
        return True
    if any(m.start >= paper.end and _LEADS_TO_NAME.fullmatch(text, paper.end, m.start) for m in mentions):
        return True
    first = (t.mentions[0] for t in named if t.mentions)
    return after is not None and any(
        after.start <= m.start < after.start + _FRONT and _OPENS.fullmatch(text, after.start, m.start)
        for m in first
    )


def _bodies(text: str, gazetteer: Gazetteer) -> Iterator[tuple[int, int]]:
    """Yield where the public bodies of a sentence stand."""
    for found in (find_bodies(text), find_names(gazetteer, text), find_governments(text)):
        yield from ((m.start, m.end) for m in found if m.kind in _BODIES)
    yield from ((m.start, m.end) for m in (*find_bare_bodies(text), *find_groups(text)))


def _is_meant(paper: Mention, registry: Registry) -> bool:
    """Return whether "the plan" may stand for a policy that is known already."""
    return bool(of_kind(registry.of("policy"), paper.name.split()[-1].casefold()))


def is_unnamed(thing: Thing) -> bool:
    """Return whether nothing but its place tells a paper."""
    return thing.scoped and thing.kind == "PolicyDocument"


def papers_between(papers: Iterable[Thing], start: int, end: int) -> Iterator[tuple[Thing, Span]]:
    """Yield the papers without a name that a stretch of the text brings up, and where."""
    for thing in papers:
        if start <= thing.mentions[0].start and thing.mentions[0].end <= end:
            yield thing, thing.mentions[0]


__all__ = ["is_unnamed", "papers_between", "survey_papers"]
