"""Shared fixtures of the evaluation tests."""

import pytest

from kg.claims.extract import Extractor, make_extractor
from kg.lexicon import reference


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """Return an extractor that knows the packaged reference tables."""
    return make_extractor(reference())
