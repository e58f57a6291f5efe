"""The IPython in which this program runs, and the folder of its notebook."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell


def running_shell() -> "InteractiveShell | None":
    """Return the IPython in which this program runs, or None; IPython is not loaded for it."""
    ipython = sys.modules.get("IPython")
    shell: InteractiveShell | None = ipython.get_ipython() if ipython is not None else None
    return shell


def notebook_folder() -> Path | None:
    """Return the folder of the notebook that runs this program, or None outside of one.

    It is where its kernel was started, which Jupyter does in the folder of the notebook.
    """
    shell = running_shell()
    if getattr(shell, "kernel", None) is None:
        return None
    return Path(getattr(shell, "starting_dir", "") or ".").absolute()
