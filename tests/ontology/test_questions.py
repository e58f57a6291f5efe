"""The fifty-eight questions are well formed and give the expected answers in both engines."""

import json
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pyoxigraph
import pytest
import rdflib
from rdflib import OWL, RDF, SKOS

from kg.namespaces import KG, compact, expand

QUESTIONS = Path(__file__).resolve().parents[2] / "ontology" / "questions"
GROUPS = {
    *("issuing", "measures", "places", "figures", "sources", "network"),
    *("industries", "gaps", "rankings", "lineage"),
}
IDS = [f"cq{n:02}" for n in range(1, 59)]
TYPES = re.compile(r"kg:[A-Z]\w+|skos:Concept|xsd:integer|concept:kgt:[\w-]+|property|any")
HEADER = re.compile(r"# (?P<key>id|question|group|param|empty|answer|whole|none|because|ask): (?P<value>.+)")
TOLD = ["empty", "answer", "whole", "none"]

Row = tuple[str | None, ...]


class Expected(NamedTuple):
    """The expected answer of one question on the fixture, and parameters whose answer is empty."""

    parameters: dict[str, str]
    columns: list[str]
    rows: list[list[str | None]]
    empty: list[dict[str, str]]


@cache
def expected() -> Mapping[str, Expected]:
    whole = json.loads((QUESTIONS / "expected.json").read_text(encoding="utf-8"))
    return {name: Expected(**answer) for name, answer in whole.items()}


@cache
def text(name: str) -> str:
    return (QUESTIONS / f"{name}.rq").read_text(encoding="utf-8")


def header(name: str) -> list[tuple[str, str]]:
    found = (HEADER.fullmatch(line) for line in text(name).splitlines())
    return [(m["key"], m["value"]) for m in found if m]


def parameters(name: str) -> list[tuple[str, str, str]]:
    """The parameters of a question: name, type, default."""
    found = []
    for key, value in header(name):
        if key == "param":
            match = re.fullmatch(r"(\w+): (\S+) = (\S+)", value)
            assert match, value
            found.append((match[1], match[2], match[3]))
    return found


def bound(name: str, values: Mapping[str, str]) -> str:
    """The text of a question with its parameters replaced by terms."""
    query = text(name)
    for variable, value in values.items():
        term = value if value.isdigit() else f"<{expand(value)}>"
        query = re.sub(rf"[$?]{variable}\b", term, query)
    return query


def cell(value: str | None, is_iri: bool) -> str | None:
    """A cell in one spelling: compact IRIs, numbers without idle zeros."""
    if value is None:
        return None
    if is_iri:
        return compact(value)
    try:
        number = Decimal(value)
    except InvalidOperation:
        return value
    return str(int(number)) if number == number.to_integral() else str(number.normalize())


def ordered(rows: Iterable[Iterable[str | None]]) -> list[Row]:
    return sorted((tuple(row) for row in rows), key=lambda row: [(c is None, c or "") for c in row])


def in_rdflib(
    dataset: rdflib.Dataset, query: str, values: Mapping[str, rdflib.term.Identifier] | None = None
) -> list[Row]:
    found = dataset.query(query, initBindings=dict(values or {}))
    rows = []
    for row in found:
        assert isinstance(row, rdflib.query.ResultRow)
        rows.append([cell(None if c is None else str(c), isinstance(c, rdflib.URIRef)) for c in row])
    return ordered(rows)


def columns(store: pyoxigraph.Store, query: str) -> list[str]:
    found = store.query(query, use_default_graph_as_union=True)
    assert isinstance(found, pyoxigraph.QuerySolutions)
    return [v.value for v in found.variables]


def in_oxigraph(store: pyoxigraph.Store, query: str) -> list[Row]:
    found = store.query(query, use_default_graph_as_union=True)
    assert isinstance(found, pyoxigraph.QuerySolutions)
    rows: list[list[str | None]] = []
    for row in found:
        cells: list[str | None] = []
        for c in row:
            assert c is None or isinstance(c, pyoxigraph.NamedNode | pyoxigraph.Literal)
            cells.append(cell(None if c is None else c.value, isinstance(c, pyoxigraph.NamedNode)))
        rows.append(cells)
    return ordered(rows)


def test_the_number_of_questions_is_known() -> None:
    """There are fifty-eight questions, 176 expected rows, and 42 parameter sets that must find nothing."""
    assert sorted(f.stem for f in QUESTIONS.glob("*.rq")) == IDS == sorted(expected())
    assert sum(len(e.rows) for e in expected().values()) == 176
    assert sum(len(e.empty) for e in expected().values()) == 42
    assert all(e.rows for e in expected().values())
    assert all(bool(e.empty) is bool(e.parameters) for e in expected().values())


@pytest.mark.parametrize("name", IDS)
def test_header_is_well_formed(
    name: str, vocabularies: Mapping[str, rdflib.Graph], terms: rdflib.Graph
) -> None:
    """A question gives id, words, group, the typed parameters that it uses, and whether it may be empty."""
    lines = header(name)
    values = dict(lines)
    params = parameters(name)
    keys = [key for key, _ in lines if key not in {"because", "ask"}]
    assert keys == ["id", "question", "group", *["param"] * len(params), *TOLD]
    assert (values["id"], values["empty"] in {"ok", "no"}, values["group"] in GROUPS) == (name, True, True)
    assert values["question"].endswith("?")
    assert (
        set(re.findall(r"\$(\w+)", text(name).partition("SELECT")[2]))
        == {p for p, _, _ in params}
        == set(expected()[name].parameters)
    )
    for _, kind, default in params:
        assert TYPES.fullmatch(kind), kind
        assert default.isdigit() == (kind == "xsd:integer")
        if kind.startswith("concept:kgt:"):
            scheme = vocabularies[kind.removeprefix("concept:kgt:")]
            assert (rdflib.URIRef(expand(default)), RDF.type, SKOS.Concept) in scheme
        elif kind.startswith("kg:"):
            assert (rdflib.URIRef(expand(kind)), RDF.type, OWL.Class) in terms


def test_every_group_has_a_question() -> None:
    """No group of questions is empty."""
    assert {dict(header(name))["group"] for name in IDS} == GROUPS


@pytest.mark.parametrize("name", IDS)
def test_answer_is_the_expected_one(name: str, dataset: rdflib.Dataset, store: pyoxigraph.Store) -> None:
    """Both engines give exactly the expected rows."""
    answer = expected()[name]
    query = bound(name, answer.parameters)
    assert columns(store, query) == answer.columns
    assert in_oxigraph(store, query) == ordered(answer.rows)
    assert in_rdflib(dataset, query) == ordered(answer.rows)


@pytest.mark.parametrize("name", [n for n in IDS if expected()[n].parameters])
def test_parameters_may_be_bound_from_outside(name: str, dataset: rdflib.Dataset) -> None:
    """Initial bindings of rdflib give the same answer as terms written into the question."""
    values: dict[str, rdflib.term.Identifier] = {
        k: rdflib.Literal(int(v)) if v.isdigit() else rdflib.URIRef(expand(v))
        for k, v in expected()[name].parameters.items()
    }
    assert in_rdflib(dataset, text(name), values) == ordered(expected()[name].rows)


@pytest.mark.parametrize(
    ("name", "values"),
    [(n, values) for n in IDS for values in expected()[n].empty],
    ids=lambda v: str(v)[:40],
)
def test_nothing_is_found_where_nothing_is(
    name: str, values: dict[str, str], dataset: rdflib.Dataset, store: pyoxigraph.Store
) -> None:
    """Parameters that nothing in the fixture fits give no row in either engine."""
    query = bound(name, values)
    assert in_oxigraph(store, query) == []
    assert in_rdflib(dataset, query) == []


@pytest.mark.parametrize("name", [n for n in IDS if not expected()[n].parameters])
def test_a_question_without_parameters_finds_nothing_in_an_empty_graph(
    name: str, terms: rdflib.Graph, vocabulary_store: pyoxigraph.Store
) -> None:
    """With nothing but the vocabulary, a question that leaves nothing open has no row in either engine."""
    bare = rdflib.Dataset(default_union=True)
    for triple in terms:
        bare.add(triple)
    assert in_oxigraph(vocabulary_store, text(name)) == []
    assert in_rdflib(bare, text(name)) == []


def test_every_class_is_used_by_a_question(terms: rdflib.Graph) -> None:
    """No class is there that no question asks about or takes as a parameter."""
    classes = {
        str(c).replace(KG, "kg:") for c in terms.subjects(RDF.type, OWL.Class) if str(c).startswith(KG)
    }
    used = set(re.findall(r"kg:[A-Z]\w+", "\n".join(map(text, IDS))))
    assert len(classes) == 25
    assert classes - used == set()


def test_a_thing_with_several_names_is_listed_once(store: pyoxigraph.Store) -> None:
    """Names, in whatever languages, neither multiply rows nor take one away: answers add them later."""
    rows = in_oxigraph(store, bound("cq06", {"place": "r:place-meer"}))
    assert [row[0] for row in rows].count("r:zone-coast-corridor") == 1  # has a Chinese name only
    assert [row[2] for row in rows].count("r:place-meer") == 1  # has two
