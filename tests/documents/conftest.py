"""The made corpus, made once a session."""

from collections.abc import Callable
from functools import cache

import pytest

from .made.expected import Made
from .made.make import make_format

Make = Callable[[str], tuple[Made, ...]]


@pytest.fixture(scope="session")
def make(tmp_path_factory: pytest.TempPathFactory) -> Make:
    """Return the function that makes all files of a format."""
    folder = tmp_path_factory.mktemp("made")
    return cache(lambda name: make_format(folder, name))
