"""Evidence packs of a graph: what is needed of the stages to make one, brought together."""

from functools import lru_cache

from kg.claims.gathering.coded import coded_rules
from kg.claims.rules.declarative import rules
from kg.documents.segments import segment
from kg.exceptions import GraphError
from kg.graph.store import GraphFolder
from kg.questions.context import Layout
from kg.questions.pack import Pack
from kg.questions.packing import Desk, make_pack


def evidence_of(graph: GraphFolder, said: str) -> Pack:
    """Return the evidence for a claim (by its id), a thing (by its name) or a fact (in words).

    Raises:
        QuestionError: if nothing, or more than one thing, is meant.
    """
    told = {rule.id: rule.says for rule in rules()} | {rule.id: rule.says for rule in coded_rules()}
    judged = graph.report.get("judgements")

    def address_of(digest: str) -> str:
        try:
            return str(graph.reading(digest).get("address", ""))
        except GraphError:
            return ""  # the example of the package keeps its texts only

    return make_pack(
        Desk(
            graph=graph,
            rows=graph.manifest.documents,
            judgements=tuple(judged) if isinstance(judged, list) else (),
            rules=told,
            layout_of=_layout_of,
            address_of=address_of,
        ),
        said,
    )


@lru_cache(maxsize=64)
def _layout_of(text: str) -> Layout:
    """Return the sentences of a canonical text."""
    found = segment(text).sentences
    return Layout(tuple((one.start, one.end) for one in found), tuple(one.block for one in found))
