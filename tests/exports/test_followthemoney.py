"""FollowTheMoney: every entity keeps to the schema, and what has no place there is named."""

import json
import re
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.exports.followthemoney import entity_id, to_entities
from kg.graph.store import GraphFolder
from kg.namespaces import R

from .conftest import NAMES, STRANGE, load, named, written

Entity = dict[str, Any]
# What the schema (version 4.11) lets an entity of each kind have: property, and what its values look like.
# A name of a schema instead of a pattern is the range of a link.
TEXT, DAY, ID = (
    re.compile(r".*\S.*", re.DOTALL),
    re.compile(r"\d{4}(-\d\d(-\d\d)?)?"),
    re.compile(r"[\w.-]+", re.A),
)
THING: Mapping[str, Any] = {"name": TEXT, "alias": TEXT, "country": re.compile("[a-z]{2}"), "keywords": TEXT}
LINK: Mapping[str, Any] = {"role": TEXT, "description": TEXT, "proof": "Document"}
SCHEMA: Mapping[str, Mapping[str, Any]] = {
    "PublicBody": THING,
    "Organization": THING,
    "Project": {**THING, "startDate": DAY, "goal": TEXT},
    "Event": THING,
    "Address": {
        **THING,
        "full": TEXT,
        "latitude": re.compile(r"-?\d+(\.\d+)?"),
        "longitude": re.compile(r"-?\d+(\.\d+)?"),
    },
    "Document": {
        **THING,
        "fileName": TEXT,
        "title": TEXT,
        "publisher": TEXT,
        "publishedAt": DAY,
        "language": re.compile("[a-z]{3}"),
        "sourceUrl": re.compile(r"https?://\S+"),
    },
    "ProjectParticipant": {**LINK, "project": "Project", "participant": "LegalEntity"},
    "Documentation": {**LINK, "document": "Document", "entity": "Thing"},
    "UnknownLink": {**LINK, "subject": "Thing", "object": "Thing"},
}
REQUIRED: Mapping[str, tuple[str, ...]] = {
    "PublicBody": ("name",),
    "Organization": ("name",),
    "Event": ("name",),
    "Document": ("fileName",),
    "ProjectParticipant": ("project", "participant"),
    "Documentation": ("document", "entity"),
    "UnknownLink": ("subject", "object"),
}
WIDER: Mapping[str, tuple[str, ...]] = {"LegalEntity": ("PublicBody", "Organization")}
THINGS = ("PublicBody", "Organization", "Project", "Event", "Address", "Document")


def faults(entities: list[Entity]) -> list[str]:
    """Return what breaks the schema."""
    kinds = {one["id"]: one["schema"] for one in entities}
    found = [] if len(kinds) == len(entities) else ["an id stands twice"]
    for one in entities:
        rules, had = SCHEMA[one["schema"]], one["properties"]
        found += [] if ID.fullmatch(one["id"]) else [f"bad id {one['id']}"]
        found += [f"{one['id']} lacks {name}" for name in REQUIRED.get(one["schema"], ()) if name not in had]
        found += [f"{one['id']} has {name}" for name in had if name not in rules]
        for name in had.keys() & rules.keys():
            found += [f"{one['id']} {name}: {v!r}" for v in had[name] if not fits(rules[name], v, kinds)]
    return found


def fits(rule: Any, value: str, kinds: Mapping[str, str]) -> bool:
    """Return whether a value looks as it must, or names an entity of the right kind."""
    if isinstance(rule, str):
        kind = kinds.get(value, "")
        return kind in (THINGS if rule == "Thing" else WIDER.get(rule, (rule,)))
    return bool(rule.fullmatch(value))


def entities(graph: GraphFolder) -> list[Entity]:
    """Return the entities of a graph, one of each line."""
    return [json.loads(line) for line in written(graph, "ftm").decode().split("\n")[:-1]]


def test_entities(graph: GraphFolder) -> None:
    """Bodies, policies, places and documents become what they are closest to."""
    found = {one["id"]: one for one in entities(graph)}
    assert faults([*found.values()]) == []
    assert found["policy-lume"] == {
        "id": "policy-lume",
        "schema": "Project",
        "properties": {
            "alias": ["the Plan", "卢梅规划"],
            "keywords": ["shipbuilding"],
            "name": ["Lume Plan"],
            "startDate": ["2024-05-04"],
        },
    }
    assert found["body-harbour"]["schema"] == "PublicBody"
    place = found["place-lume"]["properties"]
    assert (place["country"], place["latitude"]) == (["zz"], ["51.5"])  # the country of what is above it
    document = found["source-lume"]["properties"]
    assert (document["fileName"], document["language"]) == (["lume.txt"], ["eng"])


def test_relations(graph: GraphFolder) -> None:
    """A relation tells its role, the document that proves it and the words."""
    links = {one["properties"]["role"][0]: one for one in entities(graph) if one["id"].startswith("link-")}
    assert links["issued by"]["schema"] == "ProjectParticipant"
    assert links["issued by"]["properties"] == {
        "description": ["The Harbour Ministry issued the Lume Plan on 4 May 2024."],
        "participant": ["body-harbour"],
        "project": ["policy-lume"],
        "proof": ["source-lume"],
        "role": ["issued by"],
    }
    assert links["discusses"]["schema"] == "Documentation"
    assert links["establishes"]["schema"] == "UnknownLink"
    assert len(links) == 4


def test_what_is_left_out_is_named(graph: GraphFolder) -> None:
    """Things without a schema are left out, and told by kind and number."""
    assert to_entities(graph).notes == ("Left out, since FollowTheMoney has no schema for it: measure (1)",)
    assert to_entities(named(["x"])).notes == ()


ODD = """
GRAPH r:graph-facts {
  r:zone-城市 a kg:Zone ; rdfs:label "A"@en ; kg:within r:zone-城市 .
  r:zone-nameless a kg:Zone ; kg:within r:zone-城市 .
  r:policy-undated a kg:Policy ; rdfs:label "P"@en ; kg:year "soon" ; kg:issuedBy r:group .
  r:group a kg:UnnamedGroup ; rdfs:label "several ministries"@en .
}
GRAPH r:graph-claims-source-lume {
  r:source-lume a kg:SourceDocument ; rdfs:label "L" ; dcterms:date "early 2024" ; dcterms:language "xx" ;
    dcterms:source "javascript:alert(1)" .
}
"""


def test_odd_things() -> None:
    """Ids, dates, languages and addresses that are none there are left out or replaced, never written."""
    found = entities(load(ODD))
    assert faults(found) == []
    assert sorted(one["schema"] for one in found) == ["Address", "Document", "Project"]
    assert "javascript" not in written(load(ODD), "ftm").decode()


@pytest.mark.parametrize(
    ("entity", "fault"),
    [
        ({"id": "a", "schema": "Project", "properties": {"nmae": ["x"]}}, "a has nmae"),
        ({"id": "a", "schema": "Event", "properties": {}}, "a lacks name"),
        ({"id": "-", "schema": "Project", "properties": {"startDate": ["May"]}}, "- startDate: 'May'"),
        ({"id": "a", "schema": "Event", "properties": {"name": [""]}}, "a name: ''"),
    ],
)
def test_faults_are_seen(entity: Entity, fault: str) -> None:
    """The check of this test sees what breaks the schema."""
    assert faults([entity]) == [fault]


def test_ids() -> None:
    """An id has the letters that are allowed there; others are replaced by a hash that stays the same."""
    assert entity_id(R + "zone-a.b") == "zone-a.b"
    assert entity_id(R + "城市") == entity_id(R + "城市") != entity_id(R + "城")
    assert all(ID.fullmatch(entity_id(R + name)) for name in ("城市", "-a", "a/b", "x" * 300, "a_b"))


@settings(max_examples=30)
@given(st.lists(NAMES, min_size=1, max_size=4))
def test_any_names(names: list[str]) -> None:
    """Any names give valid entities, one a line, with the names as they are."""
    found = entities(named(names))
    assert faults(found) == []
    told = [one["properties"]["name"][0] for one in found if one["schema"] == "Address"]
    assert sorted(told) == sorted(name for name in names if name.strip())


def test_strange_names() -> None:
    """So do the strangest ones."""
    assert faults(entities(named(STRANGE))) == []
