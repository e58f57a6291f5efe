"""The tools for assistants, through the client of the protocol's own package over stdio."""

import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import anyio
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mcp import Client, StdioServerParameters
from mcp.shared.exceptions import MCPError

import kg
from kg.mcp import tools
from kg.mcp.server import make_server
from kg.mcp.shaping import BYTES, as_text, bounded

TOOLS = {
    *("search", "describe", "ask", "path", "conflicts", "query"),
    *("list_questions", "list_documents", "document_passage"),
}
# (tool, arguments, words of the text that comes back)
CALLS: tuple[tuple[str, dict[str, Any], tuple[str, ...]], ...] = (
    ("search", {"text": "shapinba"}, ("r:place-shapingba", "similar")),
    ("search", {"text": "重庆", "kind": "public body"}, ("Chongqing Municipal",)),
    ("search", {"text": "no such name qqq"}, ("nothing in this graph",)),
    ("describe", {"name": "Shapingba"}, ("lies within", "sentence:", "document id: r:source-")),
    (
        "ask",
        {"question": "cq06", "parameters": {"place": "Shapingba"}},
        ("Western Science City", "sentence:"),
    ),
    ("ask", {"question": "which zones take in Shapingba?"}, ("id: cq06",)),
    ("ask", {"question": "cq04", "limit": 30, "unsettled": True}, ("settled: True", "settled: False")),
    (
        "path",
        {"start": "Shapingba", "end": "State Council"},
        ("which was issued by State Council", "sentence:"),
    ),
    ("conflicts", {"limit": 1}, ("sides:", "says:", "status: accepted")),
    ("query", {"sparql": "SELECT ?z WHERE { ?z a kg:Zone } LIMIT 1"}, ("r:zone-",)),
    ("list_questions", {"group": "places"}, ("cq06", "place: kg:Place")),
    ("list_documents", {}, ("r:source-",)),
    (
        "document_passage",
        {"document": "Beijing draws a circle around Chengdu and Chongqing"},
        ("CHONGQING –",),
    ),
)
# (tool, hostile or wrong arguments, words of the error)
WRONG: tuple[tuple[str, dict[str, Any], str], ...] = (
    ("describe", {"name": "Nowhere at all"}, "no thing of this graph"),
    ("describe", {"name": "x" * 5_000}, "too long"),
    ("ask", {"question": "cq99"}, "cq99"),
    ("ask", {"question": "cq06", "parameters": {"place": "} DROP ALL"}}, "DROP ALL"),
    ("path", {"start": "Shapingba", "end": "Shapingba"}, "same"),
    ("conflicts", {"kind": "nonsense"}, "nonsense"),
    ("query", {"sparql": "DROP ALL"}, "refused"),
    ("query", {"sparql": "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }"}, "SERVICE"),
    ("query", {"sparql": "SELECT ?s FROM <file:///etc/passwd> { ?s ?p ?o }"}, "FROM"),
    ("query", {"sparql": "SELECT " + "x" * 30_000}, "too long"),
    ("list_questions", {"group": "nonsense"}, "Groups:"),
    ("document_passage", {"document": "../../etc/passwd"}, "no such document"),
    ("search", {"text": "x", "kind": "nonsense"}, "Kinds:"),
    ("search", {"text": 5}, "validation error"),
    ("search", {}, "validation error"),
)


@asynccontextmanager
async def served(place: Path) -> AsyncIterator[Client]:
    """Start ``kg mcp`` as an assistant does, and end it."""
    paths = {"PYTHONPATH": str(Path(kg.__file__).parents[1])}
    command = StdioServerParameters(command=sys.executable, args=["-m", "kg", "mcp"], env=paths, cwd=place)
    async with Client(command) as client:
        yield client


def in_a_thread(journey: Callable[..., Awaitable[None]], *given: object) -> None:
    """Run a journey in a thread of its own: a browser of another test may have left a loop in this one."""
    with ThreadPoolExecutor(1) as pool:
        pool.submit(anyio.run, journey, *given).result()


def test_every_tool_answers_over_stdio(tmp_path: Path) -> None:
    """Each tool gives its answer as text and structured; wrong and hostile calls are errors in words."""

    async def journey() -> None:
        async with served(tmp_path) as client:
            listed = (await client.list_tools()).tools
            assert {tool.name for tool in listed} == TOOLS
            assert all(tool.description for tool in listed)
            assert all(tool.annotations and tool.annotations.read_only_hint for tool in listed)
            for name, arguments, wanted in CALLS:
                reply: Any = await client.call_tool(name, arguments)
                assert not reply.is_error, reply.content[0].text
                assert all(words in reply.content[0].text for words in wanted), (name, arguments)
                assert as_text(reply.structured_content) == reply.content[0].text
            for name, arguments, words in WRONG:
                reply = await client.call_tool(name, arguments)
                assert reply.is_error, (name, arguments)
                assert words in reply.content[0].text, reply.content[0].text
                assert "Traceback" not in reply.content[0].text
            again: Any = await client.call_tool("search", {"text": "Shapingba"})
            assert again.structured_content["things"][0]["match"] == "exact"

    in_a_thread(journey)
    assert (len(CALLS), len(WRONG)) == (13, 15)


def test_documents_are_resources() -> None:
    """The text of a document can be read by its id, and by no other name."""

    async def journey(graph: kg.Graph) -> None:
        async with Client(make_server(graph)) as client:
            name = tools.documents(graph)["documents"][0]["id"].removeprefix("r:")
            read: Any = await client.read_resource(f"kg://document/{name}")
            assert read.contents[0].text.startswith("Beijing draws a circle")
            for wrong in ("kg://document/nothing", "kg://document/..%2F..%2Fetc%2Fpasswd"):
                with pytest.raises(MCPError):
                    await client.read_resource(wrong)

    with kg.open(kg.EXAMPLE) as graph:
        in_a_thread(journey, graph)


def test_answers_are_bounded() -> None:
    """An answer that would be too long is cut and says so; every passage and limit has a bound."""
    rows = [{"n": n, "words": "x" * 500} for n in range(1_000)]
    cut = bounded({"rows": rows, "note": ""}, "rows")
    assert len(str(cut)) < BYTES + 1_000
    assert cut["note"].startswith("cut: the first")
    assert bounded({"rows": rows[:2], "note": ""}, "rows")["rows"] == rows[:2]
    with kg.open(kg.EXAMPLE) as graph:
        document = tools.documents(graph)["documents"][0]["id"]
        whole = tools.passage(graph, document, -5, 10**9)
        assert (whole["start"], len(whole["text"])) == (0, whole["end"])
        assert len(tools.search(graph, "a", limit=10**9)["things"]) <= tools.MOST
        assert tools.passage(graph, document, 10**12)["text"] == ""


@pytest.fixture(scope="module")
def graph() -> Iterator[kg.Graph]:
    """The example graph."""
    with kg.open(kg.EXAMPLE) as opened:
        yield opened


@settings(max_examples=12)
@given(st.text(max_size=30))
def test_any_text_is_answered_or_refused_in_words(graph: kg.Graph, text: str) -> None:
    """No name makes a tool fail otherwise than by an error of ours."""
    calls: tuple[Callable[[kg.Graph, str], dict[str, Any]], ...] = (
        tools.search,
        tools.describe,
        tools.passage,
    )
    for call in calls:
        try:
            told = as_text(call(graph, text))
        except kg.KgError as error:
            told = str(error)
        assert told
