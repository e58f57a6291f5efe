"""Single pages of the example graph: what they tell, their twins, conditional requests, errors in words."""

import csv
import io
import json
import re

import pytest
import rdflib
from starlette.testclient import TestClient

from kg.opened import Graph
from kg.server.pages.routing import PAGES
from kg.server.pages.sparql_page import examples

from .conftest import HOSTILE
from .markup import read

AREA = "/thing/place-chongqing"
# Address, status, words that stand on the page.
TELLS = (
    ("/", 200, "Chongqing"),
    ("/search?q=chongq", 200, "Chongqing Metropolitan Area"),  # the beginning of a name
    ("/search?q=重庆", 200, "Chongqing"),  # a Chinese name
    ("/search?q=Shapngba", 200, "Shapingba"),  # a slip of the pen
    ("/search?q=qqqqzz", 200, "Nothing in this graph is called so"),
    ("/search?kind=zone", 200, "Western Science City"),
    (AREA, 200, "is the administrative parent of"),
    (f"{AREA}?relation=contains", 200, "All that is told of it"),
    ("/thing/place-chonqing", 404, "Chongqing"),  # a wrong id tells near names
    ("/document/source-0", 404, "no such document"),
    ("/questions?ask=which+zones+take+in+Shapingba", 200, "4 zones take in Shapingba"),
    ("/questions?ask=hello+there", 400, "no question of the catalogue fits"),
    ("/questions/cq06?place=Beibei", 200, "Beibei"),
    ("/questions/cq06?place=Nowhereville", 404, "Nothing here is called"),
    ("/questions/cq27", 200, "Believe likely statements that are not settled, too"),
    ("/questions/cq27?unsettled=yes", 200, "If likely statements that are not settled are believed"),
    ("/questions/cq99", 404, "no such question"),
    ("/path?from=Shapingba&to=State+Council", 200, "which is covered by"),
    ("/path?from=Shapingba&to=Shapingba", 400, "the same"),
    ("/path?from=Shapingba", 200, "Every step of the path"),
    ("/ring?about=Chongqing", 200, "Chongqing is related to"),
    ("/lanes", 200, "Four lanes"),
    ("/matrix?rows=places&columns=industries", 200, "The same as a table"),
    ("/matrix?rows=places&columns=places", 400, "Choose two families"),
    ("/timeline", 200, "The same as a table"),
    ("/map", 200, "The same as a table"),
    ("/map?about=Nowhereville", 404, "Nothing here is called"),
    ("/conflicts?kind=dates", 200, "disputed"),
    ("/conflicts?kind=tastes", 400, "no such kind"),
    ("/query?query=SELECT+*+%7B+%3Fs+kg:issuedBy+%3Fo+%7D", 200, "State Council"),
    ("/query?query=SELECT+%2A+%7B+%3Fs+", 400, "line 1, column"),  # an error tells its place
    ("/query?query=DROP+ALL", 400, "may not change the graph"),
    ("/about", 200, "SHA-256"),
    ("/quality", 200, "Unseen"),
    ("/documents?page=77", 400, "no page 77"),
    ("/nowhere", 404, "leads nowhere"),
    ("/search?kind=nonsense", 404, "no class of things called “nonsense”"),  # neither taken nor passed over
    ("/search?class=nonsense", 404, "policy documents"),  # the classes that there are stand below
    ("/search?class=zone", 200, "All zones"),  # another word for the same
    ("/search?kind=zone&page=0", 400, "counting begins with 1"),
    ("/search?kind=zone&page=two", 400, "no whole number"),
    ("/search?kind=zone&page=99999999999", 400, "too large"),
    ("/query?query=SELECT+(1+AS+%3Fn)+%7B%7D", 200, "Answer 1 row "),  # one is no plural
)


@pytest.mark.parametrize(("address", "status", "words"), TELLS, ids=[one[0] for one in TELLS])
def test_a_page_tells(client: TestClient, address: str, status: int, words: str) -> None:
    """Every kind of page answers with its status and its words, and keeps to the rules of markup."""
    reply = client.get(address, headers={"accept": "text/html"})
    assert reply.status_code == status
    seen = read(reply.text)
    assert seen.faults == []
    assert words in " ".join(" ".join(seen.text).split())


def test_all_kinds_of_pages_are_looked_at() -> None:
    """The cases above and the walk over all links have every address of the pages between them."""
    assert len(PAGES) == 23
    assert len(TELLS) == 43


def test_a_page_runs_nothing_and_loads_nothing(client: TestClient) -> None:
    """Only the page of the whole graph may run a script, its own; none may load from elsewhere."""
    policy = client.get("/").headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script" not in policy
    assert "unsafe" not in policy
    reply = client.get("/graph")
    assert "'unsafe-inline'" not in reply.headers["content-security-policy"]
    assert re.search(r"script-src 'sha256-[^;]+;", reply.headers["content-security-policy"])


def test_a_thing_has_twins(client: TestClient, example: Graph) -> None:
    """JSON, CSV and Turtle tell what the page tells, by suffix and by what a client accepts."""
    told = json.loads(client.get(f"{AREA}.json").text)
    lines = list(csv.DictReader(io.StringIO(client.get(f"{AREA}.csv").text)))
    graph = rdflib.Graph().parse(data=client.get(f"{AREA}.ttl").text, format="turtle")
    described = {(r.words, s.status) for r in example.show("Chongqing").relations for s in r.statements}
    assert {(one["relation"], one["status"]) for one in told["told"]} == described
    assert {(one["relation"], one["status"]) for one in lines} == described
    assert (rdflib.URIRef(told["iri"]), rdflib.RDFS.label, rdflib.Literal("Chongqing", lang="en")) in graph
    for media, kind in (("application/json", "json"), ("text/csv", "csv"), ("text/turtle", "ttl")):
        reply = client.get(AREA, headers={"accept": f"text/html;q=0.5, {media}"})
        assert reply.headers["content-type"].startswith(media)
        assert reply.headers["content-location"] == f"{AREA}.{kind}"
        assert reply.headers["vary"] == "Accept"
        assert reply.text == client.get(f"{AREA}.{kind}").text
    assert client.get(AREA, headers={"accept": "image/png"}).headers["content-type"].startswith("text/html")


def test_the_iri_of_a_thing_leads_to_its_page(client: TestClient, example: Graph) -> None:
    """The last part of an IRI is an address: of a thing, a term, a document, a claim."""
    claim = example.claims("Chongqing")[0]
    for address, to in (
        ("/id/place-chongqing", AREA),
        ("/terms/doc-plan", "/thing/doc-plan"),
        (
            f"/id/{claim.document_iri.rpartition('/')[2]}",
            f"/document/{claim.document_iri.rpartition('/')[2]}",
        ),
        (f"/id/{claim.id.partition(':')[2]}", f"/document/{claim.document_iri.rpartition('/')[2]}?claim="),
    ):
        reply = client.get(address, follow_redirects=False)
        assert reply.status_code == 303
        assert reply.headers["location"].startswith(to)
    assert client.get("/id/nothing-such").status_code == 404


def test_an_unchanged_page_is_not_sent_again(client: TestClient) -> None:
    """A page has a mark of the graph and of what was asked; HEAD has the same headers."""
    first = client.get(AREA)
    again = client.get(AREA, headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get(f"{AREA}?relation=contains").headers["etag"] != first.headers["etag"]
    assert client.get(AREA, headers={"accept": "text/csv"}).headers["etag"] != first.headers["etag"]
    assert client.head(AREA).headers["etag"] == first.headers["etag"]
    assert "etag" not in client.get("/thing/nothing").headers


def test_assets_are_named_by_their_content(client: TestClient) -> None:
    """The stylesheet is sent for good under a name with its digest; under another there is none."""
    address = next(link for link in read(client.get("/").text).links if link.endswith(".css"))
    reply = client.get(address)
    assert "immutable" in reply.headers["cache-control"]
    assert ".kZone{" in reply.text
    for wrong in ("/static/style.css", "/static/style-000000000000.css", "/static/..%2f..%2fdesk.py"):
        assert client.get(wrong).status_code == 404


def test_pages_are_only_read(client: TestClient) -> None:
    """Other methods are refused in words, with those that are allowed; robots are told what to leave."""
    for method in ("POST", "PUT", "DELETE"):
        reply = client.request(method, AREA)
        assert (reply.status_code, reply.headers["allow"]) == (405, "GET, HEAD")
    assert "Disallow: /query" in client.get("/robots.txt").text


def test_the_text_of_a_document_and_its_claims_lead_to_each_other(client: TestClient, example: Graph) -> None:
    """Each passage has a number that leads to its claims, and these lead back; a claim can be asked for."""
    claim = next(one for one in example.claims("Western Science City") if one.quotes)
    name = claim.document_iri.rpartition("/")[2]
    page = client.get(f"/document/{name}?claim={claim.id.partition(':')[2]}").text
    seen = read(page)
    there = [link for link in seen.links if re.fullmatch(r"#n\d+", link)]
    back = [link for link in seen.links if re.fullmatch(r"#p\d+", link)]
    assert {link[2:] for link in there} == {link[2:] for link in back}
    assert "here" in seen.ids
    marked = re.search(
        r'id="here"[^>]*></span>(?:<span[^>]*></span>)*<mark class="wanted[^>]*>([^<]+)<', page
    )
    assert marked
    assert " ".join(claim.quotes[0].text.split()).startswith(" ".join(marked[1].split())[:40])
    assert client.get(f"/document/{name}?claim=claim-0").status_code == 404


@pytest.mark.parametrize("query", [one.query for one in examples()], ids=[one.words for one in examples()])
def test_examples_of_queries_have_answers(example: Graph, query: str) -> None:
    """Every example of the SPARQL page runs, finds something, and uses only terms that there are."""
    assert len(examples()) == 13
    result = example.query(query)
    assert result.rows
    assert result.notes == ()


def test_words_of_documents_stay_words(hostile: TestClient) -> None:
    """Markup, formulas and control characters of a text are shown, and never obeyed."""
    pages = [
        link for link in read(hostile.get("/documents").text).links if link.startswith("/document/source-")
    ]
    text = hostile.get(pages[0]).text
    assert read(text).faults == []
    assert "&lt;script&gt;alert(2)" in text
    found = hostile.get("/search", params={"q": "Harbour Development"})
    things = [link for link in read(found.text).links if link.startswith("/thing/")]
    for link in things:
        assert read(hostile.get(link).text).faults == []
        for line in csv.reader(io.StringIO(hostile.get(f"{link}.csv").text)):
            assert not any(one.startswith(("=", "+", "@")) for one in line)
    assert things
    assert HOSTILE not in text
