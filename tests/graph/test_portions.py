"""Tests of reading a file in portions of whole lines."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.graph.portions import portions


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=60), size=st.integers(1, 70), step=st.sampled_from([-1, 1, 3, 100]))
def test_portions_are_the_file(tmp_path: Path, data: bytes, size: int, step: int) -> None:
    """Together the portions are the bytes of the file, in order, and each but the last ends with a line."""
    path = tmp_path / "lines"
    path.write_bytes(data)
    found = []
    for portion in portions(path, size):
        pieces = list(iter(lambda p=portion: p.read(step), b""))  # type: ignore[misc]  # bound
        found.append(b"".join(pieces))
        assert portion.read() == b""
    assert b"".join(found) == data
    assert all(found)
    assert all(one.endswith(b"\n") for one in found[:-1])
    assert all(one[:-1].count(b"\n", size) == 0 for one in found)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    """A file that is not there is an error when the first portion is asked for."""
    with pytest.raises(FileNotFoundError):
        next(portions(tmp_path / "none", 10))
