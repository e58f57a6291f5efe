"""Tables say what the heads of their columns say, in whatever form they come, and nothing beyond that."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.claims.extract import Extractor
from kg.claims.tables.grid import cut_cells, find_tables
from kg.claims.tables.roles import roles_of
from kg.documents.load import read_bytes
from kg.evaluation.cases import read_cases, tally
from kg.evaluation.facts import facts_of
from kg.model import Key

HEADS = ("Law", "Issued by", "Date of issue")
ROW = ("Clean Harbour Act", "Ministry of Ports", "3 March 2019")
HTML = (
    "<html><body><h1>Laws</h1><table>"
    + "".join(f"<tr>{''.join(f'<td>{c}</td>' for c in row)}</tr>" for row in (HEADS, ROW))
    + "</table></body></html>"
)
FORMS = {
    "laws.md": f"# Laws\n\n| {' | '.join(HEADS)} |\n|---|---|---|\n| {' | '.join(ROW)} |\n",
    "laws.html": HTML,
    "laws.csv": "\n".join(",".join(row) for row in (HEADS, ROW)),
    "tabs.txt": "Laws\n\n" + "\n".join("\t".join(row) for row in (HEADS, ROW)),
    "bars.txt": "Laws\n\n" + "\n".join(f"| {' | '.join(row)} |" for row in (HEADS, ROW)),
}


@pytest.mark.parametrize("name", FORMS)
def test_every_form_of_a_table_says_the_same(extractor: Extractor, name: str) -> None:
    """The same table gives the same issuer and day as Markdown, HTML, CSV and text with tabs or bars."""
    document = read_bytes(FORMS[name].encode(), name)
    facts = facts_of(extractor.extract(document), {})
    assert [(p.left.names[0], p.right.names[0]) for p in facts.issuers] == [ROW[:2]]
    assert [(p.left.names[0], p.right.names[0]) for p in facts.dates] == [(ROW[0], "2019-03-03")]


MERGED = {
    "rows.html": "<table><tr><th colspan=3>Table 2</th></tr>"
    "<tr><th>Strategy</th><th>Action</th><th>Lead agency</th></tr>"
    "<tr><td rowspan=2>Clean Harbour Strategy</td><td>Install shore power</td><td>Ports Authority</td></tr>"
    "<tr><td>Replace diesel cranes</td><td>Ministry of Ports</td></tr></table>",
    "gaps.md": "| Strategy | Action | Lead agency |\n|---|---|---|\n"
    "| Clean Harbour Strategy | Install shore power | Ports Authority |\n"
    "| | Replace diesel cranes | Ministry of Ports |\n",
}


@pytest.mark.parametrize("name", MERGED)
def test_words_stay_below_their_heads(extractor: Extractor, name: str) -> None:
    """In the rows beside a merged cell, and below a title over all columns, every cell keeps its column."""
    extraction = extractor.extract(read_bytes(MERGED[name].encode(), name))
    labels = {r.key: r.label for r in extraction.referents}
    said = {
        (c.predicate, labels[c.subject], labels[c.object.key])
        for c in extraction.claims
        if c.predicate in ("kg:hasMeasure", "kg:implementedBy") and isinstance(c.object, Key)
    }
    assert said == {
        ("kg:hasMeasure", "Clean Harbour Strategy", "Install shore power"),
        ("kg:hasMeasure", "Clean Harbour Strategy", "Replace diesel cranes"),
        ("kg:implementedBy", "Install shore power", "Ports Authority"),
        ("kg:implementedBy", "Replace diesel cranes", "Ministry of Ports"),
    }


@given(st.lists(st.text(st.characters(exclude_characters="|\t\r\n", codec="utf-8")), min_size=1, max_size=6))
def test_cells_stand_where_they_say(cells: list[str]) -> None:
    """The words of a cell are those between its offsets, and cells come in order without overlap."""
    row = " | ".join(cells)
    found = list(cut_cells(row, 7))
    assert [row[c.start - 7 : c.end - 7] for c in found] == [c.text for c in found]
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_a_table_without_heads_is_none() -> None:
    """Rows that begin with a row of numbers have no heads."""
    document = read_bytes(b"Sums\n\n| 12 | 13 |\n| 14 | 15 |\n", "sums.txt")
    assert list(find_tables(document)) == []


@pytest.mark.parametrize(
    ("head", "role"),
    [
        ("Name of the law", "policy"),
        ("Law school", ""),
        ("Lead ministry/agency", "actor"),
        ("Lead singer", ""),
        ("Province/Region", "site"),
        ("Provincial tax", ""),
        ("Time-frame", "deadline"),
        ("Frame", ""),
        ("Estimated cost (USD million)", "budget"),
        ("Cost of living", ""),
    ],
)
def test_a_head_tells_its_role(head: str, role: str) -> None:
    """A head stands for a role as a whole, whatever a bracket adds; a longer name stands for none."""
    assert roles_of([head]) == (role,)


BLIND = [
    case
    for path in sorted((Path(__file__).with_name("cases") / "tables_blind").glob("*.toml"))
    for case in read_cases(path)
]
# What was found of the facts that the writers of the tables saw, and how many of the wrong ones.
FOUND, BROKEN = 192, 8


def test_tables_of_writers_who_did_not_know_the_rules(extractor: Extractor) -> None:
    """Of the facts of blind tables no fewer are found than before, and no more wrong ones are drawn."""
    told = [t for case in BLIND for t in tally(extractor, [case]).values()]
    assert (len(BLIND), sum(t.expected for t in told)) == (25, 278)
    assert sum(t.found for t in told) >= FOUND
    assert sum(t.broken for t in told) <= BROKEN
