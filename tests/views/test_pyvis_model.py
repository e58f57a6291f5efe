"""The pyvis model behind the page."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kg.exceptions import DataError
from kg.network.layout import layout
from kg.views import pyvis_model
from kg.views.pyvis_model import drawing_script, pyvis_network


def test_the_model_is_a_directed_pyvis_network(network: Any) -> None:
    """The model is pyvis' own, directed, with every node and every parallel edge."""
    model = pyvis_network(network, layout(network).positions)
    assert type(model).__module__ == "pyvis.network"
    assert (model.num_nodes(), model.num_edges(), model.directed) == (4, 5, True)
    assert [(e["from"], e["to"]) for e in model.edges].count(("r:plan", "r:body")) == 2


def test_the_model_stands_still(network: Any) -> None:
    """Positions are given and the physics of pyvis are off."""
    model = pyvis_network(network, layout(network).positions)
    assert model.options.physics.enabled is False
    assert all(isinstance(n["x"], int) and isinstance(n["y"], int) for n in model.nodes)


def test_only_doubtful_relations_are_dashed(network: Any) -> None:
    """Disputed relations are dashed, accepted ones are not."""
    model = pyvis_network(network, layout(network).positions)
    assert [e["label"] for e in model.edges if e["dashes"]] == ["within"]


def test_the_drawing_script_is_the_known_one() -> None:
    """The script of the installed pyvis is found and its licence is kept."""
    script = drawing_script()
    assert "vis-network" in script[:200]
    assert "MIT" in script[:3000]
    assert "</script" not in script


def test_a_changed_script_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A script with another hash is an error that says which pyvis to install."""
    monkeypatch.setattr(pyvis_model, "SCRIPT_SHA256", "0" * 64)
    with pytest.raises(DataError, match=r"pip install 'pyvis==0\.3\.2'"):
        drawing_script()


def test_a_missing_script_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pyvis without the script is an error that says which pyvis to install."""
    monkeypatch.setattr(pyvis_model, "SCRIPT", "templates/lib/none.js")
    with pytest.raises(DataError, match="is missing"):
        drawing_script()


def test_pyvis_is_loaded_only_when_it_is_used() -> None:
    """Importing the pages loads neither pyvis nor IPython."""
    code = "import sys, kg.views.pages; print([m for m in ('pyvis', 'IPython') if m in sys.modules])"
    source = Path(pyvis_model.__file__).parents[2]
    run = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"PYTHONPATH": str(source)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == "[]"
