"""A graph on a server from the command line: sent, asked, and what goes wrong told in one line."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.servers import faulty, oxigraph
from tests.servers.faulty import Answer

from .conftest import run, write_documents


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run every test in an empty folder, as nobody in particular."""
    monkeypatch.chdir(tmp_path)
    for name in ("KG_USER", "KG_PASSWORD", "KG_TOKEN"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def url() -> Iterator[str]:
    """The address of an Oxigraph server with nothing in it."""
    with oxigraph.running() as address:
        yield address


def test_built_sent_and_asked(tmp_path: Path, url: str) -> None:
    """A graph is built and sent in one go, sent again for nothing, and asked by its address."""
    built = run("build", write_documents(tmp_path / "in"), "--to", url)
    assert (built.exit_code, built.stderr) == (0, "")
    assert f"The graph is at {url}" in built.stdout
    assert "  3 texts sent" in built.stdout
    again = run("push", "--to", url)
    assert again.exit_code == 0
    assert "nothing to send" in again.stdout
    assert "0 texts sent; 3 already there" in again.stdout
    for command in (("ask", "cq01"), ("conflicts",), ("verify",), ("show", "State Council"), ("unread",)):
        there, here = run(*command, "--graph", url), run(*command, "--graph", "kg-graph")
        assert (there.exit_code, there.stdout, there.stderr) == (here.exit_code, here.stdout, here.stderr)
    there = run("query", "ASK { ?s a kg:Claim }", "--graph", url)
    assert "yes" in there.stdout
    assert run("diff", "kg-graph", url).exit_code == 0


def test_errors_in_one_line(tmp_path: Path, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing there, no server, a wrong password and an address with one in it are one line each."""
    nothing = run("ask", "cq01", "--graph", url)
    assert (nothing.exit_code, nothing.stderr.count("\n")) == (2, 1)
    assert "no graph of policy-kg is there. Send one: kg push" in nothing.stderr
    monkeypatch.setenv("KG_TOKEN", "correct-horse")
    with faulty.running(lambda asked, n: Answer(401)) as server:
        refused = run("show", "Chongqing", "--graph", server.address)
    assert (refused.exit_code, refused.stderr.count("\n")) == (2, 1)
    assert "the server does not let you do this. Check KG_USER and KG_PASSWORD, or KG_TOKEN" in refused.stderr
    open_ = run("push", "--to", "http://me:correct-horse@127.0.0.1/sparql")
    assert (open_.exit_code, open_.stderr.count("\n")) == (2, 1)
    assert "Set KG_USER and KG_PASSWORD" in open_.stderr
    assert "correct-horse" not in refused.stderr + open_.stderr
