"""What the tools answer: dictionaries of plain values, made from an open graph."""

from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Final

from kg.exceptions import InputError, QueryError
from kg.mcp.shaping import Json, bounded, cell, evidence, thing, words
from kg.namespaces import compact
from kg.network.evidence import Passage
from kg.opened import Graph
from kg.questions.ask import Answer
from kg.questions.cells import Row

ROWS: Final = 50
MOST: Final = 200
SECONDS: Final = 20.0
LONGEST: Final = 20_000
"""Longer texts are not taken."""
PASSAGE: Final = 4_000


def search(graph: Graph, text: str, kind: str = "", limit: int = 20) -> Json:
    """Return things by name with their ids and how they were found."""
    found = graph.search(_short(text), kind or None, _limit(limit))
    rows = [
        {
            **thing(one.thing.label, one.thing.kind, one.thing.id),
            "found_by": words(one.name),
            "match": one.how,
            "claims": one.spoken,
        }
        for one in found
    ]
    note = "" if rows else "nothing in this graph is called anything like it"
    return bounded({"things": rows, "note": note}, "things")


def describe(graph: Graph, name: str, limit: int = ROWS) -> Json:
    """Return what is known of a thing, relation by relation, each statement with its passages."""
    told = graph.show(_short(name))
    said = [(relation, one) for relation in told.relations for one in relation.statements]
    rows = [
        {
            "relation": words(relation.words),
            "other": cell(one.other),
            "status": one.status,
            "independent_works": one.support.works,
            "evidence": evidence(one.quotes) or [{"document": words(d)} for d in one.documents[:3]],
        }
        for relation, one in said[: _limit(limit)]
    ]
    also = [words(alias) for alias in told.aliases[:20]]
    kinds = ", ".join(told.kinds) or told.thing.kind
    whole = thing(told.thing.label, kinds, told.thing.id)
    answer = {"thing": whole, "also_called": also, "statements": rows, "of": len(said), "note": ""}
    return bounded(answer, "statements")


def ask(
    graph: Graph,
    question: str,
    parameters: Mapping[str, str | int] | None = None,
    limit: int = ROWS,
    *,
    unsettled: bool = False,
) -> Json:
    """Return the answer to a question of the catalogue (by id) or a plain one, rows with their passages.

    With ``unsettled`` each row has ``settled``, and those that rest on likely claims come last.
    """
    given = {_short(str(key)): _short(str(value)) for key, value in (parameters or {}).items()}
    if unsettled:
        answer, more = graph.ask_both(_short(question), **given)
        rows = [_row(answer, row) | {"settled": True} for row in islice(answer, _limit(limit))]
        rows += [_row(more, row) | {"settled": False} for row in islice(more, _limit(limit) - len(rows))]
        number = len(answer.rows) + len(more.rows)
    else:
        answer = graph.ask(_short(question), **given)
        rows = [_row(answer, row) for row in islice(answer, _limit(limit))]
        number = len(answer.rows)
    return bounded(
        {
            "question": words(answer.question.question),
            "id": answer.question.id,
            "parameters": {bound.name: words(bound.label) for bound in answer.parameters},
            "answer": words(answer.told, 1_000),
            "rows": rows,
            "of": number,
            "note": words(". ".join(_notes(answer, unsettled=unsettled)), 1_000),
        },
        "rows",
    )


def _notes(answer: Answer, *, unsettled: bool) -> list[str]:
    """Return what the assistant should know beside the rows; of likely ones only if they are left out."""
    near = answer.elsewhere
    hints = answer.hints if not unsettled else (str(near),) if near else ()
    return [note for note in (answer.note, *map(str, answer.waiting), *hints) if note]


def _row(answer: Answer, row: Row) -> Json:
    cells = {column: cell(row.cell(column)) for column in answer.columns}
    return {**cells, "evidence": evidence(answer.evidence(row))}


def path(graph: Graph, start: str, end: str, paths: int = 1, avoid: Sequence[str] = ()) -> Json:
    """Return how two things are linked, step by step with sentences, or why they are not."""
    wanted = max(1, min(paths, 5))
    found = graph.path(_short(start), _short(end), k=wanted, avoid=[_short(one) for one in avoid[:20]])
    rows = [
        {
            "told": words(one.sentence, 2_000),
            "steps": [
                {
                    "step": words(str(hop), 600),
                    "status": hop.standing,
                    "evidence": [_passage(passage) for passage in hop.passages[:2]],
                }
                for hop in one.hops
            ],
        }
        for one in found
    ]
    return bounded({"paths": rows, "note": words(found.reason, 1_000)}, "paths")


def _passage(passage: Passage) -> Json:
    told = (
        {"sentence": words(passage.sentence, 600)} if passage.sentence else {"record": words(passage.record)}
    )
    page = {} if passage.page is None else {"page": passage.page}
    return {**told, "document": words(passage.document), "document_id": passage.source, **page}


def conflicts(graph: Graph, name: str = "", kind: str = "", limit: int = 20) -> Json:
    """Return where the sources disagree, every side with its sentences and whether it is believed."""
    found = graph.conflicts(_short(name) or None, kind=_short(kind) or None)
    rows = [
        {
            "about": cell(one.about),
            "kind": one.kind,
            "sides": [
                {
                    "relation": words(side.relation),
                    "says": cell(side.says),
                    "status": side.status,
                    "why_not_accepted": words(side.reason),
                    "independent_works": side.works,
                    "evidence": evidence(side.quotes),
                }
                for side in one.sides[:10]
            ],
        }
        for one in found[: _limit(limit)]
    ]
    return bounded({"conflicts": rows, "of": len(found), "note": ""}, "conflicts")


def query(graph: Graph, sparql: str, limit: int = ROWS) -> Json:
    """Return the rows of a read-only SPARQL query."""
    if len(sparql) > LONGEST:
        raise QueryError("the query is too long", f"{len(sparql)} characters", f"At most {LONGEST}")
    result = graph.query(sparql, limit=_limit(limit), timeout=SECONDS)
    rows = [{column: cell(row.cell(column)) for column in result.columns} for row in result]
    notes = " ".join(words(note) for note in result.notes)
    return bounded({"columns": list(result.columns), "rows": rows, "note": notes}, "rows")


def list_questions(graph: Graph, group: str = "") -> Json:
    """Return the questions of the catalogue with what they leave open."""
    asked = _short(group).casefold()
    rows = [
        {
            "id": one.id,
            "group": one.group,
            "question": one.question,
            "parameters": {p.name: p.type for p in one.parameters},
        }
        for one in graph.questions()
        if not asked or asked in one.group.casefold()
    ]
    if not rows:
        groups = ", ".join(sorted({one.group for one in graph.questions()}))
        raise InputError("there is no such group of questions", words(group), f"Groups: {groups}")
    return bounded({"questions": rows, "note": ""}, "questions")


def documents(graph: Graph) -> Json:
    """Return the source documents of the graph: ids and titles."""
    rows = [{"id": f"r:{row.id}", "title": words(row.title)} for row in graph._folder.manifest.documents]
    return bounded({"documents": rows, "note": ""}, "documents")


def passage(graph: Graph, document: str, start: int = 0, length: int = 2_000) -> Json:
    """Return a stretch of the canonical text of a document, from a code point on."""
    rows = graph._folder.manifest.documents
    wanted = _short(document).strip()
    local = compact(wanted).removeprefix("r:")
    found = [row for row in rows if local in (row.id, row.name) or wanted.casefold() == row.title.casefold()]
    if len(found) != 1:
        told = "; ".join(f"{words(row.title, 80)} (r:{row.id})" for row in rows[:10])
        why = "several documents are called so" if found else "there is no such document"
        raise InputError(why, words(document, 80), f"Give an id. Documents: {told}")
    text = graph._folder.text(found[0].digest)
    begin = max(0, min(start, len(text)))
    end = min(len(text), begin + max(1, min(length, PASSAGE)))
    return {
        "document": words(found[0].title),
        "document_id": f"r:{found[0].id}",
        "start": begin,
        "end": end,
        "of": len(text),
        "text": readable(text[begin:end]),
    }


def readable(text: str) -> str:
    """Return text with its lines, without other characters that are not shown."""
    return "".join(c if c.isprintable() or c == "\n" else " " for c in text)


def _short(text: str) -> str:
    if len(text) > 1_000:
        raise InputError("this is too long", f"{text[:40]}…", "Give a name, an id or one sentence")
    return text


def _limit(limit: int) -> int:
    return max(1, min(limit, MOST))
