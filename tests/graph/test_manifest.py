"""Tests of the manifest as it is written."""

import json

import pytest

from kg.graph.manifest import DocumentRow, Manifest, is_sealed, parse_manifest

# Signs that are escaped, signs of a pattern, letters of other scripts.
ROWS = tuple(
    DocumentRow(f"source-{n}", 'a "name"\n', "100 % %s 规划 ü", "sha256:1", "sha256:2") for n in range(3)
)


@pytest.mark.parametrize("many", [0, 1, 3])
def test_as_the_library_writes(many: int) -> None:
    """However many documents there are, the text is that of the library, and all of it can be read again."""
    manifest = Manifest("0", ROWS[:many], {"quads": 5}, {"graph.nq": "12", "a.txt": "3"})
    text = manifest.to_json()
    content = json.loads(text)
    assert text == json.dumps(content, indent=1, ensure_ascii=False) + "\n"
    assert is_sealed(text.encode("utf-8"))
    assert parse_manifest(content, "here") == manifest
