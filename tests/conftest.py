"""What all tests share: steady property tests, and the example documents built into a graph once."""

from pathlib import Path

import pytest
from hypothesis import settings

import kg
from kg import resources

# The same cases on every run and machine: a test fails for a change, not by luck or on a slow computer.
settings.register_profile("steady", derandomize=True, deadline=None, database=None)
settings.load_profile("steady")


@pytest.fixture(scope="session")
def example_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a graph that was built from the example documents."""
    folder = tmp_path_factory.mktemp("example") / "kg-graph"
    kg.build(resources.example_graph() / "documents", output=folder).close()
    return folder
