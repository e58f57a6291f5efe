"""What the pages share: templates, styles, the hashes that admit them, and writing a page to disk."""

import base64
import hashlib
import os
import tempfile
from pathlib import Path
from typing import Final

from kg.exceptions import InputError

TEMPLATES: Final = Path(__file__).resolve().parent / "templates"


def render(template: str, **values: object) -> str:
    """Return a template of this package filled in; every text is escaped, and a missing value is an error."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415 - import kg stays light

    environment = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined)
    return environment.get_template(template).render(**values)


def asset(name: str) -> str:
    """Return a style or script of this package."""
    return (TEMPLATES / name).read_text(encoding="utf-8")


def source_hash(code: str) -> str:
    """Return the source expression by which a Content-Security-Policy admits this very code."""
    digest = hashlib.sha256(code.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def write_page(html: str, path: Path) -> None:
    """Write a page as UTF-8, at once: the file is the old page or the new one, never half.

    Raises:
        InputError: if the file cannot be written.
    """
    raw = html.encode("utf-8", "replace")
    temporary = ""
    try:
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent or Path())
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except OSError as error:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        hint = "Choose a file in a folder that exists and can be written"
        raise InputError(f"the page cannot be written ({error.strerror})", str(path), hint) from error
