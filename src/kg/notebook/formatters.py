"""Tell a running IPython how to show what this package returns."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

from kg.notebook.bundles import (
    Bundle,
    answer_bundle,
    paths_bundle,
    picture_bundle,
    result_bundle,
    thing_bundle,
)

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell

# By the names of module and class, so that a class is loaded only by what makes it.
_SHOWN: Final[Mapping[tuple[str, str], Callable[[Any], Bundle]]] = {
    ("kg.questions.ask", "Answer"): answer_bundle,
    ("kg.questions.results", "Result"): result_bundle,
    ("kg.questions.show", "Description"): thing_bundle,
    ("kg.network.paths", "Paths"): paths_bundle,
    ("kg.views.picture", "Picture"): picture_bundle,
}


def register(shell: "InteractiveShell") -> None:
    """Let a shell show answers, results, paths and things as tables with their sentences."""
    if shell.display_formatter is None:
        return
    formatter = shell.display_formatter.mimebundle_formatter
    for (module, name), show in _SHOWN.items():
        formatter.for_type_by_name(module, name, show)
