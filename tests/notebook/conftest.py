"""A shell to try the magics in, and the example graph with its network."""

from collections.abc import Iterator

import networkx as nx
import pytest
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

import kg


@pytest.fixture(scope="session")
def example() -> Iterator[kg.Graph]:
    """The example graph, open."""
    with kg.open(kg.EXAMPLE) as graph:
        yield graph


@pytest.fixture(scope="session")
def whole(example: kg.Graph) -> "nx.MultiDiGraph[str]":
    """The network of the example graph."""
    return example.network()


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory) -> Iterator[InteractiveShell]:
    """An IPython as a notebook has it, with the extension loaded and the example open."""
    config = Config()
    config.HistoryManager.enabled = False
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("IPYTHONDIR", str(tmp_path_factory.mktemp("ipython")))
        InteractiveShell.clear_instance()
        made = InteractiveShell.instance(config=config)
        made.run_line_magic("load_ext", "kg")
        made.run_line_magic("kg_open", "example")
        yield made
        made.user_ns["graph"].close()
        InteractiveShell.clear_instance()
