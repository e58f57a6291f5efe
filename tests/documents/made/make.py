"""Makes the whole corpus: 60 PDFs, 30 web pages, and ten files of each other format."""

from pathlib import Path

from .expected import Made
from .html import make_pages
from .marked import make_markdown, make_rtf
from .packs import make_epub, make_odt
from .pdf import make_pdfs
from .plain import make_tables, make_texts
from .sheets import make_books, make_mails
from .word import make_docx

COUNTS = {"pdf": 60, "html": 30} | dict.fromkeys(
    ("docx", "odt", "epub", "md", "rtf", "txt", "csv", "xlsx", "eml"), 10
)
"""How many files of each format there are."""

_MAKERS = {
    "pdf": make_pdfs, "html": make_pages, "docx": make_docx, "odt": make_odt, "epub": make_epub,
    "md": make_markdown, "rtf": make_rtf, "txt": make_texts, "csv": make_tables, "xlsx": make_books,
    "eml": make_mails,
}  # fmt: skip


def make_all(folder: Path) -> tuple[Made, ...]:
    """Return all made files, written into one folder a format under the given one."""
    return tuple(made for name in _MAKERS for made in make_format(folder, name))


def make_format(folder: Path, name: str) -> tuple[Made, ...]:
    """Return the files of one format, written into a folder of its name under the given one."""
    place = folder / name
    place.mkdir(parents=True, exist_ok=True)
    return tuple(_MAKERS[name](place))
