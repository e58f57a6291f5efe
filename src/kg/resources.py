"""Find the data folders, in a checkout and in an installed wheel."""

from functools import cache
from pathlib import Path

from kg.exceptions import DataError

PACKAGE = Path(__file__).resolve().parent


@cache
def folder(name: str) -> Path:
    """Return the folder ``ontology`` or ``graph``.

    The wheel carries both beside the code; a checkout has them at its top level.

    Raises:
        DataError: if neither place holds the folder.
    """
    for place in (PACKAGE / "data" / name, PACKAGE.parents[1] / name):
        if place.is_dir():
            return place
    raise DataError(f"the folder {name}/ is missing", str(PACKAGE), "Reinstall policy-kg")


def ontology() -> Path:
    """Return the folder of the ontology: terms, shapes, vocabularies, questions, checks."""
    return folder("ontology")


def example_graph() -> Path:
    """Return the folder of the example documents, the reference tables and the built example."""
    return folder("graph")
