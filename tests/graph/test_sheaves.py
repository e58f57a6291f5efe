"""What the graph takes of one document, and what it depends on."""

import json
from collections.abc import Mapping
from dataclasses import replace

from kg.graph.sheaves import Sheaf, Sheaves, links_by_document, make_sheaf
from kg.graph.statements import statements
from kg.keeping import FORGETFUL, Drawn
from kg.model import Extraction, Resolution

Pair = tuple[Extraction, ...]


def test_there_and_back(extractions: Pair, resolution: Resolution) -> None:
    """A sheaf that was written as JSON is the sheaf again."""
    for extraction in extractions:
        sheaf = make_sheaf(extraction, resolution, "key")
        again = Sheaf.from_row(json.loads(json.dumps(sheaf.to_row())))
        assert again == sheaf
        assert repr(again) == repr(sheaf)
        assert sheaf.claims
    assert len(extractions) == 2


def test_together(extractions: Pair, resolution: Resolution) -> None:
    """The claims of all sheaves are the statements of all documents."""
    sheaves = [make_sheaf(one, resolution) for one in extractions]
    claims = sorted((claim for one in sheaves for claim in one.claims), key=lambda claim: claim.id)
    assert tuple(claims) == statements(extractions, resolution)


def test_key(extractions: Pair, resolution: Resolution) -> None:
    """The key of a sheaf changes with what was drawn and with its own links, not with those of others."""
    one = extractions[0].document
    links = links_by_document(resolution)[one]

    def key(drawn: str, own: Mapping[str, str], found: Resolution = resolution) -> str:
        given = replace(found, links={(one, key): entity for key, entity in own.items()})
        return Sheaves([Drawn(one, drawn, lambda: extractions[0])], given, FORGETFUL).key(one)

    known = key("a", links)
    assert (
        known
        == key("a", dict(reversed(list(links.items()))))
        == key("a", links, replace(resolution, unsure=()))
    )
    assert len({known, key("b", links), key("a", {**links, "zone: x": "r:zone-x"}), ""}) == 4
    assert key("", links) == ""


def test_told(extractions: Pair, resolution: Resolution) -> None:
    """A thing of another name or class is told of the documents that speak of it, and of no other."""
    one, links = extractions[0].document, resolution.links

    def told(found: Resolution) -> str:
        return Sheaves([Drawn(one, "a", lambda: extractions[0])], found, FORGETFUL).told(one)

    own = {entity for (document, _), entity in links.items() if document == one}
    named = tuple(replace(e, label=f"{e.label} too") if e.id in own else e for e in resolution.entities)
    others = tuple(e if e.id in own else replace(e, label=f"{e.label} too") for e in resolution.entities)
    assert told(resolution) == told(replace(resolution, entities=others))
    assert told(resolution) != told(replace(resolution, entities=named))


def test_loaded_when_needed(extractions: Pair) -> None:
    """What was drawn is loaded whenever it is asked for, and not held: a build asks for it once or twice."""
    loads: list[int] = []

    def load() -> Extraction:
        loads.append(1)
        return extractions[0]

    drawn = Drawn("a", "key", load)
    assert loads == []
    assert drawn.extraction is extractions[0]
    assert drawn.extraction is extractions[0]
    assert loads == [1, 1]
