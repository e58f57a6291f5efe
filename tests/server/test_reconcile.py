"""The reconciliation service: what OpenRefine asks and what the published schemas want of the answers."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.testclient import TestClient

import kg
from kg.server.reconcile import routes
from kg.server.reconcile_match import BATCH
from kg.server.site import Site

DATE = re.compile(r"-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)?")


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    """A client of the service over the example graph."""
    with kg.open(kg.EXAMPLE) as graph, TestClient(Starlette(routes=routes(Site(graph)))) as made:
        yield made


def ask(client: TestClient, **queries: object) -> Any:
    """Return the result batch of some queries, sent as a form."""
    reply = client.post("/reconcile", data={"queries": json.dumps(queries)})
    assert reply.status_code == 200, reply.text
    check_results(reply.json())
    return reply.json()


def check_results(batch: Any) -> None:
    """Hold a result batch against the main points of its schema, and against its order."""
    for answer in batch.values():
        assert set(answer) == {"result"}
        scores = [one["score"] for one in answer["result"]]
        assert scores == sorted(scores, reverse=True)
        assert sum(one["match"] for one in answer["result"]) <= 1
        for one in answer["result"]:
            assert isinstance(one["id"], str)
            assert isinstance(one["name"], str)
            assert isinstance(one["match"], bool)
            assert 0 <= one["score"] <= 100
            assert all(set(kind) == {"id", "name"} for kind in one["type"])
            names = [feature["id"] for feature in one["features"]]
            assert len(names) == len(set(names))
            assert all(isinstance(feature["value"], bool | int | float) for feature in one["features"])


def test_the_manifest_says_what_is_offered(client: TestClient) -> None:
    """Without parameters the service tells of itself all that its schema wants, with whole addresses."""
    told = client.get("/reconcile").json()
    assert "0.2" in told["versions"]
    assert all(isinstance(told[key], str) for key in ("name", "identifierSpace", "schemaSpace"))
    assert "{{id}}" in told["view"]["url"]
    assert "{{id}}" in told["preview"]["url"]
    assert isinstance(told["preview"]["width"], int)
    assert set(told["suggest"]) == {"entity", "property", "type"}
    assert told["extend"]["propose_properties"]["service_url"].startswith("http://testserver")
    assert {"id": "kg:Zone", "name": "zone"} in told["defaultTypes"]
    for service in told["suggest"].values():
        address = service["service_url"] + service["service_path"]
        assert client.get(address, params={"prefix": "a"}).json()["result"]


# (query, id of the first candidate or none, whether it is matched): one comment each
QUERIES = (
    ({"query": "Shapingba"}, "r:place-shapingba", True),  # exactly one thing is called so
    ({"query": "SHAPINGBA district"}, "r:place-shapingba", True),  # by an alias, whatever the case
    ({"query": "重庆"}, "r:place-chongqing", True),  # by a Chinese name
    ({"query": "r:place-shapingba"}, "r:place-shapingba", True),  # by its id
    ({"query": "Shapinba"}, "r:place-shapingba", False),  # a slip is never sure
    ({"query": "Shapingba", "type": "kg:AdministrativeArea"}, "r:place-shapingba", True),
    ({"query": "Shapingba", "type": ["kg:Zone"]}, None, False),  # it is no zone
    ({"query": "r:place-shapingba", "type": "kg:Zone"}, None, False),  # not by its id either
    ({"query": "Science City", "type": "kg:Zone"}, None, False),  # part of a name of several
    ({"query": "nothing of that name qqq"}, None, False),
)


@pytest.mark.parametrize(("query", "wanted", "match"), QUERIES, ids=[str(n) for n in range(len(QUERIES))])
def test_a_match_is_made_only_if_it_is_sure(
    client: TestClient, query: dict[str, object], wanted: str | None, match: bool
) -> None:
    """Only the one thing of the kind that bears exactly the name is matched; others are candidates."""
    result = ask(client, q0=query)["q0"]["result"]
    if wanted is not None:
        assert result[0]["id"] == wanted
        assert result[0]["match"] is match
        assert (result[0]["score"] == 100) is match
    else:
        assert not any(one["match"] for one in result)


def test_properties_narrow_and_lower(client: TestClient) -> None:
    """A property that holds keeps a match, one that does not takes it away and lowers the score."""
    held = {"query": "Shapingba", "properties": [{"pid": "kg:adminParent", "v": "Chongqing"}]}
    by_id = {
        "query": "Shapingba",
        "properties": [{"pid": "kg:adminParent", "v": {"id": "r:place-chongqing"}}],
    }
    wrong = {"query": "Shapingba", "properties": [{"pid": "kg:adminParent", "v": ["Chengdu", 5, True]}]}
    found = ask(client, a=held, b=by_id, c=wrong)
    assert [found[key]["result"][0]["match"] for key in "abc"] == [True, True, False]
    assert [found[key]["result"][0]["score"] for key in "abc"] == [100, 100, 50]


def test_get_and_post_answer_alike(client: TestClient) -> None:
    """A batch may come in the address too, and a limit holds."""
    queries = json.dumps({"x": {"query": "science", "limit": 2}})
    one = client.get("/reconcile", params={"queries": queries}).json()
    assert one == client.post("/reconcile", data={"queries": queries}).json()
    assert len(one["x"]["result"]) == 2


# (form, status): requests that cannot be answered
BAD = (
    ({"queries": "no json"}, 400),
    ({"queries": "[1]"}, 400),
    ({"queries": "[" * 100_000}, 400),
    ({"queries": '{"a": 5}'}, 400),
    ({"queries": '{"a": {"query": 5}}'}, 400),
    ({"queries": '{"a": {"query": ""}}'}, 400),
    ({"queries": '{"a": {"query": "x", "limit": 0}}'}, 400),
    ({"queries": '{"a": {"query": "x", "limit": 1e999}}'}, 400),
    ({"queries": '{"a": {"query": "x", "type": "kg:Nothing"}}'}, 400),
    ({"queries": '{"a": {"query": "x", "type": "}; DROP ALL"}}'}, 400),
    ({"queries": '{"a": {"query": "x", "properties": [{"pid": "x> ?p ?o", "v": 1}]}}'}, 400),
    ({"queries": json.dumps({str(n): {"query": "x"} for n in range(BATCH + 1)})}, 413),
    ({"extend": '{"ids": 5}'}, 400),
    ({"extend": '{"ids": ["a"], "properties": [{"id": "rdf:nothing"}]}'}, 400),
    ({"extend": json.dumps({"ids": ["a"] * 1000, "properties": []})}, 413),
)


@pytest.mark.parametrize(("form", "status"), BAD, ids=[str(n) for n in range(len(BAD))])
def test_bad_requests_are_told(client: TestClient, form: dict[str, str], status: int) -> None:
    """What cannot be answered gets a message and a status, and the service goes on."""
    reply = client.post("/reconcile", data=form)
    assert reply.status_code == status
    assert reply.json()["status"] == "error"
    assert reply.json()["message"]


@given(
    st.dictionaries(st.text(max_size=5), st.fixed_dictionaries({"query": st.text(max_size=20)}), max_size=2)
)
def test_any_names_may_be_asked(client: TestClient, queries: dict[str, dict[str, str]]) -> None:
    """No name makes the service fail, halves of surrogate pairs neither."""
    reply = client.post("/reconcile", data={"queries": json.dumps(queries)})
    assert reply.status_code in (200, 400)
    if reply.status_code == 200:
        assert set(reply.json()) == set(queries)


def test_suggestions(client: TestClient) -> None:
    """Things, kinds and properties are suggested as one types, further ones behind a cursor."""
    entity = client.get("/reconcile/suggest/entity", params={"prefix": "shap"}).json()["result"]
    assert entity[0]["id"] == "r:place-shapingba"
    assert entity[0]["notable"] == [{"id": "kg:AdministrativeArea", "name": "administrative area"}]
    kinds = client.get("/reconcile/suggest/type", params={"prefix": "zon"}).json()["result"]
    assert kinds == [{"id": "kg:Zone", "name": "zone"}]
    properties = client.get("/reconcile/suggest/property", params={"prefix": "issued"}).json()["result"]
    assert {"kg:issuedBy", "^kg:issuedBy"} <= {one["id"] for one in properties}
    assert {one["name"] for one in properties if one["id"] == "^kg:issuedBy"} == {"issued"}
    several = client.get("/reconcile/suggest/entity", params={"prefix": "a"}).json()["result"]
    further = client.get("/reconcile/suggest/entity", params={"prefix": "a", "cursor": "20"}).json()["result"]
    assert not {one["id"] for one in several} & {one["id"] for one in further}


def test_values_are_fetched(client: TestClient) -> None:
    """Values come as things, numbers, dates or texts as their schema wants; unknown things have none."""
    asked: dict[str, list[Any]] = {
        "ids": ["r:place-shapingba", "r:place-chongqing", "r:nothing"],
        "properties": [{"id": p} for p in ("kg:adminParent", "schema:latitude", "skos:altLabel")]
        + [{"id": "^kg:adminParent", "settings": {"limit": 2}}],
    }
    reply = client.post("/reconcile", data={"extend": json.dumps(asked)}).json()
    assert [one["id"] for one in reply["meta"]] == [one["id"] for one in asked["properties"]]
    assert set(reply["rows"]) == set(asked["ids"])
    row = reply["rows"]["r:place-shapingba"]
    assert row["kg:adminParent"] == [{"id": "r:place-chongqing", "name": "Chongqing"}]
    assert set(row["schema:latitude"][0]) == {"float"}
    assert {"str": "沙坪坝"} in row["skos:altLabel"]
    assert len(reply["rows"]["r:place-chongqing"]["^kg:adminParent"]) == 2
    assert set(map(tuple, reply["rows"]["r:nothing"].values())) == {()}


def test_dates_are_written_as_the_schema_wants(client: TestClient) -> None:
    """A day is given with a time, as OpenRefine reads dates."""
    name = "Master Plan for the Construction of the Chengdu-Chongqing Economic Circle"
    policy = ask(client, q={"query": name})["q"]["result"][0]["id"]
    asked = {"ids": [policy], "properties": [{"id": "kg:issuedOn"}]}
    values = client.get("/reconcile", params={"extend": json.dumps(asked)}).json()["rows"][policy][
        "kg:issuedOn"
    ]
    assert values
    assert all(DATE.fullmatch(value["date"]) for value in values)


def test_the_preview_is_a_safe_small_page(client: TestClient) -> None:
    """A preview holds name, kind, facts and a sentence, runs no script, and an unknown id is a 404."""
    page = client.get("/reconcile/preview", params={"id": "r:zone-western-chongqing-science-city"})
    assert "<h1>Western (Chongqing) Science City</h1>" in page.text
    assert "<blockquote>" in page.text
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert len(page.text) < 6_000
    bad = client.get("/reconcile/preview", params={"id": "<script>alert(1)</script>"})
    assert bad.status_code == 404
    assert "<script" not in bad.text


def test_properties_are_proposed(client: TestClient) -> None:
    """Properties that can be fetched are listed for a kind, as many as wanted."""
    reply = client.get("/reconcile/properties", params={"type": "kg:Zone", "limit": "3"}).json()
    assert reply["type"] == "kg:Zone"
    assert len(reply["properties"]) == 3


def test_the_cases_are_there() -> None:
    """As many cases as were written are run."""
    assert (len(QUERIES), len(BAD)) == (10, 15)
